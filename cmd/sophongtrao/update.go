package main

import (
	"errors"
	"os"
	"time"

	"sophongtrao/cmd/keeper"
	"sophongtrao/store"
	"sophongtrao/ui/desk"
)

// copyAll copies every book that this person has worked on into its folder of copies, for
// the installer (--before-update): another version of the program must not come without a
// way back. A book whose file is gone is nobody's any more. nil: all are copied.
func copyAll(m desk.Memory) error {
	var paths []string
	m.Get("recent", &paths)
	var faults []error
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil {
			continue
		}
		dir := keeper.New(path, keeper.Options{Memory: m, Now: time.Now, Log: logged}).Folder()
		if _, err := store.CopyAsIs(path, dir, store.WhyUpdate, store.Options{}); err != nil {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}
