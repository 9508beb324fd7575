package access

import (
	"slices"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// SubjectBody says by which name a sign-in provider knows a person.
type SubjectBody struct {
	Person  ledger.StreamID `json:"person"`
	Issuer  string          `json:"issuer"`
	Subject string          `json:"subject"`
}

// SubjectAsked writes down by which name a provider knows a person. It opens nothing until a second administrator confirms it.
var SubjectAsked = ledger.Define(&Kinds, "access.subject_asked/1", ledger.Spec[SubjectBody]{
	Means: "An administrator writes down by which name the sign-in provider knows this person; nobody signs in by it until a second one confirms it.",
	May:   Administrator,
	Line: func(p words.Printer, b SubjectBody) words.Line {
		return words.Line{Text: p.Say("By which name the sign-in provider knows a person was written down")}
	},
	Example: SubjectBody{Person: exampleStream, Issuer: "https://login.service.example", Subject: "c2b1f0"},
})

// SubjectWordBody is a word on such a name.
type SubjectWordBody struct {
	Asked ledger.Ref `json:"asked"`
}

// SubjectConfirmed is the second administrator's word.
var SubjectConfirmed = ledger.Define(&Kinds, "access.subject_confirmed/1", ledger.Spec[SubjectWordBody]{
	Means: "A second administrator confirms by which name the sign-in provider knows a person.",
	May:   Administrator,
	Refs:  func(b SubjectWordBody) []ledger.Ref { return []ledger.Ref{b.Asked} },
	Line: func(p words.Printer, b SubjectWordBody) words.Line {
		return words.Line{Text: p.Say("By which name the sign-in provider knows a person was confirmed")}
	},
	Example: SubjectWordBody{Asked: exampleRef},
})

// SubjectEnded ends it: nobody signs in by that name any more.
var SubjectEnded = ledger.Define(&Kinds, "access.subject_ended/1", ledger.Spec[SubjectWordBody]{
	Means: "Nobody signs in by this name of the sign-in provider any more.",
	May:   Administrator,
	Refs:  func(b SubjectWordBody) []ledger.Ref { return []ledger.Ref{b.Asked} },
	Line: func(p words.Printer, b SubjectWordBody) words.Line {
		return words.Line{Text: p.Say("A name at the sign-in provider was ended")}
	},
	Example: SubjectWordBody{Asked: exampleRef},
})

// Subject is a name that a provider knows somebody by.
type Subject struct {
	SubjectBody
	Asked     ledger.Ref
	By        ledger.Author
	Confirmed bool
	ended     bool
}

func (s *People) subject(e ledger.Entry) {
	switch b := e.Body.(type) {
	case SubjectBody:
		s.subjects = append(s.subjects, Subject{SubjectBody: b, Asked: e.Ref(), By: e.Author})
	case SubjectWordBody:
		for i := range s.subjects {
			at := &s.subjects[i]
			switch {
			case at.Asked != b.Asked:
			case e.Kind == SubjectEnded.Name():
				at.ended = true
			case at.second(e.Author):
				at.Confirmed = true
			}
		}
	}
}

// second reports whether an author is neither the one concerned nor the one who wrote it down.
func (s Subject) second(by ledger.Author) bool { return by.Person != s.Person && by != s.By }

// KnownAs is whom a provider knows by a name: nobody when the record does not say so with two words, or says it of two people.
func (s *People) KnownAs(issuer, subject string) (Person, bool) {
	var found Person
	for _, one := range s.Subjects() {
		if !one.Confirmed || one.Issuer != issuer || one.Subject != subject {
			continue
		}
		if found.ID != "" && found.ID != one.Person {
			return Person{}, false
		}
		found, _ = s.Find(one.Person)
	}
	return found, found.ID != ""
}

// Subjects are the names at providers that have not ended, those that await a second word among them.
func (s *People) Subjects() []Subject {
	return slices.DeleteFunc(slices.Clone(s.subjects), func(one Subject) bool { return one.ended })
}

// AskSubject writes down by which name a provider knows somebody else.
func AskSubject(s *People, by Person, service ledger.StreamID, id ledger.EntryID, b SubjectBody) (ledger.Change, error) {
	_, known := s.Find(b.Person)
	taken := slices.ContainsFunc(s.Subjects(), func(one Subject) bool { return one.Issuer == b.Issuer && one.Subject == b.Subject })
	switch {
	case !known || !by.Has(AdministratorIs):
		return ledger.Change{}, fault.Absent(nil)
	case b.Person == by.ID:
		return ledger.Change{}, fault.Refuse("Somebody else must write this down for you, and a third person confirm it.", nil)
	case b.Subject == "":
		return ledger.Change{}, fault.Fields{{Name: "subject", Sentence: "Enter the name that they were shown"}}
	case taken:
		return ledger.Change{}, fault.Fields{{Name: "subject", Sentence: "This name is written down already. End it there first"}}
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, SubjectAsked, id, nil, b)
	return m.Done()
}

// MayConfirmSubject reports whether a person's word on such a name would count.
func (s *People) MayConfirmSubject(by Person, asked ledger.Ref) bool {
	return by.Has(AdministratorIs) && slices.ContainsFunc(s.Subjects(), func(one Subject) bool {
		return one.Asked == asked && !one.Confirmed && one.second(ledger.By(by.ID))
	})
}

// ConfirmSubject is the second administrator's word.
func ConfirmSubject(s *People, by Person, service ledger.StreamID, id ledger.EntryID, asked ledger.Ref) (ledger.Change, error) {
	if !s.MayConfirmSubject(by, asked) {
		return ledger.Change{}, fault.Refuse("Another administrator must confirm this: not the person it is for, and not whoever wrote it down.", nil)
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, SubjectConfirmed, id, nil, SubjectWordBody{Asked: asked})
	return m.Done()
}

// EndSubject ends a name; one administrator's word is enough.
func EndSubject(s *People, by Person, service ledger.StreamID, id ledger.EntryID, asked ledger.Ref) (ledger.Change, error) {
	if !by.Has(AdministratorIs) || !slices.ContainsFunc(s.Subjects(), func(one Subject) bool { return one.Asked == asked }) {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, SubjectEnded, id, nil, SubjectWordBody{Asked: asked})
	return m.Done()
}
