package pdf

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"sophongtrao/report/paper"
)

// TestReadsBack: what Write wrote comes back as it was laid out: texts letter by letter,
// places within 1/100 pt, rules, the mark.
func TestReadsBack(t *testing.T) {
	for _, mark := range []string{"", "THỰC HÀNH"} {
		d := sampleReport()
		d.Mark = mark
		file, want := write(t, d)
		got, err := Read(file)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%d pages, %v, want %d", len(got), err, len(want))
		}
		for i := range want {
			samePage(t, i+1, &want[i], &got[i])
		}
	}
}

func samePage(t *testing.T, n int, want, got *paper.Page) {
	t.Helper()
	const close = 0.0036 // mm: 1/100 pt
	off := func(a, b float64) bool { return math.Abs(a-b) > close }
	if off(want.Width, got.Width) || off(want.Height, got.Height) || want.Mark != got.Mark {
		t.Errorf("page %d: %.2f x %.2f mm with %q", n, got.Width, got.Height, got.Mark)
	}
	var texts []paper.Text
	for _, x := range want.Texts {
		if x.S != "" {
			texts = append(texts, x)
		}
	}
	if len(texts) != len(got.Texts) || len(want.Rules) != len(got.Rules) {
		t.Fatalf("page %d: %d texts and %d rules, want %d and %d", n, len(got.Texts), len(got.Rules), len(texts), len(want.Rules))
	}
	for i, a := range texts {
		if b := got.Texts[i]; a.S != b.S || a.Style&3 != b.Style || math.Abs(a.Size-b.Size) > 0.005 || off(a.X, b.X) || off(a.Y, b.Y) || strings.Contains(a.S, " ") && off(a.Space, b.Space) {
			t.Errorf("page %d: %+v came back as %+v", n, a, b)
		}
	}
	for i, a := range want.Rules {
		if b := got.Rules[i]; off(a.X1, b.X1) || off(a.X2, b.X2) || off(a.Y1, b.Y1) || off(a.Y2, b.Y2) || off(a.Width, b.Width) {
			t.Errorf("page %d: %+v came back as %+v", n, a, b)
		}
	}
}

// TestReadRefuses: a file cut anywhere, or with bytes changed, is ErrForeign or read whole,
// and never a panic.
func TestReadRefuses(t *testing.T) {
	file, _ := write(t, sampleReport())
	for _, b := range [][]byte{nil, []byte("%PDF-1.4\n"), []byte("startxref\n0\n"), bytes.Repeat([]byte("startxref\n"), 9)} {
		if _, err := Read(b); !errors.Is(err, ErrForeign) {
			t.Errorf("%q: %v", b, err)
		}
	}
	refused := 0
	for at := 0; at < len(file); at += 509 {
		if _, err := Read(file[:at]); !errors.Is(err, ErrForeign) {
			t.Fatalf("cut at %d: %v", at, err)
		}
		b := bytes.Clone(file)
		b[at] ^= 0x15
		if _, err := Read(b); errors.Is(err, ErrForeign) {
			refused++
		} else if err != nil {
			t.Fatalf("changed at %d: %v", at, err)
		}
	}
	if refused == 0 {
		t.Error("no change was noticed")
	}
	// What another program writes.
	alien := bytes.Replace(file, []byte("/Type /Page\n"), []byte("/Type /Paged"), -1)
	if _, err := Read(alien); !errors.Is(err, ErrForeign) {
		t.Errorf("no pages: %v", err)
	}
}
