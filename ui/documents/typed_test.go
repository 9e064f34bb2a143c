package documents

import (
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

// halfWritten is a report on the bench with one sentence taken over and one half typed,
// when the power went.
func halfWritten(t *testing.T, saved bool) (*desktest.Screen, string) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "period", Rule: "nam-lich", Year: 2025})
	b := p.bench
	edit(b.doc, b.sentences.list[0], "Câu đã viết xong.")
	b.make()
	if saved {
		b.save(nil)
		edit(b.doc, b.sentences.list[1], "Câu viết thêm.")
		b.make()
	}
	key := b.sentences.list[len(b.sentences.list)-1].Key
	b.sentences.open(key)
	s.Type("Câu viết dở dan")
	s.Desk.KeepTyped()
	s.Type("g")
	return s, key
}

func TestHalfWrittenPaper(t *testing.T) {
	for _, saved := range []bool{false, true} {
		s, key := halfWritten(t, saved)
		s.Crash()
		s.Want(words.TypedTitle)
		s.Press("Enter")
		b := s.Desk.Page().(*Page).bench
		if b == nil || b.sentences.at != key || b.sentences.entry.Text != "Câu viết dở dan" || !b.changed() {
			t.Fatalf("saved %v: the bench has not what was typed: %+v", saved, b)
		}
		s.Press("Ctrl+S")
		n := 2
		if saved {
			n = 3
		}
		if b.saved == nil || len(b.saved.Edits) != n || b.saved.Edits[n-1].Text != "Câu viết dở dan" {
			t.Errorf("saved %v: %+v", saved, b.saved)
		}
		if list, _, err := s.Book.Drafts(); err != nil || len(list) != 0 {
			t.Errorf("left %+v, %v", list, err)
		}
	}
}

// TestHalfWrittenOverChanged: both versions of the sentences stand side by side.
func TestHalfWrittenOverChanged(t *testing.T) {
	s, _ := halfWritten(t, true)
	s.Crash()
	var d *record.Document
	s.Read(func(v *record.View) {
		for x := range v.Documents.All() {
			if len(x.Edits) > 0 {
				d = x.Clone().(*record.Document)
			}
		}
	})
	d.Edits[0].Text = "Câu của người khác."
	if _, err := s.Book.Save(store.Op{Code: "edit"}, d); err != nil {
		t.Fatal(err)
	}
	s.Press("Enter")
	s.Shot("paper-versions")
	s.Want(words.StaleTitle, "Câu đã viết xong.", "Câu của người khác.")
	s.Press("Tab", "Enter") // mine
	b := s.Desk.Page().(*Page).bench
	if len(b.saved.Edits) != 3 || b.saved.Edits[0].Text != "Câu đã viết xong." {
		t.Errorf("%+v", b.saved.Edits)
	}
}

// TestHalfWrittenIsAskedFor: the same paper begun again asks first; another one does not.
func TestHalfWrittenIsAskedFor(t *testing.T) {
	s, _ := halfWritten(t, false)
	s.Crash()
	s.Press("Esc")
	s.Desk.Print(record.Source{Form: "roster"})
	if s.Shows(words.TypedTake) {
		t.Error("another paper asks")
	}
	s.Press("Esc")
	s.Desk.Print(record.Source{Form: "period", Rule: "nam-lich", Year: 2025})
	s.Want(words.TypedTake)
	s.Press("Tab", "Enter")
	if b := s.Desk.Page().(*Page).bench; b == nil || b.changed() {
		t.Error("dropped, but not begun anew")
	}
}
