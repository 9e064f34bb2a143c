package record

import (
	"reflect"
	"testing"
)

// TestLostCodes: a code goes only while nobody uses it; renaming and adding take none
// away, and what is in the bin uses nothing.
func TestLostCodes(t *testing.T) {
	year := YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 12, ToDay: 31}
	was := &Settings{Meta: Meta{ID: 1},
		Lists:     Lists{Roles: []Choice{{Code: "leader", Name: "Tổ trưởng"}, {Code: "secretary", Name: "Thư ký"}, {Code: "member", Name: "Tổ viên"}}},
		Periods:   []PeriodRule{{Code: "nam", Name: "năm", YearWindow: year}, {Code: "quy-1", Name: "quý I", YearWindow: year}},
		Calendar:  []Event{{Code: "hoi", Name: "Ngày hội", Month: 8, Day: 19}},
		Standards: []Standard{{Code: "tt", Name: "Thông tư", Units: []UnitRule{{Type: UnitArea, YearWindow: year}}}}}
	v := new(View)
	for _, r := range []Record{was,
		&Membership{Meta: Meta{ID: 2}, Role: "secretary"},
		&Membership{Meta: Meta{ID: 3, Bin: true}, Role: "member"},
		&Meeting{Meta: Meta{ID: 4}, Votes: []Vote{{Role: "secretary"}, {Role: "secretary"}}},
		&Closing{Meta: Meta{ID: 5}, Rule: "quy-1", Year: 2026},
		&Task{Meta: Meta{ID: 6}, Event: "hoi", Year: 2026},
		&Unit{Meta: Meta{ID: 7}, Type: UnitArea, Years: []UnitYear{{Year: 2025}}},
	} {
		v.Put(r)
	}
	is := was.Clone().(*Settings)
	is.Lists.Roles = []Choice{{Code: "leader", Name: "Trưởng"}, {Code: "new", Name: "Mới"}}
	is.Periods, is.Calendar, is.Standards = nil, nil, nil
	want := []CodeUse{
		{"lists.roles", "secretary", "Thư ký", []Ref{{KindMembership, 2}, {KindMeeting, 4}}},
		{"periods", "quy-1", "quý I", []Ref{{KindClosing, 5}}},
		{"calendar", "hoi", "Ngày hội", []Ref{{KindTask, 6}}},
		{"standards", "tt", "Thông tư", []Ref{{KindUnit, 7}}},
	}
	if got := v.LostCodes(was, is); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	is = was.Clone().(*Settings)
	is.Lists.Roles[1].Name, is.Lists.Roles = "Ghi chép", append(is.Lists.Roles, Choice{Code: "new", Name: "Mới"})
	if got := v.LostCodes(was, is); got != nil {
		t.Errorf("a new name loses %+v", got)
	}
}
