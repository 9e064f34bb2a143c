package settings

import (
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
	desk.Room
	Look() look.Theme
	SetLook(look.Theme)
	Tell(title, body string)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "settings", Title: words.SettingsTitle, Icon: theme.IconNameSettings, Below: true,
	Kinds: []record.Kind{record.KindCommittee, record.KindSettings},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// section is one line of the list: what it is called, what it holds now, and how it is
// edited.
type section struct {
	title string
	kind  record.Kind // of the record it edits; "" for the screen
	holds func(*record.View) string
	open  func()
	form  func() editing // nil for the screen
}

// editing is the form of a section.
type editing interface{ Resume(store.Draft) bool }

// Page implements desk.Page.
type Page struct {
	*desk.List
	room     Room
	sections []section
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "settings", Title: words.SettingsTitle, Thing: words.SettingsThing,
		Columns: []part.Column{
			{ID: "name", Title: words.SectionColumn, Width: 230, Grow: 2},
			{ID: "holds", Title: words.SectionHolds, Width: 130, Grow: 3},
		},
		Rows: p.rows, Rest: part.Idle(words.SettingsPick),
	})
	p.Verbs[words.Edit] = p.edit
	p.Share(part.Narrow)
	return p
}

// Show implements desk.Page: the first section of the committee or of the settings.
func (p *Page) Show(k record.Kind, _ record.ID) bool {
	for i, s := range p.sections {
		if s.kind == k {
			return p.show(i)
		}
	}
	return false
}

// GoTo implements desk.Page: the section that has the field is opened.
func (p *Page) GoTo(path string) bool {
	for i, s := range p.sections {
		if s.kind != "" && p.show(i) && p.List.GoTo(path) {
			return true
		}
	}
	return false
}

// Resume implements desk.Page: the form of a section is made when it is opened, and is
// named by its title.
func (p *Page) Resume(x store.Draft) bool {
	for i, s := range p.sections {
		if s.kind == x.Kind && s.form != nil && desk.FormName(p.List, s.title) == x.Form {
			return p.Select(record.ID(i+1)) && s.form().Resume(x)
		}
	}
	return false
}

// show opens a section.
func (p *Page) show(i int) bool {
	if !p.Select(record.ID(i + 1)) {
		return false
	}
	p.edit()
	return true
}

func (p *Page) rows(v *record.View) []part.Row {
	p.sections = p.all(v.Settings().Standards)
	rows := make([]part.Row, len(p.sections))
	for i, s := range p.sections {
		rows[i] = part.Row{ID: record.ID(i + 1), Cells: []string{s.title, s.holds(v)}}
	}
	return rows
}

func (p *Page) edit() {
	if i := int(p.Table.Selected()) - 1; i >= 0 && i < len(p.sections) {
		p.sections[i].open()
	}
}

// all are the sections in the order of the list; each legal text has one of its own.
func (p *Page) all(texts []record.Standard) (out []section) {
	c := func(title string, n func(*record.Committee) int, form func() *committeeForm) {
		out = append(out, section{title, record.KindCommittee, func(v *record.View) string { return words.Entries(n(v.Committee())) },
			func() { begin(p, edit(p, title, form()), title, (*record.View).Committee) }, func() editing { return edit(p, title, form()) }})
	}
	s := func(title string, n func(*record.Settings) int, form func() *settingsForm) {
		out = append(out, section{title, record.KindSettings, func(v *record.View) string { return words.Entries(n(v.Settings())) },
			func() { begin(p, edit(p, title, form()), title, (*record.View).Settings) }, func() editing { return edit(p, title, form()) }})
	}
	c(words.SectionNames, func(c *record.Committee) int { return len(c.Names) }, func() *committeeForm { return names(p.room) })
	c(words.SectionSigners, func(c *record.Committee) int { return len(c.Signers) }, func() *committeeForm { return signers(p.room) })
	c(words.SectionLetterheads, func(c *record.Committee) int { return len(c.Letterheads) }, func() *committeeForm { return letterheads(p.room) })
	c(words.SectionPatterns, func(c *record.Committee) int { return len(c.Patterns) + len(c.Recipients) }, func() *committeeForm { return patterns(p.room) })
	out = append(out, section{title: words.SectionScreen, open: func() { p.room.Leave(func() { p.Open(newScreen(p)) }) },
		holds: func(*record.View) string { return words.ScreenNow(int(p.room.Look().Text), int(p.room.Look().Mode)) }})
	s(words.SectionPeriods, func(s *record.Settings) int { return len(s.Periods) }, periods)
	s(words.SectionCalendar, func(s *record.Settings) int { return len(s.Calendar) }, func() *settingsForm { return calendar(p.room) })
	s(words.SectionRemind, func(s *record.Settings) int { return len(s.Remind) }, remind)
	s(words.SectionTargets, func(s *record.Settings) int { return len(s.Targets) }, func() *settingsForm { return targets(p.room) })
	s(words.SectionStandards, func(s *record.Settings) int { return len(s.Standards) }, func() *settingsForm { return standards(p.room) })
	for i, x := range texts {
		n := len(x.Units)
		s(words.SectionCriteria(x.Span), func(*record.Settings) int { return n }, func() *settingsForm { return criteria(p.room, i) })
	}
	s(words.SectionChecklists, func(s *record.Settings) int { return len(s.Checklists) }, checklists)
	s(words.SectionLaw, func(s *record.Settings) int { return len(s.Citations) }, func() *settingsForm { return law(p.room) })
	s(words.SectionSensitive, func(s *record.Settings) int { return len(s.Sensitive) }, func() *settingsForm { return sensitive(p.room) })
	for _, name := range record.ListNames() {
		s(words.ListSection(name), func(s *record.Settings) int { return len(s.Lists.List(name)) }, func() *settingsForm { return listForm(p.room, name) })
	}
	return out
}

// begin opens a form over the one record that of finds.
func begin[T record.Record](p *Page, e *desk.Editing[T], title string, of func(*record.View) T) {
	var r T
	p.room.Read(func(v *record.View) { r = of(v) })
	e.Open(title, r)
}

// edit edits the settings or the committee in the form of a section.
func edit[T record.Record](p *Page, title string, form *part.Form[T]) *desk.Editing[T] {
	e := desk.Edit(p.List, form, title)
	e.Op = func(T) store.Op { return store.Op{Code: "settings", N: 1, Label: title} }
	e.Saved = func(T) {}
	e.Ask = func(r T, save func()) {
		if s, ok := any(r).(*record.Settings); ok && p.keeps(s) {
			return
		}
		save()
	}
	return e
}

// keeps says that the settings cannot be saved because records use codes that they leave
// out, and tells which and who.
func (p *Page) keeps(is *record.Settings) (used bool) {
	text := ""
	p.room.Read(func(v *record.View) {
		for _, lost := range v.LostCodes(v.Settings(), is) {
			text += words.CodeUsed(v, lost) + "\n"
		}
	})
	if text != "" {
		p.room.Tell(words.CodeUsedTitle, text+words.CodeUsedHelp)
	}
	return text != ""
}
