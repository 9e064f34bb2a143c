package words

// The page of areas.
const (
	AreasTitle     = "Khu dân cư"
	AreasThing     = "khu dân cư"
	AreaName       = "Tên gọi"
	AreaKind       = "Loại"
	AreaHead       = "Trưởng ban công tác"
	AreaHouseholds = "Số hộ"
	AreaPeople     = "Số nhân khẩu"
	AreaFrom       = "Có từ ngày"
	AreaTo         = "Đến ngày"
	AreaTeams      = "Số tổ"
	AreaSuccessor  = "Đã nhập vào"
	AreaFormer     = "Tên cũ"
	AreaFormerName = "Tên cũ (cả xã, huyện, tỉnh cũ)"
	AreaFormerTo   = "Dùng đến ngày"
	AreaTime       = "Thời gian"
	AreaNew        = "Thêm khu dân cư"
	AreaEdit       = "Sửa khu dân cư"
	AreaPick       = "Chọn một khu dân cư ở danh sách bên trái rồi bấm Sửa (F2), hoặc bấm Thêm (Ctrl+N)."
	AreaNameHint   = "Viết đủ cả loại, ví dụ: Khu phố Chánh Lộc 1"
)
