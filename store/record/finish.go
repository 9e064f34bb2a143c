package record

import "slices"

// Finish returns the record that says a duty is done on a day, changed and not saved
// yet: the meeting, inspection or task the duty is written down in, or a new Task for an
// event of the yearly cycle. nil for a duty that is not ticked off: a planned inspection
// is done when its own day stands in it, a report when it is issued.
func (v *View) Finish(d Duty, on Date) Record {
	if d.From == FromEvent {
		t := &Task{Assignment: d.Assignment, Event: d.Event, Year: d.Year}
		t.Done = on
		return t
	}
	was := v.Find(d.Ref.Kind, d.Ref.ID)
	if was == nil || was.M().Bin {
		return nil
	}
	switch r := was.Clone().(type) {
	case *Task:
		r.Done = on
		return r
	case *Meeting:
		if i := placeOf("tasks", d.Path, len(r.Tasks)); i >= 0 {
			r.Tasks[i].Done = on
			return r
		}
		if i := placeOf("opinions", d.Path, len(r.Opinions)); i >= 0 {
			r.Opinions[i].Closed = on
			return r
		}
	case *Inspection:
		if i := placeOf("findings", d.Path, len(r.Findings)); i >= 0 {
			r.Findings[i].Closed = on
			return r
		}
	}
	return nil
}

// placeOf is i of the path "list[i]" if it is one of n, else -1.
func placeOf(list, path string, n int) int {
	paths := make([]string, n)
	for i := range paths {
		paths[i] = entry(list, i)
	}
	return slices.Index(paths, path)
}
