package safety

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/preview"
	"sophongtrao/ui/words"
)

// password shows what can be done about the password.
func (p *Page) password() {
	p.room.Leave(func() {
		if p.room.Book().Protected() {
			p.asks(words.PasswordTitle)
		} else {
			p.chooses()
		}
	})
}

// asks wants to know the present password before anything about it is changed.
func (p *Page) asks(title string) {
	f := newSecrets(words.PasswordOld)
	p.Open(&part.Step{Title: title, Body: f.body(words.PasswordWhat, words.PasswordOffAsk), Next: words.PasswordChange, First: f.focus, Close: p.List.Leave,
		Go: func() { f.check(p, p.chooses) }, Unsaved: f.typed})
	f.foot.Add(part.Wrapped(part.NewButton(words.PasswordOff, nil, func() {
		f.check(p, func() {
			p.room.Ask(words.PasswordOff, words.PasswordOffAsk,
				part.Answer{Label: words.PasswordOff, Do: func() {
					p.seal("", words.PasswordGone, func(b *store.Book, copies []string) (store.Sealed, error) { return b.RemovePassword(copies...) })
				}},
				part.Answer{Label: words.Cancel})
		})
	})))
}

// chooses asks for a new password, twice, and says beforehand what forgetting it means.
func (p *Page) chooses() {
	f := newSecrets(words.PasswordNew, words.PasswordAgain)
	title := words.PasswordOn
	if p.room.Book().Protected() {
		title = words.PasswordChange
	}
	p.Open(&part.Step{Title: words.StepTitle(title, 1, 3, words.PasswordNew), Body: f.body(words.PasswordWhat, words.PasswordForgot), Next: words.PasswordNext,
		First: f.focus, Close: p.List.Leave, Unsaved: f.typed,
		Go: func() {
			switch err := store.FitPassword(f.text(0)); {
			case err != nil:
				f.fault(0, words.Error(err).Body)
			case f.text(0) != f.text(1):
				f.fault(1, words.PasswordDiffers)
			default:
				p.sheet(title, f.text(0), store.NewCode())
			}
		}})
}

// sheet shows the recovery sheet, prints it, and asks for a part of it back, so that
// nobody goes on without a paper that can be read.
func (p *Page) sheet(title, password, code string) {
	groups := strings.Split(code, "-")
	paper, err := p.paper(groups)
	if err != nil {
		p.room.Fail(err)
		return
	}
	printed := &printed{}
	f := newSecrets(words.PasswordGroup)
	f.plain()
	print := part.NewButton(words.PasswordPrint, part.VerbIcon(words.Print), func() {
		path, err := printed.file(paper)
		if err != nil {
			p.room.Fail(err)
			return
		}
		p.room.Hand(path)
	})
	frame, err := preview.NewFrame(face.Best())
	if err != nil {
		p.room.Fail(err)
		return
	}
	frame.Set(paper.Pages)
	top := container.NewVBox(part.Plain(words.PasswordPrinted), part.Wrapped(print), f.fields, f.wrong)
	p.Widen(true)
	p.Open(&sheetStep{&part.Step{Title: words.StepTitle(title, 2, 3, words.PasswordSheet), Next: words.PasswordDo,
		Body:  container.NewBorder(part.Padded(8, top), nil, nil, nil, frame.Body),
		First: f.focus, Close: p.List.Leave, Unsaved: func() bool { return true },
		Go: func() {
			if !strings.EqualFold(record.Line(f.text(0)), groups[len(groups)-1]) {
				f.fault(0, words.PasswordGroupNo)
				return
			}
			printed.remove()
			p.seal(password, words.PasswordDone, func(b *store.Book, copies []string) (store.Sealed, error) {
				return b.SetPassword(password, code, copies...)
			})
		}}, print, groups})
}

// sheetStep also prints on Ctrl+P.
type sheetStep struct {
	*part.Step
	print  *part.Button
	groups []string
}

// Do implements part.Pane.
func (s *sheetStep) Do(v words.Verb) bool {
	if v == words.Print {
		s.print.OnTapped()
		return true
	}
	return s.Step.Do(v)
}

// paper makes the recovery sheet.
func (p *Page) paper(groups []string) (made *report.Paper, err error) {
	p.room.Read(func(v *record.View) {
		var o forms.Output
		if o, err = forms.RecoverySheet(forms.Input{View: v, Today: p.room.Today()}, groups); err == nil {
			made = report.Lay(o, face.Best())
		}
	})
	return made, err
}

// printed is the file that goes to the printer, in a folder of its own.
type printed struct{ dir string }

func (x *printed) file(paper *report.Paper) (string, error) {
	if x.dir == "" {
		dir, err := os.MkdirTemp("", "sopt-in-*")
		if err != nil {
			return "", err
		}
		x.dir = dir
		leftOver = append(leftOver, x)
	}
	path := filepath.Join(x.dir, paper.FileName)
	return path, paper.SavePDF(path)
}

// remove takes the file away; a program that still shows it may keep it until it ends.
func (x *printed) remove() bool {
	return x.dir == "" || os.RemoveAll(x.dir) == nil
}

// leftOver are files that went to the printer.
var leftOver []*printed

// Sweep removes what went to a printer, for the end of the program.
func Sweep() {
	for _, x := range leftOver {
		x.remove()
	}
}

// seal writes the book anew, beside the window, and says what became of the copies.
func (p *Page) seal(secret, said string, do func(b *store.Book, copies []string) (store.Sealed, error)) {
	b := p.room.Book()
	var copies []string
	if s := p.room.Safety(); s != nil {
		copies = s.Folders()
	}
	p.Rest()
	var sealed store.Sealed
	p.room.Work(words.PasswordWorking, func() (err error) { sealed, err = do(b, copies); return err }, func(err error) {
		p.room.Say("")
		if err != nil {
			p.room.Fail(err)
			return
		}
		if s := p.room.Safety(); s != nil {
			s.Secret(secret)
		}
		lines := []string{said, words.CopiesFollowed(sealed.Copies), words.CopiesMissed(p.room.Missed())}
		if !sealed.Wiped {
			lines = append(lines, words.PasswordNotWipe)
		}
		p.room.Tell(words.PasswordTitle, words.Lines(lines...))
		p.look()
	})
}

// secrets are fields for passwords, with a box that shows the letters.
type secrets struct {
	entries []*part.Entry
	fields  *fyne.Container
	foot    *fyne.Container
	wrong   *widget.Label
	busy    bool
}

func newSecrets(labels ...string) *secrets {
	f := &secrets{fields: container.NewVBox(), foot: container.NewVBox(), wrong: part.Warning("")}
	f.wrong.Hide()
	for _, l := range labels {
		e := part.NewSecret("")
		f.entries = append(f.entries, e)
		f.fields.Add(widget.NewLabel(l))
		f.fields.Add(e)
	}
	return f
}

// plain shows what is typed: it is no secret from who types it.
func (f *secrets) plain() {
	for _, e := range f.entries {
		e.Reveal(true)
	}
}

func (f *secrets) body(notes ...string) fyne.CanvasObject {
	box := container.NewVBox()
	for _, n := range notes {
		box.Add(part.Plain(n))
	}
	show := part.NewCheck(words.PasswordShow, func(on bool) {
		for _, e := range f.entries {
			e.Reveal(on)
		}
	})
	box.Objects = append(box.Objects, f.fields, show, f.wrong, f.foot)
	return part.Rolled(part.Padded(8, box))
}

func (f *secrets) text(i int) string { return f.entries[i].Text }

func (f *secrets) focus() { part.Focus(f.entries[0]) }

func (f *secrets) typed() bool {
	for _, e := range f.entries {
		if e.Text != "" {
			return true
		}
	}
	return false
}

// fault says what is wrong with a field, and goes there.
func (f *secrets) fault(i int, why string) {
	f.wrong.SetText(why)
	f.wrong.Show()
	part.Relayout(f.wrong)
	f.entries[i].Again()
}

// check makes sure that the first field is the present password, beside the window: it
// is slow on purpose.
func (f *secrets) check(p *Page, then func()) {
	if f.busy {
		return
	}
	f.busy = true
	p.room.Work(words.PasswordTitle, func() error { return p.room.Book().CheckSecret(f.text(0)) }, func(err error) {
		f.busy = false
		p.room.Say("")
		switch {
		case errors.Is(err, store.ErrWrongSecret), errors.Is(err, store.ErrSecret):
			f.fault(0, words.PasswordWrong)
		case err != nil:
			p.room.Fail(err)
		default:
			then()
		}
	})
}

// lockAfter chooses after how long the book locks itself.
func (p *Page) lockAfter(now int) fyne.CanvasObject {
	var options []part.Option
	for _, n := range words.LockChoices {
		options = append(options, part.Option{Value: strconv.Itoa(n), Label: words.LockChoice(n)})
	}
	s := part.NewSwitch(func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			p.room.Safety().SetLock(n)
		}
	}, options...)
	s.Set(strconv.Itoa(now))
	return s
}
