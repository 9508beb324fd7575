package court

import (
	"context"
	"fmt"
	"time"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
)

// TakeOverJob is the job that brings the court's payloads from one case into the other that takes them from now on. Its stream is the case
// that takes them, its entry the word that the two are one, or are not.
const TakeOverJob = "court.take_over"

// isElsewhere reports whether a payload of a number no longer belongs into a case.
func isElsewhere(s *casework.State, number string) bool {
	if _, elsewhere := s.KeptIn(); elsewhere {
		return true
	}
	return s.PartedFrom(number)
}

// JoinForm is a person's word on a case made by hand and one that the court sent.
type JoinForm struct {
	Why string
	Now time.Time // the service's clock, for the job
}

// JoinCases says that they are one. From then on the case made by hand takes what the court sends, and reports of it are filed in that case of
// the court; what was sent before is brought in by a job, as it was received. Nothing that a person wrote in the court's case is moved.
func JoinCases(kept, courts *ledger.History, by ledger.Author, id ledger.EntryID, form JoinForm) (ledger.Change, error) {
	change, err := casework.JoinCase(casework.Of(kept), casework.Of(courts), by, id, form.Why)
	return takingOver(kept.Stream, id, form.Now, change, err)
}

// PartCases takes that back. What the court's import wrote is hidden in the case made by hand, and its payloads since stand in the court's
// case. What was filed meanwhile stays filed where it was, and says so.
func PartCases(kept, courts *ledger.History, by ledger.Author, id ledger.EntryID, form JoinForm) (ledger.Change, error) {
	change, err := casework.PartCase(casework.Of(kept), casework.Of(courts), by, id, form.Why)
	return takingOver(courts.Stream, id, form.Now, change, err)
}

func takingOver(to ledger.StreamID, id ledger.EntryID, now time.Time, change ledger.Change, err error) (ledger.Change, error) {
	if err != nil {
		return ledger.Change{}, err
	}
	change.Jobs = append(change.Jobs, ledger.Job{ID: ledger.DerivedID(to, "take over "+string(id)), Kind: TakeOverJob, Stream: to, Entry: id, Due: now})
	return change, nil
}

// TakeOver is the handler of the job. It imports again what the other case received: a payload that is there already changes nothing.
func (i *Importer) TakeOver(ctx context.Context, j ledger.Job) error {
	h, err := i.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return fmt.Errorf("read a case that was joined: %w", err)
	}
	for _, other := range casework.Of(h).SpokenOf() {
		if err := i.takeFrom(ctx, other); err != nil {
			return fmt.Errorf("bring payloads from one case into another: %w", err)
		}
	}
	return nil
}

// takeFrom imports what another case received of a number, to wherever that number is kept now.
func (i *Importer) takeFrom(ctx context.Context, other casework.SameCaseBody) error {
	open, err := i.Ledger.Read(ctx, other.Other)
	if err != nil {
		return err
	}
	closed, err := i.Ledger.Read(ctx, casework.Of(open).Side)
	if err != nil {
		return err
	}
	received := everReceived.Of(closed)
	for _, p := range received.payloads {
		if p.ID != other.CourtCase {
			continue
		}
		c, err := received.asSent(p)
		if err != nil {
			return err
		}
		if _, err := i.Case(ctx, c, p.Source); err != nil {
			return err
		}
	}
	return nil
}

// asSent is a payload with its own time: of one content there may be several.
func (s *Side) asSent(p payload) (hmcts.CourtCase, error) {
	c, err := s.open(p)
	if err != nil {
		return hmcts.CourtCase{}, err
	}
	c.LastModified = time.Time{}
	if p.At != NoTime {
		c.LastModified, err = ledger.ParseTime(p.At)
	}
	return c, err
}

// everReceived are the payloads of a closed side, those too that are hidden since its case was parted from the court's.
var everReceived = ledger.NewFold(func(s *Side, e ledger.Entry) {
	if b, ok := Received.In(e); ok {
		s.applyReceived(e, b)
	}
})
