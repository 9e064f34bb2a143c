package words

import "sophongtrao/store/record"

// The page of rounds of consultation.
const (
	RoundsTitle    = "Đợt hiệp thương"
	RoundsThing    = "đợt hiệp thương"
	RoundTitle     = "Tên đợt hiệp thương"
	RoundPeople    = "Số người"
	RoundNext      = "Bước tiếp theo"
	RoundSteps     = "Các bước"
	RoundStepCol   = "Bước"
	RoundWhat      = "Đã làm"
	RoundOpen      = "Chưa làm"
	RoundSkipped   = "Không ghi"
	RoundDropped   = "Đã dừng"
	RoundDroppedOn = "Dừng đợt này từ ngày"
	RoundPick      = "Chọn một đợt hiệp thương để xem các bước."
	RoundNew       = "Thêm đợt hiệp thương"
	RoundEdit      = "Sửa đợt hiệp thương"
	RoundStructure = "Cơ cấu, tiêu chuẩn"
	RoundPerson    = "Người trong sổ"
	RoundBy        = "Nơi giới thiệu"
	RoundListedOn  = "Chốt danh sách ngày"
	RoundPapers    = "Hội nghị và tờ trình"
	RoundMeeting   = "Hội nghị hiệp thương"
	RoundRequest   = "In tờ trình"
	RoundNobody    = "Danh sách dự kiến chưa có ai. Hãy ghi danh sách dự kiến rồi lập hội nghị."
)

// RoundStepName names a step of a round.
func RoundStepName(s record.RoundStep) string {
	switch s {
	case record.RoundPlan:
		return "Kế hoạch"
	case record.RoundList:
		return "Danh sách dự kiến"
	case record.RoundPeople:
		return "Họp nhân dân"
	case record.RoundConsultation:
		return "Hội nghị hiệp thương"
	case record.RoundProposal:
		return "Tờ trình"
	case record.RoundDecision:
		return "Quyết định công nhận"
	}
	return "Đã xong"
}

// RoundListed says when the expected list was agreed.
func RoundListed(n int, on record.Date) string {
	return Number(int64(n)) + " người, chốt ngày " + on.String()
}

// RoundFacts is a round in short.
func RoundFacts(r *record.Round) string {
	text := "Bước tiếp theo: " + RoundStepName(r.Next()) + "."
	if r.Next() == record.RoundDone {
		text = "Đã có quyết định công nhận."
	}
	if !r.Dropped.IsZero() {
		text = "Đã dừng từ ngày " + r.Dropped.String() + "."
	}
	if r.Structure != "" {
		text += "\n" + r.Structure
	}
	return text
}
