package forms

import (
	"cmp"
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Register builds the sổ đăng ký văn bản đi of the Source's year, by default that of
// today: every number that was given, type after type, the void ones too (Nghị định
// 30/2020/NĐ-CP, Điều 15, Phụ lục IV). The Option names one document type. It is only
// printed. ErrNoDocument when no number was given.
func Register(in Input) (Output, error) {
	b, err := begin(in, record.DocList)
	if err != nil {
		return Output{}, err
	}
	year := cmp.Or(in.Source.Year, int(in.Today.Y))
	b.out.Source.Year = year
	byType := map[string][]*record.Document{}
	for d := range in.View.Documents.All() {
		if d.Is() != record.Draft && d.Year == year && (in.Source.Option == "" || in.Source.Option == d.Type) {
			byType[d.Type] = append(byType[d.Type], d)
		}
	}
	if len(byType) == 0 {
		return Output{}, ErrNoDocument
	}
	b.letterhead(false, false)
	b.title("SỔ ĐĂNG KÝ VĂN BẢN ĐI", runs("Năm "+itoa(year)))
	g := newGrid(col{name: "Số, ký hiệu văn bản", fixed: 36}, col{name: "Ngày tháng văn bản", fixed: 25, align: paper.Centre},
		col{name: "Tên loại và trích yếu nội dung", weight: 6}, col{name: "Người ký", weight: 2.6},
		col{name: "Nơi nhận văn bản", weight: 3.4}, col{name: "Ngày gửi", fixed: 25, align: paper.Centre}, col{name: "Ghi chú", weight: 3})
	n, void := 0, 0
	for _, t := range b.set.Lists.DocTypes {
		list := byType[t.Code]
		slices.SortFunc(list, func(x, y *record.Document) int { return cmp.Compare(x.Number, y.Number) })
		if len(list) > 0 {
			g.title(t.Name + ": " + number(len(list)) + " văn bản")
		}
		for _, d := range list {
			n++
			if d.State == record.Void {
				void++
			}
			b.registered(g, d, t.Name)
		}
	}
	b.add(g.t)
	b.figure("documents", record.N(int64(n)))
	b.figure("void", record.N(int64(void)))
	b.say("tong-so", "Tổng số: "+number(n)+" văn bản, trong đó hủy "+number(void)+".")
	b.sheet(true)
	return b.done("Sổ đăng ký văn bản đi năm "+itoa(year), b.fileName("SVB", itoa(year), camel(in.Source.Option))), nil
}

// registered adds the row of a document.
func (b *builder) registered(g *grid, d *record.Document, typeName string) {
	var to []paper.Run
	for i, s := range d.Sendings {
		if s.To == "" {
			continue
		}
		if len(to) > 0 {
			to = runs(to, "; ")
		}
		to = runs(to, of(s.To, d, "sendings["+itoa(i)+"].to"))
	}
	title := d.Title
	if t := typeName + " "; len(title) > len(t) && record.Fold(title[:len(t)]) == record.Fold(t) {
		typeName = ""
	}
	what := runs(of(title, d, "title"))
	if typeName != "" {
		what = runs(typeName+" ", of(lowerFirst(title), d, "title"))
	}
	g.row(ref(d, ""), of(d.Symbol, d, "symbol"), of(d.Date.String(), d, "date"), what,
		of(d.Signer.Name, d, "signer.name"), to, of(d.Sent().String(), d, "sendings"), b.remarks(d))
}

// remarks says what else became of a document.
func (b *builder) remarks(d *record.Document) []paper.Run {
	var parts []any
	add := func(more ...any) {
		if len(parts) > 0 {
			parts = append(parts, "; ")
		}
		parts = append(parts, more...)
	}
	if d.State == record.Void {
		add("Hủy: ", of(lowerPhrase(lines(d.Reason)), d, "reason"))
	}
	if d.BackDated {
		add("Ghi lùi ngày")
	}
	if o, ok := b.view.Documents.Find(d.Replaces); ok {
		add("Thay thế văn bản số ", of(o.Symbol, o, "symbol"))
	}
	if o, ok := b.view.Documents.Find(d.Corrects); ok {
		add("Đính chính văn bản số ", of(o.Symbol, o, "symbol"))
	}
	if d.Returned() {
		add("Bị trả lại")
	}
	if len(parts) > 0 {
		if s, ok := parts[0].(string); ok {
			parts[0] = upperFirst(s)
		}
	}
	return runs(parts...)
}
