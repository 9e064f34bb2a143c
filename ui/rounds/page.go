package rounds

import (
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Print(record.Source)
	OpenAt(k record.Kind, id record.ID, path string)
	Tell(title, body string)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "rounds", Title: words.RoundsTitle, Icon: theme.IconNameAccount, Under: "meetings",
	Kinds: []record.Kind{record.KindRound},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

var columns = []part.Column{
	{ID: "title", Title: words.RoundTitle, Width: 230, Grow: 3},
	{ID: "area", Title: words.MeetingArea, Width: 130, Grow: 1},
	{ID: "people", Title: words.RoundPeople, Width: 70, Right: true},
	{ID: "next", Title: words.RoundNext, Width: 150, Grow: 1},
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	glance *desk.Glance
	edit   *desk.Editing[*record.Round]
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.glance = desk.NewGlance(room.OpenAt, words.RoundSteps,
		[]part.Column{{ID: "step", Title: words.RoundStepCol, Width: 170, Grow: 1}, {ID: "what", Title: words.RoundWhat, Width: 220, Grow: 3}},
		part.NewButton(words.RoundMeeting, theme.CalendarIcon(), p.meeting),
		part.NewButton(words.RoundRequest, part.VerbIcon(words.Print), p.request))
	// Any change counts: the glance names meetings and documents.
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "rounds", Title: words.RoundsTitle, Thing: words.RoundsThing, Columns: columns,
		Rows: rows, Rest: p.glance, Chosen: p.show,
	})
	p.edit = desk.Edit(p.List, newForm(room))
	p.edit.Wide = true
	p.Verbs[words.Add] = func() { p.edit.Open(words.RoundNew, &record.Round{}) }
	p.Verbs[words.Edit] = func() { p.edit.OpenSelected(words.RoundEdit) }
	p.Verbs[words.Print] = p.request
	p.Deletes(record.KindRound)
	return p
}

func rows(v *record.View) (out []part.Row) {
	for r := range v.Rounds.All() {
		area := ""
		if a, ok := v.Areas.Find(r.Area); ok {
			area = a.Name
		}
		n := record.N(int64(len(r.Candidates)))
		next := words.RoundStepName(r.Next())
		if !r.Dropped.IsZero() {
			next = words.RoundDropped
		}
		out = append(out, part.Row{ID: r.ID, Mute: r.Next() == record.RoundDone || !r.Dropped.IsZero(),
			Cells: []string{r.Title, area, words.Count(n), next}, Keys: []string{"", "", part.NumberKey(n), ""}})
	}
	return out
}

// show tells of a round: step after step, with what it rests on.
func (p *Page) show(id record.ID) {
	p.room.Read(func(v *record.View) {
		r, ok := v.Rounds.Get(id)
		if !ok {
			p.glance.Tell(false, words.RoundPick, "", "")
			p.glance.Lines(nil, "")
			return
		}
		p.glance.Tell(true, r.Title, words.RoundFacts(r), "")
		p.glance.Lines(steps(v, r), "")
	})
}

// steps are the six steps; each leads to the record it rests on, else to its field.
func steps(v *record.View, r *record.Round) (out []desk.Lead) {
	own := record.RefTo(r)
	named := func(k record.Kind, id record.ID, path string) (string, record.Ref, string) {
		if x := v.Find(k, id); x != nil && !x.M().Bin {
			return x.Label(v), record.Ref{Kind: k, ID: id}, ""
		}
		return "", own, path
	}
	add := func(step record.RoundStep, text string, to record.Ref, path string) {
		if text == "" {
			text = words.RoundOpen
			if step < r.Next() {
				text = words.RoundSkipped
			}
		}
		out = append(out, desk.Lead{Row: part.Row{Cells: []string{words.RoundStepName(step), text}}, To: to, Path: path})
	}
	add(record.RoundPlan, decision(r.Plan), own, "plan.number")
	list := ""
	if !r.Listed.IsZero() && len(r.Candidates) > 0 {
		list = words.RoundListed(len(r.Candidates), r.Listed)
	}
	add(record.RoundList, list, own, "listed")
	text, to, path := named(record.KindMeeting, r.People, "people")
	add(record.RoundPeople, text, to, path)
	text, to, path = named(record.KindMeeting, r.Consultation, "consultation")
	add(record.RoundConsultation, text, to, path)
	text, to, path = named(record.KindDocument, r.Proposal, "proposal")
	add(record.RoundProposal, text, to, path)
	add(record.RoundDecision, decision(r.Decision), own, "decision.number")
	return out
}

func decision(d record.Decision) string { return words.DecisionText(d.Number, d.Date.String(), d.By) }

// request shows the tờ trình of the chosen round.
func (p *Page) request() {
	if id := p.Table.Selected(); id != 0 {
		p.room.Print(record.Source{Form: "request-team", Of: record.Ref{Kind: record.KindRound, ID: id}})
	}
}

// meeting makes the consultation of the chosen round, with everyone on the expected
// list to be voted on, and opens it; one that exists is only opened.
func (p *Page) meeting() {
	r, ok := p.edit.Selected()
	if !ok {
		return
	}
	if r.Consultation != 0 {
		p.room.OpenAt(record.KindMeeting, r.Consultation, "")
		return
	}
	if len(r.Candidates) == 0 {
		p.room.Tell(words.RoundMeeting, words.RoundNobody)
		return
	}
	m := &record.Meeting{Type: record.MeetingConsultation, Title: r.Title, Start: record.Moment{Date: p.room.Today()}, Area: r.Area}
	for _, c := range r.Candidates {
		m.Votes = append(m.Votes, record.Vote{Person: c.Person, Name: c.Name, Team: c.Team, Role: c.Role})
	}
	op := store.Op{Code: "add", Kind: record.KindMeeting, N: 1, Label: m.Title}
	p.room.Do(op, nil, func(tx *store.Tx) error {
		if err := tx.Save(m); err != nil {
			return err
		}
		c := r.Clone().(*record.Round)
		c.Consultation = m.ID
		return tx.Save(c)
	}, func() { p.room.OpenAt(record.KindMeeting, m.ID, "start") })
}

func newForm(room desk.Room) *part.Form[*record.Round] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Round]) {
		f.Add(
			part.Text("title", words.RoundTitle, func(r *record.Round) *string { return &r.Title }).Must(),
			part.Ref("area", words.MeetingArea, c.Areas, func(r *record.Round) *record.ID { return &r.Area }),
		)
		f.Section(words.RoundStepName(record.RoundPlan))
		f.Add(part.Decision("plan", room.Today, func(r *record.Round) *record.Decision { return &r.Plan })...)
		f.Add(part.Long("structure", words.RoundStructure, func(r *record.Round) *string { return &r.Structure }))
		f.Section(words.RoundStepName(record.RoundList))
		f.Add(
			part.Rows("candidates", "", func(r *record.Round) *[]record.Candidate { return &r.Candidates }, func() []*part.Field[*record.Candidate] {
				return []*part.Field[*record.Candidate]{
					part.Text("name", words.VoteName, func(x *record.Candidate) *string { return &x.Name }).Grow(2.2),
					part.Ref("person", words.RoundPerson, c.People, func(x *record.Candidate) *record.ID { return &x.Person }).Grow(2),
					part.Ref("team", words.VoteTeam, c.Teams, func(x *record.Candidate) *record.ID { return &x.Team }).Grow(2),
					part.Choice("role", words.VoteRole, c.Of(func(l *record.Lists) []record.Choice { return l.Roles }), func(x *record.Candidate) *string { return &x.Role }).Grow(1.3),
					part.Text("by", words.RoundBy, func(x *record.Candidate) *string { return &x.By }).Grow(1.6),
				}
			}),
			part.Date("listed", words.RoundListedOn, room.Today, false, func(r *record.Round) *record.Date { return &r.Listed }),
		)
		f.Section(words.RoundPapers)
		f.Add(
			part.Ref("people", words.RoundStepName(record.RoundPeople), c.Kind(record.KindMeeting), func(r *record.Round) *record.ID { return &r.People }),
			part.Ref("consultation", words.RoundStepName(record.RoundConsultation), c.Kind(record.KindMeeting), func(r *record.Round) *record.ID { return &r.Consultation }),
			part.Ref("proposal", words.RoundStepName(record.RoundProposal), c.Kind(record.KindDocument), func(r *record.Round) *record.ID { return &r.Proposal }),
		)
		f.Section(words.RoundStepName(record.RoundDecision))
		f.Add(part.Decision("decision", room.Today, func(r *record.Round) *record.Decision { return &r.Decision })...)
		f.Add(part.Date("dropped", words.RoundDroppedOn, room.Today, false, func(r *record.Round) *record.Date { return &r.Dropped }))
	})
}
