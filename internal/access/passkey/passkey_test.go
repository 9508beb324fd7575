package passkey_test

import (
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/access/passkey"
	"candour/internal/ledger/ledgertest"
)

const site = "http://localhost:8080"

var ruth, colin = access.Person{ID: "9c5f0f6e-3f0b-4c89-9f8e-5a0d7c8f5b10", Name: "Ruth Adeyemi"}, access.Person{ID: "1d9d2b0c-7f1e-4a55-8f29-2f6f4c1d3a77", Name: "Colin Pryce"}

func begin(t *testing.T) (*ledgertest.Record, *passkey.Passkeys) {
	t.Helper()
	t.Parallel()
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds))
	p, err := passkey.New(r.Engine.Writer(), r.Clock.Now, site)
	if err != nil {
		t.Fatal(err)
	}
	return r, p
}

func made(t *testing.T, p *passkey.Passkeys, who access.Person, d *device) error {
	t.Helper()
	c, err := p.BeginMaking(t.Context(), who, "My telephone")
	if err != nil {
		t.Fatal(err)
	}
	return p.Make(t.Context(), who, c.Token, d.makes(c.Options))
}

// withPasskey is a service, and a telephone that has a passkey of Ruth’s.
func withPasskey(t *testing.T) (*ledgertest.Record, *passkey.Passkeys, *device) {
	t.Helper()
	r, p := begin(t)
	d := newDevice(t)
	if err := made(t, p, ruth, d); err != nil {
		t.Fatal(err)
	}
	return r, p, d
}

func asked(t *testing.T, p *passkey.Passkeys) passkey.Ceremony {
	t.Helper()
	c, err := p.BeginSignIn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSomebodySignsInWithAPasskeyOfTheirsUntilTheyRemoveIt(t *testing.T) {
	r, p, d := withPasskey(t)
	r.Clock.Advance(time.Hour)
	for range 2 {
		c := asked(t, p)
		if who, err := p.SignIn(t.Context(), c.Token, d.signs(c.Options)); err != nil || who != ruth.ID {
			t.Fatalf("she is %q, %v", who, err)
		}
	}
	all, err := p.Of(t.Context(), ruth.ID)
	if err != nil || len(all) != 1 || all[0].Name != "My telephone" || !all[0].Used.Equal(r.Clock.Now()) {
		t.Fatalf("her passkeys are %+v, %v", all, err)
	}
	for _, whose := range []access.Person{colin, ruth} {
		if err := p.Remove(t.Context(), whose.ID, all[0].ID); err != nil {
			t.Fatal(err)
		}
		c := asked(t, p)
		if _, err := p.SignIn(t.Context(), c.Token, d.signs(c.Options)); (err == nil) != (whose.ID == colin.ID) {
			t.Errorf("removed by %s, the passkey answers %v", whose.Name, err)
		}
	}
}

func TestAnAnswerCountsOnceAndWithinFiveMinutes(t *testing.T) {
	r, p, d := withPasskey(t)
	c := asked(t, p)
	answer := d.signs(c.Options)
	if _, err := p.SignIn(t.Context(), c.Token, answer); err != nil {
		t.Fatal(err)
	}
	if _, err := p.SignIn(t.Context(), c.Token, answer); err == nil {
		t.Error("an answer was taken twice")
	}
	late := asked(t, p)
	if _, err := p.SignIn(t.Context(), late.Token, answer); err == nil {
		t.Error("an answer to another question was taken")
	}
	late = asked(t, p)
	r.Clock.Advance(6 * time.Minute)
	if _, err := p.SignIn(t.Context(), late.Token, d.signs(late.Options)); err == nil {
		t.Error("it was taken six minutes later")
	}
}

func TestWhatADeviceMustNotSayIsRefused(t *testing.T) {
	_, p, d := withPasskey(t)
	for name, change := range map[string]func(*device){
		"from another site":   func(d *device) { d.site = "https://candour.example" },
		"for another name":    func(d *device) { d.party = "candour.example" },
		"unsure of its owner": func(d *device) { d.flags = present },
		"as somebody else":    func(d *device) { d.owner = []byte(colin.ID) },
		"as nobody":           func(d *device) { d.owner = nil },
		"with another key":    func(d *device) { d.key = newDevice(t).key },
		"as a copy":           func(d *device) { d.counter = 0 },
	} {
		other := *d
		c := asked(t, p)
		if name == "as a copy" {
			if _, err := p.SignIn(t.Context(), c.Token, d.signs(c.Options)); err != nil {
				t.Fatal(err)
			}
			c = asked(t, p)
		}
		change(&other)
		if _, err := p.SignIn(t.Context(), c.Token, other.signs(c.Options)); err == nil {
			t.Errorf("%s: they came in", name)
		}
	}
}

func TestAPasskeyIsMadeByWhoAskedForIt(t *testing.T) {
	_, p := begin(t)
	c, err := p.BeginMaking(t.Context(), ruth, "My telephone")
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Make(t.Context(), colin, c.Token, newDevice(t).makes(c.Options)); err == nil {
		t.Error("somebody else made it theirs")
	}
	signingIn := asked(t, p)
	if err := p.Make(t.Context(), ruth, signingIn.Token, newDevice(t).makes(signingIn.Options)); err == nil {
		t.Error("a question for signing in made a passkey")
	}
	d := newDevice(t)
	d.flags = present
	if made(t, p, ruth, d) == nil {
		t.Error("a device that is not sure of its owner was taken")
	}
	for _, answer := range []string{"", "{}", strings.Repeat("[", 1000)} {
		c, err := p.BeginMaking(t.Context(), ruth, "My telephone")
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Make(t.Context(), ruth, c.Token, answer); err == nil {
			t.Errorf("%.10q made a passkey", answer)
		}
	}
}

func TestOnePersonHasTenPasskeysAtMost(t *testing.T) {
	_, p := begin(t)
	for range 10 {
		if err := made(t, p, ruth, newDevice(t)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.BeginMaking(t.Context(), ruth, "One more"); err == nil {
		t.Error("an eleventh was begun")
	}
}

// Whoever knew somebody's password may have made a passkey with it, on a telephone of their own.
func TestANewPasswordEndsThePasskeysThatWereMadeWithTheOld(t *testing.T) {
	r, p, d := withPasskey(t)
	c := asked(t, p)
	accounts := access.Accounts{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	link, err := accounts.Invite(t.Context(), ruth.ID, ruth.Name)
	if err == nil {
		_, err = accounts.Accept(t.Context(), link, "four other plain words")
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.SignIn(t.Context(), c.Token, d.signs(c.Options)); err == nil {
		t.Error("one of them still opens")
	}
}
