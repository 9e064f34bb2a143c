package models

import (
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
	*desk.List
	room  Room
	sites *sites
	model *desk.Editing[*record.Model]
	site  *desk.Editing[*record.Site]
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.sites = newSites(p)
	// Any change counts: the counts come from sites, teams and memberships too.
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "models", Title: words.ModelsTitle, Thing: words.ModelsThing, Columns: columns,
		Rows: func(v *record.View) []part.Row { return modelRows(v, room.Today()) },
		Rest: p.sites, Chosen: p.sites.show,
	})
	p.model, p.site = desk.Edit(p.List, modelForm(room)), desk.Edit(p.List, siteForm(room))
	p.site.Wide = true
	p.site.Saved = func(s *record.Site) {
		p.Table.Select(s.Model)
		p.sites.table.Select(s.ID)
		p.sites.Focus()
	}
	p.Verbs[words.Add] = func() { p.model.Open(words.ModelNew, &record.Model{}) }
	p.Verbs[words.Edit] = func() { p.model.OpenSelected(words.ModelEdit) }
	p.Verbs[words.Copy] = p.copy
	p.Verbs[words.Print] = func() { room.Print(record.Source{Form: "models"}) }
	p.Deletes(record.KindModel)
	p.Imports(record.KindSite)
	return p
}

// Show implements desk.Page: a model, or a site within its model.
func (p *Page) Show(k record.Kind, id record.ID) bool {
	if k != record.KindSite {
		return p.List.Show(k, id)
	}
	site, ok := desk.Find[*record.Site](p.room, id)
	if !ok || !p.Select(site.Model) {
		return false
	}
	p.sites.table.Select(id)
	p.site.Open(words.SiteEdit, site)
	return true
}

func (p *Page) copy() {
	if m, ok := p.model.Selected(); ok {
		c := m.Clone().(*record.Model)
		c.Meta, c.Name = record.Meta{}, ""
		p.model.Open(words.ModelNew, c)
	}
}
