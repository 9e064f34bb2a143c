//go:build e2e

package e2e

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWinePrints prints through GDI on a printer that writes PostScript, and reads back
// where every word stands: the same words within 0.5 mm of their places in the PDF of the
// same pages, in both directions of the sheet, moved by an offset, and some pages only.
func TestWinePrints(t *testing.T) {
	p, err := NewPrefix(filepath.Join(t.TempDir(), "wine"), program(t, "wine/bcryptprimitives.dll"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	dir := printerIn(t, p, `C:\in\may-in.ps`)
	cmd := p.Run(program(t, "wine/printer.test.exe"), "-test.v")
	cmd.Env = append(cmd.Env, `SOPHONGTRAO_PRINTS=C:\in`)
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Contains(string(out), "SKIP") {
		t.Fatalf("%v: %s", err, out)
	}
	for name, by := range map[string][2]float64{"plain": {}, "moved": {3, -2}, "some": {}, "duplex": {}} {
		samePlaces(t, name, boxes(t, filepath.Join(dir, name+".pdf")), boxes(t, distilled(t, filepath.Join(dir, name+".ps"))), by)
	}
	ps, err := os.ReadFile(filepath.Join(dir, "duplex.ps"))
	if err != nil || !strings.Contains(string(ps), "<</Duplex true/Tumble false>>setpagedevice") {
		t.Errorf("both sides were not asked for (%v)", err)
	}
	// The mark is drawn letter by letter, turned: it is there, and covers nothing.
	if marked := boxes(t, distilled(t, filepath.Join(dir, "marked.ps"))); len(marked) != 3 || len(marked[0].Words) <= len(boxes(t, filepath.Join(dir, "plain.pdf"))[0].Words) {
		t.Error("the mark is not printed")
	}
}

// printerIn gives the Windows of a prefix a printer that writes into a file of C:\in, and
// returns that folder.
func printerIn(t testing.TB, p *Prefix, file string) string {
	t.Helper()
	dir := filepath.Join(p.Dir, "drive_c", "in")
	ppd, err := os.ReadFile(filepath.Join("wine", "printer.ppd"))
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "printer.ppd"), ppd, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	if out, err := p.Run(program(t, "wine/printer.exe"), `C:\in\printer.ppd`, file).CombinedOutput(); err != nil {
		t.Fatalf("no printer: %v: %s", err, out)
	}
	return dir
}

// distilled makes a PDF of PostScript, each sheet as it leaves the printer.
func distilled(t testing.TB, ps string) string {
	t.Helper()
	out := strings.TrimSuffix(ps, ".ps") + ".read.pdf"
	run(t, "gs", "-q", "-sDEVICE=pdfwrite", "-dAutoRotatePages=/None", "-o", out, ps)
	return out
}

// samePlaces compares words page by page, in mm; by is the offset they were printed with.
// A sheet that lies comes out of the printer standing, turned to the left.
func samePlaces(t testing.TB, name string, want, got []bboxPage, by [2]float64) {
	t.Helper()
	if len(want) != len(got) {
		t.Errorf("%s: %d pages printed, want %d", name, len(got), len(want))
		return
	}
	worst := 0.0
	for i := range want {
		lies := want[i].Width > want[i].Height
		a, b := placesOf(want[i], by, false), placesOf(got[i], [2]float64{}, lies)
		if len(a) != len(b) {
			t.Errorf("%s, page %d: %d words printed, want %d", name, i+1, len(b), len(a))
			continue
		}
		for _, w := range a {
			k := slices.IndexFunc(b, func(g word) bool { return g.Text == w.Text && apart(w, g) <= 0.5 })
			if k < 0 {
				t.Errorf("%s, page %d: %q is not printed at %.1f, %.1f mm", name, i+1, w.Text, w.XMin, w.YMin)
				break
			}
			worst = max(worst, apart(w, b[k]))
			b = slices.Delete(b, k, k+1)
		}
	}
	t.Logf("%s: the farthest word stands %.3f mm beside its place", name, worst)
}

// placesOf are the words of a page in mm, of one that was turned as it lay before.
func placesOf(p bboxPage, by [2]float64, turned bool) []word {
	var list []word
	for _, w := range p.Words {
		m := word{w.XMin/mm + by[0], w.XMax/mm + by[0], w.YMin/mm + by[1], w.YMax/mm + by[1], w.Text}
		if turned {
			m = word{p.Height/mm - m.YMax, p.Height/mm - m.YMin, m.XMin, m.XMax, w.Text}
		}
		list = append(list, m)
	}
	return list
}

// apart is the farthest that an edge of one word stands from that of another. The upper
// edge is left out: poppler takes it from the font's head, and two cuts of one font differ.
func apart(a, b word) float64 {
	return max(math.Abs(a.XMin-b.XMin), math.Abs(a.XMax-b.XMax), math.Abs(a.YMax-b.YMax))
}

// TestWinePrintKey prints from the window of the Windows program, by keyboard only, a
// draft and an issued paper, on a printer that writes PostScript.
func TestWinePrintKey(t *testing.T) {
	s, p, book := underWine(t)
	dir := printerIn(t, p, `C:\in\may-in.ps`)
	ended := start(t, s, p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker, `C:\so\so.sopt`))
	h := typist(t, p, "keys")
	awake(t, s, h)
	pictures := picturesDir(t, "wine-in")
	took := func(n int) string {
		job, mine := filepath.Join(dir, "may-in.ps"), filepath.Join(filepath.Dir(pictures), fmt.Sprintf("viec-%d.ps", n))
		waitFor(t, job, "%%EOF")
		if err := os.Rename(job, mine); err != nil {
			t.Fatal(err)
		}
		return distilled(t, mine)
	}
	draft, issued := printJobs(t, s, h, ended, pictures, took)
	printedAsBook(t, book, draft, issued)
}
