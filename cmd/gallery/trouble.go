package main

import (
	"time"

	"fyne.io/fyne/v2"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// rescue gives the start screen of the pictures something to offer.
type rescue struct{}

func (rescue) Copies(string) []store.Copy { return safe{}.Copies()[:4] }
func (rescue) Restore(desk.Opening, string) (string, error) {
	return words.Restored(ago(20*time.Minute), 1480, `C:\SoPhongTrao\tan-mau-s2-20261123-034207-aside.sopt`), nil
}
func (rescue) Salvage(desk.Opening) (string, string, error) { return "", "", store.ErrDamaged }
func (rescue) Move(string) (string, error)                  { return "", store.ErrFull }

// troubles are the screens of a book that does not open, and of one that is protected.
func troubles() (list []scene) {
	const path = "C:/SoPhongTrao/tan-mau.sopt"
	fails := func(err error) func(fyne.Window, *store.Book) {
		return func(w fyne.Window, _ *store.Book) { start(w).Fail(desk.Opening{Path: path}, err) }
	}
	at := func(err error) error { return &store.OpenError{Path: path, Err: err} }
	found := &desk.Unsound{Report: store.Report{Schema: 2, Seq: 412, At: ago(3 * time.Minute), Records: map[record.Kind]int{},
		Findings: []store.Finding{{Code: store.FoundContents, Kind: record.KindMeeting, ID: 17}, {Code: store.FoundPaper}}}}
	for name, err := range map[string]error{
		"damaged": at(store.ErrDamaged), "found": found, "newer": at(store.ErrNewer), "full": at(store.ErrFull), "read-only": at(store.ErrReadOnly),
		"locked": &store.OpenError{Path: path, Err: store.ErrLocked, Holder: &store.Holder{PID: 4711, Host: "MAY-VAN-PHONG", User: "cbvp", At: ago(time.Hour)}},
		"secret": at(store.ErrSecret), "stick": &desk.Misplaced{Reason: "removable", Target: `C:\SoPhongTrao`},
	} {
		list = append(list, scene{"trouble-" + name, fails(err)})
	}
	list = append(list, scene{"trouble-no-copy", func(w fyne.Window, _ *store.Book) {
		start(w).Damaged(desk.Opening{Path: path}, at(store.ErrCut), nil)
	}})
	return list
}
