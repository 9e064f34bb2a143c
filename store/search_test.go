package store_test

import (
	"fmt"
	"slices"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

func TestSearchFindsAndRanks(t *testing.T) {
	b := storetest.New(t, append(storetest.Seed(),
		&record.Person{Name: "Trần Thị Hoa"}, &record.Person{Name: "Trần Thị Hòa An"}, &record.Person{Name: "Choá Văn Nhoa"},
		&record.Person{Name: "Hoàng Văn Bé", Birth: record.Year(1988)})...)
	for _, x := range []struct {
		query string
		want  string
	}{
		{"đượm", "person 9"}, {"duom nguyen", "person 9"}, {"NGUYỄN THỊ ĐƯỢM", "person 9"}, {"Nguye\u0302\u0303n", "person 9"},
		{"hhen", "person 11"}, {"0912345678", "person 11"},
		{"hòa", "person 10, person 16, person 15, person 18, person 17"},
		{"hoa", "person 15, person 10, person 16, person 18, person 17"},
		{"1988", "person 18"}, {"khu pho 1", "area 3, site 6"}, {"dong no", "area 4"}, {"15/QĐ", "model 5"},
		{"camera", "model 5, site 6, site 7"}, {"2023", "team 8, meeting 13"}, {"bao cao nam 2025", "document 14"},
		{"", ""}, {" -.", ""}, {"không có ai", ""},
	} {
		if got := hits(b, x.query); got != x.want {
			t.Errorf("%q: %s; want %s", x.query, got, x.want)
		}
	}
	if n := len(b.Search("n", 3)); n != 3 {
		t.Error("limit:", n)
	}
}

func hits(b *store.Book, query string) (s string) {
	for i, h := range b.Search(query, 100) {
		if i > 0 {
			s += ", "
		}
		s += fmt.Sprint(h.Kind, " ", h.ID)
	}
	return s
}

// TestSearchFollowsChanges compares the index after many changes with that of the
// same book opened anew.
func TestSearchFollowsChanges(t *testing.T) {
	t.Parallel()
	b := storetest.New(t, append(storetest.Seed(), storetest.People(700)...)...)
	m := find[*record.Model](b, record.KindModel, 5)
	m.Name = "Tiếng kẻng"
	if _, err := b.Save(op, m); err != nil {
		t.Fatal(err)
	}
	if got := hits(b, "tieng keng"); got != "model 5, site 6, site 7" {
		t.Error("sites are called by their model:", got)
	}
	for round := range 3 {
		if _, err := b.Do(op, func(tx *store.Tx) error {
			for _, p := range slices.Collect(tx.View().People.All()) {
				c := p.Clone().(*record.Person)
				c.Name = fmt.Sprintf("%s %c", p.Name, 'A'+round)
				if p.ID%9 == 0 && p.ID > 20 {
					if err := tx.Delete(record.KindPerson, p.ID); err != nil {
						return err
					}
				} else if err := tx.Save(c); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	queries := []string{"nguyen", "b", "thi hong", "Đượm A", "2000", "hung vuong", "c"}
	var live [][]store.Hit
	for _, q := range queries {
		live = append(live, sorted(b.Search(q, 10_000)))
	}
	b.Close()
	again, err := store.Open(b.Path(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	for i, q := range queries {
		if fresh := sorted(again.Search(q, 10_000)); !slices.Equal(fresh, live[i]) {
			t.Errorf("%q: %d hits after changes, %d after opening anew", q, len(live[i]), len(fresh))
		}
	}
}

func sorted(h []store.Hit) []store.Hit {
	slices.SortFunc(h, func(a, b store.Hit) int { return int(a.ID) - int(b.ID) })
	return h
}
