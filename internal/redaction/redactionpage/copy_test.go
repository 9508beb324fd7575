package redactionpage_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/redaction"
	"candour/internal/web/webtest"
	"candour/internal/words"
)

func TestACopyLeavesOnceEveryPageWasLookedAtForItsRecipient(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement().Check(says("Copy for Daniel Kersey"), says("0 of 4 pages looked at; 1 not checked"), says("Holds an address of Hannah Ashdown, which is hidden from Daniel Kersey"))
	s.Ruth.Get(copied.At + "/make").OK().Send(nil).Answered(http.StatusForbidden).Check(says("Nobody has looked at page 1"))
	s.ready(copied).Check(says("Made by Ruth Adeyemi"), says("Removed: about somebody else, in 2 places; confidential, in 1 place."))
	file := s.Ruth.Get(copied.At + "/hand-over").OK().Send(url.Values{"how": {"post"}}).OK()
	if got := file.Header.Get("Content-Disposition"); got != "attachment; filename=copy.pdf" {
		t.Errorf("it leaves as %s", got)
	}
	for _, gone := range []string{"Zoë", "Marsh", "Ferry", "Cottages", "DK_statement"} {
		if strings.Contains(file.Body, gone) {
			t.Errorf("the copy holds %q", gone)
		}
	}
	for _, kept := range []string{"I drove on 9 May.", "My sister [Removed: about somebody else] was there.", "They live at [Removed: confidential] now.", "Page 3 of 4 of the document", "Page 4 could not be read", "Made for Daniel Kersey on 24 November 2026"} {
		if !strings.Contains(file.Body, kept) {
			t.Errorf("the copy lacks %q:\n%s", kept, file.Body)
		}
	}
	s.Ruth.Get(s.Path("left")).OK().Check(says("To Daniel Kersey, by post."), says("Removed: about somebody else, in 2 places"), says("Decided by Ruth Adeyemi"))
}

func TestTheRegisterNamesTheFileAndTheMarksByWhichWordsWereRemoved(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	s.ready(copied)
	s.Ruth.Get(copied.At + "/hand-over").OK().Send(url.Values{"how": {"hand"}}).OK()
	left := s.state().Copies()[0]
	if len(left.Left) != 1 || left.Left[0].SHA256 != left.Made.File.SHA256 || len(left.Left[0].Marks) != 2 || left.Left[0].How != leaving.ByHand {
		t.Errorf("it left as %+v", left.Left)
	}
	h := s.Read(s.Case)
	for _, e := range h.Entries {
		line := s.Ledger.Registry().Line(words.Printer{}, e)
		if strings.Contains(line.Text+line.Words, "Zoë") || strings.Contains(line.Text+line.Words, "Cottages") {
			t.Errorf("an entry says %q", line.Text)
		}
	}
}

func TestWhoeverHandsOverWhatIsHiddenFromThemIsOnRecordAsShownIt(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.lists(statementID, "", []byte("%PDF-1.7\nI live at 14 Ferry Cottages now."))
	toHannah := s.toDaniel("court:" + statementID)
	toHannah.Set("to-person", string(s.Hannah.Entry))
	copied := s.begins(toHannah)
	s.looks(copied, 1)
	s.Ruth.Get(copied.At + "/make").OK().Send(nil).OK()
	ask := s.Ruth.Get(copied.At+"/hand-over").OK().Check(says("The file shows an address of Hannah Ashdown"), says("it goes on record that you were"))
	if shown := s.shownTo(s.Ruth); len(shown) != 0 {
		t.Errorf("before anybody got the file, it is on record that it was shown: %v", shown)
	}
	if file := ask.Send(url.Values{"how": {"hand"}}).OK(); !strings.Contains(file.Body, "14 Ferry Cottages") {
		t.Error("she does not get her own address")
	}
	if shown := s.shownTo(s.Ruth); len(shown) != 1 || shown[0].Fact != s.AddressFact || shown[0].Urgent {
		t.Errorf("on record as shown to whoever got the file: %v", shown)
	}
	again := s.Ruth.Get(copied.At + "/hand-over").OK()
	if strings.Contains(again.Body, "goes on record that you were") {
		t.Error("what was shown once is said to be new again")
	}
	again.Send(url.Values{"how": {"hand"}}).OK()
	if shown := s.shownTo(s.Ruth); len(shown) != 1 {
		t.Errorf("it is on record %d times", len(shown))
	}
}

// shownTo are the hidden details that somebody is on record as having been shown.
func (s *site) shownTo(who *webtest.Browser) (all []casework.RevealedBody) {
	for _, e := range s.Read(s.Case).Entries {
		if b, ok := casework.Revealed.In(e); ok && e.Author.Person == who.ID {
			all = append(all, b)
		}
	}
	return all
}

func TestAPageWithWhatIsHiddenCannotBeLookedAtAsFine(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	shown := s.Ruth.Get(page(copied, 3)).OK().Check(says("an address of Hannah Ashdown"), says("▇▇▇"))
	if strings.Contains(shown.Body, "Ferry Cottages") {
		t.Error("the page shows an address that is hidden from whoever looks")
	}
	if strings.Contains(shown.Body, "/looked") {
		t.Error("the page offers to be looked at as fine")
	}
	s.Ruth.Post(page(copied, 3)+"/looked", url.Values{}).Answered(http.StatusForbidden).Check(says("still holds an address"))
	s.Ruth.Post(page(copied, 4)+"/looked", url.Values{}).Answered(http.StatusForbidden).Check(says("No machine could read this page"))
	if e, ok := s.state().Copies()[0].LookedAt(3); ok {
		t.Errorf("it was looked at: %v", e)
	}
}

func TestAMarkedPageIsLookedAtAnew(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	s.ready(copied)
	s.marks(copied, 1, url.Values{"lines": {"2"}, "ground": {"privileged"}, "why": {"What he told his solicitor"}}).OK()
	s.Ruth.Get(copied.At).OK().Check(says("2 of 4 pages looked at"), htmlcheck.In("main .govuk-button", htmlcheck.HasText("Look at page 1")))
	s.Ruth.Get(copied.At + "/hand-over").Answered(http.StatusForbidden)
}

func TestAPageWhoseMarksChangedUnderTheLookerIsLookedAtAgain(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	s.marks(copied, 2, sister).OK()
	shown := s.Ruth.Get(page(copied, 2)).OK()
	s.opens(s.Colin, copied)
	s.Colin.Get(page(copied, 2)).OK().Click("Lift it").OK().Send(url.Values{"why": {"He named her himself"}}).OK()
	again := shown.SendTo(page(copied, 2)+"/looked", nil).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#says")), htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("marked otherwise since you looked")))
	if e, ok := s.state().Copies()[0].LookedAt(2); ok {
		t.Errorf("a page that nobody saw as it is marked was looked at: %v", e)
	}
	again.SendTo(page(copied, 2)+"/looked", nil).OK()
	if _, ok := s.state().Copies()[0].LookedAt(2); !ok {
		t.Error("the page that was shown again cannot be looked at")
	}
}

func TestNoMarkIsHiddenOrErasedSoThatItsWordsLeave(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	s.marks(copied, 2, sister).OK()
	c := s.state().Copies()[0]
	removed := c.Removals()
	_, err := casework.Contain(s.State(), s.Ruth.By(), ledger.NewEntryID(), c.Marks()[0].Ref.Entry, "It names his sister")
	if fault.KindOf(err) != fault.Denied {
		t.Errorf("a mark is hidden: %v", err)
	}
	if now := s.state().Copies()[0].Removals(); len(removed) == 0 || !slices.Equal(now, removed) {
		t.Errorf("%v is removed now, and was %v", now, removed)
	}
	for _, kind := range []string{redaction.Marked.Name(), redaction.Judged.Name(), redaction.Decided.Name()} {
		if !casework.StaysPut(kind) {
			t.Errorf("%s can be moved or erased by itself", kind)
		}
	}
}

func TestWordsThatStandElsewhereTooAreAskedAbout(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.lists(statementID, "", []byte("%PDF-1.7\nMrs Patel came.\fI asked Mrs Patel."))
	copied := s.begins(s.toDaniel("court:" + statementID))
	s.marks(copied, 1, url.Values{"words": {"Mrs Patel"}, "ground": {"third party"}, "why": {"A neighbour"}}).OK().Check(says("stand elsewhere too"), says("“Mrs Patel.”, page 2"))
	s.looks(copied, 1)
	s.looks(copied, 2)
	ask := s.Ruth.Get(copied.At + "/make").OK().Check(says("“Mrs Patel.”, page 2"))
	ask.Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#stays")))
	ask.Send(url.Values{"stays": {"yes"}}).OK().Check(says("Made by Ruth Adeyemi"))
	if made := s.state().Copies()[0].Made; !made.Stays {
		t.Error("it is not on record that they may stay")
	}
}

func TestWordsHiddenFromWhoeverLooksAreNotSpeltOutWhereTheyStandElsewhere(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.lists(statementID, "", []byte("%PDF-1.7\nThey live at 14 Ferry Cottages now.\fA new page.\nI wrote to 14 Ferry Cottages."))
	copied := s.begins(s.toDaniel("court:" + statementID))
	marked := s.Ruth.Get(page(copied, 1)).OK().SendTo(page(copied, 1)+"/found", url.Values{"found": {"4-6"}}).OK()
	made := s.Ruth.Get(copied.At + "/make").OK()
	for _, p := range []*webtest.Answer{marked, made} {
		p.Check(says("Page 2, line 2"))
		if strings.Contains(p.Body, "Ferry") {
			t.Errorf("%s spells out an address that is hidden from whoever looks", p.At)
		}
	}
}

func TestMarksAreOfferedForTheNextRecipientAndMayBeLifted(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.ready(s.statement())
	toHannah := s.toDaniel("court:" + statementID)
	toHannah.Set("to-person", string(s.Hannah.Entry))
	copied := s.begins(toHannah).Check(says("0 of 4 pages"))
	p := s.Ruth.Get(page(copied, 2)).OK().Check(says("About somebody else, line 1, line 2"), says("His sister, who has no part in this"))
	p.Click("Lift it").OK().Send(nil).Answered(http.StatusUnprocessableEntity)
	p.Click("Lift it").OK().Send(url.Values{"why": {"She knows her"}}).OK().Check(says("Lifted for Hannah Ashdown: She knows her"))
	if n := len(s.state().Copies()[0].Removals()); n != 1 {
		t.Errorf("%d removals hold for her", n)
	}
	if n := len(s.state().Copies()[1].Removals()); n != 3 {
		t.Errorf("%d removals hold for him", n)
	}
	s.Ruth.Get(page(copied, 2)).OK().Click("Keep it after all").OK().Send(url.Values{"why": {"Better not"}}).OK()
	if n := len(s.state().Copies()[0].Removals()); n != 3 {
		t.Errorf("%d removals hold for her once it is kept", n)
	}
}

func TestWhatBecomesHiddenKeepsAMadeCopyBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	s.ready(copied)
	s.hides("9 May Bakery\nDrove")
	s.hides("I drove on 9 May")
	s.Ruth.Get(copied.At + "/hand-over").Answered(http.StatusForbidden).Check(says("Nothing has left"))
}

func TestWhoeverTakesACopyUpSaysWhyTheyNeedToSeeTheDocument(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	asked := s.Colin.Get(page(copied, 2)).OK().Check(says("Why do you need to see it?"))
	if strings.Contains(asked.Body, "Marsh") {
		t.Error("the page shows words before it asks why")
	}
	asked.Send(nil).Answered(http.StatusUnprocessableEntity)
	asked.Send(url.Values{"why": {"Ruth is away"}}).OK().Check(says("Copy for Daniel Kersey"))
	s.Colin.Get(page(copied, 2)).OK().Check(says("Marsh"))
}

func TestACopyIsNotForWhoeverIsNotOnTheCase(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	for _, address := range []string{s.Path("copies"), s.Path("copies", "new"), copied.At, page(copied, 1), copied.At + "/make", copied.At + "/hand-over", copied.At + "/open"} {
		s.Tom.Get(address).Answered(http.StatusNotFound)
		s.Priya.Get(address).Answered(http.StatusNotFound)
	}
}

func TestWhatIsTypedHoldsNothingHidden(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	copied := s.statement()
	s.marks(copied, 3, url.Values{"lines": {"1"}, "ground": {"confidential"}, "why": {"She lives at 14 Ferry Cottages"}}).
		Answered(http.StatusUnprocessableEntity).Check(says("What you typed holds"))
	s.marks(copied, 3, url.Values{"ground": {"confidential"}, "why": {"x"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#words")))
	s.marks(copied, 3, url.Values{"words": {"nowhere to be seen"}}).Answered(http.StatusUnprocessableEntity).Check(says("These words do not stand on this page"), says("Choose why they are removed"))
	if n := len(s.state().MarksOn(s.state().Copies()[0].Read)); n != 0 {
		t.Errorf("%d marks are on record", n)
	}
}

func TestWhatIsMissingIsAskedFor(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.lists(statementID, "", []byte(theStatement))
	form := s.Ruth.Get(s.Path("copies", "new")).OK()
	form.Send(url.Values{"to": {"person"}, "gateway": {"rule"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#document")), htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("Whom of those in the rule is it")))
}

func TestAFormThatHoldsContactDetailsIsForTheCourtAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.listed(court.Document{ID: statementID, Name: "C8.pdf", Confidential: true}, []byte(theStatement))
	key := "court:" + statementID
	if strings.Contains(s.Ruth.Get(s.Path("copies", "new")).OK().Body, key) {
		t.Error("it is offered")
	}
	form := s.toDaniel(key)
	form.Set("entry", string(ledger.NewEntryID()))
	s.Ruth.Post(s.Path("copies", "new"), form).Answered(http.StatusUnprocessableEntity).Check(says("Choose the document"))
}

func TestWhatIsHeldBackIsNotCopiedAndACopyHeldBackDoesNotLeave(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	key := s.attaches("%PDF-1.7\nThe flat over the bakery.")
	copied := s.begins(s.toDaniel(key))
	s.looks(copied, 1)
	s.Ruth.Get(copied.At + "/make").OK().Send(nil).OK()
	s.holdsBack(s.state().Copies()[0].Made.Entry.ID)
	s.Ruth.Get(copied.At + "/hand-over").Answered(http.StatusForbidden).Check(says("This copy is held back"))
	s.holdsBack(ledger.EntryID(strings.TrimPrefix(key, "source:")))
	if strings.Contains(s.Ruth.Get(s.Path("copies", "new")).OK().Body, key) {
		t.Error("a paper that is held back is offered")
	}
	s.Ruth.Get(page(copied, 1)).Answered(http.StatusForbidden).Check(says("no copy of it leaves"))
}

func TestOfANoteWhoseWordsAreHeldBackNoCopyIsBegun(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.holdsBack(s.Visit.Entry, "/said")
	s.Ruth.Get(s.Path("copies", "new")).OK().Send(s.toDaniel("note:" + string(s.Visit.Entry))).Answered(http.StatusUnprocessableEntity).Check(says("Words of this note are held back"))
}

// holdsBack holds texts of an entry back, or its files when none is named, as for what somebody saw in them.
func (s *site) holdsBack(entry ledger.EntryID, texts ...string) {
	s.t.Helper()
	s.Append(s.Case, ledgertest.Entry(s.t, casework.HeldBack, ledger.ByService("test"), casework.HeldBackBody{Entry: entry, At: texts, Details: []ledger.Ref{s.AddressFact}}))
}
