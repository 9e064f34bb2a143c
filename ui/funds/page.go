package funds

import (
	"slices"
	"strconv"

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
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "funds", Title: words.FundsTitle, Icon: theme.IconNameDocument, Under: "activities",
	Kinds: []record.Kind{record.KindFund},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

var columns = []part.Column{
	{ID: "year", Title: words.FundYear, Width: 74},
	{ID: "source", Title: words.FundSource, Width: 100, Grow: 2},
	{ID: "planned", Title: words.FundPlanned, Width: 124, Right: true, Grow: 1},
	{ID: "spent", Title: words.FundSpent, Width: 116, Right: true, Grow: 1},
	{ID: "rest", Title: words.FundRest, Width: 118, Right: true, Grow: 1},
	{ID: "share", Title: words.FundShare, Width: 84, Right: true},
	{ID: "late", Title: words.FundLate, Width: 130, Right: true},
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	glance *desk.Glance
	under  *widget.Label
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, under: part.Warning(""), glance: desk.NewGlance(room.OpenAt, words.FundLines, []part.Column{
		{ID: "day", Title: words.ExpenseDate, Width: 96},
		{ID: "what", Title: words.ExpenseWhat, Width: 160, Grow: 2},
		{ID: "amount", Title: words.ExpenseAmount, Width: 112, Right: true},
		{ID: "where", Title: words.FundWhere, Width: 104},
	})}
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "funds", Title: words.FundsTitle, Thing: words.FundsThing, Columns: columns,
		Sort: "year", Newest: true, Rows: p.rows, Rest: p.glance, Chosen: p.show, Under: p.under,
	})
	form := desk.Edit(p.List, newForm(room))
	form.Wide = true
	p.Verbs[words.Add] = func() { form.Open(words.FundNew, &record.Fund{Year: int(room.Today().Y)}) }
	p.Verbs[words.Edit] = func() { form.OpenSelected(words.FundEdit) }
	p.Deletes(record.KindFund)
	return p
}

// account is what became of a fund's money, in đồng.
type account struct {
	of    map[record.Kind]record.Count // by where it is written
	spent record.Count
	late  int          // amounts that were not reported
	rest  record.Count // blank while either side is not known
	share string
}

func accountOf(f *record.Fund, list []record.Spending) account {
	a := account{of: map[record.Kind]record.Count{}}
	for _, s := range list {
		a.of[s.Of.Kind] = a.of[s.Of.Kind].Plus(s.Amount)
		a.spent = a.spent.Plus(s.Amount)
		if s.Amount.IsNotReported() {
			a.late++
		}
	}
	total, spent := a.spent.Known()
	planned, known := f.Planned.Known()
	if spent && known {
		a.rest = record.N(planned - total)
		a.share = record.Percent(total, planned)
	}
	return a
}

func (p *Page) rows(v *record.View) (out []part.Row) {
	for f := range v.Funds.All() {
		a := accountOf(f, v.Spendings(f.Year, f.Source))
		rest, _ := a.rest.Known()
		late := ""
		if a.late > 0 {
			late = words.Number(int64(a.late))
		}
		out = append(out, part.Row{ID: f.ID, Warn: rest < 0,
			Cells: []string{strconv.Itoa(f.Year), record.NameOf(v.Settings().Lists.Funds, f.Source), words.Count(f.Planned),
				words.Count(a.spent), words.Count(a.rest), a.share, late},
			Keys: []string{"", desk.ByPlace(record.Rank(v.Settings().Lists.Funds, f.Source)), part.NumberKey(f.Planned), part.NumberKey(a.spent), part.NumberKey(a.rest), "", ""}})
	}
	p.under.SetText(words.FundsUnplanned(unplanned(v)))
	p.under.Hidden = p.under.Text == ""
	return out
}

// unplanned names the sources that paid in a year for which there is no Fund.
func unplanned(v *record.View) (out []string) {
	type key struct {
		year   int
		source string
	}
	paid := map[key]bool{}
	for s := range v.Sites.All() {
		for _, m := range s.Money {
			paid[key{m.Year, m.Fund}] = true
		}
	}
	for a := range v.Activities.All() {
		for _, m := range a.Money {
			paid[key{int(a.Start.Y), m.Fund}] = true
		}
	}
	for f := range v.Funds.All() {
		delete(paid, key{f.Year, f.Source})
	}
	list := v.Settings().Lists.Funds
	for k := range paid {
		out = append(out, words.FundUnplanned(record.NameOf(list, k.source), strconv.Itoa(k.year), words.Number(v.Spent(k.year, k.source))))
	}
	slices.Sort(out)
	return out
}

// show tells of a fund and lists what it paid.
func (p *Page) show(id record.ID) {
	p.room.Read(func(v *record.View) {
		f, ok := v.Funds.Get(id)
		if !ok {
			p.glance.Tell(false, words.FundPick, "", "")
			p.glance.Lines(nil, "")
			return
		}
		list := v.Spendings(f.Year, f.Source)
		a := accountOf(f, list)
		warn := ""
		if rest, ok := a.rest.Known(); ok && rest < 0 {
			warn = words.FundOver(-rest)
		}
		p.glance.Tell(true, f.Label(v), words.Facts(
			words.FundPlanned, words.Count(f.Planned),
			words.FundSites, words.Count(a.of[record.KindSite]),
			words.FundActivities, words.Count(a.of[record.KindActivity]),
			words.FundOwn, words.Count(a.of[record.KindFund]),
			words.FundSpent, words.Tally(words.Count(a.spent), a.late),
			words.FundRest, words.Count(a.rest),
			words.FundShare, a.share,
			words.FundNote, f.Note), warn)
		var leads []desk.Lead
		for _, s := range list {
			leads = append(leads, desk.Lead{To: s.Of, Path: s.Path, Row: part.Row{
				Cells: []string{s.Date.String(), s.What, words.Count(s.Amount), words.FundWhereOf(s.Of.Kind)},
				Keys:  []string{part.DateKey(s.Date), "", part.NumberKey(s.Amount), ""}}})
		}
		p.glance.Lines(leads, words.FundLinesNone)
	})
}

func newForm(room Room) *part.Form[*record.Fund] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Fund]) {
		f.Add(
			part.Whole("year", words.FundYear, func(r *record.Fund) *int { return &r.Year }).Must(),
			part.Choice("source", words.FundSource, c.Of(func(l *record.Lists) []record.Choice { return l.Funds }),
				func(r *record.Fund) *string { return &r.Source }).Must(),
			part.Count("planned", words.FundPlanned, func(r *record.Fund) *record.Count { return &r.Planned }),
			part.Text("note", words.FundNote, func(r *record.Fund) *string { return &r.Note }),
		)
		f.Section(words.SectionExpenses)
		f.Put(part.Note(words.FundExpenseHint))
		f.Add(part.Rows("spent", "", func(r *record.Fund) *[]record.Expense { return &r.Spent }, func() []*part.Field[*record.Expense] {
			return []*part.Field[*record.Expense]{
				part.Date("date", words.ExpenseDate, room.Today, true, func(e *record.Expense) *record.Date { return &e.Date }).Grow(1.4),
				part.Text("what", words.ExpenseWhat, func(e *record.Expense) *string { return &e.What }).Grow(3),
				part.Count("amount", words.ExpenseAmount, func(e *record.Expense) *record.Count { return &e.Amount }).Grow(1.6),
			}
		}))
	})
}
