package record

import "unicode/utf8"

// validPhone accepts stored digits: mobile 03, 05, 07, 08, 09 with ten digits,
// landline 02 with eleven.
func validPhone(s string) bool {
	if utf8.RuneCountInString(s) != len(s) || len(s) < 10 || s[0] != '0' {
		return false
	}
	if _, ok := digits([]byte(s)); !ok {
		return false
	}
	switch s[1] {
	case '3', '5', '7', '8', '9':
		return len(s) == 10
	case '2':
		return len(s) == 11
	}
	return false
}

// Phone brings what a clerk typed to stored digits: blanks, dots, dashes and
// brackets dropped, +84 and 84 as 0. What then is no telephone number is left for
// Check to name.
func Phone(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range Line(s) {
		switch {
		case r == ' ' || r == '.' || r == '-' || r == '(' || r == ')' || r == '+' && len(b) == 0:
		default:
			b = append(b, string(r)...)
		}
	}
	if len(b) >= 11 && string(b[:2]) == "84" {
		b = append([]byte{'0'}, b[2:]...)
	}
	return string(b)
}
