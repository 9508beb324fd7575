package guardian

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/fault"
	"candour/internal/job"
	"candour/internal/ledger"
)

// TellJob is the job that tells the court of the list of a case. Its stream is the case.
const TellJob = "guardian.tell"

// Court takes the whole list of a case and says what became of it; it never sends twice. An hmcts.Client is one.
type Court interface {
	Guardians(ctx context.Context, caseID string, guardians []hmcts.Guardian) hmcts.Outcome
}

// Teller tells the court of public law who the guardians of cases are. All fields but Court are needed; without one nobody is told.
//
// As with filings (court.Sender) the lease of the job is no permission: the entry Sending is, appended in the version of the case at which the list
// was looked through for what is hidden.
type Teller struct {
	Ledger *ledger.Ledger
	Court  Court
	Log    *slog.Logger
	Stale  time.Duration // a permission older than this is not used; 20 seconds when 0
}

// By is the author of what becomes of lists.
var By = ledger.ByService("court guardians")

// Asks are the jobs that follow from how a stream grew, for the ledger to append with it: when the list or the number of its case at court changed, or
// a person wants it sent.
func Asks(before, after *ledger.History) []ledger.Job {
	fresh := after.Since(before.Version)
	if len(fresh) == 0 || !Of(after).Any() {
		return nil
	}
	again := slices.ContainsFunc(fresh, func(e ledger.Entry) bool { return e.Kind == Again.Name() })
	if !again && wanted(before) == wanted(after) {
		return nil
	}
	last := fresh[len(fresh)-1]
	return []ledger.Job{{ID: ledger.DerivedID(after.Stream, TellJob+" "+string(last.ID)), Kind: TellJob, Stream: after.Stream, Entry: last.ID}}
}

// wanted is what the court is to know of a case, and under which number.
func wanted(h *ledger.History) string { return numberOf(casework.Of(h)) + " " + ListOf(h).digest() }

const (
	longest   = 10 * time.Minute // longer than any call lasts: whatever is being sent since before then was let out by a server that died
	looksBack = time.Minute      // when a list that another sends is looked at again
)

// Tell is the handler of the job. Whatever the list was when the job was asked for, it sends the one that is now.
func (t Teller) Tell(ctx context.Context, j ledger.Job) error {
	if t.Court == nil {
		return nil
	}
	h, err := t.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return fmt.Errorf("read a case to tell of its guardians: %w", err)
	}
	if out := tellings.Of(h).inFlight(); out != nil {
		return t.lookBack(ctx, h, out)
	}
	st := StandOf(h)
	if st.State != Waiting {
		return nil
	}
	err = t.mayLeave(ctx, h, st.List)
	switch {
	case fault.KindOf(err) == fault.Denied:
		return t.holdBack(ctx, h.Stream, st, fault.Sentence(err))
	case err != nil:
		return err
	}
	return t.send(ctx, h, st)
}

// lookBack waits for whoever is sending, and calls it uncertain once nobody can be.
func (t Teller) lookBack(ctx context.Context, h *ledger.History, out *step) error {
	if t.Ledger.Now().Sub(out.entry.Recorded) < longest {
		return t.later(looksBack)
	}
	if err := t.record(ctx, h.Stream, out.entry.ID, hmcts.Outcome{State: hmcts.Uncertain}); err != nil {
		return err
	}
	return t.later(0)
}

func (t Teller) later(wait time.Duration) error { return &job.Later{At: t.Ledger.Now().Add(wait)} }

// mayLeave refuses a list that holds a detail which is hidden from anybody in the case.
func (t Teller) mayLeave(ctx context.Context, h *ledger.History, l List) error {
	if l.isHeldBack() {
		return fault.Refuse("The list of guardians holds words that are held back, because they say something which is hidden. Nothing has left.", nil)
	}
	gate, err := casework.GateOf(ctx, t.Ledger, h, casework.ToCourt())
	if err != nil {
		return err
	}
	return gate.Refuse("The list of guardians", l.texts()...)
}

// holdBack puts on record that a list was not let out, and why.
func (t Teller) holdBack(ctx context.Context, stream ledger.StreamID, st Stand, why string) error {
	id, digest := ledger.NewEntryID(), st.List.digest()
	_, err := t.Ledger.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			now := StandOf(hs[stream])
			if now.State != Waiting || now.List.digest() != digest || now.Number != st.Number {
				return ledger.Change{}, nil
			}
			m := &ledger.Making{By: By}
			ledger.Put(m, stream, HeldBack, id, nil, HeldBackBody{Case: st.Number, Digest: digest, Why: why})
			return m.Done()
		},
	})
	if err != nil {
		return fmt.Errorf("record that a list of guardians was held back: %w", err)
	}
	return nil
}

var errMoved = errors.New("the case went on while its list of guardians was checked")

// send gets the permission, calls the court and records what came of it.
func (t Teller) send(ctx context.Context, h *ledger.History, st Stand) error {
	permission := ledger.NewEntryID()
	asked := time.Now() // how long the permission has stood is a matter of this machine, not of the record's clock
	err := t.permit(ctx, h, permission, st)
	switch {
	case errors.Is(err, errMoved):
		return t.later(0)
	case err != nil:
		return fmt.Errorf("get the permission to tell of guardians: %w", err)
	}
	outcome := hmcts.Outcome{State: hmcts.Unsent, Reason: "The server stood still before it could send. Nothing was sent."}
	if time.Since(asked) < cmp.Or(t.Stale, 20*time.Second) {
		outcome = t.Court.Guardians(ctx, st.Number, st.List.asSent())
	}
	if outcome.Err != nil {
		t.Log.Warn("the court was not told of guardians", "state", outcome.State, "status", outcome.Status, "error", outcome.Err)
	}
	return t.record(ctx, h.Stream, permission, outcome)
}

// permit appends the permission while the case is as it was when the list was looked through. Without a clear answer nothing is sent.
func (t Teller) permit(ctx context.Context, h *ledger.History, permission ledger.EntryID, st Stand) error {
	_, err := t.Ledger.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: h.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			if hs[h.Stream].Version != h.Version {
				return ledger.Change{}, errMoved
			}
			m := &ledger.Making{By: By}
			ledger.Put(m, h.Stream, Sending, permission, nil, SendingBody{Case: st.Number, List: st.List, Digest: st.List.digest()})
			return m.Done()
		},
	})
	return err
}

// keepTrying is how often an outcome is put on record again when the record cannot take it. After that the list is found without an outcome.
const keepTrying = 5

// record puts on record what became of a list.
func (t Teller) record(ctx context.Context, stream ledger.StreamID, permission ledger.EntryID, outcome hmcts.Outcome) error {
	var err error
	for try := range keepTrying {
		_, err = t.Ledger.Do(ctx, ledger.Act{
			On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
			Verb: func(hs ledger.Histories) (ledger.Change, error) {
				return became(hs[stream], permission, outcome, t.Ledger.Now())
			},
		})
		if err == nil || ctx.Err() != nil {
			break
		}
		time.Sleep(time.Duration(try) * 50 * time.Millisecond)
	}
	if err != nil {
		return fmt.Errorf("record what became of a list of guardians: %w", err)
	}
	return nil
}

// outcomes are the kind of entry that each outcome is recorded by.
var outcomes = map[hmcts.OutcomeState]ledger.Kind[OutcomeBody]{
	hmcts.Accepted: Accepted, hmcts.Refused: NotTaken, hmcts.Unsent: Unsent, hmcts.Uncertain: Unclear,
}

// became is what follows from an outcome. Ids follow from the permission, so that one outcome is recorded once.
func became(h *ledger.History, permission ledger.EntryID, outcome hmcts.Outcome, now time.Time) (ledger.Change, error) {
	out := tellings.Of(h).of(permission)
	if out == nil || outcome.State == hmcts.Uncertain && out.state != BeingSent {
		return ledger.Change{}, nil
	}
	m := &ledger.Making{By: By}
	kind := outcomes[outcome.State]
	ledger.Put(m, h.Stream, kind, ledger.DerivedID(h.Stream, kind.Name()+" "+string(permission)), nil, OutcomeBody{
		Sending: permission, Why: outcome.Reason, Status: outcome.Status,
	})
	if outcome.State == hmcts.Unsent {
		wait := cmp.Or(outcome.Wait, pause(tellings.Of(h).triesBefore(out)))
		m.Change.Jobs = append(m.Change.Jobs, ledger.Job{
			ID: ledger.DerivedID(h.Stream, TellJob+" again "+string(permission)), Kind: TellJob, Stream: h.Stream, Entry: permission, Due: now.Add(wait),
		})
	}
	return m.Done()
}

// pause is how long to wait before the next time: a minute at first, up to an hour.
func pause(times int) time.Duration { return min(time.Minute<<min(times, 10), time.Hour) }

// HoldBack keeps a list that was still to be sent, when a record was brought back from a backup, from being sent by a machine: the court may have been
// told of it, and of a later one, after that backup was made. It counts as let out and not heard of, so that a person finds out.
func HoldBack(ctx context.Context, record *ledger.Ledger, j ledger.Job) error {
	_, err := record.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: j.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			m := &ledger.Making{By: ledger.ByService("restore")}
			if st := StandOf(hs[j.Stream]); st.State == Waiting {
				id := ledger.DerivedID(j.Stream, "held back guardians "+string(j.ID))
				ledger.Put(m, j.Stream, Sending, id, nil, SendingBody{Case: st.Number, List: st.List, Digest: st.List.digest()})
			}
			return m.Done()
		},
	})
	return err
}
