package words

import (
	"fmt"
	"strings"

	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// Anonymous stands where a name was.
const Anonymous = "(đã ẩn danh)"

// Who is how the screen writes a person's name: one who was anonymised has none.
func Who(name string) string {
	if name == "" {
		return Anonymous
	}
	return name
}

// Label is the label of a record; of one about somebody anonymous it says so.
func Label(v *record.View, r record.Record) string {
	label := r.Label(v)
	switch r.Kind() {
	case record.KindPerson, record.KindMembership, record.KindCommendation, record.KindExemplar:
		return Who(label)
	}
	return label
}

// Numbered names a person by their number in the book.
func Numbered(id record.ID) string { return "mã " + id.String() }

// noted are the entries of the history that changed nothing: what was done, and what is
// counted.
var noted = map[string]struct{ did, of string }{
	store.NotePrint: {"In", "trang"}, store.NotePDF: {"Lưu PDF", "trang"},
	store.NoteDOCX: {"Lưu Word", "trang"}, store.NoteXLSX: {"Lưu bảng Excel", "trang"}, store.NoteList: {"Xuất danh sách", "dòng"},
	store.NoteExport: {"Xuất dữ liệu của sổ ra tệp", "mục"}, store.NoteCopy: {"Sao lưu ra ngoài", "bản"},
	store.NoteRestore: {"Khôi phục sổ từ bản sao lưu", "mục"},
}

// note is such an entry in words: "In: Phiếu thông tin cá nhân (2 trang)"; false for
// another entry.
func note(op store.Op) (string, bool) {
	if op.Code == store.OpErase {
		return fmt.Sprintf("Xóa dữ liệu cá nhân: %s người", Number(int64(op.N))), true
	}
	n, ok := noted[op.Code]
	if !ok {
		return "", false
	}
	text := n.did
	if f, ok := forms.Get(op.Label); ok {
		text += ": " + f.Title
	} else if op.Label != "" {
		text += ": " + op.Label
	}
	if op.N > 0 {
		text += fmt.Sprintf(" (%s %s)", Number(int64(op.N)), n.of)
	}
	return text, true
}

// The page of personal data.
const (
	PrivacyTitle = "Dữ liệu cá nhân"
	PrivacyThing = "người"

	PrivacyName   = "Họ và tên"
	PrivacyWhy    = "Lý do xem xét"
	PrivacySince  = "Từ ngày"
	PrivacyDue    = "Hạn làm xong"
	PrivacyTeam   = "Tổ"
	PrivacyPick   = "Chọn một người để xem dữ liệu của người đó còn ở đâu."
	PrivacyEmpty  = "Không có ai đến hạn xem xét dữ liệu."
	PrivacyWhere  = "Còn nhắc tên, hoặc được giữ lại"
	PrivacyField  = "Chỗ ghi"
	PrivacyDo     = "Việc phải làm"
	PrivacyNone   = "Tên người này không còn ở chỗ nào khác."
	PrivacyMend   = "sửa lại trước khi xóa"
	PrivacyKeep   = "giữ nguyên: văn bản đã ban hành"
	AnonymousNote = "Người này đã ẩn danh: chỉ còn thời gian và nhiệm vụ trong tổ."
	PrivacyEdit   = "Giữ dữ liệu, sự đồng ý của"
	KeepUntil     = "Được giữ dữ liệu đến ngày"
	KeepUntilHint = "để trống: theo thời hạn chung trong Thiết lập"

	Anonymise     = "Ẩn danh"
	EraseVerb     = "Xóa dữ liệu theo yêu cầu"
	DataSheetVerb = "In dữ liệu của người này"
	ConsentVerb   = "In phiếu đồng ý"
	PrivacyVerb   = "Dữ liệu cá nhân"
	PrintSlip     = "In phiếu xóa dữ liệu"
	EraseTitle    = "Xóa dữ liệu cá nhân"
	Erasing       = "Đang xóa dữ liệu và ghi lại sổ"
	EraseReason   = "Lý do"
	EraseAsked    = "Ngày nhận yêu cầu"
	EraseNeeds    = "Hãy chọn lý do và ghi ngày nhận yêu cầu."

	ErasePromise = "Không hoàn tác được. Tên, dữ liệu, nội dung cũ trong nhật ký và trong các bản sao lưu của chương trình đều bị xóa; số liệu của báo cáo, danh sách cũ giữ nguyên."
)

// PrivacyChoice is what the list of people is narrowed to.
type PrivacyChoice string

// The choices.
const (
	PeopleDue  PrivacyChoice = "due"
	PeopleAll  PrivacyChoice = "all"
	PeopleGone PrivacyChoice = "gone"
	PeopleBin  PrivacyChoice = "bin"
)

// PrivacyChoices are the choices with their names, in their order.
var PrivacyChoices = []Named{{string(PeopleDue), "đến hạn dọn"}, {string(PeopleAll), "mọi người"}, {string(PeopleGone), "đã ẩn danh"}, {string(PeopleBin), "trong thùng rác"}}

// EraseReasons are why data is erased on request.
var EraseReasons = []Named{{string(record.ReasonAsked), "Người đó yêu cầu xóa"}, {string(record.ReasonWithdrawn), "Người đó rút lại sự đồng ý"}}

// ReasonName says why a person stands on the list.
func ReasonName(x record.Expired) string {
	switch x.Reason {
	case record.ReasonWithdrawn:
		return "rút lại sự đồng ý: " + lowerFirst(NameOf(ConsentPurposes, x.Purpose))
	case record.ReasonKeptUntil:
		return "hết ngày được giữ"
	case record.ReasonLeft:
		return "thôi tham gia đã lâu"
	}
	return ""
}

// Goes tells what of a person would go: the fields with something in them, and the
// other records that would lose the name.
func Goes(changed []record.Record) string {
	if len(changed) == 0 {
		return ""
	}
	of := map[record.Kind]int{}
	for _, r := range changed[1:] {
		of[r.Kind()]++
	}
	parts := []string{"họ tên, nơi ở, điện thoại và mọi thông tin khác của người này (giữ giới tính, năm sinh để tính số)"}
	for _, k := range record.Kinds {
		if of[k] > 0 {
			parts = append(parts, fmt.Sprintf("tên, ghi chú ở %s %s", Number(int64(of[k])), Kind(k)))
		}
	}
	return "Sẽ xóa: " + strings.Join(parts, "; ") + "."
}

// Stays tells what would stay of a person.
func Stays(memberships, votes, papers int) string {
	return fmt.Sprintf("Giữ lại, không có tên: %s lượt tham gia tổ, %s lượt hiệp thương. Văn bản đã ban hành có thể có tên: %s.",
		Number(int64(memberships)), Number(int64(votes)), Number(int64(papers)))
}

// StillServes says why a person cannot be anonymised yet.
func StillServes(names []string) string {
	return "Còn là thành viên của tổ: " + strings.Join(names, ", ") + ".\nHãy ghi ngày thôi tham gia ở trang Tổ tự quản trước, rồi mới ẩn danh hoặc xóa dữ liệu."
}

// AskAnonymise is the question before people are anonymised.
func AskAnonymise(names []string) string {
	if len(names) == 1 {
		return "Ẩn danh «" + names[0] + "»?\n" + ErasePromise
	}
	return fmt.Sprintf("Ẩn danh %s người?\n%s", Number(int64(len(names))), ErasePromise)
}

// AskErase is the question before the data of one person is erased.
func AskErase(name string) string {
	return "Xóa dữ liệu của «" + name + "»?\n" + ErasePromise
}

// SharedName stands where striking a name out would hit somebody else.
const SharedName = "Trong sổ còn người khác trùng tên: xem từng chỗ ở bảng bên phải trước khi gạch."

// StrikeNames offers to strike names out of texts.
func StrikeNames(places int) string {
	return fmt.Sprintf("Gạch tên ở %s chỗ còn nhắc (thay bằng «…»)", Number(int64(places)))
}

// ErasedSum tells what an erasure came to; texts is how many still name the person, bare
// says that old bytes were left on the disk.
func ErasedSum(e record.Erasure, texts int, bare bool) string {
	n := func(i int) string { return Number(int64(i)) }
	lines := []string{fmt.Sprintf("Đã xóa ở %s mục, %s nội dung cũ trong nhật ký, %s tệp kèm. Đã ghi lại sổ và %s bản sao lưu.",
		n(e.Records), n(e.Revisions), n(e.Files), n(e.Rewritten))}
	if texts > 0 {
		lines = append(lines, "Còn "+n(texts)+" chỗ nhắc tên trong các câu văn: hãy sửa ở từng mục.")
	}
	if len(e.Copies) > 0 {
		lines = append(lines, "Bản sao CÒN dữ liệu, hãy hủy hoặc cắm vào rồi làm lại:\n"+strings.Join(e.Copies, "\n"))
	}
	if bare {
		lines = append(lines, "Không ghi đè được phần cũ trên đĩa: chữ đã xóa có thể còn đọc được bằng công cụ chuyên dụng.")
	}
	return strings.Join(lines, "\n") + "\nBản in và bản sao ở nơi khác chương trình không với tới."
}

// CleanUpLine is the line of the first page that leads to the list.
func CleanUpLine(people int64) string {
	return fmt.Sprintf("Dọn dữ liệu cá nhân: %s người cần xem xét", Number(people))
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}
