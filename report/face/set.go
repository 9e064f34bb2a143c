package face

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"sophongtrao/assets"
	"sophongtrao/report/paper"
)

// Set is the four styles of one family, by paper.Style.
type Set struct {
	name  string
	faces [4]*face
}

// Load reads four TrueType files. The Set keeps the bytes and does not change
// them. ErrFont says which style cannot be used.
func Load(regular, bold, italic, boldItalic []byte) (*Set, error) {
	s := &Set{name: "Tinos"}
	for i, data := range [][]byte{regular, bold, italic, boldItalic} {
		f, err := parse(data)
		if err != nil {
			return nil, fmt.Errorf("style %d: %w", i, err)
		}
		s.faces[i] = f
	}
	return s, nil
}

// Advance returns the width of r in 1/1000 of the type size, and false if the
// style has no such letter. It implements paper.Fonts.
func (s *Set) Advance(style paper.Style, r rune) (width int, ok bool) {
	g := s.faces[style&3].lookup(r)
	return int(g.width), g.id != 0
}

// Name of the family, as it stands in the PDF.
func (s *Set) Name() string { return s.name }

// Family is the name under which the system knows the typeface once it is installed.
func (s *Set) Family() string {
	if s.name == machineName {
		return "Times New Roman"
	}
	return s.name
}

// Bytes returns the TrueType file of a style. The caller must not change it.
func (s *Set) Bytes(style paper.Style) []byte { return s.faces[style&3].data }

// Lacks returns the first letter of text that a style lacks, and true; false if
// all are there.
func (s *Set) Lacks(text string) (paper.Style, rune, bool) {
	for style := range s.faces {
		for _, r := range text {
			if _, ok := s.Advance(paper.Style(style), r); !ok {
				return paper.Style(style), r, true
			}
		}
	}
	return 0, 0, false
}

var bundled = sync.OnceValue(func() *Set {
	s, err := Load(assets.Font(0), assets.Font(1), assets.Font(2), assets.Font(3))
	if err != nil {
		panic("face: the built-in font is broken: " + err.Error()) // a build without its files
	}
	return s
})

// Bundled returns Tinos, which is built into the program.
func Bundled() *Set { return bundled() }

// Machine returns the Times New Roman of this machine. It is false where the
// family is not installed (any system but Windows), lacks a letter of Needed, or
// sets one wider or narrower than Tinos does, which would break lines elsewhere.
func Machine() (*Set, bool) {
	windows := os.Getenv("WINDIR")
	if windows == "" {
		return nil, false
	}
	return timesIn(filepath.Join(windows, "Fonts"))
}

// Best returns Machine, or else Bundled.
var Best = sync.OnceValue(func() *Set {
	if s, ok := Machine(); ok {
		return s
	}
	return Bundled()
})

// machineName is Times New Roman in a PDF.
const machineName = "TimesNewRoman"

func timesIn(folder string) (*Set, bool) {
	var data [4][]byte
	for i, name := range []string{"times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"} {
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, false
		}
		data[i] = b
	}
	s, err := Load(data[0], data[1], data[2], data[3])
	if err != nil || !s.sameWidths(Bundled()) {
		return nil, false
	}
	s.name = machineName
	return s, true
}

// sameWidths tells whether every letter of Needed stands in all styles of both
// sets, equally wide.
func (s *Set) sameWidths(o *Set) bool {
	for style := range s.faces {
		for _, r := range Needed {
			w, ok := s.Advance(paper.Style(style), r)
			if v, has := o.Advance(paper.Style(style), r); !ok || !has || v != w {
				return false
			}
		}
	}
	return true
}
