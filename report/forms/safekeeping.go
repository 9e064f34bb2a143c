package forms

import (
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Rules of this file: these two papers are about the book itself and not of its
// records, so they are in no catalogue (All), no document remembers them, and what is
// special to them is handed in. The recovery code stands on its paper and nowhere else
// (store: it is no part of a book).

// RecoverySheet builds the phiếu mã khôi phục, which is sealed in an envelope: the code
// that opens a protected book whose password is forgotten. groups are the code as it is
// to be read and typed.
func RecoverySheet(in Input, groups []string) (Output, error) {
	b, err := begin(in, "")
	if err != nil {
		return Output{}, err
	}
	if len(groups) == 0 {
		return Output{}, ErrInput
	}
	b.title("PHIẾU MÃ KHÔI PHỤC", b.whose(), runs("(Lập "+unbroken(longDate(in.Today))+")"))
	b.add(body(runs("Sổ này được khóa bằng mật khẩu. Khi quên mật khẩu, gõ mã dưới đây vào ô hỏi mật khẩu là mở được sổ:")))
	half := (len(groups) + 1) / 2
	for i, g := range [][]string{groups[:half], groups[half:]} {
		b.add(paper.Paragraph{Align: paper.Centre, Size: 20, Before: float64(12 - 6*i),
			Runs: []paper.Run{{Text: strings.Join(g, nbsp+"-"+nbsp), Style: paper.Bold}}})
	}
	b.section("CÁCH DÙNG")
	b.item("Chữ hoa, chữ thường, dấu gạch và khoảng trắng gõ thế nào cũng được; mã không dùng những chữ và số dễ nhìn lẫn nhau.")
	b.item("Mở được sổ rồi thì đặt ngay mật khẩu mới ở trang An toàn dữ liệu. Khi đó chương trình lập mã mới, phiếu này hết tác dụng với sổ và phải hủy.")
	b.item("Bản sao lưu đã chép ra ngoài trước khi đổi mật khẩu vẫn mở bằng mật khẩu và mã cũ.")
	b.section("CẤT GIỮ")
	b.item("Cho phiếu vào phong bì, dán kín, ký giáp lai chỗ dán; giao người phụ trách cất trong tủ có khóa, không để cùng máy tính hoặc USB có sổ.")
	b.item("Không chụp ảnh, không sao chép, không gửi phiếu qua mạng. Ai có phiếu này và tệp sổ là đọc được toàn bộ sổ.")
	b.item("Chương trình không lưu mã này ở bất cứ đâu. Mất cả mật khẩu lẫn phiếu này thì không ai mở được sổ và các bản sao lưu, kể cả người làm ra chương trình.")
	sig := paper.Signature{
		Left: []paper.Line{bold(paper.Run{Text: "NGƯỜI LẬP PHIẾU"})}, LeftNote: paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}},
		Right: []paper.Line{bold(paper.Run{Text: "NGƯỜI GIỮ PHIẾU"})}, RightNote: paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}},
	}
	if b.named() {
		sig.Date = b.placeDate()
	}
	b.add(sig)
	b.sheet(false)
	return b.done("Phiếu mã khôi phục", b.fileName("PMKP", isoDate(in.Today))), nil
}

// BackupFacts are what the sheet in a folder of backups says besides the counts.
type BackupFacts struct {
	Book string // name of the book's file
	Copy string // name of the newest copy's file
	At   string // when it was taken, in words
	Size string
	// Protected books give nothing away but their size: neither whose book it is nor
	// what is in it.
	Protected bool
}

// BackupSheet builds the page that lies in a folder of backups, for whoever finds it in
// years to come: what the files are, what is in the newest, and how to get a book back.
func BackupSheet(in Input, f BackupFacts) (Output, error) {
	if f.Protected {
		in.View = new(record.View)
	}
	b, err := begin(in, "")
	if err != nil {
		return Output{}, err
	}
	b.title("THƯ MỤC SAO LƯU", b.whose(), runs("(Theo bản sao lưu gần nhất: "+f.At+")"))
	b.add(body(runs("Thư mục này chứa các bản sao lưu của Sổ phong trào, mỗi bản là một tệp đuôi .sopt. Mỗi bản đã được đọc lại từ đĩa và so với sổ, đúng từng mục, mới được giữ ở đây.")))
	g := newGrid(stt, col{name: "Thông tin", fixed: 60}, col{name: "Nội dung", weight: 1})
	g.row(paper.Ref{}, "Tệp sổ đang dùng", f.Book)
	g.row(paper.Ref{}, "Bản sao lưu gần nhất", f.Copy)
	g.row(paper.Ref{}, "Sao lưu lúc", f.At)
	g.row(paper.Ref{}, "Cỡ tệp", f.Size)
	b.add(g.t)
	b.section("CÁCH LẤY LẠI SỔ")
	for i, step := range []string{
		"Cài chương trình Sổ phong trào (bản này hoặc mới hơn) trên máy dùng Windows.",
		"Sổ cũ còn mở được: mở sổ, vào trang An toàn dữ liệu, chọn bản sao lưu, bấm Khôi phục. Chương trình cho xem số mục trước và sau; sổ đang có được giữ lại dưới tên khác.",
		"Máy mới hoặc mất sổ cũ: chép một tệp .sopt trong thư mục này vào ổ cứng của máy (không mở ngay trên USB), rồi bấm Mở sổ và chọn tệp vừa chép.",
		"Không đổi tên, không sửa các tệp ở đây. Chương trình tự bỏ bớt bản cũ: giữ 7 bản theo ngày, 4 theo tuần, 12 theo tháng.",
	} {
		b.add(body(runs(itoa(i+1) + ". " + step)))
	}
	if f.Protected {
		b.add(body(runs("Sổ có mật khẩu nên trang này không ghi tên đơn vị và số mục. Muốn mở bản sao lưu cần mật khẩu, hoặc mã trên phiếu mã khôi phục niêm phong của đơn vị; mất cả hai thì không ai mở được.")))
	} else {
		b.section("SỐ MỤC TRONG SỔ")
		b.counts()
	}
	b.sheet(false)
	return b.done("Thư mục sao lưu Sổ phong trào", b.fileName("HDKP")), nil
}

// named says that the committee has what a letterhead needs. A book that is only just
// begun can be kept safe all the same.
func (b *builder) named() bool {
	n := b.com.NameOn(b.date)
	return n.Name != "" && n.Place != "" && len(b.com.LetterheadOn(b.date).Lines) > 0
}

// whose adds the letterhead and names the book, both as far as they are known.
func (b *builder) whose() []paper.Run {
	if !b.named() {
		return runs("Sổ phong trào")
	}
	b.letterhead(false, false)
	return runs("Sổ phong trào của ", b.committee())
}

// counts is a table of how many records of each kind the book has.
func (b *builder) counts() {
	g := newGrid(stt, col{name: "Loại mục", weight: 1}, col{name: "Số mục", fixed: 35, align: paper.Right})
	bin := 0
	for _, k := range record.Kinds {
		n := 0
		for r := range b.view.Records(k) {
			if r.M().Bin {
				bin++
			} else {
				n++
			}
		}
		if n > 0 && kindNames[k] != "" {
			g.row(paper.Ref{}, kindNames[k], number(n))
		}
	}
	g.row(paper.Ref{}, "Trong thùng rác", number(bin))
	b.add(g.t)
}

// kindNames are the kinds that are counted for a reader; the committee and the settings
// are one each.
var kindNames = map[record.Kind]string{
	record.KindArea: "Khu dân cư", record.KindModel: "Mô hình", record.KindSite: "Điểm mô hình", record.KindTeam: "Tổ tự quản",
	record.KindPerson: "Người", record.KindMembership: "Thành viên tổ", record.KindMeeting: "Cuộc họp", record.KindDocument: "Văn bản",
	record.KindUnit: "Đơn vị xét tiêu chuẩn", record.KindRound: "Đợt hiệp thương", record.KindActivity: "Hoạt động",
	record.KindInspection: "Cuộc kiểm tra", record.KindCommendation: "Khen thưởng", record.KindExemplar: "Điển hình",
	record.KindSeat: "Thành viên Ban Chỉ đạo", record.KindFund: "Kinh phí", record.KindTask: "Nhiệm vụ", record.KindClosing: "Chốt kỳ báo cáo",
}
