package words

import (
	"fmt"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// The register of documents and the report window.
const (
	DocumentsTitle = "Văn bản"
	DocumentsThing = "văn bản"

	DocType    = "Loại"
	DocTitle   = "Trích yếu"
	DocSymbol  = "Số, ký hiệu"
	DocDate    = "Ngày"
	DocState   = "Trạng thái"
	DocSigner  = "Người ký"
	DocSent    = "Ngày gửi"
	DocReason  = "Lý do hủy"
	DocFigures = "Số liệu đã chốt"

	NewPaper   = "Lập văn bản"
	OpenPaper  = "Xem bản đã ban hành"
	EditPaper  = "Mở dự thảo"
	IssueVerb  = "Ban hành"
	VoidVerb   = "Hủy văn bản"
	SentVerb   = "Ghi ngày gửi"
	SavePDF    = "Lưu PDF"
	PrintVerb  = "In"
	SaveDraft  = "Lưu dự thảo"
	BackVerb   = "Trở ra"
	SavedAs    = "Đã lưu bản PDF: "
	SentToday  = "Ngày gửi cấp trên"
	IssueTitle = "Ban hành văn bản"
	IssueHint  = "Văn bản được cấp số kế tiếp trong năm, chốt số liệu và bản in. Sau đó không sửa được nữa; sai thì hủy và lập văn bản khác."
	IssueDate  = "Ngày văn bản"
	VoidHint   = "Văn bản hủy vẫn giữ số và bản in; số đó không dùng lại."

	PaperKind    = "Loại giấy"
	PaperTeam    = "Tổ tự quản"
	PaperArea    = "Khu dân cư"
	PaperScope   = "Phạm vi"
	ScopeAll     = "Tất cả các tổ"
	ScopeArea    = "Một khu dân cư"
	ScopeTeam    = "Một tổ"
	PaperAsOf    = "Tính đến ngày"
	PaperRule    = "Kỳ báo cáo"
	PaperYear    = "Năm"
	PaperMeeting = "Cuộc họp"
	PaperSite    = "Điểm mô hình"
	PaperColumns = "Cột in"
	PaperLayout  = "Mẫu cột"
	SaveLayout   = "Lưu mẫu cột…"
	LayoutName   = "Tên mẫu cột"
	ColumnUp     = "Lên"
	ColumnDown   = "Xuống"

	Problems     = "Cần xem trước khi in"
	NoProblems   = "Không thiếu gì."
	Sentences    = "Câu chữ của báo cáo"
	SentenceHint = "Sửa câu nào thì câu đó được giữ trong dự thảo; xóa trắng để bỏ câu."
	Restore      = "Lấy lại câu của máy"

	ZoomWidth = "Vừa chiều rộng"
	ZoomPage  = "Vừa trang"
	PrevPage  = "Trang trước"
	NextPage  = "Trang sau"
)

// PageOf is the page counter of the preview.
func PageOf(page, of int) string {
	return fmt.Sprintf("Trang %s/%s", Number(int64(page)), Number(int64(of)))
}

// ZoomPercent writes a zoom.
func ZoomPercent(percent int) string { return fmt.Sprintf("%d%%", percent) }

// State names the state of a document.
func State(s record.State) string {
	switch s {
	case record.Issued:
		return "Đã ban hành"
	case record.Void:
		return "Đã hủy"
	}
	return "Dự thảo"
}

// IssuedAs is shown after issuing.
func IssuedAs(symbol string) string { return "Đã ban hành: số " + symbol }

// IssueBlocked says why a paper cannot be issued.
func IssueBlocked(n int) string {
	return fmt.Sprintf("Chưa ban hành được: còn %d chỗ phải sửa ở danh sách bên trái.", n)
}

// Problem is one line of the pre-flight list; field is the field's label, "" if the
// page has none.
func Problem(p paper.Problem, field, label string) string {
	where := ""
	if label != "" {
		where = " - " + label
	}
	if field != "" {
		where += " (" + field + ")"
	}
	switch p.Kind {
	case paper.MissingGlyph:
		return fmt.Sprintf("Phông chữ không có chữ «%c» (U+%04X)%s: %s", p.Rune, p.Rune, where, short(p.Text))
	case paper.EmptyField:
		return "Còn trống" + where + around(p.Text)
	}
	return "Chữ dài hơn ô, bị ngắt giữa chừng" + where + ": " + short(p.Text)
}

func around(s string) string {
	if s == "" {
		return ""
	}
	return ": " + short(s)
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
