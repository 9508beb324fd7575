package retention

import (
	"context"
	"errors"
	"fmt"
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
type Eraser struct{ Ledger *ledger.Ledger }

var byErasing = ledger.ByService("erasing")

// triesAgain is how soon a program that may not erase looks whether another has.
const triesAgain = time.Hour

// Erase does one EraseJob. Interrupted anywhere, it is begun anew and erases once.
func (x Eraser) Erase(ctx context.Context, j ledger.Job) error {
	h, err := x.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return fmt.Errorf("read an erasure: %w", err)
	}
	e := ErasureOf(h)
	if e.Stage() != BeingErased {
		return nil
	}
	stop, err := x.stops(ctx, e)
	if err != nil {
		return err
	}
	if stop != "" {
		return end(ctx, x.Ledger, e, Stopped, RefusedBody{Proposed: e.Ref(), Why: stop})
	}
	erased, err := x.Ledger.Erase(ctx, ledger.DerivedID(j.Stream, "erased"), e.erasing())
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

// stops says why a confirmed erasure is not carried out after all; "" when it is. What is gone already stops nothing: the account of it is
// still to be completed.
func (x Eraser) stops(ctx context.Context, e *Erasure) (string, error) {
	h, err := x.Ledger.Read(ctx, e.Case)
	if err != nil {
		return "", fmt.Errorf("read the case of an erasure: %w", err)
	}
	entry, _ := h.Find(e.ProposedBody.Entry)
	switch {
	case !casework.Of(h).Began(), entry.Erased:
		return "", nil
	case onHold(h, calendar.DateInLondon(x.Ledger.Now())) != nil:
		return "The case was put on hold after this was confirmed.", nil
	case e.Whole() && h.Version != e.Confirmed.Body.Version:
		return "Something was recorded in the case after this was confirmed.", nil
	default:
		return "", nil
	}
}

// erasing is what the ledger is asked to erase.
func (e *Erasure) erasing() ledger.Erasing {
	return ledger.Erasing{
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
