package desk

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// mostWorkers is how many names are offered.
const mostWorkers = 6

// askWho asks who works: the name chosen last on this machine stands there and Enter
// takes it; below stand those who worked with this book before; any other is typed. Then
// then is called, if it is not nil.
func (d *Desk) askWho(then func()) {
	last := d.o.Who
	if last == "" {
		last = LastWho(d.o.Memory)
	}
	names, err := d.o.Book.Workers()
	if err != nil && d.o.Log != nil {
		d.o.Log(err) // the names are only a help
	}
	if last == "" && len(names) > 0 {
		last = names[0]
	}
	if last == "" {
		last = d.o.Guess
	}
	names = slices.DeleteFunc(names, func(s string) bool { return s == last })
	names = names[:min(len(names), mostWorkers)]
	entry := part.NewEntry(words.WhoHint)
	entry.SetText(last)
	var dialog *part.Dialog
	take := func(name string) {
		dialog.Close()
		if name = record.Line(name); name == "" {
			name = last
		}
		d.setWho(name)
		if then != nil {
			then()
		}
	}
	menu := part.NewMenu(names, func(i int) { take(names[i]) })
	entry.OnEnter = func() { take(entry.Text) }
	entry.OnKey = func(ev *fyne.KeyEvent) bool {
		down := ev.Name == fyne.KeyDown && len(names) > 0
		if down {
			menu.Focus(0)
		}
		return down
	}
	body := container.NewVBox(part.Note(words.WhoNote), entry)
	if len(names) > 0 {
		body.Add(part.Note(words.WhoBefore))
		body.Add(menu.Content())
	}
	answers := []part.Answer{{Label: words.WhoStart, Do: func() { take(entry.Text) }}}
	if d.o.Who != "" {
		answers = append(answers, part.Answer{Label: words.Cancel})
	}
	dialog = part.Show(d.Canvas(), words.WhoTitle, body, fyne.NewSize(460, 0), answers...)
	part.Focus(entry)
}

// whoKey is where the machine remembers the name chosen last.
const whoKey = "who"

// LastWho is the name chosen last on this machine, "" for none.
func LastWho(m Memory) (name string) {
	m.Get(whoKey, &name)
	return name
}

func (d *Desk) setWho(name string) {
	if r := []rune(name); len(r) > record.MaxName {
		name = string(r[:record.MaxName])
	}
	d.o.Who = name
	d.o.Book.SetWho(name)
	d.o.Memory.Put(whoKey, name)
	d.who.SetText(words.Working(name))
	d.body.Refresh()
}
