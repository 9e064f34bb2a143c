package xlsx

import (
	"strconv"
	"strings"
	"time"
)

// The kinds of cells.
type kind int

const (
	text  kind = iota
	small      // a number as it stands: a year, a count below a thousand
	whole      // a number with its thousands parted
	share
	day
)

// value reads what a paper prints: "1.234" and "1961" as numbers, "74,9%" as a share,
// "05/02/2026" as a day. Anything else, and what begins with a zero, is text.
func value(s string) (any, kind) {
	s = strings.TrimSpace(s)
	if t, err := time.Parse("02/01/2006", s); err == nil && len(s) == 10 && t.Year() >= 1900 {
		return t, day
	}
	if p, ok := strings.CutSuffix(s, "%"); ok {
		if n, err := strconv.ParseFloat(strings.Replace(p, ",", ".", 1)+"e-2", 64); err == nil && digits(strings.Replace(p, ",", "", 1)) {
			return n, share
		}
	}
	groups := strings.Split(s, ".")
	for i, g := range groups {
		if !digits(g) || len(groups) > 1 && (i > 0 && len(g) != 3 || i == 0 && (len(g) > 3 || g[0] == '0')) {
			return s, text
		}
	}
	plain := strings.Join(groups, "")
	if len(plain) > 15 || len(plain) > 1 && plain[0] == '0' {
		return s, text // Excel keeps fifteen digits
	}
	n, err := strconv.ParseInt(plain, 10, 64)
	if err != nil {
		return s, text
	}
	if len(groups) == 1 {
		return n, small // 1961 is a year and not 1.961
	}
	return n, whole
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
