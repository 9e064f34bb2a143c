package forms

import (
	"fmt"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// versus compares a number with that of the same period a year before: " (tăng 02
// so với cùng kỳ năm trước)"; nothing where the book does not reach back so far, or
// where one of the two is not known in full.
func (b *report) versus(key string) string {
	now, before := b.now.of[key], b.before.of[key]
	if !b.before.covered || now == nil || before == nil || now.silent+now.blank+before.silent+before.blank > 0 {
		return ""
	}
	n, ok := now.sum.Known()
	o, ok2 := before.sum.Known()
	if !ok || !ok2 {
		return ""
	}
	return " (" + moved(n, o) + " cùng kỳ năm trước)"
}

func moved(now, before int64) string {
	switch {
	case now > before:
		return "tăng " + number(now-before) + " so với"
	case now < before:
		return "giảm " + number(before-now) + " so với"
	}
	return "bằng"
}

// fell mentions what there was in the period before, where now there is nothing.
func (b *report) fell(key string) string {
	n := b.before.n(key)
	if n == 0 || !b.before.covered {
		return ""
	}
	return " (cùng kỳ năm trước: " + number(n) + ")"
}

// amount adds a sum to the parts of a sentence, "30 buổi (02 hoạt động chưa báo cáo)";
// nothing when nobody was asked, and what has not come is no number.
func (b *report) amount(parts []string, before, key, unit, what string) []string {
	x := b.now.of[key]
	if x == nil {
		return parts
	}
	if n, ok := x.sum.Known(); ok {
		return append(parts, before+number(n)+" "+unit+b.now.partial(key, what)+b.versus(key))
	}
	if x.silent > 0 {
		return append(parts, fmt.Sprintf("%ssố %s chưa có (%s/%s %s %s)", before, unit, number(x.silent), number(x.silent+x.blank), what, notReported))
	}
	return parts
}

// shares lists how a number falls on the choices of a list: "tập thể 02, cá nhân 05".
func (b *report) shares(prefix string, list []record.Choice, name func(record.Choice) string) (parts []string) {
	for _, c := range list {
		parts = some(parts, name(c)+" ", b.now.n(prefix+c.Code), "")
	}
	return parts
}

// levelOf is what a target asks for: "75%".
func levelOf(t record.Target) string {
	return strings.Replace(percent(int64(t.Met), int64(t.Of)), ",0%", "%", 1)
}

func lowerName(c record.Choice) string { return lowerFirst(c.Name) }

// quotedName is the name of a forum or campaign; one that quotes a name already, or says
// "another", is no name itself.
func quotedName(c record.Choice) string {
	if strings.Contains(c.Name, "“") || strings.HasSuffix(c.Name, " khác") {
		return lowerName(c)
	}
	return "“" + c.Name + "”"
}

// some adds a part to a sentence unless its number is 0.
func some(parts []string, before string, n int, after string) []string {
	if n == 0 {
		return parts
	}
	return append(parts, before+number(n)+after)
}

// until is "Đến ngày 14/12/2026".
func (b *report) until() string { return "Đến " + onDay(b.now.at) }

func (b *report) situation() {
	b.heading("I", "I. ĐẶC ĐIỂM TÌNH HÌNH")
	b.places()
	b.ask("I.2", "Tình hình an ninh, trật tự nổi bật trong kỳ:", "")
}

// places says how large the commune is.
func (b *report) places() {
	text := " có " + number(b.now.n("areas")) + " khu dân cư"
	parts := b.amount(nil, "", "households", "hộ", "khu dân cư")
	parts = b.amount(parts, "", "people", "nhân khẩu", "khu dân cư")
	if len(parts) > 0 {
		text += " với " + strings.Join(parts, ", ")
	}
	b.say("I.1", b.until()+", địa bàn ", b.unit(), text+".")
}

func (b *report) outcomes() {
	b.heading("II", "II. KẾT QUẢ THỰC HIỆN")
	b.heading("II.1", "1. Công tác tham mưu, lãnh đạo, chỉ đạo, kiện toàn Ban Chỉ đạo")
	b.steering()
	b.heading("II.2", "2. Công tác tuyên truyền, vận động")
	b.communication()
	b.heading("II.3", "3. Diễn đàn lắng nghe ý kiến Nhân dân")
	b.forums()
	b.heading("II.4", "4. Xây dựng, duy trì, nhân rộng mô hình, điển hình tiên tiến; rà soát, loại bỏ mô hình không hiệu quả")
	b.models()
	b.heading("II.5", "5. Hiệp thương, củng cố tổ tự quản về an ninh, trật tự")
	b.teams()
	b.training()
	b.heading("II.6", "6. Xây dựng khu dân cư, xã, phường, đặc khu, cơ quan, doanh nghiệp, cơ sở giáo dục đạt tiêu chuẩn “An toàn về an ninh, trật tự”")
	b.standard()
	b.heading("II.7", "7. Hòa giải, giải quyết mâu thuẫn trong Nhân dân; cảm hóa, giáo dục người lầm lỗi tại cộng đồng dân cư")
	b.disputes()
	b.heading("II.8", "8. Gắn phong trào với các cuộc vận động, phong trào thi đua yêu nước và Ngày hội Toàn dân bảo vệ an ninh Tổ quốc")
	b.campaigns()
	b.money()
	b.heading("II.9", "9. Kiểm tra, giao ban, sơ kết, tổng kết, khen thưởng")
	b.inspections()
	b.checks()
	b.commendations()
}

// frontSections are the first two parts of a general report of the Front: the people,
// and the programmes of action (document-format.md, A.7). What the book keeps stands
// under the programme it belongs to.
func (b *report) frontSections() {
	b.heading("I", "I. TÌNH HÌNH CÁC TẦNG LỚP NHÂN DÂN")
	b.places()
	b.ask("mt.I.2", "Tình hình tư tưởng, đời sống của các tầng lớp Nhân dân:", "")
	b.heading("II", "II. KẾT QUẢ THỰC HIỆN CÁC CHƯƠNG TRÌNH HÀNH ĐỘNG")
	b.heading("mt.II.1", "1. Tuyên truyền, vận động, tập hợp các tầng lớp Nhân dân, củng cố khối đại đoàn kết toàn dân tộc")
	b.communication()
	b.heading("mt.II.2", "2. Vận động Nhân dân thực hiện các cuộc vận động, phong trào thi đua yêu nước; phong trào toàn dân bảo vệ an ninh Tổ quốc")
	b.campaigns()
	b.models()
	b.teams()
	b.standard()
	b.disputes()
	b.heading("mt.II.3", "3. Phát huy dân chủ, đại diện, bảo vệ quyền và lợi ích hợp pháp, chính đáng của Nhân dân; giám sát, phản biện xã hội")
	b.forums()
	b.ask("mt.II.3.9", "Kết quả giám sát, phản biện xã hội:", "")
	b.heading("mt.II.4", "4. Đối ngoại nhân dân")
	b.ask("mt.II.4.1", "Kết quả thực hiện:", "")
	b.heading("mt.II.5", "5. Củng cố tổ chức, nâng cao chất lượng, hiệu quả hoạt động của Ủy ban MTTQ Việt Nam")
	b.steering()
	b.training()
	b.money()
	b.inspections()
	b.checks()
	b.commendations()
}

// steering is who sits in the steering bodies and what was issued.
func (b *report) steering() {
	var parts []string
	for _, c := range b.set.Lists.Bodies {
		if n := b.now.n("seats." + c.Code); n > 0 {
			parts = append(parts, lowerNoun(c.Name)+" có "+number(n)+" thành viên")
		}
	}
	if len(parts) > 0 {
		text := b.until() + ", " + strings.Join(parts, "; ")
		moves := some(nil, "bổ sung ", b.now.n("seats.new"), " thành viên")
		moves = some(moves, "thôi tham gia ", b.now.n("seats.gone"), " thành viên")
		if len(moves) > 0 {
			text += "; trong kỳ đã kiện toàn, " + strings.Join(moves, ", ")
		}
		b.say("II.1.3", text+".")
	}
	if n := b.now.n("documents"); n > 0 {
		b.say("II.1.1", fmt.Sprintf("Trong kỳ, Ban Thường trực đã ban hành %s văn bản để triển khai, theo dõi phong trào (%s).",
			number(n), strings.Join(b.shares("documents.", b.set.Lists.DocTypes, lowerName), ", ")))
	}
	b.ask("II.1.2", "Công tác tham mưu, lãnh đạo, chỉ đạo:", "")
}

// communication is the propaganda of the Front, and that of the sites, which is counted
// by the year.
func (b *report) communication() {
	const key, what = "activities." + record.ActivityCommunication, "hoạt động"
	if n := b.now.n(key); n == 0 {
		b.say("II.2.1", "Trong kỳ, chưa ghi nhận hoạt động tuyên truyền, vận động nào"+b.fell(key)+".")
	} else {
		text := "Trong kỳ, đã tổ chức " + number(n) + " hoạt động tuyên truyền, vận động" + b.versus(key)
		parts := b.amount(nil, "", key+".sessions", "buổi", what)
		parts = b.amount(parts, "", key+".reached", "lượt người tham dự", what)
		parts = b.amount(parts, "", key+".materials", "tài liệu, tin bài", what)
		if len(parts) > 0 {
			text += ", với " + strings.Join(parts, "; ")
		}
		b.say("II.2.1", text+".")
		if by := b.shares("channels.", b.set.Lists.Channels, lowerName); len(by) > 0 {
			b.say("II.2.2", "Hình thức tuyên truyền: "+strings.Join(by, "; ")+".")
		}
	}
	if !b.now.whole {
		return
	}
	parts := b.amount(nil, "tổ chức ", "sites.sessions", "buổi tuyên truyền", "điểm")
	parts = b.amount(parts, "thu hút ", "sites.reached", "lượt người tham dự", "điểm")
	parts = b.amount(parts, "vận động ", "sites.pledges", "hộ ký cam kết", "điểm")
	parts = b.amount(parts, "thực hiện ", "sites.patrols", "lượt tuần tra", "điểm")
	if len(parts) > 0 {
		b.say("II.2.3", "Tại các điểm mô hình đã "+strings.Join(parts, "; ")+".")
	}
}

func (b *report) forums() {
	const key = "meetings." + record.MeetingForum
	n := b.now.n(key)
	if n == 0 {
		b.say("II.3.1", "Trong kỳ, chưa ghi nhận diễn đàn lắng nghe ý kiến Nhân dân nào"+b.fell(key)+".")
		return
	}
	text := "Trong kỳ, đã tổ chức " + number(n) + " diễn đàn" + b.versus(key)
	if parts := b.amount(nil, "", "forums.present", "lượt người tham dự", "diễn đàn"); len(parts) > 0 {
		text += " với " + parts[0]
	}
	if by := b.shares("forums.", b.set.Lists.Forums, quotedName); len(by) > 0 {
		text += ", gồm: " + strings.Join(by, ", ")
	}
	b.say("II.3.1", text+".")
	all := b.now.n("opinions")
	if all == 0 {
		return
	}
	var parts []string
	for _, x := range []struct{ key, name string }{{record.OpinionAnswered, "trả lời tại chỗ"},
		{record.OpinionForwarded, "chuyển cơ quan có thẩm quyền"}, {opinionSettled, "đã trả lời sau diễn đàn"}, {record.OpinionOpen, "còn theo dõi"}} {
		parts = some(parts, x.name+" ", b.now.n("opinions."+x.key), "")
	}
	text = "Đã tiếp nhận " + number(all) + " lượt ý kiến" + b.versus("opinions") + ": " + strings.Join(parts, "; ")
	if n := b.now.n("opinions.waiting"); n > 0 {
		text += ". " + b.until() + ", còn " + number(n) + " lượt ý kiến chưa có kết quả trả lời"
	}
	b.say("II.3.2", text+".")
}

// namedSites is how many sites a sentence names one by one.
const namedSites = 10

// wanted is what is asked for the sites, with names and, for a site to be
// removed or strengthened, the reason.
func (b *report) wanted() {
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
