package record

import (
	"bytes"
	"errors"
	"math/bits"
	"strconv"
)

// Count is a whole number that a committee may know, may not have been told, or
// may have left blank: three different things that are never mixed. The zero
// Count is blank. Money is a Count in đồng.
type Count struct {
	n     int64
	state countState
}

type countState uint8

const (
	blank countState = iota
	known
	notReported
)

// ErrCount is returned for JSON that is no Count.
var ErrCount = errors.New("record: not a count")

// N returns the known number n.
func N(n int64) Count { return Count{n, known} }

// NotReported returns the Count "chưa báo cáo".
func NotReported() Count { return Count{state: notReported} }

// Known returns the number and true, or 0 and false if it is blank or not
// reported.
func (c Count) Known() (int64, bool) { return c.n, c.state == known }

// IsZero says that the Count is blank (not that it is the number 0).
func (c Count) IsZero() bool { return c.state == blank }

// IsNotReported says that the number was asked for and has not come.
func (c Count) IsNotReported() bool { return c.state == notReported }

// Plus adds known numbers. A sum in which nothing is known is blank, or not
// reported if one part was not reported.
func (c Count) Plus(o Count) Count {
	switch {
	case c.state == known && o.state == known:
		return N(c.n + o.n)
	case c.state == known:
		return c
	case o.state == known:
		return o
	case c.state == notReported || o.state == notReported:
		return NotReported()
	}
	return Count{}
}

// MarshalJSON writes a number, null (blank) or "nr" (not reported).
func (c Count) MarshalJSON() ([]byte, error) {
	switch c.state {
	case known:
		return strconv.AppendInt(nil, c.n, 10), nil
	case notReported:
		return []byte(`"nr"`), nil
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads what MarshalJSON writes, and nothing else.
func (c *Count) UnmarshalJSON(b []byte) error {
	switch {
	case bytes.Equal(b, []byte("null")):
		*c = Count{}
	case bytes.Equal(b, []byte(`"nr"`)):
		*c = NotReported()
	default:
		n, err := strconv.ParseInt(string(b), 10, 64)
		if err != nil {
			return ErrCount
		}
		*c = N(n)
	}
	return nil
}

func checkCount(e *FieldErrors, field string, c Count) {
	if n, ok := c.Known(); ok && n < 0 {
		e.add(field, FaultNumber)
	}
}

// Percent writes part of whole with one decimal: "89,4%", "100%"; "" where there is
// no whole or either is negative. It is cut off and never rounded up: 74,96 % is
// not 75 % (Kế hoạch 279/KH-MTTW-BCA, I.4 asks for "từ 75% trở lên").
func Percent(part, whole int64) string {
	if whole <= 0 || part < 0 {
		return ""
	}
	// In parts, so that nothing overflows: part may be any count.
	all, rest := part/whole, part%whole
	hi, lo := bits.Mul64(uint64(rest), 1000)
	q, _ := bits.Div64(hi, lo, uint64(whole))
	text := strconv.FormatInt(all*100+int64(q/10), 10)
	if q%10 != 0 || all == 0 {
		text += "," + strconv.FormatUint(q%10, 10)
	}
	return text + "%"
}
