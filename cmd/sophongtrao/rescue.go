package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sophongtrao/cmd/volume"
	"sophongtrao/store"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// rescue is the desk.Rescue of the start screen.
type rescue struct{ p *program }

var _ desk.Rescue = rescue{}

// Copies implements desk.Rescue.
func (r rescue) Copies(path string) (good []store.Copy) {
	for _, c := range copiesOf(r.p.keeperOf(path, ""), path) {
		if c.Good() {
			good = append(good, c)
		}
	}
	return good
}

// Restore implements desk.Rescue.
func (r rescue) Restore(o desk.Opening, from string) (string, error) {
	with := store.Options{Who: r.p.worker(), Secret: o.Secret}
	done, err := store.Restore(o.Path, from, with)
	if err != nil {
		return "", err
	}
	return restored(done, o.Path, with), nil
}

// Salvage implements desk.Rescue: the new book stands beside the damaged one, which it
// does not touch. The copies lend their key where that of the book is damaged.
func (r rescue) Salvage(o desk.Opening) (to, said string, err error) {
	path, err := filepath.Abs(o.Path)
	if err != nil {
		return "", "", err
	}
	var keys []string
	for _, c := range copiesOf(r.p.keeperOf(path, ""), path) {
		keys = append(keys, c.Path)
	}
	base, ext := strings.TrimSuffix(path, filepath.Ext(path)), filepath.Ext(path)
	for n := 1; n < 1000; n++ {
		to = fmt.Sprintf("%s-%s%s", base, salvaged, ext)
		if n > 1 {
			to = fmt.Sprintf("%s-%s-%d%s", base, salvaged, n, ext)
		}
		var s store.Salvaged
		if s, err = store.Salvage(path, to, store.Options{Who: r.p.worker(), Secret: o.Secret}, keys...); !errors.Is(err, store.ErrExists) {
			if err != nil {
				return "", "", err
			}
			return to, words.SalvageDone(s, to), nil
		}
	}
	return "", "", err
}

// salvaged stands behind the name of a book that came out of a damaged one.
const salvaged = "cuu-duoc"

// Move implements desk.Rescue.
func (r rescue) Move(path string) (string, error) { return copyBook(path, bookDir()) }

// copyBook copies a book into a folder under its own name, or with a number behind it
// where that is taken, and reads it back. Nothing is overwritten; the book stays where it
// is.
func copyBook(path, dir string) (to string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	base, ext := filepath.Base(path), filepath.Ext(path)
	base = strings.TrimSuffix(base, ext)
	for n := 1; n < 1000; n++ {
		to = filepath.Join(dir, base+ext)
		if n > 1 {
			to = filepath.Join(dir, fmt.Sprintf("%s-%d%s", base, n, ext))
		}
		if err = copyFile(path, to); !errors.Is(err, fs.ErrExist) {
			return to, err
		}
	}
	return "", err
}

// copyFile copies a file to a new name, which it gets when it is on the disk. That every
// value arrived is seen when it is opened: each is sealed.
func copyFile(from, to string) (err error) {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	if _, err := os.Lstat(to); err == nil {
		return fs.ErrExist
	}
	temp, err := os.CreateTemp(filepath.Dir(to), store.TempPrefix+"*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = io.Copy(temp, src)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err := os.Link(temp.Name(), to); err == nil || errors.Is(err, fs.ErrExist) {
		return err // a link does not overwrite what came meanwhile
	}
	return os.Rename(temp.Name(), to)
}

// placed says that the book lies where it may be worked on; *desk.Misplaced else. Where
// there is no better place than that, it may.
func placed(path, target string, of func(string) volume.Volume) error {
	why := of(path).Refuses()
	if why == "" || of(target).Refuses() != "" {
		return nil
	}
	return &desk.Misplaced{Reason: string(why), Target: target}
}
