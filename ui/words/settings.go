package words

import "fmt"

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
	"roles": "Chức danh trong tổ", "fields": "Lĩnh vực mô hình", "levels": "Cấp mô hình", "stages": "Bước của mô hình",
	"grades": "Xếp loại", "proposals": "Đề nghị", "meetingKinds": "Loại cuộc họp", "how": "Hình thức giới thiệu",
	"docTypes": "Loại văn bản", "funds": "Nguồn kinh phí", "voteMethods": "Cách biểu quyết",
}

// ListLabel names an editable list.
func ListLabel(list string) string { return listNames[list] }

// SensitiveField names a sensitive field.
func SensitiveField(field string) string {
	return map[string]string{"ethnicity": "Dân tộc", "religion": "Tôn giáo", "party": "Đảng viên"}[field]
}

// Sizes and Modes of the screen, in the order of look.Size and look.Mode.
var (
	TextSizes = []string{"Vừa", "Lớn", "Rất lớn"}
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
