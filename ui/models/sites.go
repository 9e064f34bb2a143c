package models

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// sites is the pane that rests right of the models: the sites of the chosen one.
type sites struct {
	part.Still
	p     *Page
	model record.ID
	title *widget.Label
	about *widget.Label
	table *part.Table
}

func newSites(p *Page) *sites {
	s := &sites{p: p, title: part.Heading(""), about: part.Note("")}
	s.table = part.NewTable([]part.Column{
		{ID: "name", Title: words.SitesTitle, Width: 150, Grow: 2},
		{ID: "stage", Title: words.ModelStage, Width: 100, Grow: 0.5},
		{ID: "grade", Title: words.ReviewGrade, Width: 92},
		{ID: "proposal", Title: words.ReviewProposal, Width: 84},
		{ID: "teams", Title: words.CountTeams, Width: 62, Right: true},
	})
	s.table.Empty = words.SitesNone
	s.table.OnOpen = func(record.ID) { s.Do(words.Edit) }
	desk.RememberTable(p.room.Memory(), "sites", s.table)
	s.table.OnChange = func() { p.room.Memory().Put("list.sites", s.table.State()) }
	buttons := part.Wrapped()
	for _, v := range []words.Verb{words.Add, words.Edit, words.Copy, words.Delete, words.Print, words.ExportExcel} {
		buttons.Add(part.NewButton(words.SiteVerb(v), part.VerbIcon(v), func() { s.Do(v) }))
	}
	s.Body = container.NewBorder(container.NewVBox(s.title, s.about, buttons), nil, nil, nil, s.table)
	return s
}

// Active implements part.Pane: verbs are meant for the list that has the keyboard.
func (s *sites) Active() bool { return s.table.HasFocus() }

// Focus implements part.Pane.
func (s *sites) Focus() { s.table.Focus() }

// Do implements part.Pane.
func (s *sites) Do(v words.Verb) bool {
	at := s.selected()
	switch {
	case v == words.Add && s.model != 0:
		s.p.site.Open(words.SiteNew, &record.Site{Model: s.model})
	case v == words.Add:
	case v == words.Edit && at != nil:
		s.p.site.Open(words.SiteEdit, at)
	case v == words.Copy && at != nil:
		s.p.site.Open(words.SiteNew, replica(at))
	case v == words.Delete && at != nil:
		s.p.room.Delete(record.KindSite, s.table.Chosen(), s.table.Unmark)
	case v == words.Print && at != nil:
		s.p.room.Print(record.Source{Form: "site", Site: at.ID})
	case v == words.ExportExcel && s.model != 0:
		s.p.room.Export(desk.Export{Title: words.SitesTitle + ": " + s.title.Text, Table: s.table})
	default:
		return false
	}
	return true
}

func (s *sites) selected() *record.Site {
	x, _ := desk.Find[*record.Site](s.p.room, s.table.Selected())
	return x
}

// replica is a new site after the pattern of one: what it is, not what it did.
func replica(of *record.Site) *record.Site {
	return &record.Site{Model: of.Model, Lead: of.Lead, Partners: of.Partners, Rules: of.Rules, Source: of.ID}
}

// show lists the sites of a model.
func (s *sites) show(model record.ID) {
	s.model = model
	s.p.room.Read(func(v *record.View) {
		m, ok := v.Models.Get(model)
		if !ok {
			s.title.SetText(words.SitesTitle)
			s.about.SetText("")
			s.table.SetRows(nil)
			return
		}
		rows := siteRows(v, model, s.p.room.Today())
		s.title.SetText(m.Name)
		s.about.SetText(words.ModelAbout(len(rows), m.Decision.Number, m.Decision.Date.String(), m.Lead))
		s.table.SetRows(rows)
	})
	s.Body.Refresh() // the line about the model may have grown
}
