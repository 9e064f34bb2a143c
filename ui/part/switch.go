package part

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Switch is one of a few things that a whole page looks at: a year, a kind. It always
// has a value; arrows change it at once, Space opens the list.
type Switch struct {
	widget.Select
	options []Option
	changed func(value string)
}

// NewSwitch returns a switch that shows the first option; changed is called when the
// person takes another.
func NewSwitch(changed func(value string), options ...Option) *Switch {
	s := &Switch{changed: changed}
	s.ExtendBaseWidget(s)
	s.Choose(options, "")
	return s
}

// Choose offers other options and shows the value, or the first without it, and tells
// nobody.
func (s *Switch) Choose(options []Option, value string) {
	s.options, s.Options = options, nil
	for _, o := range options {
		s.Options = append(s.Options, o.Label)
	}
	s.Set(value)
}

// Set shows a value, or the first without it, and tells nobody.
func (s *Switch) Set(value string) {
	s.OnChanged = nil
	if len(s.options) > 0 {
		s.SetSelectedIndex(max(0, slices.IndexFunc(s.options, func(o Option) bool { return o.Value == value })))
	}
	s.OnChanged = func(string) {
		if s.changed != nil {
			s.changed(s.Value())
		}
	}
}

// Value is what is chosen.
func (s *Switch) Value() string {
	if i := s.SelectedIndex(); i >= 0 {
		return s.options[i].Value
	}
	return ""
}

// TypedKey goes on with Enter and leaves other keys to the window.
func (s *Switch) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeySpace:
		s.Select.TypedKey(ev)
	case fyne.KeyReturn, fyne.KeyEnter:
		next(s)
	default:
		pass(s, ev)
	}
}
