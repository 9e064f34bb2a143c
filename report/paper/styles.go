package paper

// The measures of an official page. Where the decree leaves a choice the comment
// gives its bounds. Clauses are of Nghị định 30/2020/NĐ-CP, Phụ lục I.
const (
	// A4 (mục I, khoản 1). A sheet with wide tables lies on its side.
	sheetShort = 210.0
	sheetLong  = 297.0

	// Margins (mục I, khoản 3: top and bottom 20-25, left 30-35, right 15-20 mm).
	MarginTop    = 20.0
	MarginBottom = 20.0
	MarginLeft   = 30.0
	MarginRight  = 15.0

	// Page number: 13-14 pt, upright, centred in the top margin, not on the first
	// page (mục I, khoản 7).
	PageNumberSize     = 13.0 // pt
	pageNumberBaseline = 13.0 // mm from the top edge

	// Letterhead (mục II, khoản 1-4).
	NationSize  = 12.0 // pt, Quốc hiệu: 12-13
	MottoSize   = 13.0 // pt, Tiêu ngữ: 13-14
	IssuerSize  = 12.0 // pt, issuing body: 12-13
	NumberSize  = 13.0 // pt, number and symbol
	DateSize    = 13.0 // pt, place and date: 13-14
	SubjectSize = 12.0 // pt, "V/v": 12-13
	// rightShare of the text width is the right block's: 95 of 165 mm.
	rightShare = 95.0 / 165.0
	// dateShare is what a long date may widen it to: the 96.4 mm of "Thành phố Hồ Chí
	// Minh, ngày 29 tháng 3 năm 2021" and a little more.
	dateShare = 100.0 / 165.0
	columnGap = 2.0 // mm between the two blocks

	// Name of the type and trích yếu (mục II, khoản 5: 13-14 pt).
	HeadingSize = 14.0 // pt
	headingGap  = 12.0 // pt above
	headingFill = 0.92 // of the text width: a long title does not run from edge to edge

	// ruleShare is the length of a rule under a centred text against the text: 1/3
	// to 1/2 (mục II, khoản 2 and 5).
	ruleShare = 0.4
	ruleWidth = 0.26 // mm, 3/4 pt
	ruleDrop  = 1.9  // mm from the baseline above
	ruleRoom  = 8.0  // pt the rule takes of the space below a text

	// Body (mục II, khoản 6, điểm e: 13-14 pt, first line 1 or 1,27 cm, at least
	// 6 pt between paragraphs, line spacing single to 1,5).
	BodySize     = 14.0 // pt
	FirstLine    = 12.7 // mm
	ParagraphGap = 6.0  // pt
	BodySpacing  = 1.1  // lines

	// Signature (mục II, khoản 7-9: 13-14 pt, three to four blank lines for the
	// hand and the seal; "Nơi nhận" 12 pt, its lines 11 pt).
	SignerSize     = 14.0 // pt
	NoteSize       = 13.0 // pt, "(Ký, ghi rõ họ tên)"
	SignatureLines = 4    // blank lines
	RecipientsSize = 12.0 // pt, the word itself
	RecipientSize  = 11.0 // pt
	signatureGap   = 12.0 // pt above

	// Tables: the decree fixes nothing; 10-12 pt is usual.
	TableSize   = 12.0 // pt
	cellPadSide = 1.0  // mm left and right of a cell's text
	cellPadTop  = 0.6  // mm above and below
	lineWidth   = 0.18 // mm, half a point

	// Single line spacing of Times: ascent .891, descent .216, gap .042 of the size.
	singleSpacing = 1.149
	ascent        = 0.891
	descent       = 0.216

	mmPerPoint = 25.4 / 72
)

// lineHeight is the height of a line in mm.
func lineHeight(size, spacing float64) float64 { return size * mmPerPoint * singleSpacing * spacing }

// baseline is the distance from the top of a line to its baseline in mm.
func baseline(size, height float64) float64 {
	return (height-size*mmPerPoint*singleSpacing)/2 + size*mmPerPoint*ascent
}
