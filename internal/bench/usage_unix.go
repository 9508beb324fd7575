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

// freeBytes is how much a disk has left for whoever runs this.
func freeBytes(folder string) (free uint64, known bool, err error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, false, fmt.Errorf("room on the disk: %w", err)
	}
	return uint64(s.Bavail) * uint64(s.Bsize), true, nil
}

// writtenOut waits until disks have what was written before.
func writtenOut() { syscall.Sync() }
