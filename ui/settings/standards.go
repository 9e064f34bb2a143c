package settings

import (
	"strconv"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// standards edits the legal texts by which units are judged; what each asks is edited by
// criteria.
func standards(room Room) *settingsForm {
	type row = record.Standard
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.StandardNote))
		f.Add(part.Blocks("standards", words.AddStandard, func(s *record.Settings) *[]row { return &s.Standards }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Long("name", words.StandardName, func(x *row) *string { return &x.Name }).Must(),
				part.Text("code", words.PeriodCode, func(x *row) *string { return &x.Code }).Must(),
				part.Date("from", words.StandardFrom, room.Today, false, func(x *row) *record.Date { return &x.From }),
				part.Date("to", words.StandardTo, room.Today, false, func(x *row) *record.Date { return &x.To }),
			}
		}))
	})
}

// criteria edits what the text in place i of the standards asks of each kind of unit:
// the days that are judged, until when units register and are decided on, who decides,
// and the criteria.
func criteria(room Room, i int) *settingsForm {
	type row = record.UnitRule
	at := func(s *record.Settings) *[]row {
		if i < len(s.Standards) {
			return &s.Standards[i].Units
		}
		return new([]row)
	}
	kinds := desk.Choices{Room: room}.Of(func(l *record.Lists) []record.Choice { return l.UnitKinds })
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.CriteriaNote))
		f.Add(part.Blocks("standards["+strconv.Itoa(i)+"].units", words.AddUnitRule, at, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Choice("type", words.RuleType, kinds, func(r *row) *string { return &r.Type }).Must(),
				part.Whole("fromDay", words.RuleFromDay, func(r *row) *int { return &r.FromDay }),
				part.Whole("fromMonth", words.RuleMonth, func(r *row) *int { return &r.FromMonth }),
				part.Pick("fromYear", words.PeriodYear, yearShifts, func(r *row) string { return strconv.Itoa(r.FromYear) },
					func(r *row, s string) { r.FromYear, _ = strconv.Atoi(s) }),
				part.Whole("toDay", words.RuleToDay, func(r *row) *int { return &r.ToDay }),
				part.Whole("toMonth", words.RuleMonth, func(r *row) *int { return &r.ToMonth }),
				part.Whole("registerDay", words.RuleRegister, func(r *row) *int { return &r.RegisterDay }),
				part.Whole("registerMonth", words.RuleMonth, func(r *row) *int { return &r.RegisterMonth }),
				part.Whole("decideDay", words.RuleDecide, func(r *row) *int { return &r.DecideDay }),
				part.Whole("decideMonth", words.RuleMonth, func(r *row) *int { return &r.DecideMonth }),
				part.Text("authority", words.RuleAuthority, func(r *row) *string { return &r.Authority }),
				part.Rows("criteria", words.RuleCriteria, func(r *row) *[]record.Criterion { return &r.Criteria }, func() []*part.Field[*record.Criterion] {
					return []*part.Field[*record.Criterion]{
						part.Text("number", words.CriterionNumber, func(c *record.Criterion) *string { return &c.Number }),
						part.Text("text", words.CriterionText, func(c *record.Criterion) *string { return &c.Text }).Grow(8),
					}
				}),
			}
		}))
	})
}

// targets edits the shares of units that are to be reached.
func targets(room Room) *settingsForm {
	type row = record.Target
	kinds := desk.Choices{Room: room}.Of(func(l *record.Lists) []record.Choice { return l.UnitKinds })
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.TargetNote))
		f.Add(part.Blocks("targets", words.AddTarget, func(s *record.Settings) *[]row { return &s.Targets }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Text("name", words.TargetName, func(t *row) *string { return &t.Name }).Must(),
				part.Text("code", words.PeriodCode, func(t *row) *string { return &t.Code }).Must(),
				part.Date("from", words.NameFrom, room.Today, true, func(t *row) *record.Date { return &t.From }),
				part.Date("to", words.StandardTo, room.Today, true, func(t *row) *record.Date { return &t.To }),
				part.Codes("types", words.TargetTypes, kinds, func(t *row) *[]string { return &t.Types }),
				part.Whole("met", words.TargetMet, func(t *row) *int { return &t.Met }),
				part.Whole("of", words.TargetOf, func(t *row) *int { return &t.Of }),
				part.Choice("base", words.TargetBaseOf, bases, func(t *row) *string { return &t.Base }).Must(),
			}
		}))
	})
}

func bases() (out []part.Option) {
	for _, b := range []string{record.BaseRegistered, record.BaseScope} {
		out = append(out, part.Option{Value: b, Label: words.TargetBase(b)})
	}
	return out
}
