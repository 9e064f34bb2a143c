package part

import "fyne.io/fyne/v2"

// Columns stands objects beside each other in n columns of the same width, in rows as
// high as the highest needs; texts that wrap get their width before their height is
// asked.
type Columns struct{ N int }

// Layout implements fyne.Layout.
func (c Columns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w, y := s.Width/float32(c.N), float32(0)
	for i := 0; i < len(o); i += c.N {
		row := o[i:min(i+c.N, len(o))]
		for _, x := range row {
			x.Resize(fyne.NewSize(w, x.MinSize().Height))
		}
		h := c.high(row)
		for j, x := range row {
			x.Move(fyne.NewPos(w*float32(j), y))
			x.Resize(fyne.NewSize(w, h))
		}
		y += h
	}
}

// MinSize implements fyne.Layout; the height is that at the width last given.
func (c Columns) MinSize(o []fyne.CanvasObject) (m fyne.Size) {
	for i := 0; i < len(o); i += c.N {
		row := o[i:min(i+c.N, len(o))]
		m.Height += c.high(row)
		for _, x := range row {
			m.Width = max(m.Width, x.MinSize().Width*float32(c.N))
		}
	}
	return m
}

func (Columns) high(row []fyne.CanvasObject) (h float32) {
	for _, x := range row {
		h = max(h, x.MinSize().Height)
	}
	return h
}
