package record

import (
	"reflect"
	"slices"
	"testing"
)

// remembered is small() with person 6 written about everywhere.
func remembered() *View {
	v := small()
	s := clone(v.Settings())
	s.Sensitive = []Sensitive{{Field: SensitiveEthnicity, Purpose: "x"}, {Field: SensitiveParty, Purpose: "x"}}
	s.Lists.CommendKinds, s.Lists.Awards = []Choice{{Code: CommendIndividual, Name: "x"}}, []Choice{{Code: "giay-khen", Name: "x"}}
	s.Lists.ExemplarKinds = s.Lists.CommendKinds
	of := Ref{KindPerson, 6}
	file := []Attachment{{Name: "Bằng khen.pdf", Type: "application/pdf", Size: 1, Hash: "00"}}
	p, _ := v.People.Get(6)
	p = clone(p)
	p.Sex, p.Birth, p.Area, p.Address, p.Home, p.Work, p.Phone = Female, Day(1961, 5, 3), 2, "Số 1", "Huế", "Nghỉ hưu", "0912345678"
	p.Ethnicity, p.Party, p.PartyDate, p.Respected = "Tày", true, Year(1985), true
	p.Consents, p.KeepUntil = []Consent{{Purpose: "list", Date: Day(2026, 1, 1)}}, Year(2030)
	for _, r := range []Record{s, p,
		&Person{Meta: Meta{ID: 16}, Name: "Trần Hai"},
		&Membership{Meta: Meta{ID: 7}, Person: 6, Team: 5, Role: RoleLeader, By: "Chi hội", Note: "Ốm", Span: Span{From: Day(2025, 1, 1), To: Day(2026, 1, 1)}},
		&Meeting{Meta: Meta{ID: 8}, Type: MeetingConsultation, Title: "Hội nghị", Start: Moment{Date: Day(2025, 1, 1)},
			Votes:       []Vote{{Person: 6, Name: "Nguyễn Thị Đượm", Team: 5, Agree: N(3)}, {Person: 16, Name: "Trần Hai"}, {Name: "NGUYỄN THỊ ĐƯỢM"}},
			Conclusions: []string{"Bầu bà Nguyễn Thị Đượm, điện thoại 0912 345 678.", "Nguyễn Thị Đượmx không phải tên này."}},
		&Round{Meta: Meta{ID: 20}, Title: "Đợt", Candidates: []Candidate{{Person: 6, Name: "Nguyễn Thị Đượm", By: "Chi hội"}}},
		&Commendation{Meta: Meta{ID: 21}, Type: CommendIndividual, Name: "Nguyễn Thị Đượm", Subject: of, Merit: "Giỏi.", Year: 2025, Award: "giay-khen", Files: file},
		&Exemplar{Meta: Meta{ID: 22, Bin: true}, Type: CommendIndividual, Name: "Nguyễn Thị Đượm", Subject: of, Merit: "Giỏi.", Year: 2025, Files: file},
		&Area{Meta: Meta{ID: 2}, Name: "Thôn 1", Type: "thon", Head: "Bà Nguyễn thị Đượm"},
		&Document{Meta: Meta{ID: 9}, Type: DocReport, Title: "Báo cáo về Nguyễn Thị Đượm"},
		&Document{Meta: Meta{ID: 23}, Type: DocMinutes, Title: "Biên bản bầu Nguyễn Thị Đượm", State: Issued, Source: Source{Form: "minutes", Meeting: 8}},
		&Document{Meta: Meta{ID: 24}, Type: DocReport, Title: "Báo cáo khác", State: Issued, Source: Source{Form: "period"}},
	} {
		v.Put(r)
	}
	return v
}

func TestForget(t *testing.T) {
	v := remembered()
	day := Day(2026, 3, 1)
	changed := v.Forget(6, day)
	for _, r := range changed {
		v.Put(r)
	}
	got, _ := v.People.Get(6)
	if want := (&Person{Meta: Meta{ID: 6}, Sex: Female, Birth: Year(1961), Respected: true, Ethnicity: counted, Party: true, Anonymised: day}); !reflect.DeepEqual(got, want) {
		t.Errorf("what is left of the person: %+v", got)
	}
	var kinds []Kind
	for _, r := range changed {
		kinds = append(kinds, r.Kind())
		if faults := r.Check(v); len(faults) > 0 {
			t.Errorf("%s %d is not right any more: %v", r.Kind(), r.M().ID, faults)
		}
		var name Naming
		name.Of(&Person{Name: "Nguyễn Thị Đượm", Phone: "0912345678"})
		name.Names(unnamedOr(r), func(l Leaf) {
			if l.Name != "meeting.votes.name" && l.Name != "meeting.conclusions" {
				t.Errorf("%s still names the person: %v", l.Name, l.Value)
			}
		})
	}
	if want := []Kind{KindPerson, KindMembership, KindMeeting, KindRound, KindCommendation, KindExemplar}; !slices.Equal(kinds, want) {
		t.Errorf("changed are %v, want %v", kinds, want)
	}
	if c, _ := v.Commendations.Get(21); c.Merit != "" || c.Files != nil || c.Subject.ID != 6 || c.Year != 2025 {
		t.Errorf("the commendation is %+v", c)
	}
	if m, _ := v.Meetings.Get(8); m.Votes[0].Agree != N(3) || m.Votes[1].Name != "Trần Hai" {
		t.Errorf("the votes are %+v", m.Votes)
	}
	if m, _ := v.Memberships.Get(7); m.Note != "" || m.By != "Chi hội" || m.To != Day(2026, 1, 1) {
		t.Errorf("the membership is %+v", m)
	}
	if again := v.Forget(6, Day(2027, 1, 1)); len(again) != 1 || !reflect.DeepEqual(again[0], got) {
		t.Errorf("forgetting again changes something: %v", again)
	}
	if v.Forget(99, day) != nil {
		t.Error("somebody who is not there is forgotten")
	}
}

func unnamedOr(r Record) Record {
	if c := unnamed(r, func(of Ref) bool { return of.ID == 16 }); c != nil {
		return c
	}
	return r
}

// TestAnonymousHasNothing: an anonymous person may have what is counted and nothing
// else; others need a name, and so do votes for them.
func TestAnonymousHasNothing(t *testing.T) {
	v := small()
	v.Put(&Person{Meta: Meta{ID: 6}, Sex: Female, Birth: Year(1961), Anonymised: Day(2026, 1, 1)})
	for field, p := range map[string]*Person{
		"":         {Sex: Male, Birth: Year(1950), Respected: true},
		"name":     {Name: "A"},
		"birth":    {Birth: Day(1950, 1, 2)},
		"phone":    {Phone: "0912345678"},
		"consents": {Consents: []Consent{{Purpose: "list"}}},
		"area":     {Area: 2},
		"moves":    {Moves: []Moved{{Area: 2, To: Year(2020)}}},
	} {
		p.Anonymised = Day(2026, 1, 1)
		faults := p.Check(v)
		if got := faults.Of(field); field != "" && got != FaultLocked || field == "" && len(faults) > 0 {
			t.Errorf("%q: %v", field, faults)
		}
	}
	if (&Person{}).Check(v).Of("name") != FaultEmpty {
		t.Error("a person needs no name")
	}
	vote := func(x Vote) Fault {
		return (&Meeting{Type: MeetingConsultation, Title: "x", Start: Moment{Date: Day(2025, 1, 1)}, Votes: []Vote{x}}).Check(v).Of("votes[0].name")
	}
	v.Put(&Person{Meta: Meta{ID: 16}, Name: "B"})
	if vote(Vote{Person: 6}) != "" || vote(Vote{Person: 16}) != FaultEmpty || vote(Vote{}) != FaultEmpty {
		t.Errorf("votes: %q %q %q", vote(Vote{Person: 6}), vote(Vote{Person: 16}), vote(Vote{}))
	}
}

func TestMentions(t *testing.T) {
	v := remembered()
	var got []string
	for _, m := range v.Mentions(6) {
		got = append(got, m.Name+" "+m.Path)
	}
	want := []string{"area.head head", "meeting.votes.name votes[2].name", "meeting.conclusions conclusions[0]", "document.title title"}
	if !slices.Equal(got, want) {
		t.Errorf("mentions %q, want %q", got, want)
	}
	for _, r := range v.Forget(6, Day(2026, 3, 1)) {
		v.Put(r)
	}
	if v.Mentions(6) != nil {
		t.Error("the anonymous have no name to look for")
	}
	papers := v.PapersNaming(6)
	if len(papers) != 1 || papers[0].ID != 23 {
		t.Errorf("papers %v", papers)
	}
}
