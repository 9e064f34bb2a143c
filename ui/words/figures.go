package words

import (
	"strings"

	"sophongtrao/store/record"
)

// The numbers of a paper and what they were counted from.
const (
	FigureTitle   = "Số liệu"
	FigureValue   = "Giá trị"
	FigureHint    = "Chọn một số rồi bấm Enter để xem các mục đã được tính vào số đó."
	FigureRecord  = "Mục được tính"
	FigureNothing = "Không có mục nào: số này bằng không hoặc để trống."
)

// figures name the first part of a figure's key.
var figures = map[string]string{
	"areas": "Khu dân cư", "households": "Số hộ", "people": "Số nhân khẩu", "teams": "Tổ tự quản", "members": "Thành viên tổ tự quản",
	"rounds": "Đợt hiệp thương", "consultation": "Người được hiệp thương", "models": "Mô hình", "sites": "Điểm mô hình",
	"grades": "Điểm mô hình xếp loại", "proposals": "Điểm mô hình đề nghị", "exemplars": "Điển hình tiên tiến", "meetings": "Cuộc họp",
	"tasks": "Việc giao", "forums": "Diễn đàn", "opinions": "Lượt ý kiến", "training": "Lớp tập huấn", "activities": "Hoạt động",
	"disputes": "Vụ hòa giải", "settled": "Vụ hòa giải thành", "reintegrated": "Người được cảm hóa, giúp đỡ",
	"channels": "Hình thức tuyên truyền", "campaigns": "Cuộc vận động", "inspections": "Cuộc kiểm tra", "findings": "Kiến nghị sau kiểm tra",
	"commendations": "Khen thưởng", "awards": "Hình thức khen", "seats": "Thành viên Ban Chỉ đạo", "documents": "Văn bản đã ban hành",
	"funds": "Kinh phí (đồng)", "units": "Đơn vị xét tiêu chuẩn", "target": "Chỉ tiêu",
}

// figureParts name what follows in a key.
var figureParts = map[string]string{
	"new": "mới", "gone": "thôi, giải thể", "unserved": "chưa có tổ tự quản", "leaderless": "khuyết tổ trưởng", "women": "nữ",
	"respected": "người có uy tín", "party": "đảng viên", "joined": "bổ sung", "left": "thôi tham gia", "decided": "đã có quyết định",
	"proposed": "được đề nghị, giới thiệu", "agreed": "được nhất trí", "replicated": "được nhân rộng", "unreviewed": "chưa đánh giá",
	"serving": "phục vụ điểm mô hình", "sessions": "số buổi", "reached": "lượt người", "pledges": "hộ ký cam kết", "disputes": "vụ hòa giải",
	"settled": "thành", "patrols": "lượt tuần tra", "done": "đã xong", "late": "quá hạn", "present": "số người dự", "waiting": "chờ trả lời",
	"materials": "tài liệu, tin bài", "helped": "người được giúp", "improved": "tiến bộ", "closed": "đã khắc phục", "planned": "theo kế hoạch",
	"spent": "đã chi", "total": "tổng số", "scope": "thuộc đối tượng", "registered": "đăng ký", "met": "đạt", "unmet": "chưa đạt",
	"open": "chưa xong, đang xét", "base": "số đơn vị làm mẫu số", "before": "cùng kỳ năm trước", "reviewed": "đã đánh giá",
}

// FigureName names a figure of a paper by its key: "teams.new.before" is "Tổ tự quản:
// mới, cùng kỳ năm trước". A code of a list is called as the settings call it.
func FigureName(s *record.Settings, key string) string {
	parts := strings.Split(key, ".")
	name, ok := figures[parts[0]]
	if !ok {
		return key
	}
	sep := ": "
	for _, p := range parts[1:] {
		name += sep + figurePart(s, parts[0], p)
		sep = ", "
	}
	return name
}

func figurePart(s *record.Settings, of, part string) string {
	l := &s.Lists
	for _, list := range map[string][][]record.Choice{
		"grades": {l.Grades}, "proposals": {l.Proposals}, "exemplars": {l.ExemplarKinds}, "meetings": {l.MeetingKinds}, "forums": {l.Forums},
		"opinions": {l.OpinionStates}, "activities": {l.ActivityKinds}, "channels": {l.Channels}, "campaigns": {l.Campaigns},
		"inspections": {l.InspectionKinds}, "commendations": {l.CommendKinds}, "awards": {l.Awards}, "seats": {l.Bodies},
		"documents": {l.DocTypes}, "funds": {l.Funds}, "units": {l.UnitKinds},
	}[of] {
		if record.Rank(list, part) < len(list) {
			return record.NameOf(list, part)
		}
	}
	if of == "target" {
		for _, t := range s.Targets {
			if t.Code == part {
				return t.Name
			}
		}
	}
	if p, ok := figureParts[part]; ok {
		return p
	}
	return part
}
