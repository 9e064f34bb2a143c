package store_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/text/unicode/norm"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// worked is a book with a history of everything: papers, bin, undo.
func filledBook(t *testing.T) *store.Book {
	t.Helper()
	path := filepath.Join(t.TempDir(), "thử.sopt")
	b, err := store.Create(path, store.Options{Who: "Cán bộ thử", Now: storetest.Clock()}.Cheap(nil),
		append(storetest.Seed(), storetest.Work()...)...)
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, b)
	filled(t, b, func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	})
	return b
}

// history is everything that the history says and the contents of every revision.
func history(t *testing.T, b *store.Book) string {
	t.Helper()
	var s strings.Builder
	enc := json.NewEncoder(&s)
	err := b.History(func(e store.Entry) bool {
		if err := enc.Encode(e); err != nil {
			t.Fatal(err)
		}
		for _, c := range e.Changes {
			r, err := b.Revision(c.Kind, c.ID, c.Rev)
			if err := errors.Join(enc.Encode(r), enc.Encode(err != nil)); err != nil {
				t.Fatal(err)
			}
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return s.String()
}

func protect(t *testing.T, b *store.Book, copies ...string) (code string, s store.Sealed) {
	t.Helper()
	code = store.NewCode()
	s, err := b.SetPassword(storetest.Password, code, copies...)
	if err != nil {
		t.Fatal(err)
	}
	return code, s
}

// hidden fails if any of the texts stands in the bytes in a form that could be read.
func hidden(t *testing.T, what string, raw []byte, forms map[string][]byte) {
	t.Helper()
	for name, form := range forms {
		if len(form) < 6 {
			t.Fatalf("%q is too short to be searched for", form)
		}
		if bytes.Contains(raw, form) {
			t.Errorf("%s holds %s", what, name)
		}
	}
}

func keyForms(key []byte) map[string][]byte {
	return map[string][]byte{
		"the key": key, "the key in base64": []byte(base64.StdEncoding.EncodeToString(key)[:42]),
		"the key in hex": []byte(hex.EncodeToString(key)), "the key in HEX": []byte(strings.ToUpper(hex.EncodeToString(key))),
	}
}

func TestPassword(t *testing.T) {
	b := filledBook(t)
	path, old := b.Path(), bytes.Clone(b.Key())
	was, past, before := export(t, b), history(t, b), readFile(t, b.Path())
	if b.Protected() || !bytes.Contains(before, keyForms(old)["the key in base64"]) {
		t.Fatal("a fresh book is protected, or the test does not see a plain key")
	}
	told := 0
	b.Listen(func(store.Receipt) { told++ })
	code, s := protect(t, b)
	if !b.Protected() || !s.Wiped || told != 0 {
		t.Errorf("%v %+v, %d times told", b.Protected(), s, told)
	}
	same := func(what string) {
		t.Helper()
		if export(t, b) != was || history(t, b) != past {
			t.Error(what, "the book reads otherwise")
		}
		hidden(t, what, readFile(t, path), keyForms(old))
		if bytes.Equal(b.Key(), old) {
			t.Error(what, "the key is the old one")
		}
	}
	same("protected,")
	// It goes on: undo, new records, papers.
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Redo(); err != nil {
		t.Fatal(err)
	}
	was, past = export(t, b), history(t, b)
	b.Close()

	open := func(secret string) error {
		x, err := store.Open(path, store.Options{Secret: secret}.Cheap(nil))
		if err == nil {
			b = x
			same("opened,")
			x.Close()
		}
		return err
	}
	if err := open(""); !errors.Is(err, store.ErrSecret) {
		t.Error(err)
	}
	for _, right := range []string{storetest.Password, norm.NFD.String(storetest.Password), code, strings.ToLower(code),
		strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " – "), " " + code + "\n"} {
		if err := open(right); err != nil {
			t.Errorf("%q: %v", right, err)
		}
	}
	other := store.NewCode()
	mistyped := []byte(code)
	mistyped[3] = map[bool]byte{true: '4', false: '3'}[mistyped[3] == '3']
	p := storetest.Password
	for _, wrong := range []string{p + " ", " " + p, p[:len(p)-1], p + "x", strings.ToUpper(p), strings.ReplaceAll(p, " ", "  "),
		strings.ReplaceAll(p, " ", "\u00A0"), strings.Repeat("a", 1<<20), other, string(mistyped), "\x00", "\xff"} {
		if err := open(wrong); !errors.Is(err, store.ErrWrongSecret) {
			t.Errorf("%.40q: %v", wrong, err)
		}
	}
	if _, err := store.Check(path); !errors.Is(err, store.ErrSecret) {
		t.Error(err)
	}

	again, err := store.Open(path, store.Options{Secret: code}.Cheap(nil))
	if err != nil {
		t.Fatal(err)
	}
	b = again
	storetest.CheckAtEnd(t, b)
	if _, err := b.RemovePassword(); err != nil || b.Protected() {
		t.Fatal(err)
	}
	same("free again,")
	b.Close()
	if err := open(""); err != nil {
		t.Error(err)
	}
}

// TestPasswordGivesNothingAway looks for anything of the contents in the file.
func TestPasswordGivesNothingAway(t *testing.T) {
	b := filledBook(t)
	var texts []string
	var hash string
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				record.Leaves(r, func(l record.Leaf) {
					if s, ok := l.Value.(string); ok && l.List == "" && len(s) > 6 {
						texts = append(texts, s)
					}
				})
				if d, ok := r.(*record.Document); ok && d.Hash != "" {
					hash = d.Hash
				}
			}
		}
	})
	if len(texts) < 50 || hash == "" {
		t.Fatal(len(texts), hash)
	}
	protect(t, b)
	raw := readFile(t, b.Path())
	for _, s := range texts {
		hidden(t, b.Path(), raw, nameForms(s))
	}
	hidden(t, b.Path(), raw, map[string][]byte{"the hash of a paper": []byte(hash)})
	if pdf, err := b.PDF(hash); err != nil || len(pdf) == 0 {
		t.Error(err)
	}
}

// nameForms are the ways in which a text may stand in a file.
func nameForms(s string) map[string][]byte {
	wide := func(order func(hi, lo byte) []byte) (b []byte) {
		for _, r := range s {
			if r < 1<<16 {
				b = append(b, order(byte(r>>8), byte(r))...)
			}
		}
		return b
	}
	f := map[string][]byte{s + " in UTF-8": []byte(s), s + " in NFD": []byte(norm.NFD.String(s)),
		s + " in UTF-16LE":   wide(func(hi, lo byte) []byte { return []byte{lo, hi} }),
		s + " in UTF-16BE":   wide(func(hi, lo byte) []byte { return []byte{hi, lo} }),
		s + " in capitals":   []byte(strings.ToUpper(s)),
		s + " in small":      []byte(strings.ToLower(s)),
		s + " without marks": []byte(record.Fold(s))}
	for name, form := range f {
		if len(form) < 6 {
			delete(f, name)
		}
	}
	return f
}

func TestChangedPasswordMakesTheOldUseless(t *testing.T) {
	b := filledBook(t)
	code, _ := protect(t, b)
	old, raw := bytes.Clone(b.Key()), readFile(t, b.Path())
	const next = "mật khẩu thứ hai, dài hơn"
	code2 := store.NewCode()
	if _, err := b.SetPassword(next, code2); err != nil {
		t.Fatal(err)
	}
	for secret, want := range map[string]error{storetest.Password: store.ErrWrongSecret, code: store.ErrWrongSecret, next: nil, code2: nil} {
		if err := b.CheckSecret(secret); !errors.Is(err, want) {
			t.Errorf("%q: %v", secret, err)
		}
	}
	hidden(t, "the book", readFile(t, b.Path()), keyForms(old))
	// The old slots open nothing of the new file.
	b.Close()
	stale := filepath.Join(t.TempDir(), "cũ.sopt")
	if err := os.WriteFile(stale, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	slots := map[string][]byte{}
	tamper(t, stale, raw, func(bt *bbolt.Tx) error {
		return bt.Bucket([]byte("keys")).ForEach(func(k, v []byte) error { slots[string(k)] = bytes.Clone(v); return nil })
	})
	tamper(t, b.Path(), readFile(t, b.Path()), func(bt *bbolt.Tx) error {
		for k, v := range slots {
			if err := bt.Bucket([]byte("keys")).Put([]byte(k), v); err != nil {
				return err
			}
		}
		return nil
	})
	if _, err := store.Open(b.Path(), store.Options{Secret: storetest.Password}.Cheap(nil)); !errors.Is(err, store.ErrDamaged) {
		t.Error(err)
	}
	if err := os.WriteFile(b.Path(), raw, 0o600); err != nil { // for the check at the end
		t.Fatal(err)
	}
}

func TestUnfitSecrets(t *testing.T) {
	b := filledBook(t)
	raw := readFile(t, b.Path())
	for _, p := range []string{"", "ngắn", "1234567", " trước là trống", "sau là trống ", "xuống\ndòng rồi", "tab\tở giữa", "khoảng\u00A0trắng lạ",
		"zero\u200Bwidth", "kh\xffng phải chữ", strings.Repeat("dài", 86)} {
		if _, err := b.SetPassword(p, store.NewCode()); !errors.Is(err, store.ErrPassword) {
			t.Errorf("%q: %v", p, err)
		}
	}
	code := store.NewCode()
	for _, c := range []string{"", code[:28], code + "3", "33333-33333-33333-33333-33334"} {
		if _, err := b.SetPassword(storetest.Password, c); !errors.Is(err, store.ErrCode) {
			t.Errorf("%q: %v", c, err)
		}
	}
	if !bytes.Equal(readFile(t, b.Path()), raw) || b.Protected() {
		t.Error("the book changed")
	}
	for _, p := range []string{"12345678", "mật khẩu", strings.Repeat("dài-", 64)} {
		if _, err := b.SetPassword(p, code); err != nil || b.CheckSecret(p) != nil {
			t.Errorf("%q: %v", p, err)
		}
	}
	if _, err := b.SetPassword(storetest.Password, code); err != nil {
		t.Fatal(err)
	}
}

func TestCodes(t *testing.T) {
	code := store.NewCode()
	plain, ok := store.ReadCode(code)
	if !ok || len(plain) != 25 || len(code) != 29 || store.NewCode() == code {
		t.Fatal(code, plain)
	}
	const letters = "34679CFHJKLMNPQRTVX"
	for range 200 {
		plain, ok := store.ReadCode(store.NewCode())
		if !ok {
			t.Fatal(plain)
		}
		for i := range plain {
			for _, c := range letters {
				if wrong := plain[:i] + string(c) + plain[i+1:]; wrong != plain {
					if _, ok := store.ReadCode(wrong); ok {
						t.Errorf("%s for %s", wrong, plain)
					}
				}
			}
			if i > 0 && plain[i] != plain[i-1] {
				if wrong := plain[:i-1] + plain[i:i+1] + plain[i-1:i] + plain[i+1:]; wrong != plain {
					if _, ok := store.ReadCode(wrong); ok {
						t.Errorf("%s for %s", wrong, plain)
					}
				}
			}
		}
	}
	for _, bad := range []string{"", "A", strings.Repeat("3", 24), plain[:24], plain + plain, "Đ" + plain[1:]} {
		if _, ok := store.ReadCode(bad); ok {
			t.Error(bad)
		}
	}
}

// TestDamagedSlots changes every byte of the slots and what they ask for.
func TestDamagedSlots(t *testing.T) {
	b := filledBook(t)
	code, _ := protect(t, b)
	b.Close()
	raw := readFile(t, b.Path())
	slots := map[string][]byte{}
	tamper(t, b.Path(), raw, func(bt *bbolt.Tx) error {
		return bt.Bucket([]byte("keys")).ForEach(func(k, v []byte) error { slots[string(k)] = bytes.Clone(v); return nil })
	})
	if len(slots) != 2 {
		t.Fatalf("%q", slots)
	}
	with := func(number string, slot []byte, secret string) error {
		tamper(t, b.Path(), raw, func(bt *bbolt.Tx) error { return bt.Bucket([]byte("keys")).Put([]byte(number), slot) })
		x, err := store.Open(b.Path(), store.Options{Secret: secret, ReadOnly: true, NoSearch: true}.Cheap(nil))
		if err == nil {
			x.Close()
		}
		return err
	}
	refused := 0
	for i := range slots["0"] {
		changed := bytes.Clone(slots["0"])
		changed[i] ^= 1
		// Spare bits of base64 may change without harm. What must not be said of a
		// damaged slot is that the right secret is wrong.
		err := with("0", changed, storetest.Password)
		if errors.Is(err, store.ErrWrongSecret) && bytes.Contains(changed, []byte(`"type":"password"`)) {
			t.Fatalf("byte %d of %s: %v", i, slots["0"], err)
		}
		if err != nil {
			refused++
		}
	}
	if refused < len(slots["0"])*9/10 {
		t.Errorf("only %d of %d damaged slots are refused", refused, len(slots["0"]))
	}
	if err := with("0", []byte(`{"type":"password"}`), code); err != nil {
		t.Error("the other slot does not help:", err)
	}
	if err := with("0", slots["1"], storetest.Password); err == nil {
		t.Error("a slot of another type opens")
	}
	for _, absurd := range []string{`"memory":4194304`, `"memory":0`, `"memory":1`, `"memory":4294967295`, `"memory":-1`, `"passes":0`, `"passes":4000000000`, `"lanes":0`, `"lanes":255`} {
		field, _, _ := strings.Cut(absurd, ":")
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(slots["0"], &fields); err != nil {
			t.Fatal(err)
		}
		fields[strings.Trim(field, `"`)] = json.RawMessage(absurd[len(field)+1:])
		slot, err := json.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		if err := with("0", slot, storetest.Password); !errors.Is(err, store.ErrDamaged) || time.Since(begin) > 10*time.Second {
			t.Errorf("%s: %v after %v", absurd, err, time.Since(begin))
		}
	}
	if err := os.WriteFile(b.Path(), raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWrongTriesSlowDown(t *testing.T) {
	b := filledBook(t)
	protect(t, b)
	b.Close()
	var waited time.Duration
	for i, want := range []time.Duration{0, 0, 0, 1, 2, 4, 8, 16, 32, 32} {
		waited = 0
		_, err := store.Open(b.Path(), store.Options{Secret: "không phải"}.Cheap(&waited))
		if !errors.Is(err, store.ErrWrongSecret) || waited != want*time.Second {
			t.Errorf("try %d: %v, waited %v", i, err, waited)
		}
	}
	x, err := store.Open(b.Path(), store.Options{Secret: storetest.Password}.Cheap(&waited))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	waited = 0
	if err := x.CheckSecret("không phải"); !errors.Is(err, store.ErrWrongSecret) || waited != 0 {
		t.Error("the right secret does not end the waiting:", err, waited)
	}
}

// TestReadersDuringRewrite reads memory, history and papers while the file below is
// changed, and saves in between.
func TestReadersDuringRewrite(t *testing.T) {
	b := filledBook(t)
	var hash string
	b.Read(func(v *record.View) {
		for d := range v.Documents.All() {
			if d.Hash != "" {
				hash = d.Hash
			}
		}
	})
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := b.PDF(hash); err != nil {
					t.Error(err)
				}
				if err := b.History(func(e store.Entry) bool { return e.Seq%5 != 0 }); err != nil {
					t.Error(err)
				}
				b.Search("nguyen", 10)
				b.UndoOp()
				if n%10 == 0 {
					if _, err := b.Save(op, storetest.People(1)...); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	for range 4 {
		protect(t, b)
		if _, err := b.RemovePassword(); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	wg.Wait()
}

// TestLeftBehind puts down what a killed rewrite leaves, and the draft of a restore that
// was killed yesterday, and opens the book.
func TestLeftBehind(t *testing.T) {
	b := filledBook(t)
	was := export(t, b)
	b.Close()
	dir, path := filepath.Dir(b.Path()), b.Path()
	half, second, foreign := filepath.Join(dir, ".thử.sopt.new-0a"), filepath.Join(dir, ".thử.sopt.old-0b"), filepath.Join(dir, ".khác.sopt.new-0a")
	alone, draft, fresh := filepath.Join(dir, ".thử.sopt.old-0c"), filepath.Join(dir, ".sopt-new-1"), filepath.Join(dir, ".sopt-new-2")
	yesterday := time.Now().Add(-25 * time.Hour)
	err := errors.Join(os.WriteFile(draft, []byte("draft"), 0o600), os.Chtimes(draft, yesterday, yesterday), os.WriteFile(fresh, nil, 0o600), os.WriteFile(half, []byte("half"), 0o600), os.Link(path, second), os.WriteFile(foreign, nil, 0o600),
		os.WriteFile(alone, readFile(t, path), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	b, err = store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, b)
	if export(t, b) != was {
		t.Error("the book changed")
	}
	b.Close() // Windows takes the second name away only then
	for name, want := range map[string]bool{half: false, second: false, alone: false, foreign: true, draft: false, fresh: true} {
		if _, err := os.Stat(name); (err == nil) != want {
			t.Error(name, err)
		}
	}
}

func TestCopiesFollowThePassword(t *testing.T) {
	b := filledBook(t)
	dir := filepath.Join(t.TempDir(), "sao lưu")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	was := export(t, b)
	place := func(name string, raw []byte) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first := place("một.sopt", readFile(t, b.Path()))
	old := bytes.Clone(b.Key())
	other := storetest.New(t, storetest.Seed()...)
	foreign := place("sổ khác.sopt", readFile(t, other.Path()))
	broken := place("hỏng.sopt", readFile(t, b.Path())[:9000])
	place("ghi chú.txt", []byte("không phải sổ"))
	foreignRaw, brokenRaw := readFile(t, foreign), readFile(t, broken)
	_, s := protect(t, b, dir)
	if len(s.Copies.Done) != 1 || s.Copies.Done[0] != first || len(s.Copies.Left) != 2 {
		t.Fatalf("%+v", s.Copies)
	}
	for _, l := range s.Copies.Left {
		if want := map[string]error{foreign: store.ErrForeign, broken: store.ErrCut}[l.Path]; !errors.Is(l.Err, want) {
			t.Errorf("%+v", l)
		}
	}
	if !bytes.Equal(readFile(t, foreign), foreignRaw) || !bytes.Equal(readFile(t, broken), brokenRaw) {
		t.Error("a file that is no copy changed")
	}
	hidden(t, first, readFile(t, first), keyForms(old))
	c, err := store.Open(first, store.Options{Secret: storetest.Password, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if export(t, c) != was {
		t.Error("the copy reads otherwise")
	}
	c.Close()
	// One that was out of reach; one that is right already stays byte for byte.
	away := place("hai.sopt", readFile(t, other.Path()))
	os.Remove(away)
	right := readFile(t, first)
	if got := b.Align(first, away); len(got.Done) != 1 || len(got.Left) != 1 || !errors.Is(got.Left[0].Err, store.ErrNoFile) {
		t.Errorf("%+v", got)
	}
	if !bytes.Equal(readFile(t, first), right) {
		t.Error("a copy that was right is written again")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 4 {
		t.Error(entries, err)
	}
}
