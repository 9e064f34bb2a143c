package record

import (
	"bytes"
	"errors"
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
