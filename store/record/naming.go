package record

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Naming finds a person in texts: by names, whatever their case, typed with all marks,
// with some or with none, the tone on either vowel (Hòa, Hoà), and by telephone
// numbers with any blanks. "Nguyễn Văn Ân" is not taken for Nguyễn Văn An: a letter
// with marks of its own is another letter.
type Naming struct {
	names  [][]nameWord
	phones []string
}

// nameWord is a word of a name: folded, and with its marks in no order.
type nameWord struct{ folded, marked string }

// Struck stands where a name was struck out.
const Struck = "…"

// minPhone is how many digits tell somebody.
const minPhone = 8

// Add has a name looked for.
func (n *Naming) Add(name string) {
	var words []nameWord
	eachWord(name, func(from, to int) { words = append(words, wordOf(name[from:to])) })
	if len(words) > 0 && !slices.ContainsFunc(n.names, func(have []nameWord) bool { return slices.Equal(have, words) }) {
		n.names = append(n.names, words)
	}
}

// AddPhone has a telephone number, of digits only, looked for.
func (n *Naming) AddPhone(phone string) {
	if len(phone) >= minPhone && !slices.Contains(n.phones, phone) {
		n.phones = append(n.phones, phone)
	}
}

// Of adds what names a person.
func (n *Naming) Of(p *Person) {
	n.Add(p.Name)
	n.AddPhone(p.Phone)
}

// In says that a text names the person.
func (n *Naming) In(text string) bool { return len(n.find(text)) > 0 }

// Strike returns the text with Struck in the place of each name and number. A name of
// one word is struck where it is the whole text only: "Hòa" must not become a hole in
// "hòa giải".
func (n *Naming) Strike(text string) string {
	var s strings.Builder
	end := 0
	for _, at := range n.find(text) {
		if at.single && (strings.TrimSpace(text[:at.from]) != "" || strings.TrimSpace(text[at.to:]) != "") || at.from < end {
			continue
		}
		s.WriteString(text[end:at.from] + Struck)
		end = at.to
	}
	if end == 0 {
		return text
	}
	return s.String() + text[end:]
}

// found is where a name stands in a text, in bytes.
type found struct {
	from, to int
	single   bool // of one word
}

func (n *Naming) find(text string) (of []found) {
	type word struct {
		nameWord
		from, to int
	}
	var words []word
	if len(n.names) > 0 {
		eachWord(text, func(from, to int) { words = append(words, word{wordOf(text[from:to]), from, to}) })
	}
	for i := range words {
		for _, name := range n.names {
			if len(words)-i < len(name) {
				continue
			}
			same := true
			for k, w := range name {
				has := words[i+k].nameWord
				same = same && has.folded == w.folded && (has.marked == w.marked || has.marked == "")
			}
			if same {
				of = append(of, found{words[i].from, words[i+len(name)-1].to, len(name) == 1})
			}
		}
	}
	for _, phone := range n.phones {
		of = append(of, findDigits(text, phone)...)
	}
	slices.SortFunc(of, func(x, y found) int {
		if x.from != y.from {
			return x.from - y.from
		}
		return y.to - x.to // the longest first
	})
	return of
}

// findDigits finds a number in a text, whatever stands between its digits.
func findDigits(text, number string) (of []found) {
	var digits []byte
	var at []int
	flush := func() {
		for from := 0; ; {
			i := strings.Index(string(digits[from:]), number)
			if i < 0 {
				break
			}
			first, last := from+i, from+i+len(number)-1
			of = append(of, found{at[first], at[last] + 1, false})
			from = last + 1
		}
		digits, at = digits[:0], at[:0]
	}
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits, at = append(digits, byte(r)), append(at, i)
		case strings.ContainsRune(" .-\u00A0", r):
		default:
			flush()
		}
	}
	flush()
	return of
}

// eachWord gives the words of a text: letters, marks, digits and apostrophes.
func eachWord(text string, f func(from, to int)) {
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\'' || r == '’'
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			f(start, i)
			start = -1
		}
	}
	if start >= 0 {
		f(start, len(text))
	}
}

func wordOf(word string) nameWord {
	var marks []rune
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		if r == 'đ' || unicode.IsMark(r) {
			marks = append(marks, r)
		}
	}
	slices.Sort(marks)
	return nameWord{Fold(strings.ReplaceAll(word, "’", "'")), string(marks)}
}

// Names says that a text of r names the person, and gives each.
func (n *Naming) Names(r Record, each func(Leaf)) (is bool) {
	Leaves(r, func(l Leaf) {
		if s, ok := l.Value.(string); ok && l.List == "" && n.In(s) {
			is = true
			if each != nil {
				each(l)
			}
		}
	})
	return is
}

// Texts is Names without the names by which r is linked to persons of the book: who a
// vote is for says its ID, and one of the same name is somebody else.
func (n *Naming) Texts(r Record, each func(Leaf)) bool {
	if !n.Names(r, nil) {
		return false
	}
	c := r.Clone()
	linkedNames(c, func(name *string) { *name = "" })
	return n.Names(c, each)
}

// Struck is a copy of r with the person struck out of its Texts; nil if none names them.
func (n *Naming) Struck(r Record) Record {
	if !n.Texts(r, nil) {
		return nil
	}
	c := r.Clone()
	if !n.strike(reflect.ValueOf(c).Elem()) {
		return nil
	}
	var names []string
	linkedNames(r, func(name *string) { names = append(names, *name) })
	linkedNames(c, func(name *string) { *name, names = names[0], names[1:] })
	return c
}

// linkedNames gives the names of r that belong to a person it refers to.
func linkedNames(r Record, each func(name *string)) {
	of := func(is bool, name *string) {
		if is {
			each(name)
		}
	}
	switch r := r.(type) {
	case *Meeting:
		for i, x := range r.Votes {
			of(x.Person != 0, &r.Votes[i].Name)
		}
	case *Round:
		for i, x := range r.Candidates {
			of(x.Person != 0, &r.Candidates[i].Name)
		}
	case *Commendation:
		of(r.Subject.Kind == KindPerson, &r.Name)
	case *Exemplar:
		of(r.Subject.Kind == KindPerson, &r.Name)
	}
}

func (n *Naming) strike(v reflect.Value) (changed bool) {
	switch v.Kind() {
	case reflect.String:
		if s := n.Strike(v.String()); s != v.String() {
			v.SetString(s)
			changed = true
		}
	case reflect.Struct:
		for i := range v.NumField() {
			// The code of a list is no text.
			if v.Type().Field(i).IsExported() && ruleOf(v.Type(), i).list == "" {
				changed = n.strike(v.Field(i)) || changed
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			changed = n.strike(v.Index(i)) || changed
		}
	}
	return changed
}
