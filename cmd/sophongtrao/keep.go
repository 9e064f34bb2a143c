package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sophongtrao/cmd/child"
	"sophongtrao/cmd/keeper"
	"sophongtrao/cmd/support"
	"sophongtrao/cmd/volume"
	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// How long the program takes, at most, for what nobody waits for.
const (
	checkLimit = time.Minute      // the look through the whole book before it opens
	leaveLimit = 20 * time.Second // the copies when it is left, behind a hidden window
)

// care is the desk.Safety of an open book: the keeper's policy, and what it needs of the
// program.
type care struct {
	p      *program
	k      *keeper.Keeper
	b      *store.Book
	secret string // of a protected book, so that its copies can be read
}

var _ desk.Safety = (*care)(nil)

// keeperOf is the keeper of the book at a path.
func (p *program) keeperOf(path, secret string) *keeper.Keeper {
	return keeper.New(path, keeper.Options{
		Memory: p.memory, Now: time.Now, Log: logged, Label: volume.Label,
		Check: func(ctx context.Context, path string) (store.Report, error) {
			self, err := os.Executable()
			if err != nil {
				return store.Report{}, err
			}
			return child.Check(ctx, self, path, secret)
		},
		Sheet: func(b keeper.Book, dir string, c store.Copy) error {
			open, ok := b.(*store.Book)
			if !ok {
				return nil
			}
			return writeSheet(open, dir, c)
		},
		Changed: func() {
			fyne.Do(func() {
				if p.desk != nil {
					p.desk.BackedUp()
				}
			})
		},
	})
}

// sheetFile is the page in a folder of copies that a person can read.
const sheetFile = "DOC-TRUOC-KHI-KHOI-PHUC.pdf"

// writeSheet writes it about the newest copy.
func writeSheet(b *store.Book, dir string, c store.Copy) error {
	var pdf bytes.Buffer
	var err error
	b.Read(func(v *record.View) {
		var o forms.Output
		o, err = forms.BackupSheet(forms.Input{View: v, Today: record.Today(c.At)}, forms.BackupFacts{
			Book: filepath.Base(b.Path()), Copy: filepath.Base(c.Path), At: words.Clock(c.At.Local()), Size: words.Bytes(c.Size),
			Protected: b.Protected()})
		if err == nil {
			err = report.Lay(o, face.Bundled()).WritePDF(&pdf)
		}
	})
	if err != nil {
		return err
	}
	return report.Replace(filepath.Join(dir, sheetFile), func(w io.Writer) error {
		_, err := w.Write(pdf.Bytes())
		return err
	})
}

// lockKey is where the machine remembers after how many minutes a book locks itself.
const (
	lockKey     = "lock"
	lockDefault = 15
)

// Kept implements desk.Safety.
func (c *care) Kept() desk.Kept {
	s := c.k.State()
	k := desk.Kept{Folder: c.k.Folder(), At: s.First.At, Second: s.Second, SecondAt: s.Other.At, Here: isFolder(s.Second),
		Checked: s.Check.At, Findings: s.Check.Findings, Drilled: s.Drill.At, Records: s.Drill.Records, Drill: s.Drill.Fault, LockAfter: lockDefault}
	for _, x := range s.Places {
		if !x.Behind.IsZero() {
			k.Places = append(k.Places, c.place(x))
		}
	}
	for _, f := range s.Faults {
		if f.What == keeper.OfFirst || f.What == keeper.OfSecond {
			k.Failed = f.Why
		}
	}
	c.p.memory.Get(lockKey, &k.LockAfter)
	return k
}

func (c *care) place(x keeper.Place) desk.Place {
	return desk.Place{Label: x.Label, Dir: x.Dir, At: x.At, Here: isFolder(x.Dir) && volume.Label(x.Dir) == x.Label, Left: x.Left}
}

// Missed implements desk.Safety.
func (c *care) Missed() (list []desk.Place) {
	for _, x := range c.k.Missed() {
		list = append(list, c.place(x))
	}
	return list
}

func isFolder(dir string) bool {
	s, err := os.Stat(dir)
	return err == nil && s.IsDir()
}

// Folders implements desk.Safety.
func (c *care) Folders() []string { return c.k.Folders() }

// Sticks implements desk.Safety.
func (c *care) Sticks() []string { return volume.Sticks() }

// SetFolder implements desk.Safety.
func (c *care) SetFolder(dir string) { c.k.SetFolder(dir); go c.k.Tick() }

// SetSecond implements desk.Safety.
func (c *care) SetSecond(dir string) { c.k.SetSecond(dir); go c.k.Tick() }

// SetLock implements desk.Safety.
func (c *care) SetLock(minutes int) { c.p.memory.Put(lockKey, minutes) }

// BackUp implements desk.Safety.
func (c *care) BackUp(dir string) (store.Copy, error) { return c.k.Now(dir) }

// Before implements desk.Safety.
func (c *care) Before(why string) error {
	_, err := c.k.Before(why)
	return err
}

// Copies implements desk.Safety.
func (c *care) Copies() []store.Copy { return copiesOf(c.k, c.b.Path()) }

// copiesOf are the copies of a book in its folders and, where migrations and restores
// leave them, beside it.
func copiesOf(k *keeper.Keeper, path string) (all []store.Copy) {
	for _, dir := range append(k.Folders(), filepath.Dir(path)) {
		list, err := store.Backups(dir, path)
		if err != nil {
			logged(err)
		}
		for _, c := range list {
			if !slices.ContainsFunc(all, func(x store.Copy) bool { return x.Path == c.Path }) {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y store.Copy) int { return cmp.Or(y.At.Compare(x.At), strings.Compare(y.Path, x.Path)) })
	return all
}

// Compare implements desk.Safety.
func (c *care) Compare(from, secret string) (now, then store.Report, diff store.Comparison, err error) {
	old, err := store.Open(from, store.Options{ReadOnly: true, NoSearch: true, Secret: cmp.Or(secret, c.secret)})
	if err != nil {
		return now, then, diff, err
	}
	defer old.Close()
	if now, err = c.b.Summary(); err != nil {
		return now, then, diff, err
	}
	if then, err = old.Summary(); err != nil {
		return now, then, diff, err
	}
	c.b.Read(func(a *record.View) { old.Read(func(b *record.View) { diff = store.Compare(a, b) }) })
	return now, then, diff, nil
}

// Restore implements desk.Safety. The book that stands there is set aside by the store
// whatever happens; the copy before is one more.
func (c *care) Restore(from, copySecret string) {
	p, path, secret := c.p, c.b.Path(), c.secret
	s := p.startOver()
	s.Wait(words.SafetyReading)
	go func() {
		if _, err := c.k.Before(store.WhyRestore); err != nil {
			logged(err)
		}
		if err := c.k.End(0); err != nil {
			logged(err)
		}
		with := store.Options{Who: p.worker(), Secret: secret, CopySecret: copySecret}
		done, err := store.Restore(path, from, with)
		said := ""
		if err == nil {
			if done.Err != nil { // nothing was taken over: the copy's own secret opens it
				with.Secret = cmp.Or(copySecret, secret)
			}
			said = restored(done, path, with)
		}
		fyne.Do(func() {
			o := desk.Opening{Path: path, Secret: with.Secret}
			p.news = said
			if err != nil {
				m := words.Error(err)
				p.news = words.Lines(m.Title, m.Body, m.CodeLine())
			}
			s.Try(o)
		})
	}()
}

// restored notes in the book that it was restored, and says what it came to.
func restored(d store.Restored, path string, o store.Options) string {
	n := d.Report.Bin
	for _, x := range d.Report.Records {
		n += x
	}
	if err := store.NoteIn(path, o, store.Op{Code: store.NoteRestore, N: n}); err != nil {
		logged(err)
	}
	return words.Lines(words.Restored(d.Report.At, n, d.Aside), words.Inherited(d.Inherited))
}

// Secret implements desk.Safety: the pages in the folders are renewed, for they named the
// book or now may.
func (c *care) Secret(secret string) {
	c.secret = secret
	go func() {
		for _, dir := range c.k.Folders() {
			list, err := store.Backups(dir, c.b.Path())
			if err == nil && len(list) > 0 {
				err = writeSheet(c.b, dir, list[0])
			}
			if err != nil {
				logged(err)
			}
		}
	}()
}

// Support implements desk.Safety.
func (c *care) Support() (text string, write func() (string, error)) {
	k, now := c.k.State(), time.Now()
	f := support.Facts{Now: now, Version: version(), Dir: c.p.dir, Checked: k.Check.At,
		Reserved: []string{strings.TrimSuffix(filepath.Base(c.b.Path()), filepath.Ext(c.b.Path())), account(), c.p.worker()}}
	if s, err := os.Stat(c.b.Path()); err == nil {
		f.Size = s.Size()
	}
	if r, err := c.b.Summary(); err == nil && !k.Check.At.IsZero() {
		r.Findings = make([]store.Finding, k.Check.Findings)
		f.Check = &r
	}
	f.Backups = append(f.Backups, words.SafeDrill(k.Drill.At, k.Drill.Records, k.Drill.Fault))
	for _, x := range k.Faults {
		f.Backups = append(f.Backups, words.BackupFailed(x.What, x.Why, x.At))
	}
	for _, x := range c.Copies() {
		f.Backups = append(f.Backups, words.NameList(words.Clock(x.At.Local()), words.Occasion(x.Why), words.Bytes(x.Size), words.CopyState(x)))
	}
	var made support.Package
	c.b.Read(func(v *record.View) {
		f.View = v
		made = support.Make(f)
	})
	return made.Text(), func() (string, error) {
		path := filepath.Join(bookDir(), "goi-ho-tro-"+now.Format("20060102-1504")+".zip")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return "", err
		}
		return path, made.Write(path, now)
	}
}

// looked looks through the whole book before it is opened, where that is due. The error
// says why it must not be opened; what could not be looked at in time is opened.
func looked(k *keeper.Keeper, path string) error {
	if _, err := os.Stat(path); err != nil || !k.NeedsCheck() {
		return nil
	}
	ctx, stop := context.WithTimeout(context.Background(), checkLimit)
	defer stop()
	r, err := k.Check(ctx)
	var bad *store.OpenError
	switch {
	case errors.Is(err, child.ErrDied):
		return &store.OpenError{Path: path, Err: store.ErrDamaged}
	case errors.As(err, &bad):
		return err
	case err == nil && slices.ContainsFunc(r.Findings, store.Finding.Damage):
		return &desk.Unsound{Report: r}
	}
	return nil
}
