//go:build e2e

package e2e

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// parcel writes a workbook of Excel part by part.
type parcel struct {
	t *testing.T
	z *zip.Writer
	b bytes.Buffer
}

func newParcel(t *testing.T, more ...string) *parcel {
	p := &parcel{t: t}
	p.z = zip.NewWriter(&p.b)
	p.part("xl/workbook.xml", func(w io.Writer) {
		io.WriteString(w, `<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	})
	p.part("xl/_rels/workbook.xml.rels", func(w io.Writer) {
		io.WriteString(w, `<Relationships><Relationship Id="rId1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>`+strings.Join(more, "")+`</Relationships>`)
	})
	return p
}

func (p *parcel) part(name string, fill func(io.Writer)) *parcel {
	p.t.Helper()
	w, err := p.z.Create(name)
	if err != nil {
		p.t.Fatal(err)
	}
	fill(w)
	return p
}

// sheet writes the rows of the one sheet.
func (p *parcel) sheet(fill func(io.Writer)) *parcel {
	return p.part("xl/worksheets/sheet1.xml", func(w io.Writer) {
		io.WriteString(w, "<worksheet><sheetData>")
		fill(w)
		io.WriteString(w, "</sheetData></worksheet>")
	})
}

func (p *parcel) bytes() []byte {
	if err := p.z.Close(); err != nil {
		p.t.Fatal(err)
	}
	return p.b.Bytes()
}

// row is a row of texts.
func row(n int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, n)
	for _, c := range cells {
		if strings.HasPrefix(c, "<c") {
			b.WriteString(c)
		} else {
			fmt.Fprintf(&b, `<c t="inlineStr"><is><t>%s</t></is></c>`, c)
		}
	}
	b.WriteString("</row>")
	return b.String()
}

var listHead = row(1, "STT", "Họ và tên", "Năm sinh", "Tổ", "Khu phố")

// listRow is a row of a list that can be taken.
func listRow(n int) string {
	return row(n, fmt.Sprint(n-1), fmt.Sprintf("Nguyễn Văn Thử%c", 'A'+n%26), "1961", "Tổ tự quản số 99", "Khu phố 99")
}

func write(text string) func(io.Writer) { return func(w io.Writer) { io.WriteString(w, text) } }

func times(n int, s string) func(io.Writer) {
	return func(w io.Writer) {
		for range n {
			io.WriteString(w, s)
		}
	}
}

// badLists are files that are no lists, or lists made to hurt: with what the command line
// has to say of them. taken is how many rows come into the book all the same.
var badLists = []struct {
	name  string
	make  func(t *testing.T) []byte
	says  string
	taken int
}{
	{"a zip bomb of one sheet", func(t *testing.T) []byte { return newParcel(t).sheet(times(400, strings.Repeat(" ", 1<<20))).bytes() }, "lớn quá mức", 0},
	{"a bomb of shared texts", func(t *testing.T) []byte {
		one := "<si><t>" + strings.Repeat("đ", 1000) + "</t></si>"
		return newParcel(t).part("xl/sharedStrings.xml", func(w io.Writer) { io.WriteString(w, "<sst>"); times(100_000, one)(w); io.WriteString(w, "</sst>") }).sheet(write(listHead)).bytes()
	}, "lớn quá mức", 0},
	{"a bomb of styles", func(t *testing.T) []byte {
		return newParcel(t).part("xl/styles.xml", func(w io.Writer) { io.WriteString(w, "<styleSheet><cellXfs>"); times(20_000_000, `<xf/>`)(w) }).sheet(write(listHead)).bytes()
	}, "", 0},
	{"a bomb of joined cells", func(t *testing.T) []byte {
		return newParcel(t).part("xl/worksheets/sheet1.xml", func(w io.Writer) {
			io.WriteString(w, "<worksheet><sheetData>"+listHead+listRow(2)+"</sheetData><mergeCells>")
			times(8_000_000, `<mergeCell ref="A1:XFD9"/>`)(w)
			io.WriteString(w, "</mergeCells></worksheet>")
		}).bytes()
	}, "", 0},
	{"a bomb of names within names", func(t *testing.T) []byte {
		return newParcel(t).part("xl/worksheets/sheet1.xml", write(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData>`+row(1, "&b;")+`</sheetData></worksheet>`)).bytes()
	}, "hỏng", 0},
	{"a million empty styled rows", func(t *testing.T) []byte {
		return newParcel(t).sheet(func(w io.Writer) {
			io.WriteString(w, listHead+listRow(2))
			for i := 3; i <= 1_000_000; i++ {
				fmt.Fprintf(w, `<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>`, i, i, i)
			}
		}).bytes()
	}, "", 1},
	{"more cells than may be read", func(t *testing.T) []byte {
		return newParcel(t).sheet(func(w io.Writer) {
			for i := 1; i <= 200_000; i++ {
				io.WriteString(w, row(i, "a", "b", "c", "d", "e", "f", "g", "h", "i"))
			}
		}).bytes()
	}, "lớn quá mức", 0},
	{"links to other files", func(t *testing.T) []byte {
		return newParcel(t, `<Relationship Id="rId2" Type="t/externalLink" Target="externalLinks/externalLink1.xml"/>`, `<Relationship Id="rId3" Type="t/hyperlink" TargetMode="External" Target="http://vi.invalid/x"/>`).
			part("xl/externalLinks/externalLink1.xml", write(`<externalLink><externalBook r:id="rId1"/></externalLink>`)).
			sheet(write(listHead + row(2, "1", `<c r="B2" t="str"><f>[1]A!B2</f><v>Nguyễn Văn Thử</v></c>`, "1961", "Tổ tự quản số 99", "Khu phố 99"))).bytes()
	}, "", 1},
	{"macros", func(t *testing.T) []byte {
		return newParcel(t, `<Relationship Id="rId2" Type="t/vbaProject" Target="vbaProject.bin"/>`).part("xl/vbaProject.bin", times(1000, "Sub AutoOpen()\n")).sheet(write(listHead + listRow(2))).bytes()
	}, "", 1},
	{"formulas with errors", func(t *testing.T) []byte {
		return newParcel(t).sheet(write(listHead + row(2, "1", `<c r="B2" t="e"><f>A0</f><v>#REF!</v></c>`, "1961", "Tổ tự quản số 99", "Khu phố 99"))).bytes()
	}, "Excel đang báo lỗi", 0},
	{"a password", func(t *testing.T) []byte { return read(t, "../../store/sheet/testdata/password.xlsx") }, "có mật khẩu", 0},
	{"cut in half", func(t *testing.T) []byte {
		raw := newParcel(t).sheet(write(listHead + listRow(2))).bytes()
		return raw[:len(raw)/2]
	}, "hỏng", 0},
	{"an old workbook cut in half", func(t *testing.T) []byte {
		raw := read(t, "../../store/sheet/testdata/office.xls")
		return raw[:len(raw)/2]
	}, "hỏng", 0},
	{"a document of Word", func(t *testing.T) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		if _, err := z.Create("word/document.xml"); err != nil {
			t.Fatal(err)
		}
		z.Close()
		return b.Bytes()
	}, "không phải bảng tính", 0},
	{"a picture", func(*testing.T) []byte { return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00") }, "không phải bảng tính", 0},
	{"nothing", func(*testing.T) []byte { return nil }, "không thấy danh sách", 0},
	{"two hundred columns", func(t *testing.T) []byte {
		var head, body []string
		for i := range 200 {
			head, body = append(head, fmt.Sprint("Cột ", i)), append(body, "x")
		}
		copy(head[100:], []string{"Họ và tên", "Năm sinh", "Tổ", "Khu phố"})
		copy(body[100:], []string{"Nguyễn Văn Thử", "1961", "Tổ tự quản số 99", "Khu phố 99"})
		return newParcel(t).sheet(write(row(1, head...) + row(2, body...))).bytes()
	}, "", 1},
	{"a head in no language", func(t *testing.T) []byte {
		return newParcel(t).sheet(write(row(1, "Qwx", "Zyy", "Фамилия", "名前") + row(2, "a", "b", "c", "d"))).bytes()
	}, "không thấy danh sách", 0},
	{"one line of sixty megabytes", func(*testing.T) []byte { return bytes.Repeat([]byte("Họ và tên;"), 60<<20/16) }, "", 0},
	{"a text of nothing but quotes", func(*testing.T) []byte { return bytes.Repeat([]byte(`"`), 20<<20) }, "", 0},
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// most is the memory in MB that the command line may take with any file.
const most = 256

// TestBadInputLists: whatever file is given to be imported, the command line needs bounded
// memory and time, says what is wrong in a plain sentence, and writes nothing of it.
func TestBadInputLists(t *testing.T) {
	good := read(t, sampleBook(t))
	for _, x := range badLists {
		t.Run(x.name, func(t *testing.T) {
			dir := t.TempDir()
			book, list := filepath.Join(dir, "sổ.sopt"), filepath.Join(dir, "danh sách.xlsx")
			put(t, book, good)
			put(t, list, x.make(t))
			s, mb := peak(t, "import", list, "--book", book, "--as", "members")
			for mb == 0 && s.code != 0 { // it was over before it could be looked at
				s, mb = peak(t, "import", list, "--book", book, "--as", "members")
			}
			t.Logf("%.0f MB: %d %.200s", mb, s.code, s.out+s.errors)
			if mb > most || mb < 1 {
				t.Errorf("%.0f MB of memory", mb)
			}
			if strings.Contains(s.errors, "panic") || strings.Contains(s.errors, "goroutine") {
				t.Fatal(s.errors)
			}
			if x.taken > 0 {
				if s.code != 0 || !strings.Contains(s.out, fmt.Sprintf("thêm %d", x.taken)) {
					t.Errorf("exit code %d: %s%s", s.code, s.out, s.errors)
				}
				return
			}
			if x.says != "" && !strings.Contains(s.out+s.errors, x.says) || s.code == 0 || s.errors == "" {
				t.Errorf("exit code %d: %q", s.code, s.out+s.errors)
			}
			if !bytes.Equal(good, read(t, book)) {
				t.Error("the book was changed")
			}
		})
	}
}

// peak runs the command line and returns what it said with the most memory that it had in
// MB (10^6 bytes). The mark that the system keeps of a child counts its parent in, so it is
// asked of the process itself while it lives.
func peak(t *testing.T, args ...string) (said, float64) {
	t.Helper()
	cmd := exec.Command(program(t, "sophongtrao-cli"), args...)
	var out, errors bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errors
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { cmd.Wait(); close(done) }()
	var kib float64
	name := fmt.Sprintf("/proc/%d/status", cmd.Process.Pid)
	for alive := true; alive; {
		select {
		case <-done:
			alive = false
		case <-time.After(2 * time.Millisecond):
			raw, _ := os.ReadFile(name)
			if _, rest, found := strings.Cut(string(raw), "VmHWM:"); found && strings.Contains(string(raw), "sophongtrao-cli"[:15]) {
				var n float64
				if _, err := fmt.Sscan(rest, &n); err == nil {
					kib = max(kib, n)
				}
			}
		}
	}
	return said{cmd.ProcessState.ExitCode(), out.String(), errors.String()}, kib * 1024 / 1e6
}
