package workbook

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// ErrLimit is returned for what Excel does not take: more than 1,048,576 rows or 16,384
// columns, a text above 32,767 letters (UTF-16), a day before 1900, no sheet, a row out
// of order, a value of a kind that has no cell. It comes wrapped with the place.
var ErrLimit = errors.New("workbook: more than Excel takes")

// Workbook is what is written.
type Workbook struct {
	Title, Subject, Author string
	Date                   string // of making and of the last change, 2026-02-05; "": none
	Lists                  string // the name of the hidden sheet that holds the choices
	Sheets                 []Sheet
}

// Sheet is one table of cells and how it is printed.
type Sheet struct {
	Name   string    // made fit for Excel, and unlike the others, by Write
	Widths []float64 // of the columns from the left, mm; 0: as Excel likes
	Frozen int       // rows from the top that stay in sight
	Repeat Span      // rows that are printed on every page
	Page   Page
	Choice []Choice
	Rows   iter.Seq[Row]
}

// Span is rows from First to before Below; the empty one is none.
type Span struct{ First, Below int }

// Page is how a sheet is printed: on A4, one page wide.
type Page struct {
	Landscape                bool
	Top, Right, Bottom, Left float64 // margins, mm
	Foot                     string  // at the left of the foot; the page's number stands at the right
}

// Choice is what the cells of a column offer. They take something else all the same.
type Choice struct {
	Col   int
	Rows  Span
	Names []string
}

// Row is one row. N is 0 or below that of the row before: the next one.
type Row struct {
	N      int
	Height float64 // pt; 0: as Excel likes
	Cells  []Cell
}

// Cell is one cell.
type Cell struct {
	Col        int
	Value      any // nil, string, bool, int, int64, float64, time.Time (a day) or []letters.Run
	Look       Look
	Wide, Down int // columns and rows that it covers; 0 is 1
}

// Write writes the workbook. ErrLimit, or the error of w.
func Write(w io.Writer, b *Workbook) error {
	if len(b.Sheets) == 0 {
		return fmt.Errorf("%w: no sheet", ErrLimit)
	}
	sheets := withLists(b)
	names := fitNames(sheets)
	z := &archive{zip: zip.NewWriter(w)}
	z.parts(b, sheets, names)
	looks, lists := newLooks(), 0
	for i := range sheets {
		z.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), func(w *bufio.Writer) error {
			s := &stream{w: w, looks: looks, sheet: &sheets[i], lists: quoted(names[len(names)-1]), list: lists}
			return s.write(i == 0)
		})
		lists += len(sheets[i].Choice)
	}
	z.part("xl/styles.xml", looks.write)
	if z.err != nil {
		return z.err
	}
	return z.zip.Close()
}

// archive is the file in which the parts of a workbook lie (ISO/IEC 29500-2).
type archive struct {
	zip *zip.Writer
	err error // the first
}

// part adds one part.
func (z *archive) part(name string, write func(*bufio.Writer) error) {
	if z.err != nil {
		return
	}
	to, err := z.zip.Create(name)
	if err != nil {
		z.err = err
		return
	}
	w := bufio.NewWriterSize(to, 1<<16)
	_, _ = w.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n") // a fault stays with w
	if z.err = write(w); z.err == nil {
		z.err = w.Flush()
	}
}

// The names of ISO/IEC 29500-1.
const (
	spreadsheet   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages      = "http://schemas.openxmlformats.org/package/2006/"
	office        = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// parts writes what tells of the sheets.
func (z *archive) parts(b *Workbook, sheets []Sheet, names []string) {
	types, links, list := &strings.Builder{}, &strings.Builder{}, &strings.Builder{}
	for i, name := range names {
		fmt.Fprintf(types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, office)
		fmt.Fprintf(links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relationships, i+1)
		state := ""
		if i >= len(b.Sheets) {
			state = ` state="hidden"`
		}
		fmt.Fprintf(list, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, escaped(name), i+1, state, i+1)
	}
	fmt.Fprintf(links, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(names)+1, relationships)
	put := func(name, text string, about ...any) {
		z.part(name, func(w *bufio.Writer) error { _, err := fmt.Fprintf(w, text, about...); return err })
	}
	put("[Content_Types].xml", `<Types xmlns="`+packages+`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="`+office+`sheet.main+xml"/>`+
		`<Override PartName="/xl/styles.xml" ContentType="`+office+`styles+xml"/>`+
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>%s</Types>`, types)
	put("_rels/.rels", `<Relationships xmlns="`+packages+`relationships"><Relationship Id="rId1" Type="`+relationships+`/officeDocument" Target="xl/workbook.xml"/>`+
		`<Relationship Id="rId2" Type="`+packages+`relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`)
	dates := ""
	if b.Date != "" {
		for _, what := range []string{"created", "modified"} {
			dates += fmt.Sprintf(`<dcterms:%s xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:%s>`, what, escaped(b.Date), what)
		}
	}
	put("docProps/core.xml", `<cp:coreProperties xmlns:cp="`+packages+`metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" `+
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>%s</dc:creator>%s<dc:language>vi-VN</dc:language></cp:coreProperties>`,
		escaped(b.Title), escaped(b.Subject), escaped(b.Author), dates)
	put("xl/workbook.xml", `<workbook %s xmlns:r="%s"><bookViews><workbookView activeTab="0"/></bookViews><sheets>%s</sheets>%s</workbook>`,
		spreadsheet, relationships, list, titles(sheets, names))
	put("xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+packages+`relationships">%s</Relationships>`, links)
}

// titles names the rows that are printed on every page.
func titles(sheets []Sheet, names []string) string {
	var b strings.Builder
	for i, s := range sheets {
		if r := s.Repeat; r.Below > r.First {
			fmt.Fprintf(&b, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$%d:$%d</definedName>`, i, escaped(quoted(names[i])), r.First+1, r.Below)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "<definedNames>" + b.String() + "</definedNames>"
}

// withLists are the sheets, and after them the one that holds what may be chosen.
func withLists(b *Workbook) []Sheet {
	var lists [][]string
	for _, s := range b.Sheets {
		for _, c := range s.Choice {
			lists = append(lists, c.Names)
		}
	}
	if lists == nil {
		return b.Sheets
	}
	rows := func(yield func(Row) bool) {
		for n, more := 0, true; more; n++ {
			row := Row{N: n}
			for col, names := range lists {
				if n < len(names) {
					row.Cells = append(row.Cells, Cell{Col: col, Value: names[n]})
				}
			}
			if more = len(row.Cells) > 0; more && !yield(row) {
				return
			}
		}
	}
	return append(b.Sheets[:len(b.Sheets):len(b.Sheets)], Sheet{Name: b.Lists, Rows: rows})
}

// fitNames are the sheets' names as Excel takes them: at most 31 letters, none of
// :\/?*[]', none twice (capitals do not count).
func fitNames(sheets []Sheet) (names []string) {
	taken := map[string]bool{}
	for i, s := range sheets {
		name := strings.TrimSpace(strings.Map(func(r rune) rune {
			if strings.ContainsRune(`:\/?*[]'`, r) || r < ' ' {
				return ' '
			}
			return r
		}, s.Name))
		if r := []rune(name); len(r) > 26 {
			name = strings.TrimSpace(string(r[:26]))
		}
		if name == "" {
			name = fmt.Sprint(i + 1)
		}
		base := strings.TrimRight(name, "0123456789 ")
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = strings.TrimSpace(fmt.Sprint(base, " ", n))
		}
		taken[strings.ToLower(name)] = true
		names = append(names, name)
	}
	return names
}

func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
