package sample

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"sophongtrao/store/record"
)

// words is assets/sample/words.json. A text may hold places like {area}, filled by
// fill.
type words struct {
	Committee    record.Committee `json:"committee"`
	Families     []string         `json:"families"`
	MiddleMale   []string         `json:"middleMale"`
	MiddleFemale []string         `json:"middleFemale"`
	GivenMale    []string         `json:"givenMale"`
	GivenFemale  []string         `json:"givenFemale"`
	WholeNames   []struct {
		Name     string     `json:"name"`
		SortName string     `json:"sortName"`
		Sex      record.Sex `json:"sex"`
	} `json:"wholeNames"` // names that are not family, middle, given
	Streets            []string               `json:"streets"`
	HouseNo            string                 `json:"houseNo"`
	Homes              []string               `json:"homes"`
	Schooling          []string               `json:"schooling"`
	Training           []string               `json:"training"`
	Political          []string               `json:"political"`
	Work               []string               `json:"work"`
	WorkOld            []string               `json:"workOld"` // of people from 60 years on
	Notes              []string               `json:"notes"`
	By                 []string               `json:"by"`
	Areas              []named                `json:"areas"`
	FormerArea         string                 `json:"formerArea"`
	Teams              []named                `json:"teams"`
	Decision           string                 `json:"decision"`
	DecisionBy         string                 `json:"decisionBy"`
	Models             []model                `json:"models"`
	ModelLead          string                 `json:"modelLead"`
	ModelPartners      string                 `json:"modelPartners"`
	SiteLead           string                 `json:"siteLead"`
	SitePartners       string                 `json:"sitePartners"`
	Place              string                 `json:"place"`
	Rules              string                 `json:"rules"`
	Board              []string               `json:"board"`
	StagePaper         string                 `json:"stagePaper"`
	Strengths          []string               `json:"strengths"`
	Weaknesses         []string               `json:"weaknesses"`
	Reasons            map[string]string      `json:"reasons"` // by proposal
	ReviewPaper        string                 `json:"reviewPaper"`
	Consents           []string               `json:"consents"`
	Absence            []string               `json:"absence"`
	AbsentWho          string                 `json:"absentWho"`
	Groups             []string               `json:"groups"`
	Guests             string                 `json:"guests"`
	ConsultationGroups []string               `json:"consultationGroups"`
	Chair              record.Officer         `json:"chair"`
	FormerChair        record.Officer         `json:"formerChair"`
	Secretary          record.Officer         `json:"secretary"`
	Hall               string                 `json:"hall"`
	Meetings           map[string]meetingText `json:"meetings"` // by meeting kind
	Documents          []record.Document      `json:"documents"`
	plan
}

type named struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type model struct {
	Name      string `json:"name"`
	Field     string `json:"field"`
	Aim       string `json:"aim"`
	Equipment []struct {
		Name string `json:"name"`
		Unit string `json:"unit"`
		Max  int    `json:"max"`
	} `json:"equipment"`
}

type meetingText struct {
	Title       string        `json:"title"`
	Agenda      []record.Item `json:"agenda"`
	Conclusions []string      `json:"conclusions"`
	Tasks       []record.Task `json:"tasks"`
}

// decode reads JSON and refuses what it does not know, so that a misspelt key of
// the data is an error and not a silent gap.
func decode(b []byte, into any, what string) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("sample: %s: %w", what, err)
	}
	return nil
}

// complete says what the words lack: with an empty list nothing could be picked.
func (w *words) complete() error {
	for _, l := range []struct {
		name string
		n    int
	}{
		{"families", len(w.Families)}, {"middleMale", len(w.MiddleMale)}, {"middleFemale", len(w.MiddleFemale)},
		{"givenMale", len(w.GivenMale)}, {"givenFemale", len(w.GivenFemale)}, {"wholeNames", len(w.WholeNames)},
		{"streets", len(w.Streets)}, {"homes", len(w.Homes)}, {"schooling", len(w.Schooling)},
		{"training", len(w.Training)}, {"political", len(w.Political)}, {"work", len(w.Work)}, {"workOld", len(w.WorkOld)},
		{"notes", len(w.Notes)}, {"by", len(w.By)}, {"areas", len(w.Areas)}, {"teams", len(w.Teams)},
		{"models", len(w.Models)}, {"strengths", len(w.Strengths)}, {"weaknesses", len(w.Weaknesses)},
		{"absence", len(w.Absence)}, {"groups", len(w.Groups)}, {"consultationGroups", len(w.ConsultationGroups)},
		{"topics", len(w.Topics)}, {"forums", len(w.Forums)}, {"organisers", len(w.Organisers)}, {"activities", len(w.Activities)},
		{"activityResult", len(w.ActivityResult)}, {"awards", len(w.Awards)}, {"funds", len(w.Funds)},
	} {
		if l.n == 0 {
			return fmt.Errorf("sample: the words have no %s", l.name)
		}
	}
	for _, kind := range append([]string{record.MeetingMidReview, record.MeetingReview, record.MeetingPeople}, meetingRound...) {
		if w.Meetings[kind].Title == "" {
			return fmt.Errorf("sample: the words have no meeting of the kind %s", kind)
		}
	}
	return nil
}

// fill replaces places: fill("Số {n}", "{n}", "5") is "Số 5".
func fill(text string, places ...string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return strings.NewReplacer(places...).Replace(text)
}
