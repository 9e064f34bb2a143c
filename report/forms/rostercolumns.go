package forms

import (
	"slices"
	"strconv"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// RosterColumn is a column that a danh sách trích ngang may have.
type RosterColumn struct {
	Code string // stored in layouts and Source.Columns; never renamed
	Name string // head of the column
	// Sensitive is the sensitive field it shows (record.SensitiveEthnicity …), "" for
	// none. Such a column is refused while the committee does not keep the field.
	Sensitive string
	// Default says that it is printed when no columns are chosen.
	Default bool

	width  float64 // mm; 0 shares what is left, by weight
	weight float64
	centre bool
	group  string // head above neighbouring columns of the same group
	cell   func(*rosterRow) paper.Run
}

// RosterColumns is the catalogue, in the usual order (domain.md, C.3). No official
// order exists. The telephone number is masked (privacy.md, G.2); phone-full is for
// a list that stays in the house.
var RosterColumns = []RosterColumn{
	{Code: "stt", Name: "STT", Default: true, width: 11, centre: true},
	{Code: "name", Name: "Họ và tên", Default: true, weight: 4.4,
		cell: func(r *rosterRow) paper.Run { return of(who(r.p.Name), r.p, "name") }},
	{Code: "birth", Name: "Năm sinh", Default: true, width: 13, centre: true},
	{Code: "ethnicity", Name: "Dân tộc", Sensitive: record.SensitiveEthnicity, width: 15, centre: true,
		cell: func(r *rosterRow) paper.Run { return of(r.p.Ethnicity, r.p, "ethnicity") }},
	{Code: "religion", Name: "Tôn giáo", Sensitive: record.SensitiveReligion, width: 19, centre: true,
		cell: func(r *rosterRow) paper.Run { return of(r.p.Religion, r.p, "religion") }},
	{Code: "home", Name: "Quê quán", weight: 3.8,
		cell: func(r *rosterRow) paper.Run { return of(r.p.Home, r.p, "home") }},
	{Code: "address", Name: "Nơi ở hiện nay", Default: true, weight: 4.6,
		cell: (*rosterRow).address},
	{Code: "schooling", Name: "Học vấn", Default: true, width: 18, centre: true, group: "Trình độ",
		cell: func(r *rosterRow) paper.Run { return of(r.p.Schooling, r.p, "schooling") }},
	{Code: "training", Name: "Chuyên môn", width: 22, centre: true, group: "Trình độ",
		cell: func(r *rosterRow) paper.Run { return of(r.p.Training, r.p, "training") }},
	{Code: "political", Name: "Lý luận chính trị", width: 18, centre: true, group: "Trình độ",
		cell: func(r *rosterRow) paper.Run { return of(r.p.Political, r.p, "political") }},
	{Code: "party", Name: "Đảng viên (ngày vào Đảng)", Sensitive: record.SensitiveParty, width: 23, centre: true,
		cell: func(r *rosterRow) paper.Run { return of(partyMark(r.p), r.p, "party") }},
	{Code: "work", Name: "Nghề nghiệp, chức vụ, đơn vị công tác", Default: true, weight: 4.4,
		cell: func(r *rosterRow) paper.Run { return of(r.p.Work, r.p, "work") }},
	{Code: "role", Name: "Chức danh trong tổ", Default: true, width: 23.5, centre: true,
		cell: func(r *rosterRow) paper.Run { return of(r.role, r.m, "role") }},
	{Code: "phone", Name: "Điện thoại", width: 27, centre: true,
		cell: func(r *rosterRow) paper.Run { return of(maskPhone(r.p.Phone), r.p, "phone") }},
	{Code: "phone-full", Name: "Điện thoại", width: 27, centre: true,
		cell: func(r *rosterRow) paper.Run { return of(groupPhone(r.p.Phone), r.p, "phone") }},
	{Code: "respected", Name: "Người có uy tín", width: 17, centre: true,
		cell: func(r *rosterRow) paper.Run { return of(cross(r.p.Respected), r.p, "respected") }},
	{Code: "from", Name: "Ngày tham gia", width: 23, centre: true,
		cell: func(r *rosterRow) paper.Run { return of(r.m.From.String(), r.m, "from") }},
	{Code: "how", Name: "Hình thức giới thiệu", weight: 4,
		cell: func(r *rosterRow) paper.Run { return of(r.how, r.m, "how") }},
	{Code: "by", Name: "Đơn vị giới thiệu", weight: 4,
		cell: func(r *rosterRow) paper.Run { return of(r.m.By, r.m, "by") }},
	{Code: "note", Name: "Ghi chú", Default: true, weight: 3.6,
		cell: func(r *rosterRow) paper.Run { return of(r.m.Note, r.m, "note") }},
}

// rosterColumns looks the codes up; none asks for the default set.
func (b *builder) rosterColumns(codes []string) ([]RosterColumn, error) {
	var out []RosterColumn
	if len(codes) == 0 {
		for _, c := range RosterColumns {
			if c.Default {
				out = append(out, c)
			}
		}
		return out, nil
	}
	for _, code := range codes {
		i := slices.IndexFunc(RosterColumns, func(c RosterColumn) bool { return c.Code == code })
		if i < 0 || RosterColumns[i].Sensitive != "" && !b.set.Keeps(RosterColumns[i].Sensitive) {
			return nil, ErrColumn
		}
		if !slices.ContainsFunc(out, func(c RosterColumn) bool { return c.Code == code }) {
			out = append(out, RosterColumns[i])
		}
	}
	return out, nil
}

func chosen(columns []RosterColumn, code string) bool {
	return slices.ContainsFunc(columns, func(c RosterColumn) bool { return c.Code == code })
}

func cross(yes bool) string {
	if yes {
		return "x"
	}
	return ""
}

func partyMark(p *record.Person) string {
	if !p.PartyDate.IsZero() {
		return p.PartyDate.String()
	}
	return cross(p.Party)
}

// maskPhone hides the middle of a number: 0912 *** 678.
func maskPhone(s string) string {
	if len(s) < 8 {
		return ""
	}
	return s[:4] + nbsp + "***" + nbsp + s[len(s)-3:]
}

// groupPhone writes a number in groups: 0912 345 678, 0274 3822 111.
func groupPhone(s string) string {
	if len(s) < 8 {
		return s
	}
	return s[:4] + nbsp + s[4:len(s)-3] + nbsp + s[len(s)-3:]
}

// The text width of a sheet in mm (A4, margins 30 and 15).
const (
	upright  = 210 - paper.MarginLeft - paper.MarginRight
	sideways = 297 - paper.MarginLeft - paper.MarginRight
)

// rosterFit chooses the type size of the table: as many columns as a superior may
// ask for must leave room for names, so the type shrinks from 12 to 10 pt (tables
// of 10-12 pt are usual practice) and the columns of fixed width with it.
func rosterFit(cols []paper.Column, width float64) (size float64) {
	fixed, weights := 0.0, 0.0
	for _, c := range cols {
		fixed, weights = fixed+c.Fixed, weights+c.Weight
	}
	const unit = 7.5 // mm at 12 pt that a weight of 1 wants: 33 mm for a name
	size = paper.TableSize
	for size > 10 && width-fixed*size/paper.TableSize < weights*unit*size/paper.TableSize {
		size--
	}
	for i := range cols {
		cols[i].Fixed *= size / paper.TableSize
	}
	return size
}

// forCount widens the STT column, which holds 9999, for longer lists: 2.2 mm a
// digit at 12 pt.
func forCount(columns []RosterColumn, rows int) []RosterColumn {
	i := slices.IndexFunc(columns, func(c RosterColumn) bool { return c.Code == "stt" })
	if digits := len(strconv.Itoa(rows)); i >= 0 && digits > 4 {
		columns = slices.Clone(columns)
		columns[i].width += float64(digits-4) * 2.2
	}
	return columns
}

// rosterHead lays the columns out and writes the head of the table: one row, or
// two where columns stand in a group.
func rosterHead(columns []RosterColumn) ([]paper.Column, [][]paper.Cell) {
	var cols []paper.Column
	var top, low []paper.Cell
	for i := 0; i < len(columns); i++ {
		c := columns[i]
		col := paper.Column{Fixed: c.width, Weight: c.weight}
		if c.centre {
			col.Align = paper.Centre
		}
		cols = append(cols, col)
		if c.Code == "birth" {
			cols = append(cols, col)
			top = append(top, headCell(c.Name, 2, 1))
			low = append(low, headCell("Nam", 1, 1), headCell("Nữ", 1, 1))
			continue
		}
		n := 1
		for c.group != "" && i+n < len(columns) && columns[i+n].group == c.group {
			n++
		}
		if n == 1 {
			top = append(top, headCell(c.Name, 1, 2))
			continue
		}
		top = append(top, headCell(c.group, n, 1))
		for k := range n {
			low = append(low, headCell(columns[i+k].Name, 1, 1))
			if k > 0 {
				cols = append(cols, paper.Column{Fixed: columns[i+k].width, Align: paper.Centre})
			}
		}
		i += n - 1
	}
	if low == nil {
		for i := range top {
			top[i].RowSpan = 1
		}
		return cols, [][]paper.Cell{top}
	}
	return cols, [][]paper.Cell{top, low}
}

// headCell is a cell of a table's head: bold and centred.
func headCell(text string, across, down int) paper.Cell {
	return paper.Cell{Runs: []paper.Run{{Text: text, Style: paper.Bold}}, ColSpan: int16(across), RowSpan: int16(down),
		Align: paper.Centre, SetAlign: true}
}

// rosterRow is one membership with its person.
type rosterRow struct {
	m    *record.Membership
	p    *record.Person
	role string
	how  string
	area *record.Area // where the person lives; nil when that is not known
	rank int          // of the role in the settings: leader, deputy, the others
	key  string       // of the name
}

// address is where the person lives, at least the area.
func (r *rosterRow) address() paper.Run {
	if r.p.Address == "" && r.area != nil {
		return of(r.area.Name, r.area, "name")
	}
	return of(r.p.Address, r.p, "address")
}

// appendCells adds the cells of the row. Runs come out of the given store, which
// has room for all rows of the table.
func (r *rosterRow) appendCells(cells []paper.Cell, store *[]paper.Run, columns []RosterColumn, n int) []paper.Cell {
	put := func(run paper.Run) {
		if run.Text == "" {
			cells = append(cells, paper.Cell{})
			return
		}
		*store = append(*store, run)
		k := len(*store)
		cells = append(cells, paper.Cell{Runs: (*store)[k-1 : k : k]})
	}
	for i := range columns {
		switch c := &columns[i]; c.Code {
		case "stt":
			put(paper.Run{Text: strconv.Itoa(n)})
		case "birth":
			text := cross(r.p.Sex != record.SexUnknown)
			if !r.p.Birth.IsZero() {
				text = strconv.Itoa(int(r.p.Birth.Y))
			}
			switch r.p.Sex {
			case record.Male:
				put(of(text, r.p, "birth"))
				put(paper.Run{})
			case record.Female:
				put(paper.Run{})
				put(of(text, r.p, "birth"))
			default: // the year belongs to neither column
				put(of(text, r.p, "birth"))
				cells[len(cells)-1].ColSpan = 2
			}
		default:
			put(c.cell(r))
		}
	}
	return cells
}
