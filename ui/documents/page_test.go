package documents

import (
	"archive/zip"
	"bytes"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/report/pdf"
	"sophongtrao/report/printer"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

func open(t *testing.T) (*desktest.Screen, *Page) {
	s := desktest.Open(t, []desk.Entry{Entry}, desktest.Records(t)...)
	return s, s.Desk.Page().(*Page)
}

func (b *bench) text() string {
	var all []string
	for _, p := range b.paper.Pages {
		for _, t := range p.Texts {
			all = append(all, t.S)
		}
	}
	return strings.Join(all, " ")
}

// Every form can be put on the bench and shows its paper, or says what the book has not
// got for it: the four papers of the first days are always there.
func TestEveryFormOnTheBench(t *testing.T) {
	s, p := open(t)
	for i, f := range forms.All {
		s.Desk.Print(record.Source{Form: f.Name})
		if p.bench == nil || p.bench.paper == nil && (i < 4 || p.bench.trouble.Text == "") {
			t.Fatalf("%s shows no page: %s", f.Name, p.bench.trouble.Text)
		}
		if len(p.bench.options.body.Objects) == 0 {
			t.Errorf("%s offers no option", f.Name)
		}
		s.Shot("paper-" + f.Name)
		s.Press("Esc")
		if p.bench != nil {
			t.Errorf("%s: Esc does not go back though nothing was changed", f.Name)
		}
	}
}

// A new paper is chosen with the arrows, or by a word of its name.
func TestChoosePaper(t *testing.T) {
	s, p := open(t)
	s.Press("Ctrl+N")
	s.Want(forms.All[0].Title)
	s.Shot("documents-new")
	s.Press("Up", "Down", "Enter") // Up holds at the first
	if p.bench == nil || p.bench.doc.Source.Form != forms.All[1].Name {
		t.Fatalf("the bench has %+v, want %s", p.bench, forms.All[1].Name)
	}
	s.Press("Esc", "Ctrl+N")
	s.Type("so dang ky")
	s.Press("Enter", "Enter")
	if p.bench == nil || p.bench.doc.Source.Form != "register" {
		t.Fatalf("the bench has %+v, want the register", p.bench)
	}
	s.Press("Esc", "Ctrl+N", "Esc")
	if p.bench != nil {
		t.Error("Esc chooses a paper")
	}
}

// An option changes the page at once, and is there again the next time.
func TestOptions(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "roster"})
	if text := p.bench.text(); !strings.Contains(text, "Học vấn") {
		t.Fatalf("no column of schooling in %q", text)
	}
	k := newColumns(p.bench)
	k.on["schooling"] = false
	k.apply()
	if text := p.bench.text(); strings.Contains(text, "Học vấn") {
		t.Error("the column is still printed")
	}
	s.Press("Esc")
	s.Desk.Print(record.Source{Form: "roster", Team: 8})
	if strings.Contains(p.bench.text(), "Học vấn") {
		t.Error("the columns were forgotten")
	}
	for _, c := range k.order {
		if c.Sensitive != "" {
			t.Errorf("the sensitive column %s is offered", c.Code)
		}
	}
}

// F6 goes to the page and back; keys of the page reach it, Esc the window.
func TestKeysOfTheBench(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "period"})
	s.Press("F6")
	c := s.Window.Canvas()
	if c.Focused() != p.bench.frame.Keys() {
		t.Fatal("F6 does not go to the page")
	}
	s.Press("PgDn", "PgDn")
	if n := p.bench.frame.Page(); n < 2 {
		t.Errorf("two screens down show page %d", n)
	}
	s.Press("F6")
	if c.Focused() == p.bench.frame.Keys() {
		t.Error("F6 does not go back")
	}
	s.Press("F6", "Esc")
	if p.bench != nil {
		t.Error("Esc on the page does not reach the window")
	}
}

// A search that leads to another paper asks about what is not saved.
func TestUnsavedIsNeverLost(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "period", Rule: "nam-lich", Year: 2025})
	b := p.bench
	edit(b.doc, b.sentences.list[0], "Câu mới")
	s.Desk.Open(record.KindDocument, 14)
	if p.bench != b {
		t.Error("the bench was cleared with an unsaved sentence on it")
	}
	s.Want("chưa được lưu")
}

// A sentence written over is printed, kept in the draft, and restored.
func TestSentences(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "period", Rule: "nam-lich", Year: 2025})
	b := p.bench
	x := b.sentences.list[len(b.sentences.list)-1]
	if !b.sentences.open(x.Key) {
		t.Fatal("the sentence cannot be opened")
	}
	s.Type("Câu do cán bộ tự viết.")
	s.Press("Ctrl+S")
	if !strings.Contains(b.text(), "Câu do cán bộ tự viết.") {
		t.Error("the new sentence is not on the page")
	}
	if b.saved == nil || len(b.saved.Edits) != 1 || b.changed() {
		t.Fatalf("saved %+v", b.saved)
	}
	b.sentences.open(x.Key)
	b.sentences.restore()
	if len(b.doc.Edits) != 0 || !b.changed() {
		t.Error("the form's own text was not restored")
	}
	s.Press("Esc") // something is unsaved: it asks
	if p.bench == nil {
		t.Error("left without asking")
	}
}

// A number leads to its record, a gap is listed and stops the paper.
func TestProblemsStopThePaper(t *testing.T) {
	s, p := open(t)
	var c *record.Committee
	s.Read(func(v *record.View) { c = v.Committee().Clone().(*record.Committee) })
	c.Letterheads = nil
	s.Desk.Save(desk.OpOf(c, ""), nil, c, nil)
	s.Desk.Print(record.Source{Form: "period"})
	b := p.bench
	if n := len(b.paper.Blocking()); n == 0 {
		t.Fatal("a paper without a letterhead has no problem")
	}
	b.tab(tabProblems)
	s.Want("Tên cơ quan ở đầu văn bản")
	s.Shot("paper-problems")
	b.savePDF()
	s.Want("Chưa in, chưa ban hành được")
	if i := slices.IndexFunc(b.paper.Problems, func(x paper.Problem) bool { return x.Kind == paper.EmptyField }); i < 0 {
		t.Error("no empty field is named")
	}
}

// The whole way of a paper: draft, number, frozen PDF, sent, void.
func TestIssue(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "roster", Team: 8})
	if n := len(p.bench.paper.Blocking()); n > 0 {
		t.Fatalf("%d problems: %+v", n, p.bench.paper.Blocking())
	}
	s.Press("F8")
	s.Want("Ban hành văn bản", "05/02/2026", "Trần Thị Minh")
	s.Shot("paper-issue")
	s.Press("Enter", "Enter", "Enter") // date, signer, button
	s.Want("Đã ban hành: số 01/DS-MTTQ-BTT")
	s.Press("Esc")
	d := p.selected()
	if d == nil || d.Is() != record.Issued || d.Number != 1 || d.Signer.Name != "Trần Thị Minh" {
		t.Fatalf("issued %+v", d)
	}
	var pdf bytes.Buffer
	if err := p.frozen(d)(&pdf); err != nil || !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF")) {
		t.Errorf("frozen: %v, %d bytes", err, pdf.Len())
	}
	p.sent()
	s.Type("Ủy ban MTTQ tỉnh") // the day stands there already
	s.Press("Ctrl+S")
	if d = p.selected(); d.Sent() != desktest.Today || len(d.Sendings) != 1 || d.Sendings[0].To != "Ủy ban MTTQ tỉnh" {
		t.Errorf("sent %+v", d.Sendings)
	}
	s.Want("Đã gửi")
	p.replied()
	s.Type("Ủy ban MTTQ tỉnh")
	s.Press("Enter")
	s.Shot("documents-follow")
	p.followed.Change(func(d *record.Document) { d.Replies[0].Returned = true })
	s.Press("Ctrl+S")
	if d = p.selected(); !d.Returned() || d.Hash == "" {
		t.Errorf("replies %+v", d.Replies)
	}
	s.Want("Bị trả lại")
	p.void()
	s.Type("Sai số liệu")
	s.Press("Enter", "Enter")
	if d = p.selected(); d.Is() != record.Void || d.Reason != "Sai số liệu" || d.Number != 1 {
		t.Errorf("void %+v", d)
	}
	s.Shot("documents-list")
}

// pressRoom is a room with a printer that writes into a file.
type pressRoom struct {
	Room
	got []desk.Sheets
}

func (r *pressRoom) PrintSheets(s desk.Sheets) { r.got = append(r.got, s) }

// TestPrintIssued: an issued paper goes to the printer that is chosen, as it was issued,
// whatever the book says by now.
func TestPrintIssued(t *testing.T) {
	s, p := open(t)
	room := &pressRoom{Room: p.room}
	p.room = room
	s.Desk.Print(record.Source{Form: "roster", Team: 8})
	s.Press("F8", "Enter", "Enter", "Enter") // date, signer, button
	s.Want(words.PrintIssued)
	s.Press("Enter")
	team, _ := desk.Find[*record.Team](p.room, 8)
	team = team.Clone().(*record.Team)
	team.Name += " đổi tên"
	if _, err := s.Book.Save(store.Op{Code: "edit"}, team); err != nil {
		t.Fatal(err)
	}
	s.Press("Ctrl+P")
	if len(room.got) != 2 {
		t.Fatalf("%d papers reached the printer", len(room.got))
	}
	var texts []string
	for i, x := range room.got {
		path := filepath.Join(t.TempDir(), "in.pdf")
		if err := x.Print(printer.Job{Copies: 1, File: path}); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := pdf.Read(file)
		if err != nil || len(pages) != x.Pages || x.Pages == 0 {
			t.Fatalf("%d: %d of %d pages printed, %v", i, len(pages), x.Pages, err)
		}
		var all []string
		for _, page := range pages {
			for _, x := range page.Texts {
				all = append(all, x.S)
			}
		}
		texts = append(texts, strings.Join(all, " "))
		if want := (store.Op{Label: "roster", N: len(pages)}); x.Note != want {
			t.Errorf("noted %+v, want %+v", x.Note, want)
		}
	}
	if texts[0] != texts[1] || strings.Contains(texts[1], "đổi tên") || !strings.Contains(texts[0], "01/DS-MTTQ-BTT") {
		t.Errorf("printed\n%s\nand then\n%s", texts[0], texts[1])
	}
}

// A correction is a draft of its own that says what was printed, what is right and why.
func TestCorrect(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "roster", Team: 8})
	s.Press("F8", "Enter", "Enter", "Enter", "Esc")
	issued := p.selected()
	p.correct()
	s.Press("Ctrl+S")
	s.Want("Chưa ghi chỗ nào")
	s.Press("Esc")
	p.List.GoTo("corrections[0].where")
	for i, text := range []string{"Dòng 1", "02 người", "03 người", "Đếm thiếu"} {
		if i > 0 {
			s.Press("Tab") // Enter begins a new line in a long text
		}
		s.Type(text)
	}
	s.Press("Ctrl+S")
	if p.bench == nil {
		t.Fatal("the correction is not on the bench")
	}
	d := p.bench.doc
	want := record.Correction{Where: "Dòng 1", Old: "02 người", New: "03 người", Why: "Đếm thiếu"}
	if d.Corrects != issued.ID || d.Type != issued.Type || len(d.Corrections) != 1 || d.Corrections[0] != want {
		t.Errorf("the correction came out as %+v", d)
	}
	s.Shot("documents-correction")
	s.Press("F8", "Enter", "Enter", "Enter")
	s.Want("Đã ban hành: số 02/DS-MTTQ-BTT")
}

// Every number of a report opens the records behind it, and has a name in words.
func TestFigures(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "period", Rule: "nam", Year: 2025})
	b := p.bench
	b.tab(tabFigures)
	s.Shot("documents-figures")
	if len(b.figures.keys) != len(b.paper.Figures) || len(b.figures.keys) < 50 {
		t.Fatalf("%d of %d figures are listed", len(b.figures.keys), len(b.paper.Figures))
	}
	s.Read(func(v *record.View) {
		for _, k := range b.figures.keys {
			name := words.FigureName(v.Settings(), k)
			for _, part := range strings.Split(k, ".") {
				if strings.Contains(name, part) {
					t.Errorf("the figure %s is called %q", k, name)
				}
			}
		}
	})
	b.figures.behind("teams")
	s.Want("Tổ tự quản", "Tổ tự quản số 1")
	s.Shot("documents-behind")
	s.Press("Enter")
	if p.bench != nil && s.Desk.At() != "documents" {
		t.Errorf("shown is %s", s.Desk.At())
	}
}

// A closed period takes no second report, until it is opened again with a reason.
func TestClosePeriod(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "period", Rule: "nam", Year: 2025})
	s.Press("F8", "Enter", "Enter", "Enter", "Esc")
	if d := p.selected(); d == nil || d.Is() != record.Issued {
		t.Fatalf("not issued: %+v", d)
	}
	p.close()
	s.Want("Chốt số liệu kỳ năm 2025?")
	s.Press("Enter")
	s.Desk.Print(record.Source{Form: "period", Rule: "nam", Year: 2025})
	s.Press("F8", "Enter", "Enter", "Enter")
	s.Want("đã chốt số liệu")
	s.Press("Esc", "Esc")
	s.Desk.Page().(*Page).back(0)
	for d := range documents(s) {
		if d.Is() == record.Issued {
			p.Select(d.ID)
		}
	}
	p.close()
	s.Type("Cấp trên yêu cầu báo cáo lại")
	s.Press("Enter", "Enter")
	s.Read(func(v *record.View) {
		if c := v.ClosingOf("nam", 2025); c == nil || c.Closed() || c.Steps[1].Note != "Cấp trên yêu cầu báo cáo lại" {
			t.Errorf("closing %+v", c)
		}
	})
}

func documents(s *desktest.Screen) iter.Seq[*record.Document] {
	return func(yield func(*record.Document) bool) {
		s.Read(func(v *record.View) {
			for d := range v.Documents.All() {
				if !yield(d) {
					return
				}
			}
		})
	}
}

// A file is kept in the book, shown by name and size, and taken off again.
func TestAttachments(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "roster", Team: 8})
	s.Press("F8", "Enter", "Enter", "Enter", "Esc")
	scan := filepath.Join(t.TempDir(), "Bản quét.pdf")
	if err := os.WriteFile(scan, append([]byte("%PDF-1.4\n"), make([]byte, 2<<20)...), 0o600); err != nil {
		t.Fatal(err)
	}
	p.files()
	s.Want("Chưa có tệp nào")
	s.Press("Enter", "Tab", "Tab")
	s.Type(scan)
	s.Press("Enter")
	d := p.selected()
	if len(d.Files) != 1 || d.Files[0].Name != "Bản quét.pdf" {
		t.Fatalf("files %+v", d.Files)
	}
	s.Want("Bản quét.pdf", "2,0 MB")
	s.Shot("documents-files")
}

// The PDF is written where the person says.
func TestSavePDF(t *testing.T) {
	s, _ := open(t)
	s.Desk.Print(record.Source{Form: "roster", Team: 8})
	s.Press("F7")
	path := filepath.Join(t.TempDir(), "thư mục mới", "danh sách.pdf")
	s.Type(path)
	s.Press("Enter", "Enter")
	if b, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Errorf("the file: %v, %d bytes", err, len(b))
	}
}

// TestPrintsAreNoted: what was printed or saved as PDF stands in the history by form and
// pages, and nobody's name; looking at a paper does not.
func TestPrintsAreNoted(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "roster"})
	pages := len(p.bench.paper.Pages)
	notes := func() (list []store.Op) {
		err := s.Book.History(func(e store.Entry) bool {
			if len(e.Changes) == 0 {
				list = append(list, e.Op)
			}
			return true
		})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if len(notes()) > 0 {
		t.Fatal("a look is noted")
	}
	s.Press("Ctrl+P", "F7", "Enter")
	s.Want(words.SaveReplace) // the file that was printed lies there
	s.Press("Enter")
	want := []store.Op{{Code: store.NotePDF, N: pages, Label: "roster"}, {Code: store.NotePrint, N: pages, Label: "roster"}}
	if got := notes(); !slices.Equal(got, want) {
		t.Errorf("noted %+v, want %+v", got, want)
	}
	for _, op := range want {
		if line := words.EntryLine(store.Entry{Op: op}); !strings.Contains(line, "Danh sách trích ngang") || !strings.Contains(line, "trang") {
			t.Errorf("%s reads %q", op.Code, line)
		}
	}
}

// TestSaveWordAndExcel: a paper leaves as a file of Word and its tables as one of Excel;
// the history notes both.
func TestSaveWordAndExcel(t *testing.T) {
	s, p := open(t)
	s.Desk.Print(record.Source{Form: "roster", Team: 8})
	dir := t.TempDir()
	for _, x := range []struct {
		save            func()
		name, part, how string
	}{{p.bench.saveWord, "a.docx", "word/document.xml", store.NoteDOCX}, {p.bench.saveExcel, "a.xlsx", "xl/worksheets/sheet1.xml", store.NoteXLSX}} {
		x.save()
		path := filepath.Join(dir, x.name)
		s.Press("Ctrl+A")
		s.Type(path)
		s.Press("Tab", "Enter")
		z, err := zip.OpenReader(path)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		if !slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == x.part }) {
			t.Errorf("%s has no %s", x.name, x.part)
		}
		var last store.Entry
		if err := s.Book.History(func(e store.Entry) bool { last = e; return false }); err != nil || last.Op.Code != x.how || last.Op.Label != "roster" || last.Op.N == 0 {
			t.Errorf("the history ends in %+v, %v", last, err)
		}
	}
}
