package reportpage_test

import (
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web/webtest"
)

// section is the page on which a section of the report of a page is written.
func section(by *webtest.Browser, page *webtest.Answer, section string) *webtest.Answer {
	address, _, _ := strings.Cut(page.At, "#")
	return by.Get(address + "/write/" + section).OK()
}

// statements are the names of the statements of the one report of the case that is not signed, in their order.
func (b *bench) statements() []ledger.EntryID {
	b.t.Helper()
	var all []ledger.EntryID
	for _, r := range report.Of(b.Read(b.Case)).Reports() {
		for _, s := range report.DraftOf(b.Read(r.Draft)).Statements() {
			all = append(all, s.Ref.Entry)
		}
	}
	return all
}

func of(field string, s ledger.EntryID) string { return report.Problem(field, string(s)) }

// box is where a statement is written.
func box(s ledger.EntryID) htmlcheck.Selector { return htmlcheck.Selector("#" + of("text", s)) }

func TestAWholeSectionIsWrittenInOnePress(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	one := b.statements()[0]
	form := section(b.Ruth, page, "letter")
	form.Check(
		htmlcheck.In("h1", htmlcheck.HasText("1. ")),
		htmlcheck.In(box(one), htmlcheck.HasText("smelled of alcohol")),
		htmlcheck.In(".app-say__side", htmlcheck.HasText("Account"), htmlcheck.HasText("1: Thornmere Primary School")),
	)
	more := form.Send(url.Values{
		of("text", one): {"Thornmere Primary School wrote to us on 12 October."},
		"text-new-1":    {"I think that this needs an answer."}, "kind-new-1": {report.Opinion}, "on-new-1": {item(letter)}, "continues-new-1": {"yes"}, "do": {"go-on"},
	}).OK()
	if !strings.HasSuffix(more.At, "/write/letter") {
		t.Errorf("it leads to %s", more.At)
	}
	b.Ruth.Get(page.At).OK().Check(
		htmlcheck.In("#s1-1 .app-say__text", htmlcheck.IsText("Thornmere Primary School wrote to us on 12 October.")),
		htmlcheck.In("#s1-1b .app-say__text", htmlcheck.IsText("I think that this needs an answer.")),
		htmlcheck.In("#s1-1b .app-kind", htmlcheck.IsText("Opinion")),
	)
	two := b.statements()[1]
	section(b.Ruth, page, "letter").Send(url.Values{of("out", two): {"yes"}, "do": {"save"}}).OK().Check(
		htmlcheck.In("#s1-1"), htmlcheck.NotIn("#s1-1b"))
}

func TestOneOfTwoWhoWriteASectionSeesBothVersionsSideBySide(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	one := b.statements()[0]
	mine, theirs := section(b.Ruth, page, "letter"), section(b.Aisha, page, "letter")
	theirs.Send(url.Values{of("text", one): {"Thornmere Primary School wrote to us."}, "text-new-1": {"Aisha adds this."}, "kind-new-1": {report.Linking}}).OK()
	clash := mine.Send(url.Values{of("text", one): {"Thornmere Primary School wrote at length."}, "text-new-1": {"Ruth adds that."}, "kind-new-1": {report.Linking}}).Answered(409)
	clash.Check(
		htmlcheck.In(".app-both", htmlcheck.HasText("What Aisha Cole wrote"), htmlcheck.HasText("to us."), htmlcheck.HasText("at length.")),
		htmlcheck.In(box(one), htmlcheck.IsText("Thornmere Primary School wrote at length.")),
		htmlcheck.In("#text-new-1", htmlcheck.IsText("Ruth adds that.")),
		htmlcheck.In(box(b.statements()[1]), htmlcheck.IsText("Aisha adds this.")),
	)
	clash.Send(url.Values{}).OK()
	b.Ruth.Get(page.At).OK().Check(
		htmlcheck.In("#s1-1", htmlcheck.HasText("wrote at length.")),
		htmlcheck.In("main", htmlcheck.HasText("Aisha adds this."), htmlcheck.HasText("Ruth adds that.")),
	)
}

func TestWhatIsWrongInASectionLeadsToItsStatementAndNothingTypedIsLost(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	form := section(b.Ruth, page, "letter")
	form.Send(url.Values{of("text", b.statements()[0]): {"Half a sen"}, "text-new-1": {"No kind was chosen."}}).Answered(422).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#kind-new-1")),
		htmlcheck.In(box(b.statements()[0]), htmlcheck.IsText("Half a sen")),
		htmlcheck.In("#text-new-1", htmlcheck.IsText("No kind was chosen.")),
	)
	form.Send(url.Values{"text-new-1": {"She lives at " + pagetest.Address}, "kind-new-1": {report.Linking}}).Answered(422).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
}

func TestASectionLeftAsADraftIsOfferedOnTheReportAsItIsByThen(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	one := b.statements()[0]
	section(b.Ruth, page, "letter").Draft(url.Values{"text-new-1": {"Half a sen"}})
	section(b.Aisha, page, "letter").Send(url.Values{of("text", one): {"Aisha’s words."}}).OK()
	section(b.Ruth, page, "letter").Check(
		htmlcheck.In("#text-new-1", htmlcheck.IsText("Half a sen")),
		htmlcheck.In(box(one), htmlcheck.IsText("Aisha’s words.")),
		htmlcheck.NotIn(".app-both"),
	)
}
