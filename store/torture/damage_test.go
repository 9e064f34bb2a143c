package torture

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// victim is a book to damage, in three states: older and newer of one story, and other
// of a story that went on from older on its own.
type victim struct {
	Older, Newer, Other []byte
	States              map[string]bool   // "SEQ DIGEST" of every state that ever was
	Last                string            // that of Newer
	Values              map[string]bool   // entries and revisions of all three
	History             map[string]string // of each state, what stands in its history
	Bodies              map[string]bool   // each state that a record ever was in
	Now                 []intact          // the records of Newer; of a protected book nobody sees where they stand
	Secret              string            // "": not protected
}

const page = 4096

// raise makes a victim by telling a story.
func raise(dir string, seed uint64, secret string) (v victim, err error) {
	v = victim{Secret: secret, States: map[string]bool{}, Values: map[string]bool{}, History: map[string]string{}}
	path, fork := filepath.Join(dir, "v.sopt"), filepath.Join(dir, "w.sopt")
	defer os.Remove(path)
	defer os.Remove(fork)
	if err := newBook(path); err != nil {
		return v, err
	}
	if err := protect(path, secret); err != nil {
		return v, err
	}
	if _, err = v.tell(path, seed, (*story).eachOnce); err != nil {
		return v, err
	}
	if v.Older, err = usedPages(path); err != nil {
		return v, err
	}
	if err := os.WriteFile(fork, v.Older, 0o600); err != nil {
		return v, err
	}
	few := func(s *story) error { return s.steps(5) }
	if v.Last, err = v.tell(path, seed+1, few); err != nil {
		return v, err
	}
	if v.Newer, err = usedPages(path); err != nil {
		return v, err
	}
	if secret == "" {
		err = v.present(path)
	}
	if err != nil {
		return v, err
	}
	if _, err := v.tell(fork, seed+2, few); err != nil {
		return v, err
	}
	v.Other, err = usedPages(fork)
	return v, err
}

// protect gives a book a password; "" none.
func protect(path, secret string) error {
	if secret == "" {
		return nil
	}
	b, err := store.Open(path, options())
	if err != nil {
		return err
	}
	defer b.Close()
	_, err = b.SetPassword(secret, code)
	return err
}

// options are those of a victim.
func (v *victim) options() store.Options {
	o := options()
	o.Secret = v.Secret
	return o
}

// usedPages is a book without the pages at its end that were never used: damage there
// harms nobody.
func usedPages(path string) ([]byte, error) {
	raw, err := os.ReadFile(path)
	if err != nil || len(raw) < 2*page {
		return nil, fmt.Errorf("no book: %w", err)
	}
	le := binary.LittleEndian
	return raw[:page*max(le.Uint64(raw[16+40:]), le.Uint64(raw[page+16+40:]))], nil
}

// tell has a story go on in a book, keeps the states between, and returns the last.
func (v *victim) tell(path string, seed uint64, goOn func(*story) error) (last string, err error) {
	b, err := store.Open(path, v.options())
	if err != nil {
		return "", err
	}
	defer b.Close()
	s := &story{b: b, random: randomOf(seed, 1), large: 4, quiet: true}
	b.Listen(func(r store.Receipt) {
		sum, e := digest(b)
		last = fmt.Sprint(r.Seq, " ", sum)
		v.States[last] = true
		if e != nil {
			err = e
		}
	})
	if e := goOn(s); e != nil {
		return "", e
	}
	whole, faults := history(b)
	if len(faults) > 0 {
		return "", fmt.Errorf("%v", faults)
	}
	for k, x := range whole {
		v.Values[k+x] = true
	}
	v.History[last] = sumOf(whole)
	return last, errors.Join(err, v.remember(b))
}

// history reads what opening a book does not: entries, revisions and files. What cannot
// be read stands in faults.
func history(b *store.Book) (values map[string]string, faults []error) {
	values = map[string]string{}
	put := func(key string, x any, err error) {
		if err != nil {
			faults = append(faults, err)
			return
		}
		raw, err := json.Marshal(x)
		if err != nil {
			faults = append(faults, err)
		}
		h := fnv.New128a()
		h.Write(raw)
		values[key] = fmt.Sprintf("%x", h.Sum(nil))
	}
	if err := b.History(func(e store.Entry) bool {
		put(fmt.Sprint("entry ", e.Seq, " "), e, nil)
		for _, c := range e.Changes {
			if !c.Gone {
				r, err := b.Revision(c.Kind, c.ID, c.Rev)
				put(fmt.Sprint("revision ", c.Kind, c.ID, c.Rev, " "), r, err)
			}
		}
		return true
	}); err != nil {
		faults = append(faults, err)
	}
	for _, hash := range hashes(b) {
		data, err := b.File(hash)
		if sum := sha256.Sum256(data); err == nil && hex.EncodeToString(sum[:]) != hash {
			put("file of another hash", hash, nil)
		} else if err != nil {
			faults = append(faults, err)
		}
	}
	return values, faults
}

// hashes are the files that records name.
func hashes(b *store.Book) (list []string) {
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				for _, f := range record.Attachments(r) {
					list = append(list, f.Hash)
				}
				if d, ok := r.(*record.Document); ok && d.Hash != "" {
					list = append(list, d.Hash)
				}
			}
		}
	})
	return list
}

func sumOf(values map[string]string) string {
	var sum uint64
	for k, x := range values {
		h := fnv.New64a()
		h.Write([]byte(k + x))
		sum += h.Sum64()
	}
	return strconv.FormatUint(sum, 36)
}

// harm damages a copy of a victim. pure says that all its bytes come from Newer but
// for what was destroyed.
func (v *victim) harm(random *rand.Rand) (raw []byte, way string, pure bool) {
	raw, pure = append([]byte(nil), v.Newer...), true
	for range 1 + random.IntN(2)*random.IntN(3) {
		i := random.IntN(len(harms))
		if harms[i].mixes {
			pure = false
		}
		way += harms[i].name + " "
		raw = harms[i].do(v, raw, random)
	}
	return raw, way, pure
}

// part is a piece of raw: a byte, a sector, a page, or several.
func part(raw []byte, random *rand.Rand) []byte {
	if len(raw) == 0 {
		return nil
	}
	unit := []int{1, sector, page}[random.IntN(3)]
	from := random.IntN(len(raw)) / unit * unit
	return raw[from:min(len(raw), from+unit*(1+random.IntN(4)*random.IntN(4)))]
}

func pageOf(raw []byte, random *rand.Rand) []byte {
	if len(raw) < page {
		return raw
	}
	i := random.IntN(len(raw) / page)
	return raw[i*page : i*page+page]
}

func noise(b []byte, random *rand.Rand) {
	for i := range b {
		b[i] = byte(random.Uint32())
	}
}

// mix takes each page of raw from another state, with some likelihood.
func mix(raw, other []byte, random *rand.Rand) []byte {
	likely := []float64{0.02, 0.1, 0.5, 0.9}[random.IntN(4)]
	for i := 0; i+page <= len(raw) && i+page <= len(other); i += page {
		if random.Float64() < likely {
			copy(raw[i:i+page], other[i:])
		}
	}
	return raw
}

var harms = []struct {
	name  string
	mixes bool // brings in bytes that once were right
	do    func(v *victim, raw []byte, random *rand.Rand) []byte
}{
	{"flip", false, func(_ *victim, raw []byte, random *rand.Rand) []byte {
		for range 1 + random.IntN(2)*random.IntN(20) {
			if len(raw) > 0 {
				raw[random.IntN(len(raw))] ^= 1 << random.IntN(8)
			}
		}
		return raw
	}},
	{"zero", false, func(_ *victim, raw []byte, random *rand.Rand) []byte { clear(part(raw, random)); return raw }},
	{"noise", false, func(_ *victim, raw []byte, random *rand.Rand) []byte { noise(part(raw, random), random); return raw }},
	{"swap", false, func(_ *victim, raw []byte, random *rand.Rand) []byte {
		a, b := pageOf(raw, random), pageOf(raw, random)
		keep := append([]byte(nil), a...)
		copy(a, b)
		copy(b, keep)
		return raw
	}},
	{"copy", false, func(_ *victim, raw []byte, random *rand.Rand) []byte {
		copy(pageOf(raw, random), pageOf(raw, random))
		return raw
	}},
	{"cut", false, func(_ *victim, raw []byte, random *rand.Rand) []byte {
		unit := []int{1, sector, page}[random.IntN(3)]
		return raw[:random.IntN(len(raw)+1)/unit*unit]
	}},
	{"tail", false, func(_ *victim, raw []byte, random *rand.Rand) []byte {
		more := make([]byte, random.IntN(4*page))
		noise(more, random)
		return append(raw, more...)
	}},
	{"shift", false, func(_ *victim, raw []byte, random *rand.Rand) []byte {
		if len(raw) < 2 {
			return raw
		}
		at, n := random.IntN(len(raw)), 1+random.IntN(sector)
		if random.IntN(2) == 0 {
			return append(raw[:at:at], raw[min(len(raw), at+n):]...)
		}
		return append(append(raw[:at:at], make([]byte, n)...), raw[at:]...)
	}},
	{"older pages", true, func(v *victim, raw []byte, random *rand.Rand) []byte { return mix(raw, v.Older, random) }},
	{"pages of another story", true, func(v *victim, raw []byte, random *rand.Rand) []byte { return mix(raw, v.Other, random) }},
	{"page header", false, header},
	{"meta page", true, meta}, // its check sum is right again: only an enemy writes so
}

// header puts a likely number into one of the numbers by which bbolt finds its way.
func header(_ *victim, raw []byte, random *rand.Rand) []byte {
	p := pageOf(raw, random)
	if len(p) < page {
		return raw
	}
	likely := []uint64{0, 1, 2, 3, uint64(random.IntN(64)), uint64(len(raw) / page), 0xFFFF, 0xFFFFFFFF, 1 << 40, ^uint64(0), uint64(random.IntN(page))}
	n, le := likely[random.IntN(len(likely))], binary.LittleEndian
	switch at := 16 * random.IntN(12); random.IntN(5) {
	case 0:
		le.PutUint64(p, n)
	case 1:
		le.PutUint16(p[8:], uint16(n))
	case 2:
		le.PutUint16(p[10:], uint16(n))
	case 3:
		le.PutUint32(p[12:], uint32(n))
	default:
		le.PutUint32(p[16+at+4*random.IntN(4):], uint32(n))
	}
	return raw
}

func meta(_ *victim, raw []byte, random *rand.Rand) []byte {
	if len(raw) < 2*page {
		return raw
	}
	m, le := raw[page*random.IntN(2)+16:][:64], binary.LittleEndian
	at := []int{8, 16, 24, 32, 40, 48}[random.IntN(6)] // page size, root, its sequence, free list, high water, transaction
	if n := le.Uint64(m[at:]); random.IntN(2) == 0 {
		le.PutUint64(m[at:], n+uint64(random.IntN(9))-4)
	} else {
		le.PutUint64(m[at:], random.Uint64()>>random.IntN(64))
	}
	h := fnv.New64a()
	h.Write(m[:56])
	le.PutUint64(m[56:], h.Sum64())
	return raw
}

// damages count what became of damaged books.
type damages struct {
	Books, Refused, Whole, Older, Found, Wrong, Died, Hung int
	Salvaged, Unsalvaged, Back, Intact, LeftOut            int // books salvaged or not at all; records that came back, that were whole, of them not taken
	MaxMB                                                  int // memory of a child at most
}

func (x *damages) add(o damages) {
	x.Books += o.Books
	x.Refused += o.Refused
	x.Whole += o.Whole
	x.Older += o.Older
	x.Found += o.Found
	x.Wrong += o.Wrong
	x.Died += o.Died
	x.Hung += o.Hung
	x.Salvaged += o.Salvaged
	x.Unsalvaged += o.Unsalvaged
	x.Back += o.Back
	x.Intact += o.Intact
	x.LeftOut += o.LeftOut
	x.MaxMB = max(x.MaxMB, o.MaxMB)
}

// judge opens a damaged book and says what is silently wrong in it.
func (v *victim) judge(path string, raw []byte, pure bool, random *rand.Rand, x *damages) string {
	x.Books++
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		return err.Error()
	}
	b, err := store.Open(path, store.Options{ReadOnly: true, NoSearch: true, Secret: v.Secret})
	if err != nil {
		x.Refused++
		if now, e := os.ReadFile(path); e != nil || string(now) != string(raw) {
			return "a refused file was changed"
		}
		return ""
	}
	defer b.Close()
	seq := lastEntry(b)
	sum, err := digest(b)
	state := fmt.Sprint(seq, " ", sum)
	known := v.States[state]
	if seq == 0 { // the history does not open, and says so
		for s := range v.States {
			known = known || strings.HasSuffix(s, sum)
		}
	}
	values, faults := history(b)
	report, checked := store.CheckWith(path, store.Options{Secret: v.Secret})
	good := checked == nil && len(report.Findings) == 0
	switch {
	case v.Secret != "" && errors.Is(err, store.ErrDamaged) && !good: // its papers are opened to be exported
		x.Found++
		return ""
	case err != nil:
		return err.Error()
	case !known:
		return "a state that never was: " + state
	case pure && state != v.Last && b.Warning() == nil && good:
		return "an older state, in silence"
	case good && len(faults) > 0:
		return fmt.Sprint("the check finds nothing where reading fails: ", faults[0])
	case good && v.History[state] != "" && v.History[state] != sumOf(values):
		return "the check finds nothing in a history that never was"
	}
	for k, value := range values {
		if !v.Values[k+value] {
			return "a value that never was: " + k
		}
	}
	b.Close()
	switch {
	case !good:
		x.Found++
	case state == v.Last:
		x.Whole++
	default:
		x.Older++
	}
	if good && random.IntN(8) == 0 {
		if err := writesWith(path, v.options()); err != nil {
			return "cannot be worked with: " + err.Error()
		}
	}
	return ""
}

func init() {
	// damage: FROM to TO of the damages that the seed gives, to the victim in a file;
	// says the trial that it is at in PATH.FROM.at, and the counts as it goes.
	children["damage"] = func(path, with string) error {
		debug.SetGCPercent(1000) // the book is small, and each try throws all away
		var seed uint64
		var from, to int
		if _, err := fmt.Sscan(with, &seed, &from, &to); err != nil {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var v victim
		if err := json.Unmarshal(raw, &v); err != nil {
			return err
		}
		at, err := os.Create(fmt.Sprintf("%s.%d.at", path, from))
		if err != nil {
			return err
		}
		defer at.Close()
		work := fmt.Sprintf("%s.%d.sopt", path, from)
		defer os.Remove(work)
		good := fmt.Sprintf("%s.%d.good", path, from)
		defer os.Remove(good)
		if err := os.WriteFile(good, v.Older, 0o600); err != nil {
			return err
		}
		var x damages
		for i := from; i < to; i++ {
			if _, err := at.WriteAt(binary.LittleEndian.AppendUint64(nil, uint64(i)), 0); err != nil {
				return err
			}
			random := randomOf(seed, i)
			bad, way, pure := v.harm(random)
			why := v.judge(work, bad, pure, random, &x)
			if why == "" && random.IntN(5) == 0 {
				if err := os.WriteFile(work, bad, 0o600); err != nil { // judging may have gone on working in it
					return err
				}
				why = v.salvage(work, good, bad, pure, random, &x)
			}
			if why != "" {
				x.Wrong++
				fmt.Printf("wrong seed %d trial %d (%s): %s\n", seed, i, way, why)
			}
			if i%100 == 99 || i == to-1 { // a child that dies takes few counts with it
				out, err := json.Marshal(x)
				if err != nil {
					return err
				}
				fmt.Printf("counts %s\n", out)
				x = damages{}
			}
		}
		return nil
	}
}

// TestDamagedBooks damages books in every way we can think of, in child processes; each
// tenth victim has a password.
// A damaged book is refused, or everything that is read from it is what once was
// written, or an error; and where the deep check finds nothing, nothing is wrong.
func TestDamagedBooks(t *testing.T) {
	n := size("SOPHONGTRAO_BOOKS", 400, 200_000)
	seed, dir, start := seedOf(t), folder(t), time.Now()
	batch := size("", 200, 2000) // each has a victim of its own
	var mu sync.Mutex
	var all damages
	parallel(1, (n+batch-1)/batch, func(i int) {
		secret := ""
		if i%10 == 9 || i == 1 && n < 10*batch { // guesses at it cost the most of such a batch
			secret = password
		}
		x, wrong := batchOf(dir, seed, secret, i*batch, min(n, (i+1)*batch))
		mu.Lock()
		defer mu.Unlock()
		all.add(x)
		for _, w := range wrong {
			t.Error(w)
		}
		progress(t, start, "%d of %d books, %+v", all.Books, n, all)
	})
	t.Logf("%d books: %d refused, %d whole, %d whole but older and told so, %d open with findings of the check; %d silently wrong, "+
		"%d children died, %d hung; %d salvaged, %d not at all, with %d records that came back and of %d of the last state that were whole all but %d; %d MB at most; %.0f a second", all.Books, all.Refused, all.Whole, all.Older, all.Found, all.Wrong,
		all.Died, all.Hung, all.Salvaged-all.Unsalvaged, all.Unsalvaged, all.Back, all.Intact, all.LeftOut, all.MaxMB, float64(all.Books)/time.Since(start).Seconds())
	row(t, "damaged books", all.Books, all.Books-all.Whole, all.Wrong+all.Died+all.Hung, start)
	if all.Refused == 0 || all.Found == 0 || all.Whole == 0 || all.Books+100*(all.Died+all.Hung) < n {
		t.Error("too little was tried")
	}
}

// batchOf runs a batch in children: one that dies or hangs costs its trial only.
func batchOf(dir string, seed uint64, secret string, from, to int) (all damages, wrong []string) {
	fail := func(err error) (damages, []string) { return all, append(wrong, err.Error()) }
	own, err := os.MkdirTemp(dir, "batch-*")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(own)
	v, err := raise(own, seed+uint64(from), secret)
	if err != nil {
		return fail(err)
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return fail(err)
	}
	path := filepath.Join(own, "victim.json")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		return fail(err)
	}
	for from < to {
		x, said, at, err := damageChild(path, seed, from, to)
		all.add(x)
		wrong = append(wrong, said...)
		if err == nil {
			break
		}
		if len(wrong) > 20 {
			return fail(err)
		}
		wrong = append(wrong, fmt.Sprintf("seed %d trial %d: %v", seed, at, err))
		from = at + 1
	}
	return all, wrong
}

// damageChild returns the counts of a child; err: it ended in the trial at.
func damageChild(path string, seed uint64, from, to int) (x damages, wrong []string, at int, err error) {
	cmd, out, err := childOf("damage", path, fmt.Sprint(seed, from, to))
	if err != nil {
		return x, nil, to, err
	}
	mark := fmt.Sprintf("%s.%d.at", path, from)
	ended, hung := make(chan bool), false
	watched := make(chan bool)
	go func() {
		hung = stuck(mark, ended)
		if hung {
			cmd.Process.Kill()
		}
		close(watched)
	}()
	for out.Scan() {
		if counts, ok := strings.CutPrefix(out.Text(), "counts "); ok {
			var part damages
			err = errors.Join(err, json.Unmarshal([]byte(counts), &part))
			x.add(part)
		} else {
			wrong = append(wrong, out.Text())
		}
	}
	err = errors.Join(err, cmd.Wait())
	close(ended)
	<-watched
	x.MaxMB = peakOf(cmd.ProcessState)
	if err == nil {
		return x, wrong, to, nil
	}
	if hung {
		x.Hung = 1
	} else {
		x.Died = 1
	}
	raw, _ := os.ReadFile(mark)
	if len(raw) != 8 {
		return x, wrong, to, fmt.Errorf("the child did not begin: %w", err)
	}
	return x, wrong, int(binary.LittleEndian.Uint64(raw)), err
}

// stuck waits until a child has ended, or stayed at one trial for two minutes.
func stuck(mark string, ended chan bool) bool {
	last, since := "", time.Now()
	for {
		select {
		case <-ended:
			return false
		case <-time.After(5 * time.Second):
		}
		raw, _ := os.ReadFile(mark)
		if string(raw) != last {
			last, since = string(raw), time.Now()
		} else if time.Since(since) > 2*time.Minute {
			return true
		}
	}
}
