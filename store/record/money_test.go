package record_test

import (
	"testing"

	"sophongtrao/store/record"
)

// TestSpent: each of the three places counts once, in its own year and source, the
// earliest first; what was not reported is listed and adds nothing.
func TestSpent(t *testing.T) {
	v := &record.View{}
	v.Put(&record.Model{Meta: record.Meta{ID: 1}, Name: "Camera"})
	v.Put(&record.Site{Meta: record.Meta{ID: 2}, Model: 1, Name: "Điểm 1", Money: []record.Money{
		{Year: 2026, Fund: "budget", Amount: record.N(5)},
		{Year: 2025, Fund: "budget", Amount: record.N(100)},
		{Year: 2026, Fund: "budget", Amount: record.NotReported(), Date: record.Day(2026, 6, 1)}}})
	v.Put(&record.Activity{Meta: record.Meta{ID: 3}, Title: "Ngày hội", Start: record.Day(2026, 3, 1),
		Money: []record.Amount{{Fund: "social", Amount: record.N(1000)}, {Fund: "budget", Amount: record.N(7)}}})
	v.Put(&record.Fund{Meta: record.Meta{ID: 4}, Year: 2026, Source: "budget",
		Spent: []record.Expense{{Date: record.Day(2026, 1, 15), What: "Giấy in", Amount: record.N(3)}}})
	got := v.Spendings(2026, "budget")
	want := []record.Spending{
		{Of: record.Ref{Kind: record.KindSite, ID: 2}, Path: "money[0]", Date: record.Year(2026), What: "Điểm 1", Amount: record.N(5)},
		{Of: record.Ref{Kind: record.KindFund, ID: 4}, Path: "spent[0]", Date: record.Day(2026, 1, 15), What: "Giấy in", Amount: record.N(3)},
		{Of: record.Ref{Kind: record.KindActivity, ID: 3}, Path: "money[1]", Date: record.Day(2026, 3, 1), What: "Ngày hội", Amount: record.N(7)},
		{Of: record.Ref{Kind: record.KindSite, ID: 2}, Path: "money[2]", Date: record.Day(2026, 6, 1), What: "Điểm 1", Amount: record.NotReported()},
	}
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: got %+v, want %+v", i, got[i], want[i])
		}
	}
	if n := v.Spent(2026, "budget"); n != 15 {
		t.Errorf("spent %d, want 15", n)
	}
}
