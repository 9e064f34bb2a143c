package part

// The shares of the width that a ledger's list takes: beside a short form, and beside
// one with tables in it.
const (
	half   = 0.56
	Narrow = 0.3
)

// Share gives the list its share of the width; the pane takes the rest.
func (l *Ledger) Share(list float64) {
	l.split.SetOffset(list)
	l.left.Refresh() // what wraps under the list has another height now
}

// Widen gives the pane most of the width, and takes it back when the ledger rests.
func (l *Ledger) Widen(wide bool) {
	switch {
	case wide && l.kept == 0:
		l.kept = l.split.Offset
		l.Share(Narrow)
	case !wide && l.kept != 0:
		l.Share(l.kept)
		l.kept = 0
	}
}
