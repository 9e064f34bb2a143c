package part

// The shares of the width that a ledger's list takes: beside a short form, and beside
// one with tables in it.
const (
	Half   = 0.56
	Narrow = 0.3
)

// Share gives the list its share of the width; the pane takes the rest.
func (l *Ledger) Share(list float64) { l.split.SetOffset(list) }
