package main

import (
	"strconv"
	"strings"

	"sophongtrao/store/record"
)

// find picks the record that a selector names: by its number in the book, else by
// its name; without marks and by beginnings of words where that is enough. area
// narrows teams down. More than one is a sentence that lists them.
func (c *call) find(v *record.View, k record.Kind, option, text string, area record.ID) (record.ID, error) {
	text = record.Line(text)
	if n, err := strconv.ParseUint(text, 10, 64); err == nil {
		if r := v.Find(k, record.ID(n)); r != nil && !r.M().Bin {
			return record.ID(n), nil
		}
		return 0, say(wordNotFound(c.opts["book"], option, text))
	}
	// Better ways to match come first; the first that finds anything decides.
	fold := record.Fold(text)
	ways := [3][]record.Record{}
	for r := range v.Records(k) {
		if t, ok := r.(*record.Team); r.M().Bin || ok && area != 0 && t.Area != area {
			continue
		}
		switch label := r.Label(v); {
		case label == text:
			ways[0] = append(ways[0], r)
		case record.Fold(label) == fold:
			ways[1] = append(ways[1], r)
		case fold != "" && record.Has(record.Fold(label+" "+when(r)), fold):
			ways[2] = append(ways[2], r)
		}
	}
	for _, found := range ways {
		switch {
		case len(found) == 1:
			return found[0].M().ID, nil
		case len(found) > 1:
			return 0, say(wordMany(option, text, v, found))
		}
	}
	return 0, say(wordNotFound(c.opts["book"], option, text))
}

// when is the day of a meeting or inspection, so that --meeting 05/02/2026 finds it.
func when(r record.Record) string {
	switch r := r.(type) {
	case *record.Meeting:
		return r.Start.Date.String()
	case *record.Inspection:
		return r.Date.String()
	}
	return ""
}

// period reads a period: its key 2026-nam, its name "năm 2026", or the year alone.
func (c *call) period(v *record.View, text string) (rule string, year int, err error) {
	head, tail, ok := strings.Cut(text, "-")
	if rules := v.Settings().Periods; !ok && len(rules) > 0 { // a year alone: the first rule is that of the year
		tail, ok = rules[0].Code, true
	}
	if y, bad := strconv.Atoi(head); ok && bad == nil && len(head) == 4 {
		if _, known := v.Settings().Rule(tail); known {
			return tail, y, nil
		}
	}
	fold := record.Fold(text)
	if len(fold) > 4 {
		if y, bad := strconv.Atoi(fold[len(fold)-4:]); bad == nil {
			for _, r := range v.Settings().Periods {
				if record.Fold(r.Of(y).Name) == fold {
					return r.Code, y, nil
				}
			}
		}
	}
	return "", 0, say(wordBadPeriod(text, v.Settings().Periods))
}
