package record

import (
	"reflect"
	"sync"
)

// Clean and Clone are the same for every kind: they walk the fields. A string
// field is one Line, unless its tag says `text:"lines"`: then it keeps its line
// feeds (Text).

func (c *Committee) Clean()  { clean(c) }
func (s *Settings) Clean()   { clean(s) }
func (a *Area) Clean()       { clean(a) }
func (m *Model) Clean()      { clean(m) }
func (s *Site) Clean()       { clean(s) }
func (t *Team) Clean()       { clean(t) }
func (m *Membership) Clean() { clean(m) }
func (m *Meeting) Clean()    { clean(m) }
func (d *Document) Clean()   { clean(d) }

func (u *Unit) Clean()         { clean(u) }
func (r *Round) Clean()        { clean(r) }
func (a *Activity) Clean()     { clean(a) }
func (i *Inspection) Clean()   { clean(i) }
func (c *Commendation) Clean() { clean(c) }
func (x *Exemplar) Clean()     { clean(x) }
func (s *Seat) Clean()         { clean(s) }
func (f *Fund) Clean()         { clean(f) }
func (t *Task) Clean()         { clean(t) }
func (c *Closing) Clean()      { clean(c) }

// Clean also brings the telephone number to stored digits.
func (p *Person) Clean() {
	clean(p)
	p.Phone = Phone(p.Phone)
}

func (c *Committee) Clone() Record  { return clone(c) }
func (s *Settings) Clone() Record   { return clone(s) }
func (a *Area) Clone() Record       { return clone(a) }
func (m *Model) Clone() Record      { return clone(m) }
func (s *Site) Clone() Record       { return clone(s) }
func (t *Team) Clone() Record       { return clone(t) }
func (p *Person) Clone() Record     { return clone(p) }
func (m *Membership) Clone() Record { return clone(m) }
func (m *Meeting) Clone() Record    { return clone(m) }
func (d *Document) Clone() Record   { return clone(d) }

func (u *Unit) Clone() Record         { return clone(u) }
func (r *Round) Clone() Record        { return clone(r) }
func (a *Activity) Clone() Record     { return clone(a) }
func (i *Inspection) Clone() Record   { return clone(i) }
func (c *Commendation) Clone() Record { return clone(c) }
func (x *Exemplar) Clone() Record     { return clone(x) }
func (s *Seat) Clone() Record         { return clone(s) }
func (f *Fund) Clone() Record         { return clone(f) }
func (t *Task) Clone() Record         { return clone(t) }
func (c *Closing) Clone() Record      { return clone(c) }

func clean(r any) { cleanValue(reflect.ValueOf(r).Elem(), false) }

func cleanValue(v reflect.Value, lines bool) {
	switch v.Kind() {
	case reflect.String:
		if lines {
			v.SetString(Text(v.String()))
		} else {
			v.SetString(Line(v.String()))
		}
	case reflect.Struct:
		for _, f := range textual(v.Type()) {
			cleanValue(v.Field(f.index), f.lines)
		}
	case reflect.Slice:
		for i := range v.Len() {
			cleanValue(v.Index(i), lines)
		}
	}
}

// textField is a field of a struct that is a text, or may hold some.
type textField struct {
	index int
	lines bool
}

var textFields sync.Map // reflect.Type -> []textField

func textual(t reflect.Type) []textField {
	if known, ok := textFields.Load(t); ok {
		return known.([]textField)
	}
	var list []textField
	for i := range t.NumField() {
		f := t.Field(i)
		switch f.Type.Kind() {
		case reflect.String, reflect.Struct, reflect.Slice:
			if f.IsExported() {
				list = append(list, textField{i, f.Tag.Get("text") == "lines"})
			}
		}
	}
	textFields.Store(t, list)
	return list
}

func clone[T any](r *T) *T {
	c := *r
	copySlices(reflect.ValueOf(&c).Elem())
	return &c
}

// copySlices gives v, a shallow copy, slices of its own.
func copySlices(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for _, f := range textual(v.Type()) {
			copySlices(v.Field(f.index))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range own.Len() {
			copySlices(own.Index(i))
		}
	}
}

// Attachments returns the files of a record: those of its field Files, which is the
// one place where a kind keeps them.
func Attachments(r Record) []Attachment {
	v := reflect.ValueOf(r).Elem()
	at, known := attaching.Load(v.Type())
	if !known {
		at = -1
		if f, ok := v.Type().FieldByName("Files"); ok && f.Type == reflect.TypeFor[[]Attachment]() {
			at = f.Index[0]
		}
		attaching.Store(v.Type(), at)
	}
	if at == -1 {
		return nil
	}
	return v.Field(at.(int)).Interface().([]Attachment)
}

var attaching sync.Map // reflect.Type -> index of the field Files, -1 if there is none
