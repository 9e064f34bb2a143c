package seats

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Print(record.Source)
	OpenAt(k record.Kind, id record.ID, path string)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "seats", Title: words.SeatsTitle, Icon: theme.IconNameAccount, Under: "activities",
	Kinds: []record.Kind{record.KindSeat},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

var columns = []part.Column{
	{ID: "role", Title: words.SeatRole, Width: 160},
	{ID: "name", Title: words.SeatName, Width: 130, Grow: 2},
	{ID: "post", Title: words.SeatPost, Width: 130, Grow: 3},
	{ID: "time", Title: words.SeatTime, Width: 190},
	{ID: "body", Title: words.SeatBody, Width: 150, Grow: 2},
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	glance *desk.Glance
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, glance: desk.NewGlance(room.OpenAt, words.SeatLeads, []part.Column{
		{ID: "day", Title: words.SeatLeadDay, Width: 96},
		{ID: "what", Title: words.SeatLeadWhat, Width: 200, Grow: 2},
		{ID: "kind", Title: words.SeatLeadKind, Width: 90},
	})}
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "seats", Title: words.SeatsTitle, Thing: words.SeatsThing, Columns: columns, Rest: p.glance, Chosen: p.show,
		Rows: func(v *record.View) []part.Row { return rows(v, room.Today()) },
	})
	form := desk.Edit(p.List, newForm(room))
	form.Wide = true
	p.Verbs[words.Add] = func() { form.Open(words.SeatNew, &record.Seat{}) }
	p.Verbs[words.Edit] = func() { form.OpenSelected(words.SeatEdit) }
	p.Verbs[words.Copy] = func() {
		if s, ok := form.Selected(); ok {
			form.Open(words.SeatNew, &record.Seat{Body: s.Body, Role: s.Role, Decision: s.Decision, Span: record.Span{From: s.From}})
		}
	}
	p.Deletes(record.KindSeat)
	p.Verbs[words.Print] = func() { room.Print(record.Source{Form: "seats"}) }
	return p
}

// rows are the seats by body and role, those of today before the former ones.
func rows(v *record.View, today record.Date) (out []part.Row) {
	l := v.Settings().Lists
	former := func(s *record.Seat) int {
		if s.Has(today) {
			return 0
		}
		return 1
	}
	list := slices.SortedStableFunc(v.Seats.All(), func(x, y *record.Seat) int {
		return cmp.Or(record.Rank(l.Bodies, x.Body)-record.Rank(l.Bodies, y.Body), former(x)-former(y),
			record.Rank(l.SeatRoles, x.Role)-record.Rank(l.SeatRoles, y.Role), x.From.Compare(y.From))
	})
	for i, s := range list {
		out = append(out, part.Row{ID: s.ID, Mute: former(s) == 1,
			Cells: []string{record.NameOf(l.SeatRoles, s.Role), s.Name, s.Post, words.Span(s.Span), record.NameOf(l.Bodies, s.Body)},
			Keys:  []string{desk.ByPlace(i), "", "", part.DateKey(s.From), desk.ByPlace(i)}})
	}
	return out
}

// show tells of a seat, and of the meetings and documents of the committee.
func (p *Page) show(id record.ID) {
	p.room.Read(func(v *record.View) {
		l := v.Settings().Lists
		if s, ok := v.Seats.Get(id); ok {
			p.glance.Tell(true, s.Name, words.Facts(
				words.SeatBody, record.NameOf(l.Bodies, s.Body),
				words.SeatRole, record.NameOf(l.SeatRoles, s.Role),
				words.SeatPost, s.Post,
				words.SeatTime, words.Span(s.Span),
				words.SectionSeatDecision, words.DecisionText(s.Decision.Number, s.Decision.Date.String(), s.Decision.By)),
				headless(v, p.room.Today()))
		} else {
			p.glance.Tell(false, words.SeatPick, "", "")
		}
		p.glance.Lines(leads(v), words.SeatLeadsNone)
	})
}

// headless names the bodies that have people today, but nobody in the first role.
func headless(v *record.View, today record.Date) string {
	l := v.Settings().Lists
	if len(l.SeatRoles) == 0 {
		return ""
	}
	held, headed := map[string]bool{}, map[string]bool{}
	for s := range v.Seats.All() {
		if s.Has(today) {
			held[s.Body] = true
			headed[s.Body] = headed[s.Body] || s.Role == l.SeatRoles[0].Code
		}
	}
	var names []string
	for _, b := range l.Bodies {
		if held[b.Code] && !headed[b.Code] {
			names = append(names, b.Name)
		}
	}
	return words.NoHead(l.SeatRoles[0].Name, names)
}

// leads are the meetings and documents that name the committee, the newest first.
func leads(v *record.View) (out []desk.Lead) {
	type lead struct {
		on record.Date
		desk.Lead
	}
	var of []lead
	add := func(r record.Record, on record.Date, texts ...string) {
		if strings.Contains(record.Fold(strings.Join(texts, " ")), record.Fold(words.SeatsTitle)) {
			of = append(of, lead{on, desk.Lead{To: record.RefTo(r), Row: part.Row{
				Cells: []string{on.String(), r.Label(v), words.Kind(r.Kind())}, Keys: []string{part.DateKey(on), "", ""}}}})
		}
	}
	for m := range v.Meetings.All() {
		add(m, m.Start.Date, m.Title, m.Organiser)
	}
	for d := range v.Documents.All() {
		add(d, d.Date, d.Title)
	}
	slices.SortStableFunc(of, func(x, y lead) int { return y.on.Compare(x.on) })
	for _, x := range of {
		out = append(out, x.Lead)
	}
	return out
}

func newForm(room Room) *part.Form[*record.Seat] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Seat]) {
		f.Add(
			part.Choice("body", words.SeatBody, c.Of(func(l *record.Lists) []record.Choice { return l.Bodies }), func(s *record.Seat) *string { return &s.Body }).Must(),
			part.Text("name", words.SeatName, func(s *record.Seat) *string { return &s.Name }).Must(),
			part.Text("post", words.SeatPost, func(s *record.Seat) *string { return &s.Post }),
			part.Choice("role", words.SeatRole, c.Of(func(l *record.Lists) []record.Choice { return l.SeatRoles }), func(s *record.Seat) *string { return &s.Role }).Must(),
			part.Date("from", words.SeatFrom, room.Today, true, func(s *record.Seat) *record.Date { return &s.From }),
			part.Date("to", words.SeatTo, room.Today, true, func(s *record.Seat) *record.Date { return &s.To }).Hint(words.SeatFormerHint),
		)
		f.Section(words.SectionSeatDecision)
		f.Add(part.Decision("decision", room.Today, func(s *record.Seat) *record.Decision { return &s.Decision })...)
	})
}
