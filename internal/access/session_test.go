package access_test

import (
	"errors"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/ledger/ledgertest"
)

func TestASessionRunsOutWhenIdleButStillSaysWhoseItWas(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	sessions := access.Sessions{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	token, err := sessions.Begin(t.Context(), ruth)
	if err != nil {
		t.Fatal(err)
	}

	r.Clock.Advance(50 * time.Minute)
	if s, err := sessions.Find(t.Context(), token); err != nil || s.Person != ruth {
		t.Fatalf("after 50 minutes: %v, %v", s.Person, err)
	}
	r.Clock.Advance(access.IdleLimit + time.Minute)
	s, err := sessions.Find(t.Context(), token)
	if !errors.Is(err, access.ErrSignedOut) || s.Person != ruth {
		t.Errorf("after an idle hour: person %q, error %v; want hers, signed out", s.Person, err)
	}
}

func TestSignedOutEverywhereMeansEveryDevice(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	sessions := access.Sessions{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	phone, err := sessions.Begin(t.Context(), ruth)
	if err != nil {
		t.Fatal(err)
	}
	laptop, err := sessions.Begin(t.Context(), ruth)
	if err != nil {
		t.Fatal(err)
	}
	if err := sessions.EndAll(t.Context(), ruth); err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{phone, laptop} {
		if _, err := sessions.Find(t.Context(), token); !errors.Is(err, access.ErrSignedOut) {
			t.Errorf("a device is still signed in: %v", err)
		}
	}
}

func TestWrongPasswordsCloseTheDoorToThePlaceAndNotToThePerson(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	accounts := access.Accounts{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	token, err := accounts.Invite(t.Context(), ruth, "Ruth.Adeyemi")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := accounts.Accept(t.Context(), token, "three plain words"); err != nil {
		t.Fatal(err)
	}
	var door access.Door
	for range 8 {
		if _, err := accounts.SignIn(t.Context(), &door, access.From{Place: "203.0.113.9"}, "ruth.adeyemi", "a guess"); err == nil {
			t.Fatal("a guess was right")
		}
	}
	if _, err := accounts.SignIn(t.Context(), &door, access.From{Place: "203.0.113.9"}, "ruth.adeyemi", "three plain words"); err == nil {
		t.Error("the door is open to a place that guessed eight times")
	}
	if p, err := accounts.SignIn(t.Context(), &door, access.From{Place: "198.51.100.4"}, "ruth.adeyemi ", "three plain words"); err != nil || p != ruth {
		t.Errorf("an outsider locked her out: %v", err)
	}
}

func TestGuessesMadeAtOnceAreCountedAsGuessesMadeInTurn(t *testing.T) {
	var door access.Door
	open := make(chan bool, 100)
	for range cap(open) {
		go func() { open <- door.Knock("203.0.113.9", time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)) }()
	}
	let := 0
	for range cap(open) {
		if <-open {
			let++
		}
	}
	if let != 8 {
		t.Errorf("%d guesses were let in at once", let)
	}
}

func TestANewPasswordEndsWhatTheOldOneOpenedAndEveryOtherLink(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	accounts := access.Accounts{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	sessions := access.Sessions{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	links := make([]string, 2)
	for i := range links {
		var err error
		if links[i], err = accounts.Invite(t.Context(), ruth, "ruth"); err != nil {
			t.Fatal(err)
		}
	}
	token, err := sessions.Begin(t.Context(), ruth)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := accounts.Accept(t.Context(), links[0], "three plain words"); err != nil {
		t.Fatal(err)
	}
	if _, err := sessions.Find(t.Context(), token); !errors.Is(err, access.ErrSignedOut) {
		t.Errorf("whoever knew the old password is still signed in: %v", err)
	}
	if _, err := accounts.Accept(t.Context(), links[1], "four other plain words"); err == nil {
		t.Error("another link still sets a password")
	}
}

func TestAnInvitationIsUsedOnceWithinHalfAnHour(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	accounts := access.Accounts{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	used, err := accounts.Invite(t.Context(), ruth, "ruth")
	if err != nil {
		t.Fatal(err)
	}
	late, err := accounts.Invite(t.Context(), colin, "colin")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := accounts.Accept(t.Context(), used, "short"); err == nil {
		t.Error("a short password was taken")
	}
	if _, err := accounts.Accept(t.Context(), used, "three plain words"); err != nil {
		t.Fatal(err)
	}
	if _, err := accounts.Accept(t.Context(), used, "four other plain words"); err == nil {
		t.Error("a link was used twice")
	}
	r.Clock.Advance(31 * time.Minute)
	if _, err := accounts.Accept(t.Context(), late, "three plain words"); err == nil {
		t.Error("a link was used after half an hour")
	}
}
