package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// The place of a field below the edge of the window is found without the driver, and
// the field comes into sight when it gets the focus, also inside a date box.
func TestReveal(t *testing.T) {
	test.NewTempApp(t)
	stack := container.New(tight{})
	for range 40 {
		stack.Add(NewEntry(""))
	}
	last := NewCountBox()
	stack.Add(container.New(labelled{}, label("x", false), container.New(tight{}, last)))
	scroll := container.NewVScroll(container.New(inset{8}, stack))
	w := test.NewTempWindow(t, container.NewBorder(NewEntry(""), nil, nil, nil, scroll))
	w.Resize(fyne.NewSize(400, 300))
	around, top := scrollsAround(w.Content(), last)
	if want := last.MinSize().Height*40 + 8; len(around) != 1 || around[0].scroll != scroll || top < want || top > want+12 {
		t.Errorf("the field begins at %v, want %v", top, want)
	}
	Focus(last)
	if scroll.Offset.Y+scroll.Size().Height < top+last.Size().Height {
		t.Errorf("the field at %v is not in sight at %v", top, scroll.Offset.Y)
	}
	Focus(stack.Objects[0].(*Entry))
	if scroll.Offset.Y > 10 {
		t.Errorf("the first field is not in sight at %v", scroll.Offset.Y)
	}
}
