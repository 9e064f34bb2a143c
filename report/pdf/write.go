package pdf

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

var (
	// ErrNoPages is a document without a page.
	ErrNoPages = errors.New("pdf: no page to write")
	// ErrLetter is a letter that the font of its style lacks. Layout reports it as
	// paper.MissingGlyph with the field it stands in.
	ErrLetter = errors.New("pdf: no such letter in the font")
	// ErrFrame is a frame from gofpdf that is not as version 1.16.2 writes it, or a
	// fault inside gofpdf.
	ErrFrame = errors.New("pdf: gofpdf failed")
)

// Write writes the pages of d as one PDF file. Errors: ErrNoPages, ErrLetter,
// face.ErrFont, ErrFrame, and what w returns.
func Write(w io.Writer, d *paper.Doc, pages []paper.Page, fonts *face.Set) error {
	if len(pages) == 0 {
		return ErrNoPages
	}
	codes, err := codesOf(pages, fonts)
	if err != nil {
		return err
	}
	streams := make([][]byte, len(pages))
	var next atomic.Int64
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(pages)) - 1 {
		others.Go(func() { newInker(fonts, &codes).work(pages, streams, &next) })
	}
	k := newInker(fonts, &codes)
	styles, frame, err := k.around(d, pages, fonts)
	if err == nil {
		k.work(pages, streams, &next)
	}
	others.Wait()
	if err != nil {
		return err
	}
	return splice(w, frame, streams, styles)
}

// around makes what stands around the pages, while the other workers ink them.
func (k *inker) around(d *paper.Doc, pages []paper.Page, fonts *face.Set) (styles []style, frame []byte, err error) {
	if styles, err = k.cut(fonts); err == nil {
		frame, err = makeFrame(d, pages, styles)
	}
	return styles, frame, err
}

// work inks pages until none is left.
func (k *inker) work(pages []paper.Page, streams [][]byte, next *atomic.Int64) {
	for {
		i := int(next.Add(1)) - 1
		if i >= len(pages) {
			return
		}
		streams[i] = k.page(&pages[i])
	}
}

// alphabet is the letters of a style and their codes in the file: 1, 2, 3 … in the
// order of the letters; code 0 is a letter that the style does not print.
type alphabet struct {
	code    [0x10000]uint16
	letters []rune
}

// codes is the alphabets by style; nil for a style that is not used.
type codes [4]*alphabet

// codesOf gathers the letters that each style prints, and refuses those it lacks.
func codesOf(pages []paper.Page, fonts *face.Set) (c codes, err error) {
	for i := range pages {
		if m := pages[i].Mark; m != "" && (i == 0 || m != pages[i-1].Mark) {
			if err := c.take(markStyle, m, fonts); err != nil {
				return c, err
			}
		}
		for j := range pages[i].Texts {
			if t := &pages[i].Texts[j]; t.S != "" {
				if err := c.take(t.Style&3, t.S, fonts); err != nil {
					return c, err
				}
			}
		}
	}
	for _, a := range c {
		if a == nil {
			continue
		}
		slices.Sort(a.letters)
		for i, r := range a.letters {
			a.code[r] = uint16(i + 1)
		}
	}
	return c, nil
}

func (c *codes) take(style paper.Style, text string, fonts *face.Set) error {
	a := c[style]
	if a == nil {
		a = new(alphabet)
		c[style] = a
	}
	for _, r := range text {
		if uint32(r) < uint32(len(a.code)) && a.code[r] != 0 {
			continue
		}
		if _, ok := fonts.Advance(style, r); !ok || r == utf8.RuneError {
			return fmt.Errorf("%w: %U in style %d", ErrLetter, r, style)
		}
		a.code[r] = 1 // found; numbered when all are known
		a.letters = append(a.letters, r)
	}
	return nil
}
