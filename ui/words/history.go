package words

import (
	"fmt"

	"sophongtrao/store"
)

// The page of the history.
const (
	HistoryTitle   = "Nhật ký"
	HistoryThing   = "việc đã ghi"
	HistoryAt      = "Lúc"
	HistoryWho     = "Người làm"
	HistoryWhat    = "Việc"
	HistoryRecords = "Những mục đã đổi"
	HistoryBefore  = "Trước"
	HistoryAfter   = "Sau"
	HistoryMore    = "Xem thêm việc cũ hơn"
	HistoryErased  = "(đã xóa theo luật)"
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
			return "hoàn tác: " + Op(op)
		}
		return "làm lại: " + Op(op)
	case store.OpMigrate:
		return "đưa sổ lên bản mới"
	case store.OpCreate:
		return fmt.Sprintf("lập sổ với %s mục", Number(int64(e.Op.N)))
	}
	return Op(e.Op)
}
