package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// verbKeys are the keys with Ctrl that mean a verb on every page.
var verbKeys = map[fyne.KeyName]words.Verb{
	fyne.KeyN: words.Add, fyne.KeyInsert: words.Add, fyne.KeyS: words.Save,
	fyne.KeyReturn: words.Save, fyne.KeyEnter: words.Save, fyne.KeyD: words.Copy,
	fyne.KeyDelete: words.Delete, fyne.KeyP: words.Print,
}

// keys makes the window obey its keys wherever the focus is: entries hand on what
// they do not use themselves.
func (d *Desk) keys() {
	c := d.Canvas()
	part.Keys(c, d.key)
	on := func(key fyne.KeyName, mod fyne.KeyModifier, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, func(fyne.Shortcut) {
			if !d.deaf() {
				do()
			}
		})
	}
	for key, v := range verbKeys {
		on(key, fyne.KeyModifierControl, func() { d.Verb(v) })
	}
	lock := &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}
	c.AddShortcut(lock, func(fyne.Shortcut) { d.Lock() }) // over a dialog as well
	on(fyne.KeyF, fyne.KeyModifierControl, func() { part.Focus(d.search.entry) })
	on(fyne.KeyTab, fyne.KeyModifierControl, func() { d.beside(1) })
	on(fyne.KeyTab, fyne.KeyModifierControl|fyne.KeyModifierShift, func() { d.beside(-1) })
	on(fyne.KeyPageDown, fyne.KeyModifierControl, func() { d.beside(1) })
	on(fyne.KeyPageUp, fyne.KeyModifierControl, func() { d.beside(-1) })
	for i := range 9 {
		on(fyne.KeyName(rune('1'+i)), fyne.KeyModifierAlt, func() { d.rail.press(i + 1) })
	}
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) {
		if !d.deaf() {
			d.Undo()
		}
	})
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) {
		if !d.deaf() {
			d.Redo()
		}
	})
	c.AddShortcut(&fyne.ShortcutPaste{}, d.pasted)
	// Ctrl+Insert is "copy" to the toolkit while no entry has the focus.
	c.AddShortcut(&fyne.ShortcutCopy{}, func(fyne.Shortcut) {
		if !d.deaf() {
			d.Verb(words.Add)
		}
	})
}

// deaf says that keys are not meant for the page: a dialog lies over it, or the lock.
func (d *Desk) deaf() bool { return part.Covered(d.Canvas()) || d.locked }

// Verb gives a verb to the page shown.
func (d *Desk) Verb(v words.Verb) {
	if p := d.Page(); p != nil && !d.search.shown() {
		p.Do(v)
	}
}

func (d *Desk) key(ev *fyne.KeyEvent) {
	p := d.Page()
	d.touched = d.o.Now()
	switch {
	case d.locked:
	case ev.Name == fyne.KeyF1:
		d.Help()
	case ev.Name == fyne.KeyF12:
		d.askWho(nil)
	case ev.Name == fyne.KeyEscape && d.search.shown():
		d.search.leave()
	case p == nil || d.search.shown():
	case ev.Name == fyne.KeyF2:
		p.Do(words.Edit)
	case ev.Name == fyne.KeyF3:
		p.Do(words.Find)
	default:
		p.Key(ev)
	}
}
