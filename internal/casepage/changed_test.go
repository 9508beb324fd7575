package casepage_test

import (
	"net/http"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

// wrote puts a letter of the school on record as an item of evidence.
func wrote(f *pagetest.Family, says string) ledger.Ref {
	id := f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Draw(f.Pack, evidence.Of(f.Read(f.Case)), f.Ruth.By(), id, evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: says, Says: says, Hand: evidence.FirstHand},
			From: &evidence.SourceForm{
				SourceBody: evidence.SourceBody{Who: evidence.Who{Name: "Thornmere Primary School"}, Kind: "school", Obtained: "in_writing", Naming: evidence.Named, Verbatim: true},
				Said:       ledger.OnDay("2026-11-20"),
			},
		})
	})
	return ledger.Ref{Stream: f.Case, Entry: evidence.ItemOf(f.Case, id.Entry)}
}

// corrected is a case in which the school’s letter of one day was corrected two days later.
func corrected(t *testing.T) (f *pagetest.Family, newer ledger.Ref) {
	t.Helper()
	f = family(t)
	older := wrote(f, "An uncle was at the gate")
	f.At(pagetest.Today.AddDate(0, 0, 2))
	newer = wrote(f, "A neighbour was at the gate")
	f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Replace(f.Pack, evidence.Of(f.Read(f.Case)), f.Ruth.By(), id, evidence.ReplaceForm{
			Older: older, Newer: evidence.AccountForm{Ref: newer}, Why: "The letter named the wrong adult",
		})
	})
	return f, newer
}

func TestWhatChangedBetweenTwoDaysIsWhatStandsOtherwiseAndWhatWasAdded(t *testing.T) {
	f, _ := corrected(t)
	f.Ruth.Get(f.Path("changed")+"?from=2026-11-24&to=2026-11-26").OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("An uncle was at the gate Before: stands."), htmlcheck.HasText("No longer stands"), htmlcheck.HasText("The letter named the wrong adult")),
		htmlcheck.In("#from", htmlcheck.HasAttr("value", "24")), htmlcheck.In("#to", htmlcheck.HasAttr("value", "26")),
	)
	f.Ruth.Get(f.Path("changed") + "?from=2026-11-23&to=2026-11-24").OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("Nothing that was on record before stands otherwise."), htmlcheck.LacksText("The letter named the wrong adult")))
	typed := "?from-day=24&from-month=11&from-year=2026&to-day=25&to-month=11&to-year=2026"
	f.Ruth.Get(f.Path("changed") + typed).OK().Check(htmlcheck.In("main", htmlcheck.HasText("What was added Nothing.")))
	f.Tom.Get(f.Path("changed") + typed).Answered(http.StatusNotFound)
}

func TestTwoDaysInTheWrongOrderAreAskedForAgain(t *testing.T) {
	f := family(t)
	for _, query := range []string{"?from=2026-11-24&to=2026-11-20", "?from-day=31&from-month=11&from-year=2026"} {
		f.Ruth.Get(f.Path("changed")+query).Check(htmlcheck.In(".govuk-error-summary a"), htmlcheck.NotIn("#added"))
	}
}

func TestWhatIsHiddenNowIsNotAmongWhatChanged(t *testing.T) {
	f, newer := corrected(t)
	f.At(pagetest.Today.AddDate(0, 0, 3))
	i, _ := evidence.Of(f.Read(f.Case)).Item(newer)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.MoveToRightCase(s, nil, f.Ruth.By(), id, casework.WrongCaseForm{Entry: i.Entry.ID, Why: "Another family"})
	})
	f.Ruth.Get(f.Path("changed") + "?from=2026-11-24&to=2026-11-26").OK().Check(htmlcheck.LacksText("A neighbour was at the gate"))
}

func TestTheOverviewLeadsToWhatChangedAndThatToTheCaseAsItStood(t *testing.T) {
	f, _ := corrected(t)
	page := f.Ruth.Get(f.Path()).OK().Click("What changed between two days").OK()
	page.Check(htmlcheck.In("h1", htmlcheck.IsText("What changed between two days")))
	f.Ruth.Get(f.Path()+"?as-of=2026-11-24T23:00").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("As it stood on")), htmlcheck.LacksText("A neighbour was at the gate"))
}
