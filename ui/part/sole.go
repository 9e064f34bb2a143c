package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/ui/look"
)

// sideBySide is the least width in which a list and a form stand beside each other, in
// pixels at the normal text size. Where the text is large or the window small an open
// form has the page to itself: of half of it nobody could read anything.
const sideBySide = 800

// stance is how a ledger stands on its page.
type stance int

const (
	inHalves stance = iota // the list left of the pane, under the heads
	alone                  // the open form has the page to itself
	stacked                // the list takes the page; the heads scroll away, the pane stands below
)

// sole is the layout of a ledger's page.
type sole struct{ l *Ledger }

// Layout implements fyne.Layout.
func (s sole) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l := s.l
	if now := l.stance(size); now != l.how {
		l.stand(now)
	}
	if l.how == stacked {
		l.stack.Move(fyne.NewPos(0, 0))
		l.stack.Resize(size)
		if l.Table.HasFocus() && !l.peeked {
			l.sight()
		}
		return
	}
	y := float32(0)
	if l.head.Visible() {
		y = highAt(l.head, size.Width)
		l.head.Move(fyne.NewPos(0, 0))
		y += theme.Padding()
	}
	l.split.Move(fyne.NewPos(0, y))
	l.split.Resize(fyne.NewSize(size.Width, size.Height-y))
}

// MinSize implements fyne.Layout. Whatever the height, the layout makes do with it.
func (s sole) MinSize([]fyne.CanvasObject) fyne.Size {
	m := s.l.right.MinSize()
	if s.l.how != alone {
		m = m.Max(s.l.head.MinSize()).Max(s.l.left.MinSize())
	}
	return fyne.NewSize(m.Width+barRoom(), look.Px(100))
}

// stance is how the ledger should stand in a page of a size: in halves as long as the
// list has its least rows beside the pane.
func (l *Ledger) stance(size fyne.Size) stance {
	list := (size.Width - theme.Padding()*2) * float32(l.split.Offset)
	if l.pane == nil {
		list = size.Width
	}
	high := highAt(l.head, size.Width) + theme.Padding() + l.around(list)
	low := size.Height+0.5 < high+l.Table.MinSize().Height
	switch {
	case l.pane != nil && !l.Resting() && (low || size.Width < look.Px(sideBySide)):
		return alone
	case low:
		return stacked
	}
	return inHalves
}

// around is the height of what stands in the list above and below its table.
func (l *Ledger) around(width float32) float32 {
	return highAt(l.above, width) + highAt(l.foot, width) + 2*theme.Padding()
}

// highAt is how high an object is at a width; it has that size afterwards.
func highAt(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	if high := o.MinSize().Height; high != o.Size().Height { // it wraps
		o.Resize(fyne.NewSize(width, high))
	}
	return o.MinSize().Height
}

// stand puts the pieces of the page where they belong.
func (l *Ledger) stand(how stance) {
	l.how = how
	setHidden(l.head, how == alone)
	setHidden(l.left, how == alone)
	if how == stacked {
		l.split.Leading, l.split.Trailing = container.NewStack(), container.NewStack() // what is moved is not its own now
		l.column.Objects = []fyne.CanvasObject{l.head, l.left, l.right}
		l.page.Objects = []fyne.CanvasObject{l.stack}
	} else {
		l.column.Objects = nil
		l.split.Leading, l.split.Trailing = l.left, Rolled(l.right)
		l.page.Objects = []fyne.CanvasObject{l.head, l.split}
	}
	l.sayCount()
	l.split.Refresh()
}

// column is the layout of a stacked page: the list with as many rows as have room, so
// that the heads, if need be, and the pane are scrolled to.
type column struct{ l *Ledger }

// heights are those of heads, list and pane at a width.
func (c column) heights(width float32) (head, list, pane float32) {
	l, page := c.l, c.l.stack.Size().Height
	head = highAt(l.head, width) + theme.Padding()
	least := l.around(width) + l.Table.MinSize().Height
	if list = page - head; list < least {
		list = max(page, least)
	}
	if l.pane == nil {
		return head, list, 0
	}
	in := fyne.CanvasObject(l.right)
	if s := rolledIn(l.pane.Content()); s != nil {
		in = s.Content // it need not scroll within what scrolls
	}
	return head, list, theme.Padding() + highAt(in, width)
}

// Layout implements fyne.Layout.
func (c column) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if len(o) == 0 {
		return
	}
	head, list, pane := c.heights(s.Width)
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Move(fyne.NewPos(0, head))
	o[1].Resize(fyne.NewSize(s.Width, list))
	o[2].Move(fyne.NewPos(0, head+list+theme.Padding()))
	o[2].Resize(fyne.NewSize(s.Width, pane))
}

// MinSize implements fyne.Layout.
func (c column) MinSize(o []fyne.CanvasObject) (m fyne.Size) {
	if len(o) == 0 {
		return m
	}
	for _, x := range o {
		m.Width = max(m.Width, x.MinSize().Width)
	}
	head, list, pane := c.heights(max(m.Width, c.l.column.Size().Width))
	m.Height = head + list + pane
	return m
}

// sight scrolls a stacked page so that the list is seen whole.
func (l *Ledger) sight() {
	if l.how == stacked {
		l.peeked = false
		Bring(l.left)
	}
}

// peek gives the keyboard to the pane, and brings it into sight if it takes none.
func (l *Ledger) peek() {
	if l.how == stacked {
		Bring(l.right)
	}
	l.pane.Focus()
	l.peeked = l.how == stacked && l.Table.HasFocus()
}

func setHidden(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}
