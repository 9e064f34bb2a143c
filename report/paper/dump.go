package paper

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// Dump writes pages so that a person can review them and a test can compare them:
// one line of the page a line, with its height and, before each text, where it
// starts (mm), its size and its style; then how many rules the page has, and the
// horizontal ones that do not belong to a table. Justified lines are marked "=".
func Dump(pages []Page) string {
	var b strings.Builder
	for i := range pages {
		p := &pages[i]
		fmt.Fprintf(&b, "=== page %d: number %d, %g x %g mm", i+1, p.Number, p.Width, p.Height)
		if p.Mark != "" {
			fmt.Fprintf(&b, ", mark %q", p.Mark)
		}
		b.WriteByte('\n')
		texts := append([]Text(nil), p.Texts...)
		sort.SliceStable(texts, func(i, j int) bool { return level(texts[i].Y) < level(texts[j].Y) })
		for j := 0; j < len(texts); {
			fmt.Fprintf(&b, "%6.1f", texts[j].Y)
			for y := level(texts[j].Y); j < len(texts) && level(texts[j].Y) == y; j++ {
				b.WriteString(texts[j].dump())
			}
			b.WriteByte('\n')
		}
		p.dumpRules(&b)
	}
	return b.String()
}

// level is a height in 1/100 mm: texts that differ by less stand on one line.
func level(y float64) int { return int(math.Round(y * 100)) }

func (t *Text) dump() string {
	mark := ""
	if t.Space > 0 {
		mark = "="
	}
	return fmt.Sprintf(" |%.1f %g%s%s| %s", t.X, t.Size, [...]string{"", "b", "i", "bi"}[t.Style&3], mark, t.S)
}

func (p *Page) dumpRules(b *strings.Builder) {
	table := 0
	for _, r := range p.Rules {
		if r.Width == lineWidth {
			table++
			continue
		}
		fmt.Fprintf(b, "%6.1f ---- %.1f to %.1f\n", r.Y1, r.X1, r.X2)
	}
	if table > 0 {
		fmt.Fprintf(b, "       table lines: %d\n", table)
	}
}
