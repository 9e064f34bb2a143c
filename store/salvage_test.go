package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// truth is all that was ever true of a book: what a salvaged one is compared with.
type truth struct {
	raw     []byte
	now     map[record.Ref]string          // records, bin included, as JSON
	ever    map[record.Ref]map[string]bool // all their states
	places  map[record.Ref][][2]int        // where key and sealed value of the present state stand in raw
	all     string                         // everything
	entries int
}

// text is a record without its revision: what a salvage saves anew has a new one.
func text(t testing.TB, r record.Record) string {
	r = r.Clone()
	r.M().Rev = 0
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func truthOf(t testing.TB, path string, raw []byte) *truth {
	t.Helper()
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := store.Open(path, store.Options{ReadOnly: true, Secret: storetest.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	tr := &truth{raw: raw, now: map[record.Ref]string{}, ever: map[record.Ref]map[string]bool{}, places: map[record.Ref][][2]int{}}
	tr.all = everything(t, b)
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				tr.now[record.RefTo(r)] = text(t, r)
			}
		}
	})
	err = b.History(func(e store.Entry) bool {
		tr.entries++
		for _, c := range e.Changes {
			at := record.Ref{Kind: c.Kind, ID: c.ID}
			if tr.ever[at] == nil {
				tr.ever[at] = map[string]bool{}
			}
			if r, err := b.Revision(c.Kind, c.ID, c.Rev); err == nil {
				tr.ever[at][text(t, r)] = true
			}
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	err = b.DB().View(func(bt *bbolt.Tx) error {
		for at := range tr.now {
			key, value := b.Cell(bt, at.Kind, at.ID)
			cell := slices.Concat(key, value)
			for from := 0; ; {
				n := bytes.Index(raw[from:], cell)
				if n < 0 {
					break
				}
				tr.places[at] = append(tr.places[at], [2]int{from + n, from + n + len(cell)})
				from += n + 1
			}
			if len(tr.places[at]) == 0 {
				t.Error(at, "is nowhere")
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// intact says that the sealed value of a record with its key still stands in a damaged
// file.
func (tr *truth) intact(at record.Ref, bad []byte) bool {
	return slices.ContainsFunc(tr.places[at], func(p [2]int) bool {
		return p[1] <= len(bad) && bytes.Equal(bad[p[0]:p[1]], tr.raw[p[0]:p[1]])
	})
}

// harms are the kinds of damage; each changes a copy of the book.
var harms = map[string]func(r *rand.Rand, b []byte) []byte{
	"one bit": func(r *rand.Rand, b []byte) []byte { b[r.IntN(len(b))] ^= 1 << r.IntN(8); return b },
	"many bits": func(r *rand.Rand, b []byte) []byte {
		for range 2 + r.IntN(200) {
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		}
		return b
	},
	"bits of a page": func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b)/4096) * 4096
		for range 1 + r.IntN(20) {
			b[at+r.IntN(600)] ^= 1 << r.IntN(8)
		}
		return b
	},
	"zeros": func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b) / 4096)
		clear(b[at*4096 : min(len(b), (at+1+r.IntN(4))*4096)])
		return b
	},
	"sector": func(r *rand.Rand, b []byte) []byte {
		for range 1 + r.IntN(5) {
			at := r.IntN(len(b)/512) * 512
			clear(b[at : at+512])
		}
		return b
	},
	"noise": func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b)/4096) * 4096
		for i := range 4096 {
			b[at+i] = byte(r.Uint32())
		}
		return b
	},
	"swapped": func(r *rand.Rand, b []byte) []byte {
		x, y := r.IntN(len(b)/4096)*4096, r.IntN(len(b)/4096)*4096
		p := bytes.Clone(b[x : x+4096])
		copy(b[x:], b[y:y+4096])
		copy(b[y:], p)
		return b
	},
	"copied": func(r *rand.Rand, b []byte) []byte {
		x, y := r.IntN(len(b)/4096)*4096, r.IntN(len(b)/4096)*4096
		copy(b[x:x+4096], b[y:y+4096])
		return b
	},
	"cut":      func(r *rand.Rand, b []byte) []byte { return b[:1+r.IntN(len(b)-1)] },
	"no meta":  func(r *rand.Rand, b []byte) []byte { clear(b[:8192]); return b },
	"one meta": func(r *rand.Rand, b []byte) []byte { clear(b[r.IntN(2)*4096:][:4096]); return b },
	"shifted": func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b))
		return append(b[:at], b[min(len(b), at+1+r.IntN(5000)):]...)
	},
	"first half": func(r *rand.Rand, b []byte) []byte { clear(b[:len(b)/2]); return b },
}

// tally of a run of salvages.
type salvages struct {
	runs, whole, none, back, lost, unsure, silent int
	took                                          time.Duration
}

// salvage saves what it can from damaged bytes and compares it with the truth.
func (tr *truth) salvage(t *testing.T, dir string, bad []byte, n *salvages) {
	t.Helper()
	path, to, key := filepath.Join(dir, "bad.sopt"), filepath.Join(dir, "new.sopt"), filepath.Join(dir, "key.sopt")
	if err := errors.Join(os.WriteFile(path, bad, 0o600), os.WriteFile(key, tr.raw, 0o600)); err != nil {
		t.Fatal(err)
	}
	os.Remove(to)
	n.runs++
	begin := time.Now()
	s, err := store.Salvage(path, to, store.Options{Now: storetest.Clock(), Secret: storetest.Password}, key)
	n.took += time.Since(begin)
	if !bytes.Equal(readFile(t, path), bad) {
		t.Error("the damaged file was changed")
	}
	if err != nil {
		var fault *store.OpenError
		if !errors.As(err, &fault) {
			t.Error(err)
		}
		for at := range tr.now {
			if tr.intact(at, bad) {
				t.Error(at, "is intact and there is no book:", err)
				return
			}
		}
		n.none++
		return
	}
	tr.compare(t, to, bad, s, n)
}

func (tr *truth) compare(t *testing.T, to string, bad []byte, s store.Salvaged, n *salvages) {
	t.Helper()
	for _, f := range s.Report.Findings {
		if f.Code != store.FoundReference && f.Code != store.FoundPaper && f.Code != store.FoundNumber {
			t.Error("the new book has faults:", f)
		}
	}
	listed := map[string]map[record.Ref]bool{}
	unknown, end := 0, false
	for _, l := range s.Losses {
		if listed[l.Code] == nil {
			listed[l.Code] = map[record.Ref]bool{}
		}
		listed[l.Code][record.Ref{Kind: l.Kind, ID: l.ID}] = true
		if l.Code == store.LostUnknown {
			unknown = l.N
		}
		end = end || l.Code == store.LostEnd
	}
	b, err := store.Open(to, store.Options{Now: storetest.Clock(), Secret: storetest.Password})
	if err != nil {
		t.Error(err)
		return
	}
	defer b.Close()
	if s.History {
		n.whole++
	}
	if len(s.Losses) == 0 {
		if got := everything(t, b); got != tr.all {
			t.Error("nothing is said to be lost, and it is another book:", difference(got, tr.all))
		}
	}
	got := map[record.Ref]string{}
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				got[record.RefTo(r)] = text(t, r)
			}
		}
	})
	for at, is := range got {
		switch {
		case is == tr.now[at]:
			n.back++
		case !tr.ever[at][is]:
			t.Error(at, "was never like that:", is)
		case !listed[store.LostState][at] && !listed[store.Unsure][at] && !end:
			t.Error(at, "is an earlier state, and nothing says so")
			n.silent++
		case tr.intact(at, bad) && !end:
			t.Error(at, "is intact and came back in an earlier state")
		default:
			n.unsure++
		}
	}
	missing, extra := 0, 0
	for at := range got {
		if _, was := tr.now[at]; !was {
			extra++
		}
	}
	for at := range tr.now {
		if _, ok := got[at]; ok {
			if listed[store.LostRecord][at] {
				t.Error(at, "is said to be lost and is there")
			}
			continue
		}
		n.lost++
		if tr.intact(at, bad) && !end {
			t.Error(at, "is intact and did not come back")
		}
		if !listed[store.LostRecord][at] {
			missing++
		}
	}
	for at := range listed[store.LostRecord] {
		_, was := tr.now[at]
		if !was {
			extra++
		}
		if !was && s.History || tr.ever[at] == nil { // a lost step may have taken it out
			t.Error(at, "is said to be lost and was not there")
		}
	}
	// What was taken out by a step that is lost counts as there.
	if missing > unknown+extra && !end {
		t.Error(missing, "are missing and not listed;", unknown, "are said to be unknown,", extra, "were taken out before")
		n.silent++
	}
	// The new book works.
	if _, err := b.Save(op, &record.Person{Name: "Người mới"}); err != nil {
		var faults record.FieldErrors
		if !errors.As(err, &faults) {
			t.Error(err)
		}
	}
}

// wrecks are the books that are damaged: one without free pages, and one as it is after
// work, with earlier states of its pages in it.
func wrecks(t *testing.T, dir string) map[string]*truth {
	raw, _ := worn(t)
	list := map[string]*truth{"dense": truthOf(t, filepath.Join(dir, "x.sopt"), raw)}
	b := full(t)
	for i := range 30 {
		p := find[*record.Person](b, record.KindPerson, record.ID(9+i%3))
		p.Work = fmt.Sprint("Việc ", i)
		if _, err := b.Save(op, p); err != nil {
			t.Fatal(err)
		}
	}
	b.Close()
	list["worked"] = truthOf(t, filepath.Join(dir, "x.sopt"), readFile(t, b.Path()))
	p := filledBook(t)
	protect(t, p)
	for i := range 10 {
		edit(t, p, fmt.Sprint("Việc ", i))
	}
	p.Close()
	list["hidden"] = truthOf(t, filepath.Join(dir, "x.sopt"), readFile(t, p.Path()))
	return list
}

// memory is a folder in memory where there is one: syncing costs nothing there.
func memory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "sopt-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// TestSalvageOfASoundBook: nothing is lost, and the new book is the old one.
func TestSalvageOfASoundBook(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, tr := range wrecks(t, dir) {
		var n salvages
		if tr.salvage(t, dir, bytes.Clone(tr.raw), &n); n.whole != 1 || n.lost+n.unsure > 0 || n.back != len(tr.now) {
			t.Errorf("%s: %+v", name, n)
		}
	}
}

func TestSalvageDamage(t *testing.T) {
	t.Parallel()
	rounds := 8
	if os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		rounds = 800
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	dir, begin, all, silent := memory(t), time.Now(), 0, 0
	for name, tr := range wrecks(t, dir) {
		for harm, f := range harms {
			rounds := rounds
			if name == "hidden" {
				rounds = max(2, rounds/4) // guesses at its password take most of the time
			}
			var n salvages
			for i := range rounds {
				bad := f(random, bytes.Clone(tr.raw))
				if i%4 == 3 {
					for _, more := range harms {
						if len(bad) > 10_000 {
							bad = more(random, bad)
						}
						break
					}
				}
				if tr.salvage(t, dir, bad, &n); t.Failed() {
					keep := filepath.Join(os.TempDir(), "sopt-salvage-failed.sopt")
					_ = errors.Join(os.WriteFile(keep, bad, 0o600), os.WriteFile(keep+".sound", tr.raw, 0o600))
					t.Fatalf("%s, %s, round %d: kept as %s; beside it the sound book", name, harm, i, keep)
				}
			}
			t.Logf("%-7s %-15s %+v", name, harm, n)
			all, silent = all+n.runs, silent+n.silent
		}
	}
	t.Logf("TORTURE salvage | %d | %d | %d | %.1f", all, all, silent, time.Since(begin).Seconds())
}

// TestSalvageKeepsThePassword: a damaged book with a password is salvaged with it, or
// with the recovery code, and not without; what comes out opens with both.
func TestSalvageKeepsThePassword(t *testing.T) {
	t.Parallel()
	o := store.Options{Now: storetest.Clock()}.Cheap(nil)
	path := filepath.Join(t.TempDir(), "x.sopt")
	b, err := store.Create(path, o, storetest.Seed()...)
	if err != nil {
		t.Fatal(err)
	}
	code, password := store.NewCode(), "mật khẩu đủ dài"
	if _, err := b.SetPassword(password, code); err != nil {
		t.Fatal(err)
	}
	_, _, err = b.Issue(op, 14, day, pdf("%PDF-1.4 thử"))
	want := everything(t, b)
	if err = errors.Join(err, b.Close()); err != nil {
		t.Fatal(err)
	}
	raw := readFile(t, path)
	clear(raw[:8192])
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "new.sopt")
	for secret, fault := range map[string]error{"": store.ErrSecret, "không phải nó": store.ErrWrongSecret} {
		o.Secret = secret
		if _, err := store.Salvage(path, to, o); !errors.Is(err, fault) {
			t.Errorf("%q: %v", secret, err)
		}
	}
	for _, secret := range []string{password, code} {
		o.Secret = secret
		s, err := store.Salvage(path, to, o)
		if err != nil || !s.History {
			t.Fatal(s, err)
		}
		for _, o.Secret = range []string{password, code} {
			again, err := store.Open(to, o)
			if err != nil {
				t.Fatal(err)
			}
			if got := everything(t, again); got != want || !again.Protected() {
				t.Error("another book:", difference(got, want))
			}
			again.Close()
		}
		os.Remove(to)
	}
}

// TestSalvageOldSchemas: books of every released schema come back whole from damage to
// both meta pages, in their schema, and are migrated when they are opened.
func TestSalvageOldSchemas(t *testing.T) {
	books, _ := filepath.Glob("testdata/books/s*.sopt")
	for _, book := range books {
		raw := readFile(t, book)
		clear(raw[:8192])
		path, to := filepath.Join(t.TempDir(), "x.sopt"), filepath.Join(t.TempDir(), "y.sopt")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := store.Salvage(path, to, store.Options{Now: storetest.Clock()})
		if err != nil || !s.History {
			t.Error(book, s.Losses, err)
			continue
		}
		b, err := store.Open(to, store.Options{Now: storetest.Clock()})
		if err != nil {
			t.Fatal(err)
		}
		storetest.CheckAtEnd(t, b)
		if got, want := export(t, b), string(readFile(t, book[:len(book)-len(".sopt")]+".json")); got != want {
			t.Errorf("%s: %s", book, difference(got, want))
		}
	}
}
