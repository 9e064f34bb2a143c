package paper

import (
	"math"
	"sort"
	"strconv"
)

// atom is a strip across the page that is never split: a line, a table row, a
// signature block. Its texts and rules are a part of the arena.
type atom struct {
	gap, height    float64 // mm; the gap above vanishes at the head of a page
	t0, t1, r0, r1 int
	keep           bool   // stays on the page of the next atom
	table          *grid  // of a row or a table's head
	head           bool   // the table's head: its texts lie in the grid
	spanned        []bool // of a row: column boundaries that a wide cell covers
}

// begin opens an atom; everything put into the arena until push is its own.
func (l *layout) begin() atom { return atom{t0: len(l.texts), r0: len(l.rules)} }

// push adds an atom to the page, and ends pages that are full. An atom taller than
// a page is split between its lines.
func (l *layout) push(a atom) {
	a.t1, a.r1 = len(l.texts), len(l.rules)
	room := l.bodyHeight()
	if a.table != nil && !a.head && a.table.repeat {
		room -= a.table.headHeight
	}
	if a.height > room+tolerance && a.t1 > a.t0 {
		l.split(a, room)
		return
	}
	a.gap += l.gap
	l.gap = 0
	if len(l.pending) == 0 {
		l.used = l.opening(&a)
	} else {
		l.used += a.gap
	}
	l.used += a.height
	l.pending = append(l.pending, a)
	for l.used > l.bodyHeight()+tolerance && len(l.pending) > 1 {
		l.endPage(l.breakBefore())
	}
}

const tolerance = 1e-6 // mm, for sums of fractions

// opening is the height of what a page repeats above its first atom.
func (l *layout) opening(a *atom) float64 {
	if a.table != nil && !a.head && a.table.repeat {
		return a.table.headHeight
	}
	return 0
}

// breakBefore finds the last place where the pending atoms, the last of which does
// not fit, may part. If all must stay together, they part before the last one, but
// not behind a table's head.
func (l *layout) breakBefore() int {
	for n := len(l.pending) - 1; n > 0; n-- {
		if !l.pending[n-1].keep {
			return n
		}
	}
	for n := len(l.pending) - 1; n > 0; n-- {
		if !l.pending[n-1].head {
			return n
		}
	}
	return len(l.pending) - 1
}

// endPage puts the first n pending atoms on a page and keeps the rest.
func (l *layout) endPage(n int) {
	l.emit(l.pending[:n])
	rest := l.pending[n:]
	if len(rest) == 0 {
		l.pending, l.texts, l.rules, l.used = l.pending[:0], l.texts[:0], l.rules[:0], 0
		return
	}
	dt, dr := rest[0].t0, rest[0].r0
	l.texts = l.texts[:copy(l.texts, l.texts[dt:])]
	l.rules = l.rules[:copy(l.rules, l.rules[dr:])]
	l.pending = l.pending[:copy(l.pending, rest)]
	l.used = l.opening(&l.pending[0])
	for i := range l.pending {
		a := &l.pending[i]
		a.t0, a.t1, a.r0, a.r1 = a.t0-dt, a.t1-dt, a.r0-dr, a.r1-dr
		if i > 0 {
			l.used += a.gap
		}
		l.used += a.height
	}
}

// flush ends the sheet.
func (l *layout) flush() {
	if len(l.pending) > 0 {
		l.endPage(len(l.pending))
	}
}

// emit makes a page of atoms.
func (l *layout) emit(atoms []atom) {
	l.number++
	p := Page{Width: l.width, Height: l.height, Number: l.number, Mark: l.mark}
	nt, nr := 1, 2*len(atoms)+2
	for i := range atoms {
		a := &atoms[i]
		nt += a.t1 - a.t0
		nr += a.r1 - a.r0
		if g := a.table; g != nil && (a.head || i == 0) {
			nt += len(g.headTexts)
			nr += len(g.headRules) + len(g.x)
		}
	}
	p.Texts, p.Rules = make([]Text, 0, nt), make([]Rule, 0, nr)
	l.pageNumber(&p)
	y := MarginTop
	if l.opening(&atoms[0]) > 0 {
		atoms[0].table.printHead(&p, y)
		y += atoms[0].table.headHeight
	}
	l.tops = l.tops[:0]
	for i := range atoms {
		a := &atoms[i]
		if i > 0 {
			y += a.gap
		}
		l.tops = append(l.tops, y)
		if a.head {
			a.table.printHead(&p, y)
		}
		p.take(l.texts[a.t0:a.t1], l.rules[a.r0:a.r1], y)
		y += a.height
	}
	bodyRules(&p, atoms, l.tops)
	l.pages = append(l.pages, p)
}

// take copies texts and rules to a height on the page.
func (p *Page) take(texts []Text, rules []Rule, y float64) {
	n := len(p.Texts)
	p.Texts = append(p.Texts, texts...)
	for i := range p.Texts[n:] {
		p.Texts[n+i].Y += y
	}
	for _, r := range rules {
		r.Y1 += y
		r.Y2 += y
		p.Rules = append(p.Rules, r)
	}
}

// pageNumber stands from the second page of a run on (mục I, khoản 7).
func (l *layout) pageNumber(p *Page) {
	if p.Number < 2 {
		return
	}
	s := strconv.Itoa(p.Number)
	run := Run{Text: s}
	w, _ := l.natural([]Run{run}, Regular)
	mm := float64(w) * unit(PageNumberSize)
	p.Texts = append(p.Texts, Text{X: MarginLeft + (l.textWidth()-mm)/2, Y: pageNumberBaseline, W: mm,
		Size: PageNumberSize, S: s})
}

// split cuts an atom that no page can hold between its lines of text, so that
// nothing is lost, and tells it.
func (l *layout) split(a atom, room float64) {
	texts := append([]Text(nil), l.texts[a.t0:a.t1]...)
	rules := append([]Rule(nil), l.rules[a.r0:a.r1]...)
	l.texts, l.rules = l.texts[:a.t0], l.rules[:a.r0]
	l.tell(Problem{Kind: TooTall, Ref: texts[0].Ref, Text: excerpt(texts[0].S)})
	top := func(t *Text) float64 { return t.Y - ascent*t.Size*mmPerPoint }
	bottom := func(t *Text) float64 { return t.Y + descent*t.Size*mmPerPoint }
	sort.SliceStable(texts, func(i, j int) bool { return top(&texts[i]) < top(&texts[j]) })
	pad := cellPadTop
	for from := 0; from < len(texts); {
		start, low, to := top(&texts[from]), 0.0, from
		for to < len(texts) && (to == from || bottom(&texts[to])-start <= room-2*pad) {
			low = math.Max(low, bottom(&texts[to]))
			to++
		}
		part := l.begin()
		part.table, part.spanned = a.table, a.spanned
		part.height = low - start + 2*pad
		if from == 0 {
			part.gap = a.gap
		}
		if to == len(texts) {
			part.keep = a.keep
		}
		for _, t := range texts[from:to] {
			t.Y += pad - start
			l.texts = append(l.texts, t)
		}
		l.clip(rules, start, low, pad-start)
		l.push(part)
		from = to
	}
}

// clip takes the parts of rules between two heights over to the arena.
func (l *layout) clip(rules []Rule, from, to, shift float64) {
	for _, r := range rules {
		r.Y1, r.Y2 = math.Max(r.Y1, from), math.Min(r.Y2, to)
		if r.Y1 > r.Y2 {
			continue
		}
		r.Y1 += shift
		r.Y2 += shift
		l.rules = append(l.rules, r)
	}
}
