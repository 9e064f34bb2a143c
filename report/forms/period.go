package forms

import (
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// movement is what the report is about (Kế hoạch 279/KH-MTTW-BCA).
const movement = "phong trào toàn dân bảo vệ an ninh Tổ quốc"

// report is a báo cáo kết quả in the making.
type report struct {
	*builder
	period      record.Period
	now, before *facts
}

// Period builds the báo cáo kết quả of the Source's period, by default the last
// full year: the sections of domain.md, E.2, which answer the plan item by item,
// with tables 3 and 4 of E.3 as landscape appendices. Every heading and sentence
// may be changed; where the book keeps nothing the sentence is open. ErrNoPeriod
// when there is no such rule or year, ErrFuture for a period that has not begun.
func Period(in Input) (Output, error) {
	base, err := begin(in, record.DocReport)
	if err != nil {
		return Output{}, err
	}
	rule, p, ok := base.findPeriod(in.Source)
	if !ok {
		return Output{}, ErrNoPeriod
	}
	if p.Window.From.Compare(in.Today) > 0 {
		return Output{}, ErrFuture // its figures would be today's, compared with today's
	}
	base.out.Source.Rule, base.out.Source.Year = p.Rule, p.Year
	b := &report{builder: base, period: p, now: base.gather(p, base.date),
		before: base.gather(rule.Before(p.Year), base.date)}
	b.letterhead(true, true)
	subject := "Kết quả thực hiện " + movement + " " + p.Name
	b.title("BÁO CÁO", runs(subject))
	b.opening()
	b.situation()
	b.outcomes()
	b.judgement()
	b.plans()
	b.closing()
	b.signReport()
	b.sheet(false)
	b.appendix(1, "BIỂU TỔNG HỢP MÔ HÌNH, ĐIỂM MÔ HÌNH", b.modelTable)
	b.appendix(2, "BIỂU TỔNG HỢP TỔ TỰ QUẢN VỀ AN NINH, TRẬT TỰ", b.areaTable)
	b.figures()
	return b.done("Báo cáo "+lowerNoun(subject), b.fileName("BC", slug(p.Key()))), nil
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

// opening cites the plan and names the period.
func (b *report) opening() {
	p := b.period
	span := "từ ngày" + nbsp + p.Window.From.String() + " đến ngày" + nbsp + p.Window.To.String()
	parts := []any{}
	if c := b.set.CitationOn("plan", b.date); c != "" {
		parts = append(parts, "Thực hiện ", of(c, b.set, "citations"), ", ")
	}
	parts = append(parts, b.standing(), " báo cáo kết quả thực hiện "+movement+" "+p.Name+" ("+span+") như sau:")
	b.say("mo-dau", parts...)
}

// closing is the last sentence of the text.
func (b *report) closing() {
	parts := []any{"Trên đây là báo cáo kết quả thực hiện " + movement + " " + b.period.Name + " của ", b.standing()}
	if s := b.com.NameOn(b.date).Superior; s != "" {
		parts = append(parts, ", kính báo cáo ", paper.Run{Text: s, Ref: b.nameRef("superior")})
	}
	b.say("ket-thuc", append(parts, "./.")...)
}

// appendix adds a landscape sheet with one table.
func (b *report) appendix(n int, name string, table func() []paper.Block) {
	day := blankDate(int(b.date.Y))
	if b.issued {
		day = longDate(b.date)
	}
	number := restyle(paper.Italic, runs("(Kèm theo Báo cáo số"+nbsp, b.symbol(), " "+day+" của ", b.standing(), ")"))
	b.add(paper.Heading{Rule: false, Lines: []paper.Line{
		bold(paper.Run{Text: "Phụ lục " + roman(n)}), bold(paper.Run{Text: name}), {Runs: number}}})
	b.add(table()...)
	b.sheet(true)
}

// figures notes the numbers of the report, and those of the period before, that it
// is compared with.
func (b *report) figures() {
	for _, x := range []struct {
		tail string
		f    *facts
	}{{"", b.now}, {".before", b.before}} {
		n := func(key string, v int) { b.figure(key+x.tail, record.N(int64(v))) }
		f := x.f
		n("areas", f.areas)
		b.figure("households"+x.tail, f.households)
		b.figure("people"+x.tail, f.people)
		n("models", f.models)
		n("models.new", f.modelsNew)
		n("sites", f.sites)
		n("sites.new", f.sitesNew)
		n("sites.gone", f.sitesGone)
		n("sites.unreviewed", f.notReviewed)
		n("teams", f.teams)
		n("teams.new", f.teamsNew)
		n("teams.gone", f.teamsGone)
		n("members", f.members.people)
		n("members.women", f.members.women)
		n("members.respected", f.members.respected)
		n("members.joined", f.joined)
		n("members.left", f.left)
		for _, k := range b.set.Lists.MeetingKinds {
			n("meetings."+k.Code, f.meetings[k.Code].n)
		}
		n("consultation.proposed", f.proposed)
		n("consultation.agreed", f.agreed)
		n("tasks", f.tasks)
		n("tasks.done", f.done)
		n("tasks.late", f.late)
		b.figure("sessions"+x.tail, f.results.Sessions)
		b.figure("reached"+x.tail, f.results.Reached)
		b.figure("disputes"+x.tail, f.results.Disputes)
		b.figure("settled"+x.tail, f.results.Settled)
		b.figure("patrols"+x.tail, f.results.Patrols)
		b.figure("pledges"+x.tail, f.results.Pledges)
	}
}
