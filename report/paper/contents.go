package paper

import (
	"slices"
	"strconv"
)

// contents says that a Doc prints page numbers in its text.
func (d *Doc) contents() bool {
	found := false
	d.cells(func(r *Run) { found = found || r.PageOf })
	return found
}

// cells yields every run of the cells of tables.
func (d *Doc) cells(yield func(*Run)) {
	for _, s := range d.Sheets {
		for _, b := range s.Blocks {
			if t, ok := b.(Table); ok {
				for _, row := range t.Rows {
					for _, c := range row.Cells {
						for i := range c.Runs {
							yield(&c.Runs[i])
						}
					}
				}
			}
		}
	}
}

// beginnings are the numbers of the pages on which the texts with a Key begin.
func beginnings(pages []Page) map[string]int {
	of := map[string]int{}
	for i := range pages {
		for j := range pages[i].Texts {
			if key := pages[i].Texts[j].Ref.Key(); key != "" {
				if _, known := of[key]; !known {
					of[key] = pages[i].Number
				}
			}
		}
	}
	return of
}

// numbered is a copy of the Doc that prints these numbers.
func (d *Doc) numbered(pages map[string]int) *Doc {
	c := *d
	c.Sheets = slices.Clone(d.Sheets)
	for i := range c.Sheets {
		s := &c.Sheets[i]
		s.Blocks = slices.Clone(s.Blocks)
		for j, b := range s.Blocks {
			if t, ok := b.(Table); ok {
				s.Blocks[j] = t.copied()
			}
		}
	}
	c.cells(func(r *Run) {
		if r.PageOf {
			if n, ok := pages[r.Ref.Key()]; ok {
				r.Text = strconv.Itoa(n)
			}
		}
	})
	return &c
}

// copied is the table with rows, cells and runs of its own.
func (t Table) copied() Table {
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		cells := slices.Clone(t.Rows[i].Cells)
		for j := range cells {
			cells[j].Runs = slices.Clone(cells[j].Runs)
		}
		t.Rows[i].Cells = cells
	}
	return t
}
