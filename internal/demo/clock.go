package demo

import (
	"sync/atomic"
	"time"
)

// Clock tells the time of the story while a demonstration is told, and the machine's time afterwards.
type Clock struct {
	machine func() time.Time
	told    atomic.Pointer[time.Time]
}

// NewClock is a clock that tells the machine's time until it is Set.
func NewClock(machine func() time.Time) *Clock { return &Clock{machine: machine} }

// Now is the time of the story, or the machine's. It is a ledger.Clock.
func (c *Clock) Now() time.Time {
	if t := c.told.Load(); t != nil {
		return *t
	}
	return c.machine()
}

// Set stops the clock at a moment of the story. A moment still to come counts as now: nothing is recorded ahead of its time.
func (c *Clock) Set(t time.Time) {
	if now := c.machine(); t.After(now) {
		t = now
	}
	c.told.Store(&t)
}

// Release lets the clock tell the machine's time again.
func (c *Clock) Release() { c.told.Store(nil) }

// Machine is what the machine's clock says, whatever the story's.
func (c *Clock) Machine() time.Time { return c.machine() }
