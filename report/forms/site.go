package forms

import (
	"fmt"
	"slices"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// dossier is a hồ sơ điểm mô hình in the making.
type dossier struct {
	*builder
	s     *record.Site
	model *record.Model // empty when it is not in the book
	asOf  record.Date
}

// unsaid stands where the book has no answer to a question the file asks.
const unsaid = "Chưa ghi trong sổ"

// Site builds the hồ sơ điểm mô hình of the Source's site, by default the first by
// name, with the teams and members of AsOf (zero: Today): the fields of
// domain.md, D.2. ErrNoSite when the book has none.
func Site(in Input) (Output, error) {
	base, err := begin(in, record.DocSite)
	if err != nil {
		return Output{}, err
	}
	s, ok := findSite(in.View, in.Source.Site)
	if !ok {
		return Output{}, ErrNoSite
	}
	base.out.Source.Site = s.ID
	if base.out.Source.AsOf.IsZero() {
		base.out.Source.AsOf = in.Today
	}
	b := &dossier{builder: base, s: s, model: &record.Model{}, asOf: base.out.Source.AsOf.Last()}
	if m, ok := in.View.Models.Get(s.Model); ok {
		b.model = m
	}
	label := b.need(s.Label(in.View), ref(s, "name"), "Tên điểm mô hình")
	b.letterhead(b.issued, false)
	b.title("HỒ SƠ ĐIỂM MÔ HÌNH", runs(label), runs("(Tính đến "+unbroken(longDate(b.asOf))+")"), b.with())
	b.general()
	b.aim()
	b.board()
	b.teams()
	b.equipment()
	b.money()
	b.results()
	b.reviews()
	b.openFindings()
	b.proposal()
	b.signList("NGƯỜI LẬP HỒ SƠ")
	b.sheet(false)
	return b.done("Hồ sơ điểm mô hình “"+label.Text+"”",
		b.fileName("HS", isoDate(b.asOf), camel(label.Text))), nil
}

func findSite(v *record.View, id record.ID) (best *record.Site, ok bool) {
	if id != 0 {
		return v.Sites.Get(id)
	}
	order, key := record.NewSorter(), ""
	for s := range v.Sites.All() {
		if k := order.Key(s.Label(v)); !ok || k < key {
			best, key, ok = s, k, true
		}
	}
	return best, ok
}

// none says under a heading that the book has nothing there.
func (b *dossier) none(what string) { b.add(body(runs("Chưa có " + what + " ghi trong sổ."))) }

// general is the table of what is known of model and site: a line for each
// question; those that few sites answer are left out when they are empty.
func (b *dossier) general() {
	b.head("THÔNG TIN CHUNG")
	s, m, l := b.s, b.model, &b.set.Lists
	t := paper.Table{Columns: []paper.Column{{Fixed: 11, Align: paper.Centre}, {Fixed: 50}, {Weight: 1}},
		Head: [][]paper.Cell{{headCell("STT", 1, 1), headCell("Nội dung", 1, 1), headCell("Thông tin", 1, 1)}}}
	line := func(name string, always bool, value ...any) {
		text := runs(value...)
		if plain(text) == "" {
			if !always {
				return
			}
			text = []paper.Run{{Text: unsaid, Style: paper.Italic}}
		}
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Cell{
			cell(paper.Run{Text: itoa(len(t.Rows) + 1)}), cell(paper.Run{Text: name}), {Runs: text}}})
	}
	line("Tên mô hình", true, b.modelName())
	line("Lĩnh vực", true, of(choice(l.Fields, m.Field), m, "field"))
	line("Cấp mô hình", false, of(choice(l.Levels, m.Level), m, "level"))
	line("Quyết định về mô hình", false, decision(m.Decision, m)...)
	line("Tên điểm mô hình", true, of(s.Label(b.view), s, "name"))
	line("Địa bàn", true, b.where()...)
	line("Địa điểm", false, of(s.Place, s, "place"))
	line("Đơn vị chủ trì", true, either(of(s.Lead, s, "lead"), of(m.Lead, m, "lead")))
	line("Đơn vị phối hợp", false, either(of(s.Partners, s, "partners"), of(m.Partners, m, "partners")))
	line("Ngày khảo sát", false, of(s.Surveyed.String(), s, "surveyed"))
	line("Ngày ra mắt", true, of(s.Launched.String(), s, "launched"))
	line("Quyết định thành lập điểm", true, decision(s.Decision, s)...)
	line("Quy chế, quy ước", false, of(s.Rules, s, "rules"))
	line("Số hộ tham gia/tổng số hộ", true, b.households()...)
	line("Quá trình", false, b.stages()...)
	if src, ok := b.view.Sites.Get(s.Source); ok {
		line("Nhân rộng từ", false, of(src.Label(b.view), src, "name"))
	}
	line("Đã nhân rộng tới", false, b.spread()...)
	b.add(t)
}

// modelName is obligatory: a site without its model is no site.
func (b *dossier) modelName() paper.Run {
	if b.model.ID == 0 {
		return b.need("", ref(b.s, "model"), "Mô hình của điểm")
	}
	return b.need(b.model.Name, ref(b.model, "name"), "Tên mô hình")
}

// either is the first text, or the second where the first is empty.
func either(a, b paper.Run) paper.Run {
	if a.Text != "" {
		return a
	}
	return b
}

// choice is the name of a code, "" for none.
func choice(list []record.Choice, code string) string {
	if code == "" {
		return ""
	}
	return record.NameOf(list, code)
}

// decision is "Quyết định số 15/QĐ-UBND ngày 05/02/2026 của …" with the parts that
// are known.
func decision(d record.Decision, r record.Record) []any {
	var parts []any
	if d.Number != "" {
		parts = append(parts, "Quyết định số ", of(d.Number, r, "decision.number"))
	} else if !d.IsZero() {
		parts = append(parts, "Quyết định")
	}
	if !d.Date.IsZero() {
		parts = append(parts, " ", of(onDay(d.Date), r, "decision.date"))
	}
	if d.By != "" {
		parts = append(parts, " của ", of(d.By, r, "decision.by"))
	}
	return parts
}

// where is the area, with the name it had before if it changed.
func (b *dossier) where() []any {
	a := b.areaOn(b.s.AreaOn(b.asOf), b.asOf)
	if a == nil {
		unit := b.unit()
		unit.Text = upperFirst(unit.Text) // it opens a cell: "Phường Tân Mẫu"
		return []any{unit}
	}
	parts := []any{of(a.Name, a, "name")}
	if n := len(a.Former); n > 0 && a.Former[n-1].Name != a.Name {
		parts = append(parts, " (trước đây: ", of(a.Former[n-1].Name, a, fmt.Sprintf("former[%d].name", n-1)), ")")
	}
	return parts
}

// households is "45/60 hộ, đạt 75,0%".
func (b *dossier) households() []any {
	s := b.s
	if s.Joined.IsZero() && s.Households.IsZero() {
		return nil
	}
	b.figure("joined", s.Joined)
	b.figure("households", s.Households)
	parts := []any{of(proseCount(s.Joined), s, "joined"), "/", of(proseCount(s.Households), s, "households"), " hộ"}
	joined, ok := s.Joined.Known()
	all, ok2 := s.Households.Known()
	if ok && ok2 && all > 0 {
		parts = append(parts, ", đạt tỷ lệ "+percent(joined, all))
	}
	return parts
}

// stages is the life of the site so far, oldest first.
func (b *dossier) stages() []any {
	list := slices.Clone(b.s.Stages)
	slices.SortStableFunc(list, func(x, y record.Stage) int { return x.Date.Compare(y.Date) })
	var parts []any
	for _, x := range list {
		name := choice(b.set.Lists.Stages, x.Stage)
		if len(parts) > 0 {
			parts, name = append(parts, "; "), lowerFirst(name)
		}
		at := fmt.Sprintf("stages[%d].", slices.Index(b.s.Stages, x))
		parts = append(parts, of(name, b.s, at+"stage"))
		if !x.Date.IsZero() {
			parts = append(parts, " từ ", of(onDay(x.Date), b.s, at+"date"))
		}
		if x.Paper != "" {
			parts = append(parts, " (", of(x.Paper, b.s, at+"paper"), ")")
		}
	}
	return parts
}

// aim is what the model is for.
func (b *dossier) aim() {
	if b.model.Aim == "" {
		return
	}
	b.head("MỤC TIÊU, NỘI DUNG HOẠT ĐỘNG")
	b.text(b.model.Aim, b.model, "aim", "")
}

// board is the Ban chủ nhiệm.
func (b *dossier) board() {
	b.head("BAN CHỦ NHIỆM")
	if len(b.s.Board) == 0 {
		b.none("danh sách Ban chủ nhiệm")
	}
	for i, x := range b.s.Board {
		b.item(of(x, b.s, fmt.Sprintf("board[%d]", i)), ";")
	}
	b.endList()
}

// siteColumns are those of the member list of a file: portrait has no room for
// more.
var siteColumns = []string{"stt", "name", "birth", "address", "role"}

// teams is the list of the teams that serve the site with their members.
func (b *dossier) teams() {
	b.head("TỔ TỰ QUẢN VÀ THÀNH VIÊN")
	teams := slices.DeleteFunc(slices.Clone(b.view.TeamsAt(b.s.ID)),
		func(t *record.Team) bool { return !t.Lives(b.asOf) || !t.SelfGoverning() })
	if len(teams) == 0 {
		b.none("tổ tự quản nào thực hiện tại điểm này")
		b.figure("teams", record.N(0))
		return
	}
	list := b.withMembers(teams, b.asOf)
	sum := b.count(list, b.asOf)
	b.say("to-tu-quan", fmt.Sprintf("Điểm mô hình do %s tổ tự quản thực hiện với %s thành viên%s.",
		number(len(teams)), number(sum.people), sum.among()))
	for _, t := range teams {
		b.teamLine(t)
	}
	b.endList()
	b.figure("teams", record.N(int64(len(teams))))
	b.figure("people", record.N(int64(sum.people)))
	b.figure("women", record.N(int64(sum.women)))
	b.figure("respected", record.N(int64(sum.respected)))
	if sum.seats > 0 {
		columns, _ := b.rosterColumns(siteColumns) // none of them is sensitive
		b.rosterTable(list, columns, upright, true)
	}
}

// teamLine says how a team came to be.
func (b *dossier) teamLine(t *record.Team) {
	parts := []any{of(t.Name, t, "name")}
	if !t.Founded.IsZero() {
		parts = append(parts, ", thành lập ", of(onDay(t.Founded), t, "founded"))
	}
	if !t.Decision.IsZero() {
		parts = append(append(parts, " theo "), decision(t.Decision, t)...)
	}
	if n, ok := t.Households.Known(); ok {
		parts = append(parts, ", phụ trách ", of(number(n), t, "households"), " hộ")
	}
	b.item(append(parts, ";")...)
}

// proposal is what is asked for the site, with the reason, from its newest review.
func (b *dossier) proposal() {
	b.head("ĐỀ NGHỊ")
	r, ok := b.s.LastReview(int(b.asOf.Y))
	i := slices.Index(b.s.Reviews, r)
	at := fmt.Sprintf("reviews[%d].", i)
	switch {
	case !ok || r.Proposal == "" && r.Grade != record.GradeTooEarly:
		b.ask("de-nghi", "Đề nghị đối với điểm mô hình:", "./.")
	case r.Proposal == "":
		b.say("de-nghi", fmt.Sprintf("Năm %d điểm mô hình chưa đủ thời gian để đánh giá, xếp loại; tiếp tục theo dõi./.", r.Year))
	default:
		parts := []any{fmt.Sprintf("Căn cứ kết quả đánh giá năm %d (xếp loại: ", r.Year),
			of(choice(b.set.Lists.Grades, r.Grade), b.s, at+"grade"), "), đề nghị ",
			of(lowerFirst(choice(b.set.Lists.Proposals, r.Proposal)), b.s, at+"proposal"), " điểm mô hình"}
		if r.Paper != "" {
			parts = append(parts, " (văn bản đề nghị: ", of(r.Paper, b.s, at+"paper"), ")")
		}
		if r.Reason != "" {
			reason := strings.TrimRight(lines(r.Reason), ". ")
			parts = append(parts, ". Lý do: ", of(lowerPhrase(reason), b.s, at+"reason"))
		}
		b.say("de-nghi", append(parts, "./.")...)
	}
}
