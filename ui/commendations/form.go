package commendations

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

type form = part.Form[*record.Commendation]

func newForm(room Room) *form {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *form) {
		f.Remark(func(r *record.Commendation) (text string) {
			room.Read(func(v *record.View) { text = warn(v, r, room.Today()) })
			return text
		})
		f.Add(
			part.Choice("type", words.CommendType, c.Of(func(l *record.Lists) []record.Choice { return l.CommendKinds }),
				func(r *record.Commendation) *string { return &r.Type }).Must(),
			part.AnyRef("subject", words.CommendSubject, c.Refs(record.KindPerson, record.KindTeam, record.KindSite, record.KindArea, record.KindUnit),
				func(r *record.Commendation) *record.Ref { return &r.Subject }).Hint(words.CommendSubjHint),
			part.Text("name", words.CommendName, func(r *record.Commendation) *string { return &r.Name }).Must().Hint(words.CommendNameHint),
			part.Whole("year", words.CommendYear, func(r *record.Commendation) *int { return &r.Year }).Must(),
			part.Choice("award", words.CommendAward, c.Of(func(l *record.Lists) []record.Choice { return l.Awards }),
				func(r *record.Commendation) *string { return &r.Award }).Must(),
			part.Choice("level", words.CommendLevel, c.Of(func(l *record.Lists) []record.Choice { return l.Levels }),
				func(r *record.Commendation) *string { return &r.Level }),
			part.Long("merit", words.CommendMerit, func(r *record.Commendation) *string { return &r.Merit }),
		)
		f.Suggest("name", func(r *record.Commendation) {
			room.Read(func(v *record.View) { r.Name = desk.Named(v, r.Subject) })
		})
		f.Section(words.SectionProposal)
		f.Add(
			part.Date("proposed", words.CommendProposed, room.Today, true, func(r *record.Commendation) *record.Date { return &r.Proposed }),
			part.Ref("proposal", words.CommendProposal, requests(room), func(r *record.Commendation) *record.ID { return &r.Proposal }),
			part.Codes("papers", words.CommendPapers, c.Of(func(l *record.Lists) []record.Choice { return l.AwardPapers }),
				func(r *record.Commendation) *[]string { return &r.Papers }),
		)
		f.Section(words.SectionDecision)
		f.Add(decision(room)...)
		f.Add(part.Date("declined", words.CommendDeclined, room.Today, true, func(r *record.Commendation) *record.Date { return &r.Declined }))
	})
}

func decision(room Room) []*part.Field[*record.Commendation] {
	return part.Decision("decision", room.Today, func(r *record.Commendation) *record.Decision { return &r.Decision })
}

// requests are the tờ trình of the book.
func requests(room Room) func() []part.Option {
	return func() (out []part.Option) {
		room.Read(func(v *record.View) {
			for d := range v.Documents.All() {
				if d.Type == record.DocRequest && d.Is() != record.Void {
					out = append(out, part.IDOption(d.ID, d.Title, d.Symbol))
				}
			}
		})
		return out
	}
}

// decisionForm is the form of one decision for the marked ones.
func (p *Page) decisionForm() *form {
	return part.NewForm(func(f *form) {
		f.Follow(func(*record.Commendation) string {
			var names []string
			for _, c := range p.marked {
				names = append(names, c.Name)
			}
			return words.DecideFor(names)
		}, part.Note(""))
		f.Add(decision(p.room)...)
	})
}

// openDecide begins one decision for the marked rows that have no result yet.
func (p *Page) openDecide() {
	p.marked = nil
	for _, id := range p.Table.Chosen() {
		if c, ok := desk.Find[*record.Commendation](p.room, id); ok && c.Decision.IsZero() && c.Declined.IsZero() {
			p.marked = append(p.marked, c)
		}
	}
	if len(p.marked) == 0 {
		p.room.Tell(words.Attention, words.DecideNothing)
		return
	}
	p.decide.Open(words.DecideTitle(len(p.marked)), p.marked[0])
}

// parts are the marked ones, the first as it stands in the form.
func (p *Page) parts(c *record.Commendation) []record.Record {
	out := []record.Record{c}
	for _, x := range p.marked[1:] {
		out = append(out, x)
	}
	return out
}

// whole marks them again, and returns the first.
func (p *Page) whole(parts []record.Record) (*record.Commendation, bool) {
	p.marked = nil
	for _, x := range parts {
		if c, ok := x.(*record.Commendation); ok {
			p.marked = append(p.marked, c)
		}
	}
	if len(p.marked) == 0 {
		return nil, false
	}
	return p.marked[0], true
}

// writeDecision writes the decision of r into every marked one.
func (p *Page) writeDecision(tx *store.Tx, r *record.Commendation) error {
	for _, c := range p.marked {
		x := c.Clone().(*record.Commendation)
		x.Decision = r.Decision
		if err := tx.Save(x); err != nil {
			return err
		}
	}
	return nil
}
