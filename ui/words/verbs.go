package words

// Verb is something a clerk can do on a page. The numeric order is the order in
// which every page shows them (screens.md, Hands).
type Verb int

// The verbs, in their fixed order.
const (
	Add Verb = iota
	Edit
	Save
	Copy
	Delete
	Find
	Print
	ImportExcel
	ExportExcel
)

var verbs = [...]struct{ name, key string }{
	Add:         {"Thêm", "Ctrl+N"},
	Edit:        {"Sửa", "F2"},
	Save:        {"Lưu", "Ctrl+S"},
	Copy:        {"Nhân bản", "Ctrl+D"},
	Delete:      {"Xóa", "Ctrl+Delete"},
	Find:        {"Tìm", "F3"},
	Print:       {"In", "Ctrl+P"},
	ImportExcel: {"Nhập Excel", ""},
	ExportExcel: {"Xuất Excel", ""},
}

func (v Verb) String() string { return verbs[v].name }

// Key is how the verb's key is written, "" if it has none.
func (v Verb) Key() string { return verbs[v].key }

// Buttons of questions and forms.
const (
	OK      = "Đồng ý"
	Cancel  = "Thôi"
	Close   = "Đóng"
	Yes     = "Có"
	No      = "Không"
	Discard = "Bỏ thay đổi"
	GoOn    = "Sửa tiếp"
)

// Keys is the whole of F1: every key and what it does.
var Keys = []struct{ Key, Does string }{
	{"F1", "Trợ giúp này"},
	{"Ctrl+F", "Tìm trong toàn bộ sổ (gõ không dấu cũng được)"},
	{"F3", "Lọc danh sách đang xem"},
	{"Ctrl+N hoặc Ctrl+Insert", "Thêm mới"},
	{"F2", "Sửa dòng đang chọn"},
	{"Enter", "Mở dòng đang chọn; trong phiếu: sang ô kế tiếp"},
	{"Shift+Tab", "Về ô trước"},
	{"Ctrl+S hoặc Ctrl+Enter", "Lưu phiếu"},
	{"Esc", "Đóng phiếu, trở ra"},
	{"F9", "Mở danh sách để chọn trong ô"},
	{"Ctrl+Delete", "Xóa dòng đang chọn (vào thùng rác)"},
	{"Ctrl+D", "Nhân bản dòng đang chọn"},
	{"Ctrl+P", "In"},
	{"Ctrl+Z", "Hoàn tác việc vừa làm"},
	{"Ctrl+Y", "Làm lại việc vừa hoàn tác"},
	{"Mũi tên, Home, End, PgUp, PgDn", "Đi trong danh sách"},
	{"Alt+1 … Alt+9", "Sang trang thứ 1 … thứ 9 ở cột bên trái"},
	{"Ctrl+L", "Khóa sổ có mật khẩu"},
	{"F4", "Khi thêm thành viên: xem người có thể đã có trong sổ"},
	{"F6", "Chuyển giữa danh sách và phần bên phải"},
	{"Ctrl+V", "Ở trang Nhập từ Excel: dán các ô đã chép trong Excel"},
	{"F7", "Khi lập văn bản: lưu PDF"},
	{"F8", "Khi lập văn bản: ban hành"},
	{"F12", "Đổi người làm việc"},
}
