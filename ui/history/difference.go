package history

import (
	"fmt"
	"reflect"
	"strings"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// differences tells, field by field, what a record showed before and after; was or is
// may be nil. References are not followed: a number says little to a reader, so they
// are left out.
func differences(was, is record.Record, lists *record.Lists) (out []string) {
	a, b := texts(was, lists), texts(is, lists)
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

// reader collects what can be read of a record.
type reader struct {
	lists *record.Lists
	out   []field
}

func texts(r record.Record, lists *record.Lists) []field {
	if r == nil {
		return nil
	}
	x := reader{lists: lists}
	x.walk(reflect.ValueOf(r).Elem(), "", string(r.Kind()))
	return x.out
}

// add keeps a text; words.FieldName knows the names of fields, and one that it does
// not know is none that a clerk filled in.
func (x *reader) add(path, name, text string) {
	if label := words.FieldName(name); text != "" && label != "" {
		x.out = append(x.out, field{path, label, text})
	}
}

// walk reads texts, dates, counts and numbers; path has the places in lists, name
// has not.
func (x *reader) walk(v reflect.Value, path, name string) {
	switch at := v.Interface().(type) {
	case record.Meta, record.ID, []record.ID:
		return
	case record.Date:
		x.add(path, name, at.String())
		return
	case record.Count:
		x.add(path, name, words.Count(at))
		return
	case record.Moment:
		x.add(path, name, words.Moment(at))
		return
	}
	switch v.Kind() {
	case reflect.String:
		x.add(path, name, x.named(name, v.String()))
	case reflect.Int:
		if v.Int() != 0 {
			x.add(path, name, fmt.Sprint(v.Int()))
		}
	case reflect.Bool:
		if v.Bool() {
			x.add(path, name, words.Yes)
		}
	case reflect.Slice:
		for i := range v.Len() {
			x.walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), name)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous {
				x.walk(v.Field(i), path, name)
			} else if f.IsExported() {
				x.walk(v.Field(i), path+"."+tag, name+"."+tag)
			}
		}
	}
}

// named gives the name of a code.
func (x *reader) named(field, code string) string {
	l := x.lists
	switch field {
	case "area.type":
		return record.NameOf(l.AreaKinds, code)
	case "team.type":
		return record.NameOf(l.TeamKinds, code)
	case "meeting.type":
		return record.NameOf(l.MeetingKinds, code)
	case "document.type":
		return record.NameOf(l.DocTypes, code)
	case "model.field":
		return record.NameOf(l.Fields, code)
	case "model.level":
		return record.NameOf(l.Levels, code)
	case "membership.how":
		return record.NameOf(l.How, code)
	case "person.sex":
		return words.Sex(record.Sex(code))
	case "document.state":
		return words.State(record.State(code))
	}
	for suffix, list := range map[string][]record.Choice{".role": l.Roles, ".stage": l.Stages, ".grade": l.Grades,
		".proposal": l.Proposals, ".fund": l.Funds, ".voteMethod": l.VoteMethods} {
		if strings.HasSuffix(field, suffix) {
			return record.NameOf(list, code)
		}
	}
	return code
}
