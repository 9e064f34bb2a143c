package desk

import (
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/report"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// SaveAs asks where a file is to be saved, beginning in Folder, and saves it; done, which
// may be nil, gets its path. Enter takes the place proposed; another is typed, or
// chosen in the dialog of the system. What stands there already is replaced only when the
// person says so.
func (d *Desk) SaveAs(title, name string, write func(io.Writer) error, done func(path string)) {
	e := part.NewEntry("")
	e.SetText(filepath.Join(d.Folder(), name))
	body := container.NewVBox(part.Note(words.SaveWhere), e)
	save := func() {
		path := record.Line(e.Text)
		put := func() {
			if !d.Put(path, write) {
				return
			}
			d.o.Memory.Put("folder", filepath.Dir(path))
			if done != nil {
				done(path)
			}
			d.Say(words.SavedFile + path)
		}
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			part.Ask(d.Canvas(), words.Question, words.SaveOver(path), part.Answer{Label: words.SaveReplace, Do: put},
				part.Answer{Label: words.Cancel})
			return
		}
		put()
	}
	if part.Native != nil {
		elsewhere := func() {
			path := record.Line(e.Text)
			part.Native(part.FileAsk{Title: title, Verb: words.Save.String(), Folder: filepath.Dir(path), Name: filepath.Base(path), Save: true,
				Exts: []string{filepath.Ext(name)}, Done: func(path string) { e.SetText(path); e.Again() }, Own: e.Again})
		}
		body.Add(container.NewHBox(part.NewButton(words.SaveElsewhere, theme.FolderOpenIcon(), elsewhere)))
	}
	box := part.Show(d.Canvas(), title, body, fyne.NewSize(620, 0),
		part.Answer{Label: words.Save.String(), Do: save}, part.Answer{Label: words.Cancel})
	e.OnEnter = func() {
		box.Close()
		save()
	}
	part.Focus(e)
}

// Folder is where files go unless the person says otherwise: where the last one went,
// else beside the book, so that a book on a stick keeps its papers with it.
func (d *Desk) Folder() string {
	var folder string
	d.o.Memory.Get("folder", &folder)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		folder = filepath.Join(filepath.Dir(d.o.Book.Path()), words.PaperFolder)
	}
	return folder
}

// Put writes a file; its folder is made if there is none. False: it could not, which was
// said.
func (d *Desk) Put(path string, write func(io.Writer) error) bool {
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = report.Replace(path, write)
	}
	if err != nil {
		d.Fail(err)
	}
	return err == nil
}
