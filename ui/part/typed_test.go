package part

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// everyField is a form with each kind of field there is, within lists too.
func everyField() *Form[*record.Meeting] {
	teams := func() []Option {
		return []Option{IDOption(8, "Tổ số 8", "Khu phố 1"), IDOption(9, "Tổ số 9", "")}
	}
	codes := func() []Option { return []Option{{Value: "a", Label: "Một"}, {Value: "b", Label: "Hai"}} }
	type vote = record.Vote
	return NewForm(func(f *Form[*record.Meeting]) {
		f.Add(
			Text("title", "Tên", func(m *record.Meeting) *string { return &m.Title }),
			Choice("type", "Loại", codes, func(m *record.Meeting) *string { return &m.Type }),
			Pick("method", "Cách", codes, func(m *record.Meeting) string { return m.VoteMethod }, func(m *record.Meeting, s string) { m.VoteMethod = s }),
			Moment("start", "Lúc", today, func(m *record.Meeting) *record.Moment { return &m.Start }),
			Date("day", "Ngày", today, true, func(m *record.Meeting) *record.Date { return &m.End.Date }),
			Ref("area", "Nơi", teams, func(m *record.Meeting) *record.ID { return &m.Area }),
			Count("present", "Có mặt", func(m *record.Meeting) *record.Count { return &m.Present }),
			Whole("copies", "Số bản", func(m *record.Meeting) *int { return &m.Copies }),
			Long("place", "Nơi", func(m *record.Meeting) *string { return &m.Place }),
			Met("met", "Đạt", func(m *record.Meeting) *record.Answer { a := record.Answer(m.Forum); return &a }),
			Codes("papers", "Giấy", codes, func(m *record.Meeting) *[]string { return &m.Conclusions }),
			Answers(func(*record.Meeting) string { return "marks" }, "", func(*record.Meeting) []Question { return []Question{{"1", "a"}, {"2", "b"}} },
				func(m *record.Meeting, _ string) record.Answer { return "" }, func(*record.Meeting, string, record.Answer) {}),
			Paragraphs("conclusions", "Kết luận", func(m *record.Meeting) *[]string { return &m.Conclusions }),
			Rows("votes", "Phiếu", func(m *record.Meeting) *[]vote { return &m.Votes }, func() []*Field[*vote] {
				return []*Field[*vote]{
					Text("name", "Tên", func(v *vote) *string { return &v.Name }),
					Ref("team", "Tổ", teams, func(v *vote) *record.ID { return &v.Team }),
					Count("agree", "Thuận", func(v *vote) *record.Count { return &v.Agree }),
				}
			}),
			Rows("groups", "Nhóm", func(m *record.Meeting) *[]record.Group { return &m.Groups }, func() []*Field[*record.Group] {
				return []*Field[*record.Group]{Flag("guest", "Khách", func(g *record.Group) *bool { return &g.Guest })}
			}),
			Blocks("agenda", "Thêm", func(m *record.Meeting) *[]record.Item { return &m.Agenda }, func() []*Field[*record.Item] {
				return []*Field[*record.Item]{
					Text("title", "Tên", func(i *record.Item) *string { return &i.Title }),
					Paragraphs("course", "Diễn biến", func(i *record.Item) *[]string { return &i.Course }),
				}
			}),
		)
		f.Add(One("tasks", func(m *record.Meeting) *[]record.Assignment { return &m.Tasks }, func(a *record.Assignment) bool { return a.Owner == "x" },
			func() record.Assignment { return record.Assignment{Owner: "x"} },
			Text("what", "Việc", func(a *record.Assignment) *string { return &a.What }))...)
	})
}

func aMeeting() *record.Meeting {
	return &record.Meeting{Meta: record.Meta{ID: 5, Rev: 2}, Title: "Họp tổ", Type: "a", Area: 8, Conclusions: []string{"a", "Kết luận"},
		Votes:  []record.Vote{{Person: 77, Name: "Nguyễn Thị Đượm", Team: 8}, {Person: 78, Name: "Trần Văn Hòa"}, {Name: "H'Hen Niê"}},
		Groups: []record.Group{{Name: "Hội", Guest: true}}, Agenda: []record.Item{{Title: "Một", Course: []string{"Nói", "Bàn"}}},
		Tasks: []record.Assignment{{What: "khác", Owner: "y"}, {What: "Rà soát", Owner: "x"}}}
}

// at is the field of a path.
func at[T any](t *testing.T, fields []*Field[T], path string) *Field[T] {
	t.Helper()
	i := slices.IndexFunc(fields, func(f *Field[T]) bool { return f.path == path })
	if i < 0 {
		t.Fatal("no field", path)
	}
	return fields[i]
}

// scribble types anything anywhere: what is half typed is mostly wrong.
func scribble[T any](fields []*Field[T], some func() string) {
	for _, f := range fields {
		switch o := f.object.(type) {
		case *Chooser:
			if o.Set([]string{"", "a", "8", "9"}[rand.IntN(4)]); rand.IntN(2) == 0 {
				o.entry.SetText(some())
			}
		case *AnswerBox:
			o.Set(answers[rand.IntN(3)])
		case *Check:
			o.SetChecked(rand.IntN(2) == 0)
		default:
			if e := entryOf(f.first); e != nil && !f.nests && rand.IntN(3) > 0 {
				e.SetText(some())
			}
		}
	}
}

// TestHalfTypedComesBackAsTyped: any text in any field, lines added and taken away.
func TestHalfTypedComesBackAsTyped(t *testing.T) {
	letters := []rune("aăâđêôơưĂĐỰ\u0301\u0323\u0309 1/7.,\n\tx")
	some := func() string {
		r := make([]rune, rand.IntN(12))
		for i := range r {
			r[i] = letters[rand.IntN(len(letters))]
		}
		return string(r)
	}
	f, g := everyField(), everyField()
	show(t, f.Content())
	for range 10 {
		f.Load(aMeeting())
		if x := f.Texts(); len(x) != 0 {
			t.Fatalf("a form just opened has %+v", x)
		}
		scribble(f.fields, some)
		reach(t, f, some)
		typed := slices.Clone(f.Texts())
		if g.Resume(f.Filled(), typed); !g.Changed() || !g.lostBox.Hidden {
			t.Fatalf("resumed, but saved already, or lost %+v", g.lost)
		}
		if again := g.Texts(); !reflect.DeepEqual(again, typed) {
			t.Fatalf("typed\n%+v\ncame back\n%+v", typed, again)
		}
		for i, x := range f.fields {
			if y := g.fields[i]; x.shown() != y.shown() {
				t.Errorf("%s: %q came back as %q", x.path, x.shown(), y.shown())
			}
		}
		if x, y := unchosen(f.Typed()), unchosen(g.Typed()); !reflect.DeepEqual(x, y) {
			t.Errorf("typed %+v\ncame back %+v", x, y)
		}
	}
}

// unchosen is a meeting without what was chosen: under half a name a chooser still has
// what it had before, which cannot be saved and is not kept.
func unchosen(m *record.Meeting) *record.Meeting {
	m.Type, m.VoteMethod, m.Area = "", "", 0
	for i := range m.Votes {
		m.Votes[i].Team = 0
	}
	return m
}

// reach types within the lists: their boxes are reached by their buttons only.
func reach(t *testing.T, f *Form[*record.Meeting], some func() string) {
	t.Helper()
	press := func(path string) {
		b, ok := at(t, f.fields, path).object.(*fyne.Container).Objects[1].(*fyne.Container).Objects[0].(*Button)
		if !ok {
			t.Fatal("no button to add to", path)
		}
		b.OnTapped()
	}
	for _, path := range []string{"votes", "groups", "agenda", "conclusions"} {
		for range rand.IntN(3) {
			press(path)
		}
	}
	for _, e := range entries(f.stack) {
		if rand.IntN(2) == 0 {
			e.SetText(some())
		}
	}
	for _, b := range buttons(f.stack, words.DropRow, words.DropBlock) {
		if rand.IntN(4) == 0 {
			b.OnTapped()
		}
	}
}

func entries(o fyne.CanvasObject) (out []*Entry) {
	if f, ok := o.(fyne.Focusable); ok && entryOf(f) != nil {
		return []*Entry{entryOf(f)}
	}
	for _, x := range inside(o) {
		out = append(out, entries(x)...)
	}
	return out
}

func buttons(o fyne.CanvasObject, names ...string) (out []*Button) {
	if b, ok := o.(*Button); ok && slices.Contains(names, b.Text) {
		return []*Button{b}
	}
	for _, x := range inside(o) {
		out = append(out, buttons(x, names...)...)
	}
	return out
}

// TestALineKeepsWhatItDoesNotShow: the person of a vote stands in no field.
func TestALineKeepsWhatItDoesNotShow(t *testing.T) {
	f := everyField()
	w := show(t, f.Content())
	f.Load(aMeeting())
	drop := buttons(f.stack, words.DropRow)
	f.GoTo("votes[2].agree")
	typeIn(w.Canvas().Focused(), "1/2")
	drop[0].OnTapped()
	if got := entries(at(t, f.fields, "votes").object); got[len(got)-1].Text != "1/2" {
		t.Errorf("taking another line away made %q of what was half typed", got[len(got)-1].Text)
	}
	g := everyField()
	g.Resume(f.Filled(), f.Texts())
	if v := g.Typed().Votes; len(v) != 2 || v[0].Person != 78 || v[1].Person != 0 || v[1].Name != "H'Hen Niê" {
		t.Errorf("votes %+v", v)
	}
}

// TestFilledByAButton: what Change put into the fields is unsaved too, with all that no
// field shows.
func TestFilledByAButton(t *testing.T) {
	f := everyField()
	show(t, f.Content())
	f.Load(aMeeting())
	f.Change(func(m *record.Meeting) { m.Votes = append(m.Votes, record.Vote{Person: 79, Name: "Lê Thị Ước"}) })
	if len(f.Texts()) != 0 || len(f.Filled().Votes) != 4 {
		t.Errorf("%+v", f.Texts())
	}
	g := everyField()
	if g.Resume(f.Filled(), nil); !g.Changed() || g.Typed().Votes[3].Person != 79 {
		t.Errorf("%+v", g.Typed().Votes)
	}
}

// TestTextsWithoutAField: another version of the form has no place for them; they are
// shown, and kept until the form is closed.
func TestTextsWithoutAField(t *testing.T) {
	f := areaForm()
	show(t, f.Content())
	lost := []record.Typed{{Path: "wind", Label: "Hướng gió", Text: "đông nam"}, {Path: "former[7].name", Label: "Tên cũ", Text: "Ấp Bảy"}, {Path: "households[1]", Text: "x"}}
	f.Resume(&record.Area{Name: "Thôn 1", Former: []record.FormerName{{Name: "Ấp Một"}}}, append([]record.Typed{{Path: "name", Text: "Thôn 2"}}, lost...))
	if f.Typed().Name != "Thôn 2" || len(f.Typed().Former) != 1 || f.lostBox.Hidden {
		t.Errorf("%+v", f.Typed())
	}
	if got := entries(f.lostBox)[0].Text; !strings.Contains(got, "Hướng gió: đông nam") || !strings.Contains(got, "Ấp Bảy") {
		t.Errorf("shown: %q", got)
	}
	got := f.Texts()
	for _, x := range lost {
		if len(got) != 4 || !slices.Contains(got, x) {
			t.Errorf("kept %+v", got)
		}
	}
	if f.Load(&record.Area{}); !f.lostBox.Hidden || len(f.Texts()) != 0 {
		t.Error("they stay in the next form")
	}
}

// TestAChoiceOutlivesItsName: what was chosen is chosen under its present name; half a
// name, or one that has gone, is no choice.
func TestAChoiceOutlivesItsName(t *testing.T) {
	list := []Option{{Value: "1", Label: "Tổ Một"}}
	c := NewChooser(func() []Option { return list })
	show(t, c)
	c.Set("1")
	was := c.stands()
	list = []Option{{Value: "1", Label: "Tổ Mới"}}
	if c.stand(was); c.Value() != "1" || c.Label() != "Tổ Mới" || c.fault() != "" {
		t.Errorf("%q %q", c.Value(), c.Label())
	}
	c.entry.SetText("Tổ M")
	half := c.stands()
	if c.stand(half); c.Value() != "" || c.Label() != "Tổ M" || c.fault() == "" {
		t.Errorf("%q %q", c.Value(), c.Label())
	}
	list = nil
	if c.stand(was); c.Label() != "Tổ Một" || c.Value() != "1" {
		t.Errorf("%q %q", c.Value(), c.Label())
	}
}
