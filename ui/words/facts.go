package words

import (
	"strings"
)

// Facts are labels with their texts, one pair a line; pairs without a text are left out.
func Facts(pairs ...string) string {
	var lines []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			lines = append(lines, pairs[i]+": "+pairs[i+1])
		}
	}
	return strings.Join(lines, "\n")
}

// DecisionText is a quyết định in one line; "" for none.
func DecisionText(number, date, by string) string {
	if number == "" && date == "" && by == "" {
		return ""
	}
	s := strings.TrimSpace(number)
	if date != "" {
		s = strings.TrimSpace(s + " ngày " + date)
	}
	return NameList(s, by)
}

// Tally is a sum in words that keeps zero, blank and "chưa báo cáo" apart: late is how
// many of those added were not reported.
func Tally(sum string, late int) string {
	switch {
	case late == 0 && sum == "":
		return "để trống"
	case late == 0:
		return sum
	case sum == "" || sum == NotReported:
		return NotReported
	}
	return sum + " (" + Number(int64(late)) + " mục " + NotReported + ")"
}
