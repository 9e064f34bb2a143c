package store

import (
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// head ties the values of a book together. It is written in every transaction and
// compared when the book is read: a value that is missing, has come back or was
// changed shows in Count or Sum.
type head struct {
	Seq   uint64    `json:"seq"`   // the last history entry
	Next  record.ID `json:"next"`  // the next ID to hand out
	Count int       `json:"count"` // values of all record buckets and of files
	Sum   sum       `json:"sum"`   // combined digest of these values
	Chain []byte    `json:"chain"` // hash of the last history entry
	At    time.Time `json:"at"`    // time of the last write
	Undo  []uint64  `json:"undo"`  // entries that can be undone, newest last
	Redo  []uint64  `json:"redo"`

	schema int // of the book; stands in meta and in the header of the sealed head
}

// stackLimit is how many steps can be undone.
const stackLimit = 100

func pushed(stack []uint64, seq uint64) []uint64 {
	if len(stack) >= stackLimit {
		stack = stack[len(stack)-stackLimit+1:]
	}
	return append(append(make([]uint64, 0, len(stack)+1), stack...), seq)
}

func popped(stack []uint64) []uint64 { return append([]uint64(nil), stack[:len(stack)-1]...) }

// readHead reads and verifies the head.
func readHead(bt *bbolt.Tx, seal *sealer, schema int) (head, error) {
	var h head
	t := seal.table(bt, bucketHead)
	if !t.there() {
		return h, fmt.Errorf("%w: no head", ErrDamaged)
	}
	plain, of, err := seal.open(nil, bucketHead, keyHead, t.get(keyHead))
	if err != nil {
		return h, err
	}
	if of != schema || json.Unmarshal(plain, &h) != nil {
		return h, fmt.Errorf("%w: the head is of another schema", ErrDamaged)
	}
	h.schema = schema
	return h, nil
}
