package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// freezing is set on the day of a release: the book of the present schema is made, and
// what the older books become in it is written down.
var freezing = os.Getenv("SOPHONGTRAO_FREEZE") != ""

// TestFrozenBooks opens a copy of the one real book of every released schema, and
// compares its export with the golden file beside it. The books are never written
// again: a change of a type that breaks one needs a step, not a new book. The golden
// files change with the schema only.
func TestFrozenBooks(t *testing.T) {
	books, err := filepath.Glob("testdata/books/s*.sopt")
	if err != nil || len(books) == 0 {
		t.Fatal(books, err)
	}
	for _, book := range books {
		path := filepath.Join(t.TempDir(), "x.sopt")
		if err := os.WriteFile(path, readFile(t, book), 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := store.Open(path, store.Options{Now: storetest.Clock()})
		if err != nil {
			t.Fatal(book, err)
		}
		storetest.CheckAtEnd(t, b)
		golden := strings.TrimSuffix(book, ".sopt") + ".json"
		if freezing {
			if err := os.WriteFile(golden, []byte(export(t, b)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, want := export(t, b), string(readFile(t, golden)); got != want {
			t.Errorf("%s is read other than it was written:\n%s", book, difference(got, want))
		}
		b.Read(func(v *record.View) {
			for _, k := range record.Kinds {
				for r := range v.Records(k) {
					if faults := r.Check(v); len(faults) > 0 && !r.M().Bin {
						t.Error(book, k, r.M().ID, faults)
					}
				}
			}
		})
		if drafts, damaged, err := b.Drafts(); err != nil || damaged > 0 || (len(drafts) > 0) != (golden >= "testdata/books/s3") {
			t.Error(book, len(drafts), "drafts,", damaged, "damaged:", err)
		}
		p := find[*record.Person](b, record.KindPerson, 10)
		p.Work = "Thử ghi"
		if _, err := b.Save(op, p); err != nil {
			t.Error(book, err)
		}
		undone := 0
		for ; undone < 1000; undone++ {
			if _, err := b.Undo(); err != nil {
				break
			}
		}
		if undone < 3 {
			t.Error(book, "only", undone, "steps could be undone")
		}
	}
}

func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return g[i] + "\ninstead of\n" + w[i]
		}
	}
	return "one is longer"
}

// TestFreeze makes the book of the present schema as it is frozen, and keeps it once:
// on the day of a release, with SOPHONGTRAO_FREEZE=1.
func TestFreeze(t *testing.T) {
	b := storetest.New(t, append(storetest.Seed(), storetest.Work()...)...)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	filled(t, b, must)
	forgotten(b, must)
	worked(b, must)
	united(b, must)
	begun(b, must)
	name := fmt.Sprintf("testdata/books/s%d", before)
	if _, err := os.Stat(name + ".sopt"); err == nil || !freezing {
		return // it is never made again
	}
	if empty := unfilled(b); len(empty) > 0 {
		t.Fatal("the book to freeze leaves empty:", empty)
	}
	golden := export(t, b)
	b.Close()
	must(os.WriteFile(name+".sopt", readFile(t, b.Path()), 0o644))
	must(os.WriteFile(name+".json", []byte(golden), 0o644))
}

// filled puts something into every field of every kind, issues and voids, bins,
// undoes and redoes.
func filled(t *testing.T, b *store.Book, must func(error)) {
	t.Helper()
	c := find[*record.Committee](b, record.KindCommittee, 2)
	c.Letterheads = []record.Letterhead{{Lines: []record.HeaderLine{{Text: "MTTQ VIỆT NAM PHƯỜNG THỬ NGHIỆM"}, {Text: "BAN THƯỜNG TRỰC", Bold: true}}}}
	c.Signers = []record.Signer{{Span: record.Span{From: record.Day(2025, 7, 1), To: record.Year(2030)}, Name: "Lê Thị Thử",
		Lines: []string{"TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"}, Default: true}}
	c.Patterns = []record.NumberPattern{{From: record.Year(2025), Pattern: "{số}/{LOẠI}-MTTQ-BTT"}}
	c.Recipients = []record.Recipients{{Type: record.DocReport, Lines: []string{"Như trên", "Lưu: VT"}}}
	s := find[*record.Settings](b, record.KindSettings, 1)
	s.Periods = []record.PeriodRule{{Code: "nam", Name: "năm", YearWindow: record.YearWindow{FromYear: -1, FromMonth: 12, FromDay: 15, ToMonth: 12, ToDay: 14}, DueMonth: 12, DueDay: 20}}
	s.Citations = []record.Citation{{Code: "plan", From: record.Day(2025, 9, 1), Text: "Kế hoạch số 279/KH-MTTW-BCA"}}
	s.Sensitive = []record.Sensitive{{Field: record.SensitiveEthnicity, Since: record.Day(2026, 1, 1), Purpose: "Thống kê theo kế hoạch"}}
	s.Layouts, s.Retention = []record.RosterLayout{{Name: "Gọn", Columns: []string{"stt", "name"}}}, 24
	must(second(b.Save(store.Op{Code: "edit", Label: "Lê Thị Thử"}, c, s)))

	site := find[*record.Site](b, record.KindSite, 6)
	site.Name, site.Place, site.Surveyed, site.Launched = "Camera an ninh khu phố 1", "Ngã tư", record.Year(2023), record.Day(2024, 4, 2)
	site.Board, site.Rules = []string{"Ông A - Trưởng ban"}, "Quy chế 01"
	site.Equipment = []record.Equipment{{Name: "Camera", Unit: "chiếc", Quantity: record.N(12), Since: record.Day(2024, 4, 1)}}
	site.Money = []record.Money{{Year: 2024, Fund: "state", Amount: record.N(15_000_000)}}
	site.Results = []record.Result{{Year: 2024, Sessions: record.N(4), Reached: record.N(0), Disputes: record.NotReported()}}
	site.Reviews = []record.Review{{Year: 2024, Grade: "good", Strength: "Tốt.\nĐều.", Date: record.Day(2024, 12, 1)}}
	site.Stages = []record.Stage{{Stage: record.StageActive, Date: record.Day(2024, 4, 2), Paper: "15/QĐ-UBND"}}
	p := find[*record.Person](b, record.KindPerson, 9)
	p.SortName, p.Address, p.Home, p.Schooling, p.Training = "Đượm", "Số 1", "Bình Dương", "12/12", "Trung cấp"
	p.Political, p.Work, p.Phone, p.Respected, p.Ethnicity = "Sơ cấp", "Nghỉ hưu", "+84 912 345 679", true, "Kinh"
	p.Consents = []record.Consent{{Purpose: "list", Date: record.Day(2026, 1, 2), Form: "paper"}}
	m := find[*record.Meeting](b, record.KindMeeting, 13)
	m.Chair, m.Secretary = record.Officer{Name: "Ông B", Title: "Ông", Post: "Trưởng ban"}, record.Officer{Name: "Bà C"}
	m.Groups = []record.Group{{Name: "Đại diện Ban công tác Mặt trận", Present: record.N(13)}}
	m.Absences = []record.Absence{{Who: "Ông D", Excused: true, Reason: "Ốm"}}
	m.Conclusions, m.VoteMethod, m.Copies = []string{"Nhất trí."}, "hands", 2
	m.Tasks = []record.Assignment{{What: "Gửi biên bản", Owner: "Bà C", Due: record.Day(2023, 4, 25)}}
	must(second(b.Save(op, site, p, m)))

	must(third(b.Issue(store.Op{Code: "issue"}, 14, day, pdf("%PDF-1.4 thử"))))
	must(second(b.Void(store.Op{Code: "void"}, 14, "Sai số liệu")))
	must(second(b.Save(op, &record.Document{Type: record.DocReport, Title: "Báo cáo thay thế", Replaces: 14,
		Edits: []record.Edit{{Key: "II.1", Text: "Một.\nHai."}}})))
	binned := &record.Person{Name: "Người vào thùng rác"}
	must(second(b.Save(op, binned)))
	must(second(b.Delete(op, record.KindPerson, binned.ID)))
	must(second(b.Undo()))
	must(second(b.Redo()))
	must(second(b.Save(op, &record.Person{Name: "Người bị hoàn tác"})))
	must(second(b.Undo()))
}

func third[T, U any](_ T, _ U, err error) error { return err }
