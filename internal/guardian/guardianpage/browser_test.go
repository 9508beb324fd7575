//go:build e2e

package guardianpage_test

import (
	"testing"

	"github.com/go-rod/rod/lib/input"

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

func TestAnAppointmentCanBeMadeByKeyboardAlone(t *testing.T) {
	s := newService(t, true)
	page := s.Ruth.Opens(s.path("appoint")).Timeout(browsertest.Patience)
	page.MustElement("#said").MustFocus()
	page.MustInsertText("Ms Hall, court office")
	page.MustElement("#how").MustFocus()
	page.Keyboard.MustType(input.Space)
	page.MustElement("#said").MustFocus()
	wait := page.MustWaitNavigation()
	page.Keyboard.MustType(input.Enter)
	wait()
	if h1 := page.MustElement("h1").MustText(); h1 != "Children’s guardians" {
		t.Errorf("the page is %q", h1)
	}
}
