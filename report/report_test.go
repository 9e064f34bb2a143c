package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sophongtrao/assets"
	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/report/pdf"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
)

var today = record.Day(2026, 11, 23)

func practice(t *testing.T) *record.View {
	t.Helper()
	recs, err := sample.Make(assets.SampleWords(), assets.Defaults(), sample.Size{Areas: 5, Teams: 8, People: 40, Meetings: 6})
	if err != nil {
		t.Fatal(err)
	}
	v := new(record.View)
	for _, r := range recs {
		v.Put(r)
	}
	// What the register lists and a correction corrects: a sample alone has issued nothing.
	v.Put(&record.Document{Meta: record.Meta{ID: 1 << 20}, Type: record.DocReport, Title: "Báo cáo kết quả", State: record.Issued,
		Number: 1, Year: 2026, Symbol: "01/BC-MTTQ-BTT", Date: record.Day(2026, 11, 2)})
	v.Put(&record.Document{Meta: record.Meta{ID: 1<<20 + 1}, Type: record.DocReport, Title: "Đính chính", Corrects: 1 << 20,
		Corrections: []record.Correction{{Where: "mục I", Old: "02 tổ", New: "03 tổ", Why: "đếm thiếu"}}})
	return v
}

func ask(v *record.View, form string) forms.Input {
	return forms.Input{View: v, Source: record.Source{Form: form}, Today: today}
}

func TestMakeEveryForm(t *testing.T) {
	v := practice(t)
	for _, f := range forms.All {
		var files [2][]byte
		for i := range files {
			p, err := report.Make(ask(v, f.Name), face.Bundled())
			if err != nil {
				t.Fatal(f.Name, err)
			}
			if len(p.Pages) == 0 || len(p.Blocking()) != 0 {
				t.Fatalf("%s: %d pages, problems %v", f.Name, len(p.Pages), p.Problems)
			}
			var b bytes.Buffer
			if err := p.WritePDF(&b); err != nil {
				t.Fatal(f.Name, err)
			}
			files[i] = b.Bytes()
		}
		if !bytes.HasPrefix(files[0], []byte("%PDF-")) || !bytes.Equal(files[0], files[1]) {
			t.Errorf("%s: no PDF, or not the same twice", f.Name)
		}
	}
	if _, err := report.Make(ask(v, "thơ"), face.Bundled()); !errors.Is(err, report.ErrForm) {
		t.Errorf("an unknown form: %v", err)
	}
	if _, err := report.Make(ask(new(record.View), "roster"), face.Bundled()); !errors.Is(err, forms.ErrNoTeam) {
		t.Errorf("an empty book: %v", err)
	}
}

// A letter that no typeface has stops the paper, in a file and in issuing.
func TestUnready(t *testing.T) {
	v := practice(t)
	for p := range v.People.All() {
		odd := p.Clone().(*record.Person)
		odd.Name = "Nguyễn 😀 An"
		v.Put(odd)
		break
	}
	p, err := report.Make(ask(v, "roster"), face.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	if list := p.Blocking(); len(list) != 1 || list[0].Kind != paper.MissingGlyph || list[0].Rune != '😀' || list[0].Ref.Field() != "name" {
		t.Errorf("blocking: %+v", list)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := p.SavePDF(path); !errors.Is(err, report.ErrUnready) {
		t.Errorf("saving: %v", err)
	}
	onlyThese(t, filepath.Dir(path))
	d := &record.Document{Type: record.DocRoster, Source: record.Source{Form: "roster"}, Number: 1, Year: 2026, Date: today, State: record.Issued}
	if _, err := report.Issue(v, d, record.Signer{Name: "x"}, face.Bundled()); !errors.Is(err, report.ErrUnready) {
		t.Errorf("issuing: %v", err)
	}
}

func TestIssue(t *testing.T) {
	v := practice(t)
	d := &record.Document{Type: record.DocReport, Source: record.Source{Form: "period"}, Number: 5, Year: 2026, Date: today, State: record.Issued}
	s, _ := v.Committee().SignerOn(today)
	pdf, err := report.Issue(v, d, s, face.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || d.Symbol != "05/BC-MTTQ-BTT" || d.Signer.Name != s.Name || len(d.Figures) == 0 {
		t.Errorf("symbol %q, signer %q, %d figures", d.Symbol, d.Signer.Name, len(d.Figures))
	}
}

// TestReadBack: every paper of the practice commune comes back from its PDF letter by
// letter, so that it can be printed again as it was issued.
func TestReadBack(t *testing.T) {
	v := practice(t)
	read := 0
	for _, f := range forms.All {
		p, err := report.Make(ask(v, f.Name), face.Bundled())
		if err != nil || len(p.Blocking()) > 0 {
			continue // asks for more than its name; TestMakeEveryForm has them
		}
		var file bytes.Buffer
		if err := p.WritePDF(&file); err != nil {
			t.Fatal(err)
		}
		back, err := report.ReadBack(file.Bytes(), face.Bundled())
		if err != nil || len(back.Pages) != len(p.Pages) {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		read++
		for i := range p.Pages {
			if a, b := drawn(&p.Pages[i]), drawn(&back.Pages[i]); a != b {
				t.Errorf("%s, page %d: %s came back as %s", f.Name, i+1, a, b)
			}
		}
	}
	if read < 10 {
		t.Errorf("only %d papers were read", read)
	}
	if _, err := report.ReadBack([]byte("%PDF-1.7"), face.Bundled()); !errors.Is(err, pdf.ErrForeign) {
		t.Errorf("another program's file: %v", err)
	}
}

// drawn tells what stands on a page; where, is TestReadsBack's.
func drawn(p *paper.Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%.0f x %.0f %s, %d rules", p.Width, p.Height, p.Mark, len(p.Rules))
	for _, t := range p.Texts {
		if t.S != "" {
			fmt.Fprintf(&b, "\n%.1f %d %s", t.Size, t.Style&3, t.S)
		}
	}
	return b.String()
}

func onlyThese(t *testing.T, dir string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range list {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, names) {
		t.Errorf("the folder holds %q, want %q", got, names)
	}
}

// What stood under the name stays until the new file is whole.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "báo cáo.pdf")
	put := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	for _, text := range []string{"cũ", "mới"} {
		if err := report.Replace(path, put(text)); err != nil {
			t.Fatal(err)
		}
		if b, _ := os.ReadFile(path); string(b) != text {
			t.Errorf("the file says %q, want %q", b, text)
		}
	}
	// While it is written it has a name that opening a book sweeps away.
	err := report.Replace(path, func(io.Writer) error {
		if temp, _ := filepath.Glob(filepath.Join(dir, store.TempPrefix+"*")); len(temp) != 1 {
			t.Errorf("temporary files: %v", temp)
		}
		return errors.New("enough")
	})
	if err == nil {
		t.Error("a failed write is told as done")
	}
	broken := errors.New("half way")
	if err := report.Replace(path, func(w io.Writer) error { io.WriteString(w, "nửa"); return broken }); !errors.Is(err, broken) {
		t.Errorf("error: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "mới" {
		t.Errorf("a failed write left %q", b)
	}
	if err := report.Replace(dir, put("x")); !errors.Is(err, report.ErrTarget) {
		t.Errorf("onto a folder: %v", err)
	}
	if err := report.Replace(filepath.Join(dir, "không có", "a.pdf"), put("x")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("into a missing folder: %v", err)
	}
	onlyThese(t, dir, "báo cáo.pdf")
}

// The layouts of a new book name columns that the roster has.
func TestDefaultLayouts(t *testing.T) {
	var s record.Settings
	if err := json.Unmarshal(assets.Defaults(), &s); err != nil || len(s.Layouts) == 0 {
		t.Fatal("no layouts", err)
	}
	v := practice(t)
	for _, l := range s.Layouts {
		in := ask(v, "roster")
		in.Source.Columns = l.Columns
		if _, err := report.Make(in, face.Bundled()); err != nil {
			t.Errorf("%s: %v", l.Name, err)
		}
	}
}
