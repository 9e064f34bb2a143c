package inspections

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

type form = part.Form[*record.Inspection]

func newForm(room Room) *form {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *form) {
		f.Add(
			part.Choice("type", words.InspectionType, c.Of(func(l *record.Lists) []record.Choice { return l.InspectionKinds }),
				func(i *record.Inspection) *string { return &i.Type }).Must(),
			part.AnyRef("subject", words.InspectionSubject, c.Refs(record.KindSite, record.KindTeam, record.KindArea, record.KindUnit, record.KindModel),
				func(i *record.Inspection) *record.Ref { return &i.Subject }).Hint(words.InspectionSubjHint),
			part.Text("place", words.InspectionPlace, func(i *record.Inspection) *string { return &i.Place }),
			part.Text("title", words.InspectionName, func(i *record.Inspection) *string { return &i.Title }).Must(),
			part.Date("planned", words.InspectionPlanned, room.Today, true, func(i *record.Inspection) *record.Date { return &i.Planned }),
			part.Date("date", words.InspectionDate, room.Today, true, func(i *record.Inspection) *record.Date { return &i.Date }),
		)
		f.Suggest("title", func(i *record.Inspection) {
			room.Read(func(v *record.View) {
				if name := words.NameList(desk.Named(v, i.Subject), i.Place); name != "" {
					i.Title = words.InspectionOf(name)
				}
			})
		})
		f.Section(words.SectionGroup)
		f.Add(part.Officer("leader", words.InspectionLeader, func(i *record.Inspection) *record.Officer { return &i.Leader })...)
		f.Add(part.Paragraphs("members", words.InspectionMembers, func(i *record.Inspection) *[]string { return &i.Members }))
		f.Add(part.Officer("host", words.InspectionHost, func(i *record.Inspection) *record.Officer { return &i.Host })...)
		f.Section(words.SectionChecklist)
		f.Put(template(room, f))
		f.Add(checklist())
		f.Section(words.SectionFindings)
		f.Put(part.Note(words.InspectionWriteHint))
		f.Add(findings(room))
		f.Section(words.SectionResult)
		f.Add(
			part.Long("strength", words.InspectionStrength, func(i *record.Inspection) *string { return &i.Strength }),
			part.Long("conclusion", words.InspectionConclude, func(i *record.Inspection) *string { return &i.Conclusion }),
		)
	})
}

// template fills the points of a list of the settings into the checklist; those that
// stand there stay.
func template(room Room, f *form) fyne.CanvasObject {
	lists := func() (of []record.Checklist) {
		room.Read(func(v *record.View) { of = v.Settings().Checklists })
		return of
	}
	c := part.NewChooser(func() (out []part.Option) {
		for _, l := range lists() {
			out = append(out, part.Option{Value: l.Code, Label: l.Name})
		}
		return out
	})
	c.OnChosen = func(code string) {
		of := lists()
		at := slices.IndexFunc(of, func(l record.Checklist) bool { return l.Code == code })
		if at < 0 {
			return
		}
		f.Change(func(i *record.Inspection) {
			for _, item := range of[at].Items {
				if !slices.ContainsFunc(i.Checklist, func(x record.Check) bool { return x.Item == item }) {
					i.Checklist = append(i.Checklist, record.Check{Item: item})
				}
			}
		})
	}
	return container.NewBorder(nil, nil, widget.NewLabel(words.InspectionTemplate), nil, c)
}

func checklist() *part.Field[*record.Inspection] {
	return part.Rows("checklist", "", func(i *record.Inspection) *[]record.Check { return &i.Checklist }, func() []*part.Field[*record.Check] {
		return []*part.Field[*record.Check]{
			part.Text("item", words.CheckItem, func(c *record.Check) *string { return &c.Item }).Grow(3),
			part.Choice("met", words.CheckMet, answers, func(c *record.Check) *record.Answer { return &c.Met }).Grow(1.2),
			part.Text("note", words.CheckNote, func(c *record.Check) *string { return &c.Note }).Grow(2),
		}
	})
}

// answers are offered in a list: a line of the checklist has no room for them side by
// side.
func answers() []part.Option {
	return []part.Option{{Value: string(record.Yes), Label: words.AnswerMet}, {Value: string(record.No), Label: words.AnswerNotMet}}
}

// findings shows each as a block: what is wrong and what is done about it are sentences.
func findings(room Room) *part.Field[*record.Inspection] {
	return part.Blocks("findings", words.AddFinding, func(i *record.Inspection) *[]record.Finding { return &i.Findings }, func() []*part.Field[*record.Finding] {
		return []*part.Field[*record.Finding]{
			part.Text("what", words.FindingWhat, func(f *record.Finding) *string { return &f.What }).Must(),
			part.Text("measure", words.FindingMeasure, func(f *record.Finding) *string { return &f.Measure }),
			part.Text("owner", words.FindingOwner, func(f *record.Finding) *string { return &f.Owner }),
			part.Date("due", words.FindingDue, room.Today, false, func(f *record.Finding) *record.Date { return &f.Due }),
			part.Date("closed", words.FindingClosed, room.Today, false, func(f *record.Finding) *record.Date { return &f.Closed }),
			part.Text("how", words.FindingHow, func(f *record.Finding) *string { return &f.How }),
		}
	})
}
