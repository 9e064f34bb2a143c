package forms

import (
	"cmp"
	"slices"
	"strconv"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// teamRequest is a tờ trình đề nghị công nhận thành viên tổ tự quản in the making.
type teamRequest struct {
	*builder
	r        *record.Round
	m        *record.Meeting // its consultation; nil while none was held
	nominees []nominee       // who is proposed, in printed order
}

// nominee is one who is proposed for recognition.
type nominee struct {
	name paper.Run
	role paper.Run
	by   paper.Run
	p    *record.Person // nil for one who is not in the book
	team *record.Team   // nil where none is named
	rank int            // of the role
	key  string         // of the name
	at   paper.Ref
}

// RequestTeam builds the tờ trình đề nghị công nhận thành viên tổ tự quản of the
// Source's round (Source.Of), by default the newest that is not decided: how the round
// went, the votes of its consultation, and as an appendix the list of those who have
// the agreement that the threshold of the settings asks for (domain.md, C.5). Before
// the consultation it is a draft with the expected list, and a Problem. ErrNoRound when
// the book has no round.
func RequestTeam(in Input) (Output, error) {
	base, err := begin(in, record.DocRequest)
	if err != nil {
		return Output{}, err
	}
	r, ok := findRound(in.View, in.Source.Of)
	if !ok {
		return Output{}, ErrNoRound
	}
	base.out.Source.Of = record.RefTo(r)
	b := &teamRequest{builder: base, r: r}
	if m, ok := in.View.Meetings.Get(r.Consultation); ok {
		b.m = m
	} else {
		b.missing(ref(r, "consultation"), "Hội nghị hiệp thương")
	}
	b.nominees = b.agreed()
	about := b.about()
	b.letterhead(true, true)
	b.title("TỜ TRÌNH", runs("Về việc đề nghị công nhận ", about))
	b.addressed(b.peopleCommittee())
	b.grounds()
	b.say("mo-dau", b.standing(), " kính trình ", b.peopleCommittee(), " xem xét, công nhận ", about, " như sau:")
	b.course()
	b.result()
	b.request()
	b.signReport()
	b.sheet(false)
	b.enclosure("Tờ trình", runs("Người được đề nghị công nhận là ", about), b.list()...)
	return b.done("Tờ trình đề nghị công nhận "+lowerNoun(plain(about)),
		b.fileName("TTR", "CongNhanTo", strconv.Itoa(int(b.date.Y)), camel(b.place().Text))), nil
}

// findRound returns the round of a Ref, by default the newest that waits for its tờ
// trình: consulted, neither given up nor decided; else the newest that is open.
func findRound(v *record.View, of record.Ref) (best *record.Round, ok bool) {
	if of.ID != 0 {
		r, found := v.Rounds.Get(of.ID)
		return r, found && of.Kind == record.KindRound
	}
	rank := func(r *record.Round) int {
		switch {
		case !r.Dropped.IsZero() || !r.Decision.IsZero():
			return 0
		case r.Consultation == 0:
			return 1
		}
		return 2
	}
	for r := range v.Rounds.All() {
		if !ok || rank(r) >= rank(best) {
			best, ok = r, true
		}
	}
	return best, ok
}

// place is the area of the round, as it is called on the paper's day.
func (b *teamRequest) place() paper.Run {
	if a := b.areaOn(b.r.Area, b.date); a != nil {
		return of(a.Name, a, "name")
	}
	return paper.Run{}
}

// about is who is to be recognised.
func (b *teamRequest) about() []paper.Run {
	const what = "thành viên tổ tự quản về an ninh, trật tự "
	if p := b.place(); p.Text != "" {
		return runs(what, p)
	}
	return runs(what+"trên địa bàn ", b.unit())
}

// agreed are those whom the consultation agreed on, by team, role and name; before it
// those of the expected list.
func (b *teamRequest) agreed() (list []nominee) {
	if b.m == nil || len(b.m.Votes) == 0 {
		if b.m != nil {
			b.missing(ref(b.m, "votes"), "Kết quả biểu quyết từng người được giới thiệu")
		}
		for i, c := range b.r.Candidates {
			at := "candidates[" + itoa(i) + "]."
			list = append(list, b.nominee(c.Person, c.Team, c.Role, b.r, at, of(who(c.Name), b.r, at+"name"), of(c.By, b.r, at+"by")))
		}
	} else {
		present, ok := b.m.Present.Known()
		if !ok {
			b.missing(ref(b.m, "present"), "Số đại biểu có mặt")
		}
		for i, v := range b.m.Votes {
			agree, known := v.Agree.Known()
			if b.set.Threshold.Of > 0 && (!known || !b.set.Threshold.Met(agree, present)) {
				continue
			}
			at := "votes[" + itoa(i) + "]."
			list = append(list, b.nominee(v.Person, v.Team, v.Role, b.m, at, of(who(v.Name), b.m, at+"name"), b.introducedBy(v)))
		}
	}
	slices.SortStableFunc(list, func(x, y nominee) int {
		return cmp.Or(cmp.Compare(teamKey(x.team), teamKey(y.team)), cmp.Compare(x.rank, y.rank), cmp.Compare(x.key, y.key))
	})
	return list
}

// teamKey keeps the members of a team together, those without one last.
func teamKey(t *record.Team) record.ID {
	if t == nil {
		return ^record.ID(0)
	}
	return t.ID
}

func (b *teamRequest) nominee(person, team record.ID, role string, r record.Record, at string, name, by paper.Run) nominee {
	n := nominee{name: name, by: by, at: ref(r, at[:len(at)-1]), rank: record.Rank(b.set.Lists.Roles, role),
		role: of(choice(b.set.Lists.Roles, role), r, at+"role")}
	n.p, _ = b.view.People.Get(person)
	n.team, _ = b.view.Teams.Get(team)
	named := n.p
	if named == nil {
		named = &record.Person{Name: name.Text}
	}
	n.key = record.NewSorter().NameKey(named)
	return n
}

// introducedBy is who introduced one who was voted on, from the expected list.
func (b *teamRequest) introducedBy(v record.Vote) paper.Run {
	for i, c := range b.r.Candidates {
		if v.Person != 0 && c.Person == v.Person || (v.Person == 0 || c.Person == 0) && record.Fold(c.Name) == record.Fold(v.Name) {
			return of(c.By, b.r, "candidates["+itoa(i)+"].by")
		}
	}
	return paper.Run{}
}

// grounds are the texts that the request rests on, and the round's own papers.
func (b *teamRequest) grounds() {
	b.cited("plan", "self-governing")
	if !b.r.Plan.IsZero() {
		b.ground("ke-hoach", ";", append([]any{"Kế hoạch "}, cites(b.r.Plan, b.r, "plan")...)...)
	}
	end := []any{"kết quả hiệp thương"}
	if b.m != nil {
		end = []any{"Biên bản ", of(lowerNoun(b.m.Title), b.m, "title")}
		if d := b.m.Start.Date; !d.IsZero() {
			end = append(end, " ", of(onDay(d), b.m, "start"))
		}
	}
	b.ground("bien-ban", ".", end...)
}

// course is how the round went, step by step, what is known of it.
func (b *teamRequest) course() {
	r := b.r
	b.heading("I", "I. QUÁ TRÌNH THỰC HIỆN")
	list := &numbered{builder: b.builder}
	if !r.Plan.IsZero() {
		list.say("I.1", append(append([]any{"Ban hành Kế hoạch "}, cites(r.Plan, r, "plan")...), ".")...)
	}
	if r.Structure != "" {
		text := lines(r.Structure)
		list.say("I.2", "Cơ cấu, tiêu chuẩn: ", of(lowerPhrase(text), r, "structure"), stop(text))
	}
	if n := len(r.Candidates); n > 0 {
		parts := []any{"Thống nhất danh sách dự kiến"}
		if !r.Listed.IsZero() {
			parts = append(parts, " ", of(onDay(r.Listed), r, "listed"))
		}
		list.say("I.3", append(parts, " gồm "+number(n)+" người.")...)
	}
	if m, ok := b.view.Meetings.Get(r.People); ok {
		list.say("I.4", append(append([]any{"Lấy ý kiến Nhân dân nơi cư trú: "}, b.held(m)...), ".")...)
	}
	if b.m != nil {
		list.say("I.5", append(append([]any{"Tổ chức hội nghị hiệp thương: "}, b.held(b.m)...), ".")...)
	}
	if list.n == 0 {
		b.ask("I.1", "Quá trình thực hiện:", ".")
	}
}

// held says when and where a meeting was held, and how many came.
func (b *teamRequest) held(m *record.Meeting) (parts []any) {
	next := func(more ...any) {
		if len(parts) > 0 {
			parts = append(parts, ", ")
		}
		parts = append(parts, more...)
	}
	if d := m.Start.Date; !d.IsZero() {
		next(of(onDay(d), m, "start"))
	}
	if m.Place != "" {
		next("tại ", of(m.Place, m, "place"))
	}
	if n, ok := m.Summoned.Known(); ok {
		next("triệu tập ", of(number(n), m, "summoned"), " người")
	}
	if n, ok := m.Present.Known(); ok {
		next("có mặt ", of(number(n), m, "present"), " người")
	}
	return parts
}

// result is the vote and what follows from it.
func (b *teamRequest) result() {
	b.heading("II", "II. KẾT QUẢ HIỆP THƯƠNG")
	if b.m == nil || len(b.m.Votes) == 0 {
		b.ask("ket-qua", "Kết quả hiệp thương:", ".")
		return
	}
	parts := []any{"Hội nghị hiệp thương đã thảo luận và biểu quyết"}
	if b.m.VoteMethod != "" {
		parts = append(parts, " bằng hình thức ", of(lowerFirst(record.NameOf(b.set.Lists.VoteMethods, b.m.VoteMethod)), b.m, "voteMethod"))
	}
	b.say("bieu-quyet", append(parts, " đối với từng người được giới thiệu, kết quả như sau:")...)
	b.voteTable(b.m)
	b.outcome(b.m)
	b.notVoted()
}

// notVoted names those of the expected list who were not put to the vote.
func (b *teamRequest) notVoted() {
	var names []any
	for i, c := range b.r.Candidates {
		voted := slices.ContainsFunc(b.m.Votes, func(v record.Vote) bool {
			return v.Person != 0 && v.Person == c.Person || (v.Person == 0 || c.Person == 0) && record.Fold(c.Name) == record.Fold(v.Name)
		})
		if voted {
			continue
		}
		if len(names) > 0 {
			names = append(names, ", ")
		}
		names = append(names, of(c.Name, b.r, "candidates["+itoa(i)+"].name"))
	}
	if len(names) > 0 {
		b.say("khong-bieu-quyet", append(append([]any{"Có tên trong danh sách dự kiến, không đưa ra biểu quyết: "}, names...), ".")...)
	}
}

// request is what is asked for.
func (b *teamRequest) request() {
	n := int64(len(b.nominees))
	b.figure("proposed", record.N(n))
	b.heading("III", "III. NỘI DUNG ĐỀ NGHỊ")
	b.say("III.1", "Căn cứ kết quả trên, ", b.standing(), " đề nghị ", b.peopleCommittee(), " công nhận ", of(figure(n), b.r, "candidates"),
		" người là ", b.about(), " (có danh sách kèm theo).")
	b.say("ket-thuc", b.standing(), " kính đề nghị ", b.peopleCommittee(), " xem xét, quyết định./.")
}

// list is the appended list, team after team.
func (b *teamRequest) list() []paper.Block {
	g := newGrid(stt, col{name: "Họ và tên", weight: 4}, col{name: "Giới tính", fixed: 14, align: paper.Centre},
		col{name: "Năm sinh", fixed: 15, align: paper.Centre}, col{name: "Nơi ở hiện nay", weight: 4.4},
		col{name: "Học vấn", fixed: 17, align: paper.Centre}, col{name: "Nghề nghiệp, chức vụ, đơn vị công tác", weight: 4.2},
		col{name: "Chức danh đề nghị", fixed: 25, align: paper.Centre}, col{name: "Đơn vị giới thiệu", weight: 3.4})
	for i, n := range b.nominees {
		if n.team != nil && (i == 0 || b.nominees[i-1].team != n.team) {
			name := runs(of(n.team.Name, n.team, "name"))
			if a := b.areaOn(n.team.AreaOn(b.date), b.date); a != nil {
				name = runs(name, " - ", of(a.Name, a, "name"))
			}
			g.title(name)
		}
		b.listed(g, n)
	}
	if len(b.nominees) == 0 {
		g.blank(5)
	}
	g.end("Danh sách có " + figure(int64(len(b.nominees))) + " người.")
	return []paper.Block{g.t}
}

func (b *teamRequest) listed(g *grid, n nominee) {
	if n.p == nil {
		g.row(n.at, n.name, "", "", "", "", "", n.role, n.by)
		return
	}
	birth := ""
	if !n.p.Birth.IsZero() {
		birth = itoa(int(n.p.Birth.Y))
	}
	home := rosterRow{p: n.p, area: b.areaOn(n.p.AreaOn(b.date), b.date)}
	g.row(n.at, n.name, of(sexName(n.p.Sex), n.p, "sex"), of(birth, n.p, "birth"), home.address(), of(n.p.Schooling, n.p, "schooling"),
		of(n.p.Work, n.p, "work"), n.role, n.by)
}

// sexName is how a paper names the sex; "" while it is not known.
func sexName(s record.Sex) string {
	return map[record.Sex]string{record.Male: "Nam", record.Female: "Nữ"}[s]
}
