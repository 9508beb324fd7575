package practicepage_test

import (
	"net/http"
	"net/url"
	"sync"
	"testing"

	"candour/internal/govuk/htmlcheck"
	"candour/internal/pack"
	"candour/packs/england"
)

var load = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func rules(t *testing.T) *pack.Pack {
	t.Helper()
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAToolThatThePackKnowsIsOfferedFilledInAndLeavesTheOffer(t *testing.T) {
	s := site(t)
	s.Ruth.Get("/guidance").OK().Check(htmlcheck.NotIn("#known"))
	added := s.Judith.Get("/guidance").OK().Check(htmlcheck.HasText("Safe"), htmlcheck.HasText("(to be confirmed)")).
		Click("Spending time arrangements safety indicator").OK().Send(nil).OK()
	added.Click("Say when it is used").OK().
		Check(htmlcheck.HasText("Safe Contact Indicator"), htmlcheck.HasText("(to be confirmed)")).
		Send(url.Values{"owner": {"Head of practice"}, "notwhen": {"By itself"}, "due-day": {"1"}, "due-month": {"2"}, "due-year": {"2020"}}).OK().
		Check(htmlcheck.HasText("Safe Contact Indicator"), htmlcheck.HasText("Do not use it By itself"), htmlcheck.HasText("Review overdue"))
	s.Judith.Get("/guidance").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Review overdue"), htmlcheck.LacksText("/new?tool=spending_time_indicator")))
}

func TestTrainingIsConfirmedBySomebodyElseAndShownUntilItEnds(t *testing.T) {
	s := site(t)
	tool := s.Judith.Get("/guidance/new").OK().Send(indicator).OK()
	form := url.Values{"person": {string(s.Ruth.ID)}, "how": {"The certificate, seen"}, "until-day": {"1"}, "until-month": {"3"}, "until-year": {"2099"}}
	tool.Click("Record a training").OK().Send(form).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Ruth Adeyemi"), htmlcheck.HasText("Confirmed by Judith"), htmlcheck.HasText("1 March 2099")))
	s.Judith.Get(tool.At + "/training").OK().Check(htmlcheck.In("select", htmlcheck.LacksText("Judith"))).Send(nil).Answered(http.StatusUnprocessableEntity)
	s.Ruth.Get(tool.At + "/training").Answered(http.StatusNotFound)
}
