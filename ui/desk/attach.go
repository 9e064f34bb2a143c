package desk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Files shows the attachments of a record: to open, to add, to take off. They are kept
// in the book, so that a book on a stick has them with it.
func (d *Desk) Files(to record.Ref) {
	var list []record.Attachment
	title := ""
	d.Read(func(v *record.View) {
		if r := v.Find(to.Kind, to.ID); r != nil {
			if files := record.FilesOf(r); files != nil {
				list, title = slices.Clone(*files), r.Label(v)
			}
		}
	})
	table := part.NewTable([]part.Column{{ID: "name", Title: words.FileTitle, Width: 300, Grow: 1}, {ID: "size", Title: words.FileSize, Width: 110, Right: true}})
	table.Empty = words.FilesNone
	rows := make([]part.Row, len(list))
	for i, a := range list {
		rows[i] = part.Row{ID: record.ID(i + 1), Cells: []string{a.Name, words.Size(a.Size)}}
	}
	table.SetRows(rows)
	chosen := func(do func(i int)) func() {
		return func() {
			if i := int(table.Selected()) - 1; i >= 0 {
				do(i)
			}
		}
	}
	open := chosen(func(i int) { d.openFile(list[i]) })
	table.OnOpen = func(record.ID) { open() }
	var box *part.Dialog
	then := func(do func()) func() { return func() { box.Close(); do() } }
	verbs := container.NewHBox(
		part.NewButton(words.FileOpen, theme.VisibilityIcon(), open),
		part.NewButton(words.FileRemove, part.VerbIcon(words.Delete), chosen(func(i int) { then(func() { d.detach(to, i) })() })))
	box = part.Show(d.Canvas(), words.FilesOf(title), container.NewBorder(part.Note(words.FilesHint), verbs, nil, nil, table),
		fyne.NewSize(640, 360), part.Answer{Label: words.FileAdd, Do: func() { d.pickFile(to) }}, part.Answer{Label: words.Close})
}

// pickFile asks for a file and takes it into the book.
func (d *Desk) pickFile(to record.Ref) {
	var dir string
	d.o.Memory.Get("attach", &dir)
	part.PickFile(d.Canvas(), words.FileAdd, words.FileAdd, dir, ".pdf .jpg .jpeg .png", func(path string) {
		d.o.Memory.Put("attach", filepath.Dir(path))
		data, err := readFile(path)
		if err != nil {
			d.Fail(err)
			return
		}
		d.changeFiles(to, "edit", func(tx *store.Tx, files *[]record.Attachment) error {
			a, err := tx.Attach(filepath.Base(path), data)
			if err == nil {
				*files = append(*files, a)
			}
			return err
		})
	})
}

// readFile reads a file up to the size that the book takes, so that a film chosen by
// mistake does not fill the memory.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, store.MaxFile+1))
	if err == nil && len(data) == 0 {
		err = store.ErrFileSize
	}
	return data, err
}

func (d *Desk) detach(to record.Ref, i int) {
	d.changeFiles(to, "edit", func(_ *store.Tx, files *[]record.Attachment) error {
		*files = slices.Delete(*files, i, i+1)
		return nil
	})
}

// changeFiles changes the attachments of a record as one step, and shows them again.
func (d *Desk) changeFiles(to record.Ref, code string, change func(*store.Tx, *[]record.Attachment) error) {
	op := store.Op{Code: code, Kind: to.Kind, N: 1}
	d.Read(func(v *record.View) {
		if r := v.Find(to.Kind, to.ID); r != nil {
			op.Label = r.Label(v)
		}
	})
	d.Do(op, nil, func(tx *store.Tx) error {
		r := tx.View().Find(to.Kind, to.ID)
		if r == nil {
			return store.ErrNoRecord
		}
		r = r.Clone()
		if err := change(tx, record.FilesOf(r)); err != nil {
			return err
		}
		return tx.Save(r)
	}, func() { d.Files(to) })
}

// openFile writes an attachment into the folder of papers and gives it to the system.
func (d *Desk) openFile(a record.Attachment) {
	data, err := d.o.Book.File(a.Hash)
	if err != nil {
		d.Fail(err)
		return
	}
	dir := filepath.Join(filepath.Dir(d.o.Book.Path()), words.PaperFolder)
	path := filepath.Join(dir, a.Hash[:8]+"-"+filepath.Base(a.Name))
	if err = os.MkdirAll(dir, 0o755); err == nil {
		if _, there := os.Stat(path); errors.Is(there, os.ErrNotExist) {
			err = os.WriteFile(path, data, 0o644)
		}
	}
	if err != nil {
		d.Fail(err)
		return
	}
	d.Hand(path)
}
