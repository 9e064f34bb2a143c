package workbook

import (
	"bufio"
	"fmt"
	"strings"
)

// Font and Size (pt) are those of every cell that does not say otherwise.
const (
	Font = "Times New Roman"
	Size = 12
)

// Look is how a cell is shown. The empty one is Font on white.
type Look struct {
	Font         string // "": Font
	Bold, Italic bool
	Colour       string // of the letters, RRGGBB; "": black
	Fill         string // RRGGBB; "": none
	Lines        string // around the cell, RRGGBB; "": none
	Format       string // of a number: "0", "dd/mm/yyyy", "@" for what stays a text; "": General
	Across       string // left, center, right; "": as Excel likes
	Down         string // top, center; "": bottom
	Wrap         bool
}

// looks numbers what is used, in the order of the first use.
type looks struct {
	fonts, fills, lines, formats, all list
	number                            map[Look]int
}

// list is a list of pieces of XML without doubles.
type list struct {
	of []string
	at map[string]int
}

func (l *list) add(xml string) int {
	if i, ok := l.at[xml]; ok {
		return i
	}
	if l.at == nil {
		l.at = map[string]int{}
	}
	l.at[xml] = len(l.of)
	l.of = append(l.of, xml)
	return len(l.of) - 1
}

func newLooks() *looks {
	l := &looks{number: map[Look]int{}}
	// The first two fills are Excel's own whatever stands there.
	l.fills.add(`<fill><patternFill patternType="none"/></fill>`)
	l.fills.add(`<fill><patternFill patternType="gray125"/></fill>`)
	l.lines.add(`<border><left/><right/><top/><bottom/><diagonal/></border>`)
	l.style(Look{})
	return l
}

// firstFormat is the first number of a format that is not one of Excel's own.
const firstFormat = 164

// style is the number of a look.
func (l *looks) style(k Look) int {
	if n, ok := l.number[k]; ok {
		return n
	}
	font, fill, lines, format := l.fonts.add("<font>"+fontOf(k, `name`)+`<family val="1"/></font>`), 0, 0, 0
	if k.Fill != "" {
		fill = l.fills.add(fmt.Sprintf(`<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/><bgColor indexed="64"/></patternFill></fill>`, k.Fill))
	}
	if k.Lines != "" {
		line := `<border>`
		for _, side := range []string{"left", "right", "top", "bottom"} {
			line += fmt.Sprintf(`<%s style="thin"><color rgb="FF%s"/></%[1]s>`, side, k.Lines)
		}
		lines = l.lines.add(line + `<diagonal/></border>`)
	}
	switch k.Format {
	case "":
	case "@":
		format = 49
	default:
		format = firstFormat + l.formats.add(escaped(k.Format))
	}
	align := ""
	if k.Across != "" {
		align += fmt.Sprintf(` horizontal="%s"`, k.Across)
	}
	if k.Down != "" {
		align += fmt.Sprintf(` vertical="%s"`, k.Down)
	}
	if k.Wrap {
		align += ` wrapText="1"`
	}
	xml := fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment%s/></xf>`,
		format, font, fill, lines, align)
	l.number[k] = l.all.add(xml)
	return l.number[k]
}

// fontOf is the inside of a font; a piece of a text calls its name rFont.
func fontOf(k Look, name string) string {
	xml := ""
	if k.Bold {
		xml += `<b/>`
	}
	if k.Italic {
		xml += `<i/>`
	}
	xml += fmt.Sprintf(`<sz val="%d"/>`, Size)
	if k.Colour != "" {
		xml += fmt.Sprintf(`<color rgb="FF%s"/>`, k.Colour)
	}
	family := k.Font
	if family == "" {
		family = Font
	}
	return xml + fmt.Sprintf(`<%s val="%s"/>`, name, escaped(family))
}

func (l *looks) write(w *bufio.Writer) error {
	formats := ""
	for i, f := range l.formats.of {
		formats += fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, firstFormat+i, f)
	}
	if formats != "" {
		formats = fmt.Sprintf(`<numFmts count="%d">%s</numFmts>`, len(l.formats.of), formats)
	}
	all := func(name string, l list) string {
		return fmt.Sprintf(`<%s count="%d">%s</%[1]s>`, name, len(l.of), strings.Join(l.of, ""))
	}
	_, err := fmt.Fprintf(w, `<styleSheet %s>%s%s%s%s<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>%s`+
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
		spreadsheet, formats, all("fonts", l.fonts), all("fills", l.fills), all("borders", l.lines), all("cellXfs", l.all))
	return err
}
