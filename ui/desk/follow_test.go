package desk_test

import (
	"testing"

	"sophongtrao/cmd/pages"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

// merged is a window whose form of person 90 was half typed when the power went, in the
// list of the team or on the page of personal data; then 90 was found to be 91.
func merged(t *testing.T, page string, more ...record.Record) *desktest.Screen {
	t.Helper()
	recs := append(storetest.Seed(), &record.Person{Meta: record.Meta{ID: 90}, Name: "Lê Văn Tám", Address: "Số 1"},
		&record.Person{Meta: record.Meta{ID: 91}, Name: "Lê Văn Tám", Birth: record.Year(1960), Work: "Thợ mộc"},
		&record.Membership{Meta: record.Meta{ID: 92}, Person: 90, Team: 8, Role: record.RoleMember})
	s := desktest.Open(t, pages.All(), append(recs, more...)...)
	if page == "teams" {
		s.Desk.Open(record.KindMembership, 92)
	} else {
		s.Desk.Go(page)
		if !s.Desk.Page().Show(record.KindPerson, 90) {
			t.Fatal("the page does not show the person")
		}
	}
	s.Press("F2")
	if !s.Desk.Page().GoTo(typedIn[page][0]) {
		t.Fatal("no such field")
	}
	s.Type(typedIn[page][1])
	s.Desk.KeepTyped()
	onDisk(s, 1)
	s.Crash()
	if _, err := s.Book.MergePeople(store.Op{Code: "unite"}, record.Union{Keep: 91, Gone: 90}); err != nil {
		t.Fatal(err)
	}
	return s
}

// typedIn is what is half typed on a page: the field, and the text.
var typedIn = map[string][2]string{"teams": {"phone", "0912345678"}, "privacy": {"keepUntil", "01/01/2030"}}

// said is what was typed as the book has it.
func said(page string, p *record.Person) bool {
	if page == "teams" {
		return p.Phone == "0912345678"
	}
	return p.KeepUntil == record.Day(2030, 1, 1)
}

// TestHalfTypedOfMerged: what was typed of a person who was found to be another stands on
// that one's form, with nothing else of the one who is gone; saved, it is there, and no
// half-typed form is left. So in the list of a team, whether or not whoever is left was in
// the team as well, and on a page of persons.
func TestHalfTypedOfMerged(t *testing.T) {
	for name, x := range map[string]struct {
		page string
		more []record.Record
	}{
		"member": {"teams", nil}, "person": {"privacy", nil},
		"both members": {"teams", []record.Record{&record.Membership{Meta: record.Meta{ID: 93}, Person: 91, Team: 8, Role: record.RoleDeputy}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := merged(t, x.page, x.more...)
			s.Press("Enter")
			s.Want(words.TypedMoved, typedIn[x.page][1])
			s.Desk.KeepTyped()
			onDisk(s, 1) // under the name of whoever is left
			if got := drafts(s)[0]; got.ID == 90 || got.Fields[0].Text != typedIn[x.page][1] {
				t.Errorf("kept as %+v", got)
			}
			s.Press("Ctrl+S")
			s.Desk.KeepTyped()
			onDisk(s, 0)
			s.Read(func(v *record.View) {
				p, ok := v.People.Get(91)
				if !ok || !said(x.page, p) || p.Work != "Thợ mộc" || p.Birth != record.Year(1960) {
					t.Errorf("the book has %+v", p)
				}
				if gone := v.Find(record.KindPerson, 90).(*record.Person); !gone.Bin || said(x.page, gone) {
					t.Errorf("whoever is gone was written: %+v", gone)
				}
				n := 0
				for m := range v.Memberships.All() {
					if m.Team == 8 && m.Person == 91 {
						n++
					}
				}
				if n != 1 {
					t.Errorf("%d memberships in the team", n)
				}
			})
		})
	}
}

// TestHalfTypedOfMergedAndOther: whoever is left was half typed too. Neither is lost.
func TestHalfTypedOfMergedAndOther(t *testing.T) {
	s := merged(t, "privacy")
	mine := drafts(s)[0]
	other := mine
	other.ID, other.Fields = 91, []record.Typed{{Path: "keepUntil", Text: "02/02/2031"}}
	s.Read(func(v *record.View) { other.Records = []record.Record{v.Find(record.KindPerson, 91)} })
	if err := s.Book.KeepDraft(other); err != nil {
		t.Fatal(err)
	}
	s.Crash()
	s.Press("Esc")
	s.Desk.TakeUp(mine)
	s.Want(words.TypedTwo, "01/01/2030")
	s.Press("Esc")
	onDisk(s, 2)
}

// TestHalfTypedOfParted: the two were told apart again before the form was opened: it is of
// the first again.
func TestHalfTypedOfParted(t *testing.T) {
	s := merged(t, "privacy")
	if _, err := s.Book.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Press("Enter")
	s.Want(words.StaleTitle, "01/01/2030") // undone, the person is in a later revision
	s.Press("Tab", "Enter")
	s.Read(func(v *record.View) {
		if p, _ := v.People.Get(90); p == nil || !said("privacy", p) {
			t.Errorf("the book has %+v", p)
		}
	})
}
