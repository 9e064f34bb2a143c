package words

import "strings"

// The page of the steering committee.
const (
	SeatsTitle = "Ban Chỉ đạo"
	SeatsThing = "người"
	SeatNew    = "Thêm thành viên Ban Chỉ đạo"
	SeatEdit   = "Sửa thành viên Ban Chỉ đạo"
	SeatPick   = "Chọn một người ở danh sách bên trái, hoặc bấm Thêm (Ctrl+N)."

	SeatBody = "Ban, tổ"
	SeatName = "Họ và tên"
	SeatPost = "Chức vụ, cơ quan"
	SeatRole = "Chức danh"
	SeatFrom = "Từ ngày"
	SeatTo   = "Đến ngày"
	SeatTime = "Thời gian"

	SectionSeatDecision = "Quyết định kiện toàn"
	SeatFormerHint      = "Người thôi tham gia: ghi ngày thôi, không xóa, để sổ còn biết từng thời kỳ."

	SeatLeads     = "Cuộc họp, văn bản của Ban Chỉ đạo"
	SeatLeadsNone = "Chưa có cuộc họp, văn bản nào có chữ Ban Chỉ đạo ở tên."
	SeatLeadDay   = "Ngày"
	SeatLeadWhat  = "Tên, trích yếu"
	SeatLeadKind  = "Loại"
)

// NoHead warns of bodies in which nobody has the first role today.
func NoHead(role string, bodies []string) string {
	if len(bodies) == 0 {
		return ""
	}
	return "Chưa có " + role + ": " + strings.Join(bodies, "; ") + "."
}
