package sheet_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestMakeOldExcel writes the files of testdata anew: SOPHONGTRAO_MAKE=1, with LibreOffice
// installed. They are kept, so that reading them does not depend on it.
func TestMakeOldExcel(t *testing.T) {
	if os.Getenv("SOPHONGTRAO_MAKE") == "" {
		t.Skip("SOPHONGTRAO_MAKE is not set: testdata stays as it is")
	}
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "office.xlsx"), office(t), 0o600))
	f := excelize.NewFile()
	for i := range 1500 {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		must(t, f.SetCellStr("Sheet1", at, longText(i)))
	}
	must(t, f.SaveAs(filepath.Join(dir, "many.xlsx")))
	for _, name := range []string{"office", "many"} {
		out, err := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", "xls:MS Excel 97",
			"--outdir", "testdata", filepath.Join(dir, name+".xlsx")).CombinedOutput()
		if err != nil {
			t.Fatalf("%v %s", err, out)
		}
	}
	var b bytes.Buffer
	must(t, f.Write(&b, excelize.Options{Password: "mật khẩu"}), os.WriteFile("testdata/password.xlsx", b.Bytes(), 0o600))
}
