package store

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
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
	if plan := plans[r.Kind()](); plan != nil && plan(&p, v) && p.i == len(raw) {
		return nil
	}
	v.SetZero()
	return json.Unmarshal(raw, r)
}

// plan reads one value into v; false: not one that it knows.
type plan func(p *parser, v reflect.Value) bool

// plans are made when the first record of their kind is read.
var plans = func() map[record.Kind]func() plan {
	m := map[record.Kind]func() plan{}
	for _, k := range record.Kinds {
		m[k] = sync.OnceValue(func() plan { return planOf(reflect.TypeOf(record.New(k)).Elem()) })
	}
	return m
}()

func planOf(t reflect.Type) plan {
	switch t {
	case reflect.TypeFor[record.Date]():
		return (*parser).date
	case reflect.TypeFor[record.Count]():
		return (*parser).count
	case reflect.TypeFor[time.Time]():
		return (*parser).time
	case reflect.TypeFor[[]byte]():
		return (*parser).bytes
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
	case reflect.Pointer:
		if read := planOf(t.Elem()); read != nil {
			return func(p *parser, v reflect.Value) bool {
				v.Set(reflect.New(t.Elem()))
				return read(p, v.Elem())
			}
		}
	}
	return nil
}

// fieldPlan reads one field of a struct.
type fieldPlan struct {
	name  string
	index []int
	read  plan
}

// fieldsOf are the fields in the order of json.Marshal, those of a struct within (Meta)
// in its place. No two have the same name (a test compares with encoding/json).
func fieldsOf(t reflect.Type, within []int) (fields []fieldPlan) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		index := append(slices.Clip(within), i)
		switch {
		case f.Anonymous && f.Type.Kind() == reflect.Struct && name == "":
			fields = append(fields, fieldsOf(f.Type, index)...)
		case f.IsExported() && name != "-":
			fields = append(fields, fieldPlan{cmp.Or(name, f.Name), index, planOf(f.Type)})
		}
	}
	return fields
}

func planOfStruct(t reflect.Type) plan {
	fields := fieldsOf(t, nil)
	return func(p *parser, v reflect.Value) bool {
		next := 0 // json.Marshal writes the fields in this order
		return p.list('{', '}', func() bool {
			key, ok := p.quoted()
			for range fields {
				f := &fields[next]
				if next++; next == len(fields) {
					next = 0
				}
				if string(key) == f.name {
					return ok && f.read != nil && p.is(':') && f.read(p, v.FieldByIndex(f.index))
				}
			}
			return false
		})
	}
}

func planOfSlice(t reflect.Type) plan {
	read := planOf(t.Elem())
	if read == nil || t.Elem().Kind() == reflect.Uint8 {
		return nil
	}
	return func(p *parser, v reflect.Value) bool {
		if !v.IsNil() {
			return false // a second one of that name: encoding/json would put it over the first
		}
		n, i := p.elements(), 0
		v.Set(reflect.MakeSlice(t, n, n))
		return p.list('[', ']', func() bool {
			i++
			return i <= n && read(p, v.Index(i-1))
		}) && i == n
	}
}

var planOfEntry = sync.OnceValue(func() plan { return planOf(reflect.TypeFor[Entry]()) })

// unmarshalEntry is json.Unmarshal for an entry as it is stored, and for the entry in it.
func unmarshalEntry(raw []byte, s *stored, e *Entry) error {
	p := parser{b: raw}
	next := 0 // json.Marshal writes the fields in this order, the second and the third where there is a label
	if p.list('{', '}', func() bool {
		key, ok := p.quoted()
		if !ok || !p.is(':') {
			return false
		}
		is := func(name string, i int) bool {
			ok := string(key) == name && i >= next
			if ok {
				next = i + 1
			}
			return ok
		}
		switch {
		case is("hash", 0):
			return p.bytes(reflect.ValueOf(&s.Hash).Elem())
		case is("salt", 1):
			return p.bytes(reflect.ValueOf(&s.Salt).Elem())
		case is("label", 2):
			return p.str(reflect.ValueOf(&s.Label).Elem())
		case is("entry", 3):
			from := p.i
			ok := planOfEntry()(&p, reflect.ValueOf(e).Elem())
			s.Entry = raw[from:p.i]
			return ok
		}
		return false
	}) && next == 4 && p.i == len(raw) {
		return nil
	}
	*s, *e = stored{}, Entry{}
	return cmp.Or(json.Unmarshal(raw, s), json.Unmarshal(s.Entry, e))
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
	depth := 0
	for i := p.i; i < len(p.b); i++ {
		switch c := p.b[i]; {
		case c == '"':
			i += 1 + max(0, bytes.IndexByte(p.b[i+1:], '"'))
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

// quoted reads what stands between this quotation mark and the next.
func (p *parser) quoted() ([]byte, bool) {
	if !p.is('"') {
		return nil, false
	}
	n := bytes.IndexByte(p.b[p.i:], '"')
	if n < 0 {
		return nil, false
	}
	s := p.b[p.i : p.i+n]
	p.i += n + 1
	return s, true
}

// plain says whether s is ASCII alone, and holds no backslash and no control character:
// eight bytes at a time (a byte below n borrows in x-n, and had no high bit itself).
func plain(s []byte) (ascii, ok bool) {
	const each, high = 0x0101010101010101, 0x8080808080808080
	var all, bad uint64
	take := func(w uint64) {
		x := w ^ each*'\\'
		all |= w
		bad |= (w-each*0x20)&^w | (x-each)&^x
	}
	if n := len(s); n >= 8 {
		for i := 0; i+8 < n; i += 8 {
			take(binary.LittleEndian.Uint64(s[i:]))
		}
		take(binary.LittleEndian.Uint64(s[n-8:]))
		return all&high == 0, bad&high == 0
	}
	for _, c := range s {
		all |= uint64(c)
		if c == '\\' || c < 0x20 {
			bad = high
		}
	}
	return all&high == 0, bad&high == 0
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
	s, ok := p.quoted()
	if ascii, simple := plain(s); !ok || !simple || !ascii && !utf8.Valid(s) {
		return false
	}
	v.SetString(string(s))
	return true
}

// time reads one as json.Marshal writes it.
func (p *parser) time(v reflect.Value) bool {
	s, ok := p.quoted()
	return ok && v.Addr().Interface().(*time.Time).UnmarshalText(s) == nil
}

// bytes reads base64.
func (p *parser) bytes(v reflect.Value) bool {
	s, ok := p.quoted()
	if ascii, simple := plain(s); !ok || !simple || !ascii {
		return false
	}
	b, err := base64.StdEncoding.AppendDecode([]byte{}, s)
	v.SetBytes(b)
	return err == nil
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
	s, ok := p.quoted()
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
