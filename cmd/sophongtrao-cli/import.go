package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sophongtrao/assets"
	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
	"sophongtrao/ui/words/lists"
)

// importList brings the lists of a file into the book, or with --plan says what it would
// do.
func importList(c *call) error {
	if len(c.args) == 0 {
		return said{wordNoList, true}
	}
	target := intake.Target(c.opts["as"])
	if !slices.Contains(intake.Targets, target) {
		return said{wordBadTarget(c.opts["as"]), true}
	}
	jobs, short, err := c.jobs(target)
	if err != nil {
		return err
	}
	file := c.opts["book"]
	if c.opts["plan"] != "" { // in a copy: opening a book to be written may bring it to this program's schema
		dir, err := os.MkdirTemp("", "sophongtrao")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if file, err = c.copyTo(dir); err != nil {
			return err
		}
	}
	b, err := c.openAt(file, store.Options{NoSearch: true, Who: wordImportWho})
	if err != nil {
		return err
	}
	defer b.Close()
	return c.importInto(b, jobs, short)
}

// copyTo copies the book's file into a folder.
func (c *call) copyTo(dir string) (path string, err error) {
	raw, err := os.ReadFile(c.opts["book"])
	if errors.Is(err, fs.ErrNotExist) {
		err = store.ErrNoFile
	}
	if err != nil {
		return "", say(wordOpen(c.opts["book"], err))
	}
	path = filepath.Join(dir, "book.sopt")
	return path, os.WriteFile(path, raw, 0o600)
}

// jobs are the tables of the file that are of the target; short are those that miss a
// column, and so are not taken.
func (c *call) jobs(target intake.Target) (jobs, short []*intake.Job, err error) {
	words, err := intake.ReadWords(assets.IntakeWords())
	if err != nil {
		return nil, nil, err
	}
	path := c.args[0]
	sheets, err := c.sheets(path)
	if err != nil {
		return nil, nil, err
	}
	job := func(t *intake.Table) *intake.Job {
		return &intake.Job{Table: t, Words: words, Normal: c.opts["normal-case"] != "", Lettered: c.opts["letters-checked"] != ""}
	}
	if c.opts["head"] != "" {
		t, err := c.pointed(path, sheets, target, words)
		if err != nil {
			return nil, nil, err
		}
		if j := job(t); !t.Complete() {
			return nil, nil, say(wordShort(j))
		} else {
			return append(jobs, j), nil, nil
		}
	}
	for _, s := range sheets {
		for _, t := range intake.Find(s, target, words) {
			jobs = append(jobs, job(t))
		}
	}
	for _, t := range intake.Offers(&sheet.Workbook{Sheets: sheets}, target, words) {
		taken := slices.ContainsFunc(jobs, func(j *intake.Job) bool { return j.Table.Meets(t) })
		if t.Target == target && !t.Complete() && !taken {
			short = append(short, job(t))
		}
	}
	switch {
	case len(jobs) == 0 && len(short) > 0:
		return nil, nil, say(wordShort(short[0]))
	case len(jobs) == 0:
		return nil, nil, say(wordList(path, lists.ErrNoTable))
	}
	return jobs, short, nil
}

// sheets are those of the file that are asked for; without a word those in sight.
func (c *call) sheets(path string) (list []*sheet.Sheet, err error) {
	book, err := sheet.Open(path)
	if err != nil {
		return nil, say(wordList(path, err))
	}
	name := c.opts["sheet"]
	if name == "" {
		return slices.DeleteFunc(book.Sheets, func(s *sheet.Sheet) bool { return s.Hidden }), nil
	}
	i := slices.IndexFunc(book.Sheets, func(s *sheet.Sheet) bool { return record.Fold(s.Name) == record.Fold(name) })
	if n, err := strconv.Atoi(name); i < 0 && err == nil && n >= 1 && n <= len(book.Sheets) {
		i = n - 1
	}
	if i < 0 {
		return nil, say(wordNoSheet(path, name, book))
	}
	return book.Sheets[i : i+1], nil
}

// pointed is the table below the row that is said to be its head.
func (c *call) pointed(path string, sheets []*sheet.Sheet, target intake.Target, words *intake.Words) (*intake.Table, error) {
	n, err := strconv.Atoi(c.opts["head"])
	if err != nil || n < 1 {
		return nil, said{wordBadHead(c.opts["head"]), true}
	}
	if len(sheets) != 1 {
		return nil, said{wordHeadOfWhich, true}
	}
	t := intake.Point(sheets[0], n-1, target, words)
	if t == nil {
		return nil, say(wordNoRow(path, sheets[0].Name, n))
	}
	return t, nil
}

// importInto plans, says the plan, and carries it out.
func (c *call) importInto(b *store.Book, jobs, short []*intake.Job) error {
	planOnly := c.opts["plan"] != ""
	plans, err := intake.PlanAll(b, jobs...)
	if err != nil {
		return say(wordImport(c.opts["book"], err))
	}
	for i, j := range jobs {
		if err := c.print(wordPlan(j, plans[i], planOnly)); err != nil {
			return err
		}
	}
	for _, j := range short {
		if err := c.print(wordShort(j)); err != nil {
			return err
		}
	}
	left := 0
	for _, p := range plans {
		left += p.Count(intake.Ask) + p.Count(intake.Bad)
	}
	if err := c.reject(jobs, plans, left); err != nil {
		return err
	}
	stop := left+len(short) > 0 && c.opts["skip-doubtful"] == ""
	switch {
	case planOnly && stop:
		return say(wordWouldStop(left, len(short)))
	case planOnly:
		return nil
	case stop:
		return say(wordStopped(left, len(short)))
	}
	copy, err := b.Backup(filepath.Dir(b.Path()), store.WhyImport)
	if err != nil {
		return say(wordNoCopy(c.opts["book"]))
	}
	r, _, err := intake.DoAll(b, jobs, plans)
	if err != nil {
		return say(wordImport(c.opts["book"], err))
	}
	return c.print(wordImported(r, copy.Path))
}

// reject writes the rows that are not taken.
func (c *call) reject(jobs []*intake.Job, plans []*intake.Plan, left int) error {
	path := c.opts["reject"]
	if path == "" || left == 0 {
		return nil
	}
	raw, err := intake.Rejects(jobs, plans, lists.Fault)
	if err != nil {
		return err
	}
	if err := c.writeNew(path, raw); err != nil {
		return err
	}
	return c.print(wordRejected(path, left))
}

// writeNew writes a file that is neither the book nor the list itself.
func (c *call) writeNew(path string, raw []byte) error {
	for _, other := range append(slices.Clone(c.args), c.opts["book"]) {
		a, err1 := os.Stat(path)
		b, err2 := os.Stat(other)
		if err1 == nil && err2 == nil && os.SameFile(a, b) {
			return say(wordOver(path))
		}
	}
	err := report.Replace(path, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	})
	if err != nil {
		return say(wordWrite(path, err))
	}
	return nil
}

// template writes a blank list, for Excel or as PDF to be filled in by hand.
func template(c *call) error {
	if len(c.args) == 0 || !slices.Contains(intake.Targets, intake.Target(c.args[0])) {
		given := ""
		if len(c.args) > 0 {
			given = c.args[0]
		}
		return said{wordBadTarget(given), true}
	}
	words, err := intake.ReadWords(assets.IntakeWords())
	if err != nil {
		return err
	}
	target, raw := intake.Target(c.args[0]), []byte(nil)
	err = c.lend(func(v *record.View) (err error) {
		if strings.EqualFold(filepath.Ext(c.opts["out"]), ".pdf") {
			raw, err = blankPaper(forms.Input{View: v, Today: record.Today(c.now())}, target, words)
		} else {
			raw, err = intake.Template(target, words, v.Settings())
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := c.writeNew(c.opts["out"], raw); err != nil {
		return err
	}
	return c.print(wordTemplate(c.opts["out"]))
}

// blankPaper is the PDF of a blank list.
func blankPaper(in forms.Input, t intake.Target, words *intake.Words) ([]byte, error) {
	o, err := lists.Blank(in, t, words)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = report.Lay(o, face.Best()).WritePDF(&b)
	return b.Bytes(), err
}

// lend lends the book, or without one an empty one with the settings that the program
// ships.
func (c *call) lend(use func(*record.View) error) error {
	if c.opts["book"] == "" {
		s, err := shippedSettings()
		if err != nil {
			return err
		}
		v := new(record.View)
		v.Put(s)
		return use(v)
	}
	b, err := c.open()
	if err != nil {
		return err
	}
	defer b.Close()
	b.Read(func(v *record.View) { err = use(v) })
	return err
}
