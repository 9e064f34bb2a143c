package words

import (
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// The page of persons who may be one.
const (
	PeopleTitle   = "Người trùng"
	PeopleThing   = "cặp"
	PeopleOne     = "Người thứ nhất"
	PeopleOther   = "Người thứ hai"
	PeopleAbout   = "Sinh, nơi ở"
	PeopleLike    = "Giống nhau"
	PeopleEmpty   = "Không có hai người nào trong sổ giống nhau mà chưa xem."
	PeoplePick    = "Chọn một cặp ở danh sách để xem. Hai người là một thì gộp lại; không phải một người thì ghi nhận để lần sau không hỏi nữa."
	PeopleWhere   = "Tham gia tổ của hai người"
	PeopleNoTeam  = "Hai người này chưa ở tổ nào."
	PeopleUnite   = "Gộp hai người"
	PeopleApart   = "Không phải một người"
	PeopleAgain   = "Xem lại cặp này"
	PeopleUniteTo = "Gộp với người khác"
	PeopleShow    = "Mở người này"

	UniteTitle  = "Gộp hai người"
	UniteNext   = "Xem từng mục"
	UniteDo     = "Gộp và ghi vào sổ"
	UnitePart   = "Mục"
	UniteFirst  = "Lấy hết bên trái"
	UniteSecond = "Lấy hết bên phải"
	UniteHint   = "Mỗi mục lấy bên có dấu •. Enter (hoặc bấm đúp) ở một dòng để lấy bên kia. Sổ chọn sẵn bên đầy đủ hơn."
	UniteTwo    = "Chọn hai người khác nhau, còn trong sổ."
	UniteStale  = "Người này vừa được sửa ở nơi khác, nên chưa gộp; sổ không bị thay đổi. Xem lại từng mục rồi gộp."
	UniteChosen = "• "
	MergedWas   = "đã gộp vào"

	AlikeTitle = "Có thể đã có trong sổ"
	AlikeThis  = "Chính là người này"
	AlikeOther = "Là người khác"
)

// PeopleChoices are what the list of pairs is narrowed to.
var PeopleChoices = []Named{{"due", "cần xem"}, {"apart", "đã ghi là hai người"}}

// LikenessName says how much two look like one.
func LikenessName(p record.Pair) string {
	switch {
	case p.Two:
		return "hai người"
	case p.Is == record.Same:
		return "gần như chắc"
	}
	return "có thể"
}

// About tells people of one name apart: birth, and where they live or whose member they
// are.
func About(v *record.View, p *record.Person) string {
	where := p.Address
	if a, ok := v.Areas.Get(p.Area); ok {
		where = a.Name
	}
	if where == "" {
		for _, m := range v.TeamsOf(p.ID, record.Date{}) {
			if t, ok := v.Teams.Get(m.Team); ok {
				where = t.Name
			}
		}
	}
	if s := Born(p.Birth.String(), where); s != "" {
		return s
	}
	return "chưa rõ năm sinh, nơi ở"
}

// MaybeInBook is the quiet line below a new name; "" for nobody.
func MaybeInBook(v *record.View, like []*record.Person) string {
	const most = 2
	var parts []string
	for _, p := range like[:min(most, len(like))] {
		parts = append(parts, p.Name+" ("+About(v, p)+")")
	}
	if len(parts) == 0 {
		return ""
	}
	if n := len(like) - most; n > 0 {
		parts = append(parts, fmt.Sprintf("và %s người nữa", Number(int64(n))))
	}
	return AlikeTitle + ": " + strings.Join(parts, "; ") + ". Bấm F4 để xem."
}

// PersonPart names a part of a person that is chosen when two are made one.
func PersonPart(part string) string {
	switch part {
	case "area":
		return PersonArea
	case "birth":
		return PersonBirth
	}
	return FieldName("person." + part)
}

// TakesPart counts people and how often they take part: "12 người, 15 lượt tham gia".
func TakesPart(people, memberships int) string {
	return fmt.Sprintf("%s người, %s lượt tham gia", Number(int64(people)), Number(int64(memberships)))
}

// UniteMoves says what goes along when two are made one.
func UniteMoves(memberships, joined int, others []string) string {
	text := fmt.Sprintf("Sau khi gộp: 1 người, %s lượt tham gia tổ.", Number(int64(memberships)))
	if joined > 0 {
		text += fmt.Sprintf(" %s lượt ở cùng một tổ, trùng thời gian, được nhập làm một (giữ nhiệm vụ cao hơn).", Number(int64(joined)))
	}
	if len(others) > 0 {
		text += " Chuyển theo: " + strings.Join(others, ", ") + "."
	}
	return text
}

// UniteFault says why two cannot be made one; label is the record that stands against it.
func UniteFault(e record.FieldError, label string) string {
	if e.Fault == record.FaultTwice && e.Other != 0 {
		return fmt.Sprintf("Chưa gộp được: %s «%s» ghi cả hai người, mỗi người một kết quả, nên khi ấy là hai người. Nếu ghi nhầm, hãy sửa ở đó trước.", Kind(record.Kind(e.Field)), label)
	}
	if label != "" {
		return fmt.Sprintf("Chưa gộp được: %s «%s» sẽ không còn đúng. %s", Kind(record.Kind(e.Field)), label, Fault(e))
	}
	if e.Field == "keep" || e.Field == "gone" {
		return UniteTwo
	}
	return "Chưa gộp được, mục " + PersonPart(e.Field) + ": " + Fault(e)
}

// United is the result.
func United(name string, memberships int) string {
	return fmt.Sprintf("Đã gộp thành một người: %s, %s lượt tham gia tổ. Bản kia nằm trong Thùng rác.", name, Number(int64(memberships)))
}

// MergedInto is a person in the bin who was found to be another.
func MergedInto(name, kept string) string { return name + " (" + MergedWas + " " + kept + ")" }

// MemberOf is a line of a person's memberships: role and time.
func MemberOf(m *record.Membership, role string) string {
	var when []string
	if !m.From.IsZero() {
		when = append(when, "từ "+m.From.String())
	}
	if !m.To.IsZero() {
		when = append(when, "đến "+m.To.String())
	}
	return NameList(role, strings.Join(when, " "))
}
