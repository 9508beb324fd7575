package court_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/disclosure"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
)

// hides puts a hidden detail of the first adult on record.
func (s *signed) hides(kind casework.DetailKind, value string) {
	s.t.Helper()
	state := casework.Of(s.Read(s.stream))
	change, err := casework.AddDetail(state, worker, ledger.NewEntryID(), casework.DetailForm{Of: state.Adults()[0].Ref, Kind: kind, Value: value})
	if err != nil {
		s.t.Fatal(err)
	}
	for stream, entries := range change.Entries {
		s.Append(stream, entries...)
	}
}

func TestWhatBecameHiddenAfterTheSignatureIsNotSentToTheCourt(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.hides(casework.OtherDetail, "A signed report")
	s.works()
	s.is(court.IsHeldBack, 0)
	if why := s.now().Why; !strings.Contains(why, "hidden from everyone until somebody decides") || strings.Contains(why, "A signed") {
		t.Errorf("held back with %q", why)
	}
	if s.now().NeedsPerson() == false {
		t.Error("nobody is asked to see to it")
	}
}

// meanwhile reads a PDF while something else happens.
type meanwhile struct{ happens func() }

func (m meanwhile) Text(ctx context.Context, pdf []byte) (string, error) {
	m.happens()
	return asWritten{}.Text(ctx, pdf)
}

func TestAServerThatDiesWithThePermissionAnotherWaitedForLeavesNoFilingOnItsWayForEver(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.sender.Reader = meanwhile{func() { // the other takes the permission, and is never heard of again
		if s.now().State == court.IsQueued {
			s.Append(s.stream, ledgertest.Entry(t, court.Sending, court.ByFiling, court.FilingBody{Filing: s.filing, Name: s.now().Name}))
		}
	}}
	s.works()
	s.is(court.IsSending, 0)
	s.Clock.Advance(time.Hour)
	s.works()
	s.is(court.IsUncertain, 0)
}

func TestWhatWasHeldBackIsSentOnceItMayBeKnown(t *testing.T) {
	s := withReport(t, pack.PrivateLaw, "section7").queued()
	s.hides(casework.OtherDetail, "A signed report")
	s.works()
	_, err := s.acts(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		people := casework.Of(h).Adults()[0].Details()
		return casework.DecideHiding(casework.Of(h), worker, id, casework.HidingDecidedBody{
			Fact: people[len(people)-1].Ref, Hiding: casework.Hiding{From: casework.FromNobody}, Why: "It is on the public register",
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	s.queued().works()
	s.is(court.IsAccepted, 1)
}

func TestAFilingThatNobodyCanReadIsHeldBack(t *testing.T) {
	for name, reader := range map[string]disclosure.Reader{"no reader": nil, "a reader that fails": unable{}, "a PDF without words": wordless{}} {
		t.Run(name, func(t *testing.T) {
			s := withReport(t, pack.PrivateLaw, "section7").queued()
			s.sender.Reader = reader
			s.works()
			s.is(court.IsHeldBack, 0)
		})
	}
}

type unable struct{}

func (unable) Text(context.Context, []byte) (string, error) {
	return "", errors.New("the reader stopped")
}

type wordless struct{}

func (wordless) Text(context.Context, []byte) (string, error) { return "\f \f", nil }
