package inspections

import (
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
	Ask(title, body string, answers ...part.Answer)
	OpenAt(k record.Kind, id record.ID, path string)
	Files(to record.Ref)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "inspections", Title: words.InspectionsTitle, Icon: theme.IconNameVisibility,
	Kinds: []record.Kind{record.KindInspection},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	glance *desk.Glance
	edit   *desk.Editing[*record.Inspection]
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.glance = desk.NewGlance(room.OpenAt, words.OpenFindings, findingColumns, desk.FilesButton(room.Files, record.KindInspection,
		func() record.ID { return p.Table.Selected() }))
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "inspections", Title: words.InspectionsTitle, Thing: words.InspectionsThing, Columns: columns,
		Sort: "day", Newest: true, Rest: p.glance, Chosen: p.show,
		Rows: func(v *record.View) []part.Row { return rows(v, room.Today()) },
	})
	p.edit = desk.Edit(p.List, newForm(room))
	p.edit.Wide = true
	p.Verbs[words.Add] = func() { p.edit.Open(words.InspectionNew, &record.Inspection{}) }
	p.Verbs[words.Edit] = func() { p.edit.OpenSelected(words.InspectionEdit) }
	p.Verbs[words.Copy] = p.copy
	p.Deletes(record.KindInspection)
	p.Verbs[words.Print] = p.print
	return p
}

// copy plans an inspection after the pattern of one: who looks at what, not what was
// found.
func (p *Page) copy() {
	if i, ok := p.edit.Selected(); ok {
		c := &record.Inspection{Type: i.Type, Title: i.Title, Subject: i.Subject, Place: i.Place, Leader: i.Leader,
			Members: i.Members, Host: i.Host}
		for _, x := range i.Checklist {
			c.Checklist = append(c.Checklist, record.Check{Item: x.Item})
		}
		p.edit.Open(words.InspectionNew, c)
	}
}

// print asks which of the papers.
func (p *Page) print() {
	i, ok := p.edit.Selected()
	if !ok {
		return
	}
	year := int(i.Planned.Y)
	if i.Planned.IsZero() {
		year = int(i.Date.Y)
	}
	paper := func(s record.Source) func() { return func() { p.room.Print(s) } }
	to := record.RefTo(i)
	p.room.Ask(words.PrintInspection, words.PrintWhich,
		part.Answer{Label: words.PrintInspMinutes, Do: paper(record.Source{Form: "inspection-minutes", Of: to})},
		part.Answer{Label: words.PrintSheet, Do: paper(record.Source{Form: "inspection-sheet", Of: to})},
		part.Answer{Label: words.PrintBlankSheet, Do: paper(record.Source{Form: "inspection-sheet", Of: to, Option: "blank"})},
		part.Answer{Label: words.PrintPlan, Do: paper(record.Source{Form: "inspection-plan", Year: year})},
		part.Answer{Label: words.Cancel})
}

// show tells of an inspection, and of every open finding.
func (p *Page) show(id record.ID) {
	p.room.Read(func(v *record.View) {
		today := p.room.Today()
		if i, ok := v.Inspections.Get(id); ok {
			open, late, _ := count(i, today)
			p.glance.Tell(true, i.Title, facts(v, i), words.FindingsWarn(open, late))
		} else {
			p.glance.Tell(false, words.InspectionPick, "", "")
		}
		p.glance.Lines(openFindings(v, today), words.OpenFindingsNone)
	})
}

func facts(v *record.View, i *record.Inspection) string {
	met, unmet := 0, 0
	for _, c := range i.Checklist {
		switch c.Met {
		case record.Yes:
			met++
		case record.No:
			unmet++
		}
	}
	conclusion, _, _ := strings.Cut(i.Conclusion, "\n")
	return words.Facts(
		words.InspectionType, record.NameOf(v.Settings().Lists.InspectionKinds, i.Type),
		words.InspectionDay, words.InspectionDayOf(i),
		words.InspectionSubject, words.NameList(desk.Named(v, i.Subject), i.Place),
		words.InspectionLeader, words.NameList(i.Leader.Name, i.Leader.Post),
		words.InspectionHost, words.NameList(i.Host.Name, i.Host.Post),
		words.InspectionChecked, words.ChecksLine(met, unmet, len(i.Checklist)),
		words.InspectionConclude, conclusion)
}
