package main

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	_ "modernc.org/sqlite"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// storeRatios runs the store's own measurement, which sees the raw file beside the
// book, and takes its lines over: "RATIO what  1.23 (at most 1.50)".
func storeRatios(b *bench, t *table) error {
	cmd := exec.Command("go", "test", "-count=1", "-v", "-run", "^TestRatios$", "./store")
	cmd.Env = append(os.Environ(), "SOPT_BENCH=1", "CGO_ENABLED=0")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	line := regexp.MustCompile(`(?m)^RATIO (.+?)\s+([\d.]+) \(at most ([\d.]+)\)$`)
	found := line.FindAllStringSubmatch(string(out), -1)
	if len(found) == 0 {
		return fmt.Errorf("the store printed no ratios: %s", out)
	}
	for _, m := range found {
		got, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return err
		}
		bound, err := strconv.ParseFloat(m[3], 64)
		if err != nil {
			return err
		}
		t.most(m[1], got, "x", bound)
	}
	return nil
}

// bigBook makes the book of ten times the design size, once a run.
func (b *bench) bigBook() (string, error) {
	path := filepath.Join(b.dir, "60000.sopt")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	return path, quiet(b.cli, "sample", "--book", path, "--areas", "1500", "--teams", "5000", "--people", "60000", "--meetings", "100")
}

// search compares the book's search with FTS5 trigrams over the same folded names, for
// every hit of a query, and takes the slowest hundredth of the window's own question
// (at most 200 hits).
func search(b *bench, t *table) error {
	path, err := b.bigBook()
	if err != nil {
		return err
	}
	book, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer book.Close()
	var names []string
	book.Read(func(v *record.View) {
		for p := range v.People.All() {
			names = append(names, p.Name)
		}
	})
	start := time.Now()
	book.Search("n", 1)
	ready := time.Since(start) // the first search makes the book's dictionary
	start = time.Now()
	db, err := trigrams(filepath.Join(b.dir, "names.sqlite"), names)
	if err != nil {
		return err
	}
	t.note("the first search makes the book's dictionary: %v; FTS5 builds its index in %v", ready, time.Since(start))
	defer db.Close()
	find, err := db.Prepare("SELECT rowid FROM names WHERE names MATCH ?")
	if err != nil {
		return err
	}
	defer find.Close()

	var ours, theirs, shown []time.Duration
	for _, q := range queries(names, 400) {
		start := time.Now()
		hits := book.Search(q, len(names)*2)
		ours = append(ours, time.Since(start))
		if len(hits) == 0 {
			return fmt.Errorf("%q was not found", q)
		}
		start = time.Now()
		book.Search(q, 200)
		shown = append(shown, time.Since(start))
		start = time.Now()
		if err := all(find, q); err != nil {
			return err
		}
		theirs = append(theirs, time.Since(start))
	}
	t.note("search over %d names: %v median, FTS5 %v", len(names), median(ours), median(theirs))
	t.least("FTS5 trigram / search without marks (sum over the queries)", float64(sum(theirs))/float64(sum(ours)), "x", 4)
	t.least("FTS5 trigram / search without marks (median query)", ratio(theirs, ours), "x", 4)
	slices.Sort(ours)
	slices.Sort(shown)
	t.most("search p99, every hit", ms(ours[len(ours)*99/100]), "ms", 5)
	t.most("search p99, as the window asks", ms(shown[len(shown)*99/100]), "ms", 5)
	return nil
}

func ms(d time.Duration) float64 { return float64(d) / 1e6 }

func sum(list []time.Duration) (s time.Duration) {
	for _, d := range list {
		s += d
	}
	return s
}

func trigrams(path string, names []string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram')"); err != nil {
		return nil, err
	}
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	put, err := tx.Prepare("INSERT INTO names(name) VALUES (?)")
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		if _, err := put.Exec(string(record.AppendFold(nil, n))); err != nil {
			return nil, err
		}
	}
	return db, tx.Commit()
}

func all(find *sql.Stmt, q string) error {
	// Each word must occur, as in the book's search; words under three letters are
	// beyond a trigram index and stay joined to their neighbour.
	var parts []string
	for _, w := range strings.Fields(q) {
		parts = append(parts, `"`+w+`"`)
	}
	rows, err := find.Query(strings.Join(parts, " "))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
	}
	return rows.Err()
}

// queries are one, two or all words of names that occur, without marks, each word of
// at least three letters, which is what a trigram index can find.
func queries(names []string, n int) []string {
	r := rand.New(rand.NewPCG(2, 279))
	var list []string
	for len(list) < n {
		var long []string
		for _, w := range strings.Fields(string(record.AppendFold(nil, names[r.IntN(len(names))]))) {
			if len(w) >= 3 {
				long = append(long, w)
			}
		}
		if len(long) > 0 {
			list = append(list, strings.Join(long[max(0, len(long)-1-r.IntN(3)):], " "))
		}
	}
	return list
}
