package intake_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/xuri/excelize/v2"

	"sophongtrao/assets"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// TestTemplates: a blank list brings nothing but is understood whole; filled in with its
// own example it brings one record whose every field was taken.
func TestTemplates(t *testing.T) {
	var keeping record.Settings
	must(t, json.Unmarshal(assets.Defaults(), &keeping))
	for _, k := range []string{record.SensitiveEthnicity, record.SensitiveReligion, record.SensitiveParty} {
		keeping.Sensitive = append(keeping.Sensitive, record.Sensitive{Field: k, Since: record.Day(2026, 1, 1), Purpose: "x"})
	}
	w := words(t)
	for _, target := range intake.Targets {
		raw, err := intake.Template(target, w, &keeping)
		must(t, err)
		blank := jobs(t, raw, target)
		if len(blank) != 1 || blank[0].Table.Target != target {
			t.Fatalf("%s: %d tables", target, len(blank))
		}
		for i, c := range blank[0].Table.Columns {
			if c.Field != w.Templates[target][i][0] {
				t.Errorf("%s: %q is %q, not %q", target, c.Heading, c.Field, w.Templates[target][i][0])
			}
		}
		b := book(t)
		plans, err := intake.PlanAll(b, blank...)
		must(t, err)
		if plans[0].Count(intake.Skip) != 1 || len(plans[0].Lines) != 1 {
			t.Errorf("%s blank: %s", target, counts(plans))
		}

		f, err := excelize.OpenReader(bytes.NewReader(raw))
		must(t, err)
		name := f.GetSheetName(0)
		for col, x := range w.Templates[target] {
			at, _ := excelize.CoordinatesToCellName(col+1, 4)
			value := x[1]
			if x[0] == "stt" {
				value = "1"
			}
			must(t, f.SetCellStr(name, at, value))
		}
		if v, err := f.GetDataValidations(name); err != nil || len(v) == 0 && target != intake.Sites {
			t.Errorf("%s: %d drop-downs, %v", target, len(v), err)
		}
		var out bytes.Buffer
		must(t, f.Write(&out))
		filled := jobs(t, out.Bytes(), target)
		own := book(t)
		must(t, second(own.Save(store.Op{Code: "settings"}, settingsWith(own, keeping.Sensitive))))
		plans, err = intake.PlanAll(own, filled...)
		must(t, err)
		if len(plans) != 1 || plans[0].Count(intake.Add) != 1 {
			t.Errorf("%s: %s\n%s", target, counts(plans), tell(plans[0]))
		}
		if _, _, err := intake.DoAll(own, filled, plans); err != nil {
			t.Error(target, err)
		}
	}
	bare := keeping
	bare.Sensitive = nil
	raw, err := intake.Template(intake.Members, w, &bare)
	must(t, err)
	read, err := sheet.Read(raw)
	must(t, err)
	for _, c := range read.Sheets[0].Rows[1].Cells {
		if c.Text == "Dân tộc" || c.Text == "Tôn giáo" || c.Text == "Đảng viên" {
			t.Errorf("%q is asked for though the committee does not keep it", c.Text)
		}
	}
}

// settingsWith are the settings of a book with sensitive fields switched on.
func settingsWith(b *store.Book, kept []record.Sensitive) (s *record.Settings) {
	b.Read(func(v *record.View) { s = v.Settings().Clone().(*record.Settings) })
	s.Sensitive = kept
	return s
}

func second[T any](_ T, err error) error { return err }
