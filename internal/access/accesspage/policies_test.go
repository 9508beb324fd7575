package accesspage_test

import (
	"testing"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/govuk/htmlcheck"
)

func TestWhoeverIsSignedInReadsThePoliciesAndTheTableTheyWereHeldTo(t *testing.T) {
	s := door(t)
	files, _, err := access.Policies()
	if err != nil {
		t.Fatal(err)
	}
	page := s.Priya.Get(accesspage.PoliciesURL).OK()
	for _, f := range files {
		page.Check(htmlcheck.In("main", htmlcheck.HasText(f.Name)))
		for _, p := range f.Policies {
			page.Check(htmlcheck.In("main", htmlcheck.HasText(p.Says), htmlcheck.HasText("As Candour reads it: "+p.ID)))
		}
	}
	page.Check(
		htmlcheck.In("main details code", htmlcheck.HasText("permit")),
		htmlcheck.In("section[aria-labelledby=truth] tbody tr", htmlcheck.HasText("the worker of the case"), htmlcheck.HasText("practitioner"), htmlcheck.HasText("sees the case")))
	s.Stranger().Get(accesspage.PoliciesURL).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in")))
}
