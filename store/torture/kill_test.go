package torture

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// TestRandomKills kills a clerk at work at random moments. Nothing that was told may
// be missing, no step may be there by half, no number of a paper may change, be there
// twice or be left out.
func TestRandomKills(t *testing.T) {
	const perBook = 25 // in a longer book looking at everything takes longer than the story
	n := size("SOPHONGTRAO_KILLS", 50, 10_000)
	seed, dir, start := seedOf(t), folder(t), time.Now()
	var mu sync.Mutex
	kills, saves, numbers, lost, later := 0, 0, 0, 0, 0
	parallel(2, (n+perBook-1)/perBook, func(i int) {
		k := killed{path: filepath.Join(dir, fmt.Sprintf("%d.sopt", i)), state: map[uint64]string{}, numbers: map[record.ID]string{}}
		err := newBook(k.path)
		for j := 0; j < min(n, perBook) && err == nil; j++ {
			err = k.once(seed + uint64(i*perBook+j))
		}
		mu.Lock()
		defer mu.Unlock()
		kills, saves, numbers, later = kills+k.kills, saves+int(k.seq), numbers+len(k.numbers), later+k.later
		if err != nil {
			lost++
			t.Errorf("book %d, kill %d: %v", i, k.kills, err)
		}
		if kills%1000 == 0 {
			progress(t, start, "%d of %d kills, %d steps, %d numbers, %d lost", kills, n, saves, numbers, lost)
		}
	})
	t.Logf("%d kills in %d steps, %d numbers told; %d times the step in the making was whole; %.1f kills a second",
		kills, saves, numbers, later, float64(kills)/time.Since(start).Seconds())
	row(t, "random kills", saves, kills, lost, start)
	if saves < kills || numbers == 0 {
		t.Error("the children hardly worked")
	}
}

// killed is a book whose clerk is killed again and again.
type killed struct {
	path    string
	seq     uint64            // the last that was told
	state   map[uint64]string // as told
	numbers map[record.ID]string
	kills   int
	later   int
}

func (k *killed) once(seed uint64) error {
	cmd, out, err := childOf("story", k.path, fmt.Sprint(seed))
	if err != nil {
		return err
	}
	k.seq, k.state = max(k.seq, 1), map[uint64]string{}
	// Some lines are waited for, and then up to twice as long as the last one took: a slow
	// machine kills in the midst of the work too.
	said, lines, last := "", 0, time.Now()
	var timer *time.Timer
	for out.Scan() {
		x, ok := parse(out.Text())
		switch {
		case !ok:
			said = out.Text() // half a line, or an error
			continue
		case lines == int(seed%24):
			gap := max(2*time.Since(last), time.Millisecond)
			timer = time.AfterFunc(time.Duration(seed/24%uint64(gap)), func() { cmd.Process.Kill() })
		}
		lines, last = lines+1, time.Now()
		if !x.told {
			k.state[x.seq] = x.state
			continue
		}
		k.seq = x.seq
		var id record.ID
		if at, number, has := strings.Cut(x.number, ":"); has {
			fmt.Sscan(at, &id)
			k.numbers[id] = number
		}
	}
	_ = cmd.Wait() // killed: that is the point
	k.kills++
	if timer == nil || strings.HasPrefix(said, "error") {
		return errors.New("the clerk said: " + said)
	}
	return k.look()
}

// look makes sure that the book is what was told, or one step further.
func (k *killed) look() error {
	r, err := store.Check(k.path)
	if err != nil || len(r.Findings) > 0 || r.Warning != nil {
		return fmt.Errorf("%v %v %v", err, r.Findings, r.Warning)
	}
	b, err := store.Open(k.path, store.Options{ReadOnly: true, NoSearch: true})
	if err != nil {
		return err
	}
	defer b.Close()
	state, err := digest(b)
	switch {
	case err != nil:
		return err
	case r.Seq == k.seq+1:
		k.later++
		k.seq++ // nobody was told, and it is whole: Check looked at it
	case r.Seq != k.seq:
		return fmt.Errorf("told %d, there are %d", k.seq, r.Seq)
	case k.state[k.seq] != "" && k.state[k.seq] != state:
		return fmt.Errorf("state %d is not what was told", k.seq)
	}
	return errors.Join(whole(b, k.numbers), draftsAreWhole(b))
}

// whole makes sure that each person of a large step has the membership made with it,
// and each paper the number that was told; Check has seen that numbers have no gap and
// no repeat.
func whole(b *store.Book, numbers map[record.ID]string) (err error) {
	b.Read(func(v *record.View) {
		people, members := 0, 0
		for range v.Records(record.KindPerson) {
			people++
		}
		for range v.Records(record.KindMembership) { // those in the bin too
			members++
		}
		if people-3 != members-1 {
			err = fmt.Errorf("half a step: %d people, %d memberships", people, members)
		}
		for id, number := range numbers {
			d, ok := v.Documents.Get(id)
			if !ok || fmt.Sprintf("%s-%d-%d", d.Type, d.Year, d.Number) != number {
				err = fmt.Errorf("paper %d was told as %s", id, number)
			}
		}
	})
	return err
}
