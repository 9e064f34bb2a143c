package record

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The longest texts, in letters (runes).
const (
	MaxName      = 200    // a name, a title, a post
	MaxLine      = 500    // one line of text
	MaxParagraph = 20_000 // one paragraph of minutes or of a report
)

// Text brings a text to its stored form: NFC, CR LF and CR as LF, tabs and other
// control characters as one space, invisible direction and joining marks dropped,
// no blanks at the ends of lines or of the text. Text that is not UTF-8 keeps its
// readable letters.
func Text(s string) string {
	if kept(s) {
		return s
	}
	return brought(s)
}

func brought(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\n':
			return r
		case r < 0x20 || r >= 0x7F && r < 0xA0:
			return ' '
		case r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r == 0x2060 || r == 0xFEFF || r == 0xAD:
			return -1
		}
		return r
	}, s)
	s = norm.NFC.String(s)
	if strings.Contains(s, "\n") {
		lines := strings.Split(s, "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		s = strings.Join(lines, "\n")
	}
	return strings.TrimSpace(s)
}

// kept says of most texts that are in their stored form already that they are: ASCII and
// the composed letters of Latin and Vietnamese, no blank at the ends. All of those are NFC,
// and nothing that could be composed with them is among them.
func kept(s string) bool {
	for _, r := range s {
		switch {
		case r >= 0x20 && r < 0x7F, r >= 0xC0 && r < 0x250, r >= 0x1EA0 && r <= 0x1EF9:
		default:
			return false
		}
	}
	return s == "" || s[0] != ' ' && s[len(s)-1] != ' '
}

// Line is Text on one line: line feeds become blanks, and runs of blanks one.
func Line(s string) string {
	if !kept(s) {
		s = brought(s)
		if strings.ContainsAny(s, "\n\u00A0") {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	if !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

func checkText(e *FieldErrors, field, s string, limit int) {
	if s == "" {
		return
	}
	if s != Text(s) || !utf8.ValidString(s) {
		e.add(field, FaultText)
		return
	}
	if len(s) > limit && utf8.RuneCountInString(s) > limit {
		*e = append(*e, FieldError{Field: field, Fault: FaultLong, Limit: limit})
	}
}

func needText(e *FieldErrors, field, s string, limit int) {
	if s == "" {
		e.add(field, FaultEmpty)
		return
	}
	checkText(e, field, s, limit)
}

func checkDate(e *FieldErrors, field string, d Date) bool {
	if !d.Valid() {
		e.add(field, FaultDate)
		return false
	}
	return true
}

func checkSpan(e *FieldErrors, from, to string, s Span) {
	if checkDate(e, from, s.From) && checkDate(e, to, s.To) && s.To.Before(s.From) {
		e.add(to, FaultOrder)
	}
}
