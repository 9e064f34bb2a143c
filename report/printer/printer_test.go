package printer

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

func TestRange(t *testing.T) {
	for text, want := range map[string][]int{
		"1": {0}, "1-3": {0, 1, 2}, "5, 1-2": {4, 0, 1}, "2;2 2-3": {1, 2}, " 4 ": {3},
	} {
		if got, err := Range(text, 5); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "0", "6", "3-6", "3-1", "a", "1-", "-1", "1.5", ","} {
		if got, err := Range(text, 5); !errors.Is(err, ErrPages) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestJobIsChecked(t *testing.T) {
	good := Job{Copies: 1}
	if got, err := good.chosen(2); err != nil || len(got) != 2 {
		t.Errorf("all pages: %v, %v", got, err)
	}
	for _, j := range []Job{{Copies: 0}, {Copies: 100}, {Copies: 1, Pages: []int{2}}, {Copies: 1, Pages: []int{}}, {Copies: 1, Right: 21}, {Copies: 1, Down: -21}} {
		if _, err := j.chosen(2); err == nil {
			t.Errorf("%+v passes", j)
		}
	}
}

// TestLettersDoNotDrift: on a coarse and on a fine printer each letter of a long justified
// line stands within half a dot of its place, and the line ends where the layout ends it.
func TestLettersDoNotDrift(t *testing.T) {
	fonts := face.Bundled()
	text := paper.Text{X: 30.13, Y: 50, Size: 13, Space: 0.371, S: "Thực hiện Kế hoạch số 279/KH-MTTQ-BTT, Ban Thường trực báo cáo"}
	for _, dpi := range []float64{180, 300, 600, 1200} {
		s := sheet{x: dpi / mmPerInch, y: dpi / mmPerInch, left: 17, top: 9, right: 1.5}
		letters, dx := s.steps(&text, fonts)
		at, dot := text.X, s.across(text.X)
		for i, r := range letters {
			want := (at+s.right)*s.x - float64(s.left)
			if math.Abs(float64(dot)-want) > 0.5001 {
				t.Fatalf("%.0f dpi: letter %d stands at dot %d, want %.2f", dpi, i, dot, want)
			}
			w, _ := fonts.Advance(text.Style, r)
			at += float64(w) / 1000 * text.Size * mmPerPoint
			if r == ' ' {
				at += text.Space
			}
			dot += int(dx[i])
		}
	}
}

// TestBar: a thin rule is never nothing, and a thick one lies about its line.
func TestBar(t *testing.T) {
	s := sheet{x: 600 / mmPerInch, y: 300 / mmPerInch, left: 100, top: 50}
	x, y, w, h := s.bar(paper.Rule{X1: 50, Y1: 20, X2: 30, Y2: 20, Width: 0.01})
	if x != s.across(30) || y != s.along(20) || w != s.across(50)-s.across(30) || h != 1 {
		t.Errorf("across: %d %d %d %d", x, y, w, h)
	}
	x, y, w, h = s.bar(paper.Rule{X1: 30, Y1: 20, X2: 30, Y2: 80, Width: 0.5})
	if w != 12 || x != s.across(30)-6 || y != s.along(20) || h != s.along(80)-s.along(20) {
		t.Errorf("down: %d %d %d %d", x, y, w, h)
	}
}
