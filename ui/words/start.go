package words

// The screen before a book is open.
const (
	StartNote       = "Sổ của Ủy ban MTTQ về phong trào Toàn dân bảo vệ an ninh Tổ quốc. Mọi số liệu nằm trong một tệp trên máy này."
	StartOpen       = "Mở sổ đang có"
	StartOpenThis   = "Mở sổ"
	StartChoose     = "Chọn tệp"
	StartPathHint   = "đường dẫn tới tệp .sopt"
	StartNoPath     = "Chưa chọn tệp sổ nào. Bấm Chọn tệp, hoặc gõ đường dẫn rồi Enter."
	StartOther      = "Chưa có sổ?"
	StartNew        = "Lập sổ mới"
	StartNewTitle   = "Lập sổ mới: mấy câu hỏi đầu tiên"
	StartPractice   = "Tập với sổ thực hành"
	AskLevel        = "1. Đơn vị là"
	AskUnit         = "Tên đơn vị"
	AskUnitHint     = "không kèm chữ xã, phường: ví dụ Chánh Hiệp"
	AskSuperior     = "2. Tỉnh, thành phố"
	AskSuperiorHint = "viết đủ: tỉnh Đồng Nai, Thành phố Hồ Chí Minh"
	AskPlace        = "3. Địa danh"
	AskPlaceHint    = "in trước ngày tháng; để trống thì lấy tên đơn vị"
	AskSigner       = "4. Người ký"
	AskPost         = "Chức danh ký"
	AskPostHint     = "các dòng cách nhau bằng dấu /, ví dụ: TM. BAN THƯỜNG TRỰC / CHỦ TỊCH"
	AskFolder       = "5. Cất sổ ở thư mục"
)

// DefaultPost are the lines above a signer's name when none were given.
var DefaultPost = []string{"TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"}

// CommitteeOf is the committee's name in running text.
func CommitteeOf(unit string) string { return "Ủy ban MTTQ Việt Nam " + unit }

// Opening is what the window says while it reads a book.
func Opening(name string) string { return "Đang mở " + name + " …" }
