package part

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
)

// Codes edits a list of codes of the settings (papers held) as boxes to tick. A code
// that has ended is offered only where the record has it.
func Codes[T any](path, label string, list func() []Option, at func(T) *[]string) *Field[T] {
	c := &codesBox{list: list, box: container.New(tight{})}
	f := newField[T](path, label, c.box, nil)
	c.ticked = func(bool) {
		if f.changed != nil {
			f.changed()
		}
	}
	f.load = func(r T) {
		c.load(*at(r))
		if len(c.checks) > 0 {
			f.first = c.checks[0]
		}
	}
	f.store = func(r T) { *at(r) = c.codes() }
	f.shown = c.shown
	f.keeps(func() record.Typed { return record.Typed{Text: c.shown(), Value: strings.Join(c.codes(), "\n")} },
		func(x record.Typed) { c.load(strings.FieldsFunc(x.Value, func(r rune) bool { return r == '\n' })) })
	return f
}

type codesBox struct {
	list    func() []Option
	options []Option // those with a box
	checks  []*Check
	box     *fyne.Container
	ticked  func(bool)
}

func (c *codesBox) load(codes []string) {
	c.options, c.checks, c.box.Objects = nil, nil, nil
	for _, o := range c.list() {
		has := slices.Contains(codes, o.Value)
		if o.Ended && !has {
			continue
		}
		x := NewCheck(o.Label, nil)
		x.SetChecked(has)
		x.OnChanged = c.ticked
		c.options, c.checks = append(c.options, o), append(c.checks, x)
		c.box.Add(x)
	}
	for _, code := range codes { // one that the list has lost is kept under its own name
		if !slices.ContainsFunc(c.options, func(o Option) bool { return o.Value == code }) {
			x := NewCheck(code, nil)
			x.SetChecked(true)
			x.OnChanged = c.ticked
			c.options, c.checks = append(c.options, Option{Value: code, Label: code}), append(c.checks, x)
			c.box.Add(x)
		}
	}
	c.box.Refresh()
	Relayout(c.box)
}

func (c *codesBox) codes() (out []string) {
	for i, x := range c.checks {
		if x.Checked {
			out = append(out, c.options[i].Value)
		}
	}
	return out
}

func (c *codesBox) shown() string {
	var names []string
	for i, x := range c.checks {
		if x.Checked {
			names = append(names, c.options[i].Label)
		}
	}
	return strings.Join(names, ", ")
}
