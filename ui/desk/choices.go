package desk

import (
	"cmp"
	"slices"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Choices are the lists that forms offer, read from the book when a list opens.
type Choices struct{ Room Room }

// Of offers a list of the settings, as it is today.
func (c Choices) Of(list func(*record.Lists) []record.Choice) func() []part.Option {
	return func() (out []part.Option) {
		c.Room.Read(func(v *record.View) { out = part.Choices(list(&v.Settings().Lists), c.Room.Today()) })
		return out
	}
}

// Areas are all areas.
func (c Choices) Areas() (out []part.Option) {
	c.Room.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			out = append(out, part.IDOption(a.ID, a.Name, ""))
		}
	})
	return out
}

// Teams are all teams, told apart by their area.
func (c Choices) Teams() (out []part.Option) {
	c.Room.Read(func(v *record.View) {
		for t := range v.Teams.All() {
			note := ""
			if a, ok := v.Areas.Get(t.Area); ok {
				note = a.Name
			}
			out = append(out, part.IDOption(t.ID, t.Name, note))
		}
	})
	return out
}

// People are all persons, told apart by birth and place.
func (c Choices) People() (out []part.Option) {
	c.Room.Read(func(v *record.View) {
		out = make([]part.Option, 0, v.People.Len())
		for x := range v.People.All() {
			where := x.Address
			if a, ok := v.Areas.Get(x.Area); ok {
				where = a.Name
			}
			out = append(out, part.IDOption(x.ID, x.Name, words.Born(x.Birth.String(), where)))
		}
	})
	return out
}

// Models are all models.
func (c Choices) Models() (out []part.Option) {
	c.Room.Read(func(v *record.View) {
		for m := range v.Models.All() {
			out = append(out, part.IDOption(m.ID, m.Name, ""))
		}
	})
	return out
}

// Sites are all sites of all models.
func (c Choices) Sites() (out []part.Option) {
	c.Room.Read(func(v *record.View) {
		for s := range v.Sites.All() {
			out = append(out, part.IDOption(s.ID, s.Label(v), ""))
		}
	})
	return out
}

// Refs are the records of several kinds, told apart by their kind.
func (c Choices) Refs(kinds ...record.Kind) func() []part.Option {
	return func() (out []part.Option) {
		c.Room.Read(func(v *record.View) {
			for _, k := range kinds {
				for _, r := range slices.SortedFunc(v.Records(k), byID) {
					if r.M().Bin {
						continue
					}
					out = append(out, part.RefOption(record.RefTo(r), r.Label(v), words.Kind(k)))
				}
			}
		})
		return out
	}
}

func byID(x, y record.Record) int { return cmp.Compare(x.M().ID, y.M().ID) }
