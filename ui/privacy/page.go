package privacy

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
	Who() string
	Ask(title, body string, answers ...part.Answer)
	Tell(title, body string)
	Fail(error)
	Print(record.Source)
	OpenAt(k record.Kind, id record.ID, path string)
	Work(title string, do func() error, done func(error))
	Written(store.Receipt)
	Folders() []string
	Missed() []string
	Guarded(why string, do func())
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "privacy", Title: words.PrivacyTitle, Icon: theme.IconNameAccount, Under: "settings",
	New: func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room    Room
	glance  *desk.Glance
	edit    *desk.Editing[*record.Person]
	of      words.PrivacyChoice
	choice  *part.Chooser
	expired map[record.ID]record.Expired
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, of: words.PeopleDue, choice: part.NewChooser(desk.NamedChoices(words.PrivacyChoices))}
	p.choice.Set(string(p.of))
	p.choice.OnChosen = func(s string) {
		p.of = words.PrivacyChoice(s)
		p.Refresh(nil)
	}
	p.glance = desk.NewGlance(room.OpenAt, words.PrivacyWhere, []part.Column{
		{ID: "what", Title: words.BinWhat, Width: 150, Grow: 2},
		{ID: "field", Title: words.PrivacyField, Width: 110, Grow: 1},
		{ID: "do", Title: words.PrivacyDo, Width: 130, Grow: 1},
	}, part.NewButton(words.Anonymise, theme.VisibilityOffIcon(), p.anonymise),
		part.NewButton(words.EraseVerb, theme.DeleteIcon(), p.erase),
		part.NewButton(words.DataSheetVerb, part.VerbIcon(words.Print), func() { p.print("person") }),
		part.NewButton(words.ConsentVerb, part.VerbIcon(words.Print), func() { p.print("consent") }))
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "privacy", Title: words.PrivacyTitle, Thing: words.PrivacyThing,
		Columns: []part.Column{
			{ID: "name", Title: words.PrivacyName, Width: 168, Grow: 2},
			{ID: "why", Title: words.PrivacyWhy, Width: 156, Grow: 2},
			{ID: "since", Title: words.PrivacySince, Width: 96},
			{ID: "due", Title: words.PrivacyDue, Width: 110},
			{ID: "team", Title: words.PrivacyTeam, Width: 120, Grow: 1},
		},
		Rows: p.rows, Rest: p.glance, Chosen: p.show,
		Extra: part.Sized(150, p.choice),
	})
	p.Empty = words.PrivacyEmpty
	p.edit = desk.Edit(p.List, part.NewForm(func(f *part.Form[*record.Person]) {
		desk.KeptFields(f, room.Today, func(x *record.Person) *record.Person { return x })
	}))
	p.Verbs[words.Edit] = p.open
	p.Verbs[words.Print] = func() { p.print("person") }
	p.Verbs[words.Delete] = p.anonymise
	return p
}

// Enter implements desk.Page: a day may have passed since the list was made.
func (p *Page) Enter() {
	p.Refresh(nil)
	p.List.Enter()
}

// Show implements desk.Page: a person, whatever the list is narrowed to.
func (p *Page) Show(k record.Kind, id record.ID) bool {
	who, ok := desk.Find[*record.Person](p.room, id)
	if k != record.KindPerson || !ok {
		return false
	}
	p.of = words.PeopleAll
	if who.Anonymous() {
		p.of = words.PeopleGone
	}
	p.choice.Set(string(p.of))
	p.Refresh(nil)
	return p.List.Show(k, id)
}

// rows are the people of the choice: those due as record.View.CleanUp orders them, the
// others by name. Who is in the bin still is in the book, and can be asked to be erased.
func (p *Page) rows(v *record.View) (rows []part.Row) {
	today := p.room.Today()
	p.expired = map[record.ID]record.Expired{}
	for i, x := range v.CleanUp(today) {
		p.expired[x.Person.ID] = x
		if p.of == words.PeopleDue {
			r := p.row(v, x.Person)
			r.Keys[1] = desk.ByPlace(i)
			rows = append(rows, r)
		}
	}
	if p.of == words.PeopleDue {
		return rows
	}
	for r := range v.Records(record.KindPerson) {
		who := r.(*record.Person)
		if who.Bin == (p.of == words.PeopleBin) && who.Anonymous() == (p.of == words.PeopleGone) {
			rows = append(rows, p.row(v, who))
		}
	}
	return rows
}

func (p *Page) row(v *record.View, who *record.Person) part.Row {
	x, team := p.expired[who.ID], ""
	if of := v.TeamsOf(who.ID, record.Date{}); len(of) > 0 {
		if t, ok := v.Teams.Find(of[len(of)-1].Team); ok {
			team = t.Name
		}
	}
	name, key, since := who.Name, record.NewSorter().NameKey(who), x.Since
	if who.Anonymous() {
		name, since = words.Anonymous+" "+words.Numbered(who.ID), who.Anonymised
	}
	late := !x.Due.IsZero() && x.Due.Compare(p.room.Today()) < 0
	return part.Row{ID: who.ID, Warn: late, Mute: who.Anonymous(),
		Cells: []string{name, words.ReasonName(x), since.String(), x.Due.String(), team},
		Keys:  []string{key, "", part.DateKey(since), part.DateKey(x.Due), ""}}
}

// open edits how long the data of the selected person is kept, and what they agreed to.
func (p *Page) open() {
	if who, ok := p.edit.Selected(); ok && !who.Anonymous() {
		p.edit.Open(words.PrivacyEdit+" "+who.Name, who)
	}
}

func (p *Page) print(form string) {
	if who, ok := p.edit.Selected(); ok {
		if who.Anonymous() {
			form = "erasure"
		}
		p.room.Print(record.Source{Form: form, Of: record.RefTo(who)})
	}
}

// show tells what of a person would go and stay, and where else the name stands.
func (p *Page) show(id record.ID) {
	p.room.Read(func(v *record.View) {
		who, ok := v.People.Find(id)
		if !ok {
			p.glance.Tell(false, words.PrivacyPick, "", "")
			p.glance.Lines(nil, "")
			return
		}
		papers := v.PapersNaming(id)
		facts := words.Stays(len(v.TeamsOf(id, record.Date{})), v.Voted(id), len(papers))
		name := words.Anonymous + " " + words.Numbered(id)
		if !who.Anonymous() {
			name, facts = who.Name, words.Goes(v.Forget(id, p.room.Today()))+"\n"+facts
		}
		p.glance.Tell(true, name, facts, words.ReasonName(p.expired[id]))
		p.glance.Lines(leads(v, v.Mentions(id), papers), words.PrivacyNone)
	})
}

// leads are the texts to be mended, then the issued papers.
func leads(v *record.View, mentions []record.Mention, papers []*record.Document) (out []desk.Lead) {
	for _, m := range mentions {
		r := v.Find(m.Ref.Kind, m.Ref.ID)
		if r == nil {
			continue
		}
		out = append(out, desk.Lead{To: m.Ref, Path: m.Path, Row: part.Row{Warn: true,
			Cells: []string{words.KindLabel(m.Ref.Kind) + ": " + words.Label(v, r), words.FieldName(m.Name), words.PrivacyMend}}})
	}
	for _, d := range papers {
		out = append(out, desk.Lead{To: record.RefTo(d), Row: part.Row{
			Cells: []string{d.Title, d.Symbol, words.PrivacyKeep}}})
	}
	return out
}
