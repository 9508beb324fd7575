package reportpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
	"candour/internal/report"
)

func TestAQuestionToTheWriterIsSetAsideWithOnePress(t *testing.T) {
	b := newBench(t)
	page := b.starts("type:letter")
	page = b.adds(page, "letter", url.Values{"text": {"The mother failed to protect Isla."}, "kind": {report.Opinion}}).OK()
	page.Check(
		htmlcheck.In("section[aria-labelledby=wording]", htmlcheck.HasText("“failed to protect”"), htmlcheck.HasText("1 question; none stops the signature")),
		htmlcheck.In("section[aria-labelledby=checks]", htmlcheck.LacksText("failed to protect")),
	)
	b.Aisha.Get(page.At).OK().Check(htmlcheck.In("section[aria-labelledby=wording]", htmlcheck.LacksText("Set aside")))
	for range 2 { // a second press is the same act
		page.Send(url.Values{}).OK().Check(htmlcheck.In("section[aria-labelledby=wording]", htmlcheck.HasText("no questions"), htmlcheck.HasText("Set aside by Ruth Adeyemi")))
	}
}
