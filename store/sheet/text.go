package sheet

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Paste reads what was copied out of Excel: columns parted by tabs.
func Paste(text string) (*Workbook, error) { return readText([]byte(text)) }

// readText reads text with separators. Bytes that are no UTF-8 are taken as those of
// Windows 1252, where TCVN3 and VNI stand as their fonts show them.
func readText(raw []byte) (*Workbook, error) {
	text, err := decodeText(raw)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = separator(text), true, -1, true
	s, b := &Sheet{}, budget{}
	for {
		fields, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %v", ErrBroken, err)
		}
		line, _ := r.FieldPos(0)
		row := Row{N: line - 1}
		for i, f := range fields {
			if strings.TrimSpace(f) == "" || i >= maxCol {
				continue
			}
			if err := errors.Join(b.take(f), b.cell()); err != nil {
				return nil, err
			}
			row.Cells = append(row.Cells, Cell{Col: i, Text: strings.Clone(f)})
		}
		if len(row.Cells) > 0 {
			s.Rows = append(s.Rows, row)
		}
	}
	return &Workbook{Sheets: []*Sheet{s}}, nil
}

func decodeText(raw []byte) (string, error) {
	if len(raw) > maxText {
		return "", fmt.Errorf("%w: %d bytes of text", ErrLarge, len(raw))
	}
	var wide binary.ByteOrder
	switch {
	case bytes.HasPrefix(raw, []byte("\xEF\xBB\xBF")):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		wide, raw = binary.LittleEndian, raw[2:]
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		wide, raw = binary.BigEndian, raw[2:]
	}
	if wide != nil {
		if len(raw)%2 != 0 {
			return "", fmt.Errorf("%w: half a letter at the end", ErrBroken)
		}
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = wide.Uint16(raw[2*i:])
		}
		return string(utf16.Decode(units)), nil
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", fmt.Errorf("%w: bytes of zero", ErrForeign)
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	for _, c := range raw {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A {
			return "", fmt.Errorf("%w: control characters", ErrForeign)
		}
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	return string(out), err
}

// separator is the character that parts the first lines into columns most alike.
func separator(text string) rune {
	lines := strings.SplitN(text, "\n", 21)
	lines = lines[:min(len(lines), 20)]
	best, most := '\t', 0
	for _, c := range []rune{'\t', ';', ','} {
		counts := map[int]int{}
		for _, l := range lines {
			if n := strings.Count(l, string(c)); n > 0 {
				counts[n]++
			}
		}
		for n, times := range counts {
			if score := times*100 + min(n, 50); score > most {
				best, most = c, score
			}
		}
	}
	return best
}
