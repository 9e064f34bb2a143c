package safety

import (
	"sophongtrao/store"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "safety", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "safety-restore", Open: opened((*Page).restore)},
	{Name: "safety-places", Open: opened((*Page).places)},
	{Name: "safety-password", Open: opened((*Page).password)},
	{Name: "safety-sheet", Open: opened(func(p *Page) { p.sheet(words.PasswordOn, "", sceneCode) })},
	{Name: "safety-support", Open: opened((*Page).support)},
	{Name: "safety-full", Open: func(d *desk.Desk) { d.Go(Entry.Name); d.Fail(store.ErrFull) }},
}

// sceneCode is the code in the picture of the recovery sheet: it opens no book.
const sceneCode = "7K3QF-M9XTC-4HLPR-C6RNX-8NJGV"

func opened(what func(*Page)) func(*desk.Desk) {
	return func(d *desk.Desk) {
		d.Go(Entry.Name)
		if p, ok := d.Page().(*Page); ok {
			p.Table.Select(2)
			what(p)
		}
	}
}
