package forms

import (
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

func proposalChoices(*record.Settings) []record.Choice {
	return []record.Choice{{Code: record.ProposalReplicate, Name: "Đề nghị nhân rộng"}, {Code: record.ProposalRemove, Name: "Đề nghị loại bỏ"}}
}

// Proposals builds the danh sách điểm mô hình đề nghị nhân rộng, loại bỏ of the Source's
// year, by default the newest with a review: what the yearly reviews propose, with
// grade, reason and paper (Kế hoạch 279/KH-MTTW-BCA, II.6). The Option
// record.ProposalReplicate or ProposalRemove asks for one of the two lists. ErrNoReview
// when no site was reviewed for the year.
func Proposals(in Input) (Output, error) {
	b, err := begin(in, record.DocList)
	if err != nil {
		return Output{}, err
	}
	year := b.yearOf(b.reviewedIn)
	b.out.Source.Year = year
	if !b.reviewedIn(year) {
		return Output{}, ErrNoReview
	}
	kinds := []string{record.ProposalReplicate, record.ProposalRemove}
	subject := "nhân rộng, đề nghị loại bỏ"
	if o := in.Source.Option; slices.Contains(kinds, o) {
		kinds, subject = []string{o}, proposalNames[o]
	}
	b.letterhead(b.issued, false)
	b.title("DANH SÁCH", runs("Điểm mô hình đề nghị "+subject+" năm "+itoa(year)+" trên địa bàn ", b.unit()),
		runs("(Theo kết quả đánh giá, xếp loại điểm mô hình năm "+itoa(year)+")"), b.with())
	closing := "Danh sách có "
	for i, k := range kinds {
		n := b.proposed(year, k, len(kinds) > 1, i+1)
		b.figure(k, record.N(int64(n)))
		if i > 0 {
			closing += " và "
		}
		closing += figure(int64(n)) + " điểm mô hình đề nghị " + proposalNames[k]
	}
	b.say("ket-thuc", closing+"./.")
	b.signList("NGƯỜI LẬP BIỂU")
	b.sheet(true)
	name := "DeNghi"
	if len(kinds) == 1 {
		name += camel(proposalNames[kinds[0]])
	}
	return b.done("Danh sách điểm mô hình đề nghị "+subject+" năm "+itoa(year), b.fileName("DS", name, itoa(year))), nil
}

// proposalNames are the two proposals inside a sentence.
var proposalNames = map[string]string{record.ProposalReplicate: "nhân rộng", record.ProposalRemove: "loại bỏ"}

// proposed adds the list of the sites for which the year's review proposes the kind,
// under a heading where the paper has several, and returns how many there are.
func (b *builder) proposed(year int, kind string, headed bool, part int) int {
	var list []*record.Site
	for s := range b.view.Sites.All() {
		if r, ok := s.ReviewOf(year); ok && r.Proposal == kind {
			list = append(list, s)
		}
	}
	sortNamed(list, func(s *record.Site) string { return s.Label(b.view) }, record.NewSorter())
	if headed {
		b.heading(roman(part), roman(part)+". ĐỀ NGHỊ "+map[string]string{record.ProposalReplicate: "NHÂN RỘNG", record.ProposalRemove: "LOẠI BỎ"}[kind])
	}
	if len(list) == 0 {
		b.add(body(runs("Không có điểm mô hình nào được đề nghị " + proposalNames[kind] + " trong năm " + itoa(year) + ".")))
		return 0
	}
	g := newGrid(stt, col{name: "Điểm mô hình", weight: 4}, col{name: "Địa bàn", weight: 3}, col{name: "Đơn vị chủ trì", weight: 3.6},
		col{name: "Xếp loại", fixed: 24, align: paper.Centre}, col{name: "Lý do đề nghị", weight: 5.4},
		col{name: "Văn bản đề nghị", fixed: 36}, col{name: "Kết quả thực hiện", weight: 3})
	for _, s := range list {
		b.proposedSite(g, s, year)
	}
	b.add(g.t)
	return len(list)
}

// proposedSite adds the row of a site. Where the review gives no reason, what it says
// of the site stands for it: its merits for nhân rộng, its faults for loại bỏ.
func (b *builder) proposedSite(g *grid, s *record.Site, year int) {
	r, _ := s.ReviewOf(year)
	at := "reviews[" + itoa(slices.Index(s.Reviews, r)) + "]."
	reason, field := r.Reason, "reason"
	if reason == "" {
		reason, field = r.Strength, "strength"
		if r.Proposal == record.ProposalRemove {
			reason, field = r.Weakness, "weakness"
		}
	}
	var where, lead []paper.Run
	if a := b.areaOn(s.AreaOn(b.yearEnd(year)), b.yearEnd(year)); a != nil {
		where = runs(of(a.Name, a, "name"))
	}
	lead = runs(of(s.Lead, s, "lead"))
	if m, ok := b.view.Models.Find(s.Model); ok && s.Lead == "" {
		lead = runs(of(m.Lead, m, "lead"))
	}
	why := of(lines(reason), s, at+field)
	if reason == "" {
		why = b.need("", ref(s, at+"reason"), "Lý do đề nghị")
	}
	g.row(ref(s, ""), of(s.Label(b.view), s, "name"), where, lead, of(choice(b.set.Lists.Grades, r.Grade), s, at+"grade"),
		why, of(r.Paper, s, at+"paper"), b.carriedOut(s, r.Proposal))
}

// carriedOut says what became of a proposal: the sites that were made after this one,
// or its end.
func (b *builder) carriedOut(s *record.Site, proposal string) []paper.Run {
	switch proposal {
	case record.ProposalReplicate:
		var parts []any
		for o := range b.view.Sites.All() {
			if o.Source != s.ID {
				continue
			}
			if len(parts) > 0 {
				parts = append(parts, "; ")
			} else {
				parts = append(parts, "Đã nhân rộng: ")
			}
			parts = append(parts, of(o.Label(b.view), o, "name"))
		}
		return runs(parts...)
	case record.ProposalRemove:
		for i, x := range s.Stages {
			if x.Stage == record.StageDissolved {
				return runs("Đã giải thể ", of(onDay(x.Date), s, "stages["+itoa(i)+"].date"))
			}
		}
	}
	return nil
}
