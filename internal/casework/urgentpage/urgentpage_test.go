package urgentpage_test

import (
	"net/url"
	"sync"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/casework/urgentpage"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/packs/england"
)

var load = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// family is the invented case with these pages and no others: no report checks, no court feed, no typesetter.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	rules, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return pagetest.New(t, pagetest.Pages{Routes: func(*pagetest.Family) []web.Route { return urgentpage.Pages{Pack: rules}.Routes() }})
}

func TestAHiddenAddressIsReachedForA999CallInTwoStepsAndRecorded(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("worried")).OK()
	page.Check(htmlcheck.In("body", htmlcheck.LacksText(pagetest.Address)))

	page.SendTo(f.Path("worried", "show", string(f.AddressFact.Entry)), nil).OK().Check(
		htmlcheck.In(".app-words", htmlcheck.HasText(pagetest.Address)),
		htmlcheck.In("main", htmlcheck.HasText("That you saw this is recorded.")),
	)
	reveals := f.State().Reveals()
	if len(reveals) != 1 || !reveals[0].Urgent {
		t.Fatalf("recorded %+v", reveals)
	}
	if d := openDuty(f, "Look at why a confidential detail was shown"); d == nil || d.Owner != casework.OfManager {
		t.Errorf("the manager is not asked to look at it: %+v", d)
	}
	f.Ruth.Get(f.Path("worried")).Check(htmlcheck.In("body", htmlcheck.LacksText(pagetest.Address)))
}

func openDuty(f *pagetest.Family, what string) *casework.Duty {
	for _, d := range f.State().Duties() {
		if d.What == what && d.Open() {
			return d
		}
	}
	return nil
}

func TestAWorryAsksForTheCauseAloneAndOpensBothDuties(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("worried")).SendTo(f.Path("worried"), url.Values{}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#cause")))

	page := f.Ruth.Get(f.Path("worried")).SendTo(f.Path("worried"), url.Values{
		"cause": {"Isla said on the telephone that nobody had been home since yesterday."}, "told": {"the police"}, "name": {"PC 2214"}, "how": {"999"},
	}).OK()
	page.Check(htmlcheck.In("main", htmlcheck.HasText("PC 2214. 999.")))
	risk := false
	for _, d := range f.State().DutiesFor("section16a") {
		risk = risk || d.Open()
	}
	if !risk {
		t.Error("no section 16A risk assessment is due")
	}
	if len(f.State().Worries()) != 1 {
		t.Error("the worry is not on record")
	}
	page.Send(url.Values{"told": {"the local authority"}, "name": {"Duty social worker"}}).OK().Check(
		htmlcheck.In("main", htmlcheck.HasText("Duty social worker.")))
}

func TestTheManagerOnCallMayAndASecondTeamMayNot(t *testing.T) {
	f := family(t)
	f.Ines.Get(f.Path("worried")).OK()
	f.Tom.Get(f.Path("worried")).Answered(404)
	f.Tom.Post(f.Path("worried", "show", string(f.AddressFact.Entry)), nil).Answered(404)
	if n := len(f.State().Reveals()); n != 0 {
		t.Errorf("%d reveals recorded", n)
	}
}

func TestAFailedServiceNeverStandsInTheWay(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("worried")).OK()
	if _, err := f.Engine.Writer().Exec(`CREATE TRIGGER nothing_can_be_written BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'full'); END`); err != nil {
		t.Fatal(err)
	}
	page.SendTo(f.Path("worried", "show", string(f.AddressFact.Entry)), nil).OK().Check(
		htmlcheck.In(".app-words", htmlcheck.HasText(pagetest.Address)),
		htmlcheck.In(".app-ask", htmlcheck.HasText("could not be recorded")),
	)
}
