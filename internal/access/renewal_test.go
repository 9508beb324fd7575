package access_test

import (
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// office is a service on a real record: two administrators, and a worker with a password, a second factor and a session.
type office struct {
	*ledgertest.Record
	access.Renewals
	t                  *testing.T
	piotr, amara, ruth access.Person
	factors            access.SecondFactors
	signIn             func() error
	session            string
}

func anOffice(t *testing.T) *office {
	t.Helper()
	r, factors, person, _ := factored(t)
	o := &office{Record: r, t: t, factors: factors, Renewals: access.Renewals{
		Accounts: access.Accounts{DB: r.Engine.Writer(), Clock: r.Clock.Now}, Staff: access.Staff{Ledger: r.Ledger, Service: r.Service.Stream},
	}}
	piotr, amara := r.Begin(), r.Begin()
	o.joins(piotr, "Piotr Sewell", access.AdministratorIs)
	o.joins(amara, "Amara Lyle", access.AdministratorIs)
	o.joins(person, "Ruth", access.Practitioner)
	o.confirms(amara, piotr)
	o.confirms(piotr, amara)
	o.piotr, o.amara, o.ruth = o.find(piotr), o.find(amara), o.find(person)
	o.signIn = joined(t, o.Accounts, person)
	token, err := access.Sessions{DB: r.Engine.Writer(), Clock: r.Clock.Now}.Begin(t.Context(), person)
	if err != nil {
		t.Fatal(err)
	}
	o.session = token
	return o
}

func (o *office) people() *access.People {
	o.t.Helper()
	all, err := o.Staff.People(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

func (o *office) find(id ledger.StreamID) access.Person {
	p, _ := o.people().Find(id)
	return p
}

// does puts something on the service's record.
func (o *office) does(form ledger.EntryID, verb func(*access.People, ledger.StreamID) (ledger.Change, error)) error {
	service := o.Staff.Service
	_, err := o.Ledger.Do(o.t.Context(), ledger.Act{Form: form, On: []ledger.Seen{{Stream: service, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return verb(access.Directory.Of(hs[service]), service)
	}})
	return err
}

func (o *office) joins(id ledger.StreamID, name string, role access.Role) {
	o.t.Helper()
	form := ledger.NewEntryID()
	err := o.does(form, func(s *access.People, service ledger.StreamID) (ledger.Change, error) {
		return access.AddNewcomer(s, access.Host, service, form, access.Newcomer{Person: id, Name: name, Role: role})
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) confirms(by, whom ledger.StreamID) {
	o.t.Helper()
	form := ledger.NewEntryID()
	err := o.does(form, func(s *access.People, service ledger.StreamID) (ledger.Change, error) {
		for _, w := range s.Waiting() {
			if w.Person.ID == whom {
				p, _ := s.Find(by)
				return access.ConfirmRole(s, p, service, form, w.Asked)
			}
		}
		return ledger.Change{}, nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

// renewed has Piotr ask for a new way in for Ruth, and Amara confirm it.
func (o *office) renewed() access.Recovery {
	o.t.Helper()
	asking, confirming := ledger.NewEntryID(), ledger.NewEntryID()
	asked := ledger.Ref{Stream: o.Staff.Service, Entry: asking}
	err := o.does(asking, func(s *access.People, service ledger.StreamID) (ledger.Change, error) {
		return access.AskRecovery(s, o.piotr, service, asking, access.RecoveryBody{Person: o.ruth.ID, Why: "Lost the telephone"})
	})
	if err == nil {
		err = o.does(confirming, func(s *access.People, service ledger.StreamID) (ledger.Change, error) {
			return access.ConfirmRecovery(s, o.amara, service, confirming, asked, o.Clock.Now())
		})
	}
	if err != nil {
		o.t.Fatal(err)
	}
	return o.people().Recovered(o.ruth.ID)[0]
}

func (o *office) carriesOut(r access.Recovery) {
	o.t.Helper()
	if err := o.Do(o.t.Context(), ledger.Job{Kind: access.RenewJob, Entry: r.Asked.Entry}); err != nil {
		o.t.Fatal(err)
	}
}

// halves are what the two administrators are shown.
func (o *office) halves(r access.Recovery) (link, code string) {
	o.t.Helper()
	link, err := o.Accounts.RecoveryLink(o.t.Context(), r)
	if err == nil {
		code, err = o.Accounts.RecoveryCode(o.t.Context(), r)
	}
	if err != nil {
		o.t.Fatal(err)
	}
	return link, code
}

func (o *office) signedIn() bool {
	_, err := access.Sessions{DB: o.Engine.Writer(), Clock: o.Clock.Now}.Find(o.t.Context(), o.session)
	return err == nil
}

func TestAWordOnRecordEndsAllThatSomebodySignedInWith(t *testing.T) {
	o := anOffice(t)
	r := o.renewed()
	if !o.signedIn() || o.signIn() != nil {
		t.Fatal("they were shut out before it was on record")
	}
	o.carriesOut(r)
	if o.signIn() == nil {
		t.Error("the old password still works")
	}
	if o.signedIn() {
		t.Error("a session goes on")
	}
	if since, err := o.factors.Since(t.Context(), o.ruth.ID); err != nil || !since.IsZero() {
		t.Errorf("the second factor stands since %v, %v", since, err)
	}
}

// The form of an entry that is on record already is refused by the record: then nothing may have ended.
func TestAWordThatIsNotRecordedShutsNobodyOut(t *testing.T) {
	o := anOffice(t)
	o.carriesOut(access.Recovery{Asked: ledger.Ref{Stream: o.Staff.Service, Entry: ledger.NewEntryID()}, Person: o.ruth.ID})
	if !o.signedIn() || o.signIn() != nil {
		t.Error("they were shut out, and nobody could see by whom")
	}
}

func TestWhatSomebodyChoseByTheNewWayIsNotTakenFromThemWhenTheJobRunsAgain(t *testing.T) {
	o := anOffice(t)
	r := o.renewed()
	o.carriesOut(r)
	link, code := o.halves(r)
	if _, err := o.Accounts.Recover(t.Context(), link, strings.ToLower(code), "four other plain words"); err != nil {
		t.Fatal(err)
	}
	o.carriesOut(r)
	from := access.From{Place: "203.0.113.9"}
	if _, err := o.Accounts.SignIn(t.Context(), &access.Door{}, from, "ruth", "four other plain words"); err != nil {
		t.Error(err)
	}
}

func TestNeitherHalfOfANewWayInIsEnough(t *testing.T) {
	o := anOffice(t)
	r := o.renewed()
	o.carriesOut(r)
	link, code := o.halves(r)
	for name, try := range map[string]func() error{
		"the link alone": func() error {
			_, err := o.Accounts.Recover(t.Context(), link, "", "four other plain words")
			return err
		},
		"a guess": func() error {
			_, err := o.Accounts.Recover(t.Context(), link, "AAAA AAAA AAAA", "four other plain words")
			return err
		},
		"the code alone": func() error {
			_, err := o.Accounts.Recover(t.Context(), "", code, "four other plain words")
			return err
		},
		"as a plain link": func() error { _, err := o.Accounts.Accept(t.Context(), link, "four other plain words"); return err },
	} {
		if try() == nil {
			t.Errorf("%s was enough", name)
		}
	}
	newer, _ := o.halves(r)
	if _, err := o.Accounts.Recover(t.Context(), link, code, "four other plain words"); err == nil {
		t.Error("an earlier link and an earlier code still open")
	}
	o.Clock.Advance(25 * time.Hour)
	if _, err := o.Accounts.Recover(t.Context(), newer, code, "four other plain words"); err == nil {
		t.Error("it opens a day later")
	}
}

func TestEachAdministratorHoldsOneHalfAndNobodyElseAny(t *testing.T) {
	o := anOffice(t)
	r := o.renewed()
	for who, want := range map[*access.Person]access.Half{&o.amara: access.LinkHalf, &o.piotr: access.CodeHalf, &o.ruth: access.NoHalf} {
		if _, half := o.people().HalfOf(*who, r.Asked, o.Clock.Now()); half != want {
			t.Errorf("%s holds half %d, and should hold %d", who.Name, half, want)
		}
	}
	if held := o.people().RecoveriesHeld(o.amara, o.Clock.Now().Add(24*time.Hour)); len(held) > 0 {
		t.Error("a day later it is still held")
	}
}

func TestAnotherNewWayInEndsTheOneBefore(t *testing.T) {
	o := anOffice(t)
	first := o.renewed()
	o.carriesOut(first)
	link, code := o.halves(first)
	o.Clock.Advance(time.Minute)
	o.carriesOut(o.renewed())
	if _, err := o.Accounts.Recover(t.Context(), link, code, "four other plain words"); err == nil {
		t.Error("the one before still opens")
	}
	if _, half := o.people().HalfOf(o.amara, first.Asked, o.Clock.Now()); half != access.NoHalf {
		t.Error("a half of the one before is still shown")
	}
}
