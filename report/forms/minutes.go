package forms

import (
	"cmp"
	"fmt"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// minutes is a biên bản in the making.
type minutes struct {
	*builder
	m    *record.Meeting
	noun string // what this kind of meeting is called in running text
}

// meetingNouns names the kinds of meeting inside a sentence.
var meetingNouns = map[string]string{
	record.MeetingConsultation: "hội nghị", record.MeetingForum: "diễn đàn", record.MeetingInspection: "buổi kiểm tra",
	record.MeetingMidReview: "hội nghị", record.MeetingReview: "hội nghị", record.MeetingTraining: "lớp tập huấn",
	record.MeetingLaunch: "buổi lễ",
}

// Minutes builds the biên bản of the Source's meeting, by default the newest
// consultation (without one, the newest meeting). Its parts are those of Nghị định
// 30/2020/NĐ-CP, Mẫu 1.9, and of the minutes that Fronts write (document-format.md,
// A.7): no place and date in the head, secretary signs left, chair right.
// ErrNoMeeting when the book has none.
func Minutes(in Input) (Output, error) {
	base, err := begin(in, record.DocMinutes)
	if err != nil {
		return Output{}, err
	}
	m, ok := findMeeting(in.View, in.Source.Meeting)
	if !ok {
		return Output{}, ErrNoMeeting
	}
	base.out.Source.Meeting = m.ID
	b := &minutes{builder: base, m: m, noun: cmp.Or(meetingNouns[m.Type], "cuộc họp")}
	b.letterhead(true, false)
	name := b.need(m.Title, ref(m, "title"), "Tên cuộc họp")
	name.Text = upperFirst(name.Text)
	b.title("BIÊN BẢN", runs(name))
	b.opening()
	b.people()
	b.attendance()
	b.course()
	b.opinions()
	b.votes()
	b.conclusions()
	b.tasks()
	b.closing()
	b.sign()
	b.sheet(false)
	return b.done("Biên bản "+lowerNoun(m.Title),
		b.fileName("BB", isoDate(m.Start.Date), camel(m.Title))), nil
}

func findMeeting(v *record.View, id record.ID) (best *record.Meeting, ok bool) {
	if id != 0 {
		return v.Meetings.Get(id)
	}
	for m := range v.Meetings.All() {
		is := m.Type == record.MeetingConsultation
		if !ok || is && best.Type != record.MeetingConsultation ||
			is == (best.Type == record.MeetingConsultation) && m.Start.Compare(best.Start) >= 0 {
			best, ok = m, true
		}
	}
	return best, ok
}

// opening says when, where, who and what.
func (b *minutes) opening() {
	m := b.m
	when := "Vào "
	if m.Start.Set {
		when = "Hồi " + clock(m.Start) + ", "
	}
	if m.Start.Date.IsZero() {
		b.missing(ref(m, "start"), "Thời gian bắt đầu")
		when += dotted
	}
	day := of(longDate(m.Start.Date), m, "start")
	title := b.need(m.Title, ref(m, "title"), "Tên cuộc họp")
	what := runs(b.noun+" “", title, "”")
	if low := lowerNoun(m.Title); low != m.Title || strings.HasPrefix(m.Title, b.noun) {
		title.Text = low
		what = runs(title)
	}
	place := b.need(m.Place, ref(m, "place"), "Địa điểm")
	b.say("mo-dau", when, day, ", tại ", place, ", ", b.standing(), " tiến hành ", what, ".")
}

// item adds one "- …" line.
func (b *builder) item(parts ...any) { b.add(body(runs(append([]any{"- "}, parts...)...))) }

// people is who took part.
func (b *minutes) people() {
	m := b.m
	b.head("THÀNH PHẦN THAM DỰ")
	b.add(body(runs("1. Chủ trì: ", runs(b.officer(m.Chair, m, "chair", "Chủ trì cuộc họp")...), ".")))
	b.add(body(runs("2. Thư ký: ", runs(b.officer(m.Secretary, m, "secretary", "Thư ký cuộc họp")...), ".")))
	var counts []any
	part := func(name, field string, c record.Count) {
		if c.IsZero() {
			return
		}
		if len(counts) > 0 {
			counts = append(counts, "; ")
		}
		counts = append(counts, name+": ", of(proseCount(c), m, field))
	}
	part("tổng số đại biểu được triệu tập", "summoned", m.Summoned)
	part("có mặt", "present", m.Present)
	part("vắng mặt", "summoned", m.Absent())
	if len(counts) > 0 {
		b.add(body(runs(append(append([]any{"3. Đại biểu tham dự: "}, counts...), ".")...)))
	} else if len(m.Groups) > 0 {
		b.add(body(runs("3. Đại biểu tham dự:")))
	}
	b.figure("summoned", m.Summoned)
	b.figure("present", m.Present)
	b.figure("absent", m.Absent())
	b.groups()
	b.absences()
}

// proseCount writes a count in running text.
func proseCount(c record.Count) string {
	if n, ok := c.Known(); ok {
		return number(n)
	}
	if c.IsNotReported() {
		return notReported
	}
	return dotted
}

// groups lists those present by group, the invited last.
func (b *minutes) groups() {
	for _, guest := range []bool{false, true} {
		for i, g := range b.m.Groups {
			if g.Guest != guest {
				continue
			}
			parts := []any{of(g.Name, b.m, fmt.Sprintf("groups[%d].name", i))}
			if guest && !strings.Contains(record.Fold(g.Name), "moi") {
				parts = append([]any{"Khách mời: "}, parts...)
			}
			if n, ok := g.Present.Known(); ok {
				parts = append(parts, ": ", of(number(n), b.m, fmt.Sprintf("groups[%d].present", i)), " người")
			} else if g.Present.IsNotReported() {
				parts = append(parts, ": "+notReported)
			}
			b.item(append(parts, ";")...)
		}
	}
	b.endList()
}

// absences lists who was summoned and did not come.
func (b *minutes) absences() {
	if len(b.m.Absences) == 0 {
		return
	}
	b.add(body(runs("Vắng mặt:")))
	for i, a := range b.m.Absences {
		at := fmt.Sprintf("absences[%d].", i)
		parts := []any{of(a.Who, b.m, at+"who")}
		switch {
		case a.Excused && a.Reason != "":
			parts = append(parts, " (có lý do: ", of(lowerPhrase(lines(a.Reason)), b.m, at+"reason"), ");")
		case a.Excused:
			parts = append(parts, " (có lý do);")
		case a.Reason != "":
			parts = append(parts, " (không báo trước; lý do: ", of(lowerPhrase(lines(a.Reason)), b.m, at+"reason"), ");")
		default:
			parts = append(parts, " (không có lý do);")
		}
		b.item(parts...)
	}
	b.endList()
}

// endList turns the ; of the last line of a list into a full stop.
func (b *builder) endList() {
	if n := len(b.blocks); n > 0 {
		if p, ok := b.blocks[n-1].(paper.Paragraph); ok {
			last := &p.Runs[len(p.Runs)-1]
			if s, cut := strings.CutSuffix(last.Text, ";"); cut {
				last.Text = s + "."
			}
		}
	}
}

// lines puts text of several lines on one.
func lines(s string) string { return strings.Join(strings.Fields(s), " ") }

// course is what was discussed, point by point.
func (b *minutes) course() {
	if len(b.m.Agenda) == 0 {
		return
	}
	b.head("NỘI DUNG")
	for i, it := range b.m.Agenda {
		at := fmt.Sprintf("agenda[%d].", i)
		title := runs(fmt.Sprintf("%d. ", i+1), of(it.Title, b.m, at+"title"))
		if len(it.Course) == 0 { // a point without a course is a statement: a heading over nothing looks torn off
			b.add(body(runs(title, stop(it.Title))))
			continue
		}
		b.add(paper.Paragraph{Runs: restyle(paper.Bold, title), Align: paper.Justify, Indent: paper.FirstLine,
			KeepWithNext: true})
		for j, text := range it.Course {
			b.text(text, b.m, fmt.Sprintf("%scourse[%d]", at, j), "")
		}
	}
}

// text adds a text of a record, one paragraph a line, each begun with lead.
func (b *builder) text(s string, r record.Record, field, lead string) {
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" {
			b.add(body(runs(lead, of(line, r, field), stop(line))))
		}
	}
}

// conclusions is what was decided.
func (b *minutes) conclusions() {
	if len(b.m.Conclusions) == 0 {
		return
	}
	b.head("KẾT LUẬN")
	for i, c := range b.m.Conclusions {
		lead := ""
		if len(b.m.Conclusions) > 1 {
			lead = fmt.Sprintf("%d. ", i+1)
		}
		b.text(c, b.m, fmt.Sprintf("conclusions[%d]", i), lead)
	}
}

// tasks is the work handed out.
func (b *minutes) tasks() {
	if len(b.m.Tasks) == 0 {
		return
	}
	b.head("PHÂN CÔNG NHIỆM VỤ")
	t := paper.Table{
		Columns: []paper.Column{{Fixed: 11, Align: paper.Centre}, {Weight: 5}, {Weight: 3.2}, {Fixed: 26, Align: paper.Centre}},
		Head: [][]paper.Cell{{headCell("STT", 1, 1), headCell("Nội dung công việc", 1, 1),
			headCell("Đơn vị, người thực hiện", 1, 1), headCell("Thời hạn", 1, 1)}},
	}
	for i, x := range b.m.Tasks {
		at := fmt.Sprintf("tasks[%d].", i)
		t.Rows = append(t.Rows, paper.Row{Ref: ref(b.m, strings.TrimSuffix(at, ".")), Cells: []paper.Cell{
			cell(paper.Run{Text: itoa(i + 1)}), cell(of(x.What, b.m, at+"what")),
			cell(of(x.Owner, b.m, at+"owner")), cell(of(x.Due.String(), b.m, at+"due"))}})
	}
	b.add(t)
}

// cell is a cell of a table with one text; empty for none.
func cell(r paper.Run) paper.Cell {
	if r.Text == "" {
		return paper.Cell{}
	}
	return paper.Cell{Runs: []paper.Run{r}}
}

// closing says how the meeting ended, in how many copies the minutes are made and
// how many approve them: only what is known.
func (b *minutes) closing() {
	m := b.m
	end := m.End
	if end.IsZero() {
		b.missing(ref(m, "end"), "Thời gian kết thúc")
	}
	when := "vào " + dotted
	switch {
	case end.Set && (end.Date.IsZero() || end.Date == m.Start.Date):
		when = "vào hồi " + clock(end) + " cùng ngày"
	case end.Set:
		when = "vào hồi " + clock(end) + ", " + longDate(end.Date)
	case !end.Date.IsZero():
		when = "vào " + longDate(end.Date)
	}
	parts := []any{upperFirst(b.noun) + " kết thúc ", of(when, m, "end"), "."}
	agreed, known := m.Agreed.Known()
	present, whole := m.Present.Known()
	approved := ""
	switch {
	case known && whole && present > 0 && agreed == present:
		approved = fmt.Sprintf("được thông qua trước %s, 100%% đại biểu có mặt nhất trí (%s/%s)", b.noun, number(agreed), number(present))
	case known && whole && present > 0:
		approved = fmt.Sprintf("được thông qua trước %s với %s/%s đại biểu có mặt nhất trí, đạt tỷ lệ %s",
			b.noun, number(agreed), number(present), percent(agreed, present))
	case known:
		approved = fmt.Sprintf("được thông qua trước %s với %s đại biểu nhất trí", b.noun, number(agreed))
	}
	copies := ""
	if m.Copies > 0 {
		copies = fmt.Sprintf("được lập thành %s bản", figure(int64(m.Copies)))
	}
	switch {
	case copies != "" && approved != "":
		parts = append(parts, " Biên bản "+copies+", "+approved+".")
	case copies != "" || approved != "":
		parts = append(parts, " Biên bản "+copies+approved+".")
	}
	last := parts[len(parts)-1].(string)
	parts[len(parts)-1] = strings.TrimSuffix(last, ".") + "./."
	b.figure("agreed", m.Agreed)
	b.say("ket-thuc", parts...)
}

// sign: secretary left, chair right.
func (b *minutes) sign() {
	note := paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}}
	b.add(paper.Signature{
		Left: []paper.Line{bold(paper.Run{Text: "THƯ KÝ"})}, LeftNote: note,
		LeftName: bold(b.need(b.m.Secretary.Name, ref(b.m, "secretary.name"), "Thư ký cuộc họp")),
		Right:    []paper.Line{bold(paper.Run{Text: "CHỦ TỌA"})}, RightNote: note,
		RightName: bold(b.need(b.m.Chair.Name, ref(b.m, "chair.name"), "Chủ trì cuộc họp")),
	})
}
