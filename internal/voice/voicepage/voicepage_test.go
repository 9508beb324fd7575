package voicepage_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/evidence/evidencepage"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/practice/practicepage"
	"candour/internal/view"
	"candour/internal/voice"
	"candour/internal/voice/voicepage"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/words"
	"candour/packs/england"
)

var load = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func name(h *ledger.History, person ledger.Ref) string {
	if p, ok := casework.Of(h).Person(person); ok {
		return p.Called()
	}
	return ""
}

// family is the invented case with the pages of the children’s words and of tools.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	rules, err := load()
	if err != nil {
		t.Fatal(err)
	}
	argument := footing.New(rules, practice.Contribute, evidence.Contribute(name), voice.Contribute)
	return pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &voice.Kinds, &practice.Kinds),
		Views: []*ledger.View{evidence.View(rules), argument.View(), practice.View, practice.Reviews},
		Routes: func(*pagetest.Family) []web.Route {
			pages := voicepage.Pages{Pack: rules, Footing: argument, Reports: reports, Pictured: pictured}
			guidance := practicepage.Pages{Pack: rules, Resting: func(*web.Visit) ([]practicepage.Resting, error) { return nil, nil }}
			return slices.Concat(pages.Routes(), guidance.Routes(), evidencepage.Pages{Pack: rules, Footing: argument}.Routes())
		},
	})
}

// reports is one report.
func reports(c *web.Case) []voicepage.Report {
	return []voicepage.Report{{Ref: ledger.Ref{Stream: c.Stream, Entry: "0199e0c4-1c00-7b00-8000-000000000077"}, Name: "Section 7 report, being written"}}
}

// picture is an answer of Rowan to a picture, as the feature that has the pictures tells of it.
const picture ledger.EntryID = "0199e0c4-1c00-7b00-8000-000000000078"

func pictured(c *web.Case) []voicepage.Pictured {
	rowan := casework.Of(c.History).Children()
	return []voicepage.Pictured{{
		Ref: ledger.Ref{Stream: c.Stream, Entry: picture}, Child: rowan[0].Ref, Words: "I said every other weekend.", Picture: "You told me that you want every weekend.",
		Came: "page", On: calendar.DateInLondon(c.Now), Board: govuk.Link{Text: "Add a picture", Href: "/there"},
	}}
}

// of is the address of a page of Rowan’s words. He is eleven.
func of(f *pagetest.Family, parts ...string) string {
	return f.Path(append([]string{"people", string(f.Rowan.Entry), "words"}, parts...)...)
}

var explained = url.Values{"stage": {"older"}, "how": {"In person, at school"}, "asked": {"Does Dad get his own copy?"}}

var quoted = url.Values{
	"form": {"verbatim"}, "prompt": {"What is it like at your dad’s?"}, "words": {"I want to stay at Dad’s every weekend."}, "says": {"Rowan wants every weekend with his father"},
	"theme": {"time"}, "place": {"school"}, "near": {"Nobody"},
}

func with(form url.Values, field, value string) url.Values {
	out := url.Values{}
	for k, v := range form {
		out[k] = v
	}
	out.Set(field, value)
	return out
}

// told explains and records the quote, and names its item.
func told(f *pagetest.Family) ledger.EntryID {
	f.Ruth.Get(of(f, "explain")).OK().Send(explained).OK()
	f.Ruth.Get(of(f, "add")).OK().Send(quoted).OK()
	items := evidence.Of(f.Read(f.Case)).Items()
	return items[len(items)-1].Entry.ID
}

func TestAChildIsToldWhoWillReadItInTheWordsOfThePageBeforeTheySpeak(t *testing.T) {
	f := family(t)
	f.Ruth.Get(of(f, "add")).OK().Check(htmlcheck.HasText("It is not on record that Rowan was told")).Send(quoted).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#unexplained")))
	f.Ruth.Get(of(f, "explain")).OK().Check(htmlcheck.HasText("The judge may read it.")).Send(with(explained, "more", "It stays between us.")).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#more")))
	f.Ruth.Get(of(f, "explain")).OK().Send(explained).OK().Check(htmlcheck.HasText("The judge reads the report"), htmlcheck.HasText("Does Dad get his own copy?"))
	f.Ruth.Get(of(f, "add")).OK().Check(htmlcheck.LacksText("It is not on record")).Send(quoted).OK().Check(htmlcheck.HasText("I want to stay at Dad’s every weekend."))
}

func TestWordsSpokenBeforeThatNeedAReason(t *testing.T) {
	f := family(t)
	f.Ruth.Get(of(f, "add")).OK().Send(with(quoted, "unexplained", "He began to speak in the corridor")).OK().Check(htmlcheck.HasText("He began to speak in the corridor"))
}

func TestAChildsWordsAreEvidenceThatTheChildGivesFirstHand(t *testing.T) {
	f := family(t)
	id := told(f)
	item, _ := evidence.Of(f.Read(f.Case)).Item(ledger.Ref{Stream: f.Case, Entry: id})
	if item.Source.Kind != "child" || item.Source.Who.Person != f.Rowan || item.Hand != evidence.FirstHand || !item.Source.Verbatim || !strings.Contains(item.Source.How, "What is it like at your dad’s?") {
		t.Errorf("the item is %+v of %+v", item.ItemBody, item.Source.SourceBody)
	}
	f.Ruth.Get(of(f)).OK().Check(htmlcheck.HasText("word for word"), htmlcheck.HasText("Near: Nobody"), htmlcheck.HasText("Said last"))
}

func TestAWishHoldsWhatItIsAboutBackUntilTheChildWasToldThatItCannotBe(t *testing.T) {
	f := family(t)
	id := told(f)
	const wish = "Please don’t let Dad read that I said it"
	page := f.Ruth.Get(of(f, "wish")).OK().Send(url.Values{"items": {string(id)}, "from": {string(f.Daniel.Entry)}, "words": {wish}}).OK()
	page.Check(htmlcheck.HasText("stands in no document for others"), htmlcheck.LacksText(wish), htmlcheck.LacksText("Mr Kersey"))
	item := func() *evidence.Item {
		i, _ := evidence.Of(f.Read(f.Case)).Item(ledger.Ref{Stream: f.Case, Entry: id})
		return i
	}
	if !item().Forbids(f.Pack, pack.InDocuments) {
		t.Error("it may be quoted to others")
	}
	hidden(t, f, wish)
	page.Click("It cannot be kept").OK().Send(url.Values{"why": {"The judge decides on weekends."}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#told")))
	page.Click("It cannot be kept").OK().Send(url.Values{"why": {"The judge decides on weekends."}, "told": {"I have to tell the judge, because you asked for more time."}, "how": {"in person"}}).OK().
		Check(htmlcheck.HasText("I have to tell the judge"), htmlcheck.LacksText(wish))
	if item().Forbids(f.Pack, pack.InDocuments) {
		t.Error("it may not be quoted still")
	}
}

// held reports whether an item may stand in no document for others.
func held(f *pagetest.Family, item ledger.EntryID) bool {
	i, known := evidence.Of(f.Read(f.Case)).Item(ledger.Ref{Stream: f.Case, Entry: item})
	return known && i.Forbids(f.Pack, pack.InDocuments)
}

// newest is the item drawn last.
func newest(f *pagetest.Family) ledger.EntryID {
	items := evidence.Of(f.Read(f.Case)).Items()
	return items[len(items)-1].Entry.ID
}

func TestACorrectionIsHeldBackAsTheFirstWordsAre(t *testing.T) {
	wish := func(f *pagetest.Family, item ledger.EntryID) *webtest.Answer {
		return f.Ruth.Get(of(f, "wish")).OK().Send(url.Values{"items": {string(item)}, "from": {string(f.Daniel.Entry)}, "words": {"Not Dad"}}).OK()
	}
	cannot := url.Values{"why": {"The judge decides on weekends."}, "told": {"I have to tell the judge."}, "how": {"in person"}}
	for _, sort := range voice.Sorts {
		t.Run(string(sort), func(t *testing.T) {
			f := family(t)
			id := told(f)
			wish(f, id)
			corrects(f, id, sort)
			if !held(f, newest(f)) {
				t.Fatal("what the child says now may be quoted to others")
			}
			f.Ruth.Get(of(f)).OK().Click("It cannot be kept").OK().Send(cannot).OK()
			if held(f, id) || held(f, newest(f)) {
				t.Error("one of them is held still, though the child was told")
			}
		})
	}
	t.Run("wished afterwards", func(t *testing.T) {
		f := family(t)
		id := told(f)
		corrects(f, id, voice.Missed)
		wish(f, id)
		if !held(f, newest(f)) {
			t.Error("what the child had said of it may be quoted to others")
		}
	})
	t.Run("wished about the correction alone", func(t *testing.T) {
		f := family(t)
		id := told(f)
		corrects(f, id, voice.NotSaid)
		wish(f, newest(f))
		if held(f, id) || !held(f, newest(f)) {
			t.Error("not the correction alone is held")
		}
	})
}

func TestWhatIsTypedOfAWishIsKeptUnderTheKeyItsWordsWillHave(t *testing.T) {
	f := family(t)
	f.Ruth.Get(of(f, "wish")).OK().Draft(url.Values{"words": {"Not Dad"}})
	streams, err := view.All[ledger.StreamID](t.Context(), f.Ledger.DB(), `SELECT stream FROM draft`)
	if err != nil || len(streams) != 1 || streams[0] != casework.Of(f.Read(f.Case)).Side {
		t.Errorf("it lies under %v, %v", streams, err)
	}
	f.Ruth.Get(of(f, "wish")).OK().Check(htmlcheck.HasText("Not Dad"))
}

func TestAChildWhoSaysThatIsNotWhatISaidMakesItDisputedThatItWasSaid(t *testing.T) {
	f := family(t)
	id := told(f)
	answered := corrects(f, id, voice.NotSaid)
	answered.Check(htmlcheck.HasText("I want to stay at Dad’s every weekend."), htmlcheck.HasText("I said every other weekend."))
	then(t, f, id, footing.Disputed, footing.Disputed)
	f.Ruth.Get(of(f)).OK().Check(htmlcheck.HasText("I want to stay at Dad’s every weekend."), htmlcheck.HasText("not what I said"), htmlcheck.HasText("The child waits for an answer"))
	answered.Send(url.Values{"words": {"You were right. I wrote to the judge with what you said."}, "how": {"in person"}}).OK().
		Check(htmlcheck.HasText("You were right. I wrote to the judge with what you said."), htmlcheck.LacksText("The child waits for an answer"))
}

func TestWhatAChildAnswersToAPictureIsPutToTheWordsItIsAboutAndTheAnswerGoesBackBesideIt(t *testing.T) {
	f := family(t)
	id := told(f)
	page := f.Ruth.Get(of(f)).OK().Check(htmlcheck.HasText("I said every other weekend."), htmlcheck.HasText("You told me that you want every weekend."))
	form := page.Click("Rowan wants every weekend with his father").OK()
	answered := form.Send(url.Values{"sort": {string(voice.NotSaid)}, "says": {"Rowan says that he said every other weekend"}}).OK()
	answered.Check(htmlcheck.HasText("I want to stay at Dad’s every weekend."), htmlcheck.HasText("I said every other weekend."), htmlcheck.In(".govuk-inset-text a", htmlcheck.HasHref("/there")))
	then(t, f, id, footing.Disputed, footing.Disputed)
	if c := voice.Of(f.Read(f.Case)).Corrections(); len(c) != 1 || c[0].Body.From.Entry != picture || c[0].Body.Came != "page" {
		t.Errorf("on record are %+v", c)
	}
	f.Ruth.Get(of(f)).OK().Check(htmlcheck.LacksText("Rowan answered"), htmlcheck.HasText("By the young person’s page"))
}

func TestWhatAChildAnswersToAPictureMayBeNewWords(t *testing.T) {
	f := family(t)
	told(f)
	f.Ruth.Get(of(f)).OK().Click("None of these: record it as new words").OK().
		Send(url.Values{"form": {"verbatim"}, "says": {"Rowan said every other weekend"}, "theme": {"time"}, "place": {"home"}, "near": {"Nobody"}}).OK().
		Check(htmlcheck.LacksText("Rowan answered"), htmlcheck.HasText("I said every other weekend."))
}

func TestAChangedMindTakesThePlaceOfTheEarlierOneAndWhatWasSaidStaysSaid(t *testing.T) {
	f := family(t)
	id := told(f)
	corrects(f, id, voice.ChangedMind)
	then(t, f, id, footing.Stands, footing.NoLongerStands)
}

func TestWhatWasMissedStandsBesideWhatWasWrittenDown(t *testing.T) {
	f := family(t)
	id := told(f)
	corrects(f, id, voice.Missed)
	then(t, f, id, footing.Stands, footing.Stands)
	if n := len(evidence.Of(f.Read(f.Case)).Items()); n != 2 {
		t.Errorf("there are %d items", n)
	}
}

// corrects records what Rowan says of an item, and is the page from which he is answered.
func corrects(f *pagetest.Family, id ledger.EntryID, sort voice.Sort) *webtest.Answer {
	return f.Ruth.Get(of(f, "said", string(id))).OK().Send(url.Values{
		"sort": {string(sort)}, "words": {"I said every other weekend."}, "says": {"Rowan says that he said every other weekend"}, "came": {"letter"},
	}).OK()
}

func TestUseOfAToolByNobodyTrainedIsShownOnWhatRestsOnIt(t *testing.T) {
	f := family(t)
	tool := f.Judith.Get("/guidance/new?tool=how_it_looks").OK().Send(url.Values{"edition": {"2"}, "from-day": {"1"}, "from-month": {"9"}, "from-year": {"2024"}}).OK()
	f.Ruth.Get(of(f, "explain")).OK().Send(explained).OK()
	stream := strings.TrimPrefix(tool.At, "/guidance/")
	form := with(with(quoted, "tool", stream), "totals", "14, as printed")
	f.Ruth.Get(of(f, "add")).OK().Send(form).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#fit")))
	f.Ruth.Get(of(f, "add")).OK().Send(with(form, "fit", "yes")).OK().
		Check(htmlcheck.HasText("its use by somebody not trained in it"), htmlcheck.HasText("Totals, copied by Ruth Adeyemi: 14, as printed"))
	f.Judith.Get(tool.At + "/training").OK().Send(url.Values{
		"person": {string(f.Ruth.ID)}, "how": {"The certificate, seen"}, "on-day": {"1"}, "on-month": {"9"}, "on-year": {"2026"}, "until-day": {"1"}, "until-month": {"9"}, "until-year": {"2028"},
	}).OK()
	f.Ruth.Get(of(f, "add")).OK().Send(with(form, "fit", "yes")).OK()
	items := evidence.Of(f.Read(f.Case)).Items()
	then(t, f, items[0].Entry.ID, footing.Stands, footing.NoLongerStands)
	then(t, f, items[1].Entry.ID, footing.Stands, footing.Stands)
}

func TestUseOfAToolWithAnAdultKeepsItsVersionTheTrainingAndWhatMustBeSoFirst(t *testing.T) {
	f := family(t)
	tool := f.Judith.Get("/guidance/new?tool=how_it_looks").OK().Send(url.Values{"edition": {"2"}, "from-day": {"1"}, "from-month": {"9"}, "from-year": {"2024"}}).OK()
	form := url.Values{"tool": {strings.TrimPrefix(tool.At, "/guidance/")}, "with": {string(f.Daniel.Entry)}, "words": {"He went through each question."}, "says": {"Mr Kersey answered the worksheet"}}
	page := f.Ruth.Get(f.Path("evidence", "tool")).OK()
	page.Send(form).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#fit")))
	page.Send(with(form, "fit", "no")).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#despite")))
	page.Send(with(form, "fit", "yes")).OK().Check(htmlcheck.HasText("its use by somebody not trained in it"))
	item, _ := evidence.Of(f.Read(f.Case)).Item(ledger.Ref{Stream: f.Case, Entry: newest(f)})
	if used := item.Source.Tool; used == nil || used.Trained || !used.Fit || string(used.Version.Stream) != form.Get("tool") {
		t.Errorf("the tool is on record as %+v", item.Source.Tool)
	}
	then(t, f, newest(f), footing.Stands, footing.NoLongerStands)
}

func TestOnlyAChildOfTheCaseHasSuchPagesAndOnlyWhoeverWorksOnItWritesThere(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people", string(f.Hannah.Entry), "words")).Answered(http.StatusNotFound)
	f.Tom.Get(of(f)).Answered(http.StatusNotFound)
	f.Colin.Get(of(f)).OK()
}

func TestTheChildIsToldWhatAReportSaysAboutThem(t *testing.T) {
	f := family(t)
	f.Ruth.Get(of(f, "report")).OK().Send(url.Values{"words": {"I told the judge what you want."}}).Answered(http.StatusUnprocessableEntity)
	f.Ruth.Get(of(f, "report")).OK().Send(url.Values{"report": {"0199e0c4-1c00-7b00-8000-000000000077"}, "words": {"I told the judge what you want."}, "how": {"in person"}}).OK().
		Check(htmlcheck.HasText("I told the judge what you want."))
}

// then asserts how an item stands today: that it was said, and that it is so.
func then(t *testing.T, f *pagetest.Family, id ledger.EntryID, said, so footing.Standing) {
	t.Helper()
	argument, err := footing.New(f.Pack, practice.Contribute, evidence.Contribute(name), voice.Contribute).At(today, f.Read(f.Case))
	if err != nil {
		t.Fatal(err)
	}
	item := ledger.Ref{Stream: f.Case, Entry: id}
	if is := argument.Standing(footing.Of(item, footing.Said)); is != said {
		t.Errorf("that it was said %s", is)
	}
	if is := argument.Standing(footing.Of(item, footing.So)); is != so {
		t.Errorf("that it is so %s", is)
	}
}

// hidden asserts that words may reach no document, and stand nowhere in the open.
func hidden(t *testing.T, f *pagetest.Family, wish string) {
	t.Helper()
	held, err := casework.HeldIn(t.Context(), f.Ledger, f.Read(f.Case), words.Printer{}, wish)
	if err != nil || len(held) != 1 {
		t.Errorf("held: %v, %v", held, err)
	}
	for _, e := range f.Read(f.Case).Entries {
		if body, err := json.Marshal(e.Body); err != nil || strings.Contains(string(body), wish) {
			t.Errorf("%s holds the words of the wish, %v", e.Kind, err)
		}
	}
}

var today = calendar.DateInLondon(pagetest.Today)
