package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"sophongtrao/assets"
	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/ui/words"
	"sophongtrao/ui/words/lists"
)

// papers writes each form as it is made without any choice, as PDF and, where
// pdftoppm is installed, as pictures. The bundled typeface makes them the same on
// every machine.
func papers(book *store.Book, out, only string) error {
	for _, form := range forms.All {
		if !strings.Contains("paper-"+form.Name, only) {
			continue
		}
		var b bytes.Buffer
		var err error
		book.Read(func(v *record.View) {
			err = write(&b, v, form)
		})
		if err != nil {
			return fmt.Errorf("paper %s: %w", form.Name, err)
		}
		if err := lay(out, form.Name, b.Bytes()); err != nil {
			return err
		}
	}
	return safekeeping(book, out, only)
}

// safekeeping draws the papers that are in no catalogue: about the book itself, and a blank
// list.
func safekeeping(book *store.Book, out, only string) (err error) {
	book.Read(func(v *record.View) {
		in := forms.Input{View: v, Today: record.Today(now())}
		for name, make := range map[string]func() (forms.Output, error){
			"recovery": func() (forms.Output, error) { return forms.RecoverySheet(in, recoveryCode) },
			"backup": func() (forms.Output, error) {
				return forms.BackupSheet(in, forms.BackupFacts{Book: "tan-mau.sopt", Copy: "tan-mau-s2-20261123-034207-auto.sopt",
					At: words.Clock(now()), Size: words.Bytes(1 << 21)})
			},
			"blank-list": func() (forms.Output, error) {
				w, err := intake.ReadWords(assets.IntakeWords())
				if err != nil {
					return forms.Output{}, err
				}
				return lists.Blank(in, intake.Members, w)
			},
		} {
			if !strings.Contains("paper-"+name, only) || err != nil {
				continue
			}
			var o forms.Output
			var b bytes.Buffer
			if o, err = make(); err == nil {
				err = report.Lay(o, face.Bundled()).WritePDF(&b)
			}
			if err == nil {
				err = lay(out, name, b.Bytes())
			}
		}
	})
	return err
}

// recoveryCode is the code in every picture: it opens no book.
var recoveryCode = []string{"7K3QF", "M9XTD", "4HWPA", "C6RYE", "8NJGZ"}

// lay writes a paper and its picture.
func lay(out, name string, pdf []byte) error {
	path := filepath.Join(out, "paper-"+name+".pdf")
	if err := os.WriteFile(path, pdf, 0o644); err != nil {
		return err
	}
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		return nil
	}
	return exec.Command(tool, "-r", "60", "-png", path, strings.TrimSuffix(path, ".pdf")).Run()
}

func write(b *bytes.Buffer, v *record.View, form forms.Form) error {
	p, err := report.Make(forms.Input{View: v, Source: record.Source{Form: form.Name}, Today: record.Today(now())}, face.Bundled())
	if err != nil {
		return err
	}
	return p.WritePDF(b)
}
