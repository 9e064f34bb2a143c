package standard

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// results is the pane that rests right of the units: how far the targets of the year
// are, who is nearest, and the years before.
type results struct {
	part.Still
	p      *Page
	title  *widget.Label
	counts *fyne.Container
	first  *part.Button // of counts
	gauges *fyne.Container
	trend  *fyne.Container

	trendTitle *widget.Label
	which      *part.Switch // the target whose years are shown
	nearest    *part.Table
}

const trendYears = 5

func newResults(p *Page) *results {
	r := &results{p: p, title: part.Heading(""), counts: part.Even(3),
		gauges: part.Even(2), trend: container.NewStack()}
	r.trendTitle = part.Heading(words.TrendTitle)
	r.trendTitle.Truncation = fyne.TextTruncateOff
	r.which = part.NewSwitch(func(string) { r.showTrend() })
	r.nearest = part.NewTable([]part.Column{
		{ID: "name", Title: words.UnitName, Width: 140, Grow: 1},
		{ID: "lacks", Title: words.NearestLacks, Width: 160, Grow: 1},
	})
	r.nearest.Empty = words.NearestNone
	r.nearest.OnOpen = func(id record.ID) {
		if p.Show(record.KindUnit, id) {
			p.unit.OpenSelected(words.UnitEdit)
		}
	}
	export := part.NewButton(words.ExportExcel.String(), part.VerbIcon(words.ExportExcel), func() {
		p.room.Export(desk.Export{Title: words.NearestTitle, About: words.TargetsTitle(p.year), Table: r.nearest})
	})
	body := container.NewVBox(r.title, r.counts, r.gauges,
		container.NewBorder(nil, nil, nil, export, part.Heading(words.NearestTitle)), part.Tall(132, r.nearest),
		container.NewBorder(nil, nil, r.trendTitle, nil, r.which), part.Padded(4, r.trend))
	r.Body = part.Rolled(body)
	return r
}

// Focus implements part.Pane: the first number.
func (r *results) Focus() {
	if r.first != nil {
		part.Focus(r.first)
	}
}

// refresh counts everything again.
func (r *results) refresh() {
	p := r.p
	r.title.SetText(words.TargetsTitle(p.year))
	r.counts.Objects, r.gauges.Objects = nil, nil
	var targets []part.Option
	p.room.Read(func(v *record.View) {
		t := v.Tally(p.year)
		r.count(words.StandardInScope, t.Scope)
		r.count(words.UnitStanding(record.Registered), t.Registered)
		r.count(words.StandingOpen, t.Open)
		r.count(words.UnitStanding(record.Recognised), t.Met)
		r.count(words.UnitStanding(record.NotMet), t.NotMet)
		for _, x := range v.Settings().TargetsIn(p.year) {
			part := tally(v, x, p.year)
			r.gauge(x, part.Met, part.Base(x))
			targets = append(targets, option(x))
		}
		r.nearest.SetRows(nearestRows(v, t))
	})
	if len(targets) == 0 {
		r.gauges.Add(part.Note(words.TargetsNone))
	}
	r.which.Choose(targets, r.which.Value())
	r.showTrend()
	r.Body.Refresh()
}

func option(t record.Target) part.Option { return part.Option{Value: t.Code, Label: t.Name} }

// tally counts the units that a target is about.
func tally(v *record.View, t record.Target, year int) record.Tally {
	return v.Tally(year, t.Types...)
}

// count shows a number of units that leads to them.
func (r *results) count(name string, units []*record.Unit) {
	b := part.NewButton(words.Tallied(name, len(units)), nil, func() { r.lead(name, units) })
	if len(r.counts.Objects) == 0 {
		r.first = b
	}
	r.counts.Add(b)
}

func (r *results) gauge(t record.Target, met, base []*record.Unit) {
	r.gauges.Add(part.NewGauge(t, len(met), len(base), func() { r.lead(words.TargetUnits(t), base) }))
}

// lead lists the units behind a number, and gives the keyboard to the list.
func (r *results) lead(name string, units []*record.Unit) {
	if units == nil {
		units = []*record.Unit{}
	}
	r.p.showOnly(name, units)
	r.p.Table.Focus()
}

// nearestRows are the units that could still be recognised, with what they lack.
func nearestRows(v *record.View, t record.Tally) (rows []part.Row) {
	for _, u := range v.Nearest(t) {
		rows = append(rows, part.Row{ID: u.ID,
			Cells: []string{u.Label(v), words.Lacks(v.Unmet(u, t.Year))}})
	}
	return rows
}

// showTrend draws the share of one target over the years up to that of the page; a
// year in which it did not hold yet has no column.
func (r *results) showTrend() {
	p, code := r.p, r.which.Value()
	var bars []part.Bar
	var now record.Target
	p.room.Read(func(v *record.View) {
		for y := p.year - trendYears + 1; y <= p.year; y++ {
			b := part.Bar{Label: strconv.Itoa(y), Text: "-"}
			for _, t := range v.Settings().TargetsIn(y) {
				if t.Code == code {
					c := tally(v, t, y)
					b.Part, b.Whole = len(c.Met), len(c.Base(t))
					b.Text, now = cmp.Or(record.Percent(int64(b.Part), int64(b.Whole)), "-"), t
				}
			}
			bars = append(bars, b)
		}
	})
	note := part.Note(words.TrendNote(now))
	note.Hidden = now.Of == 0
	r.trend.Objects = []fyne.CanvasObject{container.NewBorder(nil, note, nil, nil, part.NewBars(90, now.Met, now.Of, bars...))}
	r.trend.Refresh()
}
