package intake_test

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// shapes are the ways in which offices lay out a list of members. make may return the
// bytes of a file of its own; else it is the workbook of the pen.
var shapes = []struct {
	name  string
	plain bool // written in Unicode only
	make  func(m *maker) []byte
}{
	{"a team in each row", false, func(m *maker) []byte {
		m.crowd(3)
		m.columns("team", "area")
		m.titles("DANH SÁCH THÀNH VIÊN CÁC TỔ TỰ QUẢN")
		m.head()
		for i, p := range m.people {
			m.member(i+1, p)
			m.at += max(0, m.IntN(6)-4)
		}
		m.foot(len(m.people))
		return nil
	}},
	{"headings of teams between the rows", false, func(m *maker) []byte {
		m.crowd(3)
		m.columns()
		m.titles("DANH SÁCH CÁC TỔ TỰ QUẢN")
		m.head()
		form := m.of("%s - %s: %02d người", "%s, %s", "%s (%s)", "%s – %s (%d thành viên)", "%s - %s gồm %02d TV")
		for i, team := range m.teams() {
			said := fmt.Sprintf(form, team[0].team, team[0].area)
			if strings.Count(form, "%") == 3 {
				said = fmt.Sprintf(form, team[0].team, team[0].area, len(team))
			}
			switch roman := []string{"I", "II", "III"}[i]; m.IntN(3) {
			case 0:
				m.put(said + "<<7")
			case 1:
				m.put(roman, said)
			case 2:
				m.put(roman + ". " + said)
			}
			for n, p := range team {
				m.member(n+1, p)
			}
			if m.IntN(2) == 0 {
				m.put("", "Cộng", "", len(team))
			}
		}
		m.foot(len(m.people))
		return nil
	}},
	{"an area over its teams", false, func(m *maker) []byte {
		m.crowd(3)
		m.columns()
		m.titles("DANH SÁCH TỔ TỰ QUẢN NĂM 2026")
		m.head()
		m.put(m.of("A. ", "", "I/ ") + m.people[0].area)
		for _, team := range m.teams() {
			m.put("", team[0].team)
			for n, p := range team {
				m.member(n+1, p)
			}
		}
		m.foot(len(m.people))
		return nil
	}},
	{"a list for each team, signed, one below the other", false, func(m *maker) []byte {
		m.crowd(3)
		m.columns()
		for _, team := range m.teams() {
			m.titles("DANH SÁCH THÀNH VIÊN", fmt.Sprintf(m.of("%s - %s", "%s, %s", "%s, thuộc %[2]s"), team[0].team, team[0].area))
			m.head()
			for n, p := range team {
				m.member(n+1, p)
			}
			m.foot(len(team))
			m.at += 1 + m.IntN(3)
		}
		return nil
	}},
	{"a sheet for each team", false, func(m *maker) []byte {
		m.crowd(3)
		m.columns()
		for _, team := range m.teams() {
			m.at = 1
			m.pen.sheet(team[0].team)
			switch m.IntN(3) {
			case 0:
				m.titles("DANH SÁCH TỔ TỰ QUẢN", team[0].area)
			case 1:
				m.titles("DANH SÁCH THÀNH VIÊN", "Địa bàn: "+team[0].area)
			case 2:
				m.titles("DANH SÁCH THÀNH VIÊN", "Tổ: "+team[0].team, "Khu dân cư: "+team[0].area)
			}
			m.head()
			for n, p := range team {
				m.member(n+1, p)
			}
			m.foot(len(team))
		}
		return nil
	}},
	{"teams joined over the rows of their members", false, func(m *maker) []byte {
		m.crowd(3)
		m.columns("team", "area")
		m.titles("DANH SÁCH TỔ TỰ QUẢN")
		m.head()
		joined := m.IntN(2) == 0
		for _, team := range m.teams() {
			from := m.at
			for n, p := range team {
				if n > 0 {
					p.team, p.area = "", ""
				}
				m.member(n+1, p)
			}
			for col, h := range m.heads {
				if (h[0] == "team" || h[0] == "area") && joined && len(team) > 1 {
					must(m.t, m.pen.f.MergeCell(m.pen.name, cellName(col, from), cellName(col, m.at-1)))
				}
			}
		}
		m.foot(len(m.people))
		return nil
	}},
	{"births below Nam and Nữ", false, func(m *maker) []byte {
		m.crowd(2)
		m.sexes = true
		m.titles("DANH SÁCH TỔ TỰ QUẢN")
		two := m.IntN(3)
		switch two {
		case 0:
			m.put("STT", "Họ và tên", m.of("Năm sinh<<2", "Ngày tháng năm sinh<<2"), "", "Tổ", "Địa bàn", "Chức danh", "SĐT")
			m.put("", "", "Nam", "Nữ")
		case 1:
			m.put("TT", "Họ tên", "Nam", "Nữ", "Tổ tự quản", "Khu dân cư", "Chức vụ", "Điện thoại")
		case 2:
			m.put("TT", "Họ tên", "Năm sinh (Nam)", "Năm sinh (Nữ)", "Tổ", "Thuộc khu dân cư", "Nhiệm vụ", "Điện thoại")
		}
		for n, p := range m.people {
			birth := []any{m.cell("birth", n, p), ""}
			if p.sex == "f" {
				birth[0], birth[1] = birth[1], birth[0]
			}
			m.put(n+1, m.cell("name", n, p), birth[0], birth[1], p.team, p.area, m.cell("role", n, p), m.cell("phone", n, p))
		}
		m.foot(len(m.people))
		return nil
	}},
	{"family and given names apart, marks for the posts", false, func(m *maker) []byte {
		m.crowd(2)
		m.sexes = true
		m.titles("DANH SÁCH THÀNH VIÊN")
		mark := m.of("x", "X", "+", "v")
		split := m.IntN(3)
		names := [][]any{{"Họ và tên đệm", "Tên"}, {"Họ và tên<<2", ""}, {"Họ đệm", "TÊN"}}[split]
		m.put("STT", names[0], names[1], "Giới tính<<2", "", "Sinh ngày", "Tổ", "Địa bàn", "Tổ trưởng", "Tổ phó", "SĐT")
		if split == 1 && m.IntN(2) == 0 {
			m.put("", "Họ", "Tên", "Nam", "Nữ")
		} else {
			m.put("", "", "", "Nam", "Nữ")
		}
		for n, p := range m.people {
			name := m.cell("name", n, p).(string)
			i := strings.LastIndex(name, " ")
			x := map[bool]any{true: mark, false: ""}
			m.put(n+1, name[:i], name[i+1:], x[p.sex == "m"], x[p.sex == "f"], m.cell("birth", n, p), p.team, p.area, x[p.role == "leader"], x[p.role == "deputy"], m.cell("phone", n, p))
		}
		m.foot(len(m.people))
		return nil
	}},
	{"lists side by side", false, func(m *maker) []byte {
		m.crowd(2)
		teams := m.teams()
		m.titles("DANH SÁCH TỔ TỰ QUẢN", m.people[0].area)
		m.put("STT", "Họ và tên", "Năm sinh", "Tổ", "Chức vụ", "SĐT", "", "STT", "Họ và tên", "Năm sinh", "Tổ", "Chức vụ", "SĐT")
		for i := range max(len(teams[0]), len(teams[1])) {
			cells := make([]any, 13)
			for k, team := range teams {
				if i < len(team) {
					p := team[i]
					copy(cells[7*k:], []any{i + 1, m.cell("name", i, p), m.cell("birth", i, p), p.team, m.cell("role", i, p), m.cell("phone", i, p)})
				}
			}
			m.put(cells...)
		}
		return nil
	}},
	{"the head again on each page", false, func(m *maker) []byte {
		m.crowd(3)
		m.columns()
		m.titles("DANH SÁCH TỔ TỰ QUẢN")
		m.head()
		n := 0
		for _, team := range m.teams() {
			m.put(m.of("", "1"), team[0].team+", "+team[0].area)
			for i, p := range team {
				m.member(i+1, p)
				if n++; n%4 == 0 {
					m.at += m.IntN(2)
					m.head()
				}
			}
		}
		m.foot(n)
		return nil
	}},
	{"several fonts in one column", false, func(m *maker) []byte {
		m.crowd(2)
		m.columns("team", "area")
		m.normal = false
		m.write, m.font = writings[0].write, ""
		m.titles("DANH SÁCH")
		m.head()
		for n, p := range m.people {
			way := writings[m.IntN(6)]
			if way.capitals {
				way = writings[0]
			}
			m.write, m.font = way.write, way.font
			m.member(n+1, p)
		}
		m.write, m.font = writings[0].write, ""
		m.foot(len(m.people))
		return nil
	}},
	{"hidden columns and rows, numbers by formula", false, func(m *maker) []byte {
		m.crowd(2)
		m.columns("team", "area", "")
		m.titles("DANH SÁCH")
		m.head()
		for n, p := range m.people {
			m.member(n+1, p)
			if at := cellName(0, m.at-1); n > 0 && !m.dots {
				must(m.t, m.pen.f.SetCellFormula(m.pen.name, at, cellName(0, m.at-2)+"+1"))
				must(m.t, m.pen.f.SetCellValue(m.pen.name, at, n+1))
			}
			if m.IntN(4) == 0 {
				must(m.t, m.pen.f.SetRowVisible(m.pen.name, m.at-1, false))
			}
		}
		must(m.t, m.pen.f.SetColVisible(m.pen.name, "D", false))
		m.foot(len(m.people))
		return nil
	}},
	{"a head whose words go on in the next row", false, func(m *maker) []byte {
		m.crowd(2)
		m.titles("DANH SÁCH")
		m.put("Số", "Họ và", "Năm", "Tên", "Địa", "Chức vụ", "Số điện")
		m.put("TT", "tên", "sinh", "tổ", "bàn", "trong tổ", "thoại")
		for n, p := range m.people {
			m.put(n+1, m.cell("name", n, p), m.cell("birth", n, p), p.team, p.area, m.cell("role", n, p), m.cell("phone", n, p))
		}
		m.foot(len(m.people))
		return nil
	}},
	{"text with tabs, semicolons or commas", true, func(m *maker) []byte {
		m.crowd(2)
		m.columns("team", "area")
		m.font = ""
		var lines []string
		sign := m.of("\t", ";", ",")
		line := func(cells []string) {
			for i, c := range cells {
				if strings.ContainsAny(c, "\t;,\n") {
					cells[i] = `"` + c + `"`
				}
			}
			lines = append(lines, strings.Join(cells, sign))
		}
		var cells []string
		for _, h := range m.heads {
			cells = append(cells, h[1])
		}
		line(cells)
		for n, p := range m.people {
			cells = nil
			for _, h := range m.heads {
				cells = append(cells, fmt.Sprint(m.cell(h[0], n+1, p)))
			}
			line(cells)
		}
		text := strings.Join(lines, m.of("\n", "\r\n"))
		if m.IntN(2) == 0 {
			text = norm.NFD.String(text)
		}
		return []byte(m.of("", "\xEF\xBB\xBF") + text)
	}},
	{"everybody is called Ông or Bà, teams by number", true, func(m *maker) []byte {
		m.crowd(2)
		m.sexes = true
		for i := range m.people {
			p := &m.people[i]
			p.team = "Tổ " + p.team[len(p.team)-1:]
			p.area = "Thôn " + []string{"Đông", "Đoài"}[i%2]
		}
		m.titles("DANH SÁCH")
		m.put("TT", "Họ và tên", "Sinh năm", "Tổ", "Thôn", "Chức danh", "Số máy")
		for n, p := range m.people {
			m.put(n+1, map[string]string{"m": "Ông ", "f": "Bà "}[p.sex]+p.name, m.cell("birth", n, p), p.team[len("Tổ "):], p.area[len("Thôn "):], m.cell("role", n, p), m.cell("phone", n, p))
		}
		m.foot(len(m.people))
		return nil
	}},
}
