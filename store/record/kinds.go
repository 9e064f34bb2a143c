package record

// The kinds of record. Their texts stand in every book: never rename.
const (
	KindCommittee    Kind = "committee"    // Ủy ban MTTQ: one in a book
	KindSettings     Kind = "settings"     // lists, periods, citations, standards: one in a book
	KindArea         Kind = "area"         // khu dân cư
	KindModel        Kind = "model"        // mô hình
	KindSite         Kind = "site"         // điểm mô hình
	KindTeam         Kind = "team"         // tổ tự quản
	KindPerson       Kind = "person"       // người
	KindMembership   Kind = "membership"   // thành viên tổ
	KindUnit         Kind = "unit"         // đơn vị xét tiêu chuẩn
	KindMeeting      Kind = "meeting"      // cuộc họp
	KindRound        Kind = "round"        // đợt hiệp thương
	KindActivity     Kind = "activity"     // hoạt động
	KindInspection   Kind = "inspection"   // kiểm tra
	KindCommendation Kind = "commendation" // khen thưởng
	KindExemplar     Kind = "exemplar"     // điển hình
	KindSeat         Kind = "seat"         // thành viên Ban Chỉ đạo
	KindFund         Kind = "fund"         // kinh phí của phong trào
	KindTask         Kind = "task"         // việc
	KindDocument     Kind = "document"     // văn bản
	KindClosing      Kind = "closing"      // chốt kỳ báo cáo
)

// kind is what the program must know of a kind to keep it.
type kind struct {
	name  Kind
	fresh func() Record
	shelf func(*View) shelf
}

// kinds lists every kind in the order in which the store reads and exports them: a
// kind stands after those it mostly refers to.
var kinds = []kind{
	{KindCommittee, fresh[Committee], func(v *View) shelf { return &v.committee }},
	{KindSettings, fresh[Settings], func(v *View) shelf { return &v.settings }},
	{KindArea, fresh[Area], func(v *View) shelf { return &v.Areas }},
	{KindModel, fresh[Model], func(v *View) shelf { return &v.Models }},
	{KindSite, fresh[Site], func(v *View) shelf { return &v.Sites }},
	{KindTeam, fresh[Team], func(v *View) shelf { return &v.Teams }},
	{KindPerson, fresh[Person], func(v *View) shelf { return &v.People }},
	{KindMembership, fresh[Membership], func(v *View) shelf { return &v.Memberships }},
	{KindUnit, fresh[Unit], func(v *View) shelf { return &v.Units }},
	{KindMeeting, fresh[Meeting], func(v *View) shelf { return &v.Meetings }},
	{KindRound, fresh[Round], func(v *View) shelf { return &v.Rounds }},
	{KindActivity, fresh[Activity], func(v *View) shelf { return &v.Activities }},
	{KindInspection, fresh[Inspection], func(v *View) shelf { return &v.Inspections }},
	{KindCommendation, fresh[Commendation], func(v *View) shelf { return &v.Commendations }},
	{KindExemplar, fresh[Exemplar], func(v *View) shelf { return &v.Exemplars }},
	{KindSeat, fresh[Seat], func(v *View) shelf { return &v.Seats }},
	{KindFund, fresh[Fund], func(v *View) shelf { return &v.Funds }},
	{KindTask, fresh[Task], func(v *View) shelf { return &v.Tasks }},
	{KindDocument, fresh[Document], func(v *View) shelf { return &v.Documents }},
	{KindClosing, fresh[Closing], func(v *View) shelf { return &v.Closings }},
}

// Kinds lists every kind in the order of reading and export.
var Kinds []Kind

var kindOf = map[Kind]*kind{}

func init() {
	for i := range kinds {
		k := &kinds[i]
		Kinds = append(Kinds, k.name)
		kindOf[k.name] = k
	}
}

// fresh returns a new T as a Record.
func fresh[T any, P interface {
	*T
	Record
}]() Record {
	return P(new(T))
}

// New returns an empty record of the kind, nil for a kind this program does not
// know.
func New(k Kind) Record {
	if of := kindOf[k]; of != nil {
		return of.fresh()
	}
	return nil
}

// shelf is the table of a kind, nil for a kind this program does not know.
func (v *View) shelf(k Kind) shelf {
	if of := kindOf[k]; of != nil {
		return of.shelf(v)
	}
	return nil
}
