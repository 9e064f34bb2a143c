package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Book() *store.Book
	Canvas() fyne.Canvas
	Written(store.Receipt)
	Fail(error)
	Tell(title, body string)
	OpenAt(k record.Kind, id record.ID, path string)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "people", Title: words.PeopleTitle, Icon: theme.IconNameAccount, Under: "teams",
	New: func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page and desk.Uniter.
type Page struct {
	*desk.List
	room   Room
	glance *desk.Glance
	unite  *part.Button
	apart  *part.Button
	of     string // of words.PeopleChoices
	choice *part.Chooser
	pairs  []record.Pair // of the rows
}

var (
	_ desk.Page   = (*Page)(nil)
	_ desk.Uniter = (*Page)(nil)
)

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, of: words.PeopleChoices[0].Code, choice: part.NewChooser(desk.NamedChoices(words.PeopleChoices))}
	p.choice.Set(p.of)
	p.choice.OnChosen = func(s string) {
		p.of = s
		p.Refresh(nil)
	}
	p.unite = part.NewButton(words.PeopleUnite, theme.AccountIcon(), p.open)
	p.apart = part.NewButton(words.PeopleApart, nil, p.keepApart)
	p.glance = desk.NewGlance(room.OpenAt, words.PeopleWhere, []part.Column{
		{ID: "who", Title: words.MemberName, Width: 130, Grow: 1},
		{ID: "team", Title: words.TeamName, Width: 130, Grow: 1},
		{ID: "how", Title: words.MemberRole, Width: 130, Grow: 1},
	}, p.unite, p.apart)
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "people", Title: words.PeopleTitle, Thing: words.PeopleThing,
		Columns: []part.Column{
			{ID: "one", Title: words.PeopleOne, Width: 130, Grow: 2},
			{ID: "about", Title: words.PeopleAbout, Width: 120, Grow: 2},
			{ID: "other", Title: words.PeopleOther, Width: 130, Grow: 2},
			{ID: "about2", Title: words.PeopleAbout, Width: 120, Grow: 2},
			{ID: "like", Title: words.PeopleLike, Width: 124},
		},
		Rows: p.rows, Kinds: []record.Kind{record.KindPerson, record.KindMembership, record.KindArea, record.KindTeam},
		Rest: p.glance, Chosen: p.show, Extra: part.Sized(190, p.choice),
	})
	p.Empty = words.PeopleEmpty
	p.Table.OnOpen = func(record.ID) { p.open() }
	return p
}

func (p *Page) rows(v *record.View) (rows []part.Row) {
	p.pairs = nil
	for _, x := range v.Pairs() {
		if x.Two != (p.of != words.PeopleChoices[0].Code) {
			continue
		}
		p.pairs = append(p.pairs, x)
		rows = append(rows, part.Row{ID: record.ID(len(p.pairs)), Warn: x.Is == record.Same && !x.Two,
			Cells: []string{x.A.Name, words.About(v, x.A), x.B.Name, words.About(v, x.B), words.LikenessName(x)},
			Keys:  []string{record.NewSorter().NameKey(x.A), "", record.NewSorter().NameKey(x.B), "", ""}})
	}
	return rows
}

// pair is the chosen pair; false if there is none.
func (p *Page) pair(id record.ID) (record.Pair, bool) {
	if id == 0 || int(id) > len(p.pairs) {
		return record.Pair{}, false
	}
	return p.pairs[id-1], true
}

// show tells both persons of a pair side by side, with their teams.
func (p *Page) show(id record.ID) {
	x, ok := p.pair(id)
	if !ok {
		p.glance.Tell(false, words.PeoplePick, "", "")
		p.glance.Lines(nil, "")
		return
	}
	p.apart.SetText(words.PeopleApart)
	if x.Two {
		p.apart.SetText(words.PeopleAgain)
	}
	p.room.Read(func(v *record.View) {
		facts := words.IntakePerson(v, x.A, p.room.Today()) + "\n\n" + words.IntakePerson(v, x.B, p.room.Today())
		p.glance.Tell(true, x.A.Name+" · "+x.B.Name, facts, "")
		p.glance.Lines(append(leads(v, x.A), leads(v, x.B)...), words.PeopleNoTeam)
	})
}

// leads are the memberships of a person.
func leads(v *record.View, who *record.Person) (out []desk.Lead) {
	for _, m := range v.TeamsOf(who.ID, record.Date{}) {
		team := ""
		if t, ok := v.Teams.Get(m.Team); ok {
			team = t.Name
		}
		out = append(out, desk.Lead{To: record.RefTo(m), Row: part.Row{
			Cells: []string{who.Name, team, words.MemberOf(m, record.NameOf(v.Settings().Lists.Roles, m.Role))}}})
	}
	return out
}

// Do implements desk.Page: nothing is edited here but by making one of two.
func (p *Page) Do(v words.Verb) bool {
	if v == words.Edit && p.Resting() {
		p.open()
		return true
	}
	return p.List.Do(v)
}

// open begins to make one of the chosen pair.
func (p *Page) open() {
	if x, ok := p.pair(p.Table.Selected()); ok {
		p.Unite(x.A.ID, x.B.ID)
	}
}

// keepApart notes that the chosen two are two, or takes that back.
func (p *Page) keepApart() {
	x, ok := p.pair(p.Table.Selected())
	if !ok {
		return
	}
	op := store.Op{Code: "apart", Kind: record.KindPerson, N: 2, Label: x.A.Name}
	if x.Two {
		op.Code = "maybe"
	}
	r, err := p.room.Book().KeepApart(op, x.A.ID, x.B.ID, !x.Two)
	if err != nil {
		p.room.Fail(err)
		return
	}
	p.room.Written(r)
	p.Table.Focus()
}
