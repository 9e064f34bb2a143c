package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// The page of areas.
const (
	AreasTitle     = "Khu dân cư"
	AreasThing     = "khu dân cư"
	AreaName       = "Tên gọi"
	AreaKind       = "Loại"
	AreaHead       = "Trưởng ban công tác"
	AreaHouseholds = "Số hộ"
	AreaPeople     = "Số nhân khẩu"
	AreaFrom       = "Có từ ngày"
	AreaTo         = "Đến ngày"
	AreaTeams      = "Số tổ"
	AreaSuccessor  = "Đã nhập vào"
	AreaFormer     = "Tên cũ"
	AreaFormerName = "Tên cũ (cả xã, huyện, tỉnh cũ)"
	AreaFormerTo   = "Dùng đến ngày"
	AreaTime       = "Thời gian"
	AreaNew        = "Thêm khu dân cư"
	AreaEdit       = "Sửa khu dân cư"
	AreaPick       = "Chọn một khu dân cư ở danh sách bên trái rồi bấm Sửa (F2), hoặc bấm Thêm (Ctrl+N)."
	AreaChanges    = "Khi có quyết định mới"
	AreaNameHint   = "Viết đủ cả loại, ví dụ: Khu phố Chánh Lộc 1"
)

// AreaChangesAbout stands above the buttons of the three jobs.
const AreaChangesAbout = "Khu dân cư đổi tên, sáp nhập hay chia tách: chọn (hoặc đánh dấu bằng phím cách) khu dân cư ở danh sách rồi bấm nút dưới đây. " +
	"Số liệu cũ được giữ nguyên; giấy tờ in đúng tên theo ngày của văn bản."

// Renaming, merging and splitting areas.
const (
	RenameDo         = "Đổi tên"
	MergeDo          = "Sáp nhập"
	SplitDo          = "Chia tách"
	RenameTitle      = "Đổi tên khu dân cư"
	MergeTitle       = "Sáp nhập khu dân cư"
	SplitTitle       = "Chia tách khu dân cư"
	ChangeDate       = "Có hiệu lực từ ngày"
	ChangeDateHint   = "Ngày ghi trong quyết định: ngày đầu tiên của tên mới hay khu dân cư mới"
	NewName          = "Tên mới"
	NewArea          = "Khu dân cư mới"
	OldArea          = "Khu dân cư cũ"
	MergeWhich       = "Những khu dân cư được nhập lại"
	SplitWhich       = "Khu dân cư được chia"
	PartPeople       = "Nhân khẩu"
	SplitParts       = "Những khu dân cư mới"
	SplitRecount     = "Số liệu mới điều tra lại"
	SplitRecountHint = "Không đánh dấu: số hộ, số nhân khẩu của các phần phải cộng bằng số cũ"
	GoesTo           = "Về khu dân cư"
	GoesToAbout      = "Chọn nơi về của từng tổ, điểm mô hình và đơn vị. Người về theo tổ của mình."
	StepLook         = "Xem trước"
	StepAssign       = "Chọn nơi về"
	StepWrite        = "Ghi vào sổ"
	ChangeWhat       = "Mục"
	ChangeName       = "Tên"
	ChangeHow        = "Thay đổi"
	ChangeUndo       = "Bấm Ctrl+Z để lấy lại toàn bộ trong một bước."
	ChangeKept       = "Chưa ghi gì vào sổ. Số liệu, cuộc họp, thành viên và kết quả trước ngày này được giữ nguyên ở khu dân cư cũ."
)

// StepTitle is the title of one step of a job.
func StepTitle(job string, n, of int, what string) string {
	return fmt.Sprintf("%s - bước %d/%d: %s", job, n, of, what)
}

// What the steps are called.
const (
	StepNameChoose = "chọn"
	StepNameAssign = "chia"
	StepNameLook   = "xem trước"
	StepNameResult = "kết quả"
)

// Renames says what a new name means, before it is written.
func Renames(before, after string, from record.Date) string {
	return fmt.Sprintf("Đến hết ngày %s: %s.\nTừ ngày %s: %s.\nGiấy tờ in tên theo ngày của văn bản.",
		from.AddDays(-1), before, from, after)
}

// AreaEnds and AreaBegins are lines of a preview.
func AreaEnds(last record.Date) string { return "đến hết ngày " + last.String() }

// AreaBegins see AreaEnds.
func AreaBegins(from record.Date) string { return "từ ngày " + from.String() }

// AddedUp writes how a count came about: "Số hộ 250 = 120 + 130". A part of which
// nothing is known is written as such.
func AddedUp(name string, sum record.Count, parts []record.Count) string {
	if len(parts) < 2 {
		return name + " " + countOrNone(sum)
	}
	var texts []string
	for _, c := range parts {
		texts = append(texts, countOrNone(c))
	}
	return fmt.Sprintf("%s %s = %s", name, countOrNone(sum), strings.Join(texts, " + "))
}

func countOrNone(c record.Count) string {
	if s := Count(c); s != "" {
		return s
	}
	return "chưa ghi"
}

// Moves says where something goes: "Khu phố 1 → Khu phố Mới", in words.
func Moves(from, to string) string {
	if from == "" {
		return "về " + to
	}
	return "từ " + from + " về " + to
}

// Movers counts what goes along: "43 người".
func Movers(n int, k record.Kind) string { return Number(int64(n)) + " " + Kind(k) }

// MovesAlong lists what goes along, "không có gì" for nothing.
func MovesAlong(parts []string) string {
	if len(parts) == 0 {
		return "Không có tổ, điểm mô hình hay người nào phải chuyển."
	}
	return "Chuyển theo: " + strings.Join(parts, ", ") + "."
}

// Merged and SplitUp are the results.
func Merged(names []string, into string, from record.Date) string {
	return fmt.Sprintf("Đã nhập %s thành %s từ ngày %s.", strings.Join(names, ", "), into, from)
}

// SplitUp see Merged.
func SplitUp(area string, names []string, from record.Date) string {
	return fmt.Sprintf("Đã chia %s thành %s từ ngày %s.", area, strings.Join(names, ", "), from)
}

// SameNames warns of teams that will have one name in one area.
func SameNames(names []string) string {
	return "Lưu ý: sẽ có tổ trùng tên trong cùng khu dân cư: " + strings.Join(names, ", ") + ". Nên đổi tên sau khi ghi."
}

// AreaSample is the name of a new area in a picture.
const AreaSample = "Khu phố Mẫu Mới"
