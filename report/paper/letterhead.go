package paper

import "math"

// letterhead sets the head of a document (mục II, khoản 1-4): the issuing body on
// the left, which wraps; Quốc hiệu and Tiêu ngữ on the right, which do not; number
// and date on one line below.
func (l *layout) letterhead(h *Letterhead) {
	a := l.begin()
	right := l.rightWidth(h)
	left := l.textWidth() - right - columnGap
	xr := MarginLeft + l.textWidth() - right

	yl, longest := l.column(h.Left, MarginLeft, 0, left, Centre, always(IssuerSize))
	if h.LeftRule && len(h.Left) > 0 {
		l.centredRule(MarginLeft+left/2, longest*ruleShare, ruleBelow(yl, h.Left, IssuerSize))
		yl += ruleRoom * mmPerPoint
	}
	yr, longest := l.column(h.Right, xr, 0, right, Centre, nationSizes(len(h.Right)))
	if len(h.Right) > 0 {
		// Exactly as long as the line of text above it (mục II, khoản 1, điểm b).
		l.centredRule(xr+right/2, longest, ruleBelow(yr, h.Right, MottoSize))
		yr += ruleRoom * mmPerPoint
	}
	y := math.Max(yl, yr)
	if !empty(h.Number.Runs) || !empty(h.Date.Runs) {
		y = l.numberAndDate(h, y, left, xr, right)
	}
	if !empty(h.Subject.Runs) {
		y += ParagraphGap * mmPerPoint
		y, _ = l.block(&h.Subject, MarginLeft, y, left, Centre, SubjectSize)
	}
	a.height = y
	a.keep = true
	l.push(a)
}

// numberAndDate puts the number below the left block and the date below the right,
// their first lines on the same baseline.
func (l *layout) numberAndDate(h *Letterhead, y, left, xr, right float64) float64 {
	number, date := size(h.Number.Size, NumberSize), size(h.Date.Size, DateSize)
	base := math.Max(baseline(number, lineHeight(number, 1)), baseline(date, lineHeight(date, 1)))
	low := y
	if !empty(h.Number.Runs) {
		low, _ = l.block(&h.Number, MarginLeft, y+base-baseline(number, lineHeight(number, 1)), left, Centre, NumberSize)
	}
	if !empty(h.Date.Runs) {
		end, _ := l.block(&h.Date, xr, y+base-baseline(date, lineHeight(date, 1)), right, Centre, DateSize)
		low = math.Max(low, end)
	}
	return low
}

// ruleBelow is the height of a rule under the last of lines, which end at bottom.
func ruleBelow(bottom float64, lines []Line, usual float64) float64 {
	s := size(lines[len(lines)-1].Size, usual)
	h := lineHeight(s, 1)
	return bottom - h + baseline(s, h) + ruleDrop
}

func nationSizes(n int) func(int) float64 {
	return func(i int) float64 {
		if i == n-1 && n > 1 {
			return MottoSize
		}
		return NationSize
	}
}

// rightWidth is the width of the right block: its share of the text width, or what
// its longest line needs, as long as the left keeps a quarter. A long date widens it
// a little and then wraps: the number opposite must stay on one line.
func (l *layout) rightWidth(h *Letterhead) float64 {
	w := l.textWidth() * rightShare
	usual := nationSizes(len(h.Right))
	for i := range h.Right {
		w = math.Max(w, l.lineWidth(&h.Right[i], usual(i)))
	}
	w = math.Max(w, math.Min(l.lineWidth(&h.Date, DateSize), l.textWidth()*dateShare))
	return math.Min(w, l.textWidth()*0.75)
}

// lineWidth is the width of a line that does not wrap, in mm, with a hair to spare.
func (l *layout) lineWidth(ln *Line, usual float64) float64 {
	w, _ := l.natural(ln.Runs, Regular)
	return float64(w+1) * unit(size(ln.Size, usual))
}
