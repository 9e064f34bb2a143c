package words

import (
	"fmt"

	"sophongtrao/store/record"
)

// Group is a group of things to do on the first page: where a duty comes from, or what
// is missing.
type Group string

// The groups that hold things of other groups.
const (
	GroupAll  Group = ""
	GroupLate Group = "late"
)

// GroupTyped holds the forms that were half typed when the program last stopped.
const GroupTyped Group = "Phiếu gõ dở"

// duties are the places where duties come from, in the order of the groups.
var duties = []struct {
	from        record.From
	group, line string
}{
	{record.FromReport, "Báo cáo đến hạn", "Báo cáo"},
	{record.FromEvent, "Lịch công tác năm", "Lịch năm"},
	{record.FromMeeting, "Việc giao ở cuộc họp", "Việc giao"},
	{record.FromTask, "Việc tự ghi", "Việc"},
	{record.FromFinding, "Kiến nghị sau kiểm tra", "Khắc phục"},
	{record.FromInspection, "Cuộc kiểm tra dự kiến", "Kiểm tra"},
	{record.FromOpinion, "Ý kiến chờ trả lời", "Trả lời ý kiến"},
}

var lacks = map[record.Lack]struct{ group, line string }{
	record.LackName:       {"Thông tin đơn vị", "Chưa khai tên đơn vị: văn bản chưa có phần đầu"},
	record.LackSigner:     {"Thông tin đơn vị", "Chưa khai người ký"},
	record.LackDecision:   {"Tiêu chuẩn chưa quyết định", "Chưa có quyết định công nhận"},
	record.LackRegister:   {"Chưa đăng ký tiêu chuẩn", "Chưa đăng ký"},
	record.LackReview:     {"Điểm chưa đánh giá", "Chưa đánh giá"},
	record.LackStep:       {"Đợt hiệp thương dừng lại", "Đợt hiệp thương"},
	record.LackLeader:     {"Tổ khuyết tổ trưởng", "Khuyết tổ trưởng"},
	record.LackMembers:    {"Tổ chưa có thành viên", "Tổ chưa có ai"},
	record.LackTwoLeaders: {"Thành viên trùng", "Có hai tổ trưởng"},
	record.LackTwoTeams:   {"Thành viên trùng", "Ở nhiều tổ cùng lúc"},
	record.LackMinutes:    {"Cuộc họp chưa có biên bản", "Chưa ban hành biên bản"},
	record.LackReturned:   {"Văn bản bị trả lại", "Bị trả lại"},
	record.LackSending:    {"Văn bản chưa gửi", "Chưa ghi ngày gửi"},
	record.LackIssue:      {"Dự thảo chưa ban hành", "Dự thảo"},
	record.LackPapers:     {"Hồ sơ khen thưởng thiếu", "Hồ sơ khen thưởng"},
	record.LackMoney:      {"Chi vượt dự toán", "Chi vượt dự toán"},
	record.LackCleanUp:    {"Dọn dữ liệu cá nhân", ""},
}

// DutyGroup is the group of duties from a place.
func DutyGroup(from record.From) Group { return Group(dutyWords(from).group) }

func dutyWords(from record.From) (w struct {
	from        record.From
	group, line string
}) {
	for _, d := range duties {
		if d.from == from {
			return d
		}
	}
	return w
}

// GapGroup is the group of a lack.
func GapGroup(l record.Lack) Group { return Group(lacks[l].group) }

// Groups are all groups of duties and gaps, in the order shown.
func Groups() (all []Group) {
	all = append(all, GroupTyped)
	for _, d := range duties {
		all = append(all, Group(d.group))
	}
	for _, l := range record.Lacks {
		if g := GapGroup(l); all[len(all)-1] != g {
			all = append(all, g)
		}
	}
	return all
}

// GroupTitle names a group.
func GroupTitle(g Group) string {
	switch g {
	case GroupAll:
		return "Tất cả"
	case GroupLate:
		return "Quá hạn"
	}
	return string(g)
}

// DutyLine is a duty in one line.
func DutyLine(d record.Duty) string {
	if d.From == record.FromReport {
		return DutyWhat(d)
	}
	return lineOf(dutyWords(d.From).line, d.What, d.Owner)
}

// DutySource says where a duty is written down.
func DutySource(from record.From) string { return dutyWords(from).group }

// GapLine is a gap in one line.
func GapLine(g record.Gap) string {
	what, label, note := lacks[g.Lack].line, g.Label, g.Note
	switch g.Lack {
	case record.LackName, record.LackSigner:
		return what
	case record.LackCleanUp:
		return CleanUpLine(g.Sum)
	case record.LackStep:
		note = "bước tiếp theo: " + RoundStepName(g.Step)
	case record.LackPapers:
		note = "thiếu: " + note
	case record.LackMoney:
		note = "vượt " + Number(g.Sum) + " đồng"
	case record.LackReview, record.LackRegister, record.LackDecision:
		note = fmt.Sprintf("năm %d", g.Year)
	}
	return lineOf(what, label, note)
}

func lineOf(what, label, note string) string {
	if label != "" {
		what += ": " + label
	}
	if note != "" {
		what += " (" + note + ")"
	}
	return what
}

// DueIn says how far a due day is: "quá hạn 5 ngày", "hôm nay", "còn 3 ngày".
func DueIn(days int) string {
	switch {
	case days < 0:
		return fmt.Sprintf("quá hạn %d ngày", -days)
	case days == 0:
		return "hạn hôm nay"
	}
	return fmt.Sprintf("còn %d ngày", days)
}

// The first page.
const (
	HomeTitle   = "Việc cần làm"
	HomeThing   = "việc"
	HomeNothing = "Không có việc nào đến hạn và không thiếu gì. Xong việc hôm nay!"
	HomeDue     = "Hạn"
	HomeLeft    = "Còn lại"
	HomeGroup   = "Nhóm việc"
	HomeAll     = "Số việc"
	HomeLate    = "Quá hạn"
	HomeWhat    = "Việc"
	HomeOpen    = "Mở"
	HomeFinish  = "Đánh dấu xong"
	HomeNoUnits = "Chưa có đơn vị nào để tính chỉ tiêu. Ghi đơn vị ở trang Đạt chuẩn ANTT."
	NotTicked   = "Dòng này không đánh dấu xong được. Cuộc kiểm tra xong khi ghi ngày đã kiểm tra, báo cáo xong khi ban hành; " +
		"những thứ còn thiếu tự mất khỏi danh sách khi ghi đủ."
)

// HomeTargets heads the gauges.
func HomeTargets(year int) string { return fmt.Sprintf("Chỉ tiêu An toàn về ANTT năm %d", year) }

// HomeCounts is the line under the groups: how much of what the book holds.
func HomeCounts(areas, models, sites, teams, people int) string {
	n := func(i int) string { return Number(int64(i)) }
	return fmt.Sprintf("Trong sổ: %s khu dân cư · %s mô hình, %s điểm · %s tổ tự quản · %s người",
		n(areas), n(models), n(sites), n(teams), n(people))
}
