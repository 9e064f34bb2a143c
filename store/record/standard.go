package record

import (
	"cmp"
	"slices"
)

// Unit is a đơn vị xét: what may be recognised as "An toàn về an ninh, trật tự" for
// a year: a khu dân cư, the xã, phường or đặc khu itself, a cơ quan, a doanh nghiệp,
// a cơ sở giáo dục (Thông tư 124/2021/TT-BCA, Điều 1, 2).
type Unit struct {
	Meta
	Type    string       `json:"type,omitempty" rule:"need list=unitKinds"`
	Name    string       `json:"name,omitempty"`                 // a khu dân cư may leave it to its area
	Area    ID           `json:"area,omitempty" rule:"ref=area"` // the khu dân cư itself, or where the unit lies
	Span                 // the time in which it exists
	Moves   []Moved      `json:"moves,omitempty"` // of a unit that lies in an area
	Outside []Exclusion  `json:"outside,omitempty"`
	Years   []UnitYear   `json:"years,omitempty"`
	Files   []Attachment `json:"files,omitempty"`
}

// Exclusion is a time in which a unit does not come under the standard: a small
// enterprise, a primary school, the armed forces (Điều 2).
type Exclusion struct {
	Span
	Reason string `json:"reason,omitempty" rule:"need list=exclusions"`
}

// UnitYear is what became of a unit in one year. A criterion has its number and
// whether it is met; what happened and who was in it is not kept here (privacy.md).
type UnitYear struct {
	Year       int      `json:"year" rule:"year"`
	Registered Date     `json:"registered,omitzero"` // ngày đăng ký
	Marks      []Mark   `json:"marks,omitempty"`
	Proposed   Date     `json:"proposed,omitzero"`  // ngày đề nghị công nhận
	Decision   Decision `json:"decision,omitzero"`  // quyết định công nhận
	Refused    Date     `json:"refused,omitzero"`   // ngày kết luận chưa đạt
	Withdrawn  Decision `json:"withdrawn,omitzero"` // quyết định thu hồi
	Papers     []string `json:"papers,omitempty" rule:"list=unitPapers"`
}

// Mark says whether a criterion is met.
type Mark struct {
	Criterion string `json:"criterion" rule:"need"` // Criterion.Number
	Met       Answer `json:"met,omitempty"`
}

// Answer is yes, no, or "" while nobody has said.
type Answer string

const (
	Yes Answer = "yes" // đạt, có
	No  Answer = "no"  // không đạt, không
)

// Standing is how far a unit has come in a year.
type Standing int

// The standings of a unit in a year, in the order in which they are reached.
const (
	Unregistered Standing = iota // chưa đăng ký
	Registered                   // đã đăng ký
	Proposed                     // đã đề nghị công nhận
	NotMet                       // chưa đạt
	Recognised                   // đạt: recognised by a decision
	Withdrawn                    // đã thu hồi quyết định
)

// Standing returns how far the year has come. There is no grading between đạt and
// chưa đạt (Thông tư 124/2021/TT-BCA, Điều 8).
func (y UnitYear) Standing() Standing {
	switch {
	case !y.Withdrawn.IsZero():
		return Withdrawn
	case !y.Decision.IsZero():
		return Recognised
	case !y.Refused.IsZero():
		return NotMet
	case !y.Proposed.IsZero():
		return Proposed
	case !y.Registered.IsZero():
		return Registered
	}
	return Unregistered
}

// On returns the year as it stood on day d: what came later is left out.
func (y UnitYear) On(d Date) UnitYear {
	later := func(x Date) bool { return x.First().Compare(d) > 0 }
	for _, x := range []*Date{&y.Registered, &y.Proposed, &y.Refused} {
		if later(*x) {
			*x = Date{}
		}
	}
	for _, x := range []*Decision{&y.Decision, &y.Withdrawn} {
		if later(x.Date) {
			*x = Decision{}
		}
	}
	return y
}

// MarkOf returns what was said of a criterion.
func (y UnitYear) MarkOf(number string) Answer {
	for _, m := range y.Marks {
		if m.Criterion == number {
			return m.Met
		}
	}
	return ""
}

// Of returns the unit's year; an empty one if nothing was noted for it.
func (u *Unit) Of(year int) UnitYear {
	for _, y := range u.Years {
		if y.Year == year {
			return y
		}
	}
	return UnitYear{Year: year}
}

// InScope says that the unit comes under the standard on day d, and the code of the
// reason if it does not. A unit that does not exist that day is not in scope, for no
// reason.
func (u *Unit) InScope(d Date) (bool, string) {
	if !u.Has(d) {
		return false, ""
	}
	for _, x := range u.Outside {
		if x.Has(d) {
			return false, x.Reason
		}
	}
	return true, ""
}

// AreaOn returns the area the unit is or lay in on day d; the zero d asks for the
// present.
func (u *Unit) AreaOn(d Date) ID { return areaOn(u.Area, u.Moves, d) }

func (u *Unit) Kind() Kind { return KindUnit }
func (u *Unit) M() *Meta   { return &u.Meta }

// Label is the unit's own name, else that of its area.
func (u *Unit) Label(v *View) string { return u.NameOn(v, Date{}) }

// NameOn is Label with the name that the area had on day d.
func (u *Unit) NameOn(v *View, d Date) string {
	if u.Name == "" && v != nil {
		if a, ok := v.Areas.Find(u.Area); ok {
			return a.NameOn(d)
		}
	}
	return u.Name
}

// Check wants a name or an area, one entry a year, and a decision that can be cited.
func (u *Unit) Check(v *View) (e FieldErrors) {
	checkRules(&e, u, v)
	if u.Name == "" && u.Area == 0 {
		e.add("name", FaultEmpty)
	}
	seen := map[int]bool{}
	for i, y := range u.Years {
		at := within("years", i)
		if seen[y.Year] {
			e.add(at+"year", FaultSame)
		}
		seen[y.Year] = true
		y.check(&e, at)
	}
	if v != nil && u.Type == UnitArea && u.Area != 0 {
		for o := range v.Units.All() {
			if o.ID != u.ID && o.Type == u.Type && o.Area == u.Area && o.Overlaps(u.Span) {
				e = append(e, FieldError{Field: "area", Fault: FaultSame, Other: o.ID})
				break
			}
		}
	}
	return e
}

func (y UnitYear) check(e *FieldErrors, at string) {
	for _, d := range []struct {
		name string
		d    Decision
	}{{"decision", y.Decision}, {"withdrawn", y.Withdrawn}} {
		if !d.d.IsZero() && d.d.Number == "" {
			e.add(at+d.name+".number", FaultEmpty)
		}
		if !d.d.IsZero() && d.d.Date.IsZero() {
			e.add(at+d.name+".date", FaultEmpty)
		}
	}
	if !y.Withdrawn.IsZero() && y.Decision.IsZero() {
		e.add(at+"withdrawn.number", FaultOrder)
	}
	if !y.Withdrawn.IsZero() && y.Withdrawn.Date.Before(y.Decision.Date) {
		e.add(at+"withdrawn.date", FaultOrder)
	}
	if y.Proposed.Before(y.Registered) && !y.Proposed.IsZero() {
		e.add(at+"proposed", FaultOrder)
	}
	if !y.Refused.IsZero() && !y.Decision.IsZero() {
		e.add(at+"refused", FaultTwice)
	}
	seen := map[string]bool{}
	for i, m := range y.Marks {
		if m.Met != "" && m.Met != Yes && m.Met != No {
			e.add(at+within("marks", i)+"met", FaultUnknown)
		}
		if seen[m.Criterion] {
			e.add(at+within("marks", i)+"criterion", FaultSame)
		}
		seen[m.Criterion] = true
	}
}

// Standard is a legal text that says how units are judged, and when. A year is
// judged by the text in force when its window closes.
type Standard struct {
	Code  string     `json:"code" rule:"need"`      // "tt-124"
	Name  string     `json:"name" rule:"need line"` // as it is cited
	Span             // the days on which it is in force
	Units []UnitRule `json:"units,omitempty"`
}

// UnitRule is what a Standard asks of one kind of unit.
type UnitRule struct {
	Type          string      `json:"type" rule:"need list=unitKinds"`
	YearWindow                // the days that are judged
	RegisterMonth int         `json:"registerMonth,omitempty"` // register until this day of the year; 0: none known
	RegisterDay   int         `json:"registerDay,omitempty"`
	DecideMonth   int         `json:"decideMonth,omitempty"` // decision before this day; 0: none known
	DecideDay     int         `json:"decideDay,omitempty"`
	Authority     string      `json:"authority,omitempty" rule:"line"` // who decides
	Criteria      []Criterion `json:"criteria,omitempty"`
}

// Criterion is one tiêu chí with its number as the text counts it.
type Criterion struct {
	Number string `json:"number" rule:"need"`
	Text   string `json:"text" rule:"need" text:"lines"`
}

// StandardOf returns the standard by which units of a kind are judged in a year, and
// what it asks of them; false if no text of the settings was in force.
func (s *Settings) StandardOf(unitKind string, year int) (best Standard, rule UnitRule, ok bool) {
	for _, x := range s.Standards {
		for _, r := range x.Units {
			if r.Type != unitKind {
				continue
			}
			to := r.Of(year).To
			if !to.IsZero() && x.Has(to) && (!ok || best.From.Before(x.From)) {
				best, rule, ok = x, r, true
			}
		}
	}
	return best, rule, ok
}

// JudgedOn is the day whose state decides which units of a kind are counted in a
// year: the last of the window, or of the year where no window is known.
func (s *Settings) JudgedOn(unitKind string, year int) Date {
	if _, r, ok := s.StandardOf(unitKind, year); ok {
		return r.Of(year).To
	}
	return Day(year, 12, 31)
}

// Target is a share of units that is to be reached ("từ 75% trở lên").
type Target struct {
	Code  string   `json:"code" rule:"need"`
	Name  string   `json:"name" rule:"need line"`
	Span           // the days on which it holds
	Types []string `json:"types,omitempty" rule:"list=unitKinds"` // the kinds counted together; none: all
	Met   int      `json:"met"`                                   // Met of Of: 75 of 100
	Of    int      `json:"of"`
	Base  string   `json:"base,omitempty"` // BaseRegistered or BaseScope
}

// What a Target's share is taken of.
const (
	BaseRegistered = "registered" // of those that have registered
	BaseScope      = "scope"      // of those that come under the standard
)

// Reached says that met of base units are enough, in whole numbers: 74,96 % is not
// 75 %. Of no units nothing is reached.
func (t Target) Reached(met, base int) bool {
	return base > 0 && t.Of > 0 && int64(met)*int64(t.Of) >= int64(base)*int64(t.Met)
}

// Missing is how many more of the base units must be recognised; 0 when the target
// is reached or there are none.
func (t Target) Missing(met, base int) int {
	if base <= 0 || t.Of <= 0 {
		return 0
	}
	least := (int64(base)*int64(t.Met) + int64(t.Of) - 1) / int64(t.Of)
	return int(max(0, least-int64(met)))
}

// TargetsIn returns the targets that hold at the end of a year.
func (s *Settings) TargetsIn(year int) (of []Target) {
	for _, t := range s.Targets {
		if t.Has(Day(year, 12, 31)) {
			of = append(of, t)
		}
	}
	return of
}

// Tally are the units of one year, by how far they have come. Each list is in ID
// order; a unit of Met is also in Registered and in Scope, whatever else was noted.
type Tally struct {
	Year       int
	Total      []*Unit // that exist when the year is judged
	Scope      []*Unit // of them, under the standard
	Registered []*Unit // of those in scope
	Met        []*Unit // recognised, and not withdrawn
	NotMet     []*Unit // refused or withdrawn
	Open       []*Unit // registered, and nothing decided
}

// Tally counts the units of the given kinds (none: all) in a year.
func (v *View) Tally(year int, types ...string) Tally { return v.TallyOn(Date{}, year, types...) }

// TallyOn is the Tally of a year as it stood on day at: what came later is left out.
// The zero at asks for all that is known.
func (v *View) TallyOn(at Date, year int, types ...string) Tally {
	t, s := Tally{Year: year}, v.Settings()
	days := map[string]Date{}
	for u := range v.Units.All() {
		if len(types) > 0 && !slices.Contains(types, u.Type) {
			continue
		}
		day, ok := days[u.Type]
		if !ok {
			if day = s.JudgedOn(u.Type, year); !at.IsZero() && at.Before(day) {
				day = at
			}
			days[u.Type] = day
		}
		if !u.Has(day) {
			continue
		}
		t.Total = append(t.Total, u)
		if in, _ := u.InScope(day); !in {
			continue
		}
		t.Scope = append(t.Scope, u)
		y := u.Of(year)
		if !at.IsZero() {
			y = y.On(at)
		}
		is := y.Standing()
		if is != Unregistered {
			t.Registered = append(t.Registered, u)
		}
		switch is {
		case Recognised:
			t.Met = append(t.Met, u)
		case NotMet, Withdrawn:
			t.NotMet = append(t.NotMet, u)
		case Registered, Proposed:
			t.Open = append(t.Open, u)
		}
	}
	return t
}

// Base are the units of which a target's share is taken.
func (t Tally) Base(x Target) []*Unit {
	if x.Base == BaseScope {
		return t.Scope
	}
	return t.Registered
}

// Nearest are the units that could still be recognised, those with the fewest open
// or unmet criteria first.
func (v *View) Nearest(t Tally) []*Unit {
	left := map[ID]int{}
	for _, u := range t.Open {
		left[u.ID] = len(v.Unmet(u, t.Year))
	}
	list := slices.Clone(t.Open)
	slices.SortStableFunc(list, func(x, y *Unit) int { return cmp.Compare(left[x.ID], left[y.ID]) })
	return list
}

// Unmet are the numbers of the criteria that a unit has not been said to meet.
func (v *View) Unmet(u *Unit, year int) (numbers []string) {
	_, rule, _ := v.Settings().StandardOf(u.Type, year)
	y := u.Of(year)
	for _, c := range rule.Criteria {
		if y.MarkOf(c.Number) != Yes {
			numbers = append(numbers, c.Number)
		}
	}
	return numbers
}
