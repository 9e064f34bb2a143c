package forms

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

func (b *report) models() {
	f, o := b.now, b.before
	b.say("II.4.1", fmt.Sprintf("%s, trên địa bàn có %s mô hình%s với %s điểm%s, do %s tổ tự quản thực hiện.",
		b.until(), number(f.n("models")), b.versus("models"), number(f.n("sites")), b.versus("sites"), number(f.n("teams.serving"))))
	parts := some(nil, "ra mắt mới ", f.n("models.new"), " mô hình")
	parts = some(parts, "đưa vào hoạt động ", f.n("sites.new"), " điểm")
	if n := f.n("sites.replicated"); n > 0 {
		parts[len(parts)-1] += " (nhân rộng " + number(n) + " điểm)"
	}
	parts = some(parts, "giải thể ", f.n("sites.gone"), " điểm")
	text := "Trong kỳ, không có mô hình, điểm nào ra mắt mới hoặc giải thể"
	if len(parts) > 0 {
		text = "Trong kỳ, " + strings.Join(parts, ", ")
	}
	if m, s := o.n("models.new"), o.n("sites.new"); o.covered && m+s > 0 {
		text += fmt.Sprintf(" (cùng kỳ năm trước: %s mô hình, %s điểm mới)", number(m), number(s))
	}
	b.say("II.4.2", text+".")
	if text := b.grades(); text != "" {
		b.say("II.4.3", text)
	}
	b.wanted()
	if n := f.n("exemplars"); n > 0 {
		b.say("II.4.9", "Trong kỳ, có "+number(n)+" điển hình tiên tiến được lựa chọn, công nhận"+b.versus("exemplars")+": "+
			strings.Join(b.shares("exemplars.", b.set.Lists.ExemplarKinds, lowerName), "; ")+".")
	}
}

// grades is how the sites were rated in the year.
func (b *report) grades() string {
	f := b.now
	sites, rated := f.n("sites"), f.n("sites")-f.n("sites.unreviewed")
	switch {
	case rated == 0 && !f.whole:
		return "" // sites are rated once a year
	case rated == 0:
		return fmt.Sprintf("Năm %d chưa có điểm mô hình nào được đánh giá, xếp loại.", f.year)
	}
	var parts []string
	for _, g := range b.set.Lists.Grades {
		if n := f.n("grades." + g.Code); n > 0 {
			parts = append(parts, lowerFirst(g.Name)+" "+number(n)+" điểm ("+percent(int64(n), int64(rated))+")")
		}
	}
	when := "trong kỳ"
	if f.whole {
		when = "năm " + itoa(f.year)
	}
	text := fmt.Sprintf("Kết quả đánh giá, xếp loại %s đối với %s/%s điểm: %s",
		when, number(rated), number(sites), strings.Join(parts, "; "))
	if f.whole && rated < sites {
		text += "; chưa đánh giá " + number(sites-rated) + " điểm"
	}
	return text + "."
}

func (b *report) teams() {
	f := b.now
	people := f.n("members")
	text := fmt.Sprintf("%s, trên địa bàn có %s tổ tự quản về an ninh, trật tự%s với %s thành viên%s",
		b.until(), number(f.n("teams")), b.versus("teams"), number(people), b.versus("members"))
	among := tally{people: people, women: f.n("members.women"), respected: f.n("members.respected")}.among()
	b.say("II.5.1", text+among+".")
	parts := some(nil, "thành lập mới ", f.n("teams.new"), " tổ")
	parts = some(parts, "giải thể ", f.n("teams.gone"), " tổ")
	parts = some(parts, "bổ sung ", f.n("members.joined"), " lượt thành viên")
	parts = some(parts, "thôi tham gia ", f.n("members.left"), " lượt thành viên")
	text = "Trong kỳ, tổ chức và thành viên của các tổ tự quản không thay đổi"
	if len(parts) > 0 {
		text = "Trong kỳ, " + strings.Join(parts, ", ")
	}
	b.say("II.5.2", text+".")
	b.consultations()
}

// among says how many of those counted are women and people of standing.
func (s tally) among() string {
	if s.people == 0 {
		return ""
	}
	parts := some(nil, "nữ ", s.women, " người ("+percent(int64(s.women), int64(s.people))+")")
	parts = some(parts, "người có uy tín ", s.respected, " người")
	if len(parts) == 0 {
		return ""
	}
	return ", trong đó " + strings.Join(parts, ", ")
}

func (b *report) consultations() {
	const key = "meetings." + record.MeetingConsultation
	f := b.now
	n, proposed := f.n(key), f.n("consultation.proposed")
	text := "Trong kỳ, chưa ghi nhận hội nghị hiệp thương nào" + b.fell(key)
	if n > 0 {
		text = "Đã tổ chức " + number(n) + " hội nghị hiệp thương" + b.versus(key)
	}
	if n > 0 && proposed > 0 {
		text += fmt.Sprintf(", giới thiệu %s lượt người", number(proposed))
		if t := b.set.Threshold; t.Of > 0 {
			text += fmt.Sprintf(", trong đó %s được quá %d/%d số đại biểu có mặt đồng ý", number(f.n("consultation.agreed")), t.Over, t.Of)
		}
	}
	if n := f.n("rounds.decided"); n > 0 {
		text += "; " + number(n) + " đợt hiệp thương đã có quyết định công nhận"
	}
	b.say("II.5.3", text+".")
}

func (b *report) training() {
	n := b.now.n("training")
	if n == 0 {
		b.say("II.5.4", "Trong kỳ, chưa ghi nhận lớp tập huấn, bồi dưỡng nào cho lực lượng nòng cốt"+b.fell("training")+".")
		return
	}
	text := "Đã tổ chức " + number(n) + " lớp tập huấn, bồi dưỡng cho lực lượng nòng cốt" + b.versus("training")
	if parts := b.amount(nil, "", "training.present", "lượt người tham dự", "lượt tổ"); len(parts) > 0 {
		text += " với " + parts[0]
	}
	b.say("II.5.4", text+".")
}

// standard is how the units stand in the year, kind by kind, and each target.
func (b *report) standard() {
	f := b.now
	scope := f.n("units.scope")
	if scope == 0 {
		b.say("II.6.1", "Chưa ghi nhận đơn vị nào thuộc đối tượng xét, công nhận đạt tiêu chuẩn “An toàn về an ninh, trật tự” trong năm "+itoa(f.year)+".")
		return
	}
	parts := []any{}
	if c := b.set.CitationOn("standard", f.at); c != "" {
		parts = append(parts, "Thực hiện ", of(c, b.set, "citations"), ", ")
	}
	text := fmt.Sprintf("năm %d, địa bàn có %s đơn vị thuộc đối tượng xét, công nhận; đăng ký %s đơn vị%s, được công nhận đạt tiêu chuẩn %s đơn vị%s",
		f.year, number(scope), number(f.n("units.registered")), b.versus("units.registered"), number(f.n("units.met")), b.versus("units.met"))
	more := some(nil, "chưa đạt hoặc bị thu hồi quyết định ", f.n("units.unmet"), " đơn vị")
	more = some(more, "đang xét ", f.n("units.open"), " đơn vị")
	for _, m := range more {
		text += ", " + m
	}
	if len(parts) == 0 {
		text = upperFirst(text)
	}
	b.say("II.6.1", append(parts, text+".")...)
	for _, t := range b.set.TargetsIn(f.year) {
		b.target(t)
	}
}

// target says of a target whether it is reached, and what is missing. While units are
// still considered nothing is missed yet.
func (b *report) target(t record.Target) {
	met, base, open := b.aimed(t)
	of := "đơn vị đăng ký"
	if t.Base == record.BaseScope {
		of = "đơn vị thuộc đối tượng"
	}
	text := fmt.Sprintf("- %s: %s/%s %s được công nhận (%s)", t.Name, number(met), number(base), of, percent(int64(met), int64(base)))
	level := " (từ " + levelOf(t) + " trở lên)"
	missing := number(t.Missing(met, base)) + " đơn vị"
	switch {
	case base == 0:
		text = "- " + t.Name + ": chưa có " + of
	case t.Reached(met, base):
		text += ", đạt chỉ tiêu" + level
	case open > 0:
		text += ", đang xét " + number(open) + " đơn vị; cần thêm " + missing + " để đạt chỉ tiêu" + level
	default:
		text += ", chưa đạt chỉ tiêu" + level + ", cần thêm " + missing
	}
	b.say("II.6."+t.Code, text+".")
}

// aimed are the units of a target: those recognised, those its share is taken of, and
// those that are still considered.
func (b *report) aimed(t record.Target) (met, base, open int) {
	key := "target." + t.Code
	return b.now.n(key + ".met"), b.now.n(key + ".base"), b.now.n(key + ".open")
}

// disputes is the mediation, and the help for those who went astray: numbers only.
func (b *report) disputes() {
	f := b.now
	parts := b.settlement(nil, "disputes", "settled", "", "hoạt động")
	text := "Trong kỳ, chưa ghi nhận vụ việc hòa giải nào"
	if len(parts) > 0 {
		text = "Trong kỳ, đã hòa giải " + strings.Join(parts, ", ")
	}
	b.say("II.7.1", text+".")
	if parts := b.settlement(nil, "sites.disputes", "sites.settled", "", "điểm"); f.whole && len(parts) > 0 {
		b.say("II.7.3", "Tại các điểm mô hình đã tiếp nhận, hòa giải "+strings.Join(parts, ", ")+".")
	}
	parts = b.amount(nil, "", "reintegrated", "người", "hoạt động")
	parts = b.amount(parts, "trong đó tiến bộ ", "reintegrated.improved", "người", "hoạt động")
	text = "Trong kỳ, chưa ghi nhận người được cảm hóa, giáo dục, giúp đỡ"
	if len(parts) > 0 {
		text = "Đã cảm hóa, giáo dục, giúp đỡ tái hòa nhập cộng đồng " + strings.Join(parts, ", ")
	}
	b.say("II.7.2", text+".")
}

// settlement is "09 vụ việc, hòa giải thành 08 vụ (88,8%)".
func (b *report) settlement(parts []string, all, settled, before, what string) []string {
	parts = b.amount(parts, before, all, "vụ việc", what)
	n, ok := b.now.count(all).Known()
	s, ok2 := b.now.count(settled).Known()
	if ok && ok2 && n > 0 {
		text := "hòa giải thành " + number(s) + " vụ"
		if b.now.partial(settled, what) == b.now.partial(all, what) {
			text += ", đạt tỷ lệ " + percent(s, n)
		}
		parts = append(parts, text)
	}
	return parts
}

// campaigns are the activities by campaign, the festival, and what was done for people.
func (b *report) campaigns() {
	by := b.shares("campaigns.", b.set.Lists.Campaigns, quotedName)
	text := "Trong kỳ, chưa ghi nhận hoạt động nào gắn với các cuộc vận động, phong trào thi đua"
	if len(by) > 0 {
		text = "Số hoạt động gắn với các cuộc vận động, phong trào thi đua: " + strings.Join(by, "; ")
	}
	b.say("II.8.1", text+".")
	const festival = "activities." + record.ActivityFestival
	if n := b.now.n(festival); n > 0 {
		text = "Tổ chức " + number(n) + " hoạt động Ngày hội Toàn dân bảo vệ an ninh Tổ quốc" + b.versus(festival)
		if parts := b.amount(nil, "", festival+".reached", "lượt người tham dự", "hoạt động"); len(parts) > 0 {
			text += " với " + parts[0]
		}
		b.say("II.8.2", text+".")
	}
	var parts []string
	for _, x := range []struct{ code, name, helped, improved string }{
		{record.ActivityWelfare, "an sinh xã hội, chăm lo đời sống", "trường hợp được giúp đỡ", ""},
		{record.ActivityVocational, "hỗ trợ sản xuất, dạy nghề", "người", "có việc làm "},
		{record.ActivityJobs, "giới thiệu việc làm", "người", "có việc làm "},
	} {
		key := "activities." + x.code
		n := b.now.n(key)
		if n == 0 {
			continue
		}
		text := x.name + " " + number(n) + " hoạt động"
		more := b.amount(nil, "", key+".helped", x.helped, "hoạt động")
		if x.improved != "" {
			more = b.amount(more, x.improved, key+".improved", "người", "hoạt động")
		}
		if len(more) > 0 {
			text += ", " + strings.Join(more, ", ")
		}
		parts = append(parts, text)
	}
	if len(parts) > 0 {
		b.say("II.8.3", upperFirst(strings.Join(parts, "; "))+".")
	}
}

// money is what the movement cost in the period, by its source.
func (b *report) money() {
	x := b.now.of["funds.spent"]
	if n, ok := x.sum.Known(); ok {
		var parts []string
		for _, c := range b.set.Lists.Funds {
			if n, ok := b.now.count("funds.spent." + c.Code).Known(); ok && n > 0 {
				parts = append(parts, lowerFirst(c.Name)+" "+money(n))
			}
		}
		text := "Kinh phí thực hiện phong trào trong kỳ: " + money(n) + b.now.partial("funds.spent", "khoản")
		if len(parts) > 0 {
			text += " (" + strings.Join(parts, "; ") + ")"
		}
		b.say("II.8.4", text+".")
		return
	}
	b.say("II.8.4", "Trong kỳ, chưa ghi nhận khoản chi nào của phong trào"+b.now.partial("funds.spent", "khoản")+".")
}

// inspections is what was inspected and what became of the findings.
func (b *report) inspections() {
	f := b.now
	n := f.n("inspections")
	text := "Trong kỳ, chưa ghi nhận cuộc kiểm tra nào" + b.fell("inspections")
	if n > 0 {
		text = "Trong kỳ, đã tiến hành " + number(n) + " cuộc kiểm tra" + b.versus("inspections")
		if by := b.shares("inspections.", b.set.Lists.InspectionKinds, lowerName); len(by) > 0 {
			text += ", gồm: " + strings.Join(by, ", ")
		}
	}
	parts := some(nil, "nêu ", f.n("findings"), " kiến nghị khắc phục")
	parts = some(parts, "đã khắc phục ", f.n("findings.closed"), " kiến nghị")
	parts = some(parts, "còn ", f.n("findings.open"), " kiến nghị chưa khắc phục")
	if late := f.n("findings.late"); late > 0 {
		parts[len(parts)-1] += " (quá hạn " + number(late) + ")"
	}
	if len(parts) > 0 {
		text += "; " + strings.Join(parts, ", ")
	}
	b.say("II.9.4", text+".")
}

// checks counts the meetings by which the work is steered, and the tasks they
// handed out.
func (b *report) checks() {
	var parts, none []string
	for _, k := range []struct{ code, name string }{
		{record.MeetingBriefing, "cuộc giao ban"}, {record.MeetingInspection, "cuộc họp kiểm tra"},
		{record.MeetingMidReview, "hội nghị sơ kết"}, {record.MeetingReview, "hội nghị tổng kết"},
	} {
		key := "meetings." + k.code
		n, o := b.now.n(key), b.before.n(key)
		switch {
		case n > 0:
			parts = append(parts, number(n)+" "+k.name+b.versus(key))
		case o > 0 && b.before.covered:
			none = append(none, number(o)+" "+k.name)
		}
	}
	text := "Trong kỳ, chưa ghi nhận cuộc giao ban, sơ kết, tổng kết nào"
	if len(parts) > 0 {
		text = "Trong kỳ, đã tổ chức " + strings.Join(parts, ", ")
	}
	if len(none) > 0 {
		text += "; cùng kỳ năm trước có " + strings.Join(none, ", ")
	}
	b.say("II.9.1", text+".")
	f := b.now
	tasks, done := f.n("tasks"), f.n("tasks.done")
	if tasks == 0 {
		return
	}
	text = fmt.Sprintf("Qua các cuộc họp đã giao %s việc, đến nay hoàn thành %s việc (%s)",
		number(tasks), number(done), percent(int64(done), int64(tasks)))
	if late := f.n("tasks.late"); late > 0 {
		text += ", quá hạn chưa xong " + number(late) + " việc"
	}
	b.say("II.9.2", text+".")
}

// commendations counts those that were decided, by kind and by award.
func (b *report) commendations() {
	f := b.now
	n := f.n("commendations")
	text := "Trong kỳ, chưa ghi nhận quyết định khen thưởng nào" + b.fell("commendations")
	if n > 0 {
		text = "Trong kỳ, đã khen thưởng " + number(n) + " trường hợp" + b.versus("commendations") + ", gồm: " +
			strings.Join(b.shares("commendations.", b.set.Lists.CommendKinds, lowerName), ", ") +
			" (" + strings.Join(b.shares("awards.", b.set.Lists.Awards, lowerName), ", ") + ")"
	}
	if p := f.n("commendations.proposed"); p > 0 {
		text += "; đã đề nghị khen thưởng " + number(p) + " trường hợp"
	}
	b.say("II.9.3", text+".")
}
