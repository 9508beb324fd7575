package bench

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestADiskWithTooLittleRoomIsRefusedAndToldHowMuch(t *testing.T) {
	err := roomFor(t.TempDir(), 0, 10_000_000_000)
	if err == nil || !strings.Contains(err.Error(), "need about 1600000 GB") {
		t.Errorf("answered %v", err)
	}
	if err := roomFor(t.TempDir(), 0, 1); err != nil {
		t.Errorf("no room for one case: %v", err)
	}
}

func TestARunThatCannotGrowIsRefused(t *testing.T) {
	for _, sizes := range [][]int{nil, {10}, {3000, 1000}, {3000, 3000}} {
		if _, err := Grow(t.Context(), sizes, nil, SQLite, io.Discard); !errors.Is(err, ErrSizes) {
			t.Errorf("sizes %v were answered with %v", sizes, err)
		}
	}
}
