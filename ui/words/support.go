package words

import (
	"fmt"
	"strings"
	"time"

	"sophongtrao/store"
)

// The support package.
const (
	SupportTitle    = "Gói hỗ trợ"
	SupportNote     = "Dưới đây là toàn bộ những gì sẽ nằm trong gói. Không có họ tên, địa chỉ, tên tệp, nội dung nào của sổ. Xem xong, bấm Ghi gói rồi gửi tệp đó cho người hỗ trợ."
	SupportWrite    = "Ghi gói"
	SupportMade     = "Lập lúc"
	SupportProgram  = "Chương trình"
	SupportSystem   = "Máy"
	SupportSize     = "Cỡ tệp sổ"
	SupportFault    = "Sổ không mở được, mã"
	SupportChecked  = "Kiểm tra toàn bộ sổ"
	SupportCounts   = "Số mục trong sổ"
	SupportSettings = "Thiết lập (chỉ số và công tắc, không có chữ)"
	SupportNothing  = "(không có gì)"
)

// SupportWritten tells where a package lies.
func SupportWritten(path string) string { return "Đã ghi gói hỗ trợ: " + path }

// Bytes writes the size of a file.
func Bytes(n int64) string {
	if n < 10<<20 {
		return Number((n+1023)/1024) + " KB"
	}
	return Number((n+1<<20-1)>>20) + " MB"
}

// CheckLine is the result of a check of the whole book in one line.
func CheckLine(r store.Report, at time.Time) string {
	var s strings.Builder
	fmt.Fprintf(&s, "lúc %s, bản %d, %s lần ghi, ", Clock(at.Local()), r.Schema, Number(int64(r.Seq)))
	if len(r.Findings) == 0 {
		return s.String() + "không thấy sai sót"
	}
	fmt.Fprintf(&s, "%s chỗ sai", Number(int64(len(r.Findings))))
	return s.String()
}
