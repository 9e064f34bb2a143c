package forms

import (
	"fmt"
	"strconv"

	"sophongtrao/store/record"
)

// longDate writes a date as papers do: day below 10 and months 1 and 2 with a
// leading zero, months 3 to 9 without (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II,
// khoản 4). A date known to the month or the year says no more than that. Each
// number is bound to its word.
func longDate(d record.Date) string {
	year := "năm" + nbsp + strconv.Itoa(int(d.Y))
	switch {
	case d.IsZero():
		return ""
	case d.M == 0:
		return year
	case d.D == 0:
		return "tháng" + nbsp + monthText(int(d.M)) + " " + year
	}
	return fmt.Sprintf("ngày%s%02d tháng%s%s %s", nbsp, d.D, nbsp, monthText(int(d.M)), year)
}

func monthText(m int) string {
	if m < 3 {
		return "0" + strconv.Itoa(m)
	}
	return strconv.Itoa(m)
}

// blanks is the room for a number that is written in by hand.
const blanks = nbsp + nbsp + nbsp + nbsp + nbsp + nbsp

// blankDate leaves room for day and month.
func blankDate(year int) string {
	return "ngày" + blanks + "tháng" + blanks + "năm" + nbsp + strconv.Itoa(year)
}

// clock writes a time of day: "08 giờ 00 phút".
func clock(m record.Moment) string {
	return fmt.Sprintf("%02d%sgiờ%s%02d%sphút", m.H, nbsp, nbsp, m.Min, nbsp)
}

// onDay writes a date after a verb: "ngày 05/02/2026", "tháng 02/2026", "năm 2026".
func onDay(d record.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.M == 0:
		return "năm" + nbsp + d.String()
	case d.D == 0:
		return "tháng" + nbsp + d.String()
	}
	return "ngày" + nbsp + d.String()
}
