package forms

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// equipment is what the site works with.
func (b *dossier) equipment() {
	b.head("TRANG BỊ")
	if len(b.s.Equipment) == 0 {
		b.none("trang bị nào")
		return
	}
	t := paper.Table{
		Columns: []paper.Column{{Fixed: 11, Align: paper.Centre}, {Weight: 1}, {Fixed: 28, Align: paper.Centre},
			{Fixed: 28, Align: paper.Right}, {Fixed: 32, Align: paper.Centre}},
		Head: heads("STT", "Tên trang bị", "Đơn vị tính", "Số lượng", "Sử dụng từ"),
	}
	for i, q := range b.s.Equipment {
		at := fmt.Sprintf("equipment[%d].", i)
		t.Rows = append(t.Rows, paper.Row{Ref: ref(b.s, at[:len(at)-1]), Cells: []paper.Cell{
			cell(paper.Run{Text: itoa(i + 1)}), cell(of(q.Name, b.s, at+"name")), cell(of(q.Unit, b.s, at+"unit")),
			cell(of(cellCount(q.Quantity), b.s, at+"quantity")), cell(of(q.Since.String(), b.s, at+"since"))}})
	}
	b.add(t)
}

// heads is a table head of one row.
func heads(names ...string) [][]paper.Cell {
	row := make([]paper.Cell, len(names))
	for i, n := range names {
		row[i] = headCell(n, 1, 1)
	}
	return [][]paper.Cell{row}
}

// money is what the site received: a row a year, a column a fund, with sums.
func (b *dossier) money() {
	b.head("KINH PHÍ")
	if len(b.s.Money) == 0 {
		b.none("kinh phí nào")
		return
	}
	sums := map[int]map[string]record.Count{}
	var years []int
	var funds []string
	for _, m := range b.s.Money {
		if sums[m.Year] == nil {
			sums[m.Year] = map[string]record.Count{}
			years = append(years, m.Year)
		}
		if !slices.Contains(funds, m.Fund) {
			funds = append(funds, m.Fund)
		}
		sums[m.Year][m.Fund] = sums[m.Year][m.Fund].Plus(m.Amount)
	}
	slices.Sort(years)
	list := b.set.Lists.Funds
	slices.SortStableFunc(funds, func(x, y string) int { return cmp.Compare(record.Rank(list, x), record.Rank(list, y)) })
	t := paper.Table{Columns: []paper.Column{{Fixed: 24, Align: paper.Centre}}}
	head := []paper.Cell{headCell("Năm", 1, 1)}
	for _, f := range funds {
		t.Columns = append(t.Columns, paper.Column{Weight: 1, Align: paper.Right})
		head = append(head, headCell(record.NameOf(list, f), 1, 1))
	}
	t.Columns = append(t.Columns, paper.Column{Weight: 1, Align: paper.Right})
	t.Head = [][]paper.Cell{append(head, headCell("Cộng", 1, 1))}
	total := map[string]record.Count{}
	row := func(key, name string, of map[string]record.Count) paper.Row {
		cells, sum := []paper.Cell{cell(paper.Run{Text: name})}, record.Count{}
		for _, f := range funds {
			cells, sum = append(cells, cell(paper.Run{Text: cellCount(of[f])})), sum.Plus(of[f])
		}
		b.figure("money."+key, sum)
		return paper.Row{Cells: append(cells, cell(paper.Run{Text: cellCount(sum)})), Ref: ref(b.s, "money")}
	}
	for _, y := range years {
		t.Rows = append(t.Rows, row(itoa(y), itoa(y), sums[y]))
		for f, n := range sums[y] {
			total[f] = total[f].Plus(n)
		}
	}
	t.Rows = withTotal(t.Rows, row("all", "Tổng cộng", total))
	b.add(paper.Paragraph{Runs: []paper.Run{{Text: "Đơn vị tính: đồng", Style: paper.Italic}}, Align: paper.Right,
		Size: paper.TableSize, KeepWithNext: true}, t)
}

// results is what the site did, year by year.
func (b *dossier) results() {
	b.head("KẾT QUẢ HOẠT ĐỘNG HẰNG NĂM")
	if len(b.s.Results) == 0 {
		b.none("kết quả hoạt động nào")
		return
	}
	t := paper.Table{Columns: []paper.Column{{Fixed: 15, Align: paper.Centre}},
		Head: heads("Năm", "Buổi tuyên truyền", "Lượt người dự", "Vụ hòa giải", "Hòa giải thành", "Tỷ lệ hòa giải thành",
			"Lượt tuần tra", "Hộ ký cam kết")}
	for range 7 {
		t.Columns = append(t.Columns, paper.Column{Weight: 1, Align: paper.Right})
	}
	list := slices.Clone(b.s.Results)
	slices.SortStableFunc(list, func(x, y record.Result) int { return cmp.Compare(x.Year, y.Year) })
	for _, r := range list {
		at := fmt.Sprintf("results[%d].", slices.Index(b.s.Results, r))
		share := "-"
		settled, ok := r.Settled.Known()
		if all, ok2 := r.Disputes.Known(); ok && ok2 {
			share = percent(settled, all)
		}
		c := func(n record.Count, field string) paper.Cell { return cell(of(cellCount(n), b.s, at+field)) }
		t.Rows = append(t.Rows, paper.Row{Ref: ref(b.s, at[:len(at)-1]), Cells: []paper.Cell{
			cell(of(strconv.Itoa(r.Year), b.s, at+"year")), c(r.Sessions, "sessions"), c(r.Reached, "reached"),
			c(r.Disputes, "disputes"), c(r.Settled, "settled"), cell(paper.Run{Text: share}),
			c(r.Patrols, "patrols"), c(r.Pledges, "pledges")}})
	}
	b.add(t)
}

// reviews is the assessment, year by year.
func (b *dossier) reviews() {
	b.head("ĐÁNH GIÁ, XẾP LOẠI HẰNG NĂM")
	if len(b.s.Reviews) == 0 {
		b.none("kết quả đánh giá nào")
		return
	}
	t := paper.Table{
		Columns: []paper.Column{{Fixed: 13, Align: paper.Centre}, {Fixed: 22, Align: paper.Centre}, {Weight: 1},
			{Weight: 1}, {Fixed: 24, Align: paper.Centre}},
		Head: heads("Năm", "Xếp loại", "Kết quả, ưu điểm", "Tồn tại, hạn chế", "Đề nghị"),
	}
	list := slices.Clone(b.s.Reviews)
	slices.SortStableFunc(list, func(x, y record.Review) int { return cmp.Compare(x.Year, y.Year) })
	for _, r := range list {
		at := fmt.Sprintf("reviews[%d].", slices.Index(b.s.Reviews, r))
		t.Rows = append(t.Rows, paper.Row{Ref: ref(b.s, at[:len(at)-1]), Cells: []paper.Cell{
			cell(of(strconv.Itoa(r.Year), b.s, at+"year")),
			cell(of(choice(b.set.Lists.Grades, r.Grade), b.s, at+"grade")),
			cell(of(lines(r.Strength), b.s, at+"strength")), cell(of(lines(r.Weakness), b.s, at+"weakness")),
			cell(of(choice(b.set.Lists.Proposals, r.Proposal), b.s, at+"proposal"))}})
	}
	b.add(t)
}
