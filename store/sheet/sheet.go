package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sophongtrao/store/letters"
)

// Faults of a file. They come wrapped with what was found.
var (
	ErrForeign   = errors.New("sheet: no workbook and no text")
	ErrProtected = errors.New("sheet: the workbook has a password")
	ErrBroken    = errors.New("sheet: the workbook is damaged")
	ErrLarge     = errors.New("sheet: the workbook is larger than may be read")
	ErrOldExcel  = errors.New("sheet: the workbook is older than Excel 97")
)

// The limits. With them no file makes a process that reads it take 256 MB (a test of
// cmd/e2e measures it); a list of 10,000 people with 30 columns stays far below.
const (
	maxFile  = 64 << 20  // bytes of a file on the disk
	maxText  = 12 << 20  // bytes of a file of text
	maxParts = 256 << 20 // bytes of all parts of a workbook once they are unpacked; they stream
	maxToken = 1 << 20   // bytes without a sign of XML
	maxFiles = 10_000    // parts of a workbook
	maxTexts = 48 << 20  // bytes of all texts of a workbook in memory, with what each takes besides
	maxCells = 500_000   // cells with something in them
	maxLooks = 70_000    // fonts and styles; Excel has 64,000
	maxJoins = 200_000   // joined cells
	maxTabs  = 1_000     // sheets
	maxCol   = 16_384    // columns of Excel
	maxRow   = 1_048_576 // rows of Excel
)

// Workbook is what a file holds.
type Workbook struct {
	Sheets []*Sheet
}

// Sheet is one table of cells. Rows and columns count from 0.
type Sheet struct {
	Name       string
	Hidden     bool
	Rows       []Row   // those with a cell, from the top
	Merged     []Range // cells that were joined into one; the first holds the text
	HiddenCols map[int]bool
}

// Row is one row with the cells in which something stands, from the left.
type Row struct {
	N      int
	Hidden bool
	Cells  []Cell
}

// Range is a rectangle of cells, both corners in it.
type Range struct{ Row, Col, LastRow, LastCol int }

// Kind is what a cell holds.
type Kind uint8

// The kinds.
const (
	Text Kind = iota
	Number
	Date // Number is Excel's count of days, of the calendar that begins in 1900
	Bool // Number is 0 or 1
	Fault
)

// Cell is one cell.
type Cell struct {
	Col     int
	Kind    Kind
	Formula bool
	Text    string // of Text; of a Fault, Excel's own sign (#N/A)
	Font    string // in which it is shown, "" if not known
	Number  float64
	Runs    []letters.Run // a text in more than one font, piece by piece; else nil
}

// At is the cell of a row in a column, nil if nothing stands there.
func (r Row) At(col int) *Cell {
	for i := range r.Cells {
		if r.Cells[i].Col == col {
			return &r.Cells[i]
		}
	}
	return nil
}

// Pieces are the runs of a text cell: one, or those of a text in several fonts.
func (c *Cell) Pieces() []letters.Run {
	if c.Runs != nil {
		return c.Runs
	}
	return []letters.Run{{Text: c.Text, Font: c.Font}}
}

// Open reads a file, by what it is and not by how it is called.
func Open(path string) (*Workbook, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: no file", ErrForeign)
	case info.Size() > maxFile:
		return nil, fmt.Errorf("%w: %d bytes", ErrLarge, info.Size())
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	w, err := Read(raw)
	if err != nil {
		return nil, err
	}
	if len(w.Sheets) == 1 && w.Sheets[0].Name == "" { // text has no name of its own
		base := filepath.Base(path)
		w.Sheets[0].Name = strings.TrimSuffix(base, filepath.Ext(base))
	}
	return w, nil
}

var (
	zipSign = []byte("PK\x03\x04")
	oleSign = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
)

// Read reads the bytes of a file.
func Read(raw []byte) (w *Workbook, err error) {
	defer func() {
		if p := recover(); p != nil { // the second net: the readers check what they read
			w, err = nil, fmt.Errorf("%w: %v", ErrBroken, p)
		}
	}()
	return read(raw)
}

func read(raw []byte) (*Workbook, error) {
	switch {
	case len(raw) > maxFile:
		return nil, fmt.Errorf("%w: %d bytes", ErrLarge, len(raw))
	case bytes.HasPrefix(raw, zipSign):
		return readXLSX(raw)
	case bytes.HasPrefix(raw, oleSign):
		return readXLS(raw)
	}
	return readText(raw)
}

// budget bounds what one workbook may take of memory.
type budget struct{ texts, cells int }

func (b *budget) take(text string) error {
	if b.texts += len(text) + 40; b.texts > maxTexts {
		return fmt.Errorf("%w: its texts", ErrLarge)
	}
	return nil
}

func (b *budget) cell() error {
	if b.cells++; b.cells > maxCells {
		return fmt.Errorf("%w: its cells", ErrLarge)
	}
	return nil
}
