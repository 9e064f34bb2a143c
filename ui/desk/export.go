package desk

import (
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/assets"
	"sophongtrao/report/xlsx"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Export is a list that is to leave the book.
type Export struct {
	Title string
	About string // of which day, narrowed to what; may be ""
	Table *part.Table
	// Whole is the kind of which the whole list with every column can be written too, to be
	// changed and imported again; "" for none.
	Whole record.Kind
}

// Export asks how a list is to be written, and saves it; the history notes it.
func (d *Desk) Export(x Export) {
	shown, _ := x.Table.Len()
	target, back := intake.Exports(x.Whole)
	whole := part.NewCheck(words.ExportWhole, nil)
	body := container.NewVBox(part.Note(words.ExportAbout(x.Title, shown)))
	if back {
		body.Add(whole)
	}
	body.Add(part.Note(words.ExportCare))
	save := func(ext string, write func(io.Writer, *xlsx.List) error) func() {
		return func() {
			list := screenList(x)
			if whole.Checked {
				list = d.wholeList(target)
			}
			if list == nil {
				return
			}
			list.Date, list.Foot = d.stamp()
			name := words.ListFile(list.Title, d.Today(), ext)
			d.SaveAs(words.ExportTitle, name, func(w io.Writer) error { return write(w, list) }, func(string) {
				d.Note(store.Op{Code: store.NoteList, N: len(list.Rows), Label: list.Title})
			})
		}
	}
	part.Show(d.Canvas(), words.ExportTitle, body, fyne.NewSize(520, 0),
		part.Answer{Label: words.ExportXLSX, Do: save(".xlsx", xlsx.WriteList)},
		part.Answer{Label: words.ExportCSV, Do: save(".csv", xlsx.WriteListCSV)},
		part.Answer{Label: words.Cancel})
}

// stamp is the day and the foot of what is written today.
func (d *Desk) stamp() (day, foot string) {
	today := d.Today()
	d.Read(func(v *record.View) { foot = words.ListFoot(v, today) })
	return fmt.Sprintf("%04d-%02d-%02d", today.Y, today.M, today.D), foot
}

// screenList is a list as it stands on the screen: filtered and in its order.
func screenList(x Export) *xlsx.List {
	list := &xlsx.List{Title: x.Title, About: x.About}
	for _, c := range x.Table.Columns {
		list.Columns = append(list.Columns, xlsx.ListColumn{Title: c.Title, Right: c.Right})
	}
	for _, cells := range x.Table.Shown() {
		row := make([]any, len(list.Columns))
		for i := range row {
			if i < len(cells) {
				row[i] = words.Plain(cells[i])
			}
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// wholeList is the whole list of a target.
func (d *Desk) wholeList(t intake.Target) *xlsx.List {
	w, err := intake.ReadWords(assets.IntakeWords())
	if err != nil {
		d.Fail(err)
		return nil
	}
	list := &xlsx.List{Title: w.Title(t), About: words.AsOfDay(d.Today())}
	var head []string
	d.Read(func(v *record.View) { head, list.Rows = intake.Export(t, v, w, d.Today()) })
	for _, h := range head {
		list.Columns = append(list.Columns, xlsx.ListColumn{Title: h})
	}
	return list
}
