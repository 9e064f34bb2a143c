package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"sophongtrao/store/record"
)

// Fuzzing of what reads the file. Values are sealed, so chance never gets as far as the
// readers of heads, entries, slots and drafts; a fault of ours or an older program
// might. None may panic or take for good what it would write differently.

// FuzzBook patches a book, with the check sums of its meta pages made right again:
// what the guard lets through must be read to its end without a death of the process.
func FuzzBook(f *testing.F) {
	good := filepath.Join(f.TempDir(), "x.sopt")
	b, err := Create(good, Options{}, &record.Person{Name: "Người đầu"})
	if err != nil {
		f.Fatal(err)
	}
	for i := range 3 {
		if _, err := b.Save(Op{Code: "add"}, &record.Person{Name: "Người", Work: []string{"a", "b", "c"}[i]}); err != nil {
			f.Fatal(err)
		}
	}
	b.Close()
	base, err := os.ReadFile(good)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{}, uint16(0))
	f.Add([]byte{0, 0, 40, 1, 0, 16, 40, 1}, uint16(0)) // both meta pages
	f.Add([]byte{0, 32, 8, 2}, uint16(3))
	f.Add([]byte{0, 48, 12, 255, 0, 64, 10, 255}, uint16(0))
	f.Fuzz(func(t *testing.T, patch []byte, cut uint16) {
		raw := bytes.Clone(base)
		for ; len(patch) >= 4; patch = patch[4:] { // place, in three bytes, and the byte that goes there
			at := int(patch[0])<<16 | int(patch[1])<<8 | int(patch[2])
			raw[at%len(raw)] = patch[3]
		}
		for i := range 2 {
			h := fnv.New64a()
			h.Write(raw[i*pageSize+16:][:56])
			binary.LittleEndian.PutUint64(raw[i*pageSize+16+56:], h.Sum64())
		}
		raw = raw[:len(raw)-int(cut)]
		if _, err := look(bytes.NewReader(raw), int64(len(raw))); err != nil {
			return
		}
		path := filepath.Join(t.TempDir(), "x.sopt")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := Open(path, Options{ReadOnly: true})
		if err != nil {
			if now, _ := os.ReadFile(path); !bytes.Equal(now, raw) {
				t.Error("a refused file was changed")
			}
			return
		}
		_ = b.History(func(e Entry) bool {
			for _, c := range e.Changes {
				_, _ = b.Revision(c.Kind, c.ID, c.Rev)
			}
			return true
		})
		_, _, _ = b.Drafts()
		b.Close()
		_, _ = Check(path)
	})
}

// FuzzLook gives the guard bytes that never were a book.
func FuzzLook(f *testing.F) {
	for _, name := range []string{"s1.sopt", "s2.sopt"} {
		raw, err := os.ReadFile(filepath.Join("testdata", "books", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw[:4*pageSize])
	}
	f.Add([]byte(nil))
	f.Fuzz(func(_ *testing.T, raw []byte) {
		_, _ = look(bytes.NewReader(raw), int64(len(raw)))
		_, _ = look(bytes.NewReader(raw), int64(len(raw))+pageSize) // cut while it is read
	})
}

// FuzzEntry reads any bytes as an entry of the history: as encoding/json does, and what
// was read can be written and read again.
func FuzzEntry(f *testing.F) {
	e := Entry{Seq: 7, At: time.Unix(1770000000, 0).UTC(), Who: "Cán bộ", Op: Op{Code: "edit", N: 2, Label: "Tên"},
		Changes: []*Change{{Kind: record.KindPerson, ID: 9, What: ChangeEdit, Rev: 2, Was: 1, Digest: []byte{1}}}}
	raw, _, err := packEntry(nil, e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	var s stored
	if json.Unmarshal(raw, &s) != nil || !planOfEntry()(&parser{b: s.Entry}, reflect.ValueOf(new(Entry)).Elem()) {
		f.Fatal("the plan gives up an entry as it is written")
	}
	for _, s := range []string{`{}`, `null`, `{"entry":null}`, `{"entry":{"seq":7},"hash":""}`, `{"hash":"AA=","entry":{"seq":7}}`, `{"hash":"","entry":{"seq":7},"entry":{}}`,
		`{"hash":"","entry":{"seq":7,"at":"2026-01-02T03:04:05+07:00","erased":[{"digest":""}],"changes":[{"id":1}],"changes":[{}]}}`, `{"entry":{"seq":7,"changes":[null]}}`, `{"entry":{"seq":7},"label":"x"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var s1, s2 stored
		var e1, e2 Entry
		fast, slow := unmarshalEntry(raw, &s1, &e1), errors.Join(json.Unmarshal(raw, &s2), json.Unmarshal(s2.Entry, &e2))
		if (fast == nil) != (slow == nil) || fast == nil && !(reflect.DeepEqual(s1, s2) && reflect.DeepEqual(e1, e2)) {
			t.Fatalf("%+v %+v %v\n%+v %+v %v", s1, e1, fast, s2, e2, slow)
		}
		e, s, err := unpackEntry(raw, 7)
		if err != nil {
			return
		}
		for _, c := range e.Changes {
			_ = c.Kind // nil would end the process in every reader
		}
		again, _, err := packEntry(s.Hash, e)
		if err != nil {
			t.Fatal(err)
		}
		if back, _, err := unpackEntry(again, 7); err != nil || !reflect.DeepEqual(shown(back), shown(e)) {
			t.Errorf("%+v\n%+v %v", e, back, err)
		}
	})
}

// shown is an entry as people and JSON see it.
func shown(e Entry) string {
	raw, _ := json.Marshal(e)
	return string(raw)
}

func FuzzHead(f *testing.F) {
	raw, err := json.Marshal(head{Seq: 3, Next: 15, Count: 14, Sum: sum{1, 2, 3, 1 << 63}, Chain: []byte{1}, At: time.Unix(1, 0).UTC(), Undo: []uint64{2, 3}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{"sum":"00"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var h, back head
		if json.Unmarshal(raw, &h) != nil {
			return
		}
		again, err := json.Marshal(h)
		if err != nil {
			t.Skip("a time that JSON cannot write was not written by us")
		}
		if err := json.Unmarshal(again, &back); err != nil || h.Sum != back.Sum || h.Seq != back.Seq || h.Next != back.Next {
			t.Errorf("%s %s %v", raw, again, err)
		}
		_, _ = pushed(h.Undo, h.Seq), pushed(h.Redo, 1)
	})
}

// FuzzSlot: a slot that somebody changed neither opens nor makes us take memory or time.
func FuzzSlot(f *testing.F) {
	key := newKey()
	for _, s := range append(plainRing(key), secretRing(key, "mật khẩu", "CODE", leastCost)...) {
		raw, err := json.Marshal(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, "mật khẩu")
	}
	f.Add([]byte(`{"type":"password","memory":4294967295,"passes":4294967295,"lanes":255}`), "x")
	f.Fuzz(func(t *testing.T, raw []byte, secret string) {
		var s slot
		if json.Unmarshal(raw, &s) != nil || s.Type == slotPlain {
			return
		}
		if s.sane() && s.Memory > leastCost.Memory {
			return // would be derived: too dear to do for each input
		}
		if !s.sane() && s.Sum != nil {
			s.Sum = s.sum() // even from somebody who can make the sum right
			if _, err := s.unwrap(secret); err == nil {
				t.Error("opened with costs that are refused")
			}
			return
		}
		if key, err := s.unwrap(secret); err == nil && secret != "mật khẩu" {
			t.Errorf("%q gives %x", secret, key)
		}
	})
}

func FuzzDraft(f *testing.F) {
	seal, err := newSealer(make([]byte, 32), bare)
	if err != nil {
		f.Fatal(err)
	}
	b := &Book{seal: seal, o: Options{}.filled()}
	d := Draft{DraftKey: DraftKey{Kind: record.KindPerson, ID: 9, Form: "person"}, Title: "Người",
		Records: []record.Record{&record.Person{Name: "Lê"}}, Fields: []record.Typed{{Text: "x"}}}
	raw, err := packDraft(d)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(d.bytes(), raw)
	f.Add(d.bytes(), []byte(`{"kind":"person","id":9,"form":"person","records":[null,{"kind":"x","data":{}},{"kind":"person"}]}`))
	f.Fuzz(func(t *testing.T, key, raw []byte) {
		d, err := b.openDraft(key, seal.seal(b.o.schema(), bucketDrafts, key, raw))
		if err != nil {
			return
		}
		if !bytes.Equal(d.bytes(), key) {
			t.Errorf("%q under %q", d.bytes(), key)
		}
		d.Mentions([]record.Ref{{Kind: record.KindPerson, ID: 9}}, "Lê")
		if again, err := packDraft(d); err != nil {
			t.Error(err)
		} else if back, err := b.openDraft(key, seal.seal(b.o.schema(), bucketDrafts, key, again)); err != nil || len(back.Records) != len(d.Records) {
			t.Errorf("%s: %v", again, err)
		}
	})
}

// FuzzCode: a recovery code reads back however it was typed, and no other text does.
func FuzzCode(f *testing.F) {
	f.Add(NewCode())
	f.Add(" hxhxh-xhxhx ")
	f.Fuzz(func(t *testing.T, text string) {
		code, ok := ReadCode(text)
		if !ok {
			return
		}
		if again, ok := ReadCode(code); !ok || again != code || len(code) != codeLength {
			t.Errorf("%q gives %q", text, code)
		}
	})
}

// FuzzCopyName: only names that we give to copies are taken for copies.
func FuzzCopyName(f *testing.F) {
	f.Add("sổ.sopt", "sổ-s2-20261128-115341-auto.sopt")
	f.Add("a.sopt", "a-s2-20261128-115341-auto-flawed-2.sopt")
	f.Fuzz(func(t *testing.T, book, name string) {
		c, ok := parseCopy(book, name)
		if !ok {
			return
		}
		path, err := vacantCopy(t.TempDir(), book, c)
		if err != nil {
			return // a name that no file can have
		}
		if again, ok := parseCopy(book, filepath.Base(path)); !ok || again != c {
			t.Errorf("%q %q: %+v, again %+v", book, name, c, again)
		}
	})
}

// FuzzPlace: every place comes back from its seal, the same one always under the same seal,
// and nothing else passes for one; what is padded comes back as it was, in few lengths.
func FuzzPlace(f *testing.F) {
	seal, err := newSealer(make([]byte, 32), hidden)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("drafts", []byte("person\x00\x00\x00\x00\x00\x00\x00\x00\x09một tên dài của phiếu"), 3)
	f.Add("head", []byte("head"), 0)
	f.Add("", []byte{}, 500)
	f.Fuzz(func(t *testing.T, bucket string, key []byte, at int) {
		if strings.Contains(bucket, "\x00") {
			return
		}
		raw := seal.place(bucket, key)
		name, got, ok := seal.placed(raw)
		if !ok || name != bucket || !bytes.Equal(got, key) || !bytes.Equal(raw, seal.place(bucket, key)) || (len(raw)-placeTag)%placeUnit != 0 {
			t.Fatalf("%q %x became %q %x", bucket, key, name, got)
		}
		raw[uint(at)%uint(len(raw))] ^= 1
		if name, got, ok := seal.placed(raw); ok {
			t.Errorf("another place opens as %q %x", name, got)
		}
		seal.placed(key)
		value := seal.seal(5, bucket, key, key)
		if plain, schema, err := seal.open(nil, bucket, key, value); err != nil || schema != 5 || !bytes.Equal(plain, key) {
			t.Error(plain, schema, err)
		}
		if n := len(value); n != seal.size(len(key)) || n < leastPad+sealExtra || len(key) > leastPad && n > sealExtra+len(key)*5/4+1 {
			t.Errorf("%d bytes are padded to %d", len(key), n)
		}
	})
}
