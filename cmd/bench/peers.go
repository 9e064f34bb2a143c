package main

import (
	"encoding/xml"
	"fmt"
	"os"
	"strings"
)

// fodtMain writes the rows as a flat OpenDocument text for LibreOffice. ROWS OUT.
func fodtMain(args []string) error {
	var t printed
	if err := readJSON(args[0], &t); err != nil {
		return err
	}
	var b strings.Builder
	w, h := 210, 297
	if t.Landscape {
		w, h = h, w
	}
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Tinos" fo:font-family="Tinos, 'Liberation Serif'" fo:font-size="11pt"/></style:default-style></office:styles>
<office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties fo:page-width="%dmm" fo:page-height="%dmm" fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm"/></style:page-layout>
<style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>
`, w, h)
	for i, width := range t.Widths {
		fmt.Fprintf(&b, `<style:style style:name="k%d" style:family="table-column"><style:table-column-properties style:column-width="%.2fmm"/></style:style>`, i, width)
	}
	b.WriteString(`</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"/></office:master-styles><office:body><office:text><table:table>`)
	for i := range t.Widths {
		fmt.Fprintf(&b, `<table:table-column table:style-name="k%d"/>`, i)
	}
	line := func(cells []string) {
		b.WriteString(`<table:table-row>`)
		for _, c := range cells {
			b.WriteString(`<table:table-cell table:style-name="c"><text:p>`)
			xml.EscapeText(&b, []byte(c))
			b.WriteString(`</text:p></table:table-cell>`)
		}
		b.WriteString("</table:table-row>\n")
	}
	b.WriteString(`<table:table-header-rows>`)
	line(t.Head)
	b.WriteString(`</table:table-header-rows>`)
	for _, r := range t.Rows {
		line(r)
	}
	b.WriteString(`</table:table></office:text></office:body></office:document>`)
	return os.WriteFile(args[1], []byte(b.String()), 0o644)
}
