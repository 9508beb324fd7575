//go:build e2e

package guardianpage_test

import (
	"testing"

	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/court/hmcts/fake"
	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	s := newService(t, true)
	s.Ruth.Reads(map[string]string{"guardians-none": s.path(), "guardians-appoint": s.path("appoint")})
	s.court.Break(fake.Fault{On: fake.Guardians, Times: 1, Status: 400})
	s.Ruth.Get(s.path("appoint")).Send(s.said(s.children()...)).OK()
	s.tells()
	s.Ruth.Reads(map[string]string{
		"guardians": s.path(), "guardians-tell": s.path("tell"), "guardians-contact": s.of("Lena Ferris", "contact"), "guardians-end": s.of("Lena Ferris", "end"),
	})
}

// TestAnAppointmentCanBeMadeByKeyboardAlone goes through the form with tabulator, space and enter, and with nothing else.
func TestAnAppointmentCanBeMadeByKeyboardAlone(t *testing.T) {
	s := newService(t, true)
	page := s.Ruth.Opens(s.path("appoint")).Timeout(browsertest.Patience)
	press := func(key input.Key) {
		t.Helper()
		if err := page.Keyboard.Type(key); err != nil {
			t.Fatal(err)
		}
	}
	reach := func(css string) {
		t.Helper()
		for range 60 {
			at, err := page.Eval(`css => document.activeElement.matches(css)`, css)
			if err != nil {
				t.Fatal(err)
			}
			if at.Value.Bool() {
				return
			}
			press(input.Tab)
		}
		t.Fatalf("the keyboard does not reach %s", css)
	}
	reach(`input[name=how]`)
	press(input.Space)
	reach(`input[name=said]`)
	if err := page.InsertText("District Judge Lenham, order of today"); err != nil {
		t.Fatal(err)
	}
	reach(`main button`)
	arrived := page.WaitNavigation(proto.PageLifecycleEventNameLoad)
	press(input.Enter)
	arrived()
	s.Ruth.Get(s.path()).OK().Check(says("known by order: District Judge Lenham, order of today"))
}
