package forms

import (
	"cmp"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// opinions are what was said at a diễn đàn, by topic and group, with the answer or who
// owes it.
func (b *minutes) opinions() {
	m := b.m
	if len(m.Opinions) == 0 {
		return
	}
	b.head("Ý KIẾN CỦA NHÂN DÂN VÀ TRẢ LỜI")
	n, by := int64(0), map[string]int64{}
	g := newGrid(stt, col{name: "Nội dung ý kiến", weight: 5}, col{name: "Nhóm ý kiến", weight: 2.4},
		col{name: "Lượt", fixed: 12, align: paper.Centre}, col{name: "Trả lời, tiếp thu", weight: 4.4},
		col{name: "Kết quả, cơ quan trả lời, thời hạn", weight: 3.6})
	for i, o := range m.Opinions {
		at := entryAt("opinions", i)
		n += o.Counted()
		by[o.Outcome] += o.Counted()
		g.row(ref(m, at), of(o.Topic, m, at+".topic"), of(o.Group, m, at+".group"), of(number(o.Counted()), m, at+".times"),
			of(o.Answer, m, at+".answer"), b.outcomeOf(o, at))
	}
	text := "Có " + number(n) + " lượt ý kiến"
	sep := ": "
	for _, c := range b.set.Lists.OpinionStates {
		if k := by[c.Code]; k > 0 {
			text += sep + lowerFirst(c.Name) + " " + number(k) + " lượt"
			sep = "; "
		}
	}
	b.figure("opinions", record.N(n))
	b.say("y-kien", text+". Cụ thể như sau:")
	b.add(g.t)
}

// outcomeOf says what became of an opinion, and who answers by when.
func (b *minutes) outcomeOf(o record.Opinion, at string) []paper.Run {
	var parts []any
	if o.Outcome != "" {
		parts = append(parts, of(record.NameOf(b.set.Lists.OpinionStates, o.Outcome), b.m, at+".outcome"))
	}
	add := func(more ...any) {
		if len(parts) > 0 {
			parts = append(parts, "; ")
		}
		parts = append(parts, more...)
	}
	if o.Body != "" {
		add(of(o.Body, b.m, at+".body"))
	}
	switch {
	case !o.Closed.IsZero():
		add("đã trả lời ", of(onDay(o.Closed), b.m, at+".closed"))
	case !o.Due.IsZero():
		add("trước ", of(onDay(o.Due), b.m, at+".due"))
	}
	return runs(parts...)
}

func entryAt(list string, i int) string { return list + "[" + itoa(i) + "]" }

// attendance is who of each team came to a training.
func (b *minutes) attendance() {
	m := b.m
	if len(m.Attendance) == 0 {
		return
	}
	b.head("THÀNH PHẦN HỌC VIÊN")
	if m.Organiser != "" {
		b.add(body(runs("Đơn vị tổ chức: ", of(m.Organiser, m, "organiser"), ".")))
	}
	g := newGrid(stt, col{name: "Tổ tự quản", weight: 4}, col{name: "Khu dân cư", weight: 3},
		col{name: "Số người được mời", fixed: 27, align: paper.Centre}, col{name: "Số người tham dự", fixed: 27, align: paper.Centre})
	var invited, present record.Count
	for i, a := range m.Attendance {
		at := entryAt("attendance", i)
		team, area := paper.Run{}, paper.Run{}
		if t, ok := b.view.Teams.Find(a.Team); ok {
			team = of(t.Name, t, "name")
			if x := b.areaOn(t.AreaOn(m.Start.Date), m.Start.Date); x != nil {
				area = of(x.Name, x, "name")
			}
		}
		invited, present = invited.Plus(a.Invited), present.Plus(a.Present)
		g.row(ref(m, at), team, area, of(cellCount(a.Invited), m, at+".invited"), of(cellCount(a.Present), m, at+".present"))
	}
	total := paper.Row{Cells: []paper.Cell{{}, cell(paper.Run{Text: "Tổng cộng"}), {},
		cell(paper.Run{Text: cellCount(invited)}), cell(paper.Run{Text: cellCount(present)})}}
	g.t.Rows = withTotal(g.t.Rows, total)
	b.figure("trained", present)
	b.add(g.t)
}

// openFindings are what inspections of the site asked for and was not mended by the day
// of the file; they follow the site until they are closed.
func (b *dossier) openFindings() {
	g := newGrid(stt, col{name: "Ngày kiểm tra", fixed: 26, align: paper.Centre}, col{name: "Tồn tại", weight: 4},
		col{name: "Biện pháp khắc phục", weight: 4}, col{name: "Thời hạn", fixed: 24, align: paper.Centre})
	held := 0
	for i := range b.view.Inspections.All() {
		if i.Subject != record.RefTo(b.s) || i.Date.IsZero() || i.Date.First().Compare(b.asOf) > 0 {
			continue
		}
		held++
		for n, f := range i.Findings {
			if !f.Closed.IsZero() && f.Closed.First().Compare(b.asOf) <= 0 {
				continue
			}
			at := entryAt("findings", n)
			g.row(ref(i, at), of(i.Date.String(), i, "date"), of(f.What, i, at+".what"),
				of(f.Measure, i, at+".measure"), of(f.Due.String(), i, at+".due"))
		}
	}
	b.figure("inspections", record.N(int64(held)))
	b.figure("findings.open", record.N(int64(g.n)))
	if held == 0 {
		return
	}
	b.head("KIỂM TRA, KIẾN NGHỊ CHƯA KHẮC PHỤC")
	if g.n == 0 {
		b.say("kiem-tra", "Đã kiểm tra "+number(held)+" lần; các kiến nghị đã được khắc phục.")
		return
	}
	b.say("kiem-tra", "Đã kiểm tra "+number(held)+" lần; còn "+number(g.n)+" kiến nghị chưa khắc phục:")
	b.add(g.t)
}

// spread names the sites that were replicated from this one.
func (b *dossier) spread() []any {
	var parts []any
	for o := range b.view.Sites.All() {
		if o.Source == b.s.ID {
			if len(parts) > 0 {
				parts = append(parts, "; ")
			}
			parts = append(parts, of(cmp.Or(o.Label(b.view), dotted), o, "name"))
		}
	}
	return parts
}
