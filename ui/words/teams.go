package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// The page of teams and their members.
const (
	TeamsTitle     = "Tổ tự quản"
	TeamsThing     = "tổ"
	TeamName       = "Tên tổ"
	TeamKind       = "Loại tổ"
	TeamArea       = "Khu dân cư"
	TeamLeader     = "Tổ trưởng"
	TeamMembers    = "Thành viên"
	TeamFounded    = "Ngày thành lập"
	TeamDissolved  = "Ngày giải thể"
	TeamHouseholds = "Số hộ phụ trách"
	TeamSites      = "Phục vụ điểm mô hình"
	TeamSite       = "Điểm mô hình"
	TeamNew        = "Thêm tổ tự quản"
	TeamEdit       = "Sửa tổ tự quản"
	TeamPick       = "Chọn một tổ ở danh sách bên trái để xem thành viên."
	NoLeader       = "khuyết tổ trưởng"
	AsOf           = "Tính đến ngày"
	AsOfShort      = "Tính đến"

	MembersThing = "thành viên"
	MemberAdd    = "Thêm thành viên"
	MemberNew    = "Thêm thành viên vào"
	MemberEdit   = "Sửa thành viên của"
	MemberName   = "Họ và tên"
	MemberRole   = "Nhiệm vụ"
	MemberFrom   = "Từ ngày"
	MemberTo     = "Đến ngày"
	MemberHow    = "Cách cử ra"
	MemberBy     = "Đơn vị giới thiệu"
	MemberVote   = "Cuộc hiệp thương"
	MemberNote   = "Ghi chú"
	MemberEmpty  = "Tổ chưa có thành viên vào ngày này. Bấm Thêm thành viên."

	PersonBirth     = "Ngày hoặc năm sinh"
	PersonSex       = "Giới tính"
	PersonAddress   = "Nơi ở"
	PersonArea      = "Ở khu dân cư"
	PersonPhone     = "Điện thoại"
	PersonHome      = "Quê quán"
	PersonWork      = "Nghề nghiệp, chức vụ"
	PersonSchooling = "Học vấn"
	PersonTraining  = "Chuyên môn"
	PersonPolitical = "Lý luận chính trị"
	PersonRespected = "Là người có uy tín"
	PersonEthnicity = "Dân tộc"
	PersonReligion  = "Tôn giáo"
	PersonParty     = "Là đảng viên"
	PersonPartyDate = "Ngày vào Đảng"
	PersonSort      = "Tên để sắp xếp"
	PersonSortHint  = "chỉ điền khi tên gọi không phải chữ cuối"
	PersonSection   = "Thông tin người này"
	MemberSection   = "Nhiệm vụ trong tổ"
	PersonFound     = "Người đã có trong sổ: chọn ở danh sách hiện ra. Chưa có: gõ đủ họ tên rồi Enter."
	BirthYear       = "Năm sinh"
)

// MembersOn heads the list of members.
func MembersOn(team, day string) string {
	return fmt.Sprintf("%s · thành viên đến %s", team, day)
}

// Copied is the name of a copied record.
func Copied(name string) string { return name + " (bản sao)" }

// Born says when a person was born, for telling people of one name apart.
func Born(date, where string) string {
	if date != "" {
		date = "sinh " + date
	}
	return NameList(date, where)
}

// Words of what is missing in a team.
const (
	TeamLook  = "Cần xem lại"
	TeamApart = "ngoài tổng số"
	TeamCount = "Số người"
)

// TeamChoice is what the list of teams is narrowed to.
type TeamChoice string

// The choices.
const (
	TeamsOwn   TeamChoice = "own"
	TeamsLook  TeamChoice = "look"
	TeamsApart TeamChoice = "apart"
	TeamsAll   TeamChoice = "all"
)

// TeamChoices are the choices in their order.
var TeamChoices = []TeamChoice{TeamsOwn, TeamsLook, TeamsApart, TeamsAll}

// TeamChoiceName names a choice.
func TeamChoiceName(c TeamChoice) string {
	switch c {
	case TeamsOwn:
		return "tổ tự quản"
	case TeamsLook:
		return "tổ cần xem lại"
	case TeamsApart:
		return "tổ bảo vệ ANTT"
	}
	return "tất cả"
}

// TeamLacks tells what is missing or double in a team; that nobody leads it stands in
// the place of the leader.
func TeamLacks(of []record.Lack) string {
	var parts []string
	elsewhere := 0
	for _, l := range of {
		switch l {
		case record.LackMembers:
			parts = append(parts, "chưa có ai")
		case record.LackTwoLeaders:
			parts = append(parts, "trùng tổ trưởng")
		case record.LackTwoTeams:
			elsewhere++
		}
	}
	if elsewhere > 0 {
		parts = append(parts, fmt.Sprintf("%d người ở nhiều tổ", elsewhere))
	}
	return strings.Join(parts, ", ")
}

// TeamYear tells in which trainings and rounds of consultation a team took part in the
// year of a day; "" for none.
func TeamYear(v *record.View, t *record.Team, day record.Date) string {
	var lines []string
	for m := range v.Meetings.All() {
		for _, a := range m.Attendance {
			if a.Team == t.ID && m.Start.Date.Y == day.Y {
				line := "Tập huấn " + m.Start.Date.String() + ": " + m.Title
				if n := Count(a.Present); n != "" {
					line += " (" + n + " người dự)"
				}
				lines = append(lines, line)
			}
		}
	}
	for r := range v.Rounds.All() {
		if candidate(r, t.ID) && (r.Plan.Date.Y == day.Y || r.Decision.Date.Y == day.Y || r.Listed.Y == day.Y) {
			lines = append(lines, "Hiệp thương: "+r.Title+" - "+RoundStepName(r.Next()))
		}
	}
	return strings.Join(lines, "\n")
}

func candidate(r *record.Round, team record.ID) bool {
	for _, c := range r.Candidates {
		if c.Team == team {
			return true
		}
	}
	return false
}

// Words of what a person agreed to (Luật 91/2025/QH15).
const (
	PersonConsents   = "Sự đồng ý của người này"
	ConsentPurpose   = "Để làm gì"
	ConsentDate      = "Ngày"
	ConsentForm      = "Cách đồng ý"
	ConsentWithdrawn = "Rút lại ngày"
)

// Named is a code with its name.
type Named struct{ Code, Name string }

// What a person agrees to, and how.
var (
	ConsentPurposes = []Named{{"list", "Lập danh sách thành viên"}, {"send", "In, gửi danh sách cho cấp trên"}, {"contact", "Liên hệ công việc"}}
	ConsentForms    = []Named{{"paper", "Bằng văn bản"}, {"in-person", "Trực tiếp"}}
)

// NameOf is the name of a code; the code itself if it has none.
func NameOf(list []Named, code string) string {
	for _, x := range list {
		if x.Code == code {
			return x.Name
		}
	}
	return code
}
