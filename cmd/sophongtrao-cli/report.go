package main

import (
	"io"
	"os"
	"strings"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// printReport makes one paper and writes it as PDF.
func printReport(c *call) error {
	if len(c.args) == 0 {
		return said{wordNoForm, true}
	}
	form, ok := forms.Get(c.args[0])
	if !ok {
		return said{wordUnknownForm(c.args[0]), true}
	}
	today, err := c.today(form)
	if err != nil {
		return err
	}
	faces := face.Best()
	switch c.opts["font"] {
	case "":
	case "bundled":
		faces = face.Bundled()
	default:
		return said{wordBadFont(c.opts["font"]), true}
	}
	out := c.opts["out"]
	if sameFile(out, c.opts["book"]) {
		return say(wordOutIsBook(out))
	}
	b, err := c.open()
	if err != nil {
		return err
	}
	defer b.Close()
	var p *report.Paper
	b.Read(func(v *record.View) {
		var src record.Source
		if src, err = c.source(form, v, today); err != nil {
			return
		}
		if p, err = report.Make(forms.Input{View: v, Source: src, Today: today}, faces); err != nil {
			err = say(wordForm(c.opts["book"], err))
			return
		}
		for i, x := range p.Problems {
			if i < mostProblems {
				io.WriteString(c.err, wordProblem(v, x)+"\n")
			}
		}
		if n := len(p.Problems) - mostProblems; n > 0 {
			io.WriteString(c.err, wordMore(n)+"\n")
		}
		if n := len(p.Blocking()); n > 0 {
			err = say(wordUnready(out, n))
		}
	})
	if err != nil {
		return err
	}
	if err := p.SavePDF(out); err != nil {
		return say(wordWrite(out, err))
	}
	return c.print(wordPrinted(p.Title, out, len(p.Pages)))
}

// mostProblems are named one by one; a thousand like them help nobody.
const mostProblems = 20

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// selectors are the options that each form understands.
var selectors = map[string][]string{
	"roster":  {"team", "area", "as-of", "columns"},
	"minutes": {"meeting", "as-of"},
	"site":    {"site", "as-of"},
	"period":  {"period", "as-of"},
}

// source turns the selectors into what the form reads.
func (c *call) source(form forms.Form, v *record.View, today record.Date) (src record.Source, err error) {
	src.Form = form.Name
	for _, name := range []string{"area", "team", "meeting", "site", "period", "as-of", "columns"} {
		text := c.opts[name]
		if text == "" {
			continue
		}
		if !has(selectors[form.Name], name) {
			return src, said{wordWrongSelector(form.Name, name, selectors[form.Name]), true}
		}
		switch name {
		case "team": // with --area: the team of that name there
			src.Team, err = c.find(v, record.KindTeam, name, text, src.Area)
		case "area":
			src.Area, err = c.find(v, record.KindArea, name, text, 0)
		case "meeting":
			src.Meeting, err = c.find(v, record.KindMeeting, name, text, 0)
		case "site":
			src.Site, err = c.find(v, record.KindSite, name, text, 0)
		case "period":
			src.Rule, src.Year, err = c.period(v, text)
		case "as-of": // for minutes and period, which have no such day of their own, see today
			if src.AsOf, err = record.ParseDate(text, today); err != nil {
				err = said{wordBadDate(name, text), true}
			}
		case "columns":
			src.Columns = strings.Split(text, ",")
		}
		if err != nil {
			return src, err
		}
	}
	return src, nil
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
