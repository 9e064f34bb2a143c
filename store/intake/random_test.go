package intake_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"sophongtrao/store/intake"
	"sophongtrao/store/record"
)

// TestPlanIsEffect imports random lists into random books: what the plan says is what
// happens, importing again changes nothing, and one undo brings the book back.
func TestPlanIsEffect(t *testing.T) {
	n := 60
	if os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		n = 10_000
	}
	for seed := range uint64(n) {
		r := rand.New(rand.NewPCG(seed, 5))
		pick := func(list ...string) string { return list[r.IntN(len(list))] }
		name := func() string {
			return pick("Nguyễn", "Trần", "Lê") + " " + pick("Văn", "Thị") + " " + pick("An", "Hòa", "Hoà", "Đượm", "Hoa")
		}
		first := []record.Record{&record.Area{Meta: record.Meta{ID: 10}, Type: "khu-pho", Name: "Khu phố 1"},
			&record.Team{Meta: record.Meta{ID: 11}, Type: "tu-quan", Name: "Tổ tự quản số 1", Area: 10}}
		for i := range r.IntN(6) {
			p := &record.Person{Meta: record.Meta{ID: record.ID(20 + i)}, Name: name()}
			if r.IntN(2) == 0 {
				p.Birth = record.Year(1950 + r.IntN(4))
			}
			first = append(first, p)
			if r.IntN(2) == 0 {
				first = append(first, &record.Membership{Meta: record.Meta{ID: record.ID(40 + i)}, Person: p.ID, Team: 11, Role: record.RoleMember})
			}
		}
		b := book(t, first...)
		rows := [][]any{{"DANH SÁCH"}, {"Họ và tên", "Năm sinh", "Tổ", "Khu phố", "Chức danh", "Điện thoại"}}
		for range 1 + r.IntN(12) {
			rows = append(rows, []any{name(), []any{"", 1950 + r.IntN(4), "5/1951", "51", "x"}[r.IntN(5)], pick("Tổ tự quản số 1", "Tổ 2", "3", ""),
				pick("Khu phố 1", "KP1", "2", "", "lạ"), pick("", "TT", "Tổ viên", "gì đó"), pick("", "", "912345678", "123")})
		}
		j := job(t, grid(t, rows...), intake.Members)
		for row := range 20 {
			if r.IntN(4) == 0 {
				j.Decisions[row] = intake.Decision{Do: pick(intake.DecideSkip, intake.DecideNew, intake.DecideAsIs)}
			}
		}
		before := export(t, b)
		shown, err := j.Plan(b)
		must(t, err)
		if export(t, b) != before {
			t.Fatalf("seed %d: the plan changed the book", seed)
		}
		count := func() (c int) {
			b.Read(func(v *record.View) {
				for _, k := range record.Kinds {
					for range v.Records(k) {
						c++
					}
				}
			})
			return c
		}
		was := count()
		receipt, done, err := j.Do(b, shown)
		must(t, err)
		if tell(done) != tell(shown) {
			t.Fatalf("seed %d: shown\n%s done\n%s", seed, tell(shown), tell(done))
		}
		fresh := 0
		for _, l := range shown.Lines {
			fresh += l.New
		}
		if count()-was != fresh {
			t.Fatalf("seed %d: %d new records, the plan says %d", seed, count()-was, fresh)
		}
		after := export(t, b)
		again, err := j.Plan(b)
		must(t, err)
		for _, l := range again.Lines {
			// A person of whom the list says nothing but the name may look like one that
			// came with it: that is asked, not done.
			if l.Action == intake.Add && j.Decisions[l.Row].Do == "" || l.Action == intake.Update {
				t.Fatalf("seed %d: twice\n%s after\n%s", seed, tell(again), tell(shown))
			}
		}
		if receipt.Seq != 0 {
			_, err = b.Undo()
			must(t, err)
			if unrevised(export(t, b)) != unrevised(before) {
				t.Fatalf("seed %d: undo", seed)
			}
		}
		_ = after
	}
}

// unrevised is an export without the revisions, which only go up.
func unrevised(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if !strings.Contains(line, `"rev":`) {
			b.WriteString(line)
		}
	}
	return b.String()
}

func BenchmarkImport(b *testing.B) {
	rows := [][]any{{"STT", "Họ và tên", "Năm sinh", "Tổ", "Khu dân cư", "Chức danh", "Nơi ở", "Điện thoại"}}
	for i := range 10_000 {
		rows = append(rows, []any{i + 1, fmt.Sprintf("Nguyễn Thị %c%c", 'A'+i%26, 'a'+i/26%26), 1940 + i%60, fmt.Sprintf("Tổ tự quản số %d", i/20+1),
			fmt.Sprintf("Khu phố %d", i/200+1), "Tổ viên", fmt.Sprintf("Số %d", i), fmt.Sprintf("09%08d", i)})
	}
	j := job(b, grid(b, rows...), intake.Members)
	for b.Loop() {
		book := book(b)
		p, err := j.Plan(book)
		must(b, err)
		_, _, err = j.Do(book, p)
		must(b, err)
		if p.Count(intake.Add) < 9_000 {
			b.Fatal(p.Count(intake.Add), p.Count(intake.Ask), p.Count(intake.Bad))
		}
	}
}
