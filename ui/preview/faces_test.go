package preview

import (
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"sophongtrao/assets"
	"sophongtrao/report/paper"
)

// ttf is the bundled typeface with the widths as it says them itself.
type ttf struct {
	raw  [4][]byte
	font [4]*sfnt.Font
}

func (f *ttf) TTF(s paper.Style) []byte { return f.raw[s] }
func (f *ttf) Advance(s paper.Style, r rune) (int, bool) {
	var b sfnt.Buffer
	g, _ := f.font[s].GlyphIndex(&b, r)
	a, _ := f.font[s].GlyphAdvance(&b, g, fixed.I(1000), font.HintingNone)
	return a.Round(), g != 0
}

func faces(t testing.TB) Faces {
	f := &ttf{}
	for i := range f.raw {
		var err error
		f.raw[i] = assets.Font(i)
		if f.font[i], err = sfnt.Parse(f.raw[i]); err != nil {
			t.Fatal(err)
		}
	}
	return f
}
