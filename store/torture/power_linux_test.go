package torture

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/storetest"
)

// log is a story as the disk and the clerk saw it.
type log struct {
	seed   uint64
	base   []byte // the book as it was before
	events []event
	states map[uint64]string // by sequence
}

// written tells a story of some steps under the tracer.
func written(dir string, seed uint64, steps int) (l log, err error) {
	path := filepath.Join(dir, fmt.Sprintf("%d.sopt", seed))
	defer os.Remove(path)
	if err := newBook(path); err != nil {
		return l, err
	}
	l = log{seed: seed, states: map[uint64]string{}}
	if l.base, err = os.ReadFile(path); err != nil {
		return l, err
	}
	tr := &tracer{dir: path, stopAt: -1}
	if err := tr.run("story", path, fmt.Sprint(seed, steps)); err != nil {
		return l, err
	}
	for _, e := range tr.events {
		for line := range strings.Lines(string(e.data)) {
			if e.what != evSay {
				break
			}
			x, ok := parse(line)
			if !ok {
				return l, fmt.Errorf("the story says %q", line)
			}
			if !x.told {
				l.states[x.seq] = x.state
			}
		}
	}
	l.events = tr.events
	return l, nil
}

// losses are what became of the states of a disk.
type losses struct {
	states, newest, later, older, warned, refused, lost int
}

func (x *losses) add(o losses) {
	x.states += o.states
	x.newest += o.newest
	x.later += o.later
	x.older += o.older
	x.warned += o.warned
	x.refused += o.refused
	x.lost += o.lost
}

// lose ends a story at random events, looks at what the disk kept, and says what is wrong.
func (l log) lose(dir string, n int, seed uint64, lies int) (x losses, wrong []string) {
	random := randomOf(seed, int(l.seed))
	path := filepath.Join(dir, fmt.Sprintf("lost-%d-%d.sopt", l.seed, seed))
	defer os.Remove(path)
	for len(wrong) < 3 && x.states < n {
		// From one walk along the events several states are taken: the walk is the dear part.
		points := map[int]int{}
		for range min(n-x.states, len(l.events)) {
			points[random.IntN(len(l.events)+1)]++
		}
		name := ""
		for _, e := range l.events {
			if e.what != evSay {
				name = e.path
				break
			}
		}
		d := newDisk(map[string][]byte{name: l.base}, random)
		d.lies = lies
		told := uint64(1)
		for i := 0; i <= len(l.events); i++ {
			for range points[i] {
				x.states++
				if err := os.WriteFile(path, d.fails(random)[name], 0o600); err != nil {
					return x, append(wrong, err.Error())
				}
				if why := l.judge(path, told, lies > 0, random.IntN(16) == 0, &x); why != "" {
					x.lost++
					wrong = append(wrong, fmt.Sprintf("story %d, event %d, told %d: %s", l.seed, i, told, why))
				}
			}
			if i < len(l.events) {
				if e := l.events[i]; e.what != evSay {
					d.do(e)
				} else if x, _ := parse(string(e.data)); x.told {
					told = x.seq
				}
			}
		}
	}
	return x, wrong
}

// judge opens what is left: it must be the state that was told last, or the one after
// it, or say that it is older, or be refused. With deep the book is checked in full,
// opened for writing and written.
func (l log) judge(path string, told uint64, lies, deep bool, x *losses) (wrong string) {
	o := options()
	o.ReadOnly, o.NoSearch = !deep, true
	b, err := store.Open(path, o)
	if err != nil {
		x.refused++
		if !lies {
			return "refused: " + err.Error()
		}
		return ""
	}
	defer b.Close()
	seq := lastEntry(b)
	state, err := digest(b)
	switch {
	case err != nil:
		return err.Error()
	case seq == 0 && lies:
		x.refused++ // the history does not open, and says so
		return ""
	case l.states[seq] != state:
		return fmt.Sprintf("half: state %d is another", seq)
	case b.Warning() != nil && b.Warning().Seq != seq:
		return "warns with another number"
	case seq == told:
		x.newest++
	case seq == told+1:
		x.later++
	case b.Warning() != nil:
		x.warned++
	case lies:
		x.older++
	default:
		return fmt.Sprintf("silently %d", seq)
	}
	if err := draftsAreWhole(b); err != nil && !lies {
		return err.Error()
	}
	if !deep {
		return ""
	}
	if _, err := b.Save(store.Op{Code: "add"}, storetest.People(1)...); err != nil {
		if lies {
			return "" // a page that is not what its parent says: told where it is needed
		}
		return "cannot be written: " + err.Error()
	}
	b.Close()
	r, err := store.Check(path)
	if lies && (err != nil || len(r.Findings) > 0) {
		return "" // old pages under a newer list of free ones: written over, and told by the check
	}
	if err != nil || len(r.Findings) > 0 || r.Seq != seq+1 {
		return fmt.Sprint("after one more save: ", err, r.Findings)
	}
	return ""
}

// TestPowerLoss: whatever a loss of power leaves of the writes since the last sync,
// the book opens as the last state that was told or the one in the making.
func TestPowerLoss(t *testing.T) {
	loss(t, "power loss", size("SOPHONGTRAO_STATES", 1000, 100_000), 0)
}

// TestPowerLossOnALyingDisk: a disk that loses what it reported as written may go back
// to an older state, which nothing in a file can show; but never to half a state.
func TestPowerLossOnALyingDisk(t *testing.T) {
	loss(t, "power loss, disk that lies", size("SOPHONGTRAO_STATES", 500, 50_000), 4)
}

func loss(t *testing.T, name string, n, lies int) {
	seed, dir, start := seedOf(t), folder(t), time.Now()
	perStory := 500
	if long() {
		perStory = 2500
	}
	var mu sync.Mutex
	var all losses
	events := 0
	parallel(1, (n+perStory-1)/perStory, func(i int) {
		l, err := written(dir, seed+uint64(i), 40)
		if err != nil {
			t.Error(err)
			return
		}
		x, wrong := l.lose(dir, perStory, seed, lies)
		mu.Lock()
		defer mu.Unlock()
		all.add(x)
		events += len(l.events)
		progress(t, start, "%d of %d states, %+v", all.states, n, all)
		for _, w := range wrong {
			t.Error(w)
		}
	})
	t.Logf("%d states of %d events: %d the last told, %d the one in the making, %d older and told so, %d older in silence, %d refused",
		all.states, events, all.newest, all.later, all.warned, all.older, all.refused)
	row(t, name, all.states, all.states, all.lost, start)
	if all.states < n || all.later == 0 || lies > 0 && all.older+all.refused == 0 {
		t.Error("too little was tried")
	}
}
