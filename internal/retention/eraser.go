package retention

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// EraseJob is the kind of the job that carries out a confirmed erasure.
const EraseJob = "retention.erase"

// Eraser carries out confirmed erasures.
type Eraser struct {
	Ledger *ledger.Ledger
	Pack   *pack.Pack
}

var byErasing = ledger.ByService("erasing")

// triesAgain is how soon a program that may not erase looks whether another has.
const triesAgain = time.Hour

// looks bounds how often it is looked again because somebody wrote between the look and the erasing. The job is tried again after that.
const looks = 10

// Erase does one EraseJob. Interrupted anywhere, it is begun anew and erases once.
func (x Eraser) Erase(ctx context.Context, j ledger.Job) (err error) {
	for range looks {
		if err = x.once(ctx, j); !errors.Is(err, ledger.ErrMovedSince) {
			return err
		}
	}
	return err
}

// once erases what stands as it was looked at; ErrMovedSince when it no longer does.
func (x Eraser) once(ctx context.Context, j ledger.Job) error {
	h, err := x.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return fmt.Errorf("read an erasure: %w", err)
	}
	e := ErasureOf(h)
	if e.Stage() != BeingErased {
		return nil
	}
	stop, seen, err := x.stops(ctx, e)
	if err != nil {
		return err
	}
	if stop != "" {
		return end(ctx, x.Ledger, e, Stopped, RefusedBody{Proposed: e.Ref(), Why: stop})
	}
	erased, err := x.Ledger.Erase(ctx, ledger.DerivedID(j.Stream, "erased"), e.erasing(seen))
	switch {
	case errors.Is(err, ledger.ErrMayNotErase):
		return &job.Later{At: x.Ledger.Now().Add(triesAgain)}
	case errors.Is(err, ledger.ErrErasedBefore), errors.Is(err, ledger.ErrNotErasable):
		return end(ctx, x.Ledger, e, Stopped, RefusedBody{Proposed: e.Ref(), Why: "Part of it was erased before, or is not there. Nothing was erased by this."})
	case err != nil:
		return fmt.Errorf("erase: %w", err)
	}
	return end(ctx, x.Ledger, e, Done, DoneBody{
		Proposed: e.Ref(), Account: erased.Account, Gone: ledger.FormatTime(erased.At), Copies: calendar.DateInLondon(erased.Copies),
	})
}

// stops says why a confirmed erasure is not carried out after all, "" when it is, and which streams it looked at. What is gone already stops
// nothing: the account of it is still to be completed.
func (x Eraser) stops(ctx context.Context, e *Erasure) (string, []ledger.Seen, error) {
	h, err := x.Ledger.Read(ctx, e.Case)
	if err != nil {
		return "", nil, fmt.Errorf("read the case of an erasure: %w", err)
	}
	if entry, _ := h.Find(e.ProposedBody.Entry); !casework.Of(h).Began() || entry.Erased {
		return "", nil, nil
	}
	a, err := Look(ctx, x.Ledger, x.Pack, h)
	if err != nil {
		return "", nil, err
	}
	goes := e.Confirmed.Body.Plan()
	if err := a.alsoLook(ctx, x.Ledger, goes.touched()); err != nil {
		return "", nil, err
	}
	return a.stops(e, goes, calendar.DateInLondon(x.Ledger.Now())), a.seen(), nil
}

// stops compares a case and what lies about it with what was confirmed.
func (a Around) stops(e *Erasure, goes Plan, day calendar.Date) string {
	confirmed := e.Confirmed
	moved := func(s ledger.StreamID) bool {
		return a.Beside[s] != nil && a.Beside[s].Last().After(confirmed.Entry.Recorded)
	}
	switch {
	case onHold(a.Case, day) != nil:
		return "The case was put on hold after this was confirmed."
	case a.othersOnHold(goes, day) != nil:
		return "Another case, out of which a copy goes, was put on hold after this was confirmed."
	case e.Whole() && (a.Case.Version != confirmed.Body.Version || slices.ContainsFunc(goes.Streams, moved)):
		return "Something was recorded in the case after this was confirmed."
	case len(a.unanswered(e.Target, e.Places)) > 0:
		return "The words were repeated in another place after this was confirmed, and nobody has said what becomes of it."
	case !a.Plan(e.Target, e.Places).same(goes):
		return "Something that belongs to it was recorded after this was confirmed, so that more or less would go than was confirmed."
	default:
		return ""
	}
}

// erasing is what the ledger is asked to erase, if all that was looked at stands as it did.
func (e *Erasure) erasing(seen []ledger.Seen) ledger.Erasing {
	return ledger.Erasing{
		Seen:    seen,
		Streams: e.Confirmed.Body.Streams, Entries: e.Confirmed.Body.Entries, Ground: grounds[e.Ground], Authority: e.Authority(), Reason: e.Why,
		Decided: e.Entry.Author.Person, Confirmed: e.Confirmed.Entry.Author.Person,
	}
}

var grounds = map[pack.GroundID]ledger.Ground{
	pack.RetentionEnd: ledger.RetentionEnd, pack.CourtOrder: ledger.CourtOrder, pack.WrongCase: ledger.WrongCase, pack.UnlawfullyHeld: ledger.UnlawfullyHeld,
}

// Authority is what allows the erasure: the order, or the rule as the pack cited it.
func (b ProposedBody) Authority() string {
	if b.Order == nil {
		return b.Source
	}
	return b.Order.Which + ", " + b.Order.On.Plain() + " (" + b.Order.Paper + ")"
}

// end puts down what came of an erasure, once.
func end[B any](ctx context.Context, l *ledger.Ledger, e *Erasure, kind ledger.Kind[B], body B) error {
	n, err := kind.New(ledger.DerivedID(e.Ref().Stream, kind.Name()), byErasing, nil, body)
	if err != nil {
		return err
	}
	_, err = l.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: e.Ref().Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			var change ledger.Change
			if ErasureOf(hs[e.Ref().Stream]).Stage() == BeingErased {
				change.Add(e.Ref().Stream, n)
			}
			return change, nil
		},
	})
	if err != nil {
		return fmt.Errorf("put down what came of an erasure: %w", err)
	}
	return nil
}
