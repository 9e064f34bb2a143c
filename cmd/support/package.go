package support

import (
	"archive/zip"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"time"

	"sophongtrao/report"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Facts are what the first page of a package is made of.
type Facts struct {
	Now     time.Time
	Version string // of the program
	Dir     string // where the log is kept

	Size     int64        // of the book's file, in bytes; 0 without a book
	View     *record.View // of the open book; nil without one
	Fault    error        // why the book did not open; nil if it did
	Check    *store.Report
	Checked  time.Time // when Check was made
	Backups  []string  // lines about backups, without folders
	Reserved []string  // names that must not leave the house besides the account's: the book's file, who works
}

// File is a part of the package.
type File struct{ Name, Text string }

// Package is what is given away.
type Package struct{ Files []File }

// Make puts the package together.
func Make(f Facts) Package {
	log, crashes := Lines(f.Dir)
	p := Package{}
	for _, x := range []File{{"thong-tin.txt", page(f)}, {"nhat-ky-chuong-trinh.txt", log}, {"su-co.txt", crashes}} {
		for _, name := range f.Reserved {
			if len([]rune(name)) >= 3 {
				x.Text = strings.ReplaceAll(x.Text, name, gap)
			}
		}
		p.Files = append(p.Files, x)
	}
	return p
}

// Text is the whole package as it is shown.
func (p Package) Text() string {
	var s strings.Builder
	for _, f := range p.Files {
		text := f.Text
		if text == "" {
			text = words.SupportNothing
		}
		fmt.Fprintf(&s, "=== %s ===\n%s\n\n", f.Name, strings.TrimRight(text, "\n"))
	}
	return s.String()
}

// Write writes the package as a zip file; one that is there is replaced when the new
// one is complete.
func (p Package) Write(path string, now time.Time) error {
	return report.Replace(path, func(w io.Writer) error {
		z := zip.NewWriter(w)
		for _, f := range p.Files {
			h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: now}
			part, err := z.CreateHeader(h)
			if err != nil {
				return err
			}
			if _, err := io.WriteString(part, strings.ReplaceAll(f.Text, "\n", "\r\n")); err != nil { // Notepad of Windows 10
				return err
			}
		}
		return z.Close()
	})
}

func page(f Facts) string {
	var s strings.Builder
	line := func(name, value string) { fmt.Fprintf(&s, "%s: %s\n", name, value) }
	line(words.SupportMade, words.Clock(f.Now))
	line(words.SupportProgram, f.Version)
	line(words.SupportSystem, runtime.GOOS+" "+runtime.GOARCH+", "+runtime.Version())
	if f.Size > 0 {
		line(words.SupportSize, words.Bytes(f.Size))
	}
	if f.Fault != nil {
		line(words.SupportFault, words.Error(f.Fault).Code)
	}
	if f.Check != nil {
		line(words.SupportChecked, words.CheckLine(*f.Check, f.Checked))
		for _, x := range f.Check.Findings {
			s.WriteString("  " + x.String() + "\n")
		}
	}
	for _, b := range f.Backups {
		s.WriteString(b + "\n")
	}
	if f.View != nil {
		s.WriteString("\n" + words.SupportCounts + "\n")
		bin := 0
		for _, k := range record.Kinds {
			n := 0
			for r := range f.View.Records(k) {
				if r.M().Bin {
					bin++
				} else {
					n++
				}
			}
			line("  "+words.KindLabel(k), words.Number(int64(n)))
		}
		line("  "+words.BinTitle, words.Number(int64(bin)))
		s.WriteString("\n" + words.SupportSettings + "\n")
		bare(&s, "  ", reflect.ValueOf(*f.View.Settings()))
	}
	return s.String()
}

// bare writes numbers, switches and lengths of a struct, never a text.
func bare(s *strings.Builder, indent string, v reflect.Value) {
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		x := v.Field(i)
		if name == "" { // what every record has
			continue
		}
		switch x.Kind() {
		case reflect.Struct:
			fmt.Fprintf(s, "%s%s\n", indent, name)
			bare(s, indent+"  ", x)
		case reflect.Slice, reflect.Map:
			fmt.Fprintf(s, "%s%s: %d\n", indent, name, x.Len())
		case reflect.Bool:
			n := 0
			if x.Bool() {
				n = 1
			}
			fmt.Fprintf(s, "%s%s: %d\n", indent, name, n)
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
			fmt.Fprintf(s, "%s%s: %v\n", indent, name, x)
		}
	}
}
