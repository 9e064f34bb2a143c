package intake

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sophongtrao/store/record"
)

// Target is what the rows of a table are.
type Target string

// The targets.
const (
	Areas      Target = "areas"
	Members    Target = "members"
	Sites      Target = "sites"
	Units      Target = "units"
	Activities Target = "activities"
)

// Targets are all of them, in the order in which they are offered.
var Targets = []Target{Members, Areas, Sites, Units, Activities}

// needed are the fields of which at least one of each group must have a column.
var needed = map[Target][][]string{
	Areas:      {{"name"}},
	Members:    {{"name", "givenName"}},
	Sites:      {{"model"}},
	Units:      {{"name"}},
	Activities: {{"title"}, {"start"}},
}

// Words are what headings and cells say, as offices write them: data.
type Words struct {
	Sums          []string                       `json:"sums"`          // what a line of sums begins with
	Ends          []string                       `json:"ends"`          // what the place of the signatures begins with
	Dateline      []string                       `json:"dateline"`      // the words of its day, one behind the other
	Counted       []string                       `json:"counted"`       // what the number behind a team's name counts
	Counting      []string                       `json:"counting"`      // what stands before that number
	Joining       []string                       `json:"joining"`       // words between a team and its area
	Called        map[string]string              `json:"called"`        // folded word before a name -> record.Sex, or ""
	Days          []string                       `json:"days"`          // words around a day that say no more than it
	Abbreviations map[string]string              `json:"abbreviations"` // folded -> in full: "kp" is "Khu phố"
	Yes           []string                       `json:"yes"`
	No            []string                       `json:"no"`
	Male          []string                       `json:"male"`
	Female        []string                       `json:"female"`
	NotReported   []string                       `json:"notReported"`
	Roles         map[string][]string            `json:"roles"`
	Example       []string                       `json:"example"` // the number of the row that shows how to fill in a blank list
	Reason        string                         `json:"reason"`  // heads the column of reasons in what could not be taken
	Lists         string                         `json:"lists"`   // the sheet of a blank list that holds what may be chosen
	Sexes         []string                       `json:"sexes"`
	Titles        map[Target]string              `json:"titles"`
	Templates     map[Target][][2]string         `json:"templates"` // the fields of a blank list with an example of each
	Fields        map[Target]map[string][]string `json:"fields"`    // the first phrase of a field is its heading in our own lists

	spelt   []string                     // Sums as record.Spelling writes them
	calls   []string                     // the words of Called
	exactly map[Target]map[string]string // folded heading -> field
}

// ReadWords reads the words of assets.
func ReadWords(raw []byte) (*Words, error) {
	w := new(Words)
	if err := json.Unmarshal(raw, w); err != nil {
		return nil, err
	}
	fold := func(list []string) {
		for i, s := range list {
			if f := record.Fold(s); f != "" {
				list[i] = f
			}
		}
	}
	for _, s := range w.Sums {
		w.spelt = append(w.spelt, record.Spelling(s))
	}
	for _, list := range [][]string{w.Sums, w.Ends, w.Dateline, w.Counted, w.Counting, w.Joining, w.Days, w.Yes, w.No, w.Male, w.Female, w.NotReported, w.Example} {
		fold(list)
	}
	for _, list := range w.Roles {
		fold(list)
	}
	w.calls = slices.Sorted(maps.Keys(w.Called))
	w.exactly = map[Target]map[string]string{}
	for t, fields := range w.Fields {
		w.exactly[t] = map[string]string{}
		for field, phrases := range fields {
			for _, p := range phrases {
				if f := record.Fold(p); w.exactly[t][f] == "" || field < w.exactly[t][f] {
					w.exactly[t][f] = field
				}
			}
		}
	}
	return w, nil
}

// FieldsOf are the fields of a target, in alphabetical order.
func (w *Words) FieldsOf(t Target) []string {
	var list []string
	for f := range w.Fields[t] {
		list = append(list, f)
	}
	slices.Sort(list)
	return list
}

// Heading is what heads the column of a field in our own lists, and how the screen calls
// the field.
func (w *Words) Heading(t Target, field string) string {
	phrases := w.Fields[t][field]
	if len(phrases) == 0 {
		return field
	}
	r, n := utf8.DecodeRuneInString(phrases[0])
	if field == "stt" {
		return strings.ToUpper(phrases[0])
	}
	return string(unicode.ToUpper(r)) + phrases[0][n:]
}

// key is a text as places are compared: folded, abbreviations in full, numbers without
// leading zeros. "KP 01", "Khu phố 1" and "khu pho 1" have one key.
func (w *Words) key(s string) string {
	words := strings.Fields(parted(record.Fold(s)))
	for i, x := range words {
		if full, ok := w.Abbreviations[x]; ok {
			words[i] = record.Fold(full)
		} else if y := strings.TrimLeft(x, "0"); y != "" && strings.Trim(x, "0123456789") == "" {
			words[i] = y
		}
	}
	return strings.Join(words, " ")
}

// inFull is a text whose first word is written out: "KP 02" is "Khu phố 02".
func (w *Words) inFull(s string) string {
	words := strings.Fields(record.Line(s))
	if len(words) == 0 {
		return s
	}
	short := strings.TrimRight(words[0], "0123456789")
	full, ok := w.Abbreviations[record.Fold(short)]
	if !ok {
		return s
	}
	words[0] = strings.TrimSpace(full + " " + words[0][len(short):])
	return strings.Join(words, " ")
}

// parted puts a blank between letters and the digits behind them: "kp1" is two words.
func parted(s string) string {
	digit := func(i int) bool { return s[i] >= '0' && s[i] <= '9' }
	letter := func(i int) bool { return s[i] >= 'a' && s[i] <= 'z' }
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && digit(i) && letter(i-1) {
			b.WriteByte(' ')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// is says that a folded text is one of a list.
func is(list []string, folded string) bool { return slices.Contains(list, folded) }

// choice finds the entry of a list of the settings that a text names: by its name, its
// short name, or its code.
func choice(list []record.Choice, text string) (code string, ok bool) {
	for _, c := range list {
		if text != "" && c.Name == text {
			return c.Code, true
		}
	}
	f := record.Fold(text)
	for _, c := range list {
		if f != "" && (record.Fold(c.Name) == f || c.Short != "" && record.Fold(c.Short) == f || record.Fold(c.Code) == f) {
			return c.Code, true
		}
	}
	return "", false
}
