package settings

import (
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
