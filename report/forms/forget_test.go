package forms_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// TestCountsOutliveNames, over random books: a period report and a roster as of an
// earlier day give the same figures, and the roster the same totals, after everybody or
// some were anonymised.
func TestCountsOutliveNames(t *testing.T) {
	set := countingSettings(t)
	for _, f := range []string{record.SensitiveEthnicity, record.SensitiveReligion, record.SensitiveParty} {
		set.Sensitive = append(set.Sensitive, record.Sensitive{Field: f, Purpose: "Thống kê"})
	}
	columns := []string{"stt", "name", "birth", "ethnicity", "religion", "party", "respected", "role"}
	rosters := 0
	for n := range *books {
		rule := set.Periods[n%len(set.Periods)]
		w := rule.Of(2025).Window
		b := newRandomBook(*seed+uint64(n), set, []record.Date{w.From, w.To})
		inLetters(b)
		v, after := view(b.recs...), view(b.recs...)
		for _, id := range b.ids[record.KindPerson] {
			if n%2 == 0 || b.IntN(2) == 0 {
				for _, r := range after.Forget(id, w.To) {
					after.Put(r)
				}
			}
		}
		period := forms.Input{Today: w.To, Source: record.Source{Form: "period", Rule: rule.Code, Year: 2025}}
		roster := forms.Input{Today: w.To, Source: record.Source{Form: "roster", AsOf: w.From, Columns: columns}}
		for _, in := range []forms.Input{period, roster} {
			f, _ := forms.Get(in.Source.Form)
			in.View = v
			was, err := f.Build(in)
			in.View = after
			is, err2 := f.Build(in)
			if (err == nil) != (err2 == nil) {
				t.Fatal(err, err2)
			}
			if err != nil {
				continue
			}
			if len(was.Figures) != len(is.Figures) {
				t.Fatal(len(was.Figures), len(is.Figures))
			}
			for i, f := range was.Figures {
				if is.Figures[i] != f {
					t.Errorf("seed %d, %s: %v became %v", *seed+uint64(n), in.Source.Form, f, is.Figures[i])
				}
			}
			if in.Source.Form == "roster" {
				rosters++
				if x, y := totals(was), totals(is); x == "" || x != y {
					t.Errorf("seed %d: %q became %q", *seed+uint64(n), x, y)
				}
			}
		}
	}
	if rosters < *books/3 {
		t.Errorf("only %d rosters", rosters)
	}
}

// inLetters gives the people of a book what rosters count, and ties votes and awards to
// them.
func inLetters(b *randomBook) {
	r := rand.New(rand.NewPCG(uint64(len(b.recs)), 1))
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	for _, x := range b.recs {
		switch x := x.(type) {
		case *record.Person:
			x.Name = "Lý Thị " + pick("An", "Ân", "Đượm")
			x.Ethnicity, x.Religion, x.Party = pick("", "Kinh", "Tày"), pick("", "Không", "Phật giáo"), r.IntN(3) == 0
			if r.IntN(3) == 0 {
				x.PartyDate = record.Year(1990)
			}
			x.Birth = []record.Date{{}, record.Year(1950), record.Day(1996, 5, 1), record.Day(1964, 12, 31)}[r.IntN(4)]
			x.Phone, x.Area = "0912345678", b.one(record.KindArea)
		case *record.Meeting:
			for i := range x.Votes {
				x.Votes[i].Person = b.one(record.KindPerson)
			}
		case *record.Commendation:
			x.Subject = record.Ref{Kind: record.KindPerson, ID: b.one(record.KindPerson)}
		case *record.Exemplar:
			x.Subject = record.Ref{Kind: record.KindPerson, ID: b.one(record.KindPerson)}
		}
	}
}

// totals is the line under a roster.
func totals(o forms.Output) string {
	lines := strings.Split(dump(o), "\n")
	if i := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "Tổng số: ") }); i >= 0 {
		return lines[i]
	}
	return ""
}
