package paper

import "math"

// Chart is a bar chart made of the page's own lines, so that it prints and copies in
// black and white: a row a bar on one scale from nothing to all, its label left, its
// value right, and a line across all bars where a target stands. It is never split as
// long as a page can hold it.
type Chart struct {
	Bars   []Bar
	Target float64 // share of the scale, 0 to 1; 0 draws none
	// TargetText stands above the target's line.
	TargetText []Run
	Size       float64 // pt; 0 is TableSize
	Before     float64 // pt above; 0 is ParagraphGap
}

// Bar is a row of a Chart.
type Bar struct {
	Label []Run
	Value []Run
	Share float64 // of the scale, 0 to 1; what is outside is drawn as the end
	Ref   Ref
}

func (Chart) block() {}

const (
	barThick    = 2.6 // mm
	barRow      = 6.4 // mm, a bar with the room around it
	barGap      = 3.0 // mm between label, bar and value
	labelShare  = 0.4 // of the text width: the most a label takes
	chartTarget = 0.4 // mm, the target's line
)

// chart sets a Chart, row after row.
func (l *layout) chart(c *Chart) {
	if len(c.Bars) == 0 {
		return
	}
	size := size(c.Size, TableSize)
	label, value := 0.0, 0.0
	for i := range c.Bars {
		w, _ := l.natural(c.Bars[i].Label, Regular)
		label = math.Max(label, float64(w)*unit(size))
		w, _ = l.natural(c.Bars[i].Value, Regular)
		value = math.Max(value, float64(w)*unit(size))
	}
	hair := 2 * unit(size) // what whole units cut off
	label = math.Min(label+hair, l.textWidth()*labelShare)
	value = math.Min(value+hair, l.textWidth()*labelShare)
	x := MarginLeft + label + barGap
	room := bars{x: x, width: MarginLeft + l.textWidth() - value - barGap - x, label: label, value: value, size: size, target: share(c.Target)}
	gap := before(c.Before, ParagraphGap)
	if room.target > 0 && !empty(c.TargetText) {
		l.chartHead(c, room, gap)
		gap = 0
	}
	for i := range c.Bars {
		l.bar(&c.Bars[i], room, gap, i+1 < len(c.Bars))
		gap = 0
	}
}

// bars is the room of a chart on the page, in mm.
type bars struct {
	x, width, label, value float64
	size                   float64 // pt
	target                 float64
}

// share keeps a number between 0 and 1.
func share(v float64) float64 { return math.Max(0, math.Min(1, finite(v))) }

// chartHead sets the target's text above its line.
func (l *layout) chartHead(c *Chart, room bars, gap float64) {
	a := l.begin()
	a.gap, a.keep = gap, true
	w, _ := l.natural(c.TargetText, Regular)
	width := float64(w)*unit(room.size) + 2*unit(room.size)
	x := room.x + room.target*room.width - width/2
	x = math.Max(MarginLeft, math.Min(x, MarginLeft+l.textWidth()-width))
	a.height, _ = l.block(&Line{Runs: c.TargetText, Size: room.size}, x, 0, math.Min(width, l.textWidth()), Left, room.size)
	l.push(a)
}

// bar sets a row: label and value as many lines as they take, all in one middle.
func (l *layout) bar(b *Bar, room bars, gap float64, more bool) {
	a := l.begin()
	a.gap, a.keep = gap, more
	high, _ := l.block(&Line{Runs: b.Label, Size: room.size}, MarginLeft, 0, room.label, Left, room.size)
	value := len(l.texts)
	high2, _ := l.block(&Line{Runs: b.Value, Size: room.size}, room.x+room.width+barGap, 0, room.value, Right, room.size)
	a.height = max(barRow, high, high2)
	middle := a.height / 2
	for i := a.t0; i < len(l.texts); i++ {
		own := high
		if i >= value {
			own = high2
		}
		l.texts[i].Y += middle - own/2
	}
	x1, x2, y1, y2 := room.x, room.x+room.width, middle-barThick/2, middle+barThick/2
	l.rules = append(l.rules, Rule{X1: x1, Y1: y1, X2: x2, Y2: y1, Width: lineWidth}, Rule{X1: x1, Y1: y2, X2: x2, Y2: y2, Width: lineWidth},
		Rule{X1: x1, Y1: y1, X2: x1, Y2: y2, Width: lineWidth}, Rule{X1: x2, Y1: y1, X2: x2, Y2: y2, Width: lineWidth})
	if s := share(b.Share); s > 0 {
		l.rules = append(l.rules, Rule{X1: x1, Y1: middle, X2: x1 + s*room.width, Y2: middle, Width: barThick})
	}
	if room.target > 0 {
		at := x1 + room.target*room.width
		l.rules = append(l.rules, Rule{X1: at, Y1: 0, X2: at, Y2: a.height, Width: chartTarget})
	}
	l.push(a)
}
