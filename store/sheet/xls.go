package sheet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"
)

// Rules of this file: a workbook of Excel 97 to 2003 is a stream "Workbook" of records
// (type, length, bytes; little endian) in a compound file ([MS-XLS], [MS-CFB]). Records
// that do not say what a cell holds or how it is shown are passed by.

// The records that are read ([MS-XLS] 2.3.1).
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDateMode   = 0x0022
	recFilePass   = 0x002F
	recFont       = 0x0031
	recContinue   = 0x003C
	recColInfo    = 0x007D
	recBoundSheet = 0x0085
	recMulRk      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMergeCells = 0x00E5
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recRk         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
)

const biff8 = 0x0600 // Excel 97 and later

type xls struct {
	all     []byte
	fonts   []string
	formats map[int]string
	xfs     []struct{ font, format int }
	texts   []rich
	from04  bool
	budget  budget
}

func readXLS(raw []byte) (*Workbook, error) {
	stream, err := workbookStream(raw)
	if err != nil {
		return nil, err
	}
	x := &xls{all: stream, formats: map[int]string{}}
	var w Workbook
	var at []int
	first := true
	err = x.records(0, func(kind int, b []byte, more [][]byte) error {
		if first && (kind != recBOF || len(b) < 4 || int(u16(b, 0)) != biff8) {
			return ErrOldExcel
		}
		first = false
		switch kind {
		case recFilePass:
			return ErrProtected
		case recDateMode:
			x.from04 = u16(b, 0) == 1
		case recFont:
			x.fonts = append(x.fonts, shortText(b, 14))
		case recFormat:
			r := &textReader{parts: [][]byte{b[2:]}}
			t, err := r.text(2)
			if err != nil {
				return err
			}
			x.formats[int(u16(b, 0))] = t.whole
		case recXF:
			x.xfs = append(x.xfs, struct{ font, format int }{int(u16(b, 0)), int(u16(b, 2))})
		case recBoundSheet:
			if len(b) > 7 && b[5] == 0 { // 0: cells; others are charts and macros
				w.Sheets = append(w.Sheets, &Sheet{Name: shortText(b, 6), Hidden: b[4]&3 != 0, HiddenCols: map[int]bool{}})
				at = append(at, int(u32(b, 0)))
			}
		case recSST:
			return x.readTexts(b, more)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, s := range w.Sheets {
		if err := x.readSheet(at[i], s); err != nil {
			return nil, err
		}
	}
	return &w, nil
}

// workbookStream takes the stream out of the compound file. ErrProtected: a workbook of
// later Excel under a password is a compound file too.
func workbookStream(raw []byte) ([]byte, error) {
	doc, err := mscfb.New(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrBroken, err)
	}
	for {
		e, err := doc.Next()
		if err == io.EOF {
			return nil, fmt.Errorf("%w: a compound file without a workbook", ErrForeign)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %v", ErrBroken, err)
		}
		switch e.Name {
		case "EncryptedPackage", "EncryptionInfo":
			return nil, ErrProtected
		case "Book":
			return nil, ErrOldExcel
		case "Workbook":
			b, err := io.ReadAll(io.LimitReader(e, maxFile))
			if err != nil {
				return nil, fmt.Errorf("%w: %v", ErrBroken, err)
			}
			return b, nil
		}
	}
}

func u16(b []byte, i int) uint16 {
	if i+2 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint16(b[i:])
}

func u32(b []byte, i int) uint32 {
	if i+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[i:])
}

// records hands the records of a substream to f, from its BOF at an offset to its EOF,
// each with the records that continue it.
func (x *xls) records(at int, f func(kind int, b []byte, more [][]byte) error) error {
	for depth := 0; ; {
		if at < 0 || at+4 > len(x.all) {
			return fmt.Errorf("%w: its end is missing", ErrBroken)
		}
		kind, b, next := x.record(at)
		if next < 0 {
			return fmt.Errorf("%w: a record without its end", ErrBroken)
		}
		var more [][]byte
		for next+4 <= len(x.all) && u16(x.all, next) == recContinue {
			_, c, then := x.record(next)
			if then < 0 {
				return fmt.Errorf("%w: a record without its end", ErrBroken)
			}
			more, next = append(more, c), then
		}
		switch kind {
		case recBOF:
			depth++ // a chart within a sheet is a substream of its own
		case recEOF:
			if depth--; depth <= 0 {
				return nil
			}
		}
		if depth == 1 {
			if err := f(kind, b, more); err != nil {
				return err
			}
		}
		at = next
	}
}

func (x *xls) record(at int) (kind int, b []byte, next int) {
	kind, next = int(u16(x.all, at)), at+4+int(u16(x.all, at+2))
	if next > len(x.all) {
		return kind, nil, -1
	}
	return kind, x.all[at+4 : next], next
}

// font is the name of a font by its index; Excel has no font 4.
func (x *xls) font(i int) string {
	if i > 4 {
		i--
	}
	if i < 0 || i >= len(x.fonts) {
		return ""
	}
	return x.fonts[i]
}

func (x *xls) readTexts(b []byte, more [][]byte) error {
	n := int(u32(b, 4))
	r := &textReader{parts: append([][]byte{cut(b, 8)}, more...)}
	for range n {
		t, err := r.text(2)
		if err != nil {
			return err
		}
		if err := x.budget.take(t.whole); err != nil {
			return err
		}
		x.texts = append(x.texts, t)
	}
	return nil
}
