//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package ledger

import "os"

// owns cannot be told here.
func owns(os.FileInfo) bool { return true }
