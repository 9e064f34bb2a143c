package words

import (
	"fmt"
	"strings"

	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/ui/words/lists"
)

// The page on which lists are brought in.
const (
	IntakeTitle = "Nhập từ Excel"
	IntakeAbout = "Chọn tệp danh sách đang có (.xlsx, .xls, .csv), kéo tệp thả vào cửa sổ này, hoặc chép các ô trong Excel rồi bấm Ctrl+V. " +
		"Chữ Unicode, TCVN3 (.VnTime), VNI đều đọc được. Chưa ghi gì vào sổ cho tới bước 3."
	IntakeRows     = "Mỗi dòng của danh sách là"
	IntakePick     = "Chọn tệp"
	IntakePaste    = "Dán từ Excel (Ctrl+V)"
	IntakeTemplate = "Lưu mẫu Excel trống"
	IntakePaper    = "Lưu mẫu giấy trống (PDF)"
	IntakeNoPaste  = "Chưa có gì được chép. Trong Excel, bôi đen cả dòng tiêu đề cột và các dòng cần nhập, bấm Ctrl+C, rồi bấm Ctrl+V ở đây."
	IntakePasted   = "Phần dán"
	IntakeReading  = "Đang đọc tệp"

	IntakeWhich   = "Bảng"
	IntakePoint   = "Chỉ dòng tiêu đề"
	IntakeIsHead  = "Dòng này là tiêu đề cột"
	IntakeCells   = "Các ô của dòng (tiêu đề hai dòng: chọn dòng trên)"
	IntakeWhere   = "Chọn dòng có tên các cột (Họ và tên…) rồi bấm Enter."
	IntakeNoHead  = "Sổ không tự nhận ra dòng tiêu đề. Chọn dòng tên cột rồi bấm Enter."
	IntakeNoRows  = "Dưới dòng này không còn dòng nào để nhập. Hãy chọn dòng tiêu đề đứng ngay trên danh sách."
	IntakeTake    = "Nhập bảng này"
	IntakeColumn  = "Cột trong tệp"
	IntakeIs      = "Là"
	IntakeLetters = "Đọc chữ theo"
	IntakeBefore  = "Trong tệp"
	IntakeAfter   = "Đọc ra"
	IntakeNot     = "(không nhập)"
	IntakeOwn     = "Tự xem theo phông và chữ"
	IntakeNormal  = "Tên viết HOA đổi về chữ thường"
	IntakeAgree   = "Đã xem cột Đọc ra, chữ đúng"
	IntakeArea    = "Dòng không ghi khu dân cư thì lấy"
	IntakeTeam    = "Dòng không ghi tổ thì lấy"
	IntakePlan    = "Xem dự kiến"
	IntakeHidden  = " (trang ẩn)"
	IntakeNothing = "Chưa đánh dấu bảng nào để nhập. Hãy chọn bảng rồi đánh dấu «" + IntakeTake + "»."

	IntakeShow      = "Xem các dòng"
	IntakeAll       = "tất cả"
	IntakeLine      = "Dòng"
	IntakeWhat      = "Việc"
	IntakeName      = "Tên"
	IntakeWhy       = "Lý do"
	IntakeInFile    = "Trong tệp"
	IntakeInBook    = "Trong sổ"
	IntakeThisOne   = "Chính là người này"
	IntakeNewOne    = "Người mới, không phải ai ở trên"
	IntakeAsRead    = "Cứ nhập như đã đọc"
	IntakeSkip      = "Bỏ dòng này"
	IntakeUndecided = "Bỏ quyết định, để chờ lại"
	IntakeChoose    = "Chọn một dòng để xem. Enter ở dòng đang chờ để quyết định."
	IntakeDo        = "Nhập vào sổ"

	IntakeUndo    = "Hoàn tác lần nhập này"
	IntakeReject  = "Lưu các dòng chưa nhập ra Excel"
	IntakeMore    = "Nhập tệp khác"
	IntakeUndone  = "Đã hoàn tác lần nhập này; sổ như trước khi nhập."
	IntakeResult  = "kết quả"
	IntakeDecided = "đã quyết định"
	// IntakeFile and TemplateFile name the files that are saved.
	IntakeFile   = "chua-nhap-duoc.xlsx"
	TemplateFile = "mau-nhap-"

	SavedFile         = "Đã lưu: "
	NothingToTakeBack = "Không còn gì của việc này để hoàn tác: mọi mục đã được sửa tiếp, đang được dùng, hoặc đã lấy lại rồi. Sổ không bị thay đổi."
	TakenBackTitle    = "Đã hoàn tác, có mục được giữ lại"
)

// IntakeSteps are what the four steps are called.
var IntakeSteps = [...]string{StepNameChoose, StepNameLook, "dự kiến", StepNameResult}

// IntakeMissing warns of a table without an obligatory column.
func IntakeMissing(names string) string {
	return "Thiếu cột " + names + ". Chọn một dòng ở bảng dưới rồi chỉ cột đó ở ô «" + IntakeIs + "»."
}

// IntakeDoubt warns of letters that can be read in more than one way.
func IntakeDoubt(headings []string) string {
	return "Chưa chắc cách đọc chữ của: " + strings.Join(headings, ", ") + ". Xem cột Đọc ra; sai thì chọn cách đọc khác, đúng thì đánh dấu «" + IntakeAgree + "»."
}

// IntakeSensitive says which columns are left out because the committee does not keep them.
func IntakeSensitive(names []string) string {
	return "Không nhập " + strings.Join(names, ", ") + ": đơn vị chưa bật thông tin nhạy cảm này trong Thiết lập."
}

// IntakeTable names a table among those that were found.
func IntakeTable(n int, sheet, title string, rows int) string {
	if title != "" {
		title = ": " + title
	}
	return fmt.Sprintf("%d. %s%s (%s dòng)", n, sheet, title, Number(int64(rows)))
}

// IntakeFilter is an action with how many rows have it.
func IntakeFilter(a intake.Action, n int) string {
	return lists.Action(a) + " (" + Number(int64(n)) + ")"
}

// IntakeEvery is the decision for all rows with the same reason.
func IntakeEvery(n int) string {
	return fmt.Sprintf("Cứ nhập cả %s dòng cùng lý do", Number(int64(n)))
}

// IntakeDone is the first line of the result.
func IntakeDone(r store.Receipt) string {
	if r.Seq == 0 {
		return "Không có gì mới: mọi dòng đã có trong sổ. Sổ không bị thay đổi."
	}
	return "Đã nhập vào sổ. " + Saved(r.At.Local())
}

// IntakeLeft says how many rows were not taken.
func IntakeLeft(n int) string {
	if n == 0 {
		return "Không còn dòng nào chưa nhập."
	}
	return fmt.Sprintf("Còn %s dòng chưa nhập được. Lưu ra Excel, sửa theo cột Lý do chưa nhập, rồi nhập lại chính tệp đó.", Number(int64(n)))
}

// IntakePerson is somebody of the book, to be compared with a row.
func IntakePerson(v *record.View, p *record.Person, today record.Date) string {
	lines := []string{NameList(p.Name, Sex(p.Sex), p.Birth.String())}
	for _, x := range []string{p.Address, p.Phone, p.Work} {
		if x != "" {
			lines = append(lines, x)
		}
	}
	for _, m := range v.TeamsOf(p.ID, today) {
		if t, ok := v.Teams.Get(m.Team); ok {
			lines = append(lines, NameList(t.Name, Where(v, t, today)))
		}
	}
	return strings.Join(lines, "\n")
}

// TakenBackKept lists what stays after a step was taken back as far as it goes.
func TakenBackKept(labels []string) string {
	const most = 12
	text := fmt.Sprintf("%s mục được giữ lại, vì đã sửa sau khi nhập hoặc nơi khác đang dùng:", Number(int64(len(labels))))
	for _, s := range labels[:min(most, len(labels))] {
		text += "\n- " + s
	}
	if n := len(labels) - most; n > 0 {
		text += "\n" + MoreChanges(n)
	}
	return text
}
