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

// Kind offers the records of a kind by their labels.
func (c Choices) Kind(k record.Kind) func() []part.Option {
	return func() (out []part.Option) {
		c.Room.Read(func(v *record.View) {
			for _, r := range slices.SortedFunc(v.Records(k), byID) {
				if !r.M().Bin {
					out = append(out, part.IDOption(r.M().ID, r.Label(v), ""))
				}
			}
		})
		return out
	}
}

// Areas, Models and Sites are all records of these kinds.
func (c Choices) Areas() []part.Option { return c.Kind(record.KindArea)() }

// Models see Areas.
func (c Choices) Models() []part.Option { return c.Kind(record.KindModel)() }

// Sites see Areas.
func (c Choices) Sites() []part.Option { return c.Kind(record.KindSite)() }

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
			if x.Anonymous() {
				continue // nobody can be chosen by no name
			}
			where := x.Address
			if a, ok := v.Areas.Get(x.Area); ok {
				where = a.Name
			}
			out = append(out, part.IDOption(x.ID, x.Name, words.Born(x.Birth.String(), where)))
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
