package words

import (
	"fmt"
	"strings"
)

// The dialog in front of a printer.
const (
	PrintTitle   = "In ra giấy"
	PrintWhere   = "Máy in"
	PrintCopies  = "Số bản"
	PrintPages   = "Trang"
	PrintAll     = "Tất cả; hoặc 1-3, 5"
	PrintSides   = "Mặt giấy"
	PrintRight   = "Dịch sang phải (mm)"
	PrintDown    = "Dịch xuống dưới (mm)"
	PrintOffset  = "Chữ in ra bị lệch thì ghi số mm cần dịch; số âm là sang trái, lên trên. Mỗi máy in nhớ một kiểu."
	PrintView    = "Mở bản PDF"
	PrintShell   = "In nhờ phần mềm PDF"
	PrintNow     = "In (Enter)"
	Printing     = "Đang gửi tới máy in: "
	DefaultMark  = " (mặc định)"
	SidesAsSet   = "Như máy in đang đặt"
	SidesOne     = "Một mặt"
	SidesLong    = "Hai mặt, lật cạnh dài"
	SidesShort   = "Hai mặt, lật cạnh ngắn"
	PrintBadAny  = "Chưa in. "
	PrintBadN    = "Số bản là từ 1 đến 99."
	PrintBadDist = "Độ dịch là số mm, từ -20 đến 20, ví dụ 1,5."
)

// PrintBadPages says which pages can be chosen.
func PrintBadPages(of int) string {
	return fmt.Sprintf("Văn bản có %d trang; ghi số trang như 1-3, 5, hoặc để trống để in tất cả.", of)
}

// Printed is said when the printer has taken a paper.
func Printed(printer string, pages, copies int) string {
	if copies == 1 {
		return fmt.Sprintf("Đã gửi %d trang tới máy in %s.", pages, printer)
	}
	return fmt.Sprintf("Đã gửi %d bản, mỗi bản %d trang, tới máy in %s.", copies, pages, printer)
}

// Millimetres reads a distance as a clerk writes it: "1,5", "-2". false if it is none.
func Millimetres(s string) (mm float64, ok bool) {
	if s = strings.ReplaceAll(strings.TrimSpace(s), ",", "."); s == "" {
		return 0, true
	}
	var rest string
	n, _ := fmt.Sscanf(s+" ", "%f%s", &mm, &rest)
	return mm, n == 1 && mm >= -20 && mm <= 20
}

// MillimetresText writes one; nothing for none.
func MillimetresText(mm float64) string {
	if mm == 0 {
		return ""
	}
	return strings.ReplaceAll(fmt.Sprint(mm), ".", ",")
}

// Looking for a text in a paper.
const (
	FindInPaper = "Tìm (F3)"
	FindNothing = "Không thấy"
)

// FoundAt says where the reader is among the places found.
func FoundAt(at, of int) string { return fmt.Sprintf("%d/%d", at, of) }
