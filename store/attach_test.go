package store_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

var (
	scan  = []byte("%PDF-1.7\nbản quét")
	photo = []byte("\xff\xd8\xff\xe0ảnh chụp")
)

// attach puts a file to a model as one step.
func attach(b *store.Book, id record.ID, name string, data []byte) (a record.Attachment, err error) {
	m := find[*record.Model](b, record.KindModel, id)
	_, err = b.Do(store.Op{Code: "attach"}, func(tx *store.Tx) error {
		if a, err = tx.Attach(name, data); err != nil {
			return err
		}
		m.Files = append(m.Files, a)
		return tx.Save(m)
	})
	return a, err
}

func TestAttach(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	a, err := attach(b, 5, `C:\Hồ sơ\Quyết định.pdf`, scan)
	if err != nil || a.Name != "Quyết định.pdf" || a.Type != "application/pdf" || a.Size != len(scan) {
		t.Fatalf("%+v %v", a, err)
	}
	if got, err := b.File(a.Hash); err != nil || !bytes.Equal(got, scan) {
		t.Errorf("%q %v", got, err)
	}
	if bytes.Contains(readFile(t, b.Path()), []byte("bản quét")) {
		t.Error("the attachment stands in the file in the clear")
	}
	if p, err := attach(b, 5, "/ảnh/1.pdf", photo); err != nil || p.Type != "image/jpeg" || p.Name != "1.pdf" {
		t.Errorf("%+v %v", p, err)
	}
	if p, err := attach(b, 5, "x", []byte("\x89PNG\r\n\x1a\n")); err != nil || p.Type != "image/png" {
		t.Errorf("%+v %v", p, err)
	}

	// The same bytes are kept once, and undo and redo of the step find them.
	before := papers(t, b)
	if again, err := attach(b, 5, "khác.pdf", scan); err != nil || again.Hash != a.Hash || papers(t, b) != before {
		t.Error(again, err, papers(t, b), before)
	}
	for range 4 {
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if m := find[*record.Model](b, record.KindModel, 5); len(m.Files) != 0 || papers(t, b) != before {
		t.Error("after undo:", m.Files, papers(t, b))
	}
	if _, err := b.Redo(); err != nil {
		t.Fatal(err)
	}
	if got, err := b.File(find[*record.Model](b, record.KindModel, 5).Files[0].Hash); err != nil || !bytes.Equal(got, scan) {
		t.Error(err)
	}
}

func papers(t *testing.T, b *store.Book) (n int) {
	t.Helper()
	if err := b.DB().View(func(bt *bbolt.Tx) error {
		return bt.Bucket([]byte("files")).ForEach(func(_, _ []byte) error { n++; return nil })
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAttachRefuses(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	before := export(t, b)
	for _, x := range []struct {
		data []byte
		want error
	}{
		{nil, store.ErrFileSize}, {append(bytes.Clone(scan), make([]byte, store.MaxFile)...), store.ErrFileSize},
		{[]byte("PK\x03\x04"), store.ErrFileKind}, {[]byte(" %PDF-"), store.ErrFileKind}, {[]byte("%PD"), store.ErrFileKind},
	} {
		if _, err := attach(b, 5, "tệp.pdf", x.data); !errors.Is(err, x.want) {
			t.Errorf("%.8q: %v", x.data, err)
		}
	}
	whole := append(bytes.Clone(scan), make([]byte, store.MaxFile-len(scan))...)
	m := find[*record.Model](b, record.KindModel, 5)
	m.Files = []record.Attachment{{Name: "x", Type: "application/pdf", Size: 3, Hash: strings.Repeat("0", 64)}}
	var faults record.FieldErrors
	if _, err := b.Save(op, m); !errors.As(err, &faults) || faults.Of("files[0]") != record.FaultMissing {
		t.Error("a file that the book does not have:", err)
	}
	if export(t, b) != before {
		t.Error("something was written")
	}
	if _, err := b.File(strings.Repeat("0", 64)); !errors.Is(err, store.ErrNoPDF) {
		t.Error(err)
	}
	if a, err := attach(b, 5, "đủ 10 MB.pdf", whole); err != nil || a.Size != store.MaxFile {
		t.Error(a.Size, err)
	}
}

// TestCheckLooksAtAttachments saves a size that is not that of the bytes.
func TestCheckLooksAtAttachments(t *testing.T) {
	b, err := store.Create(filepath.Join(t.TempDir(), "x.sopt"), store.Options{}, storetest.Seed()...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := attach(b, 5, "a.pdf", scan); err != nil {
		t.Fatal(err)
	}
	b.Close()
	storetest.Check(t, b.Path())
	if b, err = store.Open(b.Path(), store.Options{}); err != nil {
		t.Fatal(err)
	}
	m := find[*record.Model](b, record.KindModel, 5)
	m.Files[0].Size++
	if _, err := b.Save(op, m); err != nil {
		t.Fatal(err)
	}
	b.Close()
	r, err := store.Check(b.Path())
	if want := (store.Finding{Code: store.FoundPaper, Kind: record.KindModel, ID: 5}); err != nil || len(r.Findings) != 1 || r.Findings[0] != want {
		t.Error(r.Findings, err)
	}
}
