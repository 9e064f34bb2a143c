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
