package models

import (
	"strings"
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/part"
)

func open(t *testing.T) (*desktest.Screen, *Page) {
	s := desktest.Open(t, []desk.Entry{Entry}, desktest.Records(t)...)
	return s, s.Desk.Page().(*Page)
}

// A model is counted once; its sites, the teams that serve them and their members
// are counted apart.
func TestCounts(t *testing.T) {
	s, p := open(t)
	s.Read(func(v *record.View) {
		rows := modelRows(v, desktest.Today)
		if len(rows) != 1 || strings.Join(rows[0].Cells[2:5], " ") != "2 1 1" {
			t.Errorf("rows %+v, want one with 2 sites, 1 team, 1 member", rows)
		}
	})
	p.Select(5)
	if n, _ := p.sites.table.Len(); n != 2 {
		t.Errorf("%d sites shown, want 2", n)
	}
	s.Want("Khu phố 1", "Khu phố 2", "15/QĐ-UBND")
	s.Shot("models-list")
}

// A model and a site are added with the keyboard alone.
func TestAddByKeyboard(t *testing.T) {
	s, p := open(t)
	s.Press("Ctrl+N")
	s.Type("Tiếng kẻng an ninh")
	s.Press("Ctrl+S")
	id := p.Table.Selected()
	s.Read(func(v *record.View) {
		if m, ok := v.Models.Get(id); !ok || m.Name != "Tiếng kẻng an ninh" {
			t.Fatalf("selected is %+v", m)
		}
	})
	s.Press("F6", "Ctrl+N", "Enter") // to the sites, where the model is filled in
	s.Type("khu pho 2")
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		if of := v.SitesOf(id); len(of) != 1 || of[0].Area != 4 {
			t.Errorf("sites of the new model: %+v", of)
		}
	})
	if _, all := p.sites.table.Len(); all != 1 {
		t.Error("the new site is not listed")
	}
}

// A review that proposes to strengthen without a reason is refused beside its field.
func TestFaultBesideField(t *testing.T) {
	s, p := open(t)
	s.Desk.Open(record.KindSite, 6)
	s.Shot("models-site")
	ok := p.site.Form.(*part.Form[*record.Site]).Change(func(x *record.Site) {
		x.Reviews = []record.Review{{Year: 2026, Grade: "weak", Proposal: record.ProposalStrengthen}}
	})
	if !ok {
		t.Fatal("the form could not be filled")
	}
	s.Press("Ctrl+S")
	if !p.Changed() {
		t.Error("a site without its reason was saved")
	}
	s.Want("Lý do: Chưa nhập. Ô này bắt buộc.")
	s.Shot("models-site-fault")
	s.Read(func(v *record.View) {
		if x, _ := v.Sites.Get(6); len(x.Reviews) != 0 {
			t.Error("the faulty review is in the book")
		}
	})
}

// A copy of a site takes over what it is, not what it did.
func TestReplica(t *testing.T) {
	got := replica(&record.Site{Meta: record.Meta{ID: 6, Rev: 3}, Model: 5, Area: 3, Name: "A", Rules: "Quy ước", Reviews: []record.Review{{Year: 2025}}})
	if got.ID != 0 || got.Source != 6 || got.Model != 5 || got.Rules != "Quy ước" || got.Area != 0 || got.Name != "" || got.Reviews != nil {
		t.Errorf("replica %+v", got)
	}
}
