//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sqlite

import (
	"errors"
	"os"
	"syscall"
)

// fileLock is a lock between programs: flock on an empty file.
type fileLock struct{ f *os.File }

func openLock(path string) (*fileLock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	return &fileLock{f}, err
}

func (l *fileLock) try() bool {
	return l.flock(syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

func (l *fileLock) lock() error { return l.flock(syscall.LOCK_EX) }

func (l *fileLock) unlock() {
	_ = l.flock(syscall.LOCK_UN) // fails on a closed file alone, and closing has unlocked it
}

// flock goes through SyscallConn, so that closing waits for it and the descriptor is not another file's by then.
func (l *fileLock) flock(how int) error {
	raw, err := l.f.SyscallConn()
	if err != nil {
		return err
	}
	var locked error
	err = raw.Control(func(fd uintptr) {
		for {
			if locked = syscall.Flock(int(fd), how); !errors.Is(locked, syscall.EINTR) {
				return
			}
		}
	})
	return errors.Join(err, locked)
}

func (l *fileLock) close() error { return l.f.Close() }
