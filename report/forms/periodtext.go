package forms

import (
	"fmt"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// versus compares a number with that of the same period a year before: " (tăng 02
// so với cùng kỳ năm trước)"; nothing where the book does not reach back so far.
func (b *report) versus(now, before int) string {
	if !b.before.covered {
		return ""
	}
	return " (" + change(int64(now), int64(before)) + " cùng kỳ năm trước)"
}

func change(now, before int64) string {
	switch {
	case now > before:
		return "tăng " + number(now-before) + " so với"
	case now < before:
		return "giảm " + number(before-now) + " so với"
	}
	return "bằng"
}

// versusKnown compares numbers that may not be known.
func versusKnown(now, before record.Count) string {
	n, ok := now.Known()
	o, ok2 := before.Known()
	if !ok || !ok2 {
		return ""
	}
	return " (" + change(n, o) + " cùng kỳ năm trước)"
}

// ofAll says of how many a sum is known, where that is not all.
func ofAll(known, all int, what string) string {
	if known == all {
		return ""
	}
	return fmt.Sprintf(" (số liệu của %s/%s %s)", number(known), number(all), what)
}

// until is "Đến ngày 14/12/2026".
func (b *report) until() string { return "Đến " + onDay(b.now.at) }

func (b *report) situation() {
	f := b.now
	b.heading("I", "I. ĐẶC ĐIỂM TÌNH HÌNH")
	parts := []any{b.until() + ", địa bàn ", b.unit(), " có " + number(f.areas) + " khu dân cư"}
	if n, ok := f.households.Known(); ok {
		parts = append(parts, " với "+number(n)+" hộ"+ofAll(f.householdsOf, f.areas, "khu dân cư"))
	}
	if n, ok := f.people.Known(); ok {
		parts = append(parts, ", "+number(n)+" nhân khẩu"+ofAll(f.peopleOf, f.areas, "khu dân cư"))
	}
	b.say("I.1", append(parts, ".")...)
	b.ask("I.2", "Tình hình an ninh, trật tự nổi bật trong kỳ:", "")
}

func (b *report) outcomes() {
	b.heading("II", "II. KẾT QUẢ THỰC HIỆN")
	b.heading("II.1", "1. Công tác tham mưu, lãnh đạo, chỉ đạo, kiện toàn Ban Chỉ đạo")
	if text := b.papers(); text != "" {
		b.say("II.1.1", text)
	}
	b.ask("II.1.2", "Công tác tham mưu, kiện toàn Ban Chỉ đạo:", "")
	b.heading("II.2", "2. Công tác tuyên truyền, vận động")
	b.campaign()
	b.heading("II.3", "3. Diễn đàn lắng nghe ý kiến Nhân dân")
	b.forums()
	b.heading("II.4", "4. Xây dựng, duy trì, nhân rộng mô hình, điển hình tiên tiến; rà soát, loại bỏ mô hình không hiệu quả")
	b.models()
	b.heading("II.5", "5. Hiệp thương, củng cố tổ tự quản về an ninh, trật tự")
	b.teams()
	b.heading("II.6", "6. Xây dựng khu dân cư, xã, phường, đặc khu, cơ quan, doanh nghiệp, cơ sở giáo dục đạt tiêu chuẩn “An toàn về an ninh, trật tự”")
	b.ask("II.6.1", "Kết quả đăng ký và công nhận đạt tiêu chuẩn trong kỳ:", "")
	b.heading("II.7", "7. Hòa giải, giải quyết mâu thuẫn trong Nhân dân; cảm hóa, giáo dục người lầm lỗi tại cộng đồng dân cư")
	b.disputes()
	b.ask("II.7.2", "Số người được cảm hóa, giáo dục, giúp đỡ:", "")
	b.heading("II.8", "8. Gắn phong trào với các cuộc vận động, phong trào thi đua yêu nước và Ngày hội Toàn dân bảo vệ an ninh Tổ quốc")
	b.ask("II.8.1", "Kết quả thực hiện:", "")
	b.heading("II.9", "9. Kiểm tra, giao ban, sơ kết, tổng kết, khen thưởng")
	b.checks()
	b.ask("II.9.3", "Công tác khen thưởng:", "")
}

// papers counts the documents issued in the period.
func (b *report) papers() string {
	var parts []string
	all := 0
	for _, t := range b.set.Lists.DocTypes {
		if n := b.now.issued[t.Code]; n > 0 {
			all += n
			parts = append(parts, lowerFirst(t.Name)+" "+number(n))
		}
	}
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("Trong kỳ, Ban Thường trực đã ban hành %s văn bản để triển khai, theo dõi phong trào (%s).",
		number(all), strings.Join(parts, ", "))
}

// campaign is the propaganda at the sites; it is counted by the year.
func (b *report) campaign() {
	r, o := b.now.results, b.before.results
	var parts []string
	if n, ok := r.Sessions.Known(); ok {
		parts = append(parts, "tổ chức "+number(n)+" buổi tuyên truyền"+versusKnown(r.Sessions, o.Sessions))
	}
	if n, ok := r.Reached.Known(); ok {
		parts = append(parts, "thu hút "+number(n)+" lượt người tham dự"+versusKnown(r.Reached, o.Reached))
	}
	if n, ok := r.Pledges.Known(); ok {
		parts = append(parts, "vận động "+number(n)+" hộ ký cam kết"+versusKnown(r.Pledges, o.Pledges))
	}
	if !b.now.whole || len(parts) == 0 {
		b.ask("II.2.1", "Kết quả tuyên truyền, vận động trong kỳ:", "")
		return
	}
	b.say("II.2.1", "Tại các điểm mô hình"+ofAll(b.now.resultsOf, b.now.sites, "điểm")+" đã "+strings.Join(parts, ", ")+".")
}

func (b *report) forums() {
	g, o := b.now.meetings[record.MeetingForum], b.before.meetings[record.MeetingForum]
	if g.n == 0 {
		b.say("II.3.1", "Trong kỳ, chưa ghi nhận diễn đàn lắng nghe ý kiến Nhân dân nào"+b.fell(o.n)+".")
		return
	}
	text := "Trong kỳ, đã tổ chức " + number(g.n) + " diễn đàn" + b.versus(g.n, o.n)
	if n, ok := g.present.Known(); ok {
		text += " với " + number(n) + " lượt người tham dự"
	}
	b.say("II.3.1", text+".")
}

// fell mentions what there was in the period before, where now there is nothing.
func (b *report) fell(before int) string {
	if before == 0 || !b.before.covered {
		return ""
	}
	return " (cùng kỳ năm trước: " + number(before) + ")"
}

func (b *report) models() {
	f, o := b.now, b.before
	b.say("II.4.1", fmt.Sprintf("%s, trên địa bàn có %s mô hình%s với %s điểm%s, do %s tổ tự quản thực hiện.",
		b.until(), number(f.models), b.versus(f.models, o.models), number(f.sites), b.versus(f.sites, o.sites),
		number(b.servingTeams())))
	var parts []string
	parts = some(parts, "ra mắt mới ", f.modelsNew, " mô hình")
	parts = some(parts, "đưa vào hoạt động ", f.sitesNew, " điểm")
	parts = some(parts, "giải thể ", f.sitesGone, " điểm")
	text := "Trong kỳ, không có mô hình, điểm nào ra mắt mới hoặc giải thể"
	if len(parts) > 0 {
		text = "Trong kỳ, " + strings.Join(parts, ", ")
	}
	if b.before.covered && o.modelsNew+o.sitesNew > 0 {
		text += fmt.Sprintf(" (cùng kỳ năm trước: %s mô hình, %s điểm mới)", number(o.modelsNew), number(o.sitesNew))
	}
	b.say("II.4.2", text+".")
	if text := b.grades(); text != "" {
		b.say("II.4.3", text)
	}
	b.proposals()
}

// servingTeams counts the teams that serve at least one site at work.
func (b *report) servingTeams() int {
	n := 0
	for t := range b.view.Teams.All() {
		if !t.Lives(b.now.at) {
			continue
		}
		for _, id := range t.Sites {
			if s, ok := b.view.Sites.Get(id); ok && runsOn(s.Stages, s.Launched, b.now.at) {
				n++
				break
			}
		}
	}
	return n
}

// grades is how the sites were rated in the year.
func (b *report) grades() string {
	f := b.now
	rated := f.sites - f.notReviewed
	switch {
	case rated == 0 && !f.whole:
		return "" // sites are rated once a year
	case rated == 0:
		return fmt.Sprintf("Năm %d chưa có điểm mô hình nào được đánh giá, xếp loại.", f.year)
	}
	var parts []string
	for _, g := range b.set.Lists.Grades {
		if n := f.grades[g.Code]; n > 0 {
			parts = append(parts, lowerFirst(g.Name)+" "+number(n)+" điểm ("+percent(int64(n), int64(rated))+")")
		}
	}
	when := "trong kỳ"
	if f.whole {
		when = "năm " + itoa(f.year)
	}
	text := fmt.Sprintf("Kết quả đánh giá, xếp loại %s đối với %s/%s điểm: %s",
		when, number(rated), number(f.sites), strings.Join(parts, "; "))
	if f.whole && f.notReviewed > 0 {
		text += "; chưa đánh giá " + number(f.notReviewed) + " điểm"
	}
	return text + "."
}

// namedSites is how many sites a sentence names one by one.
const namedSites = 10

// proposals is what is asked for the sites, with names and, for a site to be
// removed or strengthened, the reason.
func (b *report) proposals() {
	key := 4
	for _, c := range b.set.Lists.Proposals {
		sites := b.now.proposals[c.Code]
		if len(sites) == 0 {
			continue
		}
		parts := []any{"- Đề nghị " + lowerFirst(c.Name) + " " + number(len(sites)) + " điểm"}
		if c.Code != record.ProposalKeep && len(sites) <= namedSites {
			parts = append(parts, ": ", b.siteNames(sites, c.Code == record.ProposalRemove || c.Code == record.ProposalStrengthen))
		}
		b.say(fmt.Sprintf("II.4.%d", key), append(parts, ".")...)
		key++
	}
}

func (b *report) siteNames(sites []*record.Site, reasons bool) []paper.Run {
	var parts []any
	for i, s := range sites {
		if i > 0 {
			parts = append(parts, "; ")
		}
		parts = append(parts, of(s.Label(b.view), s, "name"))
		for k, r := range s.Reviews {
			if now, _ := b.now.review(s); reasons && r == now && r.Reason != "" {
				reason := strings.TrimRight(lines(r.Reason), ". ")
				parts = append(parts, " (lý do: ", of(lowerPhrase(reason), s, fmt.Sprintf("reviews[%d].reason", k)), ")")
			}
		}
	}
	return runs(parts...)
}

func (b *report) teams() {
	f, o := b.now, b.before
	m := f.members
	text := fmt.Sprintf("%s, trên địa bàn có %s tổ tự quản về an ninh, trật tự%s với %s thành viên%s",
		b.until(), number(f.teams), b.versus(f.teams, o.teams), number(m.people), b.versus(m.people, o.members.people))
	b.say("II.5.1", text+m.among()+".")
	var parts []string
	parts = some(parts, "thành lập mới ", f.teamsNew, " tổ")
	parts = some(parts, "giải thể ", f.teamsGone, " tổ")
	parts = some(parts, "bổ sung ", f.joined, " lượt thành viên")
	parts = some(parts, "thôi tham gia ", f.left, " lượt thành viên")
	text = "Trong kỳ, tổ chức và thành viên của các tổ tự quản không thay đổi"
	if len(parts) > 0 {
		text = "Trong kỳ, " + strings.Join(parts, ", ")
	}
	b.say("II.5.2", text+".")
	n, before := f.meetings[record.MeetingConsultation].n, o.meetings[record.MeetingConsultation].n
	text = "Trong kỳ, chưa ghi nhận hội nghị hiệp thương nào" + b.fell(before)
	if n > 0 {
		text = "Đã tổ chức " + number(n) + " hội nghị hiệp thương" + b.versus(n, before)
	}
	if n > 0 && f.proposed > 0 {
		text += fmt.Sprintf(", giới thiệu %s lượt người", number(f.proposed))
		if t := b.set.Threshold; t.Of > 0 {
			text += fmt.Sprintf(", trong đó %s được quá %d/%d số đại biểu có mặt đồng ý", number(f.agreed), t.Over, t.Of)
		}
	}
	b.say("II.5.3", text+".")
	b.training()
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

// some adds a part to a sentence unless its number is 0.
func some(parts []string, before string, n int, after string) []string {
	if n == 0 {
		return parts
	}
	return append(parts, before+number(n)+after)
}

func (b *report) training() {
	g, before := b.now.meetings[record.MeetingTraining], b.before.meetings[record.MeetingTraining].n
	if g.n == 0 {
		b.say("II.5.4", "Trong kỳ, chưa ghi nhận lớp tập huấn, bồi dưỡng nào cho lực lượng nòng cốt"+b.fell(before)+".")
		return
	}
	text := "Đã tổ chức " + number(g.n) + " lớp tập huấn, bồi dưỡng cho lực lượng nòng cốt" + b.versus(g.n, before)
	if n, ok := g.present.Known(); ok {
		text += " với " + number(n) + " lượt người tham dự"
	}
	b.say("II.5.4", text+".")
}

// disputes is the mediation at the sites; it is counted by the year.
func (b *report) disputes() {
	r, o := b.now.results, b.before.results
	n, ok := r.Disputes.Known()
	if !b.now.whole || !ok {
		b.ask("II.7.1", "Kết quả hòa giải, giải quyết mâu thuẫn:", "")
		return
	}
	text := "Tại các điểm mô hình" + ofAll(b.now.resultsOf, b.now.sites, "điểm") + " đã tiếp nhận, hòa giải " +
		number(n) + " vụ việc" + versusKnown(r.Disputes, o.Disputes)
	if s, ok := r.Settled.Known(); ok {
		text += ", hòa giải thành " + number(s) + " vụ"
		if n > 0 {
			text += ", đạt tỷ lệ " + percent(s, n)
		}
	}
	b.say("II.7.1", text+".")
}

// checks counts the meetings by which the work is steered, and the tasks they
// handed out.
func (b *report) checks() {
	var parts, none []string
	for _, k := range []struct{ code, name string }{
		{record.MeetingInspection, "cuộc kiểm tra"}, {record.MeetingBriefing, "cuộc giao ban"},
		{record.MeetingMidReview, "hội nghị sơ kết"}, {record.MeetingReview, "hội nghị tổng kết"},
	} {
		n, o := b.now.meetings[k.code].n, b.before.meetings[k.code].n
		switch {
		case n > 0:
			parts = append(parts, number(n)+" "+k.name+b.versus(n, o))
		case o > 0 && b.before.covered:
			none = append(none, number(o)+" "+k.name)
		}
	}
	text := "Trong kỳ, chưa ghi nhận cuộc kiểm tra, giao ban, sơ kết, tổng kết nào"
	if len(parts) > 0 {
		text = "Trong kỳ, đã tổ chức " + strings.Join(parts, ", ")
	}
	if len(none) > 0 {
		text += "; cùng kỳ năm trước có " + strings.Join(none, ", ")
	}
	b.say("II.9.1", text+".")
	f := b.now
	if f.tasks == 0 {
		return
	}
	text = fmt.Sprintf("Qua các cuộc họp đã giao %s việc, đến nay hoàn thành %s việc (%s)",
		number(f.tasks), number(f.done), percent(int64(f.done), int64(f.tasks)))
	if f.late > 0 {
		text += ", quá hạn chưa xong " + number(f.late) + " việc"
	}
	b.say("II.9.2", text+".")
}

func (b *report) judgement() {
	f := b.now
	b.heading("III", "III. ĐÁNH GIÁ CHUNG")
	b.heading("III.1", "1. Ưu điểm")
	b.ask("III.1.1", "Những kết quả nổi bật trong kỳ:", "")
	b.heading("III.2", "2. Tồn tại, hạn chế")
	notRated := 0
	if f.whole {
		notRated = f.notReviewed
	}
	var parts []string
	for _, x := range []struct {
		n    int
		text string
	}{{f.noTeam, "khu dân cư chưa có tổ tự quản"}, {f.noLeader, "tổ tự quản chưa có tổ trưởng"},
		{notRated, fmt.Sprintf("điểm mô hình chưa được đánh giá, xếp loại năm %d", f.year)},
		{len(f.proposals[record.ProposalStrengthen]), "điểm mô hình phải củng cố"},
		{f.late, "việc giao tại các cuộc họp quá hạn chưa hoàn thành"}} {
		if x.n > 0 {
			parts = append(parts, number(x.n)+" "+x.text)
		}
	}
	if len(parts) > 0 {
		b.say("III.2.1", "Còn "+strings.Join(parts, "; ")+".")
	}
	b.ask("III.2.2", "Những tồn tại, hạn chế khác:", "")
	b.heading("III.3", "3. Nguyên nhân")
	b.ask("III.3.1", "Nguyên nhân của tồn tại, hạn chế:", "")
}

func (b *report) plans() {
	f := b.now
	b.heading("IV", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ")
	if c := b.set.CitationOn("programme", b.date); c != "" {
		b.say("IV.1", "1. Tiếp tục thực hiện ", of(c, b.set, "citations"), ".")
	} else {
		b.ask("IV.1", "1. Nhiệm vụ trọng tâm:", "")
	}
	key := 2
	next := func(parts ...any) {
		b.say(fmt.Sprintf("IV.%d", key), append([]any{fmt.Sprintf("%d. ", key)}, parts...)...)
		key++
	}
	if f.noTeam+f.noLeader > 0 {
		next("Hiệp thương, thành lập tổ tự quản ở những khu dân cư chưa có tổ; kiện toàn tổ chưa có tổ trưởng.")
	}
	if n := len(f.proposals[record.ProposalStrengthen]); n > 0 {
		next("Củng cố " + number(n) + " điểm mô hình còn hạn chế.")
	}
	if n := len(f.proposals[record.ProposalReplicate]); n > 0 {
		next("Nhân rộng cách làm của " + number(n) + " điểm mô hình hoạt động hiệu quả.")
	}
	b.ask(fmt.Sprintf("IV.%d", key), fmt.Sprintf("%d. Nhiệm vụ khác:", key), "")
	b.heading("V", "V. KIẾN NGHỊ, ĐỀ XUẤT")
	if sites := f.proposals[record.ProposalRemove]; len(sites) > 0 {
		b.say("V.1", "Đề xuất loại bỏ "+number(len(sites))+" điểm mô hình hoạt động kém hiệu quả nêu tại mục II.4.")
	}
	b.ask("V.2", "Kiến nghị với cấp trên:", "")
}
