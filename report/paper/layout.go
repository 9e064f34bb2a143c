package paper

import (
	"maps"
	"math"
)

// Layout lays a Doc out. Problems come with the pages: TooWide and TooTall leave a
// readable page, the others must be shown and mended before printing. A sheet
// without blocks makes no page.
func Layout(d *Doc, f Fonts) ([]Page, []Problem) {
	pages, problems := layOut(d, f)
	if !d.contents() {
		return pages, problems
	}
	// A number may be wider than what stood in its place and push a page: again, until
	// the contents are true.
	var said map[string]int
	for range 4 {
		now := beginnings(pages)
		if maps.Equal(said, now) {
			break
		}
		pages, problems = layOut(d.numbered(now), f)
		said = now
	}
	return pages, problems
}

// layOut is Layout without page numbers in the text.
func layOut(d *Doc, f Fonts) ([]Page, []Problem) {
	l := &layout{fonts: f, mark: d.Mark, told: map[Problem]bool{}}
	l.checkText(d.Mark, Bold, Ref{})
	for i := range d.Sheets {
		l.sheet(&d.Sheets[i], i == 0)
	}
	return l.pages, l.problems
}

// layout is the state of one run. Texts and rules of what is not yet on a page lie
// in one arena each, relative to the top of their atom; a page takes its part as a
// copy of the right size, so that a long table costs no more than its own texts.
type layout struct {
	fonts    Fonts
	mark     string
	pages    []Page
	problems []Problem
	told     map[Problem]bool

	widths [4][0x2000]int16 // width+1 of the letters met so far, 0 for none yet

	width, height float64 // of the sheet of paper, mm
	number        int     // of the last page of the run

	texts   []Text
	rules   []Rule
	pending []atom
	used    float64 // height of pending on its page
	gap     float64 // mm owed before the next atom (Gap blocks)

	lines []line // scratch of wrap
	tops  []float64
	quiet bool // wrap tries widths out and tells no problem
}

func (l *layout) textWidth() float64  { return l.width - MarginLeft - MarginRight }
func (l *layout) bodyHeight() float64 { return l.height - MarginTop - MarginBottom }

func (l *layout) sheet(s *Sheet, first bool) {
	l.width, l.height = sheetShort, sheetLong
	if s.Landscape {
		l.width, l.height = sheetLong, sheetShort
	}
	if first || s.Restart {
		l.number = 0
	}
	l.gap = 0
	for i, b := range s.Blocks {
		switch b := b.(type) {
		case Letterhead:
			l.letterhead(&b)
		case Heading:
			l.heading(&b)
		case Paragraph:
			l.paragraph(&b, l.leads(s.Blocks[i+1:]))
		case Table:
			l.table(&b, l.leads(s.Blocks[i+1:]))
		case Chart:
			l.chart(&b)
		case Signature:
			l.signature(&b)
		case Gap:
			l.gap += math.Max(0, finite(b.Height)) * mmPerPoint
		}
	}
	l.flush()
}

// leads counts the lines that a block must give to what follows: one to a remark that
// trails it; to a signature two if it is the next block, one if a paragraph of one line
// stands between; else none.
func (l *layout) leads(next []Block) int {
	if len(next) > 0 {
		if p, ok := next[0].(Paragraph); ok && p.Trails {
			return 1
		}
	}
	need := 2
	for _, b := range next {
		switch b := b.(type) {
		case Gap:
		case Signature:
			return need
		case Paragraph:
			if need--; need == 0 || !l.oneLine(&b) {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// before is the space above a block in mm: the block's own if it is set, nothing if
// it is negative.
func before(own, usual float64) float64 {
	own = finite(own)
	if own == 0 {
		own = usual
	}
	return math.Max(0, own) * mmPerPoint
}

func size(own, usual float64) float64 {
	if own = finite(own); own < 1 || own > 200 {
		return usual
	}
	return own
}

// finite makes a number of a form harmless: infinities and NaN count as 0.
func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}

// tell notes a problem once for each letter and place.
func (l *layout) tell(p Problem) {
	if l.quiet {
		return
	}
	key := p
	key.Text = ""
	if p.Ref == (Ref{}) {
		key.Text = p.Text
	}
	if !l.told[key] {
		l.told[key] = true
		l.problems = append(l.problems, p)
	}
}

// excerpt is enough of a text to recognise it in a message.
func excerpt(s string) string {
	const letters = 80
	n := 0
	for i := range s {
		if n++; n > letters {
			return s[:i] + "…"
		}
	}
	return s
}
