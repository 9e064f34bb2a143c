package forms

import (
	"slices"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// lists are the units by outcome. What happened in a unit is not kept, only which
// criteria it does not meet (privacy.md).
func (b *standing) lists() {
	t := b.of(b.year, "")
	b.head("DANH SÁCH ĐƠN VỊ")
	n := 0
	next := func(name string, of int) {
		n++
		b.add(paper.Paragraph{Runs: []paper.Run{{Text: itoa(n) + ". " + name + ": " + number(of) + " đơn vị", Style: paper.Bold}},
			Align: paper.Justify, Indent: paper.FirstLine, KeepWithNext: of > 0})
	}
	name, kind := col{name: "Tên đơn vị", weight: 6}, col{name: "Loại", weight: 3.8}
	next("Được công nhận đạt tiêu chuẩn", len(t.Met))
	b.unitTable(t.Met, b.metRow, stt, name, kind, col{name: "Ngày đăng ký", fixed: 25, align: paper.Centre},
		col{name: "Số, ngày quyết định", fixed: 50}, col{name: "Cơ quan quyết định", weight: 7.6})
	next("Chưa đạt, bị thu hồi quyết định", len(t.NotMet))
	b.unitTable(t.NotMet, b.notMetRow, stt, name, kind, col{name: "Ngày đăng ký", fixed: 25, align: paper.Centre},
		col{name: "Kết luận", weight: 5.4}, col{name: "Tiêu chí chưa đạt (số)", weight: 5})
	next("Đã đăng ký, đang xét", len(t.Open))
	b.unitTable(b.view.Nearest(t), b.openRow, stt, name, kind, col{name: "Ngày đăng ký", fixed: 25, align: paper.Centre},
		col{name: "Ngày đề nghị", fixed: 25, align: paper.Centre}, col{name: "Tiêu chí chưa đạt hoặc chưa đánh giá (số)", weight: 5})
	late := without(t.Scope, t.Registered)
	next("Thuộc đối tượng, chưa đăng ký", len(late))
	b.unitTable(late, b.lateRow, stt, name, kind)
	out := without(t.Total, t.Scope)
	next("Không thuộc đối tượng", len(out))
	b.unitTable(out, b.outRow, stt, name, kind, col{name: "Lý do", weight: 6})
}

// without are the units of a list that are not in another.
func without(list, other []*record.Unit) []*record.Unit {
	return slices.DeleteFunc(slices.Clone(list), func(u *record.Unit) bool { return slices.Contains(other, u) })
}

// unitTable adds a table of units in the order of the kinds, within them as given.
func (b *standing) unitTable(list []*record.Unit, cells func(u *record.Unit, i int, y record.UnitYear) []any, cols ...col) {
	if len(list) == 0 {
		return
	}
	kinds := b.set.Lists.UnitKinds
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y *record.Unit) int { return record.Rank(kinds, x.Type) - record.Rank(kinds, y.Type) })
	g := newGrid(cols...)
	for _, u := range list {
		i := slices.IndexFunc(u.Years, func(y record.UnitYear) bool { return y.Year == b.year })
		row := append([]any{b.unitName(u), of(record.NameOf(kinds, u.Type), u, "type")}, cells(u, i, u.Of(b.year).On(b.date))...)
		g.row(ref(u, yearField(i, "")), row...)
	}
	b.add(g.t)
}

// yearField is a field of the unit's year.
func yearField(i int, field string) string {
	if i < 0 {
		return "years"
	}
	at := "years[" + itoa(i) + "]"
	if field != "" {
		at += "." + field
	}
	return at
}

// day is when a unit is judged, or that of the paper before it.
func (b *standing) day(u *record.Unit) record.Date {
	if d := b.set.JudgedOn(u.Type, b.year); !b.date.Before(d) {
		return d
	}
	return b.date
}

// unitName is what a unit was called on the day it is judged.
func (b *standing) unitName(u *record.Unit) paper.Run {
	if u.Name == "" {
		if a := b.areaOn(u.Area, b.day(u)); a != nil {
			return of(a.Name, a, "name")
		}
	}
	return b.need(u.Name, ref(u, "name"), "Tên đơn vị")
}

func (b *standing) metRow(u *record.Unit, i int, y record.UnitYear) []any {
	return []any{of(y.Registered.String(), u, yearField(i, "registered")), b.decided(u, i, y.Decision, "decision"),
		of(y.Decision.By, u, yearField(i, "decision.by"))}
}

// decided is "150/QĐ-UBND, 13/11/2026" of a unit's year.
func (b *standing) decided(u *record.Unit, i int, d record.Decision, field string) []paper.Run {
	parts := []any{of(d.Number, u, yearField(i, field+".number"))}
	if d.Number != "" && !d.Date.IsZero() {
		parts = append(parts, ", ")
	}
	return runs(append(parts, of(d.Date.String(), u, yearField(i, field+".date")))...)
}

func (b *standing) notMetRow(u *record.Unit, i int, y record.UnitYear) []any {
	how := runs("Chưa đạt, ", of(onDay(y.Refused), u, yearField(i, "refused")))
	if y.Standing() == record.Withdrawn {
		how = runs("Thu hồi: ", b.decided(u, i, y.Withdrawn, "withdrawn"))
	}
	var failed []string
	for _, m := range y.Marks {
		if m.Met == record.No {
			failed = append(failed, m.Criterion)
		}
	}
	return []any{of(y.Registered.String(), u, yearField(i, "registered")), how, of(strings.Join(failed, ", "), u, yearField(i, "marks"))}
}

func (b *standing) openRow(u *record.Unit, i int, y record.UnitYear) []any {
	return []any{of(y.Registered.String(), u, yearField(i, "registered")), of(y.Proposed.String(), u, yearField(i, "proposed")),
		of(strings.Join(b.view.Unmet(u, b.year), ", "), u, yearField(i, "marks"))}
}

func (b *standing) lateRow(*record.Unit, int, record.UnitYear) []any { return nil }

func (b *standing) outRow(u *record.Unit, _ int, _ record.UnitYear) []any {
	_, reason := u.InScope(b.day(u))
	return []any{of(choice(b.set.Lists.Exclusions, reason), u, "outside")}
}
