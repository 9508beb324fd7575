package access

import (
	"container/list"
	"time"
)

// countersKept is how many counters of a kind are remembered. Each try that is counted costs an argon2id or follows one, of which a
// machine does a few dozen in a second: as many as this take longer than a counter lives. What pushes an earlier one out then is oversight, and not an attack.
const countersKept = 100_000

// counters remember wrong tries, each until a quarter of an hour after the last. When there are too many, the one longest untouched goes, but
// never one that has reached its limit: whoever has many places to try from does not open the door of one again by trying from the others. Those
// are beyond the bound, and few: each took its limit’s worth of tries within the quarter of an hour.
type counters struct {
	of    map[string]*list.Element
	order list.List // of *counter, the one longest untouched first
}

type counter struct {
	limit
	wrong int
	last  time.Time
}

func (c *counter) over(now time.Time) bool { return now.Sub(c.last) > closedFor }

func (all *counters) wrong(of string, now time.Time) int {
	at := all.of[of]
	if at == nil || at.Value.(*counter).over(now) {
		return 0
	}
	return at.Value.(*counter).wrong
}

func (all *counters) count(l limit, now time.Time) {
	wrong := all.wrong(l.of, now) + 1
	all.forget(l.of)
	all.makeRoom(now)
	if all.of == nil {
		all.of = map[string]*list.Element{}
	}
	all.of[l.of] = all.order.PushBack(&counter{l, wrong, now})
}

// makeRoom forgets what ran out, and then what must go.
func (all *counters) makeRoom(now time.Time) {
	for at := all.order.Front(); at != nil; {
		one, next := at.Value.(*counter), at.Next()
		switch {
		case one.over(now):
			all.forget(one.of)
		case len(all.of) < countersKept:
			return
		case one.wrong < one.allowed:
			all.forget(one.of)
		}
		at = next
	}
}

func (all *counters) forget(of string) {
	if at := all.of[of]; at != nil {
		all.order.Remove(at)
		delete(all.of, of)
	}
}
