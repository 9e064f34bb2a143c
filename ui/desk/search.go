package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// searchLimit is how many hits are shown: more are refined, not scrolled through.
const searchLimit = 200

// search is the box over everything and the list of hits, which covers the page
// while the box has text: an overlay would take the focus from the box.
type search struct {
	d     *Desk
	entry *part.Entry
	table *part.Table
	panel *fyne.Container
	hits  []hit
}

type hit struct {
	kind record.Kind
	id   record.ID
}

func newSearch(d *Desk) *search {
	s := &search{d: d, entry: part.NewEntry(words.SearchHint)}
	s.table = part.NewTable([]part.Column{
		{ID: "what", Title: words.SearchWhat, Width: 240, Grow: 2},
		{ID: "kind", Title: words.SearchKind, Width: 130},
		{ID: "where", Title: words.SearchWhere, Width: 240, Grow: 2},
	})
	s.table.Empty = words.SearchNothing
	s.table.OnOpen = s.open
	s.entry.OnRune = s.find
	s.entry.OnEnter = func() {
		s.find()
		if id := s.table.Selected(); id != 0 {
			s.open(id)
		}
	}
	s.entry.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown:
			s.table.Focus()
			return true
		case fyne.KeyEscape:
			s.leave()
			return true
		}
		return false
	}
	body := container.NewBorder(part.Heading(words.SearchTitle), part.Note(words.SearchKeys), nil, nil, s.table)
	s.panel = container.NewStack(part.Band(part.Padded(8, body), groundColor))
	s.panel.Hide()
	return s
}

const groundColor fyne.ThemeColorName = "background"

func (s *search) hide() {
	if s.panel.Visible() || s.entry.Text != "" {
		s.entry.SetText("")
		s.panel.Hide()
	}
}

func (s *search) leave() {
	s.hide()
	if p := s.d.Page(); p != nil {
		p.Enter()
	}
}

func (s *search) open(row record.ID) {
	h := s.hits[row-1]
	s.d.Open(h.kind, h.id)
}

func (s *search) find() {
	q := record.Line(s.entry.Text)
	if q == "" {
		s.panel.Hide()
		return
	}
	s.hits = s.hits[:0]
	var rows []part.Row
	found := s.d.o.Book.Search(q, searchLimit)
	s.d.Read(func(v *record.View) {
		for _, h := range found {
			r := v.Find(h.Kind, h.ID)
			if r == nil || r.M().Bin || !s.d.Opens(h.Kind) {
				continue
			}
			s.hits = append(s.hits, hit{h.Kind, h.ID})
			rows = append(rows, part.Row{ID: record.ID(len(s.hits)), Cells: []string{words.Label(v, r), words.Kind(h.Kind), words.Where(v, r, s.d.Today())}})
		}
	})
	s.panel.Show()
	s.table.SetRows(rows)
	if len(rows) > 0 {
		s.table.Select(1)
	}
}

// shown says that hits cover the page.
func (s *search) shown() bool { return s.panel.Visible() }

// Find shows the hits of a query, as if typed into the box.
func (d *Desk) Find(q string) {
	part.Focus(d.search.entry)
	d.search.entry.SetText(q)
	d.search.find()
}
