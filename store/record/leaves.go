package record

import "reflect"

// Leaf is one value of a record: what a field holds at the end of its path.
type Leaf struct {
	Path  string // as in FieldError.Field: "votes[2].agree"
	Name  string // the path without places, behind the kind: "meeting.votes.agree"
	List  string // the JSON name of the list in Lists that its code is of, "" for none
	Value any    // string, int, bool, Date, Moment, Count, Ref or Answer; a reference of any kind is a Ref
}

// Leaves calls each for every value of a record that is not empty, in the order of its
// fields. Meta is left out.
func Leaves(r Record, each func(Leaf)) {
	leaves(reflect.ValueOf(r).Elem(), "", string(r.Kind()), each)
}

func leaves(s reflect.Value, path, name string, each func(Leaf)) {
	for i := range s.NumField() {
		f := s.Type().Field(i)
		if !f.IsExported() || f.Type == reflect.TypeFor[Meta]() {
			continue
		}
		r := ruleOf(s.Type(), i)
		if r.flat {
			leaves(s.Field(i), path, name, each)
			continue
		}
		at := r.name
		if path != "" {
			at = path + "." + at
		}
		leaf(s.Field(i), r, at, name+"."+r.name, each)
	}
}

// ruleOf is the rule of a field; one that is neither checked nor followed has its name
// only.
func ruleOf(t reflect.Type, index int) rule {
	for _, r := range rulesOf(t) {
		if r.index == index {
			return r
		}
	}
	name := jsonName(t.Field(index))
	return rule{name: name, index: index, flat: t.Field(index).Anonymous && name == ""}
}

func leaf(f reflect.Value, r rule, path, name string, each func(Leaf)) {
	if f.IsZero() {
		return
	}
	l := Leaf{Path: path, Name: name, List: r.list}
	switch x := f.Interface().(type) {
	case Date, Moment, Count, Ref, Answer:
		l.Value = x
	case ID:
		l.Value = Ref{r.ref, x}
	default:
		switch f.Kind() {
		case reflect.String:
			l.Value = f.String()
		case reflect.Int:
			l.Value = int(f.Int())
		case reflect.Bool:
			l.Value = true
		case reflect.Slice:
			for i := range f.Len() {
				leaf(f.Index(i), r, entry(path, i), name, each)
			}
			return
		case reflect.Struct:
			leaves(f, path, name, each)
			return
		default:
			return
		}
	}
	each(l)
}

// List is the list of a JSON name; nil for none such.
func (l *Lists) List(name string) []Choice {
	if at := l.ListAt(name); at != nil {
		return *at
	}
	return nil
}

// ListNames are the JSON names of all lists, in the order of the fields.
func ListNames() (names []string) {
	for _, r := range rulesOf(reflect.TypeFor[Lists]()) {
		names = append(names, r.name)
	}
	return names
}

// ListAt is the list of a JSON name, to be changed; nil for none such.
func (l *Lists) ListAt(name string) *[]Choice {
	v := reflect.ValueOf(l).Elem()
	for _, r := range rulesOf(v.Type()) {
		if r.name == name {
			return v.Field(r.index).Addr().Interface().(*[]Choice)
		}
	}
	return nil
}
