package funds_test

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/activities"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/funds"
)

// TestAccount: spent is the money of sites, of activities and the fund's own; each line
// leads to its record; a source that paid without a plan is named; blank spending is no
// zero.
func TestAccount(t *testing.T) {
	recs := desktest.Records(t)
	recs[5].(*record.Site).Money = []record.Money{{Year: 2026, Fund: "budget", Amount: record.N(15_000_000)}}
	recs = append(recs,
		&record.Activity{Meta: record.Meta{ID: 201}, Type: record.ActivityCommunication, Title: "Nói chuyện", Start: record.Day(2026, 1, 12),
			Money: []record.Amount{{Fund: "budget", Amount: record.N(2_000_000)}, {Fund: "social", Amount: record.N(500_000)}}},
		&record.Fund{Meta: record.Meta{ID: 202}, Year: 2026, Source: "budget", Planned: record.N(40_000_000),
			Spent: []record.Expense{{Date: record.Day(2026, 1, 20), What: "In tài liệu", Amount: record.N(3_000_000)}}},
		&record.Fund{Meta: record.Meta{ID: 203}, Year: 2025, Source: "budget", Planned: record.N(30_000_000)})
	s := desktest.Open(t, []desk.Entry{funds.Entry, activities.Entry}, recs...)
	s.Desk.Open(record.KindFund, 202)
	s.Want("20.000.000", "50,0%", "Xã hội hóa năm 2026, đã chi 500.000 đồng", "Chi cho điểm mô hình: 15.000.000")
	s.Desk.Open(record.KindFund, 203)
	if s.Shows("Tỷ lệ chi: 0,0%") || s.Shows("Còn lại (đồng): 30.000.000") {
		t.Error("a year of which no spending is known has a rest and a share")
	}
	s.Desk.Open(record.KindFund, 202)
	s.Press("F6", "Down", "Enter") // the activity is the second: its day is known, the site's is not
	if s.Desk.At() != "activities" {
		t.Fatalf("the line leads to page %s", s.Desk.At())
	}
	s.Want("Nói chuyện", "Sửa hoạt động")
}

// TestTwoFundsOfAYear: the same source twice in a year is said, not saved.
func TestTwoFundsOfAYear(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{funds.Entry}, append(desktest.Records(t),
		&record.Fund{Meta: record.Meta{ID: 202}, Year: 2026, Source: "budget"})...)
	s.Press("Ctrl+N", "Enter")
	s.Type("ngan sach")
	s.Press("Enter", "Ctrl+S")
	s.Want("Đã có")
	s.Read(func(v *record.View) {
		if v.Funds.Len() != 1 {
			t.Error("the source is there twice")
		}
	})
}
