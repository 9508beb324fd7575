//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package ledger

import "errors"

// lockFolder refuses: without a lock two rotations at once could each replace the other's key.
func lockFolder(string) (unlock func(), err error) {
	return nil, errors.New("this system has no locks between programs: rotate on one that has")
}
