package part

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// TestLongTextIsTypedWhole types sentences into entries of every width, as UniKey does (a
// letter, Backspace, the new letter), with words put in and taken out in the middle: every
// letter comes where the cursor is, also where a line is full. The toolkit's own entry
// puts a space that ends a full line behind the next letter.
func TestLongTextIsTypedWhole(t *testing.T) {
	words := strings.Fields("Họp bàn kế hoạch ra quân bảo đảm an ninh, trật tự dịp Tết Nguyên đán 2026")
	rnd := rand.New(rand.NewPCG(1, 2))
	e := NewEntry("")
	w := show(t, container.NewVBox(e))
	for range 60 {
		w.Resize(fyne.NewSize(float32(70+rnd.IntN(300)), 600))
		w.Canvas().Focus(e)
		e.SetText("")
		want := ""
		for range 12 {
			for _, r := range words[rnd.IntN(len(words))] + " " {
				if rnd.IntN(4) == 0 {
					e.TypedRune('x')
					press(e, fyne.KeyBackspace)
				}
				e.TypedRune(r)
				want += string(r)
			}
			if rnd.IntN(5) == 0 {
				press(e, fyne.KeyBackspace)
				want = strings.TrimSuffix(want, " ")
			}
		}
		if e.Text != want {
			t.Fatalf("in %v px\n%q became\n%q", e.Size().Width, want, e.Text)
		}
		for range rnd.IntN(30) {
			press(e, fyne.KeyLeft)
		}
		at := e.CursorTextOffset()
		typeIn(e, " giữa chừng ")
		if at < len([]rune(want))-1 { // else it may have stood at a space at the end that is not shown
			want = string([]rune(want)[:at]) + " giữa chừng " + string([]rune(want)[at:])
			if e.Text != want {
				t.Fatalf("in %v px, typed at %d\n%q became\n%q", e.Size().Width, at, want, e.Text)
			}
		}
	}
}

// TestEntryIsAsHighAsItsText: what is typed, filled in or left makes it so, and its own
// lines are those it counts.
func TestEntryIsAsHighAsItsText(t *testing.T) {
	e, below := NewEntry(""), NewEntry("")
	w := show(t, container.NewVBox(e, below))
	w.Resize(fyne.NewSize(200, 400))
	line := fyne.MeasureText("A", 14, fyne.TextStyle{}).Height
	check := func(when string, lines int) {
		t.Helper()
		if got := int(e.Size().Height / line); got != lines {
			t.Errorf("%s: %d lines high, not %d", when, got, lines)
		}
		if y := below.Position().Y; y < e.Size().Height {
			t.Errorf("%s: what stands below begins at %.0f, the entry ends at %.0f", when, y, e.Size().Height)
		}
	}
	check("empty", 1)
	w.Canvas().Focus(e)
	typeIn(e, "Họp bàn kế hoạch ra quân bảo đảm an ninh, trật tự")
	if e.lines.rows != e.CursorRow+1 {
		t.Errorf("it counts %d lines, its cursor is in line %d", e.lines.rows, e.CursorRow+1)
	}
	check("typed", e.lines.rows)
	was := e.lines.rows
	for range 40 {
		press(e, fyne.KeyBackspace)
	}
	check("being emptied", was)
	w.Canvas().Focus(below)
	check("left", 1)
	e.SetText("Họp bàn kế hoạch ra quân bảo đảm an ninh")
	check("filled", 2)
}

// TestNoLineFeedInALine: neither Enter nor the clipboard brings one into a field of one
// line, and the keys up and down leave it from its first and last line.
func TestNoLineFeedInALine(t *testing.T) {
	e, below := NewEntry(""), NewEntry("")
	w := show(t, container.NewVBox(e, below))
	w.Resize(fyne.NewSize(200, 400))
	w.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip("Khu phố\r\nBình Minh\n1\rTân Mẫu, tổ liên gia tự quản")})
	if want := "Khu phố Bình Minh 1 Tân Mẫu, tổ liên gia tự quản"; e.Text != want {
		t.Errorf("pasted: %q", e.Text)
	}
	var heard []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { heard = append(heard, ev.Name) })
	press(e, fyne.KeyDown)
	for range e.lines.rows {
		press(e, fyne.KeyUp)
	}
	if len(heard) != 2 || heard[0] != fyne.KeyDown || heard[1] != fyne.KeyUp || e.lines.rows < 2 {
		t.Errorf("of %d lines the window heard %v", e.lines.rows, heard)
	}
	press(e, fyne.KeyReturn)
	if w.Canvas().Focused() != below || strings.Contains(e.Text, "\n") {
		t.Errorf("Enter did not go on; %q", e.Text)
	}
}
