//go:build !unix

package durable

// Room is not known here.
func Room(string) (free uint64, known bool, err error) { return 0, false, nil }
