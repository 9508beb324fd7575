package safeguardingpage_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/report"
	"candour/internal/report/reportpage"
	"candour/internal/safeguarding"
	"candour/internal/safeguarding/safeguardingpage"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// plainPress is a press whose PDF is the document as data.
type plainPress struct{}

func (plainPress) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	return json.Marshal(d)
}

func (plainPress) Proof(context.Context, typeset.Document, []byte) error { return nil }

func (plainPress) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

// family is a case that was received on 16 November 2026, with its first hearing on Tuesday 8 December.
type family struct {
	*pagetest.Family
	t                *testing.T
	desk             report.Desk
	stream           ledger.StreamID
	ivy, owen, tessa ledger.Ref
}

const shelter = "Flat 9, Heron Wharf, Lowick"

func newFamily(t *testing.T, track string) *family {
	t.Helper()
	t.Parallel()
	f := &family{t: t}
	f.Family = pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &report.Kinds, &safeguarding.Kinds),
		Views: []*ledger.View{practice.View, report.Register},
		Routes: func(site *pagetest.Family) []web.Route {
			f.desk = report.Desk{Pack: site.Pack, Footing: footing.New(site.Pack, evidence.Contribute(called), report.Contribute)}
			return slices.Concat(
				safeguardingpage.Pages{Desk: safeguarding.Desk{Pack: site.Pack}, Reports: f.desk}.Routes(),
				reportpage.Pages{Desk: f.desk, Signer: report.Signer{Press: plainPress{}, Files: site.Files}}.Routes(),
			)
		},
	})
	f.opens(track)
	return f
}

func called(h *ledger.History, person ledger.Ref) string {
	if p, ok := casework.Of(h).Person(person); ok {
		return p.Name()
	}
	return ""
}

func (f *family) opens(track string) {
	f.t.Helper()
	f.stream = f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{
		Law: pack.PrivateLaw, Number: "WX26P00555", Track: track, Received: calendar.MustParse("2026-11-16"), Issued: calendar.MustParse("2026-11-13"),
	}, casework.PersonAddedBody{Kind: casework.Child, Name: "Ivy Marlow", Born: calendar.MustParse("2018-04-02")},
		casework.PersonAddedBody{Kind: casework.Adult, Name: "Owen Marlow", Called: "Mr Marlow", Part: "applicant"},
		casework.PersonAddedBody{Kind: casework.Adult, Name: "Tessa Finch", Called: "Ms Finch", Part: "respondent"})
	people := f.now().People()
	f.ivy, f.owen, f.tessa = people[0].Ref, people[1].Ref, people[2].Ref
	f.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.List(s, f.Pack, f.Ruth.By(), id, casework.ListedBody{
			Type: "First hearing", Starts: casework.Moment(calendar.MustParse("2026-12-08"), calendar.NewTime(10, 0)), Attendance: "In person", ToldBy: "The court office",
		})
	})
	f.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{
			Of: f.tessa, Kind: casework.Address, Value: shelter, Source: "Ms Finch", Hiding: casework.Hiding{From: casework.FromSome, People: []ledger.Ref{f.owen}},
		})
	})
	f.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.SetSafe(s, f.Ruth.By(), id, casework.SafeForm{SafeBody: casework.SafeBody{
			Of: f.tessa, Times: "After 10", Messages: casework.NotSafe, Post: casework.NotSafe, ToldBy: "Ms Finch",
		}})
	})
	stage, err := access.StageSet.New(ledger.NewEntryID(), f.Piotr.By(), nil, access.StageBody{
		Person: f.Ruth.ID, Stage: "experienced", From: calendar.NewDate(2026, time.January, 5), Why: "Two reports read together",
	})
	if err != nil {
		f.t.Fatal(err)
	}
	f.Append(f.Record.Service.Stream, stage)
}

func (f *family) now() *casework.State { return casework.Of(f.Read(f.stream)) }

func (f *family) does(act func(*casework.State, ledger.EntryID) (ledger.Change, error)) {
	f.t.Helper()
	f.DoesIn(f.stream, act, f.now().Side)
}

func (f *family) path(parts ...string) string {
	return pagetest.PathOf(f.stream, append([]string{"safeguarding"}, parts...)...)
}

// asks records that a check was sent today, and answers with the list.
func (f *family) asks(line, whom string) *webtest.Answer {
	f.t.Helper()
	return f.Ruth.Get(f.path("ask", line)).OK().Send(url.Values{"whom": {whom}}).OK()
}

// answers records what came of a check of somebody, and answers with the check’s page.
func (f *family) answers(whom string, values url.Values) *webtest.Answer {
	f.t.Helper()
	check := f.Ruth.Get(f.path()).OK().Click(whom).OK()
	return f.Ruth.Get(check.At + "/answer").OK().Send(values)
}

// speaks records a safety interview, and answers with the list.
func (f *family) speaks(with ledger.Ref, values url.Values) *webtest.Answer {
	f.t.Helper()
	return f.Ruth.Get(f.path("interview", string(with.Entry))).OK().Send(values)
}

var (
	worried = url.Values{
		"safe": {"yes"}, "said": {"She was at work. “He pushed me against the door on 1 November.” Ivy was asleep."},
		"says-1": {"Mr Marlow pushed Ms Finch on 1 November"}, "hand-1": {"first"}, "issue-1": {"yes"},
	}
	calm    = url.Values{"safe": {"yes"}, "said": {"“I have never laid a hand on her.”"}, "says-1": {"Mr Marlow has not hit Ms Finch"}, "hand-1": {"first"}}
	callout = url.Values{"outcome": {"answered"}, "words": {"One call-out to the family home on 1 November 2026. No further action."}, "says": {"The police were called once"}}
)

// everything asks and answers all that the list asks for: two calls and three check answers.
func (f *family) everything() {
	f.t.Helper()
	f.asks("police", "The police")
	f.asks("local_authority", "Wexcombe Council")
	f.asks("local_authority", "Marrow Bay Council")
	f.answers("The police", callout).OK()
	f.answers("Wexcombe Council", url.Values{"outcome": {"nothing_known"}}).OK()
	f.answers("Marrow Bay Council", url.Values{"outcome": {"not_back"}}).OK()
	f.speaks(f.tessa, worried).OK()
	f.speaks(f.owen, calm).OK()
}

// letter begins the letter and answers with its page.
func (f *family) letter() *webtest.Answer {
	f.t.Helper()
	return f.Ruth.Get(f.path()).Click("Begin the safeguarding letter").OK().Send(url.Values{"parties": {"yes"}}).OK()
}

func (f *family) items() []*evidence.Item { return evidence.Of(f.Read(f.stream)).Items() }

func TestTheListSaysWhatIsToBeDoneAndByWhen(t *testing.T) {
	f := newFamily(t, "cap")
	f.Ruth.Get(f.path()).OK().Check(
		htmlcheck.In("h1", htmlcheck.IsText("Before the first hearing")),
		htmlcheck.In(".app-lede", htmlcheck.HasText("Thursday 3 December 2026"), htmlcheck.HasText("3 working days before")),
		htmlcheck.In("main", htmlcheck.HasText("Police check"), htmlcheck.HasText("Local-authority check"), htmlcheck.HasText("Owen Marlow"), htmlcheck.HasText("Tessa Finch"),
			htmlcheck.HasText("The child is not spoken to at this stage"), htmlcheck.HasText("4 open")),
	)
	f.everything()
	f.Ruth.Get(f.path()).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Everything on the list is done"), htmlcheck.LacksText("4 open")))
	f.Tom.Get(f.path()).Answered(http.StatusNotFound)
}

func TestTheChildFocusedTrackHasItsOwnList(t *testing.T) {
	f := newFamily(t, "cfm")
	f.Ruth.Get(f.path()).OK().Check(htmlcheck.In("h1", htmlcheck.IsText("Before the decision hearing")),
		htmlcheck.In("main", htmlcheck.HasText("last twelve weeks"), htmlcheck.HasText("DASH"), htmlcheck.LacksText("safeguarding letter")))
}

func TestACheckNamesAHiddenAddressAndNeverRepeatsIt(t *testing.T) {
	f := newFamily(t, "cap")
	form := f.Ruth.Get(f.path("ask", "local_authority")).OK()
	form.Check(htmlcheck.In("main", htmlcheck.HasText("An address of Tessa Finch, hidden from Owen Marlow"), htmlcheck.LacksText("Heron Wharf")))
	hidden := f.now().HiddenFrom(f.owen)[0]
	form.Send(url.Values{"whom": {"Lowick Council"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In("#hidden", htmlcheck.HasText("an address of Tessa Finch")))
	page := form.Send(url.Values{"whom": {"The council where she lives"}, "addresses": {string(hidden.Ref.Entry)}, "areas": {"Northby, since 2018"}}).OK().Click("The council where she lives").OK()
	page.Check(htmlcheck.In("dl", htmlcheck.HasText("An address of Tessa Finch"), htmlcheck.HasText("Northby, since 2018"), htmlcheck.LacksText("Heron Wharf")))
	form.Send(url.Values{"whom": {"Northby Council"}, "areas": {"Flat 9, Heron Wharf, Lowick"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In("#hidden", htmlcheck.HasText("an address of Tessa Finch")))
	if got := safeguarding.Of(f.Read(f.stream)).Checks()[0].Addresses; len(got) != 1 || got[0] != hidden.Ref {
		t.Errorf("addresses %v", got)
	}
}

func TestAFormThatIsNotWholeSaysWhereAndKeepsWhatWasTyped(t *testing.T) {
	f := newFamily(t, "cap")
	f.Ruth.Get(f.path("ask", "local_authority")).Send(url.Values{"areas": {"Northby"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#whom")), htmlcheck.In("#areas", htmlcheck.HasAttr("value", "Northby")))
	f.asks("police", "The police")
	f.answers("The police", url.Values{"outcome": {"refused"}, "words": {"Not without consent"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#by")), htmlcheck.In("#words", htmlcheck.HasText("Not without consent")))
	f.speaks(f.tessa, url.Values{"said": {"She was calm."}, "says-1": {"He shouted"}, "words-1": {"He shouted at me"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Say whether it was safe"), htmlcheck.HasText("exactly as they stand")))
	if n := len(f.items()); n != 0 {
		t.Errorf("%d items on record", n)
	}
}

func TestWhatCameOfACheckIsEvidenceWithItsSourceAndItsDay(t *testing.T) {
	f := newFamily(t, "cap")
	form := f.Ruth.Get(f.path("ask", "police")).OK()
	sent := form.Filled(nil)
	f.Ruth.Post(form.At, sent).OK()
	f.Ruth.Post(form.At, sent).OK()
	if n := len(safeguarding.Of(f.Read(f.stream)).Checks()); n != 1 {
		t.Fatalf("a second press made %d checks", n)
	}
	check := f.Ruth.Get(f.path()).Click("The police").OK()
	check.Click("They were reminded").OK().Send(url.Values{"how": {"By telephone"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("By telephone")))
	f.answers("The police", callout).OK().Check(htmlcheck.In(".app-lede", htmlcheck.IsText("Answered")), htmlcheck.In("main", htmlcheck.HasText("One call-out")))
	i := f.items()[0]
	if i.Source.Who.Name != "The police" || i.Source.Kind != "police" || i.Source.On() != calendar.MustParse("2026-11-24") || i.Words != callout.Get("words") {
		t.Errorf("the item is %+v of %+v", i.ItemBody, i.Source)
	}
}

func TestACheckThatIsNotMadeIsAskedAfterAllAndThenItsAnswerCounts(t *testing.T) {
	f := newFamily(t, "cap")
	f.Ruth.Get(f.path("not-made", "local_authority")).OK().Send(url.Values{"whom": {"Marrow Bay Council"}, "why": {"They moved there last week"}}).OK()
	page := f.letter()
	page.Check(htmlcheck.In("#s2-1", htmlcheck.HasText("Not asked: Marrow Bay Council. They moved there last week.")), htmlcheck.In("#s2-1 .app-standing--stands"))
	check := f.Ruth.Get(f.path()).Click("Marrow Bay Council").OK()
	check.Click("It was asked after all").OK().Send(nil).OK()
	f.answers("Marrow Bay Council", url.Values{"outcome": {"nothing_known"}}).OK()
	f.Ruth.Get(page.At).OK().Check(htmlcheck.In("#s2-1 .app-standing--fell"))
	if n := len(safeguarding.Of(f.Read(f.stream)).Checks()); n != 1 {
		t.Errorf("%d checks", n)
	}
}

func TestAnInterviewIsANoteAndItsWorryingWordsAreEvidenceInOneAct(t *testing.T) {
	f := newFamily(t, "cap")
	f.Ruth.Get(f.path("interview", string(f.tessa.Entry))).OK().Check(
		htmlcheck.In(".app-ask", htmlcheck.HasText("Leave no messages")), htmlcheck.In("main", htmlcheck.HasText("is it safe to speak now?"), htmlcheck.HasText("The child is not spoken to")))
	before := f.Read(f.stream).Version
	f.speaks(f.tessa, worried).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Spoke with them by telephone")))
	i, note := f.items()[0], f.now().Notes()[0]
	if i.Words != "He pushed me against the door on 1 November." || i.Source.Paper.Note != note.Ref() || i.Source.Who.Person != f.tessa || note.Said != worried.Get("said") {
		t.Errorf("item %+v, note %+v", i.ItemBody, note.NoteBody)
	}
	if made := f.Read(f.stream).Version - before; made != 4 { // the note, the source, the item, the interview
		t.Errorf("%d entries", made)
	}
}

func TestAttemptsStandInTheLetterWhereThereWasNoInterview(t *testing.T) {
	f := newFamily(t, "cap")
	at := f.path("interview", string(f.owen.Entry))
	f.Ruth.Get(at + "/attempt").OK().Send(url.Values{"came": {"No answer, no message left"}}).OK()
	f.Ruth.Get(at + "/not-held").OK().Send(url.Values{"came": {"He is abroad until January"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Not held")))
	words := f.letter().Words()
	for _, want := range []string{"I tried to reach Mr Marlow by telephone on 24 November 2026: No answer, no message left.", "I did not speak with Mr Marlow: He is abroad until January.", "No child has been spoken to"} {
		if !strings.Contains(words, want) {
			t.Errorf("the letter lacks %q:\n%s", want, words)
		}
	}
}

func TestALetterFillsFromTwoCallsAndThreeAnswersAndIsReadyToSign(t *testing.T) {
	f := newFamily(t, "cap")
	f.everything()
	page := f.letter()
	page.Check(
		htmlcheck.In("#s2-1", htmlcheck.HasText("Asked on 24 November 2026 about Owen Marlow and Tessa Finch, the police answered on 24 November 2026: “One call-out")),
		htmlcheck.In("#s2-2", htmlcheck.HasText("Wexcombe Council"), htmlcheck.HasText("that nothing is known.")),
		htmlcheck.In("#s2-3", htmlcheck.HasText("Marrow Bay Council had not answered by 24 November 2026.")),
		htmlcheck.In("main", htmlcheck.HasText("I spoke with Ms Finch by telephone"), htmlcheck.HasText("Ms Finch said on 24 November 2026: “He pushed me"),
			htmlcheck.HasText("Ms Finch says: Mr Marlow pushed Ms Finch on 1 November."), htmlcheck.HasText("Mr Marlow said on 24 November 2026"),
			htmlcheck.HasText("This letter may be given to the parties.")),
	)
	f.advises(page)
	f.Ruth.Get(page.At).OK().Click("Sign it").OK().Send(url.Values{}).OK().Check(htmlcheck.In(".app-over", htmlcheck.HasText("Signed by Ruth Adeyemi")))

	f.answers("Marrow Bay Council", url.Values{"outcome": {"answered"}, "words": {"A child protection plan ended in March."}, "says": {"There was a child protection plan"}}).OK()
	f.Ruth.Get(page.At).OK().Check(htmlcheck.In("#s2-3 .app-standing--fell"), htmlcheck.In("#s2-1 .app-standing--stands"))
	causes, err := f.desk.Consequences(calendar.MustParse("2026-11-24"), f.Read(f.stream))
	if err != nil || len(causes) != 1 || !causes[0].Waits() {
		t.Errorf("what waits for an answer: %+v, %v", causes, err)
	}
}

// advises writes the one thing that the letter leaves to its author, which answers no question that is answered already.
func (f *family) advises(page *webtest.Answer) {
	f.t.Helper()
	address, _, _ := strings.Cut(page.At, "#")
	f.Ruth.Get(address + "/add/advice").OK().Send(url.Values{
		"kind": {report.Opinion}, "text": {"The court may want to hear the parties by video."}, "on": {"item:" + string(f.items()[0].Entry.ID)},
	}).OK()
}

func TestWhatComesLaterIsBroughtInAndWhatWasTakenOutIsNot(t *testing.T) {
	f := newFamily(t, "cap")
	f.asks("police", "The police")
	page := f.letter()
	if strings.Contains(page.Words(), "the police answered") {
		t.Fatal("a check without an answer is in the letter")
	}
	f.answers("The police", callout).OK()
	bring := f.Ruth.Get(f.path()).Click("Bring in what is new").OK()
	bring.Check(htmlcheck.In("main", htmlcheck.HasText("the police answered")))
	filled := bring.Send(nil).OK()
	filled.Check(htmlcheck.In("#s2-1", htmlcheck.HasText("the police answered")), htmlcheck.NotIn("#s2-2"))
	filled.Click("Change statement 2.1").OK().Send(url.Values{"do": {"out"}}).OK()
	f.Ruth.Get(f.path()).Click("Bring in what is new").OK().Check(htmlcheck.In("main", htmlcheck.HasText("nothing new")))
}

func TestALetterThatMayNotGoToThePartiesSaysWhyAndWhatThatComesFrom(t *testing.T) {
	f := newFamily(t, "cap")
	f.speaks(f.tessa, worried).OK()
	form := f.Ruth.Get(f.path("letter")).OK()
	form.Send(url.Values{"parties": {"no"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Say what harm"), htmlcheck.HasText("Choose what that comes from")))
	form.Send(url.Values{"parties": {"no"}, "why": {"He does not know that she has told anybody"}, "on": {string(f.items()[0].Entry.ID)}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("should not be given to the parties unless the court says so: He does not know that she has told anybody.")))
	f.Ruth.Get(f.path("letter")).OK().Send(url.Values{"parties": {"yes"}}).Answered(http.StatusForbidden)
}

func TestEveryPageIsThereWholePlainAndKeepsWhatIsHidden(t *testing.T) {
	f := newFamily(t, "cap")
	f.everything()
	f.letter()
	pages := 0
	f.Ruth.EveryPage(f.path(), func(a *webtest.Answer) {
		if !strings.HasPrefix(a.At, f.path()) {
			return // of other packages
		}
		pages++
		a.OK().Check(htmlcheck.Sound(), htmlcheck.PlainWords())
		if strings.Contains(a.Body, "Heron Wharf") {
			t.Errorf("%s shows what is hidden", a.At)
		}
	})
	if pages < 15 {
		t.Errorf("only %d pages were found", pages)
	}
}

func TestWhatAPartyDisputesStandsBesideTheAnswerInTheLetter(t *testing.T) {
	f := newFamily(t, "cap")
	f.speaks(f.tessa, worried).OK()
	f.speaks(f.owen, calm).OK()
	_, err := f.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: f.stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return evidence.Dispute(f.Pack, evidence.Of(hs[f.stream]), f.Ruth.By(), ledger.NewEntryID(), evidence.DisputeForm{
				Item: f.items()[0].Ref(), Denial: evidence.AccountForm{Ref: f.items()[1].Ref()},
			})
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	f.letter().Check(
		htmlcheck.In("#s3-3", htmlcheck.HasText("Ms Finch said"), htmlcheck.HasText("He pushed me")),
		htmlcheck.In("#s3-3b", htmlcheck.HasText("Mr Marlow said"), htmlcheck.HasText("never laid a hand on her")),
		htmlcheck.NotIn("#s3-4"), htmlcheck.In("main", htmlcheck.LacksText("gives one side of what is disputed")),
	)
}

func TestWhatPoliceGaveToKeepPeopleSafeIsNotFilledIntoTheLetter(t *testing.T) {
	f := newFamily(t, "cap")
	f.asks("police", "The police")
	secret := url.Values{"handling": {"police_intelligence"}}
	for field, value := range callout {
		secret[field] = value
	}
	f.answers("The police", secret).OK()
	if words := f.letter().Words(); strings.Contains(words, "call-out") {
		t.Errorf("it is in the letter: %s", words)
	}
}

func TestTheLetterGivesTheFamilyAsTheRecordHasItAndAsksAgainWhenThatIsCorrected(t *testing.T) {
	f := newFamily(t, "cap")
	f.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Ruth.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: f.tessa, To: f.ivy, Field: casework.LivesWith, Value: casework.Yes}, Source: "Ms Finch"})
	})
	f.asks("police", "The police")
	page := f.letter()
	page.Check(
		htmlcheck.In("#s1-1", htmlcheck.HasText("on 13 November 2026 and reached us on 16 November 2026.")),
		htmlcheck.In("#s1-2", htmlcheck.HasText("Owen Marlow: applicant.")),
		htmlcheck.In("#s1-3", htmlcheck.HasText("Tessa Finch: respondent.")),
		htmlcheck.In("#s1-4", htmlcheck.HasText("Ivy Marlow, born on 2 April 2018. Lives with Tessa Finch.")),
		htmlcheck.In("#s1-4 .app-standing--stands"),
	)
	born := f.now().People()[0].Fact(casework.Born)
	was, _ := born.Ours()
	f.does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Ruth.By(), id, casework.RecordedBody{
			Saying: casework.Saying{Of: f.ivy, Field: casework.Born, Value: "2018-04-20"}, Corrects: was.Entry, Source: "Birth certificate", Why: "A digit was left out",
		})
	})
	again := f.Ruth.Get(page.At).OK()
	again.Check(htmlcheck.In("#s1-4 .app-standing--fell"), htmlcheck.In("#s1-3 .app-standing--stands"))
	f.Ruth.Get(f.path()).Click("Bring in what is new").OK().Check(htmlcheck.In("main", htmlcheck.HasText("born on 20 April 2018")))
}
