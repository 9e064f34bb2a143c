package intake

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"sophongtrao/store"
	"sophongtrao/store/letters"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Job is a table with what the clerk has decided about it.
type Job struct {
	Table *Table
	Words *Words
	// Decisions by the row of the sheet (from 0).
	Decisions map[int]Decision
	// Team and Area are taken where a row names none.
	Team, Area record.ID
	// Lettered says that the clerk has looked at how the letters are read, and agrees.
	Lettered bool
	// Normal writes names that stand in capitals as names are written.
	Normal bool
}

// Decision is what the clerk says about a row that waits.
type Decision struct {
	Do string    // DecideSkip …
	ID record.ID // of DecideTake: the record in the book that is meant
}

// The decisions.
const (
	DecideSkip = "skip" // leave the row out
	DecideTake = "take" // it is the record ID
	DecideNew  = "new"  // it is nobody of those that look the same
	DecideAsIs = "as"   // take it as it was read
)

// Action is what is done with a row.
type Action string

// The actions.
const (
	Add    Action = "add"    // a new record
	Update Action = "update" // something of a record changes
	Keep   Action = "keep"   // everything in it is in the book already
	Skip   Action = "skip"   // left out: an empty row, a heading between rows, or as decided
	Ask    Action = "ask"    // waits for a decision
	Bad    Action = "bad"    // cannot be taken; Faults say why
)

// Line is what becomes of a row.
type Line struct {
	Row    int // of the sheet, from 0
	Action Action
	Label  string
	Faults []Fault
	Likes  []record.ID  // for FaultLike and FaultSeveral: who it may be
	Heads  bool         // says of the rows below which team or area they belong to
	Made   []record.Ref // records that come into being or change
	New    int          // how many of Made come into being
}

// Plan is what becomes of every row.
type Plan struct {
	Lines []Line

	of *rehearsed // nil for one that was not worked out by PlanAll
}

// errKept ends the trial of a row that is not taken.
var errKept = errors.New("intake: the row waits or is bad")

// Count is how many rows have an action.
func (p *Plan) Count(a Action) (n int) {
	for _, l := range p.Lines {
		if l.Action == a {
			n++
		}
	}
	return n
}

// Kind is the kind of record that a row of the target is.
func (t Target) Kind() record.Kind {
	return map[Target]record.Kind{Areas: record.KindArea, Members: record.KindMembership, Sites: record.KindSite,
		Units: record.KindUnit, Activities: record.KindActivity}[t]
}

// same says that two plans do the same. The IDs of records that come into being do not
// count: others may have been given since.
func (p *Plan) same(o *Plan) bool {
	if len(p.Lines) != len(o.Lines) {
		return false
	}
	for i := range p.Lines {
		x, y := p.Lines[i], o.Lines[i]
		if len(x.Made) != len(y.Made) || x.New != y.New {
			return false
		}
		x.Made, y.Made = nil, nil
		if !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}

// runner carries out a job within a step.
type runner struct {
	j     *Job
	tx    *store.Tx
	today record.Date
	index *lookup
	made  []record.Ref
	fresh int
	group group
	taken map[record.ID]bool // records that a row above has brought or named

	areaKinds, teamKinds []spoken
	blocks               map[string]bool // fields of which inBlocks is known
	calls                int             // whether the list calls people Ông and Bà: 0 not known, 1 no, 2 yes
}

// group is what is known of a row from those above it: the team and area of the heading
// it stands below, and what the last row said that named one itself.
type group struct {
	team, area string
	outer      string // the area of the title, or of a heading of an area alone
	lastTeam   string
	lastArea   string
}

func (j *Job) run(tx *store.Tx, p *Plan) error {
	r := &runner{j: j, tx: tx, today: record.Today(tx.Now()), index: newLookup(tx.View(), j.Words), taken: map[record.ID]bool{0: false}, blocks: map[string]bool{}}
	lists := tx.View().Settings().Lists
	r.areaKinds, r.teamKinds = spokenKinds(lists.AreaKinds), spokenKinds(lists.TeamKinds)
	r.titled()
	groups := make([]group, len(j.Table.Rows))
	p.Lines = slices.Grow(p.Lines, len(groups))
	for i, cells := range j.Table.Rows {
		above := r.group
		line, err := r.line(cells)
		if err != nil {
			return err
		}
		p.Lines, groups[i] = append(p.Lines, line), above
	}
	return r.again(p, groups)
}

// again takes rows once more whose team was not known when they were read, because a
// later row says where it is: what becomes of a list must not depend on its order.
func (r *runner) again(p *Plan, groups []group) error {
	for progress := true; progress; {
		progress = false
		for i, l := range p.Lines {
			if l.Action != Bad || !slices.ContainsFunc(l.Faults, func(f Fault) bool { return f.Field == "area" && f.Code == string(record.FaultEmpty) }) {
				continue
			}
			r.group = groups[i]
			line, err := r.line(r.j.Table.Rows[i])
			if err != nil {
				return err
			}
			if line.Action != Bad {
				p.Lines[i], progress = line, true
			}
		}
	}
	return nil
}

// line takes one row. An error is a fault of the book, not of the row.
func (r *runner) line(cells sheet.Row) (Line, error) {
	line := Line{Row: cells.N}
	x := &row{j: r.j, r: cells, today: r.today}
	decision := r.j.Decisions[cells.N]
	if r.skips(x, &line) || decision.Do == DecideSkip {
		if line.Action = Skip; line.Label == "" {
			line.Label = x.label()
		}
		return line, nil
	}
	r.made, r.fresh = nil, 0
	r.index.begin()
	var likes []record.ID
	if r.unnumbered(cells) && decision.Do == "" {
		x.alone()
	}
	err := r.tx.Try(func() (err error) {
		line.Label, likes, err = r.take(x, decision)
		if err == nil && (len(x.faults) > 0 || len(x.doubts) > 0 && decision.Do == "") {
			err = errKept
		}
		return err
	})
	var faults record.FieldErrors
	switch {
	case errors.As(err, &faults):
		x.refused(faults)
	case errors.Is(err, errKept):
	case err != nil:
		return line, err
	}
	switch {
	case len(x.faults) > 0:
		line.Action, line.Faults = Bad, append(x.faults, x.doubts...)
	case err != nil:
		line.Action, line.Faults, line.Likes = Ask, x.doubts, likes
	case len(r.made) == 0:
		line.Action = Keep
	default:
		line.Action, line.Made, line.New = Update, r.made, r.fresh
		if r.fresh > 0 {
			line.Action = Add
		}
	}
	if err != nil {
		r.index.giveUp()
		return line, nil
	}
	r.taken[x.main] = x.main != 0
	for _, id := range x.also {
		r.taken[id] = id != 0
	}
	for _, ref := range r.made {
		r.taken[ref.ID] = true
	}
	return line, nil
}

// skips says that a row is none of the list: a heading between the rows, which is taken
// over; an empty row, a line of sums, the head on a new page.
func (r *runner) skips(x *row, line *Line) bool {
	if r.j.Table.passed[x.r.N] {
		return true
	}
	if g, ok := r.groupOf(x.r); ok {
		line.Label, line.Heads = strings.TrimSpace(g.team+" "+g.area), true
		r.heads(g)
		return true
	}
	t := r.j.Table
	return x.empty() || x.example() || r.j.Words.sums(x.r) && !(t.full(x.r) && t.number(x.r))
}

// refused notes what the book has against a row. Where the cell of the field could not be
// read, that says more.
func (x *row) refused(faults record.FieldErrors) {
	for _, f := range faults {
		of := func(o Fault) bool { return o.Field == f.Field }
		switch {
		case slices.ContainsFunc(x.faults, of):
		case slices.ContainsFunc(x.doubts, of):
			i := slices.IndexFunc(x.doubts, of)
			x.faults = append(x.faults, x.doubts[i])
			x.doubts = slices.Delete(x.doubts, i, i+1)
		default:
			x.bad(f.Field, string(f.Fault), "")
		}
	}
}

// take makes the records of a row.
func (r *runner) take(x *row, d Decision) (label string, likes []record.ID, err error) {
	switch r.j.Table.Target {
	case Areas:
		return r.area(x)
	case Members:
		return r.member(x, d)
	case Sites:
		return r.site(x)
	case Units:
		return r.unit(x)
	}
	return r.activity(x)
}

// save writes a record if anything of it is new, and notes that it was made.
func (r *runner) save(rec record.Record) error {
	id, rev := rec.M().ID, rec.M().Rev
	if err := r.tx.Save(rec); err != nil {
		return err
	}
	if rec.M().Rev != rev {
		r.made = append(r.made, record.RefTo(rec))
		if id == 0 {
			r.fresh++
		}
		r.index.add(rec)
	}
	return nil
}

// empty says that no cell of a field has anything in it, but for the number of the row.
func (x *row) empty() bool {
	for _, c := range x.j.Table.Columns {
		if c.Field != "" && c.Field != "stt" && x.r.At(c.Col) != nil {
			return false
		}
	}
	return true
}

// example says that a row is the one that a blank list shows how to fill in.
func (x *row) example() bool {
	c, _ := x.cell("stt")
	return c != nil && c.Kind == sheet.Text && is(x.j.Words.Example, record.Fold(text(*c)))
}

// label is how a row that is left out is called: its first text.
func (x *row) label() string {
	for _, c := range x.r.Cells {
		if c.Kind == sheet.Text {
			return x.j.Table.text(c)
		}
	}
	return ""
}

// alone notes a doubt about a row without a number that says nothing but a name, where the
// others have numbers: it may be a heading, or a name below the list.
func (x *row) alone() {
	for _, c := range x.j.Table.Columns {
		if needs(x.j.Table.Target, c.Field) && x.r.At(c.Col) != nil {
			x.doubt(c.Field, FaultAlone, x.text(c.Field))
		}
	}
}

// name reads a person's or a place's name.
func (x *row) name(field string) string { return x.cased(x.text(field)) }

// cased is a name in normal case where the clerk asked for it.
func (x *row) cased(s string) string {
	if x.j.Normal {
		return letters.NormalCase(s)
	}
	return s
}
