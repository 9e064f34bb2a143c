// Command list shows the product's table with as many people as its argument says:
// the window in which a scroll step is measured.
package main

import (
	"fmt"
	"os"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
)

func main() {
	n, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "list:", err)
		os.Exit(2)
	}
	a := app.NewWithID("vn.sophongtrao.list")
	a.Settings().SetTheme(look.Theme{})
	w := a.NewWindow("list")
	t := part.NewTable([]part.Column{
		{ID: "name", Title: "Name", Width: 200, Grow: 3}, {ID: "team", Title: "Team", Width: 200, Grow: 2},
		{ID: "birth", Title: "Birth", Width: 90}, {ID: "phone", Title: "Phone", Width: 120}, {ID: "from", Title: "From", Width: 100},
	})
	rows := make([]part.Row, n)
	for i := range rows {
		rows[i] = part.Row{ID: record.ID(i + 1), Cells: []string{fmt.Sprintf("Nguyễn Thị %c%d", 'A'+i%26, i%600),
			fmt.Sprintf("Tổ tự quản số %d", i%50), strconv.Itoa(1940 + i%60), fmt.Sprintf("09%08d", i%600*7919), "01/05/2023"}}
	}
	t.SetRows(rows)
	w.SetContent(t)
	w.Resize(fyne.NewSize(1200, 740))
	a.Lifecycle().SetOnStarted(t.Focus)
	w.ShowAndRun()
}
