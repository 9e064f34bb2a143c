package forms

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

func (b *report) judgement() {
	f := b.now
	b.heading("III", "III. ĐÁNH GIÁ CHUNG")
	b.heading("III.1", "1. Ưu điểm")
	b.ask("III.1.1", "Những kết quả nổi bật trong kỳ:", "")
	b.heading("III.2", "2. Tồn tại, hạn chế")
	notRated, missed := 0, 0
	if f.whole {
		notRated = f.n("sites.unreviewed")
		for _, t := range b.set.TargetsIn(f.year) {
			if met, base, open := b.aimed(t); base > 0 && open == 0 && !t.Reached(met, base) {
				missed++
			}
		}
	}
	var parts []string
	for _, x := range []struct {
		n    int
		text string
	}{{f.n("areas.unserved"), "khu dân cư chưa có tổ tự quản"}, {f.n("teams.leaderless"), "tổ tự quản chưa có tổ trưởng"},
		{notRated, fmt.Sprintf("điểm mô hình chưa được đánh giá, xếp loại năm %d", f.year)},
		{len(f.proposals[record.ProposalStrengthen]), "điểm mô hình phải củng cố"},
		{missed, "chỉ tiêu về tiêu chuẩn “An toàn về an ninh, trật tự” chưa đạt"},
		{f.n("opinions.waiting"), "lượt ý kiến của Nhân dân chưa có kết quả trả lời"},
		{f.n("findings.late"), "kiến nghị qua kiểm tra quá hạn chưa khắc phục"},
		{f.n("tasks.late"), "việc giao tại các cuộc họp quá hạn chưa hoàn thành"}} {
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
	if b.option == ReportMidway || b.option == ReportReview {
		b.heading("III.4", "4. Bài học kinh nghiệm")
		b.ask("III.4.1", "Bài học rút ra trong quá trình thực hiện:", "")
	}
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
	if f.n("areas.unserved")+f.n("teams.leaderless") > 0 {
		next("Hiệp thương, thành lập tổ tự quản ở những khu dân cư chưa có tổ; kiện toàn tổ chưa có tổ trưởng.")
	}
	if n := len(f.proposals[record.ProposalStrengthen]); n > 0 {
		next("Củng cố " + number(n) + " điểm mô hình còn hạn chế.")
	}
	if n := len(f.proposals[record.ProposalReplicate]); n > 0 {
		next("Nhân rộng cách làm của " + number(n) + " điểm mô hình hoạt động hiệu quả.")
	}
	if n := f.n("opinions.waiting"); n > 0 {
		next("Theo dõi, đôn đốc trả lời " + number(n) + " lượt ý kiến của Nhân dân.")
	}
	if n := f.n("findings.open"); n > 0 {
		next("Đôn đốc khắc phục " + number(n) + " kiến nghị qua kiểm tra.")
	}
	b.ask(fmt.Sprintf("IV.%d", key), fmt.Sprintf("%d. Nhiệm vụ khác:", key), "")
	b.heading("V", "V. KIẾN NGHỊ, ĐỀ XUẤT")
	if sites := f.proposals[record.ProposalRemove]; len(sites) > 0 {
		b.say("V.1", "Đề xuất loại bỏ "+number(len(sites))+" điểm mô hình hoạt động kém hiệu quả đã nêu trên.")
	}
	b.ask("V.2", "Kiến nghị với cấp trên:", "")
}
