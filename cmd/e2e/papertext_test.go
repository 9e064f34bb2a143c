//go:build e2e

package e2e

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	pages "sophongtrao/report/paper"
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// made is the paper as the forms make it from the book: what the PDF must read as.
func made(t *testing.T, kind, book string) (p *report.Paper) {
	t.Helper()
	b, err := store.Open(book, store.Options{ReadOnly: true, NoSearch: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	var today record.Date
	if err := today.UnmarshalText([]byte(asOf)); err != nil {
		t.Fatal(err)
	}
	src := record.Source{Form: kind}
	if form, _ := forms.Get(kind); slices.Contains(form.Asks, forms.AskAsOf) {
		src.AsOf = today
	}
	b.Read(func(v *record.View) {
		p, err = report.Make(forms.Input{View: v, Source: src, Today: today}, face.Best())
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// readsAsMade: page for page the letters are those of the paper, neither more nor
// less, and every text begins where it was set. The first page carries Quốc hiệu and
// Tiêu ngữ where the form has a letterhead.
func readsAsMade(t *testing.T, read []bboxPage, p *report.Paper) {
	t.Helper()
	if len(read) != len(p.Pages) {
		t.Fatalf("%d pages read, %d made", len(read), len(p.Pages))
	}
	for i, page := range p.Pages {
		want, got := lettersOf(page.Mark), map[rune]int{}
		for _, x := range page.Texts {
			add(want, x.S)
		}
		for _, w := range read[i].Words {
			add(got, w.Text)
		}
		for r, n := range want {
			if got[r] != n {
				t.Errorf("page %d: %q is read %d times and set %d times", i+1, r, got[r], n)
			}
		}
		for r, n := range got {
			if want[r] == 0 {
				t.Errorf("page %d: %q is read %d times and was never set", i+1, r, n)
			}
		}
		fillsWidth(t, i+1, page)
		for _, x := range page.Texts {
			if !standsThere(read[i].Words, x) {
				t.Errorf("page %d: %q is not read at %.1f, %.1f mm", i+1, x.S, x.X, x.Y)
			}
		}
	}
	if head, ok := p.Doc.Sheets[0].Blocks[0].(pages.Letterhead); ok {
		nationalHead(t, p.Pages[0], head)
	}
}

// fillsWidth: what stands on a full upright page, lines of tables too, goes from
// margin to margin: 30 mm from the left to 15 mm from the right (document-format.md,
// A.1).
func fillsWidth(t *testing.T, n int, page pages.Page) {
	t.Helper()
	if page.Width > page.Height || len(page.Texts) < 40 {
		return
	}
	left, right := page.Width, 0.0
	for _, x := range page.Texts {
		left, right = min(left, x.X), max(right, x.X+x.W)
	}
	for _, r := range page.Rules {
		left, right = min(left, r.X1), max(right, r.X2)
	}
	if !near(left, 30, 0.5) || !near(right, page.Width-15, 0.5) {
		t.Errorf("page %d: what stands on it goes from %.1f to %.1f mm", n, left, right)
	}
}

// nationalHead: Quốc hiệu in the upper right, Tiêu ngữ below it on the same axis, with
// the committee's name to the left (document-format.md, A.2).
func nationalHead(t *testing.T, page pages.Page, head pages.Letterhead) {
	t.Helper()
	var centre [2]float64
	var foot [2]float64
	for i, line := range head.Right {
		want := ""
		for _, r := range line.Runs {
			want += r.Text
		}
		for _, x := range page.Texts {
			if x.S == want {
				centre[i], foot[i] = x.X+x.W/2, x.Y
			}
		}
		if centre[i] == 0 {
			t.Fatalf("%q is not on the first page", want)
		}
	}
	if !near(centre[0], centre[1], 0.5) || foot[1] <= foot[0] || foot[1]-foot[0] > 8 {
		t.Errorf("Quốc hiệu at %.1f, %.1f mm, Tiêu ngữ at %.1f, %.1f", centre[0], foot[0], centre[1], foot[1])
	}
	if centre[0] < page.Width/2 || foot[0] > 30 || foot[0] < 20 {
		t.Errorf("Quốc hiệu is not in the upper right: %.1f, %.1f mm", centre[0], foot[0])
	}
}

func lettersOf(s string) map[rune]int {
	of := map[rune]int{}
	add(of, s)
	return of
}

// add counts the letters of a text without blanks.
func add(of map[rune]int, s string) {
	for _, r := range norm.NFC.String(s) {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			of[r]++
		}
	}
}

// standsThere says that a word is read where a text begins, which begins as the text
// does or the other way round: poppler parts and joins words by their distance.
func standsThere(read []word, x pages.Text) bool {
	s := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, x.S)
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return true
	}
	for _, w := range read {
		if w.YMin/mm > x.Y || w.YMax/mm < x.Y {
			continue
		}
		if unicode.IsSpace([]rune(s)[0]) { // after blanks, whose width varies
			if w.XMin/mm > x.X-0.5 && w.XMin/mm < x.X+x.W && strings.Contains(w.Text, fields[0]) {
				return true
			}
			continue
		}
		inside := w.XMin/mm < x.X+0.3 && x.X < w.XMax/mm && strings.Contains(w.Text, fields[0])
		if inside || math.Abs(w.XMin/mm-x.X) < 0.5 && strings.HasPrefix(fields[0], w.Text) {
			return true
		}
	}
	return false
}
