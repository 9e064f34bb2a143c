package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// Rules of this file: as in words.go. Lists may have several lines.

var whyWords = map[string]string{
	store.WhyAuto: "tự động", store.WhyHand: "theo yêu cầu", store.WhyImport: "trước khi nhập danh sách",
	store.WhyMigrate: "trước khi lên bản mới", store.WhyRestore: "trước khi khôi phục", store.WhyErase: "trước khi xóa dữ liệu cá nhân", store.WhyUpdate: "trước khi đổi bản chương trình",
	store.WhyAside: "sổ cũ được cất khi khôi phục",
}

func wordTime(t time.Time) string { return t.Local().Format("15:04 02/01/2006") }

func wordCopied(c store.Copy) string {
	return fmt.Sprintf("Đã sao lưu vào %s (%d KB). Bản sao đã được đọc lại từ đĩa và so với sổ từng mục.", c.Path, (c.Size+1023)/1024)
}

func wordFlawed(path string) string {
	return fmt.Sprintf("%s: sổ có chỗ hỏng và bản sao cũng vậy; bản sao được đánh dấu \"flawed\" và không thay bản sao lành nào. Hãy xem chỗ hỏng: sophongtrao-cli check --book %s", path, path)
}

func wordCopies(dir, book string, copies []store.Copy) string {
	if len(copies) == 0 {
		return fmt.Sprintf("%s: chưa có bản sao lưu nào của %s.", dir, book)
	}
	var s strings.Builder
	fmt.Fprintf(&s, "%s: %d bản sao lưu của %s, mới nhất ở trên:\n", dir, len(copies), book)
	for _, c := range copies {
		state := ""
		switch {
		case c.State != nil:
			state = ", KHÔNG DÙNG ĐƯỢC"
		case c.Flawed:
			state = ", có chỗ hỏng"
		}
		fmt.Fprintf(&s, "  %s  %7d KB  %s%s  %s\n", wordTime(c.At), (c.Size+1023)/1024, whyWords[c.Why], state, c.Path)
	}
	return strings.TrimRight(s.String(), "\n")
}

const wordNotRestored = "Chưa thay gì cả. Nếu đúng là muốn dùng bản sao này, chạy lại lệnh với --yes; sổ hiện tại sẽ được giữ bên cạnh."

// wordBefore is what is in the book now and after a restore; now nil: it cannot be read.
func wordBefore(now *store.Report, after store.Report, d store.Comparison) string {
	var s strings.Builder
	before := func(n func(store.Report) int) string {
		if now == nil {
			return "?"
		}
		return fmt.Sprint(n(*now))
	}
	line := func(what string, n func(store.Report) int, note string) {
		fmt.Fprintf(&s, "  %-16s %8s %8d%s\n", what, before(n), n(after), note)
	}
	fmt.Fprintf(&s, "  %-16s %8s %8s\n", "", "hiện tại", "bản sao")
	for _, k := range record.Kinds {
		note := ""
		for _, x := range d.Kinds {
			if x.Kind == k {
				note = fmt.Sprintf("   mất %d, trở lại %d, khác %d", x.Lost, x.Back, x.Changed)
			}
		}
		line(kindWords[k], func(r store.Report) int { return r.Records[k] }, note)
	}
	line("trong thùng rác", func(r store.Report) int { return r.Bin }, "")
	line("tệp đã lưu", func(r store.Report) int { return r.Papers }, "")
	was := "không đọc được"
	if now != nil {
		was = wordTime(now.At)
	}
	fmt.Fprintf(&s, "  Lần ghi cuối: hiện tại %s; bản sao %s.", was, wordTime(after.At))
	for _, doc := range d.Issued {
		fmt.Fprintf(&s, "\n  ! Văn bản số %d năm %d (%s) đã ban hành hoặc hủy sau bản sao này: được giữ lại cùng số.", doc.Number, doc.Year, short(doc.Title))
	}
	return s.String()
}

func wordRestored(path string, d store.Restored) string {
	text := fmt.Sprintf("Đã khôi phục %s: trạng thái lúc %s.", path, wordTime(d.Report.At))
	if d.Aside != "" {
		text += fmt.Sprintf(" Sổ trước đó được giữ nguyên ở %s; muốn quay lại, khôi phục từ tệp ấy.", d.Aside)
	}
	return text + wordInherited(d.Inherited)
}

// wordInherited is what the copy took over from the book, or could not.
func wordInherited(in store.Inherited) (text string) {
	if n := len(in.Papers); n > 0 {
		text += fmt.Sprintf("\n  Giữ lại %d văn bản ban hành hoặc hủy sau bản sao; số tiếp theo tính sau các số ấy.", n)
	}
	if in.Erased > 0 {
		text += fmt.Sprintf("\n  %d người đã xóa dữ liệu cũng được xóa trong bản này.", in.Erased)
	}
	for _, d := range in.Twice {
		text += fmt.Sprintf("\n  ! Văn bản số %d năm %d không giữ lại được: trong bản sao số ấy là của văn bản khác.", d.Number, d.Year)
	}
	if in.Sealed {
		text += "\n  Sổ mở như trước khi khôi phục: mật khẩu (nếu có) không đổi."
	}
	if in.Err != nil && !errors.Is(in.Err, store.ErrForeign) {
		text += "\n  ! Không đọc được sổ trước khi khôi phục: mật khẩu, số văn bản và những người đã xóa dữ liệu là của bản sao. Hãy đặt lại mật khẩu, xóa lại, và đối chiếu số với các văn bản giấy."
	}
	return text
}

func wordRestoreFault(path string, err error) string {
	var fault *store.OpenError
	if errors.As(err, &fault) && fault.Path != path || errors.Is(err, store.ErrLocked) {
		return wordOpen(fault.Path, err)
	}
	return wordWrite(path, err)
}

var lossWords = map[string]string{
	store.LostRecord: "mất hẳn", store.LostState: "lần sửa cuối bị mất, đã lấy lại lần trước đó",
	store.LostPaper: "mất bản PDF hoặc tệp đính kèm", store.Unsure: "đã lấy lại, nhưng có thể không phải lần sửa cuối; hãy xem lại",
}

func wordLoss(l store.Loss) string {
	switch l.Code {
	case store.LostUnknown:
		return fmt.Sprintf("còn %d mục nữa bị mất, không biết là mục nào", l.N)
	case store.LostHistory:
		return "lịch sử bị mất một phần nên sổ mới bắt đầu lịch sử mới; những mục được sửa trong phần bị mất có thể ở trạng thái cũ hơn"
	case store.LostContents:
		return fmt.Sprintf("mất nội dung %d lần sửa cũ trong lịch sử; phần còn lại của lịch sử được giữ", l.N)
	case store.LostEnd:
		return "vài lần ghi cuối cùng có thể bị mất; hãy xem lại những gì nhập sau cùng"
	case store.LostSecret:
		return "mật khẩu hoặc mã khôi phục cũ có thể không mở được sổ mới; hãy đặt lại mật khẩu"
	}
	return fmt.Sprintf("%s số %d: %s", kindWords[l.Kind], l.ID, lossWords[l.Code])
}

func wordSalvaged(to string, s store.Salvaged) string {
	var b strings.Builder
	n := 0
	for _, k := range record.Kinds {
		n += s.Report.Records[k]
	}
	fmt.Fprintf(&b, "Đã cứu vào sổ mới %s: %d mục, %d mục trong thùng rác, %d tệp đã lưu; trạng thái lúc %s. Tệp hỏng không bị thay đổi.\n",
		to, n, s.Report.Bin, s.Report.Papers, wordTime(s.Report.At))
	if len(s.Losses) == 0 {
		b.WriteString("Không mất gì: mọi mục và cả lịch sử đều còn nguyên.")
		return b.String()
	}
	fmt.Fprintf(&b, "Những gì không còn như trước (%d):\n", len(s.Losses))
	for _, l := range s.Losses {
		b.WriteString("  ! " + wordLoss(l) + "\n")
	}
	for _, f := range s.Report.Findings {
		b.WriteString(wordFinding(f) + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

func wordNothingLeft(path string) string {
	return fmt.Sprintf("%s: không đọc được mục nào trong tệp này. Tệp không bị thay đổi; nếu có bản sao lưu của sổ, thêm --key BẢN-SAO để lấy khóa của nó, hoặc khôi phục bản sao ấy.", path)
}
