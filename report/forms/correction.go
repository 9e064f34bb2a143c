package forms

import (
	"cmp"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Correction builds the văn bản đính chính of an issued document: a document of the
// same type that lists, place after place, what was printed, what is right and why
// (Nghị định 30/2020/NĐ-CP, Điều 18). The places are the Corrections of the Document;
// the Source's Of names the one that is corrected. Without a Document it is the last
// correction of the book. ErrNoDocument when there is nothing to correct.
func Correction(in Input) (Output, error) {
	d, old := corrected(in)
	if old == nil {
		return Output{}, ErrNoDocument
	}
	b, err := begin(in, old.Type)
	if err != nil {
		return Output{}, err
	}
	b.out.Source.Of = record.RefTo(old)
	name := record.NameOf(b.set.Lists.DocTypes, old.Type)
	subject := runs("Đính chính ", of(lowerFirst(name), old, "type"), " số ", of(old.Symbol, old, "symbol"))
	b.letterhead(true, true)
	b.title(strings.ToUpper(name), subject)
	b.say("mo-dau", b.standing(), " đã ban hành ", of(lowerFirst(name), old, "type"), " số ", of(old.Symbol, old, "symbol"), " ",
		of(onDay(old.Date), old, "date"), " (", of(old.Title, old, "title"), "). Qua rà soát, ", b.standing(),
		" đính chính như sau:")
	b.add(b.places(d))
	b.say("noi-dung", "Các nội dung khác của văn bản số ", of(old.Symbol, old, "symbol"), " giữ nguyên.")
	b.say("ket-thuc", b.standing(), " thông báo để các cơ quan, đơn vị biết, thực hiện./.")
	b.signReport()
	b.sheet(false)
	b.figure("corrections", record.N(int64(len(d.Corrections))))
	return b.done("Đính chính "+lowerFirst(name)+" số "+old.Symbol, b.fileName("DC", camel(old.Symbol))), nil
}

// corrected returns the correcting document and the one it corrects; nil for none.
func corrected(in Input) (d, old *record.Document) {
	if in.View == nil {
		return nil, nil
	}
	d = in.Document
	if d == nil || d.Corrects == 0 {
		for x := range in.View.Documents.All() {
			if x.Corrects != 0 && (in.Source.Of.ID == 0 || x.Corrects == in.Source.Of.ID) {
				d = x
			}
		}
	}
	of := in.Source.Of.ID
	if d != nil && d.Corrects != 0 {
		of = cmp.Or(d.Corrects, of)
	}
	old, ok := in.View.Documents.Find(of)
	if !ok || old.Is() == record.Draft {
		return nil, nil
	}
	if d == nil {
		d = &record.Document{}
	}
	return d, old
}

// places is the table of what is put right, with room to write where nothing is said.
func (b *builder) places(d *record.Document) paper.Table {
	g := newGrid(stt, col{name: "Vị trí", weight: 2.4}, col{name: "Đã in", weight: 3.4}, col{name: "Đính chính là", weight: 3.4},
		col{name: "Lý do", weight: 3})
	for i, c := range d.Corrections {
		at := entryAt("corrections", i)
		g.row(ref(d, at), of(c.Where, d, at+".where"), of(lines(c.Old), d, at+".old"), of(lines(c.New), d, at+".new"), of(lines(c.Why), d, at+".why"))
	}
	if g.n == 0 {
		g.blank(3)
	}
	return g.t
}
