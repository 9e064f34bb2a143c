package record

import "reflect"

// Area is a khu dân cư: thôn, tổ dân phố, ấp, bản, buôn, khu phố …
type Area struct {
	Meta
	Type       string       `json:"type,omitempty" rule:"need list=areaKinds"` // code of Lists.AreaKinds
	Name       string       `json:"name,omitempty" rule:"need"`                // with its type as it is called: "Khu phố Chánh Lộc 1"
	Span                    // the time in which it exists under this record
	Former     []FormerName `json:"former,omitempty"`
	Successor  ID           `json:"successor,omitempty" rule:"ref=area"` // the area it was merged into
	Origins    []ID         `json:"origins,omitempty" rule:"ref=area"`   // the areas it was merged or split from
	Households Count        `json:"households,omitzero"`
	People     Count        `json:"people,omitzero"`
	Head       string       `json:"head,omitempty"` // Trưởng Ban công tác Mặt trận
}

// FormerName is what an area was called until a day ("xã A, huyện B, tỉnh C").
type FormerName struct {
	Name string `json:"name" rule:"need"`
	To   Date   `json:"to,omitzero"`
}

// NameOn returns the name that held on day d; zero asks for the present one.
func (a *Area) NameOn(d Date) string {
	name, until := a.Name, Date{}
	for _, f := range a.Former {
		if !d.IsZero() && !f.To.IsZero() && d.Last().Compare(f.To.Last()) <= 0 &&
			(until.IsZero() || f.To.Compare(until) < 0) {
			name, until = f.Name, f.To
		}
	}
	return name
}

// Moved says that something belonged to another area until a day: that area was
// merged or split, or the thing went elsewhere.
type Moved struct {
	Area ID   `json:"area" rule:"ref=area"`
	To   Date `json:"to,omitzero" rule:"need"` // its last day there
}

// areaOn returns the area of something on day d (zero: now), now being the present one.
func areaOn(now ID, moves []Moved, d Date) ID {
	area, until := now, Date{}
	for _, m := range moves {
		if !d.IsZero() && d.Last().Compare(m.To.Last()) <= 0 && (until.IsZero() || m.To.Compare(until) < 0) {
			area, until = m.Area, m.To
		}
	}
	return area
}

// AreaOn returns the area the site lay in on day d; the zero d asks for the present.
func (s *Site) AreaOn(d Date) ID { return areaOn(s.Area, s.Moves, d) }

// AreaOn returns the area the team belonged to on day d; the zero d asks for the
// present.
func (t *Team) AreaOn(d Date) ID { return areaOn(t.Area, t.Moves, d) }

// AreaOn returns the area the person lived in on day d; the zero d asks for the
// present.
func (p *Person) AreaOn(d Date) ID { return areaOn(p.Area, p.Moves, d) }

func (a *Area) Kind() Kind         { return KindArea }
func (a *Area) M() *Meta           { return &a.Meta }
func (a *Area) Label(*View) string { return a.Name }

// Attachment is a file kept in the book: a PDF, JPEG or PNG of at most 10 MB. The
// bytes are kept once, under their hash.
type Attachment struct {
	Name string `json:"name" rule:"need"` // as it was called
	Type string `json:"type"`             // "application/pdf", "image/jpeg", "image/png"
	Size int    `json:"size"`             // bytes
	Hash string `json:"hash" rule:"need"` // SHA-256, hex
}

// FilesOf returns the attachments of a record, to read or to change; nil for a kind
// that has none.
func FilesOf(r Record) *[]Attachment {
	f := reflect.ValueOf(r).Elem().FieldByName("Files")
	if !f.IsValid() {
		return nil
	}
	files, _ := f.Addr().Interface().(*[]Attachment)
	return files
}

// Decision cites a quyết định: number, day and who issued it.
type Decision struct {
	Number string `json:"number,omitempty"` // "15/QĐ-UBND"
	Date   Date   `json:"date,omitzero"`
	By     string `json:"by,omitempty"` // "Chủ tịch UBND phường Chánh Hiệp"
}

// IsZero says that nothing is known of it.
func (d Decision) IsZero() bool { return d == Decision{} }

// Model is a mô hình: a named way of working. It is counted once, however many
// sites carry it (Hướng dẫn 22/HD-BCA-V05).
type Model struct {
	Meta
	Name     string       `json:"name,omitempty" rule:"need"`         // "Camera an ninh"
	Field    string       `json:"field,omitempty" rule:"list=fields"` // code of Lists.Fields
	Level    string       `json:"level,omitempty" rule:"list=levels"` // code of Lists.Levels
	Decision Decision     `json:"decision,omitzero"`
	Lead     string       `json:"lead,omitempty"`                 // đơn vị chủ trì
	Partners string       `json:"partners,omitempty" rule:"line"` // đơn vị phối hợp
	Aim      string       `json:"aim,omitempty" text:"lines"`     // mục tiêu, nội dung
	Launched Date         `json:"launched,omitzero"`              // ngày ra mắt
	Stages   []Stage      `json:"stages,omitempty"`
	Files    []Attachment `json:"files,omitempty"`
}

// Stage is a step of a life cycle that began on a day.
type Stage struct {
	Stage string `json:"stage" rule:"need list=stages"` // code of Lists.Stages
	Date  Date   `json:"date,omitzero" rule:"need"`
	Paper string `json:"paper,omitempty"` // the document it rests on
}

// StageOn returns the stage that holds on day d (zero: the latest), "" if none.
func StageOn(stages []Stage, d Date) string {
	code, at := "", Date{}
	for _, s := range stages {
		if (d.IsZero() || s.Date.First().Compare(d.Last()) <= 0) && s.Date.Compare(at) >= 0 {
			code, at = s.Stage, s.Date
		}
	}
	return code
}

func (m *Model) Kind() Kind         { return KindModel }
func (m *Model) M() *Meta           { return &m.Meta }
func (m *Model) Label(*View) string { return m.Name }

// Site is a điểm mô hình: one place where a model runs. It is what is reviewed
// every year, and never counted as a model.
type Site struct {
	Meta
	Model      ID           `json:"model,omitempty" rule:"need ref=model"`
	Area       ID           `json:"area,omitempty" rule:"ref=area"` // 0: the commune as a whole, or Place says where
	Name       string       `json:"name,omitempty"`                 // "Camera an ninh khu phố 1"; may be empty: model and area name it
	Place      string       `json:"place,omitempty"`
	Lead       string       `json:"lead,omitempty"`
	Partners   string       `json:"partners,omitempty" rule:"line"`
	Surveyed   Date         `json:"surveyed,omitzero"` // ngày khảo sát
	Launched   Date         `json:"launched,omitzero"` // ngày ra mắt
	Decision   Decision     `json:"decision,omitzero"`
	Rules      string       `json:"rules,omitempty" rule:"line"`            // quy chế, quy ước
	Board      []string     `json:"board,omitempty"`                        // Ban chủ nhiệm: one line a person and post
	Households Count        `json:"households,omitzero"`                    // tổng số hộ
	Joined     Count        `json:"joined,omitzero" rule:"part=households"` // số hộ tham gia
	Equipment  []Equipment  `json:"equipment,omitempty"`
	Money      []Money      `json:"money,omitempty"`
	Results    []Result     `json:"results,omitempty"`
	Reviews    []Review     `json:"reviews,omitempty"`
	Stages     []Stage      `json:"stages,omitempty"`
	Source     ID           `json:"source,omitempty" rule:"ref=site"` // the site it was replicated from
	Moves      []Moved      `json:"moves,omitempty"`
	Files      []Attachment `json:"files,omitempty"`
}

// Equipment is a thing a site works with: camera, kẻng, đèn.
type Equipment struct {
	Name     string `json:"name" rule:"need"`
	Unit     string `json:"unit,omitempty"` // chiếc, bộ
	Quantity Count  `json:"quantity,omitzero"`
	Since    Date   `json:"since,omitzero"`
}

// Money is what a site received in a year from one fund, in đồng.
type Money struct {
	Date   Date   `json:"date,omitzero"` // where it is known
	Year   int    `json:"year" rule:"year"`
	Fund   string `json:"fund" rule:"need list=funds"` // code of Lists.Funds
	Amount Count  `json:"amount,omitzero"`
}

// Result is what a site did in a year, as counts.
type Result struct {
	Year     int   `json:"year" rule:"year"`
	Sessions Count `json:"sessions,omitzero"`                     // buổi tuyên truyền
	Reached  Count `json:"reached,omitzero"`                      // lượt người dự
	Disputes Count `json:"disputes,omitzero"`                     // vụ hòa giải
	Settled  Count `json:"settled,omitzero" rule:"part=disputes"` // hòa giải thành
	Patrols  Count `json:"patrols,omitzero"`                      // lượt tuần tra đã thực hiện
	Pledges  Count `json:"pledges,omitzero"`                      // hộ ký cam kết
}

// Review is the yearly assessment of a site and what is proposed for it.
type Review struct {
	Year     int    `json:"year" rule:"year"`
	Date     Date   `json:"date,omitzero"`
	Grade    string `json:"grade,omitempty" rule:"need list=grades"`  // code of Lists.Grades
	Strength string `json:"strength,omitempty" text:"lines"`          // kết quả, ưu điểm
	Weakness string `json:"weakness,omitempty" text:"lines"`          // tồn tại
	Proposal string `json:"proposal,omitempty" rule:"list=proposals"` // code of Lists.Proposals
	Reason   string `json:"reason,omitempty" text:"lines"`            // obligatory for củng cố and loại bỏ
	Paper    string `json:"paper,omitempty"`                          // văn bản đề nghị
}

// ReviewOf returns the review of a year.
func (s *Site) ReviewOf(year int) (Review, bool) {
	for _, r := range s.Reviews {
		if r.Year == year {
			return r, true
		}
	}
	return Review{}, false
}

// LastReview returns the newest review up to a year (0: the newest of all).
func (s *Site) LastReview(year int) (best Review, ok bool) {
	for _, r := range s.Reviews {
		if (year == 0 || r.Year <= year) && (!ok || r.Year > best.Year) {
			best, ok = r, true
		}
	}
	return best, ok
}

func (s *Site) Kind() Kind { return KindSite }
func (s *Site) M() *Meta   { return &s.Meta }

// Label is the site's own name, else model and area.
func (s *Site) Label(v *View) string {
	if s.Name != "" || v == nil {
		return s.Name
	}
	name, where := "", s.Place
	if m, ok := v.Models.Get(s.Model); ok {
		name = m.Name
	}
	if a, ok := v.Areas.Get(s.Area); ok {
		where = a.Name
	}
	if where == "" {
		return name
	}
	return name + " - " + where
}
