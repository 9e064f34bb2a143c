package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"sync"
	"time"

	"github.com/jung-kurt/gofpdf"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

// style is a cut font of the document.
type style struct {
	style   paper.Style
	letters []rune // the letter of code 1, 2, 3 …
	cut     face.Cut
	packed  []byte // cut.TTF, deflated
	codeMap []byte // toUnicode, deflated
	name    string // "ABCDEF+Tinos-Bold"
}

var endings = [4]string{"-Regular", "-Bold", "-Italic", "-BoldItalic"}

// cut makes the fonts that are used.
func (k *inker) cut(fonts *face.Set) ([]style, error) {
	var styles []style
	for i, a := range k.codes {
		if a == nil {
			continue
		}
		s := style{style: paper.Style(i), letters: a.letters}
		cut, err := fonts.Cut(s.style, s.letters)
		if err != nil {
			return nil, err
		}
		s.cut = cut
		s.packed = k.deflate(cut.TTF)
		s.codeMap = k.deflate(toUnicode(s.letters))
		s.name = tag(cut.TTF) + "+" + fonts.Name() + endings[i]
		styles = append(styles, s)
	}
	return styles, nil
}

// tag is the six capitals that mark a cut font (ISO 32000-1, 9.6.4); taken from its
// bytes, so that the same cut has the same name.
func tag(ttf []byte) string {
	h := fnv.New64a()
	h.Write(ttf)
	v := h.Sum64()
	var b [6]byte
	for i := range b {
		b[i] = byte('A' + v%26)
		v /= 26
	}
	return string(b[:])
}

// definition is what gofpdf wants to know of a font (its font definition file).
type definition struct {
	Tp, Name     string
	Desc         gofpdf.FontDescType
	Cw           [256]int // widths by code; splice writes the ones that hold
	File         string
	OriginalSize int
}

// define describes a cut font. The fixed figures are those of Times; a reader needs
// them only where the font itself is missing.
func (s *style) define() ([]byte, error) {
	const symbolic, italic, capHeight, thin, thick, slope = 4, 64, 662, 84, 139, -16
	d := definition{Tp: "TrueType", Name: s.name, File: s.name + ".z", OriginalSize: len(s.cut.TTF)}
	box := s.cut.Box
	d.Desc = gofpdf.FontDescType{Ascent: 891, Descent: -216, CapHeight: capHeight, Flags: symbolic, StemV: thin}
	d.Desc.FontBBox.Xmin, d.Desc.FontBBox.Ymin, d.Desc.FontBBox.Xmax, d.Desc.FontBBox.Ymax = box[0], box[1], box[2], box[3]
	if s.style&paper.Bold != 0 {
		d.Desc.StemV = thick
	}
	if s.style&paper.Italic != 0 {
		d.Desc.Flags |= italic
		d.Desc.ItalicAngle = slope
	}
	return json.Marshal(d)
}

// one keeps two documents from being made at the same time: gofpdf has package-wide
// state.
var one sync.Mutex

// makeFrame has gofpdf write the file with empty pages.
func makeFrame(d *paper.Doc, pages []paper.Page, styles []style) (frame []byte, err error) {
	one.Lock()
	defer one.Unlock()
	defer func() {
		if fault := recover(); fault != nil {
			frame, err = nil, fmt.Errorf("%w: %v", ErrFrame, fault)
		}
	}()
	first := sheetSize(&pages[0])
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: first})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	at := date(d.Date)
	f.SetCreationDate(at)
	f.SetModificationDate(at)
	f.SetTitle(d.Title, true)
	f.SetSubject(d.Subject, true)
	f.SetAuthor(d.Author, true)
	for i := range styles {
		about, err := styles[i].define()
		if err != nil {
			return nil, err
		}
		f.AddFontFromBytes(styles[i].name, "", about, styles[i].packed)
	}
	for i := range pages {
		f.AddPageFormat("P", sheetSize(&pages[i]))
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFrame, err)
	}
	return b.Bytes(), nil
}

func sheetSize(p *paper.Page) gofpdf.SizeType {
	return gofpdf.SizeType{Wd: float64(hundredths(p.Width)) / 100, Ht: float64(hundredths(p.Height)) / 100}
}

// date is the day the file says it was made on; 1 January 2000 if there is none.
func date(d [3]int) time.Time {
	if d == ([3]int{}) {
		d = [3]int{2000, 1, 1}
	}
	return time.Date(d[0], time.Month(d[1]), d[2], 0, 0, 0, 0, time.UTC)
}
