package printer

import (
	"math"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

var (
	gdi32         = windows.NewLazySystemDLL("gdi32.dll")
	addFontMem    = gdi32.NewProc("AddFontMemResourceEx")
	removeFontMem = gdi32.NewProc("RemoveFontMemResourceEx")
	createDC      = gdi32.NewProc("CreateDCW")
	deleteDC      = gdi32.NewProc("DeleteDC")
	resetDC       = gdi32.NewProc("ResetDCW")
	getDeviceCaps = gdi32.NewProc("GetDeviceCaps")
	startDoc      = gdi32.NewProc("StartDocW")
	endDoc        = gdi32.NewProc("EndDoc")
	abortDoc      = gdi32.NewProc("AbortDoc")
	startPage     = gdi32.NewProc("StartPage")
	endPage       = gdi32.NewProc("EndPage")
	createFont    = gdi32.NewProc("CreateFontW")
	selectObject  = gdi32.NewProc("SelectObject")
	deleteObject  = gdi32.NewProc("DeleteObject")
	stockObject   = gdi32.NewProc("GetStockObject")
	getTextFace   = gdi32.NewProc("GetTextFaceW")
	setTextAlign  = gdi32.NewProc("SetTextAlign")
	setTextColor  = gdi32.NewProc("SetTextColor")
	setBkMode     = gdi32.NewProc("SetBkMode")
	extTextOut    = gdi32.NewProc("ExtTextOutW")
	patBlt        = gdi32.NewProc("PatBlt")
)

// Print draws the chosen pages on a printer, each copy as a job of its own. It takes as
// long as the driver does: call it beside the window. Errors: those of Job, ErrNone,
// ErrCancelled, ErrTypeface, ErrRoom, ErrRefused, Fault. After an error no copy that was
// begun is left in the queue; copies before it are.
func Print(j Job, _ *paper.Doc, pages []paper.Page, fonts *face.Set) error {
	chosen, err := j.chosen(len(pages))
	if err != nil {
		return err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	back, err := lend(fonts)
	if err != nil {
		return err
	}
	defer back()
	name, err := windows.UTF16PtrFromString(j.Printer)
	if err != nil {
		return ErrNone
	}
	mode, err := deviceMode(name, j.Sides)
	if err != nil {
		return err
	}
	for range j.Copies {
		if err := printOnce(&j, name, mode, chosen, pages, fonts); err != nil {
			return err
		}
	}
	return nil
}

// lend gives GDI the typeface for this process; back takes it away again.
func lend(fonts *face.Set) (back func(), err error) {
	var lent []uintptr
	back = func() {
		for _, h := range lent {
			removeFontMem.Call(h)
		}
	}
	for s := range paper.BoldItalic + 1 {
		data := fonts.Bytes(s)
		var n uint32
		h, _, _ := addFontMem.Call(uintptr(unsafe.Pointer(&data[0])), uintptr(len(data)), 0, uintptr(unsafe.Pointer(&n)))
		if h == 0 {
			back()
			return nil, ErrTypeface
		}
		lent = append(lent, h)
	}
	return back, nil
}

// pen draws on the device of one job.
type pen struct {
	dc    uintptr
	fonts *face.Set
	sheet sheet
	made  map[typeface]uintptr
}

// typeface names a font of the device: size in points, turn in tenths of a degree.
type typeface struct {
	style paper.Style
	size  float64
	turn  int
}

func printOnce(j *Job, name *uint16, mode deviceSetting, chosen []int, pages []paper.Page, fonts *face.Set) (err error) {
	lies := func(i int) bool { return pages[chosen[i]].Width > pages[chosen[i]].Height }
	mode.turn(lies(0))
	dc, _, callErr := createDC.Call(0, uintptr(unsafe.Pointer(name)), 0, uintptr(unsafe.Pointer(&mode[0])))
	if dc == 0 {
		return fault("CreateDC", callErr)
	}
	defer deleteDC.Call(dc)
	k := &pen{dc: dc, fonts: fonts, made: map[typeface]uintptr{}}
	defer k.drop()
	if err := k.begin(j); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			abortDoc.Call(dc)
		}
	}()
	for i, n := range chosen {
		if i > 0 && lies(i) != lies(i-1) {
			mode.turn(lies(i))
			if r, _, err := resetDC.Call(dc, uintptr(unsafe.Pointer(&mode[0]))); r == 0 {
				return fault("ResetDC", err)
			}
		}
		if err := k.page(j, &pages[n]); err != nil {
			return err
		}
	}
	if r, _, err := endDoc.Call(dc); int32(r) <= 0 {
		return fault("EndDoc", err)
	}
	return nil
}

// begin puts the job into the queue.
func (k *pen) begin(j *Job) error {
	title, err := windows.UTF16PtrFromString(j.Title)
	if err != nil {
		return err
	}
	info := struct { // DOCINFOW
		size                    int32
		title, output, datatype *uint16
		kind                    uint32
	}{title: title}
	info.size = int32(unsafe.Sizeof(info))
	if j.File != "" {
		if info.output, err = windows.UTF16PtrFromString(j.File); err != nil {
			return err
		}
	}
	if r, _, err := startDoc.Call(k.dc, uintptr(unsafe.Pointer(&info))); int32(r) <= 0 {
		return fault("StartDoc", err)
	}
	return nil
}

// page draws one sheet. A new page has the device's first settings again, so all are set.
func (k *pen) page(j *Job, p *paper.Page) error {
	if r, _, err := startPage.Call(k.dc); int32(r) <= 0 {
		return fault("StartPage", err)
	}
	cap := func(i uintptr) int { r, _, _ := getDeviceCaps.Call(k.dc, i); return int(int32(r)) }
	const dpiX, dpiY, left, top = 88, 90, 112, 113
	k.sheet = sheet{x: float64(cap(dpiX)) / mmPerInch, y: float64(cap(dpiY)) / mmPerInch, left: cap(left), top: cap(top), right: j.Right, down: j.Down}
	const leftOnBaseline, transparent = 0 | 24, 1
	setTextAlign.Call(k.dc, leftOnBaseline)
	setBkMode.Call(k.dc, transparent)
	if err := k.mark(p); err != nil {
		return err
	}
	setTextColor.Call(k.dc, 0)
	for i := range p.Texts {
		t := &p.Texts[i]
		if t.S == "" {
			continue
		}
		if err := k.use(typeface{t.Style & 3, t.Size, 0}); err != nil {
			return err
		}
		letters, dx := k.sheet.steps(t, k.fonts)
		if err := k.show(k.sheet.across(t.X), k.sheet.along(t.Y), letters, dx); err != nil {
			return err
		}
	}
	const blackBrush = 4
	brush, _, _ := stockObject.Call(blackBrush)
	selectObject.Call(k.dc, brush)
	for _, r := range p.Rules {
		x, y, w, h := k.sheet.bar(r)
		const patCopy = 0xF00021
		if r, _, err := patBlt.Call(k.dc, signed(x), signed(y), signed(w), signed(h), patCopy); r == 0 {
			return fault("PatBlt", err)
		}
	}
	if r, _, err := endPage.Call(k.dc); int32(r) <= 0 {
		return fault("EndPage", err)
	}
	return nil
}

// show draws letters with the given steps between them. Letters beyond U+FFFF do not
// exist in a face.Set.
func (k *pen) show(x, y int, letters []rune, dx []int32) error {
	units := make([]uint16, len(letters))
	for i, r := range letters {
		units[i] = uint16(r)
	}
	if r, _, err := extTextOut.Call(k.dc, signed(x), signed(y), 0, 0, uintptr(unsafe.Pointer(&units[0])), uintptr(len(units)),
		uintptr(unsafe.Pointer(&dx[0]))); r == 0 {
		return fault("ExtTextOut", err)
	}
	return nil
}

// mark draws Page.Mark pale and behind everything.
func (k *pen) mark(p *paper.Page) error {
	letters, size, turn := mark(p, k.fonts)
	if len(letters) == 0 {
		return nil
	}
	const pale = 0xEAEAEA
	setTextColor.Call(k.dc, pale)
	if err := k.use(typeface{markStyle, size, int(math.Round(turn * 10))}); err != nil {
		return err
	}
	for _, l := range letters {
		if err := k.show(k.sheet.across(l.x), k.sheet.along(l.y), []rune{l.r}, []int32{0}); err != nil {
			return err
		}
	}
	return nil
}

// use takes a font into the device, and makes sure that it is ours and no other that
// Windows took in its place.
func (k *pen) use(f typeface) error {
	h := k.made[f]
	if h == 0 {
		weight, italic := uintptr(400), uintptr(0)
		if f.style&paper.Bold != 0 {
			weight = 700
		}
		if f.style&paper.Italic != 0 {
			italic = 1
		}
		const anyCharset, onlyTrueType = 1, 7
		name := windows.StringToUTF16Ptr(k.fonts.Family())
		h, _, _ = createFont.Call(signed(-k.sheet.size(f.size)), 0, uintptr(f.turn), uintptr(f.turn), weight, italic, 0, 0,
			anyCharset, onlyTrueType, 0, 0, 0, uintptr(unsafe.Pointer(name)))
		if h == 0 {
			return ErrTypeface
		}
		k.made[f] = h
	}
	selectObject.Call(k.dc, h)
	var got [64]uint16
	getTextFace.Call(k.dc, uintptr(len(got)), uintptr(unsafe.Pointer(&got[0])))
	if windows.UTF16ToString(got[:]) != k.fonts.Family() {
		return ErrTypeface
	}
	return nil
}

// drop takes the fonts out of the device and gives them back.
func (k *pen) drop() {
	const systemFont = 13
	if h, _, _ := stockObject.Call(systemFont); h != 0 {
		selectObject.Call(k.dc, h)
	}
	for _, h := range k.made {
		deleteObject.Call(h)
	}
}

// signed passes a number that may be negative.
func signed(n int) uintptr { return uintptr(uint32(int32(n))) }
