package forms_test

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Every form of the catalogue passes this suite by being in forms.All.
func TestConformance(t *testing.T) {
	v := view(commune(t)...)
	for _, f := range forms.All {
		t.Run(f.Name, func(t *testing.T) {
			in := forms.Input{View: v, Today: today}
			o := build(t, f.Name, in)
			if len(o.Problems) > 0 {
				t.Errorf("problems with a full book: %v", o.Problems)
			}
			if !reflect.DeepEqual(o, build(t, f.Name, in)) {
				t.Error("two papers of the same records differ")
			}
			if !strings.Contains(o.Title, " ") || o.Doc.Title != o.Title || o.Doc.Mark != "THỰC HÀNH" {
				t.Errorf("title %q, mark %q", o.Title, o.Doc.Mark)
			}
			if !regexp.MustCompile(`^[A-Z]{2,3}-MTTQ_[0-9A-Za-z_-]+\.pdf$`).MatchString(o.FileName) {
				t.Errorf("file name %q", o.FileName)
			}
			if len(f.Asks) == 0 {
				t.Error("the form asks for nothing")
			}
			front := 0
			if f.Name == "bundle" {
				front = 1 // behind the contents
			}
			checkFrame(t, f, o.Doc.Sheets[front])
			checkEdits(t, f, in, o)
			checkTables(t, o)
			asAsked := in
			asAsked.Source = o.Source
			if again := build(t, f.Name, asAsked); !reflect.DeepEqual(again.Doc, o.Doc) {
				t.Error("the filled-in Source makes another paper")
			}
		})
	}
}

// checkFrame: letterhead first, "./." last in the text, then the signature. A form that
// is only printed (no DocType: a book or sheet to write in) ends as it likes.
func checkFrame(t *testing.T, f forms.Form, s paper.Sheet) {
	t.Helper()
	head, ok := s.Blocks[0].(paper.Letterhead)
	if !ok || len(head.Left) == 0 || len(head.Right) != 2 {
		t.Error("no letterhead")
	}
	if f.DocType == "" {
		return
	}
	last := len(s.Blocks) - 1
	sig, ok := s.Blocks[last].(paper.Signature)
	if !ok || len(sig.Right) == 0 || text(sig.RightName.Runs) == "" {
		t.Error("no signature")
	}
	if p, ok := s.Blocks[last-1].(paper.Paragraph); !ok || !strings.HasSuffix(text(p.Runs), "./.") {
		t.Errorf("the text does not end in ./.: %v", s.Blocks[last-1])
	}
}

// checkEdits: each sentence can be replaced and left out, and nothing else moves.
func checkEdits(t *testing.T, f forms.Form, in forms.Input, o forms.Output) {
	t.Helper()
	seen := map[string]bool{}
	for _, s := range o.Sentences {
		if s.Key == "" || seen[s.Key] || s.Text != s.Default {
			t.Errorf("sentence %+v", s)
		}
		seen[s.Key] = true
		edited := in
		edited.Document = &record.Document{Type: f.DocType, Edits: []record.Edit{{Key: s.Key, Text: "Câu do người lập sửa."}}}
		got := build(t, f.Name, edited)
		if runs := slices.DeleteFunc(find(got, "Câu do người lập sửa."), isContents); len(runs) != 1 || runs[0].Ref.Kind() != "document" || runs[0].Ref.Key() != s.Key {
			t.Errorf("%s: edited text is on the paper %d times", s.Key, len(runs))
		}
		edited.Document = &record.Document{Type: f.DocType, Edits: []record.Edit{{Key: s.Key, Text: " "}}}
		if left := build(t, f.Name, edited); len(s.Default) > 3 && count(left, s.Default) >= count(o, s.Default) {
			t.Errorf("%s: left out and still there", s.Key)
		}
	}
}

// isContents says that a text repeats a heading in the contents.
func isContents(r paper.Run) bool { return r.Ref == paper.Ref{} }

// count finds a sentence on a paper, where a title holds terms together with hard
// blanks.
func count(o forms.Output, s string) int {
	plain := strings.NewReplacer("\u00a0", " ")
	return strings.Count(plain.Replace(all(o)), plain.Replace(s))
}

// checkTables: every row of a table covers every column once.
func checkTables(t *testing.T, o forms.Output) {
	t.Helper()
	for _, s := range o.Doc.Sheets {
		for _, b := range s.Blocks {
			table, ok := b.(paper.Table)
			if !ok {
				continue
			}
			for i, r := range table.Rows {
				if n := width(r.Cells); n != len(table.Columns) {
					t.Errorf("row %d covers %d of %d columns", i, n, len(table.Columns))
				}
			}
			if n := width(table.Head[0]); n != len(table.Columns) {
				t.Errorf("the head covers %d of %d columns", n, len(table.Columns))
			}
		}
	}
}

func width(cells []paper.Cell) (n int) {
	for _, c := range cells {
		n += max(1, int(c.ColSpan))
	}
	return n
}

// Every text of a record that stands on a paper names the field it came from: a
// mark is put into each text of the book, and each mark that is printed must stand
// in a run whose Ref is its field. Texts of the settings' lists are named by the
// record that chose them.
func TestEveryTextNamesItsField(t *testing.T) {
	recs := commune(t)
	for _, r := range recs {
		if r.Kind() != record.KindSettings {
			markTexts(reflect.ValueOf(r).Elem(), fmt.Sprintf("%s/%d/", r.Kind(), r.M().ID))
		}
	}
	v := view(recs...)
	mark := regexp.MustCompile(`⟦([^⟧]*)⟧`)
	printed := map[string]bool{}
	for _, f := range forms.All {
		in := forms.Input{View: v, Today: today}
		if f.Name == "roster" {
			in.Source.Columns = []string{"stt", "name", "birth", "home", "address", "schooling", "training", "political", "work", "role", "by", "note"}
		}
		for _, r := range runsOf(build(t, f.Name, in)) {
			for _, m := range mark.FindAllStringSubmatch(r.Text, -1) {
				printed[m[1][:strings.Index(m[1], "/")]] = true
				at := fmt.Sprintf("%s/%d/%s", r.Ref.Kind(), r.Ref.ID, r.Ref.Field())
				if !strings.HasPrefix(m[1], at) || r.Ref.Field() == "" {
					t.Errorf("%s: text of %s is said to come from %s", f.Name, m[1], at)
				}
			}
		}
	}
	for _, k := range []string{"committee", "area", "model", "site", "team", "person", "membership", "meeting"} {
		if !printed[k] {
			t.Errorf("no text of a %s is printed: the test sees nothing", k)
		}
	}
}

// codes are fields that hold no text but a code, a number or a pattern.
var codes = map[string]bool{"Type": true, "Level": true, "Role": true, "How": true, "Stage": true, "Grade": true,
	"Proposal": true, "Fund": true, "VoteMethod": true, "Field": true, "Phone": true, "Sex": true, "Form": true,
	"Purpose": true, "SortName": true}

func markTexts(v reflect.Value, at string) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			v.SetString(v.String() + "⟦" + at + "⟧")
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() || codes[f.Name] {
				continue
			}
			name := strings.ToLower(f.Name[:1]) + f.Name[1:]
			if f.Anonymous {
				name = ""
			}
			sep := "."
			if strings.HasSuffix(at, "/") || at == "" || name == "" {
				sep = ""
			}
			markTexts(v.Field(i), at+sep+name)
		}
	case reflect.Slice:
		for i := range v.Len() {
			markTexts(v.Index(i), fmt.Sprintf("%s[%d]", at, i))
		}
	}
}

// An empty committee is named field by field; the draft still shows where.
func TestEmptyFieldsAreProblems(t *testing.T) {
	var recs []record.Record
	for _, r := range commune(t) {
		if r.Kind() != record.KindCommittee {
			recs = append(recs, r)
		}
	}
	v := view(recs...)
	for _, f := range forms.All {
		o := build(t, f.Name, forms.Input{View: v, Today: today})
		want := []string{"letterheads[0].lines[0].text"}
		switch f.DocType {
		case "":
		case record.DocMinutes:
			want = append(want, "patterns[0].pattern", "names[0].name")
		case record.DocReport, record.DocRequest, record.DocPlan, record.DocInvite:
			want = append(want, "signers[0].name", "signers[0].lines", "names[0].place", "patterns[0].pattern", "names[0].name")
		default:
			want = append(want, "signers[0].name", "signers[0].lines", "names[0].place")
		}
		for _, field := range want {
			if !hasProblem(o, "committee", field) {
				t.Errorf("%s: %s is empty and nobody says so: %v", f.Name, field, o.Problems)
			}
		}
		if !strings.Contains(all(o), "......") {
			t.Errorf("%s: no dotted line", f.Name)
		}
	}
}

func hasProblem(o forms.Output, kind, field string) bool {
	for _, p := range o.Problems {
		if p.Kind == paper.EmptyField && p.Ref.Kind() == kind && p.Ref.Field() == field && p.Text != "" {
			return true
		}
	}
	return false
}

func TestNothingToPrint(t *testing.T) {
	empty := new(record.View)
	for _, x := range []struct {
		form string
		in   forms.Input
		want error
	}{
		{"roster", forms.Input{Today: today}, forms.ErrInput},
		{"roster", forms.Input{View: empty}, forms.ErrInput},
		{"roster", forms.Input{View: empty, Today: today}, forms.ErrNoTeam},
		{"roster", forms.Input{View: empty, Today: today, Source: record.Source{Area: 7}}, forms.ErrNoArea},
		{"roster", forms.Input{View: empty, Today: today, Source: record.Source{Columns: []string{"x"}}}, forms.ErrColumn},
		{"roster", forms.Input{View: view(&record.Team{Meta: record.Meta{ID: 1}, Name: "Tổ 1"}), Today: today}, forms.ErrNoMember},
		{"minutes", forms.Input{View: empty, Today: today}, forms.ErrNoMeeting},
		{"site", forms.Input{View: empty, Today: today}, forms.ErrNoSite},
		{"period", forms.Input{View: empty, Today: today}, forms.ErrNoPeriod},
		{"period", forms.Input{View: view(&record.Settings{Meta: meta(1), Periods: []record.PeriodRule{{Code: "nam", Name: "năm",
			YearWindow: record.YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 12, ToDay: 31}}}}), Today: today, Source: record.Source{Rule: "nam", Year: int(today.Y) + 1}}, forms.ErrFuture},
	} {
		f, _ := forms.Get(x.form)
		if _, err := f.Build(x.in); !errors.Is(err, x.want) || forms.Explain(err) == "" {
			t.Errorf("%s: %v, want %v", x.form, err, x.want)
		}
	}
	if forms.Explain(errors.New("other")) != "" {
		t.Error("a foreign error is explained")
	}
}

// runsOf are all runs of a paper.
func runsOf(o forms.Output) (out []paper.Run) {
	lines := func(ls ...paper.Line) {
		for _, l := range ls {
			out = append(out, l.Runs...)
		}
	}
	cells := func(cs []paper.Cell) {
		for _, c := range cs {
			out = append(out, c.Runs...)
		}
	}
	for _, s := range o.Doc.Sheets {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case paper.Letterhead:
				lines(b.Left...)
				lines(b.Number, b.Date)
			case paper.Heading:
				lines(b.Lines...)
			case paper.Paragraph:
				out = append(out, b.Runs...)
			case paper.Table:
				for _, r := range b.Head {
					cells(r)
				}
				for _, r := range b.Rows {
					cells(r.Cells)
				}
			case paper.Chart:
				for _, x := range b.Bars {
					out = append(append(out, x.Label...), x.Value...)
				}
			case paper.Signature:
				lines(b.Recipients...)
				lines(b.Left...)
				lines(b.Right...)
				lines(b.LeftName, b.RightName, b.Date)
			}
		}
	}
	return out
}

func text(runs []paper.Run) string {
	var s strings.Builder
	for _, r := range runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

func all(o forms.Output) string { return text(runsOf(o)) }

func find(o forms.Output, s string) (out []paper.Run) {
	for _, r := range runsOf(o) {
		if r.Text == s {
			out = append(out, r)
		}
	}
	return out
}
