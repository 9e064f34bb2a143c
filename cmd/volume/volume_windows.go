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
	root := rootOf(path)
	if root == nil {
		return Volume{}
	}
	return at(root)
}

// rootOf is the root of the disk under a path; nil where there is none.
func rootOf(path string) *uint16 {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil
	}
	root := make([]uint16, windows.MAX_LONG_PATH)
	if windows.GetVolumePathName(name, &root[0], uint32(len(root))) != nil {
		return nil
	}
	return &root[0]
}

func label(dir string) string {
	root, name := rootOf(dir), make([]uint16, windows.MAX_PATH+1)
	if root == nil || windows.GetVolumeInformation(root, &name[0], uint32(len(name)), nil, nil, nil, nil, 0) != nil {
		return ""
	}
	return windows.UTF16ToString(name)
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
