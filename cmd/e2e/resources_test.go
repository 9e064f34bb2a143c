//go:build e2e

package e2e

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestDistResources reads back what Explorer and antivirus read of both programs: the icon
// in all its sizes under the name that GLFW asks for, the four-part version of
// FyneApp.toml, names in Vietnamese, and the manifest.
func TestDistResources(t *testing.T) {
	toml, err := os.ReadFile(filepath.Join("..", "..", "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	part := regexp.MustCompile(`Version = "(\d+)\.(\d+)\.(\d+)"\s+Build = (\d+)`).FindStringSubmatch(string(toml))
	if part == nil {
		t.Fatalf("no version in %s", toml)
	}
	version := strings.Join(part[1:], ".")
	for name, description := range map[string]string{
		"sophongtrao.exe": "Sổ phong trào - sổ theo dõi", "sophongtrao-cli.exe": "Sổ phong trào - dòng lệnh"} {
		list, err := Resources(program(t, "windows/"+name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		icons := 0
		got := map[int][]byte{}
		for _, r := range list {
			got[r.Kind] = r.Data
			switch {
			case r.Kind == rtIcon:
				icons++
			case r.Kind == rtGroupIcon && r.Name != "GLFW_ICON":
				t.Errorf("%s: the icon is called %q", name, r.Name)
			}
		}
		if want := int(binary.LittleEndian.Uint16(append(got[rtGroupIcon], make([]byte, 6)...)[4:])); icons != want || icons < 9 {
			t.Errorf("%s: %d icons, the group names %d", name, icons, want)
		}
		info := append(got[rtVersion], make([]byte, 64)...)
		half := func(at int) uint16 { return binary.LittleEndian.Uint16(info[40+at:]) } // VS_FIXEDFILEINFO
		if fixed := fmt.Sprintf("%d.%d.%d.%d", half(10), half(8), half(14), half(12)); fixed != version {
			t.Errorf("%s: version %s, want %s", name, fixed, version)
		}
		texts := stringsOf(info)
		for _, want := range []string{"CompanyName\x00Nhóm phát triển Sổ phong trào\x00", "FileDescription\x00" + description,
			"FileVersion\x00" + version + "\x00", "ProductVersion\x00" + version + "\x00", "OriginalFilename\x00" + name + "\x00"} {
			if !strings.Contains(texts, want) {
				t.Errorf("%s: no %q in %q", name, want, texts)
			}
		}
		for _, want := range []string{"PerMonitorV2", "<longPathAware", "UTF-8</activeCodePage>", `level="asInvoker"`, "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"} {
			if !strings.Contains(string(got[rtManifest]), want) {
				t.Errorf("%s: no %q in its manifest", name, want)
			}
		}
	}
}

// stringsOf is the version block as text, runs of zeros as one.
func stringsOf(block []byte) string {
	units := make([]uint16, len(block)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(block[2*i:])
	}
	return regexp.MustCompile("\x00+").ReplaceAllString(string(utf16.Decode(units)), "\x00")
}
