package teams

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// members is the resting pane: who is in the team at hand on the chosen day.
type members struct {
	part.Still
	p     *Page
	team  record.ID
	title *widget.Label
	year  *widget.Label // what the team did in the year
	table *part.Table
}

func newMembers(p *Page) *members {
	m := &members{p: p, title: part.Heading(""), year: part.Note("")}
	m.title.Truncation, m.title.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	m.table = part.NewTable([]part.Column{
		{ID: "name", Title: words.MemberName, Width: 150, Grow: 3},
		{ID: "role", Title: words.MemberRole, Width: 100, Grow: 1},
		{ID: "birth", Title: words.BirthYear, Width: 98},
		{ID: "phone", Title: words.PersonPhone, Width: 116},
	})
	m.table.Empty = words.MemberEmpty
	m.table.OnOpen = func(record.ID) { m.edit() }
	m.table.OnChange = func() { p.room.Memory().Put("list.members", m.table.State()) }
	bar := part.Wrapped(
		part.NewButton(words.MemberAdd, part.VerbIcon(words.Add), m.add),
		part.NewButton(words.Edit.String(), part.VerbIcon(words.Edit), m.edit),
		part.NewButton(words.Delete.String(), part.VerbIcon(words.Delete), m.delete),
		part.NewButton(words.PeopleUniteTo, nil, m.unite),
		part.NewButton(words.PrivacyVerb, theme.AccountIcon(), m.privacy),
		part.NewButton(words.ExportExcel.String(), part.VerbIcon(words.ExportExcel), func() { m.Do(words.ExportExcel) }),
	)
	m.Body = container.NewBorder(container.NewVBox(part.Padded(4, m.title), m.year, part.Padded(4, bar)), nil, nil, nil, m.table)
	return m
}

// show lists the members of a team.
func (m *members) show(team record.ID) {
	changed := team != m.team
	m.team = team
	day := m.p.day()
	title, year := words.TeamPick, ""
	var rows []part.Row
	m.p.room.Read(func(v *record.View) {
		if t, ok := v.Teams.Get(team); ok {
			title = words.MembersOn(t.Name, day.String())
			year = words.TeamYear(v, t, day)
		}
		rows = memberRows(v, team, day)
	})
	m.title.SetText(title)
	m.year.SetText(year)
	m.year.Hidden = year == ""
	part.Relayout(m.year)
	m.table.SetRows(rows)
	if changed && len(rows) > 0 {
		m.table.Select(rows[0].ID)
	}
}

// memberRows are the members on a day: leader, deputy, then by given name.
func memberRows(v *record.View, team record.ID, day record.Date) []part.Row {
	roles := v.Settings().Lists.Roles
	sorter := record.NewSorter()
	type one struct {
		rank int
		key  string
		row  part.Row
	}
	var list []one
	for _, m := range v.MembersOf(team, day) {
		p, ok := v.People.Get(m.Person)
		if !ok {
			continue
		}
		key := sorter.NameKey(p)
		rank := record.Rank(roles, m.Role)
		list = append(list, one{rank, key, part.Row{
			ID:    m.ID,
			Cells: []string{words.Who(p.Name), record.NameOf(roles, m.Role), p.Birth.String(), words.Phone(p.Phone)},
			Keys:  []string{key, part.NumberKey(record.N(int64(rank))), part.DateKey(p.Birth)},
		}})
	}
	slices.SortStableFunc(list, func(a, b one) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.key, b.key)) })
	rows := make([]part.Row, len(list))
	for i, x := range list {
		rows[i] = x.row
	}
	return rows
}

// Active implements part.Pane: verbs are meant for the members while the keyboard
// moves among them.
func (m *members) Active() bool { return m.table.HasFocus() }

// Focus implements part.Pane.
func (m *members) Focus() { m.table.Focus() }

// Do implements part.Pane.
func (m *members) Do(v words.Verb) bool {
	switch v {
	case words.Add:
		m.add()
	case words.Edit:
		m.edit()
	case words.Delete:
		m.delete()
	case words.Print:
		m.p.print()
	case words.ExportExcel:
		m.p.room.Export(desk.Export{Title: m.title.Text, Table: m.table})
	default:
		return false
	}
	return true
}

func (m *members) add() {
	if t, ok := desk.Find[*record.Team](m.p.room, m.team); ok {
		m.p.newMember(t)
	}
}

func (m *members) edit() {
	if x, ok := desk.Find[*record.Membership](m.p.room, m.table.Selected()); ok {
		m.p.editMember(x)
	}
}

// privacy goes to what the book keeps of the person, and to ending it.
func (m *members) privacy() {
	if x, ok := desk.Find[*record.Membership](m.p.room, m.table.Selected()); ok {
		m.p.room.ShowOn("privacy", record.KindPerson, x.Person)
	}
}

func (m *members) delete() {
	m.p.room.Delete(record.KindMembership, m.table.Chosen(), m.table.Unmark)
}
