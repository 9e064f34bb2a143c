package part

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// DateBox is an entry for a date. It takes what record.ParseDate takes and "hôm nay",
// and shows 05/02/2026 once it is left. A text that is no date stays as it was typed,
// with the fault beside it: a date is never guessed and an old one never kept.
// The toolkit's own date entry is not used: it reads 05/02 as 2 May on a US machine.
type DateBox struct {
	Entry
	today func() record.Date
	vague bool
	show  func(string) // shows a fault; may be nil
}

// NewDateBox returns an empty DateBox; vague allows a year or a month alone.
func NewDateBox(today func() record.Date, vague bool) *DateBox {
	d := &DateBox{today: today, vague: vague}
	d.PlaceHolder = words.DateHint
	if vague {
		d.PlaceHolder = words.DateOrYear
	}
	d.lines.sample = "00/00/0000"
	d.grows(1)
	d.OnLeave = d.Left
	d.ExtendBaseWidget(d)
	return d
}

// Set shows a date.
func (d *DateBox) Set(v record.Date) { d.SetText(v.String()) }

// Date returns what is typed; false if it is no date, or too vague.
func (d *DateBox) Date() (record.Date, bool) {
	v, err := words.ParseDate(d.Text, d.today())
	if err != nil || !d.vague && !v.IsZero() && !v.IsDay() {
		return record.Date{}, false
	}
	return v, true
}

func (d *DateBox) fault() record.Fault {
	if _, ok := d.Date(); !ok {
		return record.FaultDate
	}
	return ""
}

// Left writes the date out, or shows that it is none; a page that sets OnLeave calls
// it first.
func (d *DateBox) Left() {
	v, ok := d.Date()
	if ok && v.String() != d.Text {
		d.Set(v)
	}
	showFault(d.show, d.fault())
}

// CountBox is an entry for a count: a number, nothing, or "chưa báo cáo" (cbc).
type CountBox struct {
	Entry
	plain bool // no stop between thousands: a year
	show  func(string)
}

// NewCountBox returns an empty CountBox.
func NewCountBox() *CountBox {
	c := &CountBox{}
	c.grows(1)
	c.OnLeave = c.left
	c.ExtendBaseWidget(c)
	return c
}

// Set shows a count.
func (c *CountBox) Set(v record.Count) {
	s := words.Count(v)
	if n, ok := v.Known(); ok && c.plain {
		s = record.ID(n).String()
	}
	if s != c.Text {
		c.SetText(s)
	}
}

// Count returns what is typed; false if it is none.
func (c *CountBox) Count() (record.Count, bool) { return words.ParseCount(c.Text) }

func (c *CountBox) fault() record.Fault {
	if _, ok := c.Count(); !ok {
		return record.FaultNumber
	}
	return ""
}

func (c *CountBox) left() {
	if v, ok := c.Count(); ok {
		c.Set(v)
	}
	showFault(c.show, c.fault())
}

func showFault(show func(string), f record.Fault) {
	switch {
	case show == nil:
	case f == "":
		show("")
	default:
		show(words.Fault(record.FieldError{Fault: f}))
	}
}
