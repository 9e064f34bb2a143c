package forms_test

import (
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

func consultation() *record.Meeting {
	return &record.Meeting{Meta: meta(5), Type: record.MeetingConsultation, Title: "Hội nghị hiệp thương khu phố 1",
		Start: record.Moment{Date: record.Day(2026, 2, 5), H: 8, Set: true}, End: record.Moment{Date: record.Day(2026, 2, 5), H: 10, Min: 30, Set: true},
		Place: "Nhà văn hóa", Chair: record.Officer{Name: "Lê An", Title: "Ông", Post: "Trưởng ban"}, Secretary: record.Officer{Name: "Vũ Bình"},
		Summoned: record.N(19), Present: record.N(16), Agreed: record.N(16), Copies: 2,
		Votes: []record.Vote{{Name: "Đạt", Agree: record.N(16), Disagree: record.N(0)}, {Name: "Nửa", Agree: record.N(8), Disagree: record.N(8)},
			{Name: "Chưa rõ", Agree: record.NotReported()}, {Name: "Trống"}}}
}

func minutesOf(t *testing.T, m *record.Meeting, set *record.Settings) forms.Output {
	t.Helper()
	return build(t, "minutes", forms.Input{View: view(m, set), Today: today})
}

// 0, blank and "not reported" stay apart; half is not more than half.
func TestMinutesVotes(t *testing.T) {
	o := minutesOf(t, consultation(), &record.Settings{Threshold: record.Threshold{Over: 1, Of: 2}})
	var got []string
	for _, r := range tableOf(t, o).Rows {
		got = append(got, cells(r.Cells))
	}
	want := []string{"1 | Đạt |  |  | 16 | 0 |  | 100%", "2 | Nửa |  |  | 8 | 8 |  | 50,0%",
		"3 | Chưa rõ |  |  | chưa báo cáo |  |  | -", "4 | Trống |  |  |  |  |  | -"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
	for _, s := range []string{
		"Có 01/04 người được giới thiệu được quá 1/2 số đại biểu có mặt đồng ý; chưa đạt: Nửa; chưa ghi kết quả: Chưa rõ, Trống.",
		"tổng số đại biểu được triệu tập: 19; có mặt: 16; vắng mặt: 03.", "Ông Lê An, Trưởng ban.",
		"Hội nghị kết thúc vào hồi 10 giờ 30 phút cùng ngày. Biên bản được lập thành 02 (hai) bản, được thông qua trước hội nghị, 100% đại biểu có mặt nhất trí (16/16)./.",
		"Hồi 08 giờ 00 phút, ngày 05 tháng 02 năm 2026, tại Nhà văn hóa, ",
	} {
		if !strings.Contains(strings.ReplaceAll(all(o), "\u00a0", " "), s) {
			t.Errorf("not printed: %q", s)
		}
	}
}

// Nothing is concluded without a threshold, and nothing claimed that is not known.
func TestMinutesClaimNothing(t *testing.T) {
	m := consultation()
	m.Agreed, m.Copies, m.Summoned = record.Count{}, 0, record.Count{}
	text := all(minutesOf(t, m, &record.Settings{}))
	for _, s := range []string{"được giới thiệu được", "nhất trí", "lập thành", "triệu tập", "vắng mặt"} {
		if strings.Contains(text, s) {
			t.Errorf("printed without ground: %q", s)
		}
	}
	m.Agreed = record.N(15)
	if text := all(minutesOf(t, m, &record.Settings{})); !strings.Contains(text, "với 15/16 đại biểu có mặt nhất trí, đạt tỷ lệ 93,7%./.") {
		t.Error("15 of 16 are not said right: " + text[len(text)-300:])
	}
}

// Every obligatory field of minutes that is empty is a problem with its name.
func TestMinutesEmptyFields(t *testing.T) {
	o := minutesOf(t, &record.Meeting{Meta: meta(5), Votes: []record.Vote{{Name: "A"}}}, &record.Settings{})
	for _, field := range []string{"title", "start", "end", "place", "chair.name", "secretary.name", "present"} {
		if !hasProblem(o, "meeting", field) {
			t.Errorf("%s is empty and nobody says so", field)
		}
	}
}

// The newest consultation is taken, not a newer meeting of another kind.
func TestMinutesDefault(t *testing.T) {
	old, other := consultation(), consultation()
	old.ID, old.Start.Date = 6, record.Day(2025, 1, 1)
	other.ID, other.Type, other.Start.Date = 7, record.MeetingBriefing, record.Day(2026, 9, 1)
	o := build(t, "minutes", forms.Input{View: view(old, consultation(), other), Today: today})
	if o.Source.Meeting != 5 {
		t.Errorf("meeting %d", o.Source.Meeting)
	}
	sig := o.Doc.Sheets[0].Blocks[len(o.Doc.Sheets[0].Blocks)-1].(paper.Signature)
	if text(sig.Left[0].Runs) != "THƯ KÝ" || text(sig.LeftName.Runs) != "Vũ Bình" || text(sig.RightName.Runs) != "Lê An" {
		t.Errorf("secretary signs left, chair right: %v", sig)
	}
}
