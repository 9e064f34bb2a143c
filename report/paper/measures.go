package paper

import "math"

// Measures gives the measures of blocks, in mm, to what writes a Doc in another form
// than pages (report/docx).
type Measures struct{ l *layout }

// NewMeasures returns those of a sheet that stands upright or lies on its side.
func NewMeasures(landscape bool, f Fonts) Measures {
	l := &layout{fonts: f, told: map[Problem]bool{}, quiet: true, width: sheetShort, height: sheetLong}
	if landscape {
		l.width, l.height = l.height, l.width
	}
	return Measures{l}
}

// Sheet is the width and height of the sheet.
func (m Measures) Sheet() (width, height float64) { return m.l.width, m.l.height }

// TextWidth is what the margins leave.
func (m Measures) TextWidth() float64 { return m.l.textWidth() }

// Columns are the widths of a table's columns, and the size of its type in points.
func (m Measures) Columns(t *Table) (widths []float64, size float64) {
	g := m.l.grid(t)
	if g == nil {
		return nil, 0
	}
	for i := range g.columns {
		widths = append(widths, g.x[i+1]-g.x[i])
	}
	return widths, g.size
}

// Letterhead is the width of the two blocks of a head, and the lengths of their rules.
func (m Measures) Letterhead(h *Letterhead) (left, right, leftRule, rightRule float64) {
	right = m.l.rightWidth(h)
	left = m.l.textWidth() - right
	if n := len(h.Left); n > 0 && h.LeftRule {
		leftRule = ruleShare * math.Min(m.l.lineWidth(&h.Left[n-1], IssuerSize), left-columnGap)
	}
	if n := len(h.Right); n > 0 {
		rightRule = math.Min(m.l.lineWidth(&h.Right[n-1], nationSizes(n)(n-1)), right)
	}
	return left, right, leftRule, rightRule
}

// HeadingRule is the length of the rule below a heading.
func (m Measures) HeadingRule(h *Heading) (length float64) {
	for i := range h.Lines {
		if h.RuleAfter > 0 && i >= h.RuleAfter {
			break
		}
		length = math.Max(length, ruleShare*math.Min(m.l.lineWidth(&h.Lines[i], HeadingSize), headingFill*m.l.textWidth()))
	}
	return length
}

// Lines is how many lines texts take in a width of so many mm, set in a size in points.
func (m Measures) Lines(runs []Run, width, size float64) int {
	t, r := len(m.l.texts), len(m.l.rules)
	high, _ := m.l.block(&Line{Runs: runs, Size: size}, 0, 0, width, Left, size)
	m.l.texts, m.l.rules = m.l.texts[:t], m.l.rules[:r]
	return int(high/lineHeight(size, 1) + 0.5)
}
