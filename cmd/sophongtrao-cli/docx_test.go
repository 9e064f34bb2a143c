package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// part reads a part of a document, and the texts in it in their order.
func part(t *testing.T, raw []byte, name string) (text string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(tree))
	var b strings.Builder
	in := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			in = in || e.Name.Local == "t"
			if e.Name.Local == "br" {
				b.WriteByte('\n')
			}
		case xml.EndElement:
			in = in && e.Name.Local != "t"
		case xml.CharData:
			if in {
				b.Write(e)
			}
		}
	}
}

// TestEveryPaperForWord writes every paper as .docx: well-formed, every text of the Doc in
// it in its order, the foot that says what it is, the same bytes twice.
func TestEveryPaperForWord(t *testing.T) {
	book := practiceBook(t)
	dir := t.TempDir()
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
		one, two := filepath.Join(dir, "1.docx"), filepath.Join(dir, "2.DOCX")
		if r := run("report", f.Name, "--book", book, "--out", one); r.code != 0 {
			t.Errorf("%s: %s", f.Name, r.errs)
			continue
		}
		must(t, "report", f.Name, "--book", book, "--out", two)
		raw := read(t, one)
		if !bytes.Equal(raw, read(t, two)) {
			t.Errorf("%s: not the same bytes", f.Name)
		}
		got := part(t, raw, "word/document.xml")
		for _, s := range texts(&p.Doc) {
			i := strings.Index(got, s)
			if i < 0 {
				t.Errorf("%s: %q is missing, or out of its order", f.Name, s)
				break
			}
			got = got[i+len(s):]
		}
		if foot := part(t, raw, "word/footer1.xml"); !strings.Contains(foot, forms.NoOriginal) || !strings.Contains(foot, p.Doc.Mark) {
			t.Errorf("%s: the foot says %q", f.Name, foot)
		}
		if r := run("report", f.Name, "--book", book, "--out", filepath.Join(dir, "1.xlsx")); r.code != 0 && !strings.Contains(r.errs, "không có bảng") {
			t.Errorf("%s: %s", f.Name, r.errs)
		}
		n++
	}
	if n < 20 {
		t.Errorf("only %d papers", n)
	}
}

// texts are those of the body, tables row by row. Of the two halves of a head and of a
// signature the order is the writer's own: they are looked for one by one elsewhere.
func texts(d *paper.Doc) (of []string) {
	add := func(runs []paper.Run) {
		for _, r := range runs {
			if r.Text != "" && r.PageOf == "" {
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
