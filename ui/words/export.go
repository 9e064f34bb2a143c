package words

import (
	"fmt"
	"strings"
	"unicode"

	"sophongtrao/store/record"
)

// Lists that leave the book.
const (
	ExportTitle = "Xuất danh sách"
	ExportWhole = "Đủ các cột, cả danh sách, để sửa trong Excel rồi nhập lại"
	ExportXLSX  = "Excel (.xlsx)"
	ExportCSV   = "CSV"
	ExportCare  = "Tệp lưu ra có thể có thông tin cá nhân, không còn được sổ bảo vệ: giữ như giữ sổ giấy. Nhật ký có ghi lần xuất này."
)

// ExportAbout says what will be written.
func ExportAbout(title string, n int) string {
	return fmt.Sprintf("«%s»: %s dòng đang hiện, đúng cột và thứ tự trên màn hình.", title, Number(int64(n)))
}

// ListFile names the file of a list in letters that every system takes.
func ListFile(title string, day record.Date, ext string) string {
	w := strings.Fields(record.Fold(title))
	return fmt.Sprintf("%s_%04d-%02d-%02d%s", strings.Join(w[:min(len(w), 6)], "-"), day.Y, day.M, day.D, ext)
}

// ListFoot stands at the foot of a list: whose it is, of which day; a practice book says so.
func ListFoot(v *record.View, day record.Date) string {
	foot := v.Committee().NameOn(day).Name + ", " + AsOfDay(day)
	if v.Settings().Practice {
		foot = Practice + " - " + foot
	}
	return foot
}

// AsOfDay is of which day a list is.
func AsOfDay(day record.Date) string { return "tính đến ngày " + day.String() }

// Plain is a text of the screen as a file has it: a telephone number without its blanks.
func Plain(s string) string {
	if s == "" || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && r != ' ' }) {
		return s
	}
	if digits := strings.ReplaceAll(s, " ", ""); len(digits) >= 10 && digits[0] == '0' {
		return digits
	}
	return s
}
