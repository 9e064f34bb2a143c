package forms

import (
	"cmp"
	"slices"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// appendixTable is a table of the report, on a sheet of its own.
type appendixTable struct {
	name   string
	blocks func() []paper.Block
}

// tables are the appendices, domain.md, E.3, in its order. One without anything is left
// out: the text says that nothing was noted.
func (b *report) tables() (of []appendixTable) {
	n := b.now.n
	for _, x := range []struct {
		some bool
		appendixTable
	}{
		{n("activities."+record.ActivityCommunication)+b.now.known("sites.sessions", "sites.reached") > 0, appendixTable{"BIỂU TỔNG HỢP TUYÊN TRUYỀN, VẬN ĐỘNG", b.communicationTable}},
		{n("meetings."+record.MeetingForum) > 0, appendixTable{"BIỂU TỔNG HỢP DIỄN ĐÀN LẮNG NGHE Ý KIẾN NHÂN DÂN", b.forumTable}},
		{true, appendixTable{"BIỂU TỔNG HỢP MÔ HÌNH, ĐIỂM MÔ HÌNH", b.modelTable}},
		{true, appendixTable{"BIỂU TỔNG HỢP TỔ TỰ QUẢN VỀ AN NINH, TRẬT TỰ", b.areaTable}},
		{n("units.total") > 0, appendixTable{"BIỂU KẾT QUẢ XÂY DỰNG ĐƠN VỊ ĐẠT TIÊU CHUẨN “AN TOÀN VỀ AN NINH, TRẬT TỰ”", b.standardTable}},
		{b.now.known(append(helpKeys, "sites.disputes")...) > 0, appendixTable{"BIỂU TỔNG HỢP HÒA GIẢI, CẢM HÓA, GIÚP ĐỠ", b.helpTable}},
		{n("commendations") > 0, appendixTable{"BIỂU TỔNG HỢP KHEN THƯỞNG", b.commendationTable}},
		{b.now.known("funds.planned", "funds.spent") > 0, appendixTable{"BIỂU TỔNG HỢP KINH PHÍ", b.moneyTable}},
	} {
		if x.some {
			of = append(of, x.appendixTable)
		}
	}
	return of
}

// known counts the parts that a person was asked for and did not leave blank.
func (l *ledger) known(keys ...string) (n int) {
	for _, k := range keys {
		if x := l.of[k]; x != nil {
			n += x.known + x.silent
		}
	}
	return n
}

func centred(name string, mm float64) col { return col{name: name, fixed: mm, align: paper.Centre} }

// totalOf are the cells of a total: the facts of the keys.
func (b *report) totalOf(keys ...string) (cells []any) {
	for _, k := range keys {
		cells = append(cells, b.now.cell(k))
	}
	return cells
}

// communicationTable is table 1. What the sites report by the year stands below the
// total: it may be the same work.
func (b *report) communicationTable() []paper.Block {
	g := newGrid(stt, centred("Thời gian", 27), col{name: "Nội dung, hình thức", weight: 5}, centred("Số buổi", 22), centred("Lượt người dự", 27),
		centred("Tài liệu, tin bài", 27), col{name: "Đơn vị chủ trì", weight: 3})
	var list []*record.Activity
	for a := range b.view.Activities.All() {
		if a.Type == record.ActivityCommunication && b.now.in(a.Start) {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(x, y *record.Activity) int { return x.Start.Compare(y.Start) })
	for _, a := range list {
		what := runs(of(a.Title, a, "title"))
		if a.Channel != "" {
			what = runs(what, " (", of(lowerFirst(choice(b.set.Lists.Channels, a.Channel)), a, "channel"), ")")
		}
		g.row(ref(a, ""), of(days(a.Start, a.End), a, "start"), what, of(cellCount(a.Sessions), a, "sessions"),
			of(cellCount(a.Reached), a, "reached"), of(cellCount(a.Materials), a, "materials"), of(a.Lead, a, "lead"))
	}
	const key = "activities." + record.ActivityCommunication
	g.total(append(append([]any{"", "Tổng cộng"}, b.totalOf(key+".sessions", key+".reached", key+".materials")...), "")...)
	if b.now.whole && b.now.known("sites.sessions", "sites.reached") > 0 {
		g.sub(paper.Ref{}, "", "Ngoài ra, các điểm mô hình báo cáo năm "+b.years(), b.now.cell("sites.sessions"), b.now.cell("sites.reached"), "", "")
	}
	return []paper.Block{g.t}
}

// years is the year of the period's yearly numbers: "2026", "2024 - 2026".
func (b *report) years() string {
	if b.now.first < b.now.year {
		return itoa(b.now.first) + " - " + itoa(b.now.year)
	}
	return itoa(b.now.year)
}

// days is a day, or the days from and to.
func days(from, to record.Date) string {
	if to.IsZero() || to == from {
		return from.String()
	}
	return from.String() + " - " + to.String()
}

// forumTable is table 2. Each opinion stands in one of the last four columns.
func (b *report) forumTable() []paper.Block {
	g := newGrid(stt, centred("Ngày", 25), col{name: "Địa điểm", weight: 3}, col{name: "Tên diễn đàn", weight: 4}, centred("Số người dự", 21),
		centred("Lượt ý kiến", 19), centred("Đã trả lời tại chỗ", 23), centred("Chuyển cấp có thẩm quyền", 26),
		centred("Đã trả lời sau diễn đàn", 25), centred("Còn theo dõi", 20))
	outcomes := []string{record.OpinionAnswered, record.OpinionForwarded, opinionSettled, record.OpinionOpen}
	var list []*record.Meeting
	for m := range b.view.Meetings.All() {
		if m.Type == record.MeetingForum && b.now.in(m.Start.Date) {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(x, y *record.Meeting) int { return x.Start.Compare(y.Start) })
	for _, m := range list {
		all, by := int64(0), map[string]int64{}
		for _, o := range m.Opinions {
			all += o.Counted()
			by[b.now.outcome(o)] += o.Counted()
		}
		cells := []any{of(m.Start.Date.String(), m, "start"), of(m.Place, m, "place"), of(m.Title, m, "title"),
			of(cellCount(m.Present), m, "present"), of(grouped(all), m, "opinions")}
		for _, k := range outcomes {
			cells = append(cells, of(grouped(by[k]), m, "opinions"))
		}
		g.row(ref(m, ""), cells...)
	}
	cells := append([]any{"", "", "Tổng cộng"}, b.totalOf("forums.present", "opinions")...)
	for _, k := range outcomes {
		cells = append(cells, b.now.cell("opinions."+k))
	}
	g.total(cells...)
	return []paper.Block{g.t}
}

// areaTable is table 4 of domain.md, E.3: teams and members by area. The column
// Đảng viên is absent unless the committee keeps it.
func (b *report) areaTable() []paper.Block {
	keys := []string{"teams", "members", "members.women", "members.party", "members.respected",
		"members.joined", "members.left", "training", "training.present"}
	if !b.set.Keeps(record.SensitiveParty) {
		keys = slices.Delete(keys, 3, 4)
	}
	t := paper.Table{Columns: []paper.Column{{Fixed: 11, Align: paper.Centre}, {Weight: 1}}}
	names := map[string]string{"teams": "Số tổ", "members": "Số thành viên", "members.women": "Nữ", "members.party": "Đảng viên", "members.respected": "Người có uy tín"}
	top := []paper.Cell{headCell("STT", 1, 2), headCell("Khu dân cư", 1, 2)}
	for _, k := range keys {
		t.Columns = append(t.Columns, paper.Column{Fixed: 21, Align: paper.Centre})
		if names[k] != "" {
			top = append(top, headCell(names[k], 1, 2))
		}
	}
	top = append(top, headCell("Kiện toàn trong kỳ (người)", 2, 1), headCell("Tập huấn trong kỳ", 2, 1))
	t.Head = [][]paper.Cell{top, {headCell("Thêm", 1, 1), headCell("Bớt", 1, 1), headCell("Số lớp", 1, 1), headCell("Lượt người", 1, 1)}}
	row := func(stt string, name paper.Run, l *ledger) paper.Row {
		cells := []paper.Cell{cell(paper.Run{Text: stt}), cell(name)}
		for _, k := range keys {
			text := l.cell(k)
			if k == "training.present" && l.n("training") == 0 {
				text = "0" // no course, nobody came
			}
			cells = append(cells, cell(paper.Run{Text: text}))
		}
		return paper.Row{Cells: cells, Ref: name.Ref}
	}
	members := 0
	for i, a := range b.sortedAreas() {
		l := b.now.byArea[a.ID]
		members += l.n("members")
		t.Rows = append(t.Rows, row(itoa(i+1), of(a.Name, a, "name"), l))
	}
	if l := b.now.byArea[0]; l.n("teams")+l.n("training")+l.n("members.joined")+l.n("members.left") > 0 {
		members += l.n("members")
		t.Rows = append(t.Rows, row("", paper.Run{Text: "Chung toàn địa bàn"}, l))
	}
	t.Rows = withTotal(t.Rows, row("", paper.Run{Text: "Tổng cộng"}, &b.now.ledger))
	blocks := []paper.Block{t}
	if members > b.now.n("members") {
		blocks = append(blocks, note("Ghi chú: dòng tổng cộng chỉ tính một lần những người tham gia tổ ở nhiều khu dân cư, những lớp tập huấn của nhiều khu dân cư."))
	}
	return blocks
}

// standardTable is table 5 with the charts of what was reached of each target.
func (b *report) standardTable() []paper.Block {
	g := newGrid(stt, col{name: "Loại đơn vị", weight: 1}, centred("Tổng số", 19), centred("Thuộc đối tượng", 22), centred("Đăng ký", 19), centred("Đạt", 17),
		centred("Tỷ lệ đạt trên số đăng ký", 27), centred("Chỉ tiêu", 25), centred("Kết quả so với chỉ tiêu", 37), centred("Số đạt so với năm trước", 30))
	row := func(tail string) []any {
		cells := b.totalOf("units.total"+tail, "units.scope"+tail, "units.registered"+tail, "units.met"+tail)
		met, registered := b.now.n("units.met"+tail), b.now.n("units.registered"+tail)
		level, result := b.reached(strings.TrimPrefix(tail, "."))
		return append(cells, percent(int64(met), int64(registered)), level, result, b.sinceYear("units.met"+tail))
	}
	for _, k := range b.set.Lists.UnitKinds {
		g.row(paper.Ref{}, append([]any{k.Name}, row("."+k.Code)...)...)
	}
	g.total(append([]any{"Tổng cộng"}, row("")...)...)
	blocks := []paper.Block{g.t}
	if charts := b.charts(); len(charts) > 0 {
		blocks = append(blocks, paper.Paragraph{Runs: runs(paper.Run{Text: "Tỷ lệ đơn vị đạt tiêu chuẩn năm " + itoa(b.now.year) + " so với chỉ tiêu", Style: paper.Bold}),
			Align: paper.Centre, Size: 13, Before: 12, KeepWithNext: true})
		blocks = append(append(blocks, charts...),
			note("Ghi chú: khung là số đơn vị tính chỉ tiêu, phần tô đậm là số đơn vị đạt, nét đứng là mức chỉ tiêu."))
	}
	return blocks
}

// charts are the targets as bars: those of one level stand under one line.
func (b *report) charts() (of []paper.Block) {
	var chart paper.Chart
	if b.now.n("units.met")+b.now.n("units.unmet") == 0 {
		return nil // nothing is decided yet
	}
	level := record.Target{}
	flush := func() {
		if len(chart.Bars) > 0 {
			of = append(of, chart)
		}
		chart = paper.Chart{}
	}
	for _, t := range b.set.TargetsIn(b.now.year) {
		met, base, _ := b.aimed(t)
		if base == 0 || t.Of <= 0 {
			continue
		}
		if t.Met != level.Met || t.Of != level.Of {
			flush()
			level = t
			chart.Target = float64(t.Met) / float64(t.Of)
			chart.TargetText = runs("Chỉ tiêu " + levelOf(t))
		}
		chart.Bars = append(chart.Bars, paper.Bar{Label: runs(t.Name), Share: float64(met) / float64(base),
			Value: runs(itoa(met) + "/" + itoa(base) + " (" + percent(int64(met), int64(base)) + ")")})
	}
	flush()
	return of
}

// reached is the target of a kind of unit ("" for all) with what was reached of it.
func (b *report) reached(kind string) (level, result string) {
	for _, t := range b.set.TargetsIn(b.now.year) {
		if kind == "" && len(t.Types) > 0 || kind != "" && !slices.Equal(t.Types, []string{kind}) {
			continue
		}
		met, base, open := b.aimed(t)
		switch {
		case base == 0:
			result = "-"
		case t.Reached(met, base):
			result = "Đạt"
		case open > 0:
			result = "Đang xét, cần thêm " + number(t.Missing(met, base))
		default:
			result = "Chưa đạt, cần thêm " + number(t.Missing(met, base))
		}
		return "từ " + levelOf(t), result
	}
	return "", ""
}

// sinceYear compares a number with a year before in a cell: "tăng 02", "bằng".
func (b *report) sinceYear(key string) string {
	if !b.before.covered {
		return "-"
	}
	return strings.TrimSuffix(moved(int64(b.now.n(key)), int64(b.before.n(key))), " so với")
}

// helpKeys are the facts of table 6.
var helpKeys = []string{"disputes", "settled", "reintegrated", "reintegrated.improved"}

// helpTable is table 6, by area: numbers only, no case and no name.
func (b *report) helpTable() []paper.Block {
	g := newGrid(stt, col{name: "Khu dân cư", weight: 1}, centred("Số vụ hòa giải", 31), centred("Hòa giải thành", 31), centred("Tỷ lệ", 25),
		centred("Người được cảm hóa, giúp đỡ", 38), centred("Tiến bộ", 31))
	row := func(l *ledger) []any {
		n, ok := l.count("disputes").Known()
		s, ok2 := l.count("settled").Known()
		rate := ""
		if ok && ok2 {
			rate = percent(s, n)
		}
		return []any{l.cell("disputes"), l.cell("settled"), rate, l.cell("reintegrated"), l.cell("reintegrated.improved")}
	}
	for _, a := range b.sortedAreas() {
		if l := b.now.byArea[a.ID]; l.known(helpKeys...) > 0 {
			g.row(ref(a, ""), append([]any{of(a.Name, a, "name")}, row(l)...)...)
		}
	}
	if l := b.now.byArea[0]; l.known(helpKeys...) > 0 {
		g.sub(paper.Ref{}, append([]any{"Chung toàn địa bàn"}, row(l)...)...)
	}
	g.total(append([]any{"Tổng cộng"}, row(&b.now.ledger)...)...)
	if b.now.known("sites.disputes") > 0 {
		g.sub(paper.Ref{}, "Ngoài ra, các điểm mô hình báo cáo năm "+b.years(), b.now.cell("sites.disputes"), b.now.cell("sites.settled"), "", "", "")
	}
	return []paper.Block{g.t}
}

// commendationTable is table 7: what was decided in the period.
func (b *report) commendationTable() []paper.Block {
	lists := &b.set.Lists
	g := newGrid(stt, col{name: "Tập thể, cá nhân", weight: 3}, centred("Loại", 24), col{name: "Thành tích", weight: 5}, col{name: "Hình thức khen thưởng", weight: 2.2},
		centred("Cấp khen", 24), col{name: "Số, ngày quyết định", weight: 2.6})
	var list []*record.Commendation
	for c := range b.view.Commendations.All() {
		if b.now.in(c.Decision.Date) {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(x, y *record.Commendation) int {
		return cmp.Or(cmp.Compare(record.Rank(lists.CommendKinds, x.Type), record.Rank(lists.CommendKinds, y.Type)), x.Decision.Date.Compare(y.Decision.Date))
	})
	for _, c := range list {
		g.row(ref(c, ""), of(who(c.Name), c, "name"), of(choice(lists.CommendKinds, c.Type), c, "type"), of(lines(c.Merit), c, "merit"),
			of(choice(lists.Awards, c.Award), c, "award"), of(choice(lists.Levels, c.Level), c, "level"), shortDecision(c.Decision, c))
	}
	by := slices.Concat(b.shares("commendations.", lists.CommendKinds, lowerName), b.shares("awards.", lists.Awards, lowerName))
	g.end(paper.Run{Text: "Tổng cộng: " + number(b.now.n("commendations")) + " trường hợp (" + strings.Join(by, ", ") + ")", Style: paper.Bold})
	return []paper.Block{g.t}
}

// moneyTable is table 8, by source; what was planned is of a whole year only.
func (b *report) moneyTable() []paper.Block {
	cols := []col{stt, {name: "Nguồn kinh phí", weight: 1}}
	if b.now.whole {
		cols = append(cols, centred("Kế hoạch năm "+b.years()+" (đồng)", 55))
	}
	cols = append(cols, centred("Đã chi trong kỳ (đồng)", 55))
	if b.now.whole {
		cols = append(cols, centred("Tỷ lệ thực hiện", 35))
	}
	g := newGrid(cols...)
	row := func(tail string) []any {
		if !b.now.whole {
			return []any{b.now.cell("funds.spent" + tail)}
		}
		planned, ok := b.now.count("funds.planned" + tail).Known()
		spent, ok2 := b.now.count("funds.spent" + tail).Known()
		rate := ""
		if ok && ok2 && (tail != "" || b.allPlanned()) {
			rate = percent(spent, planned)
		}
		return []any{b.now.cell("funds.planned" + tail), b.now.cell("funds.spent" + tail), rate}
	}
	for _, c := range b.set.Lists.Funds {
		g.row(paper.Ref{}, append([]any{c.Name}, row("."+c.Code)...)...)
	}
	g.total(append([]any{"Tổng cộng"}, row("")...)...)
	return []paper.Block{g.t}
}

// allPlanned says that every source that paid had a plan: only then is the whole a share
// of what was planned.
func (b *report) allPlanned() bool {
	return !slices.ContainsFunc(b.set.Lists.Funds, func(c record.Choice) bool {
		_, planned := b.now.count("funds.planned." + c.Code).Known()
		_, spent := b.now.count("funds.spent." + c.Code).Known()
		return spent && !planned
	})
}
