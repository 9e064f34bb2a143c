package forms

import (
	"errors"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Input is what a paper is made from.
type Input struct {
	View   *record.View
	Source record.Source // zero fields ask for the default of the form
	Today  record.Date   // a full day
	// Document gives the edits and, once it is issued, number, date and signer;
	// nil is a draft without edits.
	Document *record.Document
}

// Output is a paper before layout.
type Output struct {
	Doc      paper.Doc
	Problems []paper.Problem // EmptyField only; Layout finds the others
	Figures  []record.Figure // in the order of their first mention
	// Behind names, by the Key of a figure, the records it was counted from, each once;
	// a record that was asked and has not reported is among them. Nil for a form that
	// does not say.
	Behind    map[string][]record.Ref
	Title     string        // for lists of documents and the file's properties
	FileName  string        // ASCII, ends in .pdf
	Sentences []Sentence    // in the order of the paper
	Source    record.Source // as asked, the defaults filled in
}

// Sentence is a text of the paper that the clerk may change.
type Sentence struct {
	Key     string // stable within the form: "II.4.1"
	Text    string // as printed now; "" when the clerk has left it out
	Default string // as the form fills it from the book
	// Open says that the book keeps nothing for this place: the Default is a dotted
	// line to be written over.
	Open bool
}

// Form is one kind of paper.
type Form struct {
	Name    string // record.Source.Form: roster, minutes, site, period
	DocType string // code of Lists.DocTypes; "" for one that is only printed
	Title   string // Vietnamese name, for lists and help
	// Asks names what of a Source the form reads, in the order in which a person is
	// asked: the same words are the options of the command line.
	Asks []Ask
	// Choices are what Source.Option may be; nil for a form that has none. The empty
	// Option stands besides them, as the form defines it.
	Choices func(*record.Settings) []record.Choice
	// Build makes the paper; it returns one of this package's errors when there is
	// nothing to print.
	Build func(Input) (Output, error)
}

// Ask is one thing that a form may be asked for.
type Ask string

// What a Source can say. A kind of record asks for its Source.Of: Ask(record.KindUnit).
const (
	AskTeam    Ask = "team"
	AskArea    Ask = "area"
	AskMeeting Ask = "meeting"
	AskSite    Ask = "site"
	AskPeriod  Ask = "period" // rule and year
	AskYear    Ask = "year"
	AskAsOf    Ask = "as-of"
	AskColumns Ask = "columns"
	AskOption  Ask = "option"
)

// asks puts together what a form asks for.
func asks(list ...Ask) []Ask { return list }

// All lists the forms in the order in which they are offered.
var All = []Form{
	{Name: "roster", DocType: record.DocRoster, Title: "Danh sách trích ngang thành viên tổ tự quản", Asks: asks(AskTeam, AskArea, AskAsOf, AskColumns), Build: Roster},
	{Name: "minutes", DocType: record.DocMinutes, Title: "Biên bản cuộc họp, hội nghị hiệp thương", Asks: asks(AskMeeting), Build: Minutes},
	{Name: "site", DocType: record.DocSite, Title: "Hồ sơ điểm mô hình", Asks: asks(AskSite, AskAsOf), Build: Site},
	{Name: "period", DocType: record.DocReport, Title: "Báo cáo kết quả thực hiện trong kỳ", Asks: asks(AskPeriod, AskOption), Choices: reportChoices, Build: Period},
	{Name: "bundle", DocType: record.DocReport, Title: "Bộ báo cáo (báo cáo, phụ lục, mục lục)", Asks: asks(AskPeriod, AskOption), Choices: reportChoices, Build: Bundle},
	{Name: "models", DocType: record.DocList, Title: "Bảng tổng hợp mô hình", Asks: asks(AskYear, AskOption), Choices: modelChoices, Build: Models},
	{Name: "proposals", DocType: record.DocList, Title: "Danh sách đề nghị nhân rộng, loại bỏ điểm mô hình", Asks: asks(AskYear, AskOption), Choices: proposalChoices, Build: Proposals},
	{Name: "standard", DocType: record.DocList, Title: "Bảng kết quả tiêu chuẩn “An toàn về an ninh, trật tự”", Asks: asks(AskYear), Build: Standard},
	{Name: "request-team", DocType: record.DocRequest, Title: "Tờ trình đề nghị công nhận thành viên tổ tự quản", Asks: asks(Ask(record.KindRound)), Build: RequestTeam},
	{Name: "request-award", DocType: record.DocRequest, Title: "Tờ trình đề nghị khen thưởng", Asks: asks(AskYear, AskOption), Choices: func(s *record.Settings) []record.Choice { return s.Lists.CommendKinds }, Build: RequestAward},
	{Name: "exemplars", DocType: record.DocList, Title: "Danh sách điển hình tiên tiến", Asks: asks(AskYear, AskOption), Choices: func(s *record.Settings) []record.Choice { return s.Lists.ExemplarKinds }, Build: Exemplars},
	{Name: "seats", DocType: record.DocList, Title: "Danh sách Ban Chỉ đạo", Asks: asks(AskAsOf, AskOption), Choices: func(s *record.Settings) []record.Choice { return s.Lists.Bodies }, Build: Seats},
	{Name: "person", Title: "Phiếu thông tin cá nhân", Asks: asks(Ask(record.KindPerson)), Build: Person},
	{Name: "consent", Title: "Phiếu đồng ý cho xử lý dữ liệu cá nhân", Asks: asks(Ask(record.KindPerson)), Build: Consent},
	{Name: "erasure", Title: "Phiếu xóa dữ liệu cá nhân", Asks: asks(Ask(record.KindPerson)), Build: Erasure},
	{Name: "inspection-plan", DocType: record.DocPlan, Title: "Kế hoạch kiểm tra", Asks: asks(AskYear), Build: InspectionPlan},
	{Name: "inspection-sheet", Title: "Phiếu kiểm tra", Asks: asks(Ask(record.KindInspection), AskOption), Choices: sheetChoices, Build: InspectionSheet},
	{Name: "inspection-minutes", DocType: record.DocMinutes, Title: "Biên bản kiểm tra", Asks: asks(Ask(record.KindInspection)), Build: InspectionMinutes},
	{Name: "invitation", DocType: record.DocInvite, Title: "Giấy mời", Asks: asks(AskMeeting), Build: Invitation},
	{Name: "delegates", Title: "Danh sách đại biểu ký tên", Asks: asks(AskMeeting), Build: Delegates},
	{Name: "tasks", Title: "Sổ theo dõi nhiệm vụ", Asks: asks(AskYear), Build: TaskBook},
	{Name: "register", Title: "Sổ đăng ký văn bản đi", Asks: asks(AskYear, AskOption), Choices: func(s *record.Settings) []record.Choice { return s.Lists.DocTypes }, Build: Register},
	{Name: "correction", DocType: record.DocReport, Title: "Văn bản đính chính", Asks: asks(Ask(record.KindDocument)), Build: Correction},
}

// Get returns the form with the name.
func Get(name string) (Form, bool) {
	for _, f := range All {
		if f.Name == name {
			return f, true
		}
	}
	return Form{}, false
}

// What stands in the way of making a paper at all.
var (
	ErrInput        = errors.New("forms: no book or no date given")
	ErrNoTeam       = errors.New("forms: no such team")
	ErrNoArea       = errors.New("forms: no such area")
	ErrNoMember     = errors.New("forms: nobody is a member on that day")
	ErrNoMeeting    = errors.New("forms: no such meeting")
	ErrNoSite       = errors.New("forms: no such site")
	ErrNoPeriod     = errors.New("forms: no such period")
	ErrFuture       = errors.New("forms: the period has not begun")
	ErrNoInspection = errors.New("forms: no such inspection, or it was not held yet")
	ErrNoDocument   = errors.New("forms: no number was given in that year")
	ErrNoModel      = errors.New("forms: no model is at work in that year")
	ErrNoReview     = errors.New("forms: no site was reviewed for that year")
	ErrNoPerson     = errors.New("forms: no such person")
	ErrNoErasure    = errors.New("forms: the person was not anonymised")
	ErrNoUnit       = errors.New("forms: no unit under the standard exists in that year")
	ErrNoRound      = errors.New("forms: no such round of consultation")
	ErrNoAward      = errors.New("forms: nobody is proposed for a commendation in that year")
	ErrNoExemplar   = errors.New("forms: no exemplar in that year")
	ErrNoSeat       = errors.New("forms: nobody sits in a steering committee on that day")
	ErrColumn       = errors.New("forms: no such roster column, or a sensitive one that is not kept")
)

// Explain gives an error of this package in Vietnamese: what happened and the way
// out; "" for an error of another origin.
func Explain(err error) string {
	for _, e := range []struct {
		err  error
		text string
	}{
		{ErrInput, "Chưa chọn sổ hoặc chưa biết ngày hôm nay. Hãy mở sổ rồi thử lại."},
		{ErrNoTeam, "Không có tổ tự quản nào để lập danh sách. Hãy thêm tổ, hoặc chọn tổ, khu dân cư, ngày khác."},
		{ErrNoArea, "Không tìm thấy khu dân cư đã chọn. Hãy chọn lại khu dân cư."},
		{ErrNoMember, "Không có ai là thành viên vào ngày đã chọn. Hãy thêm thành viên hoặc chọn ngày khác."},
		{ErrNoMeeting, "Không tìm thấy cuộc họp để lập biên bản. Hãy thêm cuộc họp hoặc chọn lại."},
		{ErrNoSite, "Không tìm thấy điểm mô hình để lập hồ sơ. Hãy thêm điểm mô hình hoặc chọn lại."},
		{ErrFuture, "Kỳ báo cáo này chưa bắt đầu nên chưa có số liệu. Hãy chọn kỳ khác."},
		{ErrNoPeriod, "Không có kỳ báo cáo này. Hãy chọn lại kỳ và năm, hoặc thêm kỳ trong Thiết lập."},
		{ErrNoInspection, "Không có cuộc kiểm tra phù hợp: chưa có cuộc nào trong sổ, trong năm đã chọn, hoặc cuộc đã chọn chưa tiến hành. Hãy thêm hoặc chọn lại cuộc kiểm tra."},
		{ErrNoDocument, "Chưa có văn bản nào được cấp số trong năm đã chọn. Hãy chọn năm khác."},
		{ErrNoModel, "Chưa có mô hình nào đang hoạt động trong năm đã chọn. Hãy thêm mô hình, ghi ngày ra mắt, hoặc chọn năm khác."},
		{ErrNoReview, "Chưa có điểm mô hình nào được đánh giá trong năm đã chọn. Hãy ghi kết quả đánh giá của điểm mô hình hoặc chọn năm khác."},
		{ErrNoPerson, "Không tìm thấy người để in phiếu thông tin. Hãy thêm người hoặc chọn lại."},
		{ErrNoErasure, "Dữ liệu của người này chưa được xóa nên chưa có phiếu xóa. Hãy xóa ở trang Dữ liệu cá nhân rồi in phiếu."},
		{ErrNoUnit, "Chưa có đơn vị nào để xét tiêu chuẩn trong năm đã chọn. Hãy thêm đơn vị ở trang Đạt chuẩn ANTT hoặc chọn năm khác."},
		{ErrNoRound, "Không tìm thấy đợt hiệp thương để lập tờ trình. Hãy thêm đợt hiệp thương hoặc chọn lại."},
		{ErrNoAward, "Trong năm đã chọn không có tập thể, cá nhân nào đang đề nghị khen thưởng. Hãy ghi đề nghị ở trang Khen thưởng hoặc chọn năm khác."},
		{ErrNoExemplar, "Chưa có điển hình tiên tiến nào trong năm đã chọn. Hãy thêm điển hình hoặc chọn năm khác."},
		{ErrNoSeat, "Không có thành viên Ban Chỉ đạo nào vào ngày đã chọn. Hãy thêm thành viên hoặc chọn ngày khác."},
		{ErrColumn, "Có cột không dùng được trong danh sách: cột không tồn tại, hoặc là cột nhạy cảm chưa được bật trong Thiết lập."},
	} {
		if errors.Is(err, e.err) {
			return e.text
		}
	}
	return ""
}
