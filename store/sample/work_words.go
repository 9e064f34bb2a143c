package sample

import "sophongtrao/store/record"

// plan holds the words of the kinds that the yearly plan asks for: one part of a
// file each.
type plan struct {
	Units struct {
		Agencies    []string `json:"agencies"`
		Enterprises []string `json:"enterprises"`
		Schools     []string `json:"schools"`
		Outside     []struct {
			Type   string `json:"type"`
			Name   string `json:"name"`
			Reason string `json:"reason"`
		} `json:"outside"` // units that the standard is not meant for
		Decision       string `json:"decision"`
		Withdrawal     string `json:"withdrawal"`
		Superior       string `json:"superior"` // who decides on the commune itself
		FormerSuperior string `json:"formerSuperior"`
	} `json:"units"`
	Topics         []topic    `json:"topics"`
	Forums         []forum    `json:"forums"`
	Organisers     []string   `json:"organisers"`
	Activities     []activity `json:"activities"`
	Festival       activity   `json:"festival"`
	Unity          activity   `json:"unity"`
	ActivityResult []string   `json:"activityResult"`
	Inspections    struct {
		Title      string           `json:"title"`
		Surprise   string           `json:"surprise"`
		Leader     record.Officer   `json:"leader"`
		Members    []string         `json:"members"`
		HostPost   string           `json:"hostPost"`
		HostTitle  string           `json:"hostTitle"`
		Note       []string         `json:"note"`
		Findings   []record.Finding `json:"findings"`
		Strength   []string         `json:"strength"`
		Conclusion []string         `json:"conclusion"`
	} `json:"inspections"`
	Merits map[string][]string `json:"merits"` // by kind of commendation
	Awards []struct {
		Award string `json:"award"`
		Level string `json:"level"`
	} `json:"awards"`
	AwardBy   map[string]string `json:"awardBy"` // by level
	Exemplars []struct {
		Type  string `json:"type"`
		Name  string `json:"name"`
		Level string `json:"level"`
		Field string `json:"field"`
		Years int    `json:"years"` // chosen so many years ago
		Merit string `json:"merit"`
	} `json:"exemplars"`
	ExemplarResult map[record.Answer]string `json:"exemplarResult"`
	Seats          []seat                   `json:"seats"`
	SeatDecision   string                   `json:"seatDecision"`
	Funds          []struct {
		Source  string   `json:"source"`
		Planned []int64  `json:"planned"` // millions of đồng: last year, this year; 0 is blank
		Spent   []string `json:"spent"`
		Note    string   `json:"note"`
	} `json:"funds"`
	TaskList []task   `json:"tasks"`
	Events   []string `json:"events"` // of the calendar, done
	Round    struct {
		Title     string `json:"title"`
		Plan      string `json:"plan"`
		PlanBy    string `json:"planBy"`
		Structure string `json:"structure"`
	} `json:"round"`
	Statutory   named             `json:"statutory"`
	PausedPaper string            `json:"pausedPaper"`
	Requests    map[string]string `json:"requests"`
	Drafts      []record.Document `json:"drafts"`
	Issued      []issued          `json:"issued"`
	Correction  struct {
		Of    string `json:"of"`  // the PeriodRule of the report it corrects
		Day   string `json:"day"` // "12-29"
		Title string `json:"title"`
		Where string `json:"where"`
		Old   string `json:"old"`
		New   string `json:"new"`
		Why   string `json:"why"`
	} `json:"correction"`
}

type issued struct {
	Type     string        `json:"type"`
	Title    string        `json:"title"`
	Source   record.Source `json:"source"`
	Years    int           `json:"years"` // so many years ago
	Day      string        `json:"day"`   // "06-15"
	Sendings []struct {
		To    string `json:"to"`
		After int    `json:"after"` // days after the paper
		How   string `json:"how"`
		Note  string `json:"note"`
	} `json:"sendings"`
	Reply struct {
		After    int    `json:"after"`
		From     string `json:"from"`
		Text     string `json:"text"`
		Returned bool   `json:"returned"`
	} `json:"reply"`
	Void string `json:"void"` // why it became void
}

type topic struct {
	Topic  string `json:"topic"`
	Group  string `json:"group"`
	Body   string `json:"body"`
	Answer string `json:"answer"`
}

type forum struct {
	Code  string `json:"code"`
	Title string `json:"title"`
}

type activity struct {
	Type     string `json:"type"`
	Title    string `json:"title"`
	Lead     string `json:"lead"`
	Channel  string `json:"channel"`
	Campaign string `json:"campaign"`
	Local    bool   `json:"local"` // takes place in an area
}

type seat struct {
	Body    string `json:"body"`
	Role    string `json:"role"`
	Post    string `json:"post"`
	Name    string `json:"name"`
	Former  string `json:"former"`
	Woman   bool   `json:"woman"`
	Changed bool   `json:"changed"` // another person held it until the merger
}

type task struct {
	What  string      `json:"what"`
	Owner string      `json:"owner"`
	Due   int         `json:"due"`  // days after today; 0: none
	Done  int         `json:"done"` // days after today; 0: open
	About record.Kind `json:"about"`
	Note  string      `json:"note"`
}
