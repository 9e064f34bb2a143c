package forms

import (
	"cmp"
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Exemplars builds the danh sách điển hình tiên tiến: those of the Source's year, or of
// all years, kind after kind, with merit, decision and the newest yearly review. The
// Option names one kind (record.Lists.ExemplarKinds). ErrNoExemplar when there is none.
func Exemplars(in Input) (Output, error) {
	b, err := begin(in, record.DocList)
	if err != nil {
		return Output{}, err
	}
	byKind, n := map[string][]*record.Exemplar{}, 0
	for x := range in.View.Exemplars.All() {
		if (in.Source.Year == 0 || x.Year == in.Source.Year) && (in.Source.Option == "" || x.Type == in.Source.Option) {
			byKind[x.Type] = append(byKind[x.Type], x)
			n++
		}
	}
	if n == 0 {
		return Output{}, ErrNoExemplar
	}
	when, year := "", ""
	if in.Source.Year != 0 {
		year = itoa(in.Source.Year)
		when = " năm " + year
	}
	b.letterhead(b.issued, false)
	b.title("DANH SÁCH", runs("Điển hình tiên tiến trong "+movement+when+" trên địa bàn ", b.unit()), b.with())
	g := newGrid(stt, col{name: "Tên tập thể, cá nhân", weight: 4}, col{name: "Lĩnh vực", weight: 2.8},
		col{name: "Cấp", fixed: 16, align: paper.Centre}, col{name: "Năm", fixed: 13, align: paper.Centre},
		col{name: "Thành tích", weight: 6}, col{name: "Số, ngày quyết định", fixed: 34}, col{name: "Đánh giá gần nhất", weight: 4})
	for _, k := range kindsIn(b.set.Lists.ExemplarKinds, byKind) {
		list := byKind[k.Code]
		slices.SortStableFunc(list, func(x, y *record.Exemplar) int { return cmp.Compare(y.Year, x.Year) })
		g.title(of(k.Name, list[0], "type"), ": "+number(len(list)))
		for _, x := range list {
			b.exemplar(g, x)
		}
	}
	b.add(g.t)
	b.figure("exemplars", record.N(int64(n)))
	b.say("ket-thuc", "Danh sách có "+figure(int64(n))+" điển hình tiên tiến./.")
	b.signList("NGƯỜI LẬP BIỂU")
	b.sheet(true)
	return b.done("Danh sách điển hình tiên tiến"+when, b.fileName("DS", "DienHinh", year)), nil
}

// kindsIn are the choices of a list that have records, in the order of the list, and
// then, by code, those that the list does not know.
func kindsIn[R any](list []record.Choice, of map[string][]R) (kinds []record.Choice) {
	for code := range of {
		kinds = append(kinds, record.Choice{Code: code, Name: record.NameOf(list, code)})
	}
	slices.SortFunc(kinds, func(x, y record.Choice) int {
		return cmp.Or(cmp.Compare(record.Rank(list, x.Code), record.Rank(list, y.Code)), cmp.Compare(x.Code, y.Code))
	})
	return kinds
}

func (b *builder) exemplar(g *grid, x *record.Exemplar) {
	l := &b.set.Lists
	g.row(ref(x, ""), of(who(x.Name), x, "name"), of(choice(l.Fields, x.Field), x, "field"), of(choice(l.Levels, x.Level), x, "level"),
		itoa(x.Year), of(lines(x.Merit), x, "merit"), shortDecision(x.Decision, x), b.lastLook(x))
}

// lastLook is the newest yearly review: "Năm 2026: tiếp tục giữ; …".
func (b *builder) lastLook(x *record.Exemplar) []paper.Run {
	best := -1
	for i, r := range x.Reviews {
		if best < 0 || r.Year > x.Reviews[best].Year {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	r, at := x.Reviews[best], "reviews["+itoa(best)+"]."
	parts := []any{"Năm " + itoa(r.Year) + ": "}
	switch {
	case r.Keep == record.No:
		parts = append(parts, of("không giữ vững", x, at+"keep"), "; ")
	case r.Keep == record.Yes && r.Result == "":
		parts = append(parts, of("giữ vững", x, at+"keep"))
	}
	return runs(append(parts, of(lowerPhrase(lines(r.Result)), x, at+"result"))...)
}
