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
	m := &making{by: by}
	put(m, s.Stream, Filed, id, when, form)
	return m.done()
}
