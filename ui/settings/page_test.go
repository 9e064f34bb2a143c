package settings

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func open(t *testing.T) (*desktest.Screen, *Page) {
	s := desktest.Open(t, []desk.Entry{Entry}, desktest.Records(t)...)
	return s, s.Desk.Page().(*Page)
}

// Every section opens, and saving what was not changed changes nothing.
func TestEverySectionOpens(t *testing.T) {
	s, p := open(t)
	var committee, settings record.Record
	s.Read(func(v *record.View) { committee, settings = v.Committee(), v.Settings() })
	for i, x := range p.sections {
		if !p.show(i) || p.Resting() {
			t.Errorf("%s does not open", x.title)
			continue
		}
		if p.Changed() {
			t.Errorf("%s counts as changed before anything was typed", x.title)
		}
		s.Press("Ctrl+S")
		if _, form := p.Pane().(*part.Editor); form {
			t.Errorf("%s: what is in the book cannot be saved: %v", x.title, s.Texts())
		}
		p.Drop()
	}
	s.Read(func(v *record.View) {
		if v.Committee() != committee || v.Settings() != settings {
			t.Error("saving without a change has written something else")
		}
	})
}

// A new signer, with the lines above the name.
func TestSigner(t *testing.T) {
	s, p := open(t)
	p.show(1)
	s.Shot("settings-signers")
	form := p.Pane().(*part.Editor).Form.(*committeeForm)
	form.Change(func(c *record.Committee) {
		c.Signers = append(c.Signers, record.Signer{Name: "Lê Văn Phó", Lines: []string{"TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "thừa"}})
	})
	s.Press("Ctrl+S")
	if !p.Changed() {
		t.Error("four lines above a name were taken")
	}
	form.Change(func(c *record.Committee) { c.Signers[1].Lines = c.Signers[1].Lines[:3] })
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		if got := v.Committee().Signers; len(got) != 2 || got[1].Name != "Lê Văn Phó" || len(got[0].Lines) != 2 {
			t.Errorf("signers %+v", got)
		}
	})
}

// A sensitive field is on only with its purpose.
func TestSensitiveNeedsPurpose(t *testing.T) {
	s, p := open(t)
	p.Show(record.KindSettings, 0)
	for i, x := range p.sections {
		if x.title == words.SectionSensitive {
			p.show(i)
		}
	}
	form := p.Pane().(*part.Editor).Form.(*settingsForm)
	form.Change(func(r *record.Settings) { r.Sensitive = []record.Sensitive{{Field: record.SensitiveEthnicity}} })
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		if len(v.Settings().Sensitive) != 0 {
			t.Error("switched on without a purpose")
		}
	})
	form.Change(func(r *record.Settings) { r.Sensitive[0].Purpose = "Báo cáo cấp trên" })
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		if !v.Settings().Keeps(record.SensitiveEthnicity) {
			t.Error("not switched on with a purpose")
		}
	})
}

// The period's first year is chosen in words and stored as a shift.
func TestPeriodYear(t *testing.T) {
	s, p := open(t)
	for i, x := range p.sections {
		if x.title == words.SectionPeriods {
			p.show(i)
		}
	}
	s.Want("năm trước")
	s.Shot("settings-periods")
	form := p.Pane().(*part.Editor).Form.(*settingsForm)
	form.Change(func(r *record.Settings) { r.Periods[0].FromDay, r.Periods[0].FromYear = 1, 0 })
	form.Change(func(r *record.Settings) { r.Periods[0].FromMonth = 1 })
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		if got := v.Settings().Periods[0].Of(2026).Window.From; got != record.Day(2026, 1, 1) {
			t.Errorf("the window begins on %v", got)
		}
		if got := v.Settings().Periods[2].FromYear; got != -1 {
			t.Errorf("another rule's year became %d", got)
		}
	})
}

func TestScreenAndTyping(t *testing.T) {
	s, p := open(t)
	for i, x := range p.sections {
		if x.title == words.SectionScreen {
			p.show(i)
		}
	}
	s.Type("rat lon")
	s.Press("Enter")
	if got := s.Desk.Look().Text; got != look.VeryLarge {
		t.Errorf("text size %v", got)
	}
	s.Shot("settings-screen")
}

// goTo opens the section of a title.
func (p *Page) goTo(title string) {
	for i, x := range p.sections {
		if x.title == title {
			p.show(i)
			return
		}
	}
}

// TestEveryListHasItsSection: a list of the settings that nobody can edit is none.
func TestEveryListHasItsSection(t *testing.T) {
	for _, name := range record.ListNames() {
		if words.ListLabel(name) == "" {
			t.Errorf("the list %s has no name", name)
		}
	}
	_, p := open(t)
	if n := len(record.ListNames()); len(p.sections) < n+12 {
		t.Errorf("%d sections for %d lists", len(p.sections), n)
	}
}

// TestUsedCodeStays: a line that records use is not dropped, and who uses it is said.
func TestUsedCodeStays(t *testing.T) {
	s, p := open(t)
	p.goTo(words.ListSection("roles"))
	form := p.Pane().(*part.Editor).Form.(*settingsForm)
	var before int
	form.Change(func(r *record.Settings) {
		before = len(r.Lists.Roles)
		r.Lists.Roles = r.Lists.Roles[1:] // the leader
	})
	s.Press("Ctrl+S")
	s.Want(words.CodeUsedTitle, "«Tổ trưởng»", "Nguyễn Thị Đượm")
	s.Shot("settings-used")
	s.Press("Enter")
	s.Read(func(v *record.View) {
		if len(v.Settings().Lists.Roles) != before {
			t.Error("the role is gone")
		}
	})
	p.Drop()
	p.goTo(words.ListSection("sendWays")) // nobody has sent anything
	form = p.Pane().(*part.Editor).Form.(*settingsForm)
	form.Change(func(r *record.Settings) { r.Lists.SendWays = r.Lists.SendWays[1:] })
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		if record.NameOf(v.Settings().Lists.SendWays, "paper") != "paper" {
			t.Error("a line that nobody uses stays")
		}
	})
}

// TestRulesOfTheYear: what a legal text asks, a target and a reminder are changed by hand.
func TestRulesOfTheYear(t *testing.T) {
	s, p := open(t)
	edit := func(title string, change func(*record.Settings)) {
		t.Helper()
		p.goTo(title)
		form := p.Pane().(*part.Editor).Form.(*settingsForm)
		form.Change(change)
		s.Press("Ctrl+S")
		if _, open := p.Pane().(*part.Editor); open {
			t.Fatalf("%s is not saved: %v", title, s.Texts())
		}
	}
	var last record.Standard
	s.Read(func(v *record.View) { all := v.Settings().Standards; last = all[len(all)-1] })
	edit(words.SectionCriteria(last.Span), func(r *record.Settings) {
		x := &r.Standards[len(r.Standards)-1].Units[0]
		x.RegisterMonth, x.RegisterDay = 4, 15
		x.Criteria = x.Criteria[:2]
	})
	edit(words.SectionTargets, func(r *record.Settings) { r.Targets[0].Met = 80 })
	edit(words.SectionRemind, func(r *record.Settings) { r.Remind = []int{45, 7} })
	edit(words.SectionCalendar, func(r *record.Settings) { r.Calendar[0].Day = 30 })
	edit(words.SectionChecklists, func(r *record.Settings) { r.Checklists[0].Items = []string{"Một nội dung"} })
	s.Read(func(v *record.View) {
		now := v.Settings()
		_, rule, _ := now.StandardOf(last.Units[0].Type, 2026)
		if rule.RegisterMonth != 4 || len(rule.Criteria) != 2 || len(now.Standards[len(now.Standards)-1].Units) != len(last.Units) {
			t.Errorf("the rule is %+v", rule)
		}
		if now.Targets[0].Met != 80 || len(now.Targets) < 5 || len(now.Remind) != 2 || now.Calendar[0].Day != 30 || len(now.Checklists[0].Items) != 1 {
			t.Errorf("targets %+v, remind %v, calendar %+v", now.Targets[0], now.Remind, now.Calendar[0])
		}
	})
}

// A section half typed comes back as that section.
func TestHalfTypedSection(t *testing.T) {
	for _, i := range []int{1, 12} {
		s, p := open(t)
		title := p.sections[i].title
		p.show(i)
		s.Type("Ước")
		s.Desk.KeepTyped()
		s.Crash()
		s.Want(words.TypedTitle, title)
		s.Press("Enter")
		p = s.Desk.Page().(*Page)
		e, ok := p.Pane().(*part.Editor)
		if !ok || e.Title != title || !p.Changed() {
			t.Errorf("%s: the form is not open again", title)
			continue
		}
		s.Want("Ước")
	}
}
