package forms

import (
	"fmt"
	"strconv"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// votes is the outcome of a consultation: the table and what follows from it.
func (b *minutes) votes() {
	m := b.m
	if len(m.Votes) == 0 {
		return
	}
	b.head("KẾT QUẢ HIỆP THƯƠNG, BIỂU QUYẾT")
	parts := []any{upperFirst(b.noun) + " thảo luận và biểu quyết "}
	if m.VoteMethod != "" {
		parts = append(parts, "bằng hình thức ",
			of(lowerFirst(record.NameOf(b.set.Lists.VoteMethods, m.VoteMethod)), m, "voteMethod"), " ")
	}
	parts = append(parts, "đối với từng người được giới thiệu")
	if _, ok := m.Present.Known(); ok {
		parts = append(parts, "; số đại biểu có mặt: ", of(proseCount(m.Present), m, "present"), " người")
	} else {
		b.missing(ref(m, "present"), "Số đại biểu có mặt")
	}
	b.say("bieu-quyet", append(parts, ". Kết quả như sau:")...)
	b.voteTable(m)
	b.outcome(m)
}

// voteTable lists who was voted on at a consultation, with the counts.
func (b *builder) voteTable(m *record.Meeting) {
	t := paper.Table{
		Columns: []paper.Column{{Fixed: 11, Align: paper.Centre}, {Weight: 38}, {Fixed: 12, Align: paper.Centre},
			{Weight: 45}, {Fixed: 14, Align: paper.Centre}, {Fixed: 15, Align: paper.Centre},
			{Fixed: 14, Align: paper.Centre}, {Fixed: 16, Align: paper.Centre}},
		Head: [][]paper.Cell{
			{headCell("STT", 1, 2), headCell("Họ và tên", 1, 2), headCell("Năm sinh", 1, 2),
				headCell("Tổ, chức danh dự kiến", 1, 2), headCell("Số đại biểu", 3, 1),
				headCell("Tỷ lệ đồng ý", 1, 2)},
			{headCell("Đồng ý", 1, 1), headCell("Không đồng ý", 1, 1), headCell("Ý kiến khác", 1, 1)}},
	}
	for i := range m.Votes {
		t.Rows = append(t.Rows, b.voteRow(m, i))
	}
	b.add(t)
}

func (b *builder) voteRow(m *record.Meeting, i int) paper.Row {
	x, at := m.Votes[i], fmt.Sprintf("votes[%d].", i)
	name, birth := of(who(x.Name), m, at+"name"), paper.Run{}
	if p, ok := b.view.People.Get(x.Person); ok && !p.Birth.IsZero() {
		birth = of(strconv.Itoa(int(p.Birth.Y)), p, "birth")
	}
	var seat []paper.Run
	if x.Role != "" {
		seat = runs(of(record.NameOf(b.set.Lists.Roles, x.Role), m, at+"role"))
	}
	if t, ok := b.view.Teams.Get(x.Team); ok {
		if len(seat) > 0 {
			seat = runs(seat, ", ", of(lowerNoun(t.Name), t, "name"))
		} else {
			seat = runs(of(t.Name, t, "name"))
		}
	}
	share := "-"
	agree, ok := x.Agree.Known()
	present, ok2 := m.Present.Known()
	if ok && ok2 {
		share = percent(agree, present)
	}
	b.figure(at+"agree", x.Agree)
	return paper.Row{Ref: ref(m, at[:len(at)-1]), Cells: []paper.Cell{
		cell(paper.Run{Text: itoa(i + 1)}), cell(name), cell(birth), {Runs: seat},
		cell(of(cellCount(x.Agree), m, at+"agree")), cell(of(cellCount(x.Disagree), m, at+"disagree")),
		cell(of(cellCount(x.Other), m, at+"other")), cell(paper.Run{Text: share})}}
}

// outcome says who has the agreement that the committee's threshold asks for. No
// law fixes one (domain.md, C.5): without a threshold, or without the number of
// those present, nothing is concluded.
func (b *builder) outcome(m *record.Meeting) {
	present, ok := m.Present.Known()
	t := b.set.Threshold
	if !ok || present <= 0 || t.Of <= 0 {
		return
	}
	var met int
	var short, unknown []any
	list := func(to []any, i int) []any {
		if len(to) > 0 {
			to = append(to, ", ")
		}
		return append(to, of(who(m.Votes[i].Name), m, fmt.Sprintf("votes[%d].name", i)))
	}
	for i, x := range m.Votes {
		switch agree, known := x.Agree.Known(); {
		case !known:
			unknown = list(unknown, i)
		case t.Met(agree, present):
			met++
		default:
			short = list(short, i)
		}
	}
	over := fmt.Sprintf("quá %d/%d số đại biểu có mặt đồng ý", t.Over, t.Of)
	parts := []any{fmt.Sprintf("Có %s/%s người được giới thiệu được %s",
		number(met), number(len(m.Votes)), over)}
	if len(short) > 0 {
		parts = append(append(parts, "; chưa đạt: "), short...)
	}
	if len(unknown) > 0 {
		parts = append(append(parts, "; chưa ghi kết quả: "), unknown...)
	}
	b.figure("met", record.N(int64(met)))
	b.say("ket-qua", append(parts, ".")...)
}
