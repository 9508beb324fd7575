package evidencepage_test

import (
	"net/http"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

// nothing can be done on a page of the past, but to say that a child is not safe.
var nothingToDo = []htmlcheck.Checker{htmlcheck.NotIn("main form"), htmlcheck.NotIn("main .govuk-button")}

func TestEvidenceAsItStoodHasWhatWasOnRecordThenAsItStoodThen(t *testing.T) {
	f := family(t)
	item := marks(f)
	f.At(pagetest.Today.AddDate(0, 0, 2))
	of := evidence.Of(f.Read(f.Case)).Items()[0].Ref()
	f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Dispute(f.Pack, evidence.Of(f.Read(f.Case)), f.Ruth.By(), id, evidence.DisputeForm{
			Item: of, Denial: evidence.AccountForm{New: &evidence.ItemForm{
				ItemBody: evidence.ItemBody{Words: "I had nothing to drink", Says: "He had nothing to drink", Hand: evidence.FirstHand},
				From: &evidence.SourceForm{SourceBody: evidence.SourceBody{
					Who: evidence.Who{Person: f.Daniel}, Kind: "party", Obtained: "by_phone", Naming: evidence.Named,
				}, Said: ledger.OnDay("2026-11-25")},
			}},
		})
	})
	f.Ruth.Get(f.Path("evidence")).OK().Check(htmlcheck.In("#disputed"), htmlcheck.HasText("He had nothing to drink"))

	then := f.Ruth.Get(f.Path("evidence") + "?as-of=2026-11-24T23:00").OK().Check(append(nothingToDo,
		htmlcheck.In(".govuk-inset-text", htmlcheck.HasText("As it stood on 24 November 2026 at 23:00")), htmlcheck.NotIn("#disputed"),
		htmlcheck.LacksText("He had nothing to drink"))...)
	then.Click("1: Mr Kersey drove the children on 9 May after drinking").OK().Check(append(nothingToDo,
		htmlcheck.In("main", htmlcheck.HasText("As it stood on 24 November 2026 at 23:00"), htmlcheck.HasText("Where it stood"), htmlcheck.LacksText("nothing to drink")))...).
		Click("Go back to today").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Where it stands today"), htmlcheck.LacksText("As it stood on")))

	f.Ruth.Get(item.At + "?as-of=2026-11-23").Answered(http.StatusNotFound) // it was not there yet
	for _, nonsense := range []string{"yesterday", "2026-11-24T25:00", "9999-01-01", "2001-01-01", ""} {
		f.Ruth.Get(f.Path("evidence")+"?as-of="+nonsense).OK().Check(htmlcheck.In("#disputed"), htmlcheck.LacksText("As it stood on"))
	}
	early := htmlcheck.In(".govuk-inset-text", htmlcheck.HasText("The case had not begun on 1 January 2001 at 23:59. This is how it stands today."))
	f.Ruth.Get(f.Path("evidence")+"?as-of=2001-01-01").OK().Check(early, htmlcheck.In("#disputed"))
	f.Ruth.Get(item.At + "?as-of=2001-01-01").OK().Check(early)
	f.Tom.Get(f.Path("evidence") + "?as-of=2026-11-24").Answered(http.StatusNotFound)
}

func TestWhatIsHiddenNowIsOnNoPageOfTheEvidenceAsItStood(t *testing.T) {
	f := family(t)
	item := marks(f)
	f.At(pagetest.Today.AddDate(0, 0, 2))
	entry := evidence.Of(f.Read(f.Case)).Items()[0].Entry.ID
	then := "?as-of=2026-11-25"
	f.Ruth.Get(f.Path("evidence") + then).OK().Check(htmlcheck.HasText("Mr Kersey drove the children"))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, f.Ruth.By(), id, casework.WrongCaseForm{Entry: entry, Why: "Another family"})
	})
	f.Ruth.Get(f.Path("evidence")+then).OK().Check(htmlcheck.LacksText("Mr Kersey drove the children"), htmlcheck.LacksText(drank))
	f.Ruth.Get(item.At + then).Answered(http.StatusNotFound)
}
