package keeper

import (
	"slices"
	"time"
)

// Rules of this file: whatever is changed in all copies (a password, the data of a person)
// has to reach the sticks that lie in a drawer as well. The machine remembers where copies
// went, by folder, name of the disk and day, and nothing of what is in them. A place that
// was out of reach is behind until it is plugged in again and its copies have followed.

// Place is a folder that holds copies of the book, besides the present first one.
type Place struct {
	Dir    string
	Label  string    // name of its disk: another stick under the same letter is another place
	At     time.Time // the newest copy
	Behind time.Time // since when its copies lack a change; zero: they lack none
	Left   int       // how many did not follow at the last try
}

// keepPlaces is how many places are remembered. The one that was not used for longest goes
// first, of those that are not behind.
const keepPlaces = 12

// place notes that a copy went to a folder.
func (s *State) place(dir, label string, at time.Time) {
	i := slices.IndexFunc(s.Places, func(p Place) bool { return p.Dir == dir && p.Label == label })
	var p Place
	if i >= 0 {
		p = s.Places[i]
		s.Places = slices.Delete(slices.Clone(s.Places), i, i+1)
	}
	p.Dir, p.Label, p.At = dir, label, at
	s.Places = append([]Place{p}, s.Places...)
	for i := len(s.Places) - 1; i > 0 && len(s.Places) > keepPlaces; i-- {
		if s.Places[i].Behind.IsZero() {
			s.Places = slices.Delete(s.Places, i, i+1)
		}
	}
}

func (k *Keeper) label(dir string) string {
	if k.o.Label == nil {
		return ""
	}
	return k.o.Label(dir)
}

// reached says that a place is there: the folder, on the same disk.
func (k *Keeper) reached(p Place) bool { return there(p.Dir) && k.label(p.Dir) == p.Label }

// Missed is to be called when something was changed in all copies within reach (Folders):
// it returns the places that were not, which are behind from now on.
func (k *Keeper) Missed() (away []Place) {
	now, first := k.o.Now(), k.Folder()
	for _, p := range k.State().Places {
		if p.Dir != first && !k.reached(p) {
			p.Behind = now
			away = append(away, p)
		}
	}
	k.change(func(s *State) {
		for _, p := range away {
			s.update(p)
		}
	})
	return away
}

// update puts what became of a place in its place.
func (s *State) update(p Place) {
	s.Places = slices.Clone(s.Places)
	for i, q := range s.Places {
		if q.Dir == p.Dir && q.Label == p.Label {
			s.Places[i].Behind, s.Places[i].Left = p.Behind, p.Left
		}
	}
}

// follow brings the copies of places that are behind and plugged in to what the book came to.
func (k *Keeper) follow(b Book) {
	now := k.o.Now()
	for _, p := range k.State().Places {
		if p.Behind.IsZero() || !k.reached(p) || k.waits(OfPlace+p.Dir, now) {
			continue
		}
		c := b.Align(p.Dir)
		for _, l := range c.Left {
			k.log(l.Err)
		}
		k.mu.Lock()
		k.tried[OfPlace+p.Dir] = now
		k.mu.Unlock()
		if p.Left = len(c.Left); p.Left == 0 {
			p.Behind = time.Time{}
		}
		k.change(func(s *State) { s.update(p) })
	}
}
