package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// allForms stands in place of a form's name for every paper of the register.
const allForms = "all"

// reportOptions are those of report: the selectors come from the forms.
func reportOptions(of ...option) []option {
	list := append(of, option{name: "out"}, option{name: "explain", flag: true})
	for _, a := range recordAsks() {
		list = append(list, option{name: string(a)})
	}
	for _, a := range []forms.Ask{forms.AskPeriod, forms.AskYear, forms.AskOption, forms.AskAsOf, forms.AskColumns} {
		list = append(list, option{name: string(a)})
	}
	return append(list, option{name: "today"}, option{name: "font"})
}

// printReport makes one paper, or all of them, and writes PDF; with --explain it
// prints the figures instead.
func printReport(c *call) error {
	if len(c.args) == 0 {
		return said{wordNoForm(), true}
	}
	list := forms.All
	if c.args[0] != allForms {
		form, ok := forms.Get(c.args[0])
		if !ok {
			return said{wordUnknownForm(c.args[0]), true}
		}
		list = []forms.Form{form}
	}
	explain := c.opts["explain"] != ""
	if c.opts["out"] == "" && !explain {
		return said{wordOptionMissing("report", "out"), true}
	}
	faces := face.Best()
	switch c.opts["font"] {
	case "":
	case "bundled":
		faces = face.Bundled()
	default:
		return said{wordBadFont(c.opts["font"]), true}
	}
	p := &printer{call: c, faces: faces, out: c.opts["out"], explain: explain}
	if err := p.check(list); err != nil {
		return err
	}
	b, err := c.open()
	if err != nil {
		return err
	}
	// What is read stays in memory: the file is given back before the papers take room.
	if err := b.Close(); err != nil {
		return say(wordOpen(c.opts["book"], err))
	}
	b.Read(func(v *record.View) { err = p.print(v, list) })
	c.note(b, p.noted...)
	return err
}

// printer prints the papers of one run.
type printer struct {
	*call
	faces   *face.Set
	out     string
	explain bool
	all     bool
	noted   []store.Op // the papers that were written
}

// check looks at the command line before the book is opened.
func (p *printer) check(list []forms.Form) error {
	p.all = p.args[0] == allForms
	for _, f := range list {
		if _, err := p.today(f); err != nil {
			return err
		}
	}
	if p.explain {
		return nil
	}
	if sameFile(p.out, p.opts["book"]) {
		return say(wordOutIsBook(p.out))
	}
	if s, err := os.Stat(p.out); p.all && (err != nil || !s.IsDir()) {
		return say(wordNoFolder(p.out))
	}
	return nil
}

// print makes every paper of the list. Of all papers those that cannot be made are
// named, and the others are printed.
func (p *printer) print(v *record.View, list []forms.Form) error {
	failed := 0
	for _, f := range list {
		out := p.out
		if p.all {
			out = filepath.Join(p.out, f.Name+".pdf")
		}
		err := p.one(v, f, out)
		var s said
		switch {
		case err == nil:
		case !p.all || errors.As(err, &s) && s.usage:
			return err
		default:
			failed++
			io.WriteString(p.err, err.Error()+"\n")
		}
	}
	if failed > 0 {
		return say(wordFailed(failed, len(list)))
	}
	return nil
}

// one makes and writes a paper, or explains its figures.
func (p *printer) one(v *record.View, f forms.Form, out string) error {
	today, err := p.today(f)
	if err != nil {
		return err
	}
	src, err := p.source(f, v, today)
	if err != nil {
		return err
	}
	paper, err := report.Make(forms.Input{View: v, Source: src, Today: today}, p.faces)
	if err != nil {
		return say(wordForm(p.opts["book"]+": "+f.Name, err))
	}
	if p.explain {
		for _, x := range paper.Figures {
			if err := p.call.print(wordFigure(x, paper.Behind[x.Key])); err != nil {
				return err
			}
		}
		return nil
	}
	for i, x := range paper.Problems {
		if i < mostProblems {
			io.WriteString(p.err, wordProblem(v, x)+"\n")
		}
	}
	if n := len(paper.Problems) - mostProblems; n > 0 {
		io.WriteString(p.err, wordMore(n)+"\n")
	}
	if n := len(paper.Blocking()); n > 0 {
		return say(wordUnready(out, n))
	}
	if err := paper.Save(out); err != nil {
		return say(wordWrite(out, err))
	}
	p.noted = append(p.noted, store.Op{Code: store.NotePDF, N: len(paper.Pages), Label: f.Name})
	return p.call.print(wordPrinted(paper.Title, out, len(paper.Pages)))
}

// mostProblems are named one by one; a thousand like them help nobody.
const mostProblems = 20

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// kindAsked is the kind of record that an ask names; "" for the others.
func kindAsked(a forms.Ask) record.Kind {
	if record.New(record.Kind(a)) == nil {
		return ""
	}
	return record.Kind(a)
}

// recordAsks are the kinds of record that any form asks for, once each, areas first:
// they narrow the others down.
func recordAsks() (list []forms.Ask) {
	list = append(list, forms.AskArea)
	for _, f := range forms.All {
		for _, a := range f.Asks {
			if kindAsked(a) != "" && !slices.Contains(list, a) {
				list = append(list, a)
			}
		}
	}
	return list
}

// selectorsOf are the options with which the records of a form are chosen.
func selectorsOf(f forms.Form) (list []string) {
	for _, a := range f.Asks {
		list = append(list, string(a))
	}
	return list
}

// source turns the selectors into what the form reads. A form is not given a selector
// that it does not ask for; printing all, it is for the others.
func (p *printer) source(f forms.Form, v *record.View, today record.Date) (src record.Source, err error) {
	src.Form = f.Name
	for _, o := range reportOptions() {
		a, text := forms.Ask(o.name), p.opts[o.name]
		if text == "" || !isSelector(a) {
			continue
		}
		if !slices.Contains(f.Asks, a) {
			if p.all || a == forms.AskAsOf { // the day of the paper then: see today
				continue
			}
			return src, said{wordWrongSelector(f.Name, o.name, selectorsOf(f)), true}
		}
		if err := p.choose(&src, f, a, text, v, today); err != nil {
			return src, err
		}
	}
	return src, nil
}

func isSelector(a forms.Ask) bool {
	return kindAsked(a) != "" || slices.Contains([]forms.Ask{forms.AskPeriod, forms.AskYear, forms.AskOption, forms.AskAsOf, forms.AskColumns}, a)
}

// choose puts one selector into the source.
func (p *printer) choose(src *record.Source, f forms.Form, a forms.Ask, text string, v *record.View, today record.Date) (err error) {
	switch a {
	case forms.AskPeriod:
		src.Rule, src.Year, err = p.period(v, text)
	case forms.AskYear:
		n, bad := strconv.Atoi(text)
		if src.Year = n; bad != nil || n < 1900 || n > 2999 {
			return said{wordBadYear(text), true}
		}
	case forms.AskOption:
		src.Option, err = p.choice(f, v, text)
	case forms.AskAsOf:
		if src.AsOf, err = record.ParseDate(text, today); err != nil {
			return said{wordBadDate(string(a), text), true}
		}
	case forms.AskColumns:
		src.Columns = strings.Split(text, ",")
	case forms.AskTeam: // with --area: the team of that name there
		src.Team, err = p.find(v, record.KindTeam, string(a), text, src.Area)
	case forms.AskArea:
		src.Area, err = p.find(v, record.KindArea, string(a), text, 0)
	case forms.AskMeeting:
		src.Meeting, err = p.find(v, record.KindMeeting, string(a), text, 0)
	case forms.AskSite:
		src.Site, err = p.find(v, record.KindSite, string(a), text, 0)
	default:
		src.Of.Kind = kindAsked(a)
		src.Of.ID, err = p.find(v, src.Of.Kind, string(a), text, 0)
	}
	return err
}

// choice reads --option by code, or by name without marks.
func (p *printer) choice(f forms.Form, v *record.View, text string) (string, error) {
	var choices []record.Choice
	if f.Choices != nil {
		choices = f.Choices(v.Settings())
	}
	for _, c := range choices {
		if c.Code == text || record.Fold(c.Name) == record.Fold(text) {
			return c.Code, nil
		}
	}
	return "", say(wordBadOption(f.Name, text, choices))
}
