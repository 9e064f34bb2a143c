package record

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// small is a book with one of each, all sound.
func small() *View {
	one := func(code string) []Choice { return []Choice{{Code: code, Name: code}} }
	v := &View{}
	for _, r := range []Record{
		&Settings{Meta: Meta{ID: 1}, Lists: Lists{
			AreaKinds: one("thon"), TeamKinds: one("tu-quan"), Roles: []Choice{{Code: RoleLeader, Name: "Tổ trưởng"}, {Code: RoleMember, Name: "Tổ viên"}},
			Grades: one("good"), Proposals: []Choice{{Code: ProposalKeep, Name: "x"}, {Code: ProposalRemove, Name: "y"}},
			MeetingKinds: one(MeetingConsultation), DocTypes: one(DocReport), Funds: one("budget"), Stages: one(StageActive),
		}},
		&Area{Meta: Meta{ID: 2}, Name: "Thôn 1", Type: "thon"},
		&Model{Meta: Meta{ID: 3}, Name: "Camera an ninh"},
		&Site{Meta: Meta{ID: 4}, Model: 3, Area: 2},
		&Team{Meta: Meta{ID: 5}, Name: "Tổ 1", Type: "tu-quan", Area: 2},
		&Person{Meta: Meta{ID: 6}, Name: "Nguyễn Thị Đượm"},
		&Membership{Meta: Meta{ID: 7}, Person: 6, Team: 5, Role: RoleLeader, Span: Span{From: Day(2025, 1, 1), To: Day(2026, 1, 1)}},
		&Meeting{Meta: Meta{ID: 8}, Type: MeetingConsultation, Title: "Hội nghị hiệp thương", Start: Moment{Date: Day(2025, 1, 1)}},
		&Document{Meta: Meta{ID: 9}, Type: DocReport, Title: "Báo cáo"},
	} {
		v.Put(r)
	}
	return v
}

func TestCheck(t *testing.T) {
	v := small()
	for _, k := range Kinds {
		for r := range v.Records(k) {
			if e := r.Check(v); len(e) != 0 {
				t.Fatalf("the sound %s has faults: %v", k, e)
			}
		}
	}
	area := &Area{Name: "Thôn 2", Type: "thon"}
	for name, c := range map[string]struct {
		r     Record
		field string
		want  Fault
	}{
		"empty name":        {&Area{Type: "thon"}, "name", FaultEmpty},
		"unknown kind":      {&Area{Name: "x", Type: "xyz"}, "type", FaultUnknown},
		"same name":         {&Area{Name: "Thôn 1", Type: "thon"}, "name", FaultSame},
		"end before start":  {&Area{Name: "x", Type: "thon", Span: Span{Day(2026, 2, 2), Day(2026, 2, 1)}}, "to", FaultOrder},
		"no such day":       {&Area{Name: "x", Type: "thon", Span: Span{From: Day(2026, 2, 30)}}, "from", FaultDate},
		"negative":          {&Area{Name: "x", Type: "thon", Households: N(-1)}, "households", FaultNumber},
		"NFD":               {&Area{Name: norm.NFD.String("Thôn hai"), Type: "thon"}, "name", FaultText},
		"control character": {&Area{Name: "a\x00b", Type: "thon"}, "name", FaultText},
		"long":              {&Area{Name: strings.Repeat("ế", MaxName+1), Type: "thon"}, "name", FaultLong},
		"dangling":          {&Team{Name: "x", Type: "tu-quan", Area: 99}, "area", FaultMissing},
		"team same name":    {&Team{Name: "Tổ 1", Type: "tu-quan", Area: 2}, "name", FaultSame},
		"model by marks":    {&Model{Name: "CAMERA AN NINH"}, "name", FaultSame},
		"twice":             {&Membership{Person: 6, Team: 5, Role: RoleMember, Span: Span{From: Day(2025, 6, 1)}}, "person", FaultTwice},
		"sensitive":         {&Person{Name: "x", Religion: "x"}, SensitiveReligion, FaultSensitive},
		"phone":             {&Person{Name: "x", Phone: "12345"}, "phone", FaultPhone},
		"reason":            {&Site{Model: 3, Reviews: []Review{{Year: 2025, Grade: "good", Proposal: ProposalRemove}}}, "reviews[0].reason", FaultEmpty},
		"year twice":        {&Site{Model: 3, Reviews: []Review{{Year: 2025, Grade: "good"}, {Year: 2025, Grade: "good"}}}, "reviews[1].year", FaultSame},
		"more than all":     {&Site{Model: 3, Joined: N(5), Households: N(4)}, "joined", FaultTooMany},
		"votes":             {&Meeting{Type: MeetingConsultation, Title: "x", Start: Moment{Date: Day(2025, 1, 1)}, Present: N(3), Votes: []Vote{{Name: "x", Agree: N(3), Disagree: N(1)}}}, "votes[0].agree", FaultVotes},
		"meeting end":       {&Meeting{Type: MeetingConsultation, Title: "x", Start: Moment{Date: Day(2025, 1, 1), H: 9, Set: true}, End: Moment{Date: Day(2025, 1, 1), H: 8, Set: true}}, "end", FaultOrder},
		"issued":            {&Document{Type: DocReport, Title: "x", State: Issued}, "number", FaultEmpty},
		"void":              {&Document{Type: DocReport, Title: "x", State: Void, Number: 1, Year: 2026, Date: Day(2026, 1, 1), Hash: strings.Repeat("0", 64)}, "reason", FaultEmpty},
		"signer":            {&Committee{Names: []CommitteeName{{Name: "x", Place: "y"}}, Signers: []Signer{{Name: "z"}}}, "signers[0].lines", FaultTooMany},
	} {
		if got := c.r.Check(v).Of(c.field); got != c.want {
			t.Errorf("%s: %s is %q, want %q (all: %v)", name, c.field, got, c.want, c.r.Check(v))
		}
	}
	if e := area.Check(v); len(e) != 0 {
		t.Errorf("a new sound area has faults: %v", e)
	}
}

func TestCheckSaysAllAtOnce(t *testing.T) {
	bad := &Team{Area: 99, Founded: Day(2026, 2, 1), Dissolved: Day(2026, 1, 1), Households: N(-1)}
	e := bad.Check(small())
	for field, want := range map[string]Fault{"name": FaultEmpty, "type": FaultEmpty, "area": FaultMissing, "dissolved": FaultOrder, "households": FaultNumber} {
		if e.Of(field) != want {
			t.Errorf("%s: %q, want %q", field, e.Of(field), want)
		}
	}
}

func TestMembershipAgain(t *testing.T) {
	v := small()
	for from, want := range map[Date]Fault{Day(2026, 1, 1): "", Day(2025, 12, 31): FaultTwice, Day(2027, 1, 1): ""} {
		m := &Membership{Person: 6, Team: 5, Role: RoleMember, Span: Span{From: from}}
		if got := m.Check(v).Of("person"); got != want {
			t.Errorf("back from %v: %q, want %q", from, got, want)
		}
	}
	own := v.MembersOf(5, Date{})[0].Clone().(*Membership)
	if e := own.Check(v); len(e) != 0 {
		t.Errorf("a membership stands against itself: %v", e)
	}
}

func TestPhone(t *testing.T) {
	for in, want := range map[string]string{
		"0912 345 678": "0912345678", "0912.345.678": "0912345678", "+84 912 345 678": "0912345678",
		"84912345678": "0912345678", "(0274) 3822 111": "02743822111", "": "",
	} {
		if got := Phone(in); got != want || got != "" && !validPhone(got) {
			t.Errorf("Phone(%q) = %q, want %q and valid", in, got, want)
		}
	}
	for _, bad := range []string{"912345678", "09123456789", "0112345678", "abc", "0912 345 67x"} {
		if got := Phone(bad); validPhone(got) {
			t.Errorf("%q passes as %q", bad, got)
		}
	}
}

func TestHolding(t *testing.T) {
	c := &Committee{
		Names: []CommitteeName{{From: Day(2025, 7, 1), Name: "mới"}, {Name: "cũ"}},
		Signers: []Signer{
			{Name: "A", Span: Span{To: Day(2025, 6, 30)}}, {Name: "B", Span: Span{From: Day(2025, 7, 1)}},
			{Name: "C", Span: Span{From: Day(2025, 7, 1)}, Default: true},
		},
		Patterns: []NumberPattern{{Pattern: "all"}, {Type: "letter", Pattern: "L"}, {Type: "letter", Pattern: "L2", From: Day(2026, 1, 1)}},
	}
	if got := c.NameOn(Day(2025, 6, 30)).Name; got != "cũ" {
		t.Errorf("name before the change: %q", got)
	}
	if got := c.NameOn(Date{}).Name; got != "mới" {
		t.Errorf("latest name: %q", got)
	}
	if s, ok := c.SignerOn(Day(2025, 6, 30)); !ok || s.Name != "A" {
		t.Errorf("signer then: %v %v", s, ok)
	}
	if s, ok := c.SignerOn(Date{}); !ok || s.Name != "C" {
		t.Errorf("signer now: %v %v", s, ok)
	}
	for d, want := range map[Date]string{Day(2025, 12, 31): "L", Day(2026, 1, 1): "L2"} {
		if got := c.PatternOn("letter", d); got != want {
			t.Errorf("pattern on %v: %q", d, got)
		}
	}
	if got := c.PatternOn("report", Date{}); got != "all" {
		t.Errorf("pattern of others: %q", got)
	}
	a := &Area{Name: "Khu phố 5", Former: []FormerName{{Name: "Ấp 2", To: Day(2020, 1, 1)}, {Name: "Ấp 2A", To: Day(2025, 6, 30)}}}
	for d, want := range map[Date]string{Day(2019, 1, 1): "Ấp 2", Day(2022, 1, 1): "Ấp 2A", Day(2025, 7, 1): "Khu phố 5", {}: "Khu phố 5"} {
		if got := a.NameOn(d); got != want {
			t.Errorf("area on %v: %q, want %q", d, got, want)
		}
	}
}

func TestThreshold(t *testing.T) {
	half := Threshold{1, 2}
	for _, c := range []struct {
		agree, present int64
		want           bool
	}{{10, 20, false}, {11, 20, true}, {0, 0, false}, {1, 1, true}} {
		if got := half.Met(c.agree, c.present); got != c.want {
			t.Errorf("%d of %d: %v", c.agree, c.present, got)
		}
	}
	if (Threshold{}).Met(5, 5) {
		t.Error("no threshold is met")
	}
}
