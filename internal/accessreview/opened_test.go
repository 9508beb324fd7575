package accessreview_test

import (
	"slices"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

// asStaff is an act on the service’s stream by somebody who works there.
func (s *service) asStaff(who *webtest.Browser, act func(people *access.People, by access.Person, id ledger.EntryID) (ledger.Change, error)) {
	s.t.Helper()
	s.does(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		people := access.Directory.Of(hs[s.Service()])
		by, _ := people.Find(who.ID)
		return act(people, by, id)
	}, s.Service())
}

func (s *service) engages(who *webtest.Browser, from, until calendar.Date) {
	s.t.Helper()
	s.asStaff(s.Piotr, func(people *access.People, by access.Person, id ledger.EntryID) (ledger.Change, error) {
		return access.Engage(people, by, s.Service(), id, access.EngagedBody{Person: who.ID, From: from, Until: until, Why: "Contract 41"})
	})
}

func TestASampleIsAskedAboutAndItsMakerAndItsReadersDoNotDecide(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.night()
	quinn, gwen, sample, today := s.Employ("Quinn Abara", access.Quality), s.Gwen, s.Begin(), calendar.DateInLondon(s.Clock.Now())
	s.does(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return casework.MakeSample(hs[sample], []*casework.State{casework.Of(hs[s.Case])}, quinn.By(), id, casework.SampleForm{
			How: "By their court numbers", Today: today, Reading: casework.Reading{
				Purpose: casework.QualityAudit, Until: today, Readers: []casework.SampleReader{{Person: gwen.ID, Name: gwen.Name}},
			},
		})
	}, sample, s.Case)
	s.night()
	s.night()
	s.wants(accessreview.SampleMade, "Quinn Abara")
	f := s.found(accessreview.SampleMade)[0]
	if !slices.Equal(f.Cases, []ledger.StreamID{s.Case}) || f.Of.Stream != sample {
		t.Errorf("it names %v and leads to %v", f.Cases, f.Of)
	}
	if may := s.mayDecide(s.people(), f); !slices.Equal(may, []string{"Priya Raman"}) {
		t.Errorf("%q decide", may)
	}
}

func TestACourtDutyIsAskedAboutAndWhoeverGaveItDoesNotDecide(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.night()
	today := calendar.DateInLondon(s.Clock.Now())
	s.asStaff(s.Colin, func(people *access.People, by access.Person, id ledger.EntryID) (ledger.Change, error) {
		return access.SetCourtDuty(people, by, s.Service(), id, access.CourtDutyForm{
			CourtDutyBody: access.CourtDutyBody{Person: s.Tom.ID, Court: "Wexcombe", Day: today}, Courts: []string{"Wexcombe"}, Today: today,
		})
	})
	s.night()
	s.night()
	s.wants(accessreview.DutyGiven, "Tom Jeavons")
	if f := s.found(accessreview.DutyGiven)[0]; !slices.Equal(f.Hands, []ledger.StreamID{s.Colin.ID}) {
		t.Errorf("by the hands of %v", f.Hands)
	}
}

func TestContractorsAndInspectorsAreReviewedAsOthersAreAndEachEngagementIsAskedAbout(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.night()
	olu, today := s.Employ("Olu Brand", access.Contractor), calendar.DateInLondon(s.Clock.Now())
	s.Employ("Hal Brook", access.Inspector)
	s.engages(olu, today, today.AddDays(1))
	s.night()
	s.wants(accessreview.RoleGiven, "Hal Brook", "Olu Brand")
	s.wants(accessreview.EngagementSet, "Olu Brand")
	s.engages(olu, today, today.AddDays(2)) // changed
	s.night()
	s.wants(accessreview.EngagementSet, "Olu Brand", "Olu Brand")
	if f := s.found(accessreview.EngagementSet)[1]; !slices.Equal(f.Hands, []ledger.StreamID{s.Piotr.ID}) {
		t.Errorf("by the hands of %v", f.Hands)
	}
	s.looksAt(olu.ID, s.Case) // on their last day
	s.night()
	s.wants(accessreview.AfterLeaving)
	s.looksAt(olu.ID, s.Case)
	s.night()
	s.wants(accessreview.AfterLeaving, "Olu Brand")
	for range 9 {
		s.Clock.Advance(24 * time.Hour)
		s.looksAt(s.Ruth.ID, s.Case)
	}
	s.night()
	if !slices.Contains(s.about(accessreview.Unused), "Hal Brook") {
		t.Errorf("nobody uses the accounts of %q", s.about(accessreview.Unused))
	}
}
