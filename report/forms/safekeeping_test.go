package forms_test

import (
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

var code = []string{"7K3QF", "M9XTD", "4HWPA", "C6RYE", "8NJGZ"}

// The sheet of the recovery code and that of a folder of backups, with the commune's
// book and with an empty one.
func TestSafekeeping(t *testing.T) {
	v := view(commune(t)...)
	in := forms.Input{View: v, Today: today}
	sheet, err := forms.RecoverySheet(in, code)
	if err != nil || len(sheet.Problems) > 0 {
		t.Fatal(err, sheet.Problems)
	}
	golden(t, "recovery.txt", dump(sheet))
	for _, g := range code {
		if strings.Count(dump(sheet), g) != 1 {
			t.Errorf("%s stands on the sheet %d times", g, strings.Count(dump(sheet), g))
		}
	}
	if strings.Contains(sheet.FileName+sheet.Title+sheet.Doc.Subject+sheet.Source.Form, code[0]) {
		t.Error("the code stands beside its paper")
	}
	if _, err := forms.RecoverySheet(in, nil); err == nil {
		t.Error("a sheet without a code")
	}
	facts := forms.BackupFacts{Book: "chanh-hiep.sopt", Copy: "chanh-hiep-s2-20260205-104207-auto.sopt", At: "10:42 ngày 05/02/2026", Size: "1.240 KB"}
	folder, err := forms.BackupSheet(in, facts)
	if err != nil || len(folder.Problems) > 0 {
		t.Fatal(err, folder.Problems)
	}
	golden(t, "backup.txt", dump(folder))
}

// Of a protected book the page in the folder tells nothing that the file does not, and
// of an empty one it can still be made.
func TestBackupSheetOfProtectedBook(t *testing.T) {
	v := view(commune(t)...)
	o, err := forms.BackupSheet(forms.Input{View: v, Today: today}, forms.BackupFacts{Book: "a.sopt", Protected: true})
	if err != nil || len(o.Problems) > 0 {
		t.Fatal(err, o.Problems)
	}
	text := dump(o)
	name := v.Committee().NameOn(today)
	for _, secret := range []string{name.Place, strings.ToUpper(name.Place), "Tổ tự quản", "Khu dân cư", record.Fold(name.Place)} {
		if strings.Contains(text, secret) {
			t.Errorf("%q stands on the page:\n%s", secret, text)
		}
	}
	empty := forms.Input{View: new(record.View), Today: today}
	if o, err := forms.BackupSheet(empty, forms.BackupFacts{}); err != nil || len(o.Problems) > 0 {
		t.Error(err, o.Problems)
	}
	if o, err := forms.RecoverySheet(empty, code); err != nil || len(o.Problems) > 0 {
		t.Error(err, o.Problems)
	}
}

// Every kind that a committee counts has its name on the page.
func TestEveryKindIsCounted(t *testing.T) {
	recs := commune(t)
	o, err := forms.BackupSheet(forms.Input{View: view(recs...), Today: today}, forms.BackupFacts{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[record.Kind]bool{}
	for _, r := range recs {
		seen[r.Kind()] = true
	}
	rows := len(tableOf(t, o).Rows)
	for _, s := range o.Doc.Sheets {
		rows = max(rows, lastTable(s))
	}
	if want := len(seen) - 2 + 1; rows != want { // without committee and settings, with the bin
		t.Errorf("%d rows, want %d", rows, want)
	}
}

func lastTable(s paper.Sheet) (rows int) {
	for _, b := range s.Blocks {
		if t, ok := b.(paper.Table); ok {
			rows = len(t.Rows)
		}
	}
	return rows
}
