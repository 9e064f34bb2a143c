package words

import (
	"fmt"
	"strings"
	"time"

	"sophongtrao/store/record"
)

// Half-typed forms.
const (
	TypedLost     = "Những chữ gõ dở dưới đây không còn ô để đặt vào. Hãy chép sang ô thích hợp trước khi lưu."
	TypedTitle    = "Có phiếu gõ dở"
	TypedOpen     = "Mở phiếu gõ dở"
	TypedLater    = "Để sau"
	TypedTake     = "Lấy lại chữ gõ dở"
	TypedDrop     = "Bỏ bản gõ dở"
	TypedKeep     = "Giữ lại"
	TypedNoForm   = "Phiếu này không mở lại được. Chữ đã gõ còn đây để chép ra."
	TypedNoRecord = "Mục này không còn trong sổ, hoặc đang ở thùng rác, nên phiếu không mở lại được. Chữ đã gõ còn đây để chép ra."
	TypedTwo      = "Người này đã được gộp với người khác, và người ấy cũng có phiếu gõ dở. Hãy lưu hoặc bỏ phiếu kia trước. Chữ đã gõ còn đây để chép ra."
	TypedMoved    = "Đã lấy lại chữ gõ dở, trên phiếu của người còn lại sau khi gộp. Chưa lưu: xem lại rồi bấm Ctrl+S."
	TypedTaken    = "Đã lấy lại chữ gõ dở. Chưa lưu: bấm Ctrl+S để lưu."
)

// TypedLines are half-typed texts, each with its label.
func TypedLines(typed []record.Typed) string {
	var lines []string
	for _, x := range typed {
		switch {
		case x.Text == "":
		case x.Label == "":
			lines = append(lines, x.Text)
		default:
			lines = append(lines, x.Label+": "+x.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// TypedName names a half-typed form: "Sửa tổ tự quản: Tổ số 5".
func TypedName(title, label string) string {
	if label == "" {
		return title
	}
	return title + ": " + label
}

// TypedLine is a half-typed form in one line.
func TypedLine(title, label string, at time.Time) string {
	return TypedName(title, label) + " (" + Clock(at.Local()) + ")"
}

// TypedWork is that line among the things to do.
func TypedWork(line string) string { return "Phiếu gõ dở: " + line }

// TypedFound tells of half-typed forms when a book is opened.
func TypedFound(lines []string) string {
	return "Lần trước chương trình dừng khi phiếu chưa lưu. Chữ đã gõ vẫn còn:\n\n· " + strings.Join(lines, "\n· ") +
		"\n\nChưa gì được ghi vào mục đó. Để sau thì vẫn thấy ở trang " + HomeTitle + "."
}

// TypedAsk is the question on the form's own record.
func TypedAsk(title, label, who string, at time.Time) string {
	by := ""
	if who != "" {
		by = who + ", "
	}
	return fmt.Sprintf("%s\ncó chữ gõ dở chưa lưu (%s%s).\nLấy lại để gõ tiếp, hay bỏ đi và mở bản trong sổ?", TypedName(title, label), by, Clock(at.Local()))
}

// TypedNotKept tells that what is typed is not kept while it is unsaved.
func TypedNotKept(err error) string {
	return "Chưa giữ được chữ đang gõ (" + Error(err).Title + "). Hãy lưu sớm (Ctrl+S)."
}

// TypedDamaged tells that half-typed forms could not be read.
func TypedDamaged(n int) string {
	return Number(int64(n)) + " bản gõ dở bị hỏng, không đọc được. Những gì đã lưu không bị ảnh hưởng."
}
