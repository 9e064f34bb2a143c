package forms

import (
	"strconv"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// movement is what the report is about (Kế hoạch 279/KH-MTTW-BCA).
const movement = "phong trào toàn dân bảo vệ an ninh Tổ quốc"

// The kinds of report that Source.Option asks for; "" is the periodic report.
const (
	ReportMidway = "so-ket"   // báo cáo sơ kết
	ReportReview = "tong-ket" // báo cáo tổng kết; "tong-ket:2024" begins with that year
	ReportFront  = "mat-tran" // the skeleton of a general report of the Front
)

// reportChoices are the kinds of report besides the periodic one, in the order in which
// they are offered.
func reportChoices(*record.Settings) []record.Choice {
	return []record.Choice{
		{Code: ReportMidway, Name: "Báo cáo sơ kết"},
		{Code: ReportReview, Name: "Báo cáo tổng kết"},
		{Code: ReportFront, Name: "Báo cáo công tác Mặt trận"},
	}
}

// report is a báo cáo kết quả in the making.
type report struct {
	*builder
	period      record.Period
	option      string // without the year
	now, before *facts
}

// Period builds the báo cáo kết quả of the Source's period, by default the last
// full year: the sections of domain.md, E.2, which answer the plan item by item,
// with the tables of E.3 as landscape appendices. Every heading and sentence may be
// changed; where the book keeps nothing the sentence is open. ErrNoPeriod when there is
// no such rule, year or option, ErrFuture for a period that has not begun.
func Period(in Input) (Output, error) {
	b, err := beginReport(in)
	if err != nil {
		return Output{}, err
	}
	b.write()
	return b.done("Báo cáo "+lowerNoun(b.subject()), b.fileName("BC", b.option, slug(b.period.Key()))), nil
}

// beginReport finds the period and counts it and the one it is compared with.
func beginReport(in Input) (*report, error) {
	base, err := begin(in, record.DocReport)
	if err != nil {
		return nil, err
	}
	rule, p, ok := base.findPeriod(in.Source)
	if !ok {
		return nil, ErrNoPeriod
	}
	if p.Window.From.Compare(in.Today) > 0 {
		return nil, ErrFuture // its figures would be today's, compared with today's
	}
	base.out.Source.Rule, base.out.Source.Year = p.Rule, p.Year
	option, from, _ := strings.Cut(in.Source.Option, ":")
	if !knownReport(option) {
		return nil, ErrNoPeriod
	}
	first := p.Year
	if from != "" {
		year, err := strconv.Atoi(from)
		if err != nil || option != ReportReview || year < 1900 || year > p.Year {
			return nil, ErrNoPeriod
		}
		first = year
		p.Window.From = rule.Of(first).Window.From
		if first < p.Year {
			p.Name = "giai đoạn " + itoa(first) + " - " + itoa(p.Year)
		}
	}
	before := rule.Before(first) // nothing is as long as several years: not compared
	b := &report{builder: base, period: p, option: option, now: base.gather(p, first, base.date),
		before: base.gather(before, first-1, base.date)}
	if first < p.Year {
		b.before.covered = false
	}
	// The book keeps the present number of an area's households and people only.
	b.before.drop("households")
	b.before.drop("people")
	return b, nil
}

func knownReport(option string) bool {
	kinds := reportChoices(nil)
	return option == "" || record.Rank(kinds, option) < len(kinds)
}

// write makes the sheets: the text, then the tables.
func (b *report) write() {
	b.letterhead(true, true)
	b.title("BÁO CÁO", runs(b.subject()))
	b.opening()
	if b.option == ReportFront {
		b.frontSections()
	} else {
		b.situation()
		b.outcomes()
	}
	b.judgement()
	b.plans()
	b.closing()
	b.signReport()
	b.sheet(false)
	for i, t := range b.tables() {
		b.appendix(i+1, t)
	}
	b.keep(&b.now.ledger, "")
	b.keep(&b.before.ledger, ".before")
}

// subject is the trích yếu.
func (b *report) subject() string {
	switch b.option {
	case ReportMidway:
		return "Sơ kết thực hiện " + movement + " " + b.period.Name
	case ReportReview:
		return "Tổng kết thực hiện " + movement + " " + b.period.Name
	case ReportFront:
		return "Kết quả công tác Mặt trận " + b.period.Name
	}
	return "Kết quả thực hiện " + movement + " " + b.period.Name
}

// findPeriod looks the rule and year up. By default the rule is the first of a
// whole year, and the year the last one whose window has closed by today.
func (b *builder) findPeriod(s record.Source) (rule record.PeriodRule, p record.Period, ok bool) {
	if s.Rule != "" {
		rule, ok = b.set.Rule(s.Rule)
	} else {
		for _, r := range b.set.Periods {
			w := r.Of(2023).Window
			if ok = w.From.DaysUntil(w.To) > 350; ok {
				rule = r
				break
			}
		}
	}
	year := s.Year
	if year == 0 {
		year = int(b.in.Today.Y) + 1
		for n := 0; n < 3 && rule.Of(year).Window.To.Compare(b.in.Today) >= 0; n++ {
			year--
		}
	}
	if !ok || year < 1900 || year > 2200 {
		return rule, p, false
	}
	p = rule.Of(year)
	return rule, p, p.Window.From.IsDay() && p.Window.To.IsDay()
}

// about is what the opening and the closing sentence say that is reported.
func (b *report) about() string {
	switch b.option {
	case ReportMidway:
		return "kết quả sơ kết thực hiện " + movement + " " + b.period.Name
	case ReportReview:
		return "kết quả tổng kết thực hiện " + movement + " " + b.period.Name
	case ReportFront:
		return "kết quả công tác Mặt trận " + b.period.Name
	}
	return "kết quả thực hiện " + movement + " " + b.period.Name
}

// opening cites the plan and names the period.
func (b *report) opening() {
	p := b.period
	span := "từ ngày" + nbsp + p.Window.From.String() + " đến ngày" + nbsp + p.Window.To.String()
	parts := []any{}
	if c := b.set.CitationOn("plan", b.date); c != "" && b.option != ReportFront {
		parts = append(parts, "Thực hiện ", of(c, b.set, "citations"), ", ")
	}
	parts = append(parts, b.standing(), " báo cáo "+b.about()+" ("+span+") như sau:")
	b.say("mo-dau", parts...)
}

// closing is the last sentence of the text.
func (b *report) closing() {
	parts := []any{"Trên đây là báo cáo " + b.about() + " của ", b.standing()}
	if s := b.com.NameOn(b.date).Superior; s != "" {
		parts = append(parts, ", kính báo cáo ", paper.Run{Text: s, Ref: b.nameRef("superior")})
	}
	b.say("ket-thuc", append(parts, "./.")...)
}

// appendixKey begins the key of an appendix.
const appendixKey = "phu-luc."

// appendix adds a landscape sheet with one table.
func (b *report) appendix(n int, t appendixTable) {
	day := blankDate(int(b.date.Y))
	if b.issued {
		day = longDate(b.date)
	}
	number := restyle(paper.Italic, runs("(Kèm theo Báo cáo số"+nbsp, b.symbol(), " "+day+" của ", b.standing(), ")"))
	head := Sentence{Key: appendixKey + itoa(n), Text: "Phụ lục " + roman(n) + ". " + t.name}
	b.heads = append(b.heads, head)
	name := bold(paper.Run{Text: t.name, Ref: paper.Ref{}.WithKey(head.Key)})
	b.add(paper.Heading{Rule: false, Lines: []paper.Line{bold(paper.Run{Text: "Phụ lục " + roman(n)}), name, {Runs: number}}})
	b.add(t.blocks()...)
	b.sheet(true)
}
