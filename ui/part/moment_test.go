package part

import (
	"testing"

	"sophongtrao/store/record"
)

func TestParseMoment(t *testing.T) {
	today := record.Day(2026, 2, 5)
	at := func(h, m int8) record.Moment { return record.Moment{Date: today, H: h, Min: m, Set: true} }
	for s, want := range map[string]record.Moment{
		"":                     {},
		"5/2/2026":             {Date: today},
		"8:00 5/2/2026":        at(8, 0),
		"8h30 050226":          at(8, 30),
		"14 giờ 05 05/02/2026": at(14, 5),
		"8 giờ 30 phút 5/2/26": at(8, 30),
		"8h 5/2/2026":          at(8, 0),
		"19h hôm nay":          at(19, 0),
	} {
		if got, ok := parseMoment(s, today); !ok || got != want {
			t.Errorf("%q reads as %+v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"25:00 5/2/2026", "8:75 5/2/2026", "8:00", "8:00 31/2/2026", "tối", "-1:00 5/2/2026"} {
		if got, ok := parseMoment(s, today); ok {
			t.Errorf("%q reads as %+v", s, got)
		}
	}
	for _, m := range []record.Moment{{}, {Date: today}, at(7, 5), at(0, 0)} {
		if got, ok := parseMoment(momentText(m), today); !ok || got != m {
			t.Errorf("%+v is shown as %q and reads as %+v", m, momentText(m), got)
		}
	}
}
