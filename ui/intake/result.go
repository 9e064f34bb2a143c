package intake

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
	"sophongtrao/ui/words/lists"
)

// result is the last step: the numbers, the way back, and what was not taken.
func (p *Page) result(r store.Receipt) {
	said := part.Plain(words.IntakeDone(r))
	body := container.NewVBox(said)
	left := 0
	for i, j := range p.jobs {
		body.Add(part.Plain(j.Table.Sheet.Name + ", " + p.words.Titles[j.Table.Target] + ": " + lists.Counts(p.plans[i])))
		left += p.plans[i].Count(intake.Ask) + p.plans[i].Count(intake.Bad)
	}
	var buttons []fyne.CanvasObject
	var first *part.Button
	add := func(b *part.Button) {
		if buttons = append(buttons, b); first == nil {
			first = b
		}
	}
	if left > 0 {
		jobs, plans := p.jobs, p.plans
		add(part.NewButton(words.IntakeReject, theme.DocumentSaveIcon(), func() { p.reject(jobs, plans) }))
	}
	add(part.NewButton(words.IntakeMore, theme.FolderOpenIcon(), func() {
		p.choose()
		p.step.Focus()
	}))
	if r.Seq != 0 {
		var back *part.Button
		back = part.NewButton(words.IntakeUndo, theme.ContentUndoIcon(), func() {
			p.room.RevertUnchanged(r.Seq, func() {
				said.SetText(words.IntakeUndone)
				back.Disable()
				part.Focus(first)
			})
		})
		add(back)
	}
	body.Add(part.Wrapped(buttons...))
	body.Add(part.Note(words.IntakeLeft(left))) // last: in large text what has the keyboard is in sight
	p.show(4, &part.Step{Body: part.Rolled(part.Padded(12, body)), First: func() { part.Focus(first) }})
	p.step.Focus()
}

// reject saves the rows that were not taken as a list that can be brought in again.
func (p *Page) reject(jobs []*intake.Job, plans []*intake.Plan) {
	raw, err := intake.Rejects(jobs, plans, lists.Fault)
	if err != nil {
		p.room.Fail(err)
		return
	}
	p.save(words.IntakeReject, words.IntakeFile, raw)
}
