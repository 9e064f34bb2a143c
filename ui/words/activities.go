package words

import "strings"

// The page of activities.
const (
	ActivitiesTitle = "Hoạt động"
	ActivitiesThing = "hoạt động"
	ActivityNew     = "Thêm hoạt động"
	ActivityEdit    = "Sửa hoạt động"
	ActivityPick    = "Chọn một hoạt động ở danh sách bên trái, hoặc bấm Thêm (Ctrl+N)."

	ActivityDay      = "Ngày"
	ActivityType     = "Loại hoạt động"
	ActivityTitle    = "Tên hoạt động"
	ActivityStart    = "Ngày, hoặc từ ngày"
	ActivityEnd      = "Đến ngày"
	ActivityArea     = "Khu dân cư"
	ActivityPlace    = "Địa điểm"
	ActivityLead     = "Đơn vị chủ trì"
	ActivityChannel  = "Hình thức"
	ActivityCampaign = "Gắn với cuộc vận động"
	ActivityResult   = "Kết quả, ghi chú"
	ActivityFigures  = "Số liệu"

	SectionFigures    = "Số liệu"
	SectionActMoney   = "Kinh phí"
	ActivityPickType  = "Chọn loại hoạt động ở trên: phần này chỉ hiện các ô hợp với loại đó."
	ActivityOnlyCount = "Chỉ ghi con số. Không ghi tên, hoàn cảnh người được cảm hóa, giáo dục, giúp tái hòa nhập, và các bên hòa giải."

	ActivityPeriod  = "Kỳ"
	ActivityAll     = "Tất cả"
	ActivityYear    = "Năm"
	ActivityKinds   = "Cộng theo loại hoạt động"
	ActivityKindsNo = "Không có hoạt động nào trong kỳ."
	ActivityNumber  = "hoạt động"
	ActivitySum     = "Cộng"
	ActivityLate    = "Chưa báo cáo"
	MoneyUnit       = "đồng"

	SumSessions = "Buổi"
	SumReached  = "Lượt người"
	SumHelped   = "Người được giúp"
	SumMoney    = "Tiền (đồng)"
)

// Figure names a count of an activity in the form, Short under a list.
type Figure struct{ Long, Short string }

// Figures of an activity, by the field of the record. What helped and improved count
// depends on the kind.
var Figures = map[string]Figure{
	"sessions":  {"Số buổi", "buổi"},
	"reached":   {"Lượt người dự", "lượt người"},
	"materials": {"Tài liệu, tin bài, tờ rơi", "tài liệu"},
	"helped":    {"Số người được giúp", "người được giúp"},
	"improved":  {"Trong đó tiến bộ, có việc làm", "tiến bộ, có việc làm"},
	"disputes":  {"Số vụ hòa giải", "vụ hòa giải"},
	"settled":   {"Trong đó hòa giải thành", "vụ thành"},
}

// FigureShort writes a count with its name: "3 buổi".
func FigureShort(field, count string) string {
	if count == "" {
		return ""
	}
	if count == NotReported {
		return Figures[field].Short + ": " + count
	}
	return count + " " + Figures[field].Short
}

// SumLine joins sums under a list.
func SumLine(parts []string) string { return "Cộng: " + strings.Join(parts, " · ") }
