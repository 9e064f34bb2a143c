package forms

import (
	"cmp"
	"slices"
	"strconv"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// modelRow is a model of table 3: what its sites and their teams come to.
type modelRow struct {
	m         *record.Model
	sites     int
	teams     map[record.ID]bool
	people    map[record.ID]bool
	grades    map[string]int
	proposals map[string]int
}

func newModelRow(m *record.Model) *modelRow {
	return &modelRow{m: m, teams: map[record.ID]bool{}, people: map[record.ID]bool{},
		grades: map[string]int{}, proposals: map[string]int{}}
}

// modelRows gathers table 3; all is its last row, in which a team or person that
// serves several models is counted once.
func (b *report) modelRows() (rows []*modelRow, all *modelRow) {
	at := b.now.at
	serving := map[record.ID][]*record.Team{}
	for t := range b.view.Teams.All() {
		if t.SelfGoverning() && t.Lives(at) {
			for _, s := range t.Sites {
				serving[s] = append(serving[s], t)
			}
		}
	}
	all = newModelRow(nil)
	for m := range b.view.Models.All() {
		if !runsOn(m.Stages, m.Launched, at) {
			continue
		}
		r := newModelRow(m)
		for _, s := range b.view.SitesOf(m.ID) {
			if runsOn(s.Stages, s.Launched, at) {
				b.addSite(r, s, serving[s.ID])
				b.addSite(all, s, serving[s.ID])
			}
		}
		rows = append(rows, r)
	}
	order, keys := record.NewSorter(), map[record.ID]string{}
	for _, r := range rows {
		keys[r.m.ID] = order.Key(r.m.Name)
	}
	slices.SortFunc(rows, func(x, y *modelRow) int {
		return cmp.Or(cmp.Compare(keys[x.m.ID], keys[y.m.ID]), cmp.Compare(x.m.ID, y.m.ID))
	})
	return rows, all
}

func (b *report) addSite(r *modelRow, s *record.Site, teams []*record.Team) {
	r.sites++
	for _, t := range teams {
		r.teams[t.ID] = true
		for _, m := range b.view.MembersOf(t.ID, b.now.at) {
			if _, ok := b.view.People.Get(m.Person); ok {
				r.people[m.Person] = true
			}
		}
	}
	if v, ok := b.now.review(s); ok {
		r.grades[v.Grade]++
		r.proposals[v.Proposal]++
	}
}

// modelTable is table 3 of domain.md, E.3: the model, its sites and teams, launch,
// rating and proposal. Sites stand in a column of their own: they are not models.
func (b *report) modelTable() []paper.Block {
	rows, all := b.modelRows()
	grades, proposals := b.set.Lists.Grades, b.set.Lists.Proposals
	t := paper.Table{Columns: []paper.Column{{Fixed: 11, Align: paper.Centre}, {Weight: 1}}}
	top := []paper.Cell{headCell("STT", 1, 2), headCell("Tên mô hình", 1, 2), headCell("Số điểm", 1, 2),
		headCell("Số tổ", 1, 2), headCell("Số thành viên", 1, 2), headCell("Năm ra mắt", 1, 2)}
	var low []paper.Cell
	for range 4 {
		t.Columns = append(t.Columns, paper.Column{Fixed: 14.5, Align: paper.Centre})
	}
	when := "trong kỳ"
	if b.now.whole {
		when = "năm " + strconv.Itoa(b.now.year)
	}
	for _, g := range []struct {
		name string
		list []record.Choice
	}{{"Xếp loại " + when + " (số điểm)", grades}, {"Đề nghị (số điểm)", proposals}} {
		if len(g.list) == 0 {
			continue
		}
		top = append(top, headCell(g.name, len(g.list), 1))
		for _, c := range g.list {
			low = append(low, headCell(cmp.Or(c.Short, c.Name), 1, 1))
			t.Columns = append(t.Columns, paper.Column{Fixed: 13.5, Align: paper.Centre})
		}
	}
	t.Head = [][]paper.Cell{top, low}
	if low == nil {
		t.Head = t.Head[:1]
		for i := range top {
			top[i].RowSpan = 1
		}
	}
	sum := 0
	for i, r := range rows {
		sum += len(r.teams)
		name := cell(of(r.m.Name, r.m, "name"))
		t.Rows = append(t.Rows, r.row(cell(paper.Run{Text: itoa(i + 1)}), name, launchYear(r.m), grades, proposals))
	}
	total := all.row(paper.Cell{}, cell(paper.Run{Text: "Tổng cộng"}), "", grades, proposals)
	t.Rows = withTotal(t.Rows, total)
	blocks := []paper.Block{t}
	if sum > len(all.teams) {
		blocks = append(blocks, note("Ghi chú: dòng tổng cộng chỉ tính một lần những tổ, những người tham gia nhiều mô hình."))
	}
	return blocks
}

func launchYear(m *record.Model) string {
	if d := begun(m.Stages, m.Launched); !d.IsZero() {
		return strconv.Itoa(int(d.Y))
	}
	return ""
}

func (r *modelRow) row(stt, name paper.Cell, year string, grades, proposals []record.Choice) paper.Row {
	n := func(v int) paper.Cell { return cell(paper.Run{Text: grouped(int64(v))}) }
	cells := []paper.Cell{stt, name, n(r.sites), n(len(r.teams)), n(len(r.people)), cell(paper.Run{Text: year})}
	for _, g := range grades {
		cells = append(cells, n(r.grades[g.Code]))
	}
	for _, p := range proposals {
		cells = append(cells, n(r.proposals[p.Code]))
	}
	row := paper.Row{Cells: cells}
	if r.m != nil {
		row.Ref = ref(r.m, "")
	}
	return row
}

// withTotal adds the bold last row of a table; it never stands on a page alone.
func withTotal(rows []paper.Row, total paper.Row) []paper.Row {
	if n := len(rows); n > 0 {
		rows[n-1].KeepWithNext = true
	}
	total.Bold = true
	return append(rows, total)
}

// note is a remark below a table.
func note(text string) paper.Paragraph {
	return paper.Paragraph{Runs: []paper.Run{{Text: text, Style: paper.Italic}}, Align: paper.Justify, Trails: true}
}

// sortedAreas are the areas of the report under the names they had, in their order.
func (b *report) sortedAreas() []*record.Area {
	var list []*record.Area
	order, keys := record.NewSorter(), map[record.ID]string{}
	for a := range b.view.Areas.All() {
		if a.Has(b.now.at) {
			a = b.areaOn(a.ID, b.now.at)
			list = append(list, a)
			keys[a.ID] = order.Key(a.Name)
		}
	}
	slices.SortFunc(list, func(x, y *record.Area) int {
		return cmp.Or(cmp.Compare(keys[x.ID], keys[y.ID]), cmp.Compare(x.ID, y.ID))
	})
	return list
}
