package casepage_test

import (
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/view"
	"candour/internal/web/webtest"
)

func searches(who *webtest.Browser, typed string) *webtest.Answer {
	return who.Post("/search", url.Values{"q": {typed}}).OK()
}

func TestAHiddenTelephoneNumberLeadsWhoeverMayAskToSeeItToItsCase(t *testing.T) {
	f := family(t)
	for _, typed := range []string{pagetest.Phone, "+44 1632 960777", "01632960777"} {
		searches(f.Ruth, typed).Check(htmlcheck.In("#hidden"), htmlcheck.In(".app-row__what", htmlcheck.HasText("Kersey")))
	}
	for _, typed := range []string{"01632 9607", "960777", "01632 960778", "01632 9607771"} {
		searches(f.Ruth, typed).Check(htmlcheck.NotIn(".app-row"))
	}
}

func TestThatSomebodyWasLedToACaseByAHiddenNumberIsOnRecord(t *testing.T) {
	f := family(t)
	looks := func() int {
		t.Helper()
		all, err := view.All[string](t.Context(), f.Ledger.DB(), `SELECT page FROM read_1 WHERE subject = $1 AND person = $2`, string(f.Case), string(f.Ruth.ID))
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	before := looks()
	searches(f.Ruth, "01632 960778")
	if looks() != before {
		t.Error("a number that is nobody’s is a look at the case")
	}
	searches(f.Ruth, pagetest.Phone)
	if looks() != before+1 {
		t.Error("whoever was led to the case is not on record")
	}
}

func TestToOthersAHiddenNumberIsAsOneThatNobodyHas(t *testing.T) {
	f := family(t)
	restrict(f, f.Ruth, f.Colin)
	const nobodys = "01632 960778"
	for _, who := range []*webtest.Browser{f.Tom, f.Aisha, f.Ines, f.Judith, f.Piotr} {
		hidden, none := searches(who, pagetest.Phone).Words(), searches(who, nobodys).Words()
		if hidden != none || strings.Contains(hidden, "Kersey") {
			t.Errorf("%s is told one thing of a hidden number and another of none: %q, %q", who.Name, hidden, none)
		}
	}
	searches(f.Ruth, pagetest.Phone).Check(htmlcheck.In("#hidden"))
}

func TestTheRowsThatLeadToAHiddenNumberDoNotHoldIt(t *testing.T) {
	f := family(t)
	for _, table := range []string{"found_1", "closed_phone_1"} {
		columns := map[string]string{"found_1": `lines`, "closed_phone_1": `side || ' ' || fact`}[table]
		rows, err := view.All[string](t.Context(), f.Ledger.DB(), `SELECT `+columns+` FROM `+table+` WHERE stream = $1`, string(f.Case))
		if err != nil || len(rows) == 0 {
			t.Fatal(rows, err)
		}
		if strings.Contains(strings.Join(rows, "\n"), "960777") {
			t.Errorf("%s holds a hidden number", table)
		}
	}
}
