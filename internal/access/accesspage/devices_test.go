package accesspage_test

import (
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestSomebodySignsOutADeviceThatIsNotInTheirHands(t *testing.T) {
	s := door(t)
	tablet := s.As(s.Ruth.ID)
	page := s.Ruth.Get("/me").OK().Check(htmlcheck.In("main", htmlcheck.HasText("the device that you are using now")), htmlcheck.Count("form[action*=devices]", 1))
	page.SendTo("/me/devices/end", nil).OK().Check(htmlcheck.NotIn("form[action*=devices]"))
	tablet.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in")))
	s.Ruth.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))
}
