package documents

import (
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// saveAs asks where a file of a paper is to be saved, and saves it. The history notes it:
// of is the paper's form with its pages.
func (p *Page) saveAs(title, name string, of store.Op, write func(io.Writer) error) {
	p.room.SaveAs(title, name, write, func(string) { p.room.Note(of) })
}

// hand writes the frozen PDF of an issued paper beside the book and gives it to the
// system's own program, which shows and prints it. The history notes it as saveAs does.
func (p *Page) hand(name string, of store.Op, write func(io.Writer) error) {
	path := filepath.Join(p.room.Folder(), name)
	if p.room.Put(path, write) {
		p.room.Hand(path)
		of.Code = store.NotePrint
		p.room.Note(of)
		p.room.Say(words.Handed + path)
	}
}

// frozen gives the PDF of an issued paper.
func (p *Page) frozen(d *record.Document) func(io.Writer) error {
	return func(w io.Writer) error {
		pdf, err := p.room.Book().PDF(d.Hash)
		if err == nil {
			_, err = w.Write(pdf)
		}
		return err
	}
}

// fileName names the file of an issued paper.
func fileName(d *record.Document) string { return words.FileName(d.Symbol, d.Title) }

// issued is the note about an issued paper; its pages are not counted.
func issued(d *record.Document) store.Op { return store.Op{Label: d.Source.Form} }

// show opens what was frozen of an issued paper.
func (p *Page) show(d *record.Document) { p.hand(fileName(d), issued(d), p.frozen(d)) }

// print prints what was frozen of an issued paper, page by page as it was issued, on a
// printer that is asked for; a draft is opened. A PDF that another version of the program
// wrote in another way is given to the system's own program, which can print it.
func (p *Page) print() {
	d := p.selected()
	if d == nil || d.Hash == "" {
		p.open()
		return
	}
	file, err := p.room.Book().PDF(d.Hash)
	if err != nil {
		p.fail(err)
		return
	}
	x, err := report.ReadBack(file, face.Best())
	if err != nil {
		p.show(d)
		return
	}
	of := issued(d)
	of.N = len(x.Pages)
	p.room.PrintSheets(desk.Sheets{Title: fileName(d), Pages: len(x.Pages), Print: x.Print, Note: of, File: func() string {
		if path := filepath.Join(p.room.Folder(), fileName(d)); p.room.Put(path, p.frozen(d)) {
			return path
		}
		return ""
	}})
}

func (p *Page) saveFrozen() {
	if d := p.selected(); d != nil && d.Hash != "" {
		of := issued(d)
		of.Code = store.NotePDF
		p.saveAs(words.SavePDF, fileName(d), of, p.frozen(d))
	}
}

// issue asks date and signer, and gives the draft its number.
func (p *Page) issue(d *record.Document) {
	today := p.room.Today()
	day := part.NewDateBox(p.room.Today, false)
	day.Set(today)
	var list []record.Signer
	p.room.Read(func(v *record.View) {
		for _, s := range v.Committee().Signers {
			if s.Has(today) {
				list = append(list, s)
			}
		}
	})
	signer := part.NewChooser(func() []part.Option { return signerOptions(list) })
	for i, s := range list {
		if s.Default || i == 0 {
			signer.Set(record.ID(i + 1).String())
		}
		if s.Default {
			break
		}
	}
	body := container.NewVBox(part.Note(words.IssueHint), part.Note(words.IssueDate), day, part.Note(words.DocSigner), signer)
	part.Show(p.room.Canvas(), words.IssueTitle, body, fyne.NewSize(520, 420),
		part.Answer{Label: words.IssueVerb, Do: func() {
			on, ok := day.Date()
			at := int(signer.ID()) - 1
			if !ok || !on.IsDay() || at < 0 || at >= len(list) {
				p.room.Tell(words.Attention, words.IssueNeeds)
				return
			}
			p.issueOn(d, on, list[at])
		}},
		part.Answer{Label: words.Cancel})
	part.Focus(day)
}

func signerOptions(list []record.Signer) (out []part.Option) {
	for i, s := range list {
		post := ""
		if n := len(s.Lines); n > 0 {
			post = s.Lines[n-1]
		}
		out = append(out, part.IDOption(record.ID(i+1), s.Name, post))
	}
	return out
}

func (p *Page) issueOn(d *record.Document, day record.Date, signer record.Signer) {
	op := store.Op{Code: "issue", Kind: record.KindDocument, N: 1, Label: d.Title}
	done, receipt, err := p.room.Book().Issue(op, d.ID, day, func(v *record.View, d *record.Document) ([]byte, error) {
		return report.Issue(v, d, signer, face.Best())
	})
	if err != nil {
		p.fail(err)
		return
	}
	p.back(done.ID)
	p.room.Written(receipt)
	p.Select(done.ID)
	p.room.Ask(words.IssueTitle, words.IssuedAs(done.Symbol),
		part.Answer{Label: words.PrintIssued, Do: p.print},
		part.Answer{Label: words.OpenPaper, Do: func() { p.show(done) }},
		part.Answer{Label: words.Close})
}

// void asks the reason, and makes an issued paper void.
func (p *Page) void() {
	d := p.selected()
	if d == nil || d.Is() != record.Issued {
		return
	}
	p.askText(words.VoidVerb+": "+d.Symbol, words.VoidHint, words.VoidVerb, func(reason string) {
		op := store.Op{Code: "void", Kind: record.KindDocument, N: 1, Label: d.Symbol}
		receipt, err := p.room.Book().Void(op, d.ID, reason)
		if err != nil {
			p.fail(err)
			return
		}
		p.room.Written(receipt)
	})
}

// askText asks for a reason in one line, and gives it to do.
func (p *Page) askText(title, hint, verb string, do func(text string)) {
	e := part.NewEntry(words.DocReason)
	part.Show(p.room.Canvas(), title, container.NewVBox(part.Note(hint), e), fyne.NewSize(520, 0),
		part.Answer{Label: verb, Do: func() { do(record.Line(e.Text)) }},
		part.Answer{Label: words.Cancel})
	part.Focus(e)
}
