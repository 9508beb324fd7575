package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

// closedTo closes the family’s case to somebody.
func closedTo(f *pagetest.Family, who *webtest.Browser) {
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.DeclareConflict(casework.Whole{s}, f.Ruth.By(), id, casework.ConflictForm{ConflictBody: casework.ConflictBody{Person: who.ID, Name: who.Name, Interest: casework.InFamily, Words: "A cousin"}})
	})
}

func reviewURL(g *casework.Glass) string { return "/break-glass/review/" + string(g.Entry.Stream) }

func TestWhoeverHasAConflictOfInterestReadsNoAttemptThatNamesTheCase(t *testing.T) {
	byName := url.Values{"name": {"isla kersey"}, "born-day": {"2"}, "born-month": {"6"}, "born-year": {"2019"}, "reason": {emergency}}
	for how, typed := range map[string]url.Values{
		"by number":               {"number": {pagetest.Number}, "reason": {emergency}},
		"by number, in small":     {"number": {"wx26 p00417"}, "reason": {emergency}},
		"by name and birth date":  byName,
		"by name, another number": {"number": {"WX26P99999"}, "name": byName["name"], "born-day": {"2"}, "born-month": {"6"}, "born-year": {"2019"}, "reason": {emergency}},
	} {
		t.Run(how, func(t *testing.T) {
			f := family(t)
			closedTo(f, f.Tom)
			f.Tom.Get("/break-glass").OK().Send(typed).OK().Check(htmlcheck.HasText("Nothing was opened"))
			attempt := unreviewed(t, f)[0]
			f.Colin.Get(reviewURL(attempt)).OK().Check(htmlcheck.HasText(emergency))
			closedTo(f, f.Colin)
			f.Colin.Get("/break-glass/reviews").OK().Check(htmlcheck.HasText("Nothing waits for you."), htmlcheck.LacksText("Tom Jeavons"))
			f.Colin.Get(reviewURL(attempt)).Answered(http.StatusNotFound)
			f.Colin.Post(reviewURL(attempt), url.Values{"needed": {"yes"}, "follows": {"Nothing"}}).Answered(http.StatusNotFound)
		})
	}
}

func TestALookAtAnAttemptIsOnRecord(t *testing.T) {
	f := family(t)
	emergencyByNumber(f.Tom)
	attempt := unreviewed(t, f)[0]
	f.Colin.Get(reviewURL(attempt)).OK()
	looks, err := access.WhoLooked(t.Context(), f.Ledger.DB(), attempt.Entry.Stream, f.Clock.Now().Add(-time.Hour), f.Clock.Now().Add(time.Hour))
	if err != nil || len(looks) != 1 || looks[0].Person != f.Colin.ID {
		t.Errorf("on record: %+v %v", looks, err)
	}
}
