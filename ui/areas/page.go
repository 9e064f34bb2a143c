package areas

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Entry registers the page.
var Entry = desk.Entry{
	Name: "areas", Title: words.AreasTitle, Icon: theme.IconNameHome, Under: "teams",
	Kinds: []record.Kind{record.KindArea},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

var columns = []part.Column{
	{ID: "name", Title: words.AreaName, Width: 190, Grow: 3},
	{ID: "type", Title: words.AreaKind, Width: 95, Grow: 1},
	{ID: "head", Title: words.AreaHead, Width: 190, Grow: 2},
	{ID: "households", Title: words.AreaHouseholds, Width: 70, Right: true},
	{ID: "teams", Title: words.AreaTeams, Width: 70, Right: true},
}

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Book() *store.Book
	Written(store.Receipt)
	Fail(error)
}

// Page implements desk.Page: the areas, and right of them the form or a job.
type Page struct {
	*desk.List
	room  Room
	areas *desk.Editing[*record.Area]
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "areas", Title: words.AreasTitle, Thing: words.AreasThing, Columns: columns, Sort: "name",
		Rows:  func(v *record.View) []part.Row { return rows(v, room.Today()) },
		Kinds: []record.Kind{record.KindArea, record.KindTeam, record.KindSettings},
		Rest:  newJobs(p),
	})
	p.areas = desk.Edit(p.List, newForm(room))
	p.Verbs[words.Add] = func() { p.areas.Open(words.AreaNew, &record.Area{}) }
	p.Verbs[words.Edit] = func() { p.areas.OpenSelected(words.AreaEdit) }
	p.Deletes(record.KindArea)
	p.Imports(record.KindArea)
	return p
}

// jobs is the pane that rests right of the areas: what to do, and the three jobs.
type jobs struct {
	part.Still
	first *part.Button
}

func newJobs(p *Page) *jobs {
	j := &jobs{first: part.NewButton(words.RenameDo, nil, p.Rename)}
	row := container.NewHBox(j.first, part.NewButton(words.MergeDo, nil, p.Merge), part.NewButton(words.SplitDo, nil, p.Split))
	j.Body = part.Padded(12, container.NewVBox(part.Note(words.AreaPick), part.Heading(words.AreaChanges),
		part.Note(words.AreaChangesAbout), row))
	return j
}

// Focus implements part.Pane.
func (j *jobs) Focus() { part.Focus(j.first) }

// rows are the areas with the number of teams that live today.
func rows(v *record.View, today record.Date) (out []part.Row) {
	for a := range v.Areas.All() {
		teams := 0
		for _, t := range v.TeamsIn(a.ID) {
			if t.Lives(today) {
				teams++
			}
		}
		n := record.N(int64(teams))
		out = append(out, part.Row{
			ID: a.ID, Mute: !a.Has(today),
			Cells: []string{a.Name, record.NameOf(v.Settings().Lists.AreaKinds, a.Type), a.Head,
				words.Count(a.Households), words.Count(n)},
			Keys: []string{"", "", "", part.NumberKey(a.Households), part.NumberKey(n)},
		})
	}
	return out
}

func newForm(room desk.Room) *part.Form[*record.Area] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Area]) {
		f.Add(
			part.Text("name", words.AreaName, func(a *record.Area) *string { return &a.Name }).Must().Hint(words.AreaNameHint),
			part.Choice("type", words.AreaKind, c.Of(func(l *record.Lists) []record.Choice { return l.AreaKinds }),
				func(a *record.Area) *string { return &a.Type }).Must(),
			part.Text("head", words.AreaHead, func(a *record.Area) *string { return &a.Head }),
			part.Count("households", words.AreaHouseholds, func(a *record.Area) *record.Count { return &a.Households }),
			part.Count("people", words.AreaPeople, func(a *record.Area) *record.Count { return &a.People }),
		)
		f.Section(words.AreaTime)
		f.Add(
			part.Date("from", words.AreaFrom, room.Today, true, func(a *record.Area) *record.Date { return &a.From }),
			part.Date("to", words.AreaTo, room.Today, true, func(a *record.Area) *record.Date { return &a.To }),
			part.Ref("successor", words.AreaSuccessor, c.Areas, func(a *record.Area) *record.ID { return &a.Successor }),
			part.Rows("former", words.AreaFormer, func(a *record.Area) *[]record.FormerName { return &a.Former },
				func() []*part.Field[*record.FormerName] {
					return []*part.Field[*record.FormerName]{
						part.Text("name", words.AreaFormerName, func(n *record.FormerName) *string { return &n.Name }).Grow(2),
						part.Date("to", words.AreaFormerTo, room.Today, true, func(n *record.FormerName) *record.Date { return &n.To }),
					}
				}),
		)
	})
}
