package torture

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// Kinds of events.
const (
	evWrite  = "write"  // data at off
	evSize   = "size"   // the file gets the size off
	evSync   = "sync"   // file or folder
	evMake   = "make"   // a name for a new, empty file, or an old file made empty
	evRename = "rename" // path to to
	evLink   = "link"   // to is a second name of path
	evRemove = "remove"
	evSay    = "say" // a line on stdout
)

// event is one call of a child, as the tracer saw it.
type event struct {
	what string
	path string
	to   string
	off  int64
	data []byte
}

const sector = 512 // bytes that a disk writes whole or not at all

// disk is what a disk holds for certain, and what is on its way there. A loss of
// power keeps the first, and of the second whatever chance keeps: writes to a file
// since its last sync in any order, each by sectors, and its size; names of files
// (made, renamed, removed) since the last sync of the folder as far as they came, in
// their order, as journals keep it (ext4, NTFS). A sync of a file does not keep its name.
//
// lies says that the disk throws away one sync after the other: what it reports as
// written may be lost. Nothing in a file can show that a disk went back as a whole,
// so with lies whole older states count as kept.
type disk struct {
	names   map[string]*file // for certain
	now     map[string]*file // as the program sees it
	pending []func(names map[string]*file)
	lies    int // syncs in this many are lies; 0: none
	random  *rand.Rand
}

type file struct {
	sure    []byte
	pending []event
}

// newDisk is a disk that holds files.
func newDisk(files map[string][]byte, random *rand.Rand) *disk {
	d := &disk{names: map[string]*file{}, random: random}
	for name, b := range files {
		d.names[name] = &file{sure: bytes.Clone(b)}
	}
	d.now = maps.Clone(d.names)
	return d
}

// do has the program do what it did.
func (d *disk) do(e event) {
	name := func(f func(names map[string]*file)) {
		f(d.now)
		d.pending = append(d.pending, f)
	}
	f := d.now[e.path]
	switch e.what {
	case evMake:
		if f == nil {
			f = new(file)
			name(func(names map[string]*file) { names[e.path] = f })
		} else {
			f.pending = append(f.pending, event{what: evSize})
		}
	case evRename:
		name(func(names map[string]*file) { names[e.to] = f; delete(names, e.path) })
	case evLink:
		name(func(names map[string]*file) { names[e.to] = f })
	case evRemove:
		name(func(names map[string]*file) { delete(names, e.path) })
	case evWrite, evSize:
		f.pending = append(f.pending, e)
	case evSync:
		if d.lies > 0 && d.random.IntN(d.lies) == 0 {
			return
		}
		if f != nil {
			for _, p := range f.pending {
				f.sure = p.on(f.sure)
			}
			f.pending = nil
			return
		}
		for _, p := range d.pending { // a folder
			p(d.names)
		}
		d.pending = nil
	}
}

// on is the file b after the event.
func (e event) on(b []byte) []byte {
	if e.what == evSize {
		return sized(b, int(e.off))
	}
	b = sized(b, max(len(b), int(e.off)+len(e.data)))
	copy(b[e.off:], e.data)
	return b
}

// sized cuts b or makes it longer with zeros.
func sized(b []byte, n int) []byte {
	if n <= len(b) {
		return b[:n:n]
	}
	return append(b, make([]byte, n-len(b))...)
}

// torn is the part of a write that a loss of power keeps: all, none, its beginning,
// its end, or sectors at random.
func torn(e event, random *rand.Rand) (parts []event) {
	if e.what == evSize {
		if random.IntN(2) == 0 {
			return []event{e}
		}
		return nil
	}
	way, at := random.IntN(6), random.IntN(len(e.data)+1)
	for from := 0; from < len(e.data); {
		to := min(len(e.data), int((e.off+int64(from))/sector+1)*sector-int(e.off))
		keep := false
		switch way {
		case 0, 1:
			keep = true
		case 2:
			keep = from < at
		case 3:
			keep = from >= at
		case 4:
			keep = random.IntN(2) == 0
		}
		if keep {
			parts = append(parts, event{what: evWrite, off: e.off + int64(from), data: e.data[from:to]})
		}
		from = to
	}
	return parts
}

// after is the file after a loss of power.
func (f *file) after(random *rand.Rand) []byte {
	b := bytes.Clone(f.sure)
	var parts []event
	for _, e := range f.pending {
		parts = append(parts, torn(e, random)...)
	}
	if random.IntN(2) == 0 {
		random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	}
	for _, p := range parts {
		b = p.on(b)
	}
	return b
}

// fails is what the disk holds after a loss of power.
func (d *disk) fails(random *rand.Rand) map[string][]byte {
	names := maps.Clone(d.names)
	for _, p := range d.pending[:random.IntN(len(d.pending)+1)] {
		p(names)
	}
	left := map[string][]byte{}
	for name, f := range names {
		left[name] = f.after(random)
	}
	return left
}

// TestDiskKeepsWhatIsSynced breaks nothing: it makes sure that the disk of these tests
// loses what it should and keeps what it must.
func TestDiskKeepsWhatIsSynced(t *testing.T) {
	random := randomOf(1, 1)
	d := newDisk(map[string][]byte{"old": []byte("OLD")}, random)
	for _, e := range []event{
		{what: evMake, path: "new"}, {what: evWrite, path: "new", data: []byte("sure")}, {what: evSync, path: "new"},
		{what: evWrite, path: "new", off: 4, data: bytes.Repeat([]byte("x"), 2*sector)}, {what: evRename, path: "new", to: "old"},
	} {
		d.do(e)
	}
	seen := map[string]int{}
	for range 2000 {
		left := d.fails(random)
		switch {
		case left["old"] == nil, left["new"] != nil && string(left["new"][:4]) != "sure":
			t.Fatalf("%q", left)
		case string(left["old"]) == "OLD" && left["new"] == nil:
			seen["nothing"]++
		case string(left["old"]) == "OLD":
			seen["made"]++
		default:
			b := left["old"]
			if string(b[:4]) != "sure" {
				t.Fatalf("%q", b)
			}
			seen["renamed"]++
			if rest := bytes.Trim(b[4:], "x"); len(rest) > 0 {
				seen["hole"]++
			}
			seen[string(rune('0'+len(b)/sector))]++
		}
	}
	d.do(event{what: evSync, path: "/"})
	for range 100 {
		if left := d.fails(random); left["new"] != nil || string(left["old"][:4]) != "sure" {
			t.Fatal("a synced rename was lost")
		}
	}
	for _, what := range []string{"nothing", "made", "renamed", "hole", "0", "1", "2"} {
		if seen[what] < 20 {
			t.Error(what, seen)
		}
	}
}

// lay makes a folder that holds these files, by their full path, and nothing else.
func lay(dir string, files map[string][]byte) error {
	if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o700)); err != nil {
		return err
	}
	for path, b := range files {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600)); err != nil {
			return err
		}
	}
	return nil
}

// filesIn reads all files below a folder.
func filesIn(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	return files, filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[path], err = os.ReadFile(path)
		}
		return err
	})
}
