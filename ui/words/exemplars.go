package words

import (
	"strconv"

	"sophongtrao/store/record"
)

// The page of exemplars.
const (
	ExemplarsTitle = "Điển hình"
	ExemplarsThing = "điển hình"
	ExemplarNew    = "Thêm điển hình"
	ExemplarEdit   = "Sửa điển hình"
	ExemplarPick   = "Chọn một điển hình ở danh sách bên trái, hoặc bấm Thêm (Ctrl+N)."

	ExemplarType    = "Loại điển hình"
	ExemplarName    = "Tên tập thể, cá nhân"
	ExemplarSubject = "Có trong sổ là"
	ExemplarField   = "Lĩnh vực"
	ExemplarLevel   = "Cấp công nhận"
	ExemplarYear    = "Năm được chọn"
	ExemplarMerit   = "Cách làm, kết quả nổi bật"
	ExemplarReview  = "Xem xét gần nhất"
	ExemplarHint    = "Xã, phường điển hình: chọn loại tương ứng, ghi tên xã, phường; mỗi năm xem xét một lần."

	SectionYearly    = "Xem xét hằng năm"
	AddYearlyReview  = "Thêm lần xem xét"
	YearlyReviewYear = "Năm"
	YearlyReviewDate = "Ngày xem xét"
	YearlyReviewKeep = "Còn là điển hình"
	YearlyReviewText = "Kết quả xem xét"

	KeepYes = "Còn"
	KeepNo  = "Thôi"

	UnreviewedNone = "Mọi điển hình đã được xem xét trong năm."
)

// Unreviewed is the head of the exemplars nobody has looked at in the year.
func Unreviewed(year int) string { return "Chưa xem xét năm " + strconv.Itoa(year) }

// ReviewOf is the newest review in a few words; "" for none.
func ReviewOf(r record.ExemplarReview) string {
	if r.Year == 0 {
		return ""
	}
	s := strconv.Itoa(r.Year)
	switch r.Keep {
	case record.Yes:
		return s + ": còn"
	case record.No:
		return s + ": thôi"
	}
	return s
}
