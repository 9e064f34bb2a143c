//go:build e2e

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// spokenEnv names the file into which a child of TestNoEnglish writes what it read.
const spokenEnv = "SOPHONGTRAO_SPOKEN"

func TestMain(m *testing.M) {
	if path := os.Getenv(spokenEnv); path != "" {
		if err := writeSpoken(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// spoken is every text of the screens, with the scene that shows it first.
type spoken struct {
	Texts map[string]string
	Codes []string // of the lists, which the settings show on purpose (TestScreens looks for them elsewhere)
}

// TestNoEnglish walks every screen and dialog of the gallery, with the menus behind the
// right mouse button, as on machines set to three languages: each shows the same, and
// nothing of it is English.
func TestNoEnglish(t *testing.T) {
	dir := t.TempDir()
	locales := []string{"vi_VN", "en_US", "fr_FR"}
	cmds, outs := make([]*exec.Cmd, len(locales)), make([]bytes.Buffer, len(locales))
	for i, l := range locales {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "LANG="+l+".UTF-8", "LC_ALL="+l+".UTF-8", "LANGUAGE="+l, "GOGC=400",
			spokenEnv+"="+filepath.Join(dir, l))
		cmd.Stdout, cmd.Stderr = &outs[i], &outs[i]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		cmds[i] = cmd
	}
	var first spoken
	for i, l := range locales {
		if err := cmds[i].Wait(); err != nil {
			t.Fatalf("%s: %v\n%s", l, err, outs[i].String())
		}
		var got spoken
		raw, err := os.ReadFile(filepath.Join(dir, l))
		if err == nil {
			err = json.Unmarshal(raw, &got)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{words.ToolkitCut, words.ToolkitPaste, words.ToolkitSelectAll, words.ToolkitUndo} {
			if got.Texts[want] == "" {
				t.Errorf("%s: the menu of an entry does not say %q", l, want)
			}
		}
		for _, text := range slices.Sorted(maps.Keys(got.Texts)) {
			if why := notVietnamese(text); why != "" && !slices.Contains(got.Codes, text) && !code.MatchString(text) {
				t.Errorf("%s: %s: %s in %q", l, got.Texts[text], why, text)
			}
			if i > 0 && first.Texts[text] == "" {
				t.Errorf("%s: %s: %q is not shown in %s", l, got.Texts[text], text, locales[0])
			}
		}
		if i == 0 {
			first = got
		}
	}
}

// writeSpoken opens every scene, and on each screen the menu of one field of each kind.
func writeSpoken(path string) error {
	dir, err := os.MkdirTemp("", "spoken")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	book, err := sampleBook(filepath.Join(dir, "thuc-hanh.sopt"))
	if err != nil {
		return err
	}
	defer book.Close()
	a := test.NewApp()
	defer a.Quit()
	defer part.AtOnce()()
	if err := words.UseVietnamese(); err != nil {
		return err
	}
	a.Settings().SetTheme(look.Theme{})
	s := spoken{Texts: map[string]string{}, Codes: slices.Collect(maps.Keys(listCodes(book)))}
	for _, sc := range scenes() {
		w := test.NewWindow(nil)
		w.SetPadded(false)
		w.Resize(sizes[0])
		sc.open(w, book)
		desktest.Settle(w.Canvas())
		s.hear(sc.Name, w.Canvas())
		s.menus(sc.Name, w.Canvas())
		w.Close()
	}
	raw, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return os.WriteFile(path, raw, 0o644)
}

func (s *spoken) hear(scene string, c fyne.Canvas) {
	for _, x := range desktest.Drawn(c) {
		if s.Texts[x.Text] == "" {
			s.Texts[x.Text] = scene
		}
	}
}

// menus presses the right mouse button on one field of each kind. Undo and redo are in
// the menu of an entry only when there is something to take back.
func (s *spoken) menus(scene string, c fyne.Canvas) {
	objects := test.LaidOutObjects(c.Content())
	if top := c.Overlays().Top(); top != nil {
		objects = test.LaidOutObjects(top)
	}
	done := map[reflect.Type]bool{}
	for _, o := range objects {
		f, ok := o.(fyne.SecondaryTappable)
		if !ok || !o.Visible() || done[reflect.TypeOf(o)] {
			continue
		}
		done[reflect.TypeOf(o)] = true
		if e, ok := o.(fyne.Focusable); ok {
			c.Focus(e)
			e.TypedRune('a')
		}
		below := c.Overlays().Top()
		f.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(2, 2)})
		if top := c.Overlays().Top(); top != nil && top != below {
			s.hear(scene+" (menu)", c)
			c.Overlays().Remove(top)
		}
	}
}

var (
	// syllable is the shape of every Vietnamese syllable without its marks.
	syllable = regexp.MustCompile(`^(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|q|r|s|th?|tr|v|x)?` +
		`(i|y|e|a|o|u|ia|ie|ye|ua|uo|oa|oe|ue|uy|uya|uye|oo)(ch?|m|nh?|ng|p|t|i|y|o|u)?$`)
	// whole are parts of a text that are no words: what is cut off, files, keys, fonts, codes.
	whole = regexp.MustCompile(`\p{L}*…$|[A-Z]:[\\/]\S*|\S*/\S*/\S*|[\p{L}\d_-]*\.(sopt|pdf|xlsx|xls|csv|docx|zip|txt|jpg|jpeg|png)\b|` +
		`(Ctrl|Shift|Alt)(\+\p{L}+)+|Page (Up|Down)|U\+[0-9A-F]+|\bF\d+\b|\.Vn\w*|linux amd64, go[\d.]+`)
	code = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	word = regexp.MustCompile(`\p{L}+`)
)

// lent are names of keys, programs and folders, what was lent, units, and names of the
// Ê-đê and the Cơ-ho, of a printer and of a stick in the sample.
var lent = strings.Fields(`excel word enter esc ctrl shift tab alt insert delete home end unikey evkey unicode windows camera
	ea breu zalo sophongtrao saoluu mm canon kingston`)

// garbled are letters that neither Vietnamese nor English has: the page that reads old
// lists shows them as they are in the file.
func garbled(r rune) bool {
	return r >= 0x80 && record.Fold(string(r))[0] >= 0x80 || strings.ContainsRune("ÇÞæëîäÆ", r)
}

// notVietnamese names the first word of a text that cannot be one.
func notVietnamese(text string) string {
	if found := english.FindString(text); found != "" {
		return found
	}
	for _, w := range word.FindAllString(whole.ReplaceAllString(text, " "), -1) {
		folded := record.Fold(w)
		if w == strings.ToUpper(w) && len(w) < 8 || len(w) == 1 || strings.ContainsFunc(w, garbled) || syllable.MatchString(folded) || slices.Contains(lent, folded) {
			continue
		}
		return w
	}
	return ""
}

// TestNotVietnamese: the look-out hears a foreign word, and takes none of ours for one.
func TestNotVietnamese(t *testing.T) {
	for _, s := range []string{"Open", "Save as", "Ngày Monday", "unexpected EOF", "Recently used", "Annuler", "lundi 5", "error 12", "Cut"} {
		if notVietnamese(s) == "" {
			t.Errorf("%q passes", s)
		}
	}
	for _, s := range []string{"Nguyễn Thị Đượm", "Quyết định số 12/QĐ-UBND", "ngoằn ngoèo khuya khuỷu", "Lưu (Ctrl+S)", "giếng gì quốc huyện uỷ hoà",
		`C:\SoPhongTrao\tan-mau-aside.sopt`, "Nhập Excel", "tuyên truyền, xoong, quýt, yếu, ương, rượu"} {
		if why := notVietnamese(s); why != "" {
			t.Errorf("%q is refused for %q", s, why)
		}
	}
}
