package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// TestGuardTakesWhatBboltWrites: no book that bbolt wrote is refused. Keys and values of
// any size come and go, buckets grow from inline ones to trees of several levels and
// back; after each transaction the guard looks at every page.
func TestGuardTakesWhatBboltWrites(t *testing.T) {
	t.Parallel()
	rounds := 100
	if os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		rounds = 20_000
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	var db *bbolt.DB
	var path string
	looks := 0
	for n := range rounds {
		if n%250 == 0 { // a fresh file
			if db != nil {
				db.Close()
			}
			path = filepath.Join(t.TempDir(), "x.db")
			var err error
			if db, err = bbolt.Open(path, 0o600, &bbolt.Options{PageSize: pageSize, NoSync: true, FreelistType: bbolt.FreelistMapType}); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Update(func(bt *bbolt.Tx) error { return stir(bt, random) }); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		info, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := look(f, info.Size()); err != nil {
			t.Fatalf("seed %d, transaction %d: %v", seed, n, err)
		}
		f.Close()
		looks++
	}
	db.Close()
	t.Logf("%d looks", looks)
}

// stir puts and deletes keys at random; sometimes most of a bucket, or at one end of it.
func stir(bt *bbolt.Tx, random *rand.Rand) error {
	for range 1 + random.IntN(3) {
		b, err := bt.CreateBucketIfNotExists(fmt.Appendf(nil, "bucket %d", random.IntN(5)))
		if err != nil {
			return err
		}
		within, size := 1+random.IntN(3000), 1+random.IntN(40)
		from, gone := random.IntN(3000), random.IntN(3) == 0
		for range random.IntN(300) {
			key := fmt.Appendf(nil, "%0*d", size, from+random.IntN(within))
			if gone {
				err = b.Delete(key)
			} else {
				err = b.Put(key, make([]byte, random.IntN(300)*(1+random.IntN(20)/19*30)))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
