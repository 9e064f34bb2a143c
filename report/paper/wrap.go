package paper

import "unicode/utf8"

// cursor is a place in runs: before byte at of run.
type cursor struct{ run, at int32 }

// line is what stands on one line: runs from..to without the blanks at its ends.
type line struct {
	from, to cursor
	width    int  // 1/1000 of the type size
	blanks   int  // that may be stretched
	hard     bool // ends a paragraph or stands before a line feed: not stretched
}

// breaker cuts runs into lines, greedily: the first blank at which the next word no
// longer fits. Widths are whole numbers, so that the same text breaks at the same
// place on every machine.
type breaker struct {
	l       *layout
	limit   int
	rest    int    // limit from the second line on
	from    cursor // of the line
	last    line   // up to the last letter
	w       int    // width and blanks up to here, blanks at the end included
	blanks  int
	next    cursor // after the last soft blank: where the next line would begin
	nextW   int    // width and blanks up to there
	nextB   int
	end     line // the line if it ended at that blank
	can     bool // a soft blank stands behind a letter of this line
	letters bool // the line has a letter
	fresh   bool // begins a paragraph or follows a line feed: blanks at its head count
}

// wrap cuts runs into lines of first (the first line) and rest, in 1/1000 of the
// type size. The result is valid until the next call. Every text makes at least one
// line; an empty one if it is empty.
func (l *layout) wrap(runs []Run, mask Style, first, rest int) []line {
	l.lines = l.lines[:0]
	b := breaker{l: l, limit: first, rest: rest, fresh: true}
	for i := range runs {
		run := &runs[i]
		style := (run.Style | mask) & 3
		for at := 0; at < len(run.Text); {
			r, n := rune(run.Text[at]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(run.Text[at:])
			}
			here, after := cursor{int32(i), int32(at)}, cursor{int32(i), int32(at + n)}
			switch {
			case r == '\n':
				b.feed(after)
			case soft(r):
				b.blank(after, l.letter(style, ' ', run))
			default:
				b.letter(here, after, l.letter(style, r, run), r == hardBlank, run)
			}
			at += n
		}
	}
	b.feed(cursor{int32(len(runs)), 0})
	return l.lines
}

// feed ends the line for good.
func (b *breaker) feed(after cursor) {
	b.last.hard = true
	b.emit(b.last, after, b.w, b.blanks)
	b.fresh = true
}

// blank notes a place where the line may end; blanks at the head of a continued
// line vanish.
func (b *breaker) blank(after cursor, w int) {
	if !b.letters && !b.fresh {
		b.from = after
		b.last = line{from: after, to: after}
		return
	}
	b.w += w
	b.blanks++
	if b.letters {
		b.next, b.nextW, b.nextB, b.end, b.can = after, b.w, b.blanks, b.last, true
	}
}

func (b *breaker) letter(here, after cursor, w int, stretch bool, run *Run) {
	for b.w+w > b.limit && b.letters {
		if b.can {
			b.emit(b.end, b.next, b.nextW, b.nextB)
			b.letters = b.w > 0
			b.last.to = here
			continue
		}
		b.l.tell(Problem{Kind: TooWide, Ref: run.Ref, Text: excerpt(run.Text)})
		b.emit(b.last, here, b.w, b.blanks)
	}
	b.w += w
	if stretch {
		b.blanks++
	}
	b.letters = true
	b.last.to, b.last.width, b.last.blanks = after, b.w, b.blanks
}

// emit ends the line and begins the next at a cursor; w and blanks of the old line
// were spent up to there.
func (b *breaker) emit(done line, next cursor, w, blanks int) {
	done.from = b.from
	if done.to == (cursor{}) {
		done.to = b.from
	}
	b.l.lines = append(b.l.lines, done)
	b.from, b.limit = next, b.rest
	b.w -= w
	b.blanks -= blanks
	b.can, b.letters, b.fresh = false, false, false
	b.last = line{from: next, to: next, width: b.w, blanks: b.blanks}
}

// balanced is wrap with lines of about the same length: the same number of lines
// in the narrowest width that gives it. For centred lines.
func (l *layout) balanced(runs []Run, mask Style, limit int) []line {
	n := len(l.wrap(runs, mask, limit, limit))
	const worth = 6 // more lines than that are text, not a title
	if n < 2 || n > worth {
		return l.lines
	}
	l.quiet = true
	low, high := limit/n, limit
	for high-low > 100 {
		mid := (low + high) / 2
		if len(l.wrap(runs, mask, mid, mid)) > n || l.cut() {
			low = mid
		} else {
			high = mid
		}
	}
	l.quiet = false
	return l.wrap(runs, mask, high, high)
}

// cut tells whether a word of the last wrap was broken by letters: a line then ends
// exactly where the next begins.
func (l *layout) cut() bool {
	for i := 1; i < len(l.lines); i++ {
		if !l.lines[i-1].hard && l.lines[i-1].to == l.lines[i].from {
			return true
		}
	}
	return false
}

// place is where a line goes: x and width of the room it has, y of its baseline.
type place struct {
	x, y, width float64 // mm
	size        float64 // pt
	mask        Style
	align       Align
	ref         Ref // of runs that have none
}

// set puts a line into the arena.
func (l *layout) set(runs []Run, ln line, p place) {
	k := unit(p.size)
	free := p.width - float64(ln.width)*k
	x, space := p.x, 0.0
	switch {
	case p.align == Centre:
		x += free / 2
	case p.align == Right:
		x += free
	case p.align == Justify && !ln.hard && ln.blanks > 0 && free > 0:
		space = free / float64(ln.blanks)
	}
	if free < 0 {
		x = p.x // a single letter wider than its cell
	}
	first, last := int(ln.from.run), int(ln.to.run)
	if first == last {
		if ln.to.at > ln.from.at {
			l.put(&runs[first], int(ln.from.at), int(ln.to.at), x, space, ln.width, ln.blanks, p)
		}
		return
	}
	for i := first; i < len(runs) && i <= last; i++ {
		from, to := 0, len(runs[i].Text)
		if i == first {
			from = int(ln.from.at)
		}
		if i == last {
			to = int(ln.to.at)
		}
		if to <= from {
			continue
		}
		w, blanks := l.stretch(&runs[i], from, to, p.mask)
		l.put(&runs[i], from, to, x, space, w, blanks, p)
		x += float64(w)*k + float64(blanks)*space
	}
}

// stretch measures a part of a run: its width and its blanks.
func (l *layout) stretch(run *Run, from, to int, mask Style) (w, blanks int) {
	for _, r := range run.Text[from:to] {
		w += l.letter(run.Style|mask, r, run)
		if plain(r) == ' ' {
			blanks++
		}
	}
	return w, blanks
}

func (l *layout) put(run *Run, from, to int, x, space float64, w, blanks int, p place) {
	ref := run.Ref
	if ref == (Ref{}) || run.PageOf { // a line of the contents is not where the text begins
		ref = p.ref
	}
	l.texts = append(l.texts, Text{
		X: x, Y: p.y, W: float64(w)*unit(p.size) + float64(blanks)*space,
		Size: p.size, Style: (run.Style | p.mask) & 3, S: printed(run.Text[from:to]),
		Space: space, Ref: ref,
	})
}
