//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// printJobs prints from the window, by keyboard only: a roster from its preview, then the
// same once it is issued, as it was issued. took waits for the n-th job and returns it as
// PDF. The window is left; compare with printedAs.
func printJobs(t testing.TB, s *Screen, h Hands, ended chan error, dir string, took func(n int) string) (draft, issued string) {
	t.Helper()
	picture := func(name string) {
		s.Settle(time.Second, 10*time.Second)
		if err := s.Save(filepath.Join(dir, name+".png")); err != nil {
			t.Fatal(err)
		}
	}
	play(t, s, h, page(t, "teams")+"["+KeyPrint+"]")
	picture("xem-truoc")
	play(t, s, h, "["+KeyPrint+"]")
	picture("hop-thoai-in")
	play(t, s, h, "[Return]")
	draft = took(1)
	picture("da-in")
	play(t, s, h, "["+KeyIssue+"][Return][Return][Return]") // date, signer, issue
	picture("da-ban-hanh")
	play(t, s, h, "[Return]") // to the printer
	picture("hop-thoai-in-ban-hanh")
	play(t, s, h, "[Return]")
	issued = took(2)
	picture("da-in-ban-hanh")
	leave(t, s, h, ended)
	return draft, issued
}

// printedAsBook: the draft that was printed is the roster of one of the teams, the issued
// one is what the book has frozen.
func printedAsBook(t *testing.T, book, draft, issued string) {
	t.Helper()
	b, err := store.Open(book, store.Options{ReadOnly: true, NoSearch: true})
	if err != nil {
		t.Fatal(err)
	}
	var teams []string
	var newest *record.Document
	b.Read(func(v *record.View) {
		for team := range v.Teams.All() {
			teams = append(teams, team.Name)
		}
		for d := range v.Documents.All() {
			if d.Hash != "" && d.Source.Form == "roster" && (newest == nil || d.ID > newest.ID) {
				newest = d
			}
		}
	})
	if newest == nil {
		t.Fatal("nothing was issued")
	}
	frozen, err := b.PDF(newest.Hash)
	if err == nil {
		err = b.Close()
	}
	was := filepath.Join(t.TempDir(), "frozen.pdf")
	if err == nil {
		err = os.WriteFile(was, frozen, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if wrong := printedAs(t, was, issued); wrong != "" {
		t.Errorf("the issued paper (%s) was printed otherwise (%s): %s", was, issued, wrong)
	}
	var wrong []string
	for _, team := range teams {
		mine := filepath.Join(t.TempDir(), "cli.pdf")
		must(t, "report", "roster", "--book", book, "--team", team, "--out", mine)
		w := printedAs(t, mine, draft)
		if w == "" {
			return
		}
		wrong = append(wrong, team+": "+w)
	}
	t.Errorf("the draft (%s) is the roster of no team: %s", draft, strings.Join(wrong, "\n"))
}

// printedAs says what of a PDF is not on the printed pages, each word within 0.5 mm of its
// place; "" for nothing. The letters of the mark, strewn over the page, are passed over.
func printedAs(t *testing.T, want, printed string) (wrong string) {
	t.Helper()
	const markLetters = 12
	w, g := boxes(t, want), boxes(t, printed)
	if len(w) != len(g) {
		return fmt.Sprintf("%d pages printed, want %d", len(g), len(w))
	}
	for i := range w {
		a := placesOf(w[i], [2]float64{}, false)
		b := placesOf(g[i], [2]float64{}, w[i].Width > w[i].Height && g[i].Width < g[i].Height)
		if n := len(b) - len(a); n > markLetters {
			return fmt.Sprintf("page %d: %d words printed, want %d", i+1, len(b), len(a))
		}
		for _, x := range a {
			if strings.Contains("THỰC HÀNH", x.Text) { // poppler takes the mark for one word
				continue
			}
			if !slices.ContainsFunc(b, func(y word) bool { return y.Text == x.Text && apart(x, y) <= 0.5 }) {
				return fmt.Sprintf("page %d: %q is not printed at %.1f, %.1f mm", i+1, x.Text, x.XMin, x.YMin)
			}
		}
	}
	return ""
}

// TestWindowPrints prints from the Linux window through a CUPS of the test's own, with a
// printer that takes whatever it gets: the jobs arrive as PDF, with the paper's name.
func TestWindowPrints(t *testing.T) {
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	h, err := XHands(s)
	if err != nil {
		t.Fatal(err)
	}
	socket, spool := ownCUPS(t)
	home, book := t.TempDir(), smallBook(t)
	cmd := s.Command(program(t, "sophongtrao"), "--who", worker, book)
	cmd.Env = append(cmd.Env, "HOME="+home, "XDG_CONFIG_HOME="+home, "CUPS_SERVER="+socket)
	ended := start(t, s, cmd)
	awake(t, s, h)
	took := func(n int) string {
		job := filepath.Join(spool, fmt.Sprintf("d%05d-001", n))
		waitFor(t, job, "%%EOF")
		about, err := os.ReadFile(filepath.Join(spool, fmt.Sprintf("c%05d", n)))
		if err != nil || !bytes.Contains(about, []byte(".pdf")) || !bytes.Contains(about, []byte("copies")) {
			t.Errorf("job %d does not say what it is: %q (%v)", n, about, err)
		}
		return job
	}
	draft, issued := printJobs(t, s, h, ended, picturesDir(t, "e2e-in"), took)
	printedAsBook(t, book, draft, issued)
}

// waitFor waits until a file ends with a word.
func waitFor(t testing.TB, path, word string) {
	t.Helper()
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		b, err := os.ReadFile(path)
		if err == nil && strings.HasSuffix(strings.TrimRight(string(b), "\x00\x04\r\n"), word) {
			return
		}
	}
	b, err := os.ReadFile(path)
	t.Fatalf("%s does not come to its end: %d bytes, %v", path, len(b), err)
}

// ownCUPS starts a CUPS for this test alone, which nobody else sees: it listens on a
// socket in a folder of its own. Its printer "thu" passes on what it gets; every job stays
// in spool.
func ownCUPS(t testing.TB) (socket, spool string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "cups") // short: a socket's path has at most 107 letters
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	who, group := me.Username, me.Gid
	if me.Uid == "0" { // CUPS gives its filters to somebody else
		who, group = "nobody", "nogroup"
	}
	socket, spool = filepath.Join(dir, "sock"), filepath.Join(dir, "spool")
	if err := os.MkdirAll(filepath.Join(spool, "tmp"), 0o777); err != nil {
		t.Fatal(err)
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	for name, text := range map[string]string{
		"cupsd.conf": "Listen " + socket + "\nWebInterface No\nBrowsing No\nDirtyCleanInterval 0\nDefaultAuthType None\nPreserveJobFiles Yes\n" +
			"<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n",
		"cups-files.conf": "FileDevice Yes\nServerRoot " + dir + "\nRequestRoot " + spool + "\nTempDir " + spool + "/tmp\nCacheDir " + in("cache") +
			"\nStateDir " + in("state") + "\nAccessLog " + in("access") + "\nErrorLog " + in("error") + "\nPageLog " + in("page") +
			"\nUser " + who + "\nGroup " + group + "\nSystemGroup root\n",
	} {
		if err := os.WriteFile(in(name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	server := exec.Command("/usr/sbin/cupsd", "-f", "-c", in("cupsd.conf"), "-s", in("cups-files.conf"))
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		if _, err := os.Stat(socket); err == nil {
			break
		}
		if time.Now().After(end) {
			said, _ := os.ReadFile(in("error"))
			t.Fatalf("CUPS does not start: %s", said)
		}
	}
	for _, args := range [][]string{{"-p", "thu", "-E", "-v", "file:/dev/null"}, {"-d", "thu"}} {
		cmd := exec.Command("/usr/sbin/lpadmin", args...)
		cmd.Env = append(os.Environ(), "CUPS_SERVER="+socket)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("lpadmin %v: %v: %s", args, err, out)
		}
	}
	return socket, spool
}
