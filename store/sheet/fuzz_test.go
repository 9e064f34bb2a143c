package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"testing"

	"sophongtrao/store/sheet"
)

func zipOf(t testing.TB, name, content string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	must(t, err)
	_, err = io.WriteString(w, content)
	must(t, err, z.Close())
	return b.Bytes()
}

// workbook is the smallest workbook with that sheet.
func workbook(t testing.TB, fill func(w io.Writer)) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name string, fill func(w io.Writer)) {
		w, err := z.Create(name)
		must(t, err)
		fill(w)
	}
	text := func(s string) func(io.Writer) { return func(w io.Writer) { io.WriteString(w, s) } }
	put("xl/workbook.xml", text(`<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`))
	put("xl/_rels/workbook.xml.rels", text(`<Relationships><Relationship Id="rId1" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`))
	put("xl/worksheets/sheet1.xml", fill)
	must(t, z.Close())
	return b.Bytes()
}

// bomb is a workbook of a few hundred kilobytes with a sheet of 400 MB.
func bomb(t testing.TB) []byte {
	block := bytes.Repeat([]byte(" "), 1<<20)
	return workbook(t, func(w io.Writer) {
		io.WriteString(w, "<worksheet><sheetData>")
		for range 400 {
			w.Write(block)
		}
		io.WriteString(w, "</sheetData></worksheet>")
	})
}

// TestManyEmptyRows: styled rows without a value cost time but no memory.
func TestManyEmptyRows(t *testing.T) {
	rows := 200_000 // a million take five times as long and keep as little
	if testing.Short() {
		rows = 10_000
	}
	raw := workbook(t, func(w io.Writer) {
		io.WriteString(w, `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>đầu</t></is></c></row>`)
		for i := 2; i <= rows; i++ {
			fmt.Fprintf(w, `<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>`, i, i, i)
		}
		io.WriteString(w, "</sheetData></worksheet>")
	})
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	w := read(t, raw)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if s := w.Sheets[0]; len(s.Rows) != 1 || s.Rows[0].Cells[0].Text != "đầu" {
		t.Errorf("%d rows", len(s.Rows))
	}
	if kept := int64(after.HeapAlloc) - int64(before.HeapAlloc); kept > 1<<20 {
		t.Errorf("%d bytes are kept", kept)
	}
}

// TestDamagedWorkbooks: no damage makes a panic.
func TestDamagedWorkbooks(t *testing.T) {
	for _, good := range [][]byte{office(t), readFile(t, "testdata/office.xls"), readFile(t, "testdata/many.xls")} {
		r := rand.New(rand.NewPCG(3, 4))
		n := 300
		if testing.Short() {
			n = 30
		}
		for range n {
			bad := bytes.Clone(good)
			switch r.IntN(3) {
			case 0:
				bad = bad[:r.IntN(len(bad))]
			case 1:
				for range 1 + r.IntN(8) {
					bad[r.IntN(len(bad))] ^= 1 << r.IntN(8)
				}
			case 2:
				at := r.IntN(len(bad))
				clear(bad[at:min(len(bad), at+r.IntN(600))])
			}
			if w, err := sheet.ReadBare(bad); err == nil && w == nil {
				t.Fatal("neither a workbook nor a fault")
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(office(f))
	f.Add(readFile(f, "testdata/office.xls"))
	f.Add([]byte("a;b\n1;2"))
	f.Add([]byte("\xFF\xFEa\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		w, err := sheet.ReadBare(raw)
		if err != nil {
			return
		}
		for _, s := range w.Sheets {
			last := -1
			for _, row := range s.Rows {
				if row.N <= last || len(row.Cells) == 0 {
					t.Fatal("rows out of order")
				}
				last = row.N
				for i, c := range row.Cells {
					if i > 0 && row.Cells[i-1].Col >= c.Col {
						t.Fatal("cells out of order")
					}
				}
			}
		}
	})
}

// FuzzSheetXML reaches the XML that the zip's checksums hide from FuzzRead.
func FuzzSheetXML(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><rPr><rFont val="x"/></rPr><t>a</t></r></is></c><c><v>1</v></c></row></sheetData></worksheet>`)
	f.Fuzz(func(t *testing.T, xml string) {
		_, _ = sheet.ReadBare(workbook(t, func(w io.Writer) { io.WriteString(w, xml) }))
	})
}

// FuzzStrings reads the texts of an old workbook out of any bytes, parted anywhere: none
// takes more letters than there are bytes, and it ends.
func FuzzStrings(f *testing.F) {
	f.Add([]byte("\x03\x00\x00abc\x02\x00\x01\xD1\x1E\x41\x00"), uint8(5))
	f.Add([]byte("\x03\x00\x0C\x01\x00\x04\x00\x00\x00abc\x01\x00\x02\x00wxyz"), uint8(200))
	f.Fuzz(func(t *testing.T, raw []byte, at uint8) {
		cut := min(int(at), len(raw))
		n := 0
		for _, s := range sheet.ReadStrings([][]byte{raw[:cut], raw[cut:]}) {
			n += len([]rune(s))
		}
		if n > len(raw) {
			t.Fatalf("%d letters out of %d bytes", n, len(raw))
		}
	})
}

// FuzzText reads any bytes as text: as a file, and as what was pasted.
func FuzzText(f *testing.F) {
	f.Add([]byte("Họ tên;Năm\n\"a;\"\"b\"\"\";1"))
	f.Add([]byte("\xFE\xFF\x1E\xD1\x00;\x00a"))
	f.Add([]byte("Nguy\xD4n\tV\xA8n\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if w, err := sheet.ReadBare(append([]byte(" "), raw...)); err == nil && len(w.Sheets) != 1 {
			t.Fatal("a text is one sheet")
		}
		_, _ = sheet.Paste(string(raw))
	})
}

// FuzzParts reads any styles and shared texts of a workbook.
func FuzzParts(f *testing.F) {
	f.Add(`<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm"/></numFmts><fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0" numFmtId="170"/></cellXfs></styleSheet>`,
		`<sst><si><t>a</t></si><si><r><rPr><rFont val="x"/></rPr><t>b</t></r></si></sst>`)
	f.Fuzz(func(t *testing.T, styles, texts string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, text := range map[string]string{"xl/styles.xml": styles, "xl/sharedStrings.xml": texts,
			"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			"xl/worksheets/sheet1.xml":   `<worksheet><sheetData><row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0"><v>45000</v></c><c r="C1" t="s"><v>1</v></c></row></sheetData></worksheet>`} {
			w, err := z.Create(name)
			must(t, err)
			_, err = io.WriteString(w, text)
			must(t, err)
		}
		must(t, z.Close())
		_, _ = sheet.ReadBare(b.Bytes())
	})
}
