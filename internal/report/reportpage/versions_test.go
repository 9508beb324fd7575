package reportpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestEveryVersionOfAStatementStandsBesideTheOneBefore(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	opens(b.Aisha.Get(page.At), "1.1").Send(url.Values{"text": {"Thornmere Primary School told us that Mr Kersey smelled of alcohol on 8 October."}}).OK()
	b.Ruth.Get(page.At).Click("Versions of statement 1.1").OK().Check(
		htmlcheck.InAt("main section", 0, htmlcheck.HasText("Aisha Cole changed it")),
		htmlcheck.In("main del", htmlcheck.HasText("wrote")),
		htmlcheck.In("main ins", htmlcheck.HasText("told us")),
		htmlcheck.InAt("main section", 1, htmlcheck.HasText("Ruth Adeyemi wrote it"), htmlcheck.HasText("smelled of alcohol on 8 October.")),
	)
}

func TestWhatAStatementSaidBeforeItWasTakenOutIsStillThere(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	versions := b.Ruth.Get(page.At).OK()
	opens(versions, "1.1").Send(url.Values{"text": {"Other words."}}).OK()
	at := b.Ruth.Get(page.At).Click("Versions of statement 1.1").OK().At
	opens(b.Ruth.Get(page.At), "1.1").Send(url.Values{"do": {"out"}}).OK()
	b.Ruth.Get(at).OK().Check(htmlcheck.InAt("main section", 0, htmlcheck.HasText("Ruth Adeyemi took it out")), htmlcheck.In("main", htmlcheck.HasText("smelled of alcohol")))
}
