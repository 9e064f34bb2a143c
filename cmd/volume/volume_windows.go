package volume

import (
	"golang.org/x/sys/windows"
)

// kinds translates GetDriveType. A disc can be pulled out; a RAM disk is as good as
// fixed, but nothing tells it from a fixed disk that matters here.
var kinds = map[uint32]Kind{
	windows.DRIVE_FIXED: Fixed, windows.DRIVE_RAMDISK: Fixed,
	windows.DRIVE_REMOVABLE: Removable, windows.DRIVE_CDROM: Removable,
	windows.DRIVE_REMOTE: Network,
}

func of(path string) Volume {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return Volume{}
	}
	root := make([]uint16, windows.MAX_LONG_PATH)
	if windows.GetVolumePathName(name, &root[0], uint32(len(root))) != nil {
		return Volume{}
	}
	return at(&root[0])
}

// at asks about the root of a disk.
func at(root *uint16) Volume {
	v := Volume{Kind: kinds[windows.GetDriveType(root)]}
	fs := make([]uint16, windows.MAX_PATH+1)
	if windows.GetVolumeInformation(root, nil, 0, nil, nil, nil, &fs[0], uint32(len(fs))) == nil {
		v.FS = windows.UTF16ToString(fs)
	}
	return v
}

// Sticks are the disks now plugged in that can be pulled out.
func Sticks() (roots []string) {
	all, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	for i := range 26 {
		root := string(rune('A'+i)) + `:\`
		if all&(1<<i) == 0 {
			continue
		}
		// A reader without a card has no file system.
		if name, err := windows.UTF16PtrFromString(root); err == nil && windows.GetDriveType(name) == windows.DRIVE_REMOVABLE && at(name).FS != "" {
			roots = append(roots, root)
		}
	}
	return roots
}
