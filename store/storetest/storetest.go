package storetest

import (
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// Clock is a clock that moves one second with every look at it, from
// 2026-02-05 07:30 in UTC. Several goroutines may look at it.
func Clock() func() time.Time {
	start := time.Date(2026, 2, 5, 7, 30, 0, 0, time.UTC)
	var looks atomic.Int64
	return func() time.Time { return start.Add(time.Duration(looks.Add(1)) * time.Second) }
}

// New creates a book with the records first in it and opens it. When the test is
// over it is closed and checked.
func New(t testing.TB, first ...record.Record) *store.Book {
	t.Helper()
	b, err := store.Create(filepath.Join(t.TempDir(), "thử.sopt"), store.Options{Who: "Cán bộ thử", Now: Clock()}, first...)
	if err != nil {
		t.Fatal(err)
	}
	CheckAtEnd(t, b)
	return b
}

// Password is what tests protect a book with, so that Check can open it.
const Password = "một mật khẩu để thử"

// CheckAtEnd closes and checks a book when the test is over.
func CheckAtEnd(t testing.TB, b *store.Book) {
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
		Check(t, b.Path())
	})
}

// Check fails the test if anything is wrong in a book.
func Check(t testing.TB, path string) {
	t.Helper()
	r, err := store.CheckWith(path, store.Options{Secret: Password})
	if err != nil {
		t.Error(err)
	}
	for _, f := range r.Findings {
		t.Errorf("%s: %v", path, f)
	}
}

// Seed is a small complete book: settings, committee, two areas, a model with two
// sites, a team, three people who are its members, a consultation and a draft.
// The IDs are 1 to 14 in this order.
func Seed() []record.Record {
	c := func(code, name string) record.Choice { return record.Choice{Code: code, Name: name} }
	meta := func(id record.ID) record.Meta { return record.Meta{ID: id} }
	return []record.Record{
		&record.Settings{Meta: meta(1), Practice: true, Threshold: record.Threshold{Over: 1, Of: 2}, Lists: record.Lists{
			CommuneKinds: []record.Choice{c("phuong", "phường")},
			AreaKinds:    []record.Choice{c("khu-pho", "khu phố")},
			TeamKinds:    []record.Choice{c("tu-quan", "Tổ tự quản")},
			Roles: []record.Choice{c(record.RoleLeader, "Tổ trưởng"), c(record.RoleDeputy, "Tổ phó"),
				c(record.RoleMember, "Tổ viên")},
			Stages:       []record.Choice{c(record.StageActive, "hoạt động")},
			Grades:       []record.Choice{c("good", "tốt")},
			MeetingKinds: []record.Choice{c(record.MeetingConsultation, "hiệp thương")},
			DocTypes:     []record.Choice{c(record.DocReport, "báo cáo"), c(record.DocMinutes, "biên bản")},
			Funds:        []record.Choice{c("state", "ngân sách")},
			VoteMethods:  []record.Choice{c("hands", "giơ tay")},

			Fields:          []record.Choice{c("pccc", "phòng cháy")},
			Levels:          []record.Choice{c("xa", "cấp xã")},
			UnitKinds:       []record.Choice{c(record.UnitArea, "khu dân cư"), c(record.UnitSchool, "cơ sở giáo dục")},
			Exclusions:      []record.Choice{c("other", "lý do khác")},
			UnitPapers:      []record.Choice{c("registration", "bản đăng ký")},
			Forums:          []record.Choice{c("lang-nghe", "lắng nghe ý kiến Nhân dân")},
			OpinionStates:   []record.Choice{c(record.OpinionAnswered, "trả lời tại chỗ"), c(record.OpinionOpen, "còn theo dõi")},
			ActivityKinds:   []record.Choice{c(record.ActivityCommunication, "tuyên truyền")},
			Channels:        []record.Choice{c("talk", "nói chuyện")},
			Campaigns:       []record.Choice{c("khac", "khác")},
			InspectionKinds: []record.Choice{c(record.InspectionPlanned, "định kỳ")},
			CommendKinds:    []record.Choice{c(record.CommendIndividual, "cá nhân")},
			Awards:          []record.Choice{c("giay-khen", "giấy khen")},
			AwardPapers:     []record.Choice{c("report", "báo cáo thành tích")},
			ExemplarKinds:   []record.Choice{c("collective", "tập thể")},
			Bodies:          []record.Choice{c("ban-chi-dao", "Ban Chỉ đạo")},
			SeatRoles:       []record.Choice{c("head", "Trưởng ban")},
			SendWays:        []record.Choice{c("paper", "bản giấy")},
		}},
		&record.Committee{Meta: meta(2), Names: []record.CommitteeName{{Level: "phuong", Unit: "phường Thử Nghiệm",
			Name: "Ủy ban MTTQ Việt Nam phường Thử Nghiệm", Place: "Thử Nghiệm"}}},
		&record.Area{Meta: meta(3), Type: "khu-pho", Name: "Khu phố 1", Households: record.N(120)},
		&record.Area{Meta: meta(4), Type: "khu-pho", Name: "Khu phố 2", Former: []record.FormerName{{Name: "ấp Đồng Nổ"}}},
		&record.Model{Meta: meta(5), Name: "Camera an ninh",
			Decision: record.Decision{Number: "15/QĐ-UBND", Date: record.Day(2024, 3, 1)}},
		&record.Site{Meta: meta(6), Model: 5, Area: 3, Joined: record.N(80), Households: record.N(120)},
		&record.Site{Meta: meta(7), Model: 5, Area: 4, Joined: record.NotReported()},
		&record.Team{Meta: meta(8), Type: "tu-quan", Name: "Tổ tự quản số 1", Area: 3, Sites: []record.ID{6},
			Founded: record.Year(2023)},
		&record.Person{Meta: meta(9), Name: "Nguyễn Thị Đượm", Sex: record.Female, Birth: record.Year(1961), Area: 3},
		&record.Person{Meta: meta(10), Name: "Trần Văn Hòa", Sex: record.Male, Birth: record.Day(1975, 4, 30)},
		&record.Person{Meta: meta(11), Name: "H'Hen Niê", Phone: "0912345678"},
		&record.Membership{Meta: meta(12), Person: 9, Team: 8, Role: record.RoleLeader, Meeting: 13,
			Span: record.Span{From: record.Day(2023, 5, 1)}},
		&record.Meeting{Meta: meta(13), Type: record.MeetingConsultation, Title: "Hội nghị hiệp thương",
			Start:   record.Moment{Date: record.Day(2023, 4, 20), H: 19, Set: true},
			Present: record.N(40), Summoned: record.N(45),
			Votes:  []record.Vote{{Person: 9, Name: "Nguyễn Thị Đượm", Team: 8, Role: record.RoleLeader, Agree: record.N(38)}},
			Agenda: []record.Item{{Title: "Giới thiệu người", Course: []string{"Ông A giới thiệu.\nMọi người nghe."}}}},
		&record.Document{Meta: meta(14), Type: record.DocReport, Title: "Báo cáo kết quả năm 2025",
			Source: record.Source{Form: "period", Rule: "nam", Year: 2025}},
	}
}

// People returns n people without ID, with names that repeat.
func People(n int) []record.Record {
	family := []string{"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"}
	middle := []string{"Văn", "Thị", "Hữu", "Đức", "Thị Ngọc", "Minh", "Quang", "Thanh", "Xuân"}
	given := []string{"An", "Bình", "Châu", "Dũng", "Đượm", "Giang", "Hòa", "Hồng Hạnh", "Khánh", "Lan", "Mỹ", "Nguyệt",
		"Oanh", "Phượng", "Quý", "Rạng", "Sương", "Tuyết", "Uyên", "Vượng", "Xuyến", "Yến", "Ý"}
	recs := make([]record.Record, n)
	for i := range recs {
		p := &record.Person{Sex: record.Male, Birth: record.Year(1940 + i%65),
			Name:    family[i%len(family)] + " " + middle[i/7%len(middle)] + " " + given[i/3%len(given)],
			Address: fmt.Sprintf("Số %d, đường Hùng Vương", i%400+1)}
		if i%2 == 0 {
			p.Sex, p.Birth = record.Female, record.Day(1940+i%65, i%12+1, i%28+1)
			p.Schooling, p.Work = "12/12", "Nội trợ"
			p.Phone = fmt.Sprintf("09%08d", i)
		}
		recs[i] = p
	}
	return recs
}
