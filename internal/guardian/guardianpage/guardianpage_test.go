package guardianpage_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/govuk"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/guardian"
	"candour/internal/guardian/guardianpage"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

const number = "1720017394546565" // of the case in the court’s system

// service is the service with a public-law case of two children, which is Ruth’s, and the court.
type service struct {
	*pagetest.Family
	court  *fake.Court
	teller guardian.Teller
	stream ledger.StreamID
	t      *testing.T
}

// panels shows what these pages say in a case’s overview and on the page for today.
type panels struct {
	*web.Visit
	said []templ.Component
}

func (p panels) Title() string         { return "Panels" }
func (p panels) Body() templ.Component { return templ.Join(p.said...) }

func newService(t *testing.T, connected bool) *service {
	t.Helper()
	s := &service{t: t}
	s.Family = pagetest.New(t, pagetest.Pages{
		Kinds: []*ledger.Set{&guardian.Kinds}, Views: []*ledger.View{guardian.View},
		Routes: func(f *pagetest.Family) []web.Route {
			pages := guardianpage.Pages{Pack: f.Pack, Connected: connected}
			title := govuk.Title(govuk.TitleData{Text: "Panels"})
			overview := func(c *web.Case) (web.Page, error) {
				said, err := pages.Asks(c)
				return panels{c.Visit, append([]templ.Component{title}, said...)}, err
			}
			today := func(v *web.Visit) (web.Page, error) {
				said, err := pages.Today(v)
				return panels{v, append([]templ.Component{title}, said...)}, err
			}
			return append(pages.Routes(), web.ForCase("/case/{case}", access.CaseReader, overview, nil), web.For("/{$}", access.SignedIn, today, nil))
		},
	})
	s.stream = s.Open(s.Wexcombe, s.Ruth, casework.OpenedBody{
		Law: pack.PublicLaw, Number: "WX26C00081", CourtCase: number, Track: "plo", Received: calendar.MustParse("2026-11-20"), Issued: calendar.MustParse("2026-11-20"),
	}, casework.PersonAddedBody{Kind: casework.Child, Name: "Zadie Brandt"}, casework.PersonAddedBody{Kind: casework.Child, Name: "Kofi Brandt"})
	s.Names = append(s.Names, "Brandt", number, "WX26C00081")
	s.court = fake.New(s.Clock.Now)
	server := httptest.NewServer(s.court.Gateway())
	t.Cleanup(server.Close)
	settings := s.court.Settings(hmcts.Public, server.URL)
	client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.court.AddBody(fake.Held{Jurisdiction: hmcts.Public, ID: number, State: "Submitted", Region: "1"}, []byte(`{}`)); err != nil {
		t.Fatal(err)
	}
	s.teller = guardian.Teller{Ledger: s.Ledger, Court: client, Log: slog.New(slog.DiscardHandler)}
	return s
}

// tells does the job that a change asks for.
func (s *service) tells() {
	s.t.Helper()
	if err := s.teller.Tell(s.t.Context(), ledger.Job{Kind: guardian.TellJob, Stream: s.stream}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *service) path(parts ...string) string {
	return pagetest.PathOf(s.stream, append([]string{"guardians"}, parts...)...)
}

// children are the values of both, in the form.
func (s *service) children() (all []string) {
	for _, c := range casework.Of(s.Read(s.stream)).Children() {
		all = append(all, string(c.Ref.Entry))
	}
	return all
}

// of is the address of a page of the guardian of that name.
func (s *service) of(name, part string) string {
	s.t.Helper()
	h := s.Read(s.stream)
	for _, c := range guardian.Of(h).Now(casework.Of(h)) {
		if c.Name == name {
			return s.path(string(c.Entry.ID), part)
		}
	}
	s.t.Fatalf("%s is no guardian", name)
	return ""
}

// said is what is typed of a guardian of another office, as the court office told it.
func (s *service) said(children ...string) url.Values {
	return url.Values{
		"from": {"other"}, "name": {"Lena Ferris"}, "office": {"Marrow Bay"}, "telephone": {"01632 960118"}, "email": {"lena.ferris@example.org"},
		"children": children, "how": {"telephone"}, "said": {"Ms Hall, court office"}, "on-day": {"23"}, "on-month": {"11"}, "on-year": {"2026"},
	}
}

func says(text string) htmlcheck.Checker { return htmlcheck.In("main", htmlcheck.HasText(text)) }

func TestAnAppointmentIsRecordedAndThePageSaysThatTheCourtWasTold(t *testing.T) {
	s := newService(t, true)
	form := s.Ruth.Get(s.path()).OK().Check(says("Nobody is on record as guardian."), says("nothing to tell")).Click("Appoint a guardian").OK()
	form.Send(url.Values{"how": {"telephone"}, "said": {"Ms Hall, court office"}}).OK().Check( // Ruth has the case, and both children are without
		says(s.Ruth.Name), says("Zadie Brandt, Kofi Brandt"), says("known by telephone from the court office: Ms Hall, court office"), says("Not yet: it leaves by itself"))
	s.tells()
	s.Ruth.Get(s.path()).OK().Check(says("The court was told on 24 November 2026"))
	if at := s.court.Guardians(number); len(at) != 1 || at[0].Name != s.Ruth.Name || len(at[0].Children) != 2 {
		t.Errorf("the court has %+v", at)
	}
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()[:1]...)).OK().Check(says("Lena Ferris"), says("Marrow Bay"))
	s.tells()
	s.Colin.Get(s.path()).OK().Check(says("The court was told on 24 November 2026"), says("Lena Ferris, 01632 960118, lena.ferris@example.org: Zadie Brandt"))
	if at := s.court.Guardians(number); len(at) != 2 {
		t.Errorf("the court has %+v; want the whole list", at)
	}
}

func TestWhatIsMissingIsAskedForAndWhatWasTypedStays(t *testing.T) {
	s := newService(t, true)
	form := s.said()
	form.Del("how")
	form.Set("name", "")
	form.Set("on-year", "2027")
	s.Ruth.Get(s.path("appoint")).Send(form).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#name")), htmlcheck.In("#telephone", htmlcheck.HasAttr("value", "01632 960118")),
		says("The day must not be in the future"), says("Say how you know"))
	s.Ruth.Post(s.path("appoint"), url.Values{"how": {"order"}, "said": {"Order of today"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#from")))
}

func TestTheSecondPressOfTheButtonAppointsNobodyTwice(t *testing.T) {
	s := newService(t, true)
	form := s.Ruth.Get(s.path("appoint")).OK()
	form.Send(s.said(s.children()...)).OK()
	form.Send(s.said(s.children()...)).OK()
	if n := len(guardian.Of(s.Read(s.stream)).Entries()); n != 1 {
		t.Errorf("%d entries", n)
	}
}

func TestARefusalIsShownAndTheListIsSentAgainByAPerson(t *testing.T) {
	s := newService(t, true)
	s.court.Break(fake.Fault{On: fake.Guardians, Times: 1, Status: 400})
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()...)).OK()
	s.tells()
	s.Ruth.Get(pagetest.PathOf(s.stream)).OK().Check(says("The court refused the list of guardians"))
	s.Ruth.Get("/").OK().Check(says("The court refused the list of guardians"))
	s.Tom.Get("/").OK().Check(htmlcheck.LacksText("refused"))
	again := s.Ruth.Get(s.path()).OK().Check(says("The court refused: The court refused this: it is not of a form or type that it takes.")).
		Click("Send the list, or record how the court was told").OK().Check(says("Lena Ferris"))
	again.Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#way")))
	again.Send(url.Values{"way": {"send"}}).OK().Check(says("Not yet"))
	s.tells()
	s.Ruth.Get(s.path()).OK().Check(says("The court was told on"), htmlcheck.NotIn("main a[href$='tell']"))
	s.Ruth.Get(pagetest.PathOf(s.stream)).OK().Check(htmlcheck.LacksText("refused"))
}

func TestWhoeverSendsItAgainHasSeenTheListAsItIs(t *testing.T) {
	s := newService(t, true)
	s.court.Break(fake.Fault{On: fake.Guardians, Times: 1, Deaf: true})
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()...)).OK()
	s.tells()
	again := s.Ruth.Get(s.path("tell")).OK().Check(says("not known whether the court has this list"))
	s.Colin.Get(s.of("Lena Ferris", "contact")).OK().Send(url.Values{"telephone": {"01632 960119"}}).OK()
	again.Send(url.Values{"way": {"send"}}).Answered(http.StatusConflict).Check(says("01632 960119"))
}

func TestWhenNobodyIsLeftAPersonTellsTheCourt(t *testing.T) {
	s := newService(t, true)
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()...)).OK()
	s.tells()
	s.Ruth.Get(s.of("Lena Ferris", "end")).OK().Check(says("takes no empty list")).Send(url.Values{"why": {""}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why"))).
		Send(url.Values{"why": {"Order of District Judge Lenham"}}).OK().Check(says("Nobody is on record"), says("does not take an empty list"))
	s.tells()
	tell := s.Ruth.Get(s.path("tell")).OK().Check(htmlcheck.NotIn("input[value='send']"))
	tell.Send(url.Values{"way": {"otherwise"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#means")))
	tell.Send(url.Values{"way": {"otherwise"}, "means": {"by e-mail to the court office, to Ms Hall"}}).OK().Check(
		says("The court was told on 24 November 2026, another way: by e-mail to the court office, to Ms Hall"))
	if n := len(s.court.Guardians(number)); n != 1 {
		t.Errorf("the court was sent a list of %d", n)
	}
}

func TestAServiceWithoutTheCourtsSystemAsksForItToBeToldAnotherWay(t *testing.T) {
	s := newService(t, false)
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()...)).OK().Check(says("not connected to the court’s system"))
	s.Ruth.Get(pagetest.PathOf(s.stream)).OK().Check(says("The court was not told of the guardians"))
	s.Ruth.Get(s.path("tell")).OK().Check(htmlcheck.NotIn("input[value='send']"))
	s.Ruth.Post(s.path("tell"), url.Values{"way": {"send"}}).Answered(http.StatusForbidden)
	s.Ruth.Get(s.path("tell")).Send(url.Values{"way": {"otherwise"}, "means": {"by telephone to Ms Hall"}}).OK().Check(says("another way: by telephone to Ms Hall"))
	s.Ruth.Get(pagetest.PathOf(s.stream)).OK().Check(htmlcheck.LacksText("not told"))
}

func TestNothingHiddenIsRecordedOfAGuardian(t *testing.T) {
	s := newService(t, true)
	const hidden = "01632 960333"
	who := s.DoesIn(s.stream, func(state *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(state, s.Ruth.By(), id, casework.DetailForm{Of: state.Children()[0].Ref, Kind: casework.Phone, Value: hidden})
	}, casework.Of(s.Read(s.stream)).Side)
	if who.Entry == "" {
		t.Fatal("nothing is hidden")
	}
	form := s.said(s.children()...)
	form.Set("telephone", hidden)
	s.Ruth.Get(s.path("appoint")).Send(form).Answered(http.StatusUnprocessableEntity).Check(says("Take out what is hidden"))
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()...)).OK()
	s.Ruth.Get(s.of("Lena Ferris", "contact")).Send(url.Values{"telephone": {hidden}}).Answered(http.StatusUnprocessableEntity).Check(says("Take out what is hidden"))
	s.Ruth.Get(s.of("Lena Ferris", "end")).Send(url.Values{"why": {"She rang from " + hidden}}).Answered(http.StatusUnprocessableEntity).Check(says("Take out what is hidden"))
	s.Ruth.Get(s.path("tell")).Send(url.Values{"way": {"otherwise"}, "means": {"from " + hidden}}).Answered(http.StatusUnprocessableEntity).Check(says("Take out what is hidden"))
}

func TestOnlyThoseOnAPublicLawCaseSeeItsGuardians(t *testing.T) {
	s := newService(t, true)
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()...)).OK()
	s.Tom.Get(s.path()).Answered(http.StatusNotFound)
	s.Tom.Post(s.path("appoint"), s.said(s.children()...)).Answered(http.StatusNotFound)
	s.Ruth.Get(s.Path("guardians")).Answered(http.StatusNotFound) // a case in private law
	s.Ruth.Get(s.Path("guardians", "appoint")).Answered(http.StatusNotFound)
}

func TestNoJobNamesAChild(t *testing.T) {
	s := newService(t, true)
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()...)).OK()
	h := s.Read(s.stream)
	jobs := guardian.Asks(ledger.NewHistory(s.stream, h.Entries[:1]...), h)
	if len(jobs) != 1 {
		t.Fatalf("%d jobs", len(jobs))
	}
	if said := fmt.Sprintf("%+v", jobs[0]); strings.Contains(said, "Brandt") {
		t.Errorf("a job is called %s", said)
	}
}
