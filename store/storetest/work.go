package storetest

import "sophongtrao/store/record"

// Work are records of the kinds that Seed has none of, in the order of
// record.Kinds, with something in every field. They refer to Seed's; the IDs are
// 101 to 110.
func Work() []record.Record {
	meta := func(id record.ID) record.Meta { return record.Meta{ID: id} }
	day := func(m, d int) record.Date { return record.Day(2026, m, d) }
	decided := record.Decision{Number: "21/QĐ-UBND", Date: day(11, 10), By: "Chủ tịch UBND phường Thử Nghiệm"}
	return []record.Record{
		&record.Unit{Meta: meta(101), Type: record.UnitSchool, Name: "Trường THCS Thử Nghiệm", Area: 3,
			Span:    record.Span{From: record.Year(2010), To: record.Year(2030)},
			Outside: []record.Exclusion{{Span: record.Span{From: record.Year(2010), To: record.Year(2020)}, Reason: "other"}},
			Years: []record.UnitYear{{Year: 2025, Registered: record.Day(2025, 2, 1), Refused: record.Day(2025, 11, 20)},
				{Year: 2026, Registered: day(2, 3), Marks: []record.Mark{{Criterion: "1a", Met: record.Yes}, {Criterion: "1b", Met: record.No}},
					Proposed: day(10, 30), Decision: decided, Papers: []string{"registration"},
					Withdrawn: record.Decision{Number: "25/QĐ-UBND", Date: day(12, 1), By: "Chủ tịch UBND phường Thử Nghiệm"}}}},
		&record.Round{Meta: meta(102), Title: "Hiệp thương Tổ tự quản số 1", Area: 3, Plan: decided,
			Structure: "Ba người.\nMột nữ.", Listed: day(4, 2), People: 13, Consultation: 13, Proposal: 14, Decision: decided, Dropped: day(12, 31),
			Candidates: []record.Candidate{{Person: 9, Name: "Nguyễn Thị Đượm", Team: 8, Role: record.RoleLeader, By: "Chi hội Phụ nữ"}}},
		&record.Activity{Meta: meta(103), Type: record.ActivityCommunication, Title: "Tuyên truyền phòng cháy", Start: day(3, 5), End: day(3, 6),
			Area: 4, Place: "Nhà văn hóa", Lead: "Hội Phụ nữ", Channel: "talk", Campaign: "khac", Sessions: record.N(2), Reached: record.N(150),
			Materials: record.N(0), Helped: record.N(4), Improved: record.N(3), Disputes: record.NotReported(), Settled: record.N(0),
			Money: []record.Amount{{Fund: "state", Amount: record.N(2_000_000)}}, Result: "Đạt."},
		&record.Inspection{Meta: meta(104), Type: record.InspectionPlanned, Title: "Kiểm tra camera khu phố 1", Planned: day(5, 4), Date: day(5, 5),
			Subject: record.Ref{Kind: record.KindSite, ID: 6}, Place: "Khu phố 1", Leader: record.Officer{Name: "Ông Trần Văn Hòa", Post: "Trưởng đoàn"},
			Members: []string{"Bà B - Công an"}, Host: record.Officer{Name: "Nguyễn Thị Đượm", Title: "Bà", Post: "Trưởng ban"},
			Checklist: []record.Check{{Item: "Camera hoạt động", Met: record.Yes, Note: "12 chiếc"}},
			Findings: []record.Finding{{What: "Một camera hỏng", Measure: "Sửa chữa", Owner: "Ban chủ nhiệm", Due: day(6, 1)},
				{What: "Thiếu sổ", Due: day(5, 20), Closed: day(5, 18), How: "Đã lập sổ"}},
			Strength: "Tốt.", Conclusion: "Đạt yêu cầu."},
		&record.Commendation{Meta: meta(105), Type: record.CommendIndividual, Name: "Nguyễn Thị Đượm", Subject: record.Ref{Kind: record.KindPerson, ID: 9},
			Merit: "Tích cực.", Year: 2026, Award: "giay-khen", Level: "xa", Proposed: day(10, 1), Proposal: 14, Papers: []string{"report"}, Decision: decided},
		&record.Exemplar{Meta: meta(106), Type: "collective", Name: "Tổ tự quản số 1", Subject: record.Ref{Kind: record.KindTeam, ID: 8}, Field: "pccc",
			Level: "xa", Year: 2025, Merit: "Gương mẫu.", Decision: decided,
			Reviews: []record.ExemplarReview{{Year: 2026, Date: day(12, 1), Keep: record.Yes, Result: "Giữ vững."}}},
		&record.Seat{Meta: meta(107), Body: "ban-chi-dao", Name: "Lê Thị Thử", Post: "Chủ tịch UBND phường", Role: "head",
			Span: record.Span{From: record.Day(2025, 7, 1), To: record.Year(2030)}, Decision: decided},
		&record.Fund{Meta: meta(108), Year: 2026, Source: "state", Planned: record.N(50_000_000), Note: "Theo dự toán",
			Spent: []record.Expense{{Date: day(4, 4), What: "In tài liệu", Amount: record.N(3_000_000)}}},
		&record.Task{Meta: meta(109), Assignment: record.Assignment{What: "Mời đại biểu dự hội nghị", Owner: "Văn phòng", Due: day(8, 10), Done: day(8, 9)},
			Event: "ngay-hoi", Year: 2026, About: record.Ref{Kind: record.KindMeeting, ID: 13}, Note: "Đã mời đủ"},
		&record.Closing{Meta: meta(110), Rule: "quy-1", Year: 2026, Steps: []record.ClosingStep{{Date: day(3, 20)},
			{Date: day(3, 25), Open: true, Note: "Bổ sung số liệu khu phố 2"}}},
	}
}
