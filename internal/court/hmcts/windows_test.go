package hmcts

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"candour/internal/calendar"
)

func at(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestPublicLawIsAskedOnLondonsClockAndPrivateLawInUTC(t *testing.T) {
	w := Windows(Private, at("2026-07-01T09:00:00Z"), at("2026-07-01T09:15:00Z"))[0]
	if from, to := w.written(Public); from != "2026-07-01T10:00:00.000" || to != "2026-07-01T10:15:00.000" {
		t.Errorf("public: %s to %s", from, to)
	}
	if from, to := w.written(Private); from != "2026-07-01T09:00:00.000" || to != "2026-07-01T09:15:00.000" {
		t.Errorf("private: %s to %s", from, to)
	}
}

func TestTheHourThatAutumnGivesTwiceIsAskedAboutTwice(t *testing.T) {
	asked := map[string]int{}
	for _, w := range Windows(Public, at("2026-10-24T23:50:00Z"), at("2026-10-25T02:20:00Z")) {
		from, to := w.written(Public)
		if from >= to {
			t.Errorf("window from %s to %s", from, to)
		}
		if from <= "2026-10-25T01:30:00.000" && "2026-10-25T01:30:00.000" <= to {
			asked[w.From.Format("15:04")]++
		}
	}
	if len(asked) < 2 {
		t.Errorf("half past one was asked about in windows beginning at %v", asked)
	}
}

func TestTheHourThatSpringLeavesOutIsSteppedOver(t *testing.T) {
	for _, w := range Windows(Public, at("2026-03-29T00:50:00Z"), at("2026-03-29T01:10:00Z")) {
		from, to := w.written(Public)
		if from > "2026-03-29T01:00:00.000" && from < "2026-03-29T02:00:00.000" || to > "2026-03-29T01:00:00.000" && to < "2026-03-29T02:00:00.000" {
			t.Errorf("window from %s to %s", from, to)
		}
	}
}

func TestWindowsCoverTheTimeWithoutGapAndNoneIsTooWide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j := rapid.SampledFrom([]Jurisdiction{Public, Private}).Draw(t, "court")
		from := at("2026-01-01T00:00:00Z").Add(time.Duration(rapid.Int64Range(0, int64(365*24*time.Hour)).Draw(t, "from")))
		to := from.Add(time.Duration(rapid.Int64Range(0, int64(40*time.Hour)).Draw(t, "length")))
		next := from.Truncate(time.Millisecond)
		for _, w := range Windows(j, from, to) {
			if !w.From.Equal(next) || !w.To.After(w.From) || w.To.Sub(w.From) > MaxWindow {
				t.Fatalf("window %v after %v", w, next)
			}
			start, end := w.written(j)
			a, _ := time.Parse(wallClock, start)
			if b, _ := time.Parse(wallClock, end); b.Sub(a) != w.To.Sub(w.From) {
				t.Fatalf("%s to %s is not %v", start, end, w.To.Sub(w.From))
			}
			next = w.To
		}
		if !next.Equal(to.Truncate(time.Millisecond)) {
			t.Fatalf("covered to %v of %v", next, to)
		}
	})
}

// A change at any moment is inside a window of every sweep that covers it, by what the court's clock showed then.
func TestEveryChangeIsInsideAWindowOnTheCourtsOwnClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := at("2026-10-24T20:00:00Z")
		change := from.Add(time.Duration(rapid.IntRange(0, 10*3600*1000).Draw(t, "ms")) * time.Millisecond)
		shown := calendar.InLondon(change).Format(wallClock)
		for _, w := range Windows(Public, from, from.Add(10*time.Hour)) {
			start, end := w.written(Public)
			if !change.Before(w.From) && !change.After(w.To) && start <= shown && shown <= end {
				return
			}
		}
		t.Fatalf("a change at %v, shown as %s, is in no window around it", change, shown)
	})
}

func TestDueLagsBehindNowAndOverlapsWhatWasRead(t *testing.T) {
	due := Due(Private, at("2026-07-01T09:00:00Z"), at("2026-07-01T09:30:00Z"))
	if !due[0].From.Equal(at("2026-07-01T08:55:00Z")) || !due[len(due)-1].To.Equal(at("2026-07-01T09:28:00Z")) || len(due) != 3 {
		t.Errorf("due: %v", due)
	}
	if none := Due(Private, at("2026-07-01T09:30:00Z"), at("2026-07-01T09:26:00Z")); len(none) != 0 {
		t.Errorf("due when all is read: %v", none)
	}
}

func TestTheWatermarkStopsBeforeTheFirstWindowThatWasNotRead(t *testing.T) {
	all := Windows(Private, at("2026-07-01T09:00:00Z"), at("2026-07-01T10:00:00Z"))
	through := at("2026-07-01T09:05:00Z")
	if got := Advance(through, all); !got.Equal(at("2026-07-01T10:00:00Z")) {
		t.Errorf("all read: %v", got)
	}
	missing := slices.Delete(slices.Clone(all), 1, 2)
	if got := Advance(through, missing); !got.Equal(at("2026-07-01T09:15:00Z")) {
		t.Errorf("second window missing: %v", got)
	}
	if got := Advance(through, nil); !got.Equal(through) {
		t.Errorf("nothing read: %v", got)
	}
}

func TestAPoisonedMomentIsFoundAndTheRestOfItsWindowRead(t *testing.T) {
	poisoned := errors.New("500")
	rapid.Check(t, func(t *rapid.T) {
		w := Windows(Private, at("2026-07-01T09:00:00Z"), at("2026-07-01T09:15:00Z"))[0]
		bad := w.From.Add(time.Duration(rapid.IntRange(0, 900_000).Draw(t, "ms")) * time.Millisecond)
		var healthy []Window
		ask := func(w Window) error {
			if !bad.Before(w.From) && !bad.After(w.To) {
				return poisoned
			}
			healthy = append(healthy, w)
			return nil
		}
		parked, err := Isolate(w, ask, func(err error) bool { return errors.Is(err, poisoned) })
		if err != nil || len(parked) == 0 || len(parked) > 2 {
			t.Fatalf("%d parked, %v", len(parked), err)
		}
		for _, p := range parked {
			if p.To.Sub(p.From) > MinWindow || bad.Before(p.From) || bad.After(p.To) {
				t.Fatalf("parked %v for %v", p, bad)
			}
		}
		pieces := append(healthy, parked...)
		slices.SortFunc(pieces, func(a, b Window) int { return a.From.Compare(b.From) })
		if got := Advance(w.From, pieces); !got.Equal(w.To) {
			t.Fatalf("a gap after %v", got)
		}
	})
}

func TestIsolateStopsWhenTheCourtNoLongerAnswers(t *testing.T) {
	w := Windows(Private, at("2026-07-01T09:00:00Z"), at("2026-07-01T09:15:00Z"))[0]
	calls, gone := 0, errors.New("no route")
	_, err := Isolate(w, func(Window) error { calls++; return gone }, func(error) bool { return false })
	if !errors.Is(err, gone) || calls != 1 {
		t.Errorf("%d calls, %v", calls, err)
	}
}
