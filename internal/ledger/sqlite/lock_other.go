//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package sqlite

// fileLock does nothing here: SQLite's own locks decide between programs.
type fileLock struct{}

func openLock(string) (*fileLock, error) { return &fileLock{}, nil }

func (*fileLock) try() bool    { return true }
func (*fileLock) lock() error  { return nil }
func (*fileLock) unlock()      {}
func (*fileLock) close() error { return nil }
