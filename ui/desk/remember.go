package desk

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
)

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
