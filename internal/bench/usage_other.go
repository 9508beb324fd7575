//go:build !unix

package bench

import (
	"errors"
	"time"
)

// processorTime is not known here.
func processorTime() (time.Duration, error) {
	return 0, errors.New("processor time is not measured on this system")
}

// freeBytes is not known here.
func freeBytes(string) (free uint64, known bool, err error) { return 0, false, nil }

// writtenOut does nothing here.
func writtenOut() {}
