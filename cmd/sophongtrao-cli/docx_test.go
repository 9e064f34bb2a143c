package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/report"
	"sophongtrao/report/docx/docxtest"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// TestEveryPaperForWord writes every paper as .docx: well-formed, every text of the Doc in
// it in its order, the foot that says what it is, the same bytes twice; and its tables for
// Excel. TestStory and TestOtherFormats show that the command line writes just this.
func TestEveryPaperForWord(t *testing.T) {
	book := practiceBook(t)
	b, err := store.Open(book, store.Options{ReadOnly: true, NoSearch: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	n := 0
	for _, f := range forms.All {
		c := &call{now: func() time.Time { return now }, opts: map[string]string{}}
		var p *report.Paper
		b.Read(func(v *record.View) {
			src, err := (&printer{call: c}).source(f, v, record.Today(now))
			if err == nil {
				p, err = report.Make(forms.Input{View: v, Source: src, Today: record.Today(now)}, face.Bundled())
			}
			if err != nil {
				t.Logf("%s: %v", f.Name, err) // no such record in the practice book
			}
		})
		if p == nil {
			continue
		}
		var one, two bytes.Buffer
		for _, to := range []*bytes.Buffer{&one, &two} {
			if err := p.WriteDOCX(to); err != nil {
				t.Fatal(f.Name, err)
			}
		}
		raw := one.Bytes()
		if !bytes.Equal(raw, two.Bytes()) {
			t.Errorf("%s: not the same bytes", f.Name)
		}
		got, _ := docxtest.Part(t, raw, "word/document.xml")
		for _, s := range texts(&p.Doc) {
			i := strings.Index(got, s)
			if i < 0 {
				t.Errorf("%s: %q is missing, or out of its order", f.Name, s)
				break
			}
			got = got[i+len(s):]
		}
		if foot, _ := docxtest.Part(t, raw, "word/footer1.xml"); !strings.Contains(foot, forms.NoOriginal) || !strings.Contains(foot, p.Doc.Mark) {
			t.Errorf("%s: the foot says %q", f.Name, foot)
		}
		if err := p.WriteXLSX(io.Discard); err != nil && !errors.Is(err, report.ErrNoTable) {
			t.Errorf("%s: %v", f.Name, err)
		}
		n++
	}
	if n < 20 {
		t.Errorf("only %d papers", n)
	}
}

// TestOtherFormats: the ending of the file chooses; each is written whole, the same
// twice; a paper without a table has no .xlsx, and says so.
func TestOtherFormats(t *testing.T) {
	book, dir := practiceBook(t), t.TempDir()
	for _, x := range []struct{ file, begins string }{{"a.docx", "PK"}, {"A.DOCX", "PK"}, {"b.xlsx", "PK"}, {"B.XlsX", "PK"}, {"c.csv", "\uFEFF"}, {"d.PDF", "%PDF"}} {
		path := filepath.Join(dir, x.file)
		must(t, "report", "roster", "--book", book, "--out", path)
		if raw := read(t, path); !bytes.HasPrefix(raw, []byte(x.begins)) || len(raw) < 2000 {
			t.Errorf("%s: %d bytes, %.8q", x.file, len(raw), raw)
		}
	}
	for _, same := range [][2]string{{"a.docx", "A.DOCX"}, {"b.xlsx", "B.XlsX"}} {
		if !bytes.Equal(read(t, filepath.Join(dir, same[0])), read(t, filepath.Join(dir, same[1]))) {
			t.Errorf("%s and %s differ", same[0], same[1])
		}
	}
	sentence(t, "a long text", wordWrite("a.xlsx", fmt.Errorf("row 3: %w", report.ErrLimit)), "32.767", "Chưa ghi gì", ".docx")
	path := filepath.Join(dir, "không.xlsx")
	r := run("report", "invitation", "--book", book, "--out", path)
	sentence(t, "no table", r.errs, "không có bảng")
	if _, err := os.Stat(path); r.code == 0 || err == nil {
		t.Errorf("%+v, %v", r, err)
	}
}

// texts are those of the body, tables row by row. Of the two halves of a head and of a
// signature the order is the writer's own: they are looked for one by one elsewhere.
func texts(d *paper.Doc) (of []string) {
	add := func(runs []paper.Run) {
		for _, r := range runs {
			if r.Text != "" && !r.PageOf {
				of = append(of, r.Text)
			}
		}
	}
	for _, s := range d.Sheets {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case paper.Heading:
				for _, l := range b.Lines {
					add(l.Runs)
				}
			case paper.Paragraph:
				add(b.Runs)
			case paper.Table:
				for _, row := range b.Head {
					for _, c := range row {
						add(c.Runs)
					}
				}
				for _, row := range b.Rows {
					for _, c := range row.Cells {
						add(c.Runs)
					}
				}
			case paper.Chart:
				for _, bar := range b.Bars {
					add(bar.Label)
					add(bar.Value)
				}
			}
		}
	}
	return of
}
