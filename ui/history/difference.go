package history

import (
	"strconv"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// differences tells, field by field, what a record showed before and after; was or is
// may be nil. A reference shows the name that its record has now.
func differences(was, is record.Record, v *record.View) (out []string) {
	a, b := texts(was, v), texts(is, v)
	seen := map[string]bool{}
	for _, list := range [][]field{a, b} {
		for _, f := range list {
			if seen[f.path] {
				continue
			}
			seen[f.path] = true
			if x, y := find(a, f.path), find(b, f.path); x != y {
				out = append(out, words.Difference(f.label, x, y))
			}
		}
	}
	return out
}

// field is one text of a record.
type field struct{ path, label, text string }

func find(list []field, path string) string {
	for _, f := range list {
		if f.path == path {
			return f.text
		}
	}
	return ""
}

// texts are what can be read of a record; a field that words.FieldName does not know is
// none that a clerk filled in.
func texts(r record.Record, v *record.View) (out []field) {
	if r == nil {
		return nil
	}
	record.Leaves(r, func(l record.Leaf) {
		label, text := words.FieldName(l.Name), shown(l, v)
		if label != "" && text != "" {
			out = append(out, field{l.Path, label, text})
		}
	})
	return out
}

// shown is a value as the screen writes it.
func shown(l record.Leaf, v *record.View) string {
	switch x := l.Value.(type) {
	case record.Date:
		return x.String()
	case record.Moment:
		return words.Moment(x)
	case record.Count:
		return words.Count(x)
	case record.Answer:
		return words.AnswerOf(x)
	case record.Ref:
		if r := v.Find(x.Kind, x.ID); r != nil {
			return words.Label(v, r)
		}
	case int:
		return strconv.Itoa(x)
	case bool:
		return words.Yes
	case string:
		return named(l, x, v)
	}
	return ""
}

// named gives the name of a code.
func named(l record.Leaf, code string, v *record.View) string {
	switch {
	case l.List != "":
		return record.NameOf(v.Settings().Lists.List(l.List), code)
	case l.Name == "person.sex":
		return words.Sex(record.Sex(code))
	case l.Name == "person.consents.purpose":
		return words.NameOf(words.ConsentPurposes, code)
	case l.Name == "person.consents.form":
		return words.NameOf(words.ConsentForms, code)
	case l.Name == "document.state":
		return words.State(record.State(code))
	}
	return code
}
