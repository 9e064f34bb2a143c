package desk

import (
	"fyne.io/fyne/v2"

	"sophongtrao/ui/look"
)

// Look is how the clerk wants the screen to look.
func (d *Desk) Look() look.Theme { return SavedLook(d.o.Memory) }

// SetLook changes it at once, and for the next days.
func (d *Desk) SetLook(t look.Theme) {
	d.o.Memory.Put("look", t)
	fyne.CurrentApp().Settings().SetTheme(t)
}

// SavedLook is the look kept in a memory; light and normal without any.
func SavedLook(m Memory) look.Theme {
	var t look.Theme
	if !m.Get("look", &t) || t.Mode < look.Light || t.Mode > look.HighContrast || t.Text < look.Normal || t.Text > look.Greatest {
		return look.Theme{}
	}
	return t
}
