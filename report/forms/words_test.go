package forms

import (
	"strings"
	"testing"

	"sophongtrao/store/record"
)

func TestInWords(t *testing.T) {
	for n, want := range map[int64]string{
		0: "không", 1: "một", 4: "bốn", 5: "năm", 10: "mười", 11: "mười một", 14: "mười bốn", 15: "mười lăm",
		20: "hai mươi", 21: "hai mươi mốt", 24: "hai mươi bốn", 25: "hai mươi lăm", 31: "ba mươi mốt", 55: "năm mươi lăm",
		91: "chín mươi mốt", 100: "một trăm", 101: "một trăm linh một", 105: "một trăm linh năm",
		110: "một trăm mười", 111: "một trăm mười một", 115: "một trăm mười lăm", 121: "một trăm hai mươi mốt",
		1000: "một nghìn", 1005: "một nghìn không trăm linh năm", 1024: "một nghìn không trăm hai mươi bốn",
		1100: "một nghìn một trăm", 10_000: "mười nghìn", 15_015: "mười lăm nghìn không trăm mười lăm",
		100_000: "một trăm nghìn", 1_000_000: "một triệu", 1_000_005: "một triệu không trăm linh năm",
		1_001_001:         "một triệu không trăm linh một nghìn không trăm linh một",
		21_000_000:        "hai mươi mốt triệu",
		85_000_000:        "tám mươi lăm triệu",
		1_005_000_000:     "một tỷ không trăm linh năm triệu",
		1_000_000_000_000: "một nghìn tỷ",
		-3:                "âm ba",
	} {
		if got := inWords(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// value reads Vietnamese number words back by adding up, another way round than
// inWords writes them.
func value(words string) int64 {
	digits := map[string]int64{"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5,
		"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
	var total, group, digit int64
	for _, w := range strings.Fields(words) {
		switch w {
		case "trăm":
			group, digit = group+digit*100, 0
		case "mươi":
			group, digit = group+digit*10, 0
		case "mười":
			group += 10
		case "linh":
		case "nghìn":
			total, group, digit = total+(group+digit)*1_000, 0, 0
		case "triệu":
			total, group, digit = total+(group+digit)*1_000_000, 0, 0
		case "tỷ":
			total, group, digit = (total+group+digit)*1_000_000_000, 0, 0
		default:
			digit = digits[w]
		}
	}
	return total + group + digit
}

func TestWordsReadBack(t *testing.T) {
	check := func(n int64) {
		t.Helper()
		if got := value(inWords(n)); got != n {
			t.Fatalf("%d is written %q, which reads %d", n, inWords(n), got)
		}
	}
	for n := range int64(20_000) {
		check(n)
	}
	for n := int64(20_000); n < 1_000_000_000_000_000; n = n*7/3 + 1 {
		check(n)
	}
}

func TestNumbers(t *testing.T) {
	for got, want := range map[string]string{
		grouped(0): "0", grouped(999): "999", grouped(1000): "1.000", grouped(-1234567): "-1.234.567",
		number(0): "0", number(5): "05", number(10): "10", number(1234): "1.234",
		figure(12): "12 (mười hai)", figure(2): "02 (hai)",
		money(85_000_000): "85.000.000\u00a0đồng",
		percent(0, 0):     "-", percent(1, 3): "33,3%", percent(2, 3): "66,6%", percent(1042, 1165): "89,4%",
		percent(1, 8): "12,5%", percent(1, 16): "6,2%", percent(8, 9): "88,8%", percent(1999, 2000): "99,9%",
		percent(0, 7): "0,0%", percent(7, 7): "100%", percent(9999, 10000): "99,9%", percent(3, 2): "150%",
		cellCount(record.Count{}): "", cellCount(record.NotReported()): "chưa báo cáo",
		proseCount(record.Count{}): "......", proseCount(record.N(3)): "03",
		roman(4): "IV", roman(9): "IX", roman(14): "XIV",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if cellCount(record.N(0)) != "0" {
		t.Error("zero is not blank")
	}
}

// The rule of Nghị định 30/2020/NĐ-CP: days below 10 and months 1 and 2 with a
// leading zero, months 3 to 9 without.
func TestLongDate(t *testing.T) {
	for _, x := range []struct {
		d    record.Date
		want string
	}{
		{record.Day(2026, 2, 5), "ngày 05 tháng 02 năm 2026"},
		{record.Day(2026, 1, 31), "ngày 31 tháng 01 năm 2026"},
		{record.Day(2026, 3, 9), "ngày 09 tháng 3 năm 2026"},
		{record.Day(2026, 9, 10), "ngày 10 tháng 9 năm 2026"},
		{record.Day(2026, 12, 1), "ngày 01 tháng 12 năm 2026"},
		{record.Date{Y: 2026, M: 2}, "tháng 02 năm 2026"},
		{record.Year(2026), "năm 2026"},
		{record.Date{}, ""},
	} {
		if got := strings.ReplaceAll(longDate(x.d), nbsp, " "); got != x.want {
			t.Errorf("%q, want %q", got, x.want)
		}
	}
}

func TestNamesInSentences(t *testing.T) {
	for in, want := range map[string]string{
		"Tổ tự quản số 1": "tổ tự quản số 1", "Hội nghị hiệp thương": "hội nghị hiệp thương",
		"Mặt trận lắng nghe dân nói": "Mặt trận lắng nghe dân nói", "An Bình": "An Bình", "": "",
	} {
		if got := lowerNoun(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"Bận việc gia đình": "bận việc gia đình", "Ốm": "ốm", "UBND mời họp": "UBND mời họp", "Nguyễn Văn A ốm": "Nguyễn Văn A ốm",
	} {
		if got := lowerPhrase(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := camel("Tổ tự quản về ANTT số 1, Đường 3/2"); got != "ToTuQuanVeAnttSo1Duong32" {
		t.Error(got)
	}
	if got := maskPhone("0912345678"); got != "0912\u00a0***\u00a0678" {
		t.Error(got)
	}
}
