package intake

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/intake"
	"sophongtrao/store/letters"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
	"sophongtrao/ui/words/lists"
)

// looking is the second step: the columns of a table, and what is known of the one at
// hand.
type looking struct {
	p     *Page
	item  *item
	table *part.Table
	field *part.Chooser
	read  *part.Switch
	agree *part.Check
	notes *fyne.Container
}

// look is the second step.
func (p *Page) look() {
	l := &looking{p: p, item: p.items[p.at], notes: container.NewVBox()}
	l.table = part.NewTable([]part.Column{
		{ID: "heading", Title: words.IntakeColumn, Width: 110, Grow: 2},
		{ID: "field", Title: words.IntakeIs, Width: 100, Grow: 1},
		{ID: "before", Title: words.IntakeBefore, Width: 110, Grow: 2},
		{ID: "after", Title: words.IntakeAfter, Width: 110, Grow: 2},
		{ID: "letters", Title: words.IntakeLetters, Width: 100, Grow: 1},
	})
	l.field = part.NewChooser(l.fields)
	l.field.OnChosen = l.setField
	options := []part.Option{{Label: words.IntakeOwn}}
	for _, e := range letters.Encodings {
		options = append(options, part.Option{Value: string(e), Label: lists.Encoding(e)})
	}
	l.read = part.NewSwitch(func(v string) {
		if i := l.column(); i >= 0 {
			l.item.job.Table.ReadAs(i, letters.Encoding(v))
			l.refresh()
		}
	}, options...)
	l.table.OnSelect = func(record.ID) { l.selected() }
	l.table.OnOpen = func(record.ID) { l.field.Focus() }
	head := container.NewVBox(l.tables(), l.notes)
	foot := container.NewVBox(part.Even(2, l.labelled(words.IntakeIs, l.field), l.labelled(words.IntakeLetters, l.read)), l.options())
	body := container.NewBorder(part.Padded(6, head), part.Padded(6, foot), nil, nil, part.Tall(116, l.table))
	p.show(2, &part.Step{Body: body, Next: words.IntakePlan, Go: p.plan, Back: p.choose, First: l.table.Focus})
	p.list = l.table
	l.refresh()
	l.table.Select(1)
	p.step.Focus()
}

func (l *looking) labelled(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(part.Note(label), o)
}

// tables chooses among the tables that were found, and says what the rows are.
func (l *looking) tables() fyne.CanvasObject {
	p := l.p
	var options, targets []part.Option
	for i, x := range p.items {
		t := x.job.Table
		sheet := t.Sheet.Name
		if t.Sheet.Hidden {
			sheet += words.IntakeHidden
		}
		options = append(options, part.Option{Value: strconv.Itoa(i), Label: words.IntakeTable(i+1, sheet, "", len(t.Rows))})
	}
	for _, t := range intake.Targets {
		targets = append(targets, part.Option{Value: string(t), Label: p.words.Titles[t]})
	}
	which := part.NewSwitch(func(v string) {
		p.at, _ = strconv.Atoi(v)
		p.look()
	}, options...)
	which.Set(strconv.Itoa(p.at))
	target := part.NewSwitch(func(v string) {
		j := l.item.job
		j.Table = j.Table.As(intake.Target(v), p.words)
		p.remember(j)
		p.look()
	}, targets...)
	target.Set(string(l.item.job.Table.Target))
	take := part.NewCheck(words.IntakeTake, nil)
	take.SetChecked(l.item.take)
	take.OnChanged = func(on bool) { l.item.take = on }
	point := part.NewButton(words.IntakePoint, nil, func() {
		p.point(words.IntakeWhere, slices.Index(p.book.Sheets, l.item.job.Table.Sheet))
	})
	return part.Wrapped(part.Sized(260, which), take, part.Sized(260, target), point)
}

// options are what holds for the whole table.
func (l *looking) options() fyne.CanvasObject {
	j, choices := l.item.job, desk.Choices{Room: l.p.room}
	normal := part.NewCheck(words.IntakeNormal, func(on bool) { j.Normal = on })
	normal.SetChecked(j.Normal)
	l.agree = part.NewCheck(words.IntakeAgree, func(on bool) { j.Lettered = on })
	l.agree.SetChecked(j.Lettered)
	area := part.NewChooser(choices.Areas)
	area.OnChosen = func(string) { j.Area = area.ID() }
	area.SetID(j.Area)
	defaults := []fyne.CanvasObject{l.labelled(words.IntakeArea, area)}
	if j.Table.Target == intake.Members {
		team := part.NewChooser(choices.Teams)
		team.OnChosen = func(string) { j.Team = team.ID() }
		team.SetID(j.Team)
		defaults = append(defaults, l.labelled(words.IntakeTeam, team))
	}
	return container.NewVBox(part.Even(2, defaults...), part.Wrapped(l.agree, normal))
}

// column is the column at hand, -1 for none.
func (l *looking) column() int { return int(l.table.Selected()) - 1 }

// fields are what a column may be.
func (l *looking) fields() []part.Option {
	out := []part.Option{{Value: "-", Label: words.IntakeNot}}
	t := l.item.job.Table.Target
	for _, f := range l.p.words.FieldsOf(t) {
		out = append(out, part.Option{Value: f, Label: l.p.words.Heading(t, f)})
	}
	return out
}

func (l *looking) setField(v string) {
	i := l.column()
	if i < 0 {
		return
	}
	if v == "-" {
		v = ""
	}
	l.item.job.Table.Set(i, v)
	if l.item.job.Table.Complete() {
		l.item.take = true
	}
	l.refresh()
}

// selected shows the column at hand.
func (l *looking) selected() {
	i := l.column()
	if i < 0 {
		return
	}
	c := l.item.job.Table.Columns[i]
	field := c.Field
	if field == "" {
		field = "-"
	}
	l.field.Set(field)
	own := ""
	for font, v := range c.Letters {
		if v.Sure && !v.ByLetters && v.Encoding != font {
			own = string(v.Encoding) // a person said so
		}
	}
	l.read.Set(own)
}

// refresh shows the columns and what has to be said of the table.
func (l *looking) refresh() {
	j := l.item.job
	t := j.Table
	var rows []part.Row
	var doubtful, left []string
	var settings *record.Settings
	l.p.room.Read(func(v *record.View) { settings = v.Settings() })
	for i, c := range t.Columns {
		field, encoding := words.IntakeNot, ""
		if c.Field != "" {
			field = l.p.words.Heading(t.Target, c.Field)
		}
		if intake.LeftOut(c.Field, settings) {
			left, field = append(left, c.Heading), words.IntakeNot
		}
		before, after := t.Sample(i)
		e, sure := c.Encoding()
		if before != after || !sure {
			encoding = lists.Encoding(e)
		}
		if !sure && c.Field != "" {
			doubtful, encoding = append(doubtful, c.Heading), encoding+" ?"
		}
		rows = append(rows, part.Row{ID: record.ID(i + 1), Cells: []string{c.Heading, field, before, after, encoding}, Warn: !sure && c.Field != "" && !j.Lettered, Mute: field == words.IntakeNot,
			Keys: []string{strconv.Itoa(1000 + i), "", "", "", ""}})
	}
	l.table.SetRows(rows)
	l.notes.Objects = nil
	say := func(s string) { l.notes.Add(part.Warning(s)) }
	if t.Title != "" {
		l.notes.Add(part.Note(record.Line(t.Title)))
	}
	if !t.Complete() {
		say(words.IntakeMissing(lists.Missing(j)))
	}
	if len(doubtful) > 0 {
		say(words.IntakeDoubt(doubtful))
	}
	if len(left) > 0 {
		l.notes.Add(part.Note(words.IntakeSensitive(left)))
	}
	l.notes.Refresh()
	part.Relayout(l.notes)
}
