package privacy

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "privacy", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "privacy-person", Open: func(d *desk.Desk) { first(d) }},
	{Name: "privacy-erase", Open: func(d *desk.Desk) { first(d).erase() }},
	{Name: "privacy-done", Open: func(d *desk.Desk) {
		p := first(d)
		p.room.Ask(words.EraseTitle, words.ErasedSum(record.Erasure{Records: 4, Revisions: 12, Files: 1, Rewritten: 9,
			Copies: []string{"so-phong-trao-2026-01-30.sopt"}}, 1, false),
			answers(func() {})...)
	}},
}

// first shows the person who waits longest, else the first of all who is in no team.
func first(d *desk.Desk) *Page {
	d.Go(Entry.Name)
	p := d.Page().(*Page)
	p.of = words.PeopleDue
	p.Refresh(nil)
	if n, _ := p.Table.Len(); n > 0 {
		return p
	}
	d.Read(func(v *record.View) {
		for who := range v.People.All() {
			if len(v.TeamsOf(who.ID, d.Today())) == 0 {
				p.Show(record.KindPerson, who.ID)
				return
			}
		}
	})
	return p
}
