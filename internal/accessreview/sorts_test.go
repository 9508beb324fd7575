package accessreview_test

import (
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

// does carries out an act on streams besides the case.
func (s *service) does(verb func(ledger.Histories, ledger.EntryID) (ledger.Change, error), streams ...ledger.StreamID) {
	s.t.Helper()
	id := ledger.NewEntryID()
	act := ledger.Act{Form: id, Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs, id) }}
	for _, stream := range streams {
		act.On = append(act.On, ledger.Seen{Stream: stream, Version: ledger.Any})
	}
	if _, err := s.Ledger.Do(s.t.Context(), act); err != nil {
		s.t.Fatal(err)
	}
}

// livesAt is somebody giving their postcode, or taking it back.
func (s *service) livesAt(who *webtest.Browser, postcode string) {
	s.t.Helper()
	s.does(func(_ ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return access.SetHome(access.Person{ID: who.ID}, id, postcode)
	}, who.ID)
}

// hides records a hidden address of Hannah’s.
func (s *service) hides(address string) {
	s.t.Helper()
	s.DoesIn(s.Case, func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(c, s.Ruth.By(), id, casework.DetailForm{
			Of: s.Hannah, Kind: casework.Address, Value: address, Source: "Ms Ashdown", Hiding: casework.Hiding{From: casework.FromEveryone},
		})
	}, s.Side)
}

func TestALookAtACaseWithAnAddressInOnesOwnPostcodeIsAskedAboutWhileTheyGiveIt(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.hides("3 Weir Lane, Hythe End, wx42ab")
	s.livesAt(s.Ruth, "WX4 2AB")
	s.livesAt(s.Aisha, "WX4 2AD")
	s.livesAt(s.Colin, "wx4 2ab")
	s.livesAt(s.Colin, "")
	for _, who := range []*webtest.Browser{s.Ruth, s.Aisha, s.Colin, s.Tom} {
		s.looksAt(who.ID, s.Case)
	}
	s.looksAt(s.Ruth.ID, s.others(1)...)
	s.night()
	s.wants(accessreview.Neighbour, "Ruth Adeyemi")
}

// marks marks the family’s case as one of somebody well known, or ends that.
func (s *service) marks(mark func(casework.Whole, ledger.Author, ledger.EntryID, string) (ledger.Change, error)) {
	s.t.Helper()
	s.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return mark(casework.Whole{c}, s.Colin.By(), id, "He is on television")
	})
}

func TestALookAtACaseOfSomebodyWellKnownIsAskedAboutUnlessItIsTheirWork(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.looksAt(s.Aisha.ID, s.Case) // before it was marked
	s.night()
	s.marks(casework.MarkWellKnown)
	s.looksAt(s.Ruth.ID, s.Case)  // its worker
	s.looksAt(s.Colin.ID, s.Case) // its manager
	s.looksAt(s.Aisha.ID, s.Case) // of the team
	s.night()
	s.wants(accessreview.WellKnown, "Aisha Cole")
	s.marks(casework.EndWellKnown)
	s.Clock.Advance(time.Hour)
	s.looksAt(s.Tom.ID, s.Case)
	s.night()
	s.wants(accessreview.WellKnown, "Aisha Cole")
}

// leaves ends a person’s only role.
func (s *service) leaves(who *webtest.Browser, role access.Role) {
	s.t.Helper()
	s.does(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		people := access.Directory.Of(hs[s.Service()])
		piotr, _ := people.Find(s.Piotr.ID)
		return access.EndRole(people, piotr, s.Service(), id, access.EndForm{Person: who.ID, Role: role, Why: "Left"})
	}, s.Service())
}

func TestWorkThatIsStillGivenToSomebodyWithoutARoleIsFoundOnce(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.night()
	s.wants(accessreview.WorkLeft)
	s.leaves(s.Ruth, access.Practitioner)
	s.leaves(s.Aisha, access.Practitioner) // who has no work of her own
	s.night()
	s.night()
	s.wants(accessreview.WorkLeft, "Ruth Adeyemi")
	if f := s.found(accessreview.WorkLeft)[0]; len(f.Cases) != 1 || f.Cases[0] != s.Case {
		t.Errorf("it names %v", f.Cases)
	}
}

func TestALookOnTheDayOnWhichTheLastRoleEndedIsAskedAbout(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.Clock.Advance(48 * time.Hour) // sessions of the first day are over
	s.night()
	s.looksAt(s.Aisha.ID, s.Case)
	s.leaves(s.Aisha, access.Practitioner)
	s.leaves(s.Ruth, access.Practitioner)
	s.night()
	s.wants(accessreview.AfterLeaving, "Aisha Cole")
}

func TestAnAccountThatReadsCasesAndThatNobodyUsesIsFound(t *testing.T) {
	t.Parallel()
	s := newService(t)
	for range 9 {
		s.Clock.Advance(24 * time.Hour)
		s.looksAt(s.Ruth.ID, s.Case)
	}
	s.turnedAway(s.Tom.ID, 1) // is a look too
	s.Employ("Noor Quill", access.Practitioner)
	s.Clock.Advance(48 * time.Hour)
	s.night()
	s.wants(accessreview.Unused, "Aisha Cole", "Colin Pryce", "Ines Marchetti", "Judith Farrar")
}

func TestAnEmergencyAtWhichNobodyLookedInTimeIsFoundAndOneAtWhichSomebodyDidStandsThere(t *testing.T) {
	t.Parallel()
	s := newService(t)
	late, seen := s.asks(s.Tom), s.asks(s.Aisha)
	s.reviews(seen)
	s.night() // Tuesday was looked through; Wednesday is the next working day
	s.wants(accessreview.Emergency)
	s.wants(accessreview.EmergencyReviewed, "Aisha Cole")
	s.night()
	s.wants(accessreview.Emergency, "Tom Jeavons")
	s.night()
	s.wants(accessreview.Emergency, "Tom Jeavons")
	s.wants(accessreview.EmergencyReviewed, "Aisha Cole")
	if f := s.found(accessreview.Emergency)[0]; f.Of.Stream != late {
		t.Errorf("it leads to %v", f.Of)
	}
}

// asks is an attempt to open a case in an emergency that finds nothing.
func (s *service) asks(who *webtest.Browser) ledger.StreamID {
	s.t.Helper()
	stream := s.Begin()
	s.does(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return casework.AskGlass(hs[stream], who.By(), id, casework.GlassAskedBody{Number: "WX26P00999", Reason: "The school rang"})
	}, stream)
	return stream
}

func (s *service) reviews(attempt ledger.StreamID) {
	s.t.Helper()
	s.does(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return casework.ReviewGlass(casework.GlassOf(hs[attempt]), s.Colin.By(), id, casework.GlassReviewedBody{Needed: true, Follows: "Nothing"})
	}, attempt)
}

func TestEachRoleThatReadsCasesIsFoundWhenItIsGivenAndStandsThereWhenItEnds(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.night()
	noor := s.Employ("Noor Quill", access.Practitioner)
	s.Employ("Amir Vane", access.AdministratorIs)
	s.night()
	s.wants(accessreview.RoleGiven, "Noor Quill")
	s.wants(accessreview.RoleEnded)
	s.leaves(noor, access.Practitioner)
	s.night()
	s.wants(accessreview.RoleGiven, "Noor Quill")
	s.wants(accessreview.RoleEnded, "Noor Quill")
	f := s.found(accessreview.RoleGiven)[0]
	if f.Day != calendar.MustParse("2026-11-25") || len(f.Hands) != 2 {
		t.Errorf("given on %s by the hands of %v", f.Day, f.Hands)
	}
}
