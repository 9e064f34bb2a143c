package words

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// UseVietnamese gives Fyne's own 39 strings in Vietnamese, whatever the language of
// the machine: Fyne has no Vietnamese, and picks by the machine's locale. Call it
// before the first widget is made.
func UseVietnamese() error {
	for _, l := range []fyne.Locale{lang.SystemLocale(), "vi", "en"} {
		if err := lang.AddTranslationsForLocale([]byte(toolkit), l); err != nil {
			return err
		}
	}
	return nil
}

// What the menu behind the right mouse button of an entry says, for the test that looks.
const (
	ToolkitCut       = "Cắt"
	ToolkitPaste     = "Dán"
	ToolkitSelectAll = "Chọn hết"
	ToolkitUndo      = "Hoàn tác"
)

const toolkit = `{
"Advanced": "Thêm nữa", "Cancel": "Thôi", "Confirm": "Xác nhận", "Copy": "Chép",
"Create Folder": "Tạo thư mục", "Cut": "` + ToolkitCut + `", "Enter filename": "Nhập tên tệp", "Error": "Lỗi",
"Favourites": "Hay dùng", "File": "Tệp", "Folder": "Thư mục", "New Folder": "Thư mục mới",
"No": "Không", "OK": "Đồng ý", "Open": "Mở", "Paste": "` + ToolkitPaste + `", "Quit": "Thoát", "Redo": "Làm lại",
"Save": "Lưu", "Select all": "` + ToolkitSelectAll + `", "Show Hidden Files": "Hiện tệp ẩn", "Undo": "` + ToolkitUndo + `", "Yes": "Có",
"file.name": {"other": "Tên"}, "file.parent": {"other": "Thư mục trên"},
"monday": "Thứ Hai", "monday.short": "T2", "tuesday": "Thứ Ba", "tuesday.short": "T3",
"wednesday": "Thứ Tư", "wednesday.short": "T4", "thursday": "Thứ Năm", "thursday.short": "T5",
"friday": "Thứ Sáu", "friday.short": "T6", "saturday": "Thứ Bảy", "saturday.short": "T7",
"sunday": "Chủ nhật", "sunday.short": "CN"
}`
