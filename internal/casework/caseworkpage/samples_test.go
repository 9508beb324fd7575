package caseworkpage_test

import (
	"net/http"
	"net/url"
	"strconv"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

// inWeeks are the fields of a date so many weeks on.
func inWeeks(name string, weeks int) url.Values {
	d := calendar.DateInLondon(pagetest.Today).AddDays(7 * weeks)
	return url.Values{name + "-day": {strconv.Itoa(d.Day())}, name + "-month": {strconv.Itoa(int(d.Month()))}, name + "-year": {strconv.Itoa(d.Year())}}
}

func with(fields ...url.Values) url.Values {
	all := url.Values{}
	for _, some := range fields {
		for name, values := range some {
			all[name] = values
		}
	}
	return all
}

func TestAnInspectorReadsTheCasesChosenForThemAndNothingElse(t *testing.T) {
	f := family(t)
	quality, hal := f.Employ("Quinn Abara", access.Quality), f.Employ("Hal Brook", access.Inspector)
	hal.Get(f.Path("timeline")).Answered(http.StatusNotFound)
	form := with(url.Values{"purpose": {"an inspection"}, "readers": {string(hal.ID)}, "numbers": {pagetest.Number}}, inWeeks("until", 2))
	made := quality.Get("/samples/new").OK().Send(form).OK().Check(htmlcheck.HasText("Hal Brook"), htmlcheck.HasText("By their court numbers"))
	made.Check(htmlcheck.HasText("One case of the sample is not yours to see."))

	hal.Get(f.Path("timeline")).OK().Check(htmlcheck.HasText("Chosen for an inspection until"))
	hal.Get(f.Path("who-sees")).OK().Check(htmlcheck.HasText("This case is in a sample that you read"), htmlcheck.HasText("Reads it for an inspection"))
	hal.Get(f.Path("write-note")).Answered(http.StatusNotFound)
	hal.Get("/break-glass").Answered(http.StatusNotFound)
	quality.Get(f.Path("timeline")).Answered(http.StatusNotFound)
	f.Colin.Get(f.Path("who-sees")).OK().Check(htmlcheck.HasText("Hal Brook"))

	made.Send(url.Values{"why": {"The inspectors are done"}}).OK().Check(htmlcheck.HasText("Ended"))
	hal.Get(f.Path("timeline")).Answered(http.StatusNotFound)
}

func TestCasesAreDrawnAtRandomOutOfThoseOpenInAPeriod(t *testing.T) {
	f := family(t)
	quality, reader := f.Employ("Quinn Abara", access.Quality), f.Employ("Noor Quill", access.Quality)
	drawnFor := func(who ledger.StreamID) url.Values {
		return with(url.Values{"purpose": {"a quality audit"}, "readers": {string(who)}, "many": {"3"}}, inWeeks("until", 2), inWeeks("open-from", -100), inWeeks("open-until", 0))
	}
	page := quality.Get("/samples/new").OK()
	page.Send(drawnFor(quality.ID)).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Somebody else draws a sample that you read")))
	quality.Get(f.Path("timeline")).Answered(http.StatusNotFound)
	page.Send(drawnFor(reader.ID)).OK().Check(htmlcheck.HasText("Drawn at random"), htmlcheck.HasText("One case of the sample is not yours to see."))
	reader.Get(f.Path("timeline")).OK()
}

func TestANumberTypedInVainIsOnRecordAndSaysNotWhy(t *testing.T) {
	f := family(t)
	quality := f.Employ("Quinn Abara", access.Quality)
	try := func(number string) {
		t.Helper()
		quality.Get("/samples/new").OK().Send(url.Values{"numbers": {number}}).Answered(http.StatusUnprocessableEntity).
			Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("One of these is the number of no case that can be in a sample")))
	}
	try("WX26P99999")
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		named := []casework.NamedPerson{{Person: f.Colin.ID, Name: f.Colin.Name, Manages: true}}
		return casework.Restrict(casework.Whole{s}, f.Colin.By(), id, casework.RestrictForm{People: named, Why: "Known to many"})
	})
	try(pagetest.Number)
	tries, err := access.TurnedAway(t.Context(), f.Ledger.DB(), quality.ID, f.Clock.Now().Add(-time.Hour), f.Clock.Now().Add(time.Hour))
	if err != nil || len(tries) != 2 {
		t.Errorf("on record: %v %v", tries, err)
	}
}

func TestASampleSaysWhatIsMissing(t *testing.T) {
	f := family(t)
	hal := f.Employ("Hal Brook", access.Inspector)
	page := f.Employ("Quinn Abara", access.Quality).Get("/samples/new").OK()
	for says, form := range map[string]url.Values{
		"Enter court numbers, one a line":                   {},
		"number of no case that can be in a sample":         {"numbers": {"WX26P99999"}},
		"Enter a number from 1 to 40":                       {"many": {"0"}},
		"Enter both days between which the cases were open": {"many": {"3"}},
		"A sample is read for six weeks at most":            with(url.Values{"numbers": {pagetest.Number}, "purpose": {"an inspection"}, "readers": {string(hal.ID)}}, inWeeks("until", 7)),
		"Choose who reads the cases":                        with(url.Values{"numbers": {pagetest.Number}, "purpose": {"an inspection"}}, inWeeks("until", 1)),
		"Choose what the cases are read for":                with(url.Values{"numbers": {pagetest.Number}}, inWeeks("until", 1)),
		"Enter the last day on which the cases are read":    {"numbers": {pagetest.Number}, "purpose": {"an inspection"}},
	} {
		page.Send(form).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText(says)))
	}
}

func TestTodayListsTheCasesOfASampleForWhoeverReadsThemUntilItEnds(t *testing.T) {
	f := family(t)
	quality, hal := f.Employ("Quinn Abara", access.Quality), f.Employ("Hal Brook", access.Inspector)
	toRead := htmlcheck.In("section[aria-labelledby=samples-to-read]", htmlcheck.HasText("Kersey and Ashdown"), htmlcheck.HasText("To be read by"))
	hal.Get("/today-of-samples").OK().Check(htmlcheck.LacksText("In a sample for you to read"))
	form := with(url.Values{"purpose": {"an inspection"}, "readers": {string(hal.ID)}, "numbers": {pagetest.Number}}, inWeeks("until", 2))
	made := quality.Get("/samples/new").OK().Send(form).OK()
	hal.Get("/today-of-samples").OK().Check(toRead)
	quality.Get("/today-of-samples").OK().Check(htmlcheck.LacksText("In a sample for you to read"))
	made.Send(url.Values{"why": {"The inspectors are done"}}).OK()
	hal.Get("/today-of-samples").OK().Check(htmlcheck.LacksText("In a sample for you to read"))
}
