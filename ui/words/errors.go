package words

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"sophongtrao/report/printer"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/words/lists"
)

// Message is an error in words.
type Message struct {
	Title string // what happened
	Body  string // what is safe, what to do
	Code  string // for the telephone
}

// Error turns any error into words. An error nobody foresaw gets the code K-99; its
// own text belongs in the log, not on the screen.
func Error(err error) Message {
	file := ""
	var oe *store.OpenError
	if errors.As(err, &oe) {
		file = filepath.Base(oe.Path)
	}
	for _, x := range errorWords {
		if errors.Is(err, x.is) {
			m := x.m
			if file != "" {
				m.Title = fmt.Sprintf("%s: %s", file, m.Title)
			}
			if x.is == store.ErrLocked && oe != nil && oe.Holder != nil {
				m.Body = fmt.Sprintf("Máy %s đang mở sổ này từ %s.\n%s", oe.Holder.Host, Clock(oe.Holder.At), m.Body)
			}
			return m
		}
	}
	var pf *printer.Fault
	if errors.As(err, &pf) {
		return Message{"Máy in không nhận việc này", printSafe + fmt.Sprintf("Hãy xem máy in đã bật, đủ giấy, cắm dây chưa, rồi in lại. Vẫn không được thì bấm Lưu PDF và in từ tệp đó.\nMáy báo: %s, số %d.", pf.Step, pf.Code), "I-09"}
	}
	if f, ok := lists.Of(err); ok {
		return Message{upperFirst(f.What), "Chưa ghi gì vào sổ. " + f.Do, f.Code}
	}
	var fe record.FieldErrors
	if errors.As(err, &fe) && len(fe) > 0 {
		body := ""
		for _, e := range fe {
			body += FaultElsewhere(e) + "\n"
		}
		return Message{"Chưa lưu được: có ô chưa đúng", body + "Sổ chưa bị thay đổi.", "K-20"}
	}
	return Message{"Có việc không ngờ tới", "Việc vừa rồi chưa được ghi; những gì đã lưu trước đó vẫn còn nguyên.\n" +
		"Hãy đóng chương trình, mở lại rồi thử lần nữa. Nếu vẫn vậy, gọi người hỗ trợ và đọc mã này.", Unforeseen}
}

const printSafe = "Chưa in gì, sổ không thay đổi. "

var errorWords = []struct {
	is error
	m  Message
}{
	{store.ErrExists, Message{"đã có tệp mang tên này", "Tệp đang có được giữ nguyên. Hãy chọn tên khác.", "M-01"}},
	{store.ErrNoFile, Message{"không tìm thấy tệp", "Tệp có thể đã bị đổi tên, chuyển chỗ, hoặc USB chưa cắm. Hãy chọn lại tệp sổ.", "M-02"}},
	{store.ErrEmpty, Message{"tệp rỗng, không có gì bên trong", "Tệp không bị thay đổi. Hãy mở bản sao lưu gần nhất.", "M-03"}},
	{store.ErrForeign, Message{"không phải tệp của Sổ phong trào", "Tệp không bị thay đổi. Tệp sổ có đuôi .sopt; hãy chọn lại.", "M-04"}},
	{store.ErrCut, Message{"tệp bị cụt, thiếu phần cuối", "Tệp không bị thay đổi. Có thể USB bị rút sớm khi chép. Hãy chép lại, hoặc mở bản sao lưu gần nhất.", "M-05"}},
	{store.ErrDamaged, Message{"tệp bị hỏng", "Tệp không bị thay đổi. Hãy giữ lại tệp này và mở bản sao lưu gần nhất.", "M-06"}},
	{store.ErrNewer, Message{"sổ do bản chương trình mới hơn ghi", "Tệp không bị thay đổi. Hãy cập nhật chương trình trên máy này rồi mở lại.", "M-07"}},
	{store.ErrLocked, Message{"sổ đang được mở ở nơi khác", "Hãy đóng sổ ở cửa sổ hoặc máy kia rồi thử lại.", "M-08"}},
	{store.ErrReadOnly, Message{"không ghi được vào đây", "Tệp hoặc thư mục chỉ cho đọc. Hãy chép sổ sang thư mục khác, hoặc mở khóa ghi.", "M-09"}},
	{store.ErrMigrate, Message{"không đưa được sổ lên bản mới", "Sổ gốc vẫn nguyên. Hãy gọi người hỗ trợ và đọc mã này.", "M-10"}},
	{store.ErrSecret, Message{"sổ này có mật khẩu", "Tệp không bị thay đổi. Hãy nhập mật khẩu, hoặc mã khôi phục trên tờ giấy đã niêm phong khi đặt mật khẩu.", "M-11"}},
	{store.ErrWrongSecret, Message{"mật khẩu hoặc mã khôi phục chưa đúng", "Tệp không bị thay đổi. Hãy xem phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại; chữ hoa, chữ thường và khoảng trắng đều được phân biệt. Nếu quên, dùng mã khôi phục. Mất cả hai thì không ai mở được sổ này nữa, kể cả người làm ra chương trình.", "M-12"}},
	{store.ErrFull, Message{"Ổ đĩa hết chỗ", "Việc vừa rồi chưa được ghi; những gì đã lưu trước đó vẫn còn nguyên. Hãy xóa bớt tệp không cần rồi lưu lại.", "K-01"}},
	{store.ErrStale, Message{"Mục này vừa được sửa ở nơi khác", "Chưa ghi gì. Hãy mở lại để xem bản mới.", "K-02"}},
	{store.ErrNoRecord, Message{"Mục này không còn trong sổ", "Chưa ghi gì. Danh sách sẽ được đọc lại.", "K-03"}},
	{store.ErrBinned, Message{"Mục này đang ở trong thùng rác", "Chưa ghi gì. Hãy khôi phục nó trước.", "K-04"}},
	{store.ErrNothing, Message{"Không còn gì để hoàn tác", "Sổ không thay đổi.", "K-05"}},
	{store.ErrClosed, Message{"Sổ đã đóng", "Những gì đã lưu vẫn còn nguyên. Hãy mở lại sổ.", "K-06"}},
	{store.ErrNoPDF, Message{"Không thấy bản in hoặc tệp đính kèm trong sổ", "Số liệu vẫn còn. Hãy gọi người hỗ trợ và đọc mã này.", "K-07"}},
	{store.ErrFileKind, Message{"Tệp này không đính kèm được", "Chưa ghi gì. Chỉ nhận tệp PDF và ảnh JPEG, PNG. Hãy lưu văn bản thành PDF rồi đính kèm.", "K-11"}},
	{store.ErrFileSize, Message{"Tệp trống hoặc quá lớn", fmt.Sprintf("Chưa ghi gì. Mỗi tệp đính kèm tối đa %d MB. Hãy quét lại ở độ phân giải thấp hơn.", store.MaxFile>>20), "K-12"}},
	{store.ErrPeriodClosed, Message{"Kỳ báo cáo này đã chốt số liệu", "Chưa ban hành gì. Nếu cần ban hành báo cáo khác của kỳ, hãy mở lại kỳ và ghi lý do.", "K-13"}},
	{store.ErrChangedSince, Message{"Chưa hoàn tác được việc này", "Chưa ghi gì. Những mục nó đụng tới đã được sửa tiếp sau đó; hãy hoàn tác các lần sửa sau trước.", "K-14"}},
	{store.ErrFinal, Message{"Việc này không hoàn tác được", "Chưa ghi gì. Văn bản đã ban hành hoặc đã hủy thì giữ nguyên; muốn sửa, hãy lập văn bản đính chính.", "K-15"}},
	{store.ErrPassword, Message{"Chưa đặt được mật khẩu này", "Sổ chưa bị thay đổi. Mật khẩu cần từ 8 đến 256 chữ, không có khoảng trắng ở đầu hoặc cuối. Nên dùng một câu dễ nhớ với mình.", "K-16"}},
	{store.ErrCode, Message{"Mã khôi phục chưa đúng", "Chưa ghi gì. Mã có 25 chữ và số, chia 5 nhóm. Hãy xem lại từng nhóm trên tờ giấy.", "K-17"}},
	{printer.ErrNone, Message{"Không thấy máy in này", printSafe + "Máy in có thể đã bị gỡ hoặc đổi tên. Hãy chọn máy in khác rồi in lại.", "I-01"}},
	{printer.ErrCancelled, Message{"Đã thôi in", printSafe + "Bấm In lần nữa nếu muốn in.", "I-02"}},
	{printer.ErrTypeface, Message{"Windows không cho dùng phông chữ của văn bản", printSafe + "Hãy bấm Lưu PDF rồi in từ tệp đó.", "I-03"}},
	{printer.ErrRoom, Message{"Hết chỗ để gửi văn bản tới máy in", printSafe + "Hãy đóng bớt chương trình, xóa các việc in cũ đang chờ, rồi in lại.", "I-04"}},
	{printer.ErrRefused, Message{"Windows không cho in ra máy in này", printSafe + "Hãy chọn máy in khác, hoặc nhờ người quản lý máy cho phép.", "I-05"}},
	{printer.ErrPages, Message{"Không có trang này", printSafe + "Hãy xem lại ô Trang.", "I-06"}},
	{printer.ErrNoProgram, Message{"Máy này chưa có phần mềm làm được việc đó với tệp PDF", "Tệp đã lưu và còn nguyên. Có phần mềm chỉ mở xem mà không tự in: hãy bấm Mở bản PDF rồi in từ phần mềm ấy, hoặc chọn máy in ngay trong Sổ phong trào.", "I-07"}},
	{printer.ErrGone, Message{"Không thấy tệp vừa lưu", "Sổ không thay đổi. Tệp có thể đã bị đổi tên hoặc phần mềm diệt vi-rút giữ lại. Hãy lưu lại vào thư mục khác.", "I-08"}},
	{printer.ErrBusy, Message{"Tệp đang được phần mềm khác giữ", "Sổ không thay đổi. Hãy đóng tệp ấy ở phần mềm kia rồi làm lại.", "I-10"}},
	{fs.ErrPermission, Message{"Windows không cho ghi vào chỗ này", "Chưa ghi gì. Hãy chọn thư mục khác, ví dụ Tài liệu.", "K-08"}},
	{fs.ErrNotExist, Message{"Không tìm thấy tệp hoặc thư mục", "Chưa ghi gì. Hãy xem lại đường dẫn.", "K-09"}},
	{fs.ErrExist, Message{"Đã có tệp mang tên này", "Tệp đang có được giữ nguyên. Hãy chọn tên khác.", "K-10"}},
}

// CodeLine is how the code stands at the foot of a dialog.
func (m Message) CodeLine() string { return "Mã: " + m.Code }
