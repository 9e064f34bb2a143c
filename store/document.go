package store

import (
	"errors"
	"reflect"

	"sophongtrao/store/record"
)

// Rules of this file: a document moves draft -> issued -> void and never back. Save
// writes drafts; Issue and Void alone change the state. A number is given once in
// its type and year, the next is one more, and it stays with its document when that
// becomes void: so there is neither a gap nor a repeat. Of an issued document only
// what happens to it afterwards may change: its sendings, replies and attachments. A
// correction is a document of its own that names the one it corrects.

// keepDocument is the rule of Save.
func keepDocument(old record.Record, d *record.Document) (e record.FieldErrors) {
	lock := func(field string, wrong bool) {
		if wrong {
			e = append(e, record.FieldError{Field: field, Fault: record.FaultLocked})
		}
	}
	o, _ := old.(*record.Document)
	if o == nil || o.Is() == record.Draft {
		lock("state", d.Is() != record.Draft)
		lock("number", d.Number != 0 || d.Year != 0 || d.BackDated)
		lock("hash", d.Hash != "" || len(d.Figures) > 0)
		return e
	}
	same := d.Clone().(*record.Document)
	same.Sendings, same.Replies, same.Files = o.Sendings, o.Replies, o.Files
	lock("state", !reflect.DeepEqual(o, same))
	return e
}

// Issue gives the draft its number, freezes its paper and empties the undo list.
// render gets the document with Number (the next of its type and year), Year, Date
// and State set (the View still holds the draft); it fills Symbol, Signer and
// Figures and returns the paper. It runs inside the step: an error of render is
// returned as it is, and nothing was written. A paper with a date before that of a
// lower number is marked BackDated. ErrPeriodClosed: it is a report on a period whose
// figures are closed. record.FieldErrors: date is no day ("date"), the document is no
// draft ("state"), a correction says nothing ("corrections"), or not right. ErrNoRecord.
func (b *Book) Issue(op Op, id record.ID, date record.Date,
	render func(v *record.View, d *record.Document) (pdf []byte, err error),
) (issued *record.Document, _ Receipt, err error) {
	r, err := b.do(op, keepNothing, func(tx *Tx) error {
		d, err := tx.document(id, record.Draft)
		if err != nil {
			return err
		}
		if !date.IsDay() || !date.Valid() {
			return record.FieldErrors{{Field: "date", Fault: record.FaultDate}}
		}
		if err := mayIssue(tx.b.view, d); err != nil {
			return err
		}
		d.State, d.Date, d.Year = record.Issued, date, int(date.Y)
		d.Number, d.BackDated = nextNumber(tx.b.view, d.Type, date)
		paper := d.Clone().(*record.Document)
		pdf, err := render(tx.b.view, paper)
		if err != nil {
			return err
		}
		if len(pdf) == 0 {
			return errors.New("store: an empty paper cannot be issued")
		}
		d.Symbol, d.Signer, d.Figures = paper.Symbol, paper.Signer, paper.Figures
		d.Hash = tx.keep(pdf)
		issued = d
		return tx.seal(d)
	})
	if err != nil {
		return nil, Receipt{}, err
	}
	return issued.Clone().(*record.Document), r, nil
}

// mayIssue says why a draft cannot be issued, beyond its Check.
func mayIssue(v *record.View, d *record.Document) error {
	if c := v.ClosingOf(d.Source.Rule, d.Source.Year); c != nil && c.Closed() {
		return ErrPeriodClosed
	}
	if d.Corrects != 0 && len(d.Corrections) == 0 {
		return record.FieldErrors{{Field: "corrections", Fault: record.FaultEmpty}}
	}
	return nil
}

// nextNumber is one more than the highest number of the type in the year of the date,
// void documents included; and whether one of them has a later date.
func nextNumber(v *record.View, docType string, date record.Date) (n int, backDated bool) {
	for r := range v.Records(record.KindDocument) {
		if d := r.(*record.Document); d.Number > 0 && d.Type == docType && d.Year == int(date.Y) {
			n = max(n, d.Number)
			backDated = backDated || d.Date.Compare(date) > 0
		}
	}
	return n + 1, backDated
}

// Void makes an issued document void. It keeps its number and its paper. The undo
// list is empty afterwards. record.FieldErrors: no reason, or not issued ("state").
func (b *Book) Void(op Op, id record.ID, reason string) (Receipt, error) {
	return b.do(op, keepNothing, func(tx *Tx) error {
		d, err := tx.document(id, record.Issued)
		if err != nil {
			return err
		}
		d.State, d.Reason = record.Void, reason
		return tx.seal(d)
	})
}

// document returns a copy of the document, which must be in a state.
func (tx *Tx) document(id record.ID, state record.State) (*record.Document, error) {
	d, ok := tx.b.view.Documents.Get(id)
	if !ok {
		return nil, ErrNoRecord
	}
	if d.Is() != state {
		return nil, record.FieldErrors{{Field: "state", Fault: record.FaultLocked}}
	}
	return d.Clone().(*record.Document), nil
}

// seal writes a document in its new state, past the rule of Save.
func (tx *Tx) seal(d *record.Document) error {
	d.Clean()
	if faults := d.Check(tx.b.view); len(faults) > 0 {
		return faults
	}
	d.Rev++
	tx.put(d, ChangeEdit)
	return nil
}
