package main

import (
	"path/filepath"
	"time"

	"sophongtrao/cmd/support"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
)

// safe is the safety of the book in every picture: what a clerk has after some months.
// Its folders are those of a clerk's machine, which the machine of the pictures has not.
type safe struct{ book *store.Book }

var _ desk.Safety = safe{}

const backups = `C:\SoPhongTrao\SaoLuu\tan-mau`

func ago(d time.Duration) time.Time { return now().Add(-d) }

func (safe) Kept() desk.Kept {
	return desk.Kept{Folder: backups, At: ago(20 * time.Minute), Second: `E:\SaoLuuSoPhongTrao`, SecondAt: ago(76 * time.Hour),
		Checked: ago(50 * time.Hour), Drilled: ago(9 * 24 * time.Hour), Records: 1480, LockAfter: 15,
		Places: []desk.Place{{Label: "KINGSTON", Dir: `F:\SaoLuuSoPhongTrao`, At: ago(41 * 24 * time.Hour)}}}
}

func (safe) Folders() []string                 { return []string{backups} }
func (safe) Missed() []desk.Place              { return nil }
func (safe) Sticks() []string                  { return []string{`E:\`} }
func (safe) SetFolder(string)                  {}
func (safe) SetSecond(string)                  {}
func (safe) SetLock(int)                       {}
func (safe) Secret(string)                     {}
func (safe) Restore(string, string)            {}
func (safe) Before(string) error               { return nil }
func (safe) BackUp(string) (store.Copy, error) { return safe{}.Copies()[0], nil }
func (safe) copy(d time.Duration, why string) store.Copy {
	at := ago(d)
	return store.Copy{Path: filepath.FromSlash(backups + `\tan-mau-s2-` + at.UTC().Format("20060102-150405") + "-" + why + ".sopt"),
		At: at, Why: why, Schema: 2, Size: 2_310_144}
}

func (k safe) Copies() []store.Copy {
	const day = 24 * time.Hour
	bad := k.copy(12*day, store.WhyAuto)
	bad.State = store.ErrCut
	aside := k.copy(40*day, store.WhyAside)
	aside.Path = `C:\SoPhongTrao\tan-mau-s2-20261014-034207-aside.sopt`
	return []store.Copy{k.copy(20*time.Minute, store.WhyAuto), k.copy(day, store.WhyAuto), k.copy(2*day, store.WhyHand),
		k.copy(3*day, store.WhyImport), bad, k.copy(19*day, store.WhyAuto), k.copy(33*day, store.WhyErase), aside, k.copy(64*day, store.WhyAuto)}
}

// Compare compares the book with itself as it was before the newest meeting and four
// people came into it.
func (k safe) Compare(string, string) (now, then store.Report, c store.Comparison, err error) {
	if now, err = k.book.Summary(); err != nil {
		return now, then, c, err
	}
	then = now
	then.Records = map[record.Kind]int{}
	for kind, n := range now.Records {
		then.Records[kind] = n
	}
	then.Seq, then.At = now.Seq-6, ago(30*time.Hour)
	then.Records[record.KindMeeting]--
	then.Records[record.KindPerson] -= 4
	then.Records[record.KindMembership] -= 4
	then.Records[record.KindTeam]++
	c.Kinds = []store.Delta{{Kind: record.KindTeam, Back: 1, Changed: 1}, {Kind: record.KindPerson, Lost: 4}, {Kind: record.KindMembership, Lost: 4},
		{Kind: record.KindMeeting, Lost: 1}}
	k.book.Read(func(v *record.View) {
		for d := range v.Documents.All() {
			if d.Is() == record.Issued && len(c.Issued) == 0 {
				c.Issued = append(c.Issued, d)
			}
		}
	})
	return now, then, c, nil
}

func (k safe) Support() (string, func() (string, error)) {
	var p support.Package
	k.book.Read(func(v *record.View) {
		p = support.Make(support.Facts{Now: now(), Version: "0.4.0", Size: 2_310_144, View: v, Dir: "/nowhere"})
	})
	return p.Text(), func() (string, error) { return `C:\SoPhongTrao\goi-ho-tro-20261123-1042.zip`, nil }
}
