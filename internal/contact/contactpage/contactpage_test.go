package contactpage_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/contact"
	"candour/internal/contact/contactpage"
	"candour/internal/decision"
	"candour/internal/decision/decisionpage"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
	"candour/internal/practice/practicepage"
	"candour/internal/web"
	"candour/packs/england"
)

// overview shows what these pages say in a case’s overview.
type overview struct {
	web.CasePage
	said []templ.Component
}

func (p overview) Title() string         { return "Case overview" }
func (p overview) Body() templ.Component { return templ.Join(p.said...) }

// part is what stands beside a decision on how to see a child, as app puts it there.
type part struct{ contactpage.Pages }

func (p part) Beside(c *web.Case, d *decision.Decision) (decisionpage.Beside, error) {
	b, err := p.BesideDecision(c, d)
	return decisionpage.Beside{Facts: b.Facts, Done: b.Done, Rule: b.Rule, Acts: b.Acts, Again: b.Again, Do: b.Does}, err
}

func (p part) Words(c *web.Case, d *decision.Decision, as string, to ledger.Ref) string {
	return p.WordsFor(c, d, as, to)
}

// family is the service with one case, which is Ruth’s, and a pack that a test may bring another policy into.
type family struct {
	*pagetest.Family
	t          *testing.T
	footing    *footing.Footing
	considered bool // the service has considered a constraint of whoever decides
}

func newFamily(t *testing.T) *family {
	t.Helper()
	p, err := pack.Load(england.FS)
	if err != nil {
		t.Fatal(err)
	}
	f := &family{t: t, footing: footing.New(p, practice.Contribute, decision.Contribute)}
	f.Family = pagetest.New(t, pagetest.Pages{
		Kinds:  []*ledger.Set{&practice.Kinds, &footing.Kinds, &decision.Kinds, &contact.Kinds},
		Views:  []*ledger.View{f.footing.View(), footing.ToldView, practice.View, decision.View, contact.View},
		Routes: func(at *pagetest.Family) []web.Route { return f.routes(at, p) },
	})
	f.Pack = p
	return f
}

func (f *family) routes(_ *pagetest.Family, p *pack.Pack) []web.Route {
	plans := contactpage.Pages{Pack: p, Decisions: decisionpage.Home, Considered: func(*web.Case) (bool, error) { return f.considered, nil }}
	decisions := decisionpage.Pages{Pack: p, Footing: f.footing, Plans: contactpage.Home, Parts: map[string]decisionpage.Part{contact.Sort: part{plans}}}
	show := func(c *web.Case) (web.Page, error) {
		said, err := decisions.Asks(c)
		if err != nil {
			return nil, err
		}
		more, err := plans.Asks(c)
		return overview{web.CasePage{Case: c}, append(said, more...)}, err
	}
	none := func(*web.Visit) ([]practicepage.Resting, error) { return nil, nil }
	return slices.Concat(plans.Routes(), decisions.Routes(), practicepage.Pages{Resting: none}.Routes(), []web.Route{web.ForCase("/case/{case}", access.CaseReader, show, nil)})
}

// plan is the last plan for a child.
func (f *family) plan(child ledger.Ref) *contact.Plan {
	f.t.Helper()
	all := contact.Of(f.Read(f.Case)).PlansFor(child)
	if len(all) == 0 {
		f.t.Fatal("nothing is decided for the child")
	}
	return all[0]
}

func (f *family) decided(child ledger.Ref, more ...string) string {
	return f.Path(append([]string{decisionpage.Home, string(f.plan(child).Entry.ID)}, more...)...)
}

// storm brings a policy into force today that says: by video.
func (f *family) storm() {
	f.Pack.Seeing = append(f.Pack.Seeing, pack.SeeingPolicy{ID: "storm", Version: 1, Name: "While the roads are closed", Says: "by video while the roads are closed",
		Default: pack.ByVideo, Basis: pack.Basis{From: calendar.DateInLondon(pagetest.Today), Source: "Invented", Confidence: pack.OwnChoice}})
}

// full is the full form for a child whose risk is known.
func full() url.Values {
	return url.Values{
		"mode": {"video"}, "asked": {"as"}, "where": {"at school"}, "for-1": {"She asked for it\nHer teacher can set it up"}, "against-1": {"I cannot know who else is in the room"},
		"why-not-in_person": {"She asked for video first"}, "reasons": {"Isla asked for video, and her teacher sits outside the door."}, "for-child": {"You asked for the screen."},
		"review-day": {"8"}, "review-month": {"12"}, "review-year": {"2026"},
	}
}

// fills sends the full form for Isla, and goes on with a reason where it asks.
func (f *family) fills(form url.Values) {
	f.t.Helper()
	f.Ruth.Get(f.Path("seeing", string(f.Isla.Entry))).OK().Send(form).Answered(http.StatusUnprocessableEntity).Send(url.Values{"past-why": {"They were asked and did not say"}}).OK()
}

func TestAnOrdinaryVisitIsDecidedForBothChildrenInOneLineAndOneClick(t *testing.T) {
	f := newFamily(t)
	page := f.Ruth.Get(f.Path("seeing")).OK()
	page.Check(htmlcheck.HasText("In person, alone, each child by themselves, as the policy in force says: Seeing and hearing children."))
	page.Send(nil).OK().Check(htmlcheck.LacksText("An ordinary visit"))
	for _, child := range []ledger.Ref{f.Rowan, f.Isla} {
		if p := f.plan(child); p.Mode != pack.InPerson || !p.Ordinary {
			t.Errorf("decided %+v", p.ArrangedBody)
		}
	}
	if f.plan(f.Rowan).Ref() == f.plan(f.Isla).Ref() {
		t.Error("both children stand in one decision")
	}
	page.Send(nil) // pressed twice
	if n := len(decision.Of(f.Read(f.Case)).All()); n != 2 {
		t.Errorf("a second press made %d decisions", n)
	}
}

func TestAPlannedVisitGivesTheLineItsPlaceAndDay(t *testing.T) {
	f := newFamily(t)
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.PlanVisit(s, f.Ruth.By(), id, calendar.DateInLondon(pagetest.Today), casework.VisitPlannedBody{
			People: []ledger.Ref{f.Isla}, Starts: casework.Moment(calendar.MustParse("2026-12-01"), calendar.NewTime(13, 20)), Where: "At school"})
	})
	f.Ruth.Get(f.Path("seeing")).OK().Send(url.Values{"children": {string(f.Isla.Entry)}}).OK()
	if p := f.plan(f.Isla); p.Arrangement.Words() != "In person, at school, alone" || casework.ShowMoment(p.Starts) != "Tuesday 1 December 2026 at 13:20" {
		t.Errorf("decided %q on %s", p.Arrangement.Words(), p.Starts)
	}
}

func TestARiskOpensTheFullFormWhichAsksWhatIsMissingAndTakesAReasonInstead(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("seeing", string(f.Isla.Entry), "note")).OK().Send(url.Values{"sort": {"risk"}, "words": {"Her uncle waits at the school gate"}}).OK().
		Check(htmlcheck.HasText("The full form is needed. A risk is on record: Her uncle waits at the school gate"))
	asked := f.Ruth.Get(f.Path("seeing", string(f.Isla.Entry))).OK().Send(full()).Answered(http.StatusUnprocessableEntity)
	asked.Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#past-why")), htmlcheck.HasText("What is done about this, which is on record: Her uncle waits at the school gate?"),
		htmlcheck.HasText("What does Isla prefer, or why is that not known?"), htmlcheck.In("#reasons", htmlcheck.HasText("Isla asked for video")))
	asked.Send(url.Values{"past-why": {"The hearing is tomorrow"}}).OK().Check(htmlcheck.HasText("Questions were left open, because: The hearing is tomorrow"),
		htmlcheck.HasText("By video, at school, alone"), htmlcheck.HasText("This decision departs from it: it says in person, and the decision is by video."),
		htmlcheck.HasText("Seeing and hearing children, in force since 1 January 2025"), htmlcheck.HasText("(to be confirmed)"))
}

func TestAConstraintThatTheServiceHasNotConsideredIsNoReason(t *testing.T) {
	f := newFamily(t)
	path := f.Path("seeing", string(f.Isla.Entry))
	f.Ruth.Get(path).OK().Check(htmlcheck.LacksText("how we can work safely"))
	f.considered = true
	shown := f.Ruth.Get(path).OK().Check(htmlcheck.HasText("For reasons of how we can work safely, which the service has considered"))
	f.considered = false // meanwhile
	form := full()
	form.Set("constrained", "yes")
	shown.Send(form).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("is not considered by the service now"))
}

func TestTheWorkersConstraintIsAWholeReason(t *testing.T) {
	f := newFamily(t)
	f.considered = true
	form := full()
	form.Del("reasons")
	form.Set("constrained", "yes")
	f.fills(form)
	if got := f.plan(f.Isla).Reasons; got != "For reasons of how we can work safely, which the service has considered." {
		t.Errorf("the reason is %q", got)
	}
}

func TestWhatWasDoneStandsBesideWhatWasDecided(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("seeing")).OK().Send(url.Values{"where": {"at school"}}).OK()
	done := f.Path("seeing", "plan", string(f.plan(f.Isla).Entry.ID), "done")
	f.Ruth.Get(done).OK().Send(url.Values{"mode": {"telephone"}, "minutes": {"x"}}).Answered(http.StatusUnprocessableEntity)
	f.Ruth.Get(done).OK().Send(url.Values{"mode": {"telephone"}, "minutes": {"10"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#otherwise")))
	f.Ruth.Get(done).OK().Send(url.Values{"mode": {"not-seen"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(`input[value=not-seen]`, htmlcheck.HasAttr("checked", "")), htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#otherwise")))
	f.Ruth.Get(done).OK().Send(url.Values{"minutes": {"40"}, "tools": {"Paper and crayons"}}).OK().
		Check(htmlcheck.HasText("As decided."), htmlcheck.HasText("In person, at school, alone, for 40 minutes, on 24 November 2026."), htmlcheck.HasText("Used: Paper and crayons"))
}

// TestAPolicyChangeAsksOnTheOverviewAndInTheManagersListForThoseItTouches shows the list to the worker and to the manager, and to nobody of another team.
func TestAPolicyChangeAsksOnTheOverviewAndInTheManagersListForThoseItTouches(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("seeing")).OK().Send(url.Values{"children": {string(f.Rowan.Entry)}}).OK()
	f.fills(full())
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.LacksText("second look"))
	f.storm()
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.HasText("“How to see Rowan” asks for a second look: it says by video, and the decision is in person."), htmlcheck.LacksText("How to see Isla"))
	f.Colin.Get(contactpage.SecondLook).OK().Check(htmlcheck.HasText("Kersey and Ashdown: how to see a child"), htmlcheck.HasText("Decided: in person. Now: it says by video, and the decision is in person."))
	f.Tom.Get(contactpage.SecondLook).OK().Check(htmlcheck.HasText("None asks for a second look."))

	f.Ruth.Get(f.decided(f.Rowan, "look-again")).OK().Send(url.Values{"why": {"He lives next door to the office"}}).OK()
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.LacksText("second look"))
	f.Colin.Get(contactpage.SecondLook).OK().Check(htmlcheck.HasText("None asks for a second look."))
}

func TestTheDecisionIsReadyInPlainWordsAndWhoWasToldStandsOnIt(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("seeing")).OK().Send(url.Values{"where": {"at school"}}).OK()
	words := f.Ruth.Get(f.Path("seeing", "plan", string(f.plan(f.Isla).Entry.ID), "words")).OK()
	words.Check(htmlcheck.HasText("Hello Isla."), htmlcheck.HasText("Dear Isla,"), htmlcheck.HasText("I have decided how to see Isla: in person, at school, alone."), htmlcheck.HasText("The policy in force was “Seeing and hearing children”."))
	tell := words.Click("Record that you told Isla in short sentences").OK()
	tell.Check(htmlcheck.In("#words", htmlcheck.HasText("Hello Isla.")))
	tell.Send(url.Values{"how": {"by postcard"}}).OK().Check(htmlcheck.HasText("By postcard, 24 November 2026"), htmlcheck.HasText("You can stop when you like."))
}

func TestAChangedDecisionLeavesTheFirstReadable(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("seeing")).OK().Send(nil).OK()
	first := f.plan(f.Isla)
	f.Ruth.Get(f.Path("seeing", string(f.Isla.Entry))).OK().Send(full()).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#changed"))).
		Send(url.Values{"changed": {"Isla asked for video after all."}, "past-why": {"They were asked and did not say"}}).OK().Check(htmlcheck.HasText("It takes the place of an earlier decision: Isla asked for video after all."))
	f.Ruth.Get(f.Path(decisionpage.Home, string(first.Entry.ID))).OK().Check(htmlcheck.HasText("Another decision took the place of this one: Isla asked for video after all."))
}

func TestADecisionHoldsNoHiddenDetail(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("seeing")).OK().Send(url.Values{"where": {"at " + pagetest.Address}}).Answered(http.StatusUnprocessableEntity)
	form := full()
	form.Set("reasons", "She lives at "+pagetest.Address)
	f.Ruth.Get(f.Path("seeing", string(f.Isla.Entry))).OK().Send(form).Answered(http.StatusUnprocessableEntity)
	f.Tom.Get(f.Path("seeing")).Answered(http.StatusNotFound)
}

// TestGuidanceThatIsWithdrawnMarksTheDecisionAndAsksOnTheOverview decides on guidance by the general form, withdraws it, and answers.
func TestGuidanceThatIsWithdrawnMarksTheDecisionAndAsksOnTheOverview(t *testing.T) {
	f := newFamily(t)
	f.decidesOnGuidance()
	f.withdraws()
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.HasText("“Where to meet the family” was decided on 24 November 2026. It rests on the guidance “Meeting families”, version 2 (no longer stands: withdrawn)"))
	all := decision.Of(f.Read(f.Case)).All()
	url1 := f.Path(decisionpage.Home, string(all[0].Entry.ID))
	f.Ruth.Get(url1).OK().Check(htmlcheck.HasText("No longer stands"))
	f.Ruth.Get(url1 + "/look-again").OK().Send(url.Values{"why": {"The library is quiet all the same"}}).OK().Check(htmlcheck.HasText("The library is quiet all the same"))
	f.Ruth.Get(f.Path()).OK().Check(htmlcheck.LacksText("Where to meet the family"))
}

var edition = practice.Edition{Sort: practice.Guidance, Name: "Meeting families", Version: "2", Publisher: "Family Practice Board"}

// decidesOnGuidance decides something by the general form that follows guidance in force.
func (f *family) decidesOnGuidance() {
	f.t.Helper()
	stream := f.Begin()
	f.practises(stream, func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return practice.Issue(h, f.Ruth.By(), id, practice.IssuedBody{Edition: edition, From: calendar.MustParse("2026-01-01")})
	})
	piece := practice.Of(f.Read(stream)).Ref
	f.Ruth.Get(f.Path(decisionpage.Home, "new")).OK().Send(url.Values{
		"question": {"Where to meet the family"}, "option-1": {"At the library"}, "for-1": {"It is near"}, "against-1": {"It closes at five"}, "option-2": {"At our office"}, "against-2": {"Two buses"}, "why-not-2": {"It is too far for the grandmother"}, "risks": {"They are overheard: the small room is booked: Ruth Adeyemi"},
		"chosen": {"1"}, "guidance": {string(piece.Entry)}, "reasons": {"Everybody can get there."},
	}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("When will you look at it again?")).Send(url.Values{"past-why": {"It is tomorrow"}}).OK().Check(htmlcheck.HasText("Stands"), htmlcheck.HasText("It is too far for the grandmother"), htmlcheck.HasText("the small room is booked"))
}

func (f *family) practises(stream ledger.StreamID, verb func(*ledger.History, ledger.EntryID) (ledger.Change, error)) {
	f.t.Helper()
	_, err := f.Ledger.Do(f.t.Context(), ledger.Act{On: []ledger.Seen{{Stream: stream, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return verb(hs[stream], ledger.NewEntryID())
	}})
	if err != nil {
		f.t.Fatal(err)
	}
}

// withdraws withdraws the guidance of the last decision, and tells the case.
func (f *family) withdraws() {
	f.t.Helper()
	all := decision.Of(f.Read(f.Case)).All()
	stream := all[len(all)-1].Guidance()[0].Stream
	f.practises(stream, func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return practice.Withdraw(practice.Of(h), f.Ruth.By(), id, practice.WithdrawnBody{From: calendar.DateInLondon(pagetest.Today), Why: "A new version is out"})
	})
	if err := (footing.Teller{Ledger: f.Ledger, Footing: f.footing}).Tell(f.t.Context(), ledger.Job{Kind: footing.TellJob, Stream: stream}); err != nil {
		f.t.Fatal(err)
	}
	if strings.Contains(f.Log(), "error") {
		f.t.Error(f.Log())
	}
}
