//go:build e2e

package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sophongtrao/cmd/pages"
)

// chapter is a part of the story: what is typed, and the name of the picture at its
// end. In keys, [name] presses a key and anything else is typed.
type chapter struct {
	name string
	keys string
}

// What the clerk of the story writes. The day is fixed, the meeting lies before it.
const (
	areaName   = "Khu phố Đượm Thắm 9"
	teamName   = "Tổ tự quản ƯỚC MƠ"
	leaderName = "Nguyễn Thị Đượm"
	deputyName = "Trần Quốc Khởi"
	memberName = "Đặng Hữu Nghĩa"
	meetName   = "Hội nghị hiệp thương Tổ tự quản ƯỚC MƠ"
	placeName  = "Nhà văn hóa Khu phố Đượm Thắm 9"
	worker     = "Can bo e2e" // who works: not asked
)

// story is acceptance item 3: new area, team, three members, a consultation with
// votes, its minutes issued, the roster printed. Every field is reached by Enter, in
// the order of the forms.
func story(t testing.TB) []chapter {
	member := func(name, role, from, birth, sex, phone string) string {
		return "[" + KeyAdd + "]" + name + "[Return]" + role + "[Return]" + from +
			"[Return][Return][Return][Return][Return][Return]" + // to, how, by, meeting, note
			birth + "[Return]" + sex + "[Return]" + phone + "[" + KeySave + "]"
	}
	vote := func(name, role, agree, against string) string {
		return name + "[Return]uoc mo[Return]" + role + "[Return]" + agree + "[Return]" + against + "[Return]0"
	}
	return []chapter{
		{"khu-dan-cu", page(t, "areas") + "[" + KeyAdd + "]" + areaName + "[Return]khu pho[Return]Lê Văn Thuận[Return]245[Return]980[" + KeySave + "]"},
		{"to", page(t, "teams") + "[" + KeyAdd + "]" + teamName + "[Return]to tu quan ve[Return]duom tham[Return]2/9/2026[" + KeySave + "]"},
		{"thanh-vien-1", "[" + KeyOther + "]" + member(leaderName, "to truong", "5/9/2026", "1968", "nu", "0912345678")},
		{"thanh-vien-2", member(deputyName, "to pho", "5/9/26", "15/3/1975", "nam", "")},
		{"thanh-vien-3", member(memberName, "to vien", "050926", "1990", "nam", "")},
		{"hiep-thuong", page(t, "meetings") + "[" + KeyAdd + "]hiep thuong[Return]" + meetName + "[Return]19:00 4/9/2026[Return]20:30 4/9/2026[Return]" +
			placeName + "[Return]duom tham[Return]" +
			"Ông[Return]Lê Văn Thuận[Return]Trưởng Ban công tác Mặt trận[Return]" +
			"Bà[Return]Hà Thị Ước[Return]Thư ký[Return]50[Return]45[Return]"},
		// Past the empty lists of groups and absences, the button that carries open work
		// over, the empty agenda; past the two buttons that fill the votes; Enter on "add
		// a line".
		{"phieu-bau", "[Tab][Tab][Tab][Tab]gio tay[Tab][Tab][Tab][Return]" + vote(leaderName, "to truong", "44", "1") +
			"[Return]" + vote(deputyName, "to pho", "43", "2") + "[Return]" + vote(memberName, "to vien", "45", "0") + "[" + KeySave + "]"},
		{"bien-ban", "[" + KeyPrint + "]"},
		{"bien-ban-in", "[" + KeyPrint + "][" + KeyLeave + "]"}, // the draft, for the comparison
		// Date, signer, issue; then see it.
		{"ban-hanh", page(t, "meetings") + "[" + KeyPrint + "][" + KeyIssue + "][Return][Return][Return]"},
		{"da-ban-hanh", "[Return]"},
		{"danh-sach", page(t, "teams") + "[" + KeyPrint + "]"},
		{"danh-sach-in", "[" + KeyPrint + "]"},
	}
}

// page is the way to a page: the key of its place in the rail, and from there to the
// one of its strip.
func page(t testing.TB, name string) string {
	t.Helper()
	n, key, further := 0, map[string]string{}, map[string]int{}
	for _, e := range pages.All() {
		if e.Quiet {
			continue
		}
		if root := e.Under; root != "" {
			further[root]++
			key[e.Name] = key[root] + strings.Repeat("[ctrl+Next]", further[root])
		} else {
			n++
			key[e.Name] = fmt.Sprintf("[alt+%d]", n)
		}
		if e.Name == name && n < 10 {
			return key[name]
		}
	}
	t.Fatalf("no key leads to the page %q", name)
	return ""
}

// tell lets the hands play the chapters, and leaves a picture of each in dir.
func tell(t testing.TB, s *Screen, h Hands, dir string, chapters []chapter) {
	t.Helper()
	for i, c := range chapters {
		play(t, s, h, c.keys)
		s.Settle(time.Second, 10*time.Second) // Wine draws a good while after the key
		if err := s.Save(fmt.Sprintf("%s/%02d-%s.png", dir, i+1, c.name)); err != nil {
			t.Fatal(err)
		}
	}
}

// play presses and types what keys says, and waits after each until the picture rests.
func play(t testing.TB, s *Screen, h Hands, keys string) {
	t.Helper()
	for keys != "" {
		var err error
		if rest, isKey := strings.CutPrefix(keys, "["); isKey {
			name, after, _ := strings.Cut(rest, "]")
			err, keys = h.Key(name), after
		} else {
			end := strings.IndexByte(keys, '[')
			if end < 0 {
				end = len(keys)
			}
			err, keys = h.Text(keys[:end]), keys[end:]
		}
		if err == nil {
			err = h.Rest()
		}
		if err != nil {
			t.Fatal(err)
		}
		s.Settle(120*time.Millisecond, 3*time.Second)
	}
}

// letters is all that the story types, for the keyboard.
func letters(chapters []chapter) string {
	var all []string
	for _, c := range chapters {
		all = append(all, c.keys)
	}
	return strings.Join(slices.Compact(all), "")
}
