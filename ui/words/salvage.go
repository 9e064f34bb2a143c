package words

import (
	"fmt"
	"strings"

	"sophongtrao/store"
)

// SalvageDone tells what came out of a damaged book, where it is, and what is missing.
func SalvageDone(s store.Salvaged, to string) string {
	n := s.Report.Bin
	for _, x := range s.Report.Records {
		n += x
	}
	out := []string{fmt.Sprintf("Đã đưa %s mục sang sổ mới: %s. Tệp hỏng giữ nguyên, không bị thay đổi.", Number(int64(n)), to)}
	if !s.History {
		out = append(out, "Nhật ký cũ không còn trọn nên sổ mới bắt đầu nhật ký mới.")
	}
	if len(s.Losses) == 0 {
		return Lines(append(out, "Không thiếu gì.")...)
	}
	out = append(out, "Những gì thiếu hoặc cần xem lại:")
	for i, l := range s.Losses {
		if i == 40 {
			out = append(out, fmt.Sprintf("… và %s dòng nữa.", Number(int64(len(s.Losses)-i))))
			break
		}
		out = append(out, "- "+Loss(l))
	}
	return Lines(out...)
}

// Loss is one thing that a salvage could not bring back. Records have no name here: it
// went with them.
func Loss(l store.Loss) string {
	thing := Kind(l.Kind)
	if l.ID != 0 {
		thing += " số " + l.ID.String()
	}
	n := Number(int64(max(l.N, 1)))
	switch l.Code {
	case store.LostRecord:
		return "mất " + thing
	case store.LostState:
		return thing + ": mất lần sửa cuối, đã lấy lại bản trước đó"
	case store.LostPaper:
		return thing + ": mất bản in hoặc tệp đính kèm"
	case store.LostHistory:
		return n + " bước của nhật ký bị mất; mục đổi ở những bước ấy có thể là bản cũ hơn"
	case store.LostContents:
		return n + " bản cũ của các mục bị mất (bản mới nhất vẫn còn)"
	case store.LostEnd:
		return "có thể thiếu mấy việc ghi cuối cùng"
	case store.LostSecret:
		return "mật khẩu hoặc mã khôi phục cũ không còn mở được sổ mới; hãy đặt lại mật khẩu"
	case store.Unsure:
		return thing + ": đã lấy lại, nhưng có thể đã đổi hoặc đã xóa sau đó"
	}
	return strings.TrimSpace(n + " chỗ không đọc được, không biết là gì")
}
