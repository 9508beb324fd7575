//go:build e2e

package signin

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

const password = "three plain words"

func TestSomebodySignsInWithTheirWorkAccountAndOutOfBoth(t *testing.T) {
	s, links := begin(t)
	s.serve()
	piotr, amara := browsertest.Visit(t, s.site, links[0]), browsertest.Visit(t, s.site, links[1])
	for _, v := range []*browsertest.Visitor{piotr, amara} {
		v.Write("Password", password)
		v.Press("Set the password and sign in")
		v.Open("/people")
	}
	piotr.Press("Confirm") // the role of the other
	amara.Open("/people")
	amara.Press("Confirm")
	piotr.Open("/people")
	piotr.Write("Name", "Ruth Adeyemi")
	piotr.Select("Role", "Practitioner")
	piotr.Press("Add and make their link") // she needs none of it
	amara.Open("/people")
	amara.Press("Confirm")

	ruth := browsertest.Visit(t, s.site, "/sign-in?next=/me")
	browsertest.Read(t, ruth.Page, "sign-in-work-account")
	ruth.Press("Sign in with your work account")
	atTheProvider(ruth)
	ruth.Says("You are not known here yet")
	ruth.Says("c2b1f0-ruth")
	browsertest.Read(t, ruth.Page, "not-known-yet")

	piotr.Open("/people")
	piotr.Press("Ruth Adeyemi")
	piotr.Press("Their work account")
	piotr.Write("Name of the account", "c2b1f0-ruth")
	browsertest.Read(t, piotr.Page, "work-account")
	piotr.Press("Write it down")
	amara.Open("/people")
	browsertest.Read(t, amara.Page, "work-account-waits")
	amara.Press("Confirm the account")

	ruth.Open("/sign-in?next=/me")
	ruth.Press("Sign in with your work account") // she is signed in there still
	ruth.Says("Where you are signed in")
	if got := ruth.Shown("h1"); got != "Ruth Adeyemi" {
		t.Errorf("she came in as %q", got)
	}

	ruth.Press("Sign out")
	ruth.Press("Yes, sign me out")
	ruth.Says("Of Candour and of your work account.")
	browsertest.Read(t, ruth.Page, "signed-out")
	ruth.Open("/me")
	ruth.Says("Sign in with your work account")
	ruth.Press("Sign in with your work account")
	ruth.Says("Sign-in") // there, her session has ended too

	atTheProvider(ruth)
	ruth.Says("Where you are signed in")
	elsewhere := browsertest.Visit(t, s.site, "/sign-in?next=/me") // another window of hers
	elsewhere.Press("Sign in with your work account")
	atTheProvider(elsewhere)
	browsertest.Go(t, elsewhere.Page, s.provider+"/session/end")
	elsewhere.Press("Yes, sign me out")
	ruth.Open("/me")
	ruth.Says("Sign in with your work account") // the provider has told of it
}

// atTheProvider signs in on the provider’s own pages.
func atTheProvider(v *browsertest.Visitor) {
	v.Fill("input[name=login]", "c2b1f0-ruth")
	v.Fill("input[name=password]", "anything")
	v.Press("Sign-in")
	v.Press("Continue")
}
