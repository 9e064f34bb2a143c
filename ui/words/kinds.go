package words

import (
	"fmt"
	"strings"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

var kinds = map[record.Kind]string{
	record.KindCommittee:  "thông tin đơn vị",
	record.KindSettings:   "thiết lập",
	record.KindArea:       "khu dân cư",
	record.KindModel:      "mô hình",
	record.KindSite:       "điểm mô hình",
	record.KindTeam:       "tổ tự quản",
	record.KindPerson:     "người",
	record.KindMembership: "thành viên",
	record.KindMeeting:    "cuộc họp",
	record.KindDocument:   "văn bản",

	record.KindUnit:         "đơn vị xét tiêu chuẩn",
	record.KindRound:        "đợt hiệp thương",
	record.KindActivity:     "hoạt động",
	record.KindInspection:   "cuộc kiểm tra",
	record.KindCommendation: "khen thưởng",
	record.KindExemplar:     "điển hình",
	record.KindSeat:         "thành viên Ban Chỉ đạo",
	record.KindFund:         "kinh phí",
	record.KindTask:         "việc",
	record.KindClosing:      "chốt kỳ báo cáo",
}

// Kind names a kind in running text: "tổ tự quản".
func Kind(k record.Kind) string {
	if s, ok := kinds[k]; ok {
		return s
	}
	return "mục"
}

// KindLabel names a kind as the label of a field: "Cuộc kiểm tra".
func KindLabel(k record.Kind) string { return upperFirst(Kind(k)) }

var ops = map[string]string{
	"add": "thêm", "edit": "sửa", "delete": "xóa", "restore": "khôi phục",
	"issue": "ban hành", "void": "hủy", "import": "nhập", "copy": "nhân bản",
	"done": "đánh dấu xong", "undo": "hoàn tác", "redo": "làm lại", "revert": "hoàn tác riêng thay đổi ở",
	"merge": "sáp nhập", "split": "chia tách", "rename": "đổi tên", "create": "lập sổ", "settings": "đổi thiết lập",
	"erase": "xóa dữ liệu cá nhân của",
	"unite": "gộp", "apart": "ghi không phải một người:", "maybe": "xem lại có phải một người:",
	"register": "ghi đăng ký", "propose": "ghi đề nghị công nhận", "recognise": "ghi công nhận",
}

// Op names an operation for undo, redo and the status line: "xóa 3 thành viên",
// "sửa tổ tự quản «Tổ 5»".
func Op(op store.Op) string {
	verb, ok := ops[op.Code]
	if !ok {
		verb = "thay đổi"
	}
	parts := []string{verb}
	if op.N > 1 {
		parts = append(parts, Number(int64(op.N)))
	}
	if op.Kind != "" {
		parts = append(parts, Kind(op.Kind))
	}
	if op.Label != "" {
		parts = append(parts, "«"+op.Label+"»")
	}
	return strings.Join(parts, " ")
}

// Undo and Redo are the labels of the two buttons.
func Undo(op store.Op) string { return "Hoàn tác: " + Op(op) }
func Redo(op store.Op) string { return "Làm lại: " + Op(op) }

// Done is the status line after an undo or redo.
func Undone(op store.Op) string { return "Đã hoàn tác: " + Op(op) }
func Redone(op store.Op) string { return "Đã làm lại: " + Op(op) }

// AskDelete is the question before records go to the bin.
func AskDelete(k record.Kind, labels []string) string {
	if len(labels) == 1 {
		return fmt.Sprintf("Xóa %s «%s»?\nMục này vào thùng rác. Bấm Ctrl+Z để lấy lại.", Kind(k), labels[0])
	}
	return fmt.Sprintf("Xóa %d %s?\nCác mục này vào thùng rác. Bấm Ctrl+Z để lấy lại.", len(labels), Kind(k))
}
