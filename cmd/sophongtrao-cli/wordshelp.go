package main

import (
	"fmt"
	"strings"

	"sophongtrao/report/forms"
)

// Rules of this file: as in words.go; every option of a command has its line.

const wordHelp = `Sổ phong trào - dòng lệnh: làm việc với tệp sổ (*.sopt) không cần cửa sổ.

Cách dùng:  sophongtrao-cli LỆNH [tham số]

Các lệnh:
  sample   tạo sổ thực hành: một phường không có thật để tập và xem thử
  new      tạo sổ mới, chưa có số liệu
  import   nhập danh sách từ Excel, .csv vào sổ
  template tạo mẫu Excel trống để điền rồi nhập
  report   in văn bản ra tệp PDF
  check    kiểm tra toàn bộ tệp sổ
  backup   sao lưu sổ vào một thư mục hoặc USB, có đọc lại để kiểm tra
  restore  lấy một bản sao lưu thay cho sổ hiện tại; sổ hiện tại được giữ bên cạnh
  salvage  cứu những gì còn đọc được trong tệp hỏng vào một sổ mới
  export   xuất toàn bộ sổ ra JSON

Ví dụ:
  sophongtrao-cli sample --book thuc-hanh.sopt
  sophongtrao-cli report roster --book thuc-hanh.sopt --out danh-sach.pdf
  sophongtrao-cli report all --book thuc-hanh.sopt --out van-ban
  sophongtrao-cli check --book thuc-hanh.sopt
  sophongtrao-cli import to-tu-quan.xlsx --book so-2026.sopt --as members --plan

Xem hướng dẫn từng lệnh: sophongtrao-cli LỆNH --help
Mã kết thúc: 0 xong; 1 việc yêu cầu không làm được (lý do in ra luồng lỗi); 2 dòng lệnh sai.
`

var wordHelpOf = map[string]string{
	"import": `Nhập danh sách của cơ quan vào sổ. Đọc .xlsx, .xls (Excel 97 trở đi), .csv, .txt; chữ Unicode, TCVN3 (ABC), VNI.

Cách dùng:  sophongtrao-cli import TỆP --book TỆP --as LOẠI [--sheet TÊN] [--head DÒNG] [--plan] [--reject TỆP.xlsx] [--skip-doubtful]

  TỆP                tệp danh sách
  --book TỆP         tệp sổ; có bản sao lưu cạnh sổ trước khi ghi
  --as LOẠI          mỗi dòng là gì: members (thành viên tổ), areas (khu dân cư), sites (mô hình, điểm mô hình),
                     units (đơn vị xét đạt chuẩn), activities (hoạt động)
  --sheet TÊN        chỉ đọc trang tính này (tên, hoặc số thứ tự từ 1); bỏ qua thì đọc mọi trang đang hiện
  --head DÒNG        tiêu đề cột ở dòng này của trang (từ 1), khi chương trình nhận nhầm hay không nhận ra
  --plan             chỉ in dự kiến từng dòng, không ghi gì vào sổ
  --reject TỆP.xlsx  ghi các dòng chưa nhập ra tệp này, kèm lý do; sửa xong nhập lại được
  --skip-doubtful    vẫn nhập các dòng rõ ràng dù có dòng chờ quyết định hoặc không nhập được
  --normal-case      tên viết HOA đổi về chữ thường (NGUYỄN VĂN AN thành Nguyễn Văn An)
  --letters-checked  đã xem dự kiến và đồng ý với cách đọc chữ của tệp
  --secret-file TỆP  tệp có mật khẩu của sổ ở dòng đầu

Còn dòng chờ quyết định hoặc không nhập được, hay danh sách thiếu cột, mà không có --skip-doubtful thì không ghi gì, mã kết thúc là 1.
Lấy lại cả lần nhập: mở sổ, trang Nhật ký, Hoàn tác.

Ví dụ:
  sophongtrao-cli import to-tu-quan.xlsx --book so-2026.sopt --as members --plan
  sophongtrao-cli import to-tu-quan.xlsx --book so-2026.sopt --as members --skip-doubtful --reject chua-nhap.xlsx
  sophongtrao-cli import khu-dan-cu.csv --book so-2026.sopt --as areas
`,
	"template": `Tạo mẫu Excel trống: tiêu đề cột, danh mục để chọn, một dòng ví dụ (dòng VD không được nhập).
Tên tệp đuôi .pdf thì tạo mẫu giấy cùng các cột ấy, 20 dòng, để in ra ghi tay.

Cách dùng:  sophongtrao-cli template LOẠI --out TỆP.xlsx|TỆP.pdf [--book TỆP]

  LOẠI               members, areas, sites, units hoặc activities (xem: sophongtrao-cli import --help)
  --out TỆP          tệp mẫu sẽ tạo, .xlsx hoặc .pdf
  --book TỆP         lấy danh mục, tên đơn vị của sổ này; bỏ qua thì dùng danh mục mặc định, không ghi đơn vị
  --secret-file TỆP  tệp có mật khẩu của sổ ở dòng đầu

Ví dụ:
  sophongtrao-cli template members --out mau-thanh-vien.xlsx
  sophongtrao-cli template members --out mau-thanh-vien.pdf --book so-2026.sopt
`,
	"sample": `Tạo sổ thực hành: một phường không có thật, mọi trang in có chữ THỰC HÀNH.

Cách dùng:  sophongtrao-cli sample --book TỆP [--areas N] [--teams N] [--people N] [--meetings N] [--seed N]

  --book TỆP      tệp sổ sẽ tạo; tệp đã có thì không bị ghi đè
  --areas N       số khu dân cư (mặc định 30)
  --teams N       số tổ tự quản (mặc định 60)
  --people N      số người (mặc định 500)
  --meetings N    số cuộc họp (mặc định 48)
  --seed N        số gieo: cùng số thì ra cùng một phường

Ví dụ:
  sophongtrao-cli sample --book thuc-hanh.sopt
  sophongtrao-cli sample --book lon.sopt --areas 150 --teams 500 --people 6000
`,
	"new": `Tạo sổ mới, chưa có số liệu, với danh mục và mẫu mặc định.

Cách dùng:  sophongtrao-cli new --book TỆP --unit TÊN [--superior TÊN] [--place TÊN]

  --book TỆP       tệp sổ sẽ tạo; tệp đã có thì không bị ghi đè
  --unit TÊN       tên đơn vị kèm cấp: "phường Chánh Hiệp", "xã Ea Súp", "đặc khu Phú Quốc"
  --superior TÊN   cơ quan nhận báo cáo: "Ủy ban MTTQ Việt Nam Thành phố Hồ Chí Minh"
  --place TÊN      địa danh ghi trước ngày tháng, nếu khác tên đơn vị

Ví dụ:
  sophongtrao-cli new --book so-2026.sopt --unit "phường Chánh Hiệp"
`,
	"report": wordReportHelp(),
	"backup": `Sao lưu sổ vào một thư mục hoặc USB. Bản sao được ghi chắc xuống đĩa, đọc lại từ đĩa và so với sổ từng mục rồi mới mang tên thật;
tệp đã có không bao giờ bị ghi đè. Sổ không bị thay đổi.

Cách dùng:  sophongtrao-cli backup --book TỆP --out THƯ-MỤC [--list]

  --book TỆP       tệp sổ
  --out THƯ-MỤC    thư mục đã có; tên bản sao do chương trình đặt: sổ, thời gian, dịp sao lưu
  --list           không sao lưu, chỉ liệt kê các bản sao của sổ trong thư mục, mới nhất ở trên
  --secret-file TỆP   sổ có mật khẩu: tệp có mật khẩu hoặc mã khôi phục ở dòng đầu; không có thì chương trình hỏi

Ví dụ:
  sophongtrao-cli backup --book so-2026.sopt --out E:\sao-luu
  sophongtrao-cli backup --book so-2026.sopt --out E:\sao-luu --list
`,
	"restore": `Lấy một bản sao lưu thay cho sổ. Không có --yes thì chỉ so sánh: mỗi loại hiện có bao nhiêu, sau đó có bao nhiêu, văn bản nào đã ban hành
sau bản sao. Sổ hiện tại, lành hay hỏng, được giữ nguyên bên cạnh dưới tên khác; khôi phục từ tệp ấy là quay lại.

Cách dùng:  sophongtrao-cli restore --book TỆP --from BẢN-SAO [--yes] [--secret-file TỆP] [--from-secret-file TỆP]

  --book TỆP       tệp sổ; đang mở ở đâu thì phải đóng ở đó trước
  --from BẢN-SAO   bản sao lưu; bản sao vẫn nằm nguyên chỗ cũ
  --yes            làm thật
  --secret-file TỆP        sổ có mật khẩu: tệp có mật khẩu hoặc mã khôi phục ở dòng đầu; không có thì chương trình hỏi
  --from-secret-file TỆP   bản sao lưu khi sổ còn mật khẩu khác: tệp có mật khẩu hoặc mã khôi phục lúc ấy ở dòng đầu; không có
                           thì dùng mật khẩu của sổ, không đúng thì hỏi. Khôi phục xong, sổ mở bằng mật khẩu hiện nay

Ví dụ:
  sophongtrao-cli restore --book so-2026.sopt --from E:\sao-luu\so-2026-s2-20261120-093000-auto.sopt
  sophongtrao-cli restore --book so-2026.sopt --from E:\sao-luu\so-2026-s2-20261120-093000-auto.sopt --yes
  sophongtrao-cli restore --book so-2026.sopt --secret-file nay.txt --from E:\sao-luu\so-2026-s2-20260302-080000-auto.sopt --from-secret-file truoc.txt
`,
	"salvage": `Cứu những gì còn đọc được trong tệp sổ hỏng vào một sổ mới, và liệt kê những gì bị mất. Tệp hỏng chỉ được đọc. Chỉ lấy những mục
còn nguyên dấu niêm phong, nên không có mục nào bị sai mà không nói. Có bản sao lưu lành thì khôi phục bản ấy trước.

Cách dùng:  sophongtrao-cli salvage --book TỆP-HỎNG --out SỔ-MỚI [--key BẢN-SAO]

  --book TỆP-HỎNG  tệp sổ hỏng
  --out SỔ-MỚI     tệp sổ sẽ tạo; tệp đã có thì không bị ghi đè
  --key BẢN-SAO    một bản sao lưu bất kỳ của sổ, để lấy khóa khi phần chứa khóa trong tệp hỏng đã mất
  --secret-file TỆP   sổ có mật khẩu: tệp có mật khẩu hoặc mã khôi phục ở dòng đầu; không có thì chương trình hỏi

Ví dụ:
  sophongtrao-cli salvage --book so-2026.sopt --out so-2026-cuu.sopt
  sophongtrao-cli salvage --book so-2026.sopt --out so-2026-cuu.sopt --key E:\sao-luu\so-2026-s2-20261120-093000-auto.sopt
`,
	"check": `Kiểm tra toàn bộ tệp sổ: từng mục, lịch sử, số văn bản, bản PDF đã lưu. Sổ không bị thay đổi.

Cách dùng:  sophongtrao-cli check --book TỆP [--secret-file TỆP]

  --book TỆP          tệp sổ
  --secret-file TỆP   sổ có mật khẩu: tệp có mật khẩu hoặc mã khôi phục ở dòng đầu; không có thì chương trình hỏi
                      không có thì chương trình hỏi, chữ gõ vào không hiện ra

Ví dụ:
  sophongtrao-cli check --book so-2026.sopt
`,
	"export": `Xuất toàn bộ sổ ra JSON trên luồng xuất chuẩn, thứ tự cố định. Sổ không bị thay đổi.
Chú ý: tệp xuất ra có thông tin cá nhân và không được mã hóa.

Cách dùng:  sophongtrao-cli export --book TỆP --json [--secret-file TỆP]

  --book TỆP          tệp sổ
  --json              dạng xuất (hiện có một dạng)
  --secret-file TỆP   sổ có mật khẩu: tệp có mật khẩu hoặc mã khôi phục ở dòng đầu; không có thì chương trình hỏi
                      không có thì chương trình hỏi, chữ gõ vào không hiện ra

Ví dụ:
  sophongtrao-cli export --book so-2026.sopt --json > so-2026.json
`,
}

// wordReportHelp is the help of report: the papers and their selectors come from the
// register of forms.
func wordReportHelp() string {
	var s strings.Builder
	s.WriteString(`In văn bản ra tệp PDF. Sổ chỉ được đọc, không bị thay đổi.

Cách dùng:  sophongtrao-cli report LOẠI --book TỆP --out TỆP.pdf [chọn]
            sophongtrao-cli report all --book TỆP --out THƯ-MỤC [chọn]
            sophongtrao-cli report LOẠI --book TỆP --explain [chọn]

Các loại và cách chọn:
`)
	for _, f := range forms.All {
		fmt.Fprintf(&s, "  %-20s%s%s\n", f.Name, f.Title, wordAsks(f))
	}
	s.WriteString(`  all                 tất cả các loại trên; tham số chọn chỉ dùng cho loại có tham số đó

Không chọn thì lấy: tất cả các tổ và khu dân cư; cuộc họp, cuộc kiểm tra, đợt hiệp thương mới nhất;
điểm mô hình, người đầu tiên theo tên; năm hoặc kỳ gần nhất có số liệu.

  --book TỆP       tệp sổ
  --out TỆP.pdf    tệp PDF sẽ ghi, tệp cũ cùng tên được thay; với all là thư mục đã có.
                   Tên có đuôi .docx: ghi cho Word; .xlsx, .csv: các bảng cho Excel; để làm việc
                   tiếp, không phải bản chính
  --explain        không in PDF mà ghi ra từng số liệu của văn bản: mã, giá trị, và các mục trong sổ đã được đếm (loại:số)
`)
	for _, a := range recordAsks() {
		fmt.Fprintf(&s, "  --%-14s tên %s hoặc số của mục đó trong sổ; gõ không dấu cũng được\n", string(a)+" TÊN", kindWords[kindAsked(a)])
	}
	s.WriteString(`  --period KỲ      cả năm: 2026; hoặc năm và mã kỳ: 2026-6t-dau, 2026-quy-3, 2026-thang-9; hoặc tên: "quý III năm 2026"
  --year NĂM       năm của số liệu: 2026
  --option MÃ      lựa chọn riêng của loại văn bản, theo mã hoặc tên; gõ sai thì chương trình liệt kê
  --as-of NGÀY     tính đến ngày nào, ví dụ 30/06/2026; với loại không có tham số này là ngày lập văn bản
  --columns MÃ,MÃ  các cột của danh sách: stt,name,birth,address,role,note ...
  --today NGÀY     ngày lập văn bản (mặc định: hôm nay)
  --secret-file TỆP  sổ có mật khẩu: tệp có mật khẩu hoặc mã khôi phục ở dòng đầu; không có thì chương trình hỏi
  --font bundled   dùng phông chữ kèm chương trình dù máy có Times New Roman

Với --meeting có thể viết ngày họp (ví dụ 05/02/2026); với --team thêm --area khi nhiều tổ cùng tên.

Ví dụ:
  sophongtrao-cli report roster --book so.sopt --out danh-sach.pdf --area "Khu phố Bình Minh 1"
  sophongtrao-cli report site --book so.sopt --out ho-so.pdf --site "camera khu pho binh minh 1"
  sophongtrao-cli report period --book so.sopt --out bao-cao.pdf --period 2026-6t-dau
  sophongtrao-cli report period --book so.sopt --explain --period 2026-6t-dau
  sophongtrao-cli report all --book so.sopt --out van-ban --year 2026

Mã kết thúc: 0 đã in; 1 không in được, hoặc với all có loại không in được (lý do in ra luồng lỗi); 2 dòng lệnh sai.
`)
	return s.String()
}

// wordAsks lists the selectors of a form after its title.
func wordAsks(f forms.Form) string {
	if len(f.Asks) == 0 {
		return ""
	}
	return ": --" + strings.Join(selectorsOf(f), ", --")
}
