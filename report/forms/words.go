package forms

import (
	"cmp"
	"strconv"
	"strings"

	"sophongtrao/store/record"
)

// NoOriginal stands at the foot of what is written for Word and Excel.
const NoOriginal = "Bản để làm việc trong Word, Excel; không phải bản chính"

var digitWords = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// inWords writes n as it is spoken (document-format.md, A.3): 15 mười lăm, 21 hai
// mươi mốt, 24 hai mươi bốn, 105 một trăm linh năm, 1.005 một nghìn không trăm
// linh năm. A group of three zeros is not spoken.
func inWords(n int64) string {
	if n == 0 {
		return digitWords[0]
	}
	var parts []string
	u := uint64(n)
	if n < 0 {
		parts, u = append(parts, "âm"), -u
	}
	return strings.Join(appendWords(parts, u, false), " ")
}

// appendWords adds the words of n; inner says that a larger group stands before
// it, so that hundreds are spoken even where there are none.
func appendWords(parts []string, n uint64, inner bool) []string {
	for _, g := range []struct {
		size uint64
		name string
	}{{1_000_000_000, "tỷ"}, {1_000_000, "triệu"}, {1_000, "nghìn"}} {
		if n >= g.size {
			parts = append(appendWords(parts, n/g.size, inner), g.name)
			n, inner = n%g.size, true
		}
	}
	if n == 0 {
		return parts
	}
	return appendHundreds(parts, int(n), inner)
}

func appendHundreds(parts []string, n int, inner bool) []string {
	hundreds, tens, ones := n/100, n/10%10, n%10
	if hundreds > 0 || inner {
		parts = append(parts, digitWords[hundreds], "trăm")
	}
	switch {
	case tens == 0 && ones > 0 && (hundreds > 0 || inner):
		parts = append(parts, "linh")
	case tens == 1:
		parts = append(parts, "mười")
	case tens > 1:
		parts = append(parts, digitWords[tens], "mươi")
	}
	switch {
	case ones == 0:
	case ones == 1 && tens > 1:
		parts = append(parts, "mốt")
	case ones == 5 && tens > 0:
		parts = append(parts, "lăm")
	default:
		parts = append(parts, digitWords[ones])
	}
	return parts
}

// grouped writes n with dots between groups of three: 1.234.567.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return sign + s
}

// number writes a count in running text: one digit gets a leading zero, as wards
// write "05 người" (document-format.md, A.3); 0 stays 0.
func number[T int | int64](n T) string {
	if n > 0 && n < 10 {
		return "0" + strconv.Itoa(int(n))
	}
	return grouped(int64(n))
}

// figure writes a count with its words: "12 (mười hai)".
func figure(n int64) string { return number(n) + " (" + inWords(n) + ")" }

// money writes an amount in đồng: "85.000.000 đồng".
func money(n int64) string { return grouped(n) + nbsp + "đồng" }

// percent is record.Percent, "-" where there is no whole.
func percent(part, whole int64) string { return cmp.Or(record.Percent(part, whole), "-") }

const (
	nbsp   = "\u00a0"
	dotted = "......"
	// notReported is a number that was asked for and has not come.
	notReported = "chưa báo cáo"
)

// cellCount writes a Count in a table: blank stays empty, zero is 0, what has not
// been reported says so.
func cellCount(c record.Count) string {
	if n, ok := c.Known(); ok {
		return grouped(n)
	}
	if c.IsNotReported() {
		return notReported
	}
	return ""
}
