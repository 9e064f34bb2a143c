package documents

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// options are what a form asks before it can be made; each change shows at once on
// the page.
type options struct {
	b     *bench
	first fyne.Focusable
	body  *fyne.Container
}

func newOptions(b *bench) *options {
	o := &options{b: b, body: container.NewVBox()}
	src := &b.doc.Source
	switch src.Form {
	case "roster":
		o.ref(words.PaperTeam, words.OrAll, o.teams, &src.Team)
		o.ref(words.PaperArea, words.OrAll, o.areas, &src.Area)
		o.date(words.PaperAsOf, &src.AsOf)
		o.body.Add(newColumns(b).body)
	case "minutes":
		o.ref(words.PaperMeeting, words.OrNewest, o.meetings, &src.Meeting)
	case "site":
		o.ref(words.PaperSite, words.OrFirst, o.sites, &src.Site)
		o.date(words.PaperAsOf, &src.AsOf)
	case "period":
		o.rule(&src.Rule)
		o.year(&src.Year)
	}
	return o
}

func (o *options) add(label string, field fyne.CanvasObject, first fyne.Focusable) {
	if o.first == nil {
		o.first = first
	}
	o.body.Add(widget.NewLabel(label))
	o.body.Add(field)
}

// focus gives the keyboard to the first option.
func (o *options) focus() {
	if c, ok := o.first.(interface{ Focus() }); ok {
		c.Focus()
	} else if o.first != nil {
		part.Focus(o.first)
	}
}

func (o *options) chooser(label, none string, list func() []part.Option, value string, chosen func(string)) {
	c := part.NewChooser(func() []part.Option { return append([]part.Option{{Label: none}}, list()...) })
	if c.Set(value); value == "" {
		c.SetOption(part.Option{Label: none})
	}
	c.OnChosen = func(s string) {
		chosen(s)
		o.b.make()
	}
	o.add(label, c, c.Focusable())
}

// ref chooses a record; none stands for "all", "the newest" …
func (o *options) ref(label, none string, list func() []part.Option, at *record.ID) {
	value := ""
	if *at != 0 {
		value = at.String()
	}
	o.chooser(label, none, list, value, func(s string) {
		n, _ := strconv.ParseUint(s, 10, 64)
		*at = record.ID(n)
	})
}

func (o *options) date(label string, at *record.Date) {
	d := part.NewDateBox(o.b.p.room.Today, false)
	d.Set(*at)
	d.PlaceHolder = words.OrToday
	d.OnLeave = func() {
		d.Left()
		if on, ok := d.Date(); ok && on != *at {
			*at = on
			o.b.make()
		}
	}
	o.add(label, d, d)
}

func (o *options) rule(at *string) {
	list := func() (out []part.Option) {
		o.b.p.room.Read(func(v *record.View) {
			for _, r := range v.Settings().Periods {
				out = append(out, part.Option{Value: r.Code, Label: r.Name})
			}
		})
		return out
	}
	o.chooser(words.PaperRule, words.OrLastYear, list, *at, func(s string) { *at = s })
}

// year lists the years in which the book has anything, this year first.
func (o *options) year(at *int) {
	value := ""
	if *at != 0 {
		value = strconv.Itoa(*at)
	}
	list := func() (out []part.Option) {
		for y := int(o.b.p.room.Today().Y) + 1; y >= int(o.b.p.room.Today().Y)-10; y-- {
			out = append(out, part.Option{Value: strconv.Itoa(y), Label: strconv.Itoa(y)})
		}
		return out
	}
	o.chooser(words.PaperYear, words.OrLastYear, list, value, func(s string) { *at, _ = strconv.Atoi(s) })
}

func (o *options) teams() (out []part.Option) {
	o.b.p.room.Read(func(v *record.View) {
		for t := range v.Teams.All() {
			note := ""
			if a, ok := v.Areas.Get(t.Area); ok {
				note = a.Name
			}
			out = append(out, part.IDOption(t.ID, t.Name, note))
		}
	})
	return out
}

func (o *options) areas() (out []part.Option) {
	o.b.p.room.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			out = append(out, part.IDOption(a.ID, a.Name, ""))
		}
	})
	return out
}

func (o *options) sites() (out []part.Option) {
	o.b.p.room.Read(func(v *record.View) {
		for s := range v.Sites.All() {
			out = append(out, part.IDOption(s.ID, s.Label(v), ""))
		}
	})
	return out
}

// meetings lists the newest first.
func (o *options) meetings() (out []part.Option) {
	var list []*record.Meeting
	o.b.p.room.Read(func(v *record.View) { list = slices.Collect(v.Meetings.All()) })
	slices.SortStableFunc(list, func(a, b *record.Meeting) int { return b.Start.Compare(a.Start) })
	for _, m := range list {
		out = append(out, part.IDOption(m.ID, m.Title, m.Start.Date.String()))
	}
	return out
}
