package report

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sophongtrao/report/docx"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/report/pdf"
	"sophongtrao/report/printer"
	"sophongtrao/report/xlsx"
	"sophongtrao/store/record"
)

var (
	// ErrForm is returned for a Source that names no form.
	ErrForm = errors.New("report: no such form")
	// ErrUnready is returned when a paper with Blocking problems is to be written.
	ErrUnready = errors.New("report: the paper has gaps or letters that no typeface has")
	// ErrTarget is returned when the name of the file belongs to something that is
	// no file: a folder, a device.
	ErrTarget = errors.New("report: the name belongs to something that is no file")
)

// Paper is a paper laid out, to be looked at or written.
type Paper struct {
	forms.Output
	Pages []paper.Page
	// Problems are those of the form and of the layout (they hide Output.Problems).
	Problems []paper.Problem

	faces *face.Set
}

// Make builds the paper that in.Source.Form names and lays it out with the faces.
// Errors: ErrForm, and those of package forms (forms.Explain has their sentences).
func Make(in forms.Input, faces *face.Set) (*Paper, error) {
	form, ok := forms.Get(in.Source.Form)
	if !ok {
		return nil, ErrForm
	}
	out, err := form.Build(in)
	if err != nil {
		return nil, err
	}
	return Lay(out, faces), nil
}

// Lay lays out a paper that a form made.
func Lay(out forms.Output, faces *face.Set) *Paper {
	p := &Paper{Output: out, faces: faces}
	pages, found := paper.Layout(&p.Doc, faces)
	p.Pages, p.Problems = pages, slices.Concat(out.Problems, found)
	return p
}

// Blocking are the problems with which a paper must not leave the house: all but
// words wider than their cell and rows taller than a page, which are broken and can
// still be read.
func (p *Paper) Blocking() []paper.Problem {
	var list []paper.Problem
	for _, x := range p.Problems {
		if x.Kind != paper.TooWide && x.Kind != paper.TooTall {
			list = append(list, x)
		}
	}
	return list
}

// WritePDF writes the PDF; ErrUnready while something is Blocking.
func (p *Paper) WritePDF(w io.Writer) error {
	if len(p.Blocking()) > 0 {
		return ErrUnready
	}
	return pdf.Write(w, &p.Doc, p.Pages, p.faces)
}

// Print draws the paper on a printer. ErrUnready while something is Blocking, and the
// errors of printer.Print.
func (p *Paper) Print(j printer.Job) error {
	if len(p.Blocking()) > 0 {
		return ErrUnready
	}
	return printer.Print(j, &p.Doc, p.Pages, p.faces)
}

// ReadBack is an issued paper as it stands in its PDF, to be printed on a chosen printer
// as it was issued, whatever the book says by now. pdf.ErrForeign: the file is not one
// that this program writes, or has a letter that the faces lack.
func ReadBack(file []byte, faces *face.Set) (*Paper, error) {
	pages, err := pdf.Read(file)
	if err != nil {
		return nil, err
	}
	for _, p := range pages {
		for _, t := range p.Texts {
			for _, r := range t.S {
				if _, ok := faces.Advance(t.Style, r); !ok {
					return nil, pdf.ErrForeign
				}
			}
		}
	}
	return &Paper{Pages: pages, faces: faces}, nil
}

// SavePDF writes the PDF to a file; one that is there is replaced when the new one
// is complete and on the disk. ErrUnready, ErrTarget, else what the system says.
func (p *Paper) SavePDF(path string) error { return Replace(path, p.WritePDF) }

// WriteDOCX writes the paper for Word, to be worked on further; every page says that it
// is no original. ErrUnready while something is Blocking.
func (p *Paper) WriteDOCX(w io.Writer) error {
	if len(p.Blocking()) > 0 {
		return ErrUnready
	}
	return docx.Write(w, &p.Doc, p.faces, forms.NoOriginal)
}

// WriteXLSX writes the tables of the paper for Excel, WriteCSV as text with separators.
// ErrNoTable: it has none; ErrLimit: Excel does not take it. ErrUnready while something is Blocking.
func (p *Paper) WriteXLSX(w io.Writer) error {
	if len(p.Blocking()) > 0 {
		return ErrUnready
	}
	return xlsx.Write(w, &p.Doc, p.faces, forms.NoOriginal)
}

// WriteCSV see WriteXLSX.
func (p *Paper) WriteCSV(w io.Writer) error {
	if len(p.Blocking()) > 0 {
		return ErrUnready
	}
	return xlsx.CSV(w, &p.Doc)
}

// ErrNoTable is returned when a paper without a table is to be written for Excel, ErrLimit
// when a cell holds more than Excel takes.
var (
	ErrNoTable = xlsx.ErrNoTable
	ErrLimit   = xlsx.ErrLimit
)

// Save writes the paper to a file as its name says: .docx for Word, .xlsx and .csv for
// Excel, PDF for any other. Otherwise as SavePDF.
func (p *Paper) Save(path string) error {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".docx":
		return Replace(path, p.WriteDOCX)
	case ".xlsx":
		return Replace(path, p.WriteXLSX)
	case ".csv":
		return Replace(path, p.WriteCSV)
	}
	return p.SavePDF(path)
}

// Replace writes a file under a temporary name beside path, brings it to the disk
// and only then gives it its name. If anything fails, what stood there still does.
func Replace(path string, write func(io.Writer) error) (err error) {
	if old, err := os.Stat(path); err == nil && !old.Mode().IsRegular() {
		return ErrTarget
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".sopt-new-*.tmp") // store.TempPrefix: one that is left goes in time
	if err != nil {
		return err
	}
	defer func() {
		f.Close()
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// Issue is what store.Book.Issue calls with a document that has its number, year,
// date and state: it sets symbol, signer and figures, and returns the PDF.
// ErrUnready when the paper has gaps.
func Issue(v *record.View, d *record.Document, signer record.Signer, faces *face.Set) ([]byte, error) {
	d.Signer = signer
	d.Symbol = forms.Symbol(v, d.Type, d.Number, d.Date)
	p, err := Make(forms.Input{View: v, Source: d.Source, Today: d.Date, Document: d}, faces)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := p.WritePDF(&b); err != nil {
		return nil, err
	}
	d.Figures = slices.DeleteFunc(slices.Clone(p.Figures), func(f record.Figure) bool {
		return f.Value.IsZero() // blank: there is no number to freeze
	})
	return b.Bytes(), nil
}
