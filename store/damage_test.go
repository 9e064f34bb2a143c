package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// worn is a closed book with some history in it: edits, bin, undo, a frozen paper,
// and pages that became free.
func worn(t testing.TB) (raw []byte, exported string) {
	t.Helper()
	return wornBy(t, func(*store.Book) error { return nil })
}

// wornHidden is the same with a password.
func wornHidden(t testing.TB) (raw []byte, exported string) {
	t.Helper()
	return wornBy(t, func(b *store.Book) error {
		_, err := b.SetPassword(storetest.Password, store.NewCode())
		return err
	})
}

func wornBy(t testing.TB, before func(*store.Book) error) (raw []byte, exported string) {
	t.Helper()
	b := storetest.New(t, append(storetest.Seed(), storetest.People(60)...)...)
	for i := range 12 {
		p := find[*record.Person](b, record.KindPerson, record.ID(20+i))
		p.Work = "Làm vườn"
		if _, err := b.Save(store.Op{Code: "edit", Label: p.Name}, p); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Delete(op, record.KindPerson, 40, 41); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	b.Close()
	path := filepath.Join(t.TempDir(), "dense.sopt")
	dense(t, b.Path(), path)
	b, err := store.Open(path, store.Options{Now: storetest.Clock()}.Cheap(nil))
	if err == nil {
		err = before(b)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.Issue(op, 14, day, pdf(string(make([]byte, 9000)))); err != nil {
		t.Fatal(err)
	}
	exported = export(t, b)
	b.Close()
	raw = readFile(t, path)
	le := binary.LittleEndian
	high := max(le.Uint64(raw[16+40:]), le.Uint64(raw[4096+16+40:])) // pages behind it were never used
	return raw[:high*4096], exported
}

// dense writes the same database without its free pages, so that damage hits what
// is in use.
func dense(t testing.TB, from, to string) {
	t.Helper()
	src, err := bbolt.Open(from, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	dst, err := bbolt.Open(to, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(bbolt.Compact(dst, src, 0), src.Close(), dst.Close()); err != nil {
		t.Fatal(err)
	}
}

// judge opens damaged bytes: they must be refused without a change of the file, or
// open as exactly the book that they were. sound says that a deep check finds
// nothing either.
func judge(t *testing.T, path string, raw []byte, exported string) (opened, sound bool) {
	t.Helper()
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	o := store.Options{Secret: storetest.Password}.Cheap(nil)
	b, err := store.Open(path, o)
	if err != nil {
		var fault *store.OpenError
		if !errors.As(err, &fault) {
			t.Errorf("no OpenError: %v", err)
		}
		if !bytes.Equal(readFile(t, path), raw) {
			t.Error("a refused file was changed")
		}
		return false, false
	}
	defer b.Close()
	var out bytes.Buffer // a protected book opens its papers for it
	if err := b.Export(&out); err != nil && !errors.Is(err, store.ErrDamaged) || err == nil && b.Warning() == nil && out.String() != exported {
		t.Error("silently wrong", err)
	}
	b.Close()
	r, err := store.CheckWith(path, o)
	return true, err == nil && len(r.Findings) == 0
}

func TestBitFlips(t *testing.T) {
	t.Parallel()
	n := 300
	if os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		n = 20_000
	}
	seed := rand.Uint64()
	t.Logf("seed %d, %d flips", seed, n)
	t.Run("plain", func(t *testing.T) { flips(t, n, rand.New(rand.NewPCG(seed, 0)), worn) })
	t.Run("protected", func(t *testing.T) { flips(t, n/8, rand.New(rand.NewPCG(seed, 0)), wornHidden) })
}

func flips(t *testing.T, n int, random *rand.Rand, worn func(testing.TB) ([]byte, string)) {
	raw, exported := worn(t)
	path := filepath.Join(t.TempDir(), "x.sopt")
	refused, found, harmless := 0, 0, 0
	for range n {
		i, bit := random.IntN(len(raw)), byte(1)<<random.IntN(8)
		raw[i] ^= bit
		switch opened, sound := judge(t, path, raw, exported); {
		case !opened:
			refused++
		case !sound:
			found++
		default:
			harmless++
		}
		raw[i] ^= bit
		if t.Failed() {
			t.Fatalf("byte %d of %d (page %d), bit %08b", i, len(raw), i/4096, bit)
		}
	}
	t.Logf("%d refused at opening, %d found by the check, %d in bytes that nothing uses", refused, found, harmless)
	if refused == 0 || found == 0 {
		t.Error("the flips hit nothing")
	}
}

func TestCuts(t *testing.T) {
	raw, exported := worn(t)
	path := filepath.Join(t.TempDir(), "x.sopt")
	short := 0
	for i := range 300 {
		n := len(raw) * i / 300
		opened, _ := judge(t, path, raw[:n], exported)
		if t.Failed() {
			t.Fatalf("cut to %d of %d", n, len(raw))
		}
		if !opened {
			short++
		}
	}
	if short != 300 {
		t.Errorf("%d of 300 cuts refused", short)
	}
}

// TestGarbledPages puts zeros, noise or another page in the place of a page.
func TestGarbledPages(t *testing.T) {
	t.Run("plain", func(t *testing.T) { garble(t, worn) })
	t.Run("protected", func(t *testing.T) { garble(t, wornHidden) })
}

func garble(t *testing.T, worn func(testing.TB) ([]byte, string)) {
	raw, exported := worn(t)
	path := filepath.Join(t.TempDir(), "x.sopt")
	random := rand.New(rand.NewPCG(1, 2))
	for page := 0; page < len(raw)/4096; page++ {
		for way := range 3 {
			bad := bytes.Clone(raw)
			at := bad[page*4096 : page*4096+4096]
			switch way {
			case 0:
				clear(at)
			case 1:
				for i := range at {
					at[i] = byte(random.Uint32())
				}
			case 2:
				copy(at, raw[random.IntN(len(raw)/4096)*4096:])
			}
			judge(t, path, bad, exported)
			if t.Failed() {
				t.Fatalf("page %d, way %d", page, way)
			}
		}
	}
}

func TestGuardNamesTheFault(t *testing.T) {
	raw, _ := worn(t)
	dir := t.TempDir()
	put := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	schema := func(n uint64) []byte { return binary.BigEndian.AppendUint64([]byte("schema"), n) }
	newer := bytes.ReplaceAll(raw, schema(uint64(before)), schema(9))
	other := filepath.Join(dir, "other.db")
	db, err := bbolt.Open(other, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, x := range []struct {
		path string
		want error
	}{
		{filepath.Join(dir, "none"), store.ErrNoFile}, {put("empty", nil), store.ErrEmpty},
		{put("picture", append([]byte("\xFF\xD8\xFF\xE0"), make([]byte, 9000)...)), store.ErrForeign},
		{put("short", []byte("x")), store.ErrForeign}, {put("cut", raw[:len(raw)/3]), store.ErrCut},
		{put("zeros", make([]byte, len(raw))), store.ErrForeign},
		{put("newer", newer), store.ErrNewer}, {other, store.ErrForeign}, {dir, store.ErrForeign},
		{put("two states of one transaction", numbered(raw, 0, transaction(raw, 1))), store.ErrDamaged},
		{put("a transaction that never comes", numbered(raw, 0, 1<<62)), store.ErrDamaged},
	} {
		_, err := store.Open(x.path, store.Options{})
		var fault *store.OpenError
		if !errors.Is(err, x.want) || !errors.As(err, &fault) || fault.Path != x.path {
			t.Errorf("%s: %v, want %v", filepath.Base(x.path), err, x.want)
		}
		if fault != nil && x.want == store.ErrNewer && fault.Schema != 9 {
			t.Error("the schema of the newer book is not told:", fault.Schema)
		}
		if _, err := store.Check(x.path); !errors.Is(err, x.want) {
			t.Errorf("check %s: %v", filepath.Base(x.path), err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("opening made a file")
	}
}

func TestLostMetaPageIsToldWithItsTime(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	p := &record.Person{Name: "Cuối"}
	for i := range 2 { // the newest meta page is the first, then the second
		p.Name += "."
		r, err := b.Save(op, p)
		if err != nil {
			t.Fatal(err)
		}
		raw := readFile(t, b.Path())
		le := binary.LittleEndian
		newest := 0
		if le.Uint64(raw[4096+16+48:]) > le.Uint64(raw[16+48:]) {
			newest = 4096
		}
		raw[newest+16+50] ^= 4
		path := filepath.Join(t.TempDir(), "x.sopt")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		old, err := store.Open(path, store.Options{})
		if err != nil {
			t.Fatal(i, err)
		}
		if w := old.Warning(); w == nil || w.Seq != r.Seq-1 || !w.At.Before(r.At) {
			t.Errorf("%+v after %+v", w, r)
		}
		old.Close()
	}
	if b.Warning() != nil {
		t.Error("a sound book warns")
	}
}

// TestValuesThatMoved changes whole sealed values with bbolt itself, behind the
// store's back: each must be seen at opening.
func TestValuesThatMoved(t *testing.T) {
	raw, _ := worn(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "x.sopt")
	key := func(id record.ID) []byte { return binary.BigEndian.AppendUint64(nil, uint64(id)) }
	person := func(bt *bbolt.Tx) *bbolt.Bucket { return bt.Bucket([]byte(record.KindPerson)) }
	var old []byte
	for name, f := range map[string]func(bt *bbolt.Tx) error{
		"missing": func(bt *bbolt.Tx) error { return person(bt).Delete(key(50)) },
		"swapped": func(bt *bbolt.Tx) error {
			a, b := bytes.Clone(person(bt).Get(key(50))), bytes.Clone(person(bt).Get(key(51)))
			return errors.Join(person(bt).Put(key(50), b), person(bt).Put(key(51), a))
		},
		"copied": func(bt *bbolt.Tx) error {
			return person(bt).Put(key(999), bytes.Clone(person(bt).Get(key(50))))
		},
		"other bucket": func(bt *bbolt.Tx) error {
			return bt.Bucket([]byte(record.KindArea)).Put(key(50), bytes.Clone(person(bt).Get(key(50))))
		},
		"paper missing": func(bt *bbolt.Tx) error {
			files := bt.Bucket([]byte("files"))
			k, _ := files.Cursor().First()
			return files.Delete(bytes.Clone(k))
		},
		"bucket missing": func(bt *bbolt.Tx) error { return bt.DeleteBucket([]byte(record.KindTeam)) },
		"no head":        func(bt *bbolt.Tx) error { return bt.Bucket([]byte("head")).Delete([]byte("head")) },
		"no key":         func(bt *bbolt.Tx) error { return bt.Bucket([]byte("keys")).Put([]byte("0"), []byte("{}")) },
	} {
		tamper(t, path, raw, f)
		if _, err := store.Open(path, store.Options{}); !errors.Is(err, store.ErrDamaged) && !(name == "no key" && errors.Is(err, store.ErrNewer)) {
			t.Errorf("%s: %v", name, err)
		}
	}

	// A value that once was right comes back.
	tamper(t, path, raw, func(bt *bbolt.Tx) error { old = bytes.Clone(person(bt).Get(key(50))); return nil })
	b, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := find[*record.Person](b, record.KindPerson, 50)
	p.Name = "Tên mới"
	if _, err := b.Save(op, p); err != nil {
		t.Fatal(err)
	}
	b.Close()
	tamper(t, path, readFile(t, path), func(bt *bbolt.Tx) error { return person(bt).Put(key(50), old) })
	if _, err := store.Open(path, store.Options{}); !errors.Is(err, store.ErrDamaged) {
		t.Error("a value of yesterday:", err)
	}

	// So does one of another book, under the same key.
	other, _ := worn(t)
	tamper(t, path, other, func(bt *bbolt.Tx) error { old = bytes.Clone(person(bt).Get(key(50))); return nil })
	tamper(t, path, raw, func(bt *bbolt.Tx) error { return person(bt).Put(key(50), old) })
	if _, err := store.Open(path, store.Options{}); !errors.Is(err, store.ErrDamaged) {
		t.Error("a value of another book:", err)
	}
}

func tamper(t *testing.T, path string, raw []byte, f func(bt *bbolt.Tx) error) {
	t.Helper()
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(f), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestCheckFindsHistory changes the history behind the store's back: opening does
// not read it, the check does.
func TestCheckFindsHistory(t *testing.T) {
	raw, _ := worn(t)
	path := filepath.Join(t.TempDir(), "x.sopt")
	for name, x := range map[string]struct {
		f    func(bt *bbolt.Tx) error
		want string
	}{
		"entry missing": {func(bt *bbolt.Tx) error {
			return bt.Bucket([]byte("history")).Delete(binary.BigEndian.AppendUint64(nil, 3))
		}, store.FoundHistory},
		"contents missing": {func(bt *bbolt.Tx) error {
			c := bt.Bucket([]byte("contents"))
			k, _ := c.Cursor().First()
			return c.Delete(bytes.Clone(k))
		}, store.FoundContents},
		"paper swapped": {func(bt *bbolt.Tx) error {
			files := bt.Bucket([]byte("files"))
			k, v := files.Cursor().First()
			v = bytes.Clone(v)
			v[5000] ^= 1 // within: the digest of the head knows the tag only
			return files.Put(bytes.Clone(k), v)
		}, store.FoundPaper},
	} {
		tamper(t, path, raw, x.f)
		r, err := store.Check(path)
		if err != nil || len(r.Findings) == 0 || r.Findings[0].Code != x.want {
			t.Errorf("%s: %v %v", name, r.Findings, err)
		}
	}
}

// TestCutUnderAnOpenBook cuts the file while it is open: reading what is gone is an
// error, not the end of the process.
func TestCutUnderAnOpenBook(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows lets nobody cut a mapped file")
	}
	raw, _ := worn(t)
	path := filepath.Join(t.TempDir(), "x.sopt")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 8192); err != nil {
		t.Fatal(err)
	}
	if err := b.History(func(store.Entry) bool { return true }); !errors.Is(err, store.ErrDamaged) {
		t.Error(err)
	}
	b.Close()
}

// TestOpenWantsTheLastEntry: opening finds a last entry that is missing, and one that was
// sealed by the same book under the same number in another line of it.
func TestOpenWantsTheLastEntry(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	b.Close()
	raw := readFile(t, b.Path())
	last := binary.BigEndian.AppendUint64(nil, 2)
	step := func(name string) (file, entry []byte) {
		t.Helper()
		path := filepath.Join(t.TempDir(), "x.sopt")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := store.Open(path, store.Options{Now: storetest.Clock()})
		if err != nil {
			t.Fatal(err)
		}
		renamed(t, b, 9, name)
		if err := b.DB().View(func(bt *bbolt.Tx) error {
			entry = bytes.Clone(bt.Bucket([]byte("history")).Get(last))
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		b.Close()
		return readFile(t, path), entry
	}
	one, _ := step("Một")
	_, other := step("Hai")
	path := filepath.Join(t.TempDir(), "x.sopt")
	for name, f := range map[string]func(*bbolt.Bucket) error{
		"missing": func(h *bbolt.Bucket) error { return h.Delete(last) },
		"another": func(h *bbolt.Bucket) error { return h.Put(last, other) },
	} {
		tamper(t, path, one, func(bt *bbolt.Tx) error { return f(bt.Bucket([]byte("history"))) })
		if b, err := store.Open(path, store.Options{ReadOnly: true}); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
			b.Close()
		}
	}
}
