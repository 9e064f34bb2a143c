package desktest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/part"
)

// Text is a text as it stands on the screen.
type Text struct {
	Text  string
	At    fyne.Position
	Size  fyne.Size // what the text needs
	Box   fyne.Size // what it was given
	Room  fyne.Size // what is left of the clips around it, from At
	Color any
	Px    float32
	Hint  bool // is the hint of an empty entry
	Cell  bool // stands in a row of a table or a chooser, which shortens
	Tight bool // its label got less height than it needs, so that other things lie over it
	Cut   bool // an edge, of a scroller, an entry or of what lies over it, runs through its letters
	Bar   bool // stands under the bar of a scroller
	Over  bool // stands over another text
	Torn  bool // a line of it ends within a word

	seen box // what is seen of it
}

// Table is a table as it stands on the screen.
type Table struct {
	Title string // of its first column
	Rows  int    // it has
	Fits  int    // whole ones for which it has room
	Seen  int    // whole ones that are seen
	Hand  bool   // the keyboard is in it
	Rolls bool   // stands in a scroller that brings it into sight
}

// box is a part of the screen.
type box struct{ x, y, right, bottom float32 }

func boxOf(at fyne.Position, s fyne.Size) box {
	return box{at.X, at.Y, at.X + s.Width, at.Y + s.Height}
}

func (b box) and(c box) box {
	return box{max(b.x, c.x), max(b.y, c.y), min(b.right, c.right), min(b.bottom, c.bottom)}
}

// empty leaves a pixel for rounding.
func (b box) empty() bool { return b.right-b.x < 1 || b.bottom-b.y < 1 }

func (b box) holds(c box) bool {
	return c.x >= b.x-1 && c.y >= b.y-1 && c.right <= b.right+1 && c.bottom <= b.bottom+1
}

// Seen is what stands on a screen, in the order it is drawn.
type Seen struct {
	Texts  []Text
	Tables []*Table
	Lost   bool // what has the keyboard is not seen, or not whole

	bars  []box
	focus fyne.Focusable
	hand  box // what has the keyboard
}

// Drawn walks everything visible on a canvas, overlays above the content, and returns
// its texts.
func Drawn(c fyne.Canvas) []Text {
	return Look(c).Texts
}

// Look is Drawn with what else is to be seen.
func Look(c fyne.Canvas) (all Seen) {
	trees := []fyne.CanvasObject{c.Content()}
	if top := c.Overlays().Top(); top != nil {
		trees = append(trees, top)
	}
	for _, o := range trees {
		l := &Seen{focus: c.Focused()}
		l.walk(o, fyne.Position{}, boxOf(fyne.Position{}, c.Size()), within{})
		l.compare()
		all.Texts, all.Tables = append(all.Texts, l.Texts...), append(all.Tables, l.Tables...)
		all.Lost = all.Lost || l.Lost
	}
	return all
}

// compare finds the texts that stand under a bar or over each other.
func (l *Seen) compare() {
	for i := range l.Texts {
		x := &l.Texts[i]
		for _, b := range l.bars {
			x.Bar = x.Bar || !x.seen.and(b).empty()
		}
		for _, y := range l.Texts[:i] {
			both := x.seen.and(y.seen)
			x.Over = x.Over || both.right-both.x > 2 && both.bottom-both.y > 4 // the feet of one line may touch the next
		}
	}
}

// within says what an object stands in.
type within struct {
	hint, cell, rolls, tight bool
	table                    *Table
	words                    []string // of the label or entry that wraps
}

func (l *Seen) in(w within, o fyne.CanvasObject) within {
	switch o := o.(type) {
	case interface {
		fyne.Focusable // a label has a selected text too
		SelectedText() string
	}:
		e := reflect.ValueOf(o).Elem()
		text := e.FieldByName("Text").String()
		w.hint = text == ""
		if w.words = nil; !w.hint && !e.FieldByName("Password").Bool() {
			w.words = strings.Fields(text)
		}
	case interface{ Shortens() bool }:
		w.cell = true
	case *container.Scroll:
		w.rolls = w.rolls || o.Content.Size().Height > o.Size().Height+0.5
	case *widget.Label:
		w.tight = o.MinSize().Height > o.Size().Height+1
		if w.words = nil; o.Wrapping == fyne.TextWrapWord {
			w.words = strings.Fields(o.Text)
		}
	case *part.Table:
		rows, _ := o.Len()
		w.table = &Table{Title: o.Columns[0].Title, Rows: rows, Fits: o.Fits(), Hand: o.HasFocus(), Rolls: w.rolls}
		l.Tables = append(l.Tables, w.table)
	}
	return w
}

func (l *Seen) walk(o fyne.CanvasObject, at fyne.Position, clip box, in within) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	whole := boxOf(at, o.Size())
	if f, ok := o.(fyne.Focusable); ok && f == l.focus {
		l.Lost, l.hand = !clip.holds(whole), whole
	}
	switch o := o.(type) {
	case *canvas.Text:
		l.text(o, at, clip, in)
		return
	case interface{ Covers() bool }:
		l.cover(whole.and(clip))
	case interface{ Shortens() bool }:
		if in.table != nil && clip.holds(whole) {
			in.table.Seen++
		}
	case fyne.Scrollable:
		clip = clip.and(whole)
	}
	if fmt.Sprintf("%T", o) == "*widget.scrollBar" { // the toolkit's own name for it
		l.bars = append(l.bars, whole.and(clip))
	}
	in = l.in(in, o)
	for _, child := range children(o) {
		l.walk(child, at, clip, in)
	}
}

func (l *Seen) text(t *canvas.Text, at fyne.Position, clip box, in within) {
	size := t.MinSize()
	x := Text{Text: t.Text, At: at, Size: size, Box: t.Size(), Room: fyne.NewSize(clip.right-at.X, clip.bottom-at.Y),
		Color: t.Color, Px: t.TextSize, Hint: in.hint, Cell: in.cell, Tight: in.tight}
	x.seen = boxOf(at, size).and(clip)
	if t.Text == "" || x.seen.empty() && in.rolls { // what lies outside, and nothing brings it in, is a fault
		return
	}
	if line := strings.Fields(t.Text); len(line) > 0 && in.words != nil {
		x.Torn = !slices.Contains(in.words, line[len(line)-1])
	}
	x.Cut = at.Y < clip.y-1 || at.Y+size.Height > clip.bottom+1 || at.X < clip.x-1
	l.Texts = append(l.Texts, x)
}

// cover takes away what an object without letters lies over.
func (l *Seen) cover(b box) {
	l.Lost = l.Lost || !b.empty() && !b.and(l.hand).empty()
	kept := l.Texts[:0]
	for _, x := range l.Texts {
		if b.empty() || !b.holds(x.seen) {
			x.Cut = x.Cut || !x.seen.and(b).empty()
			kept = append(kept, x)
		}
	}
	l.Texts = kept
	l.bars = slices.DeleteFunc(l.bars, b.holds)
}

// unclipped hides what only a scroller around the innermost one cuts, as
// around an entry in a form: the painter of pictures, unlike the window's, sees the
// innermost alone. It returns what shows them again.
func unclipped(c fyne.Canvas) (back func()) {
	var hidden []fyne.CanvasObject
	var walk func(o fyne.CanvasObject, at fyne.Position, clip, innermost box)
	walk = func(o fyne.CanvasObject, at fyne.Position, clip, innermost box) {
		if !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		whole := boxOf(at, o.Size())
		if _, widget := o.(fyne.Widget); !widget && children(o) == nil && innermost.and(whole) != clip.and(whole) {
			o.Hide()
			hidden = append(hidden, o)
		}
		if _, ok := o.(fyne.Scrollable); ok {
			clip, innermost = clip.and(whole), whole
		}
		for _, child := range children(o) {
			walk(child, at, clip, innermost)
		}
	}
	all := boxOf(fyne.Position{}, c.Size())
	walk(c.Content(), fyne.Position{}, all, all)
	return func() {
		for _, o := range hidden {
			o.Show()
		}
	}
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}
