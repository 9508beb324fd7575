package letterpage_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

// tells draws an item about 9 May from what a teacher said, under conditions.
func (f site) tells(t *testing.T, says string, handling ...string) {
	t.Helper()
	id := ledger.NewEntryID()
	_, err := f.Ledger.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: f.Case, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return evidence.Draw(f.Pack, evidence.Of(hs[f.Case]), f.Ruth.By(), id, evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: says, Says: says, Hand: "first"}, Happened: ledger.OnDay("2026-05-09"),
			From: &evidence.SourceForm{Said: ledger.OnDay("2026-05-20"), SourceBody: evidence.SourceBody{
				Who: evidence.Who{Name: "Mrs Ellis"}, Kind: "school", Obtained: "by_phone", Handling: handling,
			}},
		})
	}})
	if err != nil {
		t.Fatal(err)
	}
}

var toDaniel = url.Values{"sort": {"chronology"}, "gateway": {"rule"}, "authority": {"A party"}, "purpose": {"Before the hearing"}, "how": {"hand"}}

func (f site) sends(changes url.Values) url.Values {
	all := url.Values{"to": {string(f.Daniel.Entry)}}
	for _, values := range []url.Values{toDaniel, changes} {
		for name, value := range values {
			all[name] = value
		}
	}
	return all
}

func TestTheChronologyIsByTheDayOnWhichItHappenedWithItsStatus(t *testing.T) {
	f := family(t)
	f.tells(t, "Isla came to school without a coat")
	page := f.Ruth.Get(f.Path("chronology")).OK()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("9 May 2026"), htmlcheck.HasText("Isla came to school without a coat"), htmlcheck.HasText("said by Mrs Ellis"),
		htmlcheck.HasText("Order: Order on directions")))
	if words := page.Words(); strings.Index(words, "coat") > strings.Index(words, "Order on directions") {
		t.Error("it is not by its day")
	}
}

func TestAChronologyAndASummaryGoOutAsPDFAndWord(t *testing.T) {
	f := family(t)
	f.tells(t, "Isla came to school without a coat")
	f.tells(t, "He is known to the police for something else", "police_intelligence")
	for sort, holds := range map[string][]string{"chronology": {"without a coat", "9 May 2026"}, "summary": {"without a coat", "Rowan Kersey", "Next hearing: Dispute"}} {
		sent := f.Ruth.Get(f.Path("chronology", "send")).OK().Send(f.sends(url.Values{"sort": {sort}})).OK()
		pdf, word := f.Ruth.Get(sent.At+"/pdf").OK(), f.Ruth.Get(sent.At+"/word").OK()
		said, err := plainBench{}.Word(t.Context(), []byte(word.Body))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{pdf.Body, said.Text} {
			if slices.ContainsFunc(holds, func(words string) bool { return !strings.Contains(file, words) }) {
				t.Errorf("a %s lacks something: %s", sort, file)
			}
			if strings.Contains(file, "Mrs Ellis") || !strings.Contains(file, "somebody who is not named") {
				t.Errorf("a %s names whoever is not to be named to others", sort)
			}
			if strings.Contains(file, "known to the police") {
				t.Errorf("a %s holds what may be in no document for others", sort)
			}
		}
	}
	f.Ruth.Get(f.Path("left")).OK().Check(htmlcheck.HasText("Chronology"), htmlcheck.HasText("Case summary"), htmlcheck.HasText("To Daniel Kersey, by hand."))
}

func TestAChronologyThatSaysWhatIsHiddenFromItsRecipientDoesNotGoOut(t *testing.T) {
	f := family(t)
	f.tells(t, "They moved to "+pagetest.Address)
	f.Ruth.Get(f.Path("chronology", "send")).OK().Send(f.sends(nil)).Answered(http.StatusForbidden).Check(htmlcheck.HasText("an address of Hannah Ashdown"))
	f.Ruth.Get(f.Path("chronology", "send")).OK().Send(f.sends(url.Values{"to": {string(f.Hannah.Entry)}, "how": {"post"}})).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Post is not safe for them")))
}

func TestAChronologyIsForTheCase(t *testing.T) {
	f := family(t)
	f.Tom.Get(f.Path("chronology")).Answered(http.StatusNotFound)
	f.Tom.Get(f.Path("chronology", "send")).Answered(http.StatusNotFound)
}
