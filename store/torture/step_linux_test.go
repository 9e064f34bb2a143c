package torture

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestKillsAtEveryCall ends each work just before each of its calls that change a file,
// and in the middle of each write.
func TestKillsAtEveryCall(t *testing.T) {
	every := size("SOPHONGTRAO_EVERY", 20, 1) // the short form takes one step in twenty
	dir := folder(t)
	var mu sync.Mutex
	all := chosen(t)
	parallel(1, len(all), func(i int) {
		w, start := all[i], time.Now()
		often := every
		if often > 1 {
			often *= max(1, w.dear)
		}
		steps, kills, err := w.killEverywhere(filepath.Join(dir, fmt.Sprint(i)), often)
		mu.Lock()
		defer mu.Unlock()
		lost := 0
		if err != nil {
			lost = 1
			t.Errorf("%s: %v", w.name, err)
		}
		row(t, "kills at every call: "+w.name, steps, kills, lost, start)
		if steps < 5 {
			t.Errorf("%s: %d steps seen", w.name, steps)
		}
	})
}

// chosen are all works, or the one that SOPHONGTRAO_WORK names.
func chosen(t *testing.T) []work {
	name := os.Getenv("SOPHONGTRAO_WORK")
	if name == "" {
		return works()
	}
	w, err := workOf(name)
	if err != nil {
		t.Fatal(err)
	}
	return []work{w}
}

// killEverywhere kills the work at every so manyth step, from one of the first ones on,
// and returns how many steps it has and how often it was killed.
func (w work) killEverywhere(dir string, every int) (steps, kills int, err error) {
	for steps = rand.IntN(every); ; steps += every {
		for _, half := range []bool{false, true} {
			tr, _, err := w.traced(dir, steps, half)
			if err != nil {
				return steps, kills, fmt.Errorf("step %d: %w", steps, err)
			}
			done := tr.told("done")
			if err := w.hold(dir, done); err != nil {
				return steps, kills, fmt.Errorf("killed at step %d (half %v, done %v, %v): %w", steps, half, done, tr.lastEvent(), err)
			}
			if !tr.killed && done {
				return tr.counts, kills, nil
			}
			kills++
			if !tr.write {
				break // the step was no write: there is no half of it
			}
		}
	}
}

// traced lays the folder anew and does the work in it, ended at a step. files is what
// lay there before.
func (w work) traced(dir string, stopAt int, half bool) (tr *tracer, files map[string][]byte, err error) {
	if err := lay(dir, nil); err != nil {
		return nil, nil, err
	}
	if err := w.lay(dir); err != nil {
		return nil, nil, err
	}
	if files, err = filesIn(dir); err != nil {
		return nil, nil, err
	}
	tr = &tracer{dir: dir, begin: "begin", stopAt: stopAt, half: half}
	return tr, files, tr.run("work", dir, w.name)
}

// told says that the child said a line.
func (t *tracer) told(line string) bool {
	return slices.ContainsFunc(t.events, func(e event) bool { return e.what == evSay && strings.Contains(string(e.data), line) })
}

func (t *tracer) lastEvent() event {
	if len(t.events) == 0 {
		return event{}
	}
	return t.events[len(t.events)-1]
}

// TestPowerLossAtEveryCall takes the power away at random events of each work, other
// files than the book included.
func TestPowerLossAtEveryCall(t *testing.T) {
	n := size("SOPHONGTRAO_LOSSES", 8, 2000)
	seed, dir := seedOf(t), folder(t)
	var mu sync.Mutex
	all := chosen(t)
	parallel(1, len(all), func(i int) {
		w, start := all[i], time.Now()
		states, err := w.losePower(filepath.Join(dir, fmt.Sprint(i)), n/max(1, w.dear), seed)
		mu.Lock()
		defer mu.Unlock()
		lost := 0
		if err != nil {
			lost = 1
			t.Errorf("%s: %v", w.name, err)
		}
		row(t, "power loss: "+w.name, states, states, lost, start)
	})
}

func (w work) losePower(dir string, n int, seed uint64) (states int, err error) {
	tr, files, err := w.traced(dir, -1, false)
	if err != nil {
		return 0, err
	}
	random := randomOf(seed, 7)
	for ; states < n; states++ {
		d, done, at := newDisk(files, random), false, random.IntN(len(tr.events)+1)
		for _, e := range tr.events[:at] {
			if e.what != evSay {
				d.do(e)
			}
			done = done || bytes.Contains(e.data, []byte("done"))
		}
		if err := lay(dir, d.fails(random)); err != nil {
			return states, err
		}
		if err := w.hold(dir, done); err != nil {
			return states, fmt.Errorf("state %d, event %d of %d (done %v): %w", states, at, len(tr.events), done, err)
		}
	}
	return states, nil
}
