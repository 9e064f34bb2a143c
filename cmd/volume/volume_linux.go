package volume

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// The numbers that statfs gives for file systems (statfs(2)); those that x/sys/unix
// names differently or not at all are written out.
var systems = map[int64]Volume{
	unix.MSDOS_SUPER_MAGIC: {Fixed, "vfat"},
	unix.EXFAT_SUPER_MAGIC: {Fixed, "exfat"},
	unix.NFS_SUPER_MAGIC:   {Network, "nfs"},
	unix.SMB_SUPER_MAGIC:   {Network, "smb"},
	unix.CIFS_SUPER_MAGIC:  {Network, "cifs"},
	unix.SMB2_SUPER_MAGIC:  {Network, "smb2"},
	unix.AFS_SUPER_MAGIC:   {Network, "afs"},
	unix.CEPH_SUPER_MAGIC:  {Network, "ceph"},
	0x65735546:             {Network, "fuse"}, // FUSE_SUPER_MAGIC: sshfs, gvfs, cloud folders
}

func of(path string) Volume {
	var s unix.Statfs_t
	if unix.Statfs(path, &s) != nil {
		return Volume{}
	}
	v, known := systems[int64(s.Type)]
	if !known {
		v = Volume{Kind: Fixed}
	}
	if v.Kind == Fixed && removable(path) {
		v.Kind = Removable
	}
	return v
}

// removable asks the kernel whether the disk, or the disk of the partition, can be
// pulled out.
func removable(path string) bool {
	var s unix.Stat_t
	if unix.Stat(path, &s) != nil {
		return false
	}
	at := fmt.Sprintf("/sys/dev/block/%d:%d", unix.Major(uint64(s.Dev)), unix.Minor(uint64(s.Dev)))
	at, err := filepath.EvalSymlinks(at)
	if err != nil {
		return false
	}
	for _, f := range []string{filepath.Join(at, "removable"), filepath.Join(filepath.Dir(at), "removable")} {
		if b, err := os.ReadFile(f); err == nil && len(b) > 0 {
			return b[0] == '1'
		}
	}
	return false
}

// Sticks are the disks now plugged in that can be pulled out: where desktops mount them.
func Sticks() (roots []string) {
	user := filepath.Base(os.Getenv("HOME"))
	for _, pattern := range []string{"/media/" + user + "/*", "/run/media/" + user + "/*"} {
		found, _ := filepath.Glob(pattern)
		roots = append(roots, found...)
	}
	return roots
}

// label is the folder under which desktops mount a disk: they name it after the disk.
func label(dir string) string {
	user := filepath.Base(os.Getenv("HOME"))
	for _, root := range []string{"/media/" + user + "/", "/run/media/" + user + "/"} {
		if rest, ok := strings.CutPrefix(filepath.Clean(dir), root); ok {
			name, _, _ := strings.Cut(rest, "/")
			return name
		}
	}
	return ""
}
