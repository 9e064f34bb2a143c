package assets

import (
	"embed"
	"io/fs"
)

//go:embed defaults/settings.json
var defaults []byte

//go:embed defaults/committee.json
var committee []byte

// Defaults is the settings a new book starts with: one record.Settings as JSON.
// Period windows after domain.md, E.1 (Nghị định 09/2019/NĐ-CP, Điều 12; Thông tư
// 124/2021/TT-BCA, Điều 3, 8, 9); a deadline "before the 15th" is kept as the 14th.
// The caller must not modify the bytes.
func Defaults() []byte { return defaults }

// Committee is the pattern of a new committee: one record.Committee as JSON
// without names and signers, its texts with the places {unit}, {UNIT} and
// {superior} that record.Committee.Fill replaces. The caller must not modify the
// bytes.
func Committee() []byte { return committee }

//go:embed sample/words.json
var sampleWords []byte

// SampleWords is the JSON from which store/sample makes the practice commune:
// invented places, common names, sentences of meetings. Nobody in it is real. The
// caller must not modify the bytes.
func SampleWords() []byte { return sampleWords }

//go:embed manual
var manual embed.FS

// Manual is the clerk's manual: pages NN-name.md in reading order, each beginning
// with its title, and their pictures in hinh.
func Manual() fs.FS {
	pages, err := fs.Sub(manual, "manual")
	if err != nil {
		panic("assets: the manual is not built in: " + err.Error()) // only a wrong name fails
	}
	return pages
}

//go:embed intake/words.json
var intakeWords []byte

// IntakeWords are the words by which store/intake knows the headings and cells of an
// office's lists, as JSON. The caller must not modify the bytes.
func IntakeWords() []byte { return intakeWords }

//go:embed intake/sample.txt
var intakeSample []byte

// IntakeSample is a list of invented people as it is copied out of an old font: for
// pictures and tests. The caller must not modify the bytes.
func IntakeSample() []byte { return intakeSample }

//go:embed icon.png
var icon []byte

// Icon is the window's icon, 256 x 256 pixels, as PNG; cmd/icon draws it. The caller must
// not modify the bytes.
func Icon() []byte { return icon }
