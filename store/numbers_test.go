package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// childNumbers issues, back-dates and voids at random, with renderings that fail and
// undos between, and prints each number once the book has acknowledged it.
func childNumbers(path string) {
	seed, _ := strconv.ParseUint(os.Getenv("SOPHONGTRAO_SEED"), 10, 64)
	random := rand.New(rand.NewPCG(seed, 1))
	b, err := store.Open(path, store.Options{Timeout: 5 * time.Second})
	if err != nil {
		fmt.Println("error", err)
		return
	}
	no := errors.New("a letter is missing")
	var issued []record.ID
	for {
		d := &record.Document{Type: []string{record.DocReport, record.DocMinutes}[random.IntN(2)], Title: "Văn bản"}
		if _, err := b.Save(op, d); err != nil {
			fmt.Println("error", err)
			return
		}
		date := record.Day(2025+random.IntN(2), 1+random.IntN(12), 1+random.IntN(28))
		fails := random.IntN(5) == 0
		got, _, err := b.Issue(op, d.ID, date, func(*record.View, *record.Document) ([]byte, error) {
			if fails {
				return nil, no
			}
			return fmt.Append(nil, d.ID), nil
		})
		switch {
		case err == nil:
			fmt.Println(got.ID, got.Type, got.Year, got.Number)
			issued = append(issued, got.ID)
		case !errors.Is(err, no):
			fmt.Println("error", err)
			return
		}
		if len(issued) > 0 && random.IntN(4) == 0 {
			i := random.IntN(len(issued))
			if _, err := b.Void(op, issued[i], "Sai"); err != nil {
				fmt.Println("error", err)
				return
			}
			issued = append(issued[:i], issued[i+1:]...)
		}
		if random.IntN(6) == 0 {
			_, _ = b.Undo() // a draft that was not issued goes; nothing else can
		}
	}
}

// TestNumbersUnderKills kills processes that issue at random. Whatever happens, each
// type and year has the numbers from 1 on without a gap or a repeat, a number that was
// told stays with its document, and a paper is marked back-dated exactly when one with
// a lower number has a later date.
func TestNumbersUnderKills(t *testing.T) {
	sequences := 5
	if os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		sequences = 1000
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	var path string
	told, total := map[string]string{}, 0
	for n := range sequences {
		if n%20 == 0 { // a fresh book: looking at everything in a long one takes longer
			b := storetest.New(t, storetest.Seed()...)
			path, told = b.Path(), map[string]string{}
			b.Close()
		}
		t.Setenv("SOPHONGTRAO_SEED", strconv.FormatUint(random.Uint64(), 10))
		cmd, out, _ := child(t, os.Args[0], "number", path)
		var timer *time.Timer
		for out.Scan() {
			if timer == nil { // it works: its start, which is slow on a busy machine, is not what is to be killed
				timer = time.AfterFunc(time.Duration(random.IntN(60_000))*time.Microsecond, func() { cmd.Process.Kill() })
			}
			var id, docType, year, number string
			if k, _ := fmt.Sscan(out.Text(), &id, &docType, &year, &number); k == 4 {
				told[id] = docType + " " + year + " " + number
				total++
			} else if id == "error" {
				t.Error(out.Text())
			}
		}
		_ = cmd.Wait()           // killed: that is the point
		storetest.Check(t, path) // finds gaps and repeats
		numbersHold(t, path, told)
		if t.Failed() {
			t.Fatalf("sequence %d of seed %d", n, seed)
		}
	}
	if t.Logf("%d sequences, %d numbers told", sequences, total); total < sequences {
		t.Error("the children hardly issued")
	}
}

// numbersHold compares the book with what was told, and the marks with their rule.
func numbersHold(t *testing.T, path string, told map[string]string) {
	t.Helper()
	b, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	b.Read(func(v *record.View) {
		last := map[string]map[int]*record.Document{}
		for d := range v.Documents.All() {
			if d.Number == 0 {
				if _, was := told[d.ID.String()]; was || d.Is() != record.Draft {
					t.Errorf("document %d lost its number", d.ID)
				}
				continue
			}
			at := fmt.Sprint(d.Type, " ", d.Year)
			if was, ok := told[d.ID.String()]; ok && was != fmt.Sprint(at, " ", d.Number) {
				t.Errorf("document %d was told as %s and is %s %d", d.ID, was, at, d.Number)
			}
			if last[at] == nil {
				last[at] = map[int]*record.Document{}
			}
			if last[at][d.Number] != nil {
				t.Errorf("%s %d is there twice", at, d.Number)
			}
			last[at][d.Number] = d
		}
		for at, of := range last {
			var newest record.Date
			for n := 1; n <= len(of); n++ {
				d := of[n]
				if d == nil {
					t.Errorf("%s: %d is missing of %d", at, n, len(of))
					return
				}
				if d.BackDated != (d.Date.Compare(newest) < 0) {
					t.Errorf("%s %d of %v, after %v, marked %v", at, n, d.Date, newest, d.BackDated)
				}
				if d.Date.Compare(newest) > 0 {
					newest = d.Date
				}
			}
		}
	})
	for id := range told {
		n, _ := strconv.ParseUint(id, 10, 64)
		if find[record.Record](b, record.KindDocument, record.ID(n)) == nil {
			t.Errorf("document %s was told and is gone", id)
		}
	}
}
