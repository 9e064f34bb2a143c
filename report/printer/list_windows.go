package printer

import (
	"errors"
	"slices"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	winspool           = windows.NewLazySystemDLL("winspool.drv")
	enumPrinters       = winspool.NewProc("EnumPrintersW")
	getDefaultPrinter  = winspool.NewProc("GetDefaultPrinterW")
	openPrinter        = winspool.NewProc("OpenPrinterW")
	closePrinter       = winspool.NewProc("ClosePrinter")
	documentProperties = winspool.NewProc("DocumentPropertiesW")
)

// List returns the printers of this machine and those it is connected to, the default
// first. No printer is no error; Fault is a spooler that does not answer.
func List() ([]Printer, error) {
	const localAndConnected, level = 2 | 4, 4
	type info struct { // PRINTER_INFO_4W
		name, server *uint16
		attributes   uint32
	}
	var need, n uint32
	var buf []byte
	for range 3 { // a printer may come between two calls
		var at unsafe.Pointer
		if len(buf) > 0 {
			at = unsafe.Pointer(&buf[0])
		}
		ok, _, err := enumPrinters.Call(localAndConnected, 0, level, uintptr(at), uintptr(len(buf)),
			uintptr(unsafe.Pointer(&need)), uintptr(unsafe.Pointer(&n)))
		if ok != 0 {
			break
		}
		if !errors.Is(err, windows.ERROR_INSUFFICIENT_BUFFER) {
			return nil, fault("EnumPrinters", err)
		}
		buf, n = make([]byte, need), 0
	}
	def := defaultName()
	var list []Printer
	for i := range int(n) {
		p := (*info)(unsafe.Pointer(&buf[i*int(unsafe.Sizeof(info{}))]))
		name := windows.UTF16PtrToString(p.name)
		list = append(list, Printer{name, name == def})
	}
	slices.SortStableFunc(list, byDefault)
	return list, nil
}

// defaultName is the name of the default printer, "" for none.
func defaultName() string {
	var buf [1024]uint16
	n := uint32(len(buf))
	if ok, _, _ := getDefaultPrinter.Call(uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n))); ok == 0 {
		return ""
	}
	return windows.UTF16ToString(buf[:])
}

// fault is what the system says as one of our errors.
func fault(step string, err error) error {
	code, ok := err.(windows.Errno)
	if !ok {
		return err
	}
	const printCancelled, invalidPrinterName, printerDeleted = windows.Errno(63), windows.Errno(1801), windows.Errno(1905)
	switch code {
	case windows.ERROR_CANCELLED, printCancelled:
		return ErrCancelled
	case invalidPrinterName, printerDeleted, windows.ERROR_FILE_NOT_FOUND:
		return ErrNone
	case windows.ERROR_ACCESS_DENIED:
		return ErrRefused
	case windows.ERROR_OUTOFMEMORY, windows.ERROR_NOT_ENOUGH_MEMORY, windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL:
		return ErrRoom
	}
	return &Fault{step, uint32(code)}
}

// deviceMode asks the driver how the printer is set, with the paper A4, and with the
// sides asked for.
func deviceMode(name *uint16, sides Sides) (deviceSetting, error) {
	var h uintptr
	if ok, _, err := openPrinter.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&h)), 0); ok == 0 {
		return nil, fault("OpenPrinter", err)
	}
	defer closePrinter.Call(h)
	ask := func(out, in deviceSetting, how uintptr) int {
		var o, i unsafe.Pointer
		if out != nil {
			o = unsafe.Pointer(&out[0])
		}
		if in != nil {
			i = unsafe.Pointer(&in[0])
		}
		r, _, _ := documentProperties.Call(0, h, uintptr(unsafe.Pointer(name)), uintptr(o), uintptr(i), how)
		return int(int32(r))
	}
	const in, out = 8, 2
	size := ask(nil, nil, 0)
	if size < deviceSettingLeast {
		return nil, &Fault{Step: "DocumentProperties"}
	}
	m := make(deviceSetting, size)
	if ask(m, nil, out) < 0 {
		return nil, &Fault{Step: "DocumentProperties"}
	}
	m.set(atPaperSize, hasPaperSize, paperA4)
	if duplex := map[Sides]int16{OneSide: 1, LongEdge: 2, ShortEdge: 3}[sides]; duplex != 0 {
		m.set(atDuplex, hasDuplex, duplex)
	}
	m.set(atCopies, hasCopies, 1)
	m.turn(false)
	merged := make(deviceSetting, size)
	if ask(merged, m, in|out) < 0 {
		return m, nil // the driver would not merge: it gets what we have
	}
	return merged, nil
}

// deviceSetting is a DEVMODEW with the driver's own bytes behind it.
type deviceSetting []byte

// Where the fields of a DEVMODEW stand, and the flags that say they are set.
const (
	atFields, atOrientation, atPaperSize, atCopies, atDuplex = 72, 76, 78, 86, 94

	hasOrientation, hasPaperSize, hasCopies, hasDuplex = 0x1, 0x2, 0x100, 0x1000

	paperA4            = 9
	deviceSettingLeast = 220
)

func (m deviceSetting) set(at int, flag uint32, v int16) {
	*(*int16)(unsafe.Pointer(&m[at])) = v
	*(*uint32)(unsafe.Pointer(&m[atFields])) |= flag
}

// turn lays the sheet on its side, or stands it up.
func (m deviceSetting) turn(landscape bool) {
	v := int16(1)
	if landscape {
		v = 2
	}
	m.set(atOrientation, hasOrientation, v)
}
