package docx

import (
	"sophongtrao/report/paper"
)

func sized(own, usual float64) float64 {
	if own > 0 {
		return own
	}
	return usual
}

func empty(l paper.Line) bool {
	for _, r := range l.Runs {
		if r.Text != "" {
			return false
		}
	}
	return true
}

// line writes a line as a paragraph of its own.
func (x *writer) line(l paper.Line, usual float64, p para) {
	size := sized(l.Size, usual)
	x.open(p)
	x.runs(l.Runs, size, 0)
	x.close()
}

// rule draws a line in the middle of a room, both in mm.
func (x *writer) rule(length, room float64) {
	if length <= 0 {
		return
	}
	side := max(0, (room-length)/2)
	x.open(para{rule: true, left: side, right: side, exactly: 6, keep: true})
	x.close()
}

// columns opens a table without lines.
func (x *writer) columns(widths ...float64) {
	if x.table {
		x.put(`<w:p><w:pPr>%s</w:pPr></w:p>`, thin)
	}
	total := 0.0
	for _, w := range widths {
		total += w
	}
	x.put(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, twips(total))
	for _, w := range widths {
		x.put(`<w:gridCol w:w="%d"/>`, twips(w))
	}
	x.put(`</w:tblGrid>`)
}

func (x *writer) row()    { x.put(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`) }
func (x *writer) endRow() { x.put(`</w:tr>`) }
func (x *writer) cell(w float64) {
	x.put(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, twips(w))
}
func (x *writer) endCell()         { x.put(`</w:tc>`) }
func (x *writer) blank(pt float64) { x.open(para{exactly: pt, keep: true}); x.close() }
func (x *writer) endTable()        { x.put(`</w:tbl>`) }
func (x *writer) nothing()         { x.put(`<w:p><w:pPr><w:keepNext/>%s</w:pPr></w:p>`, thin) }

func (x *writer) letterhead(h *paper.Letterhead) {
	left, right, leftRule, rightRule := x.m.Letterhead(h)
	x.columns(left, right)
	x.row()
	x.cell(left)
	for _, l := range h.Left {
		x.line(l, paper.IssuerSize, para{align: paper.Centre, keep: true})
	}
	x.rule(leftRule, left)
	x.nothing()
	x.endCell()
	x.cell(right)
	for i, l := range h.Right {
		size := paper.NationSize
		if i == len(h.Right)-1 && i > 0 {
			size = paper.MottoSize
		}
		x.line(l, size, para{align: paper.Centre, keep: true})
	}
	x.rule(rightRule, right)
	x.nothing()
	x.endCell()
	x.endRow()
	if !empty(h.Number) || !empty(h.Date) || !empty(h.Subject) {
		x.row()
		x.cell(left)
		x.line(h.Number, paper.NumberSize, para{align: paper.Centre, keep: true})
		if !empty(h.Subject) {
			x.line(h.Subject, paper.SubjectSize, para{align: paper.Centre, before: paper.ParagraphGap, keep: true})
		}
		x.endCell()
		x.cell(right)
		x.line(h.Date, paper.DateSize, para{align: paper.Centre, keep: true})
		x.endCell()
		x.endRow()
	}
	x.endTable()
}

func (x *writer) heading(h *paper.Heading) {
	after := h.RuleAfter
	if after <= 0 || after > len(h.Lines) {
		after = len(h.Lines)
	}
	for i, l := range h.Lines {
		p := para{align: paper.Centre, keep: true}
		if i == 0 {
			p.before = 12
		}
		x.line(l, paper.HeadingSize, p)
		if h.Rule && i == after-1 {
			x.rule(x.m.HeadingRule(h), x.m.TextWidth())
		}
	}
}

// gap is the room above a block: its own, the usual one for 0, none below.
func gap(own float64) float64 {
	switch {
	case own < 0:
		return 0
	case own == 0:
		return paper.ParagraphGap
	}
	return own
}

func (x *writer) paragraph(p *paper.Paragraph) {
	x.open(para{align: p.Align, before: gap(p.Before), line: paper.BodySpacing, first: p.Indent, left: p.Left, keep: p.KeepWithNext})
	x.runs(p.Runs, sized(p.Size, paper.BodySize), 0)
	x.close()
}

// signature sets two halves: the titles level, four lines for the hands, the names level;
// Nơi nhận beside them where the left half has no signer.
func (x *writer) signature(s *paper.Signature) {
	half := x.m.TextWidth() / 2
	x.put(`<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/></w:pPr></w:p>`)
	x.table = false
	x.columns(half, half)
	signs := len(s.Left) > 0 || !empty(s.LeftName) || !empty(s.LeftNote)
	if !empty(s.Date) {
		x.halves(half, nil, func() { x.line(s.Date, paper.DateSize, para{align: paper.Centre, keep: true}) })
	}
	titles := func(lines []paper.Line, note paper.Line) func() {
		return func() {
			for _, l := range lines {
				x.line(l, paper.SignerSize, para{align: paper.Centre, keep: true})
			}
			if !empty(note) {
				x.line(note, paper.NoteSize, para{align: paper.Centre, keep: true})
			}
			x.nothing()
		}
	}
	name := func(l paper.Line) func() {
		return func() { x.line(l, paper.SignerSize, para{align: paper.Centre, keep: true}) }
	}
	if signs || len(s.Recipients) == 0 {
		x.halves(half, titles(s.Left, s.LeftNote), titles(s.Right, s.RightNote))
		x.halves(half, nil, func() { x.blank(paper.SignatureLines * paper.SignerSize * 1.149) })
		x.halves(half, name(s.LeftName), name(s.RightName))
	}
	if len(s.Recipients) > 0 {
		right := func() { x.nothing() }
		if !signs {
			right = func() {
				titles(s.Right, s.RightNote)()
				x.blank(paper.SignatureLines * paper.SignerSize * 1.149)
				name(s.RightName)()
			}
		}
		x.halves(half, func() {
			for i, l := range s.Recipients {
				size := paper.RecipientSize
				if i == 0 {
					size = paper.RecipientsSize
				}
				x.line(l, size, para{})
			}
		}, right)
	}
	x.endTable()
}

// halves is a row of two halves; nil leaves one empty.
func (x *writer) halves(half float64, left, right func()) {
	x.row()
	for _, f := range []func(){left, right} {
		x.cell(half)
		if f == nil {
			f = x.nothing
		}
		f()
		x.endCell()
	}
	x.endRow()
}
