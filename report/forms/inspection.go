package forms

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// findInspection returns the inspection of a Ref, by default the newest that was
// held, else the next that is planned.
func findInspection(v *record.View, of record.Ref) (best *record.Inspection, ok bool) {
	if of.ID != 0 {
		i, found := v.Inspections.Get(of.ID)
		return i, found && of.Kind == record.KindInspection
	}
	for i := range v.Inspections.All() {
		switch {
		case !ok,
			best.Date.IsZero() && !i.Date.IsZero(),
			!i.Date.IsZero() && i.Date.Compare(best.Date) >= 0,
			best.Date.IsZero() && i.Date.IsZero() && i.Planned.Compare(best.Planned) < 0:
			best, ok = i, true
		}
	}
	return best, ok
}

// subjectOf names what is inspected, as it is called on day d.
func (b *builder) subjectOf(i *record.Inspection, d record.Date) []paper.Run {
	r := b.view.Find(i.Subject.Kind, i.Subject.ID)
	switch r := r.(type) {
	case *record.Area:
		return runs(of(r.NameOn(d), r, "name"))
	case *record.Unit:
		return runs(of(r.NameOn(b.view, d), r, "name"))
	case *record.Team:
		name := runs(of(lowerNoun(r.Name), r, "name"))
		if a := b.areaOn(r.AreaOn(d), d); a != nil {
			name = runs(name, " ", of(a.Name, a, "name"))
		}
		return name
	case *record.Site:
		return runs("điểm mô hình “", of(r.Label(b.view), r, "name"), "”")
	case *record.Model:
		return runs("mô hình “", of(r.Name, r, "name"), "”")
	}
	return nil
}

// InspectionPlan builds the kế hoạch kiểm tra of the Source's year, by default the
// year of today: purpose, the inspections that are planned, who does what. ErrNothing
// when none is planned in the year.
func InspectionPlan(in Input) (Output, error) {
	b, err := begin(in, record.DocPlan)
	if err != nil {
		return Output{}, err
	}
	year := cmp.Or(in.Source.Year, int(in.Today.Y))
	b.out.Source.Year = year
	var list []*record.Inspection
	for i := range in.View.Inspections.All() {
		if int(i.Planned.Y) == year {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		return Output{}, ErrNoInspection
	}
	slices.SortStableFunc(list, func(x, y *record.Inspection) int { return x.Planned.Compare(y.Planned) })
	subject := "Kiểm tra việc thực hiện " + movement + " năm " + strconv.Itoa(year)
	b.letterhead(true, true)
	b.title("KẾ HOẠCH", runs(subject))
	b.plan()
	b.heading("I", "I. MỤC ĐÍCH, YÊU CẦU")
	b.say("I.1", "1. Nắm tình hình, kết quả thực hiện "+movement+" ở cơ sở; kịp thời biểu dương cách làm hay, chỉ ra tồn tại, hạn chế và biện pháp khắc phục.")
	b.say("I.2", "2. Việc kiểm tra bảo đảm khách quan, thiết thực, không gây phiền hà; sau kiểm tra có kết luận, kiến nghị và theo dõi đến khi khắc phục xong.")
	b.heading("II", "II. NỘI DUNG, THỜI GIAN KIỂM TRA")
	b.say("II.1", "Trong năm "+strconv.Itoa(year)+", kiểm tra "+number(len(list))+" cuộc theo lịch sau:")
	b.planTable(list)
	b.heading("III", "III. TỔ CHỨC THỰC HIỆN")
	b.say("III.1", "1. ", b.standing(), " chủ trì, phối hợp với Công an và các tổ chức thành viên thành lập đoàn kiểm tra, thông báo lịch cho nơi được kiểm tra.")
	b.say("III.2", "2. Nơi được kiểm tra chuẩn bị báo cáo, hồ sơ, sổ sách và bố trí người làm việc với đoàn.")
	b.say("III.3", "3. Đoàn kiểm tra lập biên bản, báo cáo kết quả và theo dõi việc khắc phục các kiến nghị.")
	b.say("ket-thuc", "Trên đây là Kế hoạch kiểm tra việc thực hiện "+movement+" năm "+strconv.Itoa(year)+" của ", b.standing(), "./.")
	b.signReport()
	b.sheet(false)
	b.figure("inspections", record.N(int64(len(list))))
	return b.done("Kế hoạch "+lowerFirst(subject), b.fileName("KH", "KiemTra", strconv.Itoa(year))), nil
}

// plan cites the plan that the committee carries out.
func (b *builder) plan() {
	parts := []any{}
	if c := b.set.CitationOn("plan", b.date); c != "" {
		parts = append(parts, "Thực hiện ", of(c, b.set, "citations"), ", ")
	}
	b.say("mo-dau", append(parts, b.standing(), " ban hành Kế hoạch như sau:")...)
}

func (b *builder) planTable(list []*record.Inspection) {
	g := newGrid(stt, col{name: "Thời gian", fixed: 26, align: paper.Centre}, col{name: "Nơi được kiểm tra", weight: 4},
		col{name: "Nội dung", weight: 4}, col{name: "Trưởng đoàn", weight: 3})
	for _, i := range list {
		where := b.subjectOf(i, i.Planned)
		if len(where) == 0 {
			where = runs(of(i.Place, i, "place"))
		}
		if n := len(where); n > 0 {
			where[0].Text = upperFirst(where[0].Text)
		}
		g.row(ref(i, ""), of(i.Planned.String(), i, "planned"), where, of(i.Title, i, "title"), of(i.Leader.Name, i, "leader.name"))
	}
	b.add(g.t)
}

// InspectionSheet builds the phiếu kiểm tra of the Source's inspection, by default the
// newest: filled in with what the book has; with the Option "blank", or for an
// inspection that was not held yet, the points of its checklist to be marked by hand.
// It is only printed. Without any inspection it is the first checklist of the
// settings. ErrNoInspection when there is neither.
func InspectionSheet(in Input) (Output, error) {
	b, err := begin(in, record.DocMinutes)
	if err != nil {
		return Output{}, err
	}
	i, ok := findInspection(in.View, in.Source.Of)
	if !ok {
		if in.Source.Of.ID != 0 || len(b.set.Checklists) == 0 {
			return Output{}, ErrNoInspection
		}
		i = &record.Inspection{}
	} else {
		b.out.Source.Of = record.RefTo(i)
	}
	s := &sheet{builder: b, i: i, filled: ok && in.Source.Option != "blank" && !i.Date.IsZero()}
	title := "Việc thực hiện " + movement
	b.letterhead(false, false)
	if i.Title != "" {
		b.title("PHIẾU KIỂM TRA", runs(of(i.Title, i, "title")))
	} else {
		b.title("PHIẾU KIỂM TRA", runs(title))
	}
	s.head()
	s.points()
	s.findings()
	s.sign()
	b.sheet(false)
	about := strings.TrimPrefix(lowerFirst(cmp.Or(i.Title, title)), "kiểm tra ")
	return b.done("Phiếu kiểm tra "+about,
		b.fileName("PKT", isoDate(s.day()), camel(cmp.Or(i.Title, title)))), nil
}

// sheetChoices are a sheet to be filled in by hand, and the checklists.
func sheetChoices(s *record.Settings) []record.Choice {
	list := []record.Choice{{Code: "blank", Name: "Phiếu trống"}}
	for _, c := range s.Checklists {
		list = append(list, record.Choice{Code: c.Code, Name: c.Name})
	}
	return list
}

// sheet is a phiếu kiểm tra in the making.
type sheet struct {
	*builder
	i      *record.Inspection
	filled bool
}

// day is when the inspection is or was.
func (s *sheet) day() record.Date {
	if !s.i.Date.IsZero() {
		return s.i.Date
	}
	return s.i.Planned
}

// line adds a labelled line, with room to write where nothing is known.
func (s *sheet) line(label string, value ...any) {
	text := runs(value...)
	if plain(text) == "" {
		text = runs(room)
	}
	p := body(runs(append([]any{label + ": "}, text)...))
	p.Align, p.Indent = paper.Left, 0
	s.add(p)
}

// room is a line to write on.
const room = "................................................................"

func (s *sheet) head() {
	i := s.i
	s.line("Nơi được kiểm tra", s.subjectOf(i, s.day()))
	s.line("Thời gian", of(longDate(s.day()), i, "date"))
	s.line("Địa điểm", of(i.Place, i, "place"))
	if i.Leader.Name != "" {
		s.line("Trưởng đoàn kiểm tra", s.officer(i.Leader, i, "leader", "Trưởng đoàn kiểm tra")...)
	} else {
		s.line("Trưởng đoàn kiểm tra")
	}
	if i.Host.Name != "" {
		s.line("Đại diện nơi được kiểm tra", s.officer(i.Host, i, "host", "Đại diện nơi được kiểm tra")...)
	} else {
		s.line("Đại diện nơi được kiểm tra")
	}
}

// points is the checklist with room for marks; what is known is marked.
func (s *sheet) points() {
	s.section("I. NỘI DUNG KIỂM TRA")
	g := newGrid(stt, col{name: "Nội dung", weight: 6}, col{name: "Đạt", fixed: 15, align: paper.Centre},
		col{name: "Chưa đạt", fixed: 17, align: paper.Centre}, col{name: "Ghi chú", weight: 3})
	list := s.i.Checklist
	var items []record.Check
	if len(list) == 0 && len(s.set.Checklists) > 0 {
		for _, x := range s.checklist().Items {
			items = append(items, record.Check{Item: x})
		}
	}
	mark := func(c record.Check, a record.Answer) string {
		if s.filled && c.Met == a {
			return "x"
		}
		return ""
	}
	for n, c := range list {
		at := "checklist[" + itoa(n) + "]."
		note := ""
		if s.filled {
			note = c.Note
		}
		g.row(ref(s.i, at[:len(at)-1]), of(c.Item, s.i, at+"item"), of(mark(c, record.Yes), s.i, at+"met"),
			of(mark(c, record.No), s.i, at+"met"), of(note, s.i, at+"note"))
	}
	for _, c := range items {
		g.row(paper.Ref{}, of(c.Item, s.set, "checklists"), "", "", "")
	}
	s.add(g.t)
}

// checklist is that of the settings for the kind of subject: the first whose code the
// Option names, else the first of all.
func (s *sheet) checklist() record.Checklist {
	for _, c := range s.set.Checklists {
		if c.Code == s.in.Source.Option {
			return c
		}
	}
	return s.set.Checklists[0]
}

// findings is what is to be mended, with room for more.
func (s *sheet) findings() {
	s.section("II. TỒN TẠI, KIẾN NGHỊ")
	s.add(s.findingTable(s.filled, 5))
}

// findingTable lists the findings of an inspection; least is the number of rows to
// write in where there are none.
func (s *sheet) findingTable(filled bool, least int) paper.Table {
	g := newGrid(stt, col{name: "Tồn tại", weight: 4}, col{name: "Biện pháp khắc phục", weight: 4},
		col{name: "Người thực hiện", weight: 3}, col{name: "Thời hạn", fixed: 24, align: paper.Centre})
	if filled {
		for n, f := range s.i.Findings {
			at := "findings[" + itoa(n) + "]."
			g.row(ref(s.i, at[:len(at)-1]), of(f.What, s.i, at+"what"), of(f.Measure, s.i, at+"measure"),
				of(f.Owner, s.i, at+"owner"), of(f.Due.String(), s.i, at+"due"))
		}
	}
	if g.n == 0 {
		g.blank(least)
	}
	return g.t
}

// sign: the inspected left, the head of the inspection right.
func (s *sheet) sign() {
	note := paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}}
	s.add(paper.Signature{
		Left: []paper.Line{bold(paper.Run{Text: "ĐẠI DIỆN NƠI ĐƯỢC KIỂM TRA"})}, LeftNote: note,
		LeftName: bold(of(s.i.Host.Name, s.i, "host.name")),
		Right:    []paper.Line{bold(paper.Run{Text: "TRƯỞNG ĐOÀN KIỂM TRA"})}, RightNote: note,
		RightName: bold(of(s.i.Leader.Name, s.i, "leader.name")),
	})
}

// InspectionMinutes builds the biên bản kiểm tra of the Source's inspection, by default
// the newest that was held. ErrNoInspection when there is none, or it was not held yet.
func InspectionMinutes(in Input) (Output, error) {
	b, err := begin(in, record.DocMinutes)
	if err != nil {
		return Output{}, err
	}
	i, ok := findInspection(in.View, in.Source.Of)
	if !ok || i.Date.IsZero() {
		return Output{}, ErrNoInspection
	}
	b.out.Source.Of = record.RefTo(i)
	s := &sheet{builder: b, i: i, filled: true}
	name := b.need(i.Title, ref(i, "title"), "Nội dung kiểm tra")
	b.letterhead(true, false)
	b.title("BIÊN BẢN", runs(name))
	s.opening()
	s.attending()
	s.result()
	b.sayEnd(i)
	s.sign()
	b.sheet(false)
	return b.done("Biên bản "+lowerFirst(i.Title), b.fileName("BB", "KiemTra", isoDate(i.Date), camel(i.Title))), nil
}

// sayEnd is the last sentence, after which both sides sign.
func (b *builder) sayEnd(i *record.Inspection) {
	b.figure("findings", record.N(int64(len(i.Findings))))
	b.say("ket-thuc", "Biên bản đã được đọc lại cho những người có mặt cùng nghe, nhất trí và ký tên./.")
}

func (s *sheet) opening() {
	i := s.i
	where := s.subjectOf(i, i.Date)
	at := []any{}
	if i.Place != "" {
		at = append(at, ", tại ", of(i.Place, i, "place"))
	}
	what := []any{", đoàn kiểm tra của ", s.standing(), " tiến hành kiểm tra"}
	if len(where) > 0 {
		what = append(what, " ", where)
	}
	if i.Type != "" {
		what = append(what, " (", of(lowerFirst(record.NameOf(s.set.Lists.InspectionKinds, i.Type)), i, "type"), ")")
	}
	parts := append([]any{"Vào ", of(longDate(i.Date), i, "date")}, at...)
	s.say("mo-dau", append(append(parts, what...), ".")...)
}

func (s *sheet) attending() {
	i := s.i
	s.section("I. THÀNH PHẦN")
	s.add(body(runs("1. Trưởng đoàn kiểm tra: ", runs(s.officer(i.Leader, i, "leader", "Trưởng đoàn kiểm tra")...), ".")))
	if len(i.Members) > 0 {
		s.add(body(runs("2. Thành viên đoàn:")))
		for n, m := range i.Members {
			s.item(of(m, i, "members["+itoa(n)+"]"), ";")
		}
		s.endList()
	}
	host := "3. Đại diện nơi được kiểm tra: "
	if len(i.Members) == 0 {
		host = "2." + host[2:]
	}
	s.add(body(runs(host, runs(s.officer(i.Host, i, "host", "Đại diện nơi được kiểm tra")...), ".")))
}

// result is what was seen, what is to be mended and the conclusion.
func (s *sheet) result() {
	i, part := s.i, 1
	head := func(name string) { part++; s.section(roman(part) + ". " + name) }
	if len(i.Checklist) > 0 || i.Strength != "" {
		head("KẾT QUẢ KIỂM TRA")
		s.text(i.Strength, i, "strength", "")
		met, not := 0, 0
		for _, c := range i.Checklist {
			switch c.Met {
			case record.Yes:
				met++
			case record.No:
				not++
			}
		}
		if n := len(i.Checklist); n > 0 {
			rest := ""
			if open := n - met - not; open > 0 {
				rest = ", chưa đánh giá " + number(open)
			}
			s.say("ket-qua", "Kiểm tra "+number(n)+" nội dung: đạt "+number(met)+", chưa đạt "+number(not)+rest+
				" (có phiếu kiểm tra kèm theo).")
		}
		for n, c := range i.Checklist {
			if c.Met == record.No {
				at := "checklist[" + itoa(n) + "]."
				line := []any{"Chưa đạt: ", of(lowerPhrase(c.Item), i, at+"item")}
				if c.Note != "" {
					line = append(line, " (", of(lowerPhrase(c.Note), i, at+"note"), ")")
				}
				s.item(append(line, ";")...)
			}
		}
		s.endList()
	}
	head("TỒN TẠI, KIẾN NGHỊ")
	if len(i.Findings) == 0 {
		s.say("ton-tai", "Đoàn kiểm tra không ghi nhận tồn tại cần khắc phục.")
	} else {
		s.add(s.findingTable(true, 0))
	}
	if i.Conclusion != "" {
		head("KẾT LUẬN")
		s.text(i.Conclusion, i, "conclusion", "")
	}
}
