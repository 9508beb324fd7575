package accessreview_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// service is the invented family’s service, whose days are looked through.
type service struct {
	*pagetest.Family
	t       testing.TB
	looks   *access.Reads
	nightly accessreview.Nightly
}

func newService(t testing.TB) *service {
	t.Helper()
	f := pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&accessreview.Kinds), Views: accessreview.Views, Routes: func(*pagetest.Family) []web.Route { return nil },
	})
	s := &service{Family: f, t: t, looks: &access.Reads{Ledger: f.Ledger, Service: f.Record.Service.Stream}}
	s.nightly = accessreview.Nightly{Ledger: f.Ledger, Service: f.Record.Service.Stream, Pack: withRule(f.Pack)}
	return s
}

// withRule is the pack with numbers that a test reaches.
func withRule(p *pack.Pack) *pack.Pack {
	with := *p
	rule := p.AccessReview[0]
	rule.CasesADay, rule.TurnedAwayADay, rule.UnusedDays = 2, 3, 10
	with.AccessReview = []pack.ReviewRule{rule}
	return &with
}

// looksAt is somebody looking at a stream now.
func (s *service) looksAt(who ledger.StreamID, streams ...ledger.StreamID) {
	s.t.Helper()
	for _, stream := range streams {
		s.notes(who, access.ReadBody{Stream: stream, Page: "GET /case/{case}", Shown: true})
	}
}

// turnedAway is somebody asking for a page that is not there, so many times.
func (s *service) turnedAway(who ledger.StreamID, times int) {
	s.t.Helper()
	for range times {
		s.notes(who, access.ReadBody{Stream: s.Case, Page: "GET /case/{case}"})
	}
}

func (s *service) notes(who ledger.StreamID, look access.ReadBody) {
	s.t.Helper()
	if err := s.looks.Note(s.t.Context(), who, look); err != nil {
		s.t.Fatal(err)
	}
}

// night goes on to four in the morning of the next day, and looks through every day that is over.
func (s *service) night() {
	s.t.Helper()
	today := calendar.DateInLondon(s.Clock.Now())
	s.Clock.Set(today.AddDays(1).At(calendar.NewTime(4, 0)).UTC)
	s.catchUp()
}

// catchUp does the job until it has nothing left to do now.
func (s *service) catchUp() {
	s.t.Helper()
	for {
		later := new(job.Later)
		if err := s.nightly.Do(s.t.Context(), ledger.Job{}); !errors.As(err, &later) {
			s.t.Fatal(err)
		}
		if later.At.After(s.Clock.Now()) {
			return
		}
	}
}

// findings are what was found for all days so far, the first day first.
func (s *service) findings() (all []*accessreview.Finding) {
	s.t.Helper()
	for on := calendar.DateInLondon(pagetest.Today).AddDays(-40); !on.After(calendar.DateInLondon(s.Clock.Now())); on = on.AddDays(1) {
		all = append(all, accessreview.DayOf(s.Read(accessreview.StreamOf(s.Service(), on))).Findings...)
	}
	return all
}

// Service is the service’s own stream.
func (s *service) Service() ledger.StreamID { return s.Record.Service.Stream }

// found are the findings of one sort.
func (s *service) found(sort accessreview.Sort) []*accessreview.Finding {
	s.t.Helper()
	return slices.DeleteFunc(s.findings(), func(f *accessreview.Finding) bool { return f.Sort != sort })
}

// about are whom the findings of one sort are about, by name.
func (s *service) about(sort accessreview.Sort) (names []string) {
	s.t.Helper()
	people := s.people()
	for _, f := range s.found(sort) {
		names = append(names, people.Name(ledger.By(f.Person)))
	}
	slices.Sort(names)
	return names
}

func (s *service) people() *access.People {
	return access.Directory.Of(s.Read(s.Service()))
}

func (s *service) wants(sort accessreview.Sort, names ...string) {
	s.t.Helper()
	if got := s.about(sort); !slices.Equal(got, names) {
		s.t.Errorf("%s was found about %q, wanted %q", sort, got, names)
	}
}

// others opens so many cases of the other team.
func (s *service) others(n int) (cases []ledger.StreamID) {
	s.t.Helper()
	for i := range n {
		cases = append(cases, s.Open(s.Marrow, s.Tom, casework.OpenedBody{Law: pack.PublicLaw, Number: "MB26P0010" + string(rune('0'+i)), Title: "Thackeray"}))
	}
	return cases
}

func TestALookAtACaseOfOnesOwnFamilyNameIsAskedAbout(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.known(s.Hannah, casework.FormerName, "Hannah Marsh")
	kersey, marsh, hale := s.Employ("Peter Kersey", access.Practitioner), s.Employ("Jo Lister-Marsh", access.Practitioner), s.Employ("Isla Hale", access.Practitioner)
	s.looksAt(kersey.ID, s.Case)
	s.looksAt(marsh.ID, s.Case)
	s.looksAt(hale.ID, s.Case) // shares a first name alone
	s.looksAt(s.Ruth.ID, s.Case)
	s.looksAt(kersey.ID, s.others(1)...)
	s.night()
	s.wants(accessreview.OwnFamily, "Jo Lister-Marsh", "Peter Kersey")
}

func (s *service) known(of ledger.Ref, field casework.Field, value string) {
	s.t.Helper()
	s.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(c, s.Ruth.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: of, Field: field, Value: value}})
	})
}

func TestWhoeverDeclaredAConflictOfInterestIsNotAskedAboutTheirName(t *testing.T) {
	t.Parallel()
	s := newService(t)
	kersey := s.Employ("Peter Kersey", access.Practitioner)
	s.looksAt(kersey.ID, s.Case)
	s.Does(func(c *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.DeclareConflict(casework.Whole{c}, kersey.By(), id, casework.ConflictForm{ConflictBody: casework.ConflictBody{
			Of: c.Case(), Person: kersey.ID, Name: kersey.Name, Interest: casework.InFamily, Words: "Daniel is my brother",
		}})
	})
	s.night()
	s.wants(accessreview.OwnFamily)
}

func TestManyCasesThatAreNotTheirsOnOneDayAreOneFinding(t *testing.T) {
	t.Parallel()
	s := newService(t)
	cases := s.others(3)
	s.looksAt(s.Ruth.ID, cases...)
	s.looksAt(s.Tom.ID, cases...) // whose they are
	s.looksAt(s.Aisha.ID, cases[:2]...)
	s.looksAt(s.Aisha.ID, cases[:2]...) // the same again
	s.night()
	s.wants(accessreview.ManyCases, "Ruth Adeyemi")
	f := s.found(accessreview.ManyCases)[0]
	if slices.Sort(cases); !slices.Equal(f.Cases, cases) || f.Day != calendar.DateInLondon(pagetest.Today) {
		t.Errorf("it names the cases %v of %s", f.Cases, f.Day)
	}
}

func TestManyPagesThatWereNotThereOnOneDayAreOneFinding(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.turnedAway(s.Tom.ID, 4)
	s.turnedAway(s.Ruth.ID, 3)
	s.night()
	s.turnedAway(s.Ruth.ID, 2) // on another day
	s.night()
	s.wants(accessreview.TurnedAway, "Tom Jeavons")
}

func TestDaysOnWhichNothingRanAreCaughtUpOnEachOnce(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.turnedAway(s.Tom.ID, 4)
	s.Clock.Advance(48 * time.Hour)
	s.turnedAway(s.Tom.ID, 4)
	s.night()
	s.catchUp()
	s.wants(accessreview.TurnedAway, "Tom Jeavons", "Tom Jeavons")
	if all := s.found(accessreview.TurnedAway); all[0].Day.AddDays(2) != all[1].Day {
		t.Errorf("found for %s and %s", all[0].Day, all[1].Day)
	}
}

func TestWhatWaitsIsNotFoundAgainAndWhatIsAsItShouldBeNotForSomeTime(t *testing.T) {
	t.Parallel()
	s := newService(t)
	kersey := s.Employ("Peter Kersey", access.Practitioner)
	again := func() int { s.looksAt(kersey.ID, s.Case); s.night(); return len(s.found(accessreview.OwnFamily)) }
	if n := again() + again(); n != 2 {
		t.Fatalf("while it was open it was found %d times", n-1)
	}
	s.decides(s.Priya, s.found(accessreview.OwnFamily)[0], accessreview.Right)
	if n := again(); n != 1 {
		t.Errorf("found again the day after it was as it should be")
	}
	s.Clock.Advance(91 * 24 * time.Hour)
	if n := again(); n != 2 {
		t.Errorf("found %d times after a quarter of a year", n)
	}
}

func TestWhatWasAConflictIsFoundAgainWhileTheyStillLook(t *testing.T) {
	t.Parallel()
	s := newService(t)
	kersey := s.Employ("Peter Kersey", access.Practitioner)
	s.looksAt(kersey.ID, s.Case)
	s.night()
	s.decides(s.Priya, s.found(accessreview.OwnFamily)[0], accessreview.Conflict)
	s.Clock.Advance(24 * time.Hour)
	s.looksAt(kersey.ID, s.Case)
	s.night()
	s.wants(accessreview.OwnFamily, "Peter Kersey", "Peter Kersey")
}

// decides records a decision as a page would.
func (s *service) decides(by *webtest.Browser, f *accessreview.Finding, outcome accessreview.Outcome) {
	s.t.Helper()
	id := ledger.NewEntryID()
	_, err := s.Ledger.Do(s.t.Context(), ledger.Act{Form: id, On: []ledger.Seen{{Stream: f.Entry.Stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return accessreview.Decide(accessreview.DayOf(hs[f.Entry.Stream]), by.By(), id, accessreview.DecidedBody{Finding: f.Ref(), Outcome: outcome, Why: "No relation"})
	}})
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestNobodyDecidesOnAFindingAboutThemselves(t *testing.T) {
	t.Parallel()
	s := newService(t)
	s.turnedAway(s.Priya.ID, 4)
	s.night()
	people, f := s.people(), s.found(accessreview.TurnedAway)[0]
	if may := s.mayDecide(people, f); !slices.Equal(may, []string{"Gwen Hartley"}) {
		t.Errorf("on one about Priya %q decide", may)
	}
	_, err := accessreview.Decide(accessreview.DayOf(s.Read(f.Entry.Stream)), s.Priya.By(), ledger.NewEntryID(), accessreview.DecidedBody{Finding: f.Ref(), Outcome: accessreview.Right, Why: "It was me"})
	if err == nil {
		t.Error("the verb let her decide")
	}
	s.Employ("Noor Quill", access.Quality)
	if may := s.mayDecide(s.people(), f); !slices.Equal(may, []string{"Gwen Hartley", "Noor Quill"}) {
		t.Errorf("with quality, on one about an information governance officer %q decide", may)
	}
}

// mayDecide are those of the service who decide on a finding, by name.
func (s *service) mayDecide(people *access.People, f *accessreview.Finding) (names []string) {
	s.t.Helper()
	ties, err := access.TiesOf(s.t.Context(), s.Ledger.DB(), []ledger.StreamID{f.Case}, s.Clock.Now())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, p := range people.All() {
		if accessreview.ReviewerOf(p, people).MayDecide(f.FoundBody, ties[f.Case]) {
			names = append(names, p.Name)
		}
	}
	return names
}
