package desk

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
)

// Remember keeps a ledger's sort order and widths under the name of its page.
func Remember(m Memory, name string, l *part.Ledger) {
	RememberTable(m, name, l.Table)
	l.Memory = func(s part.TableState) { m.Put("list."+name, s) }
}

// RememberTable brings back what was kept of a table.
func RememberTable(m Memory, name string, t *part.Table) {
	var s part.TableState
	if m.Get("list."+name, &s) {
		t.SetState(s)
	}
}

// OpOf names the step of saving a record: new or changed.
func OpOf(r record.Record, label string) store.Op {
	op := store.Op{Code: "edit", Kind: r.Kind(), N: 1, Label: label}
	if r.M().ID == 0 {
		op.Code = "add"
	}
	return op
}
