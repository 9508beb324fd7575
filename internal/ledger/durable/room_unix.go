//go:build unix

package durable

import (
	"fmt"
	"syscall"
)

// Room is how many bytes the disk of a folder has left for whoever runs this, where the system says.
func Room(folder string) (free uint64, known bool, err error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, false, fmt.Errorf("room on the disk: %w", err)
	}
	return uint64(s.Bavail) * uint64(s.Bsize), true, nil
}
