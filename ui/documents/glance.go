package documents

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// glance is the pane that rests right of the register: the paper in short, and what
// can be done with it in its state. Verbs are the register's.
type glance struct {
	part.Still
	p     *Page
	title *widget.Label
	facts *widget.Label
	draft []fyne.CanvasObject // buttons of a draft
	ready []fyne.CanvasObject // of an issued paper
	void  []fyne.CanvasObject // of one that is void
	bar   *fyne.Container

	correct *part.Button // only for a draft that corrects
	close   *part.Button // only for a report on a period
}

func newGlance(p *Page) *glance {
	g := &glance{p: p, title: part.Heading(""), facts: part.Note("")}
	g.title.Truncation, g.title.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	button := func(label string, icon fyne.Resource, do func()) fyne.CanvasObject {
		return part.NewButton(label, icon, do)
	}
	view := func() fyne.CanvasObject { return button(words.OpenPaper, theme.VisibilityIcon(), p.open) }
	sheets := func() fyne.CanvasObject {
		return part.NewButton(words.PrintIssued, part.VerbIcon(words.Print), p.print)
	}
	pdf := func() fyne.CanvasObject { return button(words.SavePDF, theme.DocumentSaveIcon(), p.saveFrozen) }
	files := func() fyne.CanvasObject { return button(words.FilesVerb, theme.MailAttachmentIcon(), p.files) }
	g.correct = part.NewButton(words.CorrectEdit, theme.DocumentCreateIcon(), p.correct)
	g.close = part.NewButton(words.ClosePeriod, theme.ConfirmIcon(), p.close)
	g.draft = []fyne.CanvasObject{button(words.EditPaper, theme.DocumentCreateIcon(), p.open), g.correct, files()}
	g.ready = []fyne.CanvasObject{view(), sheets(), pdf(), button(words.SentVerb, theme.MailSendIcon(), p.sent),
		button(words.RepliedVerb, theme.MailReplyIcon(), p.replied), files(),
		button(words.CorrectVerb, theme.DocumentCreateIcon(), p.correct), g.close,
		button(words.VoidVerb, theme.CancelIcon(), p.void)}
	g.void = []fyne.CanvasObject{view(), sheets(), pdf(), files()}
	g.bar = container.NewVBox()
	g.Body = container.NewVBox(part.Padded(4, g.title), g.facts, part.Padded(4, g.bar))
	return g
}

// Focus implements part.Pane.
func (g *glance) Focus() {
	if len(g.bar.Objects) > 0 {
		part.Focus(g.bar.Objects[0].(fyne.Focusable))
	}
}

// show tells of a paper; 0 of none.
func (g *glance) show(id record.ID) {
	var d *record.Document
	g.p.room.Read(func(v *record.View) {
		if d, _ = v.Documents.Get(id); d != nil {
			g.title.SetText(d.Title)
			g.facts.SetText(words.DocumentFacts(record.NameOf(v.Settings().Lists.DocTypes, d.Type), d))
		}
	})
	g.correct.Hidden = d == nil || d.Corrects == 0
	closing := g.p.periodOf(d)
	if g.close.Hidden = closing == nil; closing != nil {
		g.close.SetText(words.PeriodVerb(closing.Closed()))
	}
	switch {
	case d == nil:
		g.title.SetText(words.DocPick)
		g.facts.SetText("")
		g.bar.Objects = nil
	case d.Is() == record.Draft:
		g.bar.Objects = g.draft
	case d.Is() == record.Issued:
		g.bar.Objects = g.ready
	default:
		g.bar.Objects = g.void
	}
	g.Body.Refresh()
}
