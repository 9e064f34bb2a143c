package meetings

import (
	"strings"
	"unicode"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// caution returns the words of attention in a text, each once, as whole words with
// their marks: "mat tran" and "Mặt trận" are none.
func caution(text string) (found []string) {
	s := " " + strings.Join(strings.FieldsFunc(strings.ToLower(record.Line(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
	for _, w := range words.Harmless {
		s = strings.ReplaceAll(s, " "+w+" ", " | ")
	}
	for _, w := range words.Cautions {
		if strings.Contains(s, " "+w+" ") {
			found = append(found, w)
		}
	}
	return found
}

// cautionAll reads everything a meeting's notes say.
func cautionAll(m *record.Meeting) []string {
	var b strings.Builder
	add := func(s string) { b.WriteString(s); b.WriteString(" | ") }
	add(m.Title)
	for _, it := range m.Agenda {
		add(it.Title)
		for _, p := range it.Course {
			add(p)
		}
	}
	for _, c := range m.Conclusions {
		add(c)
	}
	for _, t := range m.Tasks {
		add(t.What)
	}
	for _, o := range m.Opinions {
		add(o.Topic)
		add(o.Group)
		add(o.Answer)
	}
	for _, a := range m.Absences {
		add(a.Reason)
	}
	return caution(b.String())
}
