package activities

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	OpenAt(k record.Kind, id record.ID, path string)
	Files(to record.Ref)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "activities", Title: words.ActivitiesTitle, Icon: theme.IconNameVolumeUp,
	Kinds: []record.Kind{record.KindActivity},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

var columns = []part.Column{
	{ID: "day", Title: words.ActivityDay, Width: 94},
	{ID: "title", Title: words.ActivityTitle, Width: 170, Grow: 3},
	{ID: "figures", Title: words.ActivityFigures, Width: 160, Grow: 2},
	{ID: "type", Title: words.ActivityType, Width: 124, Grow: 1},
	{ID: "money", Title: words.SumMoney, Width: 104, Right: true},
	{ID: "area", Title: words.ActivityArea, Width: 120, Grow: 1},
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	glance *desk.Glance
	under  *widget.Label
	period *part.Chooser
	window record.Span // of the chosen period; zero: all
	sums   map[string]*sums
	all    sums
}

// New returns the page, on the year of today.
func New(room Room) *Page {
	p := &Page{room: room, under: widget.NewLabel("")}
	p.under.Wrapping = fyne.TextWrapWord
	p.glance = desk.NewGlance(room.OpenAt, words.ActivityKinds, kindColumns,
		desk.FilesButton(room.Files, record.KindActivity, func() record.ID { return p.Table.Selected() }))
	p.period = part.NewChooser(p.periods)
	p.period.OnChosen = func(value string) {
		p.choose(value)
		p.Refresh(nil)
	}
	year := yearValue(int(room.Today().Y))
	p.choose(year)
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "activities", Title: words.ActivitiesTitle, Thing: words.ActivitiesThing, Columns: columns,
		Sort: "day", Newest: true, Rest: p.glance, Chosen: p.show, Rows: p.rows,
		Extra: part.Sized(190, p.period), Under: p.under,
	})
	p.period.Set(year)
	form := desk.Edit(p.List, newForm(room))
	form.Wide = true
	p.Verbs[words.Add] = func() { form.Open(words.ActivityNew, &record.Activity{}) }
	p.Verbs[words.Edit] = func() { form.OpenSelected(words.ActivityEdit) }
	p.Verbs[words.Copy] = func() {
		if a, ok := form.Selected(); ok {
			form.Open(words.ActivityNew, &record.Activity{Type: a.Type, Title: a.Title, Area: a.Area, Place: a.Place,
				Lead: a.Lead, Channel: a.Channel, Campaign: a.Campaign})
		}
	}
	p.Deletes(record.KindActivity)
	p.Imports(record.KindActivity)
	return p
}

// Show goes to an activity, also to one outside the chosen period.
func (p *Page) Show(k record.Kind, id record.ID) bool {
	if a, ok := desk.Find[*record.Activity](p.room, id); ok && !p.in(a) {
		p.period.SetOption(part.Option{Label: words.ActivityAll})
		p.choose("")
		p.Refresh(nil)
	}
	return p.List.Show(k, id)
}

func (p *Page) in(a *record.Activity) bool {
	return p.window == (record.Span{}) || p.window.Has(a.Start.First())
}

func yearValue(year int) string { return strconv.Itoa(year) + "/" }

// periods offers every period of the settings, of this year and the two before.
func (p *Page) periods() (out []part.Option) {
	out = append(out, part.Option{Label: words.ActivityAll})
	now := int(p.room.Today().Y)
	p.room.Read(func(v *record.View) {
		for year := now; year > now-3; year-- {
			text := strconv.Itoa(year)
			out = append(out, part.Option{Value: yearValue(year), Label: words.ActivityYear + " " + text})
			for _, r := range v.Settings().Periods {
				if x := r.Of(year); r.Has(x.Window.From) {
					out = append(out, part.Option{Value: yearValue(year) + r.Code, Label: words.ActivityPeriod + " " + x.Name})
				}
			}
		}
	})
	return out
}

// choose sets the window: a calendar year, a period of the settings, or all.
func (p *Page) choose(value string) {
	p.window = record.Span{}
	text, code, _ := strings.Cut(value, "/")
	year, err := strconv.Atoi(text)
	if err != nil {
		return
	}
	p.window = record.Span{From: record.Day(year, 1, 1), To: record.Day(year, 12, 31)}
	p.room.Read(func(v *record.View) {
		if r, ok := v.Settings().Rule(code); ok {
			p.window = r.Of(year).Window
		}
	})
}

func (p *Page) rows(v *record.View) (out []part.Row) {
	p.sums, p.all = map[string]*sums{}, sums{}
	for a := range v.Activities.All() {
		if !p.in(a) {
			continue
		}
		if p.sums[a.Type] == nil {
			p.sums[a.Type] = &sums{}
		}
		p.sums[a.Type].add(a)
		p.all.add(a)
		area, cost := "", money(a)
		if x, ok := v.Areas.Get(a.Area); ok {
			area = x.NameOn(a.Start)
		}
		out = append(out, part.Row{ID: a.ID,
			Cells: []string{a.Start.String(), a.Title, figureText(a),
				record.NameOf(v.Settings().Lists.ActivityKinds, a.Type), words.Count(cost), area},
			Keys: []string{part.DateKey(a.Start), "", "", "", part.NumberKey(cost), ""}})
	}
	p.under.SetText(p.all.line())
	return out
}

// figureText are the counts of an activity in one line.
func figureText(a *record.Activity) string {
	var parts []string
	for _, f := range figures {
		parts = append(parts, words.FigureShort(f.field, words.Count(*f.at(a))))
	}
	return words.NameList(parts...)
}

var kindColumns = []part.Column{
	{ID: "type", Title: words.ActivityType, Width: 176, Grow: 2},
	{ID: "sum", Title: words.ActivitySum, Width: 92, Right: true},
	{ID: "figure", Title: words.ActivityFigures, Width: 112, Grow: 1},
	{ID: "late", Title: words.ActivityLate, Width: 110, Right: true},
}

// show tells of an activity, and of the sums of each kind in the period.
func (p *Page) show(id record.ID) {
	p.room.Read(func(v *record.View) {
		l := v.Settings().Lists
		if a, ok := v.Activities.Get(id); ok {
			when := a.Start.String()
			if !a.End.IsZero() {
				when = words.Span(record.Span{From: a.Start, To: a.End})
			}
			p.glance.Tell(true, a.Title, words.Facts(
				words.ActivityType, record.NameOf(l.ActivityKinds, a.Type),
				words.ActivityDay, when,
				words.ActivityPlace, a.Place,
				words.ActivityLead, a.Lead,
				words.ActivityChannel, record.NameOf(l.Channels, a.Channel),
				words.ActivityCampaign, record.NameOf(l.Campaigns, a.Campaign),
				words.ActivityFigures, figureText(a),
				words.ActivityResult, a.Result), "")
		} else {
			p.glance.Tell(false, words.ActivityPick, "", "")
		}
		p.glance.Lines(p.kindLines(l), words.ActivityKindsNo)
	})
}

// kindLines are the sums by kind, in the order of the settings; a line filters the list.
func (p *Page) kindLines(l record.Lists) (out []desk.Lead) {
	var kinds []string
	for k := range p.sums {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(x, y string) int { return record.Rank(l.ActivityKinds, x) - record.Rank(l.ActivityKinds, y) })
	for _, k := range kinds {
		s := p.sums[k]
		name := record.NameOf(l.ActivityKinds, k)
		head := name // only on the first line of a kind
		line := func(what string, x sum) {
			if x.total.IsZero() {
				return
			}
			late := ""
			if x.late > 0 {
				late = words.Number(int64(x.late))
			}
			out = append(out, desk.Lead{Do: func() { p.Filter(name) }, Row: part.Row{
				Cells: []string{head, words.Count(x.total), what, late},
				Keys:  []string{desk.ByPlace(record.Rank(l.ActivityKinds, k)), part.NumberKey(x.total), "", desk.ByPlace(x.late)}}})
			head = ""
		}
		line(words.ActivityNumber, sum{total: record.N(int64(s.n))})
		for _, f := range figures {
			line(words.Figures[f.field].Short, s.of(f.field))
		}
		line(words.MoneyUnit, s.money)
	}
	return out
}
