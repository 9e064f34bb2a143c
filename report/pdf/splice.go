package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

// splice puts the pages into gofpdf's frame and mends what gofpdf writes loosely:
// fonts get the names that mark them as cut, and a map from code to letter that
// holds the letters in use and no others. The cross-reference table is written anew.
func splice(frame []byte, streams [][]byte, styles []style) ([]byte, error) {
	objects, trailer, err := parts(frame)
	if err != nil {
		return nil, err
	}
	s := splicer{streams: streams, styles: styles, replaced: map[int][]byte{}}
	s.find(objects)
	if len(s.replaced) != len(streams)+len(styles) {
		return nil, fmt.Errorf("%w: %d streams of %d found", ErrFrame, len(s.replaced), len(streams)+len(styles))
	}
	size := len(frame)
	for _, b := range streams {
		size += len(b) + 64
	}
	out := make([]byte, 0, size)
	out = append(out, "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"...)
	offsets := make([]int, len(objects)+1)
	for _, o := range objects {
		offsets[o.number] = len(out)
		if stream, ok := s.replaced[o.number]; ok {
			out = fmt.Appendf(out, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", o.number, len(stream))
			out = append(out, stream...)
			out = append(out, "\nendstream\nendobj\n"...)
			continue
		}
		out = append(out, s.rename(o)...)
	}
	start := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, at := range offsets[1:] {
		out = fmt.Appendf(out, "%010d 00000 n \n", at)
	}
	out = append(out, trailer...)
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", start), nil
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
	xref, err := strconv.Atoi(string(firstLine(frame[end+len("startxref\n"):])))
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

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return line
}

// splicer knows what replaces what.
type splicer struct {
	streams  [][]byte
	styles   []style
	replaced map[int][]byte // object number -> deflated stream
	fonts    []int          // object numbers of styles
}

// find reads which objects hold the contents of the pages, in order, and which the
// code maps of the fonts.
func (s *splicer) find(objects []object) {
	page := 0
	s.fonts = make([]int, len(s.styles))
	for _, o := range objects {
		switch {
		case bytes.Contains(o.body, []byte("<</Type /Page\n")):
			if n := after(o.body, "/Contents "); n > 0 && page < len(s.streams) {
				s.replaced[n] = s.streams[page]
				page++
			}
		case bytes.Contains(o.body, []byte("/Subtype /Type0\n")):
			for i := range s.styles {
				if bytes.Contains(o.body, []byte(s.styles[i].gofpdfName())) {
					s.fonts[i] = o.number
					s.replaced[after(o.body, "/ToUnicode ")] = deflate(codeMap(s.styles[i].letters))
				}
			}
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

// gofpdfName is the name gofpdf gives the font, with the line feed behind it.
func (s *style) gofpdfName() string { return "/utf8" + family + suffixes[s.style] + "\n" }

// rename gives fonts their names: in their own dictionaries the tagged one, in the
// resources of the pages F0 to F3.
func (s *splicer) rename(o object) []byte {
	b := o.body
	if bytes.Contains(b, []byte("\nstream\n")) {
		return b
	}
	if bytes.Contains(b, []byte("/utf8"+family)) {
		for i := range s.styles {
			b = bytes.ReplaceAll(b, []byte(s.styles[i].gofpdfName()), []byte("/"+s.styles[i].name+"\n"))
		}
		return b
	}
	if !bytes.Contains(b, []byte("/Font <<\n")) {
		return b
	}
	lines := bytes.Split(b, []byte("\n"))
	for i, line := range lines {
		if !bytes.HasPrefix(line, []byte("/F")) {
			continue
		}
		_, ref, _ := bytes.Cut(line, []byte(" "))
		for k, n := range s.fonts {
			if string(ref) == strconv.Itoa(n)+" 0 R" {
				lines[i] = []byte(fontName(s.styles[k].style) + " " + string(ref))
			}
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// codeMap tells a reader which letter a code is (ISO 32000-1, 9.10.3). gofpdf's own
// claims all 65,536 codes, which hides a letter that is not there.
func codeMap(letters []rune) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo\n<</Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries in a block, by the specification
	for chunk := range slices.Chunk(letters, most) {
		b = fmt.Appendf(b, "%d beginbfchar\n", len(chunk))
		for _, r := range chunk {
			b = fmt.Appendf(b, "<%04X> <%04X>\n", r, r)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}
