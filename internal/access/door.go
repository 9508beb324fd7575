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

func (d *Door) open(place string, now time.Time) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	a := d.places[place]
	return a.wrong < triesAllowed || now.Sub(a.last) > closedFor
}

func (d *Door) wrong(place string, now time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.places == nil || len(d.places) >= placesKept {
		d.places = map[string]attempts{}
	}
	a := d.places[place]
	if now.Sub(a.last) > closedFor {
		a.wrong = 0
	}
	d.places[place] = attempts{a.wrong + 1, now}
}

func (d *Door) right(place string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.places, place)
}
