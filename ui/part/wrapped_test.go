package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// TestWrappedRowGrows: what has no room in the line stands below it, whole, and what is
// around the row makes room for it.
func TestWrappedRowGrows(t *testing.T) {
	w := test.NewTempWindow(t, nil)
	a, b := NewButton("Thêm thành viên", nil, nil), NewButton("Đánh dấu xong", nil, nil)
	row := Wrapped(a, b)
	under := NewButton("Đóng", nil, nil)
	w.SetContent(container.NewVBox(row, under))
	for _, x := range []struct {
		width float32
		below bool
	}{{500, false}, {a.MinSize().Width + 20, true}} {
		w.Resize(fyne.NewSize(x.width, 300))
		w.Content().Refresh() // as the window's driver does where a smallest size has changed
		if below := b.Position().Y >= a.Size().Height; below != x.below {
			t.Errorf("at %.0f the second stands at %v", x.width, b.Position())
		}
		if b.Size().Width < b.MinSize().Width || under.Position().Y < row.Position().Y+b.Position().Y+b.Size().Height {
			t.Errorf("at %.0f the second is %v, what is under the row at %v", x.width, b.Size(), under.Position())
		}
	}
}
