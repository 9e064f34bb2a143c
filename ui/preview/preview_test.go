package preview

import (
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

// sheet returns a page with a few texts and rules at known places.
func sheet(n int, landscape bool) paper.Page {
	p := paper.Page{Width: 210, Height: 297, Number: n}
	if landscape {
		p.Width, p.Height = 297, 210
	}
	p.Texts = []paper.Text{
		{X: 30, Y: 30, W: 88.3, Size: 12, Style: paper.Bold, S: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		{X: 30, Y: 50, W: 60, Size: 14, S: "Nguyễn Thị Đượm, tổ trưởng", Ref: paper.RefTo("person", 7, "")},
		{X: 30, Y: 60, W: 120, Size: 14, Style: paper.Italic, S: "ữ ộ ẩ ở ỵ Ẵ Ễ fi AVAT", Space: 4},
	}
	p.Rules = []paper.Rule{{X1: 30, Y1: 100, X2: 130, Y2: 100, Width: 0.2}, {X1: 30, Y1: 100, X2: 30, Y2: 150, Width: 0.2}}
	return p
}

func many(n int) []paper.Page {
	pages := make([]paper.Page, n)
	for i := range pages {
		pages[i] = sheet(i+1, i%3 == 2)
	}
	return pages
}

// shown is a preview in a window of the given size.
func shown(t testing.TB, w, h float32) (*Preview, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	p, err := New(face.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	win := test.NewTempWindow(t, p)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return p, win
}

// darkIn returns the bounds of dark pixels within a part of a picture.
func darkIn(img image.Image, r image.Rectangle) image.Rectangle {
	var found image.Rectangle
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if v, _, _, _ := img.At(x, y).RGBA(); v < 0x8000 {
				found = found.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return found
}

// keepPicture writes what a person should look at into $GALLERY, when it is set.
func keepPicture(t testing.TB, name string, img image.Image) {
	dir := os.Getenv("GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// A rule and a letter stand at their millimetre times the scale, at every zoom.
func TestPlaces(t *testing.T) {
	p, win := shown(t, 1000, 700)
	pages := many(1)
	// A letter with a straight stem: its left edge is known from the typeface.
	pages[0].Texts = []paper.Text{{X: 60, Y: 40, W: 5, Size: 14, S: "l"}}
	p.Set(pages)
	for _, z := range []Zoom{FitWidth, FitPage, 0.5, 1, 1.25, 2} {
		p.SetZoom(z)
		b, s := p.flow.boxes[0], p.flow.boxes[0].scale
		p.to(b.y + 30*s) // letter and rule are in sight at every zoom
		ox, oy := b.x-float64(p.scroll.Offset.X), b.y-float64(p.scroll.Offset.Y)
		img := win.Canvas().Capture()
		around := func(x, y, dx, dy float64) image.Rectangle {
			return image.Rect(int(ox+(x-dx)*s), int(oy+(y-dy)*s), int(ox+(x+dx)*s), int(oy+(y+dy)*s))
		}
		line := darkIn(img, around(80, 100, 10, 3))
		if got := float64(line.Min.Y+line.Max.Y) / 2; math.Abs(got-(oy+100*s)) > 1 {
			t.Errorf("zoom %v: rule of 100 mm at %v, want %v", z, got, oy+100*s)
		}
		stem := darkIn(img, around(61, 38, 3, 4))
		if got := float64(stem.Max.Y); math.Abs(got-(oy+40*s)) > 1.5 {
			t.Errorf("zoom %v: foot of the letter at %v, want %v", z, got, oy+40*s)
		}
		if got := float64(stem.Min.X); got < ox+60*s-1 || got > ox+61*s+1 {
			t.Errorf("zoom %v: letter at %v, want just right of %v", z, got, ox+60*s)
		}
	}
}

// A line ends where the paper says: advances are added without kerning.
func TestNoKerning(t *testing.T) {
	k, err := newInk(face.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	const word, scale = "AVAVAVAVl", 10.0
	img := image.NewRGBA(image.Rect(0, 0, 1000, 100))
	fill(img, img.Rect, white)
	k.text(img, &paper.Text{Size: 14, S: word}, 0, 60, scale, black)
	want := k.width(paper.Regular, word) * 14 * mmPerPoint * scale
	if got := darkIn(img, img.Rect).Max.X; math.Abs(float64(got)-want) > 3 {
		t.Errorf("the word ends at %d px, the paper says %.1f", got, want)
	}
}

func TestClickTellsRef(t *testing.T) {
	p, win := shown(t, 1000, 700)
	p.Set(many(3))
	p.Go(2)
	var got []paper.Ref
	p.OnRef = func(r paper.Ref) { got = append(got, r) }
	at := func(x, y float64) fyne.Position {
		b := p.flow.boxes[1]
		return fyne.NewPos(float32(b.x+x*b.scale), float32(b.y+y*b.scale)).Subtract(p.scroll.Offset)
	}
	test.TapCanvas(win.Canvas(), at(31, 49))   // a text with a Ref
	test.TapCanvas(win.Canvas(), at(31, 29))   // a text of the form itself
	test.TapCanvas(win.Canvas(), at(100, 200)) // nothing
	if len(got) != 1 || got[0] != (paper.RefTo("person", 7, "")) {
		t.Errorf("clicks told %v, want one for person 7", got)
	}
	p.glass.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(31, 49).Add(p.scroll.Offset)}})
	if p.glass.Cursor() != desktop.PointerCursor {
		t.Error("no hand above a text that opens something")
	}
}

func TestKeysAndPages(t *testing.T) {
	p, win := shown(t, 1000, 700)
	var page, of int
	p.OnPage = func(n, m int) { page, of = n, m }
	p.Set(many(530))
	if page != 1 || of != 530 {
		t.Fatalf("told page %d of %d, want 1 of 530", page, of)
	}
	win.Canvas().Focus(p.Keys())
	press := func(k fyne.KeyName) { p.glass.TypedKey(&fyne.KeyEvent{Name: k}) }
	press(fyne.KeyEnd)
	if page != 530 {
		t.Errorf("End shows page %d", page)
	}
	press(fyne.KeyHome)
	if page != 1 || p.scroll.Offset.Y > margin {
		t.Errorf("Home shows page %d at %v", page, p.scroll.Offset.Y)
	}
	p.SetZoom(FitPage)
	for range 2 {
		press(fyne.KeyPageDown)
	}
	if page != 3 {
		t.Errorf("two screens down show page %d, want 3", page)
	}
	p.SetZoom(1)
	test.Type(p.glass, "+")
	if p.Zoom() != 1.25 || page != 3 {
		t.Errorf("plus: zoom %v on page %d, want 1.25 on page 3", p.Zoom(), page)
	}
	test.Type(p.glass, "--")
	if p.Zoom() != 0.75 {
		t.Errorf("minus twice: zoom %v, want 0.75", p.Zoom())
	}
}

func TestFindBringsIntoSight(t *testing.T) {
	p, _ := shown(t, 1000, 700)
	pages := many(40)
	pages[29].Texts[1].Ref = paper.Ref{}.WithKey("II.4.1")
	p.Set(pages)
	if !p.Find(paper.Ref{}.WithKey("II.4.1")) || p.Page() != 30 {
		t.Errorf("found on page %d, want 30", p.Page())
	}
	if p.Find(paper.Ref{}.WithKey("none")) {
		t.Error("found what is not there")
	}
}

// Drawing costs what the window shows, not what the document holds.
func TestOnlyVisiblePages(t *testing.T) {
	k, err := newInk(face.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	pages := many(2000)
	s := scene{pages: pages, flow: arrange(pages, at100(0.8), 900), px: 1, ground: white}
	s.y = s.flow.boxes[1000].y
	for i := range pages { // a page that is drawn though unseen would fail on its nil texts
		if i < 1000 || i > 1001 {
			pages[i].Texts = []paper.Text{{S: "x", Style: 9}}
		}
	}
	k.paint(image.NewRGBA(image.Rect(0, 0, 900, 700)), &s)
}

func TestPicture(t *testing.T) {
	p, win := shown(t, 1000, 700)
	pages := many(3)
	for i := range pages {
		pages[i].Mark = "THỰC HÀNH"
	}
	p.Set(pages)
	img := win.Canvas().Capture()
	if darkIn(img, img.Bounds()).Empty() {
		t.Error("an empty picture")
	}
	keepPicture(t, "preview-sheet", img)
	p.SetZoom(FitPage)
	keepPicture(t, "preview-fit", win.Canvas().Capture())
}

func BenchmarkScrollStep(b *testing.B) {
	k, err := newInk(face.Bundled())
	if err != nil {
		b.Fatal(err)
	}
	pages := []paper.Page{{Width: 297, Height: 210}}
	for row := range 30 {
		for col := range 10 {
			pages[0].Texts = append(pages[0].Texts, paper.Text{X: 20 + 27*float64(col), Y: 15 + 6*float64(row), W: 25, Size: 11, S: "Nguyễn Thị Đượm"})
		}
	}
	s := scene{pages: pages, flow: arrange(pages, at100(0.9), 1050), px: 1, ground: white}
	img := image.NewRGBA(image.Rect(0, 0, 1050, 680))
	for b.Loop() {
		k.paint(img, &s)
	}
}

func TestFrame(t *testing.T) {
	test.NewTempApp(t)
	f, err := NewFrame(face.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	win := test.NewTempWindow(t, f.Body)
	win.Resize(fyne.NewSize(1000, 700))
	f.Set(many(53))
	f.Go(3)
	if f.page.Text != "Trang 3/53" {
		t.Errorf("the counter says %q", f.page.Text)
	}
	f.SetZoom(1.25)
	if f.factor.Text != "125%" {
		t.Errorf("the zoom says %q", f.factor.Text)
	}
	keepPicture(t, "preview-frame", win.Canvas().Capture())
}
