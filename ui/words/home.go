package words

import "fmt"

// Chore is a kind of thing to do on the first page, in the order shown.
type Chore int

const (
	ChoreName Chore = iota
	ChoreSigner
	ChoreTask
	ChoreReport
	ChoreDraft
	ChoreUnsent
	ChoreMinutes
	ChoreNoMember
	ChoreNoLeader
	ChoreReview
)

var chores = [...]struct{ group, line string }{
	ChoreName:     {"Thông tin đơn vị", "Chưa khai tên đơn vị: văn bản chưa có phần đầu"},
	ChoreSigner:   {"Thông tin đơn vị", "Chưa khai người ký"},
	ChoreTask:     {"Việc giao chưa xong", "Việc giao"},
	ChoreReport:   {"Báo cáo đến hạn", "Báo cáo"},
	ChoreDraft:    {"Dự thảo chưa ban hành", "Dự thảo"},
	ChoreUnsent:   {"Văn bản chưa gửi", "Chưa ghi ngày gửi"},
	ChoreMinutes:  {"Cuộc họp chưa có biên bản", "Chưa ban hành biên bản"},
	ChoreNoMember: {"Tổ chưa có thành viên", "Tổ chưa có ai"},
	ChoreNoLeader: {"Tổ khuyết tổ trưởng", "Tổ khuyết tổ trưởng"},
	ChoreReview:   {"Điểm chưa đánh giá", "Chưa đánh giá"},
}

// ChoreGroup names all chores of a kind.
func ChoreGroup(c Chore) string { return chores[c].group }

// ChoreLine is one chore in words; label and note may be "".
func ChoreLine(c Chore, label, note string) string {
	s := chores[c].line
	if label != "" {
		s += ": " + label
	}
	if note != "" {
		s += " (" + note + ")"
	}
	return s
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
	HomeNothing = "Không có việc nào đến hạn và không thiếu gì. Xong việc hôm nay!"
	HomeDue     = "Hạn"
	HomeLeft    = "Còn lại"
	HomeGroup   = "Nhóm việc"
	HomeWhat    = "Việc"
	HomeOpen    = "Mở"
)

// HomeCounts is the line under the list: how much of what the book holds.
func HomeCounts(areas, models, sites, teams, people int) string {
	n := func(i int) string { return Number(int64(i)) }
	return fmt.Sprintf("Trong sổ: %s khu dân cư · %s mô hình, %s điểm · %s tổ tự quản · %s người",
		n(areas), n(models), n(sites), n(teams), n(people))
}

// HomeSum says how many things there are to do.
func HomeSum(all, overdue int) string {
	s := Number(int64(all)) + " việc"
	if overdue > 0 {
		s += fmt.Sprintf(", %s quá hạn (chữ đỏ)", Number(int64(overdue)))
	}
	return s
}
