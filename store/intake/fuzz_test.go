package intake_test

import (
	"testing"

	"sophongtrao/store/intake"
	"sophongtrao/store/sheet"
)

// FuzzFind reads any pasted text as lists of every target, and has a person point at any
// row: no text makes it fail, no row is in two tables of the same columns, none is lost
// from its sheet.
func FuzzFind(f *testing.F) {
	f.Add("STT\tHọ và tên\tNăm sinh\tTổ\tKhu phố\n1\tNguyễn Văn An\t1961\tTổ 1\tKhu phố 1\nCộng: 1\nNgười lập", uint8(0))
	f.Add("TT\tHọ tên\tTổ\t\tTT\tHọ tên\tTổ\n1\tLê A\t1\t\t1\tLê B\t2", uint8(1))
	f.Add("Số\tHọ và\tNăm\nTT\ttên\tsinh\n1\tNguyễn Văn An\t1961", uint8(2))
	f.Add("Hä vµ tªn\tN¨m sinh\nNguyÔn V¨n Hïng\t1961", uint8(0))
	w := words(f)
	f.Fuzz(func(t *testing.T, text string, row uint8) {
		book, err := sheet.Paste(text)
		if err != nil || len(book.Sheets) == 0 || len(text) > 4096 { // what is long takes long, and finds no more
			return
		}
		s := book.Sheets[0]
		all := map[int]bool{}
		for _, r := range s.Rows {
			all[r.N] = true
		}
		for i, target := range intake.Targets {
			tables := intake.Find(s, target, w)
			if p := intake.Point(s, int(row), target, w); p != nil {
				tables = append(tables, p)
			}
			if i == int(row)%len(intake.Targets) { // they look for every target, once is enough
				tables = append(tables, intake.Offers(book, target, w)...)
			}
			for _, table := range tables {
				last := -1
				for _, r := range table.Rows {
					if r.N <= last || !all[r.N] {
						t.Fatalf("row %d after %d", r.N, last)
					}
					last = r.N
				}
				for i := range table.Columns {
					table.Sample(i)
				}
				table.Shape()
			}
		}
	})
}
