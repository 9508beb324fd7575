package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestWhoPlacedNoWeightOnAnItemMayGiveUpThatOpinionAndNobodyElseMay(t *testing.T) {
	f := family(t)
	item := marks(f)
	f.Ruth.Get(item.At + "/weight").Answered(404)
	page := item.Click("I place no weight on this").OK().Send(url.Values{"because": {"The question gave the answer"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("places no weight on this: The question gave the answer")))
	f.Aisha.Get(item.At + "/weight").Answered(404)
	form := page.Click("I give up my opinion").OK()
	form.Send(url.Values{}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#because")))
	page = form.Send(url.Values{"because": {"The recording shows that the question was open"}}).OK()
	page.Check(htmlcheck.NotIn("a[href*=/weight]"))
}
