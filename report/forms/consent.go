package forms

import (
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Consent builds the phiếu đồng ý of the Source's person (Source.Of), by default a blank
// one to be filled in by hand: for each purpose a row with two empty boxes. A consent
// holds only for the purpose it was given for, silence is none, and no box is ticked
// beforehand (Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP; privacy.md, G.1). It is only
// printed. ErrNoPerson: the book has no such person, or only without a name.
func Consent(in Input) (Output, error) {
	b, err := begin(in, "")
	if err != nil {
		return Output{}, err
	}
	p := new(record.Person)
	if in.Source.Of.ID != 0 {
		var ok bool
		if p, ok = findPerson(in.View, in.Source.Of); !ok {
			return Output{}, ErrNoPerson
		}
	}
	b.letterhead(false, false)
	b.title("PHIẾU ĐỒNG Ý", runs("Cho xử lý dữ liệu cá nhân"))
	b.say("kinh-gui", "Kính gửi: ", b.standing(), ".")
	b.consenter(p)
	b.told()
	b.head("Ý KIẾN CỦA TÔI")
	b.purposes()
	b.say("danh-dau", "Đánh dấu X vào một ô ở mỗi dòng. Dòng không đánh dấu là không đồng ý. Không đồng ý ở dòng nào thì chỉ việc ở dòng đó không được làm.")
	b.add(paper.Signature{
		Left: []paper.Line{bold(paper.Run{Text: "NGƯỜI TIẾP NHẬN"})}, LeftNote: paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}},
		Right: []paper.Line{bold(paper.Run{Text: "NGƯỜI CHO Ý KIẾN"})}, RightNote: paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}},
		RightName: bold(of(p.Name, p, "name")), Date: b.placeDate(),
	})
	b.sheet(false)
	return b.done("Phiếu đồng ý cho xử lý dữ liệu cá nhân", b.fileName("PDY", isoDate(in.Today), camel(p.Name))), nil
}

// consenter is who answers; what the book does not know is filled in by hand.
func (b *builder) consenter(p *record.Person) {
	line := func(words string, text any) {
		if t := runs(text); plain(t) != "" {
			b.add(body(runs(words+": ", t)))
			return
		}
		b.add(paper.Paragraph{Runs: runs(words + ": " + strings.Repeat(".", 70)), Indent: paper.FirstLine})
	}
	line("Tôi tên là", of(p.Name, p, "name"))
	line("Ngày, tháng, năm sinh", of(p.Birth.String(), p, "birth"))
	line("Nơi ở hiện nay", of(p.Address, p, "address"))
}

// told is what a person must know before they answer.
func (b *builder) told() {
	b.head("TÔI ĐÃ ĐƯỢC THÔNG BÁO")
	b.say("ben-xu-ly", "1. Bên kiểm soát và xử lý dữ liệu: ", b.committee(), ". Dữ liệu được lưu trong Sổ phong trào trên máy tính của đơn vị, không đưa lên mạng.")
	b.say("loai-du-lieu", "2. Bắt buộc chỉ có họ và tên, khu dân cư, nhiệm vụ trong tổ; các thông tin khác do tôi tự nguyện cung cấp.")
	keep := "3. Dữ liệu được giữ trong thời gian tôi tham gia tổ tự quản"
	if n := b.set.Retention; n > 0 {
		keep += " và không quá " + number(n) + " tháng sau khi tôi thôi tham gia"
	}
	b.say("luu-giu", keep+"; sau đó phần nhận dạng được xóa, chỉ giữ số liệu tổng hợp. Văn bản đã ban hành được giữ theo quy định về lưu trữ.")
	law := []any{}
	if c := b.set.CitationOn("personal-data", b.date); c != "" {
		law = append(law, " theo ", of(c, b.set, "citations"))
	}
	b.say("quyen", append(append([]any{"4. Tôi có quyền xem, yêu cầu chỉnh sửa, xóa dữ liệu của mình, phản đối việc xử lý và rút lại sự đồng ý bất cứ lúc nào"}, law...), ".")...)
}

// purposes is the table to be ticked: the purposes of a consent, and each sensitive field
// that the committee keeps, for the purpose it stated.
func (b *builder) purposes() {
	g := newGrid(stt, col{name: "Mục đích", weight: 4}, col{name: "Dữ liệu được dùng", weight: 5},
		col{name: "Đồng ý", fixed: 18, align: paper.Centre}, col{name: "Không đồng ý", fixed: 18, align: paper.Centre})
	for _, x := range []struct{ purpose, data string }{
		{"list", "Họ và tên, giới tính, ngày sinh, nơi ở, quê quán, trình độ, nghề nghiệp, nhiệm vụ trong tổ"},
		{"send", "Các thông tin của danh sách; số điện thoại được che bớt"},
		{"contact", "Số điện thoại, nơi ở"},
	} {
		g.row(paper.Ref{}, consentPurposes[x.purpose], x.data, "", "")
	}
	for i, s := range b.set.Sensitive {
		if b.set.Keeps(s.Field) {
			g.row(ref(b.set, "sensitive["+itoa(i)+"]"), of(s.Purpose, b.set, "sensitive["+itoa(i)+"].purpose"), sensitiveNames[s.Field]+" (dữ liệu nhạy cảm)", "", "")
		}
	}
	b.figure("purposes", record.N(int64(g.n)))
	g.t.RowHeight = 9 // room for a mark
	b.add(g.t)
}

var sensitiveNames = map[string]string{record.SensitiveEthnicity: "Dân tộc", record.SensitiveReligion: "Tôn giáo",
	record.SensitiveParty: "Đảng viên, ngày vào Đảng"}
