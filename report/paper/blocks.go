package paper

import "math"

// paragraph sets running text: at least two lines of it stay together at the foot
// and the head of a page. lead lines at its end stay with the signature below.
func (l *layout) paragraph(p *Paragraph, lead int) {
	size := size(p.Size, BodySize)
	left, indent := l.indents(p)
	width := l.textWidth() - left
	height := lineHeight(size, BodySpacing)
	lines := l.wrap(p.Runs, Regular, units(width-indent, size), units(width, size))
	n := len(lines)
	for i, ln := range lines {
		a := l.begin()
		a.height = height
		at := place{x: MarginLeft + left, y: baseline(size, height), width: width, size: size, align: p.Align}
		if i == 0 {
			a.gap = before(p.Before, ParagraphGap)
			at.x += indent
			at.width -= indent
		}
		a.keep = n > 1 && (i == 0 || i == n-2) || p.KeepWithNext && i == n-1 || lead > 0 && i >= n-lead
		l.set(p.Runs, ln, at)
		l.push(a)
	}
}

// indents keeps the indents of a paragraph within what leaves room for words.
func (l *layout) indents(p *Paragraph) (left, indent float64) {
	const room = 30 // mm
	left = math.Min(math.Max(0, finite(p.Left)), l.textWidth()-room)
	indent = math.Min(math.Max(-left, finite(p.Indent)), l.textWidth()-left-room)
	return left, indent
}

// oneLine tells whether a paragraph takes one line only.
func (l *layout) oneLine(p *Paragraph) bool {
	size := size(p.Size, BodySize)
	left, indent := l.indents(p)
	w, feed := l.natural(p.Runs, Regular)
	return !feed && w <= units(l.textWidth()-left-indent, size)
}

// heading sets the name of the type and trích yếu, kept with what follows.
func (l *layout) heading(h *Heading) {
	above := h.RuleAfter
	if above <= 0 || above > len(h.Lines) {
		above = len(h.Lines)
	}
	longest := 0.0
	for i := range h.Lines {
		hl := &h.Lines[i]
		size := size(hl.Size, HeadingSize)
		height := lineHeight(size, 1)
		lines := l.balanced(hl.Runs, Regular, units(l.textWidth()*headingFill, size))
		for j, ln := range lines {
			a := l.begin()
			a.keep, a.height = true, height
			if i == 0 && j == 0 {
				a.gap = headingGap * mmPerPoint
			}
			l.set(hl.Runs, ln, place{x: MarginLeft, y: baseline(size, height), width: l.textWidth(), size: size, align: Centre})
			if i < above {
				longest = math.Max(longest, float64(ln.width)*unit(size))
			}
			if h.Rule && i == above-1 && j == len(lines)-1 {
				l.centredRule(MarginLeft+l.textWidth()/2, longest*ruleShare, baseline(size, height)+ruleDrop)
				a.height += ruleRoom * mmPerPoint
			}
			l.push(a)
		}
	}
}

// centredRule draws a solid line around a middle.
func (l *layout) centredRule(middle, length, y float64) {
	if length > 0 {
		l.rules = append(l.rules, Rule{X1: middle - length/2, Y1: y, X2: middle + length/2, Y2: y, Width: ruleWidth})
	}
}

// column sets lines below each other in a room and returns the height used and the
// width of the longest line of the last one, both in mm. The room begins at y.
func (l *layout) column(lines []Line, x, y, width float64, align Align, usual func(i int) float64) (bottom, last float64) {
	for i := range lines {
		y, last = l.block(&lines[i], x, y, width, align, usual(i))
	}
	return y, last
}

// block sets one Line, wrapped, and returns where it ends and how wide it is.
func (l *layout) block(ln *Line, x, y, width float64, align Align, usual float64) (bottom, longest float64) {
	size := size(ln.Size, usual)
	height := lineHeight(size, 1)
	var lines []line
	if align == Centre {
		lines = l.balanced(ln.Runs, Regular, units(width, size))
	} else {
		limit := units(width, size)
		lines = l.wrap(ln.Runs, Regular, limit, limit)
	}
	for _, one := range lines {
		l.set(ln.Runs, one, place{x: x, y: y + baseline(size, height), width: width, size: size, align: align})
		longest = math.Max(longest, float64(one.width)*unit(size))
		y += height
	}
	return y, longest
}

func always(size float64) func(int) float64 { return func(int) float64 { return size } }
