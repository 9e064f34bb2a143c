package forms

import (
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// The pieces of a tờ trình (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5d, 6a): to
// whom, on what grounds, the list that goes with it.

// addressed adds "Kính gửi: …": one addressee on the line, several each on its own. The
// clerk may change them (key "kinh-gui"), one a line.
func (b *builder) addressed(to ...any) {
	lines := b.sentence("kinh-gui", false, runs(to...))
	if len(lines) == 1 {
		b.add(paper.Paragraph{Runs: runs("Kính gửi: ", lines[0]), Align: paper.Centre, Before: addressGap})
		return
	}
	for i, l := range lines {
		end := ";"
		if i == len(lines)-1 {
			end = "."
		}
		if i == 0 {
			b.add(paper.Paragraph{Runs: runs("Kính gửi:"), Left: addressLeft, Before: addressGap, KeepWithNext: true})
		}
		b.add(paper.Paragraph{Runs: runs("- ", l, end), Left: addressLeft + 18, KeepWithNext: i < len(lines)-1})
	}
}

const (
	addressGap  = 12 // pt above Kính gửi
	addressLeft = 25 // mm
)

// peopleCommittee is who decides on what a commune's Front proposes: the chairman of
// its Ủy ban nhân dân, unless the clerk writes another.
func (b *builder) peopleCommittee() []paper.Run {
	return runs("Chủ tịch Ủy ban nhân dân ", b.unit())
}

// ground is a căn cứ, in italics.
func (b *builder) ground(key, end string, parts ...any) {
	for _, p := range b.sentence("can-cu."+key, false, runs(append(append([]any{"Căn cứ "}, parts...), end)...)) {
		line := body(restyle(paper.Italic, p))
		b.add(line)
	}
}

// cited adds the texts of the settings as grounds, those that the committee has.
func (b *builder) cited(codes ...string) {
	for _, code := range codes {
		if text := b.set.CitationOn(code, b.date); text != "" {
			b.ground(code, ";", of(text, b.set, "citations"))
		}
	}
}

// enclosed is "(Kèm theo Tờ trình số … ngày … của …)" under the name of a list that
// goes with the paper.
func (b *builder) enclosed(name string) []paper.Run {
	day := blankDate(int(b.date.Y))
	if b.issued {
		day = longDate(b.date)
	}
	return restyle(paper.Italic, runs("(Kèm theo "+name+" số"+nbsp, b.symbol(), " "+day+" của ", b.standing(), ")"))
}

// enclosure adds a landscape sheet with a list: its name, what it lists, the paper it
// goes with, and its blocks.
func (b *builder) enclosure(with string, about []paper.Run, blocks ...paper.Block) {
	b.add(paper.Heading{Lines: []paper.Line{
		bold(paper.Run{Text: "DANH SÁCH"}), {Runs: restyle(paper.Bold, about)}, {Runs: b.enclosed(with)}}})
	b.add(blocks...)
	b.sheet(true)
}

// numbered adds numbered paragraphs.
type numbered struct {
	*builder
	n int
}

func (l *numbered) say(key string, parts ...any) {
	l.n++
	l.builder.say(key, append([]any{itoa(l.n) + ". "}, parts...)...)
}

// cites is a decision or plan as it is cited: "số 07/KH-MTTQ-BTT ngày 28/09/2026 của …".
func cites(d record.Decision, r record.Record, field string) []any {
	var parts []any
	if d.Number != "" {
		parts = append(parts, "số ", of(d.Number, r, field+".number"))
	}
	if !d.Date.IsZero() {
		parts = append(parts, " ", of(onDay(d.Date), r, field+".date"))
	}
	if d.By != "" {
		parts = append(parts, " của ", of(strings.TrimSpace(d.By), r, field+".by"))
	}
	return parts
}
