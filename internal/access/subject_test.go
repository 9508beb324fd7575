package access_test

import (
	"testing"

	"candour/internal/access"
	"candour/internal/ledger"
)

const issuer = "https://login.service.example"

func TestWhoSomebodyIsAtTheProviderTakesTwoAdministratorsAndNeitherIsThePerson(t *testing.T) {
	s, piotr, amara, ines, worker := threeAdministrators(t)
	ask := func(by access.Person, of access.Person) error {
		change, err := access.AskSubject(s.people(), by, stream, ledger.NewEntryID(), access.SubjectBody{Person: of.ID, Issuer: issuer, Subject: "c2b1f0"})
		if err == nil {
			s.says(change, nil)
		}
		return err
	}
	if ask(worker, ines) == nil || ask(ines, ines) == nil {
		t.Error("a worker, or the person, wrote it down")
	}
	if err := ask(piotr, ines); err != nil {
		t.Fatal(err)
	}
	if ask(amara, worker) == nil {
		t.Error("one name is written down for two people")
	}
	asked := s.people().Subjects()[0].Asked
	for name, by := range map[string]access.Person{"a worker": worker, "the person": ines, "who wrote it down": piotr} {
		if _, err := access.ConfirmSubject(s.people(), by, stream, ledger.NewEntryID(), asked); err == nil {
			t.Errorf("%s confirmed it", name)
		}
	}
	if _, known := s.people().KnownAs(issuer, "c2b1f0"); known {
		t.Error("one word was enough")
	}
	s.says(access.ConfirmSubject(s.people(), amara, stream, ledger.NewEntryID(), asked))
	if p, known := s.people().KnownAs(issuer, "c2b1f0"); !known || p.ID != ines.ID {
		t.Errorf("it is %q", p.Name)
	}
	if _, known := s.people().KnownAs("https://elsewhere.example", "c2b1f0"); known {
		t.Error("another provider speaks for her")
	}
	s.says(access.EndSubject(s.people(), piotr, stream, ledger.NewEntryID(), asked))
	if _, known := s.people().KnownAs(issuer, "c2b1f0"); known {
		t.Error("a name that ended opens a session")
	}
}
