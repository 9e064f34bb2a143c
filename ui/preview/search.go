package preview

import (
	"slices"
	"unicode"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// hit is one place of the text looked for: parts of one text, or of several where it runs
// over the end of a line or changes its style.
type hit []mark

// Look sets every place of a text in relief, in large and small letters alike and with or
// without dấu, and goes to the first at or below the page in sight. It returns how many
// there are. Look("") ends it.
func (p *Preview) Look(query string) int {
	p.query, p.at = query, 0
	p.look()
	if len(p.hits) > 0 {
		now := p.Page() - 1
		p.at = max(0, slices.IndexFunc(p.hits, func(h hit) bool { return h[0].page >= now }))
		p.reach()
	}
	return len(p.hits)
}

// Next goes by so many places on, around the end, and returns the place reached, counted
// from 1, and how many there are; 0, 0 if there are none.
func (p *Preview) Next(by int) (at, of int) {
	of = len(p.hits)
	if of == 0 {
		return 0, 0
	}
	p.at = ((p.at+by)%of + of) % of
	p.reach()
	return p.at + 1, of
}

func (p *Preview) look() {
	p.hits = nil
	if q, _ := folded(p.query); len(q) > 0 {
		for i := range p.pages {
			p.hits = append(p.hits, p.ink.hits(i, &p.pages[i], q)...)
		}
	}
	p.at = min(p.at, max(0, len(p.hits)-1))
	p.relieve()
}

// relieve shows the places, and the one the reader is at stronger.
func (p *Preview) relieve() {
	p.found = nil
	for i, h := range p.hits {
		for _, m := range h {
			m.now = i == p.at
			p.found = append(p.found, m)
		}
	}
	p.raster.Refresh()
}

func (p *Preview) reach() {
	p.relieve()
	p.sight(p.hits[p.at][0])
}

// letterAt is where a letter of a page's running text comes from.
type letterAt struct{ text, rune int }

// folded is a text as it is compared, with the rune each letter comes from.
func folded(s string) (letters []rune, from []int) {
	i := 0
	for _, r := range s {
		if unicode.IsSpace(r) {
			if n := len(letters); n > 0 && letters[n-1] != ' ' {
				letters, from = append(letters, ' '), append(from, i)
			}
		} else {
			for _, f := range record.Fold(string(r)) {
				letters, from = append(letters, f), append(from, i)
			}
		}
		i++
	}
	return letters, from
}

// hits finds a folded text on a page. Between two texts stands a blank, so that a line's
// end is one; a change of style within a word is not looked through.
func (k *ink) hits(n int, p *paper.Page, q []rune) (out []hit) {
	var all []rune
	var from []letterAt
	for i := range p.Texts {
		letters, runes := folded(p.Texts[i].S)
		if m := len(all); m > 0 && all[m-1] != ' ' {
			all, from = append(all, ' '), append(from, letterAt{i - 1, -1})
		}
		all = append(all, letters...)
		for _, r := range runes {
			from = append(from, letterAt{i, r})
		}
	}
	for i := 0; i+len(q) <= len(all); i++ {
		if slices.Equal(all[i:i+len(q)], q) {
			out = append(out, k.spans(n, p, from[i:i+len(q)]))
			i += len(q) - 1
		}
	}
	return out
}

// spans are the parts of texts that letters in a row come from.
func (k *ink) spans(n int, p *paper.Page, letters []letterAt) (h hit) {
	for i := 0; i < len(letters); {
		t, first, last := letters[i].text, letters[i].rune, letters[i].rune
		for i++; i < len(letters) && letters[i].text == t; i++ {
			last = max(last, letters[i].rune)
		}
		if last < 0 { // only the blank between two texts
			continue
		}
		text := &p.Texts[t]
		h = append(h, mark{page: n, text: t, from: k.reach(text, max(first, 0)), to: k.reach(text, last+1)})
	}
	return h
}

// reach is how far the first letters of a text go, in mm.
func (k *ink) reach(t *paper.Text, letters int) (mm float64) {
	i := 0
	for _, r := range t.S {
		if i == letters {
			break
		}
		w, _ := k.faces.Advance(t.Style, r)
		mm += float64(w) / 1000 * t.Size * mmPerPoint
		if r == ' ' {
			mm += t.Space
		}
		i++
	}
	return mm
}
