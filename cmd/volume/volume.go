package volume

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Kind is how a disk hangs on the machine.
type Kind int

// The kinds.
const (
	Unknown Kind = iota
	Fixed
	Removable
	Network
)

// Volume is what the system says about the disk under a folder.
type Volume struct {
	Kind Kind
	FS   string // as the system names it: "NTFS", "FAT32", "exfat"; "" where it does not
}

// Reason is why a book must not be worked on there; "" if it may.
type Reason string

// The reasons, the worst first.
const (
	OnNetwork   Reason = "network"
	OnRemovable Reason = "removable"
	OnFAT       Reason = "fat"
)

// Refuses says why a book must not be worked on there.
func (v Volume) Refuses() Reason {
	fs := strings.ToLower(v.FS)
	switch {
	case v.Kind == Network:
		return OnNetwork
	case v.Kind == Removable:
		return OnRemovable
	case strings.HasPrefix(fs, "fat"), fs == "vfat", fs == "msdos", fs == "exfat":
		return OnFAT
	}
	return ""
}

// Label is the name that somebody gave to the disk of a folder; "" for none, or where the
// system does not say it.
func Label(dir string) string { return label(dir) }

// Of asks about the disk of a file or folder, which need not exist yet: the nearest
// folder that does is asked. A disk that does not answer is Unknown.
func Of(path string) Volume {
	path, err := filepath.Abs(path)
	if err != nil {
		return Volume{}
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	for {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(path) == path {
			return of(path)
		}
		path = filepath.Dir(path)
	}
}
