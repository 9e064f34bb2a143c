package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// A field that obeys the edits holds the text.
func obey(edits []Edit) string {
	var field []rune
	for _, e := range edits {
		field = append(field[:len(field)-e.Back], []rune(e.Text)...)
	}
	return string(field)
}

func TestUniKeyMakesTheText(t *testing.T) {
	for _, text := range []string{
		"Nguyễn Thị Đượm", "Tổ dân phố 3", "Ủy ban", "quyết định số 12/QĐ-UBND", "ƯỚC", "đường Trần Hưng Đạo", "", "abc",
		"Hoàng Thị Thuở", "ngoằn ngoèo", "ươm",
	} {
		if got := obey(UniKey(text)); got != text {
			t.Errorf("%q came out as %q: %v", text, got, UniKey(text))
		}
	}
}

func TestUniKeyTakesBackAsTelexDoes(t *testing.T) {
	var parts []string
	for _, e := range UniKey("Đượm") {
		parts = append(parts, fmt.Sprintf("%d%s", e.Back, e.Text))
	}
	if got, want := strings.Join(parts, " "), "0D 1Đ 0u 0o 2ươ 0m 2ợm"; got != want {
		t.Errorf("Đượm: %s, want %s", got, want)
	}
}
