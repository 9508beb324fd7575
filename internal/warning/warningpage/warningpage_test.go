package warningpage_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/warning"
	"candour/internal/warning/warningpage"
	"candour/internal/web"
	"candour/packs/england"
)

// overview shows what these pages say in a case’s overview.
type overview struct {
	web.CasePage
	said []templ.Component
}

func (p overview) Title() string         { return "Case overview" }
func (p overview) Body() templ.Component { return templ.Join(p.said...) }

// family is the service with one case, which is Ruth’s.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	rules, err := pack.Load(england.FS)
	if err != nil {
		t.Fatal(err)
	}
	argument := footing.New(rules, evidence.Contribute(func(*ledger.History, ledger.Ref) string { return "" }))
	return pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&evidence.Kinds, &footing.Kinds, &warning.Kinds}, Views: []*ledger.View{evidence.View(rules), argument.View()},
		Routes: func(*pagetest.Family) []web.Route {
			pages := warningpage.Pages{Footing: argument}
			show := func(c *web.Case) (web.Page, error) {
				said, err := pages.Asks(c)
				return overview{web.CasePage{Case: c}, said}, err
			}
			before := func(c *web.Case) (web.Page, error) {
				said, err := pages.BeforeAVisit(c.Visit, c.Stream)
				return overview{web.CasePage{Case: c}, said}, err
			}
			return append(pages.Routes(), web.ForCase("/case/{case}", access.CaseReader, show, nil), web.ForCase("/case/{case}/before", access.CaseWorker, before, nil))
		},
		Strip: func(*pagetest.Family) func(*web.Case) templ.Component {
			return func(c *web.Case) templ.Component {
				return govuk.Strip(govuk.StripData{Label: "This case", Name: govuk.Link{Text: "It", Href: c.URL()}, Facts: warningpage.InStrip(c)})
			}
		},
	})
}

// wrote puts a letter on record as an item of evidence.
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

// warned is what Ruth sends of Mr Kersey’s dog.
func warned(f *pagetest.Family, item ledger.Ref) url.Values {
	return url.Values{
		"person": {string(f.Daniel.Entry)}, "says": {"Ring before you come: a dog runs loose."}, "item": {string(item.Entry)}, "told": {"no"}, "how": {"He has not been seen yet"},
		"review-day": {"4"}, "review-month": {"12"}, "review-year": {"2026"},
	}
}

func TestAWarningSaysWhatItRestsOnAndWhetherThePersonWasTold(t *testing.T) {
	f := family(t)
	item := wrote(f, "A dog was loose in the yard")
	f.Ruth.Get(f.Path("warnings", "new")).OK().Send(warned(f, item)).OK()
	f.Aisha.Get(f.Path()).OK().Check(htmlcheck.HasText("Warning: Daniel Kersey"), htmlcheck.HasText("a dog runs loose"), htmlcheck.HasText("They were not told: He has not been seen yet"),
		htmlcheck.HasText("Rests on: A dog was loose in the yard"), htmlcheck.LacksText("no longer stands"))
	f.Ruth.Get(f.Path("warnings", "new")).OK().Check(htmlcheck.HasText("Daniel Kersey (not told): review by 4 December 2026")) // in the strip of every page
	f.Ruth.Get(f.Path("before")).OK().Check(htmlcheck.HasText("a dog runs loose"), htmlcheck.LacksText("Does it still hold?"))
	f.Tom.Get(f.Path("warnings")).Answered(http.StatusNotFound)
}

func TestAWarningWhoseEvidenceNoLongerStandsOrWhoseDayHasPassedSaysSo(t *testing.T) {
	f := family(t)
	item := wrote(f, "A dog was loose in the yard")
	f.Ruth.Get(f.Path("warnings", "new")).Send(warned(f, item)).OK()
	newer := wrote(f, "A neighbour’s dog was in the yard that day")
	f.Does(func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Replace(f.Pack, evidence.Of(f.Read(f.Case)), f.Ruth.By(), id, evidence.ReplaceForm{
			Older: item, Newer: evidence.AccountForm{Ref: newer}, Why: "The school meant another dog",
		})
	})
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.HasText("What it rests on no longer stands."))
	f.At(time.Date(2026, 12, 7, 9, 0, 0, 0, time.UTC))
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.HasText("It was to be looked at again by 4 December 2026."), htmlcheck.HasText("Daniel Kersey (not told): review late, due 4 December 2026")).
		Click("Does it still hold?").Send(url.Values{"holds": {"no"}, "why": {"It was another’s dog"}}).OK().Check(htmlcheck.HasText("Nobody is warned of anything in this case."))
}

func TestAWarningThatIsLookedAtAgainHasANewDay(t *testing.T) {
	f := family(t)
	item := wrote(f, "A dog was loose in the yard")
	f.Ruth.Get(f.Path("warnings", "new")).Send(warned(f, item)).OK().
		Click("Does it still hold?").Send(url.Values{"holds": {"yes"}, "why": {"I saw it"}, "review-day": {"8"}, "review-month": {"1"}, "review-year": {"2027"}}).OK().
		Check(htmlcheck.HasText("To be looked at again by 8 January 2027"))
}

func TestAWarningWithoutASourceIsRefusedAndHoldsNoHiddenDetail(t *testing.T) {
	f := family(t)
	item := wrote(f, "A dog was loose in the yard")
	without := warned(f, item)
	without.Del("item")
	f.Ruth.Get(f.Path("warnings", "new")).Send(without).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Choose the evidence that it rests on"))
	hidden := warned(f, item)
	hidden.Set("says", "Ring before you come to "+pagetest.Address)
	f.Ruth.Get(f.Path("warnings", "new")).Send(hidden).Answered(http.StatusUnprocessableEntity)
	if all := warning.Of(f.Read(f.Case)).Open(); len(all) != 0 {
		t.Errorf("on record all the same: %v", all)
	}
}
