package access_test

import (
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// service is a service stream in memory: what has been said in it so far.
type service struct {
	t       *testing.T
	entries []ledger.Entry
}

const stream ledger.StreamID = "7d1f2c9e-52b1-4c55-9d6e-1f0a3b6c8e21"

// said is when everything is said.
var said = time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)

func (s *service) people() *access.People {
	return access.Directory.Of(ledger.NewHistory(stream, s.entries...))
}

func (s *service) says(change ledger.Change, err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	for _, n := range change.Entries[stream] {
		s.entries = append(s.entries, ledger.Entry{Stream: stream, ID: n.ID, Kind: n.Kind, Author: n.Author, Recorded: said, Body: n.Body})
	}
}

func (s *service) newcomer(by ledger.Author, name string, role access.Role) access.Person {
	s.t.Helper()
	id := ledger.NewStreamID()
	s.says(access.AddNewcomer(s.people(), by, stream, ledger.NewEntryID(), access.Newcomer{Person: id, Name: name, Role: role}))
	return s.find(id)
}

func (s *service) find(id ledger.StreamID) access.Person {
	s.t.Helper()
	p, ok := s.people().Find(id)
	if !ok {
		s.t.Fatal("nobody of that name")
	}
	return p
}

func (s *service) confirm(by access.Person, whom access.Person) error {
	for _, w := range s.people().Waiting() {
		if w.Person.ID != whom.ID {
			continue
		}
		change, err := access.ConfirmRole(s.people(), by, stream, ledger.NewEntryID(), w.Asked)
		if err != nil {
			return err
		}
		s.says(change, nil)
	}
	return nil
}

func TestTheFirstTwoAdministratorsConfirmEachOther(t *testing.T) {
	s := &service{t: t}
	amara := s.newcomer(access.Host, "Amara Lyle", access.AdministratorIs)
	piotr := s.newcomer(access.Host, "Piotr Sewell", access.AdministratorIs)

	if err := s.confirm(amara, amara); err == nil {
		t.Error("somebody confirmed herself")
	}
	if err := s.confirm(amara, piotr); err != nil {
		t.Fatal(err)
	}
	if err := s.confirm(s.find(piotr.ID), amara); err != nil {
		t.Fatal(err)
	}
	if !s.find(amara.ID).Has(access.AdministratorIs) || !s.find(piotr.ID).Has(access.AdministratorIs) {
		t.Error("the first two are not administrators")
	}
}

func TestARoleHoldsOnlyOnceASecondPersonConfirmedIt(t *testing.T) {
	s := &service{t: t}
	amara := s.newcomer(access.Host, "Amara Lyle", access.AdministratorIs)
	piotr := s.newcomer(access.Host, "Piotr Sewell", access.AdministratorIs)
	if err := s.confirm(amara, piotr); err != nil {
		t.Fatal(err)
	}
	if err := s.confirm(s.find(piotr.ID), amara); err != nil {
		t.Fatal(err)
	}

	ruth := s.newcomer(ledger.By(amara.ID), "Ruth Adeyemi", access.Practitioner)
	if s.find(ruth.ID).Has(access.Practitioner) {
		t.Error("the role holds before anybody confirmed it")
	}
	if err := s.confirm(s.find(amara.ID), ruth); err == nil {
		t.Error("whoever asked for the role confirmed it too")
	}
	if err := s.confirm(s.find(piotr.ID), ruth); err != nil {
		t.Fatal(err)
	}
	if !s.find(ruth.ID).Has(access.Practitioner) {
		t.Error("the role does not hold after a second person confirmed it")
	}
}

func TestAThirdPersonInvitedFromTheHostCannotConfirmOnceThereAreTwo(t *testing.T) {
	s := &service{t: t}
	amara := s.newcomer(access.Host, "Amara Lyle", access.AdministratorIs)
	piotr := s.newcomer(access.Host, "Piotr Sewell", access.AdministratorIs)
	third := s.newcomer(access.Host, "Owain Price", access.AdministratorIs)
	fourth := s.newcomer(access.Host, "Joan Mills", access.AdministratorIs)
	for _, pair := range [][2]access.Person{{amara, piotr}, {piotr, amara}} {
		if err := s.confirm(s.find(pair[0].ID), pair[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.confirm(third, fourth); err == nil {
		t.Error("somebody unconfirmed confirmed another")
	}
}

func TestTwoPeopleOfOneNameAreToldApartBeforeTheySignIn(t *testing.T) {
	s := &service{t: t}
	s.newcomer(access.Host, "Amara Lyle", access.AdministratorIs)
	_, err := access.AddNewcomer(s.people(), access.Host, stream, ledger.NewEntryID(), access.Newcomer{
		Person: ledger.NewStreamID(), Name: "amara lyle ", Role: access.Practitioner,
	})
	if fields := fault.FieldsOf(err); len(fields) != 1 || fields[0].Name != "name" {
		t.Errorf("err = %v, want the name refused", err)
	}
}

func TestARoleThatEndedIsGoneHoweverOftenItWasAskedForAndTheLastAdministratorStays(t *testing.T) {
	s := &service{t: t}
	amara := s.newcomer(access.Host, "Amara Lyle", access.AdministratorIs)
	piotr := s.newcomer(access.Host, "Piotr Sewell", access.AdministratorIs)
	for _, pair := range [][2]access.Person{{amara, piotr}, {piotr, amara}} {
		if err := s.confirm(s.find(pair[0].ID), pair[1]); err != nil {
			t.Fatal(err)
		}
	}
	again, err := access.RoleAsked.New(ledger.NewEntryID(), access.Host, nil, access.RoleBody{Person: amara.ID, Role: access.AdministratorIs})
	var change ledger.Change
	change.Add(stream, again)
	s.says(change, err)
	if err := s.confirm(s.find(piotr.ID), amara); err != nil {
		t.Fatal(err)
	}

	form := access.EndForm{Person: amara.ID, Role: access.AdministratorIs, Why: "Left the service"}
	s.says(access.EndRole(s.people(), s.find(piotr.ID), stream, ledger.NewEntryID(), form))
	if s.find(amara.ID).Has(access.AdministratorIs) {
		t.Error("the role holds after it ended")
	}
	form.Person = piotr.ID
	_, err = access.EndRole(s.people(), s.find(piotr.ID), stream, ledger.NewEntryID(), form)
	if fields := fault.FieldsOf(err); len(fields) != 1 || fields[0].Name != "role" {
		t.Errorf("the last administrator's role ended: %v", err)
	}
}

func TestWhoHadARoleAndHasNoneAnyMoreHasLeft(t *testing.T) {
	s, piotr, amara, _, worker := threeAdministrators(t)
	if left := s.people().Left(); len(left) > 0 {
		t.Errorf("%v have left, who have only just come", left)
	}
	s.confirmed(amara, worker)
	s.says(access.EndRole(s.people(), piotr, stream, ledger.NewEntryID(), access.EndForm{Person: worker.ID, Role: access.Practitioner, Why: "Left"}))
	if left := s.people().Left(); len(left) != 1 || left[0].ID != worker.ID {
		t.Errorf("%v have left", left)
	}
}
