package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// Fault is the sentence shown beside a field.
func Fault(e record.FieldError) string {
	switch e.Fault {
	case record.FaultTooMany:
		return fmt.Sprintf("Nhiều nhất là %s.", Number(int64(e.Limit)))
	case record.FaultLong:
		return fmt.Sprintf("Dài quá: nhiều nhất %s chữ.", Number(int64(e.Limit)))
	case record.FaultVotes:
		return fmt.Sprintf("Số phiếu nhiều hơn số người có mặt (%s).", Number(int64(e.Limit)))
	case record.FaultSum:
		return fmt.Sprintf("Các phần cộng lại phải bằng %s.", Number(int64(e.Limit)))
	}
	for _, x := range unitFaults {
		if x.fault == e.Fault && strings.HasPrefix(e.Field, "years[") && strings.HasSuffix(e.Field, x.field) {
			return x.says
		}
	}
	if s, ok := faults[e.Fault]; ok {
		return s
	}
	return "Chưa đúng. (mã " + string(e.Fault) + ")"
}

// unitFaults are the faults of a unit's year for which the general words say the wrong
// thing.
var unitFaults = []struct {
	field string
	fault record.Fault
	says  string
}{
	{"].proposed", record.FaultOrder, "Ngày đề nghị đứng trước ngày đăng ký."},
	{"].refused", record.FaultTwice, "Đã có quyết định công nhận: chỉ ghi một trong hai."},
	{"].withdrawn.number", record.FaultOrder, "Chưa có quyết định công nhận thì không có gì để thu hồi."},
	{"].withdrawn.date", record.FaultOrder, "Ngày thu hồi đứng trước ngày công nhận."},
}

var faults = map[record.Fault]string{
	record.FaultEmpty:     "Chưa nhập. Ô này bắt buộc.",
	record.FaultDate:      "Ngày không có thật. Gõ ngày/tháng/năm, ví dụ 05/02/2026.",
	record.FaultOrder:     "Ngày kết thúc đứng trước ngày bắt đầu.",
	record.FaultFuture:    "Ngày xa quá trong tương lai.",
	record.FaultTwice:     "Người này đã ở trong tổ vào thời gian đó.",
	record.FaultNumber:    "Phải là số không âm, ví dụ 12.",
	record.FaultText:      "Có chữ không đọc được. Xóa và gõ lại.",
	record.FaultUnknown:   "Không có trong danh sách. Bấm F9 để chọn.",
	record.FaultMissing:   "Mục được chọn không còn trong sổ. Bấm F9 để chọn lại.",
	record.FaultUsed:      "Chưa xóa được: nơi khác còn dùng đến.",
	record.FaultSame:      "Đã có tên này rồi. Đặt tên khác.",
	record.FaultLocked:    "Văn bản đã ban hành: không sửa được nữa.",
	record.FaultPhone:     "Không phải số điện thoại. Ví dụ 0912 345 678.",
	record.FaultSensitive: "Đơn vị chưa bật mục thông tin này trong Thiết lập.",
}

// Faults is the line above a form with n fields to mend.
func Faults(n int) string {
	if n == 1 {
		return "Chưa lưu: còn 1 ô cần sửa (chữ đỏ)."
	}
	return fmt.Sprintf("Chưa lưu: còn %d ô cần sửa (chữ đỏ).", n)
}

// FaultElsewhere is a fault that no field on the screen shows: who still refers to a
// record, or a part of it that this form leaves out.
func FaultElsewhere(e record.FieldError) string {
	if kind, ok := kinds[record.Kind(e.Field)]; ok && e.Fault == record.FaultUsed {
		return "Chưa xóa được: còn " + kind + " dùng đến mục này."
	}
	return "Ô không hiện ở đây: " + Fault(e)
}
