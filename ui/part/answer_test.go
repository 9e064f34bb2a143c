package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
)

// TestAnswerByKeys: a letter chooses, also without dấu; the arrows go round; Enter
// goes to the next box.
func TestAnswerByKeys(t *testing.T) {
	a, b := NewAnswerBox("Đạt", "Không đạt"), NewAnswerBox("Đạt", "Không đạt")
	w := show(t, container.NewVBox(a, b))
	w.Canvas().Focus(a)
	for _, x := range []struct {
		do   func()
		want record.Answer
	}{
		{func() { a.TypedRune('d') }, record.Yes},
		{func() { a.TypedRune('k') }, record.No},
		{func() { a.TypedRune('đ') }, record.Yes},
		{func() { press(a, fyne.KeyLeft) }, ""},
		{func() { press(a, fyne.KeyLeft) }, record.No},
		{func() { a.TypedRune(' ') }, ""},
		{func() { press(a, fyne.KeyRight, fyne.KeyRight) }, record.No},
		{func() { a.TypedRune('c') }, ""},
	} {
		if x.do(); a.Answer() != x.want {
			t.Errorf("the answer is %q, want %q", a.Answer(), x.want)
		}
	}
	press(a, fyne.KeyReturn)
	if w.Canvas().Focused() != b {
		t.Error("Enter does not go on")
	}
}

// TestCodesKeepWhatHasEnded: a code that ended is offered only where it is held.
func TestCodesKeepWhatHasEnded(t *testing.T) {
	list := func() []Option {
		return Choices([]record.Choice{{Code: "a", Name: "Kế hoạch"}, {Code: "b", Name: "Bản cũ", Span: record.Span{To: record.Day(2025, 6, 30)}}}, today())
	}
	at := func(u *record.UnitYear) *[]string { return &u.Papers }
	f := Codes("papers", "Giấy tờ", list, at)
	show(t, f.object)
	y := &record.UnitYear{}
	if f.load(y); f.shown() != "" || len(f.object.(*fyne.Container).Objects) != 1 {
		t.Errorf("a new record is offered %d codes", len(f.object.(*fyne.Container).Objects))
	}
	y.Papers = []string{"b", "lost"}
	f.load(y)
	if f.shown() != "Bản cũ, lost" {
		t.Errorf("shows %q", f.shown())
	}
	f.object.(*fyne.Container).Objects[0].(*Check).SetChecked(true)
	if f.store(y); len(y.Papers) != 3 || y.Papers[0] != "a" {
		t.Errorf("stores %q", y.Papers)
	}
}

// TestChooserNamesWhatHasEnded: an old record shows the name of its ended choice; a
// new one is not offered it, and cannot type it.
func TestChooserNamesWhatHasEnded(t *testing.T) {
	c := NewChooser(func() []Option {
		return Choices([]record.Choice{{Code: "xa", Name: "xã"}, {Code: "tt", Name: "thị trấn", Span: record.Span{To: record.Day(2025, 6, 30)}}}, today())
	})
	show(t, c)
	if c.Set("tt"); c.Label() != "thị trấn" || c.Value() != "tt" {
		t.Errorf("the old choice is shown as %q", c.Label())
	}
	c.Set("")
	c.entry.SetText("thị trấn")
	if c.fault() != record.FaultUnknown || c.Value() != "" {
		t.Errorf("an ended choice can be typed: %q", c.Value())
	}
	if c.openAll(); len(c.matches) != 1 {
		t.Errorf("%d are offered", len(c.matches))
	}
}

// TestAnyRef goes there and back.
func TestAnyRef(t *testing.T) {
	to := record.Ref{Kind: record.KindTeam, ID: 12}
	f := AnyRef("of", "Của", func() []Option { return []Option{RefOption(to, "Tổ 1", "tổ tự quản")} },
		func(s *record.Source) *record.Ref { return &s.Of })
	show(t, f.object)
	s := &record.Source{Of: to}
	f.load(s)
	if f.shown() != "Tổ 1" {
		t.Errorf("shows %q", f.shown())
	}
	s.Of = record.Ref{}
	if f.store(s); s.Of != to {
		t.Errorf("stores %v", s.Of)
	}
	s.Of = record.Ref{}
	f.load(s)
	if f.store(s); s.Of != (record.Ref{}) {
		t.Errorf("nothing is stored as %v", s.Of)
	}
}
