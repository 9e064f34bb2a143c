package paper

// Doc is one document: sheets one after the other, each beginning a new page.
type Doc struct {
	Title   string // of the file: shown by viewers, not printed
	Subject string
	Author  string
	// Date fixes the dates inside the PDF, as year, month, day; zero leaves
	// 1 January 2000. Same Doc, same bytes.
	Date [3]int
	// Mark is printed large and pale across every page ("THỰC HÀNH"); "" prints none.
	Mark   string
	Sheets []Sheet
}

// Sheet is a part of a document with its own paper direction and page numbers.
type Sheet struct {
	Landscape bool
	// Restart begins page numbers anew at 1 (each appendix is numbered by itself);
	// the first page of a run shows none.
	Restart bool
	Blocks  []Block
}

// Block is one thing that stands below the other: Letterhead, Heading, Paragraph,
// Table, Chart, Signature, Gap.
type Block interface{ block() }

// Style is how a run of text looks.
type Style uint8

const (
	Regular    Style = 0
	Bold       Style = 1
	Italic     Style = 2
	BoldItalic Style = 3
)

// Run is text in one style. U+00A0 never breaks. A line feed begins a new line.
type Run struct {
	Text  string
	Ref   Ref
	Style Style
	// PageOf prints, in place of Text, the number of the page on which the text with
	// the key of Ref begins: a line of the contents. It works in the cells of a Table;
	// Text stays where there is no such text.
	PageOf bool
}

// Align of a line.
type Align uint8

const (
	Left Align = iota
	Centre
	Right
	Justify
)

// Line is one line of a block that is set line by line; it wraps in its block's
// width where the block allows it.
type Line struct {
	Runs []Run
	Size float64 // pt; 0 takes the block's own
}

// Letterhead is the head of a document: who issues on the left, Quốc hiệu and Tiêu
// ngữ on the right, number and date below (Phụ lục I, mục II.1-4). The engine
// chooses the widths of the two columns from the text (about 70 and 95 mm of 165):
// the left wraps, Quốc hiệu never does.
type Letterhead struct {
	Left     []Line // superior and issuing body, each with its style; 12 pt
	LeftRule bool   // rule under the last left line, 1/3 to 1/2 of its length
	Right    []Line // Quốc hiệu 12 pt bold, Tiêu ngữ 13 pt bold; the rule below is as long as the last line
	Number   Line   // "Số:      /BC-MTTQ-BTT", 13 pt; empty for none
	Subject  Line   // "V/v …" of a công văn, below the number, 12 pt; empty for none
	Date     Line   // "Chánh Hiệp, ngày 05 tháng 02 năm 2026", 13 pt italic; empty for none
}

// Heading is the name of the type and the trích yếu, centred, with a rule of 1/3 to
// 1/2 of the longest line under the last (mục II.5).
type Heading struct {
	Lines []Line // tên loại 14 pt bold caps, trích yếu 14 pt bold, "(Kèm theo …)" italic
	Rule  bool
	// RuleAfter is the number of leading lines above the rule; 0 means all.
	RuleAfter int
	// KeepWithNext is always on: a heading never stands alone at the foot of a page.
}

// Paragraph is running text.
type Paragraph struct {
	Runs   []Run
	Align  Align   // Justify for body text
	Indent float64 // mm, first line: FirstLine (12.7) for body text
	Left   float64 // mm, the whole paragraph moved in
	Size   float64 // pt; 0 is BodySize
	Before float64 // pt above; 0 is ParagraphGap (6 pt), negative is none
	// KeepWithNext keeps it on the page of what follows (headings), Trails on that of the
	// last line or row before it (a remark below a table).
	KeepWithNext bool
	Trails       bool
}

// Table has a head that is repeated on each page and rows that are never split.
type Table struct {
	Columns []Column
	Head    [][]Cell // rows of the head; spans allowed
	Rows    []Row
	Size    float64 // pt; 0 is TableSize
	Before  float64 // pt above; 0 is ParagraphGap
	// RowHeight is the least height of a row in mm: room to write or sign.
	RowHeight float64
	// NoLines draws no lines (for aligned lists).
	NoLines bool
}

// Column of a table. Widths share the text width: Fixed columns take theirs, the
// rest is shared by Weight.
type Column struct {
	Fixed  float64 // mm
	Weight float64
	Align  Align
}

// Cell of a table. A cell with ColSpan or RowSpan above 1 covers its neighbours;
// covered cells are left out of the row to the right, and of the rows below.
type Cell struct {
	Runs     []Run
	ColSpan  int16
	RowSpan  int16 // head only
	Align    Align // with SetAlign
	SetAlign bool  // takes Align instead of the column's
}

// Row of a table.
type Row struct {
	Cells []Cell
	Bold  bool // every run bold: sums
	// KeepWithNext keeps a group's title row on the page of its first row.
	KeepWithNext bool
	Ref          Ref // the record the row is about
}

// Signature is the end of a document: Nơi nhận on the left or a second signer, the
// signer on the right. It is never split and never alone on a page: it takes the
// last lines of the text before it along (Rows or lines, at least two).
type Signature struct {
	Recipients []Line // "Nơi nhận:" and its lines, 12 and 11 pt; nil for none
	Left       []Line // title lines of the left signer (NGƯỜI LẬP BIỂU, THƯ KÝ); nil for none
	LeftName   Line
	Right      []Line // title lines of the right signer; 13-14 pt bold
	RightName  Line
	RightNote  Line // "(Ký, ghi rõ họ tên)" italic under the titles; empty for none
	LeftNote   Line
	Date       Line // place and date above the right signer, where the letterhead has none
}

// Gap is empty space, in points; at the head of a page it vanishes.
type Gap struct{ Height float64 }

func (Letterhead) block() {}
func (Heading) block()    {}
func (Paragraph) block()  {}
func (Table) block()      {}
func (Signature) block()  {}
func (Gap) block()        {}

// Page is what the engine lays out: a sheet of paper with everything at its place.
type Page struct {
	Width, Height float64 // mm: 210 x 297 or 297 x 210
	Number        int     // as counted in its run, shown or not
	Texts         []Text
	Rules         []Rule
	Mark          string // see Doc.Mark
}

// Text is a stretch of one style on one baseline.
type Text struct {
	X, Y  float64 // mm, start and baseline
	W     float64 // mm, set width, word spacing included
	Size  float64 // pt
	Style Style
	S     string
	Space float64 // mm added to each blank (U+0020) of a justified line
	Ref   Ref
}

// Rule is a straight line, horizontal or vertical.
type Rule struct {
	X1, Y1, X2, Y2 float64 // mm
	Width          float64 // mm
}

// ProblemKind says why a page cannot be printed as it is.
type ProblemKind string

const (
	MissingGlyph ProblemKind = "glyph" // the fonts have no such letter
	EmptyField   ProblemKind = "empty" // obligatory and empty
	TooWide      ProblemKind = "wide"  // an unbreakable word wider than its cell: broken by letters
	TooTall      ProblemKind = "tall"  // a row or block taller than a page: split between its lines
)

// Problem stands in the way of printing; a form adds EmptyField itself.
type Problem struct {
	Kind ProblemKind
	Ref  Ref
	Rune rune   // the letter that is missing
	Text string // the text it stands in
}

// Fonts gives widths in 1/1000 of the type size. All four styles.
type Fonts interface {
	// Advance returns the width of r, and false if the style has no such glyph.
	Advance(s Style, r rune) (width int, ok bool)
}
