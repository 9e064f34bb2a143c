package safety

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// restore shows what the chosen copy would change, and then puts it in the book's place.
func (p *Page) restore() {
	s := p.room.Safety()
	c, ok := p.selected()
	if s == nil || !ok {
		return
	}
	p.room.Leave(func() { p.compare(s, c, "", p.room.Fail) })
}

// compare shows what a copy that opens with a secret would change; failed hears why it
// does not.
func (p *Page) compare(s desk.Safety, c store.Copy, secret string, failed func(error)) {
	var now, then store.Report
	var diff store.Comparison
	title := words.RestoreTitle + ": " + words.Clock(c.At.Local())
	p.room.Work(words.SafetyReading, func() (err error) { now, then, diff, err = s.Compare(c.Path, secret); return err }, func(err error) {
		p.room.Say("")
		switch {
		case secret == "" && (errors.Is(err, store.ErrSecret) || errors.Is(err, store.ErrWrongSecret)):
			f := newSecrets(words.RestoreOld)
			p.Open(&part.Step{Title: title, Body: f.body(words.RestoreSecret), Next: words.RestoreOpen, First: f.focus, Close: p.List.Leave, Unsaved: f.typed,
				Go: func() {
					p.compare(s, c, f.text(0), func(err error) { f.fault(0, words.Error(err).Body) })
				}})
		case err != nil:
			failed(err)
		default:
			p.Widen(true)
			p.Open(&part.Step{Title: title, Body: comparison(now, then, diff),
				Next: words.RestoreDo, Go: func() { s.Restore(c.Path, secret) }, Close: p.List.Leave})
		}
	})
}

// comparison is what becomes of each kind of record.
func comparison(now, then store.Report, diff store.Comparison) fyne.CanvasObject {
	head := container.NewVBox(part.Plain(words.RestoreAsk), part.Note(words.RestoreSpan(now, then)))
	if len(diff.Issued) > 0 {
		head.Add(part.Plain(words.RestoreIssued(diff.Issued)))
	}
	changed := map[record.Kind]store.Delta{}
	for _, d := range diff.Kinds {
		changed[d.Kind] = d
	}
	if len(changed) == 0 {
		head.Add(part.Plain(words.RestoreSame))
	}
	table := part.NewTable([]part.Column{
		{ID: "kind", Title: words.RestoreKind, Width: 200, Grow: 1}, {ID: "now", Title: words.RestoreNow, Width: 90},
		{ID: "then", Title: words.RestoreThen, Width: 120}, {ID: "lost", Title: words.RestoreLost, Width: 120},
		{ID: "back", Title: words.RestoreBack, Width: 100}, {ID: "differ", Title: words.RestoreDiffer, Width: 90}})
	number := func(n int, always bool) string {
		if n == 0 && !always {
			return ""
		}
		return words.Number(int64(n))
	}
	var rows []part.Row
	for i, k := range record.Kinds {
		d := changed[k]
		rows = append(rows, part.Row{ID: record.ID(i + 1), Mute: d == store.Delta{},
			Cells: []string{words.KindLabel(k), number(now.Records[k], true), number(then.Records[k], true),
				number(d.Lost, false), number(d.Back, false), number(d.Changed, false)},
			Keys: []string{fmt.Sprintf("%03d", i)}})
	}
	table.SetRows(rows)
	return container.NewBorder(part.Padded(8, head), nil, nil, nil, part.Tall(220, table))
}
