package forms

import (
	"fmt"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

const signHere = "(Ký, ghi rõ họ tên)"

// signer is who signs: of an issued paper the one it was issued with, else the one
// of the paper's date.
func (b *builder) signer() (s record.Signer, at string) {
	if d := b.in.Document; d != nil && d.Signer.Name != "" {
		return d.Signer, ""
	}
	s, ok := b.com.SignerOn(b.date)
	if !ok {
		return s, "signers[0]"
	}
	for i, x := range b.com.Signers {
		if x.Name == s.Name && x.Span == s.Span {
			return s, fmt.Sprintf("signers[%d]", i)
		}
	}
	return s, "signers[0]"
}

// standingSigns fills the right half with the Front's signer.
func (b *builder) standingSigns(sig *paper.Signature) {
	s, at := b.signer()
	var holder record.Record = b.com
	if at == "" {
		holder, at = b.in.Document, "signer"
	}
	if len(s.Lines) == 0 {
		b.missing(ref(holder, at+".lines"), "Chức vụ của người ký")
		s.Lines = []string{"TM. BAN THƯỜNG TRỰC"}
	}
	for i, l := range s.Lines {
		sig.Right = append(sig.Right, bold(of(l, holder, fmt.Sprintf("%s.lines[%d]", at, i))))
	}
	sig.RightName = bold(b.need(s.Name, ref(holder, at+".name"), "Họ và tên người ký"))
}

// report adds the end of a report: Nơi nhận on the left, the Front's signer on the
// right.
func (b *builder) signReport() {
	var sig paper.Signature
	b.standingSigns(&sig)
	lines := b.com.RecipientsOf(b.docType)
	if len(lines) == 0 {
		b.missing(ref(b.com, "recipients[0].lines[0]"), "Nơi nhận")
	}
	sig.Recipients = append(sig.Recipients,
		paper.Line{Runs: []paper.Run{{Text: "Nơi nhận:", Style: paper.BoldItalic}}})
	if b.docType == record.DocRequest { // to whom it is addressed
		sig.Recipients = append(sig.Recipients, paper.Line{Runs: runs("- Như trên;")})
	}
	for i, l := range lines {
		end := ";"
		if i == len(lines)-1 {
			end = "."
		}
		sig.Recipients = append(sig.Recipients,
			paper.Line{Runs: runs("- ", of(strings.TrimRight(l, ";. "), b.com, b.recipientField(i)), end)})
	}
	b.add(sig)
}

func (b *builder) recipientField(line int) string {
	for _, t := range []string{b.docType, ""} {
		for i, r := range b.com.Recipients {
			if r.Type == t {
				return fmt.Sprintf("recipients[%d].lines[%d]", i, line)
			}
		}
	}
	return "recipients"
}

// signList adds the end of a list: who made it on the left (key "nguoi-lap"), the
// Front's signer on the right, place and date above where the paper has no date in
// its head.
func (b *builder) signList(maker string) {
	sig := paper.Signature{
		Left:     []paper.Line{bold(paper.Run{Text: maker})},
		LeftNote: paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}},
		Date:     b.placeDate(),
	}
	if p := b.sentence("nguoi-lap", false, nil); len(p) > 0 {
		sig.LeftName = paper.Line{Runs: restyle(paper.Bold, p[0])}
	}
	b.standingSigns(&sig)
	b.add(sig)
}

func bold(r paper.Run) paper.Line { return paper.Line{Runs: []paper.Run{styled(paper.Bold, r)}} }
