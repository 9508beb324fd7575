//go:build e2e

package accessreviewpage_test

import (
	"net/url"
	"testing"

	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/access"
	"candour/internal/accessreview/accessreviewpage"
	"candour/internal/govuk/browsertest"
	"candour/internal/govuk/htmlcheck"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	o := newOffice(t)
	for range o.Pack.AccessReview[0].TurnedAwayADay + 1 {
		o.Tom.Get(o.Path("people"))
	}
	o.Employ("Noor Quill", access.Practitioner)
	o.Kersey.Get(o.Path("timeline")).OK()
	o.looked()
	at := o.open(o.Priya).At
	o.Priya.Reads(map[string]string{
		"access-review": accessreviewpage.Home, "access-review-finding": at,
		"access-review-away": o.Priya.Get(accessreviewpage.Home).Click("Tom Jeavons: many pages").At,
		"access-review-role": o.Priya.Get(accessreviewpage.Home).Click("Noor Quill: a role").At,
	})
	o.Priya.Get(at).Send(url.Values{"decision": {"ask"}, "whom": {"Colin Pryce, his manager"}, "why": {"Is he related to the family?"}}).OK()
	o.Priya.Reads(map[string]string{"access-review-asked": at, "access-review-answer": at + "/answer"})
	o.Priya.Get(at + "/answer").Send(url.Values{"words": {"No: he moved here from Leeds, and the name is common there."}}).OK()
	o.Priya.Get(at).Send(url.Values{"decision": {"breach"}, "why": {"He told a friend what he had read"}}).OK()
	o.Priya.Reads(map[string]string{"access-review-decided": at, "access-review-month": accessreviewpage.Home + "/month/2026-11"})
	o.Colin.Reads(map[string]string{"well-known": o.Path("well-known")})
}

// TestAFindingIsDecidedByKeyboardAlone goes through the form with tabulator, space and enter, and with nothing else.
func TestAFindingIsDecidedByKeyboardAlone(t *testing.T) {
	o := newOffice(t)
	o.looked()
	page := o.Priya.Opens(o.open(o.Priya).At).Timeout(browsertest.Patience)
	press := func(key input.Key) {
		t.Helper()
		if err := page.Keyboard.Type(key); err != nil {
			t.Fatal(err)
		}
	}
	on := func(css string) bool {
		t.Helper()
		at, err := page.Eval(`css => document.activeElement.matches(css)`, css)
		if err != nil {
			t.Fatal(err)
		}
		return at.Value.Bool()
	}
	reach := func(css string) {
		t.Helper()
		for range 60 {
			if on(css) {
				return
			}
			press(input.Tab)
		}
		t.Fatalf("the keyboard does not reach %s", css)
	}
	reach(`input[name=decision]`)
	press(input.Space)
	reach(`textarea[name=why]`)
	if err := page.InsertText("No relation: he works on the case"); err != nil {
		t.Fatal(err)
	}
	reach(`main button`)
	arrived := page.WaitNavigation(proto.PageLifecycleEventNameLoad)
	press(input.Enter)
	arrived()
	o.Gwen.Get(accessreviewpage.Home).Check(htmlcheck.In("main", htmlcheck.LacksText(finding))).Click("What was decided").
		Check(htmlcheck.In("main", htmlcheck.HasText("No relation: he works on the case")))
}
