package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

var update = flag.Bool("update", false, "write testdata anew, to be reviewed as a diff")

func write(t testing.TB, d *paper.Doc) ([]byte, []paper.Page) {
	t.Helper()
	pages, problems := paper.Layout(d, face.Bundled())
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	var b bytes.Buffer
	if err := Write(&b, d, pages, face.Bundled()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), pages
}

// poppler runs one of poppler's programs on a file made of b.
func poppler(t *testing.T, b []byte, program string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("NOT TESTED: %s (poppler-utils) is not installed", program)
	}
	name := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", name)
	}
	var faults bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &faults
	out, err := cmd.Output()
	if err != nil || faults.Len() > 0 {
		t.Fatalf("%s: %v: %s", program, err, faults.String())
	}
	return out
}

// TestGolden compares the sample with the page structure that was looked at.
func TestGolden(t *testing.T) {
	b, pages := write(t, sampleReport())
	got, name := paper.Dump(pages), filepath.Join("testdata", "sample.txt")
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error("the sample is laid out differently: look at it (PDF_OUT=folder), then -update and review the diff")
	}
	if dir := os.Getenv("PDF_OUT"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "sample.pdf"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSameBytes: a second run, another time zone, another locale, many at once.
func TestSameBytes(t *testing.T) {
	want, pages := write(t, sampleReport())
	t.Setenv("LANG", "vi_VN.UTF-8")
	t.Setenv("TZ", "Asia/Ho_Chi_Minh")
	old := time.Local
	time.Local = time.FixedZone("far", 14*3600)
	defer func() { time.Local = old }()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var b bytes.Buffer
			if err := Write(&b, sampleReport(), pages, face.Bundled()); err != nil {
				t.Error(err)
			}
			if !bytes.Equal(b.Bytes(), want) {
				t.Error("other bytes for the same document")
			}
		})
	}
	all.Wait()
}

// TestPlaces reads every word's place back from the file: within 0.5 mm of the layout.
func TestPlaces(t *testing.T) {
	d := sampleReport()
	d.Mark = "" // its words lie across the others
	b, pages := write(t, d)
	var doc struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Words  []struct {
				X1   float64 `xml:"xMin,attr"`
				X2   float64 `xml:"xMax,attr"`
				Y2   float64 `xml:"yMax,attr"`
				Text string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	out := poppler(t, b, "pdftotext", "-bbox", "FILE", "-")
	if err := xml.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != len(pages) {
		t.Fatalf("%d pages read, %d written", len(doc.Pages), len(pages))
	}
	const point = 25.4 / 72
	words := 0
	for i, p := range doc.Pages {
		if math.Abs(p.Width*point-pages[i].Width) > 0.1 || math.Abs(p.Height*point-pages[i].Height) > 0.1 {
			t.Errorf("page %d is %.1f x %.1f mm", i+1, p.Width*point, p.Height*point)
		}
		for _, w := range p.Words {
			words++
			if !stands(&pages[i], w.Text, w.X1*point, w.X2*point, w.Y2*point) {
				t.Fatalf("page %d: %q at %.2f..%.2f, foot %.2f mm is not where it was laid out", i+1, w.Text, w.X1*point, w.X2*point, w.Y2*point)
			}
		}
	}
	if words < 1500 {
		t.Errorf("only %d words read", words)
	}
}

// stands tells whether a word has its place on the page. A word of two styles is
// read as one, so the ends may lie in two texts.
func stands(p *paper.Page, word string, x1, x2, foot float64) bool {
	starts, ends := false, false
	for i := range p.Texts {
		x := &p.Texts[i]
		low := x.Y + 0.216*x.Size*25.4/72
		if math.Abs(low-foot) > 0.5 {
			continue
		}
		at := x.X
		for _, part := range strings.SplitAfter(x.S, " ") {
			end := at + width(x, part)
			bare := strings.TrimSpace(part)
			visible := at + width(x, strings.TrimRight(part, " "))
			if bare != "" && math.Abs(at-x1) < 0.5 && strings.HasPrefix(word, bare) {
				starts = true
			}
			if bare != "" && math.Abs(visible-x2) < 0.5 && strings.HasSuffix(word, bare) {
				ends = true
			}
			at = end
		}
	}
	return starts && ends
}

func width(x *paper.Text, s string) (w float64) {
	for _, r := range s {
		a, _ := face.Bundled().Advance(x.Style, r)
		w += float64(a) * x.Size * 25.4 / 72 / 1000
		if r == ' ' {
			w += x.Space
		}
	}
	return w
}

// TestTextReadsBack: word by word, in order, single blanks, also on justified lines.
func TestTextReadsBack(t *testing.T) {
	b, pages := write(t, sampleReport())
	got := string(poppler(t, b, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"))
	if strings.Contains(got, "  ") {
		t.Error("two blanks in a row")
	}
	var want strings.Builder
	for i := range pages {
		want.WriteString(" " + pages[i].Mark + " ")
		y := 0.0
		for j := range pages[i].Texts {
			x := &pages[i].Texts[j]
			if x.Y != y {
				want.WriteString(" ")
			}
			y = x.Y
			want.WriteString(x.S)
			if j+1 < len(pages[i].Texts) && pages[i].Texts[j+1].X > x.X+x.W+0.1 {
				want.WriteString(" ")
			}
		}
	}
	g, w := strings.Fields(got), strings.Fields(want.String())
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("word %d: %q read, %q written (after %q)", i, g[i], w[i], w[max(0, i-5):i])
		}
	}
	if len(g) != len(w) {
		t.Fatalf("%d words read, %d written", len(g), len(w))
	}
}

func TestFonts(t *testing.T) {
	b, _ := write(t, sampleReport())
	out := string(poppler(t, b, "pdffonts", "FILE"))
	rows := strings.Split(strings.TrimSpace(out), "\n")[2:]
	if len(rows) != 4 {
		t.Fatalf("%d fonts, want 4:\n%s", len(rows), out)
	}
	for _, row := range rows {
		if !strings.Contains(row, "yes yes yes") || !strings.Contains(row, "+Tinos-") {
			t.Errorf("not embedded, cut and mapped: %s", row)
		}
	}
	if len(b) > 80_000 {
		t.Errorf("the sample takes %d bytes", len(b))
	}
}

// TestInk renders every letter by itself: each leaves ink, and not that of the box
// that stands for a missing glyph.
func TestInk(t *testing.T) {
	letters := []rune(face.Vietnamese)
	box := 14.0 // mm between letters
	page := paper.Page{Width: 210, Height: 297}
	for i, r := range letters {
		page.Texts = append(page.Texts, paper.Text{X: 5 + float64(i%14)*box, Y: 20 + float64(i/14)*box*1.8, Size: 24, Style: paper.Style(i & 3), S: string(r)})
	}
	var b bytes.Buffer
	if err := Write(&b, &paper.Doc{}, []paper.Page{page}, face.Bundled()); err != nil {
		t.Fatal(err)
	}
	scale := 72 / 25.4 // pixels per mm at 72 dpi
	pgm := poppler(t, b.Bytes(), "pdftoppm", "-r", "72", "-gray", "-singlefile", "FILE")
	width, pixels := readPGM(t, pgm)
	seen := map[string]rune{}
	for i, r := range letters {
		x, y := int(page.Texts[i].X*scale), int((page.Texts[i].Y-12)*scale)
		var cell []byte
		dark := 0
		for row := y; row < y+int(17*scale); row++ {
			line := pixels[row*width+x-2 : row*width+x+int((box-1)*scale)]
			for _, v := range line {
				if v < 128 {
					dark++
				}
			}
			cell = append(cell, line...)
		}
		if dark < 20 {
			t.Errorf("%q leaves %d dark pixels", r, dark)
		}
		if twin, same := seen[string(cell)]; same {
			t.Errorf("%q and %q look the same", r, twin)
		}
		seen[string(cell)] = r
	}
}

func readPGM(t *testing.T, b []byte) (width int, pixels []byte) {
	t.Helper()
	parts := bytes.SplitN(b, []byte("\n"), 4)
	if len(parts) < 4 || string(parts[0]) != "P5" {
		t.Fatal("not a PGM picture")
	}
	for _, c := range bytes.Fields(parts[1])[0] {
		width = width*10 + int(c-'0')
	}
	return width, parts[3]
}

func TestRefuses(t *testing.T) {
	page := func(s string) []paper.Page {
		return []paper.Page{{Width: 210, Height: 297, Texts: []paper.Text{{X: 30, Y: 30, Size: 12, S: s}}}}
	}
	for name, c := range map[string]struct {
		pages []paper.Page
		want  error
	}{
		"no page":   {nil, ErrNoPages},
		"emoji":     {page("Lan \U0001F600"), ErrLetter},
		"Nôm":       {page("漢"), ErrLetter},
		"not UTF-8": {page("\xff"), ErrLetter},
		"mark":      {[]paper.Page{{Width: 210, Height: 297, Mark: "漢"}}, ErrLetter},
	} {
		var b bytes.Buffer
		if err := Write(&b, &paper.Doc{}, c.pages, face.Bundled()); !errors.Is(err, c.want) || b.Len() > 0 {
			t.Errorf("%s: %v and %d bytes", name, err, b.Len())
		}
	}
	full := errors.New("disk full")
	if err := Write(broken{full}, &paper.Doc{}, page("An"), face.Bundled()); !errors.Is(err, full) {
		t.Errorf("a fault of the file is told as %v", err)
	}
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

var _ io.Writer = broken{}

// TestSigns: brackets, backslashes and codes that hold a CR byte come through.
func TestSigns(t *testing.T) {
	var all strings.Builder
	for r := rune(0x21); r < 0x250; r++ {
		if _, ok := face.Bundled().Advance(0, r); ok && r != 0xA0 && r != 0xAD {
			all.WriteRune(r)
		}
	}
	d := &paper.Doc{Title: `(a) \ "b"`, Sheets: []paper.Sheet{{Blocks: []paper.Block{paper.Paragraph{Runs: []paper.Run{reg(`a(b)c\d ` + all.String())}}}}}}
	pages, _ := paper.Layout(d, face.Bundled())
	var b bytes.Buffer
	if err := Write(&b, d, pages, face.Bundled()); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(string(poppler(t, b.Bytes(), "pdftotext", "-raw", "FILE", "-"))), "")
	if want := `a(b)c\d` + all.String(); got != want {
		t.Errorf("read %q\nwant %q", got, want)
	}
}
