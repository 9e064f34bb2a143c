package intake

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
	"sophongtrao/ui/words/lists"
)

// planning is the third step: what becomes of every row, and decisions.
type planning struct {
	p      *Page
	counts *widget.Label
	filter *part.Switch
	table  *part.Table
	detail *fyne.Container
	first  *part.Button // of the decisions, nil without one
}

// plan is the third step, once every table to be taken is whole.
func (p *Page) plan() {
	p.jobs = nil
	for i, x := range p.items {
		if x.take && !x.job.Table.Complete() {
			p.at = i
			p.look()
			p.room.Tell(words.Attention, words.IntakeMissing(lists.Missing(x.job)))
			return
		}
		if x.take {
			p.jobs = append(p.jobs, x.job)
		}
	}
	if len(p.jobs) == 0 {
		p.room.Tell(words.Attention, words.IntakeNothing)
		return
	}
	intake.Sort(p.jobs)
	if p.replan() {
		p.lines()
	}
}

// replan makes the plans anew; false if that failed, which was said.
func (p *Page) replan() bool {
	plans, err := intake.PlanAll(p.room.Book(), p.jobs...)
	if err != nil {
		p.room.Fail(err)
		return false
	}
	p.plans = plans
	return true
}

// lines shows the plans.
func (p *Page) lines() {
	l := &planning{p: p, counts: part.Plain(""), detail: container.NewVBox()}
	l.filter = part.NewSwitch(func(string) { l.refresh() }, part.Option{})
	l.table = part.NewTable([]part.Column{
		{ID: "row", Title: words.IntakeLine, Width: 52, Right: true},
		{ID: "name", Title: words.IntakeName, Width: 110, Grow: 1},
		{ID: "what", Title: words.IntakeWhat, Width: 130},
		{ID: "why", Title: words.IntakeWhy, Width: 150, Grow: 2},
	})
	l.table.OnSelect = func(record.ID) { l.show() }
	l.table.OnOpen = func(record.ID) {
		if l.first != nil {
			part.Focus(l.first)
		}
	}
	head := container.NewVBox(l.counts, part.Wrapped(widget.NewLabel(words.IntakeShow), part.Sized(220, l.filter)))
	split := container.NewHSplit(part.Tall(170, l.table), part.Rolled(part.Padded(8, l.detail)))
	split.SetOffset(0.6)
	p.show(3, &part.Step{Body: container.NewBorder(part.Padded(6, head), nil, nil, nil, split),
		Next: words.IntakeDo, Go: p.write, Back: p.look, First: l.table.Focus, Unsaved: p.Changed})
	p.list = l.table
	l.refresh()
	l.next(0)
	p.step.Focus()
}

// at is the line of a row of the table, with its job.
func (l *planning) at(id record.ID) (*intake.Job, *intake.Line) {
	i := int(id) - 1
	for k, p := range l.p.plans {
		if i >= 0 && i < len(p.Lines) {
			return l.p.jobs[k], &p.Lines[i]
		}
		i -= len(p.Lines)
	}
	return nil, nil
}

// refresh shows the plans as they are now.
func (l *planning) refresh() {
	only := intake.Action(l.filter.Value())
	var rows []part.Row
	count, all, id := map[intake.Action]int{}, 0, record.ID(0)
	for k, p := range l.p.plans {
		for i := range p.Lines {
			x := &p.Lines[i]
			id++
			all++
			if count[x.Action]++; only != "" && x.Action != only {
				continue
			}
			why := lists.Faults(l.p.jobs[k], *x)
			if why == "" && l.p.jobs[k].Decisions[x.Row].Do != "" {
				why = words.IntakeDecided
			}
			number := strconv.Itoa(x.Row + 1)
			if len(l.p.jobs) > 1 {
				number = strconv.Itoa(k+1) + "/" + number
			}
			rows = append(rows, part.Row{ID: id, Cells: []string{number, x.Label, lists.Action(x.Action), why},
				Keys: []string{part.NumberKey(record.N(int64(id))), "", "", ""}, Warn: x.Action == intake.Ask || x.Action == intake.Bad, Mute: x.Action == intake.Skip || x.Action == intake.Keep})
		}
	}
	options := []part.Option{{Label: words.IntakeAll + " (" + words.Number(int64(all)) + ")"}}
	for _, a := range lists.Actions {
		if count[a] > 0 || a == only {
			options = append(options, part.Option{Value: string(a), Label: words.IntakeFilter(a, count[a])})
		}
	}
	l.filter.Choose(options, string(only))
	l.counts.SetText(lists.Counts(l.p.plans...))
	l.table.SetRows(rows)
	l.show()
}

// next goes to the first line that waits, from the one behind id on; false if none does.
func (l *planning) next(id record.ID) bool {
	n := record.ID(0)
	for _, p := range l.p.plans {
		n += record.ID(len(p.Lines))
	}
	for k := range n {
		i := (id+k)%n + 1
		if _, x := l.at(i); x.Action == intake.Ask && l.table.Select(i) {
			return true
		}
	}
	return false
}

// show shows the line at hand: what the file says, who of the book it may be, and what can
// be decided.
func (l *planning) show() {
	l.detail.Objects, l.first = nil, nil
	defer func() {
		l.detail.Refresh()
		part.Relayout(l.detail)
	}()
	j, x := l.at(l.table.Selected())
	if x == nil {
		l.detail.Add(part.Note(words.IntakeChoose))
		return
	}
	for _, f := range x.Faults {
		l.detail.Add(part.Warning(lists.Fault(j, f)))
	}
	l.detail.Add(part.Heading(words.IntakeInFile))
	var said []string
	l.p.room.Read(func(v *record.View) {
		for _, c := range j.Table.Said(x.Row) {
			if !intake.LeftOut(c.Field, v.Settings()) {
				said = append(said, c.Heading+": "+c.Text)
			}
		}
	})
	l.detail.Add(part.Plain(strings.Join(said, "\n")))
	l.decisions(j, x)
}

// decisions offers what can be decided about a line.
func (l *planning) decisions(j *intake.Job, x *intake.Line) {
	offer := func(label string, d intake.Decision) {
		b := part.NewButton(label, nil, func() { l.decide(j, []int{x.Row}, d) })
		if l.detail.Add(part.Wrapped(b)); l.first == nil {
			l.first = b
		}
	}
	decided := j.Decisions[x.Row].Do != ""
	if x.Action == intake.Ask && j.Table.Target == intake.Members {
		l.p.room.Read(func(v *record.View) {
			for _, id := range x.Likes {
				if who, ok := v.People.Get(id); ok {
					l.detail.Add(part.Heading(words.IntakeInBook))
					l.detail.Add(part.Plain(words.IntakePerson(v, who, l.p.room.Today())))
					offer(words.IntakeThisOne, intake.Decision{Do: intake.DecideTake, ID: id})
				}
			}
		})
	}
	switch {
	case x.Action == intake.Ask && len(x.Likes) > 0 && j.Table.Target == intake.Members:
		offer(words.IntakeNewOne, intake.Decision{Do: intake.DecideNew})
	case x.Action == intake.Ask:
		offer(words.IntakeAsRead, intake.Decision{Do: intake.DecideAsIs})
		if rows := l.alike(j, x); len(rows) > 1 {
			l.detail.Add(part.Wrapped(part.NewButton(words.IntakeEvery(len(rows)), nil, func() { l.decide(j, rows, intake.Decision{Do: intake.DecideAsIs}) })))
		}
	}
	if decided {
		offer(words.IntakeUndecided, intake.Decision{})
	} else if x.Action != intake.Skip && x.Action != intake.Keep {
		offer(words.IntakeSkip, intake.Decision{Do: intake.DecideSkip})
	}
}

// alike are the rows that wait for the same reasons.
func (l *planning) alike(j *intake.Job, x *intake.Line) (rows []int) {
	reasons := func(l *intake.Line) (s string) {
		for _, f := range l.Faults {
			s += f.Field + "/" + f.Code + " "
		}
		return s
	}
	for k := range l.p.jobs {
		for i := range l.p.plans[k].Lines {
			if y := &l.p.plans[k].Lines[i]; l.p.jobs[k] == j && y.Action == intake.Ask && len(y.Likes) == 0 && reasons(y) == reasons(x) {
				rows = append(rows, y.Row)
			}
		}
	}
	return rows
}

// decide notes a decision about rows, makes the plan anew and goes to the next that waits.
func (l *planning) decide(j *intake.Job, rows []int, d intake.Decision) {
	for _, row := range rows {
		if j.Decisions[row] = d; d.Do == "" {
			delete(j.Decisions, row)
		}
	}
	if !l.p.replan() {
		return
	}
	at := l.table.Selected()
	l.refresh()
	if l.next(at) && l.first != nil && d.Do != "" {
		part.Focus(l.first)
	} else {
		l.table.Focus()
	}
}

// write carries the plans out, once there is a copy of the book.
func (p *Page) write() {
	p.room.Guarded(store.WhyImport, func() {
		r, plans, err := intake.DoAll(p.room.Book(), p.jobs, p.plans)
		switch {
		case errors.Is(err, intake.ErrChanged):
			p.plans = plans
			p.lines()
			p.room.Fail(err)
			return
		case err != nil:
			p.room.Fail(err)
			return
		}
		for _, j := range p.jobs {
			p.room.Memory().Put("intake."+j.Table.Shape(), j.Mapping())
		}
		p.result(r)
		p.room.Written(r)
	})
}
