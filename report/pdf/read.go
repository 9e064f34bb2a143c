package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"sophongtrao/report/paper"
)

// ErrForeign is a file that Write has not written, or not as it does now.
var ErrForeign = errors.New("pdf: not a file of ours")

// Read reads the pages back from a file that Write wrote, to be printed as they stand in
// it: texts, rules and mark, each within 1/100 pt of its place. Not in the file, and so
// not in the pages: Ref, the set width of a text, the number of a page. Nothing is
// guessed: what Write does not write is ErrForeign, and no page is returned.
func Read(file []byte) ([]paper.Page, error) {
	objects, _, err := parts(file)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForeign, err)
	}
	r := reader{bodies: map[int][]byte{}}
	for _, o := range objects {
		r.bodies[o.number] = o.body
		if box, ok := mediaBox(o.body); ok && bytes.Contains(o.body, []byte("<</Type /Pages\n")) {
			r.usual = box
		}
	}
	if err := r.fonts(objects); err != nil {
		return nil, err
	}
	var pages []paper.Page
	for _, o := range objects {
		if !bytes.Contains(o.body, []byte("<</Type /Page\n")) {
			continue
		}
		p, err := r.page(o.body)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", len(pages)+1, err)
		}
		pages = append(pages, p)
	}
	if len(pages) == 0 {
		return nil, ErrForeign
	}
	return pages, nil
}

// reader holds what the pages of a file share.
type reader struct {
	bodies  map[int][]byte
	usual   [2]float64 // pt, the sheet of a page that names none
	letters [4][]rune  // by style: the letter of code 1, 2, 3 …
}

// mediaBox is the size of a sheet in pt.
func mediaBox(body []byte) (size [2]float64, ok bool) {
	_, rest, found := bytes.Cut(body, []byte("/MediaBox [0 0 "))
	n, _ := fmt.Sscanf(string(rest[:min(len(rest), 40)]), "%f %f]", &size[0], &size[1])
	return size, found && n == 2 && size[0] > 0 && size[1] > 0
}

// most is how many bytes a stream may hold: a page of a table has some 20,000.
const most = 16 << 20

func (r *reader) stream(number int) ([]byte, error) {
	head, rest, ok := bytes.Cut(r.bodies[number], []byte("\nstream\n"))
	length := after(bytes.ReplaceAll(head, []byte(">>"), []byte(" ")), "/Length ")
	if !ok || length <= 0 || length > len(rest) {
		return nil, fmt.Errorf("%w: stream %d", ErrForeign, number)
	}
	z, err := zlib.NewReader(bytes.NewReader(rest[:length]))
	if err != nil {
		return nil, fmt.Errorf("%w: stream %d: %w", ErrForeign, number, err)
	}
	b, err := io.ReadAll(io.LimitReader(z, most))
	if err != nil || len(b) == most {
		return nil, fmt.Errorf("%w: stream %d: %w", ErrForeign, number, err)
	}
	return b, nil
}

// fonts reads the letters of each style that the resources name: F0 to F3.
func (r *reader) fonts(objects []object) error {
	for _, o := range objects {
		_, list, ok := bytes.Cut(o.body, []byte("/Font <<\n"))
		if !ok || bytes.Contains(o.body, []byte("\nstream\n")) {
			continue
		}
		for style := range r.letters {
			number := after(list, fontName(paper.Style(style))+" ")
			if number == 0 {
				continue
			}
			codes, err := r.stream(after(r.bodies[number], "/ToUnicode "))
			if err != nil {
				return err
			}
			for line := range strings.Lines(string(codes)) {
				var code int
				var letter rune
				if n, _ := fmt.Sscanf(line, "<%4X> <%4X>\n", &code, &letter); n != 2 || letter == 0xFFFF {
					continue // the room of all codes is written alike
				}
				if r.letters[style] = append(r.letters[style], letter); code != len(r.letters[style]) {
					return fmt.Errorf("%w: letters of style %d", ErrForeign, style)
				}
			}
		}
	}
	return nil
}

func (r *reader) page(body []byte) (p paper.Page, err error) {
	size, ok := mediaBox(body)
	if !ok {
		size = r.usual
	}
	content, err := r.stream(after(body, "/Contents "))
	if err != nil {
		return p, err
	}
	p.Width, p.Height = size[0]/pointsPerMM, size[1]/pointsPerMM
	s := script{r: r, rest: content, page: &p, high: size[1]}
	return p, s.run()
}

// script is the content of a page on its way back: operands, then the operator.
type script struct {
	r       *reader
	rest    []byte
	page    *paper.Page
	high    float64 // pt
	numbers []float64
	pieces  []string // decoded strings, and in between them, in wider, by how much
	wider   []float64
	style   paper.Style
	size    float64 // pt
	x, y    float64 // pt from below
	width   float64 // mm, of rules
	from    [2]float64
	marked  bool // inside the mark
}

// run reads it to its end.
func (s *script) run() error {
	for {
		s.rest = bytes.TrimLeft(s.rest, " \n")
		if len(s.rest) == 0 {
			return nil
		}
		if err := s.step(); err != nil {
			return err
		}
	}
}

// step takes the next operand or operator.
func (s *script) step() error {
	switch c := s.rest[0]; {
	case c == '(':
		return s.literal()
	case c == '[':
		s.rest, s.pieces, s.wider = s.rest[1:], nil, nil
		return nil
	case c == ']':
		s.rest = s.rest[1:]
		return nil
	case c == '/' && bytes.HasPrefix(s.rest, []byte("/Span ")):
		return s.mark()
	case c == '/' && len(s.rest) > 3 && s.rest[1] == 'F' && s.rest[2] >= '0' && s.rest[2] <= '3':
		s.style, s.rest = paper.Style(s.rest[2]-'0'), s.rest[3:]
		return nil
	}
	end := bytes.IndexAny(s.rest, " \n([")
	if end < 0 {
		end = len(s.rest)
	}
	word := string(s.rest[:max(end, 1)])
	s.rest = s.rest[len(word):]
	if v, err := strconv.ParseFloat(word, 64); err == nil {
		s.numbers = append(s.numbers, v)
		if len(s.pieces) > len(s.wider) {
			s.wider = append(s.wider, v)
		}
		return nil
	}
	return s.operate(word)
}

// literal decodes the letters of a string.
func (s *script) literal() error {
	var codes []byte
	at := 1
	for ; at < len(s.rest) && s.rest[at] != ')'; at++ {
		b := s.rest[at]
		if b == '\\' && at+1 < len(s.rest) {
			if at++; s.rest[at] == 'r' {
				b = '\r'
			} else {
				b = s.rest[at]
			}
		}
		codes = append(codes, b)
	}
	if at == len(s.rest) || len(codes)%2 != 0 {
		return fmt.Errorf("%w: a string", ErrForeign)
	}
	s.rest = s.rest[at+1:]
	var text strings.Builder
	for i := 0; i < len(codes); i += 2 {
		code := int(codes[i])<<8 | int(codes[i+1])
		if code < 1 || code > len(s.r.letters[s.style]) {
			return fmt.Errorf("%w: letter %d of style %d", ErrForeign, code, s.style)
		}
		text.WriteRune(s.r.letters[s.style][code-1])
	}
	s.pieces = append(s.pieces, text.String())
	return nil
}

// mark reads the words of the mark; its letters are laid anew from them.
func (s *script) mark() error {
	head, rest, ok := bytes.Cut(s.rest, []byte(">>> BDC"))
	_, hex, found := bytes.Cut(head, []byte("<FEFF"))
	if !ok || !found || len(hex)%4 != 0 {
		return fmt.Errorf("%w: the mark", ErrForeign)
	}
	var units []uint16
	for ; len(hex) > 0; hex = hex[4:] {
		v, err := strconv.ParseUint(string(hex[:4]), 16, 16)
		if err != nil {
			return fmt.Errorf("%w: the mark: %w", ErrForeign, err)
		}
		units = append(units, uint16(v))
	}
	s.page.Mark, s.marked, s.rest = string(utf16.Decode(units)), true, rest
	return nil
}

// operands are how many numbers stand before an operator.
var operands = map[string]int{"BT": 0, "ET": 0, "q": 0, "Q": 0, "EMC": 0, "S": 0, "Tj": 0, "TJ": -1, "Td": 2, "Tm": 6, "Tf": 1, "g": 1, "w": 1, "m": 2, "l": 2}

func (s *script) operate(word string) error {
	n, known := operands[word]
	v := s.numbers
	if !known || n >= 0 && len(v) != n {
		return fmt.Errorf("%w: %q with %d numbers", ErrForeign, word, len(v))
	}
	s.numbers = s.numbers[:0]
	switch word {
	case "EMC":
		s.marked = false
	case "Tf":
		s.size = v[0]
	case "Td":
		s.x, s.y = s.x+v[0], s.y+v[1]
	case "Tj", "TJ":
		return s.show()
	case "w":
		s.width = v[0] / pointsPerMM
	case "m":
		s.from = [2]float64{v[0], v[1]}
	case "l":
		s.page.Rules = append(s.page.Rules, paper.Rule{X1: s.from[0] / pointsPerMM, Y1: (s.high - s.from[1]) / pointsPerMM,
			X2: v[0] / pointsPerMM, Y2: (s.high - v[1]) / pointsPerMM, Width: s.width})
	}
	return nil
}

// show puts a text on the page. A justified line has its pieces end with a blank, all
// widened by the same.
func (s *script) show() error {
	pieces, wider := s.pieces, s.wider
	s.pieces, s.wider = nil, nil
	if s.marked {
		return nil
	}
	if len(pieces) == 0 || s.size <= 0 || len(wider) != len(pieces)-1 {
		return fmt.Errorf("%w: a text of %d pieces", ErrForeign, len(pieces))
	}
	t := paper.Text{X: s.x / pointsPerMM, Y: (s.high - s.y) / pointsPerMM, Size: s.size, Style: s.style, S: strings.Join(pieces, "")}
	for i, by := range wider {
		if by != wider[0] || !strings.HasSuffix(pieces[i], " ") {
			return fmt.Errorf("%w: an uneven line", ErrForeign)
		}
		t.Space = -by / 1000 * s.size / pointsPerMM
	}
	s.page.Texts = append(s.page.Texts, t)
	return nil
}
