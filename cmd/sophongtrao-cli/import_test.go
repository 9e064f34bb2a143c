package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
)

// newList writes a workbook of one sheet.
func newList(t *testing.T, path string, rows ...[]any) {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

func people(t *testing.T, book string) (n int) {
	t.Helper()
	b, err := store.Open(book, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	b.Read(func(v *record.View) { n = v.People.Len() })
	return n
}

// TestImport: the plan changes nothing, doubtful rows stop the import, what is left out
// comes back as a list, and that one, mended, brings the rest.
func TestImport(t *testing.T) {
	dir := t.TempDir()
	book, list, left := filepath.Join(dir, "sổ.sopt"), filepath.Join(dir, "tổ tự quản.xlsx"), filepath.Join(dir, "chưa nhập.xlsx")
	must(t, "new", "--book", book, "--unit", "phường Tân Mẫu")
	newList(t, list, []any{"DANH SÁCH"}, []any{"Họ và tên", "Năm sinh", "Tổ", "Khu phố"}, []any{"Lê Văn An", 1961, "Tổ 1", "Khu phố 1"},
		[]any{"Lê Thị Bình", "31/2/1970", "Tổ 1", "Khu phố 1"}, []any{"Võ Chín", 61, "Tổ 1", "Khu phố 1"})
	before, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	r := run("import", list, "--book", book, "--as", "members", "--plan")
	for _, want := range []string{"thêm 1 · chờ quyết định 1 · không nhập được 1", "dòng 3: thêm Lê Văn An", "dòng 4: không nhập được Lê Thị Bình (Năm sinh «31/2/1970»: không phải ngày có thật", "dòng 5: chờ quyết định Võ Chín"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("the plan does not say %q:\n%s", want, r.out)
		}
	}
	if after, _ := os.ReadFile(book); r.code != 1 || string(after) != string(before) {
		t.Error("exit code", r.code, "or the plan changed the file")
	}
	sentence(t, "plan", r.errs, "2 dòng", "chưa ghi gì")
	if r = run("import", list, "--book", book, "--as", "members"); r.code != 1 || people(t, book) != 0 {
		t.Error("doubtful rows do not stop the import:", r.code, people(t, book))
	}
	out := must(t, "import", list, "--book", book, "--as", "members", "--skip-doubtful", "--reject", left)
	if people(t, book) != 1 || !strings.Contains(out, "2 dòng chưa nhập được") {
		t.Error(people(t, book), out)
	}
	if copies, err := store.Backups(dir, book); err != nil || len(copies) != 1 || copies[0].Why != store.WhyImport {
		t.Errorf("no copy before the import: %v %v", copies, err)
	}
	f, err := excelize.OpenFile(left)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Sheet1")
	if err != nil || len(rows) != 4 || rows[1][4] != "Lý do chưa nhập" || rows[2][0] != "Lê Thị Bình" || !strings.Contains(rows[3][4], "chưa rõ năm nào") {
		t.Fatalf("%q %v", rows, err)
	}
	for at, v := range map[string]any{"B3": "28/2/1970", "B4": 1961} {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	must(t, "import", left, "--book", book, "--as", "members")
	if people(t, book) != 3 {
		t.Error("the mended list brought", people(t, book)-1, "of 2")
	}
	if out := must(t, "import", list, "--book", book, "--as", "members", "--skip-doubtful"); !strings.Contains(out, "không có gì mới") {
		t.Error("a second time:", out)
	}
}

// TestImportFaults: each is one sentence that names a way out, and nothing is written.
func TestImportFaults(t *testing.T) {
	dir := t.TempDir()
	book := filepath.Join(dir, "so.sopt")
	must(t, "new", "--book", book, "--unit", "phường Tân Mẫu")
	put := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	list := filepath.Join(dir, "a.xlsx")
	newList(t, list, []any{"Họ và tên", "Năm sinh", "Tổ", "Khu phố"}, []any{"Lê Văn An", "31/2/1961", "Tổ 1", "Khu phố 1"})
	for _, x := range []struct {
		code int
		args []string
		want string
	}{
		{2, []string{"--as", "members"}, "Chưa chọn tệp"},
		{2, []string{list, "--as", "teams"}, "Các loại: members"},
		{1, []string{filepath.Join(dir, "không có.xlsx"), "--as", "members"}, "không đọc được tệp"},
		{1, []string{put("a.docx", "\x00\x01\x02"), "--as", "members"}, "không phải bảng tính"},
		{1, []string{put("b.xlsx", "PK\x03\x04 nửa"), "--as", "members"}, "hỏng"},
		{1, []string{put("c.csv", "Một;Hai\n1;2"), "--as", "members"}, "không thấy danh sách"},
		{1, []string{"../../store/sheet/testdata/password.xlsx", "--as", "members"}, "mật khẩu"},
		{1, []string{list, "--as", "members", "--sheet", "Tổ 9"}, "Các trang: Sheet1"},
		{1, []string{list, "--as", "members", "--reject", list}, "đặt tên khác"},
		{1, []string{list, "--as", "members", "--reject", book}, "đặt tên khác"},
	} {
		r := run(append([]string{"import", "--book", book}, x.args...)...)
		if r.code != x.code {
			t.Errorf("%v: exit code %d", x.args, r.code)
		}
		sentence(t, strings.Join(x.args, " "), r.errs, x.want)
	}
	if people(t, book) != 0 {
		t.Error("something was written")
	}
}

func TestTemplate(t *testing.T) {
	for _, target := range intake.Targets {
		path := filepath.Join(t.TempDir(), "mẫu.xlsx")
		must(t, "template", string(target), "--out", path)
		book := filepath.Join(t.TempDir(), "so.sopt")
		must(t, "new", "--book", book, "--unit", "phường Tân Mẫu")
		if out := must(t, "import", path, "--book", book, "--as", string(target)); !strings.Contains(out, "không có gì mới") {
			t.Errorf("%s: a blank list brought %s", target, out)
		}
	}
	if r := run("template", "gì", "--out", "x.xlsx"); r.code != 2 {
		t.Error(r)
	}
}

// TestBlankPaper: the paper to be filled in by hand has the columns of the blank workbook
// on each page, twenty rows, and A4 lying; what is said once for all rows stands above.
func TestBlankPaper(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("NOT TESTED: pdftotext (poppler-utils) is not installed")
	}
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	dir := t.TempDir()
	for _, target := range intake.Targets {
		list, paper := filepath.Join(dir, "mẫu.xlsx"), filepath.Join(dir, "mẫu "+string(target)+".PDF")
		must(t, "template", string(target), "--out", list)
		if out := must(t, "template", string(target), "--out", paper); !strings.Contains(out, "ghi tay") {
			t.Error(out)
		}
		f, err := excelize.OpenFile(list)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		text, err := exec.Command("pdftotext", "-raw", paper, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
		above, _, _ := strings.Cut(pages[0], "STT")
		for _, heading := range rows[1] {
			if once := target == intake.Members && (heading == "Tổ" || heading == "Khu dân cư"); once {
				if !strings.Contains(above, heading+": ....") {
					t.Errorf("%s: %q is not said above", target, heading)
				}
				continue
			}
			for i, page := range pages {
				if !strings.Contains(bare(page), bare(heading)) {
					t.Errorf("%s: %q does not stand on page %d", target, heading, i+1)
				}
			}
		}
		if !regexp.MustCompile(`(?s)\n1\n2\n3\n.*\n20\n`).Match(text) || strings.Contains(string(text), "\n21\n") || !strings.Contains(above, "DANH SÁCH") {
			t.Errorf("%s: no twenty rows:\n%s", target, text)
		}
		if info, err := exec.Command("pdfinfo", paper).Output(); err != nil || !regexp.MustCompile(`Page size:\s+841\.\d+ x 595\.\d+ pts \(A4\)`).Match(info) {
			t.Errorf("%s: %v %s", target, err, info)
		}
	}
}

// TestImportOfAListThatMissesAColumn: it is told, by its column and the row of its head,
// and stops the import; a list beside it is taken when that is wanted.
func TestImportOfAListThatMissesAColumn(t *testing.T) {
	dir := t.TempDir()
	book, list := filepath.Join(dir, "sổ.sopt"), filepath.Join(dir, "hai bảng.xlsx")
	must(t, "new", "--book", book, "--unit", "phường Tân Mẫu")
	head, an := []any{"Họ và tên", "Năm sinh", "Tổ", "Khu phố"}, []any{"Lê Văn An", 1961, "Tổ 1", "Khu phố 1"}
	newList(t, list, []any{"Năm sinh", "Tổ", "Khu phố", "Chức vụ"}, []any{1961, "Tổ 1", "Khu phố 1", "Tổ trưởng"})
	r := run("import", list, "--book", book, "--as", "members")
	if r.code != 1 || people(t, book) != 0 {
		t.Error(r.code, people(t, book))
	}
	sentence(t, "a list alone", r.errs, "dòng 1", "thiếu cột Họ và tên", "--head")

	newList(t, list, head, an, []any{"Năm sinh", "Tổ", "Khu phố", "Chức vụ"}, []any{1970, "Tổ 2", "Khu phố 1", "Tổ trưởng"})
	r = run("import", list, "--book", book, "--as", "members")
	if r.code != 1 || people(t, book) != 0 || !strings.Contains(r.out, "tiêu đề ở dòng 3") || !strings.Contains(r.out, "thiếu cột Họ và tên") {
		t.Error(r.code, people(t, book), r.out)
	}
	sentence(t, "a list beside a whole one", r.errs, "1 danh sách thiếu cột", "sổ không bị thay đổi")
	must(t, "import", list, "--book", book, "--as", "members", "--skip-doubtful")
	if n := people(t, book); n != 1 {
		t.Error(n, "people came of the whole list")
	}
}

// TestImportBelowThePointedRow: the head is where it is said to be.
func TestImportBelowThePointedRow(t *testing.T) {
	dir := t.TempDir()
	book, list := filepath.Join(dir, "sổ.sopt"), filepath.Join(dir, "danh sách.xlsx")
	must(t, "new", "--book", book, "--unit", "phường Tân Mẫu")
	newList(t, list, []any{"Họ và tên", "Năm sinh", "Tổ", "Khu phố"}, []any{"Mẫu Ghi Thử", 1950, "Tổ 9", "Khu phố 9"},
		[]any{"Họ và tên", "Năm sinh", "Tổ", "Khu phố"}, []any{"Lê Văn An", 1961, "Tổ 1", "Khu phố 1"})
	for text, want := range map[string]string{"99": "không có gì ở dòng 99", "x": "không phải số dòng", "0": "không phải số dòng", "2": "thiếu cột"} {
		r := run("import", list, "--book", book, "--as", "members", "--head", text)
		if r.code == 0 || !strings.Contains(r.errs, want) || people(t, book) != 0 {
			t.Errorf("--head %s: %d %q", text, r.code, r.errs)
		}
	}
	must(t, "import", list, "--book", book, "--as", "members", "--head", "3")
	if n := people(t, book); n != 1 {
		t.Error(n, "people came from below row 3")
	}
	f, err := excelize.OpenFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewSheet("Trang hai"); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	if r := run("import", list, "--book", book, "--as", "members", "--head", "3"); r.code != 2 || !strings.Contains(r.errs, "--sheet") {
		t.Errorf("of which sheet: %d %q", r.code, r.errs)
	}
	must(t, "import", list, "--book", book, "--as", "members", "--head", "3", "--sheet", "1")
}
