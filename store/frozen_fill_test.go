package store_test

import (
	"errors"
	"reflect"
	"slices"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// worked puts something into every field that came with schema 2, on top of filled.
func worked(b *store.Book, must func(error)) {
	day := func(m, d int) record.Date { return record.Day(2026, m, d) }
	must(second(b.Save(op, wholeSettings(b))))

	c := find[*record.Committee](b, record.KindCommittee, 2)
	c.Names[0].Superior, c.Names[0].Province, c.Names[0].From = "Ủy ban MTTQ Việt Nam tỉnh Thử Nghiệm", "tỉnh Thử Nghiệm", record.Day(2025, 7, 1)
	c.Letterheads[0].From, c.Letterheads[0].NoRule = record.Day(2025, 7, 1), true
	c.Patterns[0].Type = record.DocReport
	p := find[*record.Person](b, record.KindPerson, 9)
	p.Religion, p.Party, p.PartyDate = "Phật giáo", true, record.Year(1985)
	p.Consents[0].Withdrawn = day(3, 1)
	m := find[*record.Meeting](b, record.KindMeeting, 13)
	m.End, m.Place, m.Area, m.Agreed = record.Moment{Date: m.Start.Date, H: 21, Min: 30, Set: true}, "Nhà văn hóa", 3, record.N(40)
	m.Start.Min, m.Secretary = 30, record.Officer{Name: "Bà C", Title: "Bà", Post: "Văn phòng"}
	m.Chair.Title, m.Groups[0].Guest, m.Tasks[0].Done = "Ông", true, record.Day(2023, 4, 24)
	m.Votes[0].Disagree, m.Votes[0].Other = record.N(1), record.N(1)
	m.Organiser, m.Attendance = "Công an phường", []record.Attendance{{Team: 8, Invited: record.N(5), Present: record.N(4)}}
	m.Forum, m.Opinions = "lang-nghe", []record.Opinion{{Topic: "Đèn đường", Group: "người dân tổ 5", Times: record.N(3), Answer: "Sẽ lắp.",
		Outcome: record.OpinionOpen, Body: "Ủy ban nhân dân phường", Due: day(4, 1), Closed: day(3, 30)}}
	site := find[*record.Site](b, record.KindSite, 6)
	site.Lead, site.Partners, site.Decision = "Ban công tác Mặt trận", "Công an", record.Decision{Number: "16/QĐ-UBND", Date: record.Day(2024, 4, 1), By: "UBND"}
	site.Equipment[0].Since, site.Money[0].Date = record.Day(2024, 4, 1), record.Day(2024, 5, 1)
	site.Results[0].Settled, site.Results[0].Patrols, site.Results[0].Pledges = record.N(1), record.N(2), record.N(3)
	r := &site.Reviews[0]
	r.Weakness, r.Proposal, r.Reason, r.Paper = "Một camera hỏng.", record.ProposalKeep, "Còn tác dụng.", "Tờ trình 05"
	copied := find[*record.Site](b, record.KindSite, 7)
	copied.Source = 6
	model := find[*record.Model](b, record.KindModel, 5)
	model.Field, model.Level, model.Lead, model.Partners, model.Aim = "pccc", "xa", "Mặt trận", "Công an", "Giữ an ninh."
	model.Launched, model.Stages = record.Year(2024), []record.Stage{{Stage: record.StageActive, Date: record.Year(2024), Paper: "15/QĐ-UBND"}}
	model.Decision.By = "UBND phường"
	team := find[*record.Team](b, record.KindTeam, 8)
	team.Decision, team.Households = record.Decision{Number: "17/QĐ-UBND", Date: record.Day(2023, 5, 1), By: "UBND"}, record.N(60)
	ms := find[*record.Membership](b, record.KindMembership, 12)
	ms.To, ms.How, ms.By, ms.Note = day(12, 31), "vote", "Chi hội Phụ nữ", "Tái cử"
	one, two := find[*record.Area](b, record.KindArea, 3), find[*record.Area](b, record.KindArea, 4)
	one.People, two.Former[0].To = record.N(480), record.Day(2025, 6, 30)
	dissolved := &record.Team{Type: "tu-quan", Name: "Tổ đã giải thể", Area: 3, Dissolved: record.Year(2024)}
	declined := &record.Commendation{Type: record.CommendIndividual, Name: "Trần Văn Hòa", Year: 2025, Award: "giay-khen", Declined: record.Day(2025, 12, 1)}
	inspection := find[*record.Inspection](b, record.KindInspection, 104)
	inspection.Leader.Title = "Ông"
	must(second(b.Do(op, func(tx *store.Tx) error {
		file, err := tx.Attach("Quyết định.pdf", []byte("%PDF-1.7 bản quét"))
		files := []record.Attachment{file}
		model.Files, site.Files, m.Files, inspection.Files = files, files, files, files
		for _, x := range []record.Record{c, p, m, site, copied, model, team, ms, one, two, dissolved, declined, inspection} {
			err = errors.Join(err, tx.Save(x))
		}
		for _, k := range []record.Kind{record.KindUnit, record.KindActivity, record.KindCommendation, record.KindExemplar} {
			for x := range tx.View().Records(k) {
				x = x.Clone()
				reflect.ValueOf(x).Elem().FieldByName("Files").Set(reflect.ValueOf(files))
				err = errors.Join(err, tx.Save(x))
				break
			}
		}
		return err
	})))
	workedPapers(b, must)
	must(second(b.MergeAreas(store.Op{Code: "merge", Kind: record.KindArea, N: 2}, record.Merge{Areas: []record.ID{3, 4}, Date: day(7, 1),
		Into: record.Part{Type: "khu-pho", Name: "Khu phố Mới", Head: "Bà E"}})))
	if _, err := b.Save(op, &record.Task{Assignment: record.Assignment{What: "Việc bị lấy lại"}}); err != nil {
		must(err)
	}
	var last uint64
	must(b.History(func(e store.Entry) bool { last = e.Seq; return false }))
	must(second(b.Revert(last)))
}

// workedPapers issues a paper, another with an earlier date, and a correction of the
// first.
func workedPapers(b *store.Book, must func(error)) {
	one := &record.Document{Type: record.DocReport, Title: "Báo cáo quý I", Source: record.Source{Form: "period", Team: 8, Area: 3, Meeting: 13,
		Site: 6, Rule: "nam", Year: 2025, AsOf: day, Columns: []string{"stt"}, Of: record.Ref{Kind: record.KindTeam, ID: 8}, Option: "x",
		Erased: record.Erasure{People: []record.ID{9}, Reason: record.ReasonAsked, Requested: day, By: "Bà C", Records: 1, Revisions: 2, Files: 3, Rewritten: 4, Copies: []string{"a.sopt"}}}}
	two := &record.Document{Type: record.DocReport, Title: "Báo cáo ghi lùi ngày"}
	must(second(b.Save(op, one, two)))
	render := func(_ *record.View, d *record.Document) ([]byte, error) {
		d.Symbol, d.Figures = "06/BC-MTTQ-BTT", []record.Figure{{Key: "teams", Value: record.N(1)}}
		d.Signer = record.Signer{Span: record.Span{From: record.Year(2025), To: record.Year(2030)}, Name: "Lê Thị Thử", Lines: []string{"CHỦ TỊCH"}, Default: true}
		return []byte("%PDF-1.4 " + d.Title), nil
	}
	must(third(b.Issue(store.Op{Code: "issue"}, one.ID, day.AddDays(5), render)))
	must(third(b.Issue(store.Op{Code: "issue"}, two.ID, day.AddDays(2), render)))
	fix := &record.Document{Type: record.DocReport, Title: "Đính chính", Corrects: one.ID,
		Corrections: []record.Correction{{Where: "Mục 1", Old: "12", New: "13", Why: "Cộng sót"}}}
	must(second(b.Save(op, fix)))
	must(third(b.Issue(store.Op{Code: "issue"}, fix.ID, day.AddDays(6), render)))
	sent := find[*record.Document](b, record.KindDocument, one.ID)
	sent.Sendings = []record.Sending{{To: "Cấp trên", Date: day.AddDays(6), How: "paper", Note: "Ký nhận"}}
	sent.Replies = []record.Reply{{Date: day.AddDays(8), From: "Cấp trên", Returned: true, Text: "Thiếu phụ lục"}}
	must(second(b.Do(op, func(tx *store.Tx) error {
		file, err := tx.Attach("Bản có dấu.jpg", []byte("\xff\xd8\xff bản có dấu"))
		sent.Files = []record.Attachment{file}
		return errors.Join(err, tx.Save(sent))
	})))
}

// forgotten erases somebody of whom the book had everything, and says until when it keeps
// somebody else: what came with schema 3.
func forgotten(b *store.Book, must func(error)) {
	gone := &record.Person{Name: "Người Sẽ Quên", Sex: record.Male, Birth: record.Day(1950, 2, 3), Phone: "0987654321", Respected: true, Ethnicity: "Tày"}
	must(second(b.Save(store.Op{Code: "add", Label: gone.Name}, gone)))
	must(second(b.Save(op, &record.Membership{Person: gone.ID, Team: 8, Role: record.RoleMember, Note: "Ốm",
		Span: record.Span{From: record.Year(2015), To: record.Day(2020, 1, 2)}}, &record.Task{Assignment: record.Assignment{What: "Thăm ông Người Sẽ Quên"}})))
	kept := find[*record.Person](b, record.KindPerson, 10)
	kept.KeepUntil = record.Year(2035)
	must(second(b.Save(op, kept)))
	must(second(b.Erase(op, store.Erasure{People: []record.ID{gone.ID}})))
}

// begun leaves a half-typed form, and notes of what was printed.
func begun(b *store.Book, must func(error)) {
	must(b.KeepDraft(store.Draft{DraftKey: store.DraftKey{Kind: record.KindPerson, ID: 11, Form: "teams"}, Title: "Sửa thành viên",
		Label: "H'Hen Niê", Records: []record.Record{find[*record.Person](b, record.KindPerson, 11)}, Fields: []record.Typed{{Path: "work", Text: "Làm rẫ"}}}))
	must(second(b.Note(store.Op{Code: store.NotePrint, N: 2, Label: "roster"})))
}

func wholeSettings(b *store.Book) *record.Settings {
	s := find[*record.Settings](b, record.KindSettings, 1)
	span := record.Span{From: record.Year(2022), To: record.Year(2030)}
	s.Standards = []record.Standard{{Code: "tt", Name: "Thông tư thử", Span: span, Units: []record.UnitRule{{Type: record.UnitSchool,
		YearWindow:    record.YearWindow{FromYear: -1, FromMonth: 11, FromDay: 1, ToYear: 1, ToMonth: 10, ToDay: 31},
		RegisterMonth: 3, RegisterDay: 31, DecideMonth: 11, DecideDay: 19, Authority: "Chủ tịch UBND",
		Criteria: []record.Criterion{{Number: "1a", Text: "Có kế hoạch."}, {Number: "1b", Text: "Không có vụ việc."}}}}}}
	s.Targets = []record.Target{{Code: "t", Name: "Chỉ tiêu thử", Span: span, Types: []string{record.UnitSchool}, Met: 3, Of: 4, Base: record.BaseRegistered}}
	s.Calendar = []record.Event{{Code: "ngay-hoi", Name: "Ngày hội", Span: span, Month: 8, Day: 19, Owner: "Văn phòng"}}
	s.Remind, s.Checklists = []int{30, 3}, []record.Checklist{{Code: "site", Name: "Điểm mô hình", Items: []string{"Có quy chế"}}}
	s.Periods[0].Span, s.Periods[0].ToYear = span, 1
	s.Sensitive = append(s.Sensitive, record.Sensitive{Field: record.SensitiveReligion, Since: day, Purpose: "Thống kê"},
		record.Sensitive{Field: record.SensitiveParty, Since: day, Purpose: "Thống kê"})
	s.Lists.How = []record.Choice{{Code: "vote", Name: "bầu", Short: "B", Span: span}}
	s.Lists.Proposals = []record.Choice{{Code: record.ProposalKeep, Name: "duy trì"}}
	lists := reflect.ValueOf(&s.Lists).Elem()
	for i := range lists.NumField() { // each list shows every field of a choice
		list := lists.Field(i).Interface().([]record.Choice)
		if len(list) > 0 && list[0].Short == "" {
			list = slices.Clone(list)
			list[0].Short, list[0].Span = "X", span
			lists.Field(i).Set(reflect.ValueOf(list))
		}
	}
	return s
}

// unfilled names the fields of every kind that no record of the book fills.
func unfilled(b *store.Book) (paths []string) {
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			seen := map[string]bool{}
			walkFields(reflect.ValueOf(record.New(k)).Elem(), string(k), seen)
			for r := range v.Records(k) {
				walkFields(reflect.ValueOf(r).Elem(), string(k), seen)
			}
			for path, filled := range seen {
				if !filled {
					paths = append(paths, path)
				}
			}
		}
	})
	slices.Sort(paths)
	return paths
}

func walkFields(v reflect.Value, at string, seen map[string]bool) {
	t := v.Type()
	if t.Kind() != reflect.Struct || t == reflect.TypeFor[record.Date]() || t == reflect.TypeFor[record.Count]() || t == reflect.TypeFor[record.Meta]() {
		seen[at] = seen[at] || !v.IsZero() || t == reflect.TypeFor[record.Meta]()
		return
	}
	for i := range t.NumField() {
		f, path := v.Field(i), at+"."+t.Field(i).Name
		if f.Kind() != reflect.Slice {
			walkFields(f, path, seen)
			continue
		}
		seen[path] = seen[path] || f.Len() > 0
		for j := range f.Len() {
			walkFields(f.Index(j), path+"[]", seen)
		}
	}
}

// united finds two persons to be one, and two others not: what came with schema 4.
func united(b *store.Book, must func(error)) {
	one := &record.Person{Name: "Người Hai Lần", Birth: record.Year(1970)}
	two := &record.Person{Name: "Người Hai Lần", Birth: record.Year(1970), Phone: "0901234567"}
	three := &record.Person{Name: "Người Hai Lần", Birth: record.Year(1971)}
	must(second(b.Save(op, one, two, three)))
	must(second(b.KeepApart(op, one.ID, three.ID, true)))
	must(second(b.MergePeople(store.Op{Code: "unite", Kind: record.KindPerson}, record.Union{Keep: one.ID, Gone: two.ID})))
}
