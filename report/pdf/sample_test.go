package pdf

import (
	"fmt"

	"sophongtrao/report/paper"
)

func reg(s string) paper.Run  { return paper.Run{Text: s} }
func bold(s string) paper.Run { return paper.Run{Text: s, Style: paper.Bold} }
func ital(s string) paper.Run { return paper.Run{Text: s, Style: paper.Italic} }

func oneLine(r ...paper.Run) paper.Line { return paper.Line{Runs: r} }

func letterhead() paper.Letterhead {
	return paper.Letterhead{
		Left:     []paper.Line{oneLine(reg("ỦY BAN MTTQ VIỆT NAM PHƯỜNG CHÁNH HIỆP")), oneLine(bold("BAN THƯỜNG TRỰC"))},
		LeftRule: true,
		Right:    []paper.Line{oneLine(bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), oneLine(bold("Độc lập - Tự do - Hạnh phúc"))},
		Number:   oneLine(reg("Số:\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/BC-MTTQ-BTT")),
		Date:     oneLine(ital("Chánh Hiệp, ngày\u00A005\u00A0tháng\u00A002\u00A0năm\u00A02026")),
	}
}

// sampleReport has every kind of block; its table runs over three pages.
func sampleReport() *paper.Doc {
	body := "Thực hiện Kế hoạch số 279/KH-MTTW-BCA của Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam và Bộ Công an về đẩy mạnh phong trào Toàn dân bảo vệ an ninh Tổ quốc, Ban Thường trực Ủy ban MTTQ Việt Nam phường Chánh Hiệp báo cáo kết quả như sau:"
	blocks := []paper.Block{letterhead(),
		paper.Heading{Rule: true, RuleAfter: 2, Lines: []paper.Line{oneLine(bold("BÁO CÁO")),
			oneLine(bold("Kết quả thực hiện phong trào Toàn dân bảo vệ an ninh Tổ quốc và xây dựng các tổ tự quản về an ninh, trật tự 06 tháng đầu năm 2026")),
			oneLine(ital("(Kèm theo Tờ trình số 05/TTr-MTTQ-BTT ngày 05 tháng 02 năm 2026)"))}},
		paper.Paragraph{Runs: []paper.Run{reg(body)}, Align: paper.Justify, Indent: paper.FirstLine},
		paper.Paragraph{Runs: []paper.Run{bold("I. TÌNH HÌNH CHUNG")}, KeepWithNext: true, Indent: paper.FirstLine},
	}
	for i := range 6 {
		blocks = append(blocks, paper.Paragraph{Align: paper.Justify, Indent: paper.FirstLine, Runs: []paper.Run{
			bold(fmt.Sprintf("%d. Công tác tuyên truyền. ", i+1)), reg(body + " "), ital("Nguyễn Thị Đượm"), reg(", khu phố 3, là người đầu tiên đăng ký tham gia; " + body)}})
	}
	table := paper.Table{
		Columns: []paper.Column{{Fixed: 11, Align: paper.Centre}, {Weight: 3}, {Fixed: 16, Align: paper.Centre}, {Fixed: 16, Align: paper.Centre}, {Weight: 4}, {Fixed: 24, Align: paper.Right}},
		Head: [][]paper.Cell{
			{{Runs: []paper.Run{bold("STT")}, RowSpan: 2}, {Runs: []paper.Run{bold("Họ và tên")}, RowSpan: 2}, {Runs: []paper.Run{bold("Năm sinh")}, ColSpan: 2}, {Runs: []paper.Run{bold("Nơi ở hiện nay (số nhà, đường, khu phố)")}, RowSpan: 2}, {Runs: []paper.Run{bold("Số tiền (đồng)")}, RowSpan: 2}},
			{{Runs: []paper.Run{bold("Nam")}}, {Runs: []paper.Run{bold("Nữ")}}},
		},
	}
	for i := range 90 {
		if i%30 == 0 {
			table.Rows = append(table.Rows, paper.Row{Bold: true, KeepWithNext: true, Cells: []paper.Cell{{Runs: []paper.Run{reg(fmt.Sprintf("Khu phố %d", i/30+1))}, ColSpan: 6, SetAlign: true}}})
		}
		addr := "Số 12 đường Nguyễn Thị Minh Khai"
		if i%3 == 0 {
			addr += ", khu phố Chánh Lộc 3, phường Chánh Hiệp"
		}
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{{Runs: []paper.Run{reg(fmt.Sprint(i + 1))}}, {Runs: []paper.Run{reg("Trần Thị Ngọc Ẩn")}}, {}, {Runs: []paper.Run{reg("1986")}}, {Runs: []paper.Run{reg(addr)}}, {Runs: []paper.Run{reg("1.250.000")}}}})
	}
	table.Rows = append(table.Rows, paper.Row{Bold: true, Cells: []paper.Cell{{Runs: []paper.Run{reg("Tổng cộng")}, ColSpan: 5, SetAlign: true, Align: paper.Centre}, {Runs: []paper.Run{reg("112.500.000")}}}})
	blocks = append(blocks, table,
		paper.Paragraph{Align: paper.Justify, Indent: paper.FirstLine, Runs: []paper.Run{reg("Danh sách có 90 (chín mươi) người./.")}},
		paper.Signature{
			Recipients: []paper.Line{oneLine(paper.Run{Text: "Nơi nhận:", Style: paper.BoldItalic}), oneLine(reg("- BTT UB MTTQ Việt Nam Thành phố (để b/c);")), oneLine(reg("- Ban Thường vụ Đảng ủy phường (để b/c);")), oneLine(reg("- Lưu: VT, MTTQ."))},
			Right:      []paper.Line{oneLine(bold("TM. BAN THƯỜNG TRỰC")), oneLine(bold("CHỦ TỊCH"))},
			RightName:  oneLine(bold("Lê Thị Hồng Gấm"))})
	appendix := []paper.Block{
		paper.Heading{Rule: true, Lines: []paper.Line{oneLine(bold("DANH SÁCH TRÍCH NGANG")), oneLine(bold("Thành viên tổ tự quản về an ninh, trật tự khu phố Chánh Lộc 3"))}},
		table,
		paper.Signature{
			Date:     oneLine(ital("Chánh Hiệp, ngày 05 tháng 02 năm 2026")),
			Left:     []paper.Line{oneLine(bold("NGƯỜI LẬP BIỂU"))},
			LeftNote: oneLine(ital("(Ký, ghi rõ họ tên)")), LeftName: oneLine(bold("Phạm Văn Út")),
			Right: []paper.Line{oneLine(bold("TM. BAN THƯỜNG TRỰC")), oneLine(bold("KT. CHỦ TỊCH")), oneLine(bold("PHÓ CHỦ TỊCH"))}, RightName: oneLine(bold("Lê Thị Hồng Gấm"))},
	}
	return &paper.Doc{Title: "Báo cáo kết quả", Subject: "Phong trào", Author: "Ủy ban MTTQ Việt Nam phường Chánh Hiệp",
		Date: [3]int{2026, 2, 5}, Mark: "THỰC HÀNH",
		Sheets: []paper.Sheet{{Blocks: blocks}, {Landscape: true, Restart: true, Blocks: appendix}}}
}
