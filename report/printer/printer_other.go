//go:build !windows

package printer

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
	"sophongtrao/report/pdf"
)

// daemon is where the CUPS of this machine listens: the socket that CUPS_SERVER names, if
// it names one in the file system and no host, else the usual one. Its programs are told
// so, and are not asked where none is: they would look for one over the network.
func daemon() string {
	if s := os.Getenv("CUPS_SERVER"); filepath.IsAbs(s) {
		return s
	}
	return "/run/cups/cups.sock"
}

// cups is a program of CUPS. exec.ErrNotFound: there is none, or CUPS does not run.
func cups(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	at := daemon()
	cmd.Env = append(os.Environ(), "CUPS_SERVER="+at)
	if _, err := os.Stat(at); err != nil {
		cmd.Err = exec.ErrNotFound
	}
	return cmd
}

// List returns the printers of CUPS, the default first; none where there is no CUPS.
func List() ([]Printer, error) {
	out, err := cups("lpstat", "-e").Output()
	if err != nil {
		return nil, nil // not installed, or no printer
	}
	def, _ := cups("lpstat", "-d").Output() // "system default destination: NAME", translated
	i := strings.LastIndexByte(string(def), ':')
	name := strings.TrimSpace(string(def)[i+1:])
	var list []Printer
	for _, s := range strings.Fields(string(out)) {
		list = append(list, Printer{s, s == name})
	}
	slices.SortStableFunc(list, byDefault)
	return list, nil
}

// Print sends the chosen pages to lp. Errors: those of Job, ErrNone, Fault, what pdf.Write
// and the disk say.
func Print(j Job, d *paper.Doc, pages []paper.Page, fonts *face.Set) error {
	chosen, err := j.chosen(len(pages))
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "sophongtrao-in")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := j.File
	if path == "" {
		path = filepath.Join(dir, "in.pdf")
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	err = pdf.Write(f, d, moved(pages, chosen, j.Right, j.Down), fonts)
	if err = errors.Join(err, f.Close()); err != nil || j.File != "" {
		return err
	}
	args := []string{"-n", strconv.Itoa(j.Copies), "-t", j.Title, "-o", "collate=true"}
	if s := map[Sides]string{OneSide: "one-sided", LongEdge: "two-sided-long-edge", ShortEdge: "two-sided-short-edge"}[j.Sides]; s != "" {
		args = append(args, "-o", "sides="+s)
	}
	if j.Printer != "" {
		args = append(args, "-d", j.Printer)
	}
	err = cups("lp", append(args, "--", path)...).Run()
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return ErrNone
	case errors.As(err, &exit):
		return &Fault{"lp", uint32(exit.ExitCode())}
	}
	return err
}

// moved is the chosen pages with everything on them moved by the offset.
func moved(pages []paper.Page, chosen []int, right, down float64) (out []paper.Page) {
	for _, i := range chosen {
		p := pages[i]
		p.Texts, p.Rules = slices.Clone(p.Texts), slices.Clone(p.Rules)
		for i := range p.Texts {
			p.Texts[i].X, p.Texts[i].Y = p.Texts[i].X+right, p.Texts[i].Y+down
		}
		for i := range p.Rules {
			r := &p.Rules[i]
			r.X1, r.X2, r.Y1, r.Y2 = r.X1+right, r.X2+right, r.Y1+down, r.Y2+down
		}
		out = append(out, p)
	}
	return out
}

// Open opens a file with the program the desktop has for its kind. ErrNoProgram.
func Open(path string) error {
	if err := exec.Command("xdg-open", path).Start(); err != nil {
		return ErrNoProgram
	}
	return nil
}

// PrintWith prints a file as lp prints it. ErrNone, Fault.
func PrintWith(path string) error {
	err := cups("lp", "--", path).Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return &Fault{"lp", uint32(exit.ExitCode())}
	}
	if err != nil {
		return ErrNone
	}
	return nil
}
