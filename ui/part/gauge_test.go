package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
)

var target = record.Target{Name: "Khu dân cư", Met: 75, Of: 100}

// TestGaugeSaysWhatIsMissing: in words, with a tick only when it is reached.
func TestGaugeSaysWhatIsMissing(t *testing.T) {
	for _, x := range []struct {
		met, base int
		says      string
		tick      bool
	}{
		{30, 42, "30/42 = 71,4%, cần thêm 2 để đạt 75%", false},
		{3, 4, "3/4 = 75,0%, đạt chỉ tiêu 75%", true},
		{1874, 2500, "1.874/2.500 = 74,9%, cần thêm 1 để đạt 75%", false},
		{0, 0, "chưa có đơn vị nào để tính", false},
	} {
		g := NewGauge(target, x.met, x.base, func() {})
		if g.text.Text != x.says || g.icon.Hidden == x.tick {
			t.Errorf("%d of %d: says %q, tick %v", x.met, x.base, g.text.Text, !g.icon.Hidden)
		}
	}
}

// TestGaugeOpensByKeyboard: Tab reaches it, Enter opens.
func TestGaugeOpensByKeyboard(t *testing.T) {
	opened := 0
	g := NewGauge(target, 1, 2, func() { opened++ })
	w := show(t, container.NewVBox(g))
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != g {
		t.Fatal("Tab does not reach the gauge")
	}
	if press(g, fyne.KeyReturn, fyne.KeySpace); opened != 2 {
		t.Errorf("opened %d times", opened)
	}
}

// TestBarsAreAsHighAsTheirShare: half as much is half as high, nothing has no height.
func TestBarsAreAsHighAsTheirShare(t *testing.T) {
	b := NewBars(100, 75, 100, Bar{"2024", "100%", 4, 4}, Bar{"2025", "50%", 2, 4}, Bar{"2026", "", 0, 0})
	show(t, b)
	h := func(i int) float32 { return b.columns[i].Size().Height }
	if h(0) != 100 || h(1) != 50 || h(2) != 0 {
		t.Errorf("heights %v %v %v", h(0), h(1), h(2))
	}
}

// TestApartStacksWhereThereIsNoRoom: what does not fit beside stands below, and both
// are seen whole.
func TestApartStacksWhereThereIsNoRoom(t *testing.T) {
	left, right := NewButton("Ghi đăng ký", nil, nil), NewButton("Ghi công nhận", nil, nil)
	a := Apart(left, right)
	show(t, a)
	both := left.MinSize().Width + right.MinSize().Width
	for _, width := range []float32{both + 50, both - 20} {
		a.Resize(fyne.NewSize(width, 300))
		end := right.Position().X + right.Size().Width
		beside := right.Position().X >= left.Position().X+left.Size().Width
		below := right.Position().Y >= left.Position().Y+left.Size().Height
		if end > width || beside == below || beside != (width > both) || below && a.MinSize().Height < right.Position().Y+right.Size().Height {
			t.Errorf("%v wide: the second stands at %v", width, right.Position())
		}
	}
}
