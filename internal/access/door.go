package access

import (
	"sync"
	"time"

	"candour/internal/ledger"
)

const (
	triesAllowed = 8  // from one place, from one known device, and of the codes of one person
	nameAllowed  = 64 // of one name, from wherever, by devices that are not known
	closedFor    = 15 * time.Minute
)

// From is where a try to sign in comes from.
type From struct {
	Place  string // a network address
	Device string // the token that a browser is known by; empty when it has none
}

// Door counts wrong passwords and codes: by the place they come from, by the name they are tried on, and by the known device. Somebody who
// signs in from a device of theirs is counted by that alone, so that no outsider locks them out, however many places they guess from.
// Its zero value is ready. It forgets when the server restarts, and bounds what it remembers; guessing is slow all the same, for each try
// costs an argon2id.
type Door struct {
	mu       sync.Mutex
	counters [counterKinds]counters
}

// counterKind says what tries are counted by. Each kind is remembered apart: a flood of places pushes out no name, and strangers, who can flood
// only the first two, push out nothing that is counted once a password was right.
type counterKind int

const (
	byPlace counterKind = iota
	byName
	byKnownDevice
	codesByPlace
	codesByPerson
	counterKinds
)

// limit is something that tries are counted by, and how many it may have.
type limit struct {
	kind    counterKind
	of      string
	allowed int
}

// limits are what a try is counted by. The person is empty when nobody has the name.
func (f From) limits(name string, person ledger.StreamID, known bool) []limit {
	if known {
		return []limit{f.own("passwords", person)}
	}
	return []limit{{byPlace, f.Place, triesAllowed}, {byName, digest(name), nameAllowed}} // of a name its digest, for anybody may send a long one
}

// codeLimits are what a code is counted by. Whoever is asked for one has shown a password, so wrong codes are counted for the person too, wherever
// they come from: with many places to guess from, a million codes are few.
func (f From) codeLimits(person ledger.StreamID, known bool) []limit {
	if known {
		return []limit{f.own("codes", person)}
	}
	return []limit{{codesByPlace, f.Place, triesAllowed}, {codesByPerson, string(person), triesAllowed}}
}

// own counts passwords and codes apart, so that a right password takes back no wrong code.
func (f From) own(what string, person ledger.StreamID) limit {
	return limit{byKnownDevice, what + " of " + string(person) + " on " + digest(f.Device), triesAllowed}
}

// knock counts a try before it is known to be wrong, so that a hundred at once are not all let in; right takes it back.
func (d *Door) knock(limits []limit, now time.Time) (open bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, l := range limits {
		if d.counters[l.kind].wrong(l.of, now) >= l.allowed {
			return false
		}
	}
	for _, l := range limits {
		d.counters[l.kind].count(l, now)
	}
	return true
}

func (d *Door) right(limits []limit) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, l := range limits {
		d.counters[l.kind].forget(l.of)
	}
}
