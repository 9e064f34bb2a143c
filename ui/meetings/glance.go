package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// glance is the pane that rests right of the list: the meeting in short, its votes,
// and what can be done with it. Verbs are the list's.
type glance struct {
	part.Still
	p     *Page
	id    record.ID
	title *widget.Label
	facts *widget.Label
	rule  *widget.Label
	votes *part.Table
	tasks *widget.Label
	print *part.Button
	elect *part.Button
}

func newGlance(p *Page) *glance {
	g := &glance{p: p, title: part.Heading(""), facts: part.Note(""), rule: part.Note(""), tasks: part.Note("")}
	g.title.Truncation, g.title.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	g.votes = part.NewTable([]part.Column{
		{ID: "name", Title: words.MemberName, Width: 160, Grow: 2},
		{ID: "team", Title: words.VoteTeam, Width: 96, Grow: 1},
		{ID: "agree", Title: words.VoteAgree, Width: 76, Right: true},
		{ID: "share", Title: words.VoteShare, Width: 70, Right: true},
		{ID: "in", Title: words.VoteIn, Width: 84},
	})
	g.votes.Empty = words.VotesNone
	g.print = part.NewButton(words.PrintMinutes, part.VerbIcon(words.Print), p.print)
	g.elect = part.NewButton(words.Elect, theme.AccountIcon(), g.ask)
	head := container.NewVBox(part.Padded(4, g.title), g.facts, part.Padded(4, part.Wrapped(g.print, g.elect)), g.rule)
	g.Body = container.NewBorder(head, container.NewVBox(g.tasks), nil, nil, g.votes)
	return g
}

// Focus implements part.Pane.
func (g *glance) Focus() { part.Focus(g.print) }

// show tells of a meeting; 0 of none.
func (g *glance) show(id record.ID) {
	g.id = id
	g.p.room.Read(func(v *record.View) {
		m, ok := v.Meetings.Get(id)
		g.print.Hidden, g.elect.Hidden = !ok, !ok || len(m.Votes) == 0
		g.rule.Hidden, g.votes.Hidden = g.elect.Hidden, g.elect.Hidden
		if !ok {
			g.title.SetText(words.MeetingPick)
			g.facts.SetText("")
			g.tasks.SetText("")
			return
		}
		kind := record.NameOf(v.Settings().Lists.MeetingKinds, m.Type)
		g.title.SetText(m.Title)
		g.facts.SetText(words.MeetingFacts(kind, m))
		present, _ := m.Present.Known()
		g.rule.SetText(words.Threshold(v.Settings().Threshold.Over, v.Settings().Threshold.Of, present))
		g.votes.SetRows(voteRows(v, m))
		g.tasks.SetText(words.TaskLines(m.Tasks))
	})
	g.Body.Refresh()
}

func voteRows(v *record.View, m *record.Meeting) (out []part.Row) {
	present, _ := m.Present.Known()
	for i, x := range m.Votes {
		agree, counted := x.Agree.Known()
		r := part.Row{ID: record.ID(i + 1), Cells: []string{words.Who(x.Name), "", words.Count(x.Agree), "", ""}, Keys: []string{"", "", part.NumberKey(x.Agree), part.NumberKey(x.Agree), ""}}
		if t, ok := v.Teams.Get(x.Team); ok {
			r.Cells[1] = t.Name
		}
		if counted {
			r.Cells[3] = record.Percent(agree, present)
			r.Mute = !v.Settings().Threshold.Met(agree, present)
		}
		if sits(v, x, m.Start.Date) {
			r.Cells[4] = words.Yes
		}
		out = append(out, r)
	}
	return out
}

// ask shows what the votes mean for the roster and writes it when the person agrees.
func (g *glance) ask() {
	var e election
	var m *record.Meeting
	g.p.room.Read(func(v *record.View) {
		if m, _ = v.Meetings.Get(g.id); m != nil {
			e = elect(v, m)
		}
	})
	if m == nil {
		return
	}
	text := words.AskElect(e.names, e.below, e.there, e.vague)
	if len(e.join) == 0 {
		g.p.room.Ask(words.Elect, words.ElectNobody+"\n"+text, part.Answer{Label: words.Close})
		return
	}
	g.p.room.Ask(words.Elect, text,
		part.Answer{Label: words.Elect, Do: func() {
			op := store.Op{Code: "add", Kind: record.KindMembership, N: len(e.join)}
			g.p.room.Do(op, nil, func(tx *store.Tx) error { return e.write(tx, m.ID) }, nil)
		}},
		part.Answer{Label: words.Cancel})
}
