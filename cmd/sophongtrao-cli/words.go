package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"sophongtrao/report"
	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// Rules of this file: every sentence says what happened, names the file or the
// option, and says the way out. One line each, so that a script can log it.

const (
	wordSampleWho  = "Sổ thực hành"
	wordNewWho     = "Dòng lệnh"
	wordSuperior   = "Ủy ban MTTQ Việt Nam cấp tỉnh"
	wordUnforeseen = "Có việc không ngờ tới; tệp sổ không bị thay đổi. Hãy chạy lại; nếu vẫn vậy, gọi người hỗ trợ và đọc mã K-99."
	wordNoCommand  = "Chưa có lệnh nào. Xem các lệnh: sophongtrao-cli --help"
)

func wordNoForm() string {
	return "Chưa chọn loại văn bản. Các loại: " + formNames() + ". Ví dụ: sophongtrao-cli report roster --book so.sopt --out ds.pdf"
}

func formNames() string {
	list := []string{}
	for _, f := range forms.All {
		list = append(list, f.Name)
	}
	return strings.Join(append(list, allForms), ", ")
}

func wordUnforeseenError(err error) string { return wordUnforeseen + " (" + err.Error() + ")" }

func wordCommittee(unit string) string { return "Ủy ban MTTQ Việt Nam " + unit }

// help says where to read on.
func help(cmd string) string { return " Xem hướng dẫn: sophongtrao-cli " + cmd + " --help" }

func wordUnknownCommand(s string) string {
	return fmt.Sprintf("Không có lệnh %q. Các lệnh: sample, new, import, template, report, check, backup, restore, salvage, export.", s)
}

func wordUnknownOption(cmd, name string) string {
	return fmt.Sprintf("Lệnh %s không có tham số --%s.", cmd, name) + help(cmd)
}

func wordValueMissing(cmd, name string) string {
	return fmt.Sprintf("Tham số --%s thiếu giá trị.", name) + help(cmd)
}

func wordOptionMissing(cmd, name string) string {
	return fmt.Sprintf("Lệnh %s cần tham số --%s.", cmd, name) + help(cmd)
}

func wordNoValueWanted(name string) string {
	return fmt.Sprintf("Tham số --%s không có giá trị đi kèm; chỉ viết --%s.", name, name)
}

func wordTwice(name string) string {
	return fmt.Sprintf("Tham số --%s được viết hai lần; hãy giữ một.", name)
}

func wordTooMuch(cmd, word string) string {
	return fmt.Sprintf("Không hiểu %q. Tên có dấu cách cần đặt trong ngoặc kép.", word) + help(cmd)
}

func wordBadNumber(name, text string, most uint64) string {
	return fmt.Sprintf("--%s %q không dùng được: cần số nguyên từ 0 đến %d.", name, text, most)
}

func wordBadDate(name, text string) string {
	return fmt.Sprintf("--%s %q không phải ngày có thật. Viết ngày/tháng/năm, ví dụ 05/02/2026.", name, text)
}

func wordBadYear(text string) string {
	return fmt.Sprintf("--year %q không dùng được. Viết năm bốn chữ số, ví dụ 2026.", text)
}

func wordBadFont(text string) string {
	return fmt.Sprintf("--font %q không dùng được. Chỉ có --font bundled; bỏ tham số này thì dùng Times New Roman của máy nếu có.", text)
}

func wordBadUnit(text string) string {
	return fmt.Sprintf("--unit %q thiếu cấp hoặc tên. Viết cả hai: \"phường Chánh Hiệp\", \"xã Ea Súp\", \"đặc khu Phú Quốc\".", text)
}

func wordUnknownForm(text string) string {
	return fmt.Sprintf("Không có loại văn bản %q. Các loại: %s.", text, formNames()) + help("report")
}

func wordWrongSelector(form, name string, own []string) string {
	if len(own) == 0 {
		return fmt.Sprintf("Văn bản %s không dùng --%s và không có tham số chọn nào.", form, name)
	}
	return fmt.Sprintf("Văn bản %s không dùng --%s. Tham số chọn của nó: --%s.", form, name, strings.Join(own, ", --"))
}

func wordOutIsBook(path string) string {
	return fmt.Sprintf("--out %s chính là tệp sổ; sổ không bị thay đổi. Hãy đặt tên khác cho tệp PDF.", path)
}

func wordBadOption(form, text string, choices []record.Choice) string {
	var list []string
	for _, c := range choices {
		list = append(list, fmt.Sprintf("%s (%s)", c.Code, c.Name))
	}
	return fmt.Sprintf("Văn bản %s không có lựa chọn %q. Các lựa chọn: %s.", form, text, strings.Join(list, ", "))
}

func wordNoFolder(path string) string {
	return fmt.Sprintf("--out %s không phải thư mục đã có. Hãy tạo thư mục đó trước, hoặc chọn thư mục khác.", path)
}

// wordFigure is a figure with the records it was counted from.
func wordFigure(f record.Figure, behind []record.Ref) string {
	value := "để trống"
	switch n, known := f.Value.Known(); {
	case known:
		value = fmt.Sprint(n)
	case f.Value.IsNotReported():
		value = "chưa báo cáo"
	}
	var list []string
	for _, r := range behind {
		list = append(list, fmt.Sprintf("%s:%d", r.Kind, r.ID))
	}
	return f.Key + "\t" + value + "\t" + strings.Join(list, " ")
}

func wordNotFound(book, option, text string) string {
	return fmt.Sprintf("%s: không có %s nào khớp với --%s %q. Kiểm tra lại tên, hoặc dùng số trong sổ (xem bằng lệnh export).", book, kindWords[record.Kind(option)], option, text)
}

func wordMany(option, text string, v *record.View, found []record.Record) string {
	var list []string
	for i, r := range found {
		if i == 8 {
			list = append(list, "…")
			break
		}
		name := r.Label(v)
		switch r := r.(type) {
		case *record.Team:
			if a, ok := v.Areas.Get(r.Area); ok {
				name += ", " + a.Name
			}
		case *record.Meeting:
			name += ", " + r.Start.Date.String()
		}
		list = append(list, fmt.Sprintf("%d (%s)", r.M().ID, name))
	}
	more := ""
	if option == "team" {
		more = ", hoặc thêm --area"
	}
	return fmt.Sprintf("--%s %q khớp với %d %s. Hãy dùng số%s: %s.", option, text, len(found), kindWords[record.Kind(option)], more, strings.Join(list, "; "))
}

func wordBadPeriod(text string, rules []record.PeriodRule) string {
	var codes []string
	for _, r := range rules {
		codes = append(codes, r.Code)
	}
	return fmt.Sprintf("Không có kỳ %q. Viết năm và mã kỳ, ví dụ 2026-nam. Các mã kỳ của sổ này: %s.", text, strings.Join(codes, ", "))
}

// wordOpen is why a book cannot be opened. Nothing in the file was changed.
func wordOpen(path string, err error) string {
	why, way := "không đọc được tệp", "hãy kiểm tra ổ đĩa hoặc quyền đọc rồi thử lại"
	for _, w := range []struct {
		is       error
		why, way string
	}{
		{store.ErrNoFile, "không tìm thấy tệp", "hãy kiểm tra lại tên và thư mục, hoặc cắm lại USB"},
		{store.ErrEmpty, "tệp rỗng, không có gì bên trong", "hãy mở bản sao lưu gần nhất"},
		{store.ErrForeign, "đây không phải tệp của Sổ phong trào", "hãy chọn tệp có đuôi .sopt"},
		{store.ErrCut, "tệp bị cụt, thiếu phần cuối", "hãy chép lại từ nơi gốc hoặc mở bản sao lưu gần nhất"},
		{store.ErrDamaged, "tệp bị hỏng", "hãy giữ lại tệp này và mở bản sao lưu gần nhất"},
		{store.ErrNewer, "sổ do bản chương trình mới hơn ghi", "hãy cập nhật chương trình trên máy này"},
		{store.ErrLocked, "sổ đang được mở ở nơi khác" + holder(err), "hãy đóng sổ ở đó rồi thử lại"},
		{store.ErrSecret, "sổ có mật khẩu", "hãy chạy lệnh trong cửa sổ dòng lệnh để được hỏi mật khẩu, hoặc thêm --secret-file TỆP"},
		{store.ErrWrongSecret, "mật khẩu hoặc mã khôi phục chưa đúng", "hãy xem lại chữ hoa, chữ thường và bộ gõ tiếng Việt, hoặc dùng mã khôi phục"},
		{store.ErrMigrate, "không đưa được sổ lên bản mới", "hãy gọi người hỗ trợ"},
		{fs.ErrPermission, "không có quyền đọc tệp", "hãy xin quyền đọc hoặc chép sổ sang thư mục khác"},
	} {
		if errors.Is(err, w.is) {
			why, way = w.why, w.way
			break
		}
	}
	return fmt.Sprintf("%s: %s. Tệp không bị thay đổi; %s.", path, why, way)
}

// wordOpenCopy is wordOpen of a copy that is to take the place of the book.
func wordOpenCopy(path string, err error) string {
	if errors.Is(err, store.ErrSecret) || errors.Is(err, store.ErrWrongSecret) {
		return fmt.Sprintf("%s: bản sao mở bằng mật khẩu (hoặc mã khôi phục) lúc sao lưu; mật khẩu đã đưa chưa đúng với bản sao này. Không tệp nào bị thay đổi; hãy thêm --from-secret-file TỆP, hoặc chạy lệnh trong cửa sổ dòng lệnh để được hỏi.", path)
	}
	return wordOpen(path, err)
}

const (
	wordAskSecret     = "Mật khẩu hoặc mã khôi phục của sổ (gõ không hiện chữ): "
	wordAskCopySecret = "Mật khẩu hoặc mã khôi phục lúc sao lưu, của bản sao (gõ không hiện chữ): "
	wordWrongSecret   = "Chưa đúng. Hãy xem phím Caps Lock và bộ gõ tiếng Việt rồi gõ lại."
)

// wordSecretFile is why a secret cannot be read from its file.
func wordSecretFile(option, name string, err error) string {
	why := "không đọc được tệp"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "không tìm thấy tệp"
	case errors.Is(err, errNoSecret):
		why = "dòng đầu của tệp để trống"
	}
	return fmt.Sprintf("--%s %s: %s. Hãy ghi mật khẩu hoặc mã khôi phục vào dòng đầu của một tệp chữ thường rồi chạy lại.", option, name, why)
}

func holder(err error) string {
	var oe *store.OpenError
	if !errors.As(err, &oe) || oe.Holder == nil {
		return ""
	}
	return fmt.Sprintf(" (máy %s, tiến trình %d, từ %s)", oe.Holder.Host, oe.Holder.PID, oe.Holder.At.Local().Format("15:04 02/01/2006"))
}

// wordCreate is why a book cannot be made.
func wordCreate(path string, err error) string {
	if errors.Is(err, store.ErrExists) {
		return fmt.Sprintf("%s: đã có tệp mang tên này và tệp được giữ nguyên. Hãy chọn tên khác.", path)
	}
	return wordWrite(path, err)
}

// wordWrite is why a file cannot be written.
func wordWrite(path string, err error) string {
	why := "không ghi được"
	_, folder := os.Stat(filepath.Dir(path))
	switch {
	case errors.Is(folder, fs.ErrNotExist):
		why = "thư mục " + filepath.Dir(path) + " không có"
	case errors.Is(err, report.ErrNoTable):
		return fmt.Sprintf("%s: văn bản này không có bảng nào để ghi cho Excel. Chưa ghi gì; hãy chọn tên có đuôi .pdf hoặc .docx.", path)
	case errors.Is(err, report.ErrLimit):
		return fmt.Sprintf("%s: có ô dài hơn Excel nhận (32.767 chữ một ô). Chưa ghi gì; hãy chọn tên có đuôi .docx hoặc .csv.", path)
	case errors.Is(err, report.ErrTarget):
		why = "tên này là của một thư mục hoặc thiết bị"
	case errors.Is(err, store.ErrFull), errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.Errno(112)): // ERROR_DISK_FULL
		return fmt.Sprintf("%s: ổ đĩa hết chỗ. Hãy xóa bớt tệp không cần hoặc chọn ổ khác.", path)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, store.ErrReadOnly), errors.Is(err, syscall.EROFS):
		why = "không có quyền ghi vào thư mục này"
	}
	return fmt.Sprintf("%s: %s. Hãy chọn tên hoặc thư mục khác.", path, why)
}

func wordOutput(err error) string {
	return "Không ghi được ra luồng xuất chuẩn: " + err.Error() + ". Hãy kiểm tra ổ đĩa hoặc lệnh nhận kết quả."
}

func wordExport(path string, err error) string {
	var oe *store.OpenError
	if errors.As(err, &oe) || errors.Is(err, store.ErrDamaged) {
		return wordOpen(path, err)
	}
	return wordOutput(err)
}

func wordRollback(path string, w *store.Rollback) string {
	return fmt.Sprintf("%s: lần ghi cuối cùng bị hỏng; đang đọc trạng thái lúc %s. Hãy kiểm tra những gì nhập sau giờ đó.",
		path, w.At.Local().Format("15:04 02/01/2006"))
}

func wordNotNoted(path string) string {
	return fmt.Sprintf("%s: đã làm xong, nhưng chưa ghi được vào Nhật ký của sổ (sổ chỉ đọc, đang mở ở nơi khác, hoặc của bản cũ). Hãy ghi lại việc này bằng tay.", path)
}

func wordNoChild(path string, err error) string {
	return fmt.Sprintf("%s: không khởi động được tiến trình kiểm tra (%v). Hãy chạy lại chương trình từ thư mục của nó.", path, err)
}

func wordChildDied(path string) string {
	return fmt.Sprintf("%s: tệp bị hỏng nặng hoặc ổ đĩa lỗi khi đọc. Tệp không bị thay đổi; hãy giữ lại tệp này và mở bản sao lưu gần nhất.", path)
}

// wordForm is why a paper cannot be made.
func wordForm(path string, err error) string {
	if why := forms.Explain(err); why != "" {
		return path + ": " + why
	}
	return path + ": " + wordUnforeseenError(err)
}

func wordUnready(out string, n int) string {
	return fmt.Sprintf("%s: chưa in, còn %d chỗ phải sửa nêu ở trên. Hãy mở sổ bằng cửa sổ Sổ phong trào, sửa các chỗ đó rồi in lại.", out, n)
}

func wordFailed(failed, all int) string {
	return fmt.Sprintf("%d trong %d loại văn bản không in được; lý do ở trên, các loại khác đã in xong.", failed, all)
}

func wordPrinted(title, out string, pages int) string {
	return fmt.Sprintf("Đã in: %s (%d trang) -> %s", title, pages, out)
}

func wordMade(path string, n map[record.Kind]int) string {
	return fmt.Sprintf("Đã tạo sổ thực hành %s: %d khu dân cư, %d tổ, %d người, %d mô hình, %d điểm mô hình, %d cuộc họp.", path,
		n[record.KindArea], n[record.KindTeam], n[record.KindPerson], n[record.KindModel], n[record.KindSite], n[record.KindMeeting])
}

func wordMadeEmpty(path, name string) string {
	return fmt.Sprintf("Đã tạo sổ %s của %s. Mở sổ bằng cửa sổ Sổ phong trào để nhập số liệu.", path, name)
}

var kindWords = map[record.Kind]string{
	record.KindCommittee: "ủy ban", record.KindSettings: "thiết lập", record.KindArea: "khu dân cư",
	record.KindModel: "mô hình", record.KindSite: "điểm mô hình", record.KindTeam: "tổ", record.KindPerson: "người",
	record.KindMembership: "thành viên", record.KindMeeting: "cuộc họp", record.KindDocument: "văn bản",
	record.KindUnit: "đơn vị xét", record.KindRound: "đợt hiệp thương", record.KindActivity: "hoạt động",
	record.KindInspection: "kiểm tra", record.KindCommendation: "khen thưởng", record.KindExemplar: "điển hình",
	record.KindSeat: "Ban Chỉ đạo", record.KindFund: "kinh phí", record.KindTask: "việc", record.KindClosing: "chốt kỳ",
}

var findingWords = map[string]string{
	store.FoundHistory:   "lịch sử bị đứt hoặc thiếu",
	store.FoundContents:  "nội dung một lần ghi bị thiếu hoặc sai",
	store.FoundDiffers:   "nội dung khác với lịch sử",
	store.FoundReference: "trỏ đến một mục không còn",
	store.FoundText:      "có chữ không đúng dạng lưu",
	store.FoundPaper:     "bản PDF hoặc tệp đính kèm bị thiếu hoặc hỏng",
	store.FoundDraft:     "bản gõ dở bị hỏng (những gì đã lưu không bị ảnh hưởng)",
	store.FoundNumber:    "trùng số hoặc bỏ sót số",
}

// wordChecked is the whole result of a check: what is in the book, then what is
// wrong, a line each.
func wordChecked(path string, r store.Report) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s: phiên bản %d, %d lần ghi, lần cuối lúc %s.\n", path, r.Schema, r.Seq, r.At.Local().Format("15:04 02/01/2006"))
	for _, k := range record.Kinds {
		fmt.Fprintf(&s, "  %-16s %6d\n", kindWords[k], r.Records[k])
	}
	fmt.Fprintf(&s, "  %-16s %6d\n  %-16s %6d\n", "trong thùng rác", r.Bin, "tệp đã lưu", r.Papers)
	if r.Warning != nil {
		s.WriteString(wordRollback(path, r.Warning) + "\n")
	}
	for i, f := range r.Findings {
		if i == 100 {
			fmt.Fprintf(&s, "… và %d chỗ khác\n", len(r.Findings)-i)
			break
		}
		s.WriteString(wordFinding(f) + "\n")
	}
	if len(r.Findings) == 0 {
		s.WriteString("Sổ lành lặn: không có chỗ nào sai.")
	}
	return strings.TrimRight(s.String(), "\n")
}

func wordFinding(f store.Finding) string {
	text := findingWords[f.Code]
	if text == "" {
		text = f.Code
	}
	if f.ID != 0 {
		text = fmt.Sprintf("%s số %d: %s", kindWords[f.Kind], f.ID, text)
	}
	if f.Seq != 0 {
		text += fmt.Sprintf(" (lần ghi %d)", f.Seq)
	}
	return "  ! " + text
}

func wordFindings(path string, n int) string {
	return fmt.Sprintf("%s: có %d chỗ sai, liệt kê ở trên. Tệp không bị thay đổi; hãy giữ lại tệp này, mở bản sao lưu gần nhất và gọi người hỗ trợ.", path, n)
}

// wordProblem names a place of a paper that stands in the way of printing.
func wordProblem(v *record.View, p paper.Problem) string {
	where := wordPlace(v, p.Ref)
	switch p.Kind {
	case paper.MissingGlyph:
		return fmt.Sprintf("Phông chữ không có chữ %q (U+%04X)%s: %q", p.Rune, p.Rune, where, short(p.Text))
	case paper.EmptyField:
		return fmt.Sprintf("Còn trống: %s%s", short(p.Text), where)
	}
	return fmt.Sprintf("Chữ dài hơn ô, bị ngắt giữa chừng%s: %q", where, short(p.Text))
}

// wordMore is said after the first problems instead of the others.
func wordMore(n int) string { return fmt.Sprintf("… và %d chỗ khác như vậy", n) }

// wordPlace is the record and the field a text came from.
func wordPlace(v *record.View, ref paper.Ref) string {
	if ref.Kind() == "" {
		return ""
	}
	kind := record.Kind(ref.Kind())
	s := " - " + kindWords[kind]
	if r := v.Find(kind, record.ID(ref.ID)); r != nil {
		if name := r.Label(v); name != "" {
			s += " " + name
		}
		s += fmt.Sprintf(" (số %d)", ref.ID)
	}
	if ref.Field() != "" {
		s += ", ô " + fieldWord(ref.Field())
	}
	return s
}

// fieldWord names a field by the last part of its path; a field without a word
// keeps its path.
func fieldWord(path string) string {
	last := path[strings.LastIndex(path, ".")+1:]
	name, row, _ := strings.Cut(last, "[")
	word, ok := fieldWords[name]
	if !ok {
		return path
	}
	if row = strings.TrimSuffix(row, "]"); row != "" {
		if n, err := strconv.Atoi(row); err == nil {
			word += fmt.Sprintf(" dòng %d", n+1)
		}
	}
	return word
}

var fieldWords = map[string]string{
	"name": "tên", "sortName": "tên để sắp xếp", "birth": "năm sinh", "address": "nơi ở", "home": "quê quán",
	"schooling": "học vấn", "training": "chuyên môn", "political": "lý luận chính trị", "work": "nghề nghiệp",
	"phone": "điện thoại", "note": "ghi chú", "by": "đơn vị giới thiệu", "role": "chức danh", "title": "tên gọi",
	"place": "địa điểm", "post": "chức vụ", "chair": "chủ trì", "secretary": "thư ký", "course": "diễn biến",
	"conclusions": "kết luận", "what": "việc giao", "owner": "người được giao", "who": "người vắng", "reason": "lý do",
	"lead": "đơn vị chủ trì", "partners": "đơn vị phối hợp", "aim": "mục tiêu, nội dung", "rules": "quy chế",
	"board": "ban chủ nhiệm", "strength": "kết quả, ưu điểm", "weakness": "tồn tại", "paper": "văn bản",
	"number": "số", "unit": "đơn vị", "lines": "nội dung", "text": "nội dung", "start": "bắt đầu", "end": "kết thúc", "date": "ngày", "pattern": "mẫu số và ký hiệu",
	"head": "Trưởng Ban công tác Mặt trận", "names": "tên ủy ban", "signers": "người ký", "letterheads": "đầu văn bản",
	"ethnicity": "dân tộc", "religion": "tôn giáo", "superior": "cấp trên",
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
