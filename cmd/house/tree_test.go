package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// file is one Go file of the tree, parsed.
type file struct {
	path string // slash path from the top: "store/tx.go"
	test bool
	fset *token.FileSet
	ast  *ast.File
	text string
}

// dir is the package folder: "store/record", "" for the top.
func (f file) dir() string { return strings.TrimPrefix(path.Dir(f.path), ".") }

// line of a position.
func (f file) line(p token.Pos) int { return f.fset.Position(p).Line }

// imports are the import paths, unquoted.
func (f file) imports() []string {
	var list []string
	for _, i := range f.ast.Imports {
		list = append(list, strings.Trim(i.Path.Value, `"`))
	}
	return list
}

// readTree parses every Go file of a tree. The bench module beside us has rules of
// its own: a folder with a go.mod is left out.
func readTree(tb testing.TB, fsys fs.FS) []file {
	tb.Helper()
	var files []file
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			base := path.Base(p)
			_, own := fs.Stat(fsys, path.Join(p, "go.mod"))
			if p != "." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "out" || base == "dist" || own == nil) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		b, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		f := file{path: p, test: strings.HasSuffix(p, "_test.go"), fset: token.NewFileSet(), text: string(b)}
		f.ast, err = parser.ParseFile(f.fset, p, b, parser.ParseComments)
		files = append(files, f)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

// top is the tree this test stands in.
func top(tb testing.TB) fs.FS {
	tb.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
		tb.Fatal(err)
	}
	return os.DirFS(dir)
}
