package desk

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Importer is the page on which lists are brought in.
type Importer interface {
	// Import begins anew with lists of records of a kind; back is the page to which it
	// returns.
	Import(k record.Kind, back string)
	// Take reads a file that was dropped on the window; false where another list is at
	// hand.
	Take(path string) bool
	// Paste reads what was copied out of Excel; false where nothing is pasted now.
	Paste(text string) bool
}

// ListFiles are the extensions of files in which lists are kept.
const ListFiles = ".xlsx .xls .xlsm .csv .txt"

// Import shows the page on which lists are brought in, for lists of records of a kind.
func (d *Desk) Import(k record.Kind) {
	d.importer(func(p Importer, back string) { p.Import(k, back) })
}

func (d *Desk) importer(then func(p Importer, back string)) {
	for _, e := range d.o.Pages {
		if _, ok := d.page(e.Name).(Importer); ok {
			back := d.at
			d.go_(e.Name, func(p Page) { then(p.(Importer), back) })
			return
		}
	}
}

// Dropped takes the first list of files that were dropped on the window; other files are
// none of its business.
func (d *Desk) Dropped(_ fyne.Position, files []fyne.URI) {
	i := slices.IndexFunc(files, func(u fyne.URI) bool {
		return slices.Contains(strings.Fields(ListFiles), strings.ToLower(u.Extension()))
	})
	if i < 0 || part.Covered(d.Canvas()) {
		return
	}
	d.importer(func(p Importer, _ string) { p.Take(files[i].Path()) })
}

// pasted gives what was copied to the page that reads lists.
func (d *Desk) pasted(s fyne.Shortcut) {
	paste, ok := s.(*fyne.ShortcutPaste)
	p, reads := d.Page().(Importer)
	if ok && reads && paste.Clipboard != nil && !part.Covered(d.Canvas()) {
		p.Paste(paste.Clipboard.Content())
	}
}

// RevertUnchanged takes a step back as far as nothing was built on it, and tells what
// stays.
func (d *Desk) RevertUnchanged(seq uint64, done func()) {
	r, kept, err := d.o.Book.RevertUnchanged(seq)
	if errors.Is(err, store.ErrNothing) {
		d.Tell(words.Attention, words.NothingToTakeBack)
		return
	}
	if err != nil {
		d.Fail(err)
		return
	}
	if done != nil {
		done()
	}
	d.Written(r)
	if len(kept) > 0 {
		var labels []string
		d.Read(func(v *record.View) {
			for _, ref := range kept {
				if x := v.Find(ref.Kind, ref.ID); x != nil {
					labels = append(labels, words.Kind(ref.Kind)+" «"+x.Label(v)+"»")
				}
			}
		})
		d.Tell(words.TakenBackTitle, words.TakenBackKept(labels))
	}
}
