package privacy

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// job is an erasure that is about to be done, with what its slip will say.
type job struct {
	people   []record.ID
	names    []string
	mentions []record.Ref
	shared   bool // a name is also that of somebody else
	slip     record.Erasure
}

// jobOf prepares the erasure of people; false if there is nobody, or somebody is still
// in a team, which is said.
func (p *Page) jobOf(people []record.ID) (j job, ok bool) {
	today := p.room.Today()
	var teams []string
	p.room.Read(func(v *record.View) {
		for _, id := range people {
			who, known := v.People.Find(id) // in the bin too
			if !known || who.Anonymous() {
				continue
			}
			j.people, j.names = append(j.people, id), append(j.names, who.Name)
			for _, m := range v.TeamsOf(id, today) {
				if t, ok := v.Teams.Get(m.Team); ok && t.Lives(today) {
					teams = append(teams, t.Name+" ("+who.Name+")")
				}
			}
			for _, m := range v.Mentions(id) {
				j.mentions = append(j.mentions, m.Ref)
			}
			j.slip.Records += len(v.Forget(id, today))
			j.shared = j.shared || namesakes(v, who)
		}
	})
	if len(teams) > 0 {
		p.room.Tell(words.Attention, words.StillServes(teams))
	}
	return j, len(j.people) > 0 && len(teams) == 0
}

// namesakes says that somebody else has the name too.
func namesakes(v *record.View, who *record.Person) bool {
	for x := range v.People.All() {
		if x.ID != who.ID && record.Fold(x.Name) == record.Fold(who.Name) {
			return true
		}
	}
	return false
}

// anonymise asks, then anonymises the marked people, else the selected one.
func (p *Page) anonymise() {
	j, ok := p.jobOf(p.Table.Chosen())
	if !ok {
		return
	}
	if len(j.people) == 1 {
		j.slip.Reason = p.expired[j.people[0]].Reason
	}
	p.ask(&j, words.Anonymise, words.AskAnonymise(j.names), nil, func() bool { return true })
}

// erase asks why and since when, then erases the data of the selected person.
func (p *Page) erase() {
	j, ok := p.jobOf([]record.ID{p.Table.Selected()})
	if !ok {
		return
	}
	reason := part.NewChooser(desk.NamedChoices(words.EraseReasons))
	reason.Set(string(record.ReasonAsked))
	if x := p.expired[j.people[0]]; x.Reason == record.ReasonWithdrawn {
		reason.Set(string(x.Reason))
	}
	day := part.NewDateBox(p.room.Today, false)
	day.Set(p.room.Today())
	fields := container.NewVBox(widget.NewLabel(words.EraseReason), reason, widget.NewLabel(words.EraseAsked), day)
	p.ask(&j, words.EraseVerb, words.AskErase(j.names[0]), fields, func() bool {
		on, ok := day.Date()
		j.slip.Reason, j.slip.Requested = record.Reason(reason.Value()), on
		return ok && on.IsDay() && j.slip.Reason != ""
	})
	part.Focus(day)
}

// ask shows what is about to be done. Enter gives the safe answer: it cannot be undone.
func (p *Page) ask(j *job, title, text string, fields fyne.CanvasObject, right func() bool) {
	note := widget.NewLabel(text)
	note.Wrapping = fyne.TextWrapWord
	body := container.NewVBox(note)
	strike := part.NewCheck(words.StrikeNames(len(j.mentions)), nil)
	if len(j.mentions) > 0 {
		strike.SetChecked(!j.shared)
		body.Add(strike)
		if j.shared {
			body.Add(part.Note(words.SharedName))
		}
	}
	if fields != nil {
		body.Add(fields)
	}
	part.Show(p.room.Canvas(), title, body, fyne.NewSize(560, 0),
		part.Answer{Label: words.Cancel, Esc: true},
		part.Answer{Label: title, Do: func() {
			if !right() {
				p.room.Tell(words.Attention, words.EraseNeeds)
				return
			}
			if !strike.Checked {
				j.mentions = nil
			}
			p.room.Guarded(store.WhyErase, func() { p.do(j) })
		}})
}

// do erases beside the window, and then tells what it came to.
func (p *Page) do(j *job) {
	op := store.Op{Code: store.OpErase, Kind: record.KindPerson, N: len(j.people)}
	var done store.Erased
	p.room.Work(words.Erasing, func() (err error) {
		done, err = p.room.Book().Erase(op, store.Erasure{People: j.people, Texts: j.mentions, Copies: p.room.Folders()})
		return err
	}, func(err error) {
		if err != nil {
			p.room.Fail(err)
			return
		}
		p.Table.Unmark()
		p.room.Written(done.Receipt)
		p.tell(j, done)
	})
}

// tell says what an erasure came to, and offers its slip.
func (p *Page) tell(j *job, done store.Erased) {
	s := &j.slip
	s.People, s.By = j.people, p.room.Who()
	s.Revisions, s.Files, s.Rewritten = done.Revisions, done.Files, len(done.Copies.Done)
	for _, left := range done.Copies.Left {
		s.Copies = append(s.Copies, filepath.Base(left.Path))
	}
	s.Copies = append(s.Copies, p.room.Missed()...)
	src := record.Source{Form: "erasure", Of: record.Ref{Kind: record.KindPerson, ID: j.people[0]}, Erased: *s}
	p.room.Ask(words.EraseTitle, words.ErasedSum(*s, len(done.Texts), !done.Wiped || done.Copies.Bare), answers(func() { p.room.Print(src) })...)
}

func answers(slip func()) []part.Answer {
	return []part.Answer{{Label: words.PrintSlip, Do: slip}, {Label: words.Close}}
}
