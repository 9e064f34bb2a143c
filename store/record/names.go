package record

import (
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sorter orders Vietnamese text as CLDR does for vi: letters first (a < ă < â,
// d < đ …), then tones ngang < huyền < hỏi < ngã < sắc < nặng, then case; a
// number by its value, so that Tổ 2 stands before Tổ 10. It is not for use by
// several goroutines at once.
type Sorter struct {
	c    *collate.Collator
	buf  collate.Buffer
	seen map[string]string // keys of texts that came before: names are made of few words
}

// keptKeys bounds the keys a Sorter remembers: some hundred kilobytes.
const keptKeys = 4096

// NewSorter returns a Sorter.
func NewSorter() *Sorter {
	return &Sorter{c: collate.New(language.Vietnamese, collate.Numeric), seen: map[string]string{}}
}

// Key returns bytes that compare as s sorts among texts.
func (o *Sorter) Key(s string) string {
	key, ok := o.seen[s]
	if !ok {
		o.buf.Reset()
		key = string(o.c.KeyFromString(&o.buf, s))
		if len(o.seen) < keptKeys {
			o.seen[s] = key
		}
	}
	return key
}

// NameKey returns bytes that compare as a person sorts in a roster: by tên (the
// last word, or the sort name), then chữ đệm, then họ.
func (o *Sorter) NameKey(p *Person) string {
	words := strings.Fields(p.Name)
	if len(words) == 0 {
		return ""
	}
	given, rest := words[len(words)-1], words[:len(words)-1]
	if p.SortName != "" {
		given, rest = p.SortName, words
	}
	family, middle := "", ""
	if len(rest) > 0 {
		family, middle = rest[0], strings.Join(rest[1:], " ")
	}
	return o.Key(given) + "\x00" + o.Key(middle) + "\x00" + o.Key(family)
}
