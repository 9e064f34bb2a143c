package documents

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var _ part.Sheet = (*bench)(nil)

// key names the draft of a paper being made. What was typed over a sentence stands in the
// document itself once it is taken.
func (p *Page) key(d *record.Document) store.DraftKey {
	return store.DraftKey{Kind: record.KindDocument, ID: d.ID, Form: desk.FormName(p.List, "bench@"+d.Source.Form)}
}

// Draft implements desk.Page.
func (p *Page) Draft() (store.Draft, bool) {
	if p.bench == nil {
		return p.List.Draft()
	}
	b := p.bench
	d := b.doc.Clone().(*record.Document)
	x := store.Draft{DraftKey: p.key(d), Title: b.title, Records: []record.Record{d}}
	if s := b.sentences; s.half() {
		x.Fields = []record.Typed{{Path: s.at, Label: words.SentencePlace(s.at), Text: s.entry.Text}}
	}
	return x, true
}

// Resume implements desk.Page.
func (p *Page) Resume(x store.Draft) bool {
	var d *record.Document
	if len(x.Records) == 1 {
		d, _ = x.Records[0].(*record.Document)
	}
	if d == nil || x.Form != p.key(d).Form {
		return p.List.Resume(x)
	}
	now, there := desk.Find[*record.Document](p.room, d.ID)
	if there && now.Is() != record.Draft {
		return false // issued since
	}
	p.bring(d)
	if p.bench == nil {
		return false
	}
	b := p.bench
	if b.saved = nil; there {
		b.saved = now
	}
	for _, t := range x.Fields {
		if b.sentences.open(t.Path) {
			b.sentences.entry.SetText(t.Text)
		} else {
			p.room.Tell(words.TypedTitle, words.TypedLost+"\n"+words.TypedLines([]record.Typed{t}))
		}
	}
	if there && now.Rev != d.Rev {
		p.room.Versions(b.doc.Clone(), now, b, func() {
			b.doc.Rev = now.Rev
			b.save(nil)
		})
	}
	return true
}

// Faults implements part.Sheet.
func (b *bench) Faults(faults record.FieldErrors) { b.p.room.Fail(faults) }

// Lines implements part.Sheet: the sentences of the paper as a document has them.
func (b *bench) Lines(r record.Record) (out []part.Line) {
	d := r.(*record.Document)
	for _, s := range b.sentences.list {
		text := s.Default
		for _, e := range d.Edits {
			if e.Key == s.Key {
				text = e.Text
			}
		}
		out = append(out, part.Line{Label: words.SentencePlace(s.Key), Text: text})
	}
	return out
}

// Adopt implements part.Sheet.
func (b *bench) Adopt(r record.Record) { b.p.bring(r.(*record.Document)) }
