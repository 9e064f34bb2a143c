package forms

import (
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// comingMeeting returns the meeting of an ID, by default the next one that is not
// over, else the newest.
func comingMeeting(v *record.View, id record.ID, today record.Date) (best *record.Meeting, ok bool) {
	if id != 0 {
		return v.Meetings.Get(id)
	}
	for m := range v.Meetings.All() {
		coming := m.Start.Date.Compare(today) >= 0
		if !ok {
			best, ok = m, true
			continue
		}
		soon := best.Start.Date.Compare(today) >= 0
		if coming && (!soon || m.Start.Compare(best.Start) < 0) || !coming && !soon && m.Start.Compare(best.Start) >= 0 {
			best = m
		}
	}
	return best, ok
}

// toMeeting begins a paper for the Source's meeting, whose name is obligatory.
func toMeeting(in Input, docType string) (b *builder, m *record.Meeting, name paper.Run, err error) {
	if b, err = begin(in, docType); err != nil {
		return nil, nil, name, err
	}
	m, ok := comingMeeting(in.View, in.Source.Meeting, in.Today)
	if !ok {
		return nil, nil, name, ErrNoMeeting
	}
	b.out.Source.Meeting = m.ID
	return b, m, b.need(m.Title, ref(m, "title"), "Tên cuộc họp"), nil
}

// Invitation builds the giấy mời to the Source's meeting, by default the next one
// (Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.11): to whom, for what, chaired by whom,
// when and where. The lines after "Kính mời" are the groups of the meeting; without
// them room to write. ErrNoMeeting when the book has none.
func Invitation(in Input) (Output, error) {
	b, m, name, err := toMeeting(in, record.DocInvite)
	if err != nil {
		return Output{}, err
	}
	title := name
	title.Text = lowerNoun(name.Text)
	b.letterhead(true, true)
	b.title("GIẤY MỜI", runs(styledText(upperFirst(name.Text), name)))
	b.say("mo-dau", b.standing(), " trân trọng kính mời:")
	b.invited(m)
	b.say("noi-dung", "Tới dự ", title, ".")
	if m.Chair.Name != "" {
		b.say("chu-tri", append(append([]any{"Chủ trì: "}, b.officer(m.Chair, m, "chair", "Chủ trì cuộc họp")...), ".")...)
	}
	b.say("thoi-gian", append(append([]any{"Thời gian: "}, b.startOf(m)...), ".")...)
	b.say("dia-diem", "Địa điểm: ", b.need(m.Place, ref(m, "place"), "Địa điểm"), ".")
	b.agendaOf(m)
	b.say("ket-thuc", b.standing(), " rất mong quý vị đại biểu sắp xếp thời gian đến dự đầy đủ, đúng giờ./.")
	b.signReport()
	b.sheet(false)
	return b.done("Giấy mời "+lowerNoun(m.Title), b.fileName("GM", isoDate(m.Start.Date), camel(m.Title))), nil
}

// styledText gives a run other words from the same field.
func styledText(text string, r paper.Run) paper.Run {
	r.Text = text
	return r
}

// startOf is "08 giờ 00 phút, ngày 05 tháng 02 năm 2026" with what is known.
func (b *builder) startOf(m *record.Meeting) []any {
	if m.Start.Date.IsZero() {
		b.missing(ref(m, "start"), "Thời gian bắt đầu")
		return []any{dotted}
	}
	day := of(longDate(m.Start.Date), m, "start")
	if m.Start.Set {
		return []any{clock(m.Start) + ", ", day}
	}
	return []any{day}
}

// invited are the groups, one a line.
func (b *builder) invited(m *record.Meeting) {
	if len(m.Groups) == 0 {
		b.ask("kinh-moi", "-", ";")
		return
	}
	for i, g := range m.Groups {
		b.item(of(g.Name, m, "groups["+itoa(i)+"].name"), ";")
	}
	b.endList()
}

// agendaOf names the points of the meeting.
func (b *builder) agendaOf(m *record.Meeting) {
	if len(m.Agenda) == 0 {
		return
	}
	b.add(body(runs("Nội dung:")))
	for i, it := range m.Agenda {
		b.item(of(it.Title, m, "agenda["+itoa(i)+"].title"), ";")
	}
	b.endList()
}

// Delegates builds the danh sách đại biểu to sign at the Source's meeting, by default
// the next one: those the book knows by name, then rows to write in until as many
// stand there as are summoned. It is only printed.
func Delegates(in Input) (Output, error) {
	b, m, name, err := toMeeting(in, record.DocList)
	if err != nil {
		return Output{}, err
	}
	b.letterhead(false, false)
	when := runs("(")
	when = runs(when, runs(upperParts(b.startOf(m))...))
	if m.Place != "" {
		when = runs(when, ", tại ", of(m.Place, m, "place"))
	}
	b.title("DANH SÁCH ĐẠI BIỂU", runs(styledText(upperFirst(name.Text), name)), runs(when, ")"))
	g := newGrid(stt, col{name: "Họ và tên", weight: 4}, col{name: "Đơn vị, chức vụ", weight: 5}, col{name: "Ký tên", fixed: 34})
	b.known(g, m)
	n := 25
	if s, ok := m.Summoned.Known(); ok && s > 0 {
		n = int(min(s, 500))
	}
	b.figure("named", record.N(int64(g.n)))
	g.blank(max(0, n-g.n))
	g.t.RowHeight = 9 // room for a signature
	b.add(g.t)
	b.sheet(false)
	return b.done("Danh sách đại biểu "+lowerNoun(m.Title), b.fileName("DB", isoDate(m.Start.Date), camel(m.Title))), nil
}

// upperParts begins the first text with a capital.
func upperParts(parts []any) []any {
	switch p := parts[0].(type) {
	case string:
		parts[0] = upperFirst(p)
	case paper.Run:
		parts[0] = styledText(upperFirst(p.Text), p)
	}
	return parts
}

// known adds those whose names stand in the meeting: chair, secretary, those voted on,
// leaders of the teams that are trained.
func (b *builder) known(g *grid, m *record.Meeting) {
	seen := map[string]bool{}
	add := func(at paper.Ref, name, post paper.Run) {
		if key := record.Fold(name.Text); key != "" && !seen[key] {
			seen[key] = true
			g.row(at, name, post, "")
		}
	}
	for _, o := range []struct {
		o     record.Officer
		field string
	}{{m.Chair, "chair"}, {m.Secretary, "secretary"}} {
		add(ref(m, o.field), of(o.o.Name, m, o.field+".name"), of(o.o.Post, m, o.field+".post"))
	}
	for i, v := range m.Votes {
		at := "votes[" + itoa(i) + "]."
		post := paper.Run{}
		if t, ok := b.view.Teams.Get(v.Team); ok {
			post = of(t.Name, t, "name")
		}
		add(ref(m, at[:len(at)-1]), of(v.Name, m, at+"name"), post)
	}
	for _, a := range m.Attendance {
		t, ok := b.view.Teams.Get(a.Team)
		if !ok {
			continue
		}
		for _, r := range b.rosterRows(t.ID, m.Start.Date, record.NewSorter()) {
			add(ref(r.m, ""), of(r.p.Name, r.p, "name"), of(t.Name, t, "name"))
		}
	}
}
