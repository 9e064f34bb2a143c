package record

import (
	"reflect"
	"strings"
	"testing"
)

// TestRuleTags walks every field of every kind: a rule names a list that Lists has, a
// kind that exists, and stands on a field of a type for which it means something. What
// looks like a reference has its rule, and attachments stand where they are found.
func TestRuleTags(t *testing.T) {
	lists, seen, rules := new(Lists).byName(), map[reflect.Type]bool{}, 0
	var walk func(s reflect.Type, at string, top bool)
	walk = func(s reflect.Type, at string, top bool) {
		if seen[s] && !top {
			return
		}
		seen[s] = true
		of := map[string]rule{}
		for _, r := range rulesOf(s) { // panics at a word it does not know
			of[s.Field(r.index).Name] = r
		}
		for i := range s.NumField() {
			f := s.Field(i)
			name, elem := at+"."+f.Name, f.Type
			if f.Type == reflect.TypeFor[Meta]() || !f.IsExported() {
				continue
			}
			if elem.Kind() == reflect.Slice {
				elem = elem.Elem()
			}
			r, ruled := of[f.Name]
			if !ruled { // loose
				continue
			}
			if f.Tag.Get("rule") != "" {
				rules++
			}
			if _, ok := lists[r.list]; r.list != "" && (!ok || elem.Kind() != reflect.String) {
				t.Errorf("%s: no list %q, or no code", name, r.list)
			}
			if r.ref != "" && (New(r.ref) == nil || elem != reflect.TypeFor[ID]()) {
				t.Errorf("%s: no kind %q, or no ID", name, r.ref)
			}
			if elem == reflect.TypeFor[ID]() && r.ref == "" && s != reflect.TypeFor[Ref]() {
				t.Errorf("%s: an ID without ref", name)
			}
			if r.year && f.Type.Kind() != reflect.Int || r.part >= 0 && f.Type != reflect.TypeFor[Count]() {
				t.Errorf("%s: a rule that does not fit %v", name, f.Type)
			}
			if elem == reflect.TypeFor[Attachment]() && (!top || f.Name != "Files") {
				t.Errorf("%s: Attachments does not find it", name)
			}
			if strings.Contains(f.Tag.Get("rule"), "max=") && r.limit <= 0 {
				t.Errorf("%s: a limit of %d", name, r.limit)
			}
			if elem.Kind() == reflect.Struct && elem.PkgPath() == reflect.TypeFor[Area]().PkgPath() {
				walk(elem, name, false)
			}
		}
	}
	for _, k := range Kinds {
		walk(reflect.TypeOf(New(k)).Elem(), string(k), true)
	}
	if rules < 100 {
		t.Error("only", rules, "rules were seen")
	}
}

// TestRefsAreFollowed fills every reference of every kind: Refs must tell each of them,
// those in lists and embedded structs too, or a deep check and the bin would not know.
func TestRefsAreFollowed(t *testing.T) {
	for _, k := range Kinds {
		r := New(k)
		next := ID(100)
		want := map[ID]bool{}
		var set func(v reflect.Value)
		set = func(v reflect.Value) {
			switch {
			case v.Type() == reflect.TypeFor[Meta]() || v.Type() == reflect.TypeFor[Source]():
			case v.Type() == reflect.TypeFor[ID]():
				next++
				v.SetUint(uint64(next))
				want[next] = true
			case v.Type() == reflect.TypeFor[Ref]():
				next++
				v.Set(reflect.ValueOf(Ref{KindTeam, next}))
				want[next] = true
			case v.Kind() == reflect.Slice:
				v.Set(reflect.MakeSlice(v.Type(), 2, 2))
				for i := range 2 {
					set(v.Index(i))
				}
			case v.Kind() == reflect.Struct:
				for i := range v.NumField() {
					if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("rule") != "loose" {
						set(v.Field(i))
					}
				}
			}
		}
		set(reflect.ValueOf(r).Elem())
		got := 0
		Refs(r, func(to Ref) {
			if got++; !want[to.ID] || New(to.Kind) == nil {
				t.Errorf("%s: %v", k, to)
			}
			delete(want, to.ID)
		})
		if len(want) > 0 {
			t.Errorf("%s: %d of its references are not told", k, len(want))
		}
	}
}
