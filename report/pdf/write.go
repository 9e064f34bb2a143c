package pdf

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

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
	used, err := lettersOf(pages, fonts)
	if err != nil {
		return err
	}
	var streams [][]byte
	var inked sync.WaitGroup
	inked.Go(func() { streams = inkAll(pages, fonts) })
	styles, err := cut(fonts, used)
	var frame []byte
	if err == nil {
		frame, err = makeFrame(d, pages, styles)
	}
	inked.Wait()
	if err != nil {
		return err
	}
	file, err := splice(frame, streams, styles)
	if err != nil {
		return err
	}
	_, err = w.Write(file)
	return err
}

// letterSet is a set of letters up to U+FFFF.
type letterSet [0x10000 / 64]uint64

func (s *letterSet) has(r rune) bool { return s[r>>6]&(1<<(r&63)) != 0 }
func (s *letterSet) add(r rune)      { s[r>>6] |= 1 << (r & 63) }

// lettersOf gathers the letters that each style prints, and refuses those it lacks.
func lettersOf(pages []paper.Page, fonts *face.Set) (used [4]*letterSet, err error) {
	take := func(style paper.Style, text string) error {
		set := used[style&3]
		if set == nil {
			set = new(letterSet)
			used[style&3] = set
		}
		for _, r := range text {
			if uint32(r) <= 0xFFFF && set.has(r) {
				continue
			}
			if _, ok := fonts.Advance(style, r); !ok {
				return fmt.Errorf("%w: %U in style %d", ErrLetter, r, style)
			}
			set.add(r)
		}
		return nil
	}
	for i := range pages {
		if pages[i].Mark != "" && (i == 0 || pages[i].Mark != pages[i-1].Mark) {
			if err := take(markStyle, pages[i].Mark); err != nil {
				return used, err
			}
		}
		for j := range pages[i].Texts {
			if t := &pages[i].Texts[j]; t.S != "" {
				if err := take(t.Style, t.S); err != nil {
					return used, err
				}
			}
		}
	}
	return used, nil
}

// inkAll writes the content of every page, deflated, on all cores.
func inkAll(pages []paper.Page, fonts *face.Set) [][]byte {
	streams := make([][]byte, len(pages))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(pages)) {
		workers.Go(func() {
			k := newInker(fonts)
			for {
				i := int(next.Add(1)) - 1
				if i >= len(pages) {
					return
				}
				streams[i] = k.page(&pages[i])
			}
		})
	}
	workers.Wait()
	return streams
}
