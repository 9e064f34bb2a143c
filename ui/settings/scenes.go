package settings

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "settings-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "settings-signers", Open: opened(words.SectionSigners)},
	{Name: "settings-letterhead", Open: opened(words.SectionLetterheads)},
	{Name: "settings-periods", Open: opened(words.SectionPeriods)},
	{Name: "settings-roles", Open: opened(words.ListSection("roles"))},
	{Name: "settings-calendar", Open: opened(words.SectionCalendar)},
	{Name: "settings-remind", Open: opened(words.SectionRemind)},
	{Name: "settings-targets", Open: opened(words.SectionTargets)},
	{Name: "settings-standards", Open: opened(words.SectionStandards)},
	{Name: "settings-criteria", Open: lastCriteria},
	{Name: "settings-checklists", Open: opened(words.SectionChecklists)},
	{Name: "settings-screen", Open: opened(words.SectionScreen)},
}

// opened opens a section by its title.
func opened(title string) func(*desk.Desk) {
	return func(d *desk.Desk) {
		d.Go(Entry.Name)
		if p, ok := d.Page().(*Page); ok {
			for i, s := range p.sections {
				if s.title == title {
					p.show(i)
				}
			}
		}
	}
}

// lastCriteria opens the criteria of the text that is in force.
func lastCriteria(d *desk.Desk) {
	var texts []record.Standard
	d.Read(func(v *record.View) { texts = v.Settings().Standards })
	if n := len(texts); n > 0 {
		opened(words.SectionCriteria(texts[n-1].Span))(d)
	}
}
