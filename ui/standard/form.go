package standard

import (
	"slices"
	"strconv"
	"strings"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

type yearField = part.Field[*record.UnitYear]

// unitForm edits a unit and its assessment in the year of the page.
func (p *Page) unitForm() *part.Form[*record.Unit] {
	c := desk.Choices{Room: p.room}
	return part.NewForm(func(f *part.Form[*record.Unit]) {
		kind := part.NewChooser(c.Of(func(l *record.Lists) []record.Choice { return l.UnitKinds }))
		kind.OnChosen = func(string) { f.Change(func(*record.Unit) {}) } // other criteria
		f.Add(
			part.Custom("type", words.UnitKind, kind, func(u *record.Unit) { kind.Set(u.Type) },
				func(u *record.Unit) { u.Type = kind.Value() }).Must(),
			part.Text("name", words.UnitName, func(u *record.Unit) *string { return &u.Name }).Hint(words.UnitNameHint),
			part.Ref("area", words.UnitArea, c.Areas, func(u *record.Unit) *record.ID { return &u.Area }),
		)
		p.assessment(f)
		f.Section(words.AreaTime)
		f.Add(
			part.Date("from", words.UnitFrom, p.room.Today, true, func(u *record.Unit) *record.Date { return &u.From }),
			part.Date("to", words.UnitTo, p.room.Today, true, func(u *record.Unit) *record.Date { return &u.To }),
			part.Rows("outside", words.UnitOutside, func(u *record.Unit) *[]record.Exclusion { return &u.Outside },
				func() []*part.Field[*record.Exclusion] {
					return []*part.Field[*record.Exclusion]{
						part.Choice("reason", words.UnitReason, c.Of(func(l *record.Lists) []record.Choice { return l.Exclusions }),
							func(x *record.Exclusion) *string { return &x.Reason }).Grow(2),
						part.Date("from", words.UnitSince, p.room.Today, true, func(x *record.Exclusion) *record.Date { return &x.From }),
						part.Date("to", words.UnitUntil, p.room.Today, true, func(x *record.Exclusion) *record.Date { return &x.To }),
					}
				}),
		)
	})
}

// assessment adds what became of the unit in the year, in the order in which it comes.
func (p *Page) assessment(f *part.Form[*record.Unit]) {
	c := desk.Choices{Room: p.room}
	day := func(path, label string, at func(y *record.UnitYear) *record.Date) *yearField {
		return part.Date(path, label, p.room.Today, false, at)
	}
	f.Follow(func(*record.Unit) string { return words.AssessmentTitle(p.year) }, part.Heading(""))
	f.Follow(p.ruleText, part.Note(""))
	f.Add(p.inYear(day("registered", words.UnitRegistered, func(y *record.UnitYear) *record.Date { return &y.Registered }))...)
	f.Add(part.Answers(p.marksPath, words.UnitMarks, p.questions,
		func(u *record.Unit, n string) record.Answer { return u.Of(p.year).MarkOf(n) }, p.setMark))
	f.Add(p.inYear(part.Codes("papers", words.UnitPapers, c.Of(func(l *record.Lists) []record.Choice { return l.UnitPapers }),
		func(y *record.UnitYear) *[]string { return &y.Papers }))...)
	f.Follow(p.papersMissing, part.Note(""))
	f.Add(p.inYear(day("proposed", words.UnitProposed, func(y *record.UnitYear) *record.Date { return &y.Proposed }))...)
	f.Section(words.UnitDecision)
	f.Add(p.inYear(part.Decision("decision", p.room.Today, func(y *record.UnitYear) *record.Decision { return &y.Decision })...)...)
	f.Add(p.inYear(day("refused", words.UnitRefused, func(y *record.UnitYear) *record.Date { return &y.Refused }))...)
	f.Section(words.UnitWithdrawn)
	f.Add(p.inYear(part.Decision("withdrawn", p.room.Today, func(y *record.UnitYear) *record.Decision { return &y.Withdrawn })...)...)
}

// inYear makes fields of the unit's year fields of the unit.
func (p *Page) inYear(fields ...*yearField) []*part.Field[*record.Unit] {
	return part.One("years", func(u *record.Unit) *[]record.UnitYear { return &u.Years },
		func(y *record.UnitYear) bool { return y.Year == p.year },
		func() record.UnitYear { return record.UnitYear{Year: p.year} }, fields...)
}

// at is the place of the year in the unit, len(Years) if it has none.
func (p *Page) at(u *record.Unit) int {
	if i := slices.IndexFunc(u.Years, func(y record.UnitYear) bool { return y.Year == p.year }); i >= 0 {
		return i
	}
	return len(u.Years)
}

// yearPath is the path of the page's year in the unit.
func (p *Page) yearPath(u *record.Unit) string { return "years[" + strconv.Itoa(p.at(u)) + "]" }

func (p *Page) marksPath(u *record.Unit) string { return p.yearPath(u) + ".marks" }

// yearOf is the year that a path of a unit is about, 0 for one it has not, and what
// stands below it in the path; false for another path.
func yearOf(u *record.Unit, path string) (year int, below string, ok bool) {
	rest, ok := strings.CutPrefix(path, "years[")
	text, below, closed := strings.Cut(rest, "]")
	i, err := strconv.Atoi(text)
	if !ok || !closed || err != nil || i < 0 {
		return 0, "", false
	}
	if i < len(u.Years) {
		year = u.Years[i].Year
	}
	return year, below, true
}

// questions are the criteria by which the unit is judged in the year.
func (p *Page) questions(u *record.Unit) (out []part.Question) {
	p.room.Read(func(v *record.View) {
		_, rule, _ := v.Settings().StandardOf(u.Type, p.year)
		for _, c := range rule.Criteria {
			out = append(out, part.Question{Key: c.Number, Text: c.Text})
		}
	})
	return out
}

// setMark notes whether a criterion is met; nothing is stored for one of which nothing
// is said.
func (p *Page) setMark(u *record.Unit, number string, met record.Answer) {
	i := p.at(u)
	if i == len(u.Years) {
		if met == "" {
			return
		}
		u.Years = append(u.Years, record.UnitYear{Year: p.year})
	}
	y := &u.Years[i]
	y.Marks = slices.DeleteFunc(slices.Clone(y.Marks), func(m record.Mark) bool { return m.Criterion == number })
	if met != "" {
		y.Marks = append(y.Marks, record.Mark{Criterion: number, Met: met})
	}
}

func (p *Page) ruleText(u *record.Unit) (text string) {
	if u.Type == "" {
		return ""
	}
	p.room.Read(func(v *record.View) {
		s, rule, ok := v.Settings().StandardOf(u.Type, p.year)
		switch {
		case !ok:
			text = words.NoRule(p.year)
		case len(rule.Criteria) == 0:
			text = words.Rule(s, rule, p.year) + "\n" + words.CriteriaNone
		default:
			text = words.Rule(s, rule, p.year)
		}
	})
	return text
}

// papersMissing names what the unit's file lacks once it is registered.
func (p *Page) papersMissing(u *record.Unit) (text string) {
	y := u.Of(p.year)
	if y.Standing() == record.Unregistered {
		return ""
	}
	var names []string
	p.room.Read(func(v *record.View) {
		for _, c := range v.Settings().Lists.UnitPapers {
			if c.Has(p.room.Today()) && !slices.Contains(y.Papers, c.Code) {
				names = append(names, c.Name)
			}
		}
	})
	if len(names) == 0 {
		return ""
	}
	return words.PapersMissing(names)
}
