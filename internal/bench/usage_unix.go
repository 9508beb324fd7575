//go:build unix

package bench

import (
	"fmt"
	"syscall"
	"time"
)

// processorTime is how long this process has been computing, on all cores together.
func processorTime() (time.Duration, error) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0, fmt.Errorf("processor time: %w", err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), nil
}

// writtenOut waits until disks have what was written before.
func writtenOut() { syscall.Sync() }
