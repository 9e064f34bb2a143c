package intake_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"sophongtrao/store"
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
		t.Run(fmt.Sprint(seed), func(t *testing.T) { // each closes its book
			b, j := randomMembers(t, seed)
			planIsEffect(t, seed, b, j)
		})
	}
}

// randomMembers is a book by chance, and a list by chance with decisions about its rows.
func randomMembers(t *testing.T, seed uint64) (*store.Book, *intake.Job) {
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
	return b, j
}

// planIsEffect carries a job out: what was planned is what happens, importing again
// changes nothing, and one undo brings the book back.
func planIsEffect(t *testing.T, seed uint64, b *store.Book, j *intake.Job) {
	t.Helper()
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
	twice(t, seed, b, j, done)
	if receipt.Seq != 0 {
		_, err = b.Undo()
		must(t, err)
		if unrevised(export(t, b)) != unrevised(before) {
			t.Fatalf("seed %d: undo", seed)
		}
	}
}

// twice imports the same list a second time, as a clerk does who has forgotten the first:
// rows that were left out are left out again, but nothing else is decided. done is what the
// first time did.
//
// Nothing new comes of it, with two exceptions, each held to its reason. A row that waited
// may be clear now, where a row that was taken has brought whoever is surely meant, or where
// one above that says the same thing now waits itself: then one of that name was taken the
// first time, or waits above. And where two rows of the list mean one record and
// a decision let both be taken, the upper one finds what the lower one has written over it.
func twice(t *testing.T, seed uint64, b *store.Book, j *intake.Job, done *intake.Plan) {
	t.Helper()
	next := &intake.Job{Table: j.Table, Words: j.Words, Normal: j.Normal, Lettered: j.Lettered, Team: j.Team, Area: j.Area, Decisions: map[int]intake.Decision{}}
	for row, d := range j.Decisions {
		if d.Do == intake.DecideSkip {
			next.Decisions[row] = d
		}
	}
	brought, written := map[string]bool{}, map[record.Ref]int{}
	for _, l := range done.Lines {
		if l.Action == intake.Add || l.Action == intake.Update {
			brought[record.Fold(l.Label)] = true
		}
		for ref := range slices.Values(l.Made) {
			written[ref]++
		}
	}
	again, err := next.Plan(b)
	must(t, err)
	for i, l := range again.Lines {
		if l.Action == intake.Ask {
			brought[record.Fold(l.Label)] = true
		}
		if l.Action != intake.Add && l.Action != intake.Update {
			continue
		}
		overwritten := l.Action == intake.Update && l.New == 0 && !slices.ContainsFunc(l.Made, func(ref record.Ref) bool { return written[ref] < 2 })
		if waited := done.Lines[i].Action == intake.Ask; !(waited && brought[record.Fold(l.Label)]) && !overwritten {
			t.Fatalf("seed %d: twice, row %d\n%s after\n%s decided %v", seed, l.Row+1, tell(again), tell(done), j.Decisions)
		}
	}
}

// TestPlanIsEffectOfOthers does the same with lists of areas, sites, units and activities.
func TestPlanIsEffectOfOthers(t *testing.T) {
	n := 25
	if os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		n = 2_500
	}
	for seed := range uint64(n) {
		r := rand.New(rand.NewPCG(seed, 6))
		for _, target := range []intake.Target{intake.Areas, intake.Sites, intake.Units, intake.Activities} {
			t.Run(fmt.Sprint(seed, target), func(t *testing.T) {
				b, j := randomOthers(t, r, target)
				planIsEffect(t, seed, b, j)
			})
		}
	}
}

// randomOthers is a book, and a list of a target by chance with decisions about its rows.
func randomOthers(t *testing.T, r *rand.Rand, target intake.Target) (*store.Book, *intake.Job) {
	heads := map[intake.Target][]any{
		intake.Areas:      {"TT", "Khu phố", "Loại", "Số hộ", "Nhân khẩu", "Trưởng ban", "Tên cũ"},
		intake.Sites:      {"TT", "Tên mô hình", "Địa bàn", "Địa điểm", "Ngày ra mắt", "Số QĐ", "Số hộ", "Số hộ tham gia"},
		intake.Units:      {"TT", "Tên đơn vị", "Loại", "Địa bàn", "Ngày đăng ký", "Lý do không xét"},
		intake.Activities: {"TT", "Nội dung", "Loại", "Ngày tổ chức", "Đến ngày", "Số buổi", "Lượt người dự", "Địa bàn"},
	}
	kinds := map[intake.Target]string{intake.Areas: "khu phố", intake.Units: "Doanh nghiệp", intake.Activities: "Hoạt động khác"}
	b := book(t, &record.Area{Meta: record.Meta{ID: 10}, Type: "khu-pho", Name: "Khu phố 1"},
		&record.Model{Meta: record.Meta{ID: 11}, Name: "Camera an ninh"}, &record.Unit{Meta: record.Meta{ID: 12}, Type: "area", Area: 10})
	// What the cells of a column may hold, by the words of its heading.
	values := map[string][]any{
		"Khu phố": {"Khu phố 1", "KP 02", "3", "Thôn Đông", "lạ", "", "khu phố 1"}, "Loại": {"", "", kinds[target], "gì đó"},
		"Số hộ": {"", 12, "1.234", "-", "chưa báo cáo", "12,5", -1}, "Nhân khẩu": {"", 300, "x"}, "Trưởng ban": {"", "Lê A", "TRẦN B"}, "Tên cũ": {"", "Ấp 1", "Khu phố 1"},
		"Tên mô hình": {"Camera an ninh", "“Camera an ninh”", "Tiếng kẻng", ""}, "Địa bàn": {"Khu phố 1", "KP2", "", "lạ", "Thôn Đông"}, "Địa điểm": {"", "Chợ", "chợ"},
		"Ngày ra mắt": {"", "15/3/2024", 2024, "31/2/2024", 45000, "sau này"}, "Số QĐ": {"", "15/QĐ"}, "Số hộ tham gia": {"", 3, 5000},
		"Tên đơn vị": {"Công ty A", "Công ty B", "Khu phố 1", "Khu phố 2", ""}, "Ngày đăng ký": {"", "10/2/2026", "5/1/2025", "x"}, "Lý do không xét": {"", "", "Lý do khác", "khác"},
		"Nội dung": {"Nói chuyện", "Phát tờ rơi", ""}, "Ngày tổ chức": {"1/7/2026", "2/7/2026", "x", ""}, "Đến ngày": {"", "3/7/2026", "1/1/2020"}, "Số buổi": {"", 1, "hai"}, "Lượt người dự": {"", 10},
	}
	rows := [][]any{heads[target]}
	for i := range 1 + r.IntN(9) {
		row := []any{i + 1}
		for _, h := range heads[target][1:] {
			list := values[h.(string)]
			if r.IntN(8) > 0 { // most cells can be read
				list = list[:min(3, len(list))]
			}
			row = append(row, list[r.IntN(len(list))])
		}
		rows = append(rows, row)
	}
	j := job(t, grid(t, rows...), target)
	j.Normal = r.IntN(2) == 0
	for row := range 12 {
		if r.IntN(4) == 0 {
			j.Decisions[row] = intake.Decision{Do: []string{intake.DecideSkip, intake.DecideAsIs}[r.IntN(2)]}
		}
	}
	return b, j
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
