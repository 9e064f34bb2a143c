package words

import "strings"

// FieldName names a field of a record by its kind and path without places
// ("meeting.votes.agree"): the name of the longest end of it that has one. "" for one
// that stands in no form.
func FieldName(path string) string {
	kind, field, _ := strings.Cut(path, ".")
	if kind == "settings" {
		return settingsField(field)
	}
	if kind == "document" && strings.HasPrefix(field, "source.") {
		return ""
	}
	for end := path; ; {
		if s, ok := fieldNames[end]; ok {
			return s
		}
		_, rest, more := strings.Cut(end, ".")
		if !more {
			return ""
		}
		end = rest
	}
}

// settingsField names a field of the settings by the section that it stands in.
func settingsField(field string) string {
	section, rest, _ := strings.Cut(field, ".")
	if section == "lists" {
		name, _, _ := strings.Cut(rest, ".")
		return ListLabel(name)
	}
	return map[string]string{"periods": SectionPeriods, "citations": Citations, "threshold": VotesSection,
		"sensitive": SectionSensitive, "retention": RetentionSection, "standards": SectionStandards,
		"targets": SectionTargets, "calendar": SectionCalendar, "remind": SectionRemind, "checklists": SectionChecklists}[section]
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

	"size": "", "files.type": "", "files.name": "Tệp kèm theo", "key": "", "document.year": "",
	"area": TeamArea, "site.model": "Mô hình", "model": "Mô hình", "team": "Tổ tự quản", "person": "Người", "meeting": "Cuộc hiệp thương",
	"sites": TeamSites, "successor": AreaSuccessor, "origins": "Từ khu dân cư cũ", "moves.area": "Thuộc khu dân cư cũ", "moves.to": "Đến hết ngày",
	"site.source": "Nhân rộng từ điểm", "sortName": PersonSort, "keepUntil": KeepUntil, "anonymised": "Ẩn danh ngày", "partyDate": PersonPartyDate, "noRule": LetterheadNoRule, "signers.default": SignerDefault,
	"signer.default": "", "signer.from": "", "signer.to": "", "signer.lines": "", "signer.name": "Người ký", "consents.purpose": "Đồng ý cho", "consents.form": "Cách đồng ý", "consents.withdrawn": "Rút đồng ý ngày",
	"unit.name": "Tên đơn vị", "outside.reason": "Lý do không thuộc diện xét", "registered": "Ngày đăng ký", "marks.criterion": "Tiêu chí", "marks.met": "Kết quả tiêu chí",
	"unit.years.proposed": "Ngày đề nghị công nhận", "refused": "Ngày kết luận chưa đạt", "papers": "Giấy tờ đã có",
	"years.decision.number": "Quyết định công nhận số", "withdrawn.number": "Quyết định thu hồi số", "withdrawn.date": "Ngày thu hồi", "withdrawn.by": "Cơ quan thu hồi",
	"decision.date": "Ngày quyết định", "guest": "Khách mời", "copies": "Số bản lập", "organiser": "Đơn vị tổ chức", "invited": "Số được mời", "forum": "Diễn đàn",
	"opinions.topic": "Ý kiến", "opinions.group": "Nhóm có ý kiến", "opinions.times": "Lượt ý kiến", "opinions.answer": "Trả lời", "opinions.outcome": "Tình trạng ý kiến",
	"opinions.body": "Cơ quan trả lời", "opinions.closed": "Trả lời xong ngày",
	"plan.number": "Kế hoạch số", "plan.date": "Ngày kế hoạch", "plan.by": "Cơ quan ban hành kế hoạch", "structure": "Cơ cấu, tiêu chuẩn", "listed": "Chốt danh sách dự kiến",
	"candidates.name": "Người dự kiến", "candidates.by": "Đơn vị giới thiệu", "round.people": "Họp nhân dân", "consultation": "Hội nghị hiệp thương", "round.proposal": "Tờ trình",
	"dropped": "Dừng từ ngày", "channel": "Hình thức tuyên truyền", "campaign": "Cuộc vận động", "activity.sessions": "Số buổi", "materials": "Tài liệu, tin bài",
	"helped": "Người được giúp", "improved": "Người tiến bộ, có việc làm", "result": "Kết quả",
	"planned": "Ngày dự kiến", "subject": "Đối tượng", "leader.name": "Trưởng đoàn", "leader.title": "Danh xưng", "host.name": "Đại diện nơi được kiểm tra", "host.title": "Danh xưng",
	"members": "Thành viên đoàn", "checklist.item": "Nội dung kiểm tra", "checklist.met": "Kết quả kiểm tra", "findings.what": "Tồn tại", "findings.measure": "Biện pháp",
	"findings.how": "Cách khắc phục", "closed": "Xong ngày", "conclusion": "Kết luận", "inspection.date": "Ngày kiểm tra",
	"merit": "Thành tích", "award": "Hình thức khen thưởng", "commendation.proposed": "Ngày đề nghị", "commendation.proposal": "Tờ trình", "declined": "Không được khen, ngày",
	"keep": "Giữ là điển hình", "seat.body": "Ban, tổ", "fund.source": "Nguồn", "fund.planned": "Dự toán (đồng)", "spent.what": "Khoản chi", "spent.date": "Ngày chi",
	"event": TasksEvent, "about": TasksAbout, "task.what": TasksWhat, "rule": "Kỳ báo cáo", "steps.open": "Mở lại kỳ", "steps.date": "Ngày chốt, mở",
	"backDated": "Ghi lùi ngày", "returned": "Bị trả lại", "replies.from": "Nơi trả lời", "replies.text": "Nội dung trả lời", "replaces": "Thay văn bản", "corrects": "Đính chính văn bản",
	"corrections.where": "Chỗ đính chính", "corrections.old": "Đã viết", "corrections.new": "Viết lại", "corrections.why": "Lý do đính chính",
	"sendings.to": "Nơi nhận", "sendings.how": "Cách gửi", "sendings.date": "Ngày gửi", "document.how": "Cách gửi", "meeting.title": "Tên cuộc họp",
}
