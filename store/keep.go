package store

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"time"
)

// Rules of this file: of the copies of a book the newest of each of the last days,
// weeks and months that have one stays. What is dropped once would never be kept later,
// so it does not matter how often anybody tidies up. A copy from a special occasion
// stays for a month, the newest good copy for ever.

// How many copies stay, and for how long those of a special occasion do.
const (
	keepDays    = 7
	keepWeeks   = 4
	keepMonths  = 12
	keepSpecial = 30 * 24 * time.Hour
)

// Keep parts copies into those that stay and those that may go, each newest first.
// Days begin where now is. Copies that are flawed or look damaged take no good one's
// place: they are counted by themselves. So are those from after now, when the clock was
// put back: they stay.
func Keep(copies []Copy, now time.Time) (keep, drop []Copy) {
	copies = slices.Clone(copies)
	slices.SortStableFunc(copies, func(x, y Copy) int { return y.At.Compare(x.At) })
	good, poor := newTiers(now.Location()), newTiers(now.Location())
	for _, c := range copies {
		tiers := poor
		if c.Good() {
			tiers = good
		}
		special := c.Why != WhyAuto && c.Why != WhyHand && now.Sub(c.At) < keepSpecial
		if c.At.After(now) || tiers.want(c.At) || special {
			keep = append(keep, c)
		} else {
			drop = append(drop, c)
		}
	}
	return keep, drop
}

// tier is the last n days, weeks or months that have a copy.
type tier struct {
	n    int
	name func(time.Time) string
	last string // the one that was filled last; copies come newest first
}

type tiers struct {
	in   *time.Location
	list []*tier
}

func newTiers(in *time.Location) tiers {
	return tiers{in, []*tier{
		{n: keepDays, name: func(t time.Time) string { return t.Format(time.DateOnly) }},
		{n: keepWeeks, name: func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, "w", w) }},
		{n: keepMonths, name: func(t time.Time) string { return t.Format("2006-01") }},
	}}
}

// want says whether a copy, older than all before it, is the newest of a day, week or
// month that has room left.
func (t tiers) want(at time.Time) (wanted bool) {
	for _, x := range t.list {
		if name := x.name(at.In(t.in)); x.n > 0 && name != x.last {
			x.last = name
			x.n--
			wanted = true
		}
	}
	return wanted
}

// Rotate removes the copies of the book in a folder that Keep lets go, and returns
// them. Only what opens and has this book's first entry is removed: a copy of another book of
// the same name, or one that cannot be read, stays. An error names what could not be removed.
func (b *Book) Rotate(dir string) (dropped []Copy, err error) {
	b.copying.Lock()
	defer b.copying.Unlock()
	copies, err := Backups(dir, b.path)
	if err != nil {
		return nil, err
	}
	o := b.options()
	_, drop := Keep(copies, o.Now())
	for _, c := range drop {
		if !b.mine(c.Path) {
			continue
		}
		fault := o.at("remove")
		if fault == nil {
			fault = os.Remove(c.Path)
		}
		if err = errors.Join(err, fault); fault == nil {
			dropped = append(dropped, c)
		}
	}
	if len(dropped) > 0 {
		err = errors.Join(err, o.syncFolder(dir))
	}
	return dropped, full(err)
}

// mine says that a file is a copy of this book, whatever it is sealed with.
func (b *Book) mine(path string) bool {
	o := b.options()
	o.ReadOnly, o.NoSearch = true, true
	c, err := open(path, o)
	if err != nil {
		return false
	}
	defer c.Close()
	same, err := c.copyOf(b)
	return same && err == nil
}

// options are those with which copies of the book open: its key is known.
func (b *Book) options() Options {
	b.under.RLock()
	defer b.under.RUnlock()
	return b.o
}
