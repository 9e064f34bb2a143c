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

// print asks which of the papers there can be: minutes and a filled sheet of one that
// was held, the plan of the year of one that is planned.
func (p *Page) print() {
	i, ok := p.edit.Selected()
	if !ok {
		return
	}
	var answers []part.Answer
	offer := func(label string, s record.Source) {
		answers = append(answers, part.Answer{Label: label, Do: func() { p.room.Print(s) }})
	}
	to := record.RefTo(i)
	if !i.Date.IsZero() {
		offer(words.PrintInspMinutes, record.Source{Form: "inspection-minutes", Of: to})
		offer(words.PrintSheet, record.Source{Form: "inspection-sheet", Of: to})
	}
	offer(words.PrintBlankSheet, record.Source{Form: "inspection-sheet", Of: to, Option: "blank"})
	if !i.Planned.IsZero() {
		offer(words.PrintPlan, record.Source{Form: "inspection-plan", Year: int(i.Planned.Y)})
	}
	p.room.Ask(words.PrintInspection, words.PrintWhich, append(answers, part.Answer{Label: words.Cancel})...)
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
