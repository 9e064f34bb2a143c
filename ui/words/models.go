package words

import "fmt"

// The page of models and their sites.
const (
	ModelsTitle = "Mô hình"
	ModelsThing = "mô hình"
	SitesTitle  = "Điểm mô hình"

	ModelName     = "Tên mô hình"
	ModelField    = "Lĩnh vực"
	ModelLevel    = "Cấp"
	ModelLead     = "Đơn vị chủ trì"
	ModelPartners = "Đơn vị phối hợp"
	ModelAim      = "Mục tiêu, nội dung"
	ModelLaunched = "Ngày ra mắt"
	ModelStage    = "Tình trạng"

	DecisionNumber = "Quyết định số"
	DecisionDate   = "Ngày quyết định"
	DecisionBy     = "Cơ quan ban hành"

	CountSites   = "Số điểm"
	CountTeams   = "Số tổ"
	CountMembers = "Số thành viên"

	SiteModel      = "Mô hình"
	SiteArea       = "Khu dân cư"
	SiteName       = "Tên điểm (nếu có tên riêng)"
	SitePlace      = "Nơi đặt (nếu không theo khu dân cư)"
	SiteSurveyed   = "Ngày khảo sát"
	SiteRules      = "Quy chế, quy ước"
	SiteBoard      = "Ban chủ nhiệm (mỗi dòng một người, chức vụ)"
	SiteJoined     = "Số hộ tham gia"
	SiteHouseholds = "Tổng số hộ"
	SiteSource     = "Nhân rộng từ điểm"

	SectionFacts     = "Thông tin chung"
	AddReview        = "Thêm đánh giá một năm"
	SectionEquipment = "Trang bị"
	SectionMoney     = "Kinh phí"
	SectionResults   = "Kết quả hằng năm"
	SectionReviews   = "Đánh giá hằng năm"
	SectionStages    = "Quá trình"

	EquipmentName     = "Tên trang bị"
	EquipmentUnit     = "Đơn vị tính"
	EquipmentQuantity = "Số lượng"
	EquipmentSince    = "Có từ"

	Year      = "Năm"
	MoneyFund = "Nguồn"
	MoneySum  = "Số tiền (đồng)"

	ResultSessions = "Buổi tuyên truyền"
	ResultReached  = "Lượt người dự"
	ResultDisputes = "Vụ hòa giải"
	ResultSettled  = "Hòa giải thành"
	ResultPatrols  = "Lượt tuần tra"
	ResultPledges  = "Hộ ký cam kết"

	ReviewDate     = "Ngày đánh giá"
	ReviewGrade    = "Xếp loại"
	ReviewStrength = "Kết quả, ưu điểm"
	ReviewWeakness = "Tồn tại"
	ReviewProposal = "Đề nghị"
	ReviewReason   = "Lý do"
	ReviewPaper    = "Văn bản đề nghị"

	StageWhat  = "Bước"
	StageDate  = "Từ ngày"
	StagePaper = "Văn bản"

	PrintSite = "In hồ sơ điểm"
)

// SitesOf is the head of the list of a model's sites.
func SitesOf(n int) string { return fmt.Sprintf("Các điểm của mô hình: %s", Number(int64(n))) }

// Titles of the forms.
const (
	ModelNew  = "Thêm mô hình"
	ModelEdit = "Sửa mô hình"
	SiteNew   = "Thêm điểm mô hình"
	SiteEdit  = "Sửa điểm mô hình"
	SitesNone = "Mô hình này chưa có điểm nào. Bấm Thêm điểm."
)

// SiteVerb is a verb on the list of sites.
func SiteVerb(v Verb) string {
	switch v {
	case Add:
		return "Thêm điểm"
	case Print:
		return PrintSite
	}
	return v.String()
}

// ModelAbout is what a glance at a model should tell.
func ModelAbout(sites int, decision, date, lead string) string {
	s := SitesOf(sites)
	if decision != "" {
		s += " · Quyết định " + decision
		if date != "" {
			s += ", " + date
		}
	}
	if lead != "" {
		s += " · Chủ trì: " + lead
	}
	return s
}
