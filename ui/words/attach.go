package words

import "strconv"

// The attachments of a record.
const (
	FilesVerb  = "Tệp đính kèm"
	FilesNone  = "Chưa có tệp nào. Bấm Thêm tệp."
	FilesHint  = "Tệp PDF, JPEG hoặc PNG, mỗi tệp không quá 10 MB, được giữ ngay trong sổ."
	FileAdd    = "Thêm tệp"
	FileOpen   = "Mở tệp"
	FileRemove = "Bỏ tệp"
	FileSize   = "Dung lượng"
)

// FilesOf is the title over the attachments of a record.
func FilesOf(label string) string {
	if label == "" {
		return FilesVerb
	}
	return FilesVerb + ": " + label
}

// Size writes a number of bytes as a clerk reads it: "1,4 MB".
func Size(bytes int) string {
	if bytes < 1<<20 {
		return strconv.Itoa(max(1, bytes>>10)) + " KB"
	}
	tenths := bytes * 10 >> 20
	return strconv.Itoa(tenths/10) + "," + strconv.Itoa(tenths%10) + " MB"
}
