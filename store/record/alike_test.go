package record

import "testing"

func TestLikeness(t *testing.T) {
	p := func(name string, change ...func(*Person)) *Person {
		x := &Person{Name: name}
		for _, c := range change {
			c(x)
		}
		return x
	}
	born := func(d Date) func(*Person) { return func(x *Person) { x.Birth = d } }
	in := func(area ID) func(*Person) { return func(x *Person) { x.Area = area } }
	phone := func(s string) func(*Person) { return func(x *Person) { x.Phone = s } }
	sex := func(s Sex) func(*Person) { return func(x *Person) { x.Sex = s } }
	for _, x := range []struct {
		a, b *Person
		want Likeness
	}{
		{p("Nguyễn Văn Hòa", born(Year(1960))), p("nguyễn văn HOÀ", born(Day(1960, 4, 1))), Same},
		{p("Nguyễn Văn Hòa", born(Year(1960))), p("Nguyễn Văn Hoá", born(Year(1960))), Alike},
		{p("Nguyễn Văn Hòa", born(Year(1960))), p("Nguyen Van Hoa", born(Year(1961))), Different},
		{p("Nguyễn Văn Hòa", born(Year(1960)), phone("0912345678")), p("Nguyễn Văn Hòa", born(Year(1961)), phone("0912345678")), Alike},
		{p("Nguyễn Văn Hòa", phone("0912345678")), p("Nguyễn Văn Hoà", phone("0912345678")), Same},
		{p("Nguyễn Văn Hòa"), p("Nguyen Van Hoa"), Alike},
		{p("Nguyễn Văn Hòa"), p("Nguyễn Văn Hoàng"), Different},
		{p("Nguyễn Hòa", sex(Male)), p("Nguyễn Hoá", sex(Female)), Different},
		{p("Nguyễn Hòa", in(3)), p("Nguyễn Hòa", in(4)), Different},
		{p("Nguyễn Hòa", in(3)), p("Nguyễn Hòa"), Alike},
		{p("Nguyễn Hòa", in(3), born(Year(1960))), p("Nguyễn Hòa", in(4), born(Year(1960))), Alike},
		{p("Nguyễn Hòa", in(3), born(Day(1960, 1, 2))), p("Nguyễn Hòa", in(4), born(Day(1960, 1, 2))), Same},
		{p("", func(x *Person) { x.Anonymised = Year(2026) }), p(""), Different},
	} {
		if got, back := LikenessOf(x.a, x.b), LikenessOf(x.b, x.a); got != x.want || back != x.want {
			t.Errorf("%+v and %+v: %d, %d", x.a, x.b, got, back)
		}
	}
}
