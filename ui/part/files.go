package part

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// FileAsk asks the system's own dialog for a file.
type FileAsk struct {
	Title, Verb string
	Folder      string // in which it begins; "": the person's documents
	Name        string // proposed, of a file to be saved
	Exts        []string
	Save        bool              // the file need not exist
	Done        func(path string) // not called when the person leaves the dialog
	Own         func()            // called when the system has no such dialog
}

// Native shows the system's own dialog for files; nil where ours is used. All its answers
// come on the window's goroutine. The program has one window, so there is one.
var Native func(FileAsk)

// Files chooses an existing file where the system has no dialog of its own. The toolkit's
// has English words in it that cannot be replaced, and no keys.
type Files struct {
	exts   []string // ".sopt"; files with another ending are not shown
	done   func(path string)
	dir    string
	found  []string // names of the rows; folders end in the separator
	where  *widget.Label
	name   *Entry
	table  *Table
	dialog *Dialog
}

// PickFile asks for a file with one of the extensions, which are put together as
// ".pdf .png", beginning in a folder. verb is what its button says.
func PickFile(c fyne.Canvas, title, verb, dir, exts string, done func(path string)) {
	own := func() { pickOwn(c, title, verb, dir, exts, done) }
	if Native == nil {
		own()
		return
	}
	Native(FileAsk{Title: title, Verb: verb, Folder: dir, Exts: strings.Fields(exts), Done: done, Own: own})
}

// pickOwn asks in our own dialog.
func pickOwn(c fyne.Canvas, title, verb, dir, exts string, done func(path string)) *Files {
	f := &Files{exts: strings.Fields(exts), done: done, where: widget.NewLabel(""), name: NewEntry(words.FilePath)}
	f.where.Truncation = fyne.TextTruncateEllipsis
	f.table = NewTable([]Column{{ID: "name", Title: words.FileTitle, Width: 300, Grow: 1}, {ID: "kind", Title: words.FileKind, Width: 120}})
	f.table.Empty = words.FolderEmpty
	f.table.OnOpen = f.open
	f.table.OnSelect = func(id record.ID) {
		if id != 0 && !f.isFolder(id) {
			f.name.SetText(f.found[id-1])
		}
	}
	f.name.OnEnter = f.take
	up := NewButton(words.FolderUp, theme.MoveUpIcon(), func() { f.enter(filepath.Dir(f.dir)) })
	body := container.NewBorder(container.NewBorder(nil, nil, nil, up, f.where), f.name, nil, nil, f.table)
	f.dialog = Show(c, title, body, fyne.NewSize(640, 420), Answer{Label: verb, Do: nil}, Answer{Label: words.Cancel})
	f.dialog.first.OnTapped = f.take
	f.enter(dir)
	f.table.Focus()
	return f
}

func (f *Files) isFolder(id record.ID) bool {
	return strings.HasSuffix(f.found[id-1], string(filepath.Separator))
}

// enter shows a folder; one that cannot be read shows as empty.
func (f *Files) enter(dir string) {
	if dir == "" {
		dir, _ = os.UserHomeDir()
	}
	for dir != filepath.Dir(dir) {
		if s, err := os.Stat(dir); err == nil && s.IsDir() {
			break
		}
		dir = filepath.Dir(dir)
	}
	f.dir = dir
	f.where.SetText(dir)
	f.found = f.found[:0]
	list, _ := os.ReadDir(dir)
	var folders, plain []string
	for _, e := range list {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~"), strings.HasPrefix(name, "$"):
		case e.IsDir():
			folders = append(folders, name+string(filepath.Separator))
		case slices.Contains(f.exts, strings.ToLower(filepath.Ext(name))):
			plain = append(plain, name)
		}
	}
	f.found = slices.Concat(drives(dir), folders, plain)
	rows := make([]Row, len(f.found))
	for i, name := range f.found {
		kind := words.FileFile
		if strings.HasSuffix(name, string(filepath.Separator)) {
			kind = words.FileFolder
		}
		rows[i] = Row{ID: record.ID(i + 1), Cells: []string{strings.TrimSuffix(name, string(filepath.Separator)), kind}}
	}
	f.table.SetRows(rows)
}

// drives are the other disks, offered at the root of one on Windows.
func drives(dir string) (list []string) {
	if filepath.VolumeName(dir) == "" || filepath.Dir(dir) != dir {
		return nil
	}
	for d := 'C'; d <= 'Z'; d++ {
		root := string(d) + `:\`
		if _, err := os.Stat(root); err == nil && root != dir {
			list = append(list, root)
		}
	}
	return list
}

func (f *Files) open(id record.ID) {
	name := f.found[id-1]
	switch {
	case filepath.IsAbs(name):
		f.enter(name)
	case f.isFolder(id):
		f.enter(filepath.Join(f.dir, name))
	default:
		f.name.SetText(name)
		f.take()
	}
}

// take finishes with the name typed or chosen; a folder is entered. Whether the file
// can be opened is for the caller to find out.
func (f *Files) take() {
	name := record.Line(f.name.Text)
	if name == "" {
		if id := f.table.Selected(); id != 0 && f.table.HasFocus() {
			f.open(id)
		}
		return
	}
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(f.dir, name)
	}
	if s, err := os.Stat(path); err == nil && s.IsDir() {
		f.name.SetText("")
		f.enter(path)
		return
	}
	if filepath.Ext(path) == "" {
		path += f.exts[0]
	}
	f.dialog.Close()
	f.done(path)
}
