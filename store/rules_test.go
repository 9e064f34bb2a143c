package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// TestOneWriteDoor reads the sources: only tx.go writes to bbolt, and only this
// package and its tests import it.
func TestOneWriteDoor(t *testing.T) {
	writes := regexp.MustCompile(`\.(Put|Delete|CreateBucket\w*|DeleteBucket|NextSequence|SetSequence|door|make)\(`)
	viewWrites := regexp.MustCompile(`\bview\.Put\(|tx\.Delete\(`)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 15 {
		t.Fatal(files, err)
	}
	found := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		for i, line := range strings.Split(string(readFile(t, f)), "\n") {
			if writes.MatchString(viewWrites.ReplaceAllString(line, "")) && !strings.HasPrefix(strings.TrimSpace(line), "//") {
				if found++; f != "tx.go" {
					t.Errorf("%s:%d writes past the door: %s", f, i+1, strings.TrimSpace(line))
				}
			}
		}
	}
	if found < 8 {
		t.Error("the test does not see the door itself")
	}
}

// TestEveryKind adds, edits, bins, restores and undoes a record of every kind, with
// every text given in NFD with control characters: all must come back in stored form.
func TestEveryKind(t *testing.T) {
	t.Parallel()
	b := storetest.New(t, append(storetest.Seed(), storetest.Work()...)...)
	for _, k := range record.Kinds {
		var id record.ID
		b.Read(func(v *record.View) {
			for r := range v.Records(k) {
				id = r.M().ID
			}
		})
		dirty := find[record.Record](b, k, id)
		dirt(reflect.ValueOf(dirty).Elem())
		if k != record.KindCommittee && k != record.KindSettings {
			dirty.M().ID, dirty.M().Rev = 0, 0
			rename(dirty)
		}
		if _, err := b.Save(store.Op{Code: "add", Kind: k, Label: "Ti\u00ea\u0301ng"}, dirty); err != nil {
			t.Errorf("%s: %v", k, err)
			continue
		}
		kept := find[record.Record](b, k, dirty.M().ID)
		if !reflect.DeepEqual(kept, dirty) {
			t.Errorf("%s: the caller's record is not what was kept", k)
		}
		if k != record.KindCommittee && k != record.KindSettings && k != record.KindClosing { // these stay
			for _, err := range []error{second(b.Delete(op, k, dirty.M().ID)), second(b.Restore(op, k, dirty.M().ID)),
				second(b.Undo()), second(b.Undo()), second(b.Undo())} {
				if err != nil {
					t.Errorf("%s: %v", k, err)
				}
			}
			if find[record.Record](b, k, dirty.M().ID) != nil {
				t.Errorf("%s: an undone addition is still there", k)
			}
			if _, err := b.Redo(); err != nil {
				t.Errorf("%s: %v", k, err)
			}
		}
	}
	b.Close()
	checkStored(t, b.Path())
}

// rename makes the record another one than that it was copied from.
func rename(r record.Record) {
	switch r := r.(type) {
	case *record.Area:
		r.Name += " mới"
	case *record.Model:
		r.Name += " mới"
	case *record.Team:
		r.Name += " mới"
	case *record.Membership:
		r.Person, r.Role = 10, record.RoleMember
	case *record.Fund:
		r.Year++
	case *record.Closing:
		r.Year++
	}
}

// dirt spoils every text of a record but codes.
func dirt(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); v.Type() == reflect.TypeFor[string]() && strings.ContainsAny(s, " ếệịòầ") {
			v.SetString("\ufeff " + norm.NFD.String(s) + "\x07\t")
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				dirt(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			dirt(v.Index(i))
		}
	}
}

// checkStored walks every string of a book, the history included.
func checkStored(t *testing.T, path string) {
	t.Helper()
	b, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	n := 0
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if n++; v.String() != record.Text(v.String()) || !norm.NFC.IsNormalString(v.String()) {
				t.Errorf("stored: %q", v.String())
			}
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				walk(reflect.ValueOf(r))
			}
		}
	})
	if err := b.History(func(e store.Entry) bool {
		walk(reflect.ValueOf(e))
		for _, c := range e.Changes {
			if c.Gone {
				continue
			}
			r, err := b.Revision(c.Kind, c.ID, c.Rev)
			if err != nil {
				t.Error(err)
				continue
			}
			walk(reflect.ValueOf(r))
		}
		return true
	}); err != nil {
		t.Error(err)
	}
	if n < 100 {
		t.Error("only", n, "strings")
	}
}

// TestErrorsNameNobody makes the errors that know a record and looks for its name.
func TestErrorsNameNobody(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	p := find[*record.Person](b, record.KindPerson, 9)
	p.Rev = 0
	_, stale := b.Save(op, p)
	_, used := b.Delete(op, record.KindPerson, 9)
	_, twice := b.Save(op, &record.Membership{Person: 9, Team: 8, Role: record.RoleMember})
	for _, err := range []error{stale, used, twice} {
		if err == nil || strings.Contains(err.Error(), "Đượm") {
			t.Error(err)
		}
	}
}

func TestExportIsJSONWithoutKeys(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	if _, _, err := b.Issue(op, 14, day, pdf("tờ <giấy> & mực")); err != nil {
		t.Fatal(err)
	}
	text := export(t, b)
	var out struct {
		Schema  int
		Records map[string][]map[string]any
		Papers  []struct {
			SHA256 string
			Bytes  int
		}
	}
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	if len(out.Records) != len(record.Kinds) || len(out.Records["person"]) != 3 || len(out.Papers) != 1 || out.Papers[0].Bytes != len("tờ <giấy> & mực") {
		t.Errorf("%+v", out)
	}
	if !strings.Contains(text, `"Nguyễn Thị Đượm"`) || strings.Contains(text, `"key"`+`: "plain`) {
		t.Error("not readable, or with keys")
	}
}

// FuzzRecords puts any text into a person and an agenda and reads the book back.
func FuzzRecords(f *testing.F) {
	for _, s := range []string{"Nguyễn Thị Đượm", "a\x00b", "\xff\xfe", "e\u0302\u0323", "\u2028<&>\"\\", "😀 𠀀", strings.Repeat("á", 300), "\r\n \n"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, name, course string) {
		dir, err := os.MkdirTemp("", "fuzz")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		b, err := store.Create(filepath.Join(dir, "x.sopt"), store.Options{}, storetest.Seed()...)
		if err != nil {
			t.Fatal(err)
		}
		m := find[*record.Meeting](b, record.KindMeeting, 13)
		m.Agenda[0].Course = []string{course}
		p := &record.Person{Name: name}
		_, err = b.Save(op, p, m)
		var faults record.FieldErrors
		if err != nil && !errors.As(err, &faults) {
			t.Fatal(err)
		}
		var before, after bytes.Buffer
		b.Export(&before)
		b.Close()
		if b, err = store.Open(b.Path(), store.Options{}); err != nil {
			t.Fatal(err)
		}
		b.Export(&after)
		b.Close()
		if !bytes.Equal(before.Bytes(), after.Bytes()) {
			t.Error("read back other than written")
		}
		storetest.Check(t, b.Path())
	})
}
