// Command peer is the two contestants of the roster that are not ours, in a program of
// their own: what else the bench links (SQLite) would cost each of their starts half a
// millisecond.
//
//	peer floor RAW OUT
//	peer gofpdf ROWS OUT
package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"

	"github.com/jung-kurt/gofpdf"

	"sophongtrao/assets"
)

func main() {
	run := map[string]func([]string) error{"floor": floor, "gofpdf": plain}
	if len(os.Args) != 4 || run[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "peer floor|gofpdf IN OUT")
		os.Exit(2)
	}
	if err := run[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "peer", os.Args[1]+":", err)
		os.Exit(1)
	}
}

// floor deflates the streams with the standard library on one core and writes
// them: the least that any maker of the same file must do. RAW OUT.
func floor(args []string) error {
	raw, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	for len(raw) > 0 {
		n := binary.LittleEndian.Uint32(raw)
		w.Reset(&out)
		w.Write(raw[4 : 4+n])
		if err := w.Close(); err != nil {
			return err
		}
		raw = raw[4+n:]
	}
	return os.WriteFile(args[1], out.Bytes(), 0o644)
}

// plain prints the rows as gofpdf's own examples do: SplitText for the height of
// a row, CellFormat for each line, Rect for the frame. ROWS OUT.
func plain(args []string) error {
	var t struct { // what bench rows writes
		Landscape bool
		Widths    []float64
		Head      []string
		Rows      [][]string
	}
	rows, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	if err := json.Unmarshal(rows, &t); err != nil {
		return err
	}
	orientation, bottom := "P", 277.0
	if t.Landscape {
		orientation, bottom = "L", 190.0
	}
	pdf := gofpdf.New(orientation, "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("Tinos", "", assets.Font(0))
	pdf.AddUTF8FontFromBytes("Tinos", "B", assets.Font(1))
	pdf.SetMargins(30, 20, 15)
	pdf.SetAutoPageBreak(false, 20)
	line := 5.0
	print := func(cells []string) {
		split, most := make([][]string, len(cells)), 1
		for i, c := range cells {
			split[i] = pdf.SplitText(c, t.Widths[i])
			most = max(most, len(split[i]))
		}
		y, x := pdf.GetY(), 30.0
		for i, lines := range split {
			pdf.Rect(x, y, t.Widths[i], float64(most)*line, "D")
			for k, l := range lines {
				pdf.SetXY(x, y+float64(k)*line)
				pdf.CellFormat(t.Widths[i], line, l, "", 0, "L", false, 0, "")
			}
			x += t.Widths[i]
		}
		pdf.SetXY(30, y+float64(most)*line)
	}
	page := func() {
		pdf.AddPage()
		pdf.SetFont("Tinos", "B", 11)
		print(t.Head[:min(len(t.Head), len(t.Widths))])
		pdf.SetFont("Tinos", "", 11)
	}
	page()
	for _, r := range t.Rows {
		if pdf.GetY() > bottom-3*line {
			page()
		}
		print(r)
	}
	return pdf.OutputFileAndClose(args[1])
}
