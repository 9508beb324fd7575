package access

import (
	"sync"
	"time"
)

const (
	triesAllowed = 8
	closedFor    = 15 * time.Minute
	placesKept   = 10_000
)

// Door counts wrong passwords by the place they come from. Its zero value is ready. It forgets when the server restarts, and bounds what
// it remembers; guessing is slow all the same, for each try costs an argon2id.
type Door struct {
	mu     sync.Mutex
	places map[string]attempts
}

type attempts struct {
	wrong int
	last  time.Time
}

// knock counts a try before it is known to be wrong, so that a hundred at once are not all let in; right takes it back.
func (d *Door) knock(place string, now time.Time) (open bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	a := d.places[place]
	if now.Sub(a.last) > closedFor {
		a.wrong = 0
	}
	if a.wrong >= triesAllowed {
		return false
	}
	if d.places == nil || len(d.places) >= placesKept {
		d.places = map[string]attempts{}
	}
	d.places[place] = attempts{a.wrong + 1, now}
	return true
}

func (d *Door) right(place string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.places, place)
}
