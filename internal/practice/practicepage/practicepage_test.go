package practicepage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/practice/practicepage"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

func site(t *testing.T) *webtest.Site {
	t.Helper()
	t.Parallel()
	return webtest.New(t, webtest.Service{
		Kinds: []*ledger.Set{&practice.Kinds}, Views: []*ledger.View{practice.View, practice.Reviews},
		Routes: func(*webtest.Site) []web.Route {
			return practicepage.Pages{Pack: rules(t), Resting: resting, Affected: affected, WouldFall: wouldFall}.Routes()
		},
	})
}

// resting is one report of Ruth’s that rests on everything there is.
func resting(v *web.Visit) ([]practicepage.Resting, error) {
	all, err := practice.List(v.Context(), v.DB())
	var found []practicepage.Resting
	for _, l := range all {
		if v.Person.Name == "Ruth Adeyemi" {
			found = append(found, practicepage.Resting{Piece: l.Stream, Case: "one", To: govuk.Link{Text: "A letter", Href: "/"}, State: "Draft", Lines: 1})
		}
	}
	return found, err
}

// affected are three cases of Ruth’s: one is to be answered, one was not looked at yet, and in one nothing falls.
func affected(v *web.Visit, _, _ ledger.Ref) ([]practicepage.Affected, error) {
	if v.Person.Name != "Ruth Adeyemi" {
		return nil, nil
	}
	return []practicepage.Affected{
		{To: govuk.Link{Text: "Adu and Croft", Href: "/"}, Looked: true},
		{To: govuk.Link{Text: "Kersey", Href: "/"}},
		{To: govuk.Link{Text: "Hollis", Href: "/"}, Looked: true, Waits: true, Signed: practicepage.Falling{Direct: 1, Further: 2}},
	}, nil
}

var indicator = url.Values{
	"sort": {"tool"}, "name": {"Spending time indicator"}, "edition": {"3"}, "publisher": {"Family Practice Board"}, "use": {"After an interview"},
}

func TestTheHeadOfPracticeAddsAToolAndWithdrawsItWithAReason(t *testing.T) {
	s := site(t)
	one := s.Judith.Get("/guidance").OK().Click("Add guidance or a tool").OK().Send(indicator).OK()
	one.Check(htmlcheck.In("h1", htmlcheck.HasText("Spending time indicator, version 3 (Family Practice Board)")))
	one.Click("Withdraw it").OK().Send(url.Values{"unsound": {"unsound"}, "why": {"Two questions point the wrong way"}, "instead": {"Version 4"}}).OK().
		Check(htmlcheck.In("dl", htmlcheck.HasText("found unsound"), htmlcheck.HasText("Two questions point the wrong way"), htmlcheck.HasText("Judith Farrar")))
	s.Ruth.Get("/guidance").OK().Check(htmlcheck.In("main", htmlcheck.HasText("as unsound"), htmlcheck.HasText("one case that you may see")))
	s.Tom.Get("/guidance").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Nothing rests on it in a case that you may see")))
}

func TestAVersionThatWasTypedStaysInAFormThatIsAnsweredAgain(t *testing.T) {
	s := site(t)
	s.Judith.Get("/guidance/new").OK().Send(url.Values{"sort": {"tool"}, "edition": {"2019 revision"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In("#edition", htmlcheck.HasAttr("value", "2019 revision")))
}

func TestAPractitionerReadsTheListAndKeepsItNot(t *testing.T) {
	s := site(t)
	one := s.Judith.Get("/guidance/new").OK().Send(indicator).OK()
	for _, path := range []string{"/guidance/new", one.At + "/withdraw"} {
		s.Ruth.Get(path).Answered(http.StatusNotFound)
		s.Colin.Post(path, url.Values{"unsound": {"ended"}, "why": {"x"}}).Answered(http.StatusNotFound)
	}
	s.Ruth.Get(one.At).OK().Check(htmlcheck.NotIn("main .govuk-button"))
}

func TestAWithdrawalAsksHowFarItReachesAndWhy(t *testing.T) {
	s := site(t)
	one := s.Judith.Get("/guidance/new").OK().Send(indicator).OK()
	s.Judith.Get(one.At + "/withdraw").OK().Send(url.Values{"unsound": {"ended"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a[href=#why]"))
	s.Judith.Get(one.At + "/withdraw").OK().Send(url.Values{"why": {"Replaced"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a[href=#unsound]"))
}

func TestWhatIsNoGuidanceIsNotThere(t *testing.T) {
	s := site(t)
	s.Ruth.Get("/guidance/nothing").Answered(http.StatusNotFound)
	s.Ruth.Get("/guidance/" + string(s.Wexcombe)).Answered(http.StatusNotFound)
}

func TestAWithdrawnToolShowsHowManyCasesWereLookedAtAndWhatFallsInEach(t *testing.T) {
	s := site(t)
	one := s.Judith.Get("/guidance/new").OK().Send(indicator).OK()
	s.Ruth.Get(one.At).OK().Check(htmlcheck.NotIn("#with-it"))
	s.Judith.Get(one.At + "/withdraw").OK().Send(url.Values{"unsound": {"unsound"}, "why": {"Two questions point the wrong way"}}).OK()
	s.Ruth.Get(one.At).OK().Check(
		htmlcheck.In("main",
			htmlcheck.HasText("2 of 3 cases that you may see have been looked through"), htmlcheck.HasText("In one of them somebody has still to answer"),
			htmlcheck.HasText("Hollis In signed reports: 1 statement that rests on it, and 2 further on no longer stand. To be answered Kersey"),
			htmlcheck.HasText("Not looked at yet Adu and Croft"), htmlcheck.HasText("All stands"),
		),
	)
	s.Tom.Get(one.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Nothing rests on it in a case that you may see"), htmlcheck.LacksText("Hollis")))
}

// wouldFall is one statement with another that rests on it.
func wouldFall(*web.Visit, ledger.Ref, practicepage.Resting) (practicepage.Falling, error) {
	return practicepage.Falling{Direct: 1, Further: 2}, nil
}

func TestWhatWouldFallIsAskedBeforeAToolIsWithdrawn(t *testing.T) {
	s := site(t)
	tool := s.Judith.Get("/guidance/new").OK().Send(indicator).OK()
	tool.Check(htmlcheck.LacksText("if this were withdrawn"))
	s.Judith.Get(tool.At + "/what-if").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Nothing rests on it in a case that you may see.")))
	s.Ruth.Get(tool.At).OK().Click("if this were withdrawn").OK().Check(
		htmlcheck.In("#not-filed"), htmlcheck.In("main", htmlcheck.HasText("A letter"), htmlcheck.HasText("1 statement would no longer stand, and with it 2 statements")))
	tool.Click("Withdraw it").OK().Send(url.Values{"unsound": {"unsound"}, "why": {"Two questions point the wrong way"}}).OK()
	s.Ruth.Get(tool.At + "/what-if").Answered(http.StatusNotFound)
	s.Ruth.Get(tool.At).OK().Check(htmlcheck.LacksText("if this were withdrawn"))
}
