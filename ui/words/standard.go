package words

import (
	"fmt"
	"slices"
	"strings"

	"sophongtrao/store/record"
)

// The page of the standard "An toàn về an ninh, trật tự".
const (
	StandardTitle    = "Đạt chuẩn ANTT"
	StandardThing    = "đơn vị"
	StandardYear     = "Năm"
	StandardAllKinds = "Mọi loại đơn vị"
	StandardAny      = "Mọi trạng thái"
	StandardInScope  = "Thuộc diện xét"
	StandardOutside  = "Không thuộc diện xét"
	StandardShowAll  = "Xem lại tất cả"

	UnitName       = "Tên đơn vị"
	UnitNameHint   = "Khu dân cư để trống: lấy tên của khu dân cư chọn bên dưới"
	UnitKind       = "Loại"
	UnitArea       = "Khu dân cư"
	UnitFrom       = "Có từ ngày"
	UnitTo         = "Đến ngày"
	UnitOutside    = "Thời gian không thuộc diện xét"
	UnitReason     = "Lý do"
	UnitSince      = "Từ ngày"
	UnitUntil      = "Đến ngày"
	UnitNew        = "Thêm đơn vị xét tiêu chuẩn"
	UnitEdit       = "Sửa đơn vị xét tiêu chuẩn"
	UnitRegistered = "Ngày đăng ký"
	UnitCriteria   = "Tiêu chí đạt"
	UnitMarks      = "Kết quả từng tiêu chí (chỉ ghi đạt hay không đạt)"
	UnitProposed   = "Ngày đề nghị"
	UnitDecision   = "Quyết định công nhận"
	UnitRefused    = "Ngày kết luận chưa đạt"
	UnitWithdrawn  = "Quyết định thu hồi"
	UnitPapers     = "Giấy tờ đã có"
	UnitState      = "Trạng thái"

	ShortRegistered = "Đăng ký"
	ShortCriteria   = "Tiêu chí"
	ShortProposed   = "Đề nghị"
	ShortDecision   = "Quyết định"

	TargetsNone   = "Chưa có chỉ tiêu nào cho năm này. Chỉ tiêu ghi ở Thiết lập."
	NearestTitle  = "Gần đạt nhất"
	NearestLacks  = "Tiêu chí còn thiếu"
	NearestNone   = "Không có đơn vị nào đã đăng ký mà chưa có kết luận."
	TrendTitle    = "Qua các năm"
	CriteriaNone  = "Sổ chưa có nội dung tiêu chí cho loại đơn vị và năm này; có thể thêm ở Thiết lập."
	DoRegister    = "Ghi đăng ký"
	DoPropose     = "Ghi đề nghị"
	DoRecognise   = "Ghi công nhận"
	DoAllAreas    = "Thêm theo khu dân cư"
	NothingToDo   = "Các đơn vị đã chọn không có gì để ghi. Hãy đánh dấu đơn vị khác (phím cách) rồi làm lại."
	ChooseUnits   = "Hãy chọn một đơn vị, hoặc đánh dấu nhiều đơn vị bằng phím cách."
	AllAreasTitle = "Thêm đơn vị cho mọi khu dân cư chưa có"
	AllAreasNone  = "Mọi khu dân cư đang có đều đã là đơn vị xét tiêu chuẩn."
)

// TrendNote explains the line across the years.
func TrendNote(t record.Target) string {
	return fmt.Sprintf("Tỷ lệ %s; vạch ngang là chỉ tiêu %s.", TargetBase(t.Base), Goal(t))
}

// UnitStanding names how far a unit has come: "đã đăng ký".
func UnitStanding(s record.Standing) string {
	switch s {
	case record.Registered:
		return "Đã đăng ký"
	case record.Proposed:
		return "Đã đề nghị"
	case record.NotMet:
		return "Chưa đạt"
	case record.Recognised:
		return "Đạt"
	case record.Withdrawn:
		return "Đã thu hồi"
	}
	return "Chưa đăng ký"
}

// OutOfScope says why a unit does not come under the standard.
func OutOfScope(reason string) string {
	if reason == "" {
		return "Không xét"
	}
	return "Không xét: " + reason
}

// StandingOpen are the units that have registered and of which nothing is decided.
const StandingOpen = "Đang xét"

// Lines puts texts below each other, without the empty ones.
func Lines(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}

// TargetsTitle stands above the targets of a year.
func TargetsTitle(year int) string { return fmt.Sprintf("Chỉ tiêu năm %d", year) }

// AssessmentTitle stands above the fields of one year of a unit.
func AssessmentTitle(year int) string { return fmt.Sprintf("Đánh giá năm %d", year) }

// Tallied is a number of units that leads to them: "Đạt: 12".
func Tallied(name string, n int) string { return name + ": " + Number(int64(n)) }

// Behind says which units the list now shows.
func Behind(name string, n int) string {
	return fmt.Sprintf("Đang xem: %s - %s đơn vị", name, Number(int64(n)))
}

// TargetUnits names the units a target's share is taken of.
func TargetUnits(t record.Target) string {
	if t.Base == record.BaseScope {
		return t.Name + ", thuộc diện xét"
	}
	return t.Name + ", đã đăng ký"
}

// Lacks names criteria that are not met yet.
func Lacks(numbers []string) string {
	if len(numbers) == 0 {
		return "đủ tiêu chí, chờ đề nghị hoặc quyết định"
	}
	return strings.Join(numbers, ", ")
}

// Rule says by what units are judged in a year, for whom it is a reminder while typing.
func Rule(s record.Standard, r record.UnitRule, year int) string {
	w := r.Of(year)
	lines := []string{"Xét theo " + s.Name + ".", fmt.Sprintf("Thời gian xét: từ %s đến %s.", w.From, w.To)}
	if r.RegisterMonth > 0 {
		lines = append(lines, fmt.Sprintf("Đăng ký đến hết ngày %s.", record.Day(year, r.RegisterMonth, r.RegisterDay)))
	}
	if r.DecideMonth > 0 {
		lines = append(lines, fmt.Sprintf("Quyết định trước ngày %s.", record.Day(year, r.DecideMonth, r.DecideDay)))
	}
	if r.Authority != "" {
		lines = append(lines, "Người quyết định: "+r.Authority+".")
	}
	return strings.Join(lines, " ")
}

// NoRule says that the settings know no text for the year.
func NoRule(year int) string {
	return fmt.Sprintf("Sổ chưa có văn bản quy định tiêu chuẩn cho năm %d; có thể thêm ở Thiết lập.", year)
}

// PapersMissing names the papers of a unit's file that are not held.
func PapersMissing(names []string) string {
	return "Hồ sơ còn thiếu: " + strings.Join(names, ", ") + "."
}

// BatchAbout says what a step for many units will do, and which are left as they are.
func BatchAbout(do, skip int, why string) string {
	s := fmt.Sprintf("Sẽ ghi cho %s đơn vị.", Number(int64(do)))
	if skip > 0 {
		s += fmt.Sprintf(" %s đơn vị giữ nguyên (%s).", Number(int64(skip)), why)
	}
	return s
}

// Why units are left out of a step.
const (
	WhyRegistered = "đã có ngày đăng ký, hoặc không thuộc diện xét"
	WhyProposed   = "đã đề nghị, đã có kết luận, hoặc không thuộc diện xét"
	WhyRecognised = "đã có quyết định, đã kết luận chưa đạt, hoặc không thuộc diện xét"
)

// Unmet warns before units are recognised that have criteria not said to be met.
func Unmet(n int) string {
	return fmt.Sprintf("Lưu ý: %s đơn vị còn tiêu chí chưa ghi là đạt.", Number(int64(n)))
}

// ManyAuthorities says that the units are not all decided by the same authority.
const ManyAuthorities = "Các đơn vị đã chọn thuộc nhiều người quyết định khác nhau; hãy ghi riêng từng loại."

// AskAllAreas asks before units are made for areas.
func AskAllAreas(names []string) string {
	const most = 12
	list := names
	more := ""
	if len(list) > most {
		more = fmt.Sprintf(" và %d khu dân cư khác", len(list)-most)
		list = list[:most]
	}
	return fmt.Sprintf("Thêm %d đơn vị: %s%s.\nBấm Ctrl+Z để lấy lại.", len(names), strings.Join(list, ", "), more)
}
