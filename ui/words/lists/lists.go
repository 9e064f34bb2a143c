package lists

import (
	"errors"
	"fmt"
	"strings"

	"sophongtrao/store/intake"
	"sophongtrao/store/letters"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Actions are what can become of a row, in the order in which they are counted.
var Actions = []intake.Action{intake.Add, intake.Update, intake.Keep, intake.Skip, intake.Ask, intake.Bad}

// Action names what becomes of a row.
func Action(a intake.Action) string {
	return map[intake.Action]string{intake.Add: "thêm", intake.Update: "cập nhật", intake.Keep: "giữ nguyên", intake.Skip: "bỏ",
		intake.Ask: "chờ quyết định", intake.Bad: "không nhập được"}[a]
}

// Counts is a plan in one line: "thêm 12 · chờ quyết định 2".
func Counts(plans ...*intake.Plan) string {
	var parts []string
	for _, a := range Actions {
		n := 0
		for _, p := range plans {
			n += p.Count(a)
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", Action(a), n))
		}
	}
	if len(parts) == 0 {
		return "không có dòng nào"
	}
	return strings.Join(parts, " · ")
}

// faults end the sentence that begins with the heading and what stands in the cell.
var faults = map[string]string{
	intake.FaultLetters: "chữ đọc được theo nhiều cách, hãy xem lại cách đọc chữ của cột",
	intake.FaultRole:    "không có chức danh này trong danh mục; cứ nhập thì ghi là tổ viên",
	intake.FaultSex:     "chỉ ghi Nam hoặc Nữ",
	intake.FaultYears:   "chưa rõ năm nào; nên ghi đủ bốn chữ số",
	intake.FaultSheet:   "ô trong Excel đang báo lỗi",
	intake.FaultChoice:  "không có trong danh mục; cứ nhập thì để trống",
	intake.FaultPlace:   "trong sổ chưa có nơi này; hãy ghi đủ loại, ví dụ Khu phố 1",
	intake.FaultSeveral: "trong sổ có nhiều mục cùng tên này",
	intake.FaultLike:    "trong sổ có người giống, chưa rõ có phải một người",
	intake.FaultSame2:   "trùng với một dòng ở trên",
	intake.FaultAlone:   "dòng không có số thứ tự và chỉ có ô này; là tên người hay là đề mục?",
	intake.FaultNames:   "có thể là tên của nhiều người, hoặc có chữ số; mỗi người ghi một dòng",
	intake.FaultAbove:   "ô để trống; cứ nhập thì lấy như dòng ở trên",

	string(record.FaultEmpty):     "chưa có",
	string(record.FaultDate):      "không phải ngày có thật; ghi ngày/tháng/năm",
	string(record.FaultOrder):     "ngày kết thúc đứng trước ngày bắt đầu",
	string(record.FaultFuture):    "ngày ở tương lai",
	string(record.FaultTwice):     "người này đã ở trong tổ vào thời gian đó",
	string(record.FaultNumber):    "phải là số nguyên không âm",
	string(record.FaultText):      "có chữ không đọc được",
	string(record.FaultUnknown):   "không có trong danh mục",
	string(record.FaultPhone):     "không phải số điện thoại",
	string(record.FaultSame):      "trong sổ đã có tên này",
	string(record.FaultLong):      "dài quá",
	string(record.FaultTooMany):   "nhiều hơn tổng số",
	string(record.FaultSensitive): "đơn vị chưa bật mục thông tin này trong Thiết lập",
	string(record.FaultLocked):    "mục này đã khóa",
}

// Fault says why a cell cannot be taken as it is: "Năm sinh «31/2/1961»: không phải ngày
// có thật …".
func Fault(j *intake.Job, f intake.Fault) string {
	name := j.Words.Heading(j.Table.Target, f.Field)
	if f.Text != "" {
		name += " «" + f.Text + "»"
	}
	said, ok := faults[f.Code]
	if !ok {
		said = "chưa đúng (mã " + f.Code + ")"
	}
	return name + ": " + said
}

// Faults are all faults of a row.
func Faults(j *intake.Job, l intake.Line) string {
	var parts []string
	for _, f := range l.Faults {
		parts = append(parts, Fault(j, f))
	}
	return strings.Join(parts, "; ")
}

// ErrNoTable: the file was read, and no list was found in it.
var ErrNoTable = errors.New("lists: no list in the file")

// FileFault is what is wrong with a file: what happened, what to do, and a code for the
// telephone. Nothing was written in any of the cases.
type FileFault struct {
	Is             error
	What, Do, Code string
}

// FileFaults are the faults of files that are told apart.
var FileFaults = []FileFault{
	{sheet.ErrForeign, "tệp này không phải bảng tính", "Hãy chọn tệp Excel (.xlsx, .xls) hoặc .csv; tệp Word thì chép bảng ra Excel trước.", "E-01"},
	{sheet.ErrProtected, "tệp Excel có mật khẩu", "Hãy mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu rồi nhập lại.", "E-02"},
	{sheet.ErrBroken, "tệp bị hỏng hoặc chép chưa xong", "Hãy chép lại từ nơi gốc, hoặc mở bằng Excel rồi lưu thành tệp mới.", "E-03"},
	{sheet.ErrLarge, "tệp lớn quá mức đọc được", "Hãy chép riêng bảng danh sách sang một tệp mới rồi nhập tệp đó.", "E-04"},
	{sheet.ErrOldExcel, "tệp của Excel quá cũ (trước Excel 97)", "Hãy mở bằng Excel rồi lưu thành .xlsx.", "E-05"},
	{ErrNoTable, "không thấy danh sách nào trong tệp", "Cần một dòng tiêu đề cột như Họ và tên, Năm sinh, Tổ. Hãy thêm dòng tiêu đề, hoặc chép số liệu vào mẫu trống.", "E-06"},
	{intake.ErrChanged, "sổ vừa có thay đổi, dự kiến được lập lại", "Hãy xem lại dự kiến mới rồi nhập.", "E-07"},
}

// Of finds the fault that an error is.
func Of(err error) (f FileFault, ok bool) {
	for _, f := range FileFaults {
		if errors.Is(err, f.Is) {
			return f, true
		}
	}
	return f, false
}

// Encoding names how the letters of a column are read.
func Encoding(e letters.Encoding) string {
	return map[letters.Encoding]string{letters.Unicode: "Unicode", letters.TCVN3: "TCVN3 (phông .Vn…)",
		letters.TCVN3Capitals: "TCVN3 chữ hoa (phông .Vn…H)", letters.VNI: "VNI"}[e]
}

// Missing says which columns a list lacks.
func Missing(j *intake.Job) string {
	var groups []string
	for _, group := range j.Table.Missing() {
		var names []string
		for _, f := range group {
			names = append(names, j.Words.Heading(j.Table.Target, f))
		}
		groups = append(groups, strings.Join(names, " hoặc "))
	}
	return strings.Join(groups, ", ")
}
