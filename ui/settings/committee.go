package settings

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

type committeeForm = part.Form[*record.Committee]

func docTypes(l *record.Lists) []record.Choice { return l.DocTypes }

// names edits how the committee is called, over time.
func names(room Room) *committeeForm {
	type row = record.CommitteeName
	return part.NewForm(func(f *committeeForm) {
		f.Add(part.Blocks("names", words.AddName, func(c *record.Committee) *[]row { return &c.Names }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Date("from", words.NameFrom, room.Today, true, func(n *row) *record.Date { return &n.From }),
				part.Choice("level", words.NameLevel, desk.Choices{Room: room}.Of(func(l *record.Lists) []record.Choice { return l.CommuneKinds }), func(n *row) *string { return &n.Level }),
				part.Text("unit", words.NameUnit, func(n *row) *string { return &n.Unit }),
				part.Text("name", words.NameName, func(n *row) *string { return &n.Name }).Must(),
				part.Text("place", words.NamePlace, func(n *row) *string { return &n.Place }).Must(),
				part.Text("superior", words.NameSuperior, func(n *row) *string { return &n.Superior }),
				part.Text("province", words.NameProvince, func(n *row) *string { return &n.Province }),
			}
		}))
	})
}

// letterheads edits the left block of papers, over time, line by line as typed.
func letterheads(room Room) *committeeForm {
	type row = record.Letterhead
	return part.NewForm(func(f *committeeForm) {
		f.Add(part.Blocks("letterheads", words.AddLetterhead, func(c *record.Committee) *[]row { return &c.Letterheads }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Date("from", words.NameFrom, room.Today, true, func(l *row) *record.Date { return &l.From }),
				part.Rows("lines", words.LetterheadLines, func(l *row) *[]record.HeaderLine { return &l.Lines }, func() []*part.Field[*record.HeaderLine] {
					return []*part.Field[*record.HeaderLine]{
						part.Text("text", words.LineText, func(h *record.HeaderLine) *string { return &h.Text }).Grow(4),
						part.Flag("bold", words.LineBold, func(h *record.HeaderLine) *bool { return &h.Bold }),
					}
				}),
				part.Flag("noRule", words.LetterheadNoRule, func(l *row) *bool { return &l.NoRule }),
			}
		}))
	})
}

// signers edits who may sign, with the lines above the name.
func signers(room Room) *committeeForm {
	type row = record.Signer
	return part.NewForm(func(f *committeeForm) {
		f.Add(part.Blocks("signers", words.AddSigner, func(c *record.Committee) *[]row { return &c.Signers }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Paragraphs("lines", words.SignerLines, func(s *row) *[]string { return &s.Lines }),
				part.Text("name", words.SignerName, func(s *row) *string { return &s.Name }).Must(),
				part.Date("from", words.SignerFrom, room.Today, true, func(s *row) *record.Date { return &s.From }),
				part.Date("to", words.SignerTo, room.Today, true, func(s *row) *record.Date { return &s.To }),
				part.Flag("default", words.SignerDefault, func(s *row) *bool { return &s.Default }),
			}
		}))
	})
}

// patterns edits how numbers are written, and who gets which paper.
func patterns(room Room) *committeeForm {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *committeeForm) {
		f.Section(words.Patterns)
		f.Add(part.Rows("patterns", words.PatternHelp, func(c *record.Committee) *[]record.NumberPattern { return &c.Patterns }, func() []*part.Field[*record.NumberPattern] {
			return []*part.Field[*record.NumberPattern]{
				part.Date("from", words.NameFrom, room.Today, true, func(p *record.NumberPattern) *record.Date { return &p.From }),
				part.Choice("type", words.PatternType, c.Of(docTypes), func(p *record.NumberPattern) *string { return &p.Type }).Grow(1.5),
				part.Text("pattern", words.PatternText, func(p *record.NumberPattern) *string { return &p.Pattern }).Grow(2),
			}
		}))
		f.Section(words.Recipients)
		f.Add(part.Blocks("recipients", words.AddRecipients, func(c *record.Committee) *[]record.Recipients { return &c.Recipients }, func() []*part.Field[*record.Recipients] {
			return []*part.Field[*record.Recipients]{
				part.Choice("type", words.RecipientType, c.Of(docTypes), func(r *record.Recipients) *string { return &r.Type }),
				part.Paragraphs("lines", words.RecipientLines, func(r *record.Recipients) *[]string { return &r.Lines }),
			}
		}))
	})
}
