package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

const (
	pointsPerMM = 72 / 25.4
	markStyle   = paper.Bold
	markGrey    = ".92" // of white: pale enough to read through
	markShare   = 0.6   // of the diagonal of the sheet
	markDrop    = 0.33  // of the size: half the height of the capitals
)

// inker writes the content of pages. Each worker has its own; its buffers and its
// compressor are used again for every page.
type inker struct {
	fonts *face.Set
	codes *codes
	raw   []byte
	out   bytes.Buffer
}

func newInker(fonts *face.Set, c *codes) *inker { return &inker{fonts: fonts, codes: c} }

// page returns the content of a page, deflated.
func (k *inker) page(p *paper.Page) []byte {
	k.raw = k.raw[:0]
	if p.Mark != "" {
		k.mark(p)
	}
	k.texts(p)
	k.rules(p)
	return k.deflate(k.raw)
}

// zlibHead begins a stream of zlib (RFC 1950): deflate, 32 KB window, fastest level.
var zlibHead = []byte{0x78, 0x01}

// deflate compresses a stream, as zlib. By klauspost's, because it needs less than half
// the time of compress/zlib at the same level and size: deflating was a quarter of the
// whole work. Its stateless form keeps no window between the pages: 0.8 MB less for each
// worker, and the files are as small. The fastest level makes them an eighth larger than
// the usual one: 18 KB for 1,000 rows.
func (k *inker) deflate(b []byte) []byte {
	k.out.Reset()
	k.out.Write(zlibHead)
	flate.StatelessDeflate(&k.out, b, true, nil) // a bytes.Buffer does not fail
	return binary.BigEndian.AppendUint32(bytes.Clone(k.out.Bytes()), adler32.Checksum(b))
}

// hundredths is a place in 1/100 pt, the unit everything is rounded to: 0.0035 mm.
func hundredths(mm float64) int { return int(math.Round(mm * pointsPerMM * 100)) }

// number appends v/100 as a decimal.
func (k *inker) number(v int) {
	if v < 0 {
		k.raw = append(k.raw, '-')
		v = -v
	}
	k.raw = strconv.AppendInt(k.raw, int64(v/100), 10)
	if v %= 100; v != 0 {
		k.raw = append(k.raw, '.', byte('0'+v/10))
		if v%10 != 0 {
			k.raw = append(k.raw, byte('0'+v%10))
		}
	}
	k.raw = append(k.raw, ' ')
}

func (k *inker) op(s string) { k.raw = append(k.raw, s...) }

// texts writes all texts as one text object. Td moves from the start of the text
// before, so steps are taken between rounded places and do not add up errors.
func (k *inker) texts(p *paper.Page) {
	k.op("BT\n")
	x, y := 0, 0
	style, size := paper.Style(255), 0.0
	high := hundredths(p.Height)
	for i := range p.Texts {
		t := &p.Texts[i]
		if t.S == "" {
			continue
		}
		if t.Style != style || t.Size != size {
			style, size = t.Style, t.Size
			k.font(style, size)
		}
		tx, ty := hundredths(t.X), high-hundredths(t.Y)
		k.number(tx - x)
		k.number(ty - y)
		k.op("Td ")
		x, y = tx, ty
		k.show(t)
	}
	k.op("ET\n")
}

func (k *inker) font(style paper.Style, size float64) {
	k.op(fontName(style & 3))
	k.op(" ")
	k.number(int(math.Round(size * 100)))
	k.op("Tf\n")
}

// show writes the letters of a text. Word spacing (Tw) does nothing for letters of
// two bytes, so the blanks of a justified line are widened one by one (TJ).
func (k *inker) show(t *paper.Text) {
	if t.Space == 0 {
		k.op("(")
		k.letters(t.Style, t.S)
		k.op(") Tj\n")
		return
	}
	wider := int(math.Round(-t.Space * pointsPerMM / t.Size * 1000 * 100))
	k.op("[(")
	rest := t.S
	for i := 0; i < len(rest); {
		if rest[i] != ' ' {
			i++
			continue
		}
		k.letters(t.Style, rest[:i+1])
		k.op(")")
		k.number(wider)
		k.op("(")
		rest, i = rest[i+1:], 0
	}
	k.letters(t.Style, rest)
	k.op(")] TJ\n")
}

// letters appends the codes of letters inside a literal string.
func (k *inker) letters(style paper.Style, s string) {
	table := &k.codes[style&3].code
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		c := table[r&0xFFFF]
		k.code(byte(c >> 8))
		k.code(byte(c))
	}
}

// code appends one byte of a literal string. A bare CR would be read as LF.
func (k *inker) code(b byte) {
	switch b {
	case '(', ')', '\\':
		k.raw = append(k.raw, '\\', b)
	case '\r':
		k.raw = append(k.raw, '\\', 'r')
	default:
		k.raw = append(k.raw, b)
	}
}

// rules draws the lines, those of one width in one path.
func (k *inker) rules(p *paper.Page) {
	width, high := 0.0, hundredths(p.Height)
	for i := range p.Rules {
		r := &p.Rules[i]
		if r.Width != width {
			if width != 0 {
				k.op("S\n")
			}
			width = r.Width
			k.number(hundredths(width))
			k.op("w\n")
		}
		k.number(hundredths(r.X1))
		k.number(high - hundredths(r.Y1))
		k.op("m ")
		k.number(hundredths(r.X2))
		k.number(high - hundredths(r.Y2))
		k.op("l\n")
	}
	if width != 0 {
		k.op("S\n")
	}
}

// mark writes the mark behind everything, rising along the diagonal (as ui/preview
// draws it).
func (k *inker) mark(p *paper.Page) {
	wide := 0
	for _, r := range p.Mark {
		w, _ := k.fonts.Advance(markStyle, r)
		wide += w
	}
	if wide == 0 {
		return
	}
	w, h := p.Width*pointsPerMM, p.Height*pointsPerMM
	sin, cos := math.Sincos(math.Atan2(h, w))
	length := markShare * math.Hypot(w, h)
	size := length / (float64(wide) / 1000)
	x := w/2 - cos*length/2 + sin*size*markDrop
	y := h/2 - sin*length/2 - cos*size*markDrop
	// ActualText: read as words, not as letters strewn over the page.
	k.op("q /Span <</ActualText <FEFF")
	for _, c := range utf16.Encode([]rune(p.Mark)) {
		k.raw = fmt.Appendf(k.raw, "%04X", c)
	}
	k.op(">>> BDC " + markGrey + " g BT ")
	k.font(markStyle, size)
	for _, v := range []float64{cos, sin, -sin, cos} {
		k.raw = strconv.AppendFloat(k.raw, v, 'f', 5, 64)
		k.op(" ")
	}
	k.number(int(math.Round(x * 100)))
	k.number(int(math.Round(y * 100)))
	k.op("Tm (")
	k.letters(markStyle, p.Mark)
	k.op(") Tj ET EMC Q\n")
}

// fontName is the name of a style in the resources of every page.
func fontName(style paper.Style) string { return [...]string{"/F0", "/F1", "/F2", "/F3"}[style] }
