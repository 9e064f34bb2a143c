package words

import (
	"fmt"
	"time"

	"sophongtrao/store/record"
)

// The frame of the window.
const (
	Product   = "Sổ phong trào"
	Opened    = "Đã mở sổ. Việc nào lưu xong sẽ báo ở đây."
	UndoShort = "Hoàn tác"
	RedoShort = "Làm lại"
	Practice  = "SỔ THỰC HÀNH - số liệu bịa để tập, không dùng cho việc thật"
	HelpTitle = "Trợ giúp"
	HelpKeys  = "Các phím"
	HelpMove  = "Mũi tên lên, xuống: chọn mục · Page Down: đọc tiếp"
	OtherBook = "Sổ khác"
	NoPrinter = "Trang in chưa có trong bản này."
	SaveFirst = "Phiếu đang sửa chưa lưu. Hãy lưu (Ctrl+S) hoặc đóng (Esc) phiếu trước khi hoàn tác."

	HelpTyping = "Gõ tiếng Việt: trong UniKey hoặc EVKey chọn bảng mã Unicode (dựng sẵn). Mọi việc đều làm được bằng bàn phím:"

	SearchHint    = "Tìm trong sổ (Ctrl+F)"
	SearchTitle   = "Kết quả tìm"
	SearchWhat    = "Tên"
	SearchKind    = "Loại"
	SearchWhere   = "Ở đâu"
	SearchNothing = "Không tìm thấy. Thử gõ ít chữ hơn; có dấu hay không dấu đều được."
	SearchKeys    = "Enter: mở dòng đang chọn · mũi tên xuống: vào danh sách · Esc: trở lại trang"

	StaleTitle = "Mục này vừa được sửa ở nơi khác"
	StaleWhy   = "Chưa ghi gì cả. Dưới đây là những ô khác nhau. Chọn giữ bản nào, hoặc sửa tiếp bản của mình."
	Mine       = "Bản của tôi"
	Theirs     = "Bản đang có trong sổ"
	KeepMine   = "Ghi bản của tôi"
	TakeTheirs = "Lấy bản trong sổ"

	RollbackTitle = "Lần ghi cuối chưa trọn"
)

// Who works.
const (
	WhoTitle  = "Ai đang làm việc?"
	WhoNote   = "Tên này đứng trong nhật ký bên cạnh mỗi việc. Enter nhận tên đang có; gõ để đổi."
	WhoHint   = "họ và tên"
	WhoBefore = "Đã từng làm với sổ này (mũi tên xuống để chọn):"
	WhoStart  = "Bắt đầu (Enter)"
)

// Unforeseen is the code of an error nobody foresaw.
const Unforeseen = "K-99"

// Place is the left of the top line: whose book, and which year.
func Place(committee string, year int) string {
	if committee == "" {
		committee = "Chưa khai tên đơn vị"
	}
	return fmt.Sprintf("%s · Năm %d", committee, year)
}

// Working says who works.
func Working(who string) string {
	if who == "" {
		return ""
	}
	return "Người làm: " + who
}

// Unsent says how many issued documents nobody has got yet.
func Unsent(n int) string { return Number(int64(n)) + " văn bản chưa gửi" }

// Rollback tells that the last write before a power cut is not in the book.
func Rollback(at time.Time) string {
	return "Máy tắt giữa chừng khi đang ghi. Sổ được mở ở trạng thái trọn vẹn gần nhất: " + Clock(at.Local()) +
		".\nMọi việc đã báo \"Đã lưu\" trước lúc đó vẫn còn. Hãy xem lại việc làm cuối cùng."
}

// Where says in a few words where a found record belongs.
func Where(v *record.View, r record.Record, today record.Date) string {
	area := func(id record.ID) string {
		if a, ok := v.Areas.Get(id); ok {
			return a.Name
		}
		return ""
	}
	l := v.Settings().Lists
	switch r := r.(type) {
	case *record.Area:
		return record.NameOf(l.AreaKinds, r.Type)
	case *record.Model:
		return record.NameOf(l.Fields, r.Field)
	case *record.Team:
		return area(r.AreaOn(today))
	case *record.Site:
		return area(r.AreaOn(today))
	case *record.Person:
		for _, m := range v.TeamsOf(r.ID, today) {
			if t, ok := v.Teams.Get(m.Team); ok {
				return NameList(t.Name, area(t.Area))
			}
		}
		return area(r.Area)
	case *record.Membership:
		if t, ok := v.Teams.Get(r.Team); ok {
			return NameList(t.Name, Span(r.Span))
		}
	case *record.Unit:
		return NameList(record.NameOf(l.UnitKinds, r.Type), area(r.Area))
	case *record.Meeting:
		return NameList(r.Start.Date.String(), r.Place)
	case *record.Round:
		return NameList(area(r.Area), RoundStepName(r.Next()))
	case *record.Activity:
		return NameList(r.Start.String(), record.NameOf(l.ActivityKinds, r.Type))
	case *record.Inspection:
		return NameList(either(r.Date, r.Planned).String(), r.Place)
	case *record.Commendation:
		return NameList(record.NameOf(l.Awards, r.Award), YearOf(r.Year))
	case *record.Exemplar:
		return NameList(record.NameOf(l.ExemplarKinds, r.Type), YearOf(r.Year))
	case *record.Seat:
		return NameList(record.NameOf(l.SeatRoles, r.Role), r.Post)
	case *record.Task:
		return DutyState(record.Duty{Assignment: r.Assignment}, today)
	case *record.Document:
		return NameList(r.Symbol, r.Date.String())
	}
	return ""
}

func either(a, b record.Date) record.Date {
	if a.IsZero() {
		return b
	}
	return a
}

// NameList joins what is not empty with commas.
func NameList(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p != "" && out != "" {
			out += ", "
		}
		out += p
	}
	return out
}
