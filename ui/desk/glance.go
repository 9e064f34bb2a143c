package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Lead is a line of a Glance's table: it leads to a field of a record, or does what Do
// says.
type Lead struct {
	part.Row
	To   record.Ref
	Path string // "" only shows the record
	Do   func()
}

// Glance is a pane that rests right of a list: the chosen record in short, what asks
// for a second look, what can be done with it, and a table in which every line leads
// to the record it speaks of.
type Glance struct {
	part.Still
	title, facts, warn *widget.Label
	about              *fyne.Container // buttons that need a chosen record
	head               *widget.Label
	table              *part.Table
	leads              []Lead
	first              *part.Button
}

// NewGlance returns a Glance. open goes to a record (Desk.OpenAt); head stands above
// the table; buttons are hidden while no record is chosen.
func NewGlance(open func(k record.Kind, id record.ID, path string), head string, columns []part.Column, buttons ...*part.Button) *Glance {
	g := &Glance{title: part.Heading(""), facts: part.Note(""), warn: part.Warning(""), head: part.Heading(head)}
	g.title.Truncation, g.title.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	g.head.Truncation, g.head.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	g.about = part.Wrapped()
	for _, b := range buttons {
		g.about.Add(b)
	}
	if len(buttons) > 0 {
		g.first = buttons[0]
	}
	g.table = part.NewTable(columns)
	g.table.OnOpen = func(at record.ID) {
		l := g.leads[at-1]
		switch {
		case l.Do != nil:
			l.Do()
		case l.To.ID != 0:
			open(l.To.Kind, l.To.ID, l.Path)
		}
	}
	top := container.NewVBox(part.Padded(4, g.title), g.warn, g.facts, part.Padded(4, g.about), g.head)
	// It scrolls where the window is low or the text large.
	g.Body = part.Rolled(container.NewBorder(top, nil, nil, nil, g.table))
	return g
}

// FilesButton opens the attachments of the chosen record of a list (Desk.Files).
func FilesButton(files func(record.Ref), k record.Kind, chosen func() record.ID) *part.Button {
	return part.NewButton(words.FilesVerb, theme.MailAttachmentIcon(), func() {
		if id := chosen(); id != 0 {
			files(record.Ref{Kind: k, ID: id})
		}
	})
}

// Tell shows a record in short; warn, which may be "", stands in the colour of a fault.
// Without a record title says what to do.
func (g *Glance) Tell(chosen bool, title, facts, warn string) {
	g.title.SetText(title)
	g.facts.SetText(facts)
	g.warn.SetText(warn)
	g.facts.Hidden, g.warn.Hidden = facts == "", warn == ""
	g.about.Hidden = !chosen || g.first == nil
	g.Body.Refresh()
}

// Lines shows the table; empty is said where there are no lines.
func (g *Glance) Lines(leads []Lead, empty string) {
	g.leads = leads
	rows := make([]part.Row, len(leads))
	for i, l := range leads {
		rows[i] = l.Row
		rows[i].ID = record.ID(i + 1)
	}
	g.table.Empty = empty
	g.table.SetRows(rows)
	g.Body.Refresh()
}

// Focus implements part.Pane.
func (g *Glance) Focus() {
	if len(g.leads) == 0 && g.first != nil && g.about.Visible() {
		part.Focus(g.first)
	} else {
		g.table.Focus()
	}
}

// Named is the label of a record of any kind; "" if the book has none such.
func Named(v *record.View, to record.Ref) string {
	if r := v.Find(to.Kind, to.ID); r != nil {
		return words.Label(v, r)
	}
	return ""
}

// ByPlace orders a column by a place in a list instead of by its text.
func ByPlace(place int) string { return part.NumberKey(record.N(int64(place))) }
