package words

import "fmt"

// The page of teams and their members.
const (
	TeamsTitle     = "Tổ tự quản"
	TeamsThing     = "tổ"
	TeamName       = "Tên tổ"
	TeamKind       = "Loại tổ"
	TeamArea       = "Khu dân cư"
	TeamLeader     = "Tổ trưởng"
	TeamMembers    = "Thành viên"
	TeamFounded    = "Ngày thành lập"
	TeamDissolved  = "Ngày giải thể"
	TeamHouseholds = "Số hộ phụ trách"
	TeamSites      = "Phục vụ điểm mô hình"
	TeamSite       = "Điểm mô hình"
	TeamNew        = "Thêm tổ tự quản"
	TeamEdit       = "Sửa tổ tự quản"
	TeamPick       = "Chọn một tổ ở danh sách bên trái để xem thành viên."
	NoLeader       = "khuyết tổ trưởng"
	AsOf           = "Tính đến ngày"
	AsOfShort      = "Tính đến"

	MembersThing = "thành viên"
	MemberAdd    = "Thêm thành viên"
	MemberNew    = "Thêm thành viên vào"
	MemberEdit   = "Sửa thành viên của"
	MemberName   = "Họ và tên"
	MemberRole   = "Nhiệm vụ"
	MemberFrom   = "Từ ngày"
	MemberTo     = "Đến ngày"
	MemberHow    = "Cách cử ra"
	MemberBy     = "Đơn vị giới thiệu"
	MemberVote   = "Cuộc hiệp thương"
	MemberNote   = "Ghi chú"
	MemberEmpty  = "Tổ chưa có thành viên vào ngày này. Bấm Thêm thành viên."

	PersonBirth     = "Ngày hoặc năm sinh"
	PersonSex       = "Giới tính"
	PersonAddress   = "Nơi ở"
	PersonArea      = "Ở khu dân cư"
	PersonPhone     = "Điện thoại"
	PersonHome      = "Quê quán"
	PersonWork      = "Nghề nghiệp, chức vụ"
	PersonSchooling = "Học vấn"
	PersonTraining  = "Chuyên môn"
	PersonPolitical = "Lý luận chính trị"
	PersonRespected = "Là người có uy tín"
	PersonEthnicity = "Dân tộc"
	PersonReligion  = "Tôn giáo"
	PersonParty     = "Là đảng viên"
	PersonPartyDate = "Ngày vào Đảng"
	PersonSort      = "Tên để sắp xếp"
	PersonSortHint  = "chỉ điền khi tên gọi không phải chữ cuối"
	PersonSection   = "Thông tin người này"
	MemberSection   = "Nhiệm vụ trong tổ"
	PersonFound     = "Người đã có trong sổ: chọn ở danh sách hiện ra. Chưa có: gõ đủ họ tên rồi Enter."
	BirthYear       = "Năm sinh"
)

// MembersOn heads the list of members.
func MembersOn(team, day string) string {
	return fmt.Sprintf("%s · thành viên đến %s", team, day)
}

// Copied is the name of a copied record.
func Copied(name string) string { return name + " (bản sao)" }

// Born says when a person was born, for telling people of one name apart.
func Born(date, where string) string {
	if date != "" {
		date = "sinh " + date
	}
	return NameList(date, where)
}
