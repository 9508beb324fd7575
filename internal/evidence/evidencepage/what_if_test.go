package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

// disputes has Mr Kersey dispute an item.
func disputes(item *webtest.Answer, daniel ledger.Ref) *webtest.Answer {
	return item.Click("A party disputes it").OK().Send(url.Values{
		"point": {string(evidence.TheMatter)}, "words": {"I had nothing to drink that day."}, "says": {"Mr Kersey had not been drinking on 9 May"},
		"who": {string(daniel.Entry)}, "kind": {"party"}, "said-day": {"2"}, "said-month": {"9"}, "said-year": {"2026"},
		"obtained": {"by_phone"}, "hand": {"first"},
	}).OK()
}

func TestADisputedItemIsAskedWhatWouldFollowAndWhatWouldLetItStand(t *testing.T) {
	f := family(t)
	item := disputes(marks(f), f.Daniel)
	before := f.Read(f.Case).Version
	page := item.Click("What if, and why").OK()
	page.Check(
		htmlcheck.In("table", htmlcheck.HasText("account of 2 September 2026")),
		htmlcheck.In("main", htmlcheck.HasText("It is enough that one dispute is decided for “Mr Kersey drove the children on 9 May after drinking”")),
		htmlcheck.In(".app-chain", htmlcheck.HasText("disputed by")),
	)
	if now := f.Read(f.Case).Version; now != before {
		t.Errorf("asking added to the record: version %d, was %d", now, before)
	}
}

func TestWhatNothingRestsOnChangesNothing(t *testing.T) {
	f := family(t)
	page := marks(f).Click("What if, and why").OK()
	page.Check(
		htmlcheck.In("main", htmlcheck.HasText("Nothing else would change today.")),
		htmlcheck.In("main", htmlcheck.LacksText("What would have to be settled")),
		htmlcheck.In(".app-chain", htmlcheck.HasText("what somebody was told, they report")),
	)
}
