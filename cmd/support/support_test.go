package support

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"sophongtrao/assets"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// names stand in everything that the package is made of, and must not stand in it.
var names = []string{"Hoàng Thị Bí Mật", "Phường Kín Đáo", "nguyenvankin", "MAY-CUA-LAN", "Lê Văn Ẩn", "0912345678", "so cua ba Lan"}

func now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// TestPackageNamesNobody puts names into the book, its settings, its file's name, the
// account, the log and a crash, and looks for them in the zip in every form.
func TestPackageNamesNobody(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nguyenvankin")
	t.Setenv("HOME", dir)
	t.Setenv("USERPROFILE", dir)
	recs := storetest.Seed()
	s := &record.Settings{}
	if err := json.Unmarshal(assets.Defaults(), s); err != nil {
		t.Fatal(err)
	}
	s.ID = recs[0].M().ID
	s.Lists.Roles = append(s.Lists.Roles, record.Choice{Code: "hoang-thi-bi-mat", Name: names[0]})
	s.Layouts = append(s.Layouts, record.RosterLayout{Name: names[4]})
	recs[0] = s
	for _, r := range recs {
		switch r := r.(type) {
		case *record.Committee:
			r.Names[0].Name = names[1]
			r.Signers = append(r.Signers, record.Signer{Name: names[4], Lines: []string{"CHỦ TỊCH"}})
		case *record.Person:
			r.Name, r.Phone, r.Address = names[0], names[5], names[1]
		}
	}
	b := storetest.New(t, recs...)
	l := OpenLog(dir)
	book := filepath.Join(dir, "so cua ba Lan.sopt")
	std := log.New(l, "", log.LstdFlags)
	std.Print(&store.OpenError{Path: book, Err: store.ErrDamaged})
	std.Print(&fs.PathError{Op: "open", Path: `C:\Users\nguyenvankin\so cua ba Lan.sopt`, Err: errors.New("sharing violation")})
	std.Print(fmt.Errorf("%w: %v", store.ErrReadOnly, &fs.PathError{Op: "open", Path: `\\MAY-CUA-LAN\so cua ba Lan`, Err: fs.ErrPermission}))
	crash := "panic: no role for \"Hoàng Thị Bí Mật\"\n\ngoroutine 1 [running]:\nmain.f({0xc000012345, 0x5}, \"Lê Văn Ẩn\")\n\t/home/nguyenvankin/sophongtrao/cmd/sophongtrao/main.go:12 +0x1d\n"
	if err := os.WriteFile(filepath.Join(dir, crashFile), []byte(crash), 0o600); err != nil {
		t.Fatal(err)
	}
	var p Package
	b.Read(func(v *record.View) {
		p = Make(Facts{Now: now(), Version: "0.4.0", Dir: dir, Size: 4096, View: v,
			Fault: &store.OpenError{Path: book, Err: store.ErrDamaged}, Reserved: []string{"so cua ba Lan"},
			Check: &store.Report{Seq: 7, Findings: []store.Finding{{Code: store.FoundText, Kind: record.KindPerson, ID: 9}}}, Checked: now()})
	})
	path := filepath.Join(t.TempDir(), "goi-ho-tro.zip")
	if err := p.Write(path, now()); err != nil {
		t.Fatal(err)
	}
	all := unzip(t, path)
	for _, name := range names {
		for form, want := range map[string][]byte{"as it is": []byte(name), "without dấu": []byte(record.Fold(name)), "in UTF-16": wide(name)} {
			if bytes.Contains(bytes.ToLower(all), bytes.ToLower(want)) {
				t.Errorf("%q stands in the package %s:\n%s", name, form, all)
			}
		}
	}
	for _, want := range []string{"0.4.0", "store: the book is damaged", "sharing violation", "main.f", "main.go:12", "text person 9", "retention: 24", "Người: "} {
		if !bytes.Contains(all, []byte(want)) {
			t.Errorf("the package does not say %q:\n%s", want, all)
		}
	}
	if flat := strings.ReplaceAll(string(all), "\r\n", "\n"); !strings.Contains(p.Text(), strings.TrimSpace(flat[:200])) {
		t.Error("what is written is not what was shown")
	}
}

func wide(s string) (out []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func unzip(t *testing.T, path string) (all []byte) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(append(all, b...), '\n')
	}
	return all
}

// A log begins anew before it is too large, keeps one older, and is whole lines.
func TestLogRotates(t *testing.T) {
	dir := t.TempDir()
	l := OpenLog(dir)
	line := strings.Repeat("x", 1000) + "\n"
	for i := range 3 * maxLog / len(line) {
		fmt.Fprintf(l, "%d %s", i, line)
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	sum := int64(0)
	for _, e := range list {
		s, _ := e.Info()
		sum += s.Size()
	}
	if len(list) != 3 || sum > 2*maxLog {
		t.Errorf("%d files of %d bytes", len(list), sum)
	}
	text, _ := Lines(dir)
	if len(text) < maxRead/4 || !strings.HasSuffix(text, "\n") || strings.Index(text, " ") > 5 {
		t.Errorf("%d bytes are read back, beginning with %.20q", len(text), text)
	}
}

func TestScrub(t *testing.T) {
	for in, want := range map[string]string{
		`open C:\Users\Lan Anh\so.sopt: access denied`: `open […]: access denied`,
		`open /home/lan anh/so.sopt: no such file`:     `open […]: no such file`,
		`so-lan.sopt: store: the book is damaged`:      `[…]: store: the book is damaged`,
		`2026/11/23 09:00:00 read 3/4 of it`:           `2026/11/23 09:00:00 read 3/4 of it`,
		`rename \\MAY\chia se\a.pdf: denied`:           `rename […]: denied`,
	} {
		if got := scrub(in, nil); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := scrub("lananh went to LanAnh's", []string{"lananh"}); strings.Contains(strings.ToLower(got), "lananh") {
		t.Error(got)
	}
}

// What the runtime really writes when a program dies comes through with its places, and
// without what the panic said.
func TestTraceOfARealCrash(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CRASH="+dir)
	if err := cmd.Run(); err == nil {
		t.Fatal("the child did not die")
	}
	_, crashes := Lines(dir)
	for _, want := range []string{"panic: […]", "goroutine 1", "support.die", "support_test.go:"} {
		if !strings.Contains(crashes, want) {
			t.Errorf("no %q in\n%s", want, crashes)
		}
	}
	if strings.Contains(crashes, "Bí Mật") {
		t.Error(crashes)
	}
}

func die(name string) { panic("no role for " + name) }

// As a child the test program dies.
func TestMain(m *testing.M) {
	if dir := os.Getenv("CRASH"); dir != "" {
		OpenLog(dir)
		die(names[0])
	}
	os.Exit(m.Run())
}
