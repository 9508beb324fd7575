//go:build e2e

package accesspage_test

import (
	"strings"
	"testing"
	"time"

	"github.com/go-rod/rod/lib/proto"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/access/passkey"
	"candour/internal/govuk/browsertest"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// atLocalhost is a service that people reach under a name, for which passkeys hold.
func atLocalhost(t *testing.T) *webtest.Site {
	t.Helper()
	s := doorFor(t, func(s *webtest.Site, p *accesspage.Pages) {
		var err error
		p.Site = localhost(s)
		if p.Passkeys, err = passkey.New(s.Engine.Writer(), s.Clock.Now, p.Site); err != nil {
			t.Fatal(err)
		}
	})
	for name, b := range map[string]*webtest.Browser{"piotr": s.Piotr, "colin": s.Colin} {
		account(t, s, b.ID, name)
	}
	account(t, s, amara(t, s).ID, "amara")
	return s
}

func localhost(s *webtest.Site) string { return strings.Replace(s.URL, "127.0.0.1", "localhost", 1) }

// account gives somebody a password.
func account(t *testing.T, s *webtest.Site, person ledger.StreamID, name string) {
	t.Helper()
	accounts := access.Accounts{DB: s.Engine.Writer(), Clock: s.Clock.Now}
	token, err := accounts.Invite(t.Context(), person, name)
	if err == nil {
		_, err = accounts.Accept(t.Context(), token, password)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// comes opens a page in a browser of one’s own, and signs in on the way there.
func comes(t *testing.T, s *webtest.Site, name, path string) *browsertest.Visitor {
	t.Helper()
	v := browsertest.Visit(t, localhost(s), path)
	signsIn(v, name)
	return v
}

func signsIn(v *browsertest.Visitor, name string) {
	v.Write("Your name for signing in", name)
	v.Write("Password", password)
	v.Press("Sign in")
}

func TestSomebodySetsUpCodesAndSignsInWithOne(t *testing.T) {
	s := atLocalhost(t)
	ruth := comes(t, s, "ruth", "/me")
	ruth.Press("Codes for signing in")
	browsertest.Read(t, ruth.Page, "set-up-codes")
	secret := lettersOf(t, ruth.Shown("b.app-num"))
	ruth.Write("Code", "000000")
	ruth.Write("Your password", password)
	ruth.Press("Set them up")
	ruth.Says("The code is not right")
	browsertest.Read(t, ruth.Page, "set-up-codes-wrong")
	ruth.Write("Code", secret.Code(s.Clock.Now()))
	ruth.Write("Your password", password)
	ruth.Press("Set them up")
	ruth.Says("set up on")
	browsertest.Read(t, ruth.Page, "me")

	ruth.Press("Sign out")
	s.Clock.Advance(time.Minute)
	signsIn(ruth, "ruth")
	browsertest.Read(t, ruth.Page, "enter-code")
	ruth.Write("Code", "000000")
	ruth.Press("Sign in")
	ruth.Says("The code is not right")
	ruth.Write("Code", secret.Code(s.Clock.Now()))
	ruth.Press("Sign in")
	ruth.Open("/me")
	ruth.Says("Where you are signed in")
}

// A session ends after an hour without use, or after twelve hours whatever is done.
func TestWordsTypedWhenASessionEndsWaitForTheirWriterAndForNobodyElseOnTheSameTablet(t *testing.T) {
	for name, ends := range map[string]func(*webtest.Site, *browsertest.Visitor){
		"idle": func(s *webtest.Site, _ *browsertest.Visitor) { s.Clock.Advance(access.IdleLimit + time.Minute) },
		"absolute": func(s *webtest.Site, v *browsertest.Visitor) {
			for range 13 {
				s.Clock.Advance(55 * time.Minute)
				v.Open(colleague(s.Ruth.ID)) // it is in use all day
			}
			s.Clock.Advance(10 * time.Minute)
		},
	} {
		t.Run(name, func(t *testing.T) { wordsWait(t, ends) })
	}
}

const typed = "Two reports, read together with her"

func wordsWait(t *testing.T, ends func(*webtest.Site, *browsertest.Visitor)) {
	s := atLocalhost(t)
	page := colleague(s.Ruth.ID)
	tablet := comes(t, s, "colin", "/sign-in?next="+page)
	ends(s, tablet)
	tablet.Choose("Experienced")
	tablet.Write("What does this rest on?", typed)
	tablet.Press("Write it down")
	tablet.Says("your words were kept as a draft")
	browsertest.Read(t, tablet.Page, "signed-out-while-typing")

	signsIn(tablet, "piotr") // an administrator, who may open the same page
	tablet.Says("Ruth Adeyemi")
	tablet.SaysNothingOf(typed)
	tablet.Open("/me")
	tablet.Press("Sign out")

	tablet.Open("/sign-in?next=" + page)
	signsIn(tablet, "colin")
	tablet.Holds("What does this rest on?", typed)
	tablet.Press("Write it down")
	tablet.Says("What was written down")
	tablet.Says(typed)
}

func TestTwoAdministratorsGiveSomebodyANewWayIn(t *testing.T) {
	s := atLocalhost(t)
	piotr, amara := comes(t, s, "piotr", colleague(s.Ruth.ID)), comes(t, s, "amara", "/people")
	piotr.Press("Renew their way in")
	browsertest.Read(t, piotr.Page, "renew")
	piotr.Write("Why, and how do you know", "Lost the telephone; spoke to her in person")
	piotr.Press("Ask for it")
	amara.Open("/people")
	browsertest.Read(t, amara.Page, "renewal-waits")
	amara.Press("Confirm and make their link")
	browsertest.Read(t, amara.Page, "renewal-link")
	link := strings.TrimPrefix(amara.Shown("b.app-num"), localhost(s))
	piotr.Open("/people")
	piotr.Press("Show a new code")
	browsertest.Read(t, piotr.Page, "renewal-code")
	code := piotr.Shown("b.app-num")

	ruth := browsertest.Visit(t, localhost(s), link)
	browsertest.Read(t, ruth.Page, "recover")
	ruth.Write("Code", code)
	ruth.Write("New password", "four other plain words")
	ruth.Press("Set the password and sign in")
	ruth.Says("Piotr Sewell asked, and Amara Lyle confirmed")
	browsertest.Read(t, ruth.Page, "me-renewed")
}

// withAuthenticator gives a browser a device that is sure of its owner.
func withAuthenticator(t *testing.T, v *browsertest.Visitor) {
	t.Helper()
	err := proto.WebAuthnEnable{}.Call(v.Page)
	if err == nil {
		_, err = proto.WebAuthnAddVirtualAuthenticator{Options: &proto.WebAuthnVirtualAuthenticatorOptions{
			Protocol: proto.WebAuthnAuthenticatorProtocolCtap2, Transport: proto.WebAuthnAuthenticatorTransportInternal,
			HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
		}}.Call(v.Page)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestSomebodyMakesAPasskeySignsInWithItAndRemovesIt(t *testing.T) {
	s := atLocalhost(t)
	ruth := comes(t, s, "ruth", "/me")
	withAuthenticator(t, ruth)
	ruth.Press("Passkeys")
	ruth.Write("What you call this device", "My work telephone")
	ruth.Write("Your password", "not hers")
	ruth.Press("Make a passkey")
	ruth.Says("The password is not right")
	ruth.Write("Your password", password)
	ruth.Press("Make a passkey")
	browsertest.Read(t, ruth.Page, "make-passkey")
	ruth.Press("Make it now")
	ruth.Says("My work telephone, made on")
	browsertest.Read(t, ruth.Page, "passkeys")

	ruth.Open("/me")
	ruth.Press("Sign out")
	ruth.Open("/sign-in?next=/me")
	ruth.Press("Sign in with a passkey")
	ruth.Awaits("Where you are signed in")

	ruth.Press("Passkeys")
	ruth.Says("last used")
	ruth.Press("Remove it")
	ruth.Says("You have none yet.")
	ruth.Open("/me")
	ruth.Press("Sign out")
	ruth.Press("Sign in with a passkey")
	ruth.Awaits("That passkey is not known here")
	browsertest.Read(t, ruth.Page, "passkey-refused")
}

func TestWithoutScriptThePageOfPasskeysLeadsToThePassword(t *testing.T) {
	s := atLocalhost(t)
	v := browsertest.Visit(t, localhost(s), "/sign-in?next=/me")
	if err := (proto.EmulationSetScriptExecutionDisabled{Value: true}).Call(v.Page); err != nil {
		t.Fatal(err)
	}
	v.Press("Sign in with a passkey")
	v.Says("This browser cannot use passkeys.")
	v.ShowsNothingOf("Use your passkey")
	v.Press("Sign in with your password")
	signsIn(v, "ruth")
	v.Says("Where you are signed in")
}

func TestThePoliciesCanBeReadByEverybody(t *testing.T) {
	s := door(t)
	s.Priya.Reads(map[string]string{"policies": accesspage.PoliciesURL})
}
