package forms_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// No records, however strange, make a form panic, and the only errors are those of
// the package. The fields are filled at random by reflection.
func FuzzForms(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		v := new(record.View)
		for id := 1; id <= 1+rnd.IntN(40); id++ {
			r := record.New(record.Kinds[rnd.IntN(len(record.Kinds))])
			scramble(rnd, reflect.ValueOf(r).Elem())
			if s, ok := r.(*record.Settings); ok { // else no period is ever valid
				s.Periods = append([]record.PeriodRule{yearRule}, s.Periods...)
			}
			r.M().ID, r.M().Bin = record.ID(id), rnd.IntN(12) == 0
			v.Put(r)
		}
		in := forms.Input{View: v, Today: today}
		if rnd.IntN(2) == 0 {
			scramble(rnd, reflect.ValueOf(&in.Source).Elem())
			in.Source.Columns = nil
		}
		if rnd.IntN(2) == 0 {
			in.Document = new(record.Document)
			scramble(rnd, reflect.ValueOf(in.Document).Elem())
		}
		for _, form := range forms.All {
			o, err := form.Build(in)
			switch {
			case err != nil && forms.Explain(err) == "":
				t.Fatalf("%s: %v", form.Name, err)
			case err == nil && (len(o.Doc.Sheets) == 0 || o.FileName == ""):
				t.Fatalf("%s: an empty paper without an error", form.Name)
			}
			if err == nil {
				checkTables(t, o)
			}
		}
	})
}

var scraps = []string{"", "", "Tổ 1", "Nguyễn Thị Đượm", "  ", "a\nb\n\nc", "😀", "\xff", "leader", "deputy", "member", "consultation", "training",
	"forum", "active", "dissolved", "keep", "remove", "report", "minutes", "issued", "nam", "0912345678", "12", "{số}/{LOẠI}", ".", ";", "m", "f"}

func scramble(rnd *rand.Rand, v reflect.Value) {
	switch v.Interface().(type) {
	case record.Count:
		v.Set(reflect.ValueOf([]record.Count{{}, record.NotReported(), record.N(int64(rnd.IntN(50)) - 1), record.N(1 << 62)}[rnd.IntN(4)]))
		return
	case record.Date:
		v.Set(reflect.ValueOf([]record.Date{{}, record.Year(2025), {Y: 2026, M: 2}, record.Day(2020+rnd.IntN(9), 1+rnd.IntN(12), 1+rnd.IntN(28)), record.Day(2026, 2, 31)}[rnd.IntN(5)]))
		return
	case record.ID:
		v.SetUint(uint64(rnd.IntN(42)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(scraps[rnd.IntN(len(scraps))])
	case reflect.Bool:
		v.SetBool(rnd.IntN(2) == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int64:
		v.SetInt(int64([]int{0, 1, 12, 31, -1, 2025, 2026}[rnd.IntN(7)]))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scramble(rnd, v.Field(i))
			}
		}
	case reflect.Slice:
		n := rnd.IntN(4)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			scramble(rnd, v.Index(i))
		}
	}
}
