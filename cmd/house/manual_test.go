package house

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// declaredTests are the names of all tests of the tree.
func declaredTests(t *testing.T, root string) map[string]bool {
	t.Helper()
	there := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\)`)
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "out" || e.Name() == ".git"):
			return filepath.SkipDir
		case !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		src, err := os.ReadFile(path)
		for _, m := range declared.FindAllSubmatch(src, -1) {
			there[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return there
}

// TestPromisesNameTests: each promise of store/doc.go names the tests that keep it, and
// they exist.
func TestPromisesNameTests(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "store", "doc.go"))
	if err != nil {
		t.Fatal(err)
	}
	_, promises, found := strings.Cut(string(text), "Promises")
	promises, _, ends := strings.Cut(promises, "It must not:")
	list := strings.Split(promises, "//   - ")[1:]
	if !found || !ends || len(list) < 10 {
		t.Fatalf("%d promises in store/doc.go", len(list))
	}
	there := declaredTests(t, root)
	for _, promise := range list {
		named := regexp.MustCompile(`\bTest\w+`).FindAllString(promise, -1)
		if len(named) == 0 {
			t.Errorf("no test keeps: %s", promise)
		}
		for _, name := range named {
			if !there[name] {
				t.Errorf("store/doc.go names %s, which does not exist", name)
			}
		}
	}
}

// TestManualNamesTests: every test that the manual names as the keeper of a duty of the
// plan, and the note on Windows as that of a line of its, exists, so that the tables are
// true.
func TestManualNamesTests(t *testing.T) {
	root := filepath.Join("..", "..")
	there := declaredTests(t, root)
	for _, name := range []string{"manual/20-doi-chieu-ke-hoach.md", "windows/KIEM-TRA.md"} {
		text, err := os.ReadFile(filepath.Join(root, "assets", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		named := regexp.MustCompile("`(Test\\w+)`").FindAllSubmatch(text, -1)
		if len(named) < 10 {
			t.Fatalf("%s names %d tests", name, len(named))
		}
		for _, m := range named {
			if !there[string(m[1])] {
				t.Errorf("%s names %s, which does not exist", name, m[1])
			}
		}
		for _, row := range strings.Split(string(text), "\n") {
			if strings.HasPrefix(row, "| I") && !strings.Contains(row, "`Test") {
				t.Errorf("no test keeps: %s", row)
			}
		}
	}
}
