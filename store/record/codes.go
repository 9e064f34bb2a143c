package record

import "slices"

// CodeUse is a code of the settings with the records that use it.
type CodeUse struct {
	At   string // where it is defined: "lists.roles", "periods", "calendar", "standards"
	Code string
	Name string
	By   []Ref
}

// LostCodes are the codes that was defines and is does not any more, though records
// outside the bin use them: such settings would leave them without a name.
func (v *View) LostCodes(was, is *Settings) []CodeUse {
	lost := lostCodes(was, is)
	if len(lost) == 0 {
		return nil
	}
	use := func(at, code string, by Record) {
		for i := range lost {
			if x := &lost[i]; x.At == at && x.Code == code && !slices.Contains(x.By, RefTo(by)) {
				x.By = append(x.By, RefTo(by))
			}
		}
	}
	for _, k := range Kinds {
		for r := range v.Records(k) {
			if r.M().Bin || k == KindSettings {
				continue
			}
			Leaves(r, func(l Leaf) {
				if code, ok := l.Value.(string); ok && l.List != "" {
					use("lists."+l.List, code, r)
				}
			})
			switch r := r.(type) {
			case *Document:
				use("periods", r.Source.Rule, r)
			case *Closing:
				use("periods", r.Rule, r)
			case *Task:
				use("calendar", r.Event, r)
			case *Unit:
				for _, y := range r.Years {
					if s, _, ok := was.StandardOf(r.Type, y.Year); ok {
						use("standards", s.Code, r)
					}
				}
			}
		}
	}
	return slices.DeleteFunc(lost, func(x CodeUse) bool { return len(x.By) == 0 })
}

// lostCodes are the codes that was has and is has not.
func lostCodes(was, is *Settings) (lost []CodeUse) {
	gone := func(at string, codes, left []Choice) {
		for _, c := range codes {
			if c.Code != "" && Rank(left, c.Code) == len(left) {
				lost = append(lost, CodeUse{At: at, Code: c.Code, Name: c.Name})
			}
		}
	}
	for _, name := range ListNames() {
		gone("lists."+name, was.Lists.List(name), is.Lists.List(name))
	}
	gone("periods", coded(was.Periods, func(r PeriodRule) Choice { return Choice{Code: r.Code, Name: r.Name} }),
		coded(is.Periods, func(r PeriodRule) Choice { return Choice{Code: r.Code} }))
	gone("calendar", coded(was.Calendar, func(e Event) Choice { return Choice{Code: e.Code, Name: e.Name} }),
		coded(is.Calendar, func(e Event) Choice { return Choice{Code: e.Code} }))
	gone("standards", coded(was.Standards, func(s Standard) Choice { return Choice{Code: s.Code, Name: s.Name} }),
		coded(is.Standards, func(s Standard) Choice { return Choice{Code: s.Code} }))
	return lost
}

func coded[T any](list []T, of func(T) Choice) (out []Choice) {
	for _, x := range list {
		out = append(out, of(x))
	}
	return out
}
