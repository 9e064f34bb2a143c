package letters_test

import (
	"bytes"
	"io/fs"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/assets"
	"sophongtrao/store/letters"
)

const lower = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"

// running is a text of the length of a page, with every letter, common words and names.
const running = "Ngày hội Toàn dân bảo vệ an ninh Tổ quốc được tổ chức tại khu dân cư số 5, phường Tân Mẫu. Ông Nguyễn Văn Hùng, " +
	"bà Trần Thị Đượm và anh Huỳnh Hữu Nghĩa thống nhất: duy trì mười hai tổ tự quản, củng cố hai tổ, nhân rộng mô hình " +
	"\"Camera an ninh\"; giúp đỡ người lầm lỗi hòa nhập cộng đồng; quỹ 85.000.000 đồng. Giữ gìn kỷ luật, quyết tâm đẩy lùi tội phạm, " +
	"ma túy, tệ nạn xã hội. Hằng quý, Ủy ban kiểm tra, sơ kết, khen thưởng kịp thời những tấm gương ưu tú. Khuyến khích, thuyết phục, " +
	"nghiêm túc, ngoằn ngoèo, quạnh quẽ, khuya khoắt, giường, giếng, ghế, nghề, xoong, ưỡn, ỷ lại, yểu, ỉu, sẽ, rẽ, bưởi, lưỡi, mỗi, nỗi, vẫn, vẫy, mẹ, kỵ, quỳnh, quýt."

// encodeVNI and encodeTCVN3 write what the old fonts needed: the way back of the tables,
// written down here a second time by rule and not by table.
func encodeVNI(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		d := []rune(norm.NFD.String(string(r)))
		base, marks := d[0], string(d[1:])
		up := strings.ToUpper(string(base)) == string(base)
		low := []rune(strings.ToLower(string(base)))[0]
		put := func(t string) {
			if up {
				t = strings.ToUpper(t)
			}
			b.WriteString(t)
		}
		switch {
		case r == 'đ' || r == 'Đ':
			put("ñ")
			continue
		case low == 'i' && marks != "":
			put(map[string]string{"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}[marks])
			continue
		case low == 'y' && marks == "\u0323":
			put("î")
			continue
		}
		if strings.Contains(marks, "\u031B") { // the horn
			low, marks = map[rune]rune{'o': 'ô', 'u': 'ö'}[low], strings.Replace(marks, "\u031B", "", 1)
		}
		put(string(low))
		put(map[string]string{"": "", "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
			"\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å", "\u0302\u0303": "ã", "\u0323\u0302": "ä",
			"\u0306": "ê", "\u0306\u0301": "é", "\u0306\u0300": "è", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0323\u0306": "ë"}[marks])
	}
	return b.String()
}

var tcvn3Of = func() map[rune]rune {
	m := map[rune]rune{}
	for c := rune(0x80); c < 256; c++ {
		if r := []rune(letters.Decode(string(c), letters.TCVN3))[0]; r != c || c == 0xFD {
			m[r] = c
		}
	}
	return m
}()

func encodeTCVN3(s string) string {
	return strings.Map(func(r rune) rune {
		if c, ok := tcvn3Of[r]; ok {
			return c
		}
		return r
	}, norm.NFC.String(s))
}

// unikey is UniKey's "tổ hợp": the letter with its roof, bowl or horn in one, the tone
// behind it.
func unikey(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		var tone string
		body := strings.Map(func(m rune) rune {
			switch m {
			case 0x300, 0x301, 0x303, 0x309, 0x323:
				tone = string(m)
				return -1
			}
			return m
		}, norm.NFD.String(string(r)))
		b.WriteString(norm.NFC.String(body) + tone)
	}
	return b.String()
}

func TestEveryLetterComesBack(t *testing.T) {
	for _, r := range lower + strings.ToUpper(lower) {
		s := string(r)
		for _, x := range []struct {
			name, written string
			e             letters.Encoding
		}{
			{"NFC", s, letters.Unicode}, {"NFD", norm.NFD.String(s), letters.Unicode}, {"UniKey", unikey(s), letters.Unicode},
			{"VNI", encodeVNI(s), letters.VNI},
		} {
			if got := letters.Decode(x.written, x.e); got != s {
				t.Errorf("%s %q: %q, want %q", x.name, x.written, got, s)
			}
		}
	}
	for _, r := range "ĂÂĐÊÔƠƯ" { // the capitals that TCVN3 has
		if got := letters.Decode(encodeTCVN3(string(r)), letters.TCVN3); got != string(r) || encodeTCVN3(string(r)) == string(r) {
			t.Errorf("TCVN3: %q, want %q", got, string(r))
		}
	}
	for _, r := range lower {
		if got := letters.Decode(encodeTCVN3(string(r)), letters.TCVN3); got != string(r) {
			t.Errorf("TCVN3: %q, want %q", got, string(r))
		}
		up := strings.ToUpper(string(r))
		if got := letters.Decode(encodeTCVN3(string(r)), letters.TCVN3Capitals); got != up {
			t.Errorf("capitals by font: %q, want %q", got, up)
		}
	}
	if n := len([]rune(lower + strings.ToUpper(lower))); n != 134 || len(tcvn3Of) != 74 {
		t.Errorf("%d letters, %d in TCVN3", n, len(tcvn3Of))
	}
}

// manual is a running text of more than 5,000 words that no test has made up: the clerk's
// manual, without what the old fonts have no letter for.
func manual(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	must(t, fs.WalkDir(assets.Manual(), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		raw, err := fs.ReadFile(assets.Manual(), path)
		b.Write(raw)
		return err
	}))
	known := lower + strings.ToUpper(lower)
	text := strings.Map(func(r rune) rune {
		if r < 0x80 || strings.ContainsRune(known, r) {
			return r
		}
		return -1
	}, norm.NFC.String(b.String())) + "\n" + running
	if n := len(strings.Fields(text)); n < 5000 {
		t.Fatalf("only %d words", n)
	}
	for _, r := range lower {
		if !strings.ContainsRune(strings.ToLower(text), r) {
			t.Errorf("the text has no %q", r)
		}
	}
	return text
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// withoutTone writes a capital with a tone small: TCVN3 has such a capital by its fonts only.
func withoutTone(s string) string {
	return strings.Map(func(r rune) rune {
		if _, ok := tcvn3Of[r]; ok || r < 0x80 {
			return r
		}
		return unicode.ToLower(r)
	}, s)
}

// TestRunningTextComesBack writes a long text down in every way, once more in iconv's
// TCVN, and reads it.
func TestRunningTextComesBack(t *testing.T) {
	long := manual(t)
	small := withoutTone(long)
	if small == long || strings.ToLower(long) == small {
		t.Fatal("the text has no capitals of both kinds")
	}
	for _, x := range []struct {
		name, written, want string
		e                   letters.Encoding
	}{
		{"NFC", long, long, letters.Unicode}, {"NFD", norm.NFD.String(long), long, letters.Unicode}, {"UniKey", unikey(long), long, letters.Unicode},
		{"VNI", encodeVNI(long), long, letters.VNI}, {"VNI capitals", encodeVNI(strings.ToUpper(long)), strings.ToUpper(long), letters.VNI},
		{"TCVN3", encodeTCVN3(small), small, letters.TCVN3}, {"TCVN3 by iconv", iconv(t, small), small, letters.TCVN3},
		{"TCVN3 capitals", iconv(t, strings.ToLower(long)), strings.ToUpper(long), letters.TCVN3Capitals},
	} {
		if x.written == x.want && x.name != "NFC" {
			t.Errorf("%s: nothing is written otherwise", x.name)
		}
		if got := letters.Decode(x.written, x.e); got != x.want {
			i := 0
			for i < len(got) && i < len(x.want) && got[i] == x.want[i] {
				i++
			}
			t.Errorf("%s differs at byte %d: %.40q, want %.40q", x.name, i, got[i:], x.want[i:])
		}
	}
}

// iconv writes a text in TCVN as the system does; each byte stands for its code point,
// as a workbook holds it.
func iconv(t *testing.T, s string) string {
	t.Helper()
	path, err := exec.LookPath("iconv")
	if err != nil {
		if runtime.GOOS == "linux" {
			t.Fatal("iconv (package libc-bin) is missing:", err)
		}
		return encodeTCVN3(s) // no iconv on this system; the comparison is made on Linux
	}
	cmd := exec.Command(path, "-f", "UTF-8", "-t", "TCVN5712-1")
	cmd.Stdin = strings.NewReader(s)
	out, err := cmd.Output()
	must(t, err)
	var b strings.Builder
	for _, c := range out {
		b.WriteRune(rune(c))
	}
	return b.String()
}

// TestTCVN3IsIconvs compares the table with that of the system's iconv.
func TestTCVN3IsIconvs(t *testing.T) {
	iconv, err := exec.LookPath("iconv")
	if err != nil {
		if runtime.GOOS == "linux" {
			t.Fatal("iconv (package libc-bin) is missing:", err)
		}
		t.Skip("no iconv on this system; the table is compared on Linux")
	}
	for r, c := range tcvn3Of {
		cmd := exec.Command(iconv, "-f", "TCVN5712-1", "-t", "UTF-8")
		cmd.Stdin = bytes.NewReader([]byte{byte(c), ' '})
		out, err := cmd.Output()
		if err != nil || norm.NFC.String(strings.TrimSpace(string(out))) != string(r) {
			t.Errorf("%02X: iconv says %q %v, the table %q", c, out, err, string(r))
		}
	}
}

func TestFonts(t *testing.T) {
	for font, want := range map[string]letters.Encoding{
		".VnTime": letters.TCVN3, ".VnTimeH": letters.TCVN3Capitals, ".vnarialh": letters.TCVN3Capitals, " .VnArial Narrow": letters.TCVN3,
		"VNI-Times": letters.VNI, "vni-helve": letters.VNI, "Times New Roman": letters.Unicode, "": letters.Unicode, "Vn": letters.Unicode,
	} {
		if got := letters.OfFont(font); got != want {
			t.Errorf("%q: %s, want %s", font, got, want)
		}
	}
}

// TestJudge gives columns as offices have them, with the font lost or wrong.
func TestJudge(t *testing.T) {
	names := []string{"Nguyễn Văn Hùng", "trần thị đượm", "Lê Hữu Phước", "H'Hen Niê", "Y Bhiông", "Đỗ Ngọc Ánh", "Phan Thị Mỹ Lệ"}
	for _, x := range []struct {
		name, font string
		write      func(string) string
		want       letters.Encoding
		sure       bool
	}{
		{"by font", ".VnTime", func(s string) string { return encodeTCVN3(strings.ToLower(s)) }, letters.TCVN3, true},
		{"VNI by font", "VNI-Times", encodeVNI, letters.VNI, true},
		{"TCVN3 whose font was changed", "Times New Roman", func(s string) string { return encodeTCVN3(strings.ToLower(s)) }, letters.TCVN3, true},
		{"VNI whose font was changed", "Arial", encodeVNI, letters.VNI, true},
		{"Unicode in an old font", ".VnTime", func(s string) string { return s }, letters.Unicode, true},
		{"Unicode", "Times New Roman", func(s string) string { return s }, letters.Unicode, true},
		{"NFD", "", norm.NFD.String, letters.Unicode, true},
		{"VNI in a font of TCVN3", ".VnTime", encodeVNI, letters.VNI, false},
		{"no Vietnamese in any encoding", "Arial", func(string) string { return "Ñuñoa Größe Çà ÿ" }, letters.Unicode, false},
		{"ASCII", ".VnTime", func(string) string { return "ma tuy 12" }, letters.TCVN3, true},
	} {
		var runs []letters.Run
		for _, n := range names {
			runs = append(runs, letters.Run{Text: x.write(n), Font: x.font})
		}
		reading := letters.Judge(runs)
		v := reading[letters.OfFont(x.font)]
		if v.Encoding != x.want || v.Sure != x.sure || reading.Sure() != x.sure {
			t.Errorf("%s: %+v", x.name, v)
		}
		if x.name == "no Vietnamese in any encoding" || x.name == "ASCII" {
			continue
		}
		for i, r := range runs {
			want := names[i]
			if v.Encoding == letters.TCVN3 {
				want = strings.ToLower(want)
			}
			if got := reading.Decode(r); got != want {
				t.Errorf("%s: %q is read as %q, want %q", x.name, r.Text, got, want)
			}
		}
	}
	// Fonts mixed in one column: each run by its own.
	mixed := []letters.Run{{Text: encodeTCVN3("nguyễn văn hùng"), Font: ".VnTimeH"}, {Text: encodeVNI("Trần Thị Đượm"), Font: "VNI-Times"},
		{Text: "Lê Hữu Phước", Font: "Arial"}, {Text: encodeTCVN3("đỗ ánh"), Font: ".VnTime"}}
	reading := letters.Judge(mixed)
	for i, want := range []string{"NGUYỄN VĂN HÙNG", "Trần Thị Đượm", "Lê Hữu Phước", "đỗ ánh"} {
		if got := reading.Decode(mixed[i]); got != want || !reading.Sure() {
			t.Errorf("mixed: %q, want %q", got, want)
		}
	}
}

func TestOdd(t *testing.T) {
	for s, want := range map[string]bool{"NguyÔn V¨n Hïng": true, "Nguyeãn Vaên Huøng": true, "Lê Văn Hùng": false, "Cho mi": false,
		"H'Hen Niê": false, "15/QĐ-UBND": false, "tô": false} {
		if got := letters.Odd(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestSyllables(t *testing.T) {
	for _, w := range strings.Fields(running) {
		w = strings.Trim(w, ".,;:\"")
		if strings.ContainsAny(w, "0123456789") || w == "Camera" {
			continue
		}
		if !letters.Syllable(w) {
			t.Errorf("%q is one", w)
		}
	}
	for _, w := range []string{"NguyÔn", "V¨n", "Hïng", "Nguyeãn", "hòc", "tậṕ", "xyz", "ng", "ấm̀", "a1"} {
		if letters.Syllable(w) {
			t.Errorf("%q is none", w)
		}
	}
}

func TestNormalCase(t *testing.T) {
	for in, want := range map[string]string{
		"NGUYỄN THỊ ĐƯỢM": "Nguyễn Thị Đượm", "Y BHIÔNG NIÊ": "Y Bhiông Niê", "H'HEN NIÊ": "H'Hen Niê", "Nguyễn THỊ": "Nguyễn THỊ",
		"GIUSE PHẠM VĂN ÁI II": "Giuse Phạm Văn Ái II", "": "", "Ỷ": "Ỷ", "K’SOR H-BLĂM": "K’Sor H-Blăm", "I": "I",
	} {
		if got := letters.NormalCase(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// FuzzDecode: no text makes Decode fail or lose a letter that it does not know.
func FuzzDecode(f *testing.F) {
	f.Add("NguyÔn V¨n Hïng \xff\u00AD aù")
	f.Fuzz(func(t *testing.T, s string) {
		for _, e := range letters.Encodings {
			got := letters.Decode(s, e)
			if !norm.NFC.IsNormalString(got) && strings.ToValidUTF8(s, "") == s {
				t.Errorf("%s: not NFC: %q", e, got)
			}
			if again := letters.Decode(got, letters.Unicode); again != got {
				t.Errorf("%s: decoded twice: %q, %q", e, got, again)
			}
		}
		letters.Judge([]letters.Run{{Text: s}, {Text: s, Font: ".VnTime"}, {Text: s, Font: "VNI-Times"}}).Decode(letters.Run{Text: s})
	})
}

func BenchmarkTCVN3(b *testing.B) {
	s := strings.Repeat(encodeTCVN3(strings.ToLower(running)), 10<<20/len(running))
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		letters.Decode(s, letters.TCVN3)
	}
}

// BenchmarkTableCopy is the floor: each character copied by way of a table.
func BenchmarkTableCopy(b *testing.B) {
	s := strings.Repeat(encodeTCVN3(strings.ToLower(running)), 10<<20/len(running))
	var table [256]string
	for i := range table {
		table[i] = letters.Decode(string(rune(i)), letters.TCVN3)
	}
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		out := make([]byte, 0, 2*len(s))
		for _, r := range s {
			if r < 256 {
				out = append(out, table[r]...)
			}
		}
		_ = string(out)
	}
}

// TestNeighbours: what is too short to tell is read as the columns beside it, and is not
// sure; a text of both kinds is odd.
func TestNeighbours(t *testing.T) {
	names := []letters.Run{{Text: "NguyÔn V¨n Hïng"}, {Text: "TrÇn ThÞ L\u00ADîm"}, {Text: "§ç Ngäc BÝch"}}
	got := letters.JudgeColumns([][]letters.Run{names, {{Text: "Khu phè 1"}}, {{Text: "Khu phố 2"}}, {{Text: "1961"}}})
	if v := got[1][letters.Unicode]; v.Encoding != letters.TCVN3 || v.Sure {
		t.Errorf("%+v", v)
	}
	if v := got[2][letters.Unicode]; v.Encoding != letters.Unicode || !v.Sure {
		t.Errorf("%+v", v)
	}
	alone := letters.JudgeColumns([][]letters.Run{{{Text: "Khu phè 1"}}})
	if v := alone[0][letters.Unicode]; v.Encoding != letters.Unicode {
		t.Errorf("%+v", v)
	}
	for s, want := range map[string]bool{"Vũ ThÞ H¹nh": true, "Vũ Thị Hạnh": false, "15/QĐ-UBND": false, "Ngô Müller": false, "Đất 120 m²": false} {
		if letters.Odd(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
