package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
)

func TestEvidenceThatHoldsWhatIsHiddenIsWarnedOfBeforeItIsKept(t *testing.T) {
	f := family(t)
	warned := f.Ruth.Get(f.Path("evidence", "new")).OK().Send(url.Values{
		"words": {"They sleep at 14 Ferry Cotts, Hythe End"}, "says": {"The children live at 14 Ferry Cottages"}, "who-name": {"Mrs Ellis"},
		"said-day": {"2"}, "said-month": {"9"}, "said-year": {"2026"}, "obtained": {"by_phone"}, "hand": {"first"},
	}).Answered(422)
	warned.Check(htmlcheck.In("#hidden", htmlcheck.HasText("an address of Hannah Ashdown, which is hidden from Daniel Kersey")), htmlcheck.In("#says", htmlcheck.HasAttr("value", "The children live at 14 Ferry Cottages")))
	f.Ruth.Get(f.Path("note", string(f.Call.Entry), "mark")).OK().Send(url.Values{
		"words": {drank}, "says": {"Ms Ashdown rang from 01632 960 777"}, "hand": {"second"}, "heard": {string(f.Isla.Entry)}, "knows": {"Isla told her"},
	}).Answered(422).Check(htmlcheck.In("#hidden", htmlcheck.HasText("a telephone number of Hannah Ashdown")))
	if n := len(evidence.Of(f.Read(f.Case)).Items()); n != 0 {
		t.Errorf("%d items on record", n)
	}
}
