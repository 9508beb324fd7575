package casework_test

import (
	"slices"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
)

func worried(t *testing.T, c *casetest.Case, form casework.WorryForm) ledger.Ref {
	t.Helper()
	id := ledger.NewEntryID()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.RaiseWorry(s, casetest.Pack(t), c.Worker, id, form)
	})
	return ledger.Ref{Stream: c.Stream, Entry: id}
}

func TestAWorryOpensTheReferralAndTheRiskAssessmentThatNamesIt(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	worry := worried(t, c, casework.WorryForm{
		WorriedBody: casework.WorriedBody{
			Children: []ledger.Ref{ola}, Cause: "Ola said her father had locked her out and it was dark.",
			Told: []casework.Told{{Whom: casework.ToPolice, How: "999"}},
		},
		On: calendar.MustParse("2026-05-22"), At: calendar.NewTime(21, 40),
	})
	referral, assessment := duty(t, c, "Confirm the referral"), duty(t, c, "16A")
	if referral.Due.On != calendar.MustParse("2026-05-26") {
		t.Errorf("the referral is due on %v; want the next working day", referral.Due.On)
	}
	if assessment.Because.Ref != worry || assessment.Because.Words != "Cause for worry: Ola said her father had locked her out and it was dark." {
		t.Errorf("the assessment does not name its trigger: %+v", assessment.Because)
	}
	if !assessment.Fixed || assessment.Report != "section16a" || !slices.Equal(assessment.Children, []ledger.Ref{ola}) {
		t.Errorf("%+v", assessment)
	}
}

func TestAWorryNeedsNothingButItsCause(t *testing.T) {
	c := casetest.New(t)
	worried(t, c, casework.WorryForm{WorriedBody: casework.WorriedBody{Cause: "Screaming in the background, then the line went dead."}, On: calendar.MustParse("2026-05-12")})
	if len(c.State().Worries()) != 1 {
		t.Error("the worry was not taken")
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CloseCase(s, casetest.Pack(t), c.Worker, ledger.NewEntryID(), casework.ClosedBody{On: calendar.MustParse("2026-05-12"), Why: "Order made"})
	})
	worried(t, c, casework.WorryForm{WorriedBody: casework.WorriedBody{Cause: "A neighbour rang about bruises."}, On: calendar.MustParse("2026-06-01")})
	if len(c.State().Worries()) != 2 {
		t.Error("a closed case stood in the way")
	}
}

func TestTwoPeopleWorriedAtOnceDoNotStopEachOther(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	seen := c.Read(c.Stream).Version
	form := casework.WorryForm{WorriedBody: casework.WorriedBody{Children: []ledger.Ref{ola}, Cause: "Bruises seen at school."}, On: calendar.MustParse("2026-05-12")}
	worried(t, c, form)
	_, err := c.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: c.Stream, Version: seen}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return casework.RaiseWorry(casework.Of(hs[c.Stream]), casetest.Pack(t), c.Manager, ledger.NewEntryID(), form)
		},
	})
	if err != nil {
		t.Errorf("the second was stopped: %v", err)
	}
}

func TestACaseWhoseTrackNobodyKnowsStillGetsItsRiskAssessment(t *testing.T) {
	stream, side := ledger.NewStreamID(), ledger.NewStreamID()
	by := ledger.By(ledger.NewStreamID())
	change, err := casework.OpenCase(casetest.Pack(t), by, ledger.NewEntryID(), casework.OpenForm{
		Case: stream, OpenedBody: casework.OpenedBody{Side: side, Law: "private"},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := casework.Of(ledger.NewHistory(stream)).After(change.Entries[stream]...)
	raised, err := casework.RaiseWorry(s, casetest.Pack(t), by, ledger.NewEntryID(), casework.WorryForm{
		WorriedBody: casework.WorriedBody{Cause: "Bruises seen at school."}, On: calendar.MustParse("2026-05-12"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.After(raised.Entries[stream]...).DutiesFor("section16a"); len(got) != 1 {
		t.Errorf("duties %+v", got)
	}
}

func TestWhoeverIsToldLaterIsAddedToTheWorry(t *testing.T) {
	c := casetest.New(t)
	worry := worried(t, c, casework.WorryForm{WorriedBody: casework.WorriedBody{Cause: "Bruises seen at school."}, On: calendar.MustParse("2026-05-12")})
	before := c.State()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.TellWorry(s, c.Worker, ledger.NewEntryID(), casework.ToldBody{Worry: worry, Told: casework.Told{Whom: casework.ToLocalAuthority, How: "Duty line"}})
	})
	if w, _ := c.State().Worry(worry); len(w.Told) != 1 {
		t.Errorf("told %+v", w.Told)
	}
	if w, _ := before.Worry(worry); len(w.Told) != 0 {
		t.Error("an earlier state was changed under its reader")
	}
}
