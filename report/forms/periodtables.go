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
		if t.Lives(at) {
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
	return paper.Paragraph{Runs: []paper.Run{{Text: text, Style: paper.Italic}}, Align: paper.Justify}
}

// areaRow is an area of table 4.
type areaRow struct {
	teams, people, women, party, respected, joined, left, courses int
	trained                                                       record.Count
}

// areaTable is table 4 of domain.md, E.3: teams and members by area. The column
// Đảng viên is absent unless the committee keeps it.
func (b *report) areaTable() []paper.Block {
	party := b.set.Keeps(record.SensitiveParty)
	t := paper.Table{Columns: []paper.Column{{Fixed: 11, Align: paper.Centre}, {Weight: 1}}}
	top := []paper.Cell{headCell("STT", 1, 2), headCell("Khu dân cư", 1, 2), headCell("Số tổ", 1, 2),
		headCell("Số thành viên", 1, 2), headCell("Nữ", 1, 2)}
	plainColumns := 4 // those between the name and the groups, Người có uy tín among them
	if party {
		top = append(top, headCell("Đảng viên", 1, 2))
		plainColumns++
	}
	top = append(top, headCell("Người có uy tín", 1, 2), headCell("Kiện toàn trong kỳ (người)", 2, 1), headCell("Tập huấn trong kỳ", 2, 1))
	for range plainColumns + 4 {
		t.Columns = append(t.Columns, paper.Column{Fixed: 21, Align: paper.Centre})
	}
	t.Head = [][]paper.Cell{top, {headCell("Thêm", 1, 1), headCell("Bớt", 1, 1), headCell("Số lớp", 1, 1), headCell("Lượt người", 1, 1)}}
	rows, seatsOfMany := b.areaRows()
	var sum areaRow
	for i, a := range b.sortedAreas() {
		r := rows[a.ID]
		t.Rows = append(t.Rows, r.row(cell(paper.Run{Text: itoa(i + 1)}), cell(of(a.Name, a, "name")), ref(a, ""), party))
		sum.add(r)
	}
	if r := rows[0]; r != nil && (r.courses > 0 || r.teams > 0) {
		t.Rows = append(t.Rows, r.row(paper.Cell{}, cell(paper.Run{Text: "Chung toàn địa bàn"}), paper.Ref{}, party))
		sum.add(r)
	}
	m := b.now.members
	sum.people, sum.women, sum.party, sum.respected = m.people, m.women, m.party, m.respected
	total := sum.row(paper.Cell{}, cell(paper.Run{Text: "Tổng cộng"}), paper.Ref{}, party)
	t.Rows = withTotal(t.Rows, total)
	blocks := []paper.Block{t}
	if seatsOfMany {
		blocks = append(blocks, note("Ghi chú: dòng tổng cộng chỉ tính một lần những người tham gia tổ ở nhiều khu dân cư."))
	}
	return blocks
}

func (r *areaRow) add(o *areaRow) {
	r.teams, r.joined, r.left, r.courses = r.teams+o.teams, r.joined+o.joined, r.left+o.left, r.courses+o.courses
	r.people += o.people
	r.trained = r.trained.Plus(o.trained)
}

func (r *areaRow) row(stt, name paper.Cell, at paper.Ref, party bool) paper.Row {
	n := func(v int) paper.Cell { return cell(paper.Run{Text: grouped(int64(v))}) }
	cells := []paper.Cell{stt, name, n(r.teams), n(r.people), n(r.women)}
	if party {
		cells = append(cells, n(r.party))
	}
	trained := cellCount(r.trained)
	if r.courses == 0 {
		trained = "0"
	}
	cells = append(cells, n(r.respected), n(r.joined), n(r.left), n(r.courses), cell(paper.Run{Text: trained}))
	return paper.Row{Cells: cells, Ref: at}
}

// sortedAreas are the areas of the report in the order of their names.
func (b *report) sortedAreas() []*record.Area {
	var list []*record.Area
	order, keys := record.NewSorter(), map[record.ID]string{}
	for a := range b.view.Areas.All() {
		if a.Has(b.now.at) {
			list = append(list, a)
			keys[a.ID] = order.Key(a.Name)
		}
	}
	slices.SortFunc(list, func(x, y *record.Area) int {
		return cmp.Or(cmp.Compare(keys[x.ID], keys[y.ID]), cmp.Compare(x.ID, y.ID))
	})
	return list
}

// areaRows gathers table 4. Row 0 is what belongs to no area of the report. many
// says that somebody sits in teams of several areas.
func (b *report) areaRows() (rows map[record.ID]*areaRow, many bool) {
	f := b.now
	rows = map[record.ID]*areaRow{0: {}}
	for a := range b.view.Areas.All() {
		if a.Has(f.at) {
			rows[a.ID] = &areaRow{}
		}
	}
	row := func(area record.ID) *areaRow {
		if r := rows[area]; r != nil {
			return r
		}
		return rows[0]
	}
	seen, home := map[[2]record.ID]bool{}, map[record.ID]*areaRow{}
	for t := range b.view.Teams.All() {
		r, lives := row(t.Area), t.Lives(f.at)
		if lives {
			r.teams++
		}
		for _, m := range b.view.MembersOf(t.ID, record.Date{}) {
			p, ok := b.view.People.Get(m.Person)
			if !ok {
				continue
			}
			if f.in(m.From) {
				r.joined++
			}
			if f.ended(m.To) {
				r.left++
			}
			if key := [2]record.ID{t.Area, p.ID}; lives && m.Has(f.at) && !seen[key] {
				seen[key] = true
				many = many || home[p.ID] != nil && home[p.ID] != r
				home[p.ID] = r
				var s tally
				s.person(p, f.at)
				r.people, r.women = r.people+1, r.women+s.women
				r.party, r.respected = r.party+s.party, r.respected+s.respected
			}
		}
	}
	for m := range b.view.Meetings.All() {
		if m.Type == record.MeetingTraining && f.in(m.Start.Date) {
			r := row(m.Area)
			r.courses, r.trained = r.courses+1, r.trained.Plus(m.Present)
		}
	}
	return rows, many
}
