package lonevisitpage_test

import (
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/lonevisit"
	"candour/internal/lonevisit/lonevisitpage"
	"candour/internal/message"
	"candour/internal/message/messagetest"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// What stands in the plan, and nowhere else.
const (
	place   = "The last house on Ferry Lane"
	allWell = "marmalade"
	notSafe = "marzipan"
)

// The mail addresses and numbers of those who watch over it, and of the chain.
const (
	colins = "+447700900456"
	aishas = "aisha@service.example"
)

// outing is a service with somebody who plans to go somewhere alone, and with a way to tell people.
type outing struct {
	*pagetest.Family
	t     *testing.T
	texts *messagetest.Gateway
	post  *messagetest.Post
	watch lonevisit.Watch
	warns []templ.Component // what the case warns of
}

func newOuting(t *testing.T) *outing {
	t.Helper()
	o := neverLookedAt(t)
	o.looks(0)
	return o
}

// neverLookedAt is an outing in a service whose watch was never on.
func neverLookedAt(t *testing.T) *outing {
	t.Helper()
	o := &outing{t: t, texts: messagetest.NewGateway(t), post: messagetest.NewPost(t, nil)}
	text, err := message.NewText(o.texts.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	mail, err := message.NewMail("smtp://"+o.post.Addr+"?from=candour@service.example", "")
	if err != nil {
		t.Fatal(err)
	}
	ways := message.Ways{Mail: mail, Text: text}
	o.Family = pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&lonevisit.Kinds}, Views: []*ledger.View{lonevisit.View}, Ties: []access.TieFunc{lonevisit.Ties},
		Routes: func(f *pagetest.Family) []web.Route {
			o.watch = lonevisit.Watch{
				Ledger: f.Ledger, Service: f.Record.Service.Stream, Staff: access.Staff{Ledger: f.Ledger, Service: f.Record.Service.Stream},
				Cursors: job.Cursors{DB: f.Engine.Writer()}, Ways: ways, Rules: f.Pack.WorkerSafety.Visit, Site: "https://candour.service.example", Log: slog.Default(),
			}
			return lonevisitpage.Pages{Pack: f.Pack, Ways: ways, Watch: o.watch, Warnings: func(*web.Visit, ledger.StreamID) ([]templ.Component, error) {
				return o.warns, nil
			}}.Routes()
		},
	})
	o.Names = append(o.Names, place, allWell, notSafe)
	return o
}

// planned is what Ruth sends at 08:52: out from nine to half past ten.
func (o *outing) planned() url.Values {
	return url.Values{
		"place": {place}, "leaves": {"9:00"}, "ends": {"10:30"}, "every": {"0"}, "phone": {"+447700900123"},
		"watcher": {string(o.Colin.ID)}, "second": {string(o.Aisha.ID)}, "all_well": {allWell}, "not_safe": {notSafe},
	}
}

// plan plans it, and answers where it is.
func (o *outing) plan() string {
	o.t.Helper()
	return o.Ruth.Get("/visits/plan").OK().Send(o.planned()).OK().At
}

// armed is a visit that both watch over.
func (o *outing) armed() string {
	o.t.Helper()
	visit := o.plan()
	o.Colin.Get(visit + "/accept").Send(url.Values{"text": {colins}}).OK()
	o.Aisha.Get(visit + "/accept").Send(url.Values{"mail": {aishas}}).OK()
	o.looks(0)
	return visit
}

// looks lets time pass, minute by minute, and the watch look each minute.
func (o *outing) looks(minutes int) {
	o.t.Helper()
	for range max(minutes, 1) {
		o.Clock.Advance(min(time.Minute, time.Duration(minutes)*time.Minute))
		_ = o.watch.Do(o.t.Context(), ledger.Job{}) // it comes back in a minute whatever happens
	}
}

// sent are how many texts and letters were taken.
func (o *outing) sent() (texts, letters int) { return len(o.texts.Taken()), len(o.post.Letters()) }

func TestAVisitIsWatchedOverOnceBothHaveAccepted(t *testing.T) {
	o := newOuting(t)
	visit := o.plan()
	o.Ruth.Get(visit).OK().Check(htmlcheck.HasText("Colin Pryce and Aisha Cole must accept first"))
	o.Colin.Get("/visits").OK().Check(htmlcheck.HasText("Not watched over yet"))
	o.Colin.Get(visit + "/accept").OK().Send(url.Values{"text": {colins}}).OK().Check(htmlcheck.HasText("Nobody watches over it yet: Aisha Cole"))
	o.looks(240)
	if texts, letters := o.sent(); texts+letters != 0 {
		t.Errorf("a visit that nobody watches over was raised: %d %d", texts, letters)
	}
}

func TestAnOverdueCheckInIsRaisedToOneAfterAnotherUntilSomebodySeesToIt(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	o.Ruth.Get(visit).Check(htmlcheck.HasText("Watched over since 08:52. Next to be heard of by 10:30"))
	o.looks(98 + 4) // 10:34
	if texts, letters := o.sent(); texts+letters != 0 {
		t.Fatalf("raised before the time: %d %d", texts, letters)
	}
	o.looks(1)
	if texts, letters := o.sent(); texts != 1 || letters != 0 {
		t.Fatalf("at 10:35: %d texts and %d letters", texts, letters)
	}
	if sms := o.texts.Taken()[0]; sms.To != colins || sms.Text != "A visit check-in is overdue, open Candour. Sign in: https://candour.service.example" {
		t.Errorf("%+v", sms)
	}
	o.looks(5)
	if texts, letters := o.sent(); texts != 2 || letters != 1 {
		t.Fatalf("at 10:40: %d texts and %d letters", texts, letters)
	}
	if words := o.post.Letters()[0].Words; !strings.Contains(words, "A visit check-in is overdue") || strings.Contains(words, "Ruth") || strings.Contains(words, "Ferry") {
		t.Errorf("%s", words)
	}
	o.At(o.Clock.Now())
	o.Ines.Get(visit).Answered(http.StatusNotFound) // not told yet
	o.looks(5)
	o.At(o.Clock.Now())
	o.Ines.Get("/visits").OK().Click("Ruth Adeyemi").OK().Check(htmlcheck.HasText(place), htmlcheck.HasText("A check-in is overdue since 10:30. Ring +447700900123"))

	o.Colin.Get(visit).OK().Click("I see to it").Send(url.Values{"says": {"I ring her"}}).OK().Check(htmlcheck.HasText("Colin Pryce sees to it: I ring her"))
	texts, letters := o.sent()
	o.looks(20)
	if now, later := o.sent(); now != texts || later != letters {
		t.Error("it was raised again although somebody sees to it")
	}
	o.Colin.Get(visit + "/end").Send(url.Values{"says": {"She rang from her car"}}).OK().Check(htmlcheck.HasText("Ended by Colin Pryce: She rang from her car"))
}

func TestTheWorkerChecksInByAnAddressWithoutSigningIn(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	link := o.link(visit)
	o.Ruth.Get(visit + "/link").OK().Check(htmlcheck.LacksText("/check-in/")) // shown once
	stranger := o.Stranger()
	page := stranger.Get(link).OK().Check(htmlcheck.LacksText("Ruth"), htmlcheck.LacksText("Ferry"), htmlcheck.LacksText("10:30"))
	if page.Header.Get("Cache-Control") != "no-store" {
		t.Error("the page may be kept")
	}
	page.Send(url.Values{"answer": {"treacle"}, "how": {"check_in"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("That did not work"))
	stranger.Get(link).Send(url.Values{"answer": {"Marmalade "}, "how": {"extend"}}).OK().Check(htmlcheck.HasText("Next to be heard of by 11:00"))
	o.looks(120) // 10:52, and raised nothing
	if texts, letters := o.sent(); texts+letters != 0 {
		t.Errorf("raised although more time was asked for: %d %d", texts, letters)
	}
	stranger.Get(link).Send(url.Values{"answer": {allWell}, "how": {"check_out"}}).OK().Check(htmlcheck.HasText("This is over. Thank you."))
	o.looks(60)
	if texts, letters := o.sent(); texts+letters != 0 {
		t.Errorf("raised although they checked out: %d %d", texts, letters)
	}
	if strings.Contains(o.Log(), strings.TrimPrefix(link, "/check-in/")) {
		t.Error("the log holds the secret of the address")
	}
}

// link makes a check-in address, and answers it.
func (o *outing) link(visit string) string {
	o.t.Helper()
	for _, l := range o.Ruth.Get(visit + "/link").OK().Send(nil).OK().Links() {
		if strings.HasPrefix(l, "/check-in/") {
			return l
		}
	}
	o.t.Fatal("no address was made")
	return ""
}

// of is the visit at an address.
func (o *outing) of(visit string) *lonevisit.Visit {
	return lonevisit.Of(o.Read(ledger.StreamID(strings.TrimPrefix(visit, "/visits/"))))
}

func TestAWrongWordAndAWrongAddressAreAnsweredAlike(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	stranger, there, not := o.Stranger(), o.link(visit), "/check-in/SOMETHINGELSE"
	if a, b := stranger.Get(there).OK(), stranger.Get(not).OK(); a.Words() != b.Words() {
		t.Errorf("before a word one says %q, the other %q", a.Words(), b.Words())
	}
	gives := func(address, word string) string {
		return stranger.Get(address).Send(url.Values{"answer": {word}, "how": {"check_in"}}).Answered(http.StatusUnprocessableEntity).Words()
	}
	without := gives(not, "treacle")
	for i := range o.Pack.WorkerSafety.Visit.Wrong + 1 { // the last one finds the address held
		if got := gives(there, "treacle"); got != without {
			t.Errorf("wrong word %d is answered %q, a wrong address %q", i+1, got, without)
		}
	}
}

func TestAfterTooManyWrongWordsTheAddressIsHeldAndWorkerAndWatchersAreTold(t *testing.T) {
	o := newOuting(t)
	visit, rules := o.armed(), o.Pack.WorkerSafety.Visit
	stranger, link := o.Stranger(), o.link(visit)
	page := stranger.Get(link).OK()
	gives := func(word string) {
		t.Helper()
		page.Send(url.Values{"answer": {word}, "how": {"check_in"}}).Answered(http.StatusUnprocessableEntity)
	}
	for range rules.Wrong { // from one page, with one form
		gives("treacle")
	}
	if v := o.of(visit); !v.HeldAt(o.Clock.Now()) || v.Alerts[len(v.Alerts)-1].Held == nil {
		t.Fatalf("the address is not held: %+v", v)
	}
	gives(allWell) // nor is the right word taken
	o.looks(1)
	if texts, letters := o.sent(); texts != 1 || letters < 1 || o.texts.Taken()[0].Text != "Wrong words were given at a check-in address, and it takes none for a while, open Candour. Sign in: https://candour.service.example" {
		t.Errorf("%d texts and %d letters: %+v", texts, letters, o.texts.Taken())
	}
	o.At(o.Clock.Now())
	o.Ruth.Get(visit).OK().Check(htmlcheck.HasText("Too many wrong words were given at the check-in address. It takes none until 09:22"), htmlcheck.HasText("make another address"))
	o.Colin.Get(visit).OK().Check(htmlcheck.HasText("Too many wrong words"))
	o.Ruth.Get(visit + "/check-in").Send(url.Values{"answer": {allWell}, "how": {"extend"}}).OK().Check(htmlcheck.HasText("11:00")) // signed in it is

	gives(notSafe)
	if o.of(visit).Duress == nil {
		t.Error("the word that means not safe was not heard while the address is held")
	}
	again := newOuting(t)
	visit = again.armed()
	link = again.link(visit)
	for range rules.Wrong {
		again.Stranger().Get(link).Send(url.Values{"answer": {"treacle"}, "how": {"check_in"}}).Answered(http.StatusUnprocessableEntity)
	}
	again.looks(rules.Hold)
	again.Stranger().Get(link).Send(url.Values{"answer": {allWell}, "how": {"check_in"}}).OK().Check(htmlcheck.HasText("Next to be heard of by 10:30"))
}

func TestOneAlarmSeenToIsNotTheNext(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	o.looks(98 + 5)
	o.At(o.Clock.Now())
	shown := o.Colin.Get(visit + "/see-to").OK().Check(htmlcheck.HasText("A check-in is overdue since 10:30"))
	o.Clock.Advance(time.Second)
	o.Ruth.Get(visit + "/check-in").Send(url.Values{"answer": {notSafe}, "how": {"check_in"}}).OK()
	says := url.Values{"says": {"I ring her"}}
	asked := shown.Send(says).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Another alarm was raised since you opened this"), htmlcheck.HasText("that they are not safe"), htmlcheck.HasText("I ring her"))
	if len(o.of(visit).SeenTo) != 0 {
		t.Error("the alarm that was shown answered the later one")
	}
	asked.Send(says).OK().Check(htmlcheck.HasText("Colin Pryce sees to it: I ring her"))
}

func TestAnAlarmSeenToIsRaisedAnewUnlessTheVisitEndsOrTheyCheckIn(t *testing.T) {
	for _, c := range []struct {
		name  string
		after func(*outing, string)
		anew  bool
	}{
		{"nothing came", func(*outing, string) {}, true},
		{"they checked in", func(o *outing, visit string) {
			o.Ruth.Get(visit + "/check-in").Send(url.Values{"answer": {allWell}, "how": {"extend"}}).OK()
		}, false},
		{"it was ended", func(o *outing, visit string) {
			o.Colin.Get(visit + "/end").Send(url.Values{"says": {"She rang"}}).OK()
		}, false},
	} {
		o := newOuting(t)
		visit, rules := o.armed(), o.Pack.WorkerSafety.Visit
		o.looks(98 + 5)
		o.At(o.Clock.Now())
		o.Colin.Get(visit + "/see-to").Send(url.Values{"says": {"I ring her"}}).OK().Check(htmlcheck.HasText("raised anew at 11:0"))
		c.after(o, visit)
		o.looks(rules.Again - 1)
		before := len(o.of(visit).Alerts)
		o.looks(2)
		if anew := len(o.of(visit).Alerts) > before; before != 1 || anew != c.anew {
			t.Errorf("%s: %d raises after %d minutes, and raised anew: %t", c.name, before, rules.Again-1, anew)
		}
		if c.anew {
			o.At(o.Clock.Now())
			o.Colin.Get(visit).OK().Check(htmlcheck.HasText("I see to it"), htmlcheck.HasText("Colin Pryce saw to it at 10:35: I ring her"))
		}
	}
}

func TestACarrierThatHangsHoldsUpNoOtherVisit(t *testing.T) {
	o := newOuting(t)
	hangs := o.armed() // Colin is told by text
	form := o.planned()
	form.Set("watcher", string(o.Aisha.ID))
	form.Set("second", string(o.Colin.ID))
	other := o.Ruth.Get("/visits/plan").Send(form).OK().At
	o.Colin.Get(other + "/accept").Send(url.Values{"text": {colins}}).OK()
	o.Aisha.Get(other + "/accept").Send(url.Values{"mail": {aishas}}).OK()
	o.looks(98 + 4)
	free, done := make(chan struct{}), make(chan struct{})
	o.texts.Hangs(free)
	go func() { o.looks(1); close(done) }()
	for _, letters := o.sent(); letters == 0; _, letters = o.sent() { // the letter of the one leaves while the text of the other hangs
		time.Sleep(10 * time.Millisecond)
	}
	for _, visit := range []string{hangs, other} {
		if len(o.of(visit).Alerts) != 1 {
			t.Error("an alarm was not on record when the first message left")
		}
	}
	close(free)
	<-done
	if texts, _ := o.sent(); texts != 1 {
		t.Errorf("%d texts", texts)
	}
}

func TestNobodyWatchesOverAVisitWhileTheWatchOfTheServiceIsOff(t *testing.T) {
	o := neverLookedAt(t)
	visit := o.plan()
	o.Ruth.Get("/visits").OK().Check(htmlcheck.HasText("The watch was never on"))
	o.Colin.Get(visit + "/accept").OK().Check(htmlcheck.HasText("The watch of this service is off")).Send(url.Values{"text": {colins}}).Answered(http.StatusForbidden)
	if len(o.of(visit).Accepts) != 0 {
		t.Error("a watch that does not look took a visit on")
	}
	o.looks(0)
	o.Colin.Get(visit + "/accept").Send(url.Values{"text": {colins}}).OK()
	o.Clock.Advance(time.Hour)
	o.Aisha.SignIn()
	o.Aisha.Get(visit + "/accept").Send(url.Values{"mail": {aishas}}).Answered(http.StatusForbidden)
}

func TestWhoWatchedOverAVisitReadsADayLongHowItEndedAndThenNothing(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	o.Colin.Get(visit+"/end").Send(url.Values{"says": {"She rang from her car"}}).OK().Check(htmlcheck.HasText("Ended by Colin Pryce"), htmlcheck.LacksText(place), htmlcheck.LacksText("+447700900123"))
	o.At(o.Clock.Now().Add(24 * time.Hour))
	o.Colin.Get(visit).Answered(http.StatusNotFound)
	o.Ruth.Get(visit).OK().Check(htmlcheck.HasText(place))
}

func TestNothingTypedAboutAVisitIsKeptBeforeItIsSent(t *testing.T) {
	o := newOuting(t)
	visit := o.plan()
	for _, path := range []string{"/visits/plan", visit + "/link", visit + "/check-in", visit + "/call-off"} {
		if strings.Contains(o.Ruth.Get(path).OK().Body, "draft=1") {
			t.Errorf("%s offers to keep a draft", path)
		}
	}
	o.Ruth.Get("/visits/plan").OK().Send(url.Values{"place": {place}})
	o.Ruth.Get("/visits/plan").OK().Check(htmlcheck.LacksText(place))
}

func TestALookAtAVisitStandsOnRecord(t *testing.T) {
	o := newOuting(t)
	visit := o.plan()
	stream := ledger.StreamID(strings.TrimPrefix(visit, "/visits/"))
	o.Colin.Get(visit).OK()
	o.Tom.Get(visit).Answered(http.StatusNotFound)
	looks, err := access.WhoLooked(t.Context(), o.Ledger.DB(), stream, o.Clock.Now().Add(-time.Hour), o.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	if len(looks) == 0 || slices.ContainsFunc(looks, func(l access.Look) bool { return l.Person == o.Tom.ID }) || !slices.ContainsFunc(looks, func(l access.Look) bool { return l.Person == o.Colin.ID }) {
		t.Errorf("who looked: %+v", looks)
	}
}

func TestAButtonPressedTwiceIsOneActAndTheOtherWordAfterItAnother(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	stream := ledger.StreamID(strings.TrimPrefix(visit, "/visits/"))
	page := o.Ruth.Get(visit + "/check-in").OK()
	heard := func(word string) int64 {
		page.Send(url.Values{"answer": {word}, "how": {"extend"}}).OK()
		return o.Read(stream).Version
	}
	first := heard(allWell)
	o.Clock.Advance(time.Second)
	if again := heard(allWell); again != first || !strings.Contains(o.Ruth.Get(visit).Words(), "heard of by 11:00") {
		t.Errorf("pressed twice it is two acts: %d %d", first, again)
	}
	if other := heard(notSafe); other != first+1 || lonevisit.Of(o.Read(stream)).Duress == nil {
		t.Error("the other word, sent from the same page, was not heard")
	}
}

func TestTheWordThatMeansNotSafeIsAnsweredAlikeAndRaisedAtOnce(t *testing.T) {
	answers := map[string]string{}
	for _, word := range []string{allWell, notSafe} {
		o := newOuting(t)
		visit := o.armed()
		checkIn := visit + "/check-in"
		a := o.Ruth.Get(checkIn).Send(url.Values{"answer": {word}, "how": {"check_in"}}).OK()
		answers[word] = a.Words() + o.Ruth.Get(visit).OK().Words()
		a = o.Ruth.Get(checkIn).Send(url.Values{"answer": {word}, "how": {"check_out"}}).OK()
		answers[word] += a.Words() + o.Ruth.Get(visit).OK().Words() + o.Ruth.Get("/visits").OK().Words()
		runner := &job.Runner{DB: o.Engine.Writer(), Clock: o.Clock.Now, Handlers: map[string]job.Handler{lonevisit.LookJob: o.watch.Look}}
		for ran := true; ran; {
			var err error
			if ran, err = runner.One(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		texts, letters := o.sent()
		if word == notSafe && (texts != 1 || letters != 1) || word == allWell && texts+letters != 0 {
			t.Errorf("%s: %d texts and %d letters", word, texts, letters)
		}
		if word == notSafe {
			o.Colin.Get(visit).OK().Check(htmlcheck.HasText("that they are not safe"), htmlcheck.HasText("ring 999"))
		}
		answers[word] += o.Ruth.Get(visit).OK().Words() + o.Ruth.Get("/visits").OK().Words() // once it was raised
	}
	if answers[allWell] != answers[notSafe] {
		t.Errorf("the two words are answered differently:\n%s\n%s", answers[allWell], answers[notSafe])
	}
}

func TestWhoeverHoldsTheDeviceOfSomebodyNotSafeEndsNoAlarmByCallingOff(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	o.Ruth.Get(visit + "/check-in").Send(url.Values{"answer": {notSafe}, "how": {"check_in"}}).OK()
	o.Ruth.Get(visit + "/call-off").OK().Send(nil).OK()
	before, _ := o.sent()
	o.looks(1)
	if after, _ := o.sent(); after == before {
		t.Error("nobody was told after it was called off")
	}
	o.Colin.Get(visit).OK().Click("I see to it")
}

func TestSomebodyNotSafeSaysSoOnceMoreAfterSomebodySawToIt(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	says := url.Values{"answer": {notSafe}, "how": {"check_in"}}
	o.Ruth.Get(visit + "/check-in").Send(says).OK()
	o.looks(1)
	o.At(o.Clock.Now())
	o.Colin.Get(visit + "/see-to").Send(url.Values{"says": {"I rang, and she said that all is well"}}).OK()
	o.looks(1)
	before, _ := o.sent()
	o.At(o.Clock.Now())
	o.Ruth.Get(visit + "/check-in").Send(says).OK()
	o.looks(1)
	if after, _ := o.sent(); after == before {
		t.Error("the second time nobody was told")
	}
}

func TestSomebodyWhoCheckedOutIsStillHeardToBeNotSafe(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	link := o.link(visit)
	o.Stranger().Get(link).Send(url.Values{"answer": {allWell}, "how": {"check_out"}}).OK()
	o.looks(1)
	if texts, _ := o.sent(); texts != 0 {
		t.Fatalf("%d texts after somebody checked out", texts)
	}
	o.At(o.Clock.Now())
	o.Stranger().Get(link).Send(url.Values{"answer": {notSafe}, "how": {"check_in"}}).OK()
	o.looks(1)
	if texts, _ := o.sent(); texts == 0 {
		t.Error("nobody was told that somebody is not safe after a check-out that may have been forced")
	}
}

func TestMoreTimeEndsWhereTheLongestVisitDoes(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	for range 40 {
		o.Ruth.Get(visit + "/check-in").Send(url.Values{"answer": {allWell}, "how": {"extend"}}).OK()
	}
	last := time.Duration(o.Pack.WorkerSafety.Visit.Longest) * time.Hour
	o.looks(int(last.Minutes()) + 30)
	if texts, _ := o.sent(); texts == 0 {
		t.Error("whoever presses for more time is never looked for")
	}
}

func TestAMailServerThatWasDownIsTriedEachMinute(t *testing.T) {
	o := newOuting(t)
	o.texts.Answers(http.StatusTooManyRequests)
	visit := o.armed()
	o.looks(98 + 5)
	if texts, _ := o.sent(); texts != 0 {
		t.Fatal("the gateway took a text while it was down")
	}
	o.At(o.Clock.Now())
	o.Colin.Get(visit).Check(htmlcheck.HasText("by text: not yet"))
	o.texts.Answers(0)
	o.looks(1)
	if texts, _ := o.sent(); texts != 1 {
		t.Errorf("%d texts a minute after the gateway is back", texts)
	}
}

func TestADeadMailServerLeavesTheOtherWayAndIsTold(t *testing.T) {
	o := newOuting(t)
	visit := o.plan()
	o.Colin.Get(visit + "/accept").Send(url.Values{"text": {colins}, "mail": {"colin@service.example"}}).OK()
	o.Aisha.Get(visit + "/accept").Send(url.Values{"mail": {aishas}}).OK()
	o.post.Answers("550 5.1.1 nobody", "")
	o.looks(98 + 6)
	if texts, letters := o.sent(); texts != 1 || letters != 0 {
		t.Fatalf("%d texts and %d letters", texts, letters)
	}
	o.At(o.Clock.Now())
	o.Colin.Get(visit).OK().Check(htmlcheck.HasText("by mail: refused, by text)"))
}

func TestAWatchThatStoodStillSaysSo(t *testing.T) {
	o := newOuting(t)
	visit := o.armed() // looked at 08:52
	o.Clock.Advance(2 * time.Hour)
	o.Ruth.SignIn()
	o.Ruth.Get("/visits").OK().Check(htmlcheck.HasText("The watch is off since 08:52"))
	o.looks(0)
	texts, letters := o.sent()
	if texts != 2 || letters != 1 { // that it was off, to both, and that a check-in is overdue, to the first
		t.Errorf("%d texts and %d letters", texts, letters)
	}
	o.Colin.SignIn()
	o.Colin.Get(visit).OK().Check(htmlcheck.HasText("The watch was off from 08:52 to 10:52"), htmlcheck.HasText("A check-in is overdue since 10:30"))
	o.looks(1)
	if now, _ := o.sent(); now != 2 {
		t.Error("it was told twice that the watch was off")
	}
}

func TestACaseWarnsBeforeSomebodyGoesThereAlone(t *testing.T) {
	o := newOuting(t)
	o.warns = []templ.Component{govuk.Text("A dog runs loose there.")}
	o.Ruth.Get("/visits/plan").OK().Send(o.planned()).OK().Check(htmlcheck.LacksText("A dog runs loose")) // for no case
	form := o.planned()
	form.Set("case", string(o.Case))
	asked := o.Ruth.Get("/visits/plan").OK().Send(form).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.HasText("A dog runs loose there."), htmlcheck.HasText("Read what this case warns of"))
	asked.Send(url.Values{"all_well": {allWell}, "not_safe": {notSafe}}).OK().Check(htmlcheck.HasText("Nobody watches over it yet"))
}

func TestNobodyElseSeesAVisit(t *testing.T) {
	o := newOuting(t)
	visit := o.armed()
	for _, b := range []*webtest.Browser{o.Tom, o.Ines, o.Piotr, o.Judith, o.Priya} {
		for _, part := range []string{"", "/accept", "/see-to", "/end", "/check-in", "/link", "/call-off"} {
			b.Get(visit + part).Answered(http.StatusNotFound)
		}
	}
	for _, part := range []string{"/check-in", "/link", "/call-off"} {
		o.Colin.Get(visit + part).Answered(http.StatusNotFound)
	}
	o.Ruth.Get(visit + "/end").Answered(http.StatusNotFound)
}

func TestAPlanSaysWhatIsMissing(t *testing.T) {
	o := newOuting(t)
	o.Ruth.Get("/visits/plan").Send(url.Values{"place": {place}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Choose who watches over it")), htmlcheck.HasText(place))
	same := o.planned()
	same.Set("not_safe", " Marmalade")
	same.Set("second", same.Get("watcher"))
	same.Set("ends", "8:00")
	o.Ruth.Get("/visits/plan").Send(same).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.HasText("Choose two different words"), htmlcheck.HasText("Choose two different people"), htmlcheck.HasText("It ends before you leave"))
	visit := o.plan()
	o.Colin.Get(visit + "/accept").Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Enter a telephone number or a mail address"))
	o.Colin.Get(visit + "/accept").Send(url.Values{"text": {"07700 900456"}}).Answered(http.StatusUnprocessableEntity)
}
