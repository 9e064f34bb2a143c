package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

func main() {
	out := flag.String("out", "assets/notices", "folder of libraries.txt")
	flag.Parse()
	text, err := libraries(".")
	if err == nil {
		err = os.WriteFile(filepath.Join(*out, "libraries.txt"), text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

// module is one module and the folders of its packages that are linked.
type module struct {
	path, version, dir string
	packages           map[string]bool
}

// libraries is the whole text for the module tree at root.
func libraries(root string) ([]byte, error) {
	modules, err := linked(root)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "Software that is part of this program, with its licences.")
	fmt.Fprintln(&b, "Written by `make notices` from the sources that are linked; do not edit.")
	goLicence, err := os.ReadFile(filepath.Join(runtime.GOROOT(), "LICENSE"))
	if err != nil {
		return nil, err
	}
	section(&b, "The Go programming language and its library", "LICENSE", goLicence)
	for _, m := range modules {
		texts, err := licences(m)
		if err != nil {
			return nil, err
		}
		if len(texts) == 0 {
			return nil, fmt.Errorf("%s %s has no licence file", m.path, m.version)
		}
		for _, t := range texts {
			body, err := os.ReadFile(filepath.Join(m.dir, t))
			if err != nil {
				return nil, err
			}
			section(&b, m.path+" "+m.version, filepath.ToSlash(t), body)
		}
	}
	return b.Bytes(), nil
}

func section(b *bytes.Buffer, title, file string, body []byte) {
	body = bytes.TrimSpace(bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n")))
	fmt.Fprintf(b, "\n%[1]s\n%[2]s (%[3]s)\n%[1]s\n\n%[4]s\n", strings.Repeat("=", 78), title, file, body)
}

// linked lists the modules of others in the programs, of both systems, by path.
func linked(root string) ([]*module, error) {
	found := map[string]*module{}
	for _, goos := range []string{"linux", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-tags", "migrated_fynedo,no_animations,no_emoji,release",
			"-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}",
			"./cmd/sophongtrao", "./cmd/sophongtrao-cli")
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH=amd64", "CGO_ENABLED=1")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w: %s", err, stderr.Bytes())
		}
		for line := range strings.Lines(string(out)) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			if len(f) != 4 {
				continue
			}
			m := found[f[0]]
			if m == nil {
				m = &module{f[0], f[1], f[2], map[string]bool{}}
				found[f[0]] = m
			}
			m.packages[f[3]] = true
		}
	}
	list := make([]*module, 0, len(found))
	for _, m := range found {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b *module) int { return cmp.Compare(a.path, b.path) })
	return list, nil
}

// licenceName is what projects call the file.
var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|ofl|unlicense|patents)([-_.].*)?$`)

// licences lists the licence files of a module that concern what is linked: those at
// its top and those in or below a linked package's folder, which is where embedded
// fonts and C sources keep theirs.
func licences(m *module) ([]string, error) {
	var list []string
	err := filepath.WalkDir(m.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "cmd") {
			return filepath.SkipDir
		}
		if d.IsDir() || !licenceName.MatchString(d.Name()) || strings.HasSuffix(d.Name(), ".go") {
			return nil
		}
		if dir := filepath.Dir(path); dir == m.dir || m.concerns(dir) {
			rel, err := filepath.Rel(m.dir, path)
			if err != nil {
				return err
			}
			list = append(list, rel)
		}
		return nil
	})
	return list, err
}

// concerns says that the package a folder belongs to, the nearest one at or above it,
// is linked. Folders of C sources hold a dummy.go only, to be kept by go mod vendor:
// they are part of the package above.
func (m *module) concerns(dir string) bool {
	for p := dir; len(p) >= len(m.dir); p = filepath.Dir(p) {
		sources, _ := filepath.Glob(filepath.Join(p, "*.go"))
		sources = slices.DeleteFunc(sources, func(s string) bool { return filepath.Base(s) == "dummy.go" })
		if m.packages[p] || len(sources) > 0 {
			return m.packages[p]
		}
	}
	return false
}
