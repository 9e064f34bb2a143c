// Package store keeps one committee's book: one *.sopt file on disk, and the same
// book in memory for reading. It is the only importer of bbolt.
//
// Words: a Book is an open file; a value is what stands under a key of a bucket;
// the head is the value that ties all others together; an Entry is one step of
// the history; a revision is one state of one record. SCHEMA.md gives the layout
// of the file.
//
// Promises, each with the tests that try to break it (those of store/torture among
// them; cmd/house makes sure that they exist):
//   - One write door. tx.go alone writes (TestOneWriteDoor): records, contents, history
//     and head in one transaction or not at all (TestStepIsWholeOrNothing). When Save
//     returns, the disk has it, and whatever ends the process or takes the power leaves
//     that state or the one in the making (TestRandomKills, TestKillsAtEveryCall,
//     TestPowerLoss, TestPowerLossAtEveryCall). A disk that lies about what it wrote may
//     go back to a whole older state, never to half of one (TestPowerLossOnALyingDisk).
//     What was rehearsed to be shown first is what is written then, or nothing is
//     (rehearsal.go: TestRehearsal, TestRehearsalMoved).
//   - Every value is sealed (seal.go). A flipped bit, a swapped, foreign, missing or
//     returned value is reported as ErrDamaged, never read as something else; where the
//     check finds nothing, nothing is wrong (TestDamagedBooks, TestBitFlips,
//     TestValuesThatMoved, TestCheckFindsHistory, TestOpenWantsTheLastEntry).
//   - Look before you open (guard.go, graph.go). A file that is cut, empty, foreign,
//     newer, locked or not writable is refused, and not one byte of it changes
//     (TestGuardNamesTheFault, TestPageGraph, TestGuardTakesWhatBboltWrites, TestCuts, TestLockNamesTheOther,
//     TestReadOnlyFolder). A state that is older than the last is told with its time
//     (TestLostMetaPageIsToldWithItsTime), and no save writes over
//     the only meta page that is left (spare.go: TestSaveSparesAMetaPage,
//     TestSpareFindsAnotherWriter).
//   - The history is a chain of hashes over salted digests (history.go). Undo and redo
//     are new entries, reach across restarts and take a whole step back
//     (TestUndoAgainstModel, TestUndoTakesAWholeImportBackAfterRestart); Revert takes
//     back any earlier one on which nothing was built (TestRevertAgainstBook).
//   - Issued papers and attachments are kept once, by their hash (TestAttach,
//     TestIssueFreezesAndVoidKeeps), and numbers of papers have no gap and no repeat in
//     their type and year (TestNumbersUnderKills).
//   - The View that Read lends equals the disk (TestBookKeepsWhatWasSaved,
//     TestReadersDuringWrites). Records in it are never modified (TestStaleFormShowsBoth).
//   - A half-typed form is kept as it was typed, and costs the book nothing
//     (TestDraftsComeBack, TestDamagedDraft, TestKillsDuringDrafts).
//   - What has the name of a copy is whole and was read back (TestRoundTrip,
//     TestBackupWhileSaving, TestBackupOfADamagedBook), the last good one stays
//     (TestKeepOverYears), and a book of every released schema opens and is migrated
//     whole or not at all (TestBackupsOfFrozenBooks, TestMigration,
//     TestMigrationThatFailsChangesNothing). Restoring keeps the present book beside it
//     (TestRestoreOverAnything), and takes from it what must not be turned back
//     (inherit.go): who was erased, the secrets, the papers issued since with their numbers
//     (TestRestoreKeepsWhoWasErased, TestRestoreKeepsPapers, TestRestoreOfOldSchemas).
//   - What still opens in a damaged file comes into a new book exactly, and what does not
//     is listed; the file itself is only read (salvage.go: TestSalvageDamage,
//     TestSalvageOfASoundBook, TestSalvageWithoutTheEnd, TestSalvageOfShiftedPages,
//     TestSalvageKeepsThePassword,
//     TestSalvageOldSchemas).
//   - A password (keys.go): without it or the recovery code nothing of the contents
//     can be read, nor seen but the size (hide.go: TestPasswordGivesNothingAway,
//     TestProtectedGivesNothingAway, TestProtectedBooksOfBefore), and what opened the book before opens
//     nothing after it was set or changed (TestPassword,
//     TestChangedPasswordMakesTheOldUseless). A damaged slot is never called a wrong
//     password (TestDamagedSlots).
//   - The book is written anew (rewrite.go) whole or not at all, whenever the process
//     ends or the disk is full, and can be read meanwhile (TestKillsAtEveryStep,
//     TestFullDiskAtEveryStep, TestReadersDuringRewrite), and every value in it is compared
//     (TestRewriteComparesValues).
//   - A person who was erased (erase.go) is in no value of the book and of its copies
//     any more, but where it says so; the history still verifies and nothing brings
//     them back (TestErase, TestEraseLists, TestEraseInCopies, TestEraseOldCopy); what
//     is missing without an erasure is found (TestEraseMissingIsNotErased).
//   - Errors carry no names of people (TestErrorsNameNobody).
//
// It must not: know a sentence of Vietnamese, know papers or screens, read a
// clock but Options.Now.
package store
