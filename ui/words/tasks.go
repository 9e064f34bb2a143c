package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// The page of duties and tasks.
const (
	TasksTitle    = "Sổ nhiệm vụ"
	TasksThing    = "nhiệm vụ"
	TasksDue      = "Hạn"
	TasksState    = "Tình trạng"
	TasksWhat     = "Nội dung việc"
	TasksOwner    = "Người thực hiện"
	TasksFrom     = "Ghi ở"
	TasksDoneOn   = "Ngày xong"
	TasksAbout    = "Liên quan đến"
	TasksNote     = "Ghi chú"
	TasksEvent    = "Thuộc lịch năm"
	TasksYear     = "Của năm"
	TasksNew      = "Thêm việc"
	TasksEdit     = "Sửa việc"
	TasksPick     = "Chọn một việc để xem việc đó ghi ở đâu."
	TasksGo       = "Mở nơi ghi việc này (Enter)"
	TasksFinish   = "Đánh dấu xong (Ctrl+Enter)"
	TasksAllYears = "mọi năm"
)

// TaskState is what the list of duties is narrowed to.
type TaskState string

// The choices.
const (
	TasksAll  TaskState = "all"
	TasksOpen TaskState = "open"
	TasksLate TaskState = "late"
	TasksNear TaskState = "near"
	TasksDone TaskState = "done"
)

// TaskStates are the choices in their order.
var TaskStates = []TaskState{TasksOpen, TasksLate, TasksNear, TasksDone, TasksAll}

// TaskStateName names a choice.
func TaskStateName(s TaskState) string {
	switch s {
	case TasksOpen:
		return "chưa xong"
	case TasksLate:
		return "quá hạn"
	case TasksNear:
		return "sắp đến hạn"
	case TasksDone:
		return "đã xong"
	}
	return "tất cả"
}

// YearOf names a year in a list of years.
func YearOf(y int) string { return fmt.Sprintf("năm %d", y) }

// DutyWhat is what is to be done.
func DutyWhat(d record.Duty) string {
	if d.From == record.FromReport {
		return "Báo cáo " + d.What
	}
	return d.What
}

// DutyState says how far a duty is: done and when, or how long is left.
func DutyState(d record.Duty, today record.Date) string {
	switch {
	case !d.Done.IsZero():
		return "xong " + d.Done.String()
	case d.Due.IsZero():
		return "không đặt hạn"
	}
	return DueIn(today.DaysUntil(d.Due.Last()))
}

// DutyFacts tells about a duty; where names the record it is written in or is about.
func DutyFacts(d record.Duty, where string, today record.Date) string {
	lines := []string{"Tình trạng: " + DutyState(d, today)}
	for _, x := range [][2]string{{"Hạn", d.Due.String()}, {"Người thực hiện", d.Owner}, {"Ghi ở", DutySource(d.From)}, {"Thuộc", where}} {
		if x[1] != "" {
			lines = append(lines, x[0]+": "+x[1])
		}
	}
	return strings.Join(lines, "\n")
}
