package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// fillers are the two buttons that put people into the vote table.
func (p *Page) fillers() fyne.CanvasObject {
	c := desk.Choices{Room: p.room}
	return part.Wrapped(
		part.NewButton(words.AddFromTeam, nil, func() { p.choose(words.ChooseTeam, c.Teams, p.addTeam) }),
		part.NewButton(words.AddPerson, nil, func() { p.choose(words.ChoosePerson, c.People, p.addPerson) }))
}

// carrier is the button that brings what is not done into the agenda.
func (p *Page) carrier() fyne.CanvasObject {
	return part.Wrapped(part.NewButton(words.CarryTasks, nil, p.carry))
}

// carry adds a point of the agenda with the work that is open on the day of the
// meeting, and was handed out before it.
func (p *Page) carry() {
	p.form.Change(func(m *record.Meeting) {
		day := m.Start.Date
		if day.IsZero() {
			day = p.room.Today()
		}
		var course []string
		p.room.Read(func(v *record.View) {
			for _, d := range v.Duties(day) {
				switch d.From {
				case record.FromMeeting, record.FromFinding, record.FromTask, record.FromOpinion:
				default:
					continue // the yearly cycle is nobody's unfinished work
				}
				if d.From == record.FromMeeting && d.Ref.ID == m.ID {
					continue
				}
				if o, ok := v.Meetings.Get(d.Ref.ID); ok && o.Start.Date.Compare(day) > 0 {
					continue
				}
				course = append(course, words.Unfinished(d, day))
			}
		})
		if len(course) == 0 {
			p.room.Tell(words.CarryTasks, words.CarryNothing)
			return
		}
		m.Agenda = append(m.Agenda, record.Item{Title: words.CarryTitle, Course: course})
	})
}

// choose asks for one record and gives it to take.
func (p *Page) choose(title string, list func() []part.Option, take func(record.ID)) {
	c := part.NewChooser(list)
	part.Show(p.room.Canvas(), title, container.NewVBox(c), fyne.NewSize(520, 330),
		part.Answer{Label: words.OK, Do: func() {
			if id := c.ID(); id != 0 {
				take(id)
			}
		}},
		part.Answer{Label: words.Cancel})
	c.Focus()
}

// addTeam puts everyone who sits in the team on the day of the meeting into the vote
// table, each for the role they have.
func (p *Page) addTeam(team record.ID) {
	p.form.Change(func(m *record.Meeting) {
		day := m.Start.Date
		if day.IsZero() {
			day = p.room.Today()
		}
		p.room.Read(func(v *record.View) {
			for _, s := range v.MembersOf(team, day) {
				if x, ok := v.People.Get(s.Person); ok {
					addVote(m, record.Vote{Person: x.ID, Name: x.Name, Team: team, Role: s.Role})
				}
			}
		})
	})
}

// addPerson puts one person into the vote table.
func (p *Page) addPerson(id record.ID) {
	p.form.Change(func(m *record.Meeting) {
		p.room.Read(func(v *record.View) {
			if x, ok := v.People.Get(id); ok {
				addVote(m, record.Vote{Person: x.ID, Name: x.Name, Role: record.RoleMember})
			}
		})
	})
}

// addVote adds a line unless the person is voted on already.
func addVote(m *record.Meeting, x record.Vote) {
	for _, o := range m.Votes {
		if o.Person == x.Person && (o.Team == x.Team || x.Team == 0) {
			return
		}
	}
	m.Votes = append(m.Votes, x)
}
