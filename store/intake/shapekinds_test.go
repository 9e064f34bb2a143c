package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
)

// item is a row of a list that is none of members: what each field says, as the book has
// it.
type item map[string]string

// kind is what offices write of one target: the columns, and records by chance.
type kind struct {
	target intake.Target
	titles []string
	always []string // fields that every list has
	fields []string // fields that it may have
	above  map[string][]string
	item   func(m *maker, i int, area string) item
	within string // the field that may be joined over the rows of a block
}

// kinds are all targets but that of members.
var kinds = []*kind{
	{intake.Areas, []string{"DANH SÁCH KHU DÂN CƯ", "BIỂU TỔNG HỢP CÁC KHU DÂN CƯ NĂM 2026"}, []string{"name", "households"}, []string{"people", "head", "former", "type"}, map[string][]string{
		"name": {"Khu dân cư", "Tên khu dân cư", "TÊN KHU DÂN CƯ", "Ten khu dan cu", "Tên thôn/tổ dân phố"}, "households": {"Số hộ", "Tổng số hộ", "SỐ HỘ DÂN", "Số hộ\n(hộ)"},
		"people": {"Nhân khẩu", "Số nhân khẩu", "Tổng số nhân khẩu", "Số khẩu"}, "head": {"Trưởng Ban CTMT", "Trưởng ban công tác Mặt trận", "Họ tên Trưởng ban CTMT"},
		"former": {"Tên cũ", "Tên trước sáp nhập"}, "type": {"Loại hình", "Loại"}}, areaItem, "type"},
	{intake.Sites, []string{"DANH SÁCH MÔ HÌNH TỰ QUẢN", "THỐNG KÊ CÁC MÔ HÌNH VỀ AN NINH, TRẬT TỰ"}, []string{"model", "place", "area"}, []string{"launched", "decision", "lead", "partners", "households", "joined"}, map[string][]string{
		"model": {"Tên mô hình", "Mô hình", "TÊN MÔ HÌNH", "Ten mo hinh"}, "place": {"Địa điểm", "Nơi đặt", "Vị trí"}, "area": {"Địa bàn", "Khu dân cư", "Địa bàn triển khai", "ĐỊA BÀN"},
		"launched": {"Ngày ra mắt", "Ngày thành lập", "Thời gian ra mắt"}, "decision": {"Số quyết định", "Số QĐ", "Quyết định thành lập"}, "lead": {"Đơn vị chủ trì", "Chủ trì"},
		"partners": {"Đơn vị phối hợp", "Phối hợp"}, "households": {"Tổng số hộ", "Tổng hộ"}, "joined": {"Số hộ tham gia", "Hộ tham gia"}}, siteItem, "area"},
	{intake.Units, []string{"DANH SÁCH ĐƠN VỊ ĐĂNG KÝ ĐẠT CHUẨN AN TOÀN VỀ AN NINH, TRẬT TỰ"}, []string{"name", "type", "area"}, []string{"registered", "exclusion"}, map[string][]string{
		"name": {"Tên đơn vị", "Đơn vị", "TÊN CƠ QUAN, ĐƠN VỊ", "Tên cơ quan, đơn vị"}, "type": {"Loại hình", "Loại", "Loại đơn vị", "Phân loại"}, "area": {"Địa bàn", "Khu dân cư", "ĐỊA BÀN"},
		"registered": {"Ngày đăng ký", "Ngày đăng kí"}, "exclusion": {"Lý do không xét", "Không thuộc đối tượng"}}, unitItem, "area"},
	{intake.Activities, []string{"KẾT QUẢ HOẠT ĐỘNG TUYÊN TRUYỀN NĂM 2026", "THỐNG KÊ HOẠT ĐỘNG"}, []string{"title", "start", "area"}, []string{"end", "place", "lead", "sessions", "reached", "materials", "helped", "type", "channel"}, map[string][]string{
		"title": {"Nội dung", "Tên hoạt động", "NỘI DUNG HOẠT ĐỘNG", "Noi dung"}, "start": {"Ngày tổ chức", "Thời gian tổ chức", "Từ ngày"}, "end": {"Đến ngày", "Ngày kết thúc"},
		"area": {"Địa bàn", "Khu dân cư"}, "place": {"Địa điểm", "Nơi tổ chức"}, "lead": {"Đơn vị chủ trì", "Đơn vị tổ chức", "Đơn vị thực hiện"}, "sessions": {"Số buổi", "Số cuộc"},
		"reached": {"Lượt người dự", "Số người tham dự", "Số lượt người"}, "materials": {"Tờ rơi", "Số tài liệu"}, "helped": {"Số người được giúp", "Người được giúp đỡ"},
		"type": {"Loại hoạt động"}, "channel": {"Hình thức"}}, activityItem, "area"},
}

// counted are the fields that hold numbers, dated those that hold days.
var (
	counted = []string{"households", "people", "joined", "sessions", "reached", "materials", "helped"}
	dated   = []string{"launched", "registered", "start", "end"}
)

func (m *maker) number(from, to int) string { return fmt.Sprint(from + m.IntN(to-from)) }

func (m *maker) day(year int) string {
	return fmt.Sprintf("%02d/%02d/%d", 1+m.IntN(28), 1+m.IntN(12), year)
}

// places are areas by chance, no two of one name.
func (m *maker) places(n int) (list []string) {
	all := []string{"Thôn Đông", "Khu phố 3", "Ấp Chợ", "Tổ dân phố 5", "Thôn Phú Mỹ", "Xóm Mới", "Khu dân cư Hòa Bình", "Buôn Ky", "Khóm 2", "Bản Nà Lừa", "Làng Vân Đình", "Thôn Đoài", "Tổ dân phố số 12"}
	for _, i := range m.Perm(len(all))[:n] {
		list = append(list, all[i])
	}
	return list
}

func areaItem(m *maker, _ int, area string) item {
	x := item{"name": area, "households": m.number(40, 2000), "people": m.number(2000, 9000), "type": typeOf(area)}
	if m.IntN(3) > 0 {
		x["head"] = m.of("Nguyễn", "Trần", "Đỗ") + " " + m.of("Văn", "Thị") + " " + m.of("Hùng", "Lượm", "Quỳnh", "Dẫn", "Đức")
	}
	if m.IntN(4) == 0 {
		x["former"] = m.of("Xóm Bến", "Đội 7", "Thôn Thượng Đình")
	}
	return x
}

// typeOf is the kind of an area, as it is called.
func typeOf(area string) string {
	for _, k := range []string{"thôn", "khu phố", "ấp", "tổ dân phố", "xóm", "khu dân cư", "buôn", "khóm", "bản", "làng"} {
		if strings.HasPrefix(strings.ToLower(area), k+" ") {
			return k
		}
	}
	panic(area)
}

func siteItem(m *maker, i int, area string) item {
	x := item{"model": m.of("Camera an ninh", "Tiếng kẻng an ninh", "Cổng rào an toàn, trật tự", "Đoạn đường tự quản", "Móc khóa an toàn"), "place": m.of("Nhà văn hóa", "Chợ Bến", "Đường Lê Lợi, ngõ", "Trước cổng trường") + fmt.Sprint(" ", i+1), "area": area,
		"households": m.number(50, 400)}
	if m.IntN(3) > 0 {
		x["launched"] = m.of(m.day(2024), m.day(2019), "2021")
	}
	if m.IntN(2) == 0 {
		x["decision"] = m.of("15/QĐ-UBND", "07/QĐ-MTTQ-BTT")
	}
	if m.IntN(2) == 0 {
		x["lead"], x["partners"] = m.of("Ban Công tác Mặt trận", "Hội Cựu chiến binh"), m.of("Công an, Đoàn Thanh niên", "Chi hội Phụ nữ")
	}
	if m.IntN(2) == 0 {
		x["joined"] = m.number(10, 50)
	}
	return x
}

func unitItem(m *maker, i int, area string) item {
	x := item{"area": area}
	switch m.IntN(4) {
	case 0:
		x["type"], x["name"] = "Doanh nghiệp", m.of("Công ty TNHH Hoà Phát", "Công ty cổ phần Dệt may", "Hợp tác xã Cộng Lực")+fmt.Sprint(" ", i+1)
	case 1:
		x["type"], x["name"] = "Cơ sở giáo dục", m.of("Trường Tiểu học Lê Lợi", "Trường THCS Phú Mỹ")+fmt.Sprint(" ", i+1)
	case 2:
		x["type"], x["name"] = "Cơ quan", m.of("Trạm Y tế", "Bưu điện xã", "Toà soạn báo")+fmt.Sprint(" ", i+1)
	case 3: // the khu dân cư itself: a list that goes by areas has each once
		if x["type"], x["name"] = "Khu dân cư", area; m.once["unit "+area] {
			x["type"], x["name"] = "Cơ quan", fmt.Sprint("Quỹ tín dụng ", i+1)
		}
		m.once["unit "+area] = true
	}
	if m.IntN(3) > 0 {
		x["registered"] = m.day(2025)
	}
	if m.IntN(5) == 0 {
		x["exclusion"] = m.of("Lý do khác", "Do cấp trên đăng ký và công nhận")
	}
	return x
}

func activityItem(m *maker, i int, area string) item {
	x := item{"title": m.of("Nói chuyện về phòng, chống lừa đảo", "Phát tờ rơi", "Tập huấn chữa cháy", "Thăm hộ nghèo", "Đối thoại với Nhân dân") + fmt.Sprint(", đợt ", i+1), "area": area,
		"type": m.of("Tuyên truyền, vận động", "Hoạt động khác", "An sinh xã hội, chăm lo đời sống"), "place": m.of("Nhà văn hóa", "", "Hội trường")}
	x["start"] = m.day(2025)
	if m.IntN(4) == 0 {
		x["end"] = m.day(2026)[:3] + "01/2026"
	}
	if m.IntN(2) == 0 {
		x["lead"], x["channel"] = "Ban Công tác Mặt trận", m.of("Truyền thanh cơ sở", "Đến từng hộ gia đình")
	}
	for _, f := range []string{"sessions", "reached", "materials", "helped"} {
		if m.IntN(2) == 0 {
			x[f] = m.number(1, 3000)
		}
	}
	return x
}

// stock makes blocks of records, each in its own area; areas are all in one block.
func (m *maker) stock(k *kind, blocks int) {
	m.kind, m.items, m.once = k, nil, map[string]bool{}
	if k.target == intake.Areas {
		for i, area := range m.places(2*blocks + m.IntN(5)) {
			m.items = append(m.items, k.item(m, i, area))
		}
		if k.within == "type" { // those of one kind stand together
			slices.SortStableFunc(m.items, func(a, b item) int { return strings.Compare(a["type"], b["type"]) })
		}
		return
	}
	for _, area := range m.places(blocks) {
		for range 1 + m.IntN(4) {
			m.items = append(m.items, k.item(m, len(m.items), area))
		}
	}
}

// blocks are the records part by part: those of one area, of one kind of area.
func (m *maker) blocks() (list [][]item) {
	for i, x := range m.items {
		if i == 0 || x[m.kind.within] != m.items[i-1][m.kind.within] {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], x)
	}
	return list
}

// choose chooses the columns of a list by chance, the number and what it must have first;
// those named are left out.
func (m *maker) choose(without ...string) {
	fields := slices.DeleteFunc(slices.Clone(m.kind.always), func(f string) bool { return slices.Contains(without, f) })
	more := slices.DeleteFunc(append(slices.Clone(m.kind.fields), "note", ""), func(f string) bool { return m.IntN(3) == 0 || slices.Contains(without, f) })
	m.Shuffle(len(more), func(i, j int) { more[i], more[j] = more[j], more[i] })
	m.heads = nil
	for _, f := range slices.Concat([]string{"stt"}, fields, more) {
		names := m.kind.above[f]
		if names == nil {
			names = above[f]
		}
		if f == "" {
			names = []string{"Chữ ký", "Xếp loại"}
		}
		m.heads = append(m.heads, [2]string{f, m.of(names...)})
	}
}

// said is how a field of a record is written into a cell.
func (m *maker) said(field string, n int, x item) any {
	s := x[field]
	switch {
	case field == "stt" || field == "note" || field == "":
		return m.cell(field, n, somebody{})
	case s == "":
		return m.of("", "", "")
	case slices.Contains(counted, field):
		var n int
		fmt.Sscan(s, &n)
		if n >= 1000 {
			return []any{n, s, fmt.Sprintf("%d.%03d", n/1000, n%1000)}[m.IntN(3)]
		}
		return []any{n, s}[m.IntN(2)]
	case slices.Contains(dated, field):
		d, err := record.ParseDate(s, record.Day(2026, 1, 1))
		must(m.t, err)
		if d.M == 0 {
			return []any{int(d.Y), s}[m.IntN(2)]
		}
		if m.IntN(4) == 0 && m.pen != nil {
			return time.Date(int(d.Y), time.Month(d.M), int(d.D), 0, 0, 0, 0, time.UTC)
		}
		return fmt.Sprintf(m.of("%d/%d/%d", "%02d/%02d/%d", "%d-%d-%d", "%02d.%02d.%d", "ngày %d tháng %d năm %d"), d.D, d.M, d.Y)
	case m.short != "" && strings.HasPrefix(s, m.short) && (field == "area" || field == "name" && m.kind.target == intake.Areas):
		return strings.TrimPrefix(s, m.short)
	case field == "model" && m.IntN(3) == 0:
		return `"` + s + `"`
	}
	return s
}

// record writes a row.
func (m *maker) record(n int, x item) {
	var cells []any
	for _, h := range m.heads {
		cells = append(cells, m.said(h[0], n, x))
	}
	m.put(cells...)
}

// sums writes the line of sums below a list, each below its numbers.
func (m *maker) sums(list []item) {
	cells := []any{"", m.of("Tổng cộng", "Cộng", "TỔNG SỐ")}
	for _, h := range m.heads[2:] {
		sum := 0
		for _, x := range list {
			var n int
			if slices.Contains(counted, h[0]) {
				fmt.Sscan(x[h[0]], &n)
			}
			sum += n
		}
		if cells = append(cells, ""); sum > 0 {
			cells[len(cells)-1] = sum
		}
	}
	m.put(cells...)
}

// wanted are the lines that the records have to make in a book, by the columns of the list.
func (m *maker) wanted() (lines []string) {
	has := map[string]bool{m.kind.within: m.kind.within == "area"} // a heading says it where no column does
	for _, h := range m.heads {
		has[h[0]] = true
	}
	for _, x := range m.items {
		y := item{}
		for f, s := range x {
			if has[f] {
				y[f] = s
			}
		}
		if m.kind.target == intake.Areas {
			y["type"] = x["type"]
		} else if lines = append(lines, item{"name": x["area"], "type": typeOf(x["area"])}.line(intake.Areas)); m.kind.target == intake.Activities && !has["type"] {
			y["type"] = "Tuyên truyền, vận động"
		}
		if x["type"] == "Khu dân cư" {
			y["name"] = ""
		}
		lines = append(lines, y.line(m.kind.target))
	}
	return lines
}

// line is a record in one line.
func (x item) line(t intake.Target) string {
	var parts []string
	for f, s := range x {
		if s != "" {
			parts = append(parts, f+"="+s)
		}
	}
	slices.Sort(parts)
	return string(t) + " " + strings.Join(parts, " | ")
}

// items is what a book holds of areas, sites, units and activities, a line each.
func items(b *store.Book) (lines []string) {
	n := func(c record.Count) string {
		if v, ok := c.Known(); ok {
			return fmt.Sprint(v)
		}
		return ""
	}
	b.Read(func(v *record.View) {
		lists := v.Settings().Lists
		area := func(id record.ID) string {
			a, _ := v.Areas.Get(id)
			if a == nil {
				return ""
			}
			return a.Name
		}
		for a := range v.Areas.All() {
			former := ""
			for _, f := range a.Former {
				former += f.Name
			}
			lines = append(lines, item{"name": a.Name, "type": record.NameOf(lists.AreaKinds, a.Type), "households": n(a.Households), "people": n(a.People), "head": a.Head, "former": former}.line(intake.Areas))
		}
		for s := range v.Sites.All() {
			m, _ := v.Models.Get(s.Model)
			lines = append(lines, item{"model": m.Name, "area": area(s.Area), "name": s.Name, "place": s.Place, "launched": s.Launched.String(), "decision": s.Decision.Number,
				"lead": s.Lead, "partners": s.Partners, "households": n(s.Households), "joined": n(s.Joined)}.line(intake.Sites))
		}
		for u := range v.Units.All() {
			x := item{"name": u.Name, "type": record.NameOf(lists.UnitKinds, u.Type), "area": area(u.Area)}
			for _, y := range u.Years {
				x["registered"] += y.Registered.String()
			}
			for _, o := range u.Outside {
				x["exclusion"] += record.NameOf(lists.Exclusions, o.Reason)
			}
			lines = append(lines, x.line(intake.Units))
		}
		for a := range v.Activities.All() {
			lines = append(lines, item{"title": a.Title, "type": record.NameOf(lists.ActivityKinds, a.Type), "channel": record.NameOf(lists.Channels, a.Channel), "start": a.Start.String(), "end": a.End.String(), "area": area(a.Area),
				"place": a.Place, "lead": a.Lead, "sessions": n(a.Sessions), "reached": n(a.Reached), "materials": n(a.Materials), "helped": n(a.Helped)}.line(intake.Activities))
		}
	})
	return lines
}
