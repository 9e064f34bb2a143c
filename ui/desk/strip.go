package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/ui/part"
)

// siblings are the pages that share a place in the rail with a page, itself included,
// in the order of the register.
func (d *Desk) siblings(name string) (of []Entry) {
	root := d.railName(name)
	for _, e := range d.o.Pages {
		if e.Name == root || e.Under == root {
			of = append(of, e)
		}
	}
	return of
}

// railName is the name of the page whose place in the rail a page has.
func (d *Desk) railName(name string) string {
	if e := d.entry(name); e != nil && e.Under != "" {
		return e.Under
	}
	return name
}

// underStrip is a page with the strip to its siblings above it; the page alone where it
// has none.
func (d *Desk) underStrip(name string, page fyne.CanvasObject) fyne.CanvasObject {
	all := d.siblings(name)
	if len(all) < 2 {
		return page
	}
	row := container.NewHBox()
	for _, e := range all {
		b := part.NewButton(e.Title, nil, func() { d.Go(e.Name) })
		if e.Name == name {
			b.Main()
		}
		row.Add(b)
	}
	return container.NewBorder(part.Padded(4, row), nil, nil, nil, page)
}

// beside goes to the sibling n places further on, around the end.
func (d *Desk) beside(n int) {
	all := d.siblings(d.at)
	for i, e := range all {
		if e.Name == d.at && len(all) > 1 {
			d.Go(all[(i+n+len(all))%len(all)].Name)
			return
		}
	}
}
