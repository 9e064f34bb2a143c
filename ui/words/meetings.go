package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// The page of meetings.
const (
	MeetingsTitle = "Cuộc họp"
	MeetingsThing = "cuộc họp"

	MeetingType      = "Loại cuộc họp"
	MeetingTitle     = "Tên cuộc họp"
	MeetingStart     = "Bắt đầu"
	MeetingEnd       = "Kết thúc"
	MeetingPlace     = "Địa điểm"
	MeetingArea      = "Khu dân cư"
	MeetingSummoned  = "Triệu tập"
	MeetingPresent   = "Có mặt"
	MeetingAbsent    = "Vắng"
	MeetingAgreed    = "Số người nhất trí biên bản"
	MeetingCopies    = "Số bản biên bản"
	MeetingMethod    = "Cách biểu quyết"
	MomentHint       = "giờ và ngày, ví dụ 8:00 5/2/2026"
	MomentWrong      = "Gõ giờ và ngày, ví dụ 8:00 5/2/2026; hoặc chỉ ngày."
	OfficerTitle     = "Ông/Bà"
	OfficerName      = "Họ và tên"
	OfficerPost      = "Chức vụ"
	GroupName        = "Thành phần"
	GroupPresent     = "Số người"
	GroupGuest       = "Khách mời"
	AbsenceWho       = "Người vắng"
	AbsenceExcused   = "Có lý do"
	AbsenceReason    = "Lý do"
	AgendaTitle      = "Nội dung"
	AgendaCourse     = "Diễn biến, ý kiến"
	VoteName         = "Người được giới thiệu"
	VoteTeam         = "Vào tổ"
	VoteRole         = "Chức danh"
	VoteAgree        = "Đồng ý"
	VoteDisagree     = "Không đồng ý"
	VoteOther        = "Ý kiến khác"
	VoteShare        = "Tỷ lệ"
	TaskWhat         = "Việc giao"
	TaskOwner        = "Người, đơn vị làm"
	TaskDue          = "Hạn"
	TaskDone         = "Xong ngày"
	ConclusionsLabel = "Kết luận"

	MeetingForum      = "Tên diễn đàn"
	MeetingOrganiser  = "Đơn vị tổ chức"
	AddOpinion        = "Thêm ý kiến"
	OpinionTopic      = "Nội dung ý kiến"
	OpinionGroup      = "Nhóm người nêu"
	OpinionGroupHint  = "theo nhóm, ví dụ người dân tổ 5; không ghi tên người"
	OpinionTimes      = "Số lượt"
	OpinionAnswer     = "Trả lời, tiếp thu"
	OpinionOutcome    = "Kết quả"
	OpinionBody       = "Cơ quan trả lời"
	OpinionDue        = "Hạn trả lời"
	OpinionClosed     = "Đã trả lời xong ngày"
	SectionAttendance = "Học viên theo tổ"
	AttendanceTeam    = "Tổ tự quản"
	AttendanceInvited = "Được mời"
	AttendancePresent = "Tham dự"
	CarryTasks        = "Đưa việc chưa xong vào nội dung"
	CarryTitle        = "Kiểm điểm các việc chưa hoàn thành"
	CarryNothing      = "Không còn việc nào chưa xong tính đến ngày họp."

	SectionChair       = "Chủ trì, thư ký"
	SectionPresence    = "Thành phần"
	SectionAbsences    = "Vắng mặt"
	SectionAgenda      = "Nội dung, diễn biến"
	SectionVotes       = "Biểu quyết"
	SectionConclusions = "Kết luận"
	SectionTasks       = "Việc giao"
	ChairLabel         = "Chủ trì"
	SecretaryLabel     = "Thư ký"

	PrintMinutes = "In biên bản"
	AddFromTeam  = "Thêm từ tổ…"
	AddPerson    = "Thêm người…"
	Elect        = "Đưa vào danh sách tổ"
	ElectNobody  = "Không có ai để đưa vào danh sách."
	ChooseTeam   = "Chọn tổ tự quản"
	ChoosePerson = "Chọn người"

	// MeetingBanner stands over the notes (privacy.md, G.4 d).
	MeetingBanner = "Không ghi tin báo, tố giác tội phạm, danh tính người cung cấp tin, nội dung bí mật nhà nước. Chuyển ngay Công an xã."
)

// Cautions are the words that ask for a second look (privacy.md, G.4 e), and Harmless
// the everyday words in which one of them hides.
var (
	Cautions = []string{"tố giác", "tin báo", "đối tượng", "nguồn tin", "mật"}
	Harmless = []string{"mật độ", "mật thiết", "mật ong", "thân mật", "đối tượng thụ hưởng", "đối tượng chính sách"}
)

// Caution is the line shown when such words occur.
func Caution(found []string) string {
	return fmt.Sprintf("Xin xem lại chữ «%s»: nội dung này có thuộc loại phải chuyển Công an xã, không ghi vào sổ?", strings.Join(found, "», «"))
}

// Threshold is the line above the votes: more than over/of of those present.
func Threshold(over, of int, present int64) string {
	if of == 0 {
		return "Chưa đặt tỷ lệ cần đạt trong Thiết lập."
	}
	return fmt.Sprintf("Cần trên %d/%d số người có mặt (%s người).", over, of, Number(present))
}

// AskElect is the question before votes become memberships.
func AskElect(join, below, there, vague []string) string {
	var b strings.Builder
	part := func(head string, names []string) {
		if len(names) > 0 {
			fmt.Fprintf(&b, "%s: %s.\n", head, strings.Join(names, ", "))
		}
	}
	part(fmt.Sprintf("Ghi %d người làm thành viên tổ", len(join)), join)
	part("Chưa đạt hoặc chưa ghi số phiếu", below)
	part("Đã ở trong tổ", there)
	part("Chưa chọn tổ", vague)
	return b.String()
}

// AddItem adds a point of the agenda.
const AddItem = "Thêm nội dung"

// The list and the glance.
const (
	MeetingNew     = "Thêm cuộc họp"
	MeetingEdit    = "Sửa cuộc họp"
	MeetingDay     = "Ngày"
	MeetingMinutes = "Biên bản"
	MeetingPick    = "Chọn một cuộc họp ở danh sách bên trái, hoặc bấm Thêm (Ctrl+N)."
	VoteIn         = "Đã ở tổ"
	VotesNone      = "Cuộc họp này không có biểu quyết về người."
	SaveAnyway     = "Vẫn lưu"
)

// MeetingFacts is a meeting in a few lines.
func MeetingFacts(kind string, m *record.Meeting) string {
	var lines []string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+": "+text)
		}
	}
	when := m.Start.Date.String()
	if m.Start.Set {
		when = fmt.Sprintf("%02d:%02d ngày %s", m.Start.H, m.Start.Min, when)
	}
	add(MeetingType, kind)
	add("Lúc", when)
	add(MeetingPlace, m.Place)
	add(ChairLabel, NameList(m.Chair.Name, m.Chair.Post))
	add(SecretaryLabel, m.Secretary.Name)
	counts := ""
	for _, c := range []struct {
		label string
		n     record.Count
	}{{MeetingSummoned, m.Summoned}, {MeetingPresent, m.Present}, {MeetingAbsent, m.Absent()}} {
		if !c.n.IsZero() {
			counts = NameList(counts, strings.ToLower(c.label)+" "+Count(c.n))
		}
	}
	add(SectionPresence, counts)
	if n := len(m.Agenda); n > 0 {
		add(SectionAgenda, Number(int64(n))+" mục")
	}
	return strings.Join(lines, "\n")
}

// TaskLines are the tasks of a meeting, one a line.
func TaskLines(tasks []record.Assignment) string {
	if len(tasks) == 0 {
		return ""
	}
	lines := []string{SectionTasks + ":"}
	for _, t := range tasks {
		s := "- " + NameList(t.What, t.Owner)
		switch {
		case !t.Done.IsZero():
			s += " (xong " + t.Done.String() + ")"
		case !t.Due.IsZero():
			s += " (hạn " + t.Due.String() + ")"
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

// Unfinished is a line of the agenda about work that is not done.
func Unfinished(d record.Duty, day record.Date) string {
	text := d.What
	if d.Owner != "" {
		text += " (" + d.Owner + ")"
	}
	switch {
	case d.Late(day):
		text += ": hạn " + d.Due.String() + ", quá hạn " + Number(int64(d.Due.Last().DaysUntil(day))) + " ngày"
	case !d.Due.IsZero():
		text += ": hạn " + d.Due.String()
	}
	return text + "."
}
