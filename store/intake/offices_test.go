package intake_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// pen writes workbooks as offices make them.
type pen struct {
	t    testing.TB
	f    *excelize.File
	name string
}

func newPen(t testing.TB) *pen { return &pen{t, excelize.NewFile(), "Sheet1"} }

// rows writes rows from a line (1 is the first) on. A text may name its font before a
// bar: ".VnTime|NguyÔn". "a<<3" is joined over three columns.
func (p *pen) rows(from int, rows ...[]any) *pen {
	for i, row := range rows {
		for j, v := range row {
			at, _ := excelize.CoordinatesToCellName(j+1, from+i)
			s, is := v.(string)
			if font, text, has := strings.Cut(s, "|"); is && has {
				id, err := p.f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: font}})
				must(p.t, err, p.f.SetCellStyle(p.name, at, at, id))
				v, s = text, text
			}
			if text, n, wide := strings.Cut(s, "<<"); is && wide {
				last, _ := excelize.CoordinatesToCellName(j+int(n[0]-'0'), from+i)
				must(p.t, p.f.MergeCell(p.name, at, last))
				v = text
			}
			if v != "" && v != nil {
				must(p.t, p.f.SetCellValue(p.name, at, v))
			}
		}
	}
	return p
}

func (p *pen) sheet(name string) *pen {
	if p.name == "Sheet1" {
		must(p.t, p.f.SetSheetName("Sheet1", name))
	} else {
		_, err := p.f.NewSheet(name)
		must(p.t, err)
	}
	p.name = name
	return p
}

func (p *pen) bytes() []byte {
	var b bytes.Buffer
	must(p.t, p.f.Write(&b))
	return b.Bytes()
}

// jobs are all tables of a file, in the order in which they are taken.
func jobs(t testing.TB, raw []byte, first intake.Target) (list []*intake.Job) {
	w := words(t)
	book, err := sheet.Read(raw)
	must(t, err)
	for _, table := range intake.Offers(book, first, w) {
		list = append(list, &intake.Job{Table: table, Words: w, Decisions: map[int]intake.Decision{}})
	}
	intake.Sort(list)
	return list
}

// counts are the actions of plans with how often they stand there.
func counts(plans []*intake.Plan) string {
	var parts []string
	for _, p := range plans {
		s := ""
		for _, a := range []intake.Action{intake.Add, intake.Update, intake.Keep, intake.Skip, intake.Ask, intake.Bad} {
			if n := p.Count(a); n > 0 {
				s += fmt.Sprintf(" %s %d", a, n)
			}
		}
		parts = append(parts, strings.TrimSpace(s))
	}
	return strings.Join(parts, " | ")
}

// inBook is what a book holds, in words.
func inBook(b *store.Book) string {
	var lines []string
	b.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			n, _ := a.Households.Known()
			lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %d %s", a.Name, n, a.Head)))
		}
		for m := range v.Memberships.All() {
			p, _ := v.People.Get(m.Person)
			t, _ := v.Teams.Get(m.Team)
			a, _ := v.Areas.Get(t.Area)
			lines = append(lines, strings.Join(strings.Fields(fmt.Sprintln(p.Name, p.Sex, p.Birth, p.Address, p.Phone, m.Role, "-", t.Name, a.Name)), " "))
		}
		for s := range v.Sites.All() {
			m, _ := v.Models.Get(s.Model)
			lines = append(lines, strings.TrimSpace(m.Name+" "+s.Place+" "+s.Launched.String()))
		}
		for u := range v.Units.All() {
			lines = append(lines, strings.TrimSpace(u.Type+" "+u.Name))
		}
		for a := range v.Activities.All() {
			lines = append(lines, a.Title+" "+a.Start.String())
		}
	})
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// tcvn3 writes a text as an old font has it.
func tcvn3(s string) string {
	return strings.NewReplacer("ễ", "Ô", "ă", "¨", "ù", "ï", "ầ", "Ç", "ị", "Þ", "đ", "®", "ợ", "î", "ê", "ª", "ữ", "÷", "ổ", "æ", "ư", "\u00AD", "ở", "ë",
		"ọ", "ä", "à", "µ", "ô", "«", "ế", "Õ", "ò", "ß", "Đ", "§", "ú", "ó", "á", "¸", "ứ", "ø", "ỗ", "ç", "ộ", "é", "í", "Ý", "ạ", "¹", "ố", "è", "ơ", "¬", "ỳ", "ú", "ỹ", "ü").Replace(s)
}

// offices are lists as offices keep them.
var offices = []struct {
	name   string
	target intake.Target
	make   func(t *testing.T) []byte
	set    func([]*intake.Job)
	counts string
	book   string
}{
	{"merged titles, two rows of heads, headings of teams, signatures", intake.Members, func(t *testing.T) []byte {
		return newPen(t).rows(1, []any{"ỦY BAN MTTQ VIỆT NAM<<3"}, nil, []any{"DANH SÁCH CÁC TỔ TỰ QUẢN<<8"},
			[]any{"STT", "Họ và tên", "Năm sinh<<2", "", "Chức danh", "SĐT"}, []any{"", "", "Nam", "Nữ"}, []any{1, 2, 3, 4, 5, 6},
			[]any{"Tổ tự quản số 1 - Khu phố 1: 02 người"}, []any{1, "Lê Văn Tám", 1960, "", "Tổ trưởng", 912345678}, []any{2, "Mai Thị Lựu", "", "2/3/1971", "TP"},
			[]any{"Tổ tự quản số 2 - Khu phố 1"}, []any{1, "Võ Đình Ký", 1955}, []any{"Tổng cộng: 3 người"}, []any{"NGƯỜI LẬP", "", "", "", "CHỦ TỊCH"}).bytes()
	}, nil, "add 3 skip 2", `Khu phố 1 0
Lê Văn Tám m 1960 0912345678 leader - Tổ tự quản số 1 Khu phố 1
Mai Thị Lựu f 02/03/1971 deputy - Tổ tự quản số 1 Khu phố 1
Võ Đình Ký m 1955 member - Tổ tự quản số 2 Khu phố 1`},
	{"a table for each team, one under the other", intake.Members, func(t *testing.T) []byte {
		head := []any{"TT", "Họ tên", "Sinh năm", "Chức vụ"}
		return newPen(t).rows(1, []any{"DANH SÁCH TỔ TỰ QUẢN SỐ 1, Khu phố 2<<4"}, head, []any{1, "Lý Thị Ba", 1950, "Tổ trưởng"},
			[]any{"Tổ tự quản số 2, Khu phố 2<<4"}, head, []any{1, "Hồ Văn Bốn", 1961, "Tổ viên"}, []any{2, "Hồ Thị Năm", 1962}, []any{"Cộng: 2 người"}).bytes()
	}, nil, "add 1 | add 2", `Hồ Thị Năm 1962 member - Tổ tự quản số 2 Khu phố 2
Hồ Văn Bốn 1961 member - Tổ tự quản số 2 Khu phố 2
Khu phố 2 0
Lý Thị Ba 1950 leader - TỔ TỰ QUẢN SỐ 1 Khu phố 2`},
	{"areas above their members in one sheet", intake.Members, func(t *testing.T) []byte {
		return newPen(t).rows(1, []any{"I. KHU DÂN CƯ"}, []any{"TT", "Khu phố", "Số hộ", "Nhân khẩu", "Trưởng Ban CTMT"}, []any{1, "Khu phố 1", "1.204", "4.321", "Lê A"}, []any{2, "Khu phố 2", 98},
			nil, []any{"II. THÀNH VIÊN"}, []any{"TT", "Họ và tên", "Năm sinh", "Tổ", "Khu phố"}, []any{1, "Cao Thị Sáu", 1948, "Tổ 3", "KP1"}).bytes()
	}, nil, "add 2 | add 1", `Cao Thị Sáu 1948 member - Tổ 3 Khu phố 1
Khu phố 1 1204 Lê A
Khu phố 2 98`},
	{"hidden columns and rows", intake.Members, func(t *testing.T) []byte {
		p := newPen(t).rows(1, []any{"STT", "Họ và tên", "Ghi chú nội bộ", "Năm sinh", "Tổ", "Khu phố"}, []any{1, "Bùi Văn Bảy", "x", 1970, "Tổ 1", "Khu phố 1"}, []any{2, "Bùi Thị Tám", "", 1971, "Tổ 1", "Khu phố 1"})
		must(t, p.f.SetColVisible("Sheet1", "C", false), p.f.SetRowVisible("Sheet1", 3, false))
		return p.bytes()
	}, nil, "add 2", `Bùi Thị Tám 1971 member - Tổ 1 Khu phố 1
Bùi Văn Bảy 1970 member - Tổ 1 Khu phố 1
Khu phố 1 0`},
	{"old and new fonts in one column", intake.Members, func(t *testing.T) []byte {
		p := newPen(t).rows(1, []any{".VnTime|Hä vµ tªn", ".VnTime|N¨m sinh", ".VnTime|Tæ", "Khu phố"},
			[]any{".VnTime|" + tcvn3("Nguyễn Văn Hùng"), 1961, ".VnTime|Tæ 1", "Khu phố 1"},
			[]any{"Times New Roman|Đỗ Thị Lượm", 1962, "Tổ 1", "Khu phố 1"},
			[]any{".VnTime|Trần Ngọc Ánh", 1963, ".VnTime|Tæ 1", "Khu phố 1"}, // pasted in Unicode into an old cell
			[]any{"x", 1964, "Tổ 1", "Khu phố 1"})
		must(t, p.f.SetCellRichText("Sheet1", "A5", []excelize.RichTextRun{{Text: "TrÇn V¨n ", Font: &excelize.Font{Family: ".VnTime"}}, {Text: "Đượm", Font: &excelize.Font{Family: "Arial"}}}))
		return p.bytes()
	}, nil, "add 4", `Khu phố 1 0
Nguyễn Văn Hùng 1961 member - Tổ 1 Khu phố 1
Trần Ngọc Ánh 1963 member - Tổ 1 Khu phố 1
Trần Văn Đượm 1964 member - Tổ 1 Khu phố 1
Đỗ Thị Lượm 1962 member - Tổ 1 Khu phố 1`},
	{"capitals that only the font shows", intake.Members, func(t *testing.T) []byte {
		return newPen(t).rows(1, []any{".VnTimeH|hä vµ tªn", ".VnTimeH|n¨m sinh", "Tổ", "Khu phố"},
			[]any{".VnTimeH|nguyÔn v¨n hïng", 1961, "Tổ 1", "Khu phố 1"}, []any{".VnTimeH|®ç thÞ l\u00ADîm", 1962, "Tổ 1", "Khu phố 1"}, []any{".VnTimeH|h'hen niª", 1992, "Tổ 1", "Khu phố 1"}).bytes()
	}, func(list []*intake.Job) { list[0].Normal = true }, "add 3", `H'Hen Niê 1992 member - Tổ 1 Khu phố 1
Khu phố 1 0
Nguyễn Văn Hùng 1961 member - Tổ 1 Khu phố 1
Đỗ Thị Lượm 1962 member - Tổ 1 Khu phố 1`},
	{"VNI", intake.Members, func(t *testing.T) []byte {
		return newPen(t).rows(1, []any{"VNI-Times|Hoï vaø teân", "VNI-Times|Naêm sinh", "VNI-Times|Toå", "Khu phố"},
			[]any{"VNI-Times|Nguyeãn Vaên Huøng", 1961, "VNI-Times|Toå 1", "VNI-Times|Khu phoá 1"}, []any{"VNI-Times|Ñoã Thò Löôïm", 1962, "VNI-Times|Toå 1", "VNI-Times|Khu phoá 1"}).bytes()
	}, nil, "add 2", `Khu phố 1 0
Nguyễn Văn Hùng 1961 member - Tổ 1 Khu phố 1
Đỗ Thị Lượm 1962 member - Tổ 1 Khu phố 1`},
	{"text with commas in the bytes of an old font", intake.Members, func(t *testing.T) []byte {
		raw, err := charmap.Windows1252.NewEncoder().String("Hä vµ tªn,N¨m sinh,Tæ,Khu phè\r\n" + "NguyÔn V¨n Hïng,1961,Tæ 1,Khu phè 1\r\n" + "TrÇn ThÞ Hoµ,1970,Tæ 1,Khu phè 1\r\n" + "Lª §øc Thä,1968,Tæ 1,Khu phè 1\r\n")
		must(t, err)
		return []byte(raw)
	}, func(list []*intake.Job) { list[0].Lettered = true }, "add 3", `Khu phố 1 0
Lê Đức Thọ 1968 member - Tổ 1 Khu phố 1
Nguyễn Văn Hùng 1961 member - Tổ 1 Khu phố 1
Trần Thị Hoà 1970 member - Tổ 1 Khu phố 1`},
	{"Excel 97 in old fonts", intake.Members, func(t *testing.T) []byte {
		raw, err := os.ReadFile("testdata/old.xls")
		must(t, err)
		return raw
	}, nil, "add 2", `Khu phố 1 0
Nguyễn Văn Hùng 15/08/1961 0912345678 leader - Tổ 1 Khu phố 1
Trần Thị Lượm 1962 member - Tổ 1 Khu phố 1`},
	{"copied out of Excel, decomposed", intake.Members, func(t *testing.T) []byte {
		return []byte(norm.NFD.String("Họ và tên\tNăm sinh\tTổ\tThôn\tSĐT\r\nNguyễn Thị Phượng\t1961\tTổ 1\tThôn Đông\t0168.234.5678\r\n\"Đỗ Văn\nÂn\"\t3/1962\tTổ 1\tThôn Đông\t\r\n"))
	}, nil, "add 2", `Nguyễn Thị Phượng 1961 0382345678 member - Tổ 1 Thôn Đông
Thôn Đông 0
Đỗ Văn Ân 03/1962 member - Tổ 1 Thôn Đông`},
	{"numbers as text, UTF-16 with semicolons", intake.Areas, func(t *testing.T) []byte {
		b := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune("STT;Tên thôn;Số hộ;Nhân khẩu\r\n1;Thôn Đoài;\"1.234\";\"4,321\"\r\n2;Thôn Hạ;\"56 hộ\";chưa báo cáo\r\n3;Thôn Thượng;nhiều;\r\n")) {
			b = append(b, byte(u), byte(u>>8))
		}
		return b
	}, nil, "add 2 bad 1", "Thôn Hạ 56\nThôn Đoài 1234"},
	{"sheets of several kinds, a hidden one, notes", intake.Members, func(t *testing.T) []byte {
		p := newPen(t).sheet("Mô hình").rows(1, []any{"TT", "Tên mô hình", "Khu phố", "Địa điểm", "Ngày ra mắt"}, []any{1, "“Camera an ninh”", "Khu phố 1", "Chợ", "15/3/2024"}).
			sheet("Đơn vị").rows(3, []any{"TT", "Tên đơn vị", "Loại", "Ngày đăng ký"}, []any{1, "Trường Tiểu học A", "Cơ sở giáo dục", "1/2/2026"}).
			sheet("Hoạt động").rows(2, []any{"TT", "Nội dung", "Ngày tổ chức", "Số buổi"}, []any{1, "Nói chuyện", "5/1/2026", 1}, []any{2, "Phát tờ rơi", "31/2/2026", 1}).
			sheet("Ghi chú").rows(1, []any{"Hỏi lại anh Hùng"})
		must(t, p.f.SetSheetVisible("Ghi chú", false))
		return p.bytes()
	}, nil, "add 1 | add 1 | add 1 bad 1", `Camera an ninh Chợ 15/03/2024
Khu phố 1 0
Nói chuyện 05/01/2026
school Trường Tiểu học A`},
}

// TestOffices imports lists as offices keep them: the plan has the right counts, the book
// the right letters; a second import brings nothing, an undo takes everything back, and
// what could not be taken comes back as a list with the same rows.
func TestOffices(t *testing.T) {
	for _, x := range offices {
		t.Run(x.name, func(t *testing.T) {
			b := book(t)
			before := export(t, b)
			raw := x.make(t)
			list := jobs(t, raw, x.target)
			if x.set != nil {
				x.set(list)
			}
			plans, err := intake.PlanAll(b, list...)
			must(t, err)
			if got := counts(plans); got != x.counts {
				t.Errorf("%s, want %s", got, x.counts)
				for _, p := range plans {
					t.Log(tell(p))
				}
			}
			r, _, err := intake.DoAll(b, list, plans)
			must(t, err)
			if got := inBook(b); got != x.book {
				t.Errorf("the book has\n%s\nwant\n%s", got, x.book)
			}
			again, err := intake.PlanAll(b, list...)
			must(t, err)
			for _, p := range again {
				if p.Count(intake.Add)+p.Count(intake.Update) != 0 {
					t.Errorf("a second time\n%s", tell(p))
				}
			}
			sameRejects(t, b, list, plans)
			_, kept, err := b.RevertUnchanged(r.Seq)
			must(t, err)
			if len(kept) > 0 || unrevised(export(t, b)) != unrevised(before) {
				t.Error("the import cannot be taken back whole:", kept)
			}
		})
	}
}

// sameRejects writes what was not taken and reads it again: the same rows wait or are
// refused for the same reasons, in the same order.
func sameRejects(t testing.TB, b *store.Book, list []*intake.Job, plans []*intake.Plan) {
	t.Helper()
	raw, err := intake.Rejects(list, plans, func(_ *intake.Job, f intake.Fault) string { return "vì " + f.Code })
	must(t, err)
	want := rejected(plans)
	if raw == nil {
		if want != "" {
			t.Error("nothing is written back of", want)
		}
		return
	}
	back := jobs(t, raw, list[0].Table.Target)
	for i, j := range back {
		j.Normal, j.Lettered, j.Team, j.Area = list[0].Normal, list[0].Lettered, list[0].Team, list[0].Area
		if i < len(list) && len(back) == len(list) {
			j.Normal, j.Lettered = list[i].Normal, list[i].Lettered
		}
	}
	again, err := intake.PlanAll(b, back...)
	must(t, err)
	if got := rejected(again); got != want {
		t.Errorf("written back:\n%s\nwas\n%s", got, want)
	}
}

func rejected(plans []*intake.Plan) string {
	var out []string
	for _, p := range plans {
		for _, l := range p.Lines {
			if l.Action == intake.Ask || l.Action == intake.Bad {
				s := fmt.Sprint(l.Action, " ", l.Label)
				for _, f := range l.Faults {
					s += " " + f.Field + "/" + f.Code
				}
				out = append(out, s)
			}
		}
	}
	return strings.Join(out, "\n")
}

// TestMakeOldList writes testdata/old.xls anew (SOPHONGTRAO_MAKE=1, with LibreOffice).
func TestMakeOldList(t *testing.T) {
	if os.Getenv("SOPHONGTRAO_MAKE") == "" {
		t.Skip("SOPHONGTRAO_MAKE is not set: testdata stays as it is")
	}
	p := newPen(t).rows(1, []any{".VnTimeH|danh s¸ch thµnh viªn<<6"}, []any{".VnTime|Hä vµ tªn", ".VnTime|N¨m sinh", ".VnTime|Tæ", ".VnTime|Khu phè", ".VnTime|Chøc danh", "SĐT"},
		[]any{".VnTime|NguyÔn V¨n Hïng", 22508, ".VnTime|Tæ 1", ".VnTime|Khu phè 1", ".VnTime|Tæ tr\u00ADëng", 912345678},
		[]any{".VnTime|TrÇn ThÞ L\u00ADîm", 1962, ".VnTime|Tæ 1", ".VnTime|Khu phè 1", ".VnTime|Tæ viªn"})
	day, err := p.f.NewStyle(&excelize.Style{NumFmt: 14})
	must(t, err, p.f.SetCellStyle("Sheet1", "B3", "B3", day))
	dir := t.TempDir()
	must(t, os.MkdirAll("testdata", 0o755), os.WriteFile(dir+"/old.xlsx", p.bytes(), 0o600), convert(dir, dir+"/old.xlsx"))
}

func convert(dir, file string) error {
	out, err := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", "xls:MS Excel 97", "--outdir", "testdata", file).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w %s", err, out)
	}
	return nil
}
