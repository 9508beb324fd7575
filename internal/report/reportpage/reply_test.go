package reportpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/report"
)

func (b *bench) daniels(with ...string) url.Values {
	v := url.Values{"who": {string(b.Daniel.Entry)}, "paragraphs": {"2.1"}, "words": {"I had not had a drink."}}
	for i := 0; i+1 < len(with); i += 2 {
		v.Set(with[i], with[i+1])
	}
	return v
}

func TestAReplyIsTakenDownAndStandsWithTheReportAndInTheListOfTheCase(t *testing.T) {
	b := newBench(t)
	signed, letter := b.filedSafeguardingLetter()
	page := b.Ruth.Get(signed.At).OK().Click("Take down a reply").OK().Send(b.daniels()).OK()
	page.Check(
		htmlcheck.In("#replies", htmlcheck.HasText("1")), htmlcheck.In("main", htmlcheck.HasText("I had not had a drink."), htmlcheck.HasText("Taken down by Ruth Adeyemi")))
	b.Ruth.Get(b.Path("reports")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Mr Kersey on paragraph 2.1"), htmlcheck.HasText("Stands")))
	update := b.adds(b.starts("type:safeguarding_update"), "since", url.Values{"text": {"Nothing is new."}, "kind": {report.Account}, "on": {item(letter)}}).OK()
	b.Ruth.Get(b.bare(update.At) + "/as-read").OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("Mr Kersey disputes paragraph 2.1 of the safeguarding letter of 24 November 2026; their words are annexed."),
			htmlcheck.HasText("I had not had a drink.")))
	b.Ruth.Get(b.bare(update.At) + "/sign").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Mr Kersey disputes paragraph 2.1")))

	page.Click("It was taken back").OK().Send(url.Values{"why": {"He rang and took it back."}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Taken back: He rang and took it back."), htmlcheck.HasText("I had not had a drink.")))
	b.Ruth.Get(b.bare(update.At) + "/as-read").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("I had not had a drink.")))
	b.Ruth.Get(b.Path("reports")).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Taken back")))
}

func TestAReplyThatLacksSomethingKeepsWhatWasTyped(t *testing.T) {
	b := newBench(t)
	signed, _ := b.filedSafeguardingLetter()
	form := signed.At + "/replies/new"
	for field, v := range map[string]url.Values{
		"words": b.daniels("words", ""), "who": b.daniels("who", ""), "paragraphs": b.daniels("paragraphs", "2.1 and 14"), "through": b.daniels("who", string(b.Isla.Entry)),
	} {
		b.Ruth.Get(form).OK().Send(v).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#"+field)))
	}
	b.Ruth.Get(form).OK().Send(b.daniels("words", "She lives at "+pagetest.Address)).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
	if all := report.Of(b.Read(b.Case)).Replies(); len(all) != 0 {
		t.Errorf("%d replies are on record", len(all))
	}
}

func TestTheSameReplySentTwiceIsOne(t *testing.T) {
	b := newBench(t)
	signed, _ := b.filedSafeguardingLetter()
	form := b.Ruth.Get(signed.At + "/replies/new").OK()
	sent := form.Filled(b.daniels())
	b.Ruth.Post(form.At, sent).OK()
	b.Ruth.Post(form.At, sent).OK()
	if all := report.Of(b.Read(b.Case)).Replies(); len(all) != 1 {
		t.Errorf("%d replies are on record", len(all))
	}
}

func TestADraftHasNoReplies(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	b.Ruth.Get(b.bare(page.At) + "/replies/new").Answered(http.StatusNotFound)
}

// bare is an address without its place on the page.
func (b *bench) bare(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		b.t.Fatal(err)
	}
	return u.Path
}
