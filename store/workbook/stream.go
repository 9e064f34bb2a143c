package workbook

import (
	"bufio"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sophongtrao/store/letters"
)

// The limits of Excel (specifications and limits, support.microsoft.com).
const (
	maxRows, maxCols = 1_048_576, 16_384
	maxText          = 32_767 // letters of a cell, in UTF-16
)

// stream writes one sheet.
type stream struct {
	w      *bufio.Writer
	looks  *looks
	sheet  *Sheet
	lists  string   // the sheet of the choices
	list   int      // the column of the first of this sheet in it
	next   int      // the row after the last one
	merged []string // ranges
	buf    []byte   // of one row
}

// write writes the sheet.
func (s *stream) write(first bool) error {
	t := s.sheet
	fmt.Fprintf(s.w, `<worksheet %s>`, spreadsheet)
	if t.Page != (Page{}) {
		s.w.WriteString(`<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	}
	s.w.WriteString(`<sheetViews><sheetView workbookViewId="0"`)
	if first {
		s.w.WriteString(` tabSelected="1"`)
	}
	if t.Frozen > 0 {
		fmt.Fprintf(s.w, `><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`, t.Frozen, t.Frozen+1)
	} else {
		s.w.WriteString(`/></sheetViews>`)
	}
	s.w.WriteString(`<sheetFormatPr defaultRowHeight="15.75"/>`)
	s.widths()
	s.w.WriteString(`<sheetData>`)
	if t.Rows != nil {
		for r := range t.Rows {
			if err := s.row(r); err != nil {
				return fmt.Errorf("%s, row %d: %w", t.Name, s.next+1, err)
			}
		}
	}
	s.w.WriteString(`</sheetData>`)
	if len(s.merged) > 0 {
		fmt.Fprintf(s.w, `<mergeCells count="%d">`, len(s.merged))
		for _, m := range s.merged {
			fmt.Fprintf(s.w, `<mergeCell ref="%s"/>`, m)
		}
		s.w.WriteString(`</mergeCells>`)
	}
	s.choices()
	s.page()
	_, err := s.w.WriteString(`</worksheet>`)
	return err
}

// digit is how wide a digit of Font at Size is on a screen of 96 dpi, in pixels; Excel
// measures columns with it and leaves five at the sides.
const digit, beside, perMM = 8, 5, 96 / 25.4

func (s *stream) widths() {
	cols := ""
	for i, mm := range s.sheet.Widths {
		if mm > 0 {
			wide := min(max((mm*perMM-beside)/digit, 1), 255) // Excel takes 255
			cols += fmt.Sprintf(`<col min="%d" max="%d" width="%.2f" customWidth="1"/>`, i+1, i+1, wide)
		}
	}
	if cols != "" {
		s.w.WriteString(`<cols>` + cols + `</cols>`)
	}
}

func (s *stream) row(r Row) error {
	n := max(r.N, s.next)
	if r.N > 0 && r.N < s.next || n >= maxRows {
		return fmt.Errorf("%w: row %d", ErrLimit, r.N+1)
	}
	b := append(s.buf[:0], `<row r="`...)
	b = strconv.AppendInt(b, int64(n+1), 10)
	if r.Height > 0 {
		b = append(b, `" ht="`...)
		b = strconv.AppendFloat(b, min(r.Height, 409), 'f', 2, 64) // Excel takes 409 pt
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	last := -1
	for _, c := range r.Cells {
		if c.Col <= last || c.Col >= maxCols {
			return fmt.Errorf("%w: column %d", ErrLimit, c.Col+1)
		}
		last = c.Col
		var err error
		if b, err = s.cell(b, n, c); err != nil {
			return fmt.Errorf("column %d: %w", c.Col+1, err)
		}
		if c.Wide > 1 || c.Down > 1 {
			s.merged = append(s.merged, ref(n, c.Col)+":"+ref(n+max(c.Down, 1)-1, c.Col+max(c.Wide, 1)-1))
		}
	}
	s.buf = append(b, `</row>`...)
	s.next = n + 1
	_, err := s.w.Write(s.buf)
	return err
}

// cell adds a cell to b. A text stands in the cell and not in a list of all texts: that
// list would have to be kept in memory.
func (s *stream) cell(b []byte, row int, c Cell) ([]byte, error) {
	b = append(b, `<c r="`...)
	b = appendColumn(b, c.Col)
	b = strconv.AppendInt(b, int64(row+1), 10)
	if style := s.looks.style(c.Look); style > 0 {
		b = append(b, `" s="`...)
		b = strconv.AppendInt(b, int64(style), 10)
	}
	switch v := c.Value.(type) {
	case nil:
		return append(b, `"/>`...), nil
	case string:
		if v == "" {
			return append(b, `"/>`...), nil
		}
		if !fits(v) {
			return b, fmt.Errorf("%w: a text of %d bytes", ErrLimit, len(v))
		}
		b = append(b, `" t="inlineStr"><is>`...)
		return append(appendText(b, v), `</is></c>`...), nil
	case []letters.Run:
		return s.runs(b, v)
	case bool:
		b = append(b, `" t="b`...)
		if v {
			return append(b, `"><v>1</v></c>`...), nil
		}
		return append(b, `"><v>0</v></c>`...), nil
	case int:
		return appendNumber(b, float64(v))
	case int64:
		return appendNumber(b, float64(v))
	case float64:
		return appendNumber(b, v)
	case time.Time:
		n, ok := serial(v)
		if !ok {
			return b, fmt.Errorf("%w: the day %v", ErrLimit, v)
		}
		return appendNumber(b, n)
	}
	return b, fmt.Errorf("%w: a %T", ErrLimit, c.Value)
}

// runs adds a text in several fonts.
func (s *stream) runs(b []byte, runs []letters.Run) ([]byte, error) {
	total := ""
	b = append(b, `" t="inlineStr"><is>`...)
	for _, r := range runs {
		total += r.Text
		b = append(b, `<r><rPr>`+fontOf(Look{Font: r.Font}, "rFont")+`</rPr>`...)
		b = append(appendText(b, r.Text), `</r>`...)
	}
	if !fits(total) {
		return b, fmt.Errorf("%w: a text of %d bytes", ErrLimit, len(total))
	}
	return append(b, `</is></c>`...), nil
}

func appendNumber(b []byte, n float64) ([]byte, error) {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return b, fmt.Errorf("%w: %v", ErrLimit, n)
	}
	b = append(b, `"><v>`...)
	b = strconv.AppendFloat(b, n, 'f', -1, 64)
	return append(b, `</v></c>`...), nil
}

// serial is Excel's count of days; it has a 29th of February 1900.
func serial(t time.Time) (float64, bool) {
	y, m, d := t.Date()
	days := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	if days < 61 {
		days--
	}
	return days, days >= 1
}

// fits: the text is no longer than a cell takes.
func fits(s string) bool {
	if len(s) <= maxText {
		return true
	}
	n := 0
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n <= maxText
}

func appendText(b []byte, s string) []byte {
	b = append(b, `<t xml:space="preserve">`...)
	return append(appendEscaped(b, s), `</t>`...)
}

// appendEscaped adds a text as XML. What XML has no sign for stands as Excel writes it,
// _x000B_ (ST_Xstring, ISO/IEC 29500-1 22.9.2.19); a text that looks like that is kept too.
func appendEscaped(b []byte, s string) []byte {
	for i, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&quot;"...)
		case r < ' ' && r != '\n' && r != '\t':
			b = fmt.Appendf(b, "_x%04X_", r)
		case r == '_' && looksEscaped(s[i:]):
			b = append(b, "_x005F_"...)
		case r == 0xFFFE || r == 0xFFFF:
			b = utf8.AppendRune(b, utf8.RuneError)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

func escaped(s string) string { return string(appendEscaped(nil, s)) }

// looksEscaped: the text begins like _x000B_.
func looksEscaped(s string) bool {
	return len(s) >= 7 && s[1] == 'x' && s[6] == '_' && strings.Trim(s[2:6], "0123456789abcdefABCDEF") == ""
}

func appendColumn(b []byte, col int) []byte {
	if col >= 26 {
		b = appendColumn(b, col/26-1)
	}
	return append(b, byte('A'+col%26))
}

// ref is a cell as Excel calls it: A1.
func ref(row, col int) string { return string(appendColumn(nil, col)) + strconv.Itoa(row+1) }

// choices writes the drop-downs; each list is a column of the sheet of lists.
func (s *stream) choices() {
	if len(s.sheet.Choice) == 0 {
		return
	}
	fmt.Fprintf(s.w, `<dataValidations count="%d">`, len(s.sheet.Choice))
	for i, c := range s.sheet.Choice {
		col := appendColumn(nil, s.list+i)
		fmt.Fprintf(s.w, `<dataValidation type="list" allowBlank="1" sqref="%s:%s"><formula1>%s!$%s$1:$%[4]s$%d</formula1></dataValidation>`,
			ref(c.Rows.First, c.Col), ref(c.Rows.Below-1, c.Col), escaped(s.lists), col, len(c.Names))
	}
	s.w.WriteString(`</dataValidations>`)
}

// page sets up the printing. The foot begins with its font; & is doubled in it.
func (s *stream) page() {
	p := s.sheet.Page
	if p == (Page{}) {
		return
	}
	direction := "portrait"
	if p.Landscape {
		direction = "landscape"
	}
	const inch = 25.4
	fmt.Fprintf(s.w, `<pageMargins left="%.4f" right="%.4f" top="%.4f" bottom="%.4f" header="0.3" footer="0.3"/>`, p.Left/inch, p.Right/inch, p.Top/inch, p.Bottom/inch)
	fmt.Fprintf(s.w, `<pageSetup paperSize="9" orientation="%s" fitToWidth="1" fitToHeight="0"/>`, direction)
	foot := `&L&"` + Font + `,Italic"&9` + strings.ReplaceAll(p.Foot, "&", "&&") + `&R&P/&N`
	fmt.Fprintf(s.w, `<headerFooter><oddFooter>%s</oddFooter></headerFooter>`, escaped(foot))
}
