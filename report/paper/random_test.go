package paper_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"
	"time"
	"unicode"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

// maker makes documents of any shape, the same for the same seed. Each text run
// that is not shared by pages is counted, so that a lost letter is found.
type maker struct{ *rand.Rand }

func newMaker(seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 1))} }

var sounds = strings.Fields("Nguyễn Thị Đượm phường Chánh Hiệp tự quản, an-ninh 279/KH-MTTW-BCA 1.250.000 khuyến khích " +
	"ỦY BAN MTTQ Ẵ ỡ “nhân dân” 05/02/2026 Toàn\u00A0dân\u00A0bảo\u00A0vệ W")

func (m maker) words(most int) string {
	var b strings.Builder
	for range m.IntN(most + 1) {
		b.WriteString(sounds[m.IntN(len(sounds))])
		switch m.IntN(20) {
		case 0:
			b.WriteString("\n")
		case 1:
			b.WriteString("  ")
		case 2: // grows together with the next
		default:
			b.WriteString(" ")
		}
	}
	if m.IntN(30) == 0 {
		b.WriteString(strings.Repeat("dài", m.IntN(150)))
	}
	return b.String()
}

func (m maker) runs(most int) (runs []paper.Run) {
	for range m.IntN(4) {
		runs = append(runs, paper.Run{Text: m.words(most), Style: paper.Style(m.IntN(4))})
	}
	return runs
}

func (m maker) line(most int) paper.Line {
	return paper.Line{Runs: m.runs(most), Size: []float64{0, 11, 13, 14}[m.IntN(4)]}
}

func (m maker) lines(n, most int) (lines []paper.Line) {
	for range m.IntN(n + 1) {
		lines = append(lines, m.line(most))
	}
	return lines
}

func (m maker) cells(n, words int) (cells []paper.Cell) {
	for range m.IntN(n + 1) {
		cells = append(cells, paper.Cell{Runs: m.runs(words), ColSpan: int16(m.IntN(4) * m.IntN(2)), RowSpan: int16(m.IntN(4) * m.IntN(2)),
			Align: paper.Align(m.IntN(4)), SetAlign: m.IntN(2) == 0})
	}
	return cells
}

func (m maker) table() paper.Table {
	t := paper.Table{Size: []float64{0, 10, 11, 12}[m.IntN(4)], NoLines: m.IntN(6) == 0}
	for range m.IntN(9) {
		c := paper.Column{Align: paper.Align(m.IntN(4))}
		if m.IntN(2) == 0 {
			c.Fixed = float64(m.IntN(60))
		} else {
			c.Weight = float64(m.IntN(5))
		}
		t.Columns = append(t.Columns, c)
	}
	n := max(len(t.Columns), 1)
	for range m.IntN(4) {
		t.Head = append(t.Head, m.cells(n+1, 5))
	}
	long := 1
	if m.IntN(15) == 0 {
		long = 60 // a row taller than a page
	}
	for range m.IntN(60) {
		t.Rows = append(t.Rows, paper.Row{Cells: m.cells(n+1, 6*long), Bold: m.IntN(5) == 0, KeepWithNext: m.IntN(5) == 0})
	}
	return t
}

func (m maker) block() paper.Block {
	switch m.IntN(12) {
	case 0:
		return paper.Letterhead{Left: m.lines(3, 12), LeftRule: true, Right: m.lines(2, 5), Number: m.line(4), Subject: m.line(9), Date: m.line(6)}
	case 1:
		return paper.Heading{Lines: m.lines(4, 30), Rule: true, RuleAfter: m.IntN(4)}
	case 2, 3:
		return m.table()
	case 4:
		return paper.Signature{Recipients: m.lines(8, 9), Left: m.lines(2, 5), LeftName: m.line(3), Right: m.lines(3, 5),
			RightName: m.line(3), RightNote: m.line(3), Date: m.line(6)}
	case 5:
		return paper.Gap{Height: float64(m.IntN(200))}
	case 6:
		c := paper.Chart{Target: m.Float64() * float64(m.IntN(2)), TargetText: m.runs(4)}
		for range m.IntN(12) {
			c.Bars = append(c.Bars, paper.Bar{Label: m.runs(9), Value: m.runs(4), Share: m.Float64()*2 - 0.5})
		}
		return c
	}
	return paper.Paragraph{Runs: m.runs(80), Align: paper.Align(m.IntN(4)), Indent: float64(m.IntN(30)), Left: float64(m.IntN(60)),
		Before: float64(m.IntN(20) - 5), KeepWithNext: m.IntN(6) == 0}
}

func (m maker) doc() *paper.Doc {
	d := &paper.Doc{}
	for range 1 + m.IntN(3) {
		s := paper.Sheet{Landscape: m.IntN(3) == 0, Restart: m.IntN(2) == 0}
		for range m.IntN(12) {
			s.Blocks = append(s.Blocks, m.block())
		}
		d.Sheets = append(d.Sheets, s)
	}
	return d
}

// letters counts the letters that are not blanks.
type letters map[rune]int

func (l letters) add(s string) {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			l[r]++
		}
	}
}

// docLetters counts every text of a Doc, whatever block it stands in; a table's head
// is left out, since pages repeat it.
func docLetters(d *paper.Doc) letters {
	l := letters{}
	runs := func(rs []paper.Run) {
		for _, r := range rs {
			l.add(r.Text)
		}
	}
	lines := func(groups ...[]paper.Line) {
		for _, g := range groups {
			for _, x := range g {
				runs(x.Runs)
			}
		}
	}
	for _, s := range d.Sheets {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case paper.Letterhead:
				lines(b.Left, b.Right, []paper.Line{b.Number, b.Subject, b.Date})
			case paper.Heading:
				lines(b.Lines)
			case paper.Paragraph:
				runs(b.Runs)
			case paper.Signature:
				lines(b.Recipients, b.Left, b.Right, []paper.Line{b.LeftName, b.RightName, b.LeftNote, b.RightNote, b.Date})
			case paper.Chart:
				if b.Target > 0 && len(b.Bars) > 0 {
					runs(b.TargetText)
				}
				for _, x := range b.Bars {
					runs(x.Label)
					runs(x.Value)
				}
			case paper.Table:
				for _, r := range b.Rows {
					for _, c := range r.Cells {
						runs(c.Runs)
					}
				}
			}
		}
	}
	return l
}

func pageLetters(pages []paper.Page) letters {
	l := letters{}
	for i := range pages {
		for j := range pages[i].Texts {
			t := &pages[i].Texts[j]
			if t.Y > paper.MarginTop { // not the page number
				l.add(t.S)
			}
		}
	}
	return l
}

// inside fails for anything outside the margins.
func inside(t *testing.T, pages []paper.Page) {
	t.Helper()
	const hair = 0.05 // mm
	for i := range pages {
		p := &pages[i]
		left, right := paper.MarginLeft-hair, p.Width-paper.MarginRight+hair
		top, bottom := paper.MarginTop-hair, p.Height-paper.MarginBottom+hair
		for j := range p.Texts {
			x := &p.Texts[j]
			if x.Y < paper.MarginTop && p.Number > 1 && j == 0 {
				continue // page number
			}
			size := x.Size * 25.4 / 72
			if x.X < left || x.X+x.W > right || x.Y-0.891*size < top || x.Y+0.216*size > bottom || math.IsNaN(x.X+x.Y+x.W) {
				t.Fatalf("page %d: %q at %.2f..%.2f, %.2f lies outside the margins", i+1, x.S, x.X, x.X+x.W, x.Y)
			}
		}
		for _, r := range p.Rules {
			if r.X1 < left || r.X2 > right || r.Y1 < top || r.Y2 > bottom || r.X1 > r.X2 || r.Y1 > r.Y2 {
				t.Fatalf("page %d: rule %+v lies outside the margins", i+1, r)
			}
		}
	}
}

// apart fails where two texts stand on each other.
func apart(t *testing.T, pages []paper.Page) {
	t.Helper()
	for i := range pages {
		texts := append([]paper.Text(nil), pages[i].Texts...)
		sort.SliceStable(texts, func(a, b int) bool {
			if math.Abs(texts[a].Y-texts[b].Y) > 1e-4 {
				return texts[a].Y < texts[b].Y
			}
			return texts[a].X < texts[b].X
		})
		for j := 1; j < len(texts); j++ {
			a, b := &texts[j-1], &texts[j]
			if math.Abs(a.Y-b.Y) < 1e-4 && a.X+a.W > b.X+0.05 && strings.TrimSpace(a.S) != "" && strings.TrimSpace(b.S) != "" {
				t.Fatalf("page %d: %q and %q overlap: %+v %+v", i+1, a.S, b.S, *a, *b)
			}
		}
	}
}

func check(t *testing.T, d *paper.Doc, headless bool) []paper.Page {
	t.Helper()
	pages, problems := paper.Layout(d, face.Bundled())
	for _, p := range problems {
		if p.Kind != paper.TooWide && p.Kind != paper.TooTall {
			t.Fatalf("problem %+v", p)
		}
	}
	inside(t, pages)
	apart(t, pages)
	want, got := docLetters(d), pageLetters(pages)
	for r, n := range want {
		if got[r] < n || headless && got[r] != n {
			t.Fatalf("%q: %d in the document, %d on the pages", r, n, got[r])
		}
	}
	return pages
}

func withoutHeads(d *paper.Doc) {
	for _, s := range d.Sheets {
		for i, b := range s.Blocks {
			if t, ok := b.(paper.Table); ok {
				t.Head = nil
				s.Blocks[i] = t
			}
		}
	}
}

func try(t *testing.T, seed uint64) {
	t.Helper()
	d := newMaker(seed).doc()
	check(t, d, false)
	withoutHeads(d)
	check(t, d, true)
}

// TestRandomDocs lays out documents of any shape for two seconds: no panic, no lost or
// doubled letter, nothing outside the margins, nothing on top of another.
func TestRandomDocs(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	defer func() {
		if t.Failed() {
			fmt.Printf("TestRandomDocs: seed %d\n", seed)
		}
	}()
	for end := time.Now().Add(2 * time.Second); time.Now().Before(end) && !t.Failed(); seed++ {
		try(t, seed)
	}
}

func FuzzLayout(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed)
	}
	f.Fuzz(try)
}
