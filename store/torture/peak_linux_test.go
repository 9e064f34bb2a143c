package torture

import (
	"os"
	"syscall"
)

// peakOf is the most memory that a process had, in MB.
func peakOf(p *os.ProcessState) int {
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		return int(u.Maxrss >> 10)
	}
	return 0
}
