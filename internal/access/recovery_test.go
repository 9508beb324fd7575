package access_test

import (
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
)

// threeAdministrators and a worker who lost her telephone.
func threeAdministrators(t *testing.T) (s *service, piotr, amara, ines, worker access.Person) {
	t.Helper()
	s = &service{t: t}
	piotr, amara = s.newcomer(access.Host, "Piotr Sewell", access.AdministratorIs), s.newcomer(access.Host, "Amara Lyle", access.AdministratorIs)
	s.confirmed(amara, piotr)
	s.confirmed(piotr, amara)
	piotr, amara = s.find(piotr.ID), s.find(amara.ID)
	ines = s.newcomer(ledger.By(piotr.ID), "Ines Marchetti", access.AdministratorIs)
	s.confirmed(amara, ines)
	worker = s.newcomer(ledger.By(piotr.ID), "Ruth Adeyemi", access.Practitioner)
	return s, piotr, amara, s.find(ines.ID), worker
}

func (s *service) confirmed(by, whom access.Person) {
	s.t.Helper()
	if err := s.confirm(by, whom); err != nil {
		s.t.Fatal(err)
	}
}

func TestANewWayInTakesTwoAdministratorsAndNeitherIsThePerson(t *testing.T) {
	s, piotr, amara, ines, worker := threeAdministrators(t)
	for name, by := range map[string]access.Person{"a worker": worker, "themselves": ines} {
		if _, err := access.AskRecovery(s.people(), by, stream, ledger.NewEntryID(), access.RecoveryBody{Person: ines.ID, Why: "lost"}); err == nil {
			t.Errorf("%s asked for it", name)
		}
	}
	if _, err := access.AskRecovery(s.people(), piotr, stream, ledger.NewEntryID(), access.RecoveryBody{Person: ines.ID}); err == nil {
		t.Error("it was asked for without a reason")
	}
	s.says(access.AskRecovery(s.people(), piotr, stream, ledger.NewEntryID(), access.RecoveryBody{Person: ines.ID, Why: "Lost the telephone"}))
	asked := s.people().RecoveriesWaiting(said)[0].Asked
	for name, by := range map[string]access.Person{"a worker": worker, "the person": ines, "who asked": piotr} {
		if _, err := access.ConfirmRecovery(s.people(), by, stream, ledger.NewEntryID(), asked, said); err == nil {
			t.Errorf("%s confirmed it", name)
		}
	}
	if _, err := access.ConfirmRecovery(s.people(), amara, stream, ledger.NewEntryID(), asked, said.Add(25*time.Hour)); err == nil {
		t.Error("it was confirmed a day later")
	}
	s.says(access.ConfirmRecovery(s.people(), amara, stream, ledger.NewEntryID(), asked, said))
	if told := s.people().Recovered(ines.ID); len(told) != 1 || told[0].By.Person != piotr.ID || told[0].ConfirmedBy.Person != amara.ID {
		t.Errorf("they are told %v", told)
	}
}

// joined gives somebody a password by a newcomer's link; what it answers tries the password.
func joined(t *testing.T, accounts access.Accounts, person ledger.StreamID) (signIn func() error) {
	t.Helper()
	token, err := accounts.InviteNewcomer(t.Context(), person, "ruth")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := accounts.Accept(t.Context(), token, "three plain words"); err != nil {
		t.Fatal(err)
	}
	return func() error {
		_, err := accounts.SignIn(t.Context(), &access.Door{}, access.From{Place: "203.0.113.9"}, "ruth", "three plain words")
		return err
	}
}
