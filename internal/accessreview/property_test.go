package accessreview_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// TestADayLookedThroughInPiecesOrTwiceGivesTheSameFindings draws a day of looks at a time. What must be found follows from the looks alone; in pieces of
// any size, and looked through again, the day has it once.
func TestADayLookedThroughInPiecesOrTwiceGivesTheSameFindings(t *testing.T) {
	t.Parallel()
	s := newService(t)
	cases := s.others(4)
	who := []ledger.StreamID{s.Ruth.ID, s.Aisha.ID, s.Tom.ID, s.Employ("Peter Kersey", access.Practitioner).ID, s.Employ("Ann Thackeray", access.Practitioner).ID}
	s.night()
	rapid.Check(t, func(rt *rapid.T) {
		many, away := map[ledger.StreamID]map[ledger.StreamID]bool{}, map[ledger.StreamID]int{}
		for range rapid.IntRange(0, 20).Draw(rt, "looks") {
			person, stream := rapid.SampledFrom(who).Draw(rt, "who"), rapid.SampledFrom(cases).Draw(rt, "case")
			if rapid.Bool().Draw(rt, "shown") {
				s.looksAt(person, stream)
				if many[person] == nil {
					many[person] = map[ledger.StreamID]bool{}
				}
				many[person][stream] = person != s.Tom.ID // whose they are
			} else {
				s.turnedAway(person, 1)
				away[person]++
			}
		}
		var want []string
		for _, person := range who {
			if n := len(many[person]); n > 2 && person != s.Tom.ID {
				want = append(want, "many-cases "+string(person))
			}
			if away[person] > 3 {
				want = append(want, "turned-away "+string(person))
			}
		}
		day := calendar.DateInLondon(s.Clock.Now())
		s.nightly.AtOnce = rapid.IntRange(1, 7).Draw(rt, "at once")
		s.night()
		again := s.nightly
		again.AtOnce = rapid.IntRange(1, 7).Draw(rt, "at once again")
		if err := again.Review(t.Context(), day); err != nil {
			rt.Fatal(err)
		}
		if got := s.ofDay(day); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			rt.Fatalf("found %q, wanted %q", got, want)
		}
	})
}

// ofDay are the findings for a day that follow from its looks alone, each by its sort and person.
func (s *service) ofDay(day calendar.Date) (all []string) {
	s.t.Helper()
	for _, f := range accessreview.DayOf(s.Read(accessreview.StreamOf(s.Service(), day))).Findings {
		if f.Sort == accessreview.ManyCases || f.Sort == accessreview.TurnedAway {
			all = append(all, string(f.Sort)+" "+string(f.Person))
		}
	}
	slices.Sort(all)
	return all
}
