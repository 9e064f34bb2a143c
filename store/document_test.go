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
