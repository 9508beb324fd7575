package access_test

import (
	"bytes"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// factored is a record on which somebody has set up a second factor, and what their telephone makes codes with.
func factored(t *testing.T) (*ledgertest.Record, access.SecondFactors, ledger.StreamID, access.CodeSecret) {
	t.Helper()
	t.Parallel()
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	factors, person := access.SecondFactors{Ledger: r.Ledger, DB: r.Engine.Writer()}, r.Begin()
	offer := offered(t, factors, person)
	if err := factors.Confirm(t.Context(), person, offer, offer.Secret.Code(r.Clock.Now())); err != nil {
		t.Fatal(err)
	}
	r.Clock.Advance(time.Minute)
	return r, factors, person, offer.Secret
}

func TestACodeWorksOnce(t *testing.T) {
	r, factors, person, secret := factored(t)
	code := secret.Code(r.Clock.Now())
	if err := factors.Check(t.Context(), person, code[:3]+" "+code[3:]); err != nil {
		t.Fatal(err)
	}
	if err := factors.Check(t.Context(), person, code); err == nil {
		t.Error("a code worked twice")
	}
	r.Clock.Advance(30 * time.Second)
	if err := factors.Check(t.Context(), person, secret.Code(r.Clock.Now())); err != nil {
		t.Errorf("the next code: %v", err)
	}
}

func TestOfTwoWhoSendOneCodeAtOnceOneIsLetIn(t *testing.T) {
	r, factors, person, secret := factored(t)
	code := secret.Code(r.Clock.Now())
	answers := make(chan error, 8)
	for range cap(answers) {
		go func() { answers <- factors.Check(t.Context(), person, code) }()
	}
	in := 0
	for range cap(answers) {
		if <-answers == nil {
			in++
		}
	}
	if in != 1 {
		t.Errorf("%d were let in with one code", in)
	}
}

func TestAClockMayBeHalfAMinuteOffAndNoMore(t *testing.T) {
	r, factors, person, secret := factored(t)
	now := r.Clock.Now()
	if err := factors.Check(t.Context(), person, secret.Code(now.Add(-time.Minute))); err == nil {
		t.Error("a code of a minute ago was taken")
	}
	if err := factors.Check(t.Context(), person, secret.Code(now.Add(30*time.Second))); err != nil {
		t.Errorf("the code of a telephone that is half a minute ahead: %v", err)
	}
}

func TestASecondFactorCountsOnlyOnceACodeConfirmedIt(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	factors, person := access.SecondFactors{Ledger: r.Ledger, DB: r.Engine.Writer()}, r.Begin()
	offer := offered(t, factors, person)
	if err := factors.Check(t.Context(), person, offer.Secret.Code(r.Clock.Now())); err == nil {
		t.Error("a code of an unconfirmed second factor was taken")
	}
	if err := factors.Confirm(t.Context(), person, offer, "000000"); err == nil {
		t.Error("a wrong code confirmed it")
	}
	if since, err := factors.Since(t.Context(), person); err != nil || !since.IsZero() {
		t.Errorf("unconfirmed, it stands since %v, %v", since, err)
	}
	other := offered(t, factors, person)
	if err := factors.Confirm(t.Context(), person, offer, offer.Secret.Code(r.Clock.Now())); err != nil {
		t.Fatal(err)
	}
	if _, err := factors.Offer(t.Context(), person, session); err == nil {
		t.Error("another is offered beside one that is in use")
	}
	if err := factors.Confirm(t.Context(), person, other, other.Secret.Code(r.Clock.Now())); err == nil {
		t.Error("a page that was open replaced the one that is in use")
	}
}

// Whoever was at somebody's open session for a moment has seen the secret of one page, and of no later one.
func TestASecretThatWasNotConfirmedIsShownToNobodyAgain(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	factors, person, other := access.SecondFactors{Ledger: r.Ledger, DB: r.Engine.Writer()}, r.Begin(), r.Begin()
	first := offered(t, factors, person)
	if again := offered(t, factors, person); bytes.Equal(again.Secret, first.Secret) {
		t.Error("opened again, the page shows the same secret")
	}
	if back, err := factors.Offered(t.Context(), person, session, first.Sealed); err != nil || !bytes.Equal(back.Secret, first.Secret) {
		t.Errorf("the form’s own secret came back otherwise: %v", err)
	}
	for name, opened := range map[string]func() (access.Offer, error){
		"another session": func() (access.Offer, error) { return factors.Offered(t.Context(), person, "another", first.Sealed) },
		"somebody else":   func() (access.Offer, error) { return factors.Offered(t.Context(), other, session, first.Sealed) },
		"a broken form":   func() (access.Offer, error) { return factors.Offered(t.Context(), person, session, "AAAA") },
		"no form":         func() (access.Offer, error) { return factors.Offered(t.Context(), person, session, "") },
	} {
		if _, err := opened(); err == nil {
			t.Errorf("%s opened it", name)
		}
	}
}

// session is the token of somebody's session.
const session = "a token"

func offered(t *testing.T, factors access.SecondFactors, person ledger.StreamID) access.Offer {
	t.Helper()
	offer, err := factors.Offer(t.Context(), person, session)
	if err != nil {
		t.Fatal(err)
	}
	return offer
}

func TestTheSecretLiesEncrypted(t *testing.T) {
	r, _, person, secret := factored(t)
	var kept []byte
	if err := r.Engine.DB().QueryRowContext(t.Context(), `SELECT secret FROM second_factor WHERE person = $1`, string(person)).Scan(&kept); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(kept, secret) || bytes.Contains(kept, []byte(secret.Text())) {
		t.Error("the secret lies in the table as it is")
	}
}

func TestWhoMustHaveASecondFactorCannotRemoveIt(t *testing.T) {
	r, factors, person, secret := factored(t)
	factors.Required = true
	for _, role := range access.Roles {
		if err := factors.Remove(t.Context(), access.Person{ID: person, Roles: []access.Role{role}}, secret.Code(r.Clock.Now())); err == nil {
			t.Errorf("with the role %s, somebody removed what the service asks for", role)
		}
	}
	without := access.Person{ID: person}
	if err := factors.Remove(t.Context(), without, "000000"); err == nil {
		t.Error("it was removed without a code")
	}
	if err := factors.Remove(t.Context(), without, secret.Code(r.Clock.Now())); err != nil {
		t.Error(err)
	}
}
