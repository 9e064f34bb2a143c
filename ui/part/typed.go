package part

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Rules of this file: what is typed is looked at as it stands, by reading alone, so that
// it can be kept while somebody types: nothing is settled, cleaned or told to anybody.
// Put back, it stands there again to the letter, also what is not right yet.

// Filled is the record last put into the fields.
func (f *Form[T]) Filled() T { return f.filled }

// Texts is what was typed over it: the fields that show something else.
func (f *Form[T]) Texts() (out []record.Typed) {
	for _, x := range f.fields {
		out = append(out, x.news()...)
	}
	return append(out, f.lost...)
}

// Resume shows a record with what was typed over it, all of it unsaved. What has no
// field any more stands above the form, to be copied from there.
func (f *Form[T]) Resume(filled T, typed []record.Typed) {
	f.Load(filled)
	hold(func() {
		for _, x := range f.fields {
			typed = x.takes(typed)
		}
	})
	f.lose(typed)
	f.look()
	f.clean = nil
	f.content.Refresh()
}

// lose shows what no field of the form takes; nothing takes the place away.
func (f *Form[T]) lose(typed []record.Typed) {
	f.lost = typed
	f.lostBox.RemoveAll()
	if f.lostBox.Hidden = len(typed) == 0; !f.lostBox.Hidden {
		f.lostBox.Add(Warning(words.TypedLost))
		f.lostBox.Add(TypedTexts(typed))
	}
}

// TypedTexts shows texts that have no form, to be read and copied.
func TypedTexts(typed []record.Typed) fyne.CanvasObject {
	e := newParagraph()
	e.SetText(words.TypedLines(typed))
	e.SetMinRowsVisible(min(10, 1+strings.Count(e.Text, "\n")))
	return e
}

// mark notes that what the field shows now is what it was filled with.
func (f *Field[T]) mark() { f.began = f.typed() }

// news is what the field shows if that is not what it was filled with.
func (f *Field[T]) news() []record.Typed {
	now := f.typed()
	if slices.Equal(now, f.began) {
		return nil
	}
	for i, x := range now {
		if now[i].Path = f.path + x.Path; x.Path == "" {
			now[i].Label = strings.TrimSpace(f.label)
		}
	}
	return now
}

// takes puts back what was typed into the field, and returns what is not its own.
func (f *Field[T]) takes(typed []record.Typed) (rest []record.Typed) {
	var own []record.Typed
	for _, x := range typed {
		below, ok := strings.CutPrefix(x.Path, f.path)
		if ok && (below == "" || f.nests && strings.ContainsRune("[.", rune(below[0]))) {
			x.Path = below
			own = append(own, x)
		} else {
			rest = append(rest, x)
		}
	}
	if len(own) == 0 {
		return rest
	}
	for _, x := range f.retype(own) {
		x.Path = f.path + x.Path
		rest = append(rest, x)
	}
	return rest
}

// keeps gives a field of one value its two functions.
func (f *Field[T]) keeps(typed func() record.Typed, retype func(record.Typed)) {
	f.typed = func() []record.Typed { return []record.Typed{typed()} }
	f.retype = func(list []record.Typed) []record.Typed {
		retype(list[0])
		return list[1:]
	}
}

func (e *Entry) stands() record.Typed { return record.Typed{Text: e.Text} }

func (e *Entry) stand(x record.Typed) { e.SetText(x.Text) }

// stands has the value only where it is what the text says: half a name is no choice.
func (c *Chooser) stands() record.Typed {
	x := record.Typed{Text: c.entry.Text}
	if x.Text == c.label {
		x.Value = c.value
	}
	return x
}

// stand chooses again: under its present name, or under the old one what the list has
// lost, which saving then refuses.
func (c *Chooser) stand(x record.Typed) {
	c.SetOption(Option{})
	if c.options = c.list(); x.Value != "" {
		c.value, c.label = x.Value, x.Text
		if i := slices.IndexFunc(c.options, func(o Option) bool { return o.Value == x.Value }); i >= 0 {
			c.label, x.Text = c.options[i].Label, c.options[i].Label
		}
	}
	c.entry.SetText(x.Text)
}

func (c *Check) stands() record.Typed {
	if c.Checked {
		return record.Typed{Text: words.Yes, Value: "1"}
	}
	return record.Typed{Text: words.No}
}

func (c *Check) stand(x record.Typed) { c.SetChecked(x.Value != "") }

func (b *AnswerBox) stands() record.Typed {
	return record.Typed{Text: b.Text(), Value: string(b.Answer())}
}

func (b *AnswerBox) stand(x record.Typed) { b.Set(record.Answer(x.Value)) }
