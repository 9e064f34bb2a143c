package words

import (
	"fmt"

	"sophongtrao/store/record"
)

// The page of inspections.
const (
	InspectionsTitle = "Kiểm tra"
	InspectionsThing = "cuộc kiểm tra"
	InspectionNew    = "Thêm cuộc kiểm tra"
	InspectionEdit   = "Sửa cuộc kiểm tra"
	InspectionPick   = "Chọn một cuộc kiểm tra ở danh sách bên trái, hoặc bấm Thêm (Ctrl+N)."

	InspectionDay       = "Ngày"
	InspectionType      = "Loại"
	InspectionName      = "Tên cuộc kiểm tra"
	InspectionPlanned   = "Ngày dự kiến"
	InspectionDate      = "Ngày đã kiểm tra"
	InspectionSubject   = "Nơi được kiểm tra"
	InspectionPlace     = "Nơi khác (ngoài sổ)"
	InspectionFindings  = "Kiến nghị"
	InspectionNext      = "Hạn gần nhất"
	InspectionLeader    = "Trưởng đoàn"
	InspectionMembers   = "Thành viên đoàn (mỗi dòng một người, chức vụ)"
	InspectionHost      = "Đại diện nơi được kiểm tra"
	InspectionStrength  = "Ưu điểm"
	InspectionConclude  = "Kết luận"
	InspectionChecked   = "Nội dung đã xem"
	InspectionTemplate  = "Lấy mẫu phiếu"
	InspectionSubjHint  = "Gõ tên điểm mô hình, tổ, khu dân cư, đơn vị hoặc mô hình có trong sổ."
	InspectionWriteHint = "Chỉ ghi việc cần khắc phục. Không ghi vụ việc, tên người vi phạm, tin báo, tố giác: chuyển Công an xã."

	SectionGroup     = "Đoàn kiểm tra"
	SectionChecklist = "Nội dung kiểm tra"
	SectionFindings  = "Kiến nghị khắc phục"
	SectionResult    = "Kết quả, kết luận"

	CheckItem = "Nội dung"
	CheckMet  = "Kết quả"
	CheckNote = "Ghi chú"

	AddFinding     = "Thêm kiến nghị"
	FindingWhat    = "Tồn tại"
	FindingMeasure = "Biện pháp"
	FindingOwner   = "Người, đơn vị làm"
	FindingBy      = "Người làm"
	FindingAt      = "Ở đâu"
	FindingDue     = "Hạn"
	FindingClosed  = "Đã khắc phục ngày"
	FindingHow     = "Khắc phục thế nào"

	OpenFindings     = "Kiến nghị còn mở của mọi cuộc kiểm tra"
	OpenFindingsNone = "Không còn kiến nghị nào mở."

	PrintInspection  = "In giấy tờ kiểm tra"
	PrintWhich       = "Chọn giấy tờ cần in."
	PrintInspMinutes = "Biên bản"
	PrintSheet       = "Phiếu đã ghi"
	PrintBlankSheet  = "Phiếu trống"
	PrintPlan        = "Kế hoạch năm"
)

// InspectionDayOf is the day of an inspection: held, or only planned.
func InspectionDayOf(i *record.Inspection) string {
	if i.Date.IsZero() {
		return i.Planned.String() + " (dự kiến)"
	}
	return i.Date.String()
}

// InspectionOf is the name offered for an inspection of something.
func InspectionOf(subject string) string { return "Kiểm tra " + subject }

// FindingsLeft says how many of the findings are open.
func FindingsLeft(open, all int, planned bool) string {
	switch {
	case planned && open == 0:
		return "chưa kiểm tra"
	case all == 0:
		return ""
	case open == 0:
		return fmt.Sprintf("xong %d/%d", all, all)
	}
	return fmt.Sprintf("còn mở %d/%d", open, all)
}

// FindingsWarn is the line about findings that are open, late of them past their day.
func FindingsWarn(open, late int) string {
	switch {
	case open == 0:
		return ""
	case late == 0:
		return fmt.Sprintf("Còn %d kiến nghị chưa khắc phục.", open)
	}
	return fmt.Sprintf("Còn %d kiến nghị chưa khắc phục, %d đã quá hạn.", open, late)
}

// ChecksLine sums up a checklist.
func ChecksLine(met, unmet, all int) string {
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("%d nội dung: đạt %d, không đạt %d, chưa xem %d", all, met, unmet, all-met-unmet)
}
