package words

import (
	"fmt"
	"unicode"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// The page of the history.
const (
	HistoryTitle   = "Nhật ký"
	HistoryThing   = "việc đã ghi"
	HistoryAt      = "Lúc"
	HistoryWho     = "Người làm"
	HistoryWhat    = "Việc"
	HistoryMore    = "Xem thêm việc cũ hơn"
	HistoryErased  = "(đã xóa theo luật)"
	HistoryRevert  = "Hoàn tác bước này"
	HistoryNothing = "Chọn một dòng để xem những gì đã đổi."
)

var changes = map[string]string{
	store.ChangeAdd: "thêm", store.ChangeEdit: "sửa", store.ChangeBin: "bỏ vào thùng rác",
	store.ChangeRestore: "lấy lại từ thùng rác", store.ChangeRemove: "bỏ việc thêm",
}

// Change names what a step did to one record.
func Change(what string) string {
	if s, ok := changes[what]; ok {
		return s
	}
	return "thay đổi"
}

// EntryLine is a step of the history in words.
func EntryLine(e store.Entry) string {
	switch e.Op.Code {
	case store.OpUndo, store.OpRedo:
		op := e.Op
		op.Code = e.Of
		if e.Op.Code == store.OpUndo {
			return "Hoàn tác: " + Op(op)
		}
		return "Làm lại: " + Op(op)
	case store.OpRevert:
		op := e.Op
		op.Code = e.Of
		return "Hoàn tác riêng: " + Op(op)
	case store.OpMigrate:
		return "Đưa sổ lên bản mới"
	case store.OpSalvage:
		return fmt.Sprintf("Cứu sổ từ tệp hỏng: %s mục", Number(int64(e.Op.N)))
	case store.OpInherit:
		return fmt.Sprintf("Khôi phục bản sao lưu, giữ lại %s văn bản ban hành sau bản ấy", Number(int64(e.Op.N)))
	case store.OpCreate:
		return fmt.Sprintf("Lập sổ với %s mục", Number(int64(e.Op.N)))
	}
	if s, ok := note(e.Op); ok {
		return s
	}
	return upperFirst(Op(e.Op))
}

// AskRevert is the question before a step is taken back by itself.
func AskRevert(e store.Entry) string {
	return "Hoàn tác riêng việc này, những việc làm sau vẫn giữ nguyên?\n" + EntryLine(e) + "\nViệc hoàn tác cũng ghi vào nhật ký, và lấy lại được bằng Ctrl+Z."
}

// ChangeLine is one record of a step: "Sửa tổ tự quản: Tổ 5".
func ChangeLine(what string, k record.Kind, label string) string {
	return upperFirst(Change(what)) + " " + Kind(k) + ": " + label
}

// Difference is one field of a record before and after.
func Difference(name, was, is string) string {
	switch {
	case was == "":
		return name + ": " + is
	case is == "":
		return name + ": bỏ «" + was + "»"
	}
	return name + ": «" + was + "» thành «" + is + "»"
}

// MoreChanges stands below the first records of a long step.
func MoreChanges(n int) string { return fmt.Sprintf("… và %s mục nữa.", Number(int64(n))) }

// Moment writes a day with its time.
func Moment(m record.Moment) string {
	if !m.Set {
		return m.Date.String()
	}
	return fmt.Sprintf("%02d:%02d %s", m.H, m.Min, m.Date)
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}

// The page of the bin.
const (
	BinTitle   = "Thùng rác"
	BinThing   = "mục đã xóa"
	BinWhat    = "Tên"
	BinKind    = "Loại"
	BinAt      = "Xóa lúc"
	BinWho     = "Người xóa"
	BinRestore = "Khôi phục (Enter)"
	BinEmpty   = "Thùng rác trống. Mục nào xóa đi sẽ nằm ở đây và khôi phục lại được."
)
