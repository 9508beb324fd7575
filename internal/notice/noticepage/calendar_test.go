package noticepage_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

var feedAddress = regexp.MustCompile(`/calendar/[A-Z2-7]{26}`)

// made is the address of somebody’s calendar, just made.
func made(t *testing.T, b *webtest.Browser) string {
	t.Helper()
	page := b.Get("/me/calendar").OK().Check(htmlcheck.In("main", htmlcheck.HasText("Your calendar has no address."))).Send(url.Values{}).OK()
	address := feedAddress.FindString(page.Words())
	if address == "" {
		t.Fatalf("no address is shown: %s", page.Words())
	}
	return address
}

func TestACalendarSaysWhenSomebodyIsAtCourtAndNamesNoFamily(t *testing.T) {
	f := family(t)
	address := made(t, f.Ruth)
	file := f.Stranger().Get(address).OK()
	if got := file.Header.Get("Content-Type"); got != "text/calendar; charset=utf-8" {
		t.Errorf("it is %s", got)
	}
	for _, line := range []string{"BEGIN:VCALENDAR", "SUMMARY:court " + pagetest.Number[len(pagetest.Number)-4:] + " (provisional)", "STATUS:TENTATIVE", "DTSTART:20270105T100000Z"} {
		if !strings.Contains(file.Body, line+"\r\n") {
			t.Errorf("the calendar lacks %s:\n%s", line, file.Body)
		}
	}
	for _, name := range append(f.Names, "Dispute", string(f.Case), string(f.NextHearing.Entry)) {
		if strings.Contains(file.Body, name) {
			t.Errorf("the calendar tells %s", name)
		}
	}
	uid := regexp.MustCompile(`UID:\S+`)
	moved(f, "2027-01-12")
	if after := f.Stranger().Get(address).OK(); uid.FindString(after.Body) != uid.FindString(file.Body) || !strings.Contains(after.Body, "DTSTART:20270112T140000Z\r\n") {
		t.Errorf("a hearing that moved is another event:\n%s", after.Body)
	} else if strings.Contains(after.Body, "provisional") || strings.Contains(after.Body, "TENTATIVE") {
		t.Errorf("what the court itself said is provisional:\n%s", after.Body)
	}
}

func TestACalendarSaysWhenSomebodyIsOnAVisitThatTheyPlannedAndNeitherToWhomNorWhere(t *testing.T) {
	f := family(t)
	address := made(t, f.Ruth)
	for _, by := range []*webtest.Browser{f.Ruth, f.Aisha} {
		f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.PlanVisit(s, by.By(), id, calendar.MustParse("2026-11-24"), casework.VisitPlannedBody{People: []ledger.Ref{f.Isla}, Starts: "2026-11-26T14:00:00.000000Z", Where: "Hill School"})
		})
	}
	body := f.Stranger().Get(address).OK().Body
	if strings.Count(body, "SUMMARY:visit "+pagetest.Number[len(pagetest.Number)-4:]+"\r\nDTSTART:20261126T140000Z\r\n") != 1 {
		t.Errorf("the calendar says:\n%s", body)
	}
	for _, name := range append(f.Names, "Hill School") {
		if strings.Contains(body, name) {
			t.Errorf("the calendar tells %s", name)
		}
	}
}

func TestTheAddressOfACalendarIsShownOnceAndAnswersUntilItIsEnded(t *testing.T) {
	f := family(t)
	first := made(t, f.Ruth)
	f.Ruth.Get("/me/calendar").OK().Check(htmlcheck.In("main", htmlcheck.LacksText(first), htmlcheck.HasText("was shown then and is not kept")))
	second := feedAddress.FindString(f.Ruth.Post("/me/calendar", url.Values{"act": {"make"}}).OK().Words())
	f.Stranger().Get(first).Answered(http.StatusNotFound)
	f.Stranger().Get(second).OK()
	f.Ruth.Post("/me/calendar", url.Values{"act": {"end"}}).OK()
	f.Stranger().Get(second).Answered(http.StatusNotFound)
	f.Stranger().Get("/calendar/nonsense").Answered(http.StatusNotFound)
}

func TestTheSecretOfACalendarStandsInNoEntry(t *testing.T) {
	f := family(t)
	address := made(t, f.Ruth)
	secret := strings.TrimPrefix(address, "/calendar/")
	f.Stranger().Get(address).OK()
	for _, e := range f.Read(f.Ruth.ID).Entries {
		if strings.Contains(strings.ToLower(fmt.Sprint(e.Body)), strings.ToLower(secret)) {
			t.Error("an entry holds the secret")
		}
	}
}

func TestOneCalendarTellsNothingOfAnothersCases(t *testing.T) {
	f := family(t)
	if body := f.Stranger().Get(made(t, f.Tom)).OK().Body; strings.Contains(body, "VEVENT") {
		t.Errorf("Tom, who has no case, is told:\n%s", body)
	}
}
