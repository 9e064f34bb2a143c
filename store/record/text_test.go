package record

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters are the 146 letters a Vietnamese text needs marks for, with đ and Đ, and
// the plain ones they fold to.
var letters = map[string]string{
	"a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộơờớởỡợ",
	"u": "ùúủũụưừứửữự", "y": "ỳýỷỹỵ", "d": "đ",
}

func TestFoldLetters(t *testing.T) {
	n := 0
	for plain, marked := range letters {
		for _, r := range marked {
			for _, s := range []string{string(r), strings.ToUpper(string(r)), norm.NFD.String(string(r))} {
				if got := Fold(s); got != plain {
					t.Errorf("Fold(%q) = %q, want %q", s, got, plain)
				}
			}
			n += 2
		}
	}
	if n != 134 {
		t.Fatalf("the table of this test has %d letters, want 134 (146 less the 12 plain vowels)", n)
	}
	for in, want := range map[string]string{
		"Nguyễn Thị Đượm":    "nguyen thi duom",
		"NGUYEN  thi, duom.": "nguyen thi duom",
		"hoà bình, hòa bình": "hoa binh hoa binh",
		"UỶ BAN ỦY BAN":      "uy ban uy ban",
		"H'Hen Niê":          "hhen nie",
		"H’Hen Niê":          "h hen nie",
		"15/QĐ-UBND":         "15 qd ubnd",
		"  ":                 "",
		"Ð":                  "d",
		"Жук":                "жук",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"Nguyễn Văn Hùng", norm.NFD.String("Nguyễn Văn Hùng"), "a\r\nb\tc\x00", "\u0301", " x \u00a0 ", "e\u200b\u0302\u0323", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, clean := range map[string]func(string) string{"Text": Text, "Line": Line} {
			got := clean(s)
			if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
				t.Fatalf("%s(%q) = %q is not NFC", name, s, got)
			}
			if again := clean(got); again != got {
				t.Fatalf("%s(%q) = %q, again %q", name, s, got, again)
			}
			if strings.ContainsFunc(got, func(r rune) bool { return r < 0x20 && (r != '\n' || name == "Line") }) {
				t.Fatalf("%s(%q) = %q has control characters", name, s, got)
			}
			if Text(got) != got {
				t.Fatalf("%s(%q) is not stored form", name, s)
			}
		}
		if fold := Fold(s); fold != strings.TrimSpace(fold) || strings.Contains(fold, "  ") || Fold(fold) != fold {
			t.Fatalf("Fold(%q) = %q", s, fold)
		}
		if utf8.ValidString(s) && Fold(s) != Fold(norm.NFD.String(s)) && !strings.ContainsFunc(s, func(r rune) bool { return r > 0x1EF9 || r >= 0x250 && r < 0x1EA0 }) {
			t.Fatalf("Fold differs for NFD of %q: %q, %q", s, Fold(s), Fold(norm.NFD.String(s)))
		}
	})
}

func TestHas(t *testing.T) {
	s := Fold("Tổ tự quản Khu phố Chánh Lộc 1")
	for q, want := range map[string]bool{"chanh loc": true, "loc chanh": true, "chan": true, "anh": false, "": true, "to 1": true, "to 2": false} {
		if Has(s, q) != want {
			t.Errorf("Has(%q, %q) = %v", s, q, !want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, c := range []Count{{}, N(0), N(85_000_000), NotReported()} {
		b, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var back Count
		if err := json.Unmarshal(b, &back); err != nil || back != c {
			t.Errorf("%v -> %s -> %v, %v", c, b, back, err)
		}
	}
	var c Count
	for _, bad := range []string{`1.5`, `"x"`, `true`, `{}`, `1e3`} {
		if err := json.Unmarshal([]byte(bad), &c); err == nil {
			t.Errorf("read %s as %v", bad, c)
		}
	}
	if N(0) == (Count{}) || N(0) == NotReported() || NotReported() == (Count{}) {
		t.Error("zero, blank and not reported are not three things")
	}
	for _, x := range []struct{ a, b, want Count }{
		{N(1), N(2), N(3)}, {N(1), Count{}, N(1)}, {NotReported(), N(2), N(2)},
		{Count{}, NotReported(), NotReported()}, {Count{}, Count{}, Count{}},
	} {
		if got := x.a.Plus(x.b); got != x.want {
			t.Errorf("%v + %v = %v, want %v", x.a, x.b, got, x.want)
		}
	}
}

func TestSorter(t *testing.T) {
	want := strings.Fields("An ang Áng anh Ân Ấn Dao Dũng Duy đào Đào Đức Ha Hà Hả Hã Há Hạ Oanh Ông Ơn Uyên Ưng")
	got := slices.Clone(want)
	slices.Reverse(got)
	o := NewSorter()
	slices.SortFunc(got, func(a, b string) int { return strings.Compare(o.Key(a), o.Key(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("sorted\n%v, want\n%v", got, want)
	}
	if a, b := o.Key("Tổ 2"), o.Key("Tổ 10"); a >= b {
		t.Error("Tổ 10 sorts before Tổ 2")
	}
	if o.Key("Hà") != o.Key(norm.NFD.String("Hà")) {
		t.Error("NFD sorts apart")
	}
	names := []string{"Nguyễn Văn An", "Lê Thị Ân", "Trần Bảo", "Bùi Văn Bình", "Phạm Thị Bình", "Đỗ Đức", "Lý Hà", "Vũ Hạ", "Mai Hùng"}
	shuffled := slices.Clone(names)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, func(a, b string) int {
		return strings.Compare(o.NameKey(&Person{Name: a}), o.NameKey(&Person{Name: b}))
	})
	if !slices.Equal(shuffled, []string{"Nguyễn Văn An", "Lê Thị Ân", "Trần Bảo", "Phạm Thị Bình", "Bùi Văn Bình", "Đỗ Đức", "Lý Hà", "Vũ Hạ", "Mai Hùng"}) {
		t.Errorf("names sorted %v", shuffled)
	}
	if a, b := o.NameKey(&Person{Name: "Y Bhiông Niê", SortName: "Bhiông"}), o.NameKey(&Person{Name: "Lê Văn Cường"}); a >= b {
		t.Error("the sort name does not lead")
	}
}

func TestPercent(t *testing.T) {
	for got, want := range map[string]string{
		Percent(1042, 1165): "89,4%", Percent(7496, 10000): "74,9%", Percent(7499999, 10000000): "74,9%",
		Percent(3, 4): "75,0%", Percent(2, 3): "66,6%", Percent(0, 5): "0,0%", Percent(7, 7): "100%",
		Percent(1999, 2000): "99,9%", Percent(3, 2): "150%", Percent(5, 3): "166,6%",
		Percent(1<<62, 1<<62): "100%", Percent(1<<62-1, 1<<62): "99,9%",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, c := range [][2]int64{{1, 0}, {-1, 5}, {1, -5}, {0, 0}} {
		if got := Percent(c[0], c[1]); got != "" {
			t.Errorf("%v: %q", c, got)
		}
	}
}

// TestTextKept: what is taken for stored is what the long way leaves as it is.
func TestTextKept(t *testing.T) {
	for r := rune(1); r < 0x2100; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "b", string(r) + "\u0301", "o" + string(r), string(r) + " x"} {
			if kept(s) && brought(s) != s {
				t.Fatalf("%+q is changed to %+q", s, brought(s))
			}
		}
	}
	for _, s := range []string{"Nguyễn Thị Đượm", "Khu phố 3, đường 3/2", ""} {
		if !kept(s) {
			t.Errorf("%q takes the long way", s)
		}
	}
}
