//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package ledger

import (
	"os"
	"syscall"
)

// owns reports whether a folder belongs to the user as whom this program runs.
func owns(folder os.FileInfo) bool {
	told, ok := folder.Sys().(*syscall.Stat_t)
	return !ok || int(told.Uid) == os.Geteuid()
}
