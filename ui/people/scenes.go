package people

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "people", Open: func(d *desk.Desk) { twins(d) }},
	{Name: "people-unite", Open: func(d *desk.Desk) { twins(d).open() }},
	{Name: "people-choose", Open: func(d *desk.Desk) {
		p := twins(d)
		x, _ := p.pair(p.Table.Selected())
		p.Unite(x.A.ID, 0)
	}},
}

// twins are somebody of the book who is entered once more, in another team.
func twins(d *desk.Desk) *Page {
	var again *record.Person
	var team *record.Team
	d.Read(func(v *record.View) {
		for x := range v.People.All() {
			for _, m := range v.TeamsOf(x.ID, d.Today()) {
				if again == nil && x.Birth.IsDay() && m.Role == record.RoleMember {
					again = &record.Person{Name: record.Fold(x.Name), Birth: record.Year(int(x.Birth.Y)), Address: x.Address, Respected: true}
				}
				if t, ok := v.Teams.Get(m.Team); ok && team == nil {
					team = t
				}
			}
		}
	})
	_, err := d.Book().Do(store.Op{Code: "add"}, func(tx *store.Tx) error {
		if len(tx.View().Alikes(again)) > 1 { // another picture made them
			return nil
		}
		if err := tx.Save(again); err != nil {
			return err
		}
		return tx.Save(&record.Membership{Person: again.ID, Team: team.ID, Role: record.RoleMember})
	})
	if err != nil {
		d.Fail(err)
	}
	d.Go(Entry.Name)
	p := d.Page().(*Page)
	p.Refresh(nil)
	if len(p.pairs) > 0 {
		p.Table.Select(1)
	}
	return p
}
