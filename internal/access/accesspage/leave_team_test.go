package accesspage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestTheCasesOfATeamCloseToWhoLeavesIt(t *testing.T) {
	s, address := aCase(t, false)
	s.Ruth.Get(address).OK()
	s.Piotr.Get("/people/" + string(s.Ruth.ID) + "/leave-team").OK().Send(url.Values{"team": {string(s.Wexcombe)}}).OK()
	s.Ruth.Get(address).Answered(http.StatusNotFound)
	s.Aisha.Get(address).OK()
}

func TestACaseGivenByNameStaysOpenToWhoLeavesTheTeam(t *testing.T) {
	s, address := aCase(t, true)
	s.Piotr.Get("/people/" + string(s.Ruth.ID) + "/leave-team").OK().Send(url.Values{"team": {string(s.Wexcombe)}}).OK()
	s.Ruth.Get(address).OK()
}

func TestATeamIsAskedFor(t *testing.T) {
	s, _ := aCase(t, false)
	s.Piotr.Get("/people/" + string(s.Ruth.ID) + "/leave-team").OK().Send(url.Values{}).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a[href=#team]"))
	s.Ruth.Post("/people/"+string(s.Ruth.ID)+"/leave-team", url.Values{"team": {string(s.Wexcombe)}}).Answered(http.StatusNotFound)
}
