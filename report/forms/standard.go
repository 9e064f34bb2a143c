package forms

import (
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// safety is the name of the standard (Thông tư 124/2021/TT-BCA).
const safety = "“An toàn về an ninh, trật tự”"

// trendYears is how many years the trend looks back, the year itself included.
const trendYears = 5

// standing is a bảng kết quả xây dựng tiêu chuẩn in the making.
type standing struct {
	*builder
	year  int
	kinds []record.Choice // kinds of units that are in the book, by the settings
	tally map[tallyKey]record.Tally
	part  int
}

// tallyKey is a year and a kind of unit, "" for all.
type tallyKey struct {
	year int
	kind string
}

// Standard builds the bảng kết quả xây dựng tiêu chuẩn "An toàn về an ninh, trật tự" of
// the Source's year, by default the newest with a registration: kind by kind how many
// units there are, come under the standard, have registered, are recognised; the
// targets (Kế hoạch 279/KH-MTTW-BCA, I.4) with what is missing; the trend; and the
// units by outcome, as they were called on the day they are judged. The year is judged
// by the text of the settings that was in force then; what came after the day of the
// paper is left out. ErrNoUnit when no unit exists in the year.
func Standard(in Input) (Output, error) {
	base, err := begin(in, record.DocList)
	if err != nil {
		return Output{}, err
	}
	b := &standing{builder: base, tally: map[tallyKey]record.Tally{}}
	b.year = b.yearOf(func(year int) bool { return len(b.of(year, "").Registered) > 0 })
	b.out.Source.Year = b.year
	if len(b.of(b.year, "").Total) == 0 {
		return Output{}, ErrNoUnit
	}
	for _, k := range b.set.Lists.UnitKinds {
		if len(b.of(b.year, k.Code).Total)+len(b.of(b.year-1, k.Code).Total) > 0 {
			b.kinds = append(b.kinds, k)
		}
	}
	b.letterhead(b.issued, false)
	b.title("BẢNG KẾT QUẢ", runs("Xây dựng khu dân cư, xã, phường, cơ quan, doanh nghiệp, cơ sở giáo dục đạt tiêu chuẩn "+
		safety+" năm "+itoa(b.year)), runs("(Tính đến "+unbroken(longDate(b.date))+")"), b.with())
	b.opening()
	b.result()
	b.targets()
	b.trend()
	b.lists()
	b.closing()
	b.signList("NGƯỜI LẬP BIỂU")
	b.sheet(true)
	return b.done("Bảng kết quả xây dựng tiêu chuẩn "+safety+" năm "+itoa(b.year), b.fileName("KQ", "AnToanANTT", itoa(b.year))), nil
}

// of counts a year's units of a kind, "" for all; each count is made once.
func (b *standing) of(year int, kind string) record.Tally {
	key := tallyKey{year, kind}
	t, ok := b.tally[key]
	if !ok {
		if kind == "" {
			t = b.view.TallyOn(b.date, year)
		} else {
			t = b.view.TallyOn(b.date, year, kind)
		}
		b.tally[key] = t
	}
	return t
}

func (b *standing) head(name string) {
	b.part++
	b.heading(roman(b.part), roman(b.part)+". "+name)
}

// opening names the texts by which the year is judged, and their windows.
func (b *standing) opening() {
	var texts, windows []string
	kinds := map[string]string{}
	for _, k := range b.kinds {
		s, r, ok := b.set.StandardOf(k.Code, b.year)
		if !ok {
			continue
		}
		if !slices.Contains(texts, s.Name) {
			texts = append(texts, s.Name)
		}
		w := r.Of(b.year)
		span := "từ ngày" + nbsp + w.From.String() + " đến ngày" + nbsp + w.To.String()
		if kinds[span] != "" {
			kinds[span] += ", "
		} else {
			windows = append(windows, span)
		}
		kinds[span] += lowerFirst(k.Name)
	}
	if len(texts) == 0 {
		return
	}
	parts := []any{"Xét theo "}
	for i, t := range texts {
		if i > 0 {
			parts = append(parts, "; ")
		}
		parts = append(parts, of(t, b.set, "standards"))
	}
	parts = append(parts, ". Thời gian đánh giá: ")
	for i, w := range windows {
		if i > 0 {
			parts = append(parts, "; ")
		}
		parts = append(parts, kinds[w]+" "+w)
	}
	b.say("mo-dau", append(parts, ".")...)
}

// result is the table of the year, kind by kind, beside the year before.
func (b *standing) result() {
	b.head("KẾT QUẢ CHUNG")
	centre := paper.Centre
	t := paper.Table{Columns: []paper.Column{{Fixed: 11, Align: centre}, {Weight: 1}}}
	for _, w := range []float64{17, 17, 17, 17, 17, 17, 20, 20, 17, 20, 24} {
		t.Columns = append(t.Columns, paper.Column{Fixed: w, Align: centre})
	}
	t.Head = [][]paper.Cell{
		{headCell("STT", 1, 2), headCell("Loại đơn vị", 1, 2), headCell("Tổng số", 1, 2), headCell("Thuộc đối tượng", 1, 2),
			headCell("Đăng ký", 1, 2), headCell("Đạt", 1, 2), headCell("Chưa đạt", 1, 2), headCell("Đang xét", 1, 2),
			headCell("Tỷ lệ đạt trên số", 2, 1), headCell("Năm "+itoa(b.year-1), 2, 1), headCell("Số đạt so với năm "+itoa(b.year-1), 1, 2)},
		{headCell("đăng ký", 1, 1), headCell("thuộc đối tượng", 1, 1), headCell("Đạt", 1, 1), headCell("Tỷ lệ trên đăng ký", 1, 1)}}
	for i, k := range b.kinds {
		t.Rows = append(t.Rows, b.resultRow(itoa(i+1), k.Name, k.Code))
	}
	t.Rows = withTotal(t.Rows, b.resultRow("", "Tổng cộng", ""))
	b.add(t)
}

func (b *standing) resultRow(n, name, kind string) paper.Row {
	now, before := b.of(b.year, kind), b.of(b.year-1, kind)
	key := kind
	if kind == "" {
		key = "all"
	}
	row := paper.Row{Cells: []paper.Cell{cell(paper.Run{Text: n}), cell(paper.Run{Text: name})}}
	put := func(s string) { row.Cells = append(row.Cells, cell(paper.Run{Text: s})) }
	for _, x := range []struct {
		field string
		list  []*record.Unit
	}{{"total", now.Total}, {"scope", now.Scope}, {"registered", now.Registered}, {"met", now.Met}, {"notMet", now.NotMet}, {"open", now.Open}} {
		b.counted(key+"."+x.field, x.list)
		put(grouped(int64(len(x.list))))
	}
	met, was := len(now.Met), len(before.Met)
	put(percent(int64(met), int64(len(now.Registered))))
	put(percent(int64(met), int64(len(now.Scope))))
	if len(before.Total) == 0 { // nothing is known of the year before: that is no 0
		put("-")
		put("-")
		put("-")
		return row
	}
	b.counted(key+".metBefore", before.Met)
	put(grouped(int64(was)))
	put(percent(int64(was), int64(len(before.Registered))))
	put(against(met, was))
	return row
}

// counted notes the number of units of a list, and which they are.
func (b *standing) counted(key string, list []*record.Unit) {
	b.figure(key, record.N(int64(len(list))))
	if b.out.Behind == nil {
		b.out.Behind = map[string][]record.Ref{}
	}
	refs := make([]record.Ref, len(list))
	for i, u := range list {
		refs[i] = record.RefTo(u)
	}
	b.out.Behind[key] = refs
}

// against says how a number stands to the one before.
func against(now, before int) string {
	switch {
	case now > before:
		return "tăng " + number(now-before)
	case now < before:
		return "giảm " + number(before-now)
	}
	return "không đổi"
}

// targets is what is to be reached, and how far it is. Whole numbers decide
// (record.Target.Reached); a share is cut off, never rounded up.
func (b *standing) targets() {
	b.head("KẾT QUẢ THỰC HIỆN CHỈ TIÊU")
	list := b.set.TargetsIn(b.year)
	if len(list) == 0 {
		b.ask("chi-tieu", "Chỉ tiêu trong năm:", ".")
		return
	}
	g := newGrid(stt, col{name: "Chỉ tiêu", weight: 3}, col{name: "Mức phấn đấu", fixed: 32, align: paper.Centre},
		col{name: "Tính trên số đơn vị", fixed: 34, align: paper.Centre}, col{name: "Đạt/tổng", fixed: 22, align: paper.Centre},
		col{name: "Tỷ lệ", fixed: 20, align: paper.Centre}, col{name: "Kết quả", weight: 4.8})
	for _, x := range list {
		t := b.view.TallyOn(b.date, b.year, x.Types...)
		met, base := len(t.Met), len(t.Base(x))
		b.counted("target."+x.Code+".met", t.Met)
		b.counted("target."+x.Code+".base", t.Base(x))
		b.figure("target."+x.Code+".missing", record.N(int64(x.Missing(met, base))))
		over := "đã đăng ký"
		if x.Base == record.BaseScope {
			over = "thuộc đối tượng"
		}
		g.row(ref(b.set, "targets"), of(x.Name, b.set, "targets"), "từ "+levelOf(x)+" trở lên", over, itoa(met)+"/"+itoa(base),
			percent(int64(met), int64(base)), outcomeOf(x, t, met, base))
	}
	b.add(g.t)
}

// outcomeOf says whether the target is reached, and if not how many units are missing
// and how many can still come.
func outcomeOf(x record.Target, t record.Tally, met, base int) string {
	switch {
	case base == 0:
		return "Chưa có đơn vị để tính"
	case x.Reached(met, base):
		return "Đạt chỉ tiêu"
	}
	return "Chưa đạt, cần thêm " + number(x.Missing(met, base)) + " đơn vị (đang xét " + number(len(t.Open)) + ")"
}

// trend is the last years side by side, and the share of all as bars with the target
// that counts all kinds.
func (b *standing) trend() {
	var years []int
	for y := b.year - trendYears + 1; y <= b.year; y++ {
		if len(b.of(y, "").Registered) > 0 {
			years = append(years, y)
		}
	}
	if len(years) < 2 {
		return
	}
	b.head("DIỄN BIẾN QUA CÁC NĂM (SỐ ĐẠT/SỐ ĐĂNG KÝ)")
	cols := []col{{name: "Năm", fixed: 16, align: paper.Centre}}
	for _, k := range b.kinds {
		cols = append(cols, col{name: k.Name, weight: 1, align: paper.Centre})
	}
	g := newGrid(append(cols, col{name: "Tổng cộng", weight: 1.2, align: paper.Centre})...)
	chart := paper.Chart{}
	for _, y := range years {
		cells := []any{itoa(y)}
		for _, k := range append(slices.Clone(b.kinds), record.Choice{}) {
			cells = append(cells, share(b.of(y, k.Code)))
		}
		g.row(paper.Ref{}, cells...)
		t := b.of(y, "")
		met, base := len(t.Met), len(t.Registered)
		chart.Bars = append(chart.Bars, paper.Bar{Label: runs("Năm " + itoa(y)), Share: float64(met) / float64(base),
			Value: runs(percent(int64(met), int64(base)) + " (" + itoa(met) + "/" + itoa(base) + ")")})
	}
	for _, x := range b.set.TargetsIn(b.year) {
		if len(x.Types) == 0 && x.Base != record.BaseScope && x.Of > 0 {
			chart.Target, chart.TargetText = float64(x.Met)/float64(x.Of), runs("Chỉ tiêu "+levelOf(x))
			break
		}
	}
	b.add(g.t, paper.Paragraph{Runs: []paper.Run{{Text: "Biểu đồ: tỷ lệ đơn vị đạt tiêu chuẩn trên số đã đăng ký, tất cả các loại", Style: paper.Italic}},
		Align: paper.Centre, KeepWithNext: true}, chart)
}

// share is "5/7 (71,4%)"; "-" where nobody has registered.
func share(t record.Tally) string {
	met, base := len(t.Met), len(t.Registered)
	if base == 0 {
		return "-"
	}
	return itoa(met) + "/" + itoa(base) + " (" + percent(int64(met), int64(base)) + ")"
}

// closing says the year's result in one sentence.
func (b *standing) closing() {
	t := b.of(b.year, "")
	text := "Năm " + itoa(b.year) + " có " + figure(int64(len(t.Met))) + " đơn vị được công nhận đạt tiêu chuẩn " + safety +
		" trong tổng số " + figure(int64(len(t.Registered))) + " đơn vị đã đăng ký"
	if p := record.Percent(int64(len(t.Met)), int64(len(t.Registered))); p != "" {
		text += ", đạt tỷ lệ " + p
	}
	b.say("ket-thuc", text+"./.")
}
