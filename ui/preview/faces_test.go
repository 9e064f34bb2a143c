package preview

import (
	"os"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"sophongtrao/report/paper"
)

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
	for i, n := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		raw, err := os.ReadFile("/usr/share/fonts/truetype/croscore/Tinos-" + n + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		f.raw[i] = raw
		f.font[i], _ = sfnt.Parse(raw)
	}
	return f
}
