package meetings

import (
	"slices"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

func TestCaution(t *testing.T) {
	for text, want := range map[string][]string{
		"Ban công tác Mặt trận họp":                 nil,
		"mat tran phuong":                           nil,
		"mật độ dân cư cao, quan hệ mật thiết":      nil,
		"Đối tượng chính sách được thăm hỏi":        nil,
		"Nhận Tin Báo của dân":                      {"tin báo"},
		"đối tượng A; theo nguồn tin, văn bản mật.": {"đối tượng", "nguồn tin", "mật"},
		"To\u0302\u0301 gia\u0301c":                 {"tố giác"}, // NFD
	} {
		if got := caution(text); !slices.Equal(got, want) {
			t.Errorf("caution(%q) = %q, want %q", text, got, want)
		}
	}
	m := &record.Meeting{Agenda: []record.Item{{Title: "x", Course: []string{"y", "có tin báo"}}}}
	if got := cautionAll(m); !slices.Equal(got, []string{"tin báo"}) {
		t.Errorf("in the course of an item: %q", got)
	}
}

// Votes above the threshold become memberships in one step, and one undo takes all
// of it back.
func TestElect(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	var m *record.Meeting
	b.Read(func(v *record.View) {
		x, _ := v.Meetings.Get(13)
		m = x.Clone().(*record.Meeting)
	})
	m.Votes = []record.Vote{
		{Person: 9, Name: "Nguyễn Thị Đượm", Team: 8, Agree: record.N(40)},               // sits there
		{Person: 10, Name: "Trần Văn Hòa", Team: 8, Role: "deputy", Agree: record.N(21)}, // 21 of 40
		{Person: 11, Name: "H'Hen Niê", Team: 8, Agree: record.N(20)},                    // half is not more than half
		{Name: "Lê Thị Mới", Team: 8, Agree: record.N(40)},                               // not in the book
		{Name: "Chưa Chọn Tổ", Agree: record.N(40)},
		{Name: "Chưa Đếm", Team: 8},
	}
	if _, err := b.Save(store.Op{Code: "edit"}, m); err != nil {
		t.Fatal(err)
	}
	var e election
	b.Read(func(v *record.View) { e = elect(v, m) })
	if want := []string{"Trần Văn Hòa", "Lê Thị Mới"}; !slices.Equal(e.names, want) {
		t.Errorf("elected %q, want %q", e.names, want)
	}
	if want := []string{"H'Hen Niê", "Chưa Đếm"}; !slices.Equal(e.below, want) {
		t.Errorf("below %q, want %q", e.below, want)
	}
	if len(e.there) != 1 || len(e.vague) != 1 {
		t.Errorf("there %q, vague %q", e.there, e.vague)
	}
	if _, err := b.Do(store.Op{Code: "add"}, func(tx *store.Tx) error { return e.write(tx, m.ID) }); err != nil {
		t.Fatal(err)
	}
	b.Read(func(v *record.View) {
		of := v.MembersOf(8, m.Start.Date.AddDays(20)) // Đượm since 1 May
		if len(of) != 3 {
			t.Fatalf("%d members, want 3", len(of))
		}
		for _, s := range of[1:] {
			if s.Meeting != m.ID || s.From != m.Start.Date {
				t.Errorf("membership %+v does not point to its meeting", s)
			}
		}
		if of[1].Role != record.RoleDeputy || of[2].Role != record.RoleMember {
			t.Errorf("roles %q and %q", of[1].Role, of[2].Role)
		}
		if got, _ := v.Meetings.Get(13); got.Votes[3].Person == 0 {
			t.Error("the vote was not tied to the new person")
		}
		now, _ := v.Meetings.Get(13)
		if again := elect(v, now); len(again.join) != 0 {
			t.Errorf("a second time would add %q", again.names)
		}
	})
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	b.Read(func(v *record.View) {
		if n := v.Memberships.Len(); n != 1 || v.People.Len() != 3 {
			t.Errorf("after undo %d memberships and %d people, want 1 and 3", n, v.People.Len())
		}
	})
}
