package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/cover"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/message"
)

// summariesJob is the kind of the job that asks each morning for the daily messages, and summaryJob of the one that sends one of them.
const (
	summariesJob = "service.summaries"
	summaryJob   = "service.summary"
)

// The hours, in London, at which daily messages are sent, and after which they are not.
const (
	summaryAt    = 7
	summaryUntil = 12
)

// summaries tell those who asked for it how many things wait for them. A message leaves once at most: the cursor that says “sending” is the
// permission to send it, and whoever finds it there, left by a server that was killed, does not send.
type summaries struct {
	record  *ledger.Ledger
	service ledger.StreamID
	staff   access.Staff
	cursors job.Cursors
	ways    message.Ways
	site    string
	waits   func(context.Context, *access.People, access.Person) (int, error)
	counts  func(context.Context, *access.People, access.Person) ([]message.Counted, error) // what is late, and what came in by kind
	log     *slog.Logger
}

// begin puts the one job on record that asks for as long as the service exists.
func (s *summaries) begin(ctx context.Context) error {
	return s.record.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(s.service, summariesJob), Kind: summariesJob, Stream: s.service, Due: nextAt(s.record.Now(), summaryAt),
	}}})
}

// ask is the handler of the job: one message for each who asked. It comes back the morning after.
func (s *summaries) ask(ctx context.Context, _ ledger.Job) error {
	now := s.record.Now()
	today := calendar.DateInLondon(now)
	people, err := s.staff.People(ctx)
	if err != nil {
		return err
	}
	var jobs []ledger.Job
	for _, p := range people.All() {
		if p.Summary != "" && !atWeekend(today) {
			jobs = append(jobs, ledger.Job{ID: ledger.DerivedID(p.ID, summaryJob+" "+today.String()), Kind: summaryJob, Stream: p.ID, Due: now})
		}
	}
	if err := s.record.Append(ctx, ledger.Append{Jobs: jobs}); err != nil {
		return fmt.Errorf("ask for the daily messages: %w", err)
	}
	return &job.Later{At: nextAt(now, summaryAt)}
}

func atWeekend(d calendar.Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

// send is the handler of one message. What cannot leave in the morning does not leave: the next one counts anew.
func (s *summaries) send(ctx context.Context, j ledger.Job) error {
	now := s.record.Now()
	today := calendar.DateInLondon(now)
	if now.Before(today.At(calendar.NewTime(summaryAt, 0)).UTC) || now.After(today.At(calendar.NewTime(summaryUntil, 0)).UTC) {
		return nil
	}
	people, err := s.staff.People(ctx)
	if err != nil {
		return err
	}
	person, known := people.Find(j.Stream)
	if !known || person.Summary == "" || len(person.Roles) == 0 {
		return nil
	}
	if away, err := s.isAway(ctx, person.ID, today); err != nil || away {
		return err
	}
	n, err := s.waits(ctx, people, person)
	if err != nil {
		return fmt.Errorf("count what waits for a person: %w", err)
	}
	counted, err := s.counts(ctx, people, person)
	if err != nil {
		return fmt.Errorf("count what came in for a person: %w", err)
	}
	if n == 0 && !slices.ContainsFunc(counted, func(c message.Counted) bool { return c.N > 0 }) {
		return nil
	}
	return s.once(ctx, today, j, message.Message{ID: string(j.ID), To: person.Summary, Notice: message.Digest(n, counted, s.site)})
}

// isAway reports whether a manager said that somebody is away today.
func (s *summaries) isAway(ctx context.Context, person ledger.StreamID, today calendar.Date) (bool, error) {
	times, err := cover.Soon(ctx, s.record.DB(), []ledger.StreamID{person}, today)
	return slices.ContainsFunc(times, func(t cover.Row) bool { return !today.Before(t.From()) }), err
}

// once sends a message unless it was sent, or perhaps was.
func (s *summaries) once(ctx context.Context, today calendar.Date, j ledger.Job, m message.Message) error {
	cursor, sending, sent := "summary "+string(j.Stream), today.String()+" sending", today.String()+" sent"
	before, err := s.cursors.Get(ctx, cursor)
	if err != nil {
		return err
	}
	switch before {
	case sent:
		return nil
	case sending:
		s.log.Warn("whether a daily message was sent is not known; it is not sent again", "job", j.ID)
		return nil
	}
	if mine, err := s.cursors.Move(ctx, cursor, before, sending); err != nil || !mine {
		return err // or another server is sending it
	}
	_, err = s.ways.Send(ctx, m)
	var f *message.Failure
	switch {
	case errors.As(err, &f) && f.Again:
		_, back := s.cursors.Move(ctx, cursor, sending, before)
		return errors.Join(err, back)
	case errors.As(err, &f) && f.Uncertain:
		s.log.Warn("a daily message is not sent again", "job", j.ID, "error", err)
		return nil
	case err != nil:
		s.log.Warn("a daily message was refused", "job", j.ID, "error", err)
	}
	return s.cursors.Set(ctx, cursor, sent)
}
