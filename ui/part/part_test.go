package part

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"golang.org/x/text/unicode/norm"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/words"
)

var today = func() record.Date { return record.Day(2026, 2, 5) }

// show puts an object on a window without a display.
func show(t testing.TB, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(look.Theme{})
	w := test.NewTempWindow(t, o)
	w.Resize(fyne.NewSize(700, 600))
	return w
}

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func typeIn(o fyne.Focusable, s string) {
	for _, r := range s {
		o.TypedRune(r)
	}
}

// TestTypingIsNotDisturbed types as an input method does: letters, Backspace, the new
// letter. The text is never touched until the field is left, and is NFC then.
func TestTypingIsNotDisturbed(t *testing.T) {
	e, other := NewEntry(""), NewEntry("")
	w := show(t, container.NewVBox(e, other))
	w.Canvas().Focus(e)
	typeIn(e, "  Vie")
	press(e, fyne.KeyBackspace)
	typeIn(e, "ệt ")
	nfd := norm.NFD.String("Đượm")
	typeIn(e, nfd)
	if want := "  Việt " + nfd; e.Text != want {
		t.Errorf("while typing the text became %+q, not %+q", e.Text, want)
	}
	press(e, fyne.KeyReturn)
	if e.Text != "Việt Đượm" {
		t.Errorf("after leaving the text is %+q", e.Text)
	}
	if w.Canvas().Focused() != other {
		t.Error("Enter did not go to the next field")
	}
}

func TestEntrySelectsAllAndPassesKeys(t *testing.T) {
	e := NewEntry("")
	w := show(t, e)
	e.SetText("cũ")
	var heard []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { heard = append(heard, ev.Name) })
	w.Canvas().Focus(e)
	press(e, fyne.KeyF1, fyne.KeyF9, fyne.KeyEscape)
	if fmt.Sprint(heard) != "[F1 F9 Escape]" {
		t.Errorf("the window heard %v", heard)
	}
	typeIn(e, "mới")
	if e.Text != "mới" {
		t.Errorf("typing over a field that got the focus gives %q", e.Text)
	}
}

func TestDateBox(t *testing.T) {
	d, v := NewDateBox(today, false), NewDateBox(today, true)
	fault := ""
	d.show = func(s string) { fault = s }
	w := show(t, container.NewVBox(d, v))
	enter := func(x *DateBox, s string) {
		w.Canvas().Focus(x)
		x.SetText("")
		typeIn(x, s)
		w.Canvas().Unfocus()
	}
	for s, want := range map[string]string{"1/7/25": "01/07/2025", "010725": "01/07/2025", "hôm nay": "05/02/2026", "": ""} {
		if enter(d, s); d.Text != want || fault != "" {
			t.Errorf("%q is shown as %q with fault %q", s, d.Text, fault)
		}
	}
	d.Set(record.Day(2020, 1, 1))
	if enter(d, "31/2/2026"); d.Text != "31/2/2026" || fault == "" {
		t.Errorf("a wrong date is shown as %q with fault %q", d.Text, fault)
	}
	if got, ok := d.Date(); ok || !got.IsZero() {
		t.Errorf("a wrong date reads as %v", got)
	}
	if enter(d, "1961"); fault == "" {
		t.Error("a year alone passes where a day is needed")
	}
	if enter(v, "1961"); v.Text != "1961" {
		t.Errorf("a year is shown as %q", v.Text)
	}
}

func TestCountBox(t *testing.T) {
	c := NewCountBox()
	w := show(t, c)
	for s, want := range map[string]string{"1234": "1.234", "0": "0", "cbc": words.NotReported, "": "", "mười": "mười"} {
		w.Canvas().Focus(c)
		c.SetText("")
		typeIn(c, s)
		w.Canvas().Unfocus()
		if c.Text != want {
			t.Errorf("%q is shown as %q", s, c.Text)
		}
	}
}

func TestEllipsisFits(t *testing.T) {
	show(t, NewEntry(""))
	const s = "Tổ tự quản về an ninh, trật tự khu phố Chánh Lộc 1"
	for w := float32(0); w < 400; w += 7 {
		got := Ellipsis(s, w, 14, fyne.TextStyle{})
		cut := strings.TrimSuffix(got, "…")
		if !strings.HasPrefix(s, cut) || strings.ContainsRune(got, '\uFFFD') {
			t.Fatalf("at %v: %q", w, got)
		}
		if cut != "" && fyne.MeasureText(got, 14, fyne.TextStyle{}).Width > w {
			t.Fatalf("at %v: %q is too wide", w, got)
		}
		if got == s {
			continue
		}
		next := []rune(s)[:len([]rune(cut))+1]
		if fyne.MeasureText(string(next)+"…", 14, fyne.TextStyle{}).Width <= w {
			t.Fatalf("at %v: %q could be longer", w, got)
		}
	}
}

func options() []Option {
	return []Option{{Value: "1", Label: "Nguyễn Thị Đượm", Note: "sinh 1961"}, {Value: "2", Label: "Nguyễn Văn Đức"}, {Value: "3", Label: "Trần Đức"}}
}

func TestChooserByKeyboard(t *testing.T) {
	c, after := NewChooser(options), NewEntry("")
	var chosen []string
	c.OnChosen = func(v string) { chosen = append(chosen, v) }
	w := show(t, container.NewVBox(c, after))
	e := c.entry
	w.Canvas().Focus(e)
	typeIn(e, "duc")
	if !c.isOpen() || len(c.matches) != 2 {
		t.Fatalf("typing without dấu finds %v", c.matches)
	}
	if e.Text != "duc" {
		t.Errorf("filtering changed the text to %q", e.Text)
	}
	if w.Canvas().Focused() != e {
		t.Error("the list took the focus")
	}
	press(e, fyne.KeyDown, fyne.KeyReturn)
	if c.Value() != "3" || e.Text != "Trần Đức" || c.isOpen() || fmt.Sprint(chosen) != "[3]" {
		t.Errorf("chosen %q, shown %q, told %v", c.Value(), e.Text, chosen)
	}
	if w.Canvas().Focused() != after {
		t.Error("Enter did not go on")
	}
	w.Canvas().Focus(e)
	press(e, fyne.KeyF9)
	if len(c.matches) != 3 || c.at != 2 {
		t.Errorf("F9 shows %d at %d", len(c.matches), c.at)
	}
	press(e, fyne.KeyEscape)
	if c.isOpen() || c.Value() != "3" {
		t.Error("Esc did not close the list alone")
	}
}

// TestChooserUntyped: what is marked in an open list is what Enter takes, also
// when nothing was typed; emptying the entry chooses nothing.
func TestChooserUntyped(t *testing.T) {
	c := NewChooser(options)
	w := show(t, container.NewVBox(c, NewEntry("")))
	w.Canvas().Focus(c.entry)
	press(c.entry, fyne.KeyF9, fyne.KeyDown, fyne.KeyReturn)
	if c.Value() != c.options[1].Value {
		t.Errorf("F9, Down, Enter chose %q", c.Value())
	}
	w.Canvas().Focus(c.entry)
	for range []rune(c.entry.Text) {
		press(c.entry, fyne.KeyEnd, fyne.KeyBackspace)
	}
	press(c.entry, fyne.KeyReturn)
	if c.Value() != "" || c.entry.Text != "" {
		t.Errorf("emptied, Enter chose %q", c.Value())
	}
	w.Canvas().Focus(c.entry)
	press(c.entry, fyne.KeyReturn)
	if c.Value() != "" {
		t.Errorf("Enter on a closed list chose %q", c.Value())
	}
}

func TestChooserSettles(t *testing.T) {
	c := NewChooser(options)
	fault := ""
	c.show = func(s string) { fault = s }
	w := show(t, c)
	leave := func(s string) {
		w.Canvas().Focus(c.entry)
		c.entry.SetText("")
		typeIn(c.entry, s)
		w.Canvas().Unfocus()
	}
	if leave("tran duc"); c.Value() != "3" || c.entry.Text != "Trần Đức" {
		t.Errorf("a name typed out is %q, %q", c.Value(), c.entry.Text)
	}
	if leave("Lê Lợi"); fault == "" || c.entry.Text != "Lê Lợi" {
		t.Errorf("an unknown text is shown as %q with %q", c.entry.Text, fault)
	}
	if leave(""); c.Value() != "" || fault != "" {
		t.Errorf("nothing typed is %q with %q", c.Value(), fault)
	}
	c.New = func(s string) (Option, bool) { return Option{Value: "new", Label: s}, true }
	if leave("Lê Lợi"); c.Value() != "new" || fault != "" {
		t.Errorf("a new value is %q with %q", c.Value(), fault)
	}
}

func someRows(n int) []Row {
	list := make([]Row, n)
	for i := range list {
		list[i] = Row{ID: record.ID(i + 1), Cells: []string{fmt.Sprintf("Nguyễn Văn %c%d", 'A'+i%26, i), "Khu phố 1", fmt.Sprint(i)},
			Keys: []string{"", "", NumberKey(record.N(int64(i)))}}
	}
	return list
}

func newTestTable() *Table {
	return NewTable([]Column{{ID: "name", Title: "Tên", Width: 150, Grow: 1}, {ID: "area", Title: "Khu", Width: 100}, {ID: "n", Title: "Số", Width: 60, Right: true}})
}

func TestTableByKeyboard(t *testing.T) {
	tb := newTestTable()
	w := show(t, tb)
	opened, typed := record.ID(0), ""
	tb.OnOpen = func(id record.ID) { opened = id }
	tb.OnType = func(r rune) { typed += string(r) }
	tb.SetRows(someRows(60000))
	tb.Focus()
	l := w.Canvas().Focused()
	if tb.Selected() != 1 {
		t.Fatalf("the first row is not at hand: %d", tb.Selected())
	}
	press(l, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if tb.Selected() != 2 {
		t.Errorf("arrows lead to %d", tb.Selected())
	}
	press(l, fyne.KeyEnd)
	if tb.Selected() != 60000 {
		t.Errorf("End leads to %d", tb.Selected())
	}
	press(l, fyne.KeyHome, fyne.KeyPageDown)
	if page := tb.Selected(); page < 8 || page > 40 {
		t.Errorf("PgDn leads to %d", page)
	}
	press(l, fyne.KeyHome, fyne.KeyUp, fyne.KeyReturn)
	if opened != 1 {
		t.Errorf("Enter opens %d", opened)
	}
	typeIn(l, "ng")
	if typed != "ng" {
		t.Errorf("letters become %q", typed)
	}
	press(l, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if got := fmt.Sprint(tb.Chosen()); got != "[1 2]" {
		t.Errorf("marked are %s", got)
	}
}

// TestTableSelectBringsIntoSight: a row that moved to another place while it was selected,
// as a paper does that was issued, is in sight once it is selected anew.
func TestTableSelectBringsIntoSight(t *testing.T) {
	tb := newTestTable()
	show(t, tb)
	rows := someRows(100)
	tb.SetRows(rows)
	tb.Select(100)
	if tb.list.GetScrollOffset() == 0 {
		t.Fatal("the last row of 100 is in sight at once")
	}
	tb.SetRows(append(slices.Clone(rows[99:]), rows[:99]...))
	tb.Select(100)
	if at := tb.list.GetScrollOffset(); at != 0 {
		t.Errorf("the selected row is the first, and the list is scrolled by %.0f", at)
	}
}

func TestTableKeepsTheRecordAtHand(t *testing.T) {
	tb := newTestTable()
	show(t, tb)
	tb.SetRows(someRows(100))
	tb.Select(51)
	tb.SortBy("n")
	tb.SortBy("n")
	if tb.Selected() != 51 || tb.rows[tb.shown[0]].ID != 100 {
		t.Errorf("after sorting %d is at hand and %d is first", tb.Selected(), tb.rows[tb.shown[0]].ID)
	}
	tb.Filter("nguyen 50")
	if shown, all := tb.Len(); shown != 1 || all != 100 || tb.Selected() != 51 {
		t.Errorf("the filter shows %d of %d with %d at hand", shown, all, tb.Selected())
	}
	tb.Filter("")
	list := someRows(100)
	tb.SetRows(append(list[:50], list[51:]...))
	if id := tb.Selected(); id == 51 || id == 0 {
		t.Errorf("after the record went, %d is at hand", id)
	}
}

// TestTableScrolls: a step in 60,000 rows does what one in 600 does (make bench measures
// it), and drawing a row that did not change allocates nothing.
func TestTableScrolls(t *testing.T) {
	step := func(n int) float64 {
		tb := newTestTable()
		show(t, tb)
		tb.SetRows(someRows(n))
		i := 0
		return testing.AllocsPerRun(300, func() {
			tb.list.ScrollToOffset(float32(i % 300 * 34))
			i++
		})
	}
	few, many := step(600), step(60000)
	t.Logf("allocations of a step in 600 rows %v, in 60,000 %v", few, many)
	if many > 1.5*few+4 {
		t.Errorf("a step in 60,000 rows allocates %v times, in 600 %v", many, few)
	}
	tb := newTestTable()
	show(t, tb)
	tb.SetRows(someRows(600))
	row := newTableRow(tb)
	row.Resize(fyne.NewSize(600, 30))
	row.update(3)
	c, width := row.cells[0], tb.widths[0]-2*cellPad
	col := c.text.Color
	if n := testing.AllocsPerRun(100, func() { c.set(tb.rows[3].Cells[0], width, c.size, fyne.TextStyle{}, col) }); n > 0 {
		t.Errorf("a cell that did not change allocates %v times", n)
	}
}

func TestWidthsFillTheWindow(t *testing.T) {
	tb := newTestTable()
	w := show(t, tb)
	sum := func() (s float32) {
		for _, x := range tb.widths {
			s += x
		}
		return s
	}
	for _, width := range []float32{300, 700, 1300} {
		w.Resize(fyne.NewSize(width, 400))
		if s := sum(); s > width || s < width-60 {
			t.Errorf("in a window of %v the columns take %v", width, s)
		}
	}
	tb.SetState(TableState{Widths: map[string]float32{"name": 222}})
	w.Resize(fyne.NewSize(900, 400))
	if tb.widths[0] != 222 {
		t.Errorf("a remembered width is %v", tb.widths[0])
	}
}

// TestHeadsStandWhole: where there is little room a column goes rather than a title is
// cut, at every text size; sorting makes room for the arrow.
func TestHeadsStandWhole(t *testing.T) {
	tb := NewTable([]Column{{ID: "a", Title: "Năm", Width: 20}, {ID: "b", Title: "Hình thức khen thưởng", Width: 40, Grow: 1},
		{ID: "c", Title: "Cơ quan ban hành quyết định", Width: 200}, {ID: "d", Title: "Ngày", Width: 300}})
	w := show(t, tb)
	for _, size := range []look.Size{look.Normal, look.VeryLarge} {
		fyne.CurrentApp().Settings().SetTheme(look.Theme{Text: size})
		for width := float32(260); width < 1000; width += 37 {
			w.Resize(fyne.NewSize(width, 400))
			for _, sort := range []string{"a", "b"} {
				tb.SortBy(sort)
				shown := 0
				for i, c := range tb.head.titles {
					if tb.widths[i] == 0 {
						continue
					}
					if shown++; c.cell.text.Text != tb.Columns[i].Title && (shown > 1 || tb.widths[1] > 0) {
						t.Errorf("at %.0f, size %d, sorted by %s: %q", width, size, sort, c.cell.text.Text)
					}
				}
			}
		}
	}
}

func TestPickFileByKeyboard(t *testing.T) {
	w := show(t, container.NewVBox())
	root := t.TempDir()
	for _, name := range []string{"a.txt", "Sổ cũ/b.sopt", "Sổ cũ/sâu/c.sopt", "d.sopt", ".an/e.sopt"} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	var got string
	f := pickOwn(w.Canvas(), "Mở", "Mở sổ", filepath.Join(root, "gone"), ".sopt", func(p string) { got = p })
	if s := strings.Join(f.found, " "); s != "Sổ cũ"+string(filepath.Separator)+" d.sopt" {
		t.Errorf("the folder shows %q", s)
	}
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if s := strings.Join(f.found, " "); s != "sâu"+string(filepath.Separator)+" b.sopt" {
		t.Errorf("the inner folder shows %q", s)
	}
	press(w.Canvas().Focused(), fyne.KeyEnd, fyne.KeyReturn)
	if got != filepath.Join(root, "Sổ cũ", "b.sopt") || Covered(w.Canvas()) {
		t.Errorf("picked %q", got)
	}
}

// TestButtonShowsTheKeyboard: the main button with the keyboard is drawn otherwise
// than without it.
func TestButtonShowsTheKeyboard(t *testing.T) {
	b := NewButton("", nil, nil).Main()
	w := show(t, container.NewCenter(b))
	before := w.Canvas().Capture()
	w.Canvas().Focus(b)
	if reflect.DeepEqual(before, w.Canvas().Capture()) {
		t.Error("nothing shows that the button has the keyboard")
	}
	w.Canvas().Unfocus()
	if !reflect.DeepEqual(before, w.Canvas().Capture()) {
		t.Error("something is left when the keyboard has gone")
	}
}

// TestPickFileNative: the system's dialog is asked where there is one; ours stands in.
func TestPickFileNative(t *testing.T) {
	w := test.NewTempWindow(t, nil)
	var asked FileAsk
	Native = func(a FileAsk) { asked = a }
	t.Cleanup(func() { Native = nil })
	got := ""
	PickFile(w.Canvas(), "Mở", "Mở sổ", "/so", ".sopt .xlsx", func(p string) { got = p })
	if asked.Title != "Mở" || asked.Folder != "/so" || len(asked.Exts) != 2 || asked.Save || w.Canvas().Overlays().Top() != nil {
		t.Errorf("asked %+v", asked)
	}
	asked.Done("/so/a.sopt")
	asked.Own()
	if got != "/so/a.sopt" || w.Canvas().Overlays().Top() == nil {
		t.Errorf("got %q, our own dialog shown: %v", got, w.Canvas().Overlays().Top() != nil)
	}
}
