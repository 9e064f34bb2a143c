package intake_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sophongtrao/assets"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
	"sophongtrao/store/storetest"
)

func must(t testing.TB, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func words(t testing.TB) *intake.Words {
	w, err := intake.ReadWords(assets.IntakeWords())
	must(t, err)
	return w
}

// book is one with the settings that the program ships and the records besides.
func book(t testing.TB, more ...record.Record) *store.Book {
	s := &record.Settings{}
	must(t, json.Unmarshal(assets.Defaults(), s))
	return storetest.New(t, append([]record.Record{s}, more...)...)
}

// grid writes rows into a sheet; a cell "a<<3" is joined over three columns.
func grid(t testing.TB, rows ...[]any) *sheet.Sheet {
	f := excelize.NewFile()
	for i, row := range rows {
		for j, v := range row {
			at, _ := excelize.CoordinatesToCellName(j+1, i+1)
			if s, ok := v.(string); ok {
				if text, n, wide := strings.Cut(s, "<<"); wide {
					last, _ := excelize.CoordinatesToCellName(j+int(n[0]-'0'), i+1)
					must(t, f.MergeCell("Sheet1", at, last))
					v = text
				}
				if v == "" {
					continue
				}
			}
			must(t, f.SetCellValue("Sheet1", at, v))
		}
	}
	var b bytes.Buffer
	must(t, f.Write(&b))
	w, err := sheet.Read(b.Bytes())
	must(t, err)
	return w.Sheets[0]
}

func job(t testing.TB, s *sheet.Sheet, target intake.Target) *intake.Job {
	w := words(t)
	tables := intake.Find(s, target, w)
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	return &intake.Job{Table: tables[0], Words: w, Decisions: map[int]intake.Decision{}}
}

// tell is a plan in one line a row.
func tell(p *intake.Plan) string {
	var b strings.Builder
	for _, l := range p.Lines {
		fmt.Fprintf(&b, "%d %s %s", l.Row+1, l.Action, l.Label)
		for _, f := range l.Faults {
			fmt.Fprintf(&b, " [%s %s %s]", f.Field, f.Code, f.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func export(t testing.TB, b *store.Book) string {
	var out bytes.Buffer
	must(t, b.Export(&out))
	return out.String()
}

// roster is a list as a commune keeps it: title lines, a head of two rows, a row that
// numbers the columns, headings of teams between the rows, the signatures below.
func roster(t testing.TB) *sheet.Sheet {
	return grid(t,
		[]any{"ỦY BAN MTTQ VIỆT NAM<<3"},
		[]any{"PHƯỜNG TÂN MẪU<<3"},
		nil,
		[]any{"DANH SÁCH THÀNH VIÊN CÁC TỔ TỰ QUẢN<<8"},
		[]any{"(Kèm theo Tờ trình số 12/TTr-MTTQ)<<8"},
		[]any{"STT", "Họ và tên", "Năm sinh<<2", "", "Nơi ở hiện nay", "Chức danh trong tổ", "Số ĐT", "Ghi chú"},
		[]any{"", "", "Nam", "Nữ"},
		[]any{1, 2, 3, 4, 5, 6, 7, 8},
		[]any{"Tổ tự quản số 1 - Khu phố 1: 03 người"},
		[]any{1, "Nguyễn Văn Hùng", 1961, "", "Số 5", "Tổ trưởng", 912345678},
		[]any{2, "Trần Thị Đượm", "", "12/5/1975", "Số 7", "TP", "0168.234.5678", "mới"},
		[]any{3, "Tô Văn An", "1980", "", "", "Thành viên"},
		[]any{"II", "Tổ tự quản số 2 (KP 02)"},
		[]any{1, "Lê Hữu Phước", 2, "", "", "Tổ trưởng"},
		[]any{2, "Đỗ Ngọc Ánh", "", 1999, "", "Trưởng nhóm lạ"},
		[]any{},
		[]any{"Tổng cộng: 05 người"},
		[]any{"NGƯỜI LẬP BIỂU", "", "", "", "TM. BAN THƯỜNG TRỰC"},
	)
}

func TestRoster(t *testing.T) {
	b := book(t, &record.Area{Type: "khu-pho", Name: "Khu phố 1"})
	j := job(t, roster(t), intake.Members)
	var fields []string
	for _, c := range j.Table.Columns {
		fields = append(fields, c.Heading+"="+c.Field)
	}
	if got := strings.Join(fields, "|"); got != "STT=stt|Họ và tên=name|Năm sinh: Nam=birthMale|Năm sinh: Nữ=birthFemale|Nơi ở hiện nay=address|Chức danh trong tổ=role|Số ĐT=phone|Ghi chú=note" {
		t.Error(got)
	}
	before := export(t, b)
	p, err := j.Plan(b)
	must(t, err)
	want := `9 skip Tổ tự quản số 1 Khu phố 1
10 add Nguyễn Văn Hùng
11 add Trần Thị Đượm
12 add Tô Văn An
13 skip Tổ tự quản số 2 Khu phố 02
14 bad Lê Hữu Phước [birthMale date 2]
15 ask Đỗ Ngọc Ánh [role role Trưởng nhóm lạ]
`
	if got := tell(p); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
	if export(t, b) != before {
		t.Error("the plan changed the book")
	}
	j.Decisions[14] = intake.Decision{Do: intake.DecideAsIs}
	if _, _, err := j.Do(b, p); !errors.Is(err, intake.ErrChanged) {
		t.Error("another plan than the one shown was carried out:", err)
	}
	p, err = j.Plan(b)
	must(t, err)
	r, _, err := j.Do(b, p)
	must(t, err)
	if r.Op.N != 4 || p.Count(intake.Add) != 4 {
		t.Errorf("%+v", r.Op)
	}
	b.Read(func(v *record.View) {
		if v.Areas.Len() != 2 || v.Teams.Len() != 2 || v.People.Len() != 4 || v.Memberships.Len() != 4 {
			t.Error(v.Areas.Len(), v.Teams.Len(), v.People.Len(), v.Memberships.Len())
		}
		for p := range v.People.All() {
			m := v.TeamsOf(p.ID, record.Date{})[0]
			team, _ := v.Teams.Get(m.Team)
			area, _ := v.Areas.Get(team.Area)
			got := fmt.Sprintln(p.Name, p.Sex, p.Birth, p.Address, p.Phone, m.Role, m.Note, team.Name, area.Name)
			want := map[string]string{
				"Nguyễn Văn Hùng": "m 1961 Số 5 0912345678 leader  Tổ tự quản số 1 Khu phố 1",
				"Trần Thị Đượm":   "f 12/05/1975 Số 7 0382345678 deputy mới Tổ tự quản số 1 Khu phố 1",
				"Tô Văn An":       "m 1980   member  Tổ tự quản số 1 Khu phố 1",
				"Đỗ Ngọc Ánh":     "f 1999   member  Tổ tự quản số 2 Khu phố 02",
			}[p.Name]
			if got != p.Name+" "+want+"\n" {
				t.Errorf("%q, want %q", got, want)
			}
		}
	})
	// Again: nothing new.
	after := export(t, b)
	p, err = j.Plan(b)
	must(t, err)
	if p.Count(intake.Keep) != 4 || p.Count(intake.Add)+p.Count(intake.Update) != 0 {
		t.Errorf("again:\n%s", tell(p))
	}
	again, _, err := j.Do(b, p)
	must(t, err)
	if again.Seq != 0 || export(t, b) != after {
		t.Error("importing twice changed something")
	}
	// And back.
	_, err = b.Undo()
	must(t, err)
	if export(t, b) != before {
		t.Error("undo does not bring back the book")
	}
}

// TestLookAlikes: who may be somebody of the book waits for a decision.
func TestLookAlikes(t *testing.T) {
	b := book(t, &record.Area{Meta: record.Meta{ID: 10}, Type: "khu-pho", Name: "Khu phố 1"},
		&record.Team{Meta: record.Meta{ID: 11}, Type: "tu-quan", Name: "Tổ tự quản số 1", Area: 10},
		&record.Person{Meta: record.Meta{ID: 12}, Name: "Nguyễn Thị Hòa", Birth: record.Year(1961), Sex: record.Female},
		&record.Person{Meta: record.Meta{ID: 13}, Name: "Trần Văn Tý", Phone: "0912345678"},
	)
	j := job(t, grid(t,
		[]any{"Họ tên", "Năm sinh", "Tổ", "Điện thoại"},
		[]any{"NGUYỄN THỊ HOÀ", "3/2/1961", "Tổ tự quản số 1"}, // the same: another tone place, a finer day
		[]any{"Nguyen Thi Hoa", 1961, "Tổ tự quản số 1"},       // may be
		[]any{"Nguyễn Thị Hòa", 1970, "Tổ tự quản số 1"},       // another
		[]any{"Trần Văn Tý", "", "Tổ tự quản số 1", "912345678"},
		[]any{"Trần Văn Tỵ", "", "Tổ tự quản số 1"}, // may be
		[]any{"Lê A", 61, "Tổ tự quản số 1"},        // 1961?
		[]any{"Lê B", 2051, "Tổ tự quản số 1"},
		[]any{"Lê C", 1961, "Tổ lạ"},
		[]any{"Lê D", 1961, ""},
		[]any{"Lê E", 1961, "Tổ tự quản số 1", "12"},
	), intake.Members)
	p, err := j.Plan(b)
	must(t, err)
	want := `2 add NGUYỄN THỊ HOÀ
3 ask Nguyen Thi Hoa [name like Nguyen Thi Hoa]
4 add Nguyễn Thị Hòa
5 add Trần Văn Tý
6 ask Trần Văn Tỵ [name like Trần Văn Tỵ]
7 ask Lê A [birth years 61]
8 bad Lê B [birth future 2051]
9 bad Lê C [area empty ]
10 bad Lê D [area empty ] [team above Tổ lạ]
11 bad Lê E [phone phone ]
`
	if got := tell(p); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
	if l := p.Lines[1].Likes; len(l) != 1 || l[0] != 12 {
		t.Errorf("%v", l)
	}
	j.Decisions = map[int]intake.Decision{2: {Do: intake.DecideSkip}, 5: {Do: intake.DecideNew}, 6: {Do: intake.DecideAsIs}}
	p, err = j.Plan(b)
	must(t, err)
	_, _, err = j.Do(b, p)
	must(t, err)
	b.Read(func(v *record.View) {
		hoa, _ := v.People.Get(12)
		ty, _ := v.People.Get(13)
		if hoa.Name != "Nguyễn Thị Hòa" || hoa.Birth != record.Day(1961, 2, 3) || len(v.TeamsOf(12, record.Date{})) != 1 || len(v.TeamsOf(13, record.Date{})) != 1 || ty.Birth != (record.Date{}) {
			t.Errorf("%+v %+v", hoa, ty)
		}
		if v.People.Len() != 2+1+1+1 {
			t.Error(v.People.Len())
		}
	})
}

func TestOtherTargets(t *testing.T) {
	b := book(t)
	do := func(target intake.Target, want string, rows ...[]any) {
		t.Helper()
		j := job(t, grid(t, rows...), target)
		p, err := j.Plan(b)
		must(t, err)
		if got := tell(p); got != want {
			t.Errorf("%s, want\n%s", got, want)
		}
		_, _, err = j.Do(b, p)
		must(t, err)
		again, err := j.Plan(b)
		must(t, err)
		if again.Count(intake.Add)+again.Count(intake.Update) != 0 {
			t.Errorf("twice:\n%s", tell(again))
		}
	}
	do(intake.Areas, "3 add Khu phố 1\n4 add Thôn Đông\n5 add Khu phố 3\n6 add Khu phố Cù lao\n7 bad Khu phố 5 [households number 12,5]\n",
		[]any{"DANH SÁCH KHU DÂN CƯ<<4"},
		[]any{"TT", "Khu phố", "Số hộ", "Nhân khẩu", "Trưởng Ban CTMT"},
		[]any{1, "Khu phố 1", "1.234", 4321, "Lê Văn A"},
		[]any{2, "Thôn Đông", "chưa báo cáo", "-"},
		[]any{3, "3", 0},
		[]any{4, "Cù lao", 5},
		[]any{5, "Khu phố 5", "12,5"},
	)
	do(intake.Sites, "2 add Camera an ninh\n3 add Camera an ninh\n4 add Tiếng kẻng an ninh\n",
		[]any{"STT", "Tên mô hình", "Địa bàn", "Ngày ra mắt", "Số QĐ", "Tổng số hộ", "Số hộ tham gia"},
		[]any{1, "“Camera an ninh”", "KP1", "15/3/2024", "15/QĐ-UBND", 120, 80},
		[]any{2, "Camera an ninh", "Khu phố 02", 2025},
		[]any{3, "Tiếng kẻng an ninh", ""},
	)
	do(intake.Units, "2 add Công ty A\n3 add Khu phố 1\n4 bad Trường B [type choice Trường]\n",
		[]any{"STT", "Tên đơn vị", "Loại", "Ngày đăng ký"},
		[]any{1, "Công ty A", "Doanh nghiệp", "10/2/2026"},
		[]any{2, "Khu phố 1", "Khu dân cư", "5/1/2026"},
		[]any{3, "Trường B", "Trường"},
	)
	do(intake.Activities, "2 add Phát tờ rơi\n3 bad Nói chuyện [start date 31/2/2026]\n",
		[]any{"STT", "Nội dung", "Ngày tổ chức", "Số buổi", "Lượt người dự", "Địa bàn"},
		[]any{1, "Phát tờ rơi", "1/7/2026", 2, 150, "Khu phố 1"},
		[]any{2, "Nói chuyện", "31/2/2026", 1, 10, "Khu phố 1"},
	)
	b.Read(func(v *record.View) {
		if v.Areas.Len() != 5 || v.Models.Len() != 2 || v.Sites.Len() != 2 || v.Units.Len() != 2 || v.Activities.Len() != 1 {
			t.Error(v.Areas.Len(), v.Models.Len(), v.Sites.Len(), v.Units.Len(), v.Activities.Len())
		}
		for a := range v.Areas.All() {
			if a.Name == "Thôn Đông" && (!a.Households.IsNotReported() || !a.People.IsZero()) || a.Name == "Khu phố 1" && a.Households != record.N(1234) {
				t.Errorf("%+v", a)
			}
		}
	})
}

// TestUnfinishedListBelow: what stands below a list under a head of its own that misses a
// column is no part of the list, and is offered all the same: nobody would hear of it.
func TestUnfinishedListBelow(t *testing.T) {
	s := grid(t,
		[]any{"STT", "Họ và tên", "Năm sinh", "Tổ", "Khu phố"},
		[]any{1, "Lê Văn Tám", 1950, "Tổ 1", "Khu phố 1"},
		[]any{2, "Võ Thị Chín", 1951, "Tổ 1", "Khu phố 1"},
		nil,
		[]any{"HOẠT ĐỘNG ĐÃ LÀM"},
		[]any{"STT", "Nội dung", "Số buổi", "Lượt người dự", "Địa điểm"},
		[]any{1, "Nói chuyện", 2, 80, "Nhà văn hóa"},
		[]any{2, "Phát tờ rơi", 1, 40, "Chợ"},
	)
	var got []string
	for _, x := range intake.Offers(&sheet.Workbook{Sheets: []*sheet.Sheet{s}}, intake.Members, words(t)) {
		got = append(got, fmt.Sprint(x.Target, " ", len(x.Rows), " ", x.Complete(), " ", x.Title))
	}
	if want := "members 2 true |activities 2 false HOẠT ĐỘNG ĐÃ LÀM"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNumbersOfColumns are passed by, the numbers of the first row of a list are not.
func TestNumbersOfColumns(t *testing.T) {
	for _, x := range []struct {
		row  []any
		rows int
	}{
		{[]any{1, 2, 3, 4}, 1}, {[]any{"(1)", "(2)", "(3)", "(4)"}, 1}, {[]any{"A", "B", 1, 2, 3}, 1}, {[]any{"A", 1, 2, 3}, 1}, {[]any{1, "2", 3}, 1},
		{[]any{1, "1", 47}, 2}, {[]any{1, "1", 47, 12}, 2}, {[]any{3, "4", 5}, 2}, {[]any{1, "Khu phố 9", 2}, 2},
	} {
		tables := intake.Find(grid(t, []any{"STT", "Khu phố", "Số hộ", "Nhân khẩu", "Xếp loại"}, x.row, []any{2, "2", 50}), intake.Areas, words(t))
		if len(tables) != 1 || len(tables[0].Rows) != x.rows {
			t.Errorf("%v: %d rows, want %d", x.row, len(tables[0].Rows), x.rows)
		}
	}
}

// TestOffersWhatMissesAColumn: below a whole list, with a gap or without, stands one whose
// head names three fields and not the name: it is offered, and its rows are not lost unseen.
func TestOffersWhatMissesAColumn(t *testing.T) {
	head, an := []any{"Họ và tên", "Năm sinh", "Tổ", "Khu phố"}, []any{"Lê Văn An", 1961, "Tổ 1", "Khu phố 1"}
	short, row := []any{"Năm sinh", "Tổ", "Khu phố", "Chức vụ"}, []any{1970, "Tổ 2", "Khu phố 1", "Tổ trưởng"}
	for gap, s := range map[string]*sheet.Sheet{"none": grid(t, head, an, short, row), "a row": grid(t, head, an, []any{}, short, row)} {
		offers := intake.Offers(&sheet.Workbook{Sheets: []*sheet.Sheet{s}}, intake.Members, words(t))
		if len(offers) != 2 || !offers[0].Complete() || offers[1].Complete() || len(offers[1].Rows) != 1 || len(offers[0].Rows) != 1 {
			t.Errorf("gap %s: %d offers", gap, len(offers))
		}
	}
}
