package record

import (
	"reflect"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestNaming(t *testing.T) {
	var n Naming
	n.Add("Nguyễn Thị Hòa")
	n.Add("Nguyễn Thị Hòa") // once is enough
	n.Add("")
	n.Add("H'Hen Niê")
	n.Add("Đượm")
	n.AddPhone("0912345678")
	n.AddPhone("113") // tells nobody
	for text, want := range map[string]string{
		"":                              "",
		"Bà Nguyễn Thị Hòa nói.":        "Bà … nói.",
		"NGUYỄN THỊ HÒA":                "…",
		"nguyễn thị hoà, Tổ 5":          "…, Tổ 5",
		"Nguyen Thi Hoa":                "…",
		"Nguyễn  Thi\u00A0Hoà":          "…",
		"Nguyễn\nThị Hòa":               "…",
		"(Nguyễn Thị Hòa)(H’Hen Niê)":   "(…)(…)",
		"h'hen nie và H'Hen Niê":        "… và …",
		"Nguyễn Thị Hóa":                "Nguyễn Thị Hóa",
		"Nguyễn Thị Hoa":                "…", // typed without the tone
		"Nguyễn Thị Hòan":               "Nguyễn Thị Hòan",
		"Nguyện Thị Hòa":                "Nguyện Thị Hòa",
		"hòa giải, Thị Hòa":             "hòa giải, Thị Hòa",
		"Đượm":                          "…",
		" đượm ":                        " … ",
		"Bà Đượm":                       "Bà Đượm",
		"ĐT 0912 345 678, 0912.345.678": "ĐT …, …",
		"ĐT 0912-345-679":               "ĐT 0912-345-679",
		"số 113":                        "số 113",
		"8091234567 8":                  "8…", // a run of digits hides a number
	} {
		if got := n.Strike(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if got := n.Strike(norm.NFD.String(text)); norm.NFC.String(got) != want {
			t.Errorf("%q in NFD: %q, want %q", text, got, want)
		}
	}
	if !n.In("Bà Đượm đến") || n.In("được") || n.In("Bà Nguyễn Thị Huệ") {
		t.Error("In is wrong")
	}
	var none Naming
	if none.In("Nguyễn Thị Hòa") || none.Strike("0912345678") != "0912345678" {
		t.Error("an empty Naming finds somebody")
	}
}

func TestStruck(t *testing.T) {
	v := remembered()
	var n Naming
	p, _ := v.People.Get(6)
	n.Of(p)
	m, _ := v.Meetings.Get(8)
	before := clone(m)
	got, _ := n.Struck(m).(*Meeting)
	if got == nil || got.Conclusions[0] != "Bầu bà …, điện thoại …." || got.Votes[0].Name != "Nguyễn Thị Đượm" || got.Votes[2].Name != Struck || got.Votes[1].Name != "Trần Hai" || got.Type != m.Type {
		t.Errorf("%+v", got)
	}
	if !reflect.DeepEqual(before, m) {
		t.Error("the record itself changed")
	}
	if r := n.Struck(&Team{Name: "Tổ 1", Type: TeamStatutory}); r != nil {
		t.Errorf("%+v", r)
	}
	var code Naming // a person whose name is the code of a list
	code.Add(MeetingConsultation)
	if r := code.Struck(m); r != nil {
		t.Errorf("a code was struck: %+v", r)
	}
}
