package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"sophongtrao/report/paper"
)

// Write writes a Doc. foot stands at the foot of every page, with the mark of a practice
// book before it.
func Write(w io.Writer, d *paper.Doc, f paper.Fonts, foot string) error {
	x := &writer{fonts: f, marks: map[string]int{}}
	for _, s := range d.Sheets {
		x.findMarks(s.Blocks)
	}
	x.body(d)
	if d.Mark != "" {
		foot = d.Mark + " - " + foot
	}
	y, m, day := d.Date[0], d.Date[1], d.Date[2]
	if y == 0 {
		y, m, day = 2000, 1, 1
	}
	at := fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", y, m, day)
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", rootRels},
		{"docProps/core.xml", fmt.Sprintf(core, escape(d.Title), escape(d.Subject), escape(d.Author), at, at)},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", styles},
		{"word/header1.xml", header},
		{"word/header2.xml", emptyHeader},
		{"word/footer1.xml", fmt.Sprintf(footer, escape(foot))},
		{"word/document.xml", xmlHead + `<w:document ` + space + `><w:body>` + x.b.String() + `</w:body></w:document>`},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// writer gathers the body of the document.
type writer struct {
	b     strings.Builder
	fonts paper.Fonts
	m     paper.Measures
	marks map[string]int // keys of texts whose page a line of the contents prints -> number of the bookmark
	table bool           // a table came last: the next must not grow together with it
}

func (x *writer) put(format string, args ...any) { fmt.Fprintf(&x.b, format, args...) }

// twips are twentieths of a point, in which Word measures lengths.
func twips(mm float64) int { return int(mm*1440/25.4 + 0.5) }

func points(pt float64) int { return int(pt*20 + 0.5) }

func (x *writer) body(d *paper.Doc) {
	for i, s := range d.Sheets {
		x.m = paper.NewMeasures(s.Landscape, x.fonts)
		x.table = false
		for _, b := range s.Blocks {
			x.block(b)
		}
		section := x.section(s, i == 0)
		if i+1 < len(d.Sheets) {
			x.put(`<w:p><w:pPr>%s%s</w:pPr></w:p>`, thin, section)
		} else {
			x.put(`<w:p><w:pPr>%s</w:pPr></w:p>%s`, thin, section)
		}
	}
}

// thin makes a paragraph without text that takes no room to speak of.
const thin = `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>`

// section ends the pages of a sheet: its paper, its margins, its numbers.
func (x *writer) section(s paper.Sheet, first bool) string {
	width, height := x.m.Sheet()
	lies, run := "", ""
	if s.Landscape {
		lies = ` w:orient="landscape"`
	}
	if first || s.Restart {
		run = `<w:titlePg/>`
	}
	start := ""
	if s.Restart && !first {
		start = `<w:pgNumType w:start="1"/>`
	}
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>`+
		`<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="first" r:id="rId4"/><w:type w:val="nextPage"/>`+
		`<w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>%s%s</w:sectPr>`,
		twips(width), twips(height), lies, twips(paper.MarginTop), twips(paper.MarginRight), twips(paper.MarginBottom), twips(paper.MarginLeft),
		twips(9), twips(8), start, run)
}

func (x *writer) block(b paper.Block) {
	is := false
	switch b := b.(type) {
	case paper.Letterhead:
		x.letterhead(&b)
		is = true
	case *paper.Letterhead:
		x.letterhead(b)
		is = true
	case paper.Heading:
		x.heading(&b)
	case paper.Paragraph:
		x.paragraph(&b)
	case paper.Table:
		x.tableBlock(&b)
		is = true
	case paper.Chart:
		x.chart(&b)
		is = true
	case paper.Signature:
		x.signature(&b)
		is = true
	case paper.Gap:
		x.put(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr></w:p>`, max(points(b.Height), 20))
	default:
		panic(fmt.Sprintf("docx: a block of type %T", b)) // a new kind of block: its test fails first
	}
	x.table = is
}

// para is how a paragraph is set.
type para struct {
	align         paper.Align
	before        float64 // pt
	line          float64 // of a line of single spacing
	first, left   float64 // mm
	right         float64
	keep          bool
	rule          bool // a line above
	size          float64
	mask          paper.Style
	exactly, high float64 // pt, if not 0
}

var aligns = map[paper.Align]string{paper.Left: "left", paper.Centre: "center", paper.Right: "right", paper.Justify: "both"}

func (x *writer) open(p para) {
	x.put(`<w:p><w:pPr>`)
	if p.keep {
		x.put(`<w:keepNext/>`)
	}
	if p.rule {
		x.put(`<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>`)
	}
	if p.exactly > 0 {
		x.put(`<w:spacing w:before="%d" w:after="0" w:line="%d" w:lineRule="exact"/>`, points(p.before), points(p.exactly))
	} else {
		x.put(`<w:spacing w:before="%d" w:after="0" w:line="%d" w:lineRule="auto"/>`, points(p.before), int(240*max(p.line, 1)+0.5))
	}
	if p.first != 0 || p.left != 0 || p.right != 0 {
		x.put(`<w:ind w:left="%d" w:right="%d" w:firstLine="%d"/>`, twips(p.left), twips(p.right), twips(p.first))
	}
	x.put(`<w:jc w:val="%s"/></w:pPr>`, aligns[p.align])
}

func (x *writer) close() { x.put(`</w:p>`) }

// runs writes texts in one size (pt).
func (x *writer) runs(list []paper.Run, size float64, mask paper.Style) {
	for _, r := range list {
		if n := x.marks[r.Ref.Key()]; n > 0 && !r.PageOf {
			x.put(`<w:bookmarkStart w:id="%d" w:name="trang%d"/><w:bookmarkEnd w:id="%d"/>`, n, n, n)
		}
		look := look(r.Style|mask, size)
		if r.PageOf {
			x.put(`<w:r>%s<w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r>%s<w:instrText xml:space="preserve"> PAGEREF trang%d </w:instrText></w:r>`+
				`<w:r>%s<w:fldChar w:fldCharType="separate"/></w:r><w:r>%s<w:t>%s</w:t></w:r><w:r>%s<w:fldChar w:fldCharType="end"/></w:r>`,
				look, look, x.marks[r.Ref.Key()], look, look, escape(r.Text), look)
			continue
		}
		for i, line := range strings.Split(r.Text, "\n") {
			if i > 0 {
				x.put(`<w:r>%s<w:br/></w:r>`, look)
			}
			if line != "" {
				x.put(`<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, look, escape(line))
			}
		}
	}
}

func look(s paper.Style, size float64) string {
	b := `<w:rPr>`
	if s&paper.Bold != 0 {
		b += `<w:b/><w:bCs/>`
	}
	if s&paper.Italic != 0 {
		b += `<w:i/><w:iCs/>`
	}
	n := int(size*2 + 0.5)
	return fmt.Sprintf(`%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>`, b, n, n)
}

// escape makes a text fit for XML: beside the five signs, what XML 1.0 does not have.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// findMarks gives a number to every key that a line of the contents refers to.
func (x *writer) findMarks(blocks []paper.Block) {
	for _, b := range blocks {
		t, ok := b.(paper.Table)
		if !ok {
			continue
		}
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				for _, r := range c.Runs {
					if key := r.Ref.Key(); r.PageOf && x.marks[key] == 0 {
						x.marks[key] = len(x.marks) + 1
					}
				}
			}
		}
	}
}
