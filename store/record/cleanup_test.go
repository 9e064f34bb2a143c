package record

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func expired(v *View, today Date) map[ID]Expired {
	of := map[ID]Expired{}
	for _, x := range v.CleanUp(today) {
		of[x.Person.ID] = x
	}
	return of
}

func TestCleanUp(t *testing.T) {
	v := small()
	s := clone(v.Settings())
	s.Retention = 24
	v.Put(s)
	left := Span{From: Day(2020, 1, 1), To: Day(2024, 2, 29)}
	v.Put(&Team{Meta: Meta{ID: 30}, Name: "Tổ tan", Type: "tu-quan", Area: 2, Dissolved: Year(2022)})
	for i, p := range []*Person{
		{Name: "Đã thôi"}, {Name: "Còn ở tổ khác"}, {Name: "Ông Trưởng Ban"}, {Name: "Tổ đã giải thể"}, {Name: "Giữ đến"},
		{Name: "Rút lại", Consents: []Consent{{Purpose: "send", Date: Year(2024), Withdrawn: Day(2026, 1, 10)}}},
		{Name: "Đồng ý lại", Consents: []Consent{{Purpose: "send", Withdrawn: Day(2025, 1, 10)}, {Purpose: "send", Date: Day(2025, 2, 1)}}},
		{Name: "Không trúng cử"}, {Name: "Không có gì"}, {Anonymised: Day(2025, 1, 1)}, {Name: "Hết hạn", KeepUntil: Year(2025)},
		{Name: "Mới được khen"}, {Name: "Chờ khen"},
	} {
		p.ID = ID(100 + i)
		if p.Name == "Giữ đến" {
			p.KeepUntil = Year(2026)
		}
		v.Put(p)
		if !slices.Contains([]string{"Không trúng cử", "Không có gì", "Tổ đã giải thể"}, p.Name) {
			v.Put(&Membership{Meta: Meta{ID: p.ID + 100}, Person: p.ID, Team: 5, Role: RoleMember, Span: left})
		}
	}
	for _, r := range []Record{
		&Membership{Meta: Meta{ID: 300}, Person: 101, Team: 5, Role: RoleMember, Span: Span{From: Day(2025, 1, 1)}},
		&Membership{Meta: Meta{ID: 301}, Person: 103, Team: 30, Role: RoleMember, Span: Span{From: Day(2020, 1, 1)}},
		&Seat{Meta: Meta{ID: 302}, Name: "ông trưởng ban", Span: Span{From: Year(2025)}},
		&Meeting{Meta: Meta{ID: 303}, Start: Moment{Date: Day(2023, 6, 1)}, Votes: []Vote{{Person: 107, Name: "Không trúng cử"}}},
		&Commendation{Meta: Meta{ID: 304}, Subject: Ref{KindPerson, 111}, Year: 2025, Decision: Decision{Number: "1"}},
		&Commendation{Meta: Meta{ID: 305}, Subject: Ref{KindPerson, 112}, Year: 2020},
	} {
		v.Put(r)
	}
	today := Day(2026, 3, 1)
	got := expired(v, today)
	for id, want := range map[ID]struct {
		reason Reason
		since  Date
		serves bool
	}{
		100: {ReasonLeft, Day(2024, 2, 29), false}, 103: {ReasonLeft, Day(2022, 12, 31), false}, 105: {ReasonWithdrawn, Day(2026, 1, 10), false},
		106: {ReasonLeft, Day(2024, 2, 29), false}, 107: {ReasonLeft, Day(2023, 6, 1), false}, 110: {ReasonKeptUntil, Day(2025, 12, 31), false},
	} {
		if x := got[id]; x.Reason != want.reason || x.Since != want.since || x.Serves != want.serves {
			t.Errorf("%d: %q since %s, serves %v", id, x.Reason, x.Since, x.Serves)
		}
		delete(got, id)
	}
	for id, x := range got {
		t.Errorf("%d %s is proposed: %s since %s", id, x.Person.Name, x.Reason, x.Since)
	}
	if x := v.CleanUp(today)[0]; x.Person.ID != 105 || x.Due != Day(2026, 1, 25) || x.Purpose != "send" {
		t.Errorf("the withdrawn consent does not stand first: %+v", x)
	}
	i := slices.IndexFunc(v.Gaps(today), func(g Gap) bool { return g.Lack == LackCleanUp })
	if i < 0 || v.Gaps(today)[i].Sum != 6 || v.Gaps(today)[i].Due != Day(2026, 1, 25) {
		t.Errorf("the first page's line: %+v", v.Gaps(today))
	}
	if _, yes := expired(v, Day(2026, 2, 28))[100]; yes {
		t.Error("proposed before 24 months have passed")
	}
	s = clone(s)
	s.Retention = 0
	v.Put(s)
	for id, x := range expired(v, today) {
		if x.Reason == ReasonLeft {
			t.Errorf("%d is proposed without a time to keep", id)
		}
	}
}

// TestCleanUpProperties, over random books: who is proposed for having left is in no
// team, and stays proposed later on; who was made anonymous is not proposed again, and
// nobody else is or is not because of it.
func TestCleanUpProperties(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 4))
		v := randomTeams(r)
		today := Day(2026, 1, 1).AddDays(r.IntN(700))
		now, later := expired(v, today), expired(v, today.AddDays(1+r.IntN(900)))
		for id, x := range now {
			for _, m := range v.TeamsOf(id, today) {
				if team, ok := v.Teams.Get(m.Team); x.Reason == ReasonLeft && (!ok || team.Lives(today)) {
					t.Fatalf("seed %d: %d is in a team and has left", seed, id)
				}
			}
			if y := later[id]; y.Reason == "" || x.Reason == y.Reason && y.Since != x.Since {
				t.Fatalf("seed %d: %d is proposed (%s) and then not: %+v", seed, id, x.Reason, y)
			}
		}
		for id := range now {
			for _, c := range v.Forget(id, today) {
				v.Put(c)
			}
			delete(now, id)
			break
		}
		after := expired(v, today)
		if len(after) != len(now) {
			t.Fatalf("seed %d: %d are proposed, want %d", seed, len(after), len(now))
		}
	}
}

func randomTeams(r *rand.Rand) *View {
	v := small()
	s := clone(v.Settings())
	s.Retention = r.IntN(40)
	v.Put(s)
	day := func() Date {
		switch d := Day(2020, 1, 1).AddDays(r.IntN(2600)); r.IntN(6) {
		case 0:
			return Date{}
		case 1:
			return Year(int(d.Y))
		default:
			return d
		}
	}
	for i := range ID(40) {
		p := &Person{Meta: Meta{ID: 100 + i}, Name: "A" + (100 + i).String()}
		if r.IntN(8) == 0 {
			p.KeepUntil = day()
		}
		if r.IntN(8) == 0 {
			p.Consents = []Consent{{Purpose: "list", Date: day(), Withdrawn: day()}}
		}
		v.Put(p)
		v.Put(&Team{Meta: Meta{ID: 200 + i}, Name: "T" + i.String(), Dissolved: day()})
	}
	for i := range ID(60) {
		v.Put(&Membership{Meta: Meta{ID: 300 + i}, Person: 100 + ID(r.IntN(40)), Team: 200 + ID(r.IntN(40)), Span: Span{From: day(), To: day()}})
		v.Put(&Meeting{Meta: Meta{ID: 400 + i}, Start: Moment{Date: day()}, Votes: []Vote{{Person: 100 + ID(r.IntN(40)), Name: "x"}}})
	}
	return v
}
