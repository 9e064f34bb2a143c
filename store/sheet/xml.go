package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// Rules of this file: XML as workbooks have it, read three times as fast as encoding/xml
// reads it (a list of 10,000 people has half a million pieces): elements, attributes,
// texts, the five entities and characters by number, CDATA. Remarks and instructions are
// passed by. A document type is refused: it could define entities. Nothing is kept but the
// piece at hand, of at most maxToken bytes. A fuzz test compares with encoding/xml.

// piece is what a scanner hands out.
type piece uint8

// The pieces.
const (
	atEnd  piece = iota // of the part
	opens               // an element begins
	closes              // an element ends
	words               // a text
)

// scanner reads XML piece by piece. name, text and the attributes hold until the next.
type scanner struct {
	r    io.Reader
	left *int // bytes that may still be read; it is counted down
	buf  []byte
	from int // where in buf begins what has not been handed out
	over bool

	name   string // local name of the element, of opens and closes
	text   []byte // of words
	attrs  []attribute
	closed bool // the element that was opened last closes itself
	names  map[string]string
	room   []byte // of texts with entities
}

type attribute struct{ name, value []byte }

func newScanner(r io.Reader, left *int) *scanner {
	return &scanner{r: r, left: left, buf: make([]byte, 0, 64<<10), names: map[string]string{}}
}

// next is the next piece. Errors: ErrBroken, ErrLarge, and those of the reader as ErrBroken.
func (s *scanner) next() (piece, error) {
	if s.closed {
		s.closed = false
		return closes, nil
	}
	for {
		at, err := s.find(0, "<")
		if err != nil && !errors.Is(err, errOver) {
			return atEnd, err
		}
		if at != 0 {
			n := at
			if err != nil {
				n = len(s.buf) - s.from
			}
			raw := s.take(n)
			if n == 0 {
				return atEnd, nil
			}
			if s.text, err = s.plain(raw); err == nil && !utf8.Valid(s.text) {
				err = errLetters
			}
			return words, broken(err)
		}
		p, err := s.sign()
		if p != atEnd || err != nil {
			return p, broken(err)
		}
	}
}

// must is the next piece where an element has not ended yet.
func (s *scanner) must() (piece, error) {
	p, err := s.next()
	if p == atEnd && err == nil {
		err = broken(errOver)
	}
	return p, err
}

var (
	errOver    = errors.New("a part ends too early") // before what was looked for
	errLetters = errors.New("no text in UTF-8")
)

func broken(err error) error {
	if err == nil || errors.Is(err, ErrLarge) || errors.Is(err, ErrBroken) {
		return err
	}
	return fmt.Errorf("%w: %v", ErrBroken, err)
}

// sign reads what begins with <; atEnd for what is passed by.
func (s *scanner) sign() (piece, error) {
	if _, err := s.find(1, ""); err != nil {
		return atEnd, err
	}
	switch c := s.buf[s.from+1]; c {
	case '?':
		return atEnd, s.pass(2, "?>")
	case '!':
		switch {
		case s.begins("<!--"):
			return atEnd, s.pass(4, "-->")
		case s.begins("<![CDATA["):
			n, err := s.find(9, "]]>")
			if err != nil {
				return atEnd, err
			}
			if s.text = s.take(n + 3)[9:n]; !utf8.Valid(s.text) {
				return atEnd, errLetters
			}
			return words, nil
		}
		return atEnd, errors.New("a document type")
	case '/':
		n, err := s.find(2, ">")
		if err != nil {
			return atEnd, err
		}
		s.attrs, s.name = s.attrs[:0], s.local(bytes.TrimRight(s.take(n + 1)[2:n], " \t\r\n"))
		return closes, nil
	}
	n, err := s.tag()
	if err != nil {
		return atEnd, err
	}
	in := s.take(n + 1)[1:n]
	if in, s.closed = bytes.CutSuffix(in, []byte("/")); len(in) == 0 || !utf8.Valid(in) || in[0] < 'A' && in[0] != ':' {
		return atEnd, errors.New("an element without a name")
	}
	return opens, s.element(in)
}

// tag finds the > that ends a tag: none within quotation marks.
func (s *scanner) tag() (n int, err error) {
	quote := byte(0)
	for n = 1; ; n++ {
		if s.from+n >= len(s.buf) {
			if err := s.more(n); err != nil {
				return 0, err
			}
		}
		switch c := s.buf[s.from+n]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"', c == '\'':
			quote = c
		case c == '>':
			return n, nil
		}
	}
}

// element reads the name and the attributes of a tag.
func (s *scanner) element(in []byte) error {
	n := 0
	for n < len(in) && !blank(in[n]) {
		n++
	}
	s.name, s.attrs = s.local(in[:n]), s.attrs[:0]
	for in = trim(in[n:]); len(in) > 0; in = trim(in) {
		n := max(bytes.IndexByte(in, '='), 0)
		name, rest := in[:n], trim(in[n+1:])
		if n == 0 || len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return errors.New("an attribute without a value")
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 || bytes.IndexByte(rest[1:end+1], '<') >= 0 {
			return errors.New("an attribute that does not end")
		}
		value, after := rest[1:end+1], rest[end+2:]
		if _, err := s.plain(value); err != nil {
			return err
		}
		s.attrs, in = append(s.attrs, attribute{bytes.TrimRight(name, " \t\r\n"), value}), after
	}
	return nil
}

func trim(b []byte) []byte {
	for len(b) > 0 && blank(b[0]) {
		b = b[1:]
	}
	return b
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// local is a name without its namespace; one copy of each is kept.
func (s *scanner) local(name []byte) string {
	if len(name) == 1 && name[0] < 0x80 { // most are: c, v, r, t
		return short[name[0] : name[0]+1]
	}
	name = behind(name)
	if kept, ok := s.names[string(name)]; ok {
		return kept
	}
	kept := string(name)
	if len(s.names) < 1000 {
		s.names[kept] = kept
	}
	return kept
}

// short are the names of one letter.
var short = func() string {
	b := make([]byte, 0x80)
	for i := range b {
		b[i] = byte(i)
	}
	return string(b)
}()

// behind is what stands in a name behind its namespace.
func behind(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i > 0 && i+1 < len(name) {
		return name[i+1:]
	}
	return name
}

// attr is an attribute by its local name; "" for none.
func (s *scanner) attr(name string) string { return string(s.raw(name)) }

func (s *scanner) raw(name string) []byte {
	for _, a := range s.attrs {
		if string(behind(a.name)) == name {
			value, _ := s.plain(a.value) // element has seen that it can be read
			return value
		}
	}
	return nil
}

// plain is a text with its entities read and its lines ended by \n.
func (s *scanner) plain(raw []byte) ([]byte, error) {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return raw, nil
	}
	out := s.room[:0]
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; c {
		case '\r':
			if out = append(out, '\n'); i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		case '&':
			n := bytes.IndexByte(raw[i:min(len(raw), i+12)], ';')
			if n < 0 {
				return nil, errors.New("an entity that does not end")
			}
			r, ok := entity(string(raw[i+1 : i+n]))
			if !ok {
				return nil, fmt.Errorf("%w: an entity that is not known", ErrBroken)
			}
			out, i = utf8.AppendRune(out, r), i+n
		default:
			out = append(out, c)
		}
	}
	s.room = out
	return out, nil
}

func entity(name string) (r rune, ok bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	base, digits := 10, ""
	if len(name) > 1 && name[0] == '#' {
		if digits = name[1:]; digits[0] == 'x' {
			base, digits = 16, digits[1:]
		}
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && n > 0 && n <= utf8.MaxRune
}

func (s *scanner) begins(sign string) bool {
	_, err := s.find(len(sign)-1, "")
	return err == nil && bytes.HasPrefix(s.buf[s.from:], []byte(sign))
}

// take hands out n bytes of what was read.
func (s *scanner) take(n int) []byte {
	b := s.buf[s.from : s.from+n]
	s.from += n
	return b
}

// find is where a sign stands (from s.from), at skip at the earliest; errOver where the
// part ends before it.
func (s *scanner) find(skip int, sign string) (at int, err error) {
	for {
		if have := len(s.buf) - s.from; skip < have {
			i := 0
			switch at := s.buf[s.from+skip:]; {
			case sign == "" || at[0] == sign[0] && len(sign) == 1:
			case len(sign) == 1:
				i = bytes.IndexByte(at, sign[0])
			default:
				i = bytes.Index(at, []byte(sign))
			}
			if i >= 0 {
				return skip + i, nil
			}
			skip = max(skip, have-len(sign)+1)
		}
		if err := s.more(len(s.buf) - s.from); err != nil {
			return -1, err
		}
	}
}

// pass goes on behind a sign; what lies before it may be of any length.
func (s *scanner) pass(skip int, sign string) error {
	for {
		if s.from+skip <= len(s.buf) {
			if i := bytes.Index(s.buf[s.from+skip:], []byte(sign)); i >= 0 {
				s.from += skip + i + len(sign)
				return nil
			}
		}
		keep := min(len(s.buf)-s.from-skip, len(sign)-1)
		if keep >= 0 {
			s.from, skip = len(s.buf)-keep, 0
		}
		if err := s.more(len(s.buf) - s.from); err != nil {
			return err
		}
	}
}

// more reads on behind the n bytes at hand.
func (s *scanner) more(n int) error {
	switch {
	case s.over:
		return errOver
	case n > maxToken:
		return fmt.Errorf("%w: one piece of it", ErrLarge)
	}
	if s.from > 0 {
		s.buf = s.buf[:copy(s.buf, s.buf[s.from:])]
		s.from = 0
	}
	if len(s.buf) == cap(s.buf) {
		s.buf = append(s.buf, 0)[:len(s.buf)]
	}
	got, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
	s.buf = s.buf[:len(s.buf)+got]
	if *s.left -= got; *s.left < 0 {
		return fmt.Errorf("%w: a part of it", ErrLarge)
	}
	switch {
	case err == io.EOF:
		s.over = true
		if got == 0 {
			return errOver
		}
	case err != nil:
		return broken(err)
	}
	return nil
}
