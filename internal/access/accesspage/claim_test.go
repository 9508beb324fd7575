package accesspage_test

import (
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/access/provider/providertest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

// withGroups is withProvider with teams for two groups, of which Ruth is in some.
func withGroups(t *testing.T) (s *webtest.Site, organisation *providertest.Server, signsIn func(groups ...string)) {
	t.Helper()
	s = doorFor(t, func(s *webtest.Site, p *accesspage.Pages) {
		organisation = providertest.New(t, s.Clock.Now)
		p.Provider, p.Site = organisation.Provider(s.URL+accesspage.BackURL), s.URL
		p.Groups = map[string]string{"g-wex": "Wexcombe family team", "g-mar": "Marrow Bay family team"}
	})
	s.Piotr.Get(colleague(s.Ruth.ID) + "/work-account").OK().Send(url.Values{"subject": {organisation.Subject}}).OK()
	amara(t, s).Get("/people").OK().SendTo("/people/work-account/confirm", nil).OK()
	return s, organisation, func(groups ...string) {
		t.Helper()
		organisation.Change = func(claims map[string]any) { claims["groups"] = append([]string{}, groups...) }
		there(s.Stranger(), organisation).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))
	}
}

func TestAGroupOfTheProviderMovesWhoeverSignsInToItsTeamAndGivesNoRole(t *testing.T) {
	s, _, signsIn := withGroups(t)
	before := people(t, s).Waiting()
	signsIn("g-mar", "everybody in the building")
	ruth, _ := people(t, s).Find(s.Ruth.ID)
	if len(ruth.Teams) != 1 || ruth.Teams[0] != (access.Membership{Team: s.Marrow}) || len(ruth.Roles) != 1 || len(people(t, s).Waiting()) != len(before) {
		t.Errorf("%+v", ruth)
	}
	h, err := s.Ledger.Read(t.Context(), s.Record.Service.Stream)
	if err != nil {
		t.Fatal(err)
	}
	last := h.Entries[len(h.Entries)-1]
	if body, moves := last.Body.(access.MovesBody); !moves || last.Author != access.ByClaim || body.Source == "" {
		t.Errorf("%+v", last)
	}
	signsIn("g-mar")
	signsIn("g-wex", "g-mar") // one of two that she is in: nobody can say that she moved
	if again, err := s.Ledger.Read(t.Context(), s.Record.Service.Stream); err != nil || len(again.Entries) != len(h.Entries) {
		t.Errorf("%d entries where there were %d, %v", len(again.Entries), len(h.Entries), err)
	}
}

func TestAManagerWhoseGroupSaysTheirTeamGoesOnManagingIt(t *testing.T) {
	s, organisation, signsIn := withGroups(t)
	signsIn("g-wex")
	organisation.Subject = "colin@organisation"
	s.Piotr.Get(colleague(s.Colin.ID) + "/work-account").OK().Send(url.Values{"subject": {organisation.Subject}}).OK()
	amara(t, s).Get("/people").OK().SendTo("/people/work-account/confirm", nil).OK()
	there(s.Stranger(), organisation).OK()
	if colin, _ := people(t, s).Find(s.Colin.ID); len(colin.Teams) != 1 || !colin.Teams[0].Manages {
		t.Errorf("%+v", colin.Teams)
	}
}

func TestAnAdministratorIsAskedAboutSomebodyWhomTheProviderPutsInNoTeam(t *testing.T) {
	s, _, signsIn := withGroups(t)
	asked := htmlcheck.In(".app-ask", htmlcheck.HasText("puts Ruth Adeyemi in no team any more"))
	s.Piotr.Get("/people").OK().Check(htmlcheck.LacksText("in no team any more"))
	signsIn()
	s.Piotr.Get("/people").OK().Check(asked)
	if ruth, _ := people(t, s).Find(s.Ruth.ID); len(ruth.Teams) != 1 {
		t.Error("a claim alone took her out of her team")
	}
	signsIn("g-wex")
	s.Piotr.Get("/people").OK().Check(htmlcheck.LacksText("in no team any more"))
	signsIn()
	s.Piotr.Get("/people").OK().Check(asked).SendTo("/people/still-here", nil).OK().Check(htmlcheck.LacksText("in no team any more"))
	if ruth, _ := people(t, s).Find(s.Ruth.ID); len(ruth.Teams) != 1 || ruth.Teams[0].Team != s.Wexcombe {
		t.Errorf("%+v", ruth.Teams)
	}
}
