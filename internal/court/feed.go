package court

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"candour/internal/court/hmcts"
	"candour/internal/job"
	"candour/internal/ledger"
)

// What is known of each court's feed stands in cursors named "court public through" and so on. Lost, they begin anew: the court is asked again
// from the start, and what was read before changes nothing.
const (
	readThrough = "through"     // everything up to this time was read or set aside
	firstAsked  = "first asked" // when this service began to ask the court
	firstAnswer = "first answer"
	lastAnswer  = "last answer" // when the court last answered
	lastCase    = "last case"   // when it last sent a case
	lastTrouble = "trouble"     // why it could not be read last time; "" when it could
	untaken     = "untaken"     // how many cases it sent that could not be taken
	setAside    = "aside "      // windows that always fail
)

// feed is the cursors of one court.
type feed struct {
	cursors job.Cursors
	court   hmcts.Jurisdiction
}

func (f feed) name(what string) string { return "court " + string(f.court) + " " + what }

func (f feed) note(ctx context.Context, what, value string) error {
	if err := f.cursors.Set(ctx, f.name(what), value); err != nil {
		return fmt.Errorf("note where the court’s feed stands: %w", err)
	}
	return nil
}

func (f feed) get(ctx context.Context, what string) (string, error) {
	value, err := f.cursors.Get(ctx, f.name(what))
	if err != nil {
		return "", fmt.Errorf("see where the court’s feed stands: %w", err)
	}
	return value, nil
}

func (f feed) through(ctx context.Context) (time.Time, error) {
	value, err := f.get(ctx, readThrough)
	if err != nil {
		return time.Time{}, err
	}
	return timeIn(value), nil
}

// timeIn is a time of a cursor; zero for what is not one.
func timeIn(value string) time.Time {
	t, err := ledger.ParseTime(value)
	if err != nil {
		return time.Time{}
	}
	return t
}

// advance moves the watermark forward, never back.
func (f feed) advance(ctx context.Context, from, to time.Time) error {
	if !to.After(from) {
		return nil
	}
	return f.note(ctx, readThrough, ledger.FormatTime(to))
}

// answered notes that the court answered, and what it sent.
func (f feed) answered(ctx context.Context, now time.Time, cases, refused int) error {
	at := ledger.FormatTime(now)
	err := errors.Join(f.noteOnce(ctx, firstAnswer, at), f.note(ctx, lastAnswer, at), f.note(ctx, lastTrouble, ""))
	if cases > 0 {
		err = errors.Join(err, f.note(ctx, lastCase, at))
	}
	if refused > 0 {
		err = errors.Join(err, f.count(ctx, untaken, refused))
	}
	return err
}

// noteOnce notes what was never noted.
func (f feed) noteOnce(ctx context.Context, what, value string) error {
	before, err := f.get(ctx, what)
	if err != nil || before != "" {
		return err
	}
	return f.note(ctx, what, value)
}

// count adds to a number.
func (f feed) count(ctx context.Context, what string, more int) error {
	before, err := f.get(ctx, what)
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(before) // nothing, when nothing was counted before
	return f.note(ctx, what, strconv.Itoa(n+more))
}

// Parked is a stretch of time about which a court always fails.
type Parked struct {
	hmcts.Window
	Since time.Time // when it was set aside
	Next  time.Time // when the court is asked again
}

type parkedTimes struct{ From, To, Since, Next time.Time }

func (f feed) parkName(w hmcts.Window) string {
	return setAside + ledger.FormatTime(w.From) + " " + ledger.FormatTime(w.To)
}

func (f feed) park(ctx context.Context, p Parked) error {
	value, err := json.Marshal(parkedTimes{p.From, p.To, p.Since, p.Next})
	if err != nil {
		return err
	}
	return f.note(ctx, f.parkName(p.Window), string(value))
}

func (f feed) unpark(ctx context.Context, w hmcts.Window) error {
	return f.note(ctx, f.parkName(w), "")
}

// parked are the windows set aside, in order of time.
func (f feed) parked(ctx context.Context) ([]Parked, error) {
	values, err := f.cursors.All(ctx, f.name(setAside))
	if err != nil {
		return nil, fmt.Errorf("see which windows were set aside: %w", err)
	}
	return f.parkedIn(values)
}

// parkedIn are the windows set aside among some cursors.
func (f feed) parkedIn(values map[string]string) ([]Parked, error) {
	var all []Parked
	for name, value := range values {
		var t parkedTimes
		if value == "" || !strings.HasPrefix(name, f.name(setAside)) {
			continue
		}
		if err := json.Unmarshal([]byte(value), &t); err != nil {
			return nil, fmt.Errorf("cursor %s: %w", strings.TrimSpace(name), err)
		}
		all = append(all, Parked{hmcts.Window{From: t.From, To: t.To}, t.Since, t.Next})
	}
	slices.SortFunc(all, func(a, b Parked) int { return a.From.Compare(b.From) })
	return all, nil
}

// Feeds tells how far the courts have been read. Cursors and Courts are needed.
type Feeds struct {
	Cursors     job.Cursors
	Courts      []hmcts.Jurisdiction
	SilentAfter time.Duration // without an answer; 30 minutes when 0
	QuietAfter  time.Duration // without any case; 4 days when 0, which is a long weekend
}

// FeedState is how far one court has been read.
type FeedState struct {
	Court      hmcts.Jurisdiction
	Through    time.Time // everything up to here was read or set aside; zero when nothing was read yet
	LastAnswer time.Time
	LastCase   time.Time
	Trouble    string // why it could not be read last time
	Untaken    int    // cases that were sent and could not be taken, so far
	Parked     []Parked
	Silent     bool // no answer for too long
	Quiet      bool // answers, and no case in them, for too long
}

// States are the feeds as they stand.
func (f Feeds) States(ctx context.Context, now time.Time) ([]FeedState, error) {
	var all []FeedState
	for _, court := range f.Courts {
		state, err := f.state(ctx, feed{f.Cursors, court}, now)
		if err != nil {
			return nil, err
		}
		all = append(all, state)
	}
	return all, nil
}

func (f Feeds) state(ctx context.Context, of feed, now time.Time) (FeedState, error) {
	values, err := f.Cursors.All(ctx, of.name(""))
	if err != nil {
		return FeedState{}, fmt.Errorf("see where the court’s feed stands: %w", err)
	}
	parked, err := of.parkedIn(values)
	if err != nil {
		return FeedState{}, err
	}
	at := func(what string) time.Time { return timeIn(values[of.name(what)]) }
	refused, _ := strconv.Atoi(values[of.name(untaken)]) // nothing, when there were none
	s := FeedState{
		Court: of.court, Through: at(readThrough), LastAnswer: at(lastAnswer), LastCase: at(lastCase),
		Trouble: values[of.name(lastTrouble)], Untaken: refused, Parked: parked,
	}
	since := s.LastAnswer
	if since.IsZero() {
		since = at(firstAsked)
	}
	s.Silent = now.Sub(since) > orElse(f.SilentAfter, 30*time.Minute)
	heard := s.LastCase
	if heard.IsZero() {
		heard = at(firstAnswer)
	}
	s.Quiet = !s.Silent && now.Sub(heard) > orElse(f.QuietAfter, 4*24*time.Hour)
	return s, nil
}

func orElse(d, other time.Duration) time.Duration {
	if d == 0 {
		return other
	}
	return d
}
