package bundle

import (
	"candour/internal/court"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/redaction"
)

// MakeJob is the kind of job that makes what was asked for. Its entry is the asking.
const MakeJob = "bundle.make"

// Ask has a bundle made as it is arranged, or the exhibits of a report as they are named. Whoever asks gets the documents of the court with it, so that
// they were shown them goes on record.
func Ask(h *ledger.History, by ledger.Author, id ledger.EntryID, form AskedBody) (ledger.Change, error) {
	documents, ok := Of(h).documentsOf(form.Of)
	if !ok {
		return ledger.Change{}, fault.Refuse("The documents were sorted otherwise meanwhile. Look at them again.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Asked, id, nil, form)
	for _, d := range documents {
		if !redaction.Opened(h, by.Person, d) {
			ledger.Put(m, h.Stream, court.DocumentShown, ledger.DerivedID(h.Stream, d.Key()+" shown for "+string(id)), nil, court.ShownBody{
				Document: d.Court, Why: "To make a bundle for the court",
			})
		}
	}
	m.Change.Jobs = append(m.Change.Jobs, ledger.Job{ID: ledger.DerivedID(h.Stream, "make "+string(id)), Kind: MakeJob, Stream: h.Stream, Entry: id, For: by.Person})
	return m.Done()
}

// documentsOf are the documents of the latest arrangement, or of the latest exhibits of a report; false for what was changed since.
func (s *State) documentsOf(of ledger.Ref) (all []redaction.Document, ok bool) {
	if s.Arranged != nil && s.Arranged.Ref == of {
		for _, d := range s.Arranged.Documents {
			all = append(all, d.Document)
		}
		return all, true
	}
	x, ok := s.exhibits[of]
	if !ok || s.latest[x.Report] != x {
		return nil, false
	}
	for _, d := range x.Exhibits {
		all = append(all, d.Document)
	}
	return all, true
}
