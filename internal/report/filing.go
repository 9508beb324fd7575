package report

import (
	"candour/internal/fault"
	"candour/internal/ledger"
)

// MarkFiled says that a signed report reached whom it was for, and when. Whoever sends reports does so in the act that has the proof of it.
func MarkFiled(s *State, by ledger.Author, id ledger.EntryID, when *ledger.Happened, form FiledBody) (ledger.Change, error) {
	r, ok := s.SignedReport(form.Signed)
	switch {
	case !ok:
		return ledger.Change{}, problem("signed", "Choose a signed report of this case")
	case r.Signed.Filed != nil:
		return ledger.Change{}, fault.Refuse("This report is marked as filed already.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Filed, id, when, form)
	return m.Done()
}

// MarkNotFiled says that a report that is marked as filed did not reach whom it was for after all. It can then be filed again.
func MarkNotFiled(s *State, by ledger.Author, id ledger.EntryID, form NotFiledBody) (ledger.Change, error) {
	r, ok := s.SignedReport(form.Signed)
	switch {
	case !ok:
		return ledger.Change{}, problem("signed", "Choose a signed report of this case")
	case r.Signed.Filed == nil:
		return ledger.Change{}, fault.Refuse("This report is not marked as filed.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, NotFiled, id, nil, form)
	return m.Done()
}
