package forms

import (
	"fmt"
	"strconv"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// The two lines on the right of every letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục
// I, mục II, khoản 1).
const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập - Tự do - Hạnh phúc"
)

// letterhead adds the head of the paper. number prints "Số: …", blank in a draft;
// place prints place and date, blank in a draft.
func (b *builder) letterhead(number, place bool) {
	var h paper.Letterhead
	l := b.com.LetterheadOn(b.date)
	for i, line := range l.Lines {
		h.Left = append(h.Left, paper.Line{Runs: []paper.Run{
			styled(weight(line.Bold), of(line.Text, b.com, b.letterheadField(i)))}})
	}
	if len(h.Left) == 0 {
		at := ref(b.com, "letterheads[0].lines[0].text")
		h.Left = []paper.Line{{Runs: []paper.Run{styled(paper.Bold, b.need("", at, "Tên cơ quan ở đầu văn bản"))}}}
	}
	h.LeftRule = !l.NoRule
	for _, s := range []string{nation, motto} {
		h.Right = append(h.Right, paper.Line{Runs: []paper.Run{{Text: s, Style: paper.Bold}}})
	}
	if number {
		h.Number = paper.Line{Runs: b.number()}
	}
	if place {
		h.Date = b.placeDate()
	}
	b.add(h)
}

// letterheadField names line i of the letterhead that holds on the paper's date.
func (b *builder) letterheadField(i int) string {
	for k, l := range b.com.Letterheads {
		if l.From == b.com.LetterheadOn(b.date).From {
			return fmt.Sprintf("letterheads[%d].lines[%d].text", k, i)
		}
	}
	return "letterheads"
}

func weight(bold bool) paper.Style {
	if bold {
		return paper.Bold
	}
	return paper.Regular
}

// number is "Số: 05/BC-MTTQ-BTT", with room for the number in a draft.
func (b *builder) number() []paper.Run { return runs("Số:"+nbsp, b.symbol()) }

// symbol is the number and symbol of the paper, as it was issued or as it will be.
func (b *builder) symbol() paper.Run {
	n, symbol := 0, ""
	if b.issued {
		n, symbol = b.in.Document.Number, b.in.Document.Symbol
	}
	if symbol == "" {
		symbol = Symbol(b.view, b.docType, n, b.date)
	}
	return b.need(symbol, ref(b.com, "patterns[0].pattern"), "Mẫu số và ký hiệu văn bản")
}

// Symbol writes the number and symbol of a document by the committee's pattern
// that holds on the date: {số} the number with at least two digits (room to write
// for 0), {LOẠI} the printed code of the type, {năm} the year of the date. It is
// "" when the committee has no pattern.
func Symbol(v *record.View, docType string, number int, date record.Date) string {
	types := v.Settings().Lists.DocTypes
	code := strings.ToUpper(docType)
	if i := record.Rank(types, docType); i < len(types) && types[i].Short != "" {
		code = types[i].Short
	}
	n := blanks
	if number > 0 {
		n = fmt.Sprintf("%02d", number)
	}
	return strings.NewReplacer("{số}", n, "{LOẠI}", code, "{năm}", strconv.Itoa(int(date.Y))).
		Replace(v.Committee().PatternOn(docType, date))
}

// placeDate is "Chánh Hiệp, ngày 05 tháng 02 năm 2026" in italics; a draft leaves
// day and month to be written in.
func (b *builder) placeDate() paper.Line {
	day := blankDate(int(b.date.Y))
	if b.issued {
		day = unbroken(longDate(b.date))
	}
	place := b.need(b.com.NameOn(b.date).Place, b.nameRef("place"), "Địa danh ghi trước ngày tháng")
	return paper.Line{Runs: restyle(paper.Italic, runs(place, ", "+day))}
}

func unbroken(s string) string { return strings.ReplaceAll(s, " ", nbsp) }

// nameRef names a field of the committee name that holds on the paper's date.
func (b *builder) nameRef(field string) paper.Ref {
	for i, n := range b.com.Names {
		if n == b.com.NameOn(b.date) {
			return ref(b.com, fmt.Sprintf("names[%d].%s", i, field))
		}
	}
	return ref(b.com, "names[0]."+field)
}

// committee is the committee in running text: "Ủy ban MTTQ Việt Nam phường Chánh
// Hiệp".
func (b *builder) committee() paper.Run {
	return b.need(b.com.NameOn(b.date).Name, b.nameRef("name"), "Tên Ủy ban MTTQ Việt Nam cấp xã")
}

// standing is the standing board, which issues the papers: "Ban Thường trực Ủy ban
// …".
func (b *builder) standing() []paper.Run { return runs("Ban Thường trực ", b.committee()) }

// unit is the commune with its kind: "phường Chánh Hiệp"; without one, its place
// name.
func (b *builder) unit() paper.Run {
	n := b.com.NameOn(b.date)
	if n.Unit != "" {
		return paper.Run{Text: n.Unit, Ref: b.nameRef("unit")}
	}
	return b.need(n.Place, b.nameRef("place"), "Địa danh ghi trước ngày tháng")
}

// bound holds the terms together that a centred line may not break within.
var bound = strings.NewReplacer("toàn dân", "toàn"+nbsp+"dân", "bảo vệ", "bảo"+nbsp+"vệ", "tổ tự quản", "tổ"+nbsp+"tự"+nbsp+"quản",
	"mô hình", "mô"+nbsp+"hình", "an ninh", "an"+nbsp+"ninh", "trật tự", "trật"+nbsp+"tự",
	"thành viên", "thành"+nbsp+"viên", "Tổ quốc", "Tổ"+nbsp+"quốc")

// title adds tên loại and trích yếu: the name in capitals, the lines of the
// subject bold with the rule under them, then notes in italics. The subject may be
// changed by the clerk (key "trich-yeu").
func (b *builder) title(name string, subject []paper.Run, notes ...[]paper.Run) {
	h := paper.Heading{Rule: true, Lines: []paper.Line{{Runs: []paper.Run{{Text: name, Style: paper.Bold}}}}}
	for _, p := range b.sentence("trich-yeu", false, subject) {
		line := restyle(paper.Bold, p)
		for i := range line {
			line[i].Text = bound.Replace(line[i].Text)
		}
		h.Lines = append(h.Lines, paper.Line{Runs: line})
	}
	h.RuleAfter = len(h.Lines)
	for _, n := range notes {
		if len(n) > 0 {
			h.Lines = append(h.Lines, paper.Line{Runs: restyle(paper.Italic, n)})
		}
	}
	b.add(h)
}

// with is the line "(Kèm theo …)" of a paper that goes with another; it is printed
// when the clerk writes it (key "kem-theo").
func (b *builder) with() []paper.Run {
	if p := b.sentence("kem-theo", false, nil); len(p) > 0 {
		return p[0]
	}
	return nil
}

func itoa(n int) string { return strconv.Itoa(n) }
