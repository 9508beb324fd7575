package accesspage_test

import (
	"net/http"
	"net/url"
	"strconv"
	"testing"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/govuk/htmlcheck"
)

// on are the fields of a date.
func on(name string, d calendar.Date) url.Values {
	return url.Values{name + "-day": {strconv.Itoa(d.Day())}, name + "-month": {strconv.Itoa(int(d.Month()))}, name + "-year": {strconv.Itoa(d.Year())}}
}

func with(fields ...url.Values) url.Values {
	all := url.Values{}
	for _, some := range fields {
		for name, values := range some {
			all[name] = values
		}
	}
	return all
}

func TestAnAdministratorSaysUntilWhenAContractorIsEngaged(t *testing.T) {
	s := door(t)
	olu, today := s.Employ("Olu Brand", access.Contractor), calendar.DateInLondon(s.Clock.Now())
	s.Piotr.Get(colleague(olu.ID)).OK().Check(htmlcheck.HasText("Not engaged yet"))
	page := s.Piotr.Get(colleague(olu.ID) + "/engagement").OK()
	page.Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Enter the first day of the engagement"))
	page.Send(with(on("from", today), on("until", today.AddDays(30)), url.Values{"why": {"Contract 41"}})).OK().Check(htmlcheck.HasText("From " + today.Plain()))
	if p, _ := people(t, s).Find(olu.ID); !p.Engaged {
		t.Error("they are not engaged")
	}
	s.Piotr.Get(colleague(s.Ruth.ID) + "/engagement").Answered(http.StatusNotFound)
	olu.Get(colleague(olu.ID) + "/engagement").Answered(http.StatusNotFound)
}

func TestAManagerPutsSomebodyOnCourtDutyAndEndsIt(t *testing.T) {
	s := door(t)
	today := calendar.DateInLondon(s.Clock.Now())
	page := s.Colin.Get("/court-duty").OK()
	page.Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Choose who is on duty"))
	page.Send(with(on("day", today.AddDays(-1)), url.Values{"person": {string(s.Ruth.ID)}, "court": {"Wexcombe"}})).Answered(http.StatusUnprocessableEntity)
	page.Check(htmlcheck.NotIn(htmlcheck.Selector("option[value='" + string(s.Colin.ID) + "']"))) // somebody else puts him on duty
	page.Send(with(on("day", today), url.Values{"person": {string(s.Ruth.ID)}, "court": {"Assize Hall"}})).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.HasText("No case is heard at a court of that name"))
	set := page.Send(with(on("day", today), url.Values{"person": {string(s.Ruth.ID)}, "court": {"Wexcombe"}})).OK().Check(htmlcheck.HasText("Wexcombe"))
	if n := len(people(t, s).DutiesOf(s.Ruth.ID)); n != 1 {
		t.Errorf("%d duties", n)
	}
	set.SendTo("/court-duty/end", nil).OK().Check(htmlcheck.LacksText("Wexcombe"))
	s.Ruth.Get("/court-duty").Answered(http.StatusNotFound)
}
