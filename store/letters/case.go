package letters

import (
	"strings"
	"unicode"
)

// NormalCase writes a name that stands in capitals as names are written: each word with
// one capital, also behind an apostrophe or a dash ("H'Hen Niê", "Y Bhiông Niê"). Numbers in
// Roman letters stay. A name that has a small letter already is not touched.
func NormalCase(name string) string {
	if strings.ContainsFunc(name, unicode.IsLower) {
		return name
	}
	words := strings.Split(name, " ")
	for i, w := range words {
		if i > 0 && roman(w) {
			continue
		}
		up := true
		words[i] = strings.Map(func(r rune) rune {
			was := up
			up = r == '\'' || r == '’' || r == '-' || r == '.' || r == '('
			if was {
				return r
			}
			return unicode.ToLower(r)
		}, w)
	}
	return strings.Join(words, " ")
}

// roman says that a word of at least two letters is a number such as II or XIV.
func roman(w string) bool {
	return len(w) > 1 && strings.Trim(w, "IVX") == ""
}
