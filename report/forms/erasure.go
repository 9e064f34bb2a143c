package forms

import (
	"cmp"
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Erasure builds the phiếu xóa dữ liệu cá nhân: that the data of a person (Source.Of, by
// default the one anonymised last) went, why, when, by whom, how much, and which copies
// still hold it (Source.Erased); what is not known is filled in by hand. The slip names
// nobody: a name on it would keep what was to go; on the copy for the person it is
// written by hand. It is only printed. ErrNoErasure: the person is not anonymous.
func Erasure(in Input) (Output, error) {
	b, err := begin(in, "")
	if err != nil {
		return Output{}, err
	}
	p, err := erased(in.View, in.Source.Of)
	if err != nil {
		return Output{}, err
	}
	if p.ID != 0 {
		b.out.Source.Of = record.RefTo(p)
	}
	b.letterhead(false, false)
	people := b.erasedPeople(p)
	b.title("PHIẾU XÓA DỮ LIỆU CÁ NHÂN", b.erasedIDs(people))
	b.erasureOpening(len(people))
	b.erasureCause(p)
	b.erasureCounts()
	b.erasureLeft(people)
	b.erasureSigns()
	b.sheet(false)
	return b.done("Phiếu xóa dữ liệu cá nhân", b.fileName("PXD", isoDate(p.Anonymised), erasedNumber(p))), nil
}

// erased finds the anonymous person; an empty one for a blank slip of a book that has
// none.
func erased(v *record.View, of record.Ref) (*record.Person, error) {
	if of.ID != 0 {
		if p, ok := v.People.Find(of.ID); ok && p.Anonymous() && of.Kind == record.KindPerson {
			return p, nil
		}
		return nil, ErrNoErasure
	}
	last := new(record.Person)
	for p := range v.People.All() {
		if p.Anonymous() && p.Anonymised.Compare(last.Anonymised) >= 0 {
			last = p
		}
	}
	return last, nil
}

func erasedNumber(p *record.Person) string {
	if p.ID == 0 {
		return ""
	}
	return p.ID.String()
}

// erasedPeople are those of the slip; nobody for a blank one.
func (b *builder) erasedPeople(first *record.Person) (of []*record.Person) {
	for _, id := range b.in.Source.Erased.People {
		if p, ok := b.view.People.Find(id); ok && p.Anonymous() {
			of = append(of, p)
		}
	}
	if len(of) == 0 && first.ID != 0 {
		of = append(of, first)
	}
	return of
}

func (b *builder) erasedIDs(people []*record.Person) []paper.Run {
	parts := []any{"Mã hồ sơ trong sổ: "}
	if len(people) == 0 {
		parts = append(parts, dotted)
	}
	for i, p := range people {
		if i > 0 {
			parts = append(parts, ", ")
		}
		parts = append(parts, of(p.ID.String(), p, ""))
	}
	return runs(parts...)
}

func (b *builder) erasureOpening(people int) {
	parts := []any{}
	if c := b.set.CitationOn("personal-data", b.date); c != "" {
		parts = append(parts, "Thực hiện ", of(c, b.set, "citations"), ", ")
	}
	whose := "một người"
	if people > 1 {
		whose = number(people) + " người"
	}
	b.say("mo-dau", append(parts, b.standing(), " đã xóa dữ liệu cá nhân của "+whose+" trong Sổ phong trào:")...)
	if people < 2 {
		b.ask("nguoi-nhan", "Người nhận phiếu (ghi tay, chỉ trên liên giao):", "")
	}
}

// erasureReasons are the reasons in words.
var erasureReasons = map[record.Reason]string{
	record.ReasonAsked: "Người có dữ liệu yêu cầu xóa", record.ReasonWithdrawn: "Người có dữ liệu rút lại sự đồng ý",
	record.ReasonKeptUntil: "Hết ngày được giữ dữ liệu", record.ReasonLeft: "Hết thời hạn giữ sau khi thôi tham gia",
}

// erasureCause is why, when and by whom.
func (b *builder) erasureCause(p *record.Person) {
	e := b.in.Source.Erased
	b.head("LÝ DO, NGÀY XÓA")
	g := newGrid(col{name: "Nội dung", fixed: 62}, col{name: "Ghi nhận", weight: 1})
	line := func(name, text string, at paper.Ref) {
		g.row(at, name, paper.Run{Text: cmp.Or(text, dotted), Ref: at})
	}
	line("Lý do", erasureReasons[e.Reason], paper.Ref{})
	if e.Reason != record.ReasonLeft && e.Reason != record.ReasonKeptUntil { // nobody asked
		line("Ngày nhận yêu cầu", e.Requested.String(), paper.Ref{})
	}
	line("Ngày xóa", p.Anonymised.String(), ref(p, ""))
	line("Người thực hiện", e.By, paper.Ref{})
	b.add(g.t)
}

// erasureCounts is how much went.
func (b *builder) erasureCounts() {
	e := b.in.Source.Erased
	b.head("ĐÃ XÓA")
	g := newGrid(col{name: "Nội dung", weight: 1}, col{name: "Số lượng", fixed: 32, align: paper.Centre})
	for _, x := range []struct {
		name, key string
		n         int
	}{
		{"Mục của sổ đã bỏ tên và dữ liệu", "records", e.Records}, {"Nội dung cũ trong nhật ký", "revisions", e.Revisions},
		{"Tệp kèm theo", "files", e.Files}, {"Bản sao lưu của chương trình đã ghi lại", "rewritten", e.Rewritten},
	} {
		text := dotted
		if e.Records > 0 {
			text = number(x.n)
			b.figure(x.key, record.N(int64(x.n)))
		}
		g.row(paper.Ref{}, x.name, text)
	}
	b.add(g.t)
	b.say("khong-khoi-phuc", "Sổ đã được ghi lại toàn bộ: dữ liệu đã xóa không khôi phục được từ sổ và từ các bản sao lưu đã ghi lại.")
}

// erasureLeft is what stays: counts without a name, issued papers, and copies that the
// program could not reach.
func (b *builder) erasureLeft(people []*record.Person) {
	b.head("CÒN GIỮ LẠI")
	n, papers := 0, []*record.Document(nil)
	for _, p := range people {
		n += len(b.view.TeamsOf(p.ID, record.Date{}))
		for _, d := range b.view.PapersNaming(p.ID) {
			if !slices.Contains(papers, d) {
				papers = append(papers, d)
			}
		}
	}
	seats := dotted
	if len(people) > 0 {
		b.figure("memberships", record.N(int64(n)))
		seats = number(n)
	}
	b.item("Số liệu không có tên: " + seats + " lượt tham gia tổ; giới tính, năm sinh để các báo cáo, danh sách cũ giữ nguyên số;")
	if len(papers) > 0 {
		parts := []any{"Văn bản đã ban hành, giữ theo quy định về lưu trữ: "}
		for i, d := range papers {
			if i > 0 {
				parts = append(parts, ", ")
			}
			parts = append(parts, of(d.Symbol, d, "symbol"))
		}
		b.item(append(parts, ";")...)
	}
	for _, c := range b.in.Source.Erased.Copies {
		b.item("Bản sao còn dữ liệu, phải hủy hoặc ghi lại: ", paper.Run{Text: c}, ";")
	}
	b.endList()
	if b.in.Source.Erased.Records == 0 || len(b.in.Source.Erased.Copies) == 0 {
		b.ask("ban-sao", "Bản sao khác còn dữ liệu (USB, máy khác, bản in):", ".")
	}
}

// erasureSigns: who did it left, the Front right.
func (b *builder) erasureSigns() {
	sig := paper.Signature{
		Left:     []paper.Line{bold(paper.Run{Text: "NGƯỜI THỰC HIỆN"})},
		LeftNote: paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}},
		Date:     b.placeDate(),
	}
	if by := b.in.Source.Erased.By; by != "" {
		sig.LeftName = bold(paper.Run{Text: by})
	}
	b.standingSigns(&sig)
	b.add(sig)
}
