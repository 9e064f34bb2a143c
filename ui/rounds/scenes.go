package rounds

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page: a round with its steps, and its form.
var Scenes = []desk.Scene{
	{Name: "rounds-list", Open: fullest},
	{Name: "rounds-form", Open: func(d *desk.Desk) {
		fullest(d)
		d.Verb(words.Edit)
	}},
}

// fullest shows the round with the longest expected list.
func fullest(d *desk.Desk) {
	d.Go("rounds")
	var best *record.Round
	d.Read(func(v *record.View) {
		for r := range v.Rounds.All() {
			if best == nil || len(r.Candidates) > len(best.Candidates) {
				best = r
			}
		}
	})
	if best != nil {
		d.Open(record.KindRound, best.ID)
	}
}
