package forms_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

var update = flag.Bool("update", false, "write the goldens anew; read the difference before you keep it")

var today = record.Day(2026, 11, 23)

// commune reads the records of testdata/commune.json: a small invented ward, kept
// frozen so that the goldens change only when the forms do.
func commune(t testing.TB) []record.Record {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "commune.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		Kind   record.Kind
		Record json.RawMessage
	}
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	recs := make([]record.Record, len(list))
	for i, x := range list {
		recs[i] = record.New(x.Kind)
		if err := json.Unmarshal(x.Record, recs[i]); err != nil {
			t.Fatal(err)
		}
	}
	return recs
}

// The commune of the tests has a record of every kind, and no fault in any.
func TestCommune(t *testing.T) {
	v := view(commune(t)...)
	for _, k := range record.Kinds {
		n := 0
		for r := range v.Records(k) {
			n++
			if e := r.Check(v); len(e) > 0 {
				t.Error(k, r.M().ID, e)
			}
		}
		if n == 0 {
			t.Errorf("no record of kind %s", k)
		}
	}
}

func view(recs ...record.Record) *record.View {
	v := new(record.View)
	for _, r := range recs {
		v.Put(r)
	}
	return v
}

func build(t testing.TB, name string, in forms.Input) forms.Output {
	t.Helper()
	f, ok := forms.Get(name)
	if !ok {
		t.Fatalf("no form %q", name)
	}
	o, err := f.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// The goldens are the papers as drafts and, issued, with number, date and signer.
func TestPapers(t *testing.T) {
	v := view(commune(t)...)
	for _, f := range forms.All {
		o := build(t, f.Name, forms.Input{View: v, Today: today})
		golden(t, f.Name+".txt", dump(o))
	}
	d := &record.Document{Type: record.DocReport, State: record.Issued, Number: 5, Year: 2026, Symbol: "05/BC-MTTQ-BTT",
		Date:   record.Day(2026, 2, 5),
		Signer: record.Signer{Name: "Lê Thị Hạ", Lines: []string{"TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}},
		Edits:  []record.Edit{{Key: "I.2", Text: "Tình hình ổn định.\nKhông có vụ việc phức tạp."}, {Key: "V.2", Text: ""}}}
	d.ID = 900
	golden(t, "issued.txt", dump(build(t, "period", forms.Input{View: v, Today: today, Document: d,
		Source: record.Source{Rule: "6t-dau", Year: 2026}})))
	for _, option := range []string{"so-ket", "tong-ket:2025", "mat-tran"} {
		name, _, _ := strings.Cut(option, ":")
		golden(t, "period-"+name+".txt", dump(build(t, "period", forms.Input{View: v, Today: today, Source: record.Source{Rule: "nam", Year: 2026, Option: option}})))
	}
	golden(t, "forum.txt", dump(build(t, "minutes", forms.Input{View: v, Today: today, Source: record.Source{Meeting: 17}})))
	golden(t, "training.txt", dump(build(t, "minutes", forms.Input{View: v, Today: today, Source: record.Source{Meeting: 20}})))
	golden(t, "consent-person.txt", dump(build(t, "consent", forms.Input{View: v, Today: today, Source: record.Source{Of: firstLeader(v)}})))
	after, who := view(commune(t)...), firstLeader(v)
	for _, r := range after.Forget(who.ID, record.Day(2026, 11, 20)) {
		after.Put(r)
	}
	golden(t, "erasure-done.txt", dump(build(t, "erasure", forms.Input{View: after, Today: today, Source: record.Source{Of: who, Erased: record.Erasure{
		Reason: record.ReasonAsked, Requested: record.Day(2026, 11, 9), By: "Lê Thị Hạ", Records: 6, Revisions: 14, Files: 1, Rewritten: 9,
		Copies: []string{"USB 24-10-2026/so-phong-trao.sopt"}}}})))
	team := firstTeam(v)
	golden(t, "team.txt", dump(build(t, "roster", forms.Input{View: v, Today: today, Source: record.Source{Team: team,
		Columns: []string{"stt", "name", "birth", "home", "schooling", "training", "political", "role", "phone", "from"}}})))
}

// firstLeader is who leads the first team.
func firstLeader(v *record.View) record.Ref {
	return record.RefTo(v.LeaderOf(firstTeam(v), today))
}

func firstTeam(v *record.View) record.ID {
	for t := range v.Teams.All() {
		if len(v.MembersOf(t.ID, today)) > 3 {
			return t.ID
		}
	}
	return 0
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what is printed now; run with -update and read the difference", path)
	}
}
