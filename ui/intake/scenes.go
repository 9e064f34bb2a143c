package intake

import (
	"strconv"
	"strings"

	"sophongtrao/assets"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words/lists"
)

// Scenes are the pictures of this page: the four steps, and each fault of a file.
var Scenes = func() []desk.Scene {
	all := []desk.Scene{
		{Name: "intake-choose", Open: func(d *desk.Desk) { begin(d) }},
		{Name: "intake-look", Open: func(d *desk.Desk) { pasted(d) }},
		{Name: "intake-point", Open: func(d *desk.Desk) { begin(d).Paste(strange()) }},
		{Name: "intake-plan", Open: func(d *desk.Desk) { planned(d) }},
		{Name: "intake-result", Open: func(d *desk.Desk) { planned(d).result(store.Receipt{Seq: 1, At: d.Now()}) }},
	}
	for _, f := range lists.FileFaults {
		all = append(all, desk.Scene{Name: "intake-error-" + strings.ToLower(f.Code), Open: func(d *desk.Desk) {
			begin(d)
			d.Fail(f.Is)
		}})
	}
	return all
}()

// strange is the list of assets below a head that says nothing.
func strange() string {
	head, rows, _ := strings.Cut(string(assets.IntakeSample()), "\n")
	var letters []string
	for i := range strings.Split(head, "\t") {
		letters = append(letters, string(rune('A'+i)))
	}
	return strings.Join(letters, "\t") + "\n" + rows
}

func begin(d *desk.Desk) *Page {
	d.Import(record.KindMembership)
	return d.Page().(*Page)
}

// pasted is the list of assets, as an office that types in an old font would have it.
func pasted(d *desk.Desk) *Page {
	p := begin(d)
	text := string(assets.IntakeSample())
	d.Read(func(v *record.View) { // and somebody who may be one of the book
		for x := range v.People.All() {
			teams := v.TeamsOf(x.ID, d.Today())
			if len(teams) == 0 || x.Birth.IsZero() {
				continue
			}
			t, _ := v.Teams.Get(teams[0].Team)
			a, _ := v.Areas.Get(t.Area)
			text += strings.Join([]string{strings.ToUpper(record.Fold(x.Name)), strconv.Itoa(int(x.Birth.Y)), t.Name, a.Name}, "\t") + "\n"
			break
		}
	})
	p.Paste(text)
	return p
}

func planned(d *desk.Desk) *Page {
	p := pasted(d)
	p.items[0].job.Lettered = true
	p.plan()
	return p
}
