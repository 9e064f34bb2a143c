package words

import (
	"strings"

	"sophongtrao/store/record"
)

// The page of funds.
const (
	FundsTitle = "Kinh phí"
	FundsThing = "dòng kinh phí"
	FundNew    = "Thêm kinh phí một năm"
	FundEdit   = "Sửa kinh phí"
	FundPick   = "Chọn một dòng ở danh sách bên trái, hoặc bấm Thêm (Ctrl+N)."

	FundYear    = "Năm"
	FundSource  = "Nguồn"
	FundPlanned = "Dự toán (đồng)"
	FundSpent   = "Đã chi (đồng)"
	FundRest    = "Còn lại (đồng)"
	FundShare   = "Tỷ lệ chi"
	FundLate    = "Chưa báo cáo"
	FundNote    = "Ghi chú"

	SectionExpenses = "Khoản chi khác"
	FundExpenseHint = "Chỉ ghi khoản chi không thuộc điểm mô hình hay hoạt động nào: hai khoản đó ghi ở phiếu của điểm, của hoạt động và tự cộng vào đây."
	ExpenseDate     = "Ngày"
	ExpenseWhat     = "Nội dung chi"
	ExpenseAmount   = "Số tiền (đồng)"

	FundSites      = "Chi cho điểm mô hình"
	FundActivities = "Chi cho hoạt động"
	FundOwn        = "Khoản chi khác"
	FundLines      = "Các khoản đã chi"
	FundLinesNone  = "Chưa ghi khoản chi nào."
	FundWhere      = "Thuộc"
)

// FundWhereOf says where a spending is written down.
func FundWhereOf(k record.Kind) string {
	switch k {
	case record.KindSite:
		return "điểm mô hình"
	case record.KindActivity:
		return "hoạt động"
	}
	return "chi khác"
}

// FundOver warns that more was spent than planned.
func FundOver(over int64) string { return "Chi vượt dự toán " + Number(over) + " đồng." }

// FundsUnplanned names sources that paid in a year without a line of their own.
func FundsUnplanned(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "Có chi nhưng chưa có dòng dự toán: " + strings.Join(names, "; ") + "."
}

// FundUnplanned is one of them.
func FundUnplanned(source, year, sum string) string {
	return NameList(source+" năm "+year, "đã chi "+sum+" đồng")
}
