package pdf

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// splice writes gofpdf's frame with the pages in it, and makes fonts of one byte a
// letter, which is what gofpdf describes cheaply, into fonts of two (Type 0), which
// hold all Vietnamese letters. gofpdf's own way there (AddUTF8Font) marshals and
// deflates 65,536 codes for each style: 4 ms and 5 MB. The cross-reference table is
// written anew.
func splice(w io.Writer, frame []byte, streams [][]byte, styles []style) error {
	objects, trailer, err := parts(frame)
	if err != nil {
		return err
	}
	s := splicer{styles: styles, replaced: map[int][]byte{}, streams: map[int][]byte{}}
	s.pages(objects, streams)
	s.fonts(objects)
	if len(s.streams) != len(streams)+len(styles) || len(s.replaced) != 2*len(styles) {
		return fmt.Errorf("%w: %d streams and %d font parts found", ErrFrame, len(s.streams), len(s.replaced))
	}
	for range styles { // the code maps
		objects = append(objects, object{number: len(objects) + 1})
	}
	size := len(frame)
	for _, b := range s.streams {
		size += len(b) + 64
	}
	out := append(make([]byte, 0, size), "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"...)
	offsets := make([]int, len(objects)+1)
	for _, o := range objects {
		offsets[o.number] = len(out)
		if stream, ok := s.streams[o.number]; ok {
			out = fmt.Appendf(out, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", o.number, len(stream))
			out = append(out, stream...)
			out = append(out, "\nendstream\nendobj\n"...)
		} else if dict, ok := s.replaced[o.number]; ok {
			out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", o.number, dict)
		} else {
			out = append(out, s.rename(o.body)...)
		}
	}
	start := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, at := range offsets[1:] {
		out = fmt.Appendf(out, "%010d 00000 n \n", at)
	}
	old := fmt.Sprintf("/Size %d\n", len(offsets)-len(styles))
	out = append(out, bytes.Replace(trailer, []byte(old), fmt.Appendf(nil, "/Size %d\n", len(offsets)), 1)...)
	_, err = w.Write(fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", start))
	return err
}

// object is one object of the frame with its number, in the order of the file.
type object struct {
	number int
	body   []byte
}

// parts cuts the frame by its own cross-reference table.
func parts(frame []byte) (objects []object, trailer []byte, err error) {
	bad := func(what string) ([]object, []byte, error) { return nil, nil, fmt.Errorf("%w: %s", ErrFrame, what) }
	end := bytes.LastIndex(frame, []byte("startxref\n"))
	if end < 0 {
		return bad("no startxref")
	}
	line, _, _ := bytes.Cut(frame[end+len("startxref\n"):], []byte("\n"))
	xref, err := strconv.Atoi(string(line))
	if err != nil || xref < 0 || xref > end {
		return bad("startxref")
	}
	head := bytes.Index(frame[xref:end], []byte("trailer\n"))
	if head < 0 {
		return bad("no trailer")
	}
	trailer = frame[xref+head : end]
	lines := bytes.Split(bytes.TrimSuffix(frame[xref:xref+head], []byte("\n")), []byte("\n"))
	type place struct{ at, number int }
	var places []place
	for i, line := range lines[min(3, len(lines)):] { // "xref", "0 n", the free entry
		at, err := strconv.Atoi(string(line[:min(10, len(line))]))
		if err != nil || at <= 0 || at >= xref {
			return bad("cross-reference")
		}
		places = append(places, place{at, i + 1})
	}
	slices.SortFunc(places, func(a, b place) int { return a.at - b.at })
	for i, p := range places {
		next := xref
		if i+1 < len(places) {
			next = places[i+1].at
		}
		objects = append(objects, object{p.number, frame[p.at:next]})
	}
	return objects, trailer, nil
}

// splicer knows what replaces what, by object number.
type splicer struct {
	styles   []style
	streams  map[int][]byte // deflated
	replaced map[int][]byte // dictionaries
	numbers  []int          // of the fonts of styles
}

// pages finds the objects that hold the contents of the pages, in order.
func (s *splicer) pages(objects []object, streams [][]byte) {
	page := 0
	for _, o := range objects {
		if n := after(o.body, "/Contents "); n > 0 && page < len(streams) {
			s.streams[n] = streams[page]
			page++
		}
	}
}

// fonts finds gofpdf's fonts by their names. The object of the font becomes the Type
// 0 font, the object of its widths the font of glyphs below it; its code map is a new
// object behind all others.
func (s *splicer) fonts(objects []object) {
	s.numbers = make([]int, len(s.styles))
	for _, o := range objects {
		if !bytes.Contains(o.body, []byte("\n/Subtype /TrueType\n")) {
			continue
		}
		for i := range s.styles {
			st := &s.styles[i]
			if !bytes.Contains(o.body, []byte("/BaseFont /"+st.name+"\n")) {
				continue
			}
			widths, about, codes := after(o.body, "/Widths "), after(o.body, "/FontDescriptor "), len(objects)+1+i
			s.numbers[i] = o.number
			s.replaced[o.number] = fmt.Appendf(nil, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H"+
				" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", st.name, widths, codes)
			s.replaced[widths] = fmt.Appendf(nil, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s"+
				" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"+
				" /FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 500 /W [1 %d]>>", st.name, about, st.cut.Widths)
			s.streams[codes] = st.codeMap
		}
	}
}

// after reads the number behind a key; 0 if there is none.
func after(b []byte, key string) int {
	_, rest, _ := bytes.Cut(b, []byte(key))
	word, _, _ := bytes.Cut(rest, []byte(" "))
	n, _ := strconv.Atoi(string(word))
	return n
}

// rename gives the fonts their names F0 to F3 in the resources of the pages.
func (s *splicer) rename(b []byte) []byte {
	if bytes.Contains(b, []byte("\nstream\n")) || !bytes.Contains(b, []byte("/Font <<\n")) {
		return b
	}
	lines := bytes.Split(b, []byte("\n"))
	for i, line := range lines {
		_, ref, _ := bytes.Cut(line, []byte(" "))
		for k, n := range s.numbers {
			if bytes.HasPrefix(line, []byte("/F")) && string(ref) == strconv.Itoa(n)+" 0 R" {
				lines[i] = []byte(fontName(s.styles[k].style) + " " + string(ref))
			}
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// toUnicode tells a reader which letter a code is (ISO 32000-1, 9.10.3).
func toUnicode(letters []rune) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo\n<</Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries in a block, by the specification
	code := 0
	for chunk := range slices.Chunk(letters, most) {
		b = fmt.Appendf(b, "%d beginbfchar\n", len(chunk))
		for _, r := range chunk {
			code++
			b = fmt.Appendf(b, "<%04X> <%04X>\n", code, r)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}
