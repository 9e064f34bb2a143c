package desk

import "sophongtrao/store/record"

// Uniter is the page on which one person is made of two.
type Uniter interface {
	// Unite shows two persons side by side; it asks for the other where that is 0.
	Unite(one, other record.ID)
}

// Unite shows two persons side by side on the page that makes one of them.
func (d *Desk) Unite(one, other record.ID) {
	for _, e := range d.o.Pages {
		if _, ok := d.page(e.Name).(Uniter); ok {
			d.go_(e.Name, func(p Page) { p.(Uniter).Unite(one, other) })
			return
		}
	}
}
