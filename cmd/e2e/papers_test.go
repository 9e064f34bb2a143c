//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// asOf fixes the day of the papers, so that midnight cannot part two runs.
const asOf = "2026-11-20"

func sampleBook(t testing.TB) string {
	t.Helper()
	book := filepath.Join(t.TempDir(), "so.sopt")
	must(t, "sample", "--book", book)
	return book
}

func paper(t testing.TB, env []string, kind, book, pdf string) {
	t.Helper()
	if s := cli(t, env, "report", kind, "--book", book, "--out", pdf, "--as-of", asOf, "--today", asOf); s.code != 0 {
		t.Fatalf("%s: exit code %d: %s", kind, s.code, s.errors)
	}
}

func TestPapers(t *testing.T) {
	book := sampleBook(t)
	out := filepath.Join("..", "..", "out", "papers")
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	known := vocabulary(bookTexts(t, book))
	for _, form := range forms.All {
		kind := form.Name
		t.Run(kind, func(t *testing.T) {
			pdf := filepath.Join(out, kind+".pdf")
			paper(t, nil, kind, book, pdf)
			fontsAreCut(t, pdf)
			textIsWhole(t, pdf, known, kind)
			read := boxes(t, pdf)
			placesAreRight(t, read)
			readsAsMade(t, read, made(t, kind, book))
			sameEverywhere(t, kind, book, pdf)
		})
	}
}

// fontsAreCut: every font is embedded, a subset, and carries its letters back.
func fontsAreCut(t *testing.T, pdf string) {
	lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", pdf)), "\n")
	if len(lines) < 3 {
		t.Fatalf("no fonts: %q", lines)
	}
	for _, line := range lines[2:] {
		// name type encoding emb sub uni object-ID
		if f := strings.Fields(line); len(f) < 7 || f[len(f)-5] != "yes" || f[len(f)-4] != "yes" || f[len(f)-3] != "yes" {
			t.Errorf("font not embedded, cut and readable: %s", line)
		}
	}
}

// textIsWhole: what poppler reads is NFC, holds no replacement letters, says THỰC HÀNH
// on every page and knows the book's names.
func textIsWhole(t *testing.T, pdf string, known map[string]bool, kind string) {
	text := run(t, "pdftotext", "-raw", pdf, "-")
	if !norm.NFC.IsNormalString(text) {
		t.Error("the text is not NFC")
	}
	if strings.ContainsRune(text, '\uFFFD') {
		t.Error("the text has letters that could not be read back")
	}
	pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	for i, page := range pages {
		if !strings.Contains(strings.Join(strings.Fields(page), ""), "THỰCHÀNH") {
			t.Errorf("page %d does not say THỰC HÀNH", i+1)
		}
	}
	if kind == "roster" {
		read := vocabulary(text)
		missing := 0
		for w := range known {
			if !read[w] {
				missing++
				if missing < 5 {
					t.Errorf("the roster lacks %q", w)
				}
			}
		}
	}
}

func vocabulary(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}

// bookTexts gives the names of the people who are members on the day of the papers.
func bookTexts(t *testing.T, book string) string {
	var b struct {
		Records struct {
			Person []struct {
				ID   uint64
				Name string
			}
			Team []struct {
				ID   uint64
				Type string
			}
			Membership []struct {
				Person   uint64
				Team     uint64
				From, To string
				Bin      bool
			}
		}
	}
	if err := json.Unmarshal([]byte(must(t, "export", "--book", book, "--json").out), &b); err != nil {
		t.Fatal(err)
	}
	member, statutory := map[uint64]bool{}, map[uint64]bool{}
	for _, x := range b.Records.Team {
		statutory[x.ID] = x.Type == record.TeamStatutory
	}
	for _, m := range b.Records.Membership {
		if !m.Bin && !statutory[m.Team] && m.From <= asOf && (m.To == "" || m.To > asOf) {
			member[m.Person] = true
		}
	}
	var names []string
	for _, p := range b.Records.Person {
		if member[p.ID] {
			names = append(names, p.Name)
		}
	}
	if len(names) < 100 {
		t.Fatalf("only %d members in the export: has its form changed?", len(names))
	}
	return strings.Join(names, " ")
}

// word is a word of pdftotext -bbox, in points from the top left.
type word struct {
	XMin float64 `xml:"xMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMin float64 `xml:"yMin,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

type bboxPage struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []word  `xml:"word"`
}

const mm = 72 / 25.4

// placesAreRight: A4 in either direction; nothing outside the margins of 20, 20, 30
// and 15 mm but the page number and the mark; words begin exactly at the left margin;
// the page number in the middle of the top from page 2 (document-format.md, A.1).
func placesAreRight(t *testing.T, pages []bboxPage) {
	for i, p := range pages {
		pagePlaces(t, fmt.Sprintf("page %d", i+1), p)
	}
}

// boxes are the words that poppler reads, page by page.
func boxes(t *testing.T, pdf string) []bboxPage {
	t.Helper()
	file := filepath.Join(t.TempDir(), "boxes.html")
	run(t, "pdftotext", "-bbox", pdf, file)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Pages []bboxPage `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict, d.Entity = false, xml.HTMLEntity
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) == 0 {
		t.Fatal("no pages")
	}
	return doc.Pages
}

var pageNumber = regexp.MustCompile(`^\d+$`)

func pagePlaces(t *testing.T, name string, p bboxPage) {
	w, h := p.Width/mm, p.Height/mm
	if !near(w, 210, 0.5) || !near(h, 297, 0.5) {
		if !near(w, 297, 0.5) || !near(h, 210, 0.5) {
			t.Fatalf("%s: %.1f x %.1f mm is not A4", name, w, h)
		}
	}
	for _, x := range p.Words {
		size := x.YMax - x.YMin
		if size > 40 || isMark(x) {
			continue // THỰC HÀNH across the page
		}
		if x.YMin/mm < 20-0.5 {
			if c := (x.XMin + x.XMax) / 2 / mm; pageNumber.MatchString(x.Text) && near(c, (30+w-15)/2, 0.5) {
				continue
			}
			// The box of a word is its font's, taller than the letters: half of
			// the leading may stand above the margin.
			if x.YMin/mm < 20-2.5 {
				t.Errorf("%s: %q stands %.1f mm from the top", name, x.Text, x.YMin/mm)
			}
		}
		if x.XMin/mm < 30-0.5 || x.XMax/mm > w-15+0.5 || x.YMax/mm > h-20+2.5 {
			t.Errorf("%s: %q at %.1f-%.1f mm, foot %.1f, is outside the margins", name, x.Text, x.XMin/mm, x.XMax/mm, x.YMax/mm)
		}
	}
}

// isMark tells the words of the mark across the page, which is turned, so that its
// boxes are as tall as wide.
func isMark(x word) bool { return x.Text == "THỰC" || x.Text == "HÀNH" }

func near(a, b, within float64) bool { return math.Abs(a-b) <= within }

// sameEverywhere: the same bytes again, in another zone, language and folder.
func sameEverywhere(t *testing.T, kind, book, pdf string) {
	first, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	for _, env := range [][]string{nil, {"TZ=Asia/Ho_Chi_Minh", "LANG=vi_VN.UTF-8"}, {"TZ=America/Los_Angeles", "LANG=C", "LC_ALL=C"}, {"GOMAXPROCS=1"}} {
		again := filepath.Join(t.TempDir(), "again.pdf")
		paper(t, env, kind, book, again)
		second, err := os.ReadFile(again)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("other bytes with %v", env)
		}
	}
}

// TestPapersHaveNoBoxes renders each page and looks at what poppler says: a letter
// without glyph is an error there, and a page without ink is no page. pdftotext alone
// proves nothing (performance.md, trap 1), so the marks of the letters are looked for
// as glyphs of the embedded fonts as well: see report/face's test of all letters.
func TestPapersHaveNoBoxes(t *testing.T) {
	book := sampleBook(t)
	for _, form := range forms.All {
		kind := form.Name
		pdf := filepath.Join(t.TempDir(), kind+".pdf")
		paper(t, nil, kind, book, pdf)
		pages, _ := strconv.Atoi(regexp.MustCompile(`Pages:\s+(\d+)`).FindStringSubmatch(run(t, "pdfinfo", pdf))[1])
		if pages == 0 {
			t.Fatalf("%s has no pages", kind)
		}
		prefix := filepath.Join(t.TempDir(), "p")
		if said := run(t, "pdftoppm", "-r", "40", "-gray", "-l", "5", pdf, prefix); strings.TrimSpace(said) != "" {
			t.Errorf("%s: pdftoppm says %s", kind, said)
		}
		files, _ := filepath.Glob(prefix + "*.pgm")
		if len(files) != min(pages, 5) {
			t.Errorf("%s: %d of %d pages drawn", kind, len(files), pages)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if dark := bytes.Count(b, []byte{0}) + countBelow(b, 128); dark < 200 {
				t.Errorf("%s is nearly empty: %d dark dots", f, dark)
			}
		}
	}
}

func countBelow(b []byte, limit byte) (n int) {
	for _, c := range b {
		if c < limit {
			n++
		}
	}
	return n
}
