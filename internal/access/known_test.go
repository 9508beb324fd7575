package access_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/ledger/ledgertest"
)

// underAttack is an account whose name outsiders are guessing at from many places, and a device that its owner has signed in from.
func underAttack(t *testing.T) (*ledgertest.Record, access.Accounts, *access.Door, string) {
	t.Helper()
	t.Parallel()
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	accounts, door := access.Accounts{DB: r.Engine.Writer(), Clock: r.Clock.Now}, &access.Door{}
	joined(t, accounts, ruth)
	device, err := accounts.Know(t.Context(), ruth, "")
	if err != nil {
		t.Fatal(err)
	}
	for n := range 64 {
		door.Knock(fmt.Sprintf("203.0.113.%d", n/4), r.Clock.Now())
	}
	return r, accounts, door, device
}

func tries(t *testing.T, accounts access.Accounts, door *access.Door, from access.From, password string) error {
	t.Helper()
	_, err := accounts.SignIn(t.Context(), door, from, "ruth", password)
	return err
}

func TestWhileTheirNameIsUnderAttackSomebodyGetsInFromADeviceOfTheirs(t *testing.T) {
	r, accounts, door, device := underAttack(t)
	if tries(t, accounts, door, access.From{Place: "198.51.100.4"}, "three plain words") == nil {
		t.Error("a name that was guessed at from sixteen places is open to any other")
	}
	if err := tries(t, accounts, door, access.From{Place: "198.51.100.4", Device: device}, "three plain words"); err != nil {
		t.Errorf("her own tablet is locked out: %v", err)
	}
	if err := tries(t, accounts, door, access.From{Place: "203.0.113.1", Device: device}, "three plain words"); err != nil {
		t.Errorf("her own tablet is locked out in a place that guesses come from: %v", err)
	}
	r.Clock.Advance(16 * time.Minute)
	if err := tries(t, accounts, door, access.From{Place: "198.51.100.4"}, "three plain words"); err != nil {
		t.Errorf("a quarter of an hour later: %v", err)
	}
}

func TestAKnownDeviceMayGuessNoMoreThanAnyPlace(t *testing.T) {
	_, accounts, door, device := underAttack(t)
	for n := range 8 {
		_ = tries(t, accounts, door, access.From{Place: fmt.Sprint(n), Device: device}, "a guess")
	}
	if tries(t, accounts, door, access.From{Place: "198.51.100.4", Device: device}, "three plain words") == nil {
		t.Error("whoever holds a stolen tablet may guess for ever")
	}
}

func TestOnAStolenTabletARightPasswordTakesBackNoWrongCode(t *testing.T) {
	_, accounts, door, device := underAttack(t)
	from := access.From{Place: "198.51.100.4", Device: device}
	for range 2 {
		if err := tries(t, accounts, door, from, "three plain words"); err != nil {
			t.Fatal(err)
		}
		for range 4 {
			_ = accounts.CheckCode(t.Context(), door, from, ruth, func() error { return errors.New("wrong") })
		}
	}
	if err := accounts.CheckCode(t.Context(), door, from, ruth, func() error { return nil }); err == nil {
		t.Error("codes may be guessed for ever")
	}
}

func TestADeviceIsKnownForThoseWhoSignedInFromItAndNobodyElse(t *testing.T) {
	_, accounts, door, device := underAttack(t)
	shared, err := accounts.Know(t.Context(), colin, device)
	if err != nil || shared != device {
		t.Errorf("a tablet that two people share is given another token: %v", err)
	}
	planted, err := accounts.Know(t.Context(), colin, "a token that we never gave")
	if err != nil || planted == "a token that we never gave" {
		t.Errorf("a token from outside was taken: %v", err)
	}
	if tries(t, accounts, door, access.From{Place: "198.51.100.4", Device: planted}, "three plain words") == nil {
		t.Error("somebody else’s device is hers")
	}
}

func TestSigningOutEverywhereForgetsTheDevices(t *testing.T) {
	r, accounts, door, device := underAttack(t)
	if err := (access.Sessions{DB: r.Engine.Writer(), Clock: r.Clock.Now}).EndAll(t.Context(), ruth); err != nil {
		t.Fatal(err)
	}
	if tries(t, accounts, door, access.From{Place: "198.51.100.4", Device: device}, "three plain words") == nil {
		t.Error("a stolen tablet is still known")
	}
}

func TestCodesOfOnePersonAreNotGuessedFromManyPlaces(t *testing.T) {
	_, accounts, door, device := underAttack(t)
	wrong, right := func() error { return errors.New("wrong") }, func() error { return nil }
	for n := range 8 {
		_ = accounts.CheckCode(t.Context(), door, access.From{Place: fmt.Sprint(n)}, ruth, wrong)
	}
	if err := accounts.CheckCode(t.Context(), door, access.From{Place: "9"}, ruth, right); err == nil {
		t.Error("a ninth place may try another code")
	}
	if err := accounts.CheckCode(t.Context(), door, access.From{Place: "9"}, colin, right); err != nil {
		t.Errorf("somebody else is shut out with her: %v", err)
	}
	if err := accounts.CheckCode(t.Context(), door, access.From{Place: "9", Device: device}, ruth, right); err != nil {
		t.Errorf("her own tablet is shut out: %v", err)
	}
}
