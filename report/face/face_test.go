package face

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sophongtrao/assets"
	"sophongtrao/report/paper"
)

const liberation = "/usr/share/fonts/truetype/liberation2/"

// other loads another family of this machine, or skips the test.
func other(t *testing.T, family string) *Set {
	t.Helper()
	var data [4][]byte
	for i, ending := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
		b, err := os.ReadFile(liberation + family + "-" + ending + ".ttf")
		if err != nil {
			t.Skipf("NOT TESTED: %s 2 is not installed (fonts-liberation2): %v", family, err)
		}
		data[i] = b
	}
	s, err := Load(data[0], data[1], data[2], data[3])
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBundledHasEveryLetter(t *testing.T) {
	if n := len([]rune(Vietnamese)); n != 134 { // 146 with a e i o u y in both cases
		t.Fatalf("Vietnamese has %d letters with marks, want 134", n)
	}
	if style, r, lacks := Bundled().Lacks(Needed); lacks {
		t.Fatalf("style %d lacks %q", style, r)
	}
	if _, _, lacks := Bundled().Lacks("ok \U0001F600"); !lacks {
		t.Fatal("an emoji passes for a letter")
	}
}

func TestWidthsOfTimes(t *testing.T) {
	want := map[rune]int{'A': 722, 'a': 444, ' ': 250, '0': 500, 'Ư': 722, 'đ': 500}
	for r, w := range want {
		if got, ok := Bundled().Advance(paper.Regular, r); !ok || got != w && r < 0x80 {
			t.Errorf("%q is %d wide, want %d", r, got, w)
		}
	}
}

func TestLiberationHasTheSameWidths(t *testing.T) {
	if !other(t, "LiberationSerif").sameWidths(Bundled()) {
		t.Fatal("Liberation Serif 2 and Tinos set a letter differently")
	}
}

// folder makes what looks like C:\Windows\Fonts.
func folder(t *testing.T, fonts [4][]byte) string {
	dir := t.TempDir()
	for i, name := range []string{"times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"} {
		if fonts[i] == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), fonts[i], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestMachine(t *testing.T) {
	all := [4][]byte{assets.Font(0), assets.Font(1), assets.Font(2), assets.Font(3)}
	if s, ok := timesIn(folder(t, all)); !ok || s.Name() != "TimesNewRoman" {
		t.Fatal("a family with all letters and the right widths is refused")
	}
	if _, ok := timesIn(folder(t, [4][]byte{all[0], all[1], all[2], nil})); ok {
		t.Fatal("a family without bold italic is taken")
	}
	if _, ok := timesIn(folder(t, [4][]byte{all[0], all[0], all[2], all[3]})); ok {
		t.Fatal("a bold of other widths is taken")
	}
	if _, ok := timesIn(folder(t, [4][]byte{all[0][:1000], all[1], all[2], all[3]})); ok {
		t.Fatal("a cut file is taken")
	}
	s := other(t, "LiberationSans")
	if _, ok := timesIn(folder(t, [4][]byte{s.Bytes(0), s.Bytes(1), s.Bytes(2), s.Bytes(3)})); ok {
		t.Fatal("a sans serif is taken for Times")
	}
}

func TestCut(t *testing.T) {
	letters := slices.Sorted(slices.Values([]rune(Needed)))
	for style := paper.Regular; style <= paper.BoldItalic; style++ {
		cut, err := Bundled().Cut(style, letters)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parse(cut.TTF)
		if err != nil {
			t.Fatal(err)
		}
		whole := cutter{f: Bundled().faces[style]}
		part := cutter{f: f}
		for i, r := range letters {
			w, _ := Bundled().Advance(style, r)
			if g := f.lookup(r); int(g.id) != i+1 || int(g.width) != w || cut.Widths[i] != w {
				t.Fatalf("style %d: %q is glyph %d, %d wide; want %d, %d", style, r, g.id, g.width, i+1, w)
			}
			old, err1 := whole.outline(int(Bundled().faces[style].lookup(r).id))
			cutout, err2 := part.outline(i + 1)
			if err1 != nil || err2 != nil || len(old) == 0 != (len(cutout) == 0) {
				t.Fatalf("style %d: outline of %q is lost: %v %v", style, r, err1, err2)
			}
			if len(old) >= 10 && !bytes.Equal(old[:10], cutout[:10]) { // contours and box
				t.Fatalf("style %d: outline of %q has changed", style, r)
			}
		}
		if len(cut.TTF) > 80_000 {
			t.Errorf("style %d: %d letters take %d bytes", style, len(letters), len(cut.TTF))
		}
	}
}

// TestCompoundOfItself: a glyph that contains itself must not be followed for ever.
func TestCompoundOfItself(t *testing.T) {
	c := cutter{order: []int{0, 7}, parts: [][]int{nil, {1}}}
	if err := c.acyclic(); !errors.Is(err, ErrFont) {
		t.Fatalf("got %v", err)
	}
}

// FuzzLoad damages a real font: Load and Cut must answer, never panic.
func FuzzLoad(f *testing.F) {
	small, err := Bundled().Cut(paper.Regular, []rune(" AắĐỡ"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small.TTF)
	f.Add([]byte{0, 1, 0, 0})
	for i := 0; i < len(small.TTF); i += 37 {
		damaged := bytes.Clone(small.TTF)
		damaged[i] ^= 0xFF
		f.Add(damaged)
		f.Add(small.TTF[:i])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Load(data, data, data, data)
		if err != nil {
			if !errors.Is(err, ErrFont) {
				t.Fatalf("not ErrFont: %v", err)
			}
			return
		}
		if _, err := s.Cut(paper.Bold, []rune(" AắĐỡ")); err != nil && !errors.Is(err, ErrFont) {
			t.Fatalf("not ErrFont: %v", err)
		}
	})
}
