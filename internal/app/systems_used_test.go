package app

import (
	"testing"
	"time"

	"candour/internal/api"
	"candour/internal/calendar"
)

func TestTheDayOnWhichASystemWasUsedLastIsKept(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	uses := &api.Uses{Cursors: p.service.courts.cursors}
	last := func() calendar.Date {
		on, err := uses.Last(t.Context(), p.clients().All()[0])
		if err != nil {
			t.Fatal(err)
		}
		return on
	}
	if on := last(); !on.IsZero() {
		t.Errorf("used on %v before it asked for anything", on)
	}
	p.imports("new")
	if on, today := last(), calendar.DateInLondon(time.Now()); on != today {
		t.Errorf("last used on %v, today is %v", on, today)
	}
}
