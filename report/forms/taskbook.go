package forms

import (
	"cmp"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// TaskBook builds the sổ theo dõi nhiệm vụ of the Source's year, by default that of
// today: every duty that is open, and those that were due or done in the year, with
// where each comes from. It is only printed.
func TaskBook(in Input) (Output, error) {
	b, err := begin(in, record.DocList)
	if err != nil {
		return Output{}, err
	}
	year := cmp.Or(in.Source.Year, int(in.Today.Y))
	b.out.Source.Year = year
	b.letterhead(false, false)
	b.title("SỔ THEO DÕI NHIỆM VỤ", runs("Năm "+itoa(year)), runs("(Tính đến "+unbroken(longDate(in.Today))+")"))
	g := newGrid(stt, col{name: "Nội dung công việc", weight: 6}, col{name: "Nguồn", weight: 4},
		col{name: "Đơn vị, người thực hiện", weight: 3.4}, col{name: "Thời hạn", fixed: 25, align: paper.Centre},
		col{name: "Hoàn thành", fixed: 25, align: paper.Centre}, col{name: "Tình trạng", weight: 2.6})
	done, late := 0, 0
	for _, d := range in.View.Work(in.Today) {
		if !d.Done.IsZero() && int(d.Due.Y) != year && int(d.Done.Y) != year {
			continue
		}
		state := b.dutyState(d)
		switch {
		case !d.Done.IsZero():
			done++
		case d.Late(in.Today):
			late++
		}
		r, at := b.dutyRecord(d)
		f := dutyFields[d.From]
		what := []any{of(d.What, r, under(d, f[0]))}
		if d.From == record.FromReport {
			what = []any{"Báo cáo " + d.What}
		}
		g.row(at, runs(what...), b.dutySource(d), of(d.Owner, r, under(d, f[1])),
			of(d.Due.String(), r, under(d, f[2])), of(d.Done.String(), r, under(d, f[3])), state)
	}
	b.figure("tasks", record.N(int64(g.n)))
	b.figure("done", record.N(int64(done)))
	b.figure("late", record.N(int64(late)))
	n := g.n
	if n == 0 {
		g.blank(15)
	}
	b.add(g.t)
	b.say("tong-so", "Tổng số: "+number(n)+" việc; đã hoàn thành: "+number(done)+"; quá hạn: "+number(late)+".")
	b.sheet(true)
	return b.done("Sổ theo dõi nhiệm vụ năm "+itoa(year), b.fileName("SNV", itoa(year))), nil
}

// dutyFields are the fields in which what, who, due and done stand.
var dutyFields = map[record.From][4]string{
	record.FromMeeting:    {".what", ".owner", ".due", ".done"},
	record.FromFinding:    {".what", ".owner", ".due", ".closed"},
	record.FromOpinion:    {".topic", ".body", ".due", ".closed"},
	record.FromInspection: {"title", "leader.name", "planned", "date"},
	record.FromTask:       {"what", "owner", "due", "done"},
}

// under is the path of a duty's field: within its entry, where it is one of a list.
func under(d record.Duty, field string) string {
	if strings.HasPrefix(field, ".") {
		return d.Path + field
	}
	return field
}

// dutyRecord is the record a duty lives in, and its place; the settings for an event
// or a report that has no record yet.
func (b *builder) dutyRecord(d record.Duty) (record.Record, paper.Ref) {
	if r := b.view.Find(d.Ref.Kind, d.Ref.ID); r != nil {
		return r, ref(r, d.Path)
	}
	return b.set, ref(b.set, "calendar")
}

// dutySource says where a duty comes from.
func (b *builder) dutySource(d record.Duty) []paper.Run {
	r := b.view.Find(d.Ref.Kind, d.Ref.ID)
	switch d.From {
	case record.FromMeeting, record.FromOpinion, record.FromFinding, record.FromInspection:
		if r != nil {
			return runs(of(r.Label(b.view), r, "title"))
		}
	case record.FromEvent:
		return runs("Lịch công tác năm")
	case record.FromReport:
		return runs("Chế độ báo cáo")
	case record.FromTask:
		if t, ok := r.(*record.Task); ok && t.Event != "" {
			return runs("Lịch công tác năm")
		}
	}
	return runs("Tự ghi")
}

func (b *builder) dutyState(d record.Duty) string {
	switch {
	case !d.Done.IsZero() && !d.Due.IsZero() && d.Due.Last().Compare(d.Done.First()) < 0:
		return "Hoàn thành, chậm hạn"
	case !d.Done.IsZero():
		return "Hoàn thành"
	case d.Late(b.in.Today):
		return "Quá hạn " + number(d.Due.Last().DaysUntil(b.in.Today)) + " ngày"
	}
	return "Đang thực hiện"
}
