package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Rules of this file: a list says of many rows at once to which team and area they belong:
// in its title, in the name of its sheet, in headings between the rows. "Tổ tự quản số 3 -
// thôn Đông: 05 người" names both; "Thôn: Đông" names one as a form does.

// spoken is a kind of area or team with how it begins in a text.
type spoken struct{ code, name, low, fold string }

// spokenKinds are the kinds of a list with the words they are called by, the longest
// first: "tổ dân phố" before "tổ".
func spokenKinds(list []record.Choice) (of []spoken) {
	for _, c := range list {
		of = append(of, spoken{c.Code, record.Line(c.Name), strings.ToLower(record.Line(c.Name)), record.Fold(c.Name)})
	}
	slices.SortStableFunc(of, func(a, b spoken) int { return len(b.fold) - len(a.fold) })
	return of
}

// kindOf finds the kind with which a text begins: with its marks, or without them where
// the kind has two words at least (Tô An is no tổ, BAN no bản).
func kindOf(kinds []spoken, text string) (code string, ok bool) {
	low, fold := strings.ToLower(text)+" ", record.Fold(text)+" "
	for _, k := range kinds {
		if strings.HasPrefix(low, k.low+" ") || strings.Contains(k.fold, " ") && strings.HasPrefix(fold, k.fold+" ") {
			return k.code, true
		}
	}
	return "", false
}

// kindOver is the kind that a heading names and nothing else: "Thôn", "Tên thôn".
func kindOver(kinds []spoken, heading string) (spoken, bool) {
	f := strings.TrimPrefix(record.Fold(heading), "ten ")
	for _, k := range kinds {
		if f == k.fold {
			return k, true
		}
	}
	return spoken{}, false
}

// titled takes what the title of the list says, the line next to the head first, then the
// name of the sheet.
func (r *runner) titled() {
	if r.j.Table.Target == Areas {
		return
	}
	lines := append([]string{r.j.Table.Sheet.Name}, strings.Split(r.j.Table.Title, "\n")...)
	for _, line := range slices.Backward(lines) {
		g, ok := r.groupIn(line)
		if !ok || g.area == "" && slices.ContainsFunc(r.teamKinds, func(k spoken) bool { return k.fold == record.Fold(g.team) }) {
			continue // "Tổ tự quản" alone is of all of them
		}
		if r.group.team == "" {
			r.group.team = g.team
		}
		if r.group.area == "" {
			r.group.area = g.area
		}
	}
	if r.group.area == "" {
		r.group.area = r.areaIn(r.j.Table.Title)
	}
	r.group.outer = r.group.area
}

// areaIn is the area of the book that a title names anywhere; "" if none or several.
func (r *runner) areaIn(title string) (name string) {
	key := " " + r.j.Words.key(title) + " "
	for k, ids := range r.index.areas {
		if len(ids) != 1 || !strings.Contains(k, " ") || !strings.Contains(key, " "+k+" ") {
			continue
		}
		a, ok := r.tx.View().Areas.Get(ids[0])
		if !ok || name != "" && name != a.Name {
			return ""
		}
		name = a.Name
	}
	return name
}

// heads takes over what a heading between the rows says. Below the heading of an area stand
// those of its teams.
func (r *runner) heads(g group) {
	switch g.outer = r.group.outer; {
	case g.team == "":
		g.outer = g.area
	case g.area == "":
		g.area = g.outer
	}
	r.group = g
}

// groupOf reads a row that heads those below it: "Tổ tự quản số 1 - Khu phố 2: 04 người".
// Its one text begins with a kind of team or of area; a number may stand before it, a
// count behind it. Where the names of the list stand it is none but in a list that has no
// column of areas and numbers the others: "Xóm đạo bình yên" is a model.
func (r *runner) groupOf(cells sheet.Row) (g group, ok bool) {
	target := r.j.Table.Target
	if target == Areas {
		return g, false
	}
	said, texts := "", 0
	for _, c := range cells.Cells {
		if c.Kind == sheet.Text {
			texts++
		}
	}
	if texts > 3 { // a number, the heading and a count at most
		return g, false
	}
	for _, c := range cells.Cells {
		s := r.j.Table.text(c)
		f := record.Fold(s)
		if c.Kind != sheet.Text || strings.Trim(f, "ivx0123456789 ") == "" || said != "" && r.j.Words.uncounted(s) == "" {
			continue // the number of the heading, the count
		}
		switch {
		case said != "" && strings.HasSuffix(said, ":"):
			said += " " + s // "Thôn:" and beside it "Đông"
			continue
		case said != "" || target != Members && r.obligatory(c.Col) && (!r.unnumbered(cells) || r.j.Table.column("area") >= 0):
			return g, false
		}
		said = s
	}
	return r.groupIn(said)
}

// groupIn reads the team and the area that a line names.
func (r *runner) groupIn(said string) (g group, ok bool) {
	w := r.j.Words
	said = r.unlabelled(w.uncounted(unnumbered(said)))
	if said == "" {
		return g, false
	}
	full := w.inFull(said)
	if _, is := kindOf(r.areaKinds, full); is {
		if _, alone := kindOver(r.areaKinds, full); alone {
			return g, false
		}
		if r.j.Table.Target == Members {
			for i, c := range full {
				if rest := strings.TrimLeft(full[i:], between); i > 0 && strings.ContainsRune(between, c) && c != ' ' && r.teamWord(rest) {
					return group{team: rest, area: strings.TrimRight(full[:i], between)}, true
				}
			}
		}
		return group{area: full}, true
	}
	if r.j.Table.Target != Members {
		return g, false
	}
	team := full
	if !r.teamWord(team) {
		if team = r.teamWithin(said); team == "" {
			return g, false
		}
	}
	for i, c := range team {
		if i == 0 || !strings.ContainsRune(between, c) {
			continue
		}
		rest := w.inFull(w.joined(strings.TrimLeft(team[i:], between)))
		if _, is := kindOf(r.areaKinds, rest); !is {
			continue
		}
		head, area := strings.TrimRight(team[:i], between), strings.TrimRight(rest, between+")")
		if c == ' ' && !strings.ContainsAny(head, "0123456789") { // "Tổ tự quản khu phố 3" is its whole name
			if k, _ := kindOf(r.areaKinds, rest); len(k) <= len("khu") {
				continue // "Tổ tự quản khu vực chợ"
			}
			head = team
		}
		return group{team: head, area: area}, true
	}
	return group{team: team}, true
}

// joined is an area without the word that joins it to its team: "thuộc Thôn Đông".
func (w *Words) joined(s string) string {
	if first, rest, more := strings.Cut(s, " "); more && is(w.Joining, record.Fold(first)) {
		return rest
	}
	return s
}

// between are the signs between a team and its area.
const between = " -–—,(;:/"

// unnumbered is a line without the number it begins with: "II. Tổ 3", "1/ Thôn Đông".
func unnumbered(s string) string {
	s = strings.TrimSpace(s)
	n := len(s) - len(strings.TrimLeft(s, "IVXivx0123456789"))
	if n == 0 && len(s) > 1 && s[0] >= 'A' && s[0] <= 'H' {
		n = 1
	}
	rest := strings.TrimLeft(s[n:], ".)/:- ")
	if n == 0 || n > 4 || strings.TrimSpace(s[n:len(s)-len(rest)]) == "" {
		return s
	}
	return rest
}

// uncounted is a line without the count behind it: "Tổ 3: 05 người", "Tổ 3 (5 TV)".
func (w *Words) uncounted(s string) string {
	if head, tail, cut := strings.Cut(s, ":"); cut && strings.ContainsAny(tail, "0123456789") && strings.ContainsAny(head, "0123456789") {
		s = head
	}
	words := strings.Fields(s)
	for i, x := range words {
		x = strings.Trim(x, "(-–,:;.")
		if x == "" || strings.Trim(x, "0123456789") != "" || i+1 == len(words) {
			continue
		}
		if opens(record.Fold(strings.Join(words[i+1:], " ")), w.Counted) {
			words = words[:i]
			break
		}
	}
	for len(words) > 0 && is(w.Counting, record.Fold(words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), " -–—,.(:;")
}

// unlabelled is a line without the signs of a form: "Thôn: Đông" is "Thôn Đông", "Địa bàn:
// Thôn Đông" is "Thôn Đông".
func (r *runner) unlabelled(s string) string {
	head, tail, cut := strings.Cut(s, ":")
	if tail = strings.TrimSpace(tail); !cut || tail == "" {
		return s
	}
	_, team := kindOf(r.teamKinds, tail)
	_, area := kindOf(r.areaKinds, r.j.Words.inFull(tail))
	field := r.j.Words.exactly[Members][record.Fold(head)]
	switch {
	case team || area || r.teamWord(tail):
		if field != "team" && field != "area" {
			return s
		}
		return tail
	case field == "team" || field == "area", r.ends(head):
		return head + " " + r.unlabelled(tail)
	}
	return s
}

// ends says that a text ends with a kind of area or team: "Tổ 3 - Thôn".
func (r *runner) ends(text string) bool {
	low := " " + strings.ToLower(strings.TrimSpace(text))
	return slices.ContainsFunc(r.areaKinds, func(k spoken) bool { return strings.HasSuffix(low, " "+k.low) })
}

// unnumbered says that a row has no number of its own (but maybe a Roman one) where the
// others do, and says one thing only.
func (r *runner) unnumbered(cells sheet.Row) bool {
	t := r.j.Table
	return t.numbered && !t.number(cells) && t.said(cells) == 1
}

// obligatory says that a column holds what every row must have.
func (r *runner) obligatory(col int) bool {
	return slices.ContainsFunc(r.j.Table.Columns, func(c Column) bool { return c.Col == col && needs(r.j.Table.Target, c.Field) })
}

// teamWord says that a text begins as a team is called: with a kind of team, or with the
// first word of one with its marks ("Tổ 5"); a post ("Tổ trưởng") is none.
func (r *runner) teamWord(text string) bool {
	if _, ok := kindOf(r.teamKinds, text); ok {
		return true
	}
	first, rest, _ := strings.Cut(strings.ToLower(text), " ")
	if rest == "" || r.post(text) {
		return false
	}
	return slices.ContainsFunc(r.teamKinds, func(k spoken) bool {
		word, _, more := strings.Cut(k.low, " ")
		return more && first == word
	})
}

// post says that a text begins as a post in a team is called.
func (r *runner) post(text string) bool {
	f := record.Fold(text)
	for _, list := range r.j.Words.Roles {
		if opens(f, list) {
			return true
		}
	}
	return slices.ContainsFunc(r.tx.View().Settings().Lists.Roles, func(c record.Choice) bool { return opens(f, []string{record.Fold(c.Name)}) })
}

// teamWithin finds a team named in a title; one with a number, for a title without is of
// all teams.
func (r *runner) teamWithin(title string) string {
	low := strings.ToLower(title)
	for _, k := range r.teamKinds {
		if i := strings.Index(low, " "+k.low+" "); i >= 0 && strings.Contains(k.low, " ") && len(low) == len(title) {
			if said := title[i+1:]; strings.ContainsAny(said, "0123456789") {
				return said
			}
		}
	}
	return ""
}

// capital is a name with a capital at its beginning.
func capital(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c)) + s[n:]
}

// proper says that a text begins as a name does.
func proper(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c) || strings.Trim(record.Fold(s), "0123456789 ") == ""
}
