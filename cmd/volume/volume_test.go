package volume

import (
	"path/filepath"
	"testing"
)

func TestRefuses(t *testing.T) {
	for _, c := range []struct {
		v    Volume
		want Reason
	}{
		{Volume{Fixed, "NTFS"}, ""},
		{Volume{Fixed, "ReFS"}, ""},
		{Volume{Fixed, ""}, ""},
		{Volume{Unknown, ""}, ""},
		{Volume{Unknown, "NTFS"}, ""},
		{Volume{Unknown, "FAT32"}, OnFAT},
		{Volume{Fixed, "FAT32"}, OnFAT},
		{Volume{Fixed, "FAT"}, OnFAT},
		{Volume{Fixed, "exFAT"}, OnFAT},
		{Volume{Fixed, "vfat"}, OnFAT},
		{Volume{Fixed, "msdos"}, OnFAT},
		{Volume{Removable, "NTFS"}, OnRemovable},
		{Volume{Removable, "FAT32"}, OnRemovable},
		{Volume{Removable, ""}, OnRemovable},
		{Volume{Network, "NTFS"}, OnNetwork},
		{Volume{Network, "FAT32"}, OnNetwork},
		{Volume{Network, ""}, OnNetwork},
	} {
		if got := c.v.Refuses(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.v, got, c.want)
		}
	}
}

// The probe answers for what is there and for what is not there yet alike, and does
// not refuse the folder tests work in.
func TestOf(t *testing.T) {
	dir := t.TempDir()
	here, new := Of(dir), Of(filepath.Join(dir, "mới", "so.sopt"))
	if here != new || here.Refuses() != "" {
		t.Errorf("%+v, a file to be: %+v", here, new)
	}
}
