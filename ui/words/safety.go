package words

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// The page of the book's safety.
const (
	SafetyTitle   = "An toàn dữ liệu"
	SafetyThing   = "bản sao lưu"
	SafetyEmpty   = "Chưa có bản sao lưu nào. Bấm Sao lưu ngay (Ctrl+N); từ đó chương trình tự sao lưu mỗi giờ có thay đổi và khi đóng sổ."
	SafetyAt      = "Lúc"
	SafetyWhy     = "Dịp"
	SafetyWhere   = "Nằm ở"
	SafetySize    = "Cỡ"
	SafetyState   = "Tình trạng"
	SafetyBackUp  = "Sao lưu ngay (Ctrl+N)"
	SafetyRestore = "Khôi phục bản này (Enter)"
	SafetyPlaces  = "Nơi sao lưu"
	SafetyLock    = "Khóa sổ (Ctrl+L)"
	SafetySecond  = "Chép ra nơi thứ hai"
	SafetyNone    = "chưa có"
	SafetyLost    = "Sổ này đang mở ngoài cửa sổ chính nên chưa sao lưu được ở đây."

	SafetyBackingUp = "Đang sao lưu"
	SafetyReading   = "Đang đọc bản sao lưu"
	SafetyLookedAt  = "tốt, đã đọc lại"

	PlacesTitle     = "Nơi sao lưu"
	PlacesNote      = "Bản sao lưu tự động nằm ở thư mục thứ nhất, trên ổ cứng. Nơi thứ hai nên là USB hoặc ổ khác: cắm vào là chương trình tự chép thêm một bản; máy hỏng vẫn còn sổ. Để trống ô thứ nhất thì lấy thư mục SaoLuu cạnh tệp sổ."
	PlacesFirst     = "Thư mục thứ nhất"
	PlacesSecond    = "Nơi thứ hai (USB)"
	PlacesHint      = "đường dẫn thư mục, F9 để chọn ổ USB đang cắm"
	PlacesNoSticks  = "Không thấy USB nào đang cắm. Cắm USB rồi mở lại mục này, hoặc gõ đường dẫn thư mục."
	PlacesNotFolder = "Thư mục này không có hoặc không ghi được. Chưa đổi gì; hãy xem lại đường dẫn."
	PlacesSame      = "Nơi thứ hai trùng với thư mục thứ nhất. Hãy chọn ổ khác, có hỏng máy mới còn bản sao."
	// StickFolder is the folder of backups on a stick.
	StickFolder = "SaoLuuSoPhongTrao"
)

var backupOccasions = map[string]string{
	store.WhyAuto: "tự động", store.WhyHand: "bấm sao lưu", store.WhyImport: "trước khi nhập", store.WhyMigrate: "trước khi lên bản mới",
	store.WhyRestore: "trước khi khôi phục", store.WhyErase: "trước khi xóa người", store.WhyUpdate: "trước khi đổi bản chương trình",
	store.WhyAside: "sổ cũ được giữ lại",
}

// Occasion is why a copy was made.
func Occasion(why string) string {
	if s, ok := backupOccasions[why]; ok {
		return s
	}
	return why
}

// CopyState says how a copy looks.
func CopyState(c store.Copy) string {
	switch {
	case c.State != nil:
		return "hỏng: " + Error(c.State).Title
	case c.Flawed:
		return "có chỗ hỏng"
	case c.Why == store.WhyAside:
		return "nguyên vẹn"
	}
	return SafetyLookedAt
}

// BackedUp stands in the status line.
func BackedUp(at time.Time, now time.Time, where string) string {
	at = at.Local()
	clock := at.Format("15:04")
	if y, m, d := at.Date(); (record.Date{Y: int16(y), M: int8(m), D: int8(d)}) != record.Today(now) {
		clock = Clock(at)
	}
	return "sao lưu " + clock + " ở " + where
}

// NotBackedUp stands in the status line while there is no copy, or the last try failed.
func NotBackedUp(why string) string {
	if why == "" {
		return "chưa có bản sao lưu"
	}
	return "chưa sao lưu được: " + BackupReason(why)
}

// BackupReason is a code of cmd/keeper in words.
func BackupReason(code string) string {
	switch code {
	case "full":
		return "ổ đĩa hết chỗ"
	case "folder":
		return "thư mục sao lưu không có hoặc không ghi được"
	case "damaged":
		return "có chỗ hỏng"
	}
	return "lỗi không ngờ tới"
}

// BackupFailed tells, at the next start, what failed while nobody was asked.
func BackupFailed(what, why string, at time.Time) string {
	thing := map[string]string{
		"first": "Chưa sao lưu được vào thư mục thứ nhất", "second": "Chưa chép được sang nơi thứ hai",
		"sheet": "Chưa ghi được trang hướng dẫn trong thư mục sao lưu", "check": "Chưa kiểm tra được toàn bộ sổ",
		"drill": "Diễn tập khôi phục không đạt",
	}[what]
	return fmt.Sprintf("%s (%s): %s.", thing, Clock(at.Local()), BackupReason(why))
}

// Words of what is told when a book is opened.
const (
	NewsTitle = "Cần biết về sổ này"
	NewsSafe  = "Những gì đã báo \"Đã lưu\" vẫn còn nguyên trong sổ. Xem thêm ở trang An toàn dữ liệu."
)

// News is what is to be known when a book is opened, besides what failed: said by what
// was done before, and a clock that is behind. "" if nothing is.
func News(said string, ahead, now time.Time) string {
	if ahead.IsZero() {
		return said
	}
	return Lines(said, ClockBehind(ahead, now))
}

// ClockBehind tells that the machine's clock shows a time before the book's last write.
func ClockBehind(written, now time.Time) string {
	return fmt.Sprintf("Đồng hồ máy đang chỉ %s, nhưng sổ đã ghi lần cuối lúc %s. Hãy chỉnh lại ngày giờ của Windows: ngày trên văn bản và trong nhật ký lấy theo đồng hồ này. Sổ vẫn làm việc được; số văn bản vẫn đi tiếp, không lặp lại.",
		Clock(now.Local()), Clock(written.Local()))
}

// Safe is the state of the book's safety, as lines of the page.
func SafeFolder(dir string, at time.Time) string {
	if at.IsZero() {
		return "Sao lưu tự động vào: " + dir + "\nChưa có bản nào ở đó."
	}
	return "Sao lưu tự động vào: " + dir + "\nLần gần nhất: " + Clock(at.Local())
}

// SafeSecond is the line of the second place.
func SafeSecond(dir string, at time.Time, here bool) string {
	if dir == "" {
		return "Nơi thứ hai (USB, ổ khác): chưa chọn. Máy hỏng thì mất cả sổ lẫn bản sao lưu; nên chọn một USB."
	}
	s := "Nơi thứ hai: " + dir
	switch {
	case at.IsZero():
		s += "\nChưa chép lần nào"
	default:
		s += "\nLần gần nhất: " + Clock(at.Local())
	}
	if here {
		return s + ". Đang cắm."
	}
	return s + ". Hiện không thấy; cắm vào là tự chép."
}

// SafeCheck is the line of the last look through the whole book.
func SafeCheck(at time.Time, findings int) string {
	switch {
	case at.IsZero():
		return "Kiểm tra toàn bộ sổ: chưa lần nào; tự làm khi mở sổ, mỗi tuần một lần."
	case findings > 0:
		return fmt.Sprintf("Kiểm tra toàn bộ sổ: %s, có %s chỗ cần xem. Hãy gọi người hỗ trợ.", Clock(at.Local()), Number(int64(findings)))
	}
	return fmt.Sprintf("Kiểm tra toàn bộ sổ: %s, không thấy sai sót.", Clock(at.Local()))
}

// SafeDrill is the line of the last rehearsal.
func SafeDrill(at time.Time, records int, fault string) string {
	switch {
	case at.IsZero():
		return "Diễn tập khôi phục: chưa lần nào; tự làm mỗi tháng một lần."
	case fault != "":
		return fmt.Sprintf("Diễn tập khôi phục: %s, không đạt: %s. Hãy bấm Sao lưu ngay.", Clock(at.Local()), BackupReason(fault))
	}
	return fmt.Sprintf("Diễn tập khôi phục: %s, đạt: mở được %s mục.", Clock(at.Local()), Number(int64(records)))
}

// SafePassword is the line of the password.
func SafePassword(on bool) string {
	if on {
		return "Mật khẩu: đang bật. Quên mật khẩu thì dùng mã trên phiếu mã khôi phục đã niêm phong."
	}
	return "Mật khẩu: chưa đặt. Ai mở được máy này là đọc được sổ và các bản sao lưu."
}

// CopyMade tells that a copy is where it should be.
func CopyMade(c store.Copy) string {
	return fmt.Sprintf("Đã sao lưu lúc %s, %s: đã đọc lại từ đĩa và so khớp từng mục.", Clock(c.At.Local()), Bytes(c.Size))
}

// StickReady tells that a stick may be pulled out. Read back it was before.
func StickReady(dir string) string {
	return "Đã chép ra " + dir + " và đọc lại đúng từng mục. Có thể rút USB: bấm biểu tượng rút thiết bị an toàn của Windows rồi rút."
}

// Restoring a copy.
const (
	RestoreTitle  = "Khôi phục"
	RestoreAsk    = "Xem số mục trước và sau. Bấm Khôi phục thì sổ trở về lúc của bản sao lưu; sổ đang có được giữ lại nguyên vẹn dưới tên khác và lấy lại được ngay tại trang này. Người đã xóa dữ liệu không trở lại; mật khẩu vẫn là mật khẩu đang dùng."
	RestoreSecret = "Bản sao lưu này được chép khi sổ dùng mật khẩu khác. Nhập mật khẩu, hoặc mã trên phiếu, của lúc đó. Khôi phục xong, sổ vẫn mở bằng mật khẩu đang dùng."
	RestoreOld    = "Mật khẩu hoặc mã của bản sao lưu"
	RestoreOpen   = "Mở bản sao lưu"
	RestoreDo     = "Khôi phục"
	RestoreKind   = "Loại mục"
	RestoreNow    = "Đang có"
	RestoreThen   = "Trong bản này"
	RestoreLost   = "Sẽ không còn"
	RestoreBack   = "Sẽ có lại"
	RestoreDiffer = "Khác đi"
	RestoreSame   = "Mọi mục đều giống hệt sổ đang có."
	RestoreNoPick = "Chưa chọn bản sao lưu nào trong danh sách."
)

// RestoreSpan says between which states the book goes back.
func RestoreSpan(now, then store.Report) string {
	return fmt.Sprintf("Sổ đang có: ghi lần cuối %s (lần ghi thứ %s). Bản này: %s (lần ghi thứ %s).",
		Clock(now.At.Local()), Number(int64(now.Seq)), Clock(then.At.Local()), Number(int64(then.Seq)))
}

// RestoreIssued says which papers stay whatever is restored.
func RestoreIssued(docs []*record.Document) string {
	var list []string
	for i, d := range docs {
		if i == 8 {
			list = append(list, "…")
			break
		}
		list = append(list, d.Symbol)
	}
	return fmt.Sprintf("%s văn bản đã ban hành hoặc hủy sau bản này được giữ lại với số và bản PDF của chúng: %s. Số tiếp theo vẫn tính sau các số ấy. Nội dung làm ra chúng thì trở về như trong bản này.",
		Number(int64(len(docs))), strings.Join(list, ", "))
}

// Inherited tells what a restored copy took over from the book, a line each; "": nothing.
func Inherited(in store.Inherited) string {
	var lines []string
	add := func(n int, text string) {
		if n > 0 {
			lines = append(lines, fmt.Sprintf(text, Number(int64(n))))
		}
	}
	add(len(in.Papers), "Giữ lại %s văn bản ban hành hoặc hủy sau bản này; số tiếp theo tính sau các số ấy.")
	add(in.Erased, "%s người đã xóa dữ liệu cũng được xóa trong bản này.")
	add(len(in.Twice), "%s văn bản KHÔNG giữ lại được vì trong bản này số của chúng là của văn bản khác; chúng còn trong sổ được giữ ở trên. Hãy đối chiếu với bản giấy.")
	if in.Sealed {
		lines = append(lines, "Sổ mở như trước khi khôi phục: mật khẩu (nếu có) không đổi.")
	}
	switch {
	case in.Err == nil:
	case errors.Is(in.Err, store.ErrForeign):
		lines = append(lines, "Tệp đứng ở đó trước khi khôi phục không phải sổ này, nên không lấy gì từ tệp ấy.")
	default:
		lines = append(lines, "CHÚ Ý: không đọc được sổ trước khi khôi phục, nên mật khẩu, số văn bản và những người đã xóa dữ liệu là của bản sao lưu. Hãy xem lại: đặt lại mật khẩu, xóa lại người đã yêu cầu xóa, đối chiếu số với các văn bản giấy trước khi ban hành.")
	}
	return Lines(lines...)
}

// Restored tells what a restore came to.
func Restored(at time.Time, records int, aside string) string {
	s := fmt.Sprintf("Đã khôi phục sổ về lúc %s, %s mục, đã đọc lại đúng từng mục.", Clock(at.Local()), Number(int64(records)))
	if aside != "" {
		s += "\nSổ trước khi khôi phục được giữ ở: " + aside + "\nMuốn lấy lại: chọn dòng \"sổ cũ được giữ lại\" ở trang An toàn dữ liệu rồi bấm Khôi phục."
	}
	return s
}

// A book with a password.
const (
	PasswordTitle   = "Mật khẩu của sổ"
	PasswordOn      = "Đặt mật khẩu"
	PasswordChange  = "Đổi mật khẩu"
	PasswordOff     = "Bỏ mật khẩu"
	PasswordNew     = "Mật khẩu mới"
	PasswordAgain   = "Gõ lại mật khẩu"
	PasswordOld     = "Mật khẩu đang dùng, hoặc mã khôi phục"
	PasswordShow    = "Hiện chữ đang gõ"
	PasswordDiffers = "Hai lần gõ không giống nhau. Hãy gõ lại ô thứ hai."
	PasswordWrong   = "Chưa đúng mật khẩu hoặc mã khôi phục đang dùng."
	PasswordWhat    = "Có mật khẩu thì không có mật khẩu hoặc mã khôi phục không ai đọc được sổ và các bản sao lưu, kể cả khi lấy được tệp. Nên dùng một câu dễ nhớ, ít nhất 8 chữ."
	PasswordForgot  = "Quên mật khẩu thì dùng mã trên phiếu mã khôi phục in ở bước sau. Mất cả mật khẩu lẫn phiếu thì sổ và mọi bản sao lưu mất hẳn: không ai mở được, kể cả người làm ra chương trình."
	PasswordNext    = "Lập phiếu mã khôi phục"
	PasswordSheet   = "In phiếu mã khôi phục"
	PasswordPrint   = "In phiếu (Ctrl+P)"
	PasswordPrinted = "In phiếu, cho vào phong bì dán kín. Sau đó gõ nhóm chữ cuối của mã trên phiếu vào ô dưới để chắc rằng phiếu đã in rõ."
	PasswordGroup   = "Nhóm chữ cuối trên phiếu"
	PasswordGroupNo = "Chưa khớp với nhóm cuối của mã trên phiếu. Hãy xem lại phiếu vừa in."
	PasswordDo      = "Bật mật khẩu"
	PasswordOffAsk  = "Bỏ mật khẩu thì ai lấy được tệp sổ hoặc bản sao lưu đều đọc được. Phiếu mã khôi phục hết tác dụng."
	PasswordWorking = "Đang ghi lại sổ và các bản sao lưu"
	PasswordDone    = "Đã bật mật khẩu. Sổ được ghi lại dưới khóa mới. Từ nay mở sổ phải nhập mật khẩu."
	PasswordGone    = "Đã bỏ mật khẩu. Sổ được ghi lại, mở không cần mật khẩu."
	PasswordNotWipe = "Chương trình không ghi đè được phần đĩa của tệp cũ."

	SecretTitle = "Sổ này có mật khẩu"
	SecretAsk   = "Nhập mật khẩu, hoặc mã khôi phục trên phiếu đã niêm phong:"
	SecretNote  = "Quên mật khẩu: mở phong bì lấy phiếu mã khôi phục, gõ mã vào ô này. Mất cả hai thì không ai mở được sổ, kể cả người làm ra chương trình."
	SecretOpen  = "Mở sổ"

	LockTitle  = "Sổ đang khóa"
	LockNote   = "Phiếu đang gõ dở vẫn còn nguyên phía sau. Nhập mật khẩu để làm tiếp."
	LockOpen   = "Làm tiếp"
	LockNoPass = "Sổ chưa có mật khẩu nên không khóa được. Đặt mật khẩu ở trang An toàn dữ liệu."
	LockAfter  = "Tự khóa khi không gõ phím"
)

// LockChoices are after how many minutes without a key the book locks itself; 0 never.
var LockChoices = []int{5, 10, 15, 30, 0}

// LockChoice names one of them.
func LockChoice(minutes int) string {
	if minutes == 0 {
		return "không tự khóa"
	}
	return fmt.Sprintf("sau %d phút", minutes)
}

// CopyPlace names a place with copies: «KINGSTON», E:\SaoLuu, bản mới nhất 07:30 ngày 05/02/2026.
func CopyPlace(label, dir string, at time.Time) string {
	if label != "" {
		label = "«" + label + "», "
	}
	return label + dir + ", bản mới nhất " + Clock(at.Local())
}

// CopiesMissed tells of places that were out of reach when the password changed; "" for
// none.
func CopiesMissed(places []string) string {
	if len(places) == 0 {
		return ""
	}
	return "Các nơi sau không cắm vào máy nên bản sao lưu ở đó vẫn như cũ; cắm lại khi đang mở sổ thì chương trình tự ghi lại:\n" + strings.Join(places, "\n")
}

// PlaceBehind is the line of a place whose copies lack a change of the password or an
// erasure; left is how many did not follow when it was plugged in.
func PlaceBehind(place string, here bool, left int) string {
	s := "Bản sao lưu ở nơi này chưa theo mật khẩu mới hoặc còn người đã xóa dữ liệu: " + place + ". "
	switch {
	case left > 0:
		return s + fmt.Sprintf("%s bản không ghi lại được (mở bằng mật khẩu cũ, hoặc hỏng): khi nơi này đã có bản mới, hãy xóa các bản ấy.", Number(int64(left)))
	case here:
		return s + "Đang cắm, chương trình đang ghi lại."
	}
	return s + "Hãy cắm vào khi đang mở sổ."
}

// CopiesFollowed tells what became of the copies when the password changed.
func CopiesFollowed(c store.Copies) string {
	var s strings.Builder
	if n := len(c.Done); n > 0 {
		fmt.Fprintf(&s, "%s bản sao lưu cũng mở theo cách mới.", Number(int64(n)))
	}
	if len(c.Left) > 0 {
		fmt.Fprintf(&s, "\nCác bản sau vẫn như cũ (mở bằng mật khẩu và mã cũ, hoặc không cần mật khẩu); hãy tự cất kỹ hoặc xóa đi:")
		for _, l := range c.Left {
			s.WriteString("\n" + l.Path)
		}
	}
	return strings.TrimSpace(s.String())
}

// A book that cannot be opened.
const (
	DamageTitle   = "Sổ bị hỏng"
	DamageKept    = "Tệp hỏng được giữ nguyên, không bị thay đổi, để người hỗ trợ xem."
	DamageNone    = "Không tìm thấy bản sao lưu nào dùng được. Nếu có USB sao lưu, hãy cắm vào rồi bấm Tìm lại."
	DamageRestore = "Khôi phục bản này"
	DamageSalvage = "Cứu những gì còn đọc được"
	DamageAnyway  = "Vẫn mở để xem"
	DamageLook    = "Tìm lại bản sao lưu"
	DamageOther   = "Chọn sổ khác"
	DamageSaving  = "Đang đọc từng trang của tệp hỏng"
	Checking      = "Đang kiểm tra toàn bộ sổ"
)

// DamageBest offers the newest good copy of a damaged book. seq and at are those of the
// damaged book as far as they are known, zero where not.
func DamageBest(c store.Copy) string {
	return fmt.Sprintf("Bản sao lưu tốt gần nhất: %s (%s), nằm ở %s. Những gì ghi sau lúc đó sẽ không có trong bản này; sau khi khôi phục, hãy nhập lại những việc đã làm từ lúc đó.",
		Clock(c.At.Local()), Occasion(c.Why), c.Path)
}

// DamageSince says how much a copy lacks of a damaged book whose last write is known.
func DamageSince(copied time.Time, r store.Report) string {
	return fmt.Sprintf("Sổ hỏng ghi lần cuối %s, sau bản sao lưu này %s.", Clock(r.At.Local()), Lasting(r.At.Sub(copied)))
}

// Lasting is a length of time in words.
func Lasting(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "chưa đầy một phút"
	case d < time.Hour:
		return fmt.Sprintf("%d phút", int(d/time.Minute))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d giờ", int(d/time.Hour))
	}
	return fmt.Sprintf("%d ngày", int(d/(24*time.Hour)))
}

// DamageFound says what a look through the whole book has found.
func DamageFound(findings int) string {
	return fmt.Sprintf("Kiểm tra toàn bộ sổ thấy %s chỗ hỏng. Chưa ghi gì vào sổ.", Number(int64(findings)))
}

// A book on a disk on which nobody should work.
const (
	VolumeTitle = "Không nên làm việc với sổ ở đây"
	VolumeCopy  = "Chép vào máy rồi mở"
)

// VolumeWhy says why a book must not be worked on where it lies.
func VolumeWhy(reason, target string) string {
	why := map[string]string{
		"network":   "Sổ nằm trên ổ mạng. Mạng chập chờn hoặc hai máy cùng mở có thể làm hỏng sổ.",
		"removable": "Sổ nằm trên USB hoặc thẻ nhớ. Rút ra giữa chừng khi đang ghi là hỏng sổ.",
		"fat":       "Sổ nằm trên ổ định dạng FAT hoặc exFAT, không chịu được mất điện khi đang ghi.",
	}[reason]
	return why + "\nChưa mở, chưa thay đổi gì. Chương trình chép sổ vào ổ cứng của máy (" + target + ") rồi mở bản ở đó; bản ở chỗ cũ giữ nguyên. USB chỉ nên dùng để sao lưu và mang đi."
}

// SecondSilent is said when another window of the program does not answer.
const SecondSilent = "Sổ phong trào đang mở nhưng không trả lời. Hãy chờ một lát rồi thử lại; nếu vẫn vậy, khởi động lại máy. Những gì đã lưu vẫn còn nguyên."
