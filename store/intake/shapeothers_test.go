package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/store/intake"
)

// layouts are the ways in which offices lay out a list that is none of members. make may
// return the bytes of a file of its own; else it is the workbook of the pen. A layout for
// which a kind of list has no use returns false.
var layouts = []struct {
	name string
	make func(m *maker, k *kind) (raw []byte, ok bool)
}{
	{"a plain list", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		m.choose()
		m.titles(m.of(k.titles...))
		m.head()
		for i, x := range m.items {
			m.record(i+1, x)
			m.at += max(0, m.IntN(6)-4)
		}
		if m.IntN(2) == 0 {
			m.sums(m.items)
		}
		m.foot(len(m.items))
		return nil, true
	}},
	{"headings of areas between the rows", func(m *maker, k *kind) ([]byte, bool) {
		if k.target == intake.Areas {
			return nil, false
		}
		m.stock(k, 3)
		m.choose("area")
		m.titles(m.of(k.titles...))
		m.head()
		for i, block := range m.blocks() {
			switch roman := []string{"I", "II", "III"}[i]; m.IntN(4) {
			case 0:
				m.put(block[0]["area"] + "<<5")
			case 1:
				m.put(roman, block[0]["area"])
			case 2:
				m.put(roman + ". " + block[0]["area"])
			case 3:
				m.put("Địa bàn: " + block[0]["area"])
			}
			for n, x := range block {
				m.record(n+1, x)
			}
			if m.IntN(3) == 0 {
				m.sums(block)
			}
		}
		m.foot(len(m.items))
		return nil, true
	}},
	{"lists one below the other, each signed", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 2)
		m.choose()
		for _, block := range m.blocks() {
			m.titles(m.of(k.titles...))
			m.head()
			for n, x := range block {
				m.record(n+1, x)
			}
			m.foot(len(block))
			m.at += 1 + m.IntN(3)
		}
		return nil, true
	}},
	{"a sheet for each part", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		if m.choose("area"); k.target == intake.Areas {
			m.choose()
		}
		for i, block := range m.blocks() {
			m.at = 1
			switch titles := []string{m.of(k.titles...)}; {
			case k.target == intake.Areas:
				m.pen.sheet(fmt.Sprint("Biểu ", i+1))
				m.titles(titles...)
			case m.IntN(3) == 0:
				m.pen.sheet(block[0]["area"])
				m.titles(titles...)
			default:
				m.pen.sheet(fmt.Sprint("Biểu ", i+1))
				m.titles(append(titles, m.of("", "Địa bàn: ")+block[0]["area"])...)
			}
			m.head()
			for n, x := range block {
				m.record(n+1, x)
			}
			m.foot(len(block))
		}
		return nil, true
	}},
	{"a cell joined over the rows of a block", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		m.choose()
		m.heads = append(m.heads, [2]string{k.within, m.of(k.above[k.within]...)})
		for i, h := range m.heads[:len(m.heads)-1] { // it stands once
			if h[0] == k.within {
				m.heads = append(m.heads[:i:i], m.heads[i+1:]...)
				break
			}
		}
		m.titles(m.of(k.titles...))
		m.head()
		for _, block := range m.blocks() {
			from := m.at
			for n, x := range block {
				y := item{}
				for f, s := range x {
					if y[f] = s; n > 0 && f == k.within {
						y[f] = ""
					}
				}
				m.record(n+1, y)
			}
			for col, h := range m.heads {
				if h[0] == k.within && len(block) > 1 {
					must(m.t, m.pen.f.MergeCell(m.pen.name, cellName(col, from), cellName(col, m.at-1)))
				}
			}
		}
		m.foot(len(m.items))
		return nil, true
	}},
	{"lists side by side", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		m.choose()
		m.titles(m.of(k.titles...))
		half, gap := (len(m.items)+1)/2, m.IntN(2)
		wide := len(m.heads) + gap
		both := make([]any, 2*wide-gap)
		for i, h := range m.heads {
			both[i], both[wide+i] = h[1], h[1]
		}
		m.put(both...)
		for n := range half {
			cells := make([]any, 2*wide-gap)
			for side, i := range []int{n, half + n} {
				for col, h := range m.heads {
					if i < len(m.items) {
						cells[side*wide+col] = m.said(h[0], i+1, m.items[i])
					}
				}
			}
			m.put(cells...)
		}
		return nil, true
	}},
	{"the head again on each page", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 4)
		m.choose()
		m.titles(m.of(k.titles...))
		m.head()
		for i, x := range m.items {
			m.record(i+1, x)
			if i%3 == 2 && i+1 < len(m.items) {
				m.at += m.IntN(2)
				m.head()
			}
		}
		m.foot(len(m.items))
		return nil, true
	}},
	{"several fonts in one column", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		m.choose()
		m.normal, m.write, m.font = false, writings[0].write, ""
		m.titles(m.of(k.titles...))
		m.head()
		for i, x := range m.items {
			way := writings[m.IntN(6)]
			if way.capitals {
				way = writings[0]
			}
			m.write, m.font = way.write, way.font
			m.record(i+1, x)
		}
		m.write, m.font = writings[0].write, ""
		m.foot(len(m.items))
		return nil, true
	}},
	{"hidden columns and rows, numbers by formula", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		m.choose()
		m.titles(m.of(k.titles...))
		m.head()
		for i, x := range m.items {
			m.record(i+1, x)
			if at := cellName(0, m.at-1); i > 0 && !m.dots {
				must(m.t, m.pen.f.SetCellFormula(m.pen.name, at, cellName(0, m.at-2)+"+1"), m.pen.f.SetCellValue(m.pen.name, at, i+1))
			}
			if m.IntN(4) == 0 {
				must(m.t, m.pen.f.SetRowVisible(m.pen.name, m.at-1, false))
			}
		}
		must(m.t, m.pen.f.SetColVisible(m.pen.name, m.of("C", "D"), false))
		m.foot(len(m.items))
		return nil, true
	}},
	{"a head of two rows", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		m.choose("note", "")
		m.titles(m.of(k.titles...))
		m.headBelow()
		for i, x := range m.items {
			m.record(i+1, x)
		}
		m.sums(m.items)
		m.foot(len(m.items))
		return nil, true
	}},
	{"text with tabs, semicolons or commas", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		m.choose()
		return m.asText(), true
	}},
	{"the areas above, in one sheet", func(m *maker, k *kind) ([]byte, bool) {
		if k.target == intake.Areas {
			return nil, false
		}
		m.stock(k, 2)
		seen := map[string]bool{}
		m.put("I. CÁC KHU DÂN CƯ")
		m.put("TT", "Tên khu dân cư", "Số hộ")
		for _, x := range m.items {
			if area := x["area"]; !seen[area] {
				seen[area] = true
				m.put(len(seen), area, 100+len(seen))
				m.also = append(m.also, item{"name": area, "type": typeOf(area), "households": fmt.Sprint(100 + len(seen))})
			}
		}
		m.at += 1 + m.IntN(2)
		m.choose()
		m.put("II. " + m.of(k.titles...))
		m.head()
		for i, x := range m.items {
			m.record(i+1, x)
		}
		m.foot(len(m.items))
		return nil, true
	}},
	{"areas called by their number below their kind", func(m *maker, k *kind) ([]byte, bool) {
		m.stock(k, 3)
		number, of := map[string]string{}, m.of("Khu phố ", "Khóm ", "Tổ dân phố ")
		for _, x := range m.items {
			was := x["area"]
			if k.target == intake.Areas {
				was = x["name"]
			}
			if number[was] == "" {
				number[was] = fmt.Sprint(len(number) + 1)
			}
			if k.target == intake.Areas {
				x["type"], x["name"] = typeOf(of), of+number[was]
			} else if x["area"] = of + number[was]; x["type"] == "Khu dân cư" {
				x["name"] = x["area"]
			}
		}
		m.choose("type")
		if k.target == intake.Units {
			m.choose()
		}
		for i, h := range m.heads {
			if h[0] == "area" || h[0] == "name" && k.target == intake.Areas {
				m.heads[i][1] = strings.TrimSpace(of)
			}
		}
		m.short = of
		m.titles(m.of(k.titles...))
		m.head()
		for i, x := range m.items {
			m.record(i+1, x)
		}
		m.foot(len(m.items))
		return nil, true
	}},
}

// headBelow writes a head of two rows: cells joined over what belongs together, or words
// that go on in the lower row.
func (m *maker) headBelow() {
	groups := map[string]string{"households": "Hộ dân", "joined": "Hộ dân", "people": "Nhân khẩu, hộ", "start": "Thời gian", "end": "Thời gian", "sessions": "Kết quả", "reached": "Kết quả",
		"materials": "Kết quả", "helped": "Kết quả", "lead": "Thực hiện", "partners": "Thực hiện"}
	joined := m.IntN(2) == 0
	top, lower := make([]any, len(m.heads)), make([]any, len(m.heads))
	for i := 0; i < len(m.heads); i++ {
		f, text := m.heads[i][0], m.heads[i][1]
		text = strings.ReplaceAll(text, "\n", " ")
		over := groups[f]
		end := i + 1
		for over != "" && end < len(m.heads) && groups[m.heads[end][0]] == over {
			end++
		}
		switch words := strings.Fields(text); {
		case joined && end > i+1:
			top[i] = fmt.Sprintf("%s<<%d", over, end-i)
			for j := i; j < end; j++ {
				lower[j] = m.heads[j][1]
			}
			i = end - 1
		case joined:
			top[i] = text
		case len(words) > 2:
			top[i], lower[i] = strings.Join(words[:2], " "), strings.Join(words[2:], " ")
		default:
			top[i] = text
		}
	}
	m.put(top...)
	m.put(lower...)
}

// asText is the list as a file of text.
func (m *maker) asText() []byte {
	var lines []string
	sign := m.of("\t", ";", ",")
	m.font, m.pen = "", nil
	line := func(cells []any) {
		var texts []string
		for _, c := range cells {
			s := ""
			if c != nil {
				s = fmt.Sprint(c)
			}
			if strings.ContainsAny(s, "\t;,\n\"") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			texts = append(texts, s)
		}
		lines = append(lines, strings.Join(texts, sign))
	}
	var cells []any
	for _, h := range m.heads {
		cells = append(cells, h[1])
	}
	line(cells)
	for i, x := range m.items {
		cells = nil
		for _, h := range m.heads {
			cells = append(cells, m.said(h[0], i+1, x))
		}
		line(cells)
	}
	text := strings.Join(lines, m.of("\n", "\r\n"))
	if m.IntN(2) == 0 {
		text = norm.NFD.String(text)
	}
	return []byte(m.of("", "\xEF\xBB\xBF") + text)
}

// TestShapesOfOthers does the same as TestShapes with lists of areas, of models and sites,
// of units under the standard, of activities.
func TestShapesOfOthers(t *testing.T) {
	for l, layout := range layouts {
		for i, k := range kinds {
			t.Run(string(k.target)+", "+layout.name, func(t *testing.T) {
				byChance(t, uint64(1000+10*l+i), strings.HasPrefix(layout.name, "text"), func(m *maker) ([]byte, bool) { return layout.make(m, k) })
			})
		}
	}
}
