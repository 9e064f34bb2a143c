package words

// Said by the system's own message box, before there is a window.
const (
	NoOpenGL = "Máy này chưa vẽ được cửa sổ của Sổ phong trào: trình điều khiển màn hình thiếu, quá cũ, hoặc đang làm việc từ xa (cần OpenGL 2.1).\n\n" +
		"Các sổ vẫn còn nguyên, chưa mở sổ nào.\n\n" +
		"Việc cần làm:\n" +
		"1. Cài lại chương trình bằng bộ cài đặt có kèm chế độ tương thích, rồi chọn \"Chạy chế độ tương thích\" trong menu Start.\n" +
		"2. Hoặc nhờ người phụ trách máy cài trình điều khiển màn hình của hãng máy (Intel, AMD, NVIDIA).\n" +
		"3. Nếu đang làm việc từ xa, hãy mở chương trình ngay trên máy."
	NoWindow = "Sổ phong trào đã chạy nhưng sau 15 giây cửa sổ chưa hiện ra, nên chương trình dừng lại.\n\n" +
		"Những gì đã lưu vẫn còn nguyên.\n\n" +
		"Việc cần làm:\n" +
		"1. Mở lại một lần nữa; máy vừa bật thường chậm.\n" +
		"2. Nếu vẫn vậy, mở bằng \"Chạy chế độ tương thích\" trong menu Start.\n" +
		"3. Vẫn không được thì nhờ người phụ trách máy xem trình điều khiển màn hình."
)
