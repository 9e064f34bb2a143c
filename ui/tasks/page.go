package tasks

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	OpenAt(k record.Kind, id record.ID, path string)
	Print(record.Source)
	Finish(duties ...record.Duty)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "tasks", Title: words.TasksTitle, Icon: theme.IconNameList, Under: "home",
	Kinds: []record.Kind{record.KindTask},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	names  names
	choice choice
	state  *part.Chooser
	year   *part.Chooser
	rest   *rest
	task   *desk.Editing[*record.Task]
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, names: names{map[string]record.ID{}, map[record.ID]record.Duty{}}, choice: choice{state: words.TasksOpen}}
	p.state = p.chooser(states, func(s string) { p.choice.state = words.TaskState(s) })
	p.state.Set(string(words.TasksOpen))
	p.year = p.chooser(p.years, func(s string) { p.choice.year, _ = strconv.Atoi(s) })
	p.year.Set("0")
	p.rest = newRest(p)
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "tasks", Title: words.TasksTitle, Thing: words.TasksThing, Columns: columns,
		Rows: p.rows, Rest: p.rest, Chosen: p.rest.show,
		Extra: part.Wrapped(part.Sized(150, p.state), part.Sized(120, p.year)),
	})
	p.task = desk.Edit(p.List, newForm(room))
	p.task.Saved = func(t *record.Task) { p.Show(record.KindTask, t.ID) }
	p.Verbs[words.Add] = func() { p.task.Open(words.TasksNew, &record.Task{}) }
	p.Verbs[words.Edit] = p.edit
	p.Verbs[words.Delete] = p.delete
	p.Verbs[words.Print] = func() { room.Print(record.Source{Form: "tasks", Year: p.choice.year}) }
	p.Share(0.7)
	return p
}

// chooser narrows the list as soon as something is chosen.
func (p *Page) chooser(options func() []part.Option, chosen func(string)) *part.Chooser {
	c := part.NewChooser(options)
	c.OnChosen = func(s string) {
		chosen(s)
		p.Refresh(nil)
	}
	return c
}

func states() (out []part.Option) {
	for _, s := range words.TaskStates {
		out = append(out, part.Option{Value: string(s), Label: words.TaskStateName(s)})
	}
	return out
}

func (p *Page) years() (out []part.Option) {
	out = []part.Option{{Value: "0", Label: words.TasksAllYears}}
	p.room.Read(func(v *record.View) {
		for _, y := range years(v, p.room.Today()) {
			out = append(out, part.Option{Value: strconv.Itoa(y), Label: words.YearOf(y)})
		}
	})
	return out
}

// chosen is the duty of a row.
func (p *Page) chosen() (record.Duty, bool) {
	d, ok := p.names.duties[p.Table.Selected()]
	return d, ok
}

// edit opens a duty where it is written down: a task here, a report as a paper; an event
// of the year becomes a task.
func (p *Page) edit() {
	d, ok := p.chosen()
	switch {
	case !ok:
	case d.From == record.FromTask:
		if t, ok := desk.Find[*record.Task](p.room, d.Ref.ID); ok {
			p.task.Open(words.TasksEdit, t)
		}
	case d.From == record.FromEvent:
		p.task.Open(words.TasksNew, &record.Task{Assignment: d.Assignment, Event: d.Event, Year: d.Year})
	case d.From == record.FromReport:
		p.room.Print(record.Source{Form: "period", Rule: d.Event, Year: d.Year})
	default:
		p.room.OpenAt(d.Ref.Kind, d.Ref.ID, d.Path)
	}
}

// finish ticks off the marked duties, else the selected one.
func (p *Page) finish() {
	var of []record.Duty
	for _, id := range p.Table.Chosen() {
		of = append(of, p.names.duties[id])
	}
	if len(of) > 0 {
		p.room.Finish(of...)
		p.Table.Unmark()
	}
}

// delete moves the clerk's own tasks to the bin; the others live elsewhere.
func (p *Page) delete() {
	var ids []record.ID
	for _, id := range p.Table.Chosen() {
		if d := p.names.duties[id]; d.From == record.FromTask {
			ids = append(ids, d.Ref.ID)
		}
	}
	p.room.Delete(record.KindTask, ids, p.Table.Unmark)
}

// Show implements desk.Page: the row of a task, in the whole list if need be.
func (p *Page) Show(k record.Kind, id record.ID) (found bool) {
	p.room.Leave(func() {
		p.Rest()
		if found = p.selectTask(k, id); !found {
			p.choice = choice{state: words.TasksAll}
			p.state.Set(string(words.TasksAll))
			p.year.Set("0")
			p.Refresh(nil)
			found = p.selectTask(k, id)
		}
	})
	return found
}

func (p *Page) selectTask(k record.Kind, id record.ID) bool {
	to := record.Ref{Kind: k, ID: id}
	for row, d := range p.names.duties {
		if d.From == record.FromTask && d.Ref == to && p.Select(row) {
			return true
		}
	}
	return false
}

// Do implements desk.Page: saving, while nothing is edited, ticks off.
func (p *Page) Do(v words.Verb) bool {
	if v == words.Save && p.Resting() {
		p.finish()
		return true
	}
	return p.List.Do(v)
}

// rest is the pane of a duty: what it is, where it is written down, what can be done.
type rest struct {
	part.Still
	p            *Page
	title, facts *widget.Label
	open         *part.Button
	buttons      *fyne.Container
}

func newRest(p *Page) *rest {
	r := &rest{p: p, title: part.Heading(""), facts: part.Note("")}
	r.title.Truncation, r.title.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	r.open = part.NewButton(words.TasksGo, theme.NavigateNextIcon(), p.edit)
	r.buttons = container.NewVBox(r.open, part.NewButton(words.TasksFinish, theme.ConfirmIcon(), p.finish))
	r.Body = container.NewVBox(part.Padded(4, r.title), r.facts, part.Padded(8, r.buttons))
	return r
}

// show tells about the duty of a row.
func (r *rest) show(id record.ID) {
	d, ok := r.p.names.duties[id]
	r.buttons.Hidden = !ok
	if !ok {
		r.title.SetText(words.TasksPick)
		r.facts.SetText("")
		r.Body.Refresh()
		return
	}
	where := ""
	r.p.room.Read(func(v *record.View) {
		if x := v.Find(d.Ref.Kind, d.Ref.ID); x != nil && d.From != record.FromTask {
			where = x.Label(v)
		} else if t, ok := x.(*record.Task); ok && t.About.ID != 0 {
			if about := v.Find(t.About.Kind, t.About.ID); about != nil {
				where = about.Label(v)
			}
		}
	})
	r.title.SetText(words.DutyWhat(d))
	r.facts.SetText(words.DutyFacts(d, where, r.p.room.Today()))
	r.Body.Refresh()
}

// Focus implements part.Pane.
func (r *rest) Focus() {
	if r.buttons.Visible() {
		part.Focus(r.open)
	}
}
