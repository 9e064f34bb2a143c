package forms

import (
	"cmp"
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// rosterTeam is a team of the list with its members in printed order.
type rosterTeam struct {
	team *record.Team
	area *record.Area // nil when it is not in the book
	rows []rosterRow
}

// Roster builds the danh sách trích ngang thành viên tổ tự quản: the team, area or
// all self-governing teams of the Source, with the memberships that hold on its AsOf (zero:
// Today). It is an appendix: landscape, without a number until it is issued by
// itself. ErrNoTeam, ErrNoArea, ErrNoMember and ErrColumn say why there is none.
func Roster(in Input) (Output, error) {
	b, err := begin(in, record.DocRoster)
	if err != nil {
		return Output{}, err
	}
	if b.out.Source.AsOf.IsZero() {
		b.out.Source.AsOf = in.Today
	}
	asOf := b.out.Source.AsOf.Last()
	columns, err := b.rosterColumns(in.Source.Columns)
	if err != nil {
		return Output{}, err
	}
	teams, err := b.rosterTeams(in.Source, asOf)
	if err != nil {
		return Output{}, err
	}
	sum := b.count(teams, asOf)
	if sum.seats == 0 {
		return Output{}, ErrNoMember
	}
	about, who := b.rosterSubject(in.Source, teams)
	b.letterhead(b.issued, false)
	b.title("DANH SÁCH TRÍCH NGANG", about, runs("(Tính đến "+unbroken(longDate(asOf))+")"), b.with())
	b.rosterTable(teams, columns, sideways, in.Source.Team == 0)
	b.rosterEnd(sum, columns)
	b.signList("NGƯỜI LẬP BIỂU")
	b.sheet(true)
	return b.done("Danh sách trích ngang "+lowerNoun(plain(about)),
		b.fileName("DS", isoDate(asOf), camel(who))), nil
}

// rosterTeams finds the teams, sorted by area and name, with their members. One
// team alone is printed even after it was dissolved.
func (b *builder) rosterTeams(s record.Source, asOf record.Date) ([]rosterTeam, error) {
	var teams []*record.Team
	switch {
	case s.Team != 0:
		t, ok := b.view.Teams.Get(s.Team)
		if !ok {
			return nil, ErrNoTeam
		}
		teams = append(teams, t)
	case s.Area != 0:
		if _, ok := b.view.Areas.Get(s.Area); !ok {
			return nil, ErrNoArea
		}
		for t := range b.view.Teams.All() { // also those that have moved since
			if t.AreaOn(asOf) == s.Area {
				teams = append(teams, t)
			}
		}
	default:
		teams = slices.AppendSeq(make([]*record.Team, 0, b.view.Teams.Len()), b.view.Teams.All())
	}
	if s.Team == 0 {
		teams = slices.DeleteFunc(teams, func(t *record.Team) bool { return !t.Lives(asOf) || !t.SelfGoverning() })
	}
	if len(teams) == 0 {
		return nil, ErrNoTeam
	}
	return b.withMembers(teams, asOf), nil
}

// withMembers sorts the teams and gives each its area and members on the day.
func (b *builder) withMembers(teams []*record.Team, asOf record.Date) []rosterTeam {
	order := record.NewSorter()
	b.sortTeams(teams, asOf, order)
	out := make([]rosterTeam, len(teams))
	for i, t := range teams {
		out[i] = rosterTeam{team: t, area: b.areaOn(t.AreaOn(asOf), asOf), rows: b.rosterRows(t.ID, asOf, order)}
	}
	return out
}

// rosterRows are the members of a team: leader, deputy, the other roles in the
// order of the settings, then by given name.
func (b *builder) rosterRows(team record.ID, asOf record.Date, order *record.Sorter) []rosterRow {
	members := b.view.MembersOf(team, asOf)
	rows := make([]rosterRow, 0, len(members))
	for _, m := range members {
		p, ok := b.view.People.Get(m.Person)
		if !ok {
			continue // a person in the bin is in no list
		}
		area := b.areaOn(p.AreaOn(asOf), asOf)
		rows = append(rows, rosterRow{m: m, p: p, area: area,
			role: record.NameOf(b.set.Lists.Roles, m.Role), how: record.NameOf(b.set.Lists.How, m.How),
			rank: record.Rank(b.set.Lists.Roles, m.Role), key: order.NameKey(p)})
	}
	slices.SortFunc(rows, func(x, y rosterRow) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.key, y.key), cmp.Compare(x.m.ID, y.m.ID))
	})
	return rows
}

// sortTeams orders teams by the name of their area, then their own, numbers by
// value.
func (b *builder) sortTeams(teams []*record.Team, asOf record.Date, order *record.Sorter) {
	keys := make(map[record.ID]string, len(teams))
	for _, t := range teams {
		area := ""
		if a := b.areaOn(t.AreaOn(asOf), asOf); a != nil {
			area = a.Name
		}
		keys[t.ID] = order.Key(area) + "\x00" + order.Key(t.Name)
	}
	slices.SortFunc(teams, func(x, y *record.Team) int {
		return cmp.Or(cmp.Compare(keys[x.ID], keys[y.ID]), cmp.Compare(x.ID, y.ID))
	})
}

// areaOn is an area under the name it had on day d; nil for none.
func (b *builder) areaOn(id record.ID, d record.Date) *record.Area {
	a, ok := b.view.Areas.Get(id)
	if !ok {
		return nil
	}
	if name := a.NameOn(d); name != a.Name {
		then := *a
		then.Name = name
		return &then
	}
	return a
}

// rosterSubject is the trích yếu, and who the list is of for the file's name.
func (b *builder) rosterSubject(s record.Source, teams []rosterTeam) (about []paper.Run, who string) {
	switch {
	case s.Team != 0:
		t := teams[0]
		about = runs("Thành viên ", of(lowerNoun(t.team.Name), t.team, "name"))
		if t.area != nil {
			about = runs(about, ", ", of(t.area.Name, t.area, "name"))
		}
		return about, t.team.Name
	case s.Area != 0:
		a := b.areaOn(s.Area, b.out.Source.AsOf)
		return runs("Thành viên các tổ tự quản về an ninh, trật tự ", of(a.Name, a, "name")), a.Name
	}
	return runs("Thành viên các tổ tự quản về an ninh, trật tự trên địa bàn ", b.unit()), ""
}

// rosterTable adds the table in a text width in mm; titles puts a row with the
// team's name above its members.
func (b *builder) rosterTable(teams []rosterTeam, columns []RosterColumn, width float64, titles bool) {
	rows := 0
	for _, t := range teams {
		rows += len(t.rows)
	}
	cols, head := rosterHead(forCount(columns, rows))
	size := rosterFit(cols, width)
	t := paper.Table{Columns: cols, Head: head, Size: size, Rows: make([]paper.Row, 0, rows+len(teams))}
	// One store for all cells and runs: a list of 60,000 people is built without an
	// allocation a cell.
	cells := make([]paper.Cell, 0, rows*len(cols))
	store := make([]paper.Run, 0, rows*len(cols))
	n := 0
	for i := range teams {
		if titles {
			t.Rows = append(t.Rows, teams[i].title(len(cols)))
		}
		for j := range teams[i].rows {
			n++
			from := len(cells)
			r := &teams[i].rows[j]
			cells = r.appendCells(cells, &store, columns, n)
			t.Rows = append(t.Rows, paper.Row{Cells: cells[from:len(cells):len(cells)], Ref: ref(r.m, "")})
		}
	}
	b.add(t)
}

// title is the row above a team's members.
func (t *rosterTeam) title(width int) paper.Row {
	name := runs(of(t.team.Name, t.team, "name"))
	if t.area != nil {
		name = runs(name, " - ", of(t.area.Name, t.area, "name"))
	}
	if n := len(t.rows); n > 0 {
		name = runs(name, ": "+number(n)+" người")
	} else {
		name = runs(name, ": chưa có thành viên")
	}
	return paper.Row{Bold: true, KeepWithNext: len(t.rows) > 0, Ref: ref(t.team, ""),
		Cells: []paper.Cell{{Runs: name, ColSpan: int16(width), SetAlign: true}}}
}

// tally is what the totals of a list count. People who sit in several teams are
// one person in several seats.
type tally struct {
	seats, people, women, respected int
	party, minority, religious      int
	young, middle, old, ages        int // by year of birth, where it is known
	teams                           int
}

func (b *builder) count(teams []rosterTeam, asOf record.Date) (s tally) {
	seen := map[record.ID]bool{}
	s.teams = len(teams)
	for _, t := range teams {
		for _, r := range t.rows {
			s.seats++
			if !seen[r.p.ID] {
				seen[r.p.ID] = true
				s.person(r.p, asOf)
			}
		}
	}
	return s
}

func (s *tally) person(p *record.Person, asOf record.Date) {
	is := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	s.people++
	is(&s.women, p.Sex == record.Female)
	is(&s.respected, p.Respected)
	is(&s.party, p.InParty())
	is(&s.minority, p.Minority())
	is(&s.religious, p.Religious())
	if p.Birth.IsZero() {
		return
	}
	age := int(asOf.Y) - int(p.Birth.Y)
	s.ages++
	is(&s.young, age < 30)
	is(&s.middle, age >= 30 && age <= 60)
	is(&s.old, age > 60)
}

// rosterEnd adds the line of totals and the closing line.
func (b *builder) rosterEnd(s tally, columns []RosterColumn) {
	text := "Tổng số: " + number(s.people) + " người"
	item := func(name string, n int) { text += "; " + name + ": " + number(n) }
	if s.teams > 1 || s.seats != s.people { // each once, and each time
		text += ", " + number(s.seats) + " lượt tham gia"
	}
	if s.teams > 1 {
		item("số tổ", s.teams)
	}
	item("nữ", s.women)
	item("người có uy tín", s.respected)
	for _, x := range []struct {
		code, name string
		n          int
	}{{"party", "đảng viên", s.party}, {"ethnicity", "dân tộc thiểu số", s.minority},
		{"religion", "có tôn giáo", s.religious}} {
		if chosen(columns, x.code) {
			item(x.name, x.n)
		}
	}
	if s.ages > 0 {
		item("dưới 30 tuổi", s.young)
		item("từ 30 đến 60 tuổi", s.middle)
		item("trên 60 tuổi", s.old)
	}
	if s.ages > 0 && s.ages < s.people {
		text += " (" + number(s.people-s.ages) + " người chưa ghi năm sinh)"
	}
	b.say("tong-so", text+".")
	closing := "Danh sách có " + figure(int64(s.people)) + " người"
	if s.teams > 1 || s.seats != s.people {
		closing += ", " + figure(int64(s.seats)) + " lượt tham gia tổ tự quản"
	}
	b.say("ket-thuc", closing+"./.")
	for _, f := range []struct {
		key string
		n   int
	}{{"people", s.people}, {"seats", s.seats}, {"teams", s.teams}, {"women", s.women}, {"respected", s.respected}} {
		b.figure(f.key, record.N(int64(f.n)))
	}
}
