package sample

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sophongtrao/assets"
	"sophongtrao/store/record"
)

func commune(t testing.TB, s Size) ([]record.Record, *record.View) {
	t.Helper()
	recs, err := Make(assets.SampleWords(), assets.Defaults(), s)
	if err != nil {
		t.Fatal(err)
	}
	v := new(record.View)
	for _, r := range recs {
		v.Put(r)
	}
	return recs, v
}

// Every size must give records that a book accepts.
func TestEveryRecordIsRight(t *testing.T) {
	for _, s := range []Size{
		{}, {Areas: 1, Teams: 1, People: 1, Meetings: 1}, {Areas: -1, Teams: -1, People: -1, Meetings: -1},
		{Areas: -1, People: 20, Meetings: 5}, {Areas: 1, Teams: 40, People: 3, Meetings: -1},
		{Areas: 150, Teams: 500, People: 2000, Meetings: 200, Seed: 7},
		{Areas: 12, Teams: 3, People: 400, Meetings: 70, Seed: 8, Today: record.Day(2024, 2, 29)},
	} {
		recs, v := commune(t, s)
		seen := map[record.ID]bool{}
		for _, r := range recs {
			if e := r.Check(v); e != nil {
				t.Fatalf("%+v: %s %d: %v", s, r.Kind(), r.M().ID, e)
			}
			if id := r.M().ID; id == 0 || seen[id] || v.Find(r.Kind(), id) != r {
				t.Fatalf("%+v: ID %d of %s is missing or there twice", s, id, r.Kind())
			}
			seen[r.M().ID] = true
			clean := r.Clone()
			clean.Clean()
			if !reflect.DeepEqual(r, clean) {
				t.Fatalf("%+v: %s %d is not in its stored form", s, r.Kind(), r.M().ID)
			}
		}
	}
}

func TestSameSizeSameRecords(t *testing.T) {
	var was [2][]byte
	for i := range was {
		recs, _ := commune(t, Size{})
		was[i], _ = json.Marshal(recs)
	}
	if !bytes.Equal(was[0], was[1]) {
		t.Error("two runs differ")
	}
	recs, _ := commune(t, Size{Seed: 1})
	if other, _ := json.Marshal(recs); bytes.Equal(was[0], other) {
		t.Error("another seed gives the same commune")
	}
}

// What the papers and screens need to show must occur.
func TestPracticeCommuneShowsEverything(t *testing.T) {
	_, v := commune(t, Size{})
	if v.Areas.Len() != 30 || v.Teams.Len() != 60 || v.People.Len() != 500 || v.Meetings.Len() != 48 {
		t.Errorf("%d areas, %d teams, %d people, %d meetings", v.Areas.Len(), v.Teams.Len(), v.People.Len(), v.Meetings.Len())
	}
	if !v.Settings().Practice {
		t.Error("the settings do not say Practice")
	}
	today := Default.Today
	has := map[string]int{}
	for m := range v.Memberships.All() {
		if !m.To.IsZero() {
			has["leavers"]++
		}
		if m.Meeting != 0 {
			meet, ok := v.Meetings.Get(m.Meeting)
			if !ok || !slices.ContainsFunc(meet.Votes, func(x record.Vote) bool { return x.Person == m.Person && x.Team == m.Team }) {
				t.Errorf("membership %d rests on a consultation without its vote", m.ID)
			}
			if m.From.Before(meet.Start.Date) {
				t.Errorf("membership %d begins before its consultation", m.ID)
			}
			has["agreed at a consultation"]++
		}
	}
	for team := range v.Teams.All() {
		leaders := 0
		for _, m := range v.MembersOf(team.ID, today) {
			if m.Role == record.RoleLeader {
				leaders++
			}
		}
		if leaders > 1 {
			t.Errorf("team %d has %d leaders", team.ID, leaders)
		}
		if leaders == 0 {
			has["teams without leader"]++
		}
		if len(v.MembersOf(team.ID, record.Date{})) < 2 {
			t.Errorf("team %d has fewer than two members", team.ID)
		}
		if !team.Dissolved.IsZero() {
			has["dissolved teams"]++
		}
	}
	for p := range v.People.All() {
		if len(v.TeamsOf(p.ID, record.Date{})) > 1 {
			has["people in two teams or roles"]++
		}
		if p.SortName != "" {
			has["sort names"]++
		}
		if p.Phone != "" && !strings.HasPrefix(p.Phone, "03000") {
			t.Errorf("person %d has a telephone number that could be real", p.ID)
		}
		if len(p.Consents) > 0 {
			has["consents"]++
		}
		if p.Birth.D == 0 && p.Birth.Y != 0 {
			has["years of birth"]++
		}
	}
	for a := range v.Areas.All() {
		if len(a.Former) > 0 {
			has["former names"]++
		}
		if a.Successor != 0 {
			has["merged areas"]++
		}
	}
	for s := range v.Sites.All() {
		for _, r := range s.Reviews {
			has["proposal "+r.Proposal]++
			has["grade "+r.Grade]++
		}
		if len(s.Equipment) > 0 && len(s.Money) > 0 && len(v.TeamsAt(s.ID)) > 0 {
			has["full sites"]++
		}
	}
	for m := range v.Meetings.All() {
		has["meeting "+m.Type]++
	}
	for _, want := range []string{"leavers", "agreed at a consultation", "teams without leader", "dissolved teams",
		"people in two teams or roles", "sort names", "consents", "years of birth", "former names", "merged areas", "full sites",
		"proposal keep", "proposal strengthen", "proposal replicate", "proposal remove", "grade too-early", "grade good", "grade fair",
		"meeting consultation", "meeting briefing", "meeting forum", "meeting review", "meeting mid-review", "meeting training", "meeting inspection", "meeting launch"} {
		if has[want] == 0 {
			t.Errorf("no %s", want)
		}
	}
}

// The newest meeting is a consultation with a table worth printing.
func TestNewestConsultation(t *testing.T) {
	_, v := commune(t, Size{})
	var newest *record.Meeting
	for m := range v.Meetings.All() {
		if newest == nil || m.Start.Compare(newest.Start) > 0 {
			newest = m
		}
	}
	if newest.Type != record.MeetingConsultation || len(newest.Votes) < 3 || Default.Today.Before(newest.Start.Date) {
		t.Errorf("%s on %v with %d votes", newest.Type, newest.Start.Date, len(newest.Votes))
	}
}

func TestBadWords(t *testing.T) {
	for name, words := range map[string]string{"no JSON": "{", "an unknown key": `{"familys":["Lê"]}`, "empty": "{}"} {
		if _, err := Make([]byte(words), assets.Defaults(), Size{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Make(assets.SampleWords(), []byte(`{"lists":1}`), Size{}); err == nil {
		t.Error("wrong defaults: no error")
	}
}

func BenchmarkMake60000(b *testing.B) {
	for b.Loop() {
		if _, err := Make(assets.SampleWords(), assets.Defaults(), Size{Areas: 1500, Teams: 5000, People: 60_000, Meetings: 2400}); err != nil {
			b.Fatal(err)
		}
	}
}
