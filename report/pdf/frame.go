package pdf

import (
	"bytes"
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
	letters []rune // ascending
	ttf     []byte
	name    string // as the file names it: "ABCDEF+Tinos-Bold"
}

// gofpdf knows a style by these letters.
var suffixes = [4]string{"", "B", "I", "BI"}

var endings = [4]string{"-Regular", "-Bold", "-Italic", "-BoldItalic"}

// family is the name under which gofpdf holds the fonts; it writes "/utf8" + family
// + suffix, which splice replaces.
const family = "sopt"

// cut makes the fonts that are used. gofpdf gets them already cut: it then reads
// some hundred letters instead of thousands, and its habit of writing into the bytes
// it is given (go-pdf/fpdf#37) meets a copy.
func cut(fonts *face.Set, used [4]*letterSet) ([]style, error) {
	var styles []style
	for i, set := range used {
		if set == nil {
			continue
		}
		s := style{style: paper.Style(i)}
		for r := rune(0); r <= 0xFFFF; r++ {
			if set[r>>6] == 0 {
				r |= 63
				continue
			}
			if set.has(r) {
				s.letters = append(s.letters, r)
			}
		}
		ttf, err := fonts.Cut(s.style, s.letters)
		if err != nil {
			return nil, err
		}
		s.ttf = ttf
		s.name = tag(ttf) + "+" + fonts.Name() + endings[i]
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
	upright := gofpdf.SizeType{Wd: points(pages[0].Width), Ht: points(pages[0].Height)}
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: upright})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	at := date(d.Date)
	f.SetCreationDate(at)
	f.SetModificationDate(at)
	f.SetTitle(d.Title, true)
	f.SetSubject(d.Subject, true)
	f.SetAuthor(d.Author, true)
	for i := range styles {
		f.AddUTF8FontFromBytes(family, suffixes[styles[i].style], styles[i].ttf)
	}
	for i := range pages {
		f.AddPageFormat("P", gofpdf.SizeType{Wd: points(pages[i].Width), Ht: points(pages[i].Height)})
		if i > 0 {
			continue
		}
		for _, s := range styles { // gofpdf embeds the letters that pass through Text
			f.SetFont(family, suffixes[s.style], 1)
			f.Text(0, 0, string(s.letters))
		}
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFrame, err)
	}
	return b.Bytes(), nil
}

func points(mm float64) float64 { return float64(hundredths(mm)) / 100 }

// date is the day the file says it was made on; 1 January 2000 if there is none.
func date(d [3]int) time.Time {
	if d == ([3]int{}) {
		d = [3]int{2000, 1, 1}
	}
	return time.Date(d[0], time.Month(d[1]), d[2], 0, 0, 0, 0, time.UTC)
}
