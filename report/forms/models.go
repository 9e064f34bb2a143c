package forms

import (
	"cmp"
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// OptionSites asks Models to list the sites under each model.
const OptionSites = "diem"

func modelChoices(*record.Settings) []record.Choice {
	return []record.Choice{{Code: OptionSites, Name: "Kèm danh sách điểm mô hình"}}
}

// modelList is a bảng tổng hợp mô hình in the making.
type modelList struct {
	*builder
	year  int
	at    record.Date // the day whose state is printed
	order *record.Sorter
	g     *grid
	sites int
	all   *crew
}

// Models builds the bảng tổng hợp mô hình of the Source's year, by default the newest
// with a review: each model that is at work at its end, with what its sites and their
// teams come to (Hướng dẫn 22/HD-BCA-V05 counts models, điểm and tổ apart); with
// OptionSites each site in a line of its own. ErrNoModel when none is at work.
func Models(in Input) (Output, error) {
	base, err := begin(in, record.DocList)
	if err != nil {
		return Output{}, err
	}
	b := &modelList{builder: base, year: base.yearOf(base.reviewedIn), order: record.NewSorter(), all: newCrew()}
	b.out.Source.Year, b.at = b.year, b.yearEnd(b.year)
	models := b.atWork()
	if len(models) == 0 {
		return Output{}, ErrNoModel
	}
	b.letterhead(b.issued, false)
	b.title("BẢNG TỔNG HỢP MÔ HÌNH", runs("Trong "+movement+" trên địa bàn ", b.unit(), ", năm "+itoa(b.year)),
		runs("(Tính đến "+unbroken(longDate(b.at))+")"), b.with())
	b.table(models)
	b.end(len(models))
	b.signList("NGƯỜI LẬP BIỂU")
	b.sheet(true)
	return b.done("Bảng tổng hợp mô hình năm "+itoa(b.year), b.fileName("BTH", "MoHinh", itoa(b.year))), nil
}

// reviewedIn says that a site was reviewed for the year.
func (b *builder) reviewedIn(year int) bool {
	for s := range b.view.Sites.All() {
		if _, ok := s.ReviewOf(year); ok {
			return true
		}
	}
	return false
}

// yearOf is the Source's year; by default this year where the book has something for
// it, else the last, else this.
func (b *builder) yearOf(has func(year int) bool) int {
	this := int(b.in.Today.Y)
	switch y := b.in.Source.Year; {
	case y != 0:
		return y
	case !has(this) && has(this-1):
		return this - 1
	}
	return this
}

// yearEnd is the last day of a year, today while it runs.
func (b *builder) yearEnd(year int) record.Date {
	if year >= int(b.in.Today.Y) {
		return b.in.Today
	}
	return record.Day(year, 12, 31)
}

// atWork are the models that are at work on the day, by name.
func (b *modelList) atWork() (list []*record.Model) {
	for m := range b.view.Models.All() {
		if runsOn(m.Stages, m.Launched, b.at) {
			list = append(list, m)
		}
	}
	sortNamed(list, func(m *record.Model) string { return m.Name }, b.order)
	return list
}

// sortNamed orders records by their names, then by number.
func sortNamed[R record.Record](list []R, name func(R) string, order *record.Sorter) {
	keys := map[record.ID]string{}
	for _, r := range list {
		keys[r.M().ID] = order.Key(name(r))
	}
	slices.SortFunc(list, func(x, y R) int {
		return cmp.Or(cmp.Compare(keys[x.M().ID], keys[y.M().ID]), cmp.Compare(x.M().ID, y.M().ID))
	})
}

// crew is who carries out a site or model: each team and each person once.
type crew struct{ teams, people map[record.ID]bool }

func newCrew() *crew { return &crew{map[record.ID]bool{}, map[record.ID]bool{}} }

// join adds those who serve a site on a day.
func (c *crew) join(v *record.View, s *record.Site, at record.Date) {
	for _, t := range v.TeamsAt(s.ID) {
		if !t.SelfGoverning() || !t.Lives(at) {
			continue
		}
		c.teams[t.ID] = true
		for _, m := range v.MembersOf(t.ID, at) {
			if _, ok := v.People.Get(m.Person); ok {
				c.people[m.Person] = true
			}
		}
	}
}

func (b *modelList) table(models []*record.Model) {
	centre := paper.Centre
	b.g = newGrid(stt, col{name: "Tên mô hình", weight: 5}, col{name: "Lĩnh vực", weight: 3}, col{name: "Cấp", fixed: 15, align: centre},
		col{name: "Năm ra mắt", fixed: 23, align: centre}, col{name: "Số, ngày quyết định", fixed: 34}, col{name: "Số điểm", fixed: 14, align: centre},
		col{name: "Số tổ", fixed: 12, align: centre}, col{name: "Số thành viên", fixed: 16, align: centre},
		col{name: "Xếp loại", weight: 2.7, align: centre}, col{name: "Đề nghị", weight: 2.7, align: centre})
	teams := 0
	for _, m := range models {
		teams += b.model(m)
	}
	b.g.total("Tổng cộng", "", "", "", "", itoa(b.sites), itoa(len(b.all.teams)), itoa(len(b.all.people)), "", "")
	b.add(b.g.t)
	if teams > len(b.all.teams) {
		b.add(note("Ghi chú: dòng tổng cộng chỉ tính một lần những tổ, những người tham gia nhiều mô hình."))
	}
}

// model adds the line of a model, and those of its sites where they are asked for. It
// returns how many teams the line counts.
func (b *modelList) model(m *record.Model) int {
	of1 := newCrew()
	var sites []*record.Site
	grades, proposals := map[string]int{}, map[string]int{}
	for _, s := range b.view.SitesOf(m.ID) {
		if !runsOn(s.Stages, s.Launched, b.at) {
			continue
		}
		sites = append(sites, s)
		of1.join(b.view, s, b.at)
		b.all.join(b.view, s, b.at)
		if r, ok := s.ReviewOf(b.year); ok {
			grades[r.Grade]++
			proposals[r.Proposal]++
		}
	}
	b.sites += len(sites)
	l := &b.set.Lists
	b.g.row(ref(m, ""), of(m.Name, m, "name"), of(choice(l.Fields, m.Field), m, "field"), of(choice(l.Levels, m.Level), m, "level"),
		launchYear(m), shortDecision(m.Decision, m), grouped(int64(len(sites))), itoa(len(of1.teams)), itoa(len(of1.people)),
		countsOf(l.Grades, grades, len(sites), "Chưa đánh giá"), countsOf(l.Proposals, proposals, len(sites), "Chưa đề nghị"))
	if b.in.Source.Option == OptionSites {
		b.g.t.Rows[len(b.g.t.Rows)-1].Bold = true
		sortNamed(sites, func(s *record.Site) string { return s.Label(b.view) }, b.order)
		for _, s := range sites {
			b.site(s)
		}
	}
	return len(of1.teams)
}

// site adds the line of a site below its model.
func (b *modelList) site(s *record.Site) {
	c := newCrew()
	c.join(b.view, s, b.at)
	name := runs("- ", of(s.Label(b.view), s, "name"))
	if from, ok := b.view.Sites.Find(s.Source); ok {
		name = runs(name, " (nhân rộng từ ", of(from.Label(b.view), from, "name"), ")")
	}
	var where []paper.Run
	if a := b.areaOn(s.AreaOn(b.at), b.at); a != nil {
		where = runs(of(a.Name, a, "name"))
	} else {
		where = runs(of(s.Place, s, "place"))
	}
	var grade, proposal paper.Run
	if r, ok := s.ReviewOf(b.year); ok {
		at := "reviews[" + itoa(slices.Index(s.Reviews, r)) + "]."
		grade = of(choice(b.set.Lists.Grades, r.Grade), s, at+"grade")
		proposal = of(choice(b.set.Lists.Proposals, r.Proposal), s, at+"proposal")
	}
	b.g.sub(ref(s, ""), name, where, "", of(begun(s.Stages, s.Launched).String(), s, "launched"), shortDecision(s.Decision, s),
		"", itoa(len(c.teams)), itoa(len(c.people)), grade, proposal)
}

// shortDecision is "59/QĐ-UBND, 27/07/2025", for narrow columns.
func shortDecision(d record.Decision, r record.Record) []paper.Run {
	parts := []any{of(d.Number, r, "decision.number")}
	if d.Number == "" {
		parts = nil
	}
	if !d.Date.IsZero() {
		if parts != nil {
			parts = append(parts, ", ")
		}
		parts = append(parts, of(d.Date.String(), r, "decision.date"))
	}
	return runs(parts...)
}

// countsOf writes how many of n have which code, in the order of the list: "Tốt: 2;
// Khá: 1"; rest names those without any.
func countsOf(list []record.Choice, counts map[string]int, n int, rest string) string {
	text := ""
	add := func(name string, k int) {
		if k > 0 {
			if text != "" {
				text += "; "
			}
			text += name + ":" + nbsp + itoa(k)
		}
	}
	for _, c := range list {
		add(c.Name, counts[c.Code])
		n -= counts[c.Code]
	}
	add(rest, n)
	return text
}

// end says in words what the table comes to.
func (b *modelList) end(models int) {
	for _, f := range []struct {
		key string
		n   int
	}{{"models", models}, {"sites", b.sites}, {"teams", len(b.all.teams)}, {"people", len(b.all.people)}} {
		b.figure(f.key, record.N(int64(f.n)))
	}
	b.say("ket-thuc", "Bảng tổng hợp có "+figure(int64(models))+" mô hình với "+figure(int64(b.sites))+" điểm mô hình, do "+
		figure(int64(len(b.all.teams)))+" tổ tự quản với "+figure(int64(len(b.all.people)))+" thành viên thực hiện./.")
}
