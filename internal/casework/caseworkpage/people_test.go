package caseworkpage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

func TestPeopleSayHowItIsSafeToReachThemBeforeAnyNumber(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people")).OK().Check(
		htmlcheck.In(".app-ask + .app-facts", htmlcheck.HasText("Telephone")),
		htmlcheck.InAt(".app-ask", 0, htmlcheck.HasText("Mr Kersey"), htmlcheck.HasText("Not asked yet.")),
		htmlcheck.InAt(".app-ask", 1, htmlcheck.HasText("Ms Ashdown"), htmlcheck.HasText("Leave no messages."), htmlcheck.HasText("The family phone is shared")),
		htmlcheck.In(".app-sealed", htmlcheck.HasText("hidden from Daniel Kersey")),
	)
}

func TestWhatTheCourtGivesStandsBesideWhatWeRecorded(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people")).Check(htmlcheck.In("main", htmlcheck.HasText("2 June 2019 The court gives 6 February 2019."))).
		Click("Say which is right").OK().Check(htmlcheck.In("h1", htmlcheck.IsText("Which is right?")))
	f.Ruth.Get(f.Path("people", string(f.Isla.Entry))).OK().Click("Say which is right").OK().
		Send(url.Values{"keep": {"ours"}, "why": {"Her birth certificate says so"}}).OK().
		Check(htmlcheck.LacksText("Say which is right"))
	if n := len(f.State().Disagreements()); n != 0 {
		t.Errorf("%d facts still differ", n)
	}
}

func TestAPersonIsAddedWithANameAlone(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("people", "add")).OK()
	form.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Choose child or adult"), htmlcheck.HasText("Enter the name")))
	grandmother := url.Values{"kind": {"adult"}, "name": {"Maeve Kersey"}}
	form.Send(grandmother).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Maeve Kersey")))
	form.Send(grandmother).OK()
	if n := len(f.State().Adults()); n != 3 {
		t.Errorf("there are %d adults after one form sent twice, wanted 3", n)
	}
}

func TestACorrectionKeepsWhatWasThereBefore(t *testing.T) {
	f := family(t)
	page := f.Path("people", string(f.Rowan.Entry))
	f.Ruth.Get(page + "/record/born").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Recorded now: 30 January 2015."))).
		Send(url.Values{"value-day": {"31"}, "value-month": {"1"}, "value-year": {"2015"}, "was": {"wrong"}, "source": {"his passport"}}).OK()
	f.Ruth.Get(page).Check(
		htmlcheck.In("table", htmlcheck.HasText("31 January 2015"), htmlcheck.HasText("His passport (recorded by Ruth Adeyemi)")),
		htmlcheck.In("table", htmlcheck.HasText("30 January 2015 Corrected since")))
}

func TestWhatAnAdultIsToOneChildIsRecordedForThatChild(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people", string(f.Daniel.Entry), "relation", string(f.Isla.Entry))).OK().
		Send(url.Values{"livesWith": {"no"}, "mayHave": {"as ordered"}}).OK()
	daniel, _ := f.State().Person(f.Daniel)
	if got := daniel.Towards(f.Isla, casework.LivesWith).Value(); got != casework.No {
		t.Errorf("towards Isla it is %q", got)
	}
	if daniel.Towards(f.Rowan, casework.LivesWith).Known() {
		t.Error("what was recorded for Isla holds for Rowan")
	}
}

func TestHowItIsSafeToReachSomebodyIsRecordedWithANumberHiddenUntilSomebodyDecides(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people", string(f.Daniel.Entry), "safe-contact")).OK().
		Send(url.Values{"messages": {"yes"}, "times": {"After six"}, "number": {"01632 960555"}}).OK().
		Check(htmlcheck.In(".app-ask", htmlcheck.HasText("When: After six.")), htmlcheck.LacksText("01632 960555"),
			htmlcheck.In(".app-sealed", htmlcheck.HasText("hidden from everyone until somebody decides")))
	if n := len(f.State().Undecided()); n != 1 {
		t.Errorf("%d details wait for a decision, wanted 1", n)
	}
}

func TestAConfidentialDetailIsShownOnceItIsOnRecordWhoAskedAndWhy(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("reveal", string(f.AddressFact.Entry))).OK().Check(htmlcheck.LacksText(pagetest.Address))
	form.Send(nil).Answered(422).Check(htmlcheck.LacksText(pagetest.Address))
	form.Send(url.Values{"why": {"To visit her"}}).OK().Check(htmlcheck.In(".app-words", htmlcheck.HasText(pagetest.Address)))
	reveals := f.State().Reveals()
	if len(reveals) != 1 || reveals[0].Entry.Author != f.Ruth.By() || reveals[0].Why != "To visit her" {
		t.Errorf("on record is %+v", reveals)
	}
	f.Aisha.Get(f.Path("people", string(f.Hannah.Entry))).Check(htmlcheck.In("main", htmlcheck.HasText("Ruth Adeyemi was shown an address: To visit her")))
}

func TestADetailInTheOpenIsTakenOutOfItWhenItProvesConfidential(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people")).Check(htmlcheck.In("main", htmlcheck.HasText("01632 960112"))).
		Click("Change a telephone number of Daniel Kersey").Click("It is confidential: hide it").
		Send(url.Values{"hiding": {"everyone"}, "why": {"He asked for it"}}).OK().Check(htmlcheck.LacksText("01632 960112"))
}

func TestTwoPeopleFoundToBeOneStandUnderOneName(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people", "add")).Send(url.Values{"kind": {"adult"}, "name": {"D Kersey"}}).OK()
	other := f.State().Adults()[2]
	f.Ruth.Get(f.Path("people", "join")).Send(url.Values{"kept": {string(f.Daniel.Entry)}, "same": {string(other.Ref.Entry)}, "why": {"He told us"}}).OK()
	if n := len(f.State().Adults()); n != 2 {
		t.Fatalf("there are %d adults, wanted 2", n)
	}
	f.Ruth.Get(f.Path("same", string(f.Daniel.Entry), string(other.Ref.Entry))).Send(url.Values{"answer": {"part"}, "why": {"His cousin"}}).OK()
	if n := len(f.State().Adults()); n != 3 {
		t.Errorf("there are %d adults once parted, wanted 3", n)
	}
}

func TestWhatSpokeForTwoBeingOneIsNotTypedAgain(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("people", "add")).Send(url.Values{"kind": {"adult"}, "name": {"Daniel Kersey"}}).OK()
	other := f.State().Adults()[2].Ref
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Offer(s, f.Ruth.By(), id, casework.OfferedBody{Kept: f.Daniel, Same: other, As: "Daniel Kersey", Since: "same name"})
	})
	page := f.Ruth.Get(f.Path("same", string(f.Daniel.Entry), string(other.Entry))).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("If they are one, you can leave this empty: same name")))
	page.Send(url.Values{"answer": {"two"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	page.Send(url.Values{"answer": {"one"}}).OK()
	if n := len(f.State().Adults()); n != 2 {
		t.Errorf("there are %d adults, wanted 2", n)
	}
}
