package forms

import (
	"strings"

	"sophongtrao/store/record"
)

// fileName joins parts to an ASCII file name, "BC-MTTQ_2026-nam_ChanhHiep.pdf":
// the code of the type, what the paper is about and the place, so that files sort
// by type and time. Empty parts are left out.
func (b *builder) fileName(code string, parts ...string) string {
	parts = append(append([]string{code + "-MTTQ"}, parts...), camel(b.com.NameOn(b.date).Place))
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "_") + ".pdf"
}

// longestPart keeps file names far below the 255 bytes of file systems.
const longestPart = 40

// camel writes a name in ASCII letters and digits, each word with a capital:
// "Tổ tự quản số 1" is ToTuQuanSo1.
func camel(name string) string {
	var s strings.Builder
	for _, w := range strings.Fields(record.Fold(name)) {
		w = strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, w)
		if w == "" {
			continue
		}
		if s.Len()+len(w) > longestPart {
			break
		}
		s.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return s.String()
}

// slug keeps a period's key plain: "2026-nam".
func slug(key string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, strings.ToLower(key))
}

// isoDate writes a date so that names sort by time: 2026-02-05.
func isoDate(d record.Date) string {
	t, err := d.MarshalText()
	if err != nil {
		return ""
	}
	return string(t)
}
