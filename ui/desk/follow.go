package desk

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// followed is a half-typed form of a person who has been found to be another since (two
// made one), on the record of whoever is left: what was typed stands over that one, and
// nothing else of the one who is gone. is says that it is another draft now; it is none
// where whoever is left is not in the book.
func (d *Desk) followed(x store.Draft) (of store.Draft, is bool) {
	of = x
	of.Records = nil
	d.Read(func(v *record.View) {
		if x.Kind == record.KindPerson {
			of.ID = survivor(v, x.ID)
		}
		for _, r := range x.Records {
			switch r := r.(type) {
			case *record.Person:
				if id := survivor(v, r.ID); id != r.ID {
					of.Records, is = append(of.Records, v.Find(record.KindPerson, id).Clone()), true
					continue
				}
			case *record.Membership:
				if m := moved(v, r); m != nil {
					if x.Kind == record.KindMembership {
						of.ID = m.ID
					}
					of.Records, is = append(of.Records, m.Clone()), true
					continue
				}
			}
			of.Records = append(of.Records, r)
		}
	})
	if !is {
		return x, false
	}
	return of, true
}

// survivor is the person whom a person was found to be, themselves where nobody was.
func survivor(v *record.View, id record.ID) record.ID {
	for at := id; ; {
		p, ok := v.Find(record.KindPerson, at).(*record.Person)
		switch {
		case !ok:
			return id
		case !p.Bin:
			return at
		case p.Merged == 0:
			return id
		}
		at = p.Merged
	}
}

// moved is the membership of a person who is gone, as whoever is left has it in that team;
// nil where nobody is gone or nobody is left in it.
func moved(v *record.View, was *record.Membership) *record.Membership {
	to := survivor(v, was.Person)
	if to == was.Person {
		return nil
	}
	if now, ok := v.Memberships.Get(was.ID); ok && now.Person == to {
		return now
	}
	for m := range v.Memberships.All() {
		if m.Person == to && m.Team == was.Team {
			return m
		}
	}
	return nil
}
