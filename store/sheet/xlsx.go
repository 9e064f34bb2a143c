package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// Rules of this file: a workbook is a zip of XML parts (ECMA-376, part 1, section 18).
// Names of elements are compared without their namespace: strict and transitional
// workbooks differ there only. Parts are read from beginning to end, once.

type xlsx struct {
	parts  map[string]*zip.File
	texts  []text   // xl/sharedStrings.xml
	styles []style  // cellXfs of xl/styles.xml
	fonts  []string // their names
	names  map[string]string
	from04 bool // days are counted from 1904
	budget budget
	left   int    // bytes that may still be unpacked
	piece  []byte // of a text, while it is read
}

// style is what a cell's s points at.
type style struct {
	font string
	date bool
}

func readXLSX(raw []byte) (*Workbook, error) {
	if n := bytes.Count(raw, []byte("PK\x01\x02")); n > maxFiles {
		return nil, fmt.Errorf("%w: %d parts", ErrLarge, n)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrBroken, err)
	}
	x := &xlsx{parts: map[string]*zip.File{}, names: map[string]string{}, left: maxParts}
	for _, f := range z.File {
		x.parts[strings.TrimPrefix(f.Name, "/")] = f
	}
	book := x.bookPart()
	if x.parts[book] == nil {
		return nil, fmt.Errorf("%w: a zip without a workbook", ErrForeign)
	}
	rels, err := x.relations(book)
	if err != nil {
		return nil, err
	}
	dir := path.Dir(book)
	if err := errors.Join(x.readStyles(path.Join(dir, "styles.xml")), x.readTexts(path.Join(dir, "sharedStrings.xml"))); err != nil {
		return nil, err
	}
	w, targets, err := x.tabs(book, rels)
	if err != nil {
		return nil, err
	}
	kept := w.Sheets[:0]
	for i, s := range w.Sheets {
		if x.parts[targets[i]] == nil {
			return nil, fmt.Errorf("%w: a sheet is missing", ErrBroken)
		}
		is, err := x.readSheet(targets[i], s)
		if err != nil {
			return nil, err
		}
		if is {
			kept = append(kept, s)
		}
	}
	w.Sheets = kept
	return w, nil
}

// tabs are the sheets that the workbook names, without their cells, and where each stands.
func (x *xlsx) tabs(book string, rels map[string]string) (*Workbook, []string, error) {
	w, targets := &Workbook{}, []string(nil)
	err := x.walk(book, func(e *scanner) error {
		switch e.name {
		case "workbookPr":
			x.from04 = truth(e.attr("date1904"))
		case "sheet":
			if len(w.Sheets) == maxTabs {
				return fmt.Errorf("%w: its sheets", ErrLarge)
			}
			if target := rels[e.attr("id")]; target != "" {
				state := e.attr("state")
				w.Sheets = append(w.Sheets, &Sheet{Name: e.attr("name"), Hidden: state == "hidden" || state == "veryHidden"})
				targets = append(targets, target)
			}
		}
		return nil
	})
	return w, targets, err
}

// bookPart is the name of the workbook's part; Excel's own name where nothing says
// another.
func (x *xlsx) bookPart() string {
	name := "xl/workbook.xml"
	_ = x.walk("_rels/.rels", func(e *scanner) error { // a missing part is found by the caller
		if e.name == "Relationship" && strings.HasSuffix(e.attr("Type"), "/officeDocument") {
			name = strings.TrimPrefix(e.attr("Target"), "/")
		}
		return nil
	})
	return name
}

// relations are the parts a part refers to, by ID.
func (x *xlsx) relations(part string) (map[string]string, error) {
	rels := map[string]string{}
	err := x.walk(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"), func(e *scanner) error {
		if e.name != "Relationship" || e.attr("TargetMode") == "External" {
			return nil
		}
		target := e.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(part), target)
		}
		rels[e.attr("Id")] = strings.TrimPrefix(target, "/")
		return nil
	})
	return rels, err
}

// walk hands every element of a part to f when it begins. A missing part is an empty one.
func (x *xlsx) walk(part string, f func(e *scanner) error) error {
	file := x.parts[part]
	if file == nil {
		return nil
	}
	r, err := file.Open()
	if err != nil {
		return broken(err)
	}
	defer r.Close()
	s := newScanner(r, &x.left)
	for {
		p, err := s.next()
		if p == opens && err == nil {
			err = f(s)
		}
		if p == atEnd || err != nil {
			return err
		}
	}
}

func truth(s string) bool { return s == "1" || s == "true" || s == "on" }

// readStyles reads which font and which kind of number each style has.
func (x *xlsx) readStyles(part string) error {
	formats, in := map[int]string{}, ""
	return x.walk(part, func(e *scanner) error {
		switch n := e.name; n {
		case "fonts", "cellXfs", "cellStyleXfs", "numFmts", "dxfs", "fills", "borders":
			in = n
		case "numFmt":
			if id, err := strconv.Atoi(e.attr("numFmtId")); err == nil && in == "numFmts" && len(formats) < maxLooks {
				formats[id] = e.attr("formatCode")
			}
		case "font":
			if len(x.fonts) == maxLooks {
				return fmt.Errorf("%w: its fonts", ErrLarge)
			}
			if in == "fonts" {
				x.fonts = append(x.fonts, "")
			}
		case "name":
			if in == "fonts" && len(x.fonts) > 0 {
				x.fonts[len(x.fonts)-1] = x.name(e.attr("val"))
			}
		case "xf":
			if in != "cellXfs" {
				return nil
			}
			if len(x.styles) == maxLooks {
				return fmt.Errorf("%w: its styles", ErrLarge)
			}
			var s style
			if i, err := strconv.Atoi(e.attr("fontId")); err == nil && i >= 0 && i < len(x.fonts) {
				s.font = x.fonts[i]
			}
			if id, err := strconv.Atoi(e.attr("numFmtId")); err == nil {
				s.date = dateFormat(id, formats[id])
			}
			x.styles = append(x.styles, s)
		}
		return nil
	})
}

// name keeps one copy of each font's name.
func (x *xlsx) name(s string) string {
	if kept, ok := x.names[s]; ok {
		return kept
	}
	x.names[s] = s
	return s
}

// dateFormat says that numbers in a format are shown as days: Excel's own formats by
// their number, others by the letters of their code outside quotes and brackets.
func dateFormat(id int, code string) bool {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return true
	case code == "":
		return false
	}
	day, skip := false, rune(0)
	code, _, _ = strings.Cut(code, ";")
	for i, r := range code {
		switch {
		case i > 0 && (code[i-1] == '\\' || code[i-1] == '_' || code[i-1] == '*'):
		case skip != 0:
			if r == skip {
				skip = 0
			}
		case r == '"':
			skip = '"'
		case r == '[':
			skip = ']'
		case r == 'd' || r == 'D' || r == 'y' || r == 'Y':
			day = true
		case r == '0' || r == '#' || r == '?':
			return false
		}
	}
	return day
}
