package main

import "testing"

func TestPlaceIsTaken(t *testing.T) {
	good := place{Left: -1900, Top: 20, Right: -900, Bottom: 700} // on a screen to the left
	for name, c := range map[string]struct {
		p               place
		known, onScreen bool
		want            bool
	}{
		"where it stood":     {good, true, true, true},
		"the first start":    {place{}, false, false, false},
		"the screen is gone": {good, true, false, false},
		"a sliver":           {place{Right: 100, Bottom: 700}, true, true, false},
		"upside down":        {place{Left: 900, Right: 100, Top: 700, Bottom: 20}, true, true, false},
	} {
		if got := c.p.taken(c.known, c.onScreen); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
