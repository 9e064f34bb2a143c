package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// Words of the common parts: tables, forms, choosers, questions.
const (
	Filter        = "Lọc danh sách (F3), gõ không dấu cũng được"
	Empty         = "Chưa có gì ở đây. Bấm Thêm (Ctrl+N) để bắt đầu."
	NothingFound  = "Không có dòng nào khớp. Xóa chữ trong ô lọc để xem lại tất cả."
	Required      = "bắt buộc"
	DateHint      = "ngày/tháng/năm"
	DateOrYear    = "ngày/tháng/năm, hoặc chỉ năm"
	CountHint     = "để trống nếu chưa biết; gõ cbc nếu chưa báo cáo"
	ChooseHint    = "gõ để tìm, hoặc F9"
	NoChoice      = "Không có mục nào khớp."
	AddNew        = "Thêm mới: "
	AddParagraph  = "Thêm đoạn"
	LongParagraph = "Đoạn dài quá 1.500 chữ: nên tách làm hai."
	Attention     = "Xin lưu ý"
	Question      = "Xin hỏi lại"
	Unsaved       = "Phiếu đang sửa chưa được lưu.\nLưu lại trước khi rời đi?"
	ReadOnlyTag   = "(chỉ xem)"
)

// AddRow and DropRow are the buttons of a list inside a form.
const (
	AddRow  = "Thêm dòng"
	DropRow = "Bỏ dòng"
	// DropBlock takes away an element with several lines.
	DropBlock = "Bỏ mục này"
)

// Paragraph names a paragraph before its fault.
func Paragraph(n int) string { return "Đoạn " + Number(int64(n)) + ": " }

// PaneBelow stands behind the count of a list whose record is shown further down.
const PaneBelow = " · F6: xem bên dưới"

// Marked tells how many rows are ticked.
func Marked(n int) string { return " · đã đánh dấu " + Number(int64(n)) }

// Words of the choice of a file.
const (
	FilePath    = "tên tệp, hoặc đường dẫn đầy đủ"
	FileTitle   = "Tên"
	FileKind    = "Loại"
	FileFolder  = "thư mục"
	FileFile    = "tệp"
	FolderEmpty = "Thư mục này không có tệp nào dùng được."
	FolderUp    = "Thư mục trên"
)

// Words of an answer, as in a list of criteria.
const (
	AnswerNone   = "Chưa rõ"
	AnswerMet    = "Đạt"
	AnswerNotMet = "Không đạt"
)

// AnswerOf is an answer in words; nothing while nobody has said.
func AnswerOf(a record.Answer) string {
	switch a {
	case record.Yes:
		return AnswerMet
	case record.No:
		return AnswerNotMet
	}
	return ""
}

// Target says how far a target is: met of base units, and what is missing.
func Target(t record.Target, met, base int) string {
	if base == 0 {
		return "chưa có đơn vị nào để tính"
	}
	share := fmt.Sprintf("%s/%s = %s", Number(int64(met)), Number(int64(base)), record.Percent(int64(met), int64(base)))
	goal := Goal(t)
	if t.Reached(met, base) {
		return share + ", đạt chỉ tiêu " + goal
	}
	return fmt.Sprintf("%s, cần thêm %s để đạt %s", share, Number(int64(t.Missing(met, base))), goal)
}

// Goal is the share that a target asks for: "75%".
func Goal(t record.Target) string {
	return strings.Replace(record.Percent(int64(t.Met), int64(t.Of)), ",0%", "%", 1)
}

// TargetBase says of what a target's share is taken.
func TargetBase(base string) string {
	if base == record.BaseScope {
		return "trên số đơn vị thuộc diện xét"
	}
	return "trên số đơn vị đã đăng ký"
}

// StepBack goes one step of a longer job back.
const StepBack = "Quay lại"

// Saving a file.
const (
	SaveElsewhere = "Chọn nơi khác…"
	SaveReplace   = "Ghi đè"
)

// SaveOver asks whether a file that is there is to be replaced.
func SaveOver(path string) string {
	return "Đã có tệp này:\n" + path + "\nGhi đè thì bản cũ mất. Muốn giữ cả hai, bấm Thôi rồi lưu với tên khác."
}

// FileKinds names the files that a dialog of the system shows.
func FileKinds(exts []string) string {
	if len(exts) == 1 && exts[0] == ".sopt" {
		return "Sổ phong trào (.sopt)"
	}
	list := ""
	for i, e := range exts {
		if i > 0 {
			list += ", "
		}
		list += e
	}
	return "Tệp " + list
}
