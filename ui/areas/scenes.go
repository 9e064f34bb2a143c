package areas

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "areas-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "areas-form", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Edit)
	}},
	{Name: "areas-merge", Open: func(d *desk.Desk) { merging(d).Merge() }},
	{Name: "areas-merge-look", Open: func(d *desk.Desk) {
		p := merging(d)
		j := p.mergeJob()
		x := &plan{Area: record.Area{Type: "thon", Name: words.AreaSample, Span: record.Span{From: d.Today()}}, Areas: firstTwo(d)}
		j.form.Load(x)
		j.choose("", func() {})
		j.look(2, j.form, j.again)
	}},
	{Name: "areas-split", Open: func(d *desk.Desk) { merging(d).Split() }},
	{Name: "areas-rename", Open: func(d *desk.Desk) { merging(d).Rename() }},
}

func merging(d *desk.Desk) *Page {
	d.Go(Entry.Name)
	p := d.Page().(*Page)
	p.Table.Select(firstTwo(d)[0])
	return p
}

// firstTwo are two areas of the book that exist today.
func firstTwo(d *desk.Desk) (ids []record.ID) {
	d.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			if len(ids) < 2 && a.Has(d.Today()) {
				ids = append(ids, a.ID)
			}
		}
	})
	return ids
}
