package intake

import (
	"strconv"
	"strings"
	"unicode"

	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Rules of this file: what a row says of a person in more than one cell: the name over two
// columns, the birth below Nam or Nữ, the post by a mark.

// called is the name as the row writes it.
func (x *row) called() string {
	t := x.j.Table
	name := x.names("name")
	switch {
	case t.column("name") < 0:
		name = strings.TrimSpace(x.names("familyName") + " " + x.names("givenName"))
	case t.column("familyName") < 0 && t.column("givenName") >= 0: // "Họ và tên" over two columns
		name = strings.TrimSpace(name + " " + x.names("givenName"))
	}
	if rest := strings.TrimLeft(name, "0123456789"); rest != name {
		if named := strings.TrimLeft(rest, ".)/-: "); named != rest { // "1. Nguyễn Văn An"
			name = named
		}
	}
	return name
}

// names reads a cell with a person's name, and doubts that it is one of one person.
func (x *row) names(field string) string {
	c, _ := x.cell(field)
	if c == nil {
		return ""
	}
	said := x.name(field)
	several := 0
	for part := range strings.FieldsFuncSeq(c.Text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '/' }) {
		if len(strings.Fields(part)) > 1 {
			several++
		}
	}
	if several > 1 || strings.ContainsAny(strings.TrimLeft(said, "0123456789"), "0123456789") {
		x.doubt(field, FaultNames, said)
	}
	return said
}

// called is a name without the word by which a list calls everybody ("Ông Nguyễn Văn An"),
// and the sex that it says. Where few of the names have one it is a family's name.
func (r *runner) called(x *row, name string) (string, record.Sex) {
	first, rest := r.j.Words.calling(name)
	if first == "" || rest == "" {
		return name, record.SexUnknown
	}
	sex := record.Sex(r.j.Words.Called[first])
	if sex == record.SexUnknown && strings.ContainsAny(first, "/ ") {
		return rest, sex // "đ/c": nobody has that name
	}
	if r.calls == 0 {
		r.calls = 1
		all, so := 0, 0
		i := x.j.Table.column("name")
		for _, row := range x.j.Table.Rows {
			if i < 0 {
				break
			}
			if c := row.At(x.j.Table.Columns[i].Col); c != nil && c.Kind == sheet.Text {
				all++
				if w, _ := r.j.Words.calling(x.j.Table.text(*c)); w != "" {
					so++
				}
			}
		}
		if so >= 3 && 10*so >= 6*all {
			r.calls = 2
		}
	}
	if r.calls == 1 {
		return name, record.SexUnknown
	}
	return rest, sex
}

// calling parts the word before a name from the name; "" if there is none.
func (w *Words) calling(name string) (word, rest string) {
	for _, word := range w.calls {
		if len(word) > len(name) || !strings.EqualFold(name[:len(word)], word) {
			continue
		}
		if rest := strings.TrimLeft(name[len(word):], " .:"); len(rest) < len(name)-len(word) {
			return word, rest
		}
	}
	return "", ""
}

// birth stands in a column of its own, below Nam or Nữ, or in three columns.
func (x *row) birth() record.Date {
	for _, field := range []string{"birth", "birthMale", "birthFemale"} {
		if d := x.date(field, true); !d.IsZero() {
			return d
		}
	}
	for _, field := range []string{"male", "female"} { // a year where others make a mark
		if c, _ := x.cell(field); c != nil && (c.Kind == sheet.Date || c.Kind == sheet.Number && c.Number > 1 || c.Kind == sheet.Text && digits(c.Text) >= 2) {
			return x.date(field, true)
		}
	}
	d := x.date("birthYear", true)
	if d.IsZero() || d.M != 0 {
		return d
	}
	day, month := x.small("birthDay"), x.small("birthMonth")
	switch whole := record.Day(int(d.Y), month, day); {
	case month == 0:
	case day == 0:
		return record.Day(int(d.Y), month, 0)
	case whole.Valid():
		return whole
	default:
		x.bad("birthYear", string(record.FaultDate), strconv.Itoa(day)+"/"+strconv.Itoa(month)+"/"+strconv.Itoa(int(d.Y)))
	}
	return d
}

// small reads a cell as the number of a day or month; 0 if it is none.
func (x *row) small(field string) int {
	c, _ := x.cell(field)
	if c == nil {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(x.text(field)))
	if err != nil || n < 1 || n > 31 || field == "birthMonth" && n > 12 {
		x.bad(field, string(record.FaultDate), x.text(field))
		return 0
	}
	return n
}

func digits(s string) (n int) {
	for _, c := range s {
		if unicode.IsDigit(c) {
			n++
		}
	}
	return n
}

// undayed is a day without the words around it: "ngày 12 tháng 5 năm 1961" is 12/5/1961,
// "sn 1961" is 1961.
func (w *Words) undayed(s string) string {
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return s
	}
	var parts []string
	for _, p := range strings.Fields(parted(record.Fold(s))) {
		if !is(w.Days, p) {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 || strings.ContainsFunc(strings.Join(parts, ""), unicode.IsLetter) {
		return s
	}
	return strings.Join(parts, "/")
}

// role is the post in the team that a row names in a cell, by a mark, or that the heading of
// the names speaks of ("Họ và tên tổ trưởng"); "" where nothing is said.
func (r *runner) role(x *row) string {
	if c, _ := x.cell("role"); c != nil {
		return x.role(r.tx.View().Settings().Lists)
	}
	for _, m := range []struct{ field, role string }{{"leader", record.RoleLeader}, {"deputy", record.RoleDeputy}, {"ordinary", record.RoleMember}} {
		if c, _ := x.cell(m.field); c == nil {
			continue
		} else if yes, plain := x.mark(m.field); !plain {
			x.doubt(m.field, FaultRole, x.text(m.field))
		} else if yes {
			return m.role
		}
	}
	if i := x.j.Table.column("name"); i >= 0 && strings.HasSuffix(record.Fold(x.j.Table.Columns[i].Heading), r.leads()) {
		return record.RoleLeader
	}
	return ""
}

// leads is the folded name of the one who leads a team.
func (r *runner) leads() string {
	for _, c := range r.tx.View().Settings().Lists.Roles {
		if c.Code == record.RoleLeader {
			return record.Fold(c.Name)
		}
	}
	return "\x00"
}

// mark reads a mark; plain is false for what neither says yes nor no.
func (x *row) mark(field string) (yes, plain bool) {
	c, _ := x.cell(field)
	if c.Kind != sheet.Text {
		return c.Number != 0, true
	}
	yes, _ = x.yes(field)
	f, raw := record.Fold(x.text(field)), strings.ToLower(x.text(field))
	w := x.j.Words
	return yes, is(w.Yes, f) || is(w.Yes, raw) || is(w.No, f) || is(w.No, raw)
}

// role reads the post in a team: as the settings call it, as offices do, or at the
// beginning of what else somebody is ("Tổ trưởng, Bí thư chi bộ").
func (x *row) role(lists record.Lists) string {
	s := x.text("role")
	if s == "" {
		return record.RoleMember
	}
	if code, ok := choice(lists.Roles, s); ok {
		return code
	}
	first, _, _ := strings.Cut(strings.Map(func(r rune) rune {
		if strings.ContainsRune(",;(/–-+&", r) {
			return ','
		}
		return r
	}, s), ",")
	if code, ok := choice(lists.Roles, first); ok {
		return code
	}
	f := record.Fold(first)
	for _, r := range lists.Roles {
		if is(x.j.Words.Roles[r.Code], f) {
			return r.Code
		}
	}
	x.doubt("role", FaultRole, s)
	return record.RoleMember
}

// belongs says which team and area a row names: itself, by the heading above it, or by an
// empty cell below another.
func (r *runner) belongs(x *row) (team, area string) {
	team, area = x.name("team"), x.name("area")
	if i := x.j.Table.column("team"); team != "" && strings.Trim(team, "0123456789 ") == "" { // "1" below "Tổ"
		team = r.headed(x.j.Table.Columns[i].Heading) + " " + team
	} else if full := r.index.inFull(team); full != team && r.teamWord(full) {
		team = full
	}
	if team != "" {
		if area == "" {
			if g, ok := r.groupIn(team); ok && g.area != "" && g.team != "" {
				team, area = g.team, g.area // "Tổ 3 - Thôn Đông"
			}
		}
		r.group.lastTeam = team
	} else if team = r.group.team; team == "" && r.group.lastTeam != "" && r.j.Team == 0 {
		if team = r.group.lastTeam; !r.inBlocks("team") {
			x.doubt("team", FaultAbove, team)
		}
	}
	if area != "" {
		r.group.lastArea = area
	} else if area = r.group.area; area == "" && r.j.Area == 0 && r.inBlocks("area") {
		area = r.group.lastArea
	}
	return team, area
}

// headed is the part of a heading that calls a team: "Tổ" of "Thuộc tổ".
func (r *runner) headed(heading string) string {
	words := strings.Fields(heading)
	for i := range words {
		if s := strings.Join(words[i:], " "); r.teamWord(s + " 1") {
			return capital(s)
		}
	}
	return heading
}

// inBlocks says that a column is written in the first row of each block only: never
// twice one after the other, and most of its cells are empty.
func (r *runner) inBlocks(field string) bool {
	if is, known := r.blocks[field]; known {
		return is
	}
	with, without, last, so := 0, 0, "", true
	if i := r.j.Table.column(field); i >= 0 {
		for _, row := range r.j.Table.Rows {
			if !r.j.Table.full(row) {
				continue
			}
			c := row.At(r.j.Table.Columns[i].Col)
			switch {
			case c == nil && with == 0:
				so = false
			case c == nil:
				without++
			default:
				said := r.j.Table.text(*c)
				so = so && said != last
				last = said
				with++
			}
		}
	}
	r.blocks[field] = so && with > 0 && without >= with
	return r.blocks[field]
}
