package words

import (
	"fmt"
	"strings"
	"unicode"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// The page of the history.
const (
	HistoryTitle   = "Nhật ký"
	HistoryThing   = "việc đã ghi"
	HistoryAt      = "Lúc"
	HistoryWho     = "Người làm"
	HistoryWhat    = "Việc"
	HistoryMore    = "Xem thêm việc cũ hơn"
	HistoryErased  = "(đã xóa theo luật)"
	HistoryNothing = "Chọn một dòng để xem những gì đã đổi."
)

var changes = map[string]string{
	store.ChangeAdd: "thêm", store.ChangeEdit: "sửa", store.ChangeBin: "bỏ vào thùng rác",
	store.ChangeRestore: "lấy lại từ thùng rác", store.ChangeRemove: "bỏ việc thêm",
}

// Change names what a step did to one record.
func Change(what string) string {
	if s, ok := changes[what]; ok {
		return s
	}
	return "thay đổi"
}

// EntryLine is a step of the history in words.
func EntryLine(e store.Entry) string {
	switch e.Op.Code {
	case store.OpUndo, store.OpRedo:
		op := e.Op
		op.Code = e.Of
		if e.Op.Code == store.OpUndo {
			return "Hoàn tác: " + Op(op)
		}
		return "Làm lại: " + Op(op)
	case store.OpMigrate:
		return "Đưa sổ lên bản mới"
	case store.OpCreate:
		return fmt.Sprintf("Lập sổ với %s mục", Number(int64(e.Op.N)))
	}
	return upperFirst(Op(e.Op))
}

// ChangeLine is one record of a step: "Sửa tổ tự quản: Tổ 5".
func ChangeLine(what string, k record.Kind, label string) string {
	return upperFirst(Change(what)) + " " + Kind(k) + ": " + label
}

// Difference is one field of a record before and after.
func Difference(name, was, is string) string {
	switch {
	case was == "":
		return name + ": " + is
	case is == "":
		return name + ": bỏ «" + was + "»"
	}
	return name + ": «" + was + "» thành «" + is + "»"
}

// MoreChanges stands below the first records of a long step.
func MoreChanges(n int) string { return fmt.Sprintf("… và %s mục nữa.", Number(int64(n))) }

// Moment writes a day with its time.
func Moment(m record.Moment) string {
	if !m.Set {
		return m.Date.String()
	}
	return fmt.Sprintf("%02d:%02d %s", m.H, m.Min, m.Date)
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}

// FieldName names a field of a record by its kind and path without places:
// "team.name", "meeting.votes.agree"; "" for one that stands in no form.
func FieldName(path string) string {
	kind, field, _ := strings.Cut(path, ".")
	if s, ok := fieldNames[path]; ok {
		return s
	}
	if kind == "settings" || kind == "document" && strings.HasPrefix(field, "source") {
		return ""
	}
	if i := strings.LastIndexByte(field, '.'); i >= 0 {
		field = field[i+1:]
	}
	return fieldNames[field]
}

var fieldNames = map[string]string{
	"role": VoteRole, "stage": StageWhat, "grade": ReviewGrade, "proposal": ReviewProposal, "fund": MoneyFund,
	"voteMethod": MeetingMethod, "type": DocType, "field": ModelField, "level": ModelLevel, "how": "Hình thức giới thiệu",
	"sex": "Giới tính", "state": DocState, "name": "Tên", "place": "Địa điểm", "title": "Tên gọi", "note": "Ghi chú", "year": Year,
	"from": "Từ ngày", "to": "Đến ngày", "date": "Ngày", "paper": "Văn bản", "text": "Chữ",
	"area.head": AreaHead, "households": AreaHouseholds, "people": AreaPeople,
	"model.launched": ModelLaunched, "site.launched": ModelLaunched, "lead": ModelLead, "partners": ModelPartners, "aim": ModelAim,
	"number": DecisionNumber, "by": DecisionBy, "person.name": "Họ và tên", "birth": "Ngày sinh", "address": "Nơi ở",
	"home": "Quê quán", "schooling": "Học vấn", "training": "Chuyên môn", "political": "Lý luận chính trị", "work": "Nghề nghiệp",
	"phone": "Điện thoại", "respected": "Người có uy tín", "ethnicity": "Dân tộc", "religion": "Tôn giáo", "party": "Đảng viên",
	"membership.by": "Đơn vị giới thiệu", "founded": "Ngày thành lập", "dissolved": "Ngày giải thể",
	"surveyed": SiteSurveyed, "rules": SiteRules, "board": "Ban chủ nhiệm", "joined": SiteJoined,
	"unit": EquipmentUnit, "quantity": EquipmentQuantity, "since": EquipmentSince, "amount": MoneySum,
	"sessions": ResultSessions, "reached": ResultReached, "disputes": ResultDisputes, "settled": ResultSettled,
	"patrols": ResultPatrols, "pledges": ResultPledges, "strength": ReviewStrength, "weakness": ReviewWeakness, "reason": ReviewReason,
	"start": MeetingStart, "end": MeetingEnd, "summoned": MeetingSummoned, "present": MeetingPresent, "agreed": MeetingAgreed,
	"post": OfficerPost, "who": AbsenceWho, "excused": AbsenceExcused, "course": AgendaCourse, "agree": VoteAgree,
	"disagree": VoteDisagree, "other": VoteOther, "conclusions": ConclusionsLabel, "what": TaskWhat, "owner": TaskOwner,
	"due": TaskDue, "done": TaskDone, "symbol": DocSymbol, "sent": DocSent, "document.title": DocTitle, "document.number": "Số",
	"committee.names.unit": "Đơn vị hành chính", "superior": NameSuperior, "province": NameProvince, "lines": "Dòng", "pattern": "Mẫu số",
	"committee.names.place": NamePlace, "bold": LineBold, "figures.value": "", "hash": "", "document.edits.key": "",
}
