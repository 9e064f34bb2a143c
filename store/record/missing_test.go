package record

import "testing"

var gapDay = Day(2026, 11, 23)

// orderly is a book in which nothing is missing on gapDay; change spoils it.
func orderly(change func(put func(Record))) *View {
	v, meta := new(View), func(id ID) Meta { return Meta{ID: id} }
	day := func(m, d int) Date { return Day(2026, m, d) }
	decided := Decision{Number: "1/QĐ", Date: day(11, 10)}
	for _, r := range []Record{
		&Settings{Meta: meta(1), Remind: []int{30, 14, 3},
			Lists:    Lists{AwardPapers: []Choice{{Code: "request", Name: "Tờ trình"}, {Code: "report", Name: "Báo cáo"}}},
			Calendar: []Event{{Code: EventReview, Month: 12, Day: 15}},
			Standards: []Standard{{Code: "s", Units: []UnitRule{{Type: UnitArea, RegisterMonth: 3, RegisterDay: 31, DecideMonth: 11, DecideDay: 14,
				YearWindow: YearWindow{FromYear: -1, FromMonth: 11, FromDay: 1, ToMonth: 10, ToDay: 31}}}}}},
		&Committee{Meta: meta(2), Names: []CommitteeName{{Name: "x"}}, Signers: []Signer{{Name: "y"}}},
		&Area{Meta: meta(3), Name: "Khu phố 1"},
		&Site{Meta: meta(4), Name: "Điểm", Launched: Year(2026), Reviews: []Review{{Year: 2026}}},
		&Team{Meta: meta(5), Name: "Tổ 1", Area: 3},
		&Team{Meta: meta(6), Name: "Đội", Area: 3, Type: TeamStatutory}, // nobody in it is asked for
		&Person{Meta: meta(7), Name: "A"},
		&Membership{Meta: meta(8), Team: 5, Person: 7, Role: RoleLeader},
		&Membership{Meta: meta(9), Team: 6, Person: 7, Role: RoleMember},
		&Unit{Meta: meta(10), Type: UnitArea, Name: "U", Years: []UnitYear{{Year: 2026, Registered: day(2, 1), Decision: decided}}},
		&Meeting{Meta: meta(11), Title: "Họp", Start: Moment{Date: day(10, 1)}},
		&Document{Meta: meta(12), Type: DocMinutes, State: Issued, Source: Source{Meeting: 11}},
		&Round{Meta: meta(13), Title: "Đợt", Plan: decided},
		&Commendation{Meta: meta(14), Name: "B", Year: 2026, Papers: []string{"request", "report"}},
		&Fund{Meta: meta(15), Year: 2026, Source: "budget", Planned: N(100), Spent: []Expense{{Amount: N(60)}}},
	} {
		v.Put(r)
	}
	if change != nil {
		change(v.Put)
	}
	return v
}

func TestGaps(t *testing.T) {
	meta := func(id ID) Meta { return Meta{ID: id} }
	one := func(r Record) func(func(Record)) { return func(put func(Record)) { put(r) } }
	unit := func(y UnitYear) func(func(Record)) {
		return one(&Unit{Meta: meta(10), Type: UnitArea, Name: "U", Years: []UnitYear{y}})
	}
	cases := []struct {
		name   string
		change func(put func(Record))
		want   Gap // without its Ref.Kind; Lack "" for none
	}{
		{"in order", nil, Gap{}},
		{"nobody signs", one(&Committee{Meta: meta(2), Names: []CommitteeName{{Name: "x"}}}), Gap{Lack: LackSigner, Path: "signers", Label: "x"}},
		{"not registered", unit(UnitYear{Year: 2026}), Gap{Lack: LackRegister, Path: "years[0].registered", Label: "U", Due: Day(2026, 3, 31), Year: 2026}},
		{"not decided", unit(UnitYear{Year: 2026, Registered: Day(2026, 2, 1)}), Gap{Lack: LackDecision, Path: "years[0].decision.number", Label: "U", Due: Day(2026, 11, 14), Year: 2026}},
		{"refused is decided", unit(UnitYear{Year: 2026, Registered: Day(2026, 2, 1), Refused: Day(2026, 11, 1)}), Gap{}},
		{"out of scope", one(&Unit{Meta: meta(10), Type: UnitArea, Name: "U", Outside: []Exclusion{{}}}), Gap{}},
		{"no review", one(&Site{Meta: meta(4), Name: "Điểm", Launched: Year(2025), Reviews: []Review{{Year: 2025}}}), Gap{Lack: LackReview, Path: "reviews", Label: "Điểm", Due: Day(2026, 12, 15), Year: 2026}},
		{"a dissolved site", one(&Site{Meta: meta(4), Name: "Điểm", Stages: []Stage{{Stage: StageDissolved, Date: Year(2025)}}}), Gap{}},
		{"a book begun this year owes no review of the last", one(&Site{Meta: meta(4), Name: "Điểm", Reviews: []Review{{Year: 2026}}}), Gap{}},
		{"round at a stand", one(&Round{Meta: meta(13), Title: "Đợt", Plan: Decision{Number: "2", Date: Day(2026, 9, 1)}, People: 11}), Gap{Lack: LackStep, Path: "consultation", Label: "Đợt", Step: RoundConsultation}},
		{"round given up", one(&Round{Meta: meta(13), Title: "Đợt", Dropped: Day(2026, 2, 1)}), Gap{}},
		{"nobody leads", one(&Membership{Meta: meta(8), Team: 5, Person: 7, Role: RoleMember}), Gap{Lack: LackLeader, Label: "Tổ 1", Note: "Khu phố 1"}},
		{"all left yesterday", one(&Membership{Meta: meta(8), Team: 5, Person: 7, Role: RoleLeader, Span: Span{To: gapDay.AddDays(-1)}}), Gap{Lack: LackMembers, Label: "Tổ 1", Note: "Khu phố 1"}},
		{"leaves today", one(&Membership{Meta: meta(8), Team: 5, Person: 7, Role: RoleLeader, Span: Span{To: gapDay}}), Gap{}},
		{"dissolved team", one(&Team{Meta: meta(20), Name: "Tổ cũ", Area: 3, Dissolved: Year(2024)}), Gap{}},
		{"two leaders", func(put func(Record)) {
			put(&Person{Meta: meta(21), Name: "C"})
			put(&Membership{Meta: meta(22), Team: 5, Person: 21, Role: RoleLeader})
		}, Gap{Lack: LackTwoLeaders, Label: "Tổ 1", Note: "Khu phố 1"}},
		{"two teams", func(put func(Record)) {
			put(&Team{Meta: meta(23), Name: "Tổ 2", Area: 3})
			put(&Membership{Meta: meta(24), Team: 23, Person: 7, Role: RoleLeader})
		}, Gap{Lack: LackTwoTeams, Path: "to", Label: "A", Note: "Tổ 1, Tổ 2"}},
		{"no minutes", one(&Document{Meta: Meta{ID: 12, Bin: true}}), Gap{Lack: LackMinutes, Label: "Họp", Note: "01/10/2026"}},
		{"draft", one(&Document{Meta: meta(25), Type: DocReport, Title: "Nháp"}), Gap{Lack: LackIssue, Label: "Nháp"}},
		{"not sent", one(&Document{Meta: meta(25), Type: DocReport, Title: "BC", Symbol: "5/BC", State: Issued}), Gap{Lack: LackSending, Label: "BC", Note: "5/BC"}},
		{"returned", one(&Document{Meta: meta(25), Type: DocReport, Title: "BC", Symbol: "5/BC", State: Issued,
			Sendings: []Sending{{Date: gapDay}}, Replies: []Reply{{Date: gapDay, Returned: true}}}), Gap{Lack: LackReturned, Label: "BC", Note: "5/BC"}},
		{"returned and corrected", func(put func(Record)) {
			put(&Document{Meta: meta(25), Type: DocReport, State: Issued, Sendings: []Sending{{Date: gapDay}}, Replies: []Reply{{Date: gapDay, Returned: true}}})
			put(&Document{Meta: meta(26), Type: DocReport, State: Issued, Sendings: []Sending{{Date: gapDay}}, Corrects: 25})
		}, Gap{}},
		{"papers", one(&Commendation{Meta: meta(14), Name: "B", Year: 2026, Papers: []string{"request"}}), Gap{Lack: LackPapers, Path: "papers", Label: "B", Note: "Báo cáo", Year: 2026}},
		{"declined", one(&Commendation{Meta: meta(14), Name: "B", Year: 2026, Declined: gapDay}), Gap{}},
		{"spent as planned", one(&Site{Meta: meta(4), Launched: Year(2026), Reviews: []Review{{Year: 2026}}, Money: []Money{{Year: 2026, Fund: "budget", Amount: N(40)}, {Year: 2025, Fund: "budget", Amount: N(9)}}}), Gap{}},
		{"overspent", one(&Activity{Meta: meta(27), Start: Day(2026, 5, 1), Money: []Amount{{Fund: "budget", Amount: N(41)}, {Fund: "social", Amount: N(500)}}}), Gap{Lack: LackMoney, Path: "planned", Label: "budget 2026", Year: 2026, Sum: 1}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := orderly(c.change).Gaps(gapDay)
			if c.want.Lack == "" {
				if len(got) != 0 {
					t.Errorf("gaps %+v", got)
				}
				return
			}
			if len(got) != 1 {
				t.Fatalf("%d gaps %+v", len(got), got)
			}
			if got[0].Ref.ID == 0 || got[0].Ref.Kind == "" {
				t.Errorf("leads nowhere: %+v", got[0])
			}
			if got[0].Ref = (Ref{}); got[0] != c.want {
				t.Errorf("got  %+v\nwant %+v", got[0], c.want)
			}
		})
	}
}

// TestGapsBeforeTheirDay: what is not due yet is not missing.
func TestGapsBeforeTheirDay(t *testing.T) {
	v := orderly(func(put func(Record)) {
		put(&Unit{Meta: Meta{ID: 10}, Type: UnitArea, Name: "U"})
		put(&Site{Meta: Meta{ID: 4}, Name: "Điểm"})
	})
	has := func(d Date, l Lack) bool {
		for _, g := range v.Gaps(d) {
			if g.Lack == l {
				return true
			}
		}
		return false
	}
	for _, c := range []struct {
		day  Date
		lack Lack
		want bool
	}{
		{Day(2026, 3, 31), LackRegister, false}, {Day(2026, 4, 1), LackRegister, true},
		{Day(2026, 11, 14), LackReview, false}, {Day(2026, 11, 15), LackReview, true}, // 30 days ahead
		{Day(2027, 1, 2), LackReview, true}, // of the year that is over
	} {
		if got := has(c.day, c.lack); got != c.want {
			t.Errorf("%v %s: %v", c.day, c.lack, got)
		}
	}
}

func TestFinish(t *testing.T) {
	on := Day(2026, 11, 20)
	v := orderly(func(put func(Record)) {
		put(&Meeting{Meta: Meta{ID: 11, Rev: 4}, Title: "Họp", Start: Moment{Date: Day(2026, 10, 1)},
			Tasks: []Assignment{{What: "a"}, {What: "b"}}, Opinions: []Opinion{{Topic: "đèn"}}})
		put(&Inspection{Meta: Meta{ID: 30}, Title: "KT", Planned: Day(2026, 11, 1), Findings: []Finding{{What: "f"}}})
		put(&Task{Meta: Meta{ID: 31}, Assignment: Assignment{What: "t"}})
		put(&Settings{Meta: Meta{ID: 1}, Calendar: []Event{{Code: "e", Name: "Ngày hội", Month: 8, Day: 19}},
			Periods: []PeriodRule{{Code: "nam", Name: "năm", YearWindow: YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 12, ToDay: 31}, DueMonth: 11, DueDay: 30}}})
	})
	before := v.Duties(gapDay)
	for _, d := range before {
		r := v.Finish(d, on)
		if d.From == FromInspection || d.From == FromReport {
			if r != nil {
				t.Errorf("%s is ticked off", d.From)
			}
			continue
		}
		if r == nil {
			t.Errorf("%s %s is not ticked off", d.From, d.Path)
			continue
		}
		if old := v.Find(d.Ref.Kind, d.Ref.ID); old == r {
			t.Errorf("%s: the book's own record was changed", d.From)
		}
		if r.M().ID == 0 {
			r.M().ID = 40
		}
		v.Put(r)
		for _, x := range v.Duties(gapDay) {
			if x.From == d.From && x.Ref == d.Ref && x.Path == d.Path && x.Event == d.Event {
				t.Errorf("%s %s is still open", d.From, d.Path)
			}
		}
	}
	if got := len(v.Duties(gapDay)); len(before) != 8 || got != 2 {
		t.Errorf("of %d duties %d are open", len(before), got)
	}
}
