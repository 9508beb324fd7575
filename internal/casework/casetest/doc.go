// Package casetest gives the tests of any feature a case that is ready for work, in a record of the test's own:
//
//	c := casetest.New(t)
//	ola := c.Child("Ola Wilk", "2017-05-03")
//	c.When(func(s *casework.State) (ledger.Change, error) {
//		return casework.AddNote(s, nil, c.Worker, ledger.NewEntryID(), casework.NoteForm{ ... })
//	})
//	if n := len(c.State().Notes()); n != 1 { ... }
//
// Given puts entries on the record as they are; When carries out a verb; Refuses carries one out that must be refused, and gives the reason.
package casetest
