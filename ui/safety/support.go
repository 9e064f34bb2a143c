package safety

import (
	"fyne.io/fyne/v2/container"

	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// support shows the whole text of the package before it is written.
func (p *Page) support() {
	s := p.room.Safety()
	if s == nil {
		return
	}
	text, write := s.Support()
	p.room.Leave(func() {
		p.Widen(true)
		p.Open(&part.Step{Title: words.SupportTitle, Next: words.SupportWrite, Close: p.List.Leave,
			Body: container.NewBorder(part.Padded(8, part.Note(words.SupportNote)), nil, nil, nil, part.Rolled(part.Padded(8, part.Plain(text)))),
			Go: func() {
				path, err := write()
				if err != nil {
					p.room.Fail(err)
					return
				}
				p.Rest()
				p.room.Tell(words.SupportTitle, words.SupportWritten(path))
			}})
	})
}
