//go:build unix

package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"sophongtrao/assets"
	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

var rosterHead = []string{"STT", "Họ và tên", "Năm sinh", "Nơi ở hiện nay", "Nghề nghiệp", "Trình độ", "Chức vụ trong tổ", "Điện thoại", "Ngày tham gia", "Ghi chú"}
var rosterWidths = []float64{11, 40, 16, 55, 28, 20, 24, 24, 22, 12}

func rosterRow(i int) []string {
	family := []string{"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng"}[i%7]
	middle := []string{"Văn", "Thị Ngọc", "Thị", "Hữu", "Minh"}[i/7%5]
	given := []string{"Đượm", "Ẩn", "Hùng", "Phượng", "Khuyến", "Gấm", "Út", "Ngoãn"}[i/35%8]
	return []string{strconv.Itoa(i + 1), family + " " + middle + " " + given, strconv.Itoa(1950 + i%55),
		fmt.Sprintf("Số %d, tổ %d, đường Nguyễn Thị Minh Khai, khu phố Chánh Lộc %d", i%300, i%20, i%9),
		"Lao động tự do", "12/12", "Tổ viên", fmt.Sprintf("09%08d", i*7919%100000000), "05/02/2026", ""}
}

// roster is the table that the goals of issue 2 are about: ten columns, landscape.
func roster(rows int) *paper.Doc {
	t := paper.Table{Size: 11, Rows: make([]paper.Row, rows)}
	var head []paper.Cell
	for i, s := range rosterHead {
		t.Columns = append(t.Columns, paper.Column{Fixed: rosterWidths[i]})
		head = append(head, paper.Cell{Runs: []paper.Run{bold(s)}})
	}
	t.Head = [][]paper.Cell{head}
	for i := range t.Rows {
		for _, s := range rosterRow(i) {
			t.Rows[i].Cells = append(t.Rows[i].Cells, paper.Cell{Runs: []paper.Run{reg(s)}})
		}
	}
	return &paper.Doc{Title: "Danh sách", Sheets: []paper.Sheet{{Landscape: true, Blocks: []paper.Block{letterhead(), t}}}}
}

// plain prints the same table as gofpdf's users do: SplitText, CellFormat, Rect.
func plain(w io.Writer, rows int) error {
	f := gofpdf.New("L", "mm", "A4", "")
	f.SetMargins(30, 20, 15)
	f.SetAutoPageBreak(false, 20)
	f.AddUTF8FontFromBytes("t", "", bytes.Clone(assets.Font(0)))
	f.AddUTF8FontFromBytes("t", "B", bytes.Clone(assets.Font(1)))
	const line = 4.46
	row := func(cells []string) {
		most := 1
		split := make([][]string, len(cells))
		for i, s := range cells {
			split[i] = f.SplitText(s, rosterWidths[i]-2)
			most = max(most, len(split[i]))
		}
		h := float64(most)*line + 1.2
		x, y := 30.0, f.GetY()
		for i := range cells {
			f.Rect(x, y, rosterWidths[i], h, "D")
			for k, s := range split[i] {
				f.SetXY(x, y+0.6+float64(k)*line)
				f.CellFormat(rosterWidths[i], line, s, "", 0, "L", false, 0, "")
			}
			x += rosterWidths[i]
		}
		f.SetXY(30, y+h)
	}
	head := func() {
		f.AddPage()
		f.SetFont("t", "B", 11)
		row(rosterHead)
		f.SetFont("t", "", 11)
	}
	head()
	for i := range rows {
		if f.GetY() > 178 {
			head()
		}
		row(rosterRow(i))
	}
	return f.Output(w)
}

func ours(w io.Writer, rows int) error {
	d := roster(rows)
	pages, _ := paper.Layout(d, face.Bundled())
	return Write(w, d, pages, face.Bundled())
}

// content is the bytes of all pages before they are deflated.
func content(rows int) [][]byte {
	pages, _ := paper.Layout(roster(rows), face.Bundled())
	c, _ := codesOf(pages, face.Bundled())
	k := newInker(face.Bundled(), &c)
	var all [][]byte
	for i := range pages {
		k.page(&pages[i])
		all = append(all, bytes.Clone(k.raw))
	}
	return all
}

// floor deflates the same bytes with one compressor and writes them.
func floor(w io.Writer, pages [][]byte) error {
	z := zlib.NewWriter(w)
	for _, p := range pages {
		z.Reset(w)
		z.Write(p)
		z.Close()
	}
	return nil
}

// spent is the processor time of this process, which the neighbours on a busy
// machine change less than the time on the clock.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// interleaved runs the ways in turn and returns the median processor time of each.
func interleaved(t testing.TB, rounds int, ways ...func() error) []time.Duration {
	took := make([][]time.Duration, len(ways))
	for range rounds {
		for i, way := range ways {
			runtime.GC()
			start := spent()
			if err := way(); err != nil {
				t.Fatal(err)
			}
			took[i] = append(took[i], spent()-start)
		}
	}
	var medians []time.Duration
	for _, d := range took {
		slices.Sort(d)
		medians = append(medians, d[len(d)/2])
	}
	return medians
}

// TestRatios prints the ratios of issue 2 within one process and fails where they
// are clearly missed. The short form (always run) is lenient, for a busy machine;
// PAPER_BENCH=1 takes more rounds and 10,000 rows. cmd/bench measures the whole
// process.
func TestRatios(t *testing.T) {
	long := os.Getenv("PAPER_BENCH") != ""
	rounds := 3
	if long {
		rounds = 15
	}
	const rows = 1000
	raw := content(rows)
	m := interleaved(t, rounds,
		func() error { return floor(io.Discard, raw) },
		func() error { return ours(io.Discard, rows) },
		func() error { return plain(io.Discard, rows) })
	t.Logf("%d rows, %d pages: floor %v, ours %v, plain gofpdf %v; ours/floor %.2f, plain/ours %.2f", rows, len(raw),
		m[0], m[1], m[2], float64(m[1])/float64(m[0]), float64(m[2])/float64(m[1]))
	if m[2] < m[1]*3/2 {
		t.Errorf("plain gofpdf takes only %.2f times as long", float64(m[2])/float64(m[1]))
	}
	if !long {
		t.Log("short form: PAPER_BENCH=1 measures growth and memory too")
		return
	}
	g := interleaved(t, 7, func() error { return ours(io.Discard, rows) }, func() error { return ours(io.Discard, 10*rows) })
	t.Logf("10,000 rows: %v, %.2f times the time of 1,000", g[1], float64(g[1])/float64(g[0]))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := ours(io.Discard, rows); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	t.Logf("allocated for %d rows: %d KB in %d pieces", rows, (after.TotalAlloc-before.TotalAlloc)/1024, after.Mallocs-before.Mallocs)
}

func BenchmarkOneRow(b *testing.B) {
	for b.Loop() {
		if err := ours(io.Discard, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRoster(b *testing.B) {
	for b.Loop() {
		if err := ours(io.Discard, 1000); err != nil {
			b.Fatal(err)
		}
	}
}
