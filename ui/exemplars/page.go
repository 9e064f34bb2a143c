package exemplars

import (
	"strconv"

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
	Files(to record.Ref)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "exemplars", Title: words.ExemplarsTitle, Icon: theme.IconNameConfirm, Under: "commendations",
	Kinds: []record.Kind{record.KindExemplar},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

var columns = []part.Column{
	{ID: "year", Title: words.Year, Width: 74},
	{ID: "name", Title: words.ExemplarName, Width: 170, Grow: 3},
	{ID: "type", Title: words.ExemplarType, Width: 116, Grow: 2},
	{ID: "review", Title: words.ExemplarReview, Width: 140},
	{ID: "level", Title: words.ExemplarLevel, Width: 120},
	{ID: "field", Title: words.ExemplarField, Width: 130, Grow: 1},
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	glance *desk.Glance
}

// New returns the page.
func New(room Room) *Page {
	year := int(room.Today().Y)
	p := &Page{room: room}
	p.glance = desk.NewGlance(room.OpenAt, words.Unreviewed(year), []part.Column{
		{ID: "name", Title: words.ExemplarName, Width: 170, Grow: 2},
		{ID: "review", Title: words.ExemplarReview, Width: 140},
	}, desk.FilesButton(room.Files, record.KindExemplar, func() record.ID { return p.Table.Selected() }))
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "exemplars", Title: words.ExemplarsTitle, Thing: words.ExemplarsThing, Columns: columns,
		Sort: "year", Newest: true, Rows: rows, Rest: p.glance, Chosen: p.show,
	})
	form := desk.Edit(p.List, newForm(room))
	form.Wide = true
	p.Verbs[words.Add] = func() { form.Open(words.ExemplarNew, &record.Exemplar{Year: year}) }
	p.Verbs[words.Edit] = func() { form.OpenSelected(words.ExemplarEdit) }
	p.Deletes(record.KindExemplar)
	p.Verbs[words.Print] = func() { room.Print(record.Source{Form: "exemplars"}) }
	return p
}

// latest is the newest review.
func latest(x *record.Exemplar) (of record.ExemplarReview) {
	for _, r := range x.Reviews {
		if r.Year >= of.Year {
			of = r
		}
	}
	return of
}

func rows(v *record.View) (out []part.Row) {
	l := v.Settings().Lists
	for x := range v.Exemplars.All() {
		out = append(out, part.Row{ID: x.ID, Mute: latest(x).Keep == record.No, Cells: []string{strconv.Itoa(x.Year), words.Who(x.Name),
			record.NameOf(l.ExemplarKinds, x.Type), words.ReviewOf(latest(x)), record.NameOf(l.Levels, x.Level), record.NameOf(l.Fields, x.Field)}})
	}
	return out
}

// show tells of an exemplar, and of those nobody has looked at this year.
func (p *Page) show(id record.ID) {
	p.room.Read(func(v *record.View) {
		if x, ok := v.Exemplars.Get(id); ok {
			l := v.Settings().Lists
			p.glance.Tell(true, words.Who(x.Name), words.Facts(
				words.ExemplarType, record.NameOf(l.ExemplarKinds, x.Type),
				words.ExemplarYear, strconv.Itoa(x.Year),
				words.ExemplarLevel, record.NameOf(l.Levels, x.Level),
				words.SectionDecision, words.DecisionText(x.Decision.Number, x.Decision.Date.String(), x.Decision.By),
				words.ExemplarMerit, x.Merit,
				words.ExemplarReview, words.NameList(words.ReviewOf(latest(x)), latest(x).Result)), "")
		} else {
			p.glance.Tell(false, words.ExemplarPick, "", "")
		}
		p.glance.Lines(unreviewed(v, int(p.room.Today().Y)), words.UnreviewedNone)
	})
}

// unreviewed are those chosen before the year, still held, and not looked at in it.
func unreviewed(v *record.View, year int) (out []desk.Lead) {
	for x := range v.Exemplars.All() {
		if r := latest(x); x.Year < year && r.Year < year && r.Keep != record.No {
			out = append(out, desk.Lead{To: record.RefTo(x), Path: "reviews", Row: part.Row{Cells: []string{words.Who(x.Name), words.ReviewOf(r)}}})
		}
	}
	return out
}

func newForm(room Room) *part.Form[*record.Exemplar] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Exemplar]) {
		f.Add(
			part.Choice("type", words.ExemplarType, c.Of(func(l *record.Lists) []record.Choice { return l.ExemplarKinds }),
				func(x *record.Exemplar) *string { return &x.Type }).Must().Hint(words.ExemplarHint),
			part.AnyRef("subject", words.ExemplarSubject, c.Refs(record.KindPerson, record.KindTeam, record.KindSite, record.KindArea, record.KindUnit),
				func(x *record.Exemplar) *record.Ref { return &x.Subject }).Hint(words.CommendSubjHint),
			part.Text("name", words.ExemplarName, func(x *record.Exemplar) *string { return &x.Name }).Must(),
			part.Whole("year", words.ExemplarYear, func(x *record.Exemplar) *int { return &x.Year }).Must(),
			part.Choice("field", words.ExemplarField, c.Of(func(l *record.Lists) []record.Choice { return l.Fields }), func(x *record.Exemplar) *string { return &x.Field }),
			part.Choice("level", words.ExemplarLevel, c.Of(func(l *record.Lists) []record.Choice { return l.Levels }), func(x *record.Exemplar) *string { return &x.Level }),
			part.Long("merit", words.ExemplarMerit, func(x *record.Exemplar) *string { return &x.Merit }),
		)
		f.Suggest("name", func(x *record.Exemplar) {
			room.Read(func(v *record.View) { x.Name = desk.Named(v, x.Subject) })
		})
		f.Section(words.SectionDecision)
		f.Add(part.Decision("decision", room.Today, func(x *record.Exemplar) *record.Decision { return &x.Decision })...)
		f.Section(words.SectionYearly)
		f.Add(reviews(room))
	})
}

func reviews(room Room) *part.Field[*record.Exemplar] {
	return part.Blocks("reviews", words.AddYearlyReview, func(x *record.Exemplar) *[]record.ExemplarReview { return &x.Reviews }, func() []*part.Field[*record.ExemplarReview] {
		return []*part.Field[*record.ExemplarReview]{
			part.Whole("year", words.YearlyReviewYear, func(r *record.ExemplarReview) *int { return &r.Year }).Must(),
			part.Date("date", words.YearlyReviewDate, room.Today, true, func(r *record.ExemplarReview) *record.Date { return &r.Date }),
			part.Answered("keep", words.YearlyReviewKeep, words.KeepYes, words.KeepNo, func(r *record.ExemplarReview) *record.Answer { return &r.Keep }),
			part.Long("result", words.YearlyReviewText, func(r *record.ExemplarReview) *string { return &r.Result }),
		}
	})
}
