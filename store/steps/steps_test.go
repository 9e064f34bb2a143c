package steps_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sophongtrao/store/steps"
)

// TestStepsAreFrozen wants each step to be named by its schema and to lie in a
// package of that name which imports nothing but the standard library.
func TestStepsAreFrozen(t *testing.T) {
	var want []string
	for i, s := range steps.All {
		name := fmt.Sprintf("s%03d", i+2)
		want = append(want, name)
		if !strings.HasPrefix(s.Name, name+": ") {
			t.Errorf("step %d is called %q", i, s.Name)
		}
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() {
			folders = append(folders, e.Name())
		}
	}
	if fmt.Sprint(folders) != fmt.Sprint(want) {
		t.Errorf("folders %v, steps %v", folders, want)
	}
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "doc.go")
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		src, err := parser.ParseFile(token.NewFileSet(), f, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range src.Imports {
			path, _ := strconv.Unquote(imp.Path.Value)
			if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") || first == "sophongtrao" && f != "doc.go" {
				t.Errorf("%s imports %s", f, path)
			}
		}
	}
}
