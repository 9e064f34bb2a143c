package documents

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/report/forms"
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
	f, _ := forms.Get(b.doc.Source.Form)
	for _, a := range f.Asks {
		o.ask(f, a)
	}
	return o
}

// ask adds the fields of one thing that the form asks for.
func (o *options) ask(f forms.Form, a forms.Ask) {
	src := &o.b.doc.Source
	switch a {
	case forms.AskTeam:
		o.ref(words.PaperTeam, words.OrAll, record.KindTeam, &src.Team)
	case forms.AskArea:
		o.ref(words.PaperArea, words.OrAll, record.KindArea, &src.Area)
	case forms.AskMeeting:
		o.ref(words.PaperMeeting, words.OrNewest, record.KindMeeting, &src.Meeting)
	case forms.AskSite:
		o.ref(words.PaperSite, words.OrFirst, record.KindSite, &src.Site)
	case forms.AskAsOf:
		o.date(words.PaperAsOf, &src.AsOf)
	case forms.AskColumns:
		o.body.Add(newColumns(o.b).body)
	case forms.AskPeriod:
		o.rule(&src.Rule)
		o.year(words.OrLastYear, &src.Year)
	case forms.AskYear:
		o.year(words.OrUsualYear, &src.Year)
	case forms.AskOption:
		o.option(f.Choices, &src.Option)
	default:
		o.of(record.Kind(a), &src.Of)
	}
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

// ref chooses a record of a kind; none stands for "all", "the newest" …
func (o *options) ref(label, none string, k record.Kind, at *record.ID) {
	value := ""
	if *at != 0 {
		value = at.String()
	}
	o.chooser(label, none, o.records(k), value, func(s string) {
		n, _ := strconv.ParseUint(s, 10, 64)
		*at = record.ID(n)
	})
}

// of chooses the record that a form is about.
func (o *options) of(k record.Kind, at *record.Ref) {
	id := at.ID
	value := ""
	if id != 0 {
		value = id.String()
	}
	o.chooser(words.KindLabel(k), words.OrNewest, o.records(k), value, func(s string) {
		n, _ := strconv.ParseUint(s, 10, 64)
		*at = record.Ref{}
		if n != 0 {
			*at = record.Ref{Kind: k, ID: record.ID(n)}
		}
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

// option offers what the form's Option may be.
func (o *options) option(choices func(*record.Settings) []record.Choice, at *string) {
	list := func() (out []part.Option) {
		o.b.p.room.Read(func(v *record.View) {
			for _, c := range choices(v.Settings()) {
				out = append(out, part.Option{Value: c.Code, Label: c.Name})
			}
		})
		return out
	}
	o.chooser(words.PaperOption, words.OrUsual, list, *at, func(s string) { *at = s })
}

// year offers the next year and the ten before it.
func (o *options) year(none string, at *int) {
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
	o.chooser(words.PaperYear, none, list, value, func(s string) { *at, _ = strconv.Atoi(s) })
}

// records offers the records of a kind: the newest first where they have a day, else
// by name.
func (o *options) records(k record.Kind) func() []part.Option {
	return func() (out []part.Option) {
		type entry struct {
			day  record.Date
			name string
			part.Option
		}
		var list []entry
		order := record.NewSorter()
		o.b.p.room.Read(func(v *record.View) {
			for r := range v.Records(k) {
				if !r.M().Bin {
					note, day := told(v, r)
					label := words.Label(v, r)
					list = append(list, entry{day, order.Key(label), part.IDOption(r.M().ID, label, note)})
				}
			}
		})
		slices.SortFunc(list, func(x, y entry) int {
			return cmp.Or(y.day.Compare(x.day), cmp.Compare(x.name, y.name), cmp.Compare(x.Value, y.Value))
		})
		for _, e := range list {
			out = append(out, e.Option)
		}
		return out
	}
}

// told tells records of the same name apart, and says on which day something was.
func told(v *record.View, r record.Record) (note string, day record.Date) {
	switch r := r.(type) {
	case *record.Team:
		if a, ok := v.Areas.Get(r.Area); ok {
			note = a.Name
		}
	case *record.Person:
		if note = r.Birth.String(); r.Anonymous() {
			return words.Numbered(r.ID), r.Anonymised
		}
	case *record.Meeting:
		return r.Start.Date.String(), r.Start.Date
	case *record.Inspection:
		day = r.Date
		if day.IsZero() {
			day = r.Planned
		}
		return day.String(), day
	case *record.Document:
		return r.Symbol, r.Date
	}
	return note, day
}
