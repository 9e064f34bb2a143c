package store_test

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

var revisions = regexp.MustCompile(`"rev": \d+`)

var day = record.Day(2026, 2, 5)

func pdf(text string) func(*record.View, *record.Document) ([]byte, error) {
	return func(_ *record.View, d *record.Document) ([]byte, error) {
		d.Symbol = "05/BC-MTTQ-BTT"
		d.Figures = []record.Figure{{Key: "teams", Value: record.N(1)}}
		return []byte(text), nil
	}
}

func TestIssueFreezesAndVoidKeeps(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	d, _, err := b.Issue(store.Op{Code: "issue"}, 14, day, pdf("một tờ"))
	if err != nil {
		t.Fatal(err)
	}
	if d.Number != 1 || d.Year != 2026 || d.Date != day || d.State != record.Issued || d.Symbol == "" || len(d.Figures) != 1 {
		t.Errorf("%+v", d)
	}
	if _, err := b.Undo(); !errors.Is(err, store.ErrNothing) {
		t.Error("issuing was undone:", err)
	}
	if got, err := b.PDF(d.Hash); err != nil || string(got) != "một tờ" {
		t.Errorf("%q %v", got, err)
	}
	if _, err := b.PDF(strings.Repeat("0", 64)); !errors.Is(err, store.ErrNoPDF) {
		t.Error(err)
	}
	locked := func(err error, field string) {
		t.Helper()
		var faults record.FieldErrors
		if !errors.As(err, &faults) || faults.Of(field) != record.FaultLocked {
			t.Error(err)
		}
	}
	d.Title = "khác"
	_, err = b.Save(op, d)
	locked(err, "state")
	keepsTheDayOfSending(t, b)
	_, err = b.Delete(op, record.KindDocument, 14)
	locked(err, "state")
	_, _, err = b.Issue(op, 14, day, pdf("hai"))
	locked(err, "state")
	var faults record.FieldErrors
	if _, err = b.Void(op, 14, " "); !errors.As(err, &faults) || faults.Of("reason") != record.FaultEmpty {
		t.Error(err)
	}
	if _, err = b.Void(op, 14, "Sai số liệu"); err != nil {
		t.Fatal(err)
	}
	_, err = b.Void(op, 14, "Sai số liệu")
	locked(err, "state")

	next := &record.Document{Type: record.DocReport, Title: "Báo cáo thay thế", Replaces: 14}
	other := &record.Document{Type: record.DocMinutes, Title: "Biên bản"}
	if _, err := b.Save(op, next, other); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		id   record.ID
		date record.Date
		want int
	}{{next.ID, day, 2}, {other.ID, day, 1}} {
		if d, _, err = b.Issue(op, x.id, x.date, pdf("nữa")); err != nil || d.Number != x.want {
			t.Error(d, err)
		}
	}
}

func keepsTheDayOfSending(t *testing.T, b *store.Book) {
	t.Helper()
	d := find[*record.Document](b, record.KindDocument, 14)
	d.Sendings = []record.Sending{{Date: record.Day(2026, 2, 6)}}
	if _, err := b.Save(op, d); err != nil {
		t.Error("the day of sending:", err)
	}
}

func TestIssueThatFailsLeavesADraft(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	before := export(t, b)
	no := errors.New("a letter is missing")
	if _, _, err := b.Issue(op, 14, day, func(*record.View, *record.Document) ([]byte, error) { return nil, no }); !errors.Is(err, no) {
		t.Error(err)
	}
	if _, _, err := b.Issue(op, 14, day, pdf("")); err == nil {
		t.Error("an empty paper was issued")
	}
	var faults record.FieldErrors
	if _, _, err := b.Issue(op, 14, record.Year(2026), pdf("x")); !errors.As(err, &faults) || faults.Of("date") == "" {
		t.Error(err)
	}
	if _, _, err := b.Issue(op, 99, day, pdf("x")); !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
	if _, err := b.Save(op, &record.Document{Type: record.DocReport, Title: "x", State: record.Issued, Number: 1, Year: 2026,
		Date: day, Hash: strings.Repeat("a", 64)}); err == nil {
		t.Error("Save issued a document")
	}
	if export(t, b) != before {
		t.Error("something was written")
	}
}

func TestPaperIsSealed(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	big := strings.Repeat("giấy tờ ", 20_000)
	d, _, err := b.Issue(op, 14, day, pdf(big))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := b.PDF(d.Hash); err != nil || string(got) != big {
		t.Error(err)
	}
	if bytes.Contains(readFile(t, b.Path()), []byte("giấy tờ")) {
		t.Error("the paper stands in the file in the clear")
	}
}

// draft saves a report on a period and returns its ID.
func draft(t *testing.T, b *store.Book, d *record.Document) record.ID {
	t.Helper()
	if _, err := b.Save(op, d); err != nil {
		t.Fatal(err)
	}
	return d.ID
}

func TestBackDatedPapersAreMarked(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	for i, x := range []struct {
		docType string
		date    record.Date
		n       int
		marked  bool
	}{
		{record.DocReport, record.Day(2026, 3, 10), 1, false},
		{record.DocReport, record.Day(2026, 3, 10), 2, false}, // the same day is in order
		{record.DocReport, record.Day(2026, 3, 9), 3, true},
		{record.DocReport, record.Day(2026, 3, 10), 4, false},
		{record.DocMinutes, record.Day(2026, 1, 1), 1, false}, // a book of its own
		{record.DocReport, record.Day(2025, 12, 31), 1, false},
		{record.DocReport, record.Day(2025, 12, 30), 2, true},
	} {
		var rendered *record.Document
		d, _, err := b.Issue(op, draft(t, b, &record.Document{Type: x.docType, Title: "x"}), x.date,
			func(v *record.View, d *record.Document) ([]byte, error) { rendered = d; return []byte{byte(i)}, nil })
		if err != nil || d.Number != x.n || d.BackDated != x.marked || rendered.BackDated != x.marked {
			t.Errorf("%d: %+v %v", i, d, err)
		}
	}
}

func TestClosedPeriod(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	closing := &record.Closing{Rule: "nam", Year: 2025, Steps: []record.ClosingStep{{Date: day}}}
	if _, err := b.Save(op, closing); err != nil {
		t.Fatal(err)
	}
	before := export(t, b)
	if _, _, err := b.Issue(op, 14, day, pdf("x")); !errors.Is(err, store.ErrPeriodClosed) || export(t, b) != before {
		t.Error(err)
	}
	other := draft(t, b, &record.Document{Type: record.DocReport, Title: "kỳ khác", Source: record.Source{Rule: "nam", Year: 2026}})
	if _, _, err := b.Issue(op, other, day, pdf("x")); err != nil {
		t.Error("another year:", err)
	}
	closing.Steps = append(closing.Steps, record.ClosingStep{Date: day, Open: true, Note: "Bổ sung số liệu"})
	if _, err := b.Save(op, closing); err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.Issue(op, 14, day, pdf("y")); err != nil {
		t.Error("reopened:", err)
	}
	var faults record.FieldErrors
	closing.Steps[1].Note = "khác"
	if _, err := b.Save(op, closing); !errors.As(err, &faults) || faults.Of("steps") != record.FaultLocked {
		t.Error("the note of a reopening was changed:", err)
	}
	if _, err := b.Delete(op, record.KindClosing, closing.ID); !errors.As(err, &faults) {
		t.Error("a closing went to the bin:", err)
	}
	closing = &record.Closing{Rule: "quy-1", Year: 2026, Steps: []record.ClosingStep{{Date: day}}}
	r, err := b.Save(op, closing)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Revert(r.Seq); !errors.Is(err, store.ErrFinal) {
		t.Error("a period was opened without a note:", err)
	}
}

func TestCorrectionsAndWhatFollowsIssuing(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	var faults record.FieldErrors
	line := []record.Correction{{Where: "Mục II.1", Old: "12", New: "13", Why: "Cộng sót"}}
	if _, err := b.Save(op, &record.Document{Type: record.DocReport, Title: "Đính chính", Corrects: 14}); !errors.As(err, &faults) || faults.Of("corrects") == "" {
		t.Error("corrects a draft:", err)
	}
	if _, err := b.Save(op, &record.Document{Type: record.DocReport, Title: "Đính chính", Corrections: line}); !errors.As(err, &faults) || faults.Of("corrects") == "" {
		t.Error("corrects nothing:", err)
	}
	d, _, err := b.Issue(op, 14, day, pdf("x"))
	if err != nil {
		t.Fatal(err)
	}
	c := &record.Document{Type: record.DocReport, Title: "Đính chính", Corrects: 14}
	id := draft(t, b, c)
	if _, _, err := b.Issue(op, id, day, pdf("y")); !errors.As(err, &faults) || faults.Of("corrections") != record.FaultEmpty {
		t.Error("a correction that says nothing:", err)
	}
	c.Corrections = line
	draft(t, b, c)
	if got, _, err := b.Issue(op, id, day, pdf("y")); err != nil || got.Number != 2 {
		t.Error(got, err)
	}
	_, err = b.Do(op, func(tx *store.Tx) error {
		a, err := tx.Attach("bản có dấu.pdf", scan)
		d.Files = []record.Attachment{a}
		d.Sendings = []record.Sending{{To: "Ủy ban MTTQ thành phố", Date: day.AddDays(1), How: "paper"}}
		d.Replies = []record.Reply{{Date: day.AddDays(3), From: "Ủy ban MTTQ thành phố", Returned: true, Text: "Thiếu phụ lục"}}
		return errors.Join(err, tx.Save(d))
	})
	if err != nil {
		t.Error(err)
	}
	for what, change := range map[string]func(d *record.Document){
		"figures": func(d *record.Document) { d.Figures[0].Value = record.N(2) },
		"symbol":  func(d *record.Document) { d.Symbol += "x" },
		"date":    func(d *record.Document) { d.Date = day.AddDays(-1) },
		"mark":    func(d *record.Document) { d.BackDated = true },
		"lines":   func(d *record.Document) { d.Corrections[0].New = "14" },
	} {
		of := record.ID(14)
		if what == "lines" {
			of = id
		}
		x := find[*record.Document](b, record.KindDocument, of)
		change(x)
		if _, err := b.Save(op, x); !errors.As(err, &faults) || faults.Of("state") != record.FaultLocked {
			t.Errorf("%s of an issued paper changed: %v", what, err)
		}
	}
}
