package forms

import (
	"cmp"
	"slices"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// Seats builds the danh sách Ban Chỉ đạo as of the Source's day, by default today: who
// sits in it, in which office, since when and by which decision. The Option names a
// body (record.Lists.Bodies), by default the first that has anyone. ErrNoSeat when
// nobody sits in one that day.
func Seats(in Input) (Output, error) {
	b, err := begin(in, record.DocList)
	if err != nil {
		return Output{}, err
	}
	if b.out.Source.AsOf.IsZero() {
		b.out.Source.AsOf = in.Today
	}
	asOf := b.out.Source.AsOf.Last()
	byBody := map[string][]*record.Seat{}
	for s := range in.View.Seats.All() {
		if s.Has(asOf) && (in.Source.Option == "" || s.Body == in.Source.Option) {
			byBody[s.Body] = append(byBody[s.Body], s)
		}
	}
	if len(byBody) == 0 {
		return Output{}, ErrNoSeat
	}
	body := kindsIn(b.set.Lists.Bodies, byBody)[0]
	list := byBody[body.Code]
	b.out.Source.Option = body.Code
	b.sortSeats(list)
	b.letterhead(b.issued, false)
	b.title("DANH SÁCH", runs("Thành viên ", of(body.Name, list[0], "body"), " ", b.unit()),
		runs("(Tính đến "+unbroken(longDate(asOf))+")"), b.with())
	g := newGrid(stt, col{name: "Họ và tên", weight: 3.4}, col{name: "Chức vụ, đơn vị công tác", weight: 4},
		col{name: "Chức danh", weight: 2.8}, col{name: "Số, ngày quyết định", weight: 3},
		col{name: "Từ ngày", fixed: 24, align: paper.Centre})
	for _, s := range list {
		g.row(ref(s, ""), of(s.Name, s, "name"), of(s.Post, s, "post"), of(choice(b.set.Lists.SeatRoles, s.Role), s, "role"),
			shortDecision(s.Decision, s), of(s.From.String(), s, "from"))
	}
	b.add(g.t)
	b.figure("seats", record.N(int64(len(list))))
	b.say("ket-thuc", "Danh sách có "+figure(int64(len(list)))+" thành viên./.")
	b.signList("NGƯỜI LẬP BIỂU")
	b.sheet(false)
	return b.done("Danh sách thành viên "+body.Name, b.fileName("DS", cmp.Or(camel(body.Code), "BanChiDao"), isoDate(asOf))), nil
}

// sortSeats orders by office, then by who sits longest, then by name.
func (b *builder) sortSeats(list []*record.Seat) {
	order, roles := record.NewSorter(), b.set.Lists.SeatRoles
	slices.SortStableFunc(list, func(x, y *record.Seat) int {
		return cmp.Or(cmp.Compare(record.Rank(roles, x.Role), record.Rank(roles, y.Role)),
			x.From.Compare(y.From), cmp.Compare(order.Key(x.Name), order.Key(y.Name)))
	})
}
