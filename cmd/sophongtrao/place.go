package main

// place is where the window stood: in pixels of all screens together, as Windows counts
// them, while it is neither maximised nor minimised.
type place struct {
	Left, Top, Right, Bottom int32
	Maximised                bool
}

// The smallest window that is remembered, in pixels.
const leastWide, leastHigh = 640, 400

// taken says how the window is put on the screen the next time: where it stood, if that is
// a window's size and a screen is there still, else maximised.
func (p place) taken(known, onScreen bool) (back bool) {
	return known && onScreen && p.Right-p.Left >= leastWide && p.Bottom-p.Top >= leastHigh
}
