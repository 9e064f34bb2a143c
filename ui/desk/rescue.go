package desk

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Rescue knows the ways out for a book that cannot be opened. All are slow.
type Rescue interface {
	// Copies are those of a book that are good, the newest first.
	Copies(path string) []store.Copy
	// Restore puts a copy in the place of a damaged book, which is set aside unchanged,
	// and says what it did.
	Restore(o Opening, copy string) (said string, err error)
	// Salvage reads what can still be read of a damaged book into a new one, and says
	// what is missing.
	Salvage(o Opening) (to, said string, err error)
	// Move copies a book from a place where nobody should work into target.
	Move(path string) (to string, err error)
}

// Unsound says that a book opens, but a look through the whole of it found damage.
type Unsound struct{ Report store.Report }

func (e *Unsound) Error() string { return "desk: the look through the whole book found damage" }

// Misplaced says that a book lies where nobody should work on it.
type Misplaced struct {
	Reason string // "network", "removable", "fat"
	Target string // the folder it may be copied into; "" where there is none
}

func (e *Misplaced) Error() string { return "desk: the book lies on a disk that is not for work" }

// trouble shows why a book was not opened, and the ways out.
func (s *Start) trouble(o Opening, err error) {
	var unsound *Unsound
	var misplaced *Misplaced
	damaged := errors.As(err, &unsound)
	for _, e := range []error{store.ErrDamaged, store.ErrCut, store.ErrEmpty, store.ErrForeign} {
		damaged = damaged || errors.Is(err, e)
	}
	switch {
	case errors.Is(err, store.ErrSecret), errors.Is(err, store.ErrWrongSecret):
		s.askSecret(o)
	case errors.As(err, &misplaced) && s.o.Rescue != nil:
		s.misplaced(o, misplaced)
	case damaged && s.o.Rescue != nil:
		s.lookForCopies(o, err)
	default:
		s.fail(err)
	}
}

// askSecret asks for the password of a book until it opens, or Esc.
func (s *Start) askSecret(o Opening) {
	var show func()
	try := func(secret string) (err error) {
		o.Secret = secret
		show, err = s.o.Open(o)
		return err
	}
	s.page(AskSecret(words.SecretTitle, o.Path, words.SecretOpen, func(secret string) error {
		err := try(secret)
		if err == nil || errors.Is(err, store.ErrSecret) || errors.Is(err, store.ErrWrongSecret) {
			return err
		}
		show = func() { s.show(); s.trouble(o, err) } // the secret was right
		return nil
	}, func() { show() }))
}

// page shows one of the ways out in place of the choice of a book; Esc goes back.
func (s *Start) page(body fyne.CanvasObject) {
	s.away = true
	back := container.NewHBox(part.NewButton(words.DamageOther+" (Esc)", theme.NavigateBackIcon(), s.show))
	s.o.Window.SetContent(centred(s.o.Window, 720, part.Rolled(part.Padded(4, container.NewVBox(body, back)))))
	s.o.Window.Content().Refresh()
	part.FocusFirst(s.o.Window.Canvas())
}

// misplaced offers to bring the book to the fixed disk.
func (s *Start) misplaced(o Opening, why *Misplaced) {
	part.Ask(s.o.Window.Canvas(), words.VolumeTitle, words.VolumeWhy(why.Reason, why.Target),
		part.Answer{Label: words.VolumeCopy, Do: func() {
			s.slowly(words.Opening(o.Path), func() (err error) {
				o.Path, err = s.o.Rescue.Move(o.Path)
				return err
			}, func() { s.Try(o) })
		}},
		part.Answer{Label: words.Cancel})
}

// slowly does something beside the window, then then; an error is shown.
func (s *Start) slowly(title string, do func() error, then func()) {
	s.Wait(title + " …")
	var err error
	part.Beside(func() { err = do() }, func() {
		if err != nil {
			s.show()
			s.fail(err)
			return
		}
		then()
	})
}

// lookForCopies looks for good copies of a damaged book, and shows what there is.
// A file that is no book at all and never had a copy is a mistake in the choice.
func (s *Start) lookForCopies(o Opening, why error) {
	var copies []store.Copy
	s.slowly(words.SafetyReading, func() error { copies = s.o.Rescue.Copies(o.Path); return nil }, func() {
		if errors.Is(why, store.ErrForeign) && len(copies) == 0 {
			s.show()
			s.fail(why)
			return
		}
		s.Damaged(o, why, copies)
	})
}

// Damaged shows that a book is damaged, the newest good copy, and how to save the rest.
func (s *Start) Damaged(o Opening, why error, copies []store.Copy) {
	m := words.Error(why)
	var unsound *Unsound
	if errors.As(why, &unsound) {
		m = words.Message{Title: words.DamageTitle, Body: words.DamageFound(len(unsound.Report.Findings)), Code: "M-06"}
	}
	body := container.NewVBox(part.Heading(words.DamageTitle), part.Plain(m.Title), part.Plain(m.Body), part.Note(words.DamageKept))
	if unsound != nil {
		body.Add(part.Note(words.CheckLine(unsound.Report, unsound.Report.At)))
	}
	var buttons []fyne.CanvasObject
	var table *part.Table
	if len(copies) == 0 {
		body.Add(part.Warning(words.DamageNone))
		buttons = append(buttons, part.NewButton(words.DamageLook, theme.SearchIcon(), func() { s.lookForCopies(o, why) }).Main())
	} else {
		body.Add(part.Plain(words.DamageBest(copies[0])))
		if unsound != nil && unsound.Report.Seq > 0 {
			body.Add(part.Note(words.DamageSince(copies[0].At, unsound.Report)))
		}
		table = copyTable(copies)
		table.OnOpen = func(id record.ID) { s.restore(o, copies[id-1]) }
		body.Add(part.Tall(150, table))
		buttons = append(buttons, part.NewButton(words.DamageRestore, theme.HistoryIcon(), func() {
			if id := int(table.Selected()); id > 0 {
				s.restore(o, copies[id-1])
			}
		}).Main())
	}
	buttons = append(buttons, part.NewButton(words.DamageSalvage, theme.DocumentSaveIcon(), func() { s.salvage(o) }))
	if unsound != nil {
		o.Anyway = true
		buttons = append(buttons, part.NewButton(words.DamageAnyway, theme.VisibilityIcon(), func() { s.Try(o) }))
	}
	body.Add(part.Wrapped(buttons...))
	body.Add(part.Note(m.CodeLine()))
	s.page(body)
	if table != nil {
		table.Focus() // on the first row, now that the rows have room
	}
}

// copyTable lists copies to choose one from.
func copyTable(copies []store.Copy) *part.Table {
	t := part.NewTable([]part.Column{
		{ID: "at", Title: words.SafetyAt, Width: 170}, {ID: "why", Title: words.SafetyWhy, Width: 150, Grow: 1},
		{ID: "size", Title: words.SafetySize, Width: 90}, {ID: "where", Title: words.SafetyWhere, Width: 200, Grow: 2}})
	var rows []part.Row
	for i, c := range copies {
		rows = append(rows, part.Row{ID: record.ID(i + 1), Cells: []string{words.Clock(c.At.Local()), words.Occasion(c.Why), words.Bytes(c.Size), c.Path}})
	}
	t.SetRows(rows)
	return t
}

func (s *Start) restore(o Opening, c store.Copy) {
	said := ""
	s.rescue(words.SafetyReading, o, func(o Opening) (err error) {
		said, err = s.o.Rescue.Restore(o, c.Path)
		return err
	}, func(o Opening) { s.result(words.RestoreTitle, said, Opening{Path: o.Path, Secret: o.Secret}) })
}

func (s *Start) salvage(o Opening) {
	to, said := "", ""
	s.rescue(words.DamageSaving, o, func(o Opening) (err error) {
		to, said, err = s.o.Rescue.Salvage(o)
		return err
	}, func(o Opening) { s.result(words.DamageSalvage, said, Opening{Path: to, Secret: o.Secret}) })
}

// rescue does something slow to a damaged book, then then; what turns out to be protected
// is asked for its password first.
func (s *Start) rescue(title string, o Opening, do func(Opening) error, then func(Opening)) {
	secret := func(err error) bool {
		return errors.Is(err, store.ErrSecret) || errors.Is(err, store.ErrWrongSecret)
	}
	var err error
	s.slowly(title, func() error {
		if err = do(o); secret(err) {
			return nil
		}
		return err
	}, func() {
		if err == nil {
			then(o)
			return
		}
		s.page(AskSecret(words.SecretTitle, o.Path, words.SecretOpen, func(typed string) error {
			o.Secret = typed
			if err = do(o); secret(err) {
				return err
			}
			return nil
		}, func() {
			if err != nil {
				s.show()
				s.fail(err)
				return
			}
			then(o)
		}))
	})
}

// result says what was done and opens the book that came of it.
func (s *Start) result(title, said string, o Opening) {
	s.page(container.NewVBox(part.Heading(title), part.Plain(said),
		part.Wrapped(part.NewButton(words.StartOpenThis, nil, func() { s.Try(o) }).Main())))
}
