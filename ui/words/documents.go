package words

import (
	"fmt"
	"strings"
	"unicode"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// The register of documents and the report window.
const (
	DocumentsTitle = "Văn bản"
	DocumentsThing = "văn bản"

	DocType    = "Loại"
	DocTitle   = "Trích yếu"
	DocSymbol  = "Số, ký hiệu"
	DocDate    = "Ngày"
	DocState   = "Trạng thái"
	DocSigner  = "Người ký"
	DocSent    = "Ngày gửi"
	DocReason  = "Lý do hủy"
	DocFigures = "Số liệu đã chốt"

	NewPaper    = "Lập văn bản"
	OpenPaper   = "Xem bản đã ban hành"
	PrintIssued = "In bản đã ban hành"
	EditPaper   = "Mở dự thảo"
	IssueVerb   = "Ban hành"
	VoidVerb    = "Hủy văn bản"
	SentVerb    = "Ghi ngày gửi"
	SavePDF     = "Lưu PDF"
	SaveWord    = "Lưu Word"
	SaveExcel   = "Lưu bảng Excel"
	PrintVerb   = "In"
	SaveDraft   = "Lưu dự thảo"
	BackVerb    = "Trở ra"
	IssueTitle  = "Ban hành văn bản"
	IssueHint   = "Văn bản được cấp số kế tiếp trong năm, chốt số liệu và bản in. Sau đó không sửa được nữa; sai thì hủy và lập văn bản khác."
	IssueDate   = "Ngày văn bản"
	VoidHint    = "Văn bản hủy vẫn giữ số và bản in; số đó không dùng lại."

	PaperTeam    = "Tổ tự quản"
	PaperArea    = "Khu dân cư"
	PaperAsOf    = "Tính đến ngày"
	PaperRule    = "Kỳ báo cáo"
	PaperYear    = "Năm"
	PaperKind    = "Loại văn bản"
	PaperOption  = "Loại, cách in"
	PaperMeeting = "Cuộc họp"
	PaperSite    = "Điểm mô hình"
	PaperColumns = "Cột in"
	PaperLayout  = "Mẫu cột"
	SaveLayout   = "Lưu mẫu cột"
	LayoutName   = "Tên mẫu cột"

	NoProblems   = "Không thiếu gì."
	Sentences    = "Câu chữ của báo cáo"
	SentenceHint = "Sửa câu nào thì câu đó được giữ trong dự thảo; xóa trắng để bỏ câu."
	Restore      = "Lấy lại câu của máy"

	ZoomWidth = "Vừa chiều rộng"
	ZoomPage  = "Vừa trang"
)

// PageOf is the page counter of the preview.
func PageOf(page, of int) string {
	return fmt.Sprintf("Trang %s/%s", Number(int64(page)), Number(int64(of)))
}

// ZoomPercent writes a zoom.
func ZoomPercent(percent int) string { return fmt.Sprintf("%d%%", percent) }

// State names the state of a document.
func State(s record.State) string {
	switch s {
	case record.Issued:
		return "Đã ban hành"
	case record.Void:
		return "Đã hủy"
	}
	return "Dự thảo"
}

// IssuedAs is shown after issuing.
func IssuedAs(symbol string) string { return "Đã ban hành: số " + symbol }

// Problem is one line of the list of what to look at before printing; label names the
// record it stands in, "" if there is none.
func Problem(p paper.Problem, label string) string {
	where := ""
	if label != "" {
		where = " («" + label + "»)"
	}
	switch p.Kind {
	case paper.MissingGlyph:
		return fmt.Sprintf("Phông chữ không có chữ «%c» (U+%04X)%s: %s", p.Rune, p.Rune, where, short(p.Text))
	case paper.EmptyField:
		if p.Text == "" {
			return "Còn một chỗ trống" + where
		}
		return "Còn trống: " + short(p.Text) + where
	}
	return "Chữ dài hơn ô, bị ngắt giữa chừng" + where + ": " + short(p.Text)
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// The bench.
const (
	DocPick      = "Chọn một văn bản ở danh sách bên trái, hoặc bấm Thêm (Ctrl+N) để lập."
	TabOptions   = "Tùy chọn"
	GoThere      = "Đến chỗ sửa"
	ShowOnPage   = "Xem trên giấy"
	OrAll        = "(tất cả)"
	OrNewest     = "(mới nhất)"
	OrUsual      = "(mặc định)"
	OrUsualYear  = "(năm gần nhất)"
	OrFirst      = "(điểm đầu tiên theo tên)"
	OrToday      = "hôm nay"
	OrLastYear   = "(năm gần nhất đã hết)"
	PhoneFull    = "Điện thoại (đủ số)"
	SentenceKey  = "Chỗ"
	NoSentences  = "Giấy này không có câu nào để sửa."
	TakeSentence = "Ghi câu này"
	SaveWhere    = "Lưu vào tệp (sửa đường dẫn nếu muốn lưu chỗ khác):"
	PaperFolder  = "In"
	Handed       = "Đã mở bằng chương trình xem PDF của máy: "
	IssueNeeds   = "Cần đủ ngày của văn bản và người ký. Nếu chưa có người ký, thêm ở Thiết lập."
)

// TabSentences, TabProblems and TabFigures head the panels with how many there are.
func TabSentences(n int) string { return fmt.Sprintf("Câu chữ (%d)", n) }
func TabProblems(n int) string  { return fmt.Sprintf("Cần xem (%d)", n) }
func TabFigures(n int) string   { return fmt.Sprintf("Số liệu (%d)", n) }

// MoreProblems stands below the first problems.
func MoreProblems(n int) string { return fmt.Sprintf("… và %d chỗ nữa.", n) }

// NotReady says why a paper may not leave the house.
func NotReady(n int) string {
	return fmt.Sprintf("Chưa in, chưa ban hành được: còn %d chỗ trống hoặc chữ không in được. Xem danh sách «Cần xem» bên trái.", n)
}

// PaperTrouble says why there is nothing to print; "" for an error of another kind.
func PaperTrouble(err error) string { return forms.Explain(err) }

// FileName names the file of an issued paper in letters that every system takes.
func FileName(symbol, title string) string {
	name := strings.NewReplacer("/", "-", "\\", "-", ":", "-", " ", "").Replace(symbol)
	words := strings.Fields(record.Fold(title))
	if len(words) > 8 {
		words = words[:8]
	}
	return plainASCII(name) + "_" + strings.Join(words, "-") + ".pdf"
}

// plainASCII writes each letter without its marks, capitals kept.
func plainASCII(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch f := record.Fold(string(r)); {
		case r < 0x80:
			b.WriteRune(r)
		case f != "" && unicode.IsUpper(r):
			b.WriteString(strings.ToUpper(f))
		default:
			b.WriteString(f)
		}
	}
	return b.String()
}

// DocumentFacts is a paper in a few lines.
func DocumentFacts(kind string, d *record.Document) string {
	var lines []string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+": "+text)
		}
	}
	add(DocType, kind)
	add(DocState, State(d.Is()))
	add(DocSymbol, d.Symbol)
	add(DocDate, d.Date.String())
	add(DocSigner, d.Signer.Name)
	if d.BackDated {
		add("Ghi chú", "ghi lùi ngày: văn bản số nhỏ hơn có ngày sau")
	}
	for _, x := range d.Sendings {
		add(DocSent, strings.TrimSpace(NameList(x.Date.String(), x.To)+" "+x.Note))
	}
	for _, x := range d.Replies {
		label := "Trả lời"
		if x.Returned {
			label = "Trả lại"
		}
		add(label, strings.TrimSpace(NameList(x.Date.String(), x.From)+". "+x.Text))
	}
	if n := len(d.Corrections); n > 0 {
		add("Đính chính", Number(int64(n))+" chỗ")
	}
	if n := len(d.Files); n > 0 {
		add(FilesVerb, Number(int64(n))+" tệp")
	}
	add(DocReason, d.Reason)
	if n := len(d.Edits); n > 0 {
		add("Câu đã sửa", Number(int64(n)))
	}
	if n := len(d.Figures); n > 0 {
		add(DocFigures, Number(int64(n))+" số")
	}
	return strings.Join(lines, "\n")
}

// SentencePlace names the place of a sentence: its number in the paper, or a word.
func SentencePlace(key string) string {
	if s, ok := sentencePlaces[key]; ok {
		return s
	}
	return key
}

var sentencePlaces = map[string]string{
	"trich-yeu": "Trích yếu", "mo-dau": "Mở đầu", "ket-thuc": "Câu kết", "tong-so": "Tổng số", "kem-theo": "Kèm theo",
	"nguoi-lap": "Người lập", "to-tu-quan": "Tổ tự quản", "ket-qua": "Kết quả", "de-nghi": "Đề nghị", "bieu-quyet": "Biểu quyết",
}

// What happens to a paper after it was issued.
const (
	SectionSendings = "Gửi đi"
	SectionReplies  = "Trả lời, trả lại"
	AddSending      = "Thêm lần gửi"
	AddReply        = "Thêm trả lời"
	SendingTo       = "Nơi nhận"
	SendingHow      = "Cách gửi"
	SendingNote     = "Ghi chú"
	ReplyDate       = "Ngày trả lời"
	ReplyFrom       = "Nơi trả lời"
	ReplyReturned   = "Trả lại, yêu cầu làm lại"
	ReplyText       = "Nội dung, lý do"
	RepliedVerb     = "Ghi trả lời, trả lại"
	CorrectVerb     = "Đính chính"
	CorrectEdit     = "Sửa chỗ đính chính"
	CorrectHint     = "Văn bản đã ban hành giữ nguyên. Các chỗ sai được ghi trong một văn bản mới cùng loại: đã in, đính chính là, lý do."
	CorrectNothing  = "Chưa ghi chỗ nào cần đính chính. Hãy ghi ít nhất một chỗ."
	AddCorrection   = "Thêm chỗ đính chính"
	CorrectWhere    = "Vị trí (mục, dòng, phụ lục)"
	CorrectOld      = "Đã in"
	CorrectNew      = "Đính chính là"
	CorrectWhy      = "Lý do"
	ClosePeriod     = "Chốt số liệu kỳ"
	OpenPeriod      = "Mở lại kỳ đã chốt"
	OpenHint        = "Ghi lý do mở lại. Lý do được giữ cùng kỳ báo cáo."
)

// FollowTitle is the title over what happened to a paper.
func FollowTitle(symbol string) string { return "Gửi và trả lời: " + symbol }

// CorrectTitle is the trích yếu of a correction.
func CorrectTitle(symbol string) string { return "Đính chính văn bản số " + symbol }

// AskClose asks before a period is closed.
func AskClose(name string) string {
	return "Chốt số liệu kỳ " + name + "?\nSau khi chốt, không ban hành báo cáo khác của kỳ này nữa, trừ khi mở lại và ghi lý do."
}

// PeriodVerb is the button that closes a period or opens it again.
func PeriodVerb(closed bool) string {
	if closed {
		return OpenPeriod
	}
	return ClosePeriod
}

// DocStanding is the state of a paper in the register, with what came after issuing.
func DocStanding(d *record.Document) string {
	switch {
	case d.Is() != record.Issued:
		return State(d.Is())
	case d.Returned():
		return "Bị trả lại"
	case !d.Sent().IsZero():
		return "Đã gửi"
	}
	return State(d.Is())
}
