package settings

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// calendar edits the days of the yearly cycle, and how long before a due date the first
// page reminds.
func calendar(room Room) *settingsForm {
	type row = record.Event
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.CalendarNote))
		f.Add(part.Blocks("calendar", words.AddEvent, func(s *record.Settings) *[]row { return &s.Calendar }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Text("name", words.EventName, func(e *row) *string { return &e.Name }).Must(),
				part.Text("code", words.PeriodCode, func(e *row) *string { return &e.Code }).Must(),
				part.Whole("day", words.EventDay, func(e *row) *int { return &e.Day }),
				part.Whole("month", words.RuleMonth, func(e *row) *int { return &e.Month }),
				part.Text("owner", words.TasksOwner, func(e *row) *string { return &e.Owner }),
				part.Date("from", words.ListFrom, room.Today, true, func(e *row) *record.Date { return &e.From }),
				part.Date("to", words.ListTo, room.Today, true, func(e *row) *record.Date { return &e.To }),
			}
		}))
	})
}

// remind edits how many days ahead the first page reminds.
func remind() *settingsForm {
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.RemindNote))
		f.Add(part.Rows("remind", "", func(s *record.Settings) *[]int { return &s.Remind }, func() []*part.Field[*int] {
			return []*part.Field[*int]{part.Whole("", words.RemindDays, func(n *int) *int { return n })}
		}))
	})
}

// checklists edits the points that inspections begin with.
func checklists() *settingsForm {
	type row = record.Checklist
	return part.NewForm(func(f *settingsForm) {
		f.Put(part.Note(words.ChecklistNote))
		f.Add(part.Blocks("checklists", words.AddChecklist, func(s *record.Settings) *[]row { return &s.Checklists }, func() []*part.Field[*row] {
			return []*part.Field[*row]{
				part.Text("name", words.ChecklistName, func(c *row) *string { return &c.Name }).Must(),
				part.Text("code", words.PeriodCode, func(c *row) *string { return &c.Code }).Must(),
				part.Paragraphs("items", words.ChecklistItems, func(c *row) *[]string { return &c.Items }),
			}
		}))
	})
}
