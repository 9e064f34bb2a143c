package commendations

import (
	"slices"
	"strconv"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Print(record.Source)
	Tell(title, body string)
	OpenAt(k record.Kind, id record.ID, path string)
	Files(to record.Ref)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "commendations", Title: words.CommendationsTitle, Icon: look.IconNameMedal,
	Kinds: []record.Kind{record.KindCommendation},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

var columns = []part.Column{
	{ID: "year", Title: words.CommendYear, Width: 74},
	{ID: "name", Title: words.CommendName, Width: 160, Grow: 3},
	{ID: "award", Title: words.CommendAward, Width: 126, Grow: 1},
	{ID: "state", Title: words.CommendState, Width: 104},
	{ID: "papers", Title: words.CommendMissing, Width: 70},
	{ID: "type", Title: words.CommendWho, Width: 90},
	{ID: "level", Title: words.CommendLevel, Width: 90},
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	glance *desk.Glance
	edit   *desk.Editing[*record.Commendation]
	decide *desk.Editing[*record.Commendation]
	marked []*record.Commendation // those the decision being typed is for
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	button := part.NewButton(words.DecideVerb, part.VerbIcon(words.Edit), p.openDecide)
	p.glance = desk.NewGlance(room.OpenAt, words.PendingAwards, pendingColumns, button,
		desk.FilesButton(room.Files, record.KindCommendation, func() record.ID { return p.Table.Selected() }))
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "commendations", Title: words.CommendationsTitle, Thing: words.CommendationsThing, Columns: columns,
		Sort: "year", Newest: true, Rest: p.glance, Chosen: p.show,
		Rows: func(v *record.View) []part.Row { return rows(v, room.Today()) },
	})
	p.edit = desk.Edit(p.List, newForm(room))
	p.edit.Wide = true
	p.decide = desk.Edit(p.List, p.decisionForm(), "decide")
	p.decide.Parts, p.decide.Whole = p.parts, p.whole
	p.decide.Ask = func(r *record.Commendation, save func()) {
		if r.Decision.IsZero() {
			room.Tell(words.Attention, words.DecideEmpty)
			return
		}
		save()
	}
	p.decide.Op = func(*record.Commendation) store.Op {
		return store.Op{Code: "edit", Kind: record.KindCommendation, N: len(p.marked)}
	}
	p.decide.Write = p.writeDecision
	p.decide.Saved = func(*record.Commendation) { p.Table.Unmark() }
	p.Verbs[words.Add] = func() { p.edit.Open(words.CommendNew, &record.Commendation{Year: int(room.Today().Y)}) }
	p.Verbs[words.Edit] = func() { p.edit.OpenSelected(words.CommendEdit) }
	p.Deletes(record.KindCommendation)
	p.Verbs[words.Print] = p.print
	return p
}

// print shows the tờ trình of the chosen one's year.
func (p *Page) print() {
	year := int(p.room.Today().Y)
	if c, ok := p.edit.Selected(); ok {
		year = c.Year
	}
	p.room.Print(record.Source{Form: "request-award", Year: year})
}

func rows(v *record.View, today record.Date) (out []part.Row) {
	l := v.Settings().Lists
	for c := range v.Commendations.All() {
		missing := len(record.MissingPapers(l.AwardPapers, c.Papers, today))
		pending := c.Decision.IsZero() && c.Declined.IsZero()
		out = append(out, part.Row{ID: c.ID, Mute: !c.Declined.IsZero(), Warn: pending && len(v.Repeats(c)) > 0,
			Cells: []string{strconv.Itoa(c.Year), words.Who(c.Name), record.NameOf(l.Awards, c.Award), words.CommendShort(c),
				words.PapersLine(missing), record.NameOf(l.CommendKinds, c.Type), record.NameOf(l.Levels, c.Level)},
			Keys: []string{"", "", desk.ByPlace(record.Rank(l.Awards, c.Award)), "", desk.ByPlace(missing), "", desk.ByPlace(record.Rank(l.Levels, c.Level))}})
	}
	return out
}

// warn is what asks for a second look at a commendation, as it is typed or kept.
func warn(v *record.View, c *record.Commendation, today record.Date) string {
	var repeats, missing []string
	if c.Name != "" {
		for _, o := range v.Repeats(c) {
			repeats = append(repeats, words.NameList(o.Name, record.NameOf(v.Settings().Lists.Awards, o.Award)))
		}
	}
	if c.Decision.IsZero() && c.Declined.IsZero() {
		for _, x := range record.MissingPapers(v.Settings().Lists.AwardPapers, c.Papers, today) {
			missing = append(missing, x.Name)
		}
	}
	return words.AwardWarn(repeats, missing)
}

// show tells of a commendation, and of those that wait for a result.
func (p *Page) show(id record.ID) {
	p.room.Read(func(v *record.View) {
		if c, ok := v.Commendations.Get(id); ok {
			p.glance.Tell(true, words.Who(c.Name), facts(v, c), warn(v, c, p.room.Today()))
		} else {
			p.glance.Tell(false, words.CommendPick, "", "")
		}
		p.glance.Lines(pending(v), words.PendingAwardsNone)
	})
}

func facts(v *record.View, c *record.Commendation) string {
	l := v.Settings().Lists
	proposal := ""
	if d, ok := v.Documents.Get(c.Proposal); ok {
		proposal = words.NameList(d.Symbol, d.Title)
	}
	return words.Facts(
		words.CommendType, record.NameOf(l.CommendKinds, c.Type),
		words.CommendYear, strconv.Itoa(c.Year),
		words.CommendAward, words.NameList(record.NameOf(l.Awards, c.Award), record.NameOf(l.Levels, c.Level)),
		words.CommendMerit, c.Merit,
		words.CommendProposal, proposal,
		words.CommendState, words.CommendStateOf(c))
}

var pendingColumns = []part.Column{
	{ID: "since", Title: words.CommendProposed, Width: 110},
	{ID: "name", Title: words.CommendName, Width: 160, Grow: 2},
	{ID: "award", Title: words.CommendAward, Width: 100, Grow: 1},
}

// pending are those without a result, the earliest proposed first.
func pending(v *record.View) (out []desk.Lead) {
	var of []*record.Commendation
	for c := range v.Commendations.All() {
		if c.Decision.IsZero() && c.Declined.IsZero() {
			of = append(of, c)
		}
	}
	slices.SortStableFunc(of, func(x, y *record.Commendation) int { return x.Proposed.Compare(y.Proposed) })
	for _, c := range of {
		out = append(out, desk.Lead{To: record.RefTo(c), Row: part.Row{
			Cells: []string{c.Proposed.String(), words.Who(c.Name), record.NameOf(v.Settings().Lists.Awards, c.Award)},
			Keys:  []string{part.DateKey(c.Proposed), "", ""}}})
	}
	return out
}
