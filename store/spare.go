package store

import (
	"encoding/binary"
	"hash/fnv"
	"os"
	"time"
)

// Rules of this file: a save never writes over the only meta page that is valid. bbolt
// takes the page by the parity of the transaction's number, so that it writes over the
// older of the two; but the two of a copy (Tx.WriteTo) may stand the other way round,
// and when a power cut tears the first save after a restore, the page that is left is the
// one that the next save takes. A cut in that save would leave none.

// spare writes the newest meta page a second time, over the other one, as that of the
// transaction before: what WriteTo makes of a copy. It says changed when somebody wrote
// since the look. A cut within it leaves the file as good as it was.
func (l *looked) spare(path string, timeout time.Duration) (changed bool, err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false, err
	}
	defer f.Close()
	if !lock(f, true, timeout) {
		return false, &OpenError{Path: path, Err: ErrLocked, Holder: readHolder(path)}
	}
	defer unlock(f)
	if !l.same(f) {
		return true, nil
	}
	raw, le, other := l.metas[l.slot], binary.LittleEndian, 1-l.slot
	le.PutUint64(raw[:], uint64(other))
	m := raw[pageHeader:]
	le.PutUint64(m[48:], max(l.newest.txid, 1)-1)
	h := fnv.New64a()
	h.Write(m[:metaSize-8])
	le.PutUint64(m[metaSize-8:], h.Sum64())
	if _, err := f.WriteAt(raw[:], int64(other)*l.newest.page); err != nil {
		return false, err
	}
	l.metas[other] = raw
	return false, f.Sync()
}
