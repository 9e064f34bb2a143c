package paper

import "strings"

const noGlyphWidth = 500 // of a letter that no font has: the page stays readable

// letter is the width of r in 1/1000 of the type size. A letter the style lacks is
// told as a problem of run.
func (l *layout) letter(style Style, r rune, run *Run) int {
	if uint32(r) < uint32(len(l.widths[0])) {
		if w := l.widths[style&3][r]; w != 0 {
			return int(w) - 1
		}
	}
	return l.newLetter(style, r, run)
}

func (l *layout) newLetter(style Style, r rune, run *Run) int {
	w, ok := l.fonts.Advance(style&3, plain(r))
	if !ok || combining(r) || r > 0xFFFF {
		l.tell(Problem{Kind: MissingGlyph, Ref: run.Ref, Rune: r, Text: excerpt(run.Text)})
		return noGlyphWidth
	}
	if int(r) < len(l.widths[0]) {
		l.widths[style&3][r] = int16(w) + 1
	}
	return w
}

// checkText tells the letters of a text that the style lacks.
func (l *layout) checkText(s string, style Style, ref Ref) {
	run := Run{Text: s, Style: style, Ref: ref}
	for _, r := range s {
		l.letter(style, r, &run)
	}
}

// combining tells the marks that stand on a letter of their own accord. After NFC
// only letters without a composed form still have them, and gofpdf prints those
// beside the letter, so they count as missing.
func combining(r rune) bool { return r >= 0x0300 && r <= 0x036F }

const hardBlank = '\u00A0'

// plain is the letter that is printed: every kind of blank is U+0020, so that a
// reader of the file finds "ngày 05" whichever blank stood there.
func plain(r rune) rune {
	switch r {
	case hardBlank, '\t', '\r':
		return ' '
	}
	return r
}

// printed is a text with plain blanks. Most texts are returned as they are: 0xC2
// begins U+00A0 in UTF-8.
func printed(s string) string {
	for i := 0; i < len(s); i++ {
		if b := s[i]; b == 0xC2 || b == '\t' || b == '\r' {
			return strings.Map(plain, s)
		}
	}
	return s
}

// soft tells the blanks where a line may end.
func soft(r rune) bool { return r == ' ' || r == '\t' || r == '\r' }

// unit is 1/1000 of a type size in mm.
func unit(size float64) float64 { return size * mmPerPoint / 1000 }

// units is how many whole 1/1000 of the type size fit into a width; a hair more, so
// that a column made for a text holds it.
func units(width, size float64) int { return int(width/unit(size) + 0.01) }

// natural is the width of runs on one line, in 1/1000 of the type size, and whether
// they hold a line feed.
func (l *layout) natural(runs []Run, mask Style) (w int, feed bool) {
	for i := range runs {
		run := &runs[i]
		style := run.Style | mask
		for _, r := range run.Text {
			if r == '\n' {
				feed = true
				continue
			}
			w += l.letter(style, r, run)
		}
	}
	return w, feed
}

func empty(runs []Run) bool {
	for i := range runs {
		if runs[i].Text != "" {
			return false
		}
	}
	return true
}
