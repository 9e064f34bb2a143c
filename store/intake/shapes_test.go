package intake_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/letters"
	"sophongtrao/store/record"
)

// somebody is a member as the book has to show them.
type somebody struct {
	name, sex, role, phone, team, area string
	day, month, year                   int
}

func (p somebody) birth() string {
	if p.day == 0 {
		return fmt.Sprint(p.year)
	}
	return fmt.Sprintf("%02d/%02d/%d", p.day, p.month, p.year)
}

// maker makes one workbook of a shape: people by chance, written down by chance as an
// office may.
type maker struct {
	*rand.Rand
	t      testing.TB
	pen    *pen
	people []somebody
	write  func(string) string // how texts are written down
	font   string
	normal bool // the names stand in capitals
	at     int  // the next line
	dots   bool // a number of the list is written "1."
	sexes  bool // the list says who is a woman
	heads  [][2]string

	kind  *kind           // of a list that is none of members
	items []item          // its records
	also  []item          // areas that a list beside it brings
	once  map[string]bool // what must not come twice
	short string          // the kind of area that the heading says, so that the cell has only the number
}

func (m *maker) of(list ...string) string { return list[m.IntN(len(list))] }

// put writes cells into the next line; in the font of the list where they are texts.
func (m *maker) put(cells ...any) {
	for i, c := range cells {
		if s, ok := c.(string); ok && s != "" {
			text, wide, joined := strings.Cut(s, "<<")
			if s = m.write(text); m.font != "" {
				s = m.font + "|" + s
			}
			if joined {
				s += "<<" + wide
			}
			cells[i] = s
		}
	}
	m.pen.rows(m.at, cells)
	m.at++
}

// crowd makes teams with their members: names, births, telephones, posts.
func (m *maker) crowd(teams int) {
	phones := m.Perm(9000)
	area := m.of("Thôn Đông", "Khu phố 3", "Ấp Chợ", "Tổ dân phố 5", "Thôn Phú Mỹ", "Xóm Mới", "Khu dân cư Hòa Bình", "Buôn Ky")
	kind := m.of("Tổ tự quản số %d", "Tổ %d", "Tổ liên gia tự quản số %d", "Tổ an ninh nhân dân số %d", "Cụm an ninh số %d")
	used := map[string]bool{}
	for team := range teams {
		n := 2 + m.IntN(5)
		for i := range n {
			p := somebody{team: fmt.Sprintf(kind, team+1), area: area, role: record.RoleMember, year: 1940 + m.IntN(60), sex: "m"}
			if p.name = m.of("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đỗ", "Bùi"); m.IntN(2) == 0 {
				p.name, p.sex = p.name+" Thị", "f"
			} else {
				p.name += m.of(" Văn", " Hữu", " Ngọc", " Đình")
			}
			if p.name += " " + m.of("Hùng", "Phước", "Lượm", "Mỹ", "Nghĩa", "Hoà", "Tuyết", "Quỳnh", "Thuỷ", "Bưởi", "Cường", "Dẫn", "Đức", "Khuê", "Xoan"); used[record.Fold(p.name)] {
				continue
			}
			used[record.Fold(p.name)] = true
			if m.IntN(2) == 0 {
				p.day, p.month = 1+m.IntN(28), 1+m.IntN(12)
			}
			if m.IntN(3) > 0 {
				p.phone = fmt.Sprintf("09%08d", 12340000+phones[i])
			}
			switch i {
			case 0:
				p.role = record.RoleLeader
			case 1:
				p.role = record.RoleDeputy
			}
			m.people = append(m.people, p)
		}
	}
}

// team are the members of one team.
func (m *maker) teams() (list [][]somebody) {
	for _, p := range m.people {
		if n := len(list); n == 0 || list[n-1][0].team != p.team {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], p)
	}
	return list
}

// titles writes what stands above a list; the last lines are of the list itself.
func (m *maker) titles(last ...string) {
	if m.IntN(2) == 0 {
		m.put("ỦY BAN MTTQ VIỆT NAM<<3", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<<4")
		m.put(m.of("PHƯỜNG TÂN MẪU<<3", "XÃ PHÚ MẪU<<3"))
	}
	m.at += m.IntN(2)
	for _, s := range last {
		m.put(s + m.of("", "<<8"))
	}
	if m.IntN(3) == 0 {
		m.put(m.of("(Kèm theo Tờ trình số 12/TTr-MTTQ ngày 05/3/2026)", "(Tính đến tháng 3/2026)"))
	}
	m.at += m.IntN(2)
}

// names of columns: what may stand over each field.
var above = map[string][]string{
	"stt": {"STT", "TT", "Số TT", "STT/TT", "Số thứ tự"}, "name": {"Họ và tên", "HỌ TÊN", "Họ tên thành viên", "Ho va ten", "Họ và tên\n(chữ in hoa)", "Họ, chữ đệm và tên"},
	"birth": {"Năm sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "NĂM SINH", "Sinh năm", "Ngay sinh", "Năm sinh (hoặc ngày sinh)"},
	"sex":   {"Giới tính", "Nam/Nữ", "Phái", "Giới tính (Nam, Nữ)"}, "role": {"Chức danh", "Chức vụ trong tổ", "Nhiệm vụ", "Chức danh trong tổ", "CHỨC VỤ"},
	"phone": {"SĐT", "Số điện thoại", "Điện thoại", "Số ĐT", "Điện thoại liên hệ", "So dien thoai"}, "note": {"Ghi chú", "GHI CHÚ"},
	"team": {"Tổ", "Tên tổ", "Tổ tự quản", "Thuộc tổ"}, "area": {"Khu dân cư", "Địa bàn", "Thuộc khu dân cư"}, "": {"Chữ ký", "Số CCCD", "Xếp loại", "Lý do vào danh sách"},
}

// columns chooses the columns of a list and their order, the number first.
func (m *maker) columns(fields ...string) {
	fields = append(fields, "birth", "role", "phone")
	if m.sexes = m.IntN(2) == 0; m.sexes {
		fields = append(fields, "sex")
	}
	for _, f := range []string{"note", ""} {
		if m.IntN(2) == 0 {
			fields = append(fields, f)
		}
	}
	m.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	m.heads = nil
	for _, f := range append([]string{"stt", "name"}, fields...) {
		m.heads = append(m.heads, [2]string{f, m.of(above[f]...)})
	}
}

func (m *maker) head() {
	var cells []any
	for _, h := range m.heads {
		cells = append(cells, h[1])
	}
	m.put(cells...)
	if m.IntN(3) == 0 {
		for i := range cells {
			cells[i] = i + 1
		}
		m.put(cells...)
	}
}

// cell is what stands of a member below a heading.
func (m *maker) cell(field string, n int, p somebody) any {
	switch field {
	case "stt":
		if m.dots {
			return fmt.Sprint(n, ".")
		}
		return n
	case "name":
		if m.normal {
			return strings.ToUpper(p.name)
		}
		return p.name
	case "birth":
		if p.day == 0 {
			return []any{p.year, fmt.Sprint(p.year), fmt.Sprint("sn ", p.year)}[m.IntN(3)]
		}
		return fmt.Sprintf(m.of("%d/%d/%d", "%02d/%02d/%d", "%d-%d-%d", "%02d.%02d.%d", "ngày %d tháng %d năm %d"), p.day, p.month, p.year)
	case "sex":
		return map[string]string{"m": "Nam", "f": "Nữ"}[p.sex]
	case "role":
		return m.of(map[string][]string{record.RoleLeader: {"Tổ trưởng", "TT", "Tổ trưởng"}, record.RoleDeputy: {"Tổ phó", "TP", "Phó tổ trưởng", "tổ phó"}, record.RoleMember: {"Tổ viên", "Thành viên", "TV", ""}}[p.role]...)
	case "phone":
		if p.phone == "" {
			return ""
		}
		if m.IntN(3) == 0 {
			var n int
			fmt.Sscan(p.phone[1:], &n)
			return n
		}
		return m.of(p.phone, p.phone[:4]+"."+p.phone[4:7]+"."+p.phone[7:], p.phone[:4]+" "+p.phone[4:7]+" "+p.phone[7:], "+84"+p.phone[1:])
	case "team":
		return p.team
	case "area":
		return p.area
	case "note":
		return m.of("", "", "mới", "Hộ cận nghèo")
	}
	return m.of("", "", "x")
}

func (m *maker) member(n int, p somebody) {
	var cells []any
	for _, h := range m.heads {
		cells = append(cells, m.cell(h[0], n, p))
	}
	m.put(cells...)
}

// foot writes what stands below a list.
func (m *maker) foot(n int) {
	m.at += m.IntN(2)
	switch m.IntN(4) {
	case 0:
		m.put(fmt.Sprintf("Tổng cộng: %02d người", n))
	case 1:
		m.put("", "Cộng", n)
	case 2:
		m.put(fmt.Sprintf("Danh sách này có %d người.", n))
	}
	if m.IntN(2) == 0 {
		m.put("", "", "", "Tân Mẫu, ngày 05 tháng 3 năm 2026")
	}
	if m.IntN(3) > 0 {
		m.put("", m.of("NGƯỜI LẬP BIỂU", "Người lập", "LẬP BẢNG"), "", m.of("TM. BAN THƯỜNG TRỰC", "TM. BAN CÔNG TÁC MẶT TRẬN", "T/M ỦY BAN"))
		m.put("", "(Ký, ghi rõ họ tên)", "", m.of("CHỦ TỊCH", "TRƯỞNG BAN"))
		m.at += m.IntN(3)
		m.put("", "Nguyễn Văn Ký", "", "Trần Thị Duyệt")
	}
}

// expected is the book that a maker's list has to lead to, and how many rows bring it.
func (m *maker) expected() (rows int, lines string) {
	var list []string
	if m.kind != nil {
		list = m.wanted()
		for _, x := range m.also { // says more of an area than that there is one
			list = append(list, x.line(intake.Areas))
			bare := item{"name": x["name"], "type": x["type"]}.line(intake.Areas)
			list = slices.DeleteFunc(list, func(l string) bool { return l == bare })
		}
		slices.Sort(list)
		return len(m.items) + len(m.also), strings.Join(slices.Compact(list), "\n")
	}
	areas := map[string]bool{}
	for _, p := range m.people {
		if areas[p.area] = true; !m.sexes {
			p.sex = ""
		}
		list = append(list, strings.Join(strings.Fields(fmt.Sprintln(p.name, p.sex, p.birth(), p.phone, p.role, "-", p.team, p.area)), " "))
	}
	for a := range areas {
		list = append(list, a+" 0")
	}
	slices.Sort(list)
	return len(m.people), strings.Join(list, "\n")
}

// got is what the book has, in the same words.
func (m *maker) got(b *store.Book) string {
	if m.kind == nil {
		return inBook(b)
	}
	list := items(b)
	slices.Sort(list)
	return strings.Join(list, "\n")
}

// The ways to write a text down, with a font that shows it.
var writings = []struct {
	name, font string
	write      func(string) string
	capitals   bool
}{
	{"NFC", "", func(s string) string { return s }, false}, {"NFD", "", norm.NFD.String, false}, {"Times", "Times New Roman", func(s string) string { return s }, false},
	{"TCVN3", ".VnTime", func(s string) string { return asTCVN3(s) }, false}, {"TCVN3 capitals", ".VnTimeH", func(s string) string { return asTCVN3(strings.ToLower(s)) }, true},
	{"VNI", "VNI-Times", asVNI, false}, {"capitals", "Arial", strings.ToUpper, true},
}

// asTCVN3 and asVNI write a text in an old font: what is read again as its letters.
var (
	inTCVN3, inVNI = map[rune]string{}, map[rune]string{}
)

func init() {
	for c := rune(0x80); c < 0x100; c++ {
		if r := []rune(letters.Decode(string(c), letters.TCVN3)); len(r) == 1 && r[0] != c {
			inTCVN3[r[0]] = string(c)
		}
		if r := []rune(letters.Decode(string(c), letters.VNI)); len(r) == 1 && (r[0] != c || strings.ContainsRune("íìÍÌ", c)) {
			inVNI[r[0]] = string(c)
		}
	}
	inTCVN3['ý'] = "ý"
	for _, base := range "aeouyôöAEOUYÔÖ" {
		for mark := rune(0x80); mark < 0x100; mark++ {
			if r := []rune(letters.Decode(string(base)+string(mark), letters.VNI)); len(r) == 1 {
				if was := inVNI[r[0]]; was == "" || strings.ToLower(was) != was && base >= 'a' {
					inVNI[r[0]] = string(base) + string(mark)
				}
			}
		}
	}
}

func by(table map[rune]string, s string) string {
	var b strings.Builder
	for _, r := range s {
		if c, ok := table[r]; ok {
			b.WriteString(c)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// asTCVN3 writes capitals with a tone small: the font has none.
func asTCVN3(s string) string {
	return by(inTCVN3, strings.Map(func(r rune) rune {
		if inTCVN3[r] == "" && inTCVN3[unicode.ToLower(r)] != "" {
			return unicode.ToLower(r)
		}
		return r
	}, s))
}
func asVNI(s string) string { return by(inVNI, s) }

// TestShapes makes workbooks of every shape by chance, and wants the right people with the
// right letters of each. SOPHONGTRAO_TORTURE makes 200 of each instead of three.
func TestShapes(t *testing.T) {
	for i, shape := range shapes {
		t.Run(shape.name, func(t *testing.T) {
			byChance(t, uint64(100+i), shape.plain, func(m *maker) ([]byte, bool) { return shape.make(m), true })
		})
	}
}

// byChance imports workbooks of one shape, made by chance; those of plain are written in
// Unicode only. stream parts the chances of the shapes.
func byChance(t *testing.T, stream uint64, plain bool, make func(m *maker) (raw []byte, ok bool)) {
	n := uint64(3)
	if os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		n = 200
	}
	for seed := range n {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, stream)), t: t, pen: newPen(t), at: 1}
		way := writings[m.IntN(len(writings))]
		if plain {
			way = writings[0]
		}
		m.write, m.font, m.normal, m.dots = way.write, way.font, way.capitals, m.IntN(4) == 0
		raw, ok := make(m)
		if !ok {
			return
		}
		if raw == nil {
			raw = m.pen.bytes()
		}
		t.Run(fmt.Sprint("seed ", seed, ", ", way.name), func(t *testing.T) {
			if dir := os.Getenv("SOPHONGTRAO_KEEP"); !imports(t, m, raw) && dir != "" {
				must(t, os.WriteFile(fmt.Sprintf("%s/%d-%d.xlsx", dir, stream, seed), raw, 0o600))
			}
		})
	}
}

// imports takes a workbook into an empty book: every row that is one is taken without a
// question, and the book has what it should.
func imports(t *testing.T, m *maker, raw []byte) bool {
	b := book(t)
	target := intake.Members
	if m.kind != nil {
		target = m.kind.target
	}
	list := jobs(t, raw, target)
	for _, j := range list {
		j.Normal = m.normal
	}
	plans, err := intake.PlanAll(b, list...)
	must(t, err)
	added := 0
	for _, p := range plans {
		added += p.Count(intake.Add)
	}
	_, _, err = intake.DoAll(b, list, plans)
	must(t, err)
	rows, want := m.expected()
	got := m.got(b)
	if m.normal { // how names of teams in capitals are written is not what this is about
		got, want = small(got), small(want)
	}
	if got == want && added == rows {
		return true
	}
	t.Errorf("%d rows added of %d; the book has\n%s\nwant\n%s", added, rows, got, want)
	for i, p := range plans {
		t.Logf("%s, title %q", list[i].Table.Target, list[i].Table.Title)
		for _, c := range list[i].Table.Columns {
			t.Logf("%d %q %s", c.Col, c.Heading, c.Field)
		}
		t.Log("\n" + tell(p))
	}
	return false
}

// small is lines in small letters, in their order.
func small(s string) string {
	lines := strings.Split(strings.ToLower(s), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func cellName(col, row int) string {
	at, _ := excelize.CoordinatesToCellName(col+1, row)
	return at
}
