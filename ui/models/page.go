package models

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
	Read(func(v *record.View))
	Today() record.Date
	Save(op store.Op, sheet part.Sheet, r record.Record, done func())
	Delete(k record.Kind, ids []record.ID, done func())
	Leave(then func())
	Print(record.Source)
	Memory() desk.Memory
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "models", Title: words.ModelsTitle, Icon: theme.IconNameGrid,
	Kinds: []record.Kind{record.KindModel, record.KindSite},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page: the models, and right of them the sites of the chosen
// one or a form.
type Page struct {
	room    Room
	ledger  *part.Ledger
	sites   *sites
	model   *part.Form[*record.Model]
	site    *part.Form[*record.Site]
	content fyne.CanvasObject
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.sites = newSites(p)
	p.ledger = part.NewLedger(words.ModelsTitle, words.ModelsThing, columns, p.sites, nil)
	p.ledger.Verbs[words.Add] = func() { p.openModel(words.ModelNew, &record.Model{}) }
	p.ledger.Verbs[words.Edit] = p.edit
	p.ledger.Verbs[words.Copy] = p.copy
	p.ledger.Verbs[words.Delete] = func() {
		if ids := p.ledger.Table.Chosen(); len(ids) > 0 {
			room.Delete(record.KindModel, ids, p.ledger.Table.Unmark)
		}
	}
	p.ledger.Leave = func() { room.Leave(p.Drop) }
	p.ledger.Table.OnSelect = p.sites.show
	desk.Remember(room.Memory(), "models", p.ledger)
	p.model, p.site = modelForm(room), siteForm(room)
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
func (p *Page) Drop() {
	p.ledger.Share(part.Half)
	p.ledger.Rest()
}

// Show implements desk.Page: a model, or a site within its model.
func (p *Page) Show(k record.Kind, id record.ID) bool {
	if k != record.KindSite {
		return p.ledger.Show(id)
	}
	var site *record.Site
	p.room.Read(func(v *record.View) { site, _ = v.Sites.Get(id) })
	if site == nil || !p.ledger.Show(site.Model) {
		return false
	}
	p.sites.table.Select(id)
	p.openSite(words.SiteEdit, site)
	return true
}

func (p *Page) selected() (m *record.Model) {
	p.room.Read(func(v *record.View) { m, _ = v.Models.Get(p.ledger.Table.Selected()) })
	return m
}

func (p *Page) edit() {
	if m := p.selected(); m != nil {
		p.openModel(words.ModelEdit, m)
	}
}

func (p *Page) copy() {
	if m := p.selected(); m != nil {
		c := m.Clone().(*record.Model)
		c.Meta, c.Name = record.Meta{}, ""
		p.openModel(words.ModelNew, c)
	}
}

func (p *Page) openModel(title string, m *record.Model) {
	p.room.Leave(func() {
		p.model.Load(m)
		p.ledger.Open(&part.Editor{Title: title, Form: p.model, Save: p.saveModel, Close: p.ledger.Leave})
	})
}

func (p *Page) saveModel() {
	var m *record.Model
	ok := false
	p.room.Read(func(v *record.View) { m, ok = p.model.Read(v) })
	if !ok {
		return
	}
	p.room.Save(desk.OpOf(m, m.Name), p.model, m, func() {
		p.Drop()
		p.Refresh(nil)
		p.ledger.Table.Select(m.ID)
	})
}

// openSite shows the form of a site, with most of the width: it has tables.
func (p *Page) openSite(title string, s *record.Site) {
	p.room.Leave(func() {
		p.site.Load(s)
		p.ledger.Share(part.Narrow)
		p.ledger.Open(&part.Editor{Title: title, Form: p.site, Save: p.saveSite, Close: p.ledger.Leave})
	})
}

func (p *Page) saveSite() {
	var s *record.Site
	label, ok := "", false
	p.room.Read(func(v *record.View) {
		s, ok = p.site.Read(v)
		label = s.Label(v)
	})
	if !ok {
		return
	}
	p.room.Save(desk.OpOf(s, label), p.site, s, func() {
		p.Drop()
		p.Refresh(nil)
		p.ledger.Table.Select(s.Model)
		p.sites.table.Select(s.ID)
		p.sites.Focus()
	})
}
