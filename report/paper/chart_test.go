package paper_test

import (
	"testing"

	"sophongtrao/report/paper"
)

// A bar is as long as its share of the scale, whatever stands left and right of it; the
// target's line crosses every row; a chart that a page can hold is not split.
func TestChart(t *testing.T) {
	run := func(s string) []paper.Run { return []paper.Run{{Text: s}} }
	c := paper.Chart{Target: 0.75, TargetText: run("75%")}
	for i, share := range []float64{0, 0.5, 1, 7, -1} {
		c.Bars = append(c.Bars, paper.Bar{Label: run("Năm " + string(rune('1'+i))), Value: run("50,0%"), Share: share})
	}
	pages := lay(t, para("Đầu"), c)
	if len(pages) != 1 {
		t.Fatal(len(pages), "pages")
	}
	var bars, targets []paper.Rule
	for _, r := range pages[0].Rules {
		switch r.Width {
		case 2.6:
			bars = append(bars, r)
		case 0.4:
			targets = append(targets, r)
		}
	}
	if len(bars) != 3 || len(targets) != 5 { // a share of nothing has no bar
		t.Fatal(bars, targets)
	}
	whole := bars[1].X2 - bars[1].X1
	near(t, "half", bars[0].X2-bars[0].X1, whole/2)
	near(t, "more than all", bars[2].X2-bars[2].X1, whole)
	near(t, "target", targets[0].X1-bars[0].X1, 0.75*whole)
	near(t, "text above the target", middle(find(t, &pages[0], "75%")), targets[0].X1)
	for i := range targets[1:] {
		near(t, "the line runs on", targets[i].Y2, targets[i+1].Y1)
	}
	last := find(t, &pages[0], "50,0%")
	if last.X < bars[1].X2 || last.X+last.W > 210-paper.MarginRight+0.02 {
		t.Error("the value does not stand right of the bars:", last)
	}
	blocks := []paper.Block{}
	for range 33 {
		blocks = append(blocks, para("Một dòng"))
	}
	if pages = lay(t, append(blocks, c)...); len(pages) != 2 || len(pages[1].Texts) < 11 {
		t.Error("a chart is split between pages", len(pages))
	}
}
