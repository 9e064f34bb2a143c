package forms

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// dataSheet is a phiếu thông tin cá nhân in the making.
type dataSheet struct {
	*builder
	p *record.Person
}

// Person builds the phiếu thông tin cá nhân of the Source's person (Source.Of), by
// default the first by name: everything that the book keeps on them, and which papers
// may name them (Luật 91/2025/QH15, Điều 4: a person's right to see their data; the
// citation "personal-data" names the law). It is only printed, for the person.
// ErrNoPerson when the book has nobody, or the person was anonymised.
func Person(in Input) (Output, error) {
	base, err := begin(in, "")
	if err != nil {
		return Output{}, err
	}
	p, ok := findPerson(in.View, in.Source.Of)
	if !ok {
		return Output{}, ErrNoPerson
	}
	base.out.Source.Of = record.RefTo(p)
	b := &dataSheet{builder: base, p: p}
	name := b.need(p.Name, ref(p, "name"), "Họ và tên")
	b.letterhead(false, false)
	b.title("PHIẾU THÔNG TIN CÁ NHÂN", runs("Cung cấp cho ông (bà) ", name), runs("(Tính đến "+unbroken(longDate(in.Today))+")"))
	b.opening()
	b.kept()
	b.memberships()
	b.consents()
	b.elsewhere()
	b.papers()
	b.rights()
	b.sign()
	b.sheet(false)
	return b.done("Phiếu thông tin cá nhân của "+name.Text, b.fileName("PTT", isoDate(in.Today), camel(name.Text))), nil
}

func findPerson(v *record.View, of record.Ref) (best *record.Person, ok bool) {
	if of.ID != 0 {
		p, found := v.People.Get(of.ID)
		return p, found && of.Kind == record.KindPerson && !p.Anonymous()
	}
	order, key := record.NewSorter(), ""
	for p := range v.People.All() {
		if k := order.NameKey(p); !p.Anonymous() && (!ok || k < key) {
			best, key, ok = p, k, true
		}
	}
	return best, ok
}

func (b *dataSheet) opening() {
	parts := []any{}
	if c := b.set.CitationOn("personal-data", b.date); c != "" {
		parts = append(parts, "Thực hiện ", of(c, b.set, "citations"), ", ")
	}
	b.say("mo-dau", append(parts, b.standing(), " cung cấp toàn bộ thông tin về ông (bà) đang lưu trong Sổ phong trào như sau:")...)
}

// kept is the person's own record, field by field; what is not kept says so.
func (b *dataSheet) kept() {
	p := b.p
	b.head("THÔNG TIN ĐANG LƯU")
	g := newGrid(stt, col{name: "Thông tin", fixed: 60}, col{name: "Nội dung đang lưu", weight: 1})
	line := func(name, field, value string) {
		text := of(value, p, field)
		if value == "" {
			text = paper.Run{Text: "Không lưu", Style: paper.Italic}
		}
		g.row(ref(p, field), name, text)
	}
	line("Họ và tên", "name", p.Name)
	if p.SortName != "" {
		line("Tên dùng để sắp xếp", "sortName", p.SortName)
	}
	line("Giới tính", "sex", sexName(p.Sex))
	line("Ngày, tháng, năm sinh", "birth", p.Birth.String())
	g.row(ref(p, "area"), "Khu dân cư", b.areas())
	line("Nơi ở hiện nay", "address", p.Address)
	line("Quê quán", "home", p.Home)
	line("Trình độ học vấn", "schooling", p.Schooling)
	line("Trình độ chuyên môn", "training", p.Training)
	line("Lý luận chính trị", "political", p.Political)
	line("Nghề nghiệp, chức vụ, đơn vị công tác", "work", p.Work)
	line("Số điện thoại", "phone", groupPhone(p.Phone))
	line("Người có uy tín", "respected", map[bool]string{true: "Có"}[p.Respected])
	lead := func(field string) string { // the form has no field for what the committee does not keep
		if b.in.View.Settings().Keeps(field) {
			return field
		}
		return ""
	}
	line("Dân tộc (dữ liệu nhạy cảm)", lead(record.SensitiveEthnicity), p.Ethnicity)
	line("Tôn giáo (dữ liệu nhạy cảm)", lead(record.SensitiveReligion), p.Religion)
	party := p.PartyDate.String()
	if party == "" && p.Party {
		party = "Có"
	}
	line("Đảng viên, ngày vào Đảng (dữ liệu nhạy cảm)", lead(record.SensitiveParty), party)
	b.figure("fields", record.N(int64(g.n)))
	b.add(g.t)
}

// areas is where the person lives, and lived until when.
func (b *dataSheet) areas() []paper.Run {
	var parts []any
	if a := b.areaOn(b.p.Area, b.date); a != nil {
		parts = append(parts, of(a.Name, a, "name"))
	}
	for i, m := range b.p.Moves {
		if a := b.areaOn(m.Area, m.To); a != nil {
			if len(parts) > 0 {
				parts = append(parts, "; ")
			}
			parts = append(parts, of(a.Name, a, "name"), " (đến ", of(m.To.String(), b.p, "moves["+itoa(i)+"].to"), ")")
		}
	}
	if len(parts) == 0 {
		return []paper.Run{{Text: "Không lưu", Style: paper.Italic}}
	}
	return runs(parts...)
}

// memberships are the teams the person sits and sat in.
func (b *dataSheet) memberships() {
	b.head("THAM GIA TỔ TỰ QUẢN")
	list := slices.Clone(b.view.TeamsOf(b.p.ID, record.Date{}))
	b.figure("memberships", record.N(int64(len(list))))
	if len(list) == 0 {
		b.add(body(runs("Sổ không ghi ông (bà) tham gia tổ nào.")))
		return
	}
	slices.SortStableFunc(list, func(x, y *record.Membership) int { return x.From.Compare(y.From) })
	g := newGrid(stt, col{name: "Tổ", weight: 4}, col{name: "Chức danh", fixed: 20, align: paper.Centre}, col{name: "Từ ngày", fixed: 23, align: paper.Centre},
		col{name: "Đến ngày", fixed: 23, align: paper.Centre}, col{name: "Giới thiệu", weight: 4}, col{name: "Ghi chú", weight: 2.6})
	for _, m := range list {
		b.membership(g, m)
	}
	b.add(g.t)
}

func (b *dataSheet) membership(g *grid, m *record.Membership) {
	var team []paper.Run
	if t, ok := b.view.Teams.Find(m.Team); ok {
		team = runs(of(t.Name, t, "name"))
		if a := b.areaOn(t.AreaOn(b.date), b.date); a != nil {
			team = runs(team, ", ", of(a.Name, a, "name"))
		}
	}
	how := runs(of(choice(b.set.Lists.How, m.How), m, "how"))
	if m.By != "" {
		if len(plain(how)) > 0 {
			how = runs(how, "; ")
		}
		how = runs(how, of(m.By, m, "by"))
	}
	g.row(ref(m, ""), team, of(choice(b.set.Lists.Roles, m.Role), m, "role"), of(m.From.String(), m, "from"), of(m.To.String(), m, "to"),
		how, of(m.Note, m, "note"))
}

// The codes of a consent (record.Consent) in words.
var (
	consentPurposes = map[string]string{"list": "Lập danh sách thành viên", "send": "In, gửi danh sách cho cấp trên", "contact": "Liên hệ công việc"}
	consentForms    = map[string]string{"paper": "Bằng văn bản", "in-person": "Trực tiếp"}
)

// consents are what the person agreed to, purpose by purpose.
func (b *dataSheet) consents() {
	b.head("SỰ ĐỒNG Ý CỦA ÔNG (BÀ)")
	if len(b.p.Consents) == 0 {
		b.add(body(runs("Sổ chưa ghi sự đồng ý nào của ông (bà).")))
		return
	}
	g := newGrid(stt, col{name: "Mục đích", weight: 3}, col{name: "Ngày đồng ý", fixed: 28, align: paper.Centre},
		col{name: "Cách đồng ý", weight: 2}, col{name: "Ngày rút lại", fixed: 28, align: paper.Centre})
	for i, c := range b.p.Consents {
		at := "consents[" + itoa(i) + "]."
		g.row(ref(b.p, at[:len(at)-1]), of(cmp.Or(consentPurposes[c.Purpose], c.Purpose), b.p, at+"purpose"), of(c.Date.String(), b.p, at+"date"),
			of(cmp.Or(consentForms[c.Form], c.Form), b.p, at+"form"), of(c.Withdrawn.String(), b.p, at+"withdrawn"))
	}
	b.add(g.t)
}

// elsewhere are the other entries of the book that point to the person.
func (b *dataSheet) elsewhere() {
	b.head("THÔNG TIN Ở CÁC MỤC KHÁC CỦA SỔ")
	n := len(b.blocks)
	b.votes()
	self := record.RefTo(b.p)
	for c := range b.view.Commendations.All() {
		if c.Subject == self {
			b.mention("Khen thưởng năm "+strconv.Itoa(c.Year)+": ", of(lowerFirst(choice(b.set.Lists.Awards, c.Award)), c, "award"),
				prefixed("; ", of(lowerPhrase(lines(c.Merit)), c, "merit")), prefixed("; ", shortDecision(c.Decision, c)))
		}
	}
	for x := range b.view.Exemplars.All() {
		if x.Subject == self {
			b.mention("Điển hình tiên tiến năm "+strconv.Itoa(x.Year)+": ", of(lines(x.Merit), x, "merit"), prefixed("; ", shortDecision(x.Decision, x)))
		}
	}
	if len(b.blocks) == n {
		b.add(body(runs("Không có mục nào khác trong sổ gắn với hồ sơ của ông (bà).")))
	}
	b.endList()
	b.add(body(runs("Tên người ghi như lời văn (chủ trì, thư ký, thành phần, phân công, kết luận cuộc họp) không gắn với hồ sơ cá nhân nên không liệt kê được ở đây; ông (bà) có thể yêu cầu tra tìm theo tên.")))
}

// prefixed is a text with what stands before it, nothing where the text is empty.
func prefixed(before string, text any) []paper.Run {
	if t := runs(text); plain(t) != "" {
		return runs(before, t)
	}
	return nil
}

// mention adds a line of the list.
func (b *dataSheet) mention(parts ...any) { b.item(append(parts, ";")...) }

// votes are the consultations and rounds that put the person forward.
func (b *dataSheet) votes() {
	for m := range b.view.Meetings.All() {
		for i, v := range m.Votes {
			if v.Person != b.p.ID {
				continue
			}
			at := "votes[" + itoa(i) + "]."
			b.mention("Được đưa ra hiệp thương: ", of(lowerNoun(m.Title), m, "title"), prefixed(" ", of(onDay(m.Start.Date), m, "start")),
				prefixed("; đồng ý ", of(cellCount(v.Agree), m, at+"agree")), prefixed("; không đồng ý ", of(cellCount(v.Disagree), m, at+"disagree")),
				prefixed("; ý kiến khác ", of(cellCount(v.Other), m, at+"other")))
		}
	}
	for r := range b.view.Rounds.All() {
		if slices.ContainsFunc(r.Candidates, func(c record.Candidate) bool { return c.Person == b.p.ID }) {
			b.mention("Có tên trong danh sách dự kiến: ", of(lowerNoun(r.Title), r, "title"))
		}
	}
}

// papers are the issued documents that may name the person: frozen, so that what they
// say is not looked up but concluded from what they were made of.
func (b *dataSheet) papers() {
	b.head("VĂN BẢN ĐÃ BAN HÀNH CÓ THỂ CÓ TÊN ÔNG (BÀ)")
	n := 0
	for _, d := range b.view.PapersNaming(b.p.ID) {
		n++
		b.mention("Văn bản số ", of(d.Symbol, d, "symbol"), prefixed(" ", of(onDay(d.Date), d, "date")), prefixed(": ", of(d.Title, d, "title")))
	}
	b.figure("papers", record.N(int64(n)))
	if n == 0 {
		b.add(body(runs("Không có văn bản nào được lập từ danh sách, cuộc họp, đợt hiệp thương có ông (bà).")))
		return
	}
	b.endList()
	b.add(body(runs("Các văn bản này được lập từ danh sách tổ, cuộc họp hoặc mục khác có ông (bà). Bản đã ban hành được giữ nguyên theo quy định về lưu trữ; tên trong đó không tự thay đổi khi thông tin trong sổ được sửa.")))
}

// rights says how long the data is kept and what the person may ask for.
func (b *dataSheet) rights() {
	b.head("LƯU GIỮ VÀ QUYỀN CỦA ÔNG (BÀ)")
	if n := b.set.Retention; n > 0 {
		b.say("luu-giu", "Thông tin được xem xét xóa tên và phần nhận dạng sau "+number(n)+" tháng kể từ khi ông (bà) thôi tham gia tổ tự quản.")
	}
	b.say("nhat-ky", "Nhật ký của sổ giữ nội dung trước và sau mỗi lần sửa hồ sơ của ông (bà) để kiểm tra.")
	b.say("quyen", "Ông (bà) có quyền xem, yêu cầu chỉnh sửa, rút lại sự đồng ý, yêu cầu hạn chế, phản đối xử lý hoặc xóa thông tin của mình theo quy định của pháp luật; gửi yêu cầu đến ", b.standing(), ".")
}

// sign: the person who got the sheet left, the Front right.
func (b *dataSheet) sign() {
	sig := paper.Signature{
		Left:     []paper.Line{bold(paper.Run{Text: "NGƯỜI NHẬN PHIẾU"})},
		LeftNote: paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}},
		LeftName: bold(of(strings.TrimSpace(b.p.Name), b.p, "name")),
		Date:     b.placeDate(),
	}
	b.standingSigns(&sig)
	b.add(sig)
}
