package reportpage_test

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/report/reportpage"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// plainPress is a press whose PDF is the document as data.
type plainPress struct{}

func (plainPress) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	return json.Marshal(d)
}

func (plainPress) Proof(context.Context, typeset.Document, []byte) error { return nil }

func (plainPress) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

// bench is the invented case with the pages of reports.
type bench struct {
	*pagetest.Family
	t    *testing.T
	desk report.Desk
	// filing is how far signed reports have come on their way to the court; nil while nobody says.
	filing func(*web.Case, *report.Report) reportpage.Filing
}

func newBench(t *testing.T) *bench {
	t.Helper()
	return benchThatFiles(t, nil)
}

func benchThatFiles(t *testing.T, filing func(*web.Case, *report.Report) reportpage.Filing) *bench {
	t.Helper()
	t.Parallel() // each has a record of its own, and waits mostly for the disk
	b := &bench{t: t, filing: filing}
	name := func(h *ledger.History, person ledger.Ref) string {
		if p, ok := casework.Of(h).Person(person); ok {
			return p.Name()
		}
		return ""
	}
	b.desk.Pack = rules(t)
	b.desk.Footing = footing.New(b.desk.Pack, evidence.Contribute(name), report.Contribute)
	b.Family = pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &report.Kinds),
		Views: []*ledger.View{b.desk.Footing.View(), evidence.View(b.desk.Pack), b.desk.View(), practice.View, report.Register},
		Ties:  []access.TieFunc{b.desk.Ties},
		Routes: func(f *pagetest.Family) []web.Route {
			return reportpage.Pages{
				Desk: b.desk, Signer: report.Signer{Press: plainPress{}, Files: f.Files},
				Filing: b.filing,
			}.Routes()
		},
	})
	b.stage(b.Ruth, "experienced")
	return b
}

// stage says how far on in practice somebody is.
func (b *bench) stage(who *webtest.Browser, stage string) {
	b.t.Helper()
	set, err := access.StageSet.New(ledger.NewEntryID(), b.Piotr.By(), nil, access.StageBody{
		Person: who.ID, Stage: stage, From: calendar.NewDate(2026, time.January, 5), Why: "Two reports read together",
	})
	if err != nil {
		b.t.Fatal(err)
	}
	b.Append(b.Record.Service.Stream, set)
}

// draws puts words on record as an item of evidence.
func (b *bench) draws(who evidence.Who, kind, on, says string) ledger.Ref {
	b.t.Helper()
	id := ledger.NewEntryID()
	b.does(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Draw(b.desk.Pack, evidence.Of(h), b.Ruth.By(), id, evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: says, Says: says, Hand: evidence.FirstHand},
			From: &evidence.SourceForm{
				SourceBody: evidence.SourceBody{Who: who, Kind: kind, Obtained: "in_writing", Naming: evidence.Named, Verbatim: true}, Said: ledger.OnDay(on),
			},
		})
	})
	return ledger.Ref{Stream: b.Case, Entry: evidence.ItemOf(b.Case, id)}
}

func (b *bench) does(verb func(*ledger.History) (ledger.Change, error)) {
	b.t.Helper()
	_, err := b.Ledger.Do(b.t.Context(), ledger.Act{
		On:   []ledger.Seen{{Stream: b.Case, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[b.Case]) },
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) school(on, says string) ledger.Ref {
	return b.draws(evidence.Who{Name: "Thornmere Primary School"}, "school", on, says)
}

// corrects puts a later letter of the school in the place of an earlier one.
func (b *bench) corrects(older ledger.Ref, on, says string) {
	b.t.Helper()
	newer := b.school(on, says)
	b.does(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Replace(b.desk.Pack, evidence.Of(h), b.Aisha.By(), ledger.NewEntryID(), evidence.ReplaceForm{
			Older: older, Newer: evidence.AccountForm{Ref: newer}, Why: "The letter named the wrong adult",
		})
	})
}

// starts begins a report of a type by the page.
func (b *bench) starts(option string) *webtest.Answer {
	b.t.Helper()
	return b.Ruth.Get(b.Path("reports", "new")).OK().Send(url.Values{"type": {option}}).OK()
}

func item(ref ledger.Ref) string { return "item:" + string(ref.Entry) }

// opens is the statement of a number, opened to be changed.
func opens(page *webtest.Answer, number string) *webtest.Answer {
	return page.Click("Change statement " + number)
}

// adds writes a statement at the end of a section, and answers with the page of the report.
func (b *bench) adds(page *webtest.Answer, section string, values url.Values) *webtest.Answer {
	b.t.Helper()
	address, _, _ := strings.Cut(page.At, "#")
	return b.Ruth.Get(address + "/add/" + section).OK().Send(values)
}

// letter is a letter to the court that can be signed.
func (b *bench) letter() (page *webtest.Answer, resting ledger.Ref) {
	b.t.Helper()
	resting = b.school("2026-10-12", "Mr Kersey smelled of alcohol at the gate on 8 October.")
	page = b.adds(b.starts("type:letter"), "letter", url.Values{
		"text": {"Thornmere Primary School wrote that Mr Kersey smelled of alcohol on 8 October."}, "kind": {report.Account}, "on": {item(resting)},
	}).OK()
	return page, resting
}

func TestAReportIsBegunFromWhatTheOrderAsksFor(t *testing.T) {
	b := newBench(t)
	b.Ruth.Get(b.Path("reports")).OK().Check(htmlcheck.In("#asked"), htmlcheck.In(".app-rows", htmlcheck.HasText("Order of 15 September 2026")))
	var duty *casework.Duty
	for _, d := range b.State().Duties() {
		if d.Report == "section7" {
			duty = d
		}
	}
	page := b.starts("duty:" + string(duty.Ref.Entry))
	page.Check(
		htmlcheck.In("h1", htmlcheck.IsText("Section 7 report")),
		htmlcheck.In(".app-over", htmlcheck.HasText("due Friday 11 December 2026, 16:00, in 17 days")),
		htmlcheck.In(".app-asked", htmlcheck.HasText("What are Rowan’s and Isla’s wishes and feelings?"), htmlcheck.HasText("Not answered")),
		htmlcheck.In(".app-contents", htmlcheck.HasText("0 of 2 answered"), htmlcheck.HasText("4 to resolve")),
		htmlcheck.In(".app-check", htmlcheck.HasText("Isla’s own words are not in the report.")),
	)
	b.Ruth.Get(b.Path("reports")).OK().Check(htmlcheck.NotIn("#asked"), htmlcheck.In(".app-rows", htmlcheck.HasText("Draft")))
}

func TestWhatTheAddressNamesIsChosenAlready(t *testing.T) {
	b := newBench(t)
	b.Ruth.Get(b.Path("reports", "new") + "?type=type:letter").OK().Send(nil).OK()
	if n := len(report.Of(b.Read(b.Case)).Reports()); n != 1 {
		t.Errorf("%d reports were begun", n)
	}
}

func TestAButtonPressedTwiceBeginsOneReport(t *testing.T) {
	b := newBench(t)
	form := b.Ruth.Get(b.Path("reports", "new")).OK()
	sent := form.Filled(url.Values{"type": {"type:letter"}})
	b.Ruth.Post(form.At, sent).OK()
	b.Ruth.Post(form.At, sent).OK()
	if n := len(report.Of(b.Read(b.Case)).Reports()); n != 1 {
		t.Errorf("%d reports were begun", n)
	}
}

func TestAReportIsNeverWrittenIntoAStreamThatHoldsSomethingElse(t *testing.T) {
	b := newBench(t)
	theirs := b.Begin(ledgertest.Entry(t, casework.PersonBegan, b.Tom.By(), casework.BeganBody{}))
	form := b.Ruth.Get(b.Path("reports", "new")).OK()
	sent := form.Filled(url.Values{"type": {"type:letter"}, "stream": {string(theirs)}})
	b.Ruth.Post(form.At, sent).Answered(400)
	b.Ruth.Post(form.At, form.Filled(url.Values{"type": {"type:letter"}, "stream": {"no stream"}})).Answered(400)
	if v := b.Read(theirs).Version; v != 1 {
		t.Errorf("something was written into it: it is at version %d", v)
	}
}

func TestNothingChosenIsAskedForAgain(t *testing.T) {
	b := newBench(t)
	b.Ruth.Get(b.Path("reports", "new")).OK().Send(url.Values{}).Answered(422).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#type"), htmlcheck.HasText("Choose what to write")))
}

func TestAStatementShowsItsKindWhatItRestsOnAndHowThatStands(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	page.Check(
		htmlcheck.In("#s1-1 .app-say__text", htmlcheck.HasText("Thornmere Primary School wrote")),
		htmlcheck.In("#s1-1 .app-kind", htmlcheck.IsText("Account")),
		htmlcheck.In("#s1-1 .app-standing--stands"),
		htmlcheck.In("#s1-1 .app-say__side a", htmlcheck.HasText("1: Thornmere Primary School, 12 October 2026"), htmlcheck.HasHref(b.Path("evidence", string(letter.Entry)))),
	)
	b.corrects(letter, "2026-11-19", "The adult at the gate was an uncle.")
	b.Ruth.Get(page.At).OK().Check(
		htmlcheck.In("#s1-1 .app-standing--fell"),
		htmlcheck.In(".app-check", htmlcheck.HasText("1.1 reports something that no longer stands, and does not say so.")),
		htmlcheck.In(".app-contents", htmlcheck.HasText("1 statement, 1 to mend")),
	)
}

func TestAStatementIsChangedInPlaceAndTakenOut(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	b.corrects(letter, "2026-11-19", "The adult at the gate was an uncle.")
	open := opens(b.Ruth.Get(page.At), "1.1").OK()
	open.Check(
		htmlcheck.In(".app-say--open h3", htmlcheck.IsText("Change 1.1")),
		htmlcheck.In("#text", htmlcheck.HasText("smelled of alcohol")),
		htmlcheck.In(".app-say__form", htmlcheck.HasText("Which of these does it give as something that no longer stands?")),
	)
	newer := evidence.Of(b.Read(b.Case)).Items()[1]
	changed := open.Send(url.Values{
		"text": {"Thornmere Primary School wrote that Mr Kersey smelled of alcohol. On 19 November it corrected this."},
		"on":   {item(letter), item(newer.Ref())}, "gone": {item(letter)},
	}).OK()
	changed.Check(
		htmlcheck.In("#s1-1", htmlcheck.HasText("corrected this"), htmlcheck.HasText("as something that no longer stands")),
		htmlcheck.In("#s1-1 .app-standing--stands"), htmlcheck.NotIn(".app-check"),
	)
	opens(changed, "1.1").Send(url.Values{"do": {"out"}}).OK().Check(htmlcheck.NotIn("#s1-1"))
}

func TestWhatIsWrongWithAStatementIsSaidAtItsFieldAndNothingTypedIsLost(t *testing.T) {
	b := newBench(t)
	page := b.starts("type:letter")
	form := b.Ruth.Get(page.At + "/add/letter").OK()
	form.Send(url.Values{"text": {"It is established."}, "kind": {report.Established}}).Answered(422).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#by"), htmlcheck.HasText("Say which record establishes it")),
		htmlcheck.In("#text", htmlcheck.HasText("It is established.")),
	)
	form.Draft(url.Values{"text": {"Half a sentence"}})
	b.Ruth.Get(form.At).OK().Check(htmlcheck.In("#text", htmlcheck.IsText("Half a sentence")), htmlcheck.In(".app-say__form .app-saved", htmlcheck.HasText("Draft saved")))
}

func TestWordsOfEvidenceComeWithWhoSaidThem(t *testing.T) {
	b := newBench(t)
	letter := b.school("2026-10-12", "Both children attend every day.")
	page := b.starts("type:letter")
	form := b.Ruth.Get(page.At + "/bring/letter?item=" + string(letter.Entry)).OK()
	form.Check(htmlcheck.In("#text", htmlcheck.IsText("Thornmere Primary School wrote on 12 October 2026: “Both children attend every day.”")))
	form.Send(url.Values{}).OK().Check(htmlcheck.In("#s1-1 .app-say__side", htmlcheck.HasText("1: Thornmere Primary School")), htmlcheck.NotIn(".app-check"))
}

func TestTwoAtWorkOnOneStatementSeeEachOthersWords(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	mine, theirs := opens(page, "1.1").OK(), opens(b.Aisha.Get(page.At), "1.1").OK()
	theirs.Send(url.Values{"text": {"Thornmere Primary School wrote to us."}}).OK()
	clash := mine.Send(url.Values{"text": {"Thornmere Primary School wrote at length."}}).Answered(409)
	clash.Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Aisha Cole"), htmlcheck.HasText("Thornmere Primary School wrote to us.")),
		htmlcheck.In("#text", htmlcheck.HasText("wrote at length")),
	)
	clash.Send(url.Values{}).OK().Check(htmlcheck.In("#s1-1", htmlcheck.HasText("wrote at length")))
}

func TestACommentStandsBesideTheStatementAndInNoDocument(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	commented := b.Colin.Get(page.At).Click("Comment on statement 1.1").OK().Send(url.Values{"words": {"Who saw it?"}}).OK()
	commented.Check(htmlcheck.In("#s1-1 .app-say__side", htmlcheck.HasText("Colin Pryce: Who saw it?")))
	whole := b.Colin.Get(page.At).Click("Comment on the whole").OK().Send(url.Values{"words": {"Short and clear."}}).OK()
	whole.Check(htmlcheck.In("main", htmlcheck.HasText("Short and clear.")))
	b.Ruth.Get(page.At + "/as-read").OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Who saw it?"), htmlcheck.LacksText("Short and clear.")))
}

func TestItReadsAsTheJudgeWillSeeIt(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	b.Ruth.Get(page.At+"/as-read").OK().Check(
		htmlcheck.In(".app-over", htmlcheck.IsText("Draft: not signed")),
		htmlcheck.In("article", htmlcheck.HasText("1.1 Thornmere Primary School wrote"), htmlcheck.HasText("[1]"), htmlcheck.HasText("Rowan Kersey, 11")),
		htmlcheck.In("table", htmlcheck.HasText("Thornmere Primary School, 12 October 2026, in writing to us")),
		htmlcheck.In("main", htmlcheck.LacksText(pagetest.Address), htmlcheck.LacksText(pagetest.Phone)),
	)
	draft := b.Ruth.Get(page.At + "/pdf").OK()
	if !strings.Contains(draft.Body, "Draft: not signed") || !strings.Contains(draft.Header.Get("Content-Disposition"), "letter_draft.pdf") {
		t.Errorf("the draft’s pages are %q: %.80s", draft.Header.Get("Content-Disposition"), draft.Body)
	}
}

func TestAReaderSaysThatTheyHaveReadIt(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	page.Click("Ask somebody to read it").OK().Send(url.Values{"to": {string(b.Colin.ID)}, "ask": {"All of it, please."}}).OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("Given to Colin Pryce to read")))
	b.Colin.Get(page.At).Click("I have read it").OK().Send(url.Values{"words": {"Fine."}}).OK()
	b.Ruth.Get(page.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Read by Colin Pryce as manager"), htmlcheck.HasText("They say: Fine.")))
	opens(b.Ruth.Get(page.At), "1.1").Send(url.Values{"text": {"Thornmere Primary School wrote."}}).OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("Since then 1 statement was changed.")))
}

func TestAnotherAuthorGoesOnWithIt(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	page.Click("Give it to another author").OK().Send(url.Values{"author": {string(b.Aisha.ID)}, "why": {"Ruth is away"}}).OK().Check(
		htmlcheck.In(".app-over", htmlcheck.HasText("Draft by Aisha Cole")), htmlcheck.In("main", htmlcheck.LacksText("Sign it")))
}

func TestAManagerWithholdsWhereThePackLetsThem(t *testing.T) {
	b := newBench(t)
	page := b.starts("type:section7")
	held := b.Colin.Get(page.At).Click("Withhold or release it").OK().Send(url.Values{"why": {"It is not ready"}, "do": {"withhold"}}).OK()
	held.Check(htmlcheck.In(".govuk-notification-banner", htmlcheck.HasText("Colin Pryce keeps it from being signed: It is not ready")))
	b.Ruth.Get(page.At + "/withhold").Answered(404) // only a manager
	letter, _ := b.letter()
	b.Colin.Get(letter.At).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Withhold")))
}

func TestACheckIsKeptWithAReason(t *testing.T) {
	b := newBench(t)
	page := b.starts("type:letter")
	page = b.adds(page, "letter", url.Values{"text": {"He minimises."}, "kind": {report.Opinion}}).OK()
	page.Check(htmlcheck.In("#s1-1 .app-standing--none"), htmlcheck.In("#s1-1", htmlcheck.HasText("Say what it rests on, or take it out.")))
	page.Click("Keep it and say why").OK().Send(url.Values{"why": {" "}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	kept := page.Click("Keep it and say why").OK().Send(url.Values{"why": {"It is how he came across"}}).OK()
	kept.Check(
		htmlcheck.In(".app-check", htmlcheck.HasText("Kept as it is by Ruth Adeyemi: It is how he came across")),
		htmlcheck.In("#checks", htmlcheck.HasText("nothing to resolve")),
		htmlcheck.In("#s1-1", htmlcheck.HasText("Kept as it is by Ruth Adeyemi: It is how he came across."), htmlcheck.LacksText("take it out")),
	)
	b.Aisha.Get(page.At).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Keep it and say why")))
	b.Colin.Get(page.At).OK().Check(
		htmlcheck.InAt("main .govuk-button", 0, htmlcheck.IsText("I have read it")),
		htmlcheck.In("main", htmlcheck.LacksText("Add a statement"), htmlcheck.HasText("Give it to another author")),
	)
}

func TestSigningShowsWhatStandsInTheWay(t *testing.T) {
	b := newBench(t)
	page := b.starts("type:section7")
	page.Click("Sign it").OK().Check(
		htmlcheck.In(".app-ask", htmlcheck.HasText("There is no statement in it yet."), htmlcheck.HasText("checks are not resolved"), htmlcheck.HasText("A colleague has to read it before you sign.")),
		htmlcheck.NotIn("main form"),
	)
	b.Aisha.Get(page.At + "/sign").OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Only its author, Ruth Adeyemi, can sign it.")))
}

// signs signs the report of a page.
func signs(page *webtest.Answer) *webtest.Answer {
	return page.Click("Sign it").OK().Send(url.Values{})
}

func TestTheSignedReportStaysAndItsPDFIsTheOneThatWasSigned(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	signed := signs(page).OK()
	signed.Check(
		htmlcheck.In(".app-over", htmlcheck.HasText("Signed by Ruth Adeyemi on 24 November 2026 · not filed")),
		htmlcheck.In("#s1-1", htmlcheck.HasText("When it was signed: the same.")),
		htmlcheck.In("main", htmlcheck.LacksText("Change"), htmlcheck.HasText("SHA-256")),
	)
	pdf := b.Ruth.Get(page.At + "/pdf").OK()
	if !strings.Contains(pdf.Body, "Ruth Adeyemi") || !strings.Contains(pdf.Header.Get("Content-Disposition"), `filename=letter.pdf`) {
		t.Errorf("%s: %.60s", pdf.Header.Get("Content-Disposition"), pdf.Body)
	}
	b.Ruth.Get(page.At + "/add/letter").Answered(403)
	b.Ruth.Get(page.At + "/as-read").OK().Check(htmlcheck.In("article", htmlcheck.HasText("Signed Ruth Adeyemi"), htmlcheck.LacksText("Draft: not signed")))
}

func TestASignedReportLeadsToItsFilingAndTheListSaysTheSameWord(t *testing.T) {
	filing := reportpage.Filing{Word: "Not sent", To: govuk.Link{Text: "Send to the court", Href: "/send"}, Act: true}
	b := benchThatFiles(t, func(*web.Case, *report.Report) reportpage.Filing { return filing })
	page, _ := b.letter()
	signed := signs(page).OK().Check(
		htmlcheck.In(".app-over", htmlcheck.HasText("· not sent")), htmlcheck.In(".app-facts .govuk-tag", htmlcheck.IsText("Not sent")),
		htmlcheck.In("main a.govuk-button", htmlcheck.HasText("Send to the court"), htmlcheck.HasHref("/send")))
	filing = reportpage.Filing{Word: "On the court’s file", To: govuk.Link{Text: "See what became of it", Href: "/seen"}}
	b.Ruth.Get(signed.At).OK().Check(htmlcheck.NotIn("main a.govuk-button"), htmlcheck.In(".app-facts a[href=\"/seen\"]", htmlcheck.IsText("See what became of it")))
	b.Ruth.Get(b.Path("reports")).OK().Check(htmlcheck.In("#written + .app-sheet .app-row__state", htmlcheck.IsText("On the court’s file")))
}

func TestWhateverHappenedSinceTheAuthorLookedSendsThemBack(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	form := page.Click("Sign it").OK()
	b.school("2026-11-20", "Rowan was late today.")
	back := form.Send(url.Values{}).Answered(409)
	back.Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Rowan was late today.")))
	back.Send(url.Values{}).OK().Check(htmlcheck.In(".app-over", htmlcheck.HasText("Signed by Ruth Adeyemi")))
}

func TestWhatNoLongerStandsUnderASignedReportIsAnsweredOnce(t *testing.T) {
	b := newBench(t)
	page, letter := b.letter()
	page = b.adds(page, "letter", url.Values{"text": {"The court should know of it."}, "kind": {report.Opinion}, "on": {item(letter)}}).OK()
	signs(page).OK()
	b.Clock.Advance(24 * time.Hour)
	b.At(b.Clock.Now())
	b.corrects(letter, "2026-11-24", "The adult at the gate was an uncle.")
	list := b.Ruth.Get(b.Path("reports")).OK()
	list.Check(htmlcheck.In(".app-ask", htmlcheck.HasText("Two statements of signed reports rested on it.")))
	asks := list.Click("See what rested on it, and answer").OK()
	asks.Check(
		htmlcheck.In("h1", htmlcheck.IsText("What no longer stands, and what rested on it")),
		htmlcheck.In(".app-over", htmlcheck.HasText("Ruth Adeyemi answers for it by Wednesday 2 December 2026.")),
		htmlcheck.In(".app-words", htmlcheck.HasText("smelled of alcohol")),
		htmlcheck.In(".app-chain", htmlcheck.HasText("Letter, 1.1")),
		htmlcheck.In("main", htmlcheck.HasText("Letter: signed on 24 November 2026 by Ruth Adeyemi, and not filed."), htmlcheck.HasText("Recorded by Aisha Cole")),
	)
	asks.Send(url.Values{}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#answer")))
	answered := asks.Send(url.Values{
		"answer": {string(report.TellNow)}, "report": {"letter"}, "why": {"The court should know before 5 January."}, "told": {"Mr Kersey"},
	}).OK()
	answered.Check(
		htmlcheck.In("#answers", htmlcheck.IsText("Answers")), htmlcheck.NotIn("main form"),
		htmlcheck.In(".app-news", htmlcheck.HasText("Ruth Adeyemi: The court and the parties are told now."), htmlcheck.HasText("Told, or to be told: Mr Kersey.")),
	)
	b.Ruth.Get(b.Path("reports")).OK().Check(htmlcheck.NotIn(".app-ask"), htmlcheck.In("#asked"))
	b.Ruth.Get(b.Path("no-longer-stands")).OK().Check(htmlcheck.In(".app-row__state", htmlcheck.HasText("Answered")))
	b.Ruth.Get(page.At).OK().Check(htmlcheck.In("#s1-1", htmlcheck.HasText("When it was signed: stands. Now:")))
}

func TestSomebodyElsesReportIsNotThere(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	mine := b.Tom.Get(page.At).Answered(404)
	nowhere := b.Ruth.Get(strings.TrimSuffix(page.At, page.At[len(page.At)-36:]) + "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f").Answered(404)
	if mine.Words() != nowhere.Words() {
		t.Error("not yours and not there are told apart")
	}
}

func TestEveryPageOfAReportCanBeReachedAndIsWhole(t *testing.T) {
	b := newBench(t)
	b.letter()
	seen := 0
	b.Ruth.EveryPage(b.Path("reports"), func(a *webtest.Answer) {
		if strings.Contains(a.At, "/report") {
			a.OK()
			seen++
		}
	})
	if seen < 12 {
		t.Errorf("only %d pages were reached", seen)
	}
}
