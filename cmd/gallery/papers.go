package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/record"
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
		path := filepath.Join(out, "paper-"+form.Name+".pdf")
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			return err
		}
		if tool, err := exec.LookPath("pdftoppm"); err == nil {
			if err := exec.Command(tool, "-r", "60", "-png", path, strings.TrimSuffix(path, ".pdf")).Run(); err != nil {
				return err
			}
		}
	}
	return nil
}

func write(b *bytes.Buffer, v *record.View, form forms.Form) error {
	p, err := report.Make(forms.Input{View: v, Source: record.Source{Form: form.Name}, Today: record.Today(now())}, face.Bundled())
	if err != nil {
		return err
	}
	return p.WritePDF(b)
}
