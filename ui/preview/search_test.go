package preview

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sophongtrao/report/face"
)

// A text is found without dấu and over the end of a line, in relief at its own letters
// only, and gone through around the end.
func TestLook(t *testing.T) {
	p, w := shown(t, 900, 700)
	p.Set(many(3))
	for query, want := range map[string]int{"dUOM": 3, "Đượm, tổ": 3, "viet nam nguyen": 3, "không có": 0, "": 0, " ": 0, "avat": 3} {
		if got := p.Look(query); got != want {
			t.Errorf("%q: %d places, want %d", query, got, want)
		}
	}
	p.Look("Đượm")
	text := &p.pages[0].Texts[1]
	m := p.hits[0][0]
	if first, last := p.ink.reach(text, 11), p.ink.reach(text, 15); m.text != 1 || m.from != first || m.to != last || last <= first {
		t.Errorf("in relief is %+v, want %.2f to %.2f mm of text 1", m, first, last)
	}
	img := w.Canvas().Capture()
	b := p.flow.boxes[0]
	at := func(mm float64) image.Point {
		return image.Pt(int(b.x+mm*b.scale), int(b.y-float64(p.scroll.Offset.Y)+(text.Y+0.8)*b.scale))
	}
	if r, g, bl, _ := img.At(at(text.X+m.from+0.3).X, at(0).Y).RGBA(); bl>>8 > 150 || r>>8 < 200 || g>>8 < 120 {
		t.Errorf("the place found is not coloured: %d %d %d", r>>8, g>>8, bl>>8)
	}
	if _, _, bl, _ := img.At(at(text.X+1).X, at(0).Y).RGBA(); bl>>8 < 250 {
		t.Error("what was not looked for is coloured")
	}
	for _, want := range []int{2, 3, 1} {
		if at, of := p.Next(1); at != want || of != 3 {
			t.Errorf("place %d of %d, want %d of 3", at, of, want)
		}
	}
	if at, _ := p.Next(-1); at != 3 || p.Page() != 3 {
		t.Errorf("back around the end: place %d on page %d", at, p.Page())
	}
	p.Set(many(2)) // an option was changed: what was looked for still is
	if len(p.hits) != 2 || p.at > 1 {
		t.Errorf("%d places on other pages, at %d", len(p.hits), p.at)
	}
}

// The small pages stand beside several pages where there is room; a click goes to one, and
// the one in sight has a frame.
func TestSmallPages(t *testing.T) {
	test.NewTempApp(t)
	f, err := NewFrame(face.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, f.Body)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 600))
	f.Set(many(6))
	if f.small.Hidden || f.Preview.Position().X != smallWidth {
		t.Fatal("no small pages beside six pages")
	}
	b := f.small.flow.boxes[3]
	f.small.tapped(fyne.NewPos(float32(b.x+b.w/2), float32(b.y+b.h/2)))
	if f.Page() != 4 || f.small.shown != 3 {
		t.Errorf("a click on the fourth small page shows page %d, framed is %d", f.Page(), f.small.shown)
	}
	if f.Go(6); f.small.shown != 5 || float64(f.small.scroll.Offset.Y) == 0 {
		t.Errorf("the sixth page: framed %d, scrolled to %.0f", f.small.shown, f.small.scroll.Offset.Y)
	}
	f.Set(many(1))
	if !f.small.Hidden {
		t.Error("a small page beside the only one")
	}
	f.Set(many(6))
	w.Resize(fyne.NewSize(560, 500))
	if !f.small.Hidden {
		t.Error("the small pages take the room of the large one")
	}
}
