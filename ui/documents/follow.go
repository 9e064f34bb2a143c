package documents

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// followForm is what happens to a paper after it was issued: to whom it was handed
// over, and what came back.
func followForm(room desk.Room) *part.Form[*record.Document] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Document]) {
		f.Section(words.SectionSendings)
		f.Add(part.Blocks("sendings", words.AddSending, func(d *record.Document) *[]record.Sending { return &d.Sendings }, func() []*part.Field[*record.Sending] {
			return []*part.Field[*record.Sending]{
				part.Date("date", words.DocSent, room.Today, false, func(s *record.Sending) *record.Date { return &s.Date }).Must(),
				part.Text("to", words.SendingTo, func(s *record.Sending) *string { return &s.To }),
				part.Choice("how", words.SendingHow, c.Of(func(l *record.Lists) []record.Choice { return l.SendWays }), func(s *record.Sending) *string { return &s.How }),
				part.Text("note", words.SendingNote, func(s *record.Sending) *string { return &s.Note }),
			}
		}))
		f.Section(words.SectionReplies)
		f.Add(part.Blocks("replies", words.AddReply, func(d *record.Document) *[]record.Reply { return &d.Replies }, func() []*part.Field[*record.Reply] {
			return []*part.Field[*record.Reply]{
				part.Date("date", words.ReplyDate, room.Today, false, func(r *record.Reply) *record.Date { return &r.Date }).Must(),
				part.Text("from", words.ReplyFrom, func(r *record.Reply) *string { return &r.From }),
				part.Flag("returned", words.ReplyReturned, func(r *record.Reply) *bool { return &r.Returned }),
				part.Long("text", words.ReplyText, func(r *record.Reply) *string { return &r.Text }),
			}
		}))
	})
}

// correctForm is a correction in the making: place after place, what was printed, what
// is right and why.
func correctForm(desk.Room) *part.Form[*record.Document] {
	return part.NewForm(func(f *part.Form[*record.Document]) {
		f.Put(part.Note(words.CorrectHint))
		f.Add(part.Blocks("corrections", words.AddCorrection, func(d *record.Document) *[]record.Correction { return &d.Corrections }, func() []*part.Field[*record.Correction] {
			return []*part.Field[*record.Correction]{
				part.Text("where", words.CorrectWhere, func(c *record.Correction) *string { return &c.Where }),
				part.Long("old", words.CorrectOld, func(c *record.Correction) *string { return &c.Old }).Must(),
				part.Long("new", words.CorrectNew, func(c *record.Correction) *string { return &c.New }).Must(),
				part.Long("why", words.CorrectWhy, func(c *record.Correction) *string { return &c.Why }).Must(),
			}
		}))
	})
}

// sent opens what happened to the chosen paper, with a handing over of today begun.
func (p *Page) sent() {
	p.track(func(d *record.Document) string {
		d.Sendings = append(d.Sendings, record.Sending{Date: p.room.Today()})
		return "sendings[" + record.ID(len(d.Sendings)-1).String() + "].to"
	})
}

// replied opens it with an answer of today begun.
func (p *Page) replied() {
	p.track(func(d *record.Document) string {
		d.Replies = append(d.Replies, record.Reply{Date: p.room.Today()})
		return "replies[" + record.ID(len(d.Replies)-1).String() + "].from"
	})
}

func (p *Page) track(begin func(d *record.Document) (path string)) {
	d := p.selected()
	if d == nil || d.Is() != record.Issued {
		return
	}
	p.follow.Open(words.FollowTitle(d.Symbol), d)
	c := d.Clone().(*record.Document)
	path := begin(c)
	p.followed.Replace(c)
	p.List.GoTo(path)
}

// correct begins the correction of the chosen issued paper, or opens that of a draft.
func (p *Page) correct() {
	d := p.selected()
	switch {
	case d == nil:
	case d.Is() == record.Draft && d.Corrects != 0:
		p.mend.Open(words.CorrectVerb, d)
	case d.Is() == record.Issued:
		p.mend.Open(words.CorrectVerb+": "+d.Symbol, &record.Document{State: record.Draft, Type: d.Type, Corrects: d.ID,
			Title:       words.CorrectTitle(d.Symbol),
			Source:      record.Source{Form: "correction", Of: record.RefTo(d)},
			Corrections: []record.Correction{{}}})
	}
}

// files shows the attachments of the chosen paper.
func (p *Page) files() {
	if d := p.selected(); d != nil {
		p.room.Files(record.RefTo(d))
	}
}

// periodOf is the closing of the chosen report's period: of the book, or a new one;
// nil for a paper that is about no period.
func (p *Page) periodOf(d *record.Document) (c *record.Closing) {
	if d == nil || d.Source.Rule == "" || d.Source.Year == 0 {
		return nil
	}
	p.room.Read(func(v *record.View) { c = v.ClosingOf(d.Source.Rule, d.Source.Year) })
	if c == nil {
		return &record.Closing{Rule: d.Source.Rule, Year: d.Source.Year}
	}
	return c.Clone().(*record.Closing)
}

// close closes the period of the chosen report, or opens it again with a note.
func (p *Page) close() {
	d := p.selected()
	c := p.periodOf(d)
	if c == nil {
		return
	}
	name := ""
	p.room.Read(func(v *record.View) {
		if r, ok := v.Settings().Rule(c.Rule); ok {
			name = r.Of(c.Year).Name
		}
	})
	op := store.Op{Code: "edit", Kind: record.KindClosing, N: 1, Label: name}
	step := func(s record.ClosingStep) {
		c.Steps = append(c.Steps, s)
		p.room.Save(op, nil, c, nil)
	}
	if !c.Closed() {
		p.room.Ask(words.ClosePeriod, words.AskClose(name),
			part.Answer{Label: words.ClosePeriod, Do: func() { step(record.ClosingStep{Date: p.room.Today()}) }},
			part.Answer{Label: words.Cancel})
		return
	}
	p.askText(words.OpenPeriod+": "+name, words.OpenHint, words.OpenPeriod, func(note string) {
		step(record.ClosingStep{Date: p.room.Today(), Open: true, Note: note})
	})
}
