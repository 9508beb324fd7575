package caseworkpage_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

const emergency = "Her school rang: nobody has fetched her"

// emergencyByNumber asks to open the family’s case by its court number.
func emergencyByNumber(who *webtest.Browser) *webtest.Answer {
	return who.Get("/break-glass").OK().Send(url.Values{"number": {pagetest.Number}, "reason": {emergency}})
}

func unreviewed(t *testing.T, f *pagetest.Family) []*casework.Glass {
	t.Helper()
	rows, err := casework.Unreviewed(t.Context(), f.Ledger)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// passes lets time pass. Sessions run out meanwhile.
func passes(f *pagetest.Family, d time.Duration, who ...*webtest.Browser) {
	f.Clock.Set(f.Clock.Now().Add(d))
	for _, b := range who {
		b.SignIn()
	}
}

func TestACaseIsOpenedInAnEmergencyToReadForFourHours(t *testing.T) {
	f := family(t)
	f.Tom.Get(f.Path("people")).Answered(http.StatusNotFound)
	f.Tom.Get("/break-glass").OK().Send(url.Values{
		"name": {"isla kersey"}, "born-day": {"2"}, "born-month": {"6"}, "born-year": {"2019"}, "reason": {emergency},
	})
	f.Tom.Get(f.Path("people")).OK().Check(htmlcheck.LacksText(pagetest.Address))
	f.Tom.Get(f.Path("who-sees")).OK().Check(htmlcheck.HasText("You opened this case in an emergency"), htmlcheck.HasText("Opened it in an emergency, to read"))
	for _, page := range []string{"write-note", "undecided", "allocate", "restrict", "who-has-seen", "reveal/" + string(f.AddressFact.Entry)} {
		f.Tom.Get(f.Path(page)).Answered(http.StatusNotFound)
	}
	f.Tom.Post(f.Path("conflict"), url.Values{"interest": {"family"}, "words": {"Nothing is written by whoever only reads"}}).Answered(http.StatusNotFound)
	f.Ruth.Get(f.Path("timeline")).OK().Check(htmlcheck.HasText("Tom Jeavons opened the case in an emergency"), htmlcheck.HasText(emergency))
	passes(f, casework.GlassLimit, f.Tom)
	f.Tom.Get(f.Path("people")).Answered(http.StatusNotFound)
}

func TestNothingIsLookedForBeforeTheReasonIsThere(t *testing.T) {
	f := family(t)
	form := f.Tom.Get("/break-glass").OK()
	form.Send(url.Values{"number": {pagetest.Number}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#reason")))
	form.Send(url.Values{"reason": {emergency}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#number")))
	form.Send(url.Values{"name": {"Isla Kersey"}, "reason": {emergency}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#born")))
	if rows := unreviewed(t, f); len(rows) != 0 {
		t.Errorf("attempts without a reason are on record: %+v", rows)
	}
	f.Piotr.Get("/break-glass").Answered(http.StatusNotFound)
}

func TestARestrictedCaseAndAConflictOfInterestAnswerAnEmergencyAsOneThatIsNotThere(t *testing.T) {
	f := restricted(t)
	nothing := f.Tom.Get("/break-glass").Send(url.Values{"number": {"WX26P99999"}, "reason": {emergency}}).OK()
	nothing.Check(htmlcheck.In("h1", htmlcheck.IsText("Nothing was opened")), htmlcheck.HasText("Telephone the duty manager"))
	if named := emergencyByNumber(f.Aisha); named.Words() != nothing.Words() {
		t.Errorf("a restricted case answers %q", named.Words())
	}
	f.Aisha.Get(f.Path("people")).Answered(http.StatusNotFound)

	f = family(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.DeclareConflict(casework.Whole{s}, f.Colin.By(), id, casework.ConflictForm{ConflictBody: casework.ConflictBody{Person: f.Tom.ID, Name: f.Tom.Name, Interest: casework.InFamily, Words: "His sister’s case"}})
	})
	if conflicted := emergencyByNumber(f.Tom); conflicted.Words() != nothing.Words() {
		t.Errorf("a case closed to them answers %q", conflicted.Words())
	}
	f.Tom.Get(f.Path("people")).Answered(http.StatusNotFound)
	if rows := unreviewed(t, f); len(rows) != 1 || rows[0].Case != "" {
		t.Errorf("on record: %+v", rows)
	}
}

func TestSomebodyElseLooksAtWhyWhateverCameOfIt(t *testing.T) {
	f := family(t)
	emergencyByNumber(f.Tom)
	f.Aisha.Get("/break-glass").Send(url.Values{"number": {"WX26P99999"}, "reason": {"The police asked"}}).OK()
	for _, who := range []*webtest.Browser{f.Tom, f.Ruth, f.Piotr} {
		who.Get("/break-glass/reviews").Answered(http.StatusNotFound)
	}
	list := f.Colin.Get("/break-glass/reviews").OK().Check(
		htmlcheck.HasText("Tom Jeavons"), htmlcheck.HasText("Aisha Cole"), htmlcheck.HasText("Look at it by Wednesday 25 November 2026"),
	)
	review := list.Click("Tom Jeavons").OK().Check(htmlcheck.HasText(emergency), htmlcheck.HasText("A case was opened to read"))
	review.Send(url.Values{"follows": {"Spoken with him"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#needed")))
	review.Send(url.Values{"needed": {"yes"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#follows")))
	review.Send(url.Values{"needed": {"yes"}, "follows": {"The school is told whom to ring"}}).OK().Check(htmlcheck.LacksText("Tom Jeavons"), htmlcheck.HasText("Aisha Cole"))
	f.Colin.Get(review.At).OK().Check(htmlcheck.HasText("Colin Pryce: It was needed."))
}

func TestNobodyLooksAtTheirOwnAttempt(t *testing.T) {
	f := family(t)
	f.Colin.Get("/break-glass").Send(url.Values{"number": {"WX26P99999"}, "reason": {emergency}}).OK()
	f.Colin.Get("/break-glass/reviews").OK().Check(htmlcheck.HasText("Nothing waits for you."))
	f.Colin.Get("/break-glass/review/" + string(unreviewed(t, f)[0].Entry.Stream)).Answered(http.StatusNotFound)
}

func TestASecondClickIsNoSecondAttempt(t *testing.T) {
	f := family(t)
	sent := f.Tom.Get("/break-glass").OK().Filled(url.Values{"number": {"WX26P99999"}, "reason": {emergency}})
	f.Tom.Post("/break-glass", sent).OK()
	f.Tom.Post("/break-glass", sent).OK()
	if rows := unreviewed(t, f); len(rows) != 1 {
		t.Errorf("%d attempts on record", len(rows))
	}
}

// The name of the attempt’s stream is never taken from the form: one that is somebody else’s, or a case’s, says nothing of whether it is there.
func TestAnAttemptTakesNoStreamFromWhoeverAsks(t *testing.T) {
	f := family(t)
	typed := url.Values{"number": {"WX26P99999"}, "reason": {emergency}}
	fresh := f.Tom.Post("/break-glass", f.Tom.Get("/break-glass").OK().Filled(typed)).OK()
	for _, foreign := range []ledger.StreamID{f.Case, f.Side, unreviewed(t, f)[0].Entry.Stream, ledger.NewStreamID(), "x"} {
		sent := f.Tom.Get("/break-glass").OK().Filled(typed)
		sent.Set("attempt", string(foreign))
		before := len(unreviewed(t, f))
		if a := f.Tom.Post("/break-glass", sent).OK(); a.Words() != fresh.Words() {
			t.Errorf("%s: %q", foreign, a.Words())
		}
		if rows := unreviewed(t, f); len(rows) != before+1 {
			t.Errorf("%s: %d attempts on record after %d", foreign, len(rows), before)
		}
	}
}

func TestWhatFitsSeveralCasesOpensNoneAndAnswersAsWhatFitsNothing(t *testing.T) {
	f := family(t)
	byName := func(day string) url.Values {
		return url.Values{"name": {"Isla Kersey"}, "born-day": {day}, "born-month": {"6"}, "born-year": {"2019"}, "reason": {emergency}}
	}
	nothing := f.Tom.Get("/break-glass").Send(byName("3")).OK()
	f.Open(f.Wexcombe, f.Aisha, casework.OpenedBody{Law: "private", Title: "Hollis and Grant", Number: pagetest.Number},
		casework.PersonAddedBody{Kind: casework.Child, Name: "Isla Kersey", Born: calendar.MustParse("2019-06-02")})
	if several := f.Tom.Get("/break-glass").Send(byName("2")).OK(); several.Words() != nothing.Words() {
		t.Errorf("several answer %q", several.Words())
	}
	if several := emergencyByNumber(f.Tom).OK(); several.Words() != nothing.Words() {
		t.Errorf("several of one number answer %q", several.Words())
	}
	f.Tom.Get(f.Path("people")).Answered(http.StatusNotFound)
}

func TestACourtNumberTypedInSmallLettersOpensItsCase(t *testing.T) {
	f := family(t)
	f.Tom.Get("/break-glass").OK().Send(url.Values{"number": {"wx26 p00417"}, "reason": {emergency}})
	f.Tom.Get(f.Path("people")).OK()
}
