package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"testing"

	"fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"
)

// TestLettersAreInTheTypeface: every letter of a sentence is in the typeface of the
// screen; for another the toolkit shows a box on a machine that has no other typeface.
func TestLettersAreInTheTypeface(t *testing.T) {
	face, err := sfnt.Parse(theme.DefaultTextFont().Content())
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 10 {
		t.Fatalf("%v: %v", files, err)
	}
	var buf sfnt.Buffer
	for _, path := range files {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range s {
				if g, err := face.GlyphIndex(&buf, r); r >= ' ' && (err != nil || g == 0) {
					t.Errorf("%s: %q has %q (%U), which the typeface lacks", fset.Position(lit.Pos()), s, r, r)
				}
			}
			return true
		})
	}
}
