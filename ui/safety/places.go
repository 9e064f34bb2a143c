package safety

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// places asks where copies are kept. Sticks that are plugged in are offered as buttons.
func (p *Page) places() {
	s := p.room.Safety()
	if s == nil {
		return
	}
	k := s.Kept()
	first, second := part.NewEntry(words.PlacesHint), part.NewEntry(words.PlacesHint)
	first.SetText(k.Folder)
	second.SetText(k.Second)
	fault := part.Warning("")
	fault.Hide()
	body := container.NewVBox(part.Plain(words.PlacesNote), widget.NewLabel(words.PlacesFirst), first,
		widget.NewLabel(words.PlacesSecond), second)
	sticks := s.Sticks()
	if len(sticks) == 0 {
		body.Add(part.Note(words.PlacesNoSticks))
	}
	for _, root := range sticks {
		dir := filepath.Join(root, words.StickFolder)
		body.Add(part.Wrapped(part.NewButton(dir, nil, func() {
			second.SetText(dir)
			part.Focus(second)
		})))
	}
	body.Add(fault)
	changed := func() bool { return first.Text != k.Folder || second.Text != k.Second }
	p.room.Leave(func() {
		p.Open(&part.Step{Title: words.PlacesTitle, Body: part.Rolled(part.Padded(8, body)), Next: words.Save.String(),
			Go: func() {
				a, b := record.Line(first.Text), record.Line(second.Text)
				if why := usable(a, b); why != "" {
					fault.SetText(why)
					fault.Show()
					part.Relayout(fault)
					return
				}
				if a != k.Folder {
					s.SetFolder(a)
				}
				if b != k.Second {
					s.SetSecond(b)
				}
				p.Rest()
				p.look()
				p.room.BackedUp()
			}, Close: p.List.Leave, Unsaved: changed, First: func() { part.Focus(first) }})
	})
}

// usable makes the folders and says why one cannot hold copies; "" if both can. A blank
// one is none.
func usable(first, second string) string {
	if first != "" && filepath.Clean(first) == filepath.Clean(second) {
		return words.PlacesSame
	}
	for _, dir := range []string{first, second} {
		if dir == "" {
			continue
		}
		if !filepath.IsAbs(dir) || os.MkdirAll(dir, 0o700) != nil {
			return words.PlacesNotFolder
		}
		probe, err := os.CreateTemp(dir, store.TempPrefix+"*")
		if err != nil {
			return words.PlacesNotFolder
		}
		probe.Close()
		os.Remove(probe.Name())
	}
	return ""
}
