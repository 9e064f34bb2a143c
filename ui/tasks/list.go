package tasks

import (
	"fmt"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var columns = []part.Column{
	{ID: "due", Title: words.TasksDue, Width: 92},
	{ID: "what", Title: words.TasksWhat, Width: 240, Grow: 3},
	{ID: "state", Title: words.TasksState, Width: 132},
	{ID: "owner", Title: words.TasksOwner, Width: 128, Grow: 1},
	{ID: "from", Title: words.TasksFrom, Width: 150, Grow: 1},
}

// names gives every duty an ID that it keeps while the page lives: a duty has none of
// its own.
type names struct {
	ids    map[string]record.ID
	duties map[record.ID]record.Duty
}

func (n *names) of(d record.Duty) record.ID {
	key := fmt.Sprint(d.From, d.Ref, d.Path, d.Event, d.Year)
	id := n.ids[key]
	if id == 0 {
		id = record.ID(len(n.ids) + 1)
		n.ids[key] = id
	}
	n.duties[id] = d
	return id
}

// choice is what the list is narrowed to.
type choice struct {
	state words.TaskState
	year  int // 0: every year
}

// has says that a duty is chosen on a day.
func (c choice) has(s *record.Settings, d record.Duty, today record.Date) bool {
	_, near := s.Near(d.Due, today)
	switch open := d.Done.IsZero(); c.state {
	case words.TasksOpen:
		if !open {
			return false
		}
	case words.TasksLate:
		if !d.Late(today) {
			return false
		}
	case words.TasksNear:
		if !open || !near || d.Late(today) {
			return false
		}
	case words.TasksDone:
		if open {
			return false
		}
	}
	return c.year == 0 || int(d.Due.Y) == c.year || int(d.Done.Y) == c.year || d.Due.IsZero() && d.Done.IsZero()
}

func (p *Page) rows(v *record.View) (rows []part.Row) {
	today, s := p.room.Today(), v.Settings()
	for _, d := range v.Work(today) {
		if !p.choice.has(s, d, today) {
			continue
		}
		rows = append(rows, part.Row{ID: p.names.of(d), Warn: d.Late(today), Mute: !d.Done.IsZero(),
			Cells: []string{d.Due.String(), words.DutyWhat(d), words.DutyState(d, today), d.Owner, words.DutySource(d.From)},
			Keys:  []string{part.DateKey(d.Due), "", stateKey(d), "", ""}})
	}
	return rows
}

// stateKey orders what is open by its day before what is done.
func stateKey(d record.Duty) string {
	if d.Done.IsZero() {
		return "0" + part.DateKey(d.Due)
	}
	return "1" + part.DateKey(d.Done)
}

// years are those in which anything was due or done.
func years(v *record.View, today record.Date) (out []int) {
	seen := map[int]bool{}
	for _, d := range v.Work(today) {
		seen[int(d.Due.Y)], seen[int(d.Done.Y)] = true, true
	}
	for y := int(today.Y) + 5; y > int(today.Y)-30; y-- {
		if seen[y] {
			out = append(out, y)
		}
	}
	return out
}
