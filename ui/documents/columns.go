package documents

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// picker is the column picker of a roster: which columns, in which order, and the
// saved layouts. Sensitive columns are not offered unless the committee keeps them.
type picker struct {
	b     *bench
	order []forms.RosterColumn // all that are offered, in the order of printing
	on    map[string]bool
	lines *fyne.Container
	body  fyne.CanvasObject
}

func newColumns(b *bench) *picker {
	k := &picker{b: b, lines: container.NewVBox()}
	k.take(b.doc.Source.Columns)
	layouts := part.NewChooser(k.layouts)
	layouts.OnChosen = func(name string) {
		b.p.room.Read(func(v *record.View) {
			for _, l := range v.Settings().Layouts {
				if l.Name == name {
					b.doc.Source.Columns = slices.Clone(l.Columns)
				}
			}
		})
		k.take(b.doc.Source.Columns)
		b.make()
	}
	k.body = container.NewVBox(widget.NewLabel(words.PaperLayout), layouts,
		container.NewBorder(nil, nil, widget.NewLabel(words.PaperColumns), part.NewButton(words.SaveLayout, nil, k.save)), k.lines)
	return k
}

// take puts the chosen columns first; none are the default ones.
func (k *picker) take(chosen []string) {
	var settings *record.Settings
	k.b.p.room.Read(func(v *record.View) { settings = v.Settings() })
	k.order, k.on = nil, map[string]bool{}
	place := func(c forms.RosterColumn) int {
		if i := slices.Index(chosen, c.Code); i >= 0 {
			return i
		}
		return len(chosen)
	}
	for _, c := range forms.RosterColumns {
		if c.Sensitive == "" || settings.Keeps(c.Sensitive) {
			k.order = append(k.order, c)
			k.on[c.Code] = slices.Contains(chosen, c.Code) || len(chosen) == 0 && c.Default
		}
	}
	slices.SortStableFunc(k.order, func(a, b forms.RosterColumn) int { return place(a) - place(b) })
	k.show()
}

func (k *picker) show() {
	k.lines.Objects = nil
	for i, c := range k.order {
		name := c.Name
		if c.Code == "phone-full" {
			name = words.PhoneFull
		}
		check := part.NewCheck(name, nil)
		check.SetChecked(k.on[c.Code])
		check.OnChanged = func(on bool) {
			k.on[c.Code] = on
			k.apply()
		}
		up := part.NewButton("", theme.MoveUpIcon(), func() { k.move(i, -1) })
		down := part.NewButton("", theme.MoveDownIcon(), func() { k.move(i, 1) })
		up.Importance, down.Importance = widget.LowImportance, widget.LowImportance
		k.lines.Add(container.NewBorder(nil, nil, nil, container.NewHBox(up, down), check))
	}
	k.lines.Refresh()
}

func (k *picker) move(i, by int) {
	if j := i + by; j >= 0 && j < len(k.order) {
		k.order[i], k.order[j] = k.order[j], k.order[i]
		k.show()
		k.apply()
	}
}

// apply prints what is ticked. Nothing ticked leaves the paper as it is.
func (k *picker) apply() {
	var codes []string
	for _, c := range k.order {
		if k.on[c.Code] {
			codes = append(codes, c.Code)
		}
	}
	if len(codes) > 0 {
		k.b.doc.Source.Columns = codes
		k.b.make()
	}
}

func (k *picker) layouts() (out []part.Option) {
	k.b.p.room.Read(func(v *record.View) {
		for _, l := range v.Settings().Layouts {
			out = append(out, part.Option{Value: l.Name, Label: l.Name})
		}
	})
	return out
}

// save keeps the columns under a name, in place of a layout of that name.
func (k *picker) save() {
	k.apply()
	name := part.NewEntry(words.LayoutName)
	part.Show(k.b.p.room.Canvas(), words.LayoutName, container.NewVBox(name), fyne.NewSize(420, 0),
		part.Answer{Label: words.Save.String(), Do: func() {
			n := record.Line(name.Text)
			if n == "" {
				return
			}
			var s *record.Settings
			k.b.p.room.Read(func(v *record.View) { s = v.Settings().Clone().(*record.Settings) })
			s.Layouts = slices.DeleteFunc(s.Layouts, func(l record.RosterLayout) bool { return l.Name == n })
			s.Layouts = append(s.Layouts, record.RosterLayout{Name: n, Columns: slices.Clone(k.b.doc.Source.Columns)})
			k.b.p.room.Save(store.Op{Code: "settings", Kind: record.KindSettings, N: 1, Label: n}, nil, s, nil)
		}},
		part.Answer{Label: words.Cancel})
	part.Focus(name)
}
