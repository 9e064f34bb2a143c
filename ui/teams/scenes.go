package teams

import (
	"fyne.io/fyne/v2"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "teams-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "teams-form", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Edit)
	}},
	{Name: "teams-member", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Page().(*Page).members.edit()
	}},
	{Name: "teams-alike", Open: func(d *desk.Desk) { likeAMember(d) }},
	{Name: "teams-alike-ask", Open: func(d *desk.Desk) { likeAMember(d).Key(&fyne.KeyEvent{Name: fyne.KeyF4}) }},
	{Name: "teams-export", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.ExportExcel)
	}},
	{Name: "teams-new-member", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Page().(*Page).members.add()
		d.Verb(words.Save)
	}},
}

// likeAMember is the form of a new member of whom the book may have had the name.
func likeAMember(d *desk.Desk) *Page {
	d.Go(Entry.Name)
	p := d.Page().(*Page)
	p.members.add()
	m := p.typed.form.Typed()
	d.Read(func(v *record.View) {
		for x := range v.People.All() {
			if len(v.TeamsOf(x.ID, d.Today())) > 0 {
				m.who.Name = x.Name
				break
			}
		}
	})
	p.typed.form.Replace(m)
	return p
}
