package store

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"sophongtrao/store/record"
)

// Rules of this file: a book is read whole when it opens, and encoding/json alone
// would take most of that time. So the JSON that json.Marshal writes for our types
// is read by a plan made once from the type; at anything a plan does not know (an
// escape, a blank, null, a new type) it gives up, and encoding/json reads the
// record from its beginning. A test compares both on any record.

// unmarshal is json.Unmarshal for records.
func unmarshal(raw []byte, r record.Record) error {
	v := reflect.ValueOf(r).Elem()
	p := parser{b: raw}
	if plan := plans[r.Kind()]; plan != nil && utf8.Valid(raw) && plan(&p, v) && p.i == len(raw) {
		return nil
	}
	v.SetZero()
	return json.Unmarshal(raw, r)
}

// plan reads one value into v; false: not one that it knows.
type plan func(p *parser, v reflect.Value) bool

var plans = func() map[record.Kind]plan {
	m := map[record.Kind]plan{}
	for _, k := range record.Kinds {
		m[k] = planOf(reflect.TypeOf(record.New(k)).Elem())
	}
	return m
}()

func planOf(t reflect.Type) plan {
	switch t {
	case reflect.TypeFor[record.Date]():
		return (*parser).date
	case reflect.TypeFor[record.Count]():
		return (*parser).count
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()) {
		return nil
	}
	switch t.Kind() {
	case reflect.String:
		return (*parser).str
	case reflect.Bool:
		return (*parser).boolean
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return (*parser).integer
	case reflect.Uint64:
		return (*parser).unsigned
	case reflect.Struct:
		return planOfStruct(t)
	case reflect.Slice:
		return planOfSlice(t)
	}
	return nil
}

func planOfStruct(t reflect.Type) plan {
	type field struct {
		index []int
		read  plan
	}
	fields := map[string]field{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		fields[name] = field{f.Index, planOf(f.Type)}
	}
	return func(p *parser, v reflect.Value) bool {
		return p.list('{', '}', func() bool {
			key, ok := p.text()
			f := fields[string(key)]
			return ok && f.read != nil && p.is(':') && f.read(p, v.FieldByIndex(f.index))
		})
	}
}

func planOfSlice(t reflect.Type) plan {
	read := planOf(t.Elem())
	if read == nil || t.Elem().Kind() == reflect.Uint8 {
		return nil
	}
	return func(p *parser, v reflect.Value) bool {
		n, i := p.elements(), 0
		v.Set(reflect.MakeSlice(t, n, n))
		return p.list('[', ']', func() bool {
			i++
			return i <= n && read(p, v.Index(i-1))
		}) && i == n
	}
}

// parser reads compact JSON.
type parser struct {
	b []byte
	i int
}

func (p *parser) is(c byte) bool {
	if p.i < len(p.b) && p.b[p.i] == c {
		p.i++
		return true
	}
	return false
}

func (p *parser) list(open, end byte, element func() bool) bool {
	if !p.is(open) {
		return false
	}
	if p.is(end) {
		return true
	}
	for element() {
		if p.is(end) {
			return true
		}
		if !p.is(',') {
			return false
		}
	}
	return false
}

// elements counts those of the array that begins here, as far as that can be seen
// without reading them: what follows finds out whether it is one.
func (p *parser) elements() (n int) {
	depth, quoted := 0, false
	for i := p.i; i < len(p.b); i++ {
		switch c := p.b[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
			continue
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return n
			}
			continue
		case c == ',':
			if depth == 1 {
				n++
			}
			continue
		}
		if n == 0 && (depth > 1 || depth == 1 && i > p.i) {
			n = 1 // something stands in it
		}
	}
	return n
}

// text reads a string without escapes.
func (p *parser) text() ([]byte, bool) {
	if !p.is('"') {
		return nil, false
	}
	n := bytes.IndexByte(p.b[p.i:], '"')
	if n < 0 {
		return nil, false
	}
	s := p.b[p.i : p.i+n]
	p.i += n + 1
	for _, c := range s {
		if c == '\\' || c < 0x20 {
			return nil, false
		}
	}
	return s, true
}

// number reads a whole number.
func (p *parser) number() ([]byte, bool) {
	from := p.i
	for p.i < len(p.b) && (p.b[p.i] >= '0' && p.b[p.i] <= '9' || p.b[p.i] == '-' && p.i == from) {
		p.i++
	}
	s := p.b[from:p.i]
	return s, len(s) > 0 && (s[0] != '0' || len(s) == 1)
}

func (p *parser) str(v reflect.Value) bool {
	s, ok := p.text()
	if ok {
		v.SetString(string(s))
	}
	return ok
}

func (p *parser) boolean(v reflect.Value) bool {
	yes := p.word("true")
	if !yes && !p.word("false") {
		return false
	}
	v.SetBool(yes)
	return true
}

// word reads exactly that.
func (p *parser) word(s string) bool {
	if len(p.b)-p.i < len(s) || string(p.b[p.i:p.i+len(s)]) != s {
		return false
	}
	p.i += len(s)
	return true
}

func (p *parser) integer(v reflect.Value) bool {
	s, ok := p.number()
	n, err := strconv.ParseInt(string(s), 10, 64)
	if !ok || err != nil || v.OverflowInt(n) {
		return false
	}
	v.SetInt(n)
	return true
}

func (p *parser) unsigned(v reflect.Value) bool {
	s, ok := p.number()
	n, err := strconv.ParseUint(string(s), 10, 64)
	if ok = ok && err == nil; ok {
		v.SetUint(n)
	}
	return ok
}

func (p *parser) date(v reflect.Value) bool {
	s, ok := p.text()
	return ok && v.Addr().Interface().(*record.Date).UnmarshalText(s) == nil
}

func (p *parser) count(v reflect.Value) bool {
	switch c := v.Addr().Interface().(*record.Count); {
	case p.word(`"nr"`):
		*c = record.NotReported()
		return true
	case p.word("null"):
		*c = record.Count{}
		return true
	}
	s, ok := p.number()
	return ok && v.Addr().Interface().(*record.Count).UnmarshalJSON(s) == nil
}
