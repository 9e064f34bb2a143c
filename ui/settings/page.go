package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	Read(func(v *record.View))
	Today() record.Date
	Save(op store.Op, sheet part.Sheet, r record.Record, done func())
	Leave(then func())
	Look() look.Theme
	SetLook(look.Theme)
	Memory() desk.Memory
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "settings", Title: words.SettingsTitle, Icon: theme.IconNameSettings, Below: true,
	Kinds: []record.Kind{record.KindCommittee, record.KindSettings},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// section is one line of the list: what it is called, what it holds now, and the pane
// that edits it.
type section struct {
	title string
	kind  record.Kind // of the record it edits; "" for the screen
	holds func(*record.View) string
	pane  func() part.Pane
}

// Page implements desk.Page.
type Page struct {
	room     Room
	ledger   *part.Ledger
	sections []section
	content  fyne.CanvasObject
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.sections = p.all()
	p.ledger = part.NewLedger(words.SettingsTitle, words.SettingsThing, []part.Column{
		{ID: "name", Title: words.SectionColumn, Width: 230, Grow: 2},
		{ID: "holds", Title: words.SectionHolds, Width: 130, Grow: 3},
	}, part.Idle(words.SettingsPick), nil)
	p.ledger.Verbs[words.Edit] = p.edit
	p.ledger.Leave = func() { room.Leave(p.Drop) }
	desk.Remember(room.Memory(), "settings", p.ledger)
	p.ledger.Share(part.Narrow)
	p.content = p.ledger.Content()
	p.Refresh(nil)
	return p
}

// Content implements desk.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Enter implements desk.Page.
func (p *Page) Enter() { p.ledger.Enter() }

// Do implements desk.Page.
func (p *Page) Do(v words.Verb) bool { return p.ledger.Do(v) }

// Key implements desk.Page.
func (p *Page) Key(ev *fyne.KeyEvent) bool { return p.ledger.Key(ev) }

// Changed implements desk.Page.
func (p *Page) Changed() bool { return p.ledger.Changed() }

// Drop implements desk.Page.
func (p *Page) Drop() { p.ledger.Rest() }

// Show implements desk.Page: the first section of the committee or of the settings.
func (p *Page) Show(k record.Kind, _ record.ID) bool {
	for i, s := range p.sections {
		if s.kind == k {
			return p.show(i)
		}
	}
	return false
}

// show opens a section.
func (p *Page) show(i int) bool {
	if !p.ledger.Show(record.ID(i + 1)) {
		return false
	}
	p.edit()
	return true
}

// Refresh implements desk.Page.
func (p *Page) Refresh([]record.Kind) {
	rows := make([]part.Row, len(p.sections))
	p.room.Read(func(v *record.View) {
		for i, s := range p.sections {
			rows[i] = part.Row{ID: record.ID(i + 1), Cells: []string{s.title, s.holds(v)}}
		}
	})
	p.ledger.SetRows(rows)
}

func (p *Page) edit() {
	i := int(p.ledger.Table.Selected()) - 1
	if i < 0 || i >= len(p.sections) {
		return
	}
	p.room.Leave(func() { p.ledger.Open(p.sections[i].pane()) })
}

// all are the sections in the order of the list.
func (p *Page) all() []section {
	c := func(title string, n func(*record.Committee) int, form func() *committeeForm) section {
		return section{title, record.KindCommittee, func(v *record.View) string { return words.Entries(n(v.Committee())) },
			func() part.Pane { return editor(p, title, form(), (*record.View).Committee) }}
	}
	s := func(title string, n func(*record.Settings) int, form func() *settingsForm) section {
		return section{title, record.KindSettings, func(v *record.View) string { return words.Entries(n(v.Settings())) },
			func() part.Pane { return editor(p, title, form(), (*record.View).Settings) }}
	}
	out := []section{
		c(words.SectionNames, func(c *record.Committee) int { return len(c.Names) }, func() *committeeForm { return names(p.room) }),
		c(words.SectionSigners, func(c *record.Committee) int { return len(c.Signers) }, func() *committeeForm { return signers(p.room) }),
		c(words.SectionLetterheads, func(c *record.Committee) int { return len(c.Letterheads) }, func() *committeeForm { return letterheads(p.room) }),
		c(words.SectionPatterns, func(c *record.Committee) int { return len(c.Patterns) + len(c.Recipients) }, func() *committeeForm { return patterns(p.room) }),
		s(words.SectionPeriods, func(s *record.Settings) int { return len(s.Periods) }, periods),
		s(words.SectionLaw, func(s *record.Settings) int { return len(s.Citations) }, func() *settingsForm { return law(p.room) }),
		s(words.SectionSensitive, func(s *record.Settings) int { return len(s.Sensitive) }, func() *settingsForm { return sensitive(p.room) }),
	}
	for _, l := range lists {
		out = append(out, s(words.ListSection(l.name), func(s *record.Settings) int { return len(*l.at(&s.Lists)) }, func() *settingsForm { return listForm(p.room, l) }))
	}
	screen := section{title: words.SectionScreen, pane: func() part.Pane { return newScreen(p) },
		holds: func(*record.View) string { return words.ScreenNow(int(p.room.Look().Text), int(p.room.Look().Mode)) }}
	return append(out[:7:7], append([]section{screen}, out[7:]...)...)
}

// editor is the pane of a form over the one record that of finds.
func editor[T record.Record](p *Page, title string, form *part.Form[T], of func(*record.View) T) part.Pane {
	p.room.Read(func(v *record.View) { form.Load(of(v)) })
	return &part.Editor{Title: title, Form: form, Close: p.ledger.Leave, Save: func() {
		var r T
		ok := false
		p.room.Read(func(v *record.View) { r, ok = form.Read(v) })
		if !ok {
			return
		}
		p.room.Save(store.Op{Code: "settings", N: 1, Label: title}, form, r, func() {
			p.Drop()
			p.Refresh(nil)
		})
	}}
}
