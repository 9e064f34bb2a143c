package practice_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/assets"
	"sophongtrao/cmd/practice"
	"sophongtrao/report/xlsx"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
	"sophongtrao/store/sheet"
)

// TestListsComeBack writes every full list of the practice book for Excel and as CSV, and
// imports it: nothing is new, nothing is asked, nothing cannot be read.
func TestListsComeBack(t *testing.T) {
	size := sample.Default
	b, err := practice.Create(filepath.Join(t.TempDir(), "x.sopt"), store.Options{Now: func() time.Time {
		return time.Date(int(size.Today.Y), time.Month(size.Today.M), int(size.Today.D), 9, 0, 0, 0, time.UTC)
	}}, size)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	words, err := intake.ReadWords(assets.IntakeWords())
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range intake.Targets {
		var head []string
		var rows [][]any
		b.Read(func(v *record.View) { head, rows = intake.Export(target, v, words, size.Today) })
		if len(rows) < 10 {
			t.Errorf("%s: %d rows", target, len(rows))
		}
		list := &xlsx.List{Title: words.Title(target), About: "tính đến ngày 05/02/2026", Rows: rows}
		for _, h := range head {
			list.Columns = append(list.Columns, xlsx.ListColumn{Title: h})
		}
		var book, text bytes.Buffer
		if err := xlsx.WriteList(&book, list); err != nil {
			t.Fatal(err)
		}
		if err := xlsx.WriteListCSV(&text, list); err != nil {
			t.Fatal(err)
		}
		for kind, raw := range map[string][]byte{"xlsx": book.Bytes(), "csv": text.Bytes()} {
			w, err := sheet.Read(raw)
			if err != nil {
				t.Fatal(target, kind, err)
			}
			tables := intake.Find(w.Sheets[0], target, words)
			if len(tables) != 1 || len(tables[0].Rows) != len(rows) {
				t.Fatalf("%s, %s: %d tables", target, kind, len(tables))
			}
			plan, err := (&intake.Job{Table: tables[0], Words: words, Decisions: map[int]intake.Decision{}}).Plan(b)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range plan.Lines {
				if l.Action != intake.Keep {
					t.Errorf("%s, %s, row %d %s: %s %+v heads %v %v", target, kind, l.Row+1, l.Label, l.Action, l.Faults, l.Heads, tables[0].Said(l.Row))
				}
			}
			if !strings.Contains(string(raw[:3]), "\uFEFF") == (kind == "csv") {
				t.Errorf("%s: the mark of UTF-8", kind)
			}
		}
	}
}
