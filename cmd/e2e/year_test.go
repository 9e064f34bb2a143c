//go:build e2e

package e2e

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// What the clerk writes down in the course of the year.
const (
	unitName     = "Trạm Y tế phường Đượm Thắm"
	activityName = "Tuyên truyền phòng cháy ở Khu phố Đượm Thắm"
	forumName    = "Diễn đàn Mặt trận lắng nghe dân nói quý II"
	opinionName  = "Đèn đường trước nhà văn hóa chưa sáng"
	checkName    = "Kiểm tra Trạm Y tế phường"
	findingName  = "Chưa niêm yết nội quy"
	trainingName = "Tập huấn cho thành viên các tổ tự quản"
	actionNumber = "88/QĐ-UBND"
	awardName    = "Tổ tự quản Đượm Thắm"
	taskName     = "Rà soát danh sách trước Ngày hội"
	superior     = "Ủy ban MTTQ Việt Nam tỉnh"
)

// year is acceptance item 4 of the whole plan: registration in the first quarter, a
// communication session, a forum, an inspection with a finding that is mended, a
// training, a commendation, a task ticked off, the recognition, and at the end the
// yearly report issued and sent. Every field is reached by Enter or Tab, in the order of
// the forms.
func year(t testing.TB) []chapter {
	add, save := "["+KeyAdd+"]", "["+KeySave+"]"
	enter := func(n int) string { return strings.Repeat("[Return]", n) }
	return []chapter{
		{"dang-ky", page(t, "standard") + add + "co quan[Return]" + unitName + enter(2) + "15/3/2026" + save},
		{"tuyen-truyen", page(t, "activities") + add + "tuyen truyen[Return]" + activityName + "[Return]12/3/2026" +
			enter(7) + "2[Return]150[Return]300" + save},
		{"dien-dan", page(t, "meetings") + add + "dien dan[Return]" + forumName + "[Return]8:00 10/4/2026[Return]10:00 10/4/2026[Return]" +
			"Nhà văn hóa" + enter(2) + "mat tran[Return]" + "Ông[Return]Lê Văn Thuận[Return]Chủ tịch[Return]Bà[Return]Hà Thị Ước[Return]Thư ký[Return]" +
			"40[Return]38[Return]"},
		// Past the empty lists of groups and absences, the button that carries work over,
		// the empty agenda; Enter on "add an opinion".
		{"y-kien", "[Tab][Tab][Tab][Tab][Return]" + opinionName + "[Return]người dân tổ 5[Return]3" + save},
		{"kiem-tra", page(t, "inspections") + add + "dinh ky" + enter(2) + "Trạm Y tế[Return]" + checkName + "[Return]5/5/2026[Return]6/5/2026[Return]" +
			"Bà[Return]Lê Thị Hạ[Return]Phó Chủ tịch" +
			// Past members, host, the sample sheet and the checklist; Enter on "add a finding".
			strings.Repeat("[Tab]", 7) + "[Return]" + findingName + "[Return]Niêm yết[Return]" + unitName + "[Return]30/5/2026[Return]28/5/2026" + save},
		{"tap-huan", page(t, "meetings") + add + "tap huan[Return]" + trainingName + "[Return]8:00 15/6/2026[Return]11:00 15/6/2026[Return]Nhà văn hóa" + save},
		{"khen-thuong", page(t, "commendations") + add + "tap the" + enter(2) + awardName + enter(2) + "giay khen[Return]" + save},
		{"viec", page(t, "tasks") + add + taskName + save},
		{"viec-xong", "[ctrl+Return]"}, // ticked off where it stands
		// The unit of the first chapter is still chosen: past registration, criteria and papers.
		{"cong-nhan", page(t, "standard") + "[F2]" + enter(3) + strings.Repeat("[Tab]", 12) + "10/11/2026[Tab]" + actionNumber +
			"[Return]18/11/2026[Return]Chủ tịch UBND phường" + save},
		{"bao-cao", page(t, "documents") + add + "bao cao ket qua[Return][Return]"},
		{"bao-cao-nam", "[Return]2026[Return]"},
		{"ban-hanh", "[" + KeyIssue + "]" + enter(3)},
		{"da-ban-hanh", "[" + KeyLeave + "]"},
		// From the register to the buttons beside it; the fourth notes to whom it went.
		{"da-gui", "[" + KeyOther + "][Tab][Tab][Tab][Return]" + superior + save},
	}
}

// TestWindowYear tells the year to the real window, and reads what the book then holds.
func TestWindowYear(t *testing.T) { yearKept(t, inWindow(t, "nam", year(t))) }

// kept is what of an export the year is about.
type kept struct {
	Records struct {
		Unit []struct {
			Name, Type string
			Years      []struct {
				Year       int
				Registered string
				Decision   struct{ Number, Date string }
			}
		}
		Activity []struct {
			Title                        string
			Start                        string
			Sessions, Reached, Materials any
		}
		Meeting []struct {
			Title, Type, Forum string
			Opinions           []struct {
				Topic, Group string
				Times        any
			}
		}
		Inspection []struct {
			Title, Planned, Date string
			Findings             []struct{ What, Owner, Due, Closed string }
		}
		Commendation []struct{ Name, Award string }
		Task         []struct{ What, Done string }
		Document     []struct {
			State, Type, Symbol string
			Source              struct {
				Form, Rule string
				Year       int
			}
			Sendings []struct{ To, Date string }
			Figures  []struct {
				Key   string
				Value any
			}
		}
	}
}

// yearKept: everything typed is in the book, the book is sound, and the yearly report
// was issued with the figures that the command line counts.
func yearKept(t testing.TB, book string) {
	t.Helper()
	must(t, "check", "--book", book)
	var b kept
	if err := json.Unmarshal([]byte(must(t, "export", "--book", book, "--json").out), &b); err != nil {
		t.Fatal(err)
	}
	r := &b.Records
	if u := r.Unit[len(r.Unit)-1]; u.Name != unitName || u.Type != "agency" ||
		len(u.Years) != 1 || u.Years[0].Year != 2026 || u.Years[0].Registered != "2026-03-15" ||
		u.Years[0].Decision.Number != actionNumber || u.Years[0].Decision.Date != "2026-11-18" {
		t.Errorf("the unit came out as %+v", u)
	}
	if a := r.Activity[len(r.Activity)-1]; a.Title != activityName || a.Start != "2026-03-12" || a.Sessions != 2. || a.Reached != 150. || a.Materials != 300. {
		t.Errorf("the activity came out as %+v", a)
	}
	if m := r.Meeting[len(r.Meeting)-1]; m.Title != trainingName || m.Type != "training" {
		t.Errorf("the training came out as %+v", m)
	}
	if m := r.Meeting[len(r.Meeting)-2]; m.Title != forumName || m.Type != "forum" || m.Forum != "mat-tran" ||
		len(m.Opinions) != 1 || m.Opinions[0].Topic != opinionName || m.Opinions[0].Times != 3. {
		t.Errorf("the forum came out as %+v", m)
	}
	if i := r.Inspection[len(r.Inspection)-1]; i.Title != checkName || i.Planned != "2026-05-05" || i.Date != "2026-05-06" ||
		len(i.Findings) != 1 || i.Findings[0].What != findingName || i.Findings[0].Due != "2026-05-30" || i.Findings[0].Closed != "2026-05-28" {
		t.Errorf("the inspection came out as %+v", i)
	}
	if c := r.Commendation[len(r.Commendation)-1]; c.Name != awardName || c.Award != "giay-khen" {
		t.Errorf("the commendation came out as %+v", c)
	}
	if x := r.Task[len(r.Task)-1]; x.What != taskName || x.Done == "" {
		t.Errorf("the task came out as %+v", x)
	}
	reported(t, book, b)
}

// reported: the last document is the yearly report, issued; each of its figures is the
// one that the command line counts from the same book.
func reported(t testing.TB, book string, b kept) {
	t.Helper()
	d := b.Records.Document[len(b.Records.Document)-1]
	if d.State != "issued" || d.Source.Form != "period" || d.Source.Rule != "nam" || d.Source.Year != 2026 || len(d.Figures) == 0 {
		t.Fatalf("the report came out as %+v", d)
	}
	if len(d.Sendings) != 1 || d.Sendings[0].To != superior {
		t.Errorf("the report was sent %+v", d.Sendings)
	}
	explained := must(t, "report", "period", "--book", book, "--period", "2026-nam", "--explain",
		"--out", filepath.Join(t.TempDir(), "bc.pdf")).out
	for _, f := range d.Figures {
		value := "để trống"
		switch v := f.Value.(type) {
		case float64:
			raw, _ := json.Marshal(int64(v))
			value = string(raw)
		case string:
			value = "chưa báo cáo"
		}
		if strings.HasPrefix(f.Key, "documents") {
			continue // the report itself is counted among the papers once it is issued
		}
		if !strings.Contains(explained, f.Key+"\t"+value+"\t") {
			t.Errorf("the command line does not explain %s = %s", f.Key, value)
		}
	}
}
