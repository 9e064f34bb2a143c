package sample

import (
	"hash/fnv"
	"math/rand/v2"

	"sophongtrao/store/record"
)

// Size says how large the commune is. The zero Size takes Default's numbers; a
// number below zero means none of these.
type Size struct {
	Areas, Teams, People, Meetings int
	Seed                           uint64
	Today                          record.Date // the last day on which something happened; zero: 20/11/2026
}

// Default is the practice commune: a middling ward.
var Default = Size{Areas: 30, Teams: 60, People: 500, Meetings: 48, Seed: 279, Today: record.Day(2026, 11, 20)}

func (s Size) filled() Size {
	for _, n := range []struct {
		at *int
		or int
	}{{&s.Areas, Default.Areas}, {&s.Teams, Default.Teams}, {&s.People, Default.People}, {&s.Meetings, Default.Meetings}} {
		switch {
		case *n.at == 0:
			*n.at = n.or
		case *n.at < 0:
			*n.at = 0
		}
	}
	if s.Seed == 0 {
		s.Seed = Default.Seed
	}
	if !s.Today.IsDay() {
		s.Today = Default.Today
	}
	if s.Areas == 0 { // a team needs an area, a person needs none
		s.Teams = 0
	}
	return s
}

// maker carries what has been made so far.
type maker struct {
	words
	size     Size
	rnd      *rand.Rand
	next     record.ID
	records  []record.Record
	settings *record.Settings

	areas    []*record.Area // those that exist today
	models   []*record.Model
	sites    []*record.Site
	teams    []*record.Team
	people   []*record.Person
	meetings []*record.Meeting
	// consultations by area, oldest first; their votes come with the members.
	consultations map[record.ID][]*record.Meeting
	peoples       int                           // how many họp nhân dân
	spare         *record.Meeting               // the last of them that led to no consultation yet
	before        map[record.ID]*record.Meeting // họp nhân dân before a consultation, by the ID of this
	units         []*record.Unit
}

// Make makes the practice commune from the words (assets.SampleWords) and the
// settings of a new book (assets.Defaults). Every record has its ID and may be
// handed to store.Create as it is. The error says which part of the data is wrong.
func Make(wordList, defaults []byte, size Size) ([]record.Record, error) {
	m := &maker{size: size.filled(), settings: new(record.Settings), consultations: map[record.ID][]*record.Meeting{}, before: map[record.ID]*record.Meeting{}}
	m.rnd = rand.New(rand.NewPCG(m.size.Seed, 0x5350))
	if err := decode(wordList, &m.words, "words"); err != nil {
		return nil, err
	}
	if err := m.complete(); err != nil {
		return nil, err
	}
	if err := decode(defaults, m.settings, "settings"); err != nil {
		return nil, err
	}
	m.settings.Practice = true
	m.add(&m.words.Committee)
	m.add(m.settings)
	m.makeAreas()
	m.makeModels()
	m.makeSites()
	m.makeTeams()
	m.makeMeetings()
	m.makePeople()
	m.finishMeetings()
	m.makeDocuments()
	for _, make := range []func(){m.makeHistory, m.makeFurtherMeetings, m.makeForums, m.makeRounds, m.makeUnits, m.makeActivities,
		m.makeInspections, m.makeCommendations, m.makeExemplars, m.makeSeats, m.makeFunds, m.makeTasks, m.makeClosings, m.makeDrafts, m.makeIssued} {
		make()
	}
	return m.records, nil
}

// add gives the record its ID and keeps it.
func (m *maker) add(r record.Record) {
	m.next++
	r.M().ID = m.next
	m.records = append(m.records, r)
}

// stream begins another row of chances, so that what is made from it does not change
// with what was made before.
func (m *maker) stream(name string) {
	h := fnv.New64a()
	h.Write([]byte(name))
	m.rnd = rand.New(rand.NewPCG(m.size.Seed, h.Sum64()))
}

// chance is true n times of a hundred.
func (m *maker) chance(n int) bool { return m.rnd.IntN(100) < n }

// between picks a whole number, both ends included.
func (m *maker) between(low, high int) int { return low + m.rnd.IntN(max(1, high-low+1)) }

func pick[T any](m *maker, list []T) T { return list[m.rnd.IntN(len(list))] }

// day picks a day between two, both included.
func (m *maker) day(from, to record.Date) record.Date {
	return from.AddDays(m.rnd.IntN(max(1, from.DaysUntil(to)+1)))
}

// ago is the day some years before today; 29 February becomes 28.
func (m *maker) ago(years int) record.Date {
	t := m.size.Today
	return record.Day(int(t.Y)-years, int(t.M), min(int(t.D), 28))
}

func (m *maker) thisYear() int { return int(m.size.Today.Y) }

func (m *maker) count(low, high int) record.Count { return record.N(int64(m.between(low, high))) }

// name invents a person's name; one in fifty is not of the family-middle-given sort.
func (m *maker) name() (name, sortName string, sex record.Sex) {
	if m.chance(2) {
		n := pick(m, m.WholeNames)
		return n.Name, n.SortName, n.Sex
	}
	if m.chance(47) {
		return m.woman(), "", record.Female
	}
	return m.man(), "", record.Male
}

func (m *maker) man() string {
	return pick(m, m.Families) + " " + pick(m, m.MiddleMale) + " " + pick(m, m.GivenMale)
}

func (m *maker) woman() string {
	return pick(m, m.Families) + " " + pick(m, m.MiddleFemale) + " " + pick(m, m.GivenFemale)
}
