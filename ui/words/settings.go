package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// The page of settings.
const (
	SettingsTitle = "Thiết lập"

	NameFrom         = "Từ ngày"
	NameLevel        = "Cấp"
	NameUnit         = "Đơn vị hành chính (phường Chánh Hiệp)"
	NameName         = "Tên trong văn bản (Ủy ban MTTQ Việt Nam phường …)"
	NamePlace        = "Địa danh trước ngày tháng"
	NameSuperior     = "Cấp trên nhận báo cáo"
	NameProvince     = "Tỉnh, thành phố"
	LetterheadLines  = "Các dòng, từ trên xuống"
	LineText         = "Chữ trên dòng (in đúng như gõ)"
	LineBold         = "Đậm"
	LetterheadNoRule = "Không kẻ dưới dòng cuối"
	SignerName       = "Họ và tên"
	SignerLines      = "Các dòng trên tên (TM. …, KT. …, chức vụ)"
	SignerFrom       = "Từ ngày"
	SignerTo         = "Đến ngày"
	SignerDefault    = "Mặc định"
	Patterns         = "Mẫu số, ký hiệu"
	PatternType      = "Loại văn bản"
	PatternText      = "Mẫu: {số}, {LOẠI}, {năm}"
	Recipients       = "Nơi nhận"
	RecipientLines   = "Các dòng nơi nhận"
	RecipientType    = "Cho loại văn bản"

	ListCode  = "Mã (không đổi sau khi dùng)"
	ListName  = "Tên hiện và in"
	ListShort = "Viết tắt"
	ListFrom  = "Dùng từ"
	ListTo    = "Thôi dùng"

	PeriodCode    = "Mã"
	PeriodName    = "Tên kỳ"
	PeriodFromDay = "Từ ngày"
	PeriodFromMon = "tháng"
	PeriodToDay   = "Đến ngày"
	PeriodToMon   = "tháng"
	PeriodDueDay  = "Hạn ngày"
	PeriodDueMon  = "tháng"
	Citations     = "Căn cứ, trích dẫn"
	CitationCode  = "Mã"
	CitationFrom  = "Từ ngày"
	CitationText  = "Câu trích dẫn"
	ThresholdOver = "Biểu quyết: trên"
	ThresholdOf   = "phần của"
	Retention     = "Số tháng giữ thông tin người đã thôi"

	SensitiveNote    = "Mục nhạy cảm theo quy định về bảo vệ dữ liệu cá nhân chỉ có trong sổ khi đơn vị bật và ghi rõ mục đích. Chưa bật thì không có ô nhập, không in."
	SensitiveOn      = "Bật"
	SensitivePurpose = "Mục đích"
	SensitiveSince   = "Từ ngày"

	ScreenSize  = "Cỡ chữ"
	ScreenMode  = "Màu màn hình"
	TypeTest    = "Thử gõ"
	TypeFirst   = "Gõ một câu có dấu để biết bộ gõ đã đặt đúng chưa. Không bắt buộc."
	TypeHint    = "Gõ thử: tiếng Việt được đang"
	TypeCodes   = "Máy nhận được:"
	TypeGood    = "Gõ đúng: chữ dựng sẵn (NFC)."
	TypeParts   = "Bộ gõ đang gửi chữ tổ hợp. Chương trình vẫn lưu đúng; nên chọn «Unicode dựng sẵn» trong UniKey."
	TypeControl = "Bộ gõ gửi phím xóa kiểu lạ. Hãy báo người hỗ trợ."
)

var listNames = map[string]string{
	"communeKinds": "Loại đơn vị hành chính", "areaKinds": "Loại khu dân cư", "teamKinds": "Loại tổ",
	"roles": "Chức danh trong tổ", "fields": "Lĩnh vực mô hình", "levels": "Cấp", "stages": "Bước của mô hình",
	"grades": "Xếp loại", "proposals": "Đề nghị", "meetingKinds": "Loại cuộc họp", "how": "Hình thức giới thiệu",
	"docTypes": "Loại văn bản", "funds": "Nguồn kinh phí", "voteMethods": "Cách biểu quyết",
	"unitKinds": "Loại đơn vị xét tiêu chuẩn", "exclusions": "Lý do không thuộc diện xét", "unitPapers": "Giấy tờ hồ sơ tiêu chuẩn",
	"forums": "Diễn đàn", "opinionStates": "Tình trạng ý kiến", "activityKinds": "Loại hoạt động", "channels": "Hình thức tuyên truyền",
	"campaigns": "Cuộc vận động, phong trào", "inspectionKinds": "Loại kiểm tra", "commendKinds": "Đối tượng khen thưởng",
	"awards": "Hình thức khen thưởng", "awardPapers": "Giấy tờ hồ sơ khen thưởng", "exemplarKinds": "Loại điển hình",
	"bodies": "Ban Chỉ đạo, tổ giúp việc", "seatRoles": "Chức danh trong Ban Chỉ đạo", "sendWays": "Cách gửi văn bản",
}

// ListLabel names an editable list.
func ListLabel(list string) string { return listNames[list] }

// SensitiveField names a sensitive field.
func SensitiveField(field string) string {
	return map[string]string{"ethnicity": "Dân tộc", "religion": "Tôn giáo", "party": "Đảng viên"}[field]
}

// Sizes and Modes of the screen, in the order of look.Size and look.Mode.
var (
	TextSizes = []string{"Vừa", "Lớn", "Rất lớn", "Lớn nhất"}
	Modes     = []string{"Sáng", "Tối", "Tương phản cao"}
)

// CodePoints shows what the machine received, letter by letter.
func CodePoints(s string) string {
	out := ""
	for _, r := range s {
		out += fmt.Sprintf("%c U+%04X  ", r, r)
	}
	return out
}

// Words of the sections.
const (
	SectionNames       = "Tên đơn vị"
	SectionLetterheads = "Phần đầu văn bản"
	SectionSigners     = "Người ký"
	SectionPatterns    = "Số, ký hiệu, nơi nhận"
	SectionPeriods     = "Kỳ báo cáo"
	SectionLaw         = "Căn cứ, biểu quyết, thời hạn giữ"
	SectionSensitive   = "Thông tin nhạy cảm"
	SectionScreen      = "Màn hình, thử gõ"
	SectionStandards   = "Tiêu chuẩn An toàn về ANTT"
	SectionTargets     = "Chỉ tiêu"
	SectionCalendar    = "Lịch công tác năm"
	SectionRemind      = "Số ngày nhắc trước hạn"
	SectionChecklists  = "Mẫu phiếu kiểm tra"
	SectionColumn      = "Mục"
	SectionHolds       = "Đang có"
	SettingsThing      = "mục"

	AddName       = "Thêm tên (khi đổi tên, sáp nhập)"
	AddLetterhead = "Thêm phần đầu"
	AddSigner     = "Thêm người ký"
	AddRecipients = "Thêm nơi nhận cho một loại"
	AddCitation   = "Thêm câu trích dẫn"

	PatternHelp      = "Loại để trống là cho mọi loại khác. {số} là số, {LOẠI} là chữ viết tắt của loại, {năm} là năm."
	ListNote         = "Thứ tự ở đây là thứ tự khi chọn và khi in. Thôi dùng thì ghi ngày «Thôi dùng», không xóa: sổ cũ còn cần. Mã đã dùng thì không đổi."
	PeriodNote       = "Kỳ là từ ngày đến ngày, tính theo năm mang tên kỳ. Hạn nộp để trống nếu chưa biết."
	PeriodYear       = "Bắt đầu"
	PeriodYearBefore = "năm trước"
	PeriodYearSame   = "cùng năm"
	VotesSection     = "Tỷ lệ biểu quyết cần đạt"
	RetentionSection = "Giữ thông tin cá nhân"
)

// ListSection names a list among the sections.
func ListSection(list string) string { return "Danh mục: " + ListLabel(list) }

// Entries says how many lines a section has.
func Entries(n int) string { return Number(int64(n)) + " dòng" }

// SettingsPick stands on the right while no section is open.
const SettingsPick = "Chọn một mục ở bên trái rồi bấm Sửa (F2) hoặc Enter."

// ScreenNow says how the screen looks.
func ScreenNow(size, mode int) string { return TextSizes[size] + ", " + Modes[mode] }

// Words of the standards, targets, calendar and checklists.
const (
	StandardNote = "Năm nào xét theo văn bản còn hiệu lực khi hết thời gian xét của năm đó. Có văn bản mới thì thêm văn bản, ghi ngày hết hiệu lực cho văn bản cũ; " +
		"tiêu chí của từng văn bản sửa ở mục «Tiêu chí» bên dưới."
	StandardName    = "Tên văn bản, như khi trích dẫn"
	StandardFrom    = "Có hiệu lực từ"
	StandardTo      = "Hết hiệu lực sau ngày"
	AddStandard     = "Thêm văn bản"
	CriteriaNote    = "Mỗi loại đơn vị: thời gian xét trong năm, hạn đăng ký, hạn quyết định, người quyết định và các tiêu chí. Số tiêu chí giữ đúng như văn bản đánh số."
	AddUnitRule     = "Thêm loại đơn vị"
	RuleType        = "Loại đơn vị"
	RuleFromDay     = "Xét từ ngày"
	RuleToDay       = "Xét đến ngày"
	RuleMonth       = "tháng"
	RuleRegister    = "Đăng ký chậm nhất ngày"
	RuleDecide      = "Quyết định chậm nhất ngày"
	RuleAuthority   = "Người quyết định"
	RuleCriteria    = "Các tiêu chí"
	CriterionNumber = "Số"
	CriterionText   = "Nội dung tiêu chí"
	TargetNote      = "Chỉ tiêu tính bằng số nguyên, không làm tròn lên. Không đánh dấu loại nào là tính chung mọi loại đơn vị."
	AddTarget       = "Thêm chỉ tiêu"
	TargetName      = "Tên chỉ tiêu"
	TargetTypes     = "Tính cho"
	TargetMet       = "Cần đạt"
	TargetOf        = "trên tổng"
	TargetBaseOf    = "Tính trên"
	CalendarNote    = "Những việc lặp lại hằng năm. Trang Việc cần làm nhắc trước hạn; xong việc nào thì đánh dấu xong việc ấy của năm đó."
	AddEvent        = "Thêm việc hằng năm"
	EventName       = "Việc"
	EventDay        = "Hạn ngày"
	RemindNote      = "Còn từng này ngày đến hạn thì việc hiện ở trang Việc cần làm. Số lớn nhất là lúc việc bắt đầu hiện."
	RemindDays      = "Nhắc trước (ngày)"
	ChecklistNote   = "Mỗi đoạn là một nội dung của phiếu kiểm tra. Sửa ở đây không đổi các phiếu đã ghi."
	AddChecklist    = "Thêm mẫu phiếu"
	ChecklistName   = "Tên mẫu"
	ChecklistItems  = "Các nội dung kiểm tra"

	CodeUsedTitle = "Chưa lưu: có mục đang được dùng"
	CodeUsedHelp  = "Mục đang dùng thì không bỏ được. Muốn thôi dùng, hãy giữ dòng đó và ghi ngày «Thôi dùng»."
)

// SectionCriteria names the criteria of a legal text by the day from which it is in force.
func SectionCriteria(s record.Span) string {
	if s.From.IsZero() {
		return "Tiêu chí"
	}
	return "Tiêu chí từ " + s.From.String()
}

// CodeUsed says who uses a code that is to go: "«Thư ký»: 3 mục đang dùng: …".
func CodeUsed(v *record.View, use record.CodeUse) string {
	const most = 5
	var names []string
	for _, by := range use.By[:min(most, len(use.By))] {
		if r := v.Find(by.Kind, by.ID); r != nil {
			names = append(names, Kind(by.Kind)+" "+r.Label(v))
		}
	}
	line := fmt.Sprintf("«%s»: %s mục đang dùng: %s", use.Name, Number(int64(len(use.By))), strings.Join(names, "; "))
	if len(use.By) > most {
		return line + "; …"
	}
	return line + "."
}
