package forms

import (
	"cmp"
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// awardRequest is a tờ trình đề nghị khen thưởng in the making.
type awardRequest struct {
	*builder
	year   int
	who    string // "tập thể, cá nhân", or one of them
	byKind map[string][]*record.Commendation
	n      int
}

// RequestAward builds the tờ trình đề nghị khen thưởng of the Source's year, by default
// the newest with a proposal: the commendations of the year that are neither decided
// nor declined nor in another issued tờ trình, as an appended list (table 7 of
// domain.md, E.3). The Option names one kind (record.CommendCollective …). ErrNoAward
// when nobody is proposed.
func RequestAward(in Input) (Output, error) {
	base, err := begin(in, record.DocRequest)
	if err != nil {
		return Output{}, err
	}
	b := &awardRequest{builder: base}
	b.year = b.yearOf(func(year int) bool { b.gather(year); return b.n > 0 })
	b.gather(b.year)
	if b.n == 0 {
		return Output{}, ErrNoAward
	}
	b.out.Source.Year = b.year
	kinds := kindsIn(b.set.Lists.CommendKinds, b.byKind)
	b.who = "tập thể, cá nhân"
	if len(kinds) == 1 {
		b.who = lowerFirst(kinds[0].Name)
	}
	about := b.who + " có thành tích trong " + movement + " năm " + itoa(b.year)
	b.letterhead(true, true)
	b.title("TỜ TRÌNH", runs("Về việc đề nghị khen thưởng "+about))
	b.addressed(b.peopleCommittee())
	b.cited("commendation", "plan")
	b.ground("thanh-tich", ".", "thành tích đạt được và kết quả bình xét")
	b.say("mo-dau", b.standing(), " kính trình ", b.peopleCommittee(), " xem xét, khen thưởng "+about+" như sau:")
	b.sums(kinds)
	b.say("de-nghi", "Danh sách và thành tích của từng "+b.who+" được lập kèm theo Tờ trình này.")
	b.say("ket-thuc", b.standing(), " kính đề nghị ", b.peopleCommittee(), " xem xét, quyết định./.")
	b.signReport()
	b.sheet(false)
	b.enclosure("Tờ trình", runs(upperFirst(about)), b.list(kinds)...)
	return b.done("Tờ trình đề nghị khen thưởng "+about, b.fileName("TTR", "KhenThuong", camel(in.Source.Option), itoa(b.year))), nil
}

// gather finds who is proposed in a year.
func (b *awardRequest) gather(year int) {
	b.byKind, b.n = map[string][]*record.Commendation{}, 0
	for c := range b.view.Commendations.All() {
		if c.Year != year || !c.Decision.IsZero() || !c.Declined.IsZero() || b.elsewhere(c) ||
			b.in.Source.Option != "" && c.Type != b.in.Source.Option {
			continue
		}
		b.byKind[c.Type] = append(b.byKind[c.Type], c)
		b.n++
	}
}

// elsewhere says that another tờ trình that was issued asks for it already.
func (b *awardRequest) elsewhere(c *record.Commendation) bool {
	d, ok := b.view.Documents.Get(c.Proposal)
	return ok && d.Is() == record.Issued && (b.in.Document == nil || d.ID != b.in.Document.ID)
}

// sums says how many are proposed for what, kind by kind.
func (b *awardRequest) sums(kinds []record.Choice) {
	list := &numbered{builder: b.builder}
	for _, k := range kinds {
		byAward := map[string][]*record.Commendation{}
		for _, c := range b.byKind[k.Code] {
			byAward[c.Award] = append(byAward[c.Award], c)
		}
		parts := []any{k.Name + ": " + number(len(b.byKind[k.Code])) + ", trong đó: "}
		for i, a := range kindsIn(b.set.Lists.Awards, byAward) {
			if i > 0 {
				parts = append(parts, "; ")
			}
			parts = append(parts, of(lowerFirst(a.Name), byAward[a.Code][0], "award"), " "+number(len(byAward[a.Code])))
		}
		b.figure(k.Code, record.N(int64(len(b.byKind[k.Code]))))
		list.say("1."+k.Code, append(parts, ".")...)
	}
}

// list is the appended list, kind after kind, in the order of the awards.
func (b *awardRequest) list(kinds []record.Choice) []paper.Block {
	g := newGrid(stt, col{name: "Tập thể, cá nhân", weight: 3.6}, col{name: "Đơn vị, địa bàn", weight: 3.4},
		col{name: "Thành tích", weight: 6}, col{name: "Hình thức đề nghị", fixed: 27, align: paper.Centre},
		col{name: "Cấp khen", fixed: 18, align: paper.Centre}, col{name: "Ghi chú", weight: 3})
	order, l := record.NewSorter(), &b.set.Lists
	for _, k := range kinds {
		list := b.byKind[k.Code]
		sortNamed(list, func(c *record.Commendation) string { return c.Name }, order)
		slices.SortStableFunc(list, func(x, y *record.Commendation) int {
			return cmp.Compare(record.Rank(l.Awards, x.Award), record.Rank(l.Awards, y.Award))
		})
		g.title(of(k.Name, list[0], "type"), ": "+number(len(list)))
		for _, c := range list {
			g.row(ref(c, ""), of(who(c.Name), c, "name"), b.homeOf(c.Subject), b.need(lines(c.Merit), ref(c, "merit"), "Thành tích"),
				of(choice(l.Awards, c.Award), c, "award"), of(choice(l.Levels, c.Level), c, "level"), b.repeats(c))
		}
	}
	g.end("Danh sách có " + figure(int64(b.n)) + " " + b.who + ".")
	return []paper.Block{g.t}
}

// homeOf is where the commended belongs: the area of a team or site, the work of a
// person or else the teams they sit in.
func (b *builder) homeOf(s record.Ref) []paper.Run {
	area := func(id record.ID) []paper.Run {
		if a := b.areaOn(id, b.date); a != nil {
			return runs(of(a.Name, a, "name"))
		}
		return nil
	}
	switch r := b.view.Find(s.Kind, s.ID).(type) {
	case *record.Team:
		return area(r.AreaOn(b.date))
	case *record.Site:
		return area(r.AreaOn(b.date))
	case *record.Unit:
		return area(r.Area)
	case *record.Person:
		for _, m := range b.view.TeamsOf(r.ID, b.date) {
			if t, ok := b.view.Teams.Get(m.Team); ok {
				home := runs(of(choice(b.set.Lists.Roles, m.Role), m, "role"), " ", of(lowerNoun(t.Name), t, "name"))
				if a := area(t.AreaOn(b.date)); a != nil {
					home = runs(home, ", ", a)
				}
				return home
			}
		}
		return runs(of(r.Work, r, "work"))
	}
	return nil
}

// repeats says what the same one was commended with in the year already.
func (b *awardRequest) repeats(c *record.Commendation) []paper.Run {
	var parts []any
	for _, o := range b.view.Repeats(c) {
		if o.Decision.IsZero() {
			continue
		}
		if len(parts) == 0 {
			parts = append(parts, "Đã khen trong năm: ")
		} else {
			parts = append(parts, "; ")
		}
		parts = append(parts, of(lowerFirst(choice(b.set.Lists.Awards, o.Award)), o, "award"), " (", shortDecision(o.Decision, o), ")")
	}
	return runs(parts...)
}
