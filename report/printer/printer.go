package printer

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

var (
	// ErrNone is returned when the system has no printer, or not the one asked for.
	ErrNone = errors.New("printer: no such printer")
	// ErrPages is a choice of pages that names none, or one that is not there.
	ErrPages = errors.New("printer: no such page")
	// ErrCancelled is returned when the person took the job back in a box of the driver.
	ErrCancelled = errors.New("printer: cancelled")
	// ErrTypeface is returned when the system does not draw with our typeface.
	ErrTypeface = errors.New("printer: the typeface cannot be used")
	// ErrRoom is returned when there is no room left for the job.
	ErrRoom = errors.New("printer: no room for the job")
	// ErrRefused is returned when the system does not let this person print.
	ErrRefused = errors.New("printer: access denied")
	// ErrNoProgram is returned by Open and PrintWith: no program is there for the file.
	ErrNoProgram = errors.New("printer: no program for this kind of file")
	// ErrGone is returned by Open and PrintWith: the file is not there any more.
	ErrGone = errors.New("printer: the file is gone")
	// ErrBusy is returned by Open and PrintWith: another program keeps the file.
	ErrBusy = errors.New("printer: the file is in use")
)

// Fault is what the system said at a step, where it is none of the sentinels.
type Fault struct {
	Step string // "StartDoc"
	Code uint32 // of Windows, or the exit code of lp
}

// Error implements error.
func (f *Fault) Error() string { return fmt.Sprintf("printer: %s: code %d", f.Step, f.Code) }

// Printer is one that can be chosen.
type Printer struct {
	Name    string
	Default bool
}

// Sides says on which sides of the sheets to print.
type Sides int

const (
	AsSet Sides = iota // as the printer is set
	OneSide
	LongEdge  // both sides, turned like a book
	ShortEdge // both sides, turned like a block
)

// Job is what to print where.
type Job struct {
	Printer string
	Title   string  // in the queue of the system
	Copies  int     // 1 to MostCopies
	Pages   []int   // from 0, in this order; nil are all
	Sides   Sides   // a hint: a printer that cannot prints on one side
	Right   float64 // mm, the offset: everything is drawn so far to the right,
	Down    float64 // and down; negative is left and up
	File    string  // where the job goes instead of the printer; "": to the printer
}

// MostCopies and MostOffset (mm) are the bounds of a Job.
const (
	MostCopies = 99
	MostOffset = 20.0
)

// chosen checks a job against the pages there are.
func (j *Job) chosen(of int) ([]int, error) {
	pages := j.Pages
	if pages == nil {
		for i := range of {
			pages = append(pages, i)
		}
	}
	outside := func(i int) bool { return i < 0 || i >= of }
	if len(pages) == 0 || slices.ContainsFunc(pages, outside) {
		return nil, ErrPages
	}
	if j.Copies < 1 || j.Copies > MostCopies || math.Abs(j.Right) > MostOffset || math.Abs(j.Down) > MostOffset {
		return nil, fmt.Errorf("printer: %d copies, offset %.1f, %.1f mm", j.Copies, j.Right, j.Down)
	}
	return pages, nil
}

// Range reads "1-3, 5" as numbers of pages from 1, and returns them from 0, each once and
// in the order given. ErrPages for anything else, and for pages that are not there.
func Range(text string, of int) (pages []int, err error) {
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		from, to, is := strings.Cut(s, "-")
		if !is {
			to = from
		}
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || a < 1 || b > of || a > b {
			return nil, ErrPages
		}
		for i := a - 1; i < b; i++ {
			if !slices.Contains(pages, i) {
				pages = append(pages, i)
			}
		}
	}
	if len(pages) == 0 {
		return nil, ErrPages
	}
	return pages, nil
}

// sheet turns mm on the paper into dots of a printer.
type sheet struct {
	x, y        float64 // dots per mm
	left, top   int     // dots of the edge that the printer cannot reach
	right, down float64 // mm, the offset
}

func (s *sheet) across(mm float64) int { return int(math.Round((mm+s.right)*s.x)) - s.left }
func (s *sheet) along(mm float64) int  { return int(math.Round((mm+s.down)*s.y)) - s.top }

const (
	mmPerInch  = 25.4
	mmPerPoint = mmPerInch / 72
)

// size is the height of type in dots.
func (s *sheet) size(points float64) int { return int(math.Round(points * mmPerPoint * s.y)) }

// steps are the dots from each letter of a text to the next. They lie between rounded
// places, so that a line ends where the layout ends it; the last is the set width's rest.
func (s *sheet) steps(t *paper.Text, fonts paper.Fonts) (letters []rune, dx []int32) {
	at, last := t.X, s.across(t.X)
	for _, r := range t.S {
		w, _ := fonts.Advance(t.Style, r)
		at += float64(w) / 1000 * t.Size * mmPerPoint
		if r == ' ' {
			at += t.Space
		}
		next := s.across(at)
		letters, dx = append(letters, r), append(dx, int32(next-last))
		last = next
	}
	return letters, dx
}

// bar is a rule as a filled box: corner, width and height in dots, at least one dot thick.
func (s *sheet) bar(r paper.Rule) (x, y, w, h int) {
	x, y = s.across(min(r.X1, r.X2)), s.along(min(r.Y1, r.Y2))
	x2, y2 := s.across(max(r.X1, r.X2)), s.along(max(r.Y1, r.Y2))
	if r.X1 == r.X2 {
		thick := max(1, int(math.Round(r.Width*s.x)))
		return x - thick/2, y, thick, max(1, y2-y)
	}
	thick := max(1, int(math.Round(r.Width*s.y)))
	return x, y - thick/2, max(1, x2-x), thick
}

// The mark stands as report/pdf and ui/preview draw it.
const (
	markStyle = paper.Bold
	markShare = 0.6  // of the diagonal of the sheet
	markDrop  = 0.33 // of the size
)

// markLetter is a letter of the mark: where its pen stands, in mm.
type markLetter struct {
	r    rune
	x, y float64
}

// mark places the letters of Page.Mark; size is in points, turn in degrees.
func mark(p *paper.Page, fonts *face.Set) (letters []markLetter, size, turn float64) {
	wide := 0
	for _, r := range p.Mark {
		w, _ := fonts.Advance(markStyle, r)
		wide += w
	}
	if wide == 0 {
		return nil, 0, 0
	}
	angle := math.Atan2(p.Height, p.Width)
	sin, cos := math.Sincos(angle)
	length := markShare * math.Hypot(p.Width, p.Height)
	em := length / (float64(wide) / 1000)
	x := p.Width/2 - cos*length/2 + sin*em*markDrop
	y := p.Height/2 + sin*length/2 + cos*em*markDrop
	for _, r := range p.Mark {
		w, _ := fonts.Advance(markStyle, r)
		letters = append(letters, markLetter{r, x, y})
		x, y = x+cos*float64(w)/1000*em, y-sin*float64(w)/1000*em
	}
	return letters, em / mmPerPoint, angle * 180 / math.Pi
}

// byDefault puts the default printer before the others.
func byDefault(a, b Printer) int {
	switch {
	case a.Default == b.Default:
		return 0
	case a.Default:
		return -1
	}
	return 1
}
