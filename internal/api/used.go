package api

import (
	"context"
	"fmt"
	"sync"

	"candour/internal/calendar"
	"candour/internal/job"
)

// Uses keep on which day each client was let in last, for whom it acts for to see. Nothing else is counted. All servers write the same.
type Uses struct {
	Cursors job.Cursors

	mu      sync.Mutex
	written map[string]calendar.Date // by this server, so that a day is written once
}

func usedOf(c *Client) string { return "system used " + string(c.Asked.ID) }

// Note says that a client was let in on a day.
func (u *Uses) Note(ctx context.Context, c *Client, on calendar.Date) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	name := usedOf(c)
	if u.written[name] == on {
		return nil
	}
	if err := u.Cursors.Set(ctx, name, on.String()); err != nil {
		return fmt.Errorf("note when a system was used: %w", err)
	}
	if u.written == nil {
		u.written = map[string]calendar.Date{}
	}
	u.written[name] = on
	return nil
}

// Last is the day on which a client was let in last; zero when it never was.
func (u *Uses) Last(ctx context.Context, c *Client) (calendar.Date, error) {
	value, err := u.Cursors.Get(ctx, usedOf(c))
	if err != nil || value == "" {
		return calendar.Date{}, err
	}
	return calendar.ParseDate(value)
}
