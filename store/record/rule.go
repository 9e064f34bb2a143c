package record

import (
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// What every field must keep to is written beside the field, in its tag `rule`:
// words with a blank between them. checkRules reads them; a kind's Check adds what
// concerns several fields.
//
//	need          must not be empty (text, ID, Date, Count, slice)
//	line, max=N   a text of up to MaxLine or N letters; without them MaxName, and
//	              with `text:"lines"` MaxParagraph
//	list=NAME     a code of the list of that JSON name in Lists
//	ref=KIND      the ID of a record of that kind, which must stand in the book
//	named=FIELD   as need, unless the person in FIELD beside it was anonymised
//	year          a calendar year, obligatory
//	part=FIELD    a Count of at most the Count in FIELD beside it
//	loose         neither checked nor followed
//
// Without a rule too, a Date must exist, a Count must not be negative, the end of a
// Span must not lie before its start, and a text must have passed Clean.
type rule struct {
	name  string // of the JSON, as in FieldError.Field
	need  bool
	year  bool
	limit int
	list  string
	ref   Kind
	part  int // index of the whole in the struct; -1
	named int // index of the person; -1
	index int
	flat  bool // an embedded struct: its fields are named without a prefix
}

var ruled sync.Map // reflect.Type -> []rule

func rulesOf(t reflect.Type) []rule {
	if r, ok := ruled.Load(t); ok {
		return r.([]rule)
	}
	var list []rule
	byName := map[string]int{}
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() || f.Type == reflect.TypeFor[Meta]() {
			continue
		}
		name := jsonName(f)
		if name == "-" {
			continue
		}
		r := rule{name: name, limit: MaxName, part: -1, named: -1, index: i, flat: f.Anonymous && name == ""}
		if f.Tag.Get("text") == "lines" {
			r.limit = MaxParagraph
		}
		byName[name] = i
		words := f.Tag.Get("rule")
		if words == "loose" {
			continue
		}
		for word := range strings.FieldsSeq(words) {
			key, value, _ := strings.Cut(word, "=")
			switch key {
			case "need":
				r.need = true
			case "year":
				r.year = true
			case "line":
				r.limit = MaxLine
			case "max":
				r.limit, _ = strconv.Atoi(value)
			case "list":
				r.list = value
			case "ref":
				r.ref = Kind(value)
			case "part":
				whole, ok := byName[value]
				if !ok {
					panic("record: " + t.Name() + "." + f.Name + " is part of a field that does not stand before it")
				}
				r.part = whole
			case "named":
				r.named = fieldOf(t, value)
			default:
				panic("record: " + t.Name() + "." + f.Name + " has the unknown rule " + word)
			}
		}
		list = append(list, r)
	}
	got, _ := ruled.LoadOrStore(t, list)
	return got.([]rule)
}

// fieldOf is the index of the field of a JSON name.
func fieldOf(t reflect.Type, name string) int {
	for i := range t.NumField() {
		if jsonName(t.Field(i)) == name {
			return i
		}
	}
	panic("record: " + t.Name() + " has no field " + name)
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// checkRules reports every fault of r against the rules of its fields.
func checkRules(e *FieldErrors, r Record, v *View) {
	c := checker{e, v, lists(v)}
	c.fields(reflect.ValueOf(r).Elem(), "")
}

type checker struct {
	e     *FieldErrors
	v     *View
	lists *Lists
}

func (c checker) fields(s reflect.Value, at string) {
	if span, ok := s.Addr().Interface().(*Span); ok {
		checkSpan(c.e, at+"from", at+"to", *span)
		return
	}
	for _, r := range rulesOf(s.Type()) {
		name := at + r.name
		if r.flat {
			name = strings.TrimSuffix(at, ".")
		}
		c.value(s.Field(r.index), r, name)
		if r.part >= 0 {
			part, _ := s.Field(r.index).Interface().(Count)
			whole, _ := s.Field(r.part).Interface().(Count)
			checkPart(c.e, name, part, whole)
		}
		if r.named >= 0 && s.Field(r.index).IsZero() && !c.anonymous(s.Field(r.named)) {
			c.e.add(name, FaultEmpty)
		}
	}
}

// anonymous says that the ID or Ref in a field is that of a person without a name.
func (c checker) anonymous(f reflect.Value) bool {
	to, ok := f.Interface().(Ref)
	if !ok {
		to = Ref{KindPerson, f.Interface().(ID)}
	}
	if c.v == nil || to.Kind != KindPerson {
		return false
	}
	p, ok := c.v.People.Find(to.ID)
	return ok && p.Anonymous()
}

func (c checker) value(f reflect.Value, r rule, name string) {
	if r.need && (f.IsZero() || f.Kind() == reflect.Slice && f.Len() == 0) {
		c.e.add(name, FaultEmpty)
		return
	}
	switch x := f.Addr().Interface().(type) {
	case *Date:
		checkDate(c.e, name, *x)
		return
	case *Moment:
		if !x.Valid() {
			c.e.add(name, FaultDate)
		}
		return
	case *Count:
		checkCount(c.e, name, *x)
		return
	case *ID:
		if r.ref != "" {
			checkRef(c.e, name, r.ref, *x, c.v, false)
		}
		return
	case *Ref:
		if x.Kind != "" || x.ID != 0 {
			checkRef(c.e, name, x.Kind, x.ID, c.v, true)
		}
		return
	}
	switch f.Kind() {
	case reflect.String:
		if r.list != "" {
			checkCode(c.e, name, c.lists.List(r.list), f.String(), c.v, false)
		} else {
			checkText(c.e, name, f.String(), r.limit)
		}
	case reflect.Int:
		if r.year {
			checkYear(c.e, name, int(f.Int()))
		}
	case reflect.Struct:
		if name != "" {
			name += "."
		}
		c.fields(f, name)
	case reflect.Slice:
		each := r
		each.need = r.list != "" || r.ref != ""
		for i := range f.Len() {
			c.value(f.Index(i), each, entry(name, i))
		}
	}
}

// Ref names a record.
type Ref struct {
	Kind Kind `json:"kind,omitempty"`
	ID   ID   `json:"id,omitempty"`
}

// RefTo names a record that is in the book.
func RefTo(r Record) Ref { return Ref{r.Kind(), r.M().ID} }

// Refs calls to for every record that r needs to stand in the book, as the rules of
// its fields say. What a draft is made from (Document.Source) is no need: the paper
// says so itself when it is built.
func Refs(r Record, to func(Ref)) { refs(reflect.ValueOf(r).Elem(), to) }

func refs(s reflect.Value, to func(Ref)) {
	if ref, ok := s.Interface().(Ref); ok {
		if ref.ID != 0 {
			to(ref)
		}
		return
	}
	if !refers(s.Type()) {
		return
	}
	for _, r := range rulesOf(s.Type()) {
		f := s.Field(r.index)
		switch {
		case f.Kind() == reflect.Struct:
			refs(f, to)
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			for i := range f.Len() {
				refs(f.Index(i), to)
			}
		case r.ref == "":
		case f.Kind() == reflect.Slice:
			for i := range f.Len() {
				to(Ref{r.ref, ID(f.Index(i).Uint())})
			}
		case f.Uint() != 0:
			to(Ref{r.ref, ID(f.Uint())})
		}
	}
}

var referring sync.Map // reflect.Type -> bool

// refers says that a struct has a reference somewhere within.
func refers(t reflect.Type) (yes bool) {
	if known, ok := referring.Load(t); ok {
		return known.(bool)
	}
	if t == reflect.TypeFor[Ref]() {
		return true
	}
	for _, r := range rulesOf(t) {
		f := t.Field(r.index).Type
		if f.Kind() == reflect.Slice {
			f = f.Elem()
		}
		if r.ref != "" || f.Kind() == reflect.Struct && refers(f) {
			yes = true
			break
		}
	}
	referring.Store(t, yes)
	return yes
}

// entry is the path of an entry of a list, within that of something in it: "votes[2]"
// and "votes[2].".
func entry(list string, i int) string  { return list + "[" + strconv.Itoa(i) + "]" }
func within(list string, i int) string { return entry(list, i) + "." }
