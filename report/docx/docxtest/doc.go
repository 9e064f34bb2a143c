// Package docxtest reads a document of Word again, for tests.
package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// Part reads a part of a document: its XML, and the texts in it in their order, with line
// feeds where lines break. XML that is not well-formed ends the test.
func Part(t testing.TB, raw []byte, name string) (text string, tree []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	if tree, err = io.ReadAll(f); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(tree))
	var b strings.Builder
	in := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return b.String(), tree
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			in = in || e.Name.Local == "t"
			if e.Name.Local == "br" {
				b.WriteByte('\n')
			}
		case xml.EndElement:
			in = in && e.Name.Local != "t"
		case xml.CharData:
			if in {
				b.Write(e)
			}
		}
	}
}
