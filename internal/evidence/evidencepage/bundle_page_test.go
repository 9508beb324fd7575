package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestThePageOfASourceInSomebodyElsesBundleIsTypedByHand(t *testing.T) {
	f := family(t)
	form := marks(f).Click("Give its page in a bundle").OK()
	wrong := form.Send(url.Values{"page": {"ten"}, "bundle": {"The court’s bundle"}}).Answered(422)
	wrong.Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#page")), htmlcheck.In("#bundle", htmlcheck.HasAttr("value", "The court’s bundle")))
	page := wrong.Send(url.Values{"page": {"c10"}, "bundle": {"The court’s bundle"}}).OK()
	page.Check(htmlcheck.In("dl", htmlcheck.HasText("Page in the bundle"), htmlcheck.HasText("C10, The court’s bundle")))
	page.Click("Give its page in a bundle").OK().Check(htmlcheck.In("#page", htmlcheck.HasAttr("value", "C10")))
}
