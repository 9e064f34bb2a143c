package paper_test

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

const mm = 25.4 / 72 // of a point

func one(s string, style paper.Style) paper.Line {
	return paper.Line{Runs: []paper.Run{{Text: s, Style: style}}}
}

func para(s string) paper.Paragraph {
	return paper.Paragraph{Runs: []paper.Run{{Text: s}}, Align: paper.Justify, Indent: paper.FirstLine}
}

func cell(s string) paper.Cell { return paper.Cell{Runs: []paper.Run{{Text: s}}} }

func lay(t *testing.T, blocks ...paper.Block) []paper.Page {
	t.Helper()
	pages, problems := paper.Layout(&paper.Doc{Sheets: []paper.Sheet{{Blocks: blocks}}}, face.Bundled())
	if len(problems) > 0 {
		t.Fatalf("problems: %+v", problems)
	}
	return pages
}

// find returns the one text of a page that begins with s.
func find(t *testing.T, p *paper.Page, s string) *paper.Text {
	t.Helper()
	for i := range p.Texts {
		if strings.HasPrefix(p.Texts[i].S, s) {
			return &p.Texts[i]
		}
	}
	t.Fatalf("no %q on page %d", s, p.Number)
	return nil
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 0.02 {
		t.Errorf("%s: %.3f, want %.3f", what, got, want)
	}
}

func middle(x *paper.Text) float64 { return x.X + x.W/2 }

func TestLetterhead(t *testing.T) {
	pages := lay(t, paper.Letterhead{
		Left:     []paper.Line{one("ỦY BAN MTTQ VIỆT NAM PHƯỜNG CHÁNH HIỆP", paper.Regular), one("BAN THƯỜNG TRỰC", paper.Bold)},
		LeftRule: true,
		Right:    []paper.Line{one("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", paper.Bold), one("Độc lập - Tự do - Hạnh phúc", paper.Bold)},
		Number:   one("Số: 05/BC-MTTQ-BTT", paper.Regular), Subject: one("V/v khảo sát", paper.Regular),
		Date: one("Thành phố Hồ Chí Minh, ngày 29 tháng 3 năm 2026", paper.Italic)})
	p := &pages[0]
	nation, motto := find(t, p, "CỘNG HÒA"), find(t, p, "Độc lập")
	near(t, "Quốc hiệu, 12 pt bold", nation.W, 88.3) // measured: document-format.md, A.2
	if math.Abs(motto.W-55.9) > 0.5 {
		t.Errorf("Tiêu ngữ, 13 pt bold: %.2f mm", motto.W)
	}
	near(t, "Tiêu ngữ under Quốc hiệu", middle(motto), middle(nation))
	date, number := find(t, p, "Thành phố"), find(t, p, "Số:")
	near(t, "date under Quốc hiệu", middle(date), middle(nation))
	near(t, "number level with date", number.Y, date.Y)
	left, issuer := find(t, p, "ỦY BAN"), find(t, p, "BAN THƯỜNG")
	near(t, "issuer under superior", middle(issuer), middle(left))
	near(t, "number under issuer", middle(number), middle(issuer))
	if left.S != "ỦY BAN MTTQ VIỆT NAM" {
		t.Errorf("left block wraps as %q", left.S)
	}
	near(t, "6 pt from the number to V/v", find(t, p, "V/v").Y-number.Y, 6*mm+(12*.891+13*(1.149-.891))*mm)
	if len(p.Rules) != 2 {
		t.Fatalf("%d rules, want 2", len(p.Rules))
	}
	under, below := p.Rules[0], p.Rules[1]
	if share := (under.X2 - under.X1) / issuer.W; share < 1.0/3 || share > 0.5 {
		t.Errorf("left rule is %.2f of its text", share)
	}
	near(t, "rule below Tiêu ngữ, left end", below.X1, motto.X)
	near(t, "rule below Tiêu ngữ, right end", below.X2, motto.X+motto.W)
}

// TestLongDate: a date too long for its block wraps, and leaves the number opposite
// on one line.
func TestLongDate(t *testing.T) {
	pages := lay(t, paper.Letterhead{
		Left:   []paper.Line{one("ỦY BAN MTTQ VIỆT NAM PHƯỜNG CHÁNH HIỆP", paper.Regular)},
		Right:  []paper.Line{one("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", paper.Bold)},
		Number: one("Số: 105/BC-MTTQ-BTT", paper.Regular),
		Date:   one("Thị trấn Cát Thành Nam Trực mở rộng, ngày 29 tháng 12 năm 2026", paper.Italic)})
	if got := find(t, &pages[0], "Số:").S; got != "Số: 105/BC-MTTQ-BTT" {
		t.Errorf("the number wraps after %q", got)
	}
	if find(t, &pages[0], "Thị trấn").S == "Thị trấn Cát Thành Nam Trực mở rộng, ngày 29 tháng 12 năm 2026" {
		t.Error("the date does not wrap: this test tries nothing")
	}
}

func TestHeading(t *testing.T) {
	p := &lay(t, paper.Heading{Rule: true, RuleAfter: 2, Lines: []paper.Line{one("BÁO CÁO", paper.Bold),
		one("Kết quả phong trào", paper.Bold), one("(Kèm theo Tờ trình)", paper.Italic)}}, para("Nội dung"))[0]
	title := find(t, p, "Kết quả")
	near(t, "centred", middle(title), (30+195)/2.0)
	r := p.Rules[0]
	if share := (r.X2 - r.X1) / title.W; share < 1.0/3 || share > 0.5 || r.Y1 < title.Y || r.Y1 > find(t, p, "(Kèm").Y {
		t.Errorf("rule %+v under %+v", r, title)
	}
}

func TestParagraph(t *testing.T) {
	text := strings.Repeat("Mặt trận Tổ quốc Việt Nam vận động Nhân dân tham gia. ", 12)
	p := &lay(t, para("Mở đầu."), para(text))[0]
	first, second, third := &p.Texts[0], &p.Texts[1], &p.Texts[2]
	near(t, "first line", second.X, 30+12.7)
	near(t, "second line", third.X, 30)
	near(t, "right edge, first line", second.X+second.W, 195)
	near(t, "right edge, second line", third.X+third.W, 195)
	line := third.Y - second.Y
	if ratio := line / (14 * mm * 1.149); ratio < 1 || ratio > 1.5 {
		t.Errorf("line spacing %.2f", ratio)
	}
	near(t, "6 pt between paragraphs", second.Y-first.Y-line, 6*mm)
	last := &p.Texts[len(p.Texts)-1]
	if last.Space != 0 || last.X+last.W > 195 {
		t.Errorf("the last line is stretched: %+v", last)
	}
}

func TestHardBlank(t *testing.T) {
	date := "ngày\u00A005\u00A0tháng\u00A09\u00A0năm\u00A02026"
	for n := range 60 {
		p := &lay(t, para(strings.Repeat("i", n)+" từ nay cho đến khi hết hiệu lực là "+date+" và sau đó"))[0]
		found := false
		for i := range p.Texts {
			found = found || strings.Contains(p.Texts[i].S, "ngày 05 tháng 9 năm 2026")
			if strings.Contains(p.Texts[i].S, "\u00A0") {
				t.Fatalf("a hard blank is printed: %q", p.Texts[i].S)
			}
		}
		if !found {
			t.Fatalf("the date is broken: %+v", p.Texts)
		}
	}
}

// lines counts the lines of text on a page, without its number.
func lines(p *paper.Page) int {
	seen := map[int]bool{}
	for i := range p.Texts {
		if p.Texts[i].Y > paper.MarginTop {
			seen[int(math.Round(p.Texts[i].Y*10))] = true
		}
	}
	return len(seen)
}

// TestWidows: no page begins or ends with a single line of a longer paragraph.
func TestWidows(t *testing.T) {
	for n := range 45 {
		var blocks []paper.Block
		for i := range n {
			blocks = append(blocks, para(fmt.Sprint("dòng ", i)))
		}
		long := para("ĐẦU " + strings.Repeat("nội dung của đoạn văn ", 25) + "CUỐI")
		pages := lay(t, append(blocks, long)...)
		for i := range pages {
			p := &pages[i]
			own := 0
			for j := range p.Texts {
				if !strings.HasPrefix(p.Texts[j].S, "dòng") && p.Texts[j].Y > paper.MarginTop {
					own++
				}
			}
			if own == 1 {
				t.Fatalf("%d paragraphs before: page %d has one line of the long one", n, i+1)
			}
		}
	}
}

func signature() paper.Signature {
	return paper.Signature{Recipients: []paper.Line{one("Nơi nhận:", paper.BoldItalic), one("- Lưu: VT.", paper.Regular)},
		Right: []paper.Line{one("TM. BAN THƯỜNG TRỰC", paper.Bold), one("CHỦ TỊCH", paper.Bold)}, RightName: one("Lê Thị Gấm", paper.Bold)}
}

func TestSignature(t *testing.T) {
	p := &lay(t, para("Một."), para("Hai."), signature())[0]
	title, name := find(t, p, "TM. BAN"), find(t, p, "Lê Thị")
	near(t, "Nơi nhận level with the title", find(t, p, "Nơi nhận").Y, title.Y)
	near(t, "Nơi nhận at the left edge", find(t, p, "Nơi nhận").X, 30)
	near(t, "name under title", middle(name), middle(title))
	if middle(title) < (30+195)/2.0 {
		t.Error("the signer stands on the left")
	}
	blank := (name.Y-find(t, p, "CHỦ TỊCH").Y)/(14*mm*1.149) - 1
	if blank < 3 || blank > 4.01 {
		t.Errorf("%.2f blank lines for the hand, want 3 to 4", blank)
	}
}

// TestSignatureIsNeverAlone moves the end of a document over the foot of a page, line
// by line: the signature stays whole and takes two lines of text along.
func TestSignatureIsNeverAlone(t *testing.T) {
	for n := 2; n < 90; n++ {
		var text []paper.Block
		table := paper.Table{Columns: make([]paper.Column, 2), Head: [][]paper.Cell{{cell("TT"), cell("Tên")}}}
		for i := range n {
			text = append(text, para(fmt.Sprint("dòng ", i)))
			table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{cell(fmt.Sprint("hàng ", i)), cell("An")}})
		}
		for what, blocks := range map[string][]paper.Block{
			"lines":          append(text, signature()),
			"rows":           {table, signature()},
			"rows and lines": {table, para("Danh sách có 12 người./."), paper.Gap{Height: 3}, signature()},
			"long end":       append(text[:len(text):len(text)], para(strings.Repeat("Trên đây là báo cáo. ", 6)), signature()),
		} {
			pages := lay(t, blocks...)
			p := &pages[len(pages)-1]
			find(t, p, "Lê Thị Gấm")
			find(t, p, "Nơi nhận")
			text := 0
			for i := range p.Texts {
				for _, s := range []string{"dòng", "hàng", "Danh sách", "Trên đây", "báo cáo", "đây"} {
					if strings.HasPrefix(strings.TrimSpace(p.Texts[i].S), s) {
						text++
						break
					}
				}
			}
			if text < 2 {
				t.Fatalf("%s, %d: the signature has %d lines with it\n%s", what, n, text, paper.Dump(pages[len(pages)-1:]))
			}
		}
	}
}

// TestTable: the head stands on each page, rows are whole, lines go through.
func TestTable(t *testing.T) {
	table := paper.Table{Columns: []paper.Column{{Fixed: 12}, {Weight: 1}, {Weight: 1}, {Fixed: 30}},
		Head: [][]paper.Cell{
			{{Runs: cell("TT").Runs, RowSpan: 2}, {Runs: cell("Năm sinh").Runs, ColSpan: 2}, {Runs: cell("Nơi ở").Runs, RowSpan: 2}},
			{cell("Nam"), cell("Nữ")}}}
	const rows = 120
	for i := range rows {
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{cell(fmt.Sprint(i)), cell("1980"), cell(""),
			cell("đầu " + strings.Repeat("giữa ", i%5*4) + "cuối")}})
	}
	pages := lay(t, table)
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	starts, ends := 0, 0
	for i := range pages {
		p := &pages[i]
		find(t, p, "Năm sinh")
		a, b := 0, 0
		for j := range p.Texts {
			if strings.HasPrefix(p.Texts[j].S, "đầu") {
				a++
			}
			if strings.HasSuffix(p.Texts[j].S, "cuối") {
				b++
			}
		}
		if a != b {
			t.Fatalf("page %d splits a row: %d begin, %d end", i+1, a, b)
		}
		starts, ends = starts+a, ends+b
		low := 0.0
		for _, r := range p.Rules {
			low = math.Max(low, r.Y2)
		}
		through := 0
		for _, r := range p.Rules {
			if r.X1 == r.X2 && r.Y2 == low {
				through++
			}
		}
		if through != 5 {
			t.Errorf("page %d: %d upright lines reach the foot of the table, want 5", i+1, through)
		}
	}
	if starts != rows || ends != rows {
		t.Fatalf("%d rows begin, %d end, of %d", starts, ends, rows)
	}
	nam, tt := find(t, &pages[0], "Nam"), find(t, &pages[0], "TT")
	near(t, "TT centred over both rows of the head", tt.Y, (nam.Y+find(t, &pages[0], "Năm sinh").Y)/2)
}

func TestPageNumbers(t *testing.T) {
	var blocks []paper.Block
	for range 100 {
		blocks = append(blocks, para("dòng"))
	}
	d := &paper.Doc{Sheets: []paper.Sheet{{Blocks: blocks}, {Blocks: blocks[:2]}, {Landscape: true, Restart: true, Blocks: blocks}}}
	pages, _ := paper.Layout(d, face.Bundled())
	var got []string
	for i := range pages {
		x := &pages[i].Texts[0]
		if x.Y > paper.MarginTop {
			got = append(got, "-")
			continue
		}
		got = append(got, x.S)
		near(t, "number in the middle", middle(x), (30+pages[i].Width-15)/2)
		if x.Size != 13 {
			t.Errorf("number of %g pt", x.Size)
		}
	}
	// 100 lines take four pages upright and five on the side; the second sheet goes on
	// counting, the third begins anew.
	if s, want := fmt.Sprint(got), "[- 2 3 4 5 - 2 3 4 5]"; s != want {
		t.Errorf("numbers %s, want %s", s, want)
	}
}

func TestProblems(t *testing.T) {
	ref := paper.RefTo("person", 7, "name")
	doc := func(text string) *paper.Doc {
		return &paper.Doc{Sheets: []paper.Sheet{{Blocks: []paper.Block{paper.Table{Columns: make([]paper.Column, 8),
			Rows: []paper.Row{{Cells: []paper.Cell{{Runs: []paper.Run{{Text: text, Style: paper.Bold, Ref: ref}}}}}}}}}}}
	}
	for text, want := range map[string]paper.Problem{
		"Lan \U0001F600 😀":                    {Kind: paper.MissingGlyph, Ref: ref, Rune: 0x1F600},
		"chữ Nôm 𡨸":                           {Kind: paper.MissingGlyph, Ref: ref, Rune: '𡨸'},
		"chữ 漢":                               {Kind: paper.MissingGlyph, Ref: ref, Rune: '漢'},
		"ê\u0306":                             {Kind: paper.MissingGlyph, Ref: ref, Rune: 0x306},
		"Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": {Kind: paper.TooWide, Ref: ref},
	} {
		want.Text = text
		_, got := paper.Layout(doc(text), face.Bundled())
		if len(got) != 1 || !reflect.DeepEqual(got[0], want) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
	if _, got := paper.Layout(doc("Nguyễn Thị Đượm"), face.Bundled()); len(got) != 0 {
		t.Errorf("a sound name: %+v", got)
	}
}

// TestPathological: whatever is typed or pasted gives pages, quickly.
func TestPathological(t *testing.T) {
	wide := paper.Table{Columns: make([]paper.Column, 60), Rows: []paper.Row{{}}}
	for range 60 {
		wide.Rows[0].Cells = append(wide.Rows[0].Cells, cell("Wữ 12"))
	}
	tall := paper.Table{Columns: make([]paper.Column, 2), Head: [][]paper.Cell{{cell(strings.Repeat("đầu bảng ", 3000)), cell("b")}},
		Rows: []paper.Row{{Cells: []paper.Cell{cell(strings.Repeat("ô rất dài ", 9000)), cell("x")}}}}
	for name, b := range map[string]paper.Block{
		"100,000 letters":     para(strings.Repeat("nội dung, ", 10000)),
		"100,000-letter word": para(strings.Repeat("W", 100000)),
		"100,000 line feeds":  para(strings.Repeat("\n", 100000)),
		"blanks":              para(strings.Repeat(" ", 100000)),
		"empty paragraph":     paper.Paragraph{},
		"empty table":         paper.Table{},
		"table without rows":  paper.Table{Columns: make([]paper.Column, 3), Head: [][]paper.Cell{{cell("a"), cell("b"), cell("c")}}},
		"60 columns":          wide,
		"tall row and head":   tall,
		"long letterhead":     paper.Letterhead{Left: []paper.Line{one(strings.Repeat("ỦY BAN ", 9000), paper.Bold)}, LeftRule: true},
		"long heading":        paper.Heading{Rule: true, Lines: []paper.Line{one(strings.Repeat("BÁO CÁO ", 9000), paper.Bold)}},
		"long recipients":     paper.Signature{Recipients: []paper.Line{one(strings.Repeat("- Lưu; ", 9000), paper.Regular)}, RightName: one("An", paper.Bold)},
		"mad numbers": paper.Paragraph{Runs: para("chữ").Runs, Indent: math.NaN(), Left: math.Inf(1), Size: -3,
			Before: math.Inf(-1)},
		"mad columns": paper.Table{Columns: []paper.Column{{Fixed: math.NaN()}, {Fixed: 1e9, Weight: -1}, {Weight: math.Inf(1)}},
			Rows: []paper.Row{{Cells: []paper.Cell{cell("a"), cell("b"), cell("c"), cell("d")}}}},
	} {
		t.Run(name, func(t *testing.T) {
			check(t, &paper.Doc{Sheets: []paper.Sheet{{Blocks: []paper.Block{b, signature()}}}}, false)
		})
	}
	if pages, problems := paper.Layout(&paper.Doc{}, face.Bundled()); len(pages) != 0 || len(problems) != 0 {
		t.Errorf("an empty document: %d pages, %v", len(pages), problems)
	}
}

// TestLiberation: another family of the same widths breaks at the same places.
func TestLiberation(t *testing.T) {
	var data [4][]byte
	for i, ending := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		b, err := os.ReadFile("/usr/share/fonts/truetype/liberation2/LiberationSerif-" + ending + ".ttf")
		if err != nil {
			t.Skipf("NOT TESTED: Liberation Serif 2 is not installed (fonts-liberation2): %v", err)
		}
		data[i] = b
	}
	other, err := face.Load(data[0], data[1], data[2], data[3])
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(20) {
		d := newMaker(seed).doc()
		a, _ := paper.Layout(d, face.Bundled())
		b, _ := paper.Layout(d, other)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("seed %d: the pages differ", seed)
		}
	}
}

// TestRemarkStaysWithItsTable: however long the table, a remark below it never stands
// on a page without the table's last row.
func TestRemarkStaysWithItsTable(t *testing.T) {
	for n := range 60 {
		table := paper.Table{Columns: make([]paper.Column, 1), Head: [][]paper.Cell{{cell("Đầu")}}}
		for range n + 20 {
			table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{cell("dòng")}})
		}
		remark := paper.Paragraph{Runs: []paper.Run{{Text: "Ghi chú."}}, Trails: true}
		pages, _ := paper.Layout(&paper.Doc{Sheets: []paper.Sheet{{Blocks: []paper.Block{table, remark}}}}, face.Bundled())
		for _, p := range pages {
			row, note := false, false
			for _, x := range p.Texts {
				row, note = row || x.S == "dòng", note || x.S == "Ghi chú."
			}
			if note && !row {
				t.Errorf("with %d rows the remark stands alone on page %d of %d", n+20, p.Number, len(pages))
			}
		}
	}
}
