package accessreviewpage_test

import (
	"testing"
	"time"

	"candour/internal/accessreview/accessreviewpage"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

func TestAMonthLeadsToEarlierOnesWhileADayWasLookedThroughByThen(t *testing.T) {
	o := newOffice(t)
	month := func(of string) *webtest.Answer { return o.Priya.Get(accessreviewpage.Home + "/month/" + of).OK() }
	const before = "The month before"
	month("2026-11").Check(htmlcheck.LacksText(before)) // nothing was looked through yet
	o.looked()
	month("2026-11").Check(htmlcheck.LacksText(before))
	month("0001-01").Check(htmlcheck.LacksText(before), htmlcheck.HasText("The month after"))
	o.Clock.Advance(8 * 24 * time.Hour)
	o.Priya.SignIn()
	month("2026-12").Click(before).OK().Check(htmlcheck.HasText(finding), htmlcheck.LacksText(before))
}
