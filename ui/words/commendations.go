package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// The page of commendations.
const (
	CommendationsTitle = "Khen thưởng"
	CommendationsThing = "trường hợp"
	CommendNew         = "Thêm đề nghị khen thưởng"
	CommendEdit        = "Sửa đề nghị khen thưởng"
	CommendPick        = "Chọn một trường hợp ở danh sách bên trái, hoặc bấm Thêm (Ctrl+N)."

	CommendType     = "Đối tượng khen"
	CommendWho      = "Đối tượng"
	CommendName     = "Tên tập thể, cá nhân"
	CommendSubject  = "Có trong sổ là"
	CommendMerit    = "Thành tích"
	CommendYear     = "Năm"
	CommendAward    = "Hình thức khen"
	CommendLevel    = "Cấp khen"
	CommendProposed = "Ngày đề nghị"
	CommendProposal = "Tờ trình"
	CommendPapers   = "Hồ sơ đã có"
	CommendDeclined = "Ngày có tin không được khen"
	CommendState    = "Kết quả"
	CommendMissing  = "Hồ sơ"
	CommendSubjHint = "Chọn người, tổ, điểm, khu dân cư, đơn vị có trong sổ; bỏ trống nếu không có."
	CommendNameHint = "Ghi đúng như in trên giấy khen."

	SectionProposal = "Đề nghị, hồ sơ"
	SectionDecision = "Quyết định"

	PendingAwards     = "Đề nghị chưa có kết quả"
	PendingAwardsNone = "Không có đề nghị nào đang chờ."

	DecideVerb    = "Ghi quyết định"
	DecideNothing = "Không có dòng nào chờ quyết định. Bấm phím cách để đánh dấu các dòng cần ghi, hoặc chọn một dòng."
	DecideEmpty   = "Chưa ghi gì về quyết định."
)

// DecideTitle is the head of the form that decides several proposals.
func DecideTitle(n int) string {
	return fmt.Sprintf("Ghi một quyết định cho %s trường hợp", Number(int64(n)))
}

// DecideFor lists who the decision is about.
func DecideFor(names []string) string { return "Ghi cho: " + strings.Join(names, "; ") + "." }

// CommendStateOf is how far a commendation has come.
func CommendStateOf(c *record.Commendation) string {
	switch {
	case !c.Decision.IsZero():
		return "Đã khen: " + DecisionText(c.Decision.Number, c.Decision.Date.String(), "")
	case !c.Declined.IsZero():
		return "Không được khen"
	case !c.Proposed.IsZero():
		return "Đã đề nghị " + c.Proposed.String()
	}
	return "Chưa đề nghị"
}

// CommendShort is CommendStateOf in a list.
func CommendShort(c *record.Commendation) string {
	switch {
	case !c.Decision.IsZero():
		return "đã khen"
	case !c.Declined.IsZero():
		return "không được"
	case !c.Proposed.IsZero():
		return "đã đề nghị"
	}
	return "chưa đề nghị"
}

// PapersLine says whether the file of a commendation is complete.
func PapersLine(missing int) string {
	if missing == 0 {
		return "đủ"
	}
	return fmt.Sprintf("thiếu %d", missing)
}

// AwardWarn is what asks for a second look: the same one commended before in the year,
// and papers that are missing. It stops nobody.
func AwardWarn(repeats, missing []string) string {
	var lines []string
	if len(repeats) > 0 {
		lines = append(lines, "Trong năm đã có: "+strings.Join(repeats, "; ")+". Xem lại có khen trùng không.")
	}
	if len(missing) > 0 {
		lines = append(lines, "Hồ sơ còn thiếu: "+strings.Join(missing, "; ")+".")
	}
	return strings.Join(lines, "\n")
}
