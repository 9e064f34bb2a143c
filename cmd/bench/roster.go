package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// printed is the roster as its peers print it: the same rows in the same columns.
type printed struct {
	Landscape bool
	Widths    []float64 // mm
	Head      []string
	Rows      [][]string
}

// size is one book of the growth series with the files of each contestant.
type size struct{ book, pdf, rows, streams, fodt string }

func (b *bench) size(people int) (s size, n int, err error) {
	p := func(ext string) string { return filepath.Join(b.dir, strconv.Itoa(people)+ext) }
	s = size{p(".sopt"), p(".pdf"), p(".json"), p(".raw"), p(".fodt")}
	teams := max(people/25, 1)
	members := people * 109 / 100 // some people of the practice commune are in no team
	if err = quiet(b.cli, "sample", "--book", s.book, "--areas", "30", "--teams", strconv.Itoa(teams),
		"--people", strconv.Itoa(members), "--meetings", "10"); err != nil {
		return s, 0, err
	}
	if err = quiet(b.cli, "report", "roster", "--book", s.book, "--out", s.pdf); err != nil {
		return s, 0, err
	}
	for _, child := range [][]string{{"rows", s.book, s.rows}, {"streams", s.pdf, s.streams}, {"fodt", s.rows, s.fodt}} {
		if err = self(child...); err != nil {
			return s, 0, err
		}
	}
	var t printed
	err = readJSON(s.rows, &t)
	return s, len(t.Rows), err
}

// roster measures whole processes, and growth and memory of ours.
func roster(b *bench, t *table) error {
	k1, n1, err := b.size(1000)
	if err != nil {
		return err
	}
	k10, n10, err := b.size(10000)
	if err != nil {
		return err
	}
	ours := func(s size) []string { return []string{"report", "roster", "--book", s.book, "--out", s.pdf} }
	took, err := rounds(15,
		timed(b.cli, ours(k1)...),
		timed(b.peer, "floor", k1.streams, k1.pdf+".floor"),
		timed(b.peer, "gofpdf", k1.rows, k1.pdf+".gofpdf"),
		timed(b.cli, ours(k10)...),
	)
	if err != nil {
		return err
	}
	t.note("roster: %d rows in %v (floor %v, plain gofpdf %v), %d rows in %v", n1, median(took[0]), median(took[1]), median(took[2]),
		n10, median(took[3]))
	t.most("roster 1,000, whole process / floor (deflate and write)", ratio(took[0], took[1]), "x", 2.0)
	t.least("plain gofpdf / roster 1,000", ratio(took[2], took[0]), "x", 2)
	t.most("roster 10,000 / roster 1,000", ratio(took[3], took[0])*float64(n1)/float64(n10)*10, "x", 10.5)
	for _, m := range []struct {
		s size
		n int
	}{{k1, n1}, {k10, n10}} {
		mb, err := peak(b.cli, ours(m.s)...)
		if err != nil {
			return err
		}
		t.most(fmt.Sprintf("peak memory at %d rows (6 KB a row + 12 MB)", m.n), mb, "MB", float64(m.n)*6e3/1e6+12)
	}
	return libreOffice(b, t, k1, timed(b.cli, ours(k1)...))
}

// libreOffice converts the same rows with a warm profile, in turns with ours.
func libreOffice(b *bench, t *table, s size, ours func() (time.Duration, error)) error {
	if _, err := exec.LookPath("soffice"); err != nil {
		t.note("LibreOffice is not installed and was not measured: make bench LIBREOFFICE=1")
		return nil
	}
	convert := timed("soffice", "-env:UserInstallation=file://"+filepath.Join(b.dir, "profile"), "--headless",
		"--convert-to", "pdf", "--outdir", filepath.Join(b.dir, "lo"), s.fodt)
	if _, err := convert(); err != nil { // makes the profile
		return err
	}
	took, err := rounds(5, convert, ours)
	if err != nil {
		return err
	}
	t.note("LibreOffice: %v, ours %v", median(took[0]), median(took[1]))
	t.least("LibreOffice headless / roster 1,000", ratio(took[0], took[1]), "x", 80)
	return nil
}

// rowsMain writes the rows of the roster of a book: BOOK OUT.
func rowsMain(args []string) error {
	book, err := store.Open(args[0], store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer book.Close()
	form, _ := forms.Get("roster")
	var out forms.Output
	book.Read(func(v *record.View) {
		now := time.Now()
		out, err = form.Build(forms.Input{View: v, Today: record.Day(now.Year(), int(now.Month()), now.Day())})
	})
	if err != nil {
		return err
	}
	var p printed
	for _, sheet := range out.Doc.Sheets {
		for _, block := range sheet.Blocks {
			table, ok := block.(paper.Table)
			if pt, isPtr := block.(*paper.Table); isPtr {
				table, ok = *pt, true
			}
			if ok && !table.NoLines {
				p.take(sheet.Landscape, table)
			}
		}
	}
	if len(p.Rows) == 0 {
		return errors.New("the roster has no table")
	}
	return writeJSON(args[1], p)
}

func (p *printed) take(landscape bool, t paper.Table) {
	if p.Widths == nil {
		p.Landscape = landscape
		p.Widths = widths(t.Columns, map[bool]float64{false: 165, true: 297 - 45}[landscape])
		for _, c := range t.Head[len(t.Head)-1] {
			p.Head = append(p.Head, text(c))
		}
	}
	for _, r := range t.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, text(c))
		}
		// A team's title spans all columns; the peers print it in the first ones.
		p.Rows = append(p.Rows, append(cells, make([]string, max(0, len(p.Widths)-len(cells)))...))
	}
}

func text(c paper.Cell) (s string) {
	for _, r := range c.Runs {
		s += r.Text
	}
	return s
}

func widths(columns []paper.Column, whole float64) []float64 {
	fixed, weight := 0.0, 0.0
	for _, c := range columns {
		fixed, weight = fixed+c.Fixed, weight+c.Weight
	}
	list := make([]float64, len(columns))
	for i, c := range columns {
		list[i] = c.Fixed
		if c.Fixed == 0 {
			list[i] = (whole - fixed) * c.Weight / weight
		}
	}
	return list
}

// streamsMain takes the inflated streams out of a PDF: PDF OUT. Each with its length
// before it.
func streamsMain(args []string) error {
	pdf, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var out []byte
	for rest := pdf; ; {
		i := bytes.Index(rest, []byte("\nstream\n"))
		if i < 0 {
			break
		}
		rest = rest[i+len("\nstream\n"):]
		end := bytes.Index(rest, []byte("endstream"))
		raw := rest[:end]
		if r, err := zlib.NewReader(bytes.NewReader(raw)); err == nil {
			if raw, err = io.ReadAll(r); err != nil {
				return err
			}
		}
		out = append(binary.LittleEndian.AppendUint32(out, uint32(len(raw))), raw...)
		rest = rest[end:]
	}
	return os.WriteFile(args[1], out, 0o644)
}

func readJSON(path string, to any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, to)
}

func writeJSON(path string, from any) error {
	b, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}
