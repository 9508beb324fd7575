package caseworkpage_test

import (
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

// atCourt puts somebody of another team on duty at the family’s court for today, and lists a hearing there this morning.
func atCourt(f *pagetest.Family, who *webtest.Browser) (sitting string) {
	n, err := access.CourtDutySet.New(ledger.NewEntryID(), f.Colin.By(), nil, access.CourtDutyBody{
		Person: who.ID, Name: who.Name, Court: "Family Court at Wexcombe", Day: calendar.DateInLondon(f.Clock.Now()),
	})
	if err != nil {
		panic(err) // the body is written out above
	}
	f.Append(f.Record.Service.Stream, n)
	h := f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.List(s, f.Pack, f.Ruth.By(), id, casework.ListedBody{
			Type: "Directions hearing", Starts: casework.Moment(calendar.MustParse("2026-11-24"), calendar.NewTime(10, 0)), Before: "District Judge Lenham",
		})
	})
	return f.Path("court-day", string(h.Entry))
}

// whatHappened is what whoever is on duty writes down, with one thing asked of the service.
var whatHappened = url.Values{
	"outcome": {"Adjourned; an addendum is ordered"}, "said": {"Both parents agreed to the school run."},
	"duty-0-report": {"section7_addendum"}, "duty-0-on-day": {"8"}, "duty-0-on-month": {"1"}, "duty-0-on-year": {"2027"},
	"next-type": {"Directions hearing"}, "next-starts-day": {"20"}, "next-starts-month": {"1"}, "next-starts-year": {"2027"}, "next-starts-at": {"2pm"},
}

func TestADayAtCourtIsWrittenDownInOneActForEachHearing(t *testing.T) {
	f := family(t)
	atCourt(f, f.Tom)
	before := f.Read(f.Case).Version
	day := f.Tom.Get("/court-day").OK().Check(htmlcheck.In("main", htmlcheck.HasText("On duty at Family Court at Wexcombe")))
	day.Click("Kersey and Ashdown").OK().Send(whatHappened).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Written down")))
	entries := f.Read(f.Case).Entries[before:]
	var kinds []string
	for _, e := range entries {
		kinds = append(kinds, e.Kind)
	}
	for _, kind := range []string{casework.Held.Name(), casework.NoteTaken.Name(), casework.DutyTold.Name(), casework.Listed.Name()} {
		if !slices.Contains(kinds, kind) {
			t.Errorf("no %s among %v", kind, kinds)
		}
	}
	f.Ruth.Get(f.Path("court")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Told in court by District Judge Lenham on 24 November 2026"),
		htmlcheck.HasText("Provisional"), htmlcheck.HasText("Wed 20 Jan 2027, 14:00"), htmlcheck.HasText("Adjourned; an addendum is ordered")))
	f.Ruth.Get(f.Path("notes")).OK().Check(htmlcheck.HasText("Both parents agreed to the school run."))
}

func TestASecondThingAskedForIsAddedWithoutLosingTheFirst(t *testing.T) {
	f := family(t)
	sitting := atCourt(f, f.Tom)
	another := url.Values{"another": {"yes"}}
	for name, value := range whatHappened {
		another[name] = value
	}
	version := f.Read(f.Case).Version
	more := f.Tom.Get(sitting).OK().Send(another).OK().Check(htmlcheck.In("main", htmlcheck.HasText("What the court asks of us, number 2")),
		htmlcheck.In("#outcome", htmlcheck.HasAttr("value", "Adjourned; an addendum is ordered")))
	if f.Read(f.Case).Version != version {
		t.Error("pressing “Add another” put something on record")
	}
	more.Send(url.Values{"duty-1-what": {"Attend the next hearing"}}).OK()
	provisional := 0
	for _, d := range f.State().Duties() {
		if d.Provisional() {
			provisional++
		}
	}
	if provisional != 2 {
		t.Errorf("%d things are provisional; want both", provisional)
	}
}

func TestPressingTwiceRecordsWhatHappenedOnce(t *testing.T) {
	f := family(t)
	form := f.Tom.Get(atCourt(f, f.Tom)).OK()
	form.Send(whatHappened).OK()
	version := f.Read(f.Case).Version
	f.At(f.Clock.Now().Add(2 * time.Minute))
	form.Send(whatHappened).OK()
	if now := f.Read(f.Case).Version; now != version {
		t.Errorf("the second press recorded %d entries more", now-version)
	}
}

func TestWhatIsWrittenDownOfAHearingIsNotWrittenDownAgainFromAFreshForm(t *testing.T) {
	f := family(t)
	sitting := atCourt(f, f.Tom)
	first, second := f.Tom.Get(sitting).OK(), f.Tom.Get(sitting).OK()
	first.Send(whatHappened).OK()
	version := f.Read(f.Case).Version
	f.At(f.Clock.Now().Add(2 * time.Minute))
	second.Send(whatHappened).Answered(http.StatusForbidden)
	if now := f.Read(f.Case).Version; now != version {
		t.Errorf("it was written down a second time, in %d entries", now-version)
	}
}

func TestAHearingIsAdjournedToADayThatWasToldInsteadOfHeld(t *testing.T) {
	f := family(t)
	form := f.Tom.Get(atCourt(f, f.Tom)).OK()
	adjourned := url.Values{
		"became": {"adjourned"}, "outcome": {"No interpreter"}, "next-starts-day": {"20"}, "next-starts-month": {"1"}, "next-starts-year": {"2027"},
	}
	form.Send(adjourned).OK().Check(htmlcheck.In(".app-row", htmlcheck.HasText("Adjourned"), htmlcheck.HasText("Kersey and Ashdown")), htmlcheck.In("main", htmlcheck.LacksText("Written down")))
	version := f.Read(f.Case).Version
	form.Send(adjourned).OK()
	if now := f.Read(f.Case).Version; now != version {
		t.Errorf("the second press recorded %d entries more", now-version)
	}
	var states []string
	for _, h := range f.State().Hearings() {
		if h.Type() == "Directions hearing" {
			states = append(states, h.Day().String()+" "+h.State())
		}
	}
	if want := []string{"2026-11-24 adjourned", "2027-01-20 listed"}; !slices.Equal(states, want) {
		t.Errorf("the hearings are %v, want %v", states, want)
	}
	f.Ruth.Get(f.Path("court")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Wed 20 Jan 2027"), htmlcheck.HasText("Provisional")))
	f.Tom.Get(f.Path("court-day", string(f.State().Hearings()[0].Ref.Entry))).Answered(http.StatusNotFound)
}

func TestAHearingThatWasAdjournedBeforeItsDayOpensTheCaseToNobodyOnDuty(t *testing.T) {
	f := family(t)
	sitting := atCourt(f, f.Tom)
	f.Tom.Get(sitting).OK()
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		for _, h := range s.Hearings() {
			if h.Day() == calendar.DateInLondon(f.Clock.Now()) {
				return casework.PutOffHearing(s, f.Pack, f.Ruth.By(), id, casework.PutOffBody{Hearing: h.Ref, State: casework.HearingAdjourned})
			}
		}
		return ledger.Change{}, nil
	})
	f.Tom.Get(sitting).Answered(http.StatusNotFound)
}

func TestOnlyWhoeverIsOnCourtDutyThatDayWritesDownWhatHappened(t *testing.T) {
	f := family(t)
	sitting := atCourt(f, f.Tom)
	f.Ruth.Get(sitting).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("court-day", string(f.NextHearing.Entry))).Answered(http.StatusNotFound)
	f.At(f.Clock.Now().AddDate(0, 0, 1))
	f.Tom.SignIn()
	f.Tom.Get(sitting).Answered(http.StatusNotFound)
	f.Tom.Get("/court-day").OK().Check(htmlcheck.HasText("You are not on duty at a court today."))
}

func TestWhatHappenedHoldsNoHiddenDetailAndSaysWhatCameOfIt(t *testing.T) {
	f := family(t)
	sitting := atCourt(f, f.Tom)
	f.Tom.Get(sitting).Send(url.Values{"said": {"Quiet"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#outcome")))
	f.Tom.Get(sitting).Send(url.Values{"outcome": {"Adjourned"}, "by": {""}, "duty-0-what": {"A plan"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#by")))
	f.Tom.Get(sitting).Send(url.Values{"outcome": {"Adjourned"}, "said": {"She lives at " + pagetest.Address}}).Answered(422)
	if h, _ := f.State().Hearing(ledger.Ref{Stream: f.Case, Entry: ledger.EntryID(sitting[len(sitting)-36:])}); h.State() != casework.HearingListed {
		t.Error("a refused form left something on record")
	}
}
