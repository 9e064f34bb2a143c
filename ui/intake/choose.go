package intake

import (
	"bytes"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
	"sophongtrao/ui/words/lists"
)

// choose is the first step: a file, or what was copied.
func (p *Page) choose() {
	p.book, p.items, p.jobs, p.plans = nil, nil, nil, nil
	var options []part.Option
	for _, t := range intake.Targets {
		options = append(options, part.Option{Value: string(t), Label: p.words.Titles[t]})
	}
	target := part.NewSwitch(func(v string) { p.first = intake.Target(v) }, options...)
	target.Set(string(p.first))
	pick := part.NewButton(words.IntakePick, theme.FolderOpenIcon(), p.pick).Main()
	paste := part.NewButton(words.IntakePaste, theme.ContentPasteIcon(), func() { p.Paste(fyne.CurrentApp().Clipboard().Content()) })
	blank := part.NewButton(words.IntakeTemplate, theme.DocumentSaveIcon(), p.template)
	paper := part.NewButton(words.IntakePaper, theme.DocumentPrintIcon(), p.paper)
	body := container.NewVBox(part.Note(words.IntakeAbout), part.Plain(words.IntakeRows), part.Wrapped(part.Sized(300, target)), part.Wrapped(pick, paste, blank, paper))
	p.show(1, &part.Step{Body: part.Rolled(part.Padded(12, body)), First: func() { part.Focus(pick) }})
}

// pick asks for a file.
func (p *Page) pick() {
	var folder string
	p.room.Memory().Get("intake.folder", &folder)
	part.PickFile(p.room.Canvas(), words.IntakeTitle, words.IntakePick, folder, desk.ListFiles, func(path string) {
		p.room.Memory().Put("intake.folder", filepath.Dir(path))
		p.Take(path)
	})
}

// template saves a blank list of what is chosen.
func (p *Page) template() {
	var settings *record.Settings
	p.room.Read(func(v *record.View) { settings = v.Settings().Clone().(*record.Settings) })
	raw, err := intake.Template(p.first, p.words, settings)
	if err != nil {
		p.room.Fail(err)
		return
	}
	p.save(words.IntakeTemplate, words.TemplateFile+string(p.first)+".xlsx", raw)
}

// paper saves the same blank list as a paper to be filled in by hand.
func (p *Page) paper() {
	var made forms.Output
	var err error
	p.room.Read(func(v *record.View) {
		made, err = lists.Blank(forms.Input{View: v, Today: p.room.Today()}, p.first, p.words)
	})
	var b bytes.Buffer
	if err == nil {
		err = report.Lay(made, face.Best()).WritePDF(&b)
	}
	if err != nil {
		p.room.Fail(err)
		return
	}
	p.save(words.IntakePaper, made.FileName, b.Bytes())
}

func (p *Page) save(title, name string, raw []byte) {
	p.room.SaveAs(title, name, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(raw))
		return err
	}, nil)
}
