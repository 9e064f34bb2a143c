package record

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// fill sets every field of a record to something, so that tests see each of them.
func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int64:
		v.SetInt(7)
	case reflect.Uint64:
		v.SetUint(7)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), text)
		}
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[Count]():
			v.Set(reflect.ValueOf(N(7)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), text)
		}
	}
}

func filled(k Kind, text string) Record {
	r := New(k)
	fill(reflect.ValueOf(r).Elem(), text)
	return r
}

func TestEveryKind(t *testing.T) {
	nfd := norm.NFD.String("Nguyễn\u0007 Thị Đượm ")
	for _, k := range Kinds {
		r := filled(k, nfd)
		if r.Kind() != k {
			t.Errorf("New(%s) is a %s", k, r.Kind())
		}
		r.Clean()
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(k, err)
		}
		if !norm.NFC.IsNormal(b) || strings.Contains(string(b), `\u0007`) {
			t.Errorf("%s: text left as it was: %s", k, b)
		}
		back := New(k)
		if err := json.Unmarshal(b, back); err != nil || !reflect.DeepEqual(back, r) {
			t.Errorf("%s does not come back from JSON (%v)\n%s", k, err, b)
		}
		c := r.Clone()
		if !reflect.DeepEqual(c, r) {
			t.Errorf("%s: Clone differs", k)
		}
		fill(reflect.ValueOf(c).Elem(), "changed")
		for i := range reflect.ValueOf(c).Elem().NumField() {
			touch(reflect.ValueOf(c).Elem().Field(i))
		}
		if after, _ := json.Marshal(r); string(after) != string(b) {
			t.Errorf("%s: changing a clone changed the record", k)
		}
		r.Check(nil)     // no panic without a book
		r.Check(&View{}) // nor with an empty one
		r.Label(nil)
		r.Label(&View{})
		empty := New(k)
		if faults := empty.Check(&View{}); len(faults) == 0 && k != KindSettings {
			t.Errorf("an empty %s passes", k)
		}
	}
	if New("nothing") != nil {
		t.Error("a kind that does not exist is made")
	}
}

// touch overwrites every element reachable through slices.
func touch(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				touch(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			touch(v.Index(i))
			v.Index(i).SetZero()
		}
	}
}

// TestPrivacy: privacy.md, G.4: what has no field cannot leak.
func TestPrivacy(t *testing.T) {
	refused := regexp.MustCompile(`(?i)informant|denounc|suspect|offend|crime|accus|source.?name|wiretap|secrecy|classified|cccd|cmnd|identity|idnumber|nationalid|photo|picture|image|camera.?(map|location)|dossier|criminal`)
	seen := 0
	var walk func(path string, t reflect.Type)
	check := func(tt reflect.Type) func(string) {
		return func(name string) {
			seen++
			if refused.MatchString(name) {
				t.Errorf("%s: a field that the program refuses to have", name)
			}
		}
	}
	walk = func(path string, tt reflect.Type) {
		switch tt.Kind() {
		case reflect.Slice:
			walk(path, tt.Elem())
		case reflect.Struct:
			for f := range fields(tt) {
				check(tt)(path + "." + f.Name)
				walk(path+"."+f.Name, f.Type)
			}
		}
	}
	for _, k := range Kinds {
		walk(string(k), reflect.TypeOf(New(k)).Elem())
	}
	if seen < 100 {
		t.Fatalf("saw only %d fields", seen)
	}
	if !refused.MatchString("person.IDNumber") || !refused.MatchString("meeting.Informant") {
		t.Fatal("the pattern finds nothing")
	}
}

func fields(t reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

// TestViewModel compares the View with a plain map over random changes.
func TestViewModel(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	v, model := &View{}, map[string]Record{}
	key := func(k Kind, id ID) string { return fmt.Sprint(k, "/", id) }
	kinds := []Kind{KindSite, KindTeam, KindPerson, KindMembership}
	for range 4000 {
		k, id := kinds[rnd.IntN(len(kinds))], ID(1+rnd.IntN(40))
		if rnd.IntN(5) == 0 {
			v.Drop(k, id)
			delete(model, key(k, id))
			continue
		}
		r := New(k)
		*r.M() = Meta{ID: id, Bin: rnd.IntN(4) == 0}
		ref := func() ID { return ID(rnd.IntN(8)) }
		switch r := r.(type) {
		case *Site:
			r.Model = ref()
		case *Team:
			r.Area = ref()
		case *Membership:
			r.Team, r.Person = ref(), ref()
		}
		v.Put(r)
		model[key(k, id)] = r
	}
	for id := range ID(9) {
		compare(t, "byTeam", v.MembersOf(id, Date{}), model, func(m *Membership) bool { return id != 0 && m.Team == id })
		compare(t, "byPerson", v.TeamsOf(id, Date{}), model, func(m *Membership) bool { return id != 0 && m.Person == id })
		compare(t, "byModel", v.SitesOf(id), model, func(s *Site) bool { return id != 0 && s.Model == id })
		compare(t, "byArea", v.TeamsIn(id), model, func(x *Team) bool { return id != 0 && x.Area == id })
	}
	compare(t, "people", slices.Collect(v.People.All()), model, func(*Person) bool { return true })
	for k, r := range model {
		if got := v.Find(r.Kind(), r.M().ID); got != r {
			t.Errorf("%s: found %v", k, got)
		}
	}
	n := 0
	for _, k := range kinds {
		for range v.Records(k) {
			n++
		}
	}
	if n != len(model) {
		t.Errorf("%d records, want %d", n, len(model))
	}
}

func compare[P Record](t *testing.T, name string, got []P, model map[string]Record, is func(P) bool) {
	t.Helper()
	var want []P
	for _, r := range model {
		if p, ok := r.(P); ok && !p.M().Bin && is(p) {
			want = append(want, p)
		}
	}
	slices.SortFunc(want, func(a, b P) int { return int(a.M().ID) - int(b.M().ID) })
	if len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %d records, want %d", name, len(got), len(want))
	}
}

// TestHandedOut: a list that was handed out keeps its contents.
func TestHandedOut(t *testing.T) {
	v := &View{}
	put := func(id ID) { v.Put(&Membership{Meta: Meta{ID: id}, Team: 1, Person: id}) }
	put(1)
	put(5)
	put(9)
	kept := v.MembersOf(1, Date{})
	put(3)
	put(7)
	v.Drop(KindMembership, 5)
	v.Put(&Membership{Meta: Meta{ID: 9, Rev: 2}, Team: 1, Person: 9})
	for i, want := range []ID{1, 5, 9} {
		if kept[i].ID != want || kept[i].Rev != 0 {
			t.Errorf("entry %d became %d rev %d", i, kept[i].ID, kept[i].Rev)
		}
	}
}
