package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/sheet"
	"sophongtrao/ui/words/lists"
)

// Rules of this file: as in words.go; a plan has a line for each row that is told.

const (
	wordImportWho = "Dòng lệnh"
	wordNoList    = "Chưa chọn tệp danh sách. Ví dụ: sophongtrao-cli import to-tu-quan.xlsx --book so.sopt --as members --plan"
)

func targetNames() string {
	var names []string
	for _, t := range intake.Targets {
		names = append(names, string(t))
	}
	return strings.Join(names, ", ")
}

func wordBadTarget(text string) string {
	return fmt.Sprintf("Không có loại danh sách %q. Các loại: %s.", text, targetNames()) + help("import")
}

func wordList(path string, err error) string {
	if f, ok := lists.Of(err); ok {
		return fmt.Sprintf("%s: %s; sổ không bị thay đổi. %s", path, f.What, f.Do)
	}
	return fmt.Sprintf("%s: không đọc được tệp; sổ không bị thay đổi. Hãy kiểm tra lại tên, thư mục và quyền đọc.", path)
}

func wordNoSheet(path, name string, b *sheet.Workbook) string {
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
	}
	return fmt.Sprintf("%s: không có trang tính %q. Các trang: %s.", path, name, strings.Join(names, ", "))
}

func wordNoCopy(path string) string {
	return fmt.Sprintf("%s: chưa lưu được bản sao trước khi nhập; sổ không bị thay đổi. Hãy xem ổ đĩa còn chỗ và cho ghi không rồi chạy lại.", path)
}

// wordPlan is a table with its counts; for a plan alone every row, else those that are not
// taken.
func wordPlan(j *intake.Job, p *intake.Plan, every bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s", j.Table.Sheet.Name, j.Words.Titles[j.Table.Target], lists.Counts(p))
	for _, l := range p.Lines {
		if every || l.Action == intake.Ask || l.Action == intake.Bad {
			fmt.Fprintf(&b, "\n  dòng %d: %s %s", l.Row+1, lists.Action(l.Action), l.Label)
			if len(l.Faults) > 0 {
				b.WriteString(" (" + lists.Faults(j, l) + ")")
			}
		}
	}
	return b.String()
}

// wordLeft says what is not taken: rows of the lists, and lists that miss a column.
func wordLeft(rows, short int) string {
	var parts []string
	if rows > 0 {
		parts = append(parts, fmt.Sprintf("%d dòng chờ quyết định hoặc không nhập được", rows))
	}
	if short > 0 {
		parts = append(parts, fmt.Sprintf("%d danh sách thiếu cột", short))
	}
	return strings.Join(parts, " và ")
}

func wordWouldStop(rows, short int) string {
	return fmt.Sprintf("Dự kiến còn %s; chưa ghi gì. Hãy sửa tệp, hoặc nhập phần còn lại bằng --skip-doubtful.", wordLeft(rows, short))
}

func wordStopped(rows, short int) string {
	return fmt.Sprintf("Còn %s; sổ không bị thay đổi. Hãy sửa tệp rồi chạy lại, thêm --skip-doubtful để nhập các dòng khác, hoặc nhập trong cửa sổ để quyết định từng dòng.", wordLeft(rows, short))
}

// wordShort tells of a list that is not taken because it misses a column.
func wordShort(j *intake.Job) string {
	return fmt.Sprintf("%s, tiêu đề ở dòng %d (%s): thiếu cột %s nên không nhập danh sách này. Hãy thêm cột ấy vào tệp, chỉ dòng tiêu đề bằng --head, hoặc nhập trong cửa sổ để chỉ từng cột.",
		j.Table.Sheet.Name, j.Table.HeadRow()+1, j.Words.Titles[j.Table.Target], lists.Missing(j))
}

const wordHeadOfWhich = "Tệp có nhiều trang tính: --head cần thêm --sheet để biết là dòng của trang nào."

func wordBadHead(text string) string {
	return fmt.Sprintf("--head %q không phải số dòng. Ví dụ: --head 4", text)
}

func wordNoRow(path, sheet string, n int) string {
	return fmt.Sprintf("%s: trang %q không có gì ở dòng %d; sổ không bị thay đổi. Hãy xem lại số dòng của tiêu đề.", path, sheet, n)
}

func wordImport(path string, err error) string {
	if f, ok := lists.Of(err); ok {
		return fmt.Sprintf("%s: %s; chưa ghi gì. %s", path, f.What, f.Do)
	}
	return fmt.Sprintf("%s: chưa nhập được; sổ không bị thay đổi. Hãy chạy lệnh check rồi thử lại.", path)
}

func wordRejected(path string, n int) string {
	return fmt.Sprintf("%d dòng chưa nhập được ghi ra %s, kèm lý do. Sửa xong nhập lại tệp đó.", n, path)
}

func wordImported(r store.Receipt, copy string) string {
	if r.Seq == 0 {
		return "Mọi dòng đã có trong sổ; không có gì mới."
	}
	return fmt.Sprintf("Đã nhập, là việc số %d trong nhật ký. Bản sao lưu trước khi nhập: %s", r.Seq, copy)
}

func wordTemplate(path string) string {
	if strings.EqualFold(filepath.Ext(path), ".pdf") {
		return fmt.Sprintf("Đã tạo mẫu %s. In ra để ghi tay; thu về thì gõ vào mẫu Excel cùng các cột ấy.", path)
	}
	return fmt.Sprintf("Đã tạo mẫu %s. Điền từ dòng dưới dòng ví dụ, rồi nhập bằng lệnh import.", path)
}

func wordOver(path string) string {
	return fmt.Sprintf("%s chính là tệp sổ hoặc tệp danh sách; không tệp nào bị thay đổi. Hãy đặt tên khác.", path)
}
