package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// crowd is a book of people at random, who stand in everything in which people can.
func crowd(t *testing.T, random *rand.Rand) (b *store.Book, people []record.ID) {
	t.Helper()
	recs := storetest.Seed()
	id := record.ID(200)
	add := func(r record.Record, mayBin bool) record.ID {
		r.M().ID = id
		id++
		recs = append(recs, r)
		return r.M().ID
	}
	var teams []record.ID
	for i := range 3 {
		teams = append(teams, add(&record.Team{Type: "tu-quan", Name: fmt.Sprintf("Tổ %d", i+5), Area: 3}, false))
	}
	for i := range 3 + random.IntN(4) {
		p := &record.Person{Name: fmt.Sprintf("Nguyễn Văn %c", 'A'+i), Phone: []string{"", "0912345678"}[random.IntN(2)]}
		p.Birth = []record.Date{{}, record.Year(1960), record.Day(1960, 2, 3)}[random.IntN(3)]
		if random.IntN(2) == 0 {
			p.Consents = []record.Consent{{Purpose: "list", Date: record.Year(2025), Form: "paper"}}
		}
		people = append(people, add(p, false))
	}
	one := func() record.ID { return people[random.IntN(len(people))] }
	team := func() record.ID { return teams[random.IntN(len(teams))] }
	date := func() record.Date {
		return []record.Date{{}, record.Year(2020 + random.IntN(6)), record.Day(2020+random.IntN(6), 1+random.IntN(12), 1+random.IntN(28))}[random.IntN(3)]
	}
	taken := map[[2]record.ID][]record.Span{}
	for range random.IntN(14) {
		m := &record.Membership{Person: one(), Team: team(), Role: []string{record.RoleLeader, record.RoleDeputy, record.RoleMember}[random.IntN(3)], Span: record.Span{From: date(), To: date()}}
		at := [2]record.ID{m.Person, m.Team}
		free := !slices.ContainsFunc(taken[at], m.Overlaps)
		if free && (m.To.IsZero() || m.From.IsZero() || m.From.Last().Compare(m.To.First()) < 0) {
			taken[at] = append(taken[at], m.Span)
			add(m, false)
		}
	}
	for i := range random.IntN(4) {
		m := &record.Meeting{Type: record.MeetingConsultation, Title: fmt.Sprint("Họp ", i), Start: record.Moment{Date: record.Day(2025, 1, 2)}}
		r := &record.Round{Title: fmt.Sprint("Đợt ", i)}
		for range random.IntN(3) {
			m.Votes = append(m.Votes, record.Vote{Person: one(), Name: "x", Team: team(), Agree: record.N(3)})
			r.Candidates = append(r.Candidates, record.Candidate{Person: one(), Name: "x", Team: team()})
		}
		add(m, true)
		add(r, true)
	}
	person := func() record.Ref { return record.Ref{Kind: record.KindPerson, ID: one()} }
	for range random.IntN(4) {
		add(&record.Commendation{Type: record.CommendIndividual, Name: "x", Subject: person(), Year: 2025, Award: "giay-khen"}, true)
		add(&record.Exemplar{Type: "collective", Name: "x", Subject: person(), Year: 2025}, true)
		add(&record.Task{Assignment: record.Assignment{What: "Thăm"}, About: person()}, true)
		add(&record.Document{Type: record.DocReport, Title: "Phiếu", Source: record.Source{Form: "person", Of: person()}}, true)
	}
	b = storetest.New(t, recs...)
	for _, r := range recs[len(recs)-min(4, len(recs)):] { // some lie in the bin
		if r.Kind() != record.KindPerson && random.IntN(2) == 0 {
			if _, err := b.Delete(op, r.Kind(), r.M().ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b, people
}

// standing counts how often each person is referred to, the bin and the sources of drafts
// included.
func standing(b *store.Book) (times map[record.ID]int) {
	times = map[record.ID]int{}
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				note := func(to record.Ref) {
					if to.Kind == record.KindPerson {
						times[to.ID]++
					}
				}
				record.Refs(r, note)
				if d, ok := r.(*record.Document); ok {
					note(d.Source.Of)
				}
			}
		}
	})
	return times
}

// sitting is who is in which team on some days; the one who goes under the ID of the one
// who stays.
func sitting(b *store.Book, keep, gone record.ID) (s string) {
	b.Read(func(v *record.View) {
		for tm := range v.Teams.All() {
			for y := range 9 {
				day, in := record.Day(2018+y, 7, 3*y+1), map[record.ID]bool{}
				for _, m := range v.MembersOf(tm.ID, day) {
					if m.Person == gone {
						in[keep] = true
					} else {
						in[m.Person] = true
					}
				}
				s += fmt.Sprintln(tm.ID, day, in)
			}
		}
	})
	return s
}

// bothStand says, record by record, whether two persons stand in one for the same team.
func bothStand(b *store.Book, x, y record.ID) (yes bool) {
	b.Read(func(v *record.View) {
		for m := range v.Meetings.All() {
			for _, p := range m.Votes {
				for _, q := range m.Votes {
					yes = yes || p.Person == x && q.Person == y && p.Team == q.Team
				}
			}
		}
		for r := range v.Rounds.All() {
			for _, p := range r.Candidates {
				for _, q := range r.Candidates {
					yes = yes || p.Person == x && q.Person == y && p.Team == q.Team
				}
			}
		}
	})
	return yes
}

func census(b *store.Book) (people, bin, live, all int) {
	b.Read(func(v *record.View) {
		people, live = v.People.Len(), v.Memberships.Len()
		for range v.People.Bin() {
			bin++
		}
		for range v.Records(record.KindMembership) {
			all++
		}
	})
	return people, bin, live, all
}

// TestMergePeople makes two persons of random books one: every reference goes along,
// nobody leaves a team on any day, no membership is lost, one person less; undo brings
// both back, redo does it again.
func TestMergePeople(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	bare := func(b *store.Book) string { return revisions.ReplaceAllString(export(t, b), "") }
	refused, joined := 0, 0
	for n := range 40 {
		b, people := crowd(t, random)
		keep, gone := people[0], people[1+random.IntN(len(people)-1)]
		before, times, sat := bare(b), standing(b), sitting(b, keep, gone)
		persons, bin, live, all := census(b)
		_, err := b.MergePeople(store.Op{Code: "unite", Kind: record.KindPerson, N: 2}, record.Union{Keep: keep, Gone: gone})
		if bothStand(b, keep, gone) {
			var faults record.FieldErrors
			if refused++; !errors.As(err, &faults) || faults[0].Fault != record.FaultTwice || faults[0].Other == 0 || bare(b) != before {
				t.Fatalf("book %d: both stand in one record: %v", n, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("book %d: %v", n, err)
		}
		want := times
		if want[gone] > 0 {
			want[keep] += want[gone]
			delete(want, gone)
		}
		if got := standing(b); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("book %d: references %v, want %v", n, got, want)
		}
		if got := sitting(b, keep, gone); got != sat {
			t.Fatalf("book %d: the teams: %s", n, difference(got, sat))
		}
		persons2, bin2, live2, all2 := census(b)
		if persons2 != persons-1 || bin2 != bin+1 || all2 != all || live2 > live {
			t.Fatalf("book %d: %d people, %d in the bin, %d memberships, before %d, %d, %d", n, persons2, bin2, all2, persons, bin, all)
		}
		joined += live - live2
		if p := find[*record.Person](b, record.KindPerson, gone); p.Merged != keep || !p.Bin {
			t.Fatalf("book %d: %+v", n, p)
		}
		allRight(t, b)
		after := bare(b)
		if _, err := b.Undo(); err != nil || bare(b) != before {
			t.Fatalf("book %d: undo: %v\n%s", n, err, difference(bare(b), before))
		}
		if _, err := b.Redo(); err != nil || bare(b) != after {
			t.Fatalf("book %d: redo: %v\n%s", n, err, difference(bare(b), after))
		}
	}
	if joined == 0 || refused == 40 {
		t.Errorf("%d refused, %d memberships joined: the books are too simple", refused, joined)
	}
}

// allRight wants every record outside the bin to pass its checks.
func allRight(t *testing.T, b *store.Book) {
	t.Helper()
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				if faults := r.Check(v); len(faults) > 0 && !r.M().Bin {
					t.Errorf("%s %d: %v", k, r.M().ID, faults)
				}
			}
		}
	})
}

// TestMergedFields: of each part the fuller is proposed, what was chosen is what stands,
// and what they agreed to stays from both.
func TestMergedFields(t *testing.T) {
	one := &record.Person{Meta: record.Meta{ID: 50}, Name: "Nguyen Van Hoa", Birth: record.Year(1960), Phone: "0912345678", Area: 3,
		Consents: []record.Consent{{Purpose: "list"}}, Work: "Thợ mộc"}
	two := &record.Person{Meta: record.Meta{ID: 51}, Name: "Nguyễn Văn Hòa", Birth: record.Day(1960, 3, 4), Area: 4, Respected: true,
		Consents: []record.Consent{{Purpose: "list"}, {Purpose: "send"}}, Work: "Mộc", Moves: []record.Moved{{Area: 3, To: record.Year(2020)}}}
	b := storetest.New(t, append(storetest.Seed(), one, two)...)
	as := record.FullerPerson(one, two)
	if as.Name != two.Name || as.Birth != two.Birth || as.Phone != one.Phone || as.Area != 3 || !as.Respected || as.Work != "Thợ mộc" {
		t.Fatalf("proposed: %+v", as)
	}
	as.Take("area", two)
	if _, err := b.MergePeople(op, record.Union{Keep: 50, Gone: 51, KeepRev: 1, GoneRev: 1, As: as}); err != nil {
		t.Fatal(err)
	}
	p := find[*record.Person](b, record.KindPerson, 50)
	if p.Name != two.Name || p.Area != 4 || len(p.Moves) != 1 || len(p.Consents) != 2 || p.Rev != 2 {
		t.Errorf("%+v", p)
	}
	if _, err := b.Restore(op, record.KindPerson, 51); err != nil || find[*record.Person](b, record.KindPerson, 51).Merged != 0 {
		t.Error("out of the bin they are still somebody else:", err)
	}
	if _, err := b.MergePeople(op, record.Union{Keep: 50, Gone: 51, KeepRev: 1}); !errors.Is(err, store.ErrStale) {
		t.Error("an older revision was merged:", err)
	}
	both := &record.Meeting{Type: record.MeetingConsultation, Title: "Họp", Start: record.Moment{Date: record.Day(2025, 1, 2)},
		Votes: []record.Vote{{Person: 50, Name: "A", Team: 8}, {Person: 51, Name: "B", Team: 8}}}
	if _, err := b.Save(op, both); err != nil {
		t.Fatal(err)
	}
	var faults record.FieldErrors
	if _, err := b.MergePeople(op, record.Union{Keep: 50, Gone: 51}); !errors.As(err, &faults) || len(faults) != 1 ||
		faults[0] != (record.FieldError{Field: "meeting", Fault: record.FaultTwice, Other: both.ID}) {
		t.Error("two with votes of their own:", err)
	}
	for _, plan := range []record.Union{{Keep: 50, Gone: 50}, {Keep: 50, Gone: 9999}, {Keep: 12, Gone: 50}} {
		if _, err := b.MergePeople(op, plan); err == nil {
			t.Error(plan, "was done")
		}
	}
}

// TestMergedAreErasedTogether: who was found to be somebody goes with them.
func TestMergedAreErasedTogether(t *testing.T) {
	twin := &record.Person{Meta: record.Meta{ID: 50}, Name: "Nguyễn Thị Đượmm", Phone: "0987654321"}
	b := storetest.New(t, append(storetest.Seed(), twin)...)
	if _, err := b.MergePeople(op, record.Union{Keep: 9, Gone: 50}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Delete(op, record.KindMembership, 12); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Erase(op, store.Erasure{People: []record.ID{9}}); err != nil {
		t.Fatal(err)
	}
	for _, id := range []record.ID{9, 50} {
		if p := find[*record.Person](b, record.KindPerson, id); !p.Anonymous() || p.Name != "" || p.Phone != "" {
			t.Errorf("%d: %+v", id, p)
		}
	}
	if left := plainTexts(t, b, "Đượmm", "0987654321"); len(left) > 0 {
		t.Error("still in the book:", left)
	}
}

// TestKeepApart: two who look alike are told to be two, once and for all, and undone.
func TestKeepApart(t *testing.T) {
	twin := &record.Person{Meta: record.Meta{ID: 50}, Name: "Nguyễn Thị Đượm", Birth: record.Year(1961)}
	third := &record.Person{Meta: record.Meta{ID: 51}, Name: "Nguyen thi duom"}
	b := storetest.New(t, append(storetest.Seed(), twin, third)...)
	pairs := func() (s string) {
		b.Read(func(v *record.View) {
			for _, p := range v.Pairs() {
				s += fmt.Sprintf("%d-%d:%d%v ", p.A.ID, p.B.ID, p.Is, p.Two)
			}
		})
		return s
	}
	const all = "9-50:2false 9-51:1false 50-51:1false "
	if got := pairs(); got != all {
		t.Fatal(got)
	}
	if _, err := b.KeepApart(op, 9, 50, true); err != nil {
		t.Fatal(err)
	}
	if got := pairs(); got != "9-51:1false 50-51:1false 9-50:2true " {
		t.Error(got)
	}
	b.Read(func(v *record.View) {
		p, _ := v.People.Get(9)
		if of := v.Alikes(p); len(of) != 1 || of[0].ID != 51 {
			t.Errorf("%d look like 9", len(of))
		}
	})
	if _, err := b.MergePeople(op, record.Union{Keep: 51, Gone: 50}); err != nil { // 51 is not 9 from now on
		t.Fatal(err)
	}
	if got := pairs(); got != "9-51:2true " {
		t.Error(got)
	}
	for range 2 {
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := pairs(); got != all {
		t.Error("after undo:", got)
	}
}
