package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Step is the pane of one step of a longer job (a wizard: choose, look, do, result):
// its title, its body, and below it the buttons on, back and close. Ctrl+S goes on.
type Step struct {
	Title string
	Body  fyne.CanvasObject
	Next  string // the button that goes on; "" in the last step
	Go    func()
	Back  func() // nil in the first step and the last
	Close func()
	First func() // gives the keyboard to the body; nil: to the button that goes on
	// Unsaved says that leaving now loses something; nil: never.
	Unsaved func() bool
	// Typed is what is typed in the body, as it stands; nil: nothing can be.
	Typed func() []record.Typed

	on *Button
}

// Content implements Pane.
func (s *Step) Content() fyne.CanvasObject {
	buttons := Wrapped()
	if s.Next != "" {
		s.on = NewButton(s.Next+" (Ctrl+S)", nil, s.Go).Main()
		buttons.Add(s.on)
	}
	if s.Back != nil {
		buttons.Add(NewButton(words.StepBack, nil, s.Back))
	}
	close := NewButton(words.Close+" (Esc)", nil, s.Close)
	buttons.Add(close)
	if s.on == nil {
		s.on = close
	}
	title := Heading(s.Title)
	title.Truncation, title.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	foot := container.NewVBox(widget.NewSeparator(), Padded(4, buttons))
	return container.NewBorder(Band(Padded(4, title), theme.ColorNameBackground),
		Band(foot, theme.ColorNameBackground), nil, nil, s.Body)
}

// Do goes on.
func (s *Step) Do(v words.Verb) bool {
	if v == words.Save && s.Go != nil {
		s.Go()
		return true
	}
	return false
}

// Active implements Pane: verbs are meant for the step.
func (s *Step) Active() bool { return true }

// Changed implements Pane.
func (s *Step) Changed() bool { return s.Unsaved != nil && s.Unsaved() }

// Heading is the title.
func (s *Step) Heading() string { return s.Title }

// Texts is what is typed in the step.
func (s *Step) Texts() []record.Typed {
	if s.Typed == nil {
		return nil
	}
	return s.Typed()
}

// Focus implements Pane.
func (s *Step) Focus() {
	if s.First != nil {
		s.First()
	} else {
		Focus(s.on)
	}
}
