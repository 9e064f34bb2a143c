package assets_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/assets"
	"sophongtrao/store/record"
)

func strict(t *testing.T, b []byte, into any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Fatal(err)
	}
}

func settings(t *testing.T) *record.Settings {
	t.Helper()
	s := new(record.Settings)
	strict(t, assets.Defaults(), s)
	return s
}

// The program's own codes must be in the lists, or a chooser cannot offer them.
func TestDefaultsHoldWhatTheProgramKnows(t *testing.T) {
	s := settings(t)
	if e := s.Check(nil); e != nil {
		t.Fatal(e)
	}
	was, _ := json.Marshal(s)
	s.Clean()
	if now, _ := json.Marshal(s); !bytes.Equal(was, now) {
		t.Error("the defaults are not clean (NFC, one blank between words)")
	}
	for _, c := range []struct {
		list  []record.Choice
		codes []string
	}{
		{s.Lists.Roles, []string{record.RoleLeader, record.RoleDeputy, record.RoleMember}},
		{s.Lists.Stages, []string{record.StageProposed, record.StageBuilding, record.StageActive, record.StagePaused, record.StageSpread, record.StageDissolved}},
		{s.Lists.Grades, []string{record.GradeTooEarly}},
		{s.Lists.Proposals, []string{record.ProposalKeep, record.ProposalStrengthen, record.ProposalReplicate, record.ProposalRemove}},
		{s.Lists.MeetingKinds, []string{record.MeetingBriefing, record.MeetingConsultation, record.MeetingForum, record.MeetingInspection, record.MeetingMidReview, record.MeetingReview, record.MeetingTraining, record.MeetingLaunch}},
		{s.Lists.DocTypes, []string{record.DocReport, record.DocMinutes, record.DocRoster, record.DocSite}},
	} {
		for _, code := range c.codes {
			if record.Rank(c.list, code) == len(c.list) {
				t.Errorf("no choice for the code %q", code)
			}
		}
	}
	for _, c := range s.Lists.DocTypes {
		if c.Short == "" {
			t.Errorf("document type %q has no printed code", c.Code)
		}
	}
	for _, c := range s.Lists.TeamKinds {
		if strings.Contains(c.Name, "bảo vệ an ninh") && c.Code != record.TeamStatutory {
			t.Errorf("%q is the statutory force (Luật 30/2023/QH15), not a team of this book", c.Name)
		}
	}
	if s.Threshold != (record.Threshold{Over: 1, Of: 2}) || s.Retention != 24 || s.Practice {
		t.Errorf("threshold %v, retention %d, practice %v", s.Threshold, s.Retention, s.Practice)
	}
}

// The windows of domain.md, E.1.
func TestDefaultPeriods(t *testing.T) {
	s := settings(t)
	for _, c := range []struct{ rule, name, from, to string }{
		{"nam", "năm 2026", "15/12/2025", "14/12/2026"},
		{"nam-lich", "năm dương lịch 2026", "01/01/2026", "31/12/2026"},
		{"6t-dau", "6 tháng đầu năm 2026", "15/12/2025", "14/06/2026"},
		{"6t-cuoi", "6 tháng cuối năm 2026", "15/06/2026", "14/12/2026"},
		{"quy-1", "quý I năm 2026", "15/12/2025", "14/03/2026"},
		{"quy-4", "quý IV năm 2026", "15/09/2026", "14/12/2026"},
		{"thang-1", "tháng 1 năm 2026", "15/12/2025", "14/01/2026"},
		{"thang-12", "tháng 12 năm 2026", "15/11/2026", "14/12/2026"},
		{"tt124-kdc", "kỳ xét tiêu chuẩn của khu dân cư năm 2026", "01/11/2025", "31/10/2026"},
		{"tt124-xa", "kỳ xét tiêu chuẩn của xã, phường, cơ quan, doanh nghiệp, cơ sở giáo dục năm 2026", "16/11/2025", "15/11/2026"},
	} {
		r, ok := s.Rule(c.rule)
		p := r.Of(2026)
		if !ok || p.Name != c.name || p.Window.From.String() != c.from || p.Window.To.String() != c.to {
			t.Errorf("%s: %v %q %v", c.rule, ok, p.Name, p.Window)
		}
	}
	// The four quarters, the two halves and the twelve months each fill the year.
	for _, parts := range [][]string{{"6t-dau", "6t-cuoi"}, {"quy-1", "quy-2", "quy-3", "quy-4"},
		{"thang-1", "thang-2", "thang-3", "thang-4", "thang-5", "thang-6", "thang-7", "thang-8", "thang-9", "thang-10", "thang-11", "thang-12"}} {
		next := record.Day(2025, 12, 15)
		for _, code := range parts {
			r, _ := s.Rule(code)
			w := r.Of(2026).Window
			if w.From != next {
				t.Errorf("%s begins on %v, want %v", code, w.From, next)
			}
			next = w.To.AddDays(1)
		}
		if next != record.Day(2026, 12, 15) {
			t.Errorf("%v end before %v", parts, next)
		}
	}
}

func TestDefaultCitations(t *testing.T) {
	s := settings(t)
	for _, c := range []struct{ code, day, want string }{
		{"plan", "2026-01-01", "279/KH-MTTW-BCA"},
		{"programme", "2026-01-01", "09/CTr-BCA-MTTW"},
		{"standard", "2021-06-01", "23/2012/TT-BCA"},
		{"standard", "2023-06-01", "124/2021/TT-BCA"},
		{"standard", "2026-01-01", "48/2025/TT-BCA"},
	} {
		var d record.Date
		if err := d.UnmarshalText([]byte(c.day)); err != nil {
			t.Fatal(err)
		}
		if got := s.CitationOn(c.code, d); !strings.Contains(got, c.want) {
			t.Errorf("%s on %s: %q", c.code, c.day, got)
		}
	}
}

func TestCommitteePattern(t *testing.T) {
	c := new(record.Committee)
	strict(t, assets.Committee(), c)
	c.Fill(record.CommitteeName{Level: "phuong", Unit: "phường Đồng Ẩn", Place: "Đồng Ẩn",
		Name: "Ủy ban MTTQ Việt Nam phường Đồng Ẩn", Superior: "Ủy ban MTTQ Việt Nam tỉnh Ví Dụ"})
	v := new(record.View)
	v.Put(settings(t))
	if e := c.Check(v); e != nil {
		t.Fatal(e)
	}
	text, _ := json.Marshal(c)
	for _, left := range []string{"{unit}", "{UNIT}", "{superior}"} {
		if bytes.Contains(text, []byte(left)) {
			t.Errorf("%s was not filled in", left)
		}
	}
	if got := c.LetterheadOn(record.Date{}).Lines[1].Text; got != "PHƯỜNG ĐỒNG ẨN" {
		t.Errorf("letterhead line %q", got)
	}
	if got := c.PatternOn(record.DocReport, record.Date{}); got != "{số}/{LOẠI}-MTTQ-BTT" {
		t.Errorf("pattern %q", got)
	}
}

// Every page of the manual begins with its title and is NFC, and the pictures and
// pages it shows are there (pictures as soon as the gallery has laid any there).
func TestManual(t *testing.T) {
	pages, err := fs.Glob(assets.Manual(), "*.md")
	if err != nil || len(pages) < 5 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	pictures, _ := fs.Glob(assets.Manual(), "hinh/*.png")
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	for _, page := range pages {
		b, err := fs.ReadFile(assets.Manual(), page)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b, []byte("# ")) || !norm.NFC.IsNormal(b) {
			t.Errorf("%s: no title, or not NFC", page)
		}
		for _, m := range link.FindAllSubmatch(b, -1) {
			if len(pictures) == 0 && path.Ext(string(m[1])) == ".png" {
				continue
			}
			if _, err := fs.Stat(assets.Manual(), path.Clean(string(m[1]))); err != nil {
				t.Errorf("%s: %s is not there", page, m[1])
			}
		}
	}
}
