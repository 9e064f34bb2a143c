//go:build unix

package sole

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
)

func tryLock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

// Listen calls f, on a goroutine of its own, whenever a second start rings.
func (s *Sole) Listen(f func()) {
	rings := make(chan os.Signal, 1)
	signal.Notify(rings, syscall.SIGUSR1)
	go func() {
		for range rings {
			f()
		}
	}()
}

// ring tells the first that something lies there. It holds the lock while this runs, so
// the number in its file is its own.
func ring(dir string) {
	if pid := first(dir); pid != 0 {
		_ = syscall.Kill(pid, syscall.SIGUSR1)
	}
}
