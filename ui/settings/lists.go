package settings

import (
	"strconv"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

type settingsForm = part.Form[*record.Settings]

// listForm edits one list: the order of the lines is the order in choosers.
func listForm(room Room, name string) *settingsForm {
	type row = record.Choice
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.ListNote))
		f.Add(part.Rows("lists."+name, "", func(s *record.Settings) *[]row { return s.Lists.ListAt(name) }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Text("name", words.ListName, func(c *row) *string { return &c.Name }).Grow(3),
				part.Text("short", words.ListShort, func(c *row) *string { return &c.Short }),
				part.Text("code", words.ListCode, func(c *row) *string { return &c.Code }).Grow(1.5),
				part.Date("from", words.ListFrom, room.Today, true, func(c *row) *record.Date { return &c.From }),
				part.Date("to", words.ListTo, room.Today, true, func(c *row) *record.Date { return &c.To }),
			}
		}))
	})
}

// periods edits the reporting windows (domain.md, E.1).
func periods() *settingsForm {
	type row = record.PeriodRule
	whole := func(path, label string, at func(*row) *int) *part.Field[*row] {
		return part.Whole(path, label, at).Grow(0.8)
	}
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.PeriodNote))
		f.Add(part.Rows("periods", "", func(s *record.Settings) *[]row { return &s.Periods }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Text("name", words.PeriodName, func(p *row) *string { return &p.Name }).Grow(2.4),
				part.Text("code", words.PeriodCode, func(p *row) *string { return &p.Code }).Grow(1.4),
				whole("fromDay", words.PeriodFromDay, func(p *row) *int { return &p.FromDay }),
				whole("fromMonth", words.PeriodFromMon, func(p *row) *int { return &p.FromMonth }),
				part.Pick("fromYear", words.PeriodYear, yearShifts, func(p *row) string { return strconv.Itoa(p.FromYear) },
					func(p *row, s string) { p.FromYear, _ = strconv.Atoi(s) }).Grow(2),
				whole("toDay", words.PeriodToDay, func(p *row) *int { return &p.ToDay }),
				whole("toMonth", words.PeriodToMon, func(p *row) *int { return &p.ToMonth }),
				whole("dueDay", words.PeriodDueDay, func(p *row) *int { return &p.DueDay }),
				whole("dueMonth", words.PeriodDueMon, func(p *row) *int { return &p.DueMonth }),
			}
		}))
	})
}

// law edits what the law says: citations, the threshold of consultations, and how
// long people who left are kept.
func law(room Room) *settingsForm {
	return part.NewForm(func(f *settingsForm) {
		f.Section(words.Citations)
		f.Add(part.Blocks("citations", words.AddCitation, func(s *record.Settings) *[]record.Citation { return &s.Citations }, func() []*part.Field[*record.Citation] {
			return []*part.Field[*record.Citation]{
				part.Text("code", words.CitationCode, func(c *record.Citation) *string { return &c.Code }),
				part.Date("from", words.CitationFrom, room.Today, true, func(c *record.Citation) *record.Date { return &c.From }),
				part.Long("text", words.CitationText, func(c *record.Citation) *string { return &c.Text }),
			}
		}))
		f.Section(words.VotesSection)
		f.Add(
			part.Whole("threshold.over", words.ThresholdOver, func(s *record.Settings) *int { return &s.Threshold.Over }),
			part.Whole("threshold.of", words.ThresholdOf, func(s *record.Settings) *int { return &s.Threshold.Of }),
		)
		f.Section(words.RetentionSection)
		f.Add(part.Whole("retention", words.Retention, func(s *record.Settings) *int { return &s.Retention }))
	})
}

// sensitive switches sensitive fields on, each with its purpose (Nghị định
// 356/2025/NĐ-CP, Điều 4).
func sensitive(room Room) *settingsForm {
	type row = record.Sensitive
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.SensitiveNote))
		f.Add(part.Rows("sensitive", "", func(s *record.Settings) *[]row { return &s.Sensitive }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Choice("field", words.SensitiveOn, sensitiveFields, func(s *row) *string { return &s.Field }),
				part.Text("purpose", words.SensitivePurpose, func(s *row) *string { return &s.Purpose }).Grow(3),
				part.Date("since", words.SensitiveSince, room.Today, false, func(s *row) *record.Date { return &s.Since }),
			}
		}))
	})
}

// yearShifts says in which year a window begins: the year before, or that of its name.
func yearShifts() []part.Option {
	return []part.Option{{Value: "-1", Label: words.PeriodYearBefore}, {Value: "0", Label: words.PeriodYearSame}}
}

func sensitiveFields() (out []part.Option) {
	for _, f := range []string{record.SensitiveEthnicity, record.SensitiveReligion, record.SensitiveParty} {
		out = append(out, part.Option{Value: f, Label: words.SensitiveField(f)})
	}
	return out
}
