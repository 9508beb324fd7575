package postgres

import (
	"errors"

	"candour/internal/ledger"
)

// take decides a batch: what it writes joins the transaction, or it is refused and leaves no trace.
func (s *standing) take(b *ledger.Batch) error {
	if err := s.refusal(b); err != nil {
		return err
	}
	for i := range b.Streams {
		s.carryOut(&b.Streams[i])
	}
	for _, f := range b.Files {
		s.files[f.ID] = f.Entry
		s.named = append(s.named, f)
	}
	s.jobs = append(s.jobs, b.Jobs...)
	s.erases = append(s.erases, b.Erases...)
	return nil
}

// refusal is why a batch cannot be carried out as things stand, in the order in which its streams are.
func (s *standing) refusal(b *ledger.Batch) error {
	for i := range b.Streams {
		in := &b.Streams[i]
		if err := in.Refusal(s.head(in.Stream)); err != nil {
			return err
		}
		if s.bringsAgain(in) {
			return &ledger.Present{Stream: in.Stream}
		}
	}
	return s.misnamed(b.Files)
}

func (s *standing) head(stream ledger.StreamID) ledger.Head {
	if h, begun := s.heads[stream]; begun {
		return h
	}
	return ledger.NotBegun(stream)
}

// bringsAgain reports whether an id is on the record, or comes twice.
func (s *standing) bringsAgain(in *ledger.StreamBatch) bool {
	seen := map[ledger.EntryID]bool{}
	for _, row := range in.Rows {
		if seen[row.ID] || s.present[ledger.Ref{Stream: in.Stream, Entry: row.ID}] {
			return true
		}
		seen[row.ID] = true
	}
	return false
}

var errMisnamed = errors.New("a file that the entry names is not stored, or belongs to another entry")

// misnamed refuses a file that is not stored, or that another entry names.
func (s *standing) misnamed(files []ledger.NamedFile) error {
	claimed := map[string]ledger.Ref{}
	for _, f := range files {
		by, stored := s.files[f.ID]
		if other, twice := claimed[f.ID]; twice {
			by = other
		}
		if !stored || by != (ledger.Ref{}) && by != f.Entry {
			return errMisnamed
		}
		claimed[f.ID] = f.Entry
	}
	return nil
}

func (s *standing) carryOut(in *ledger.StreamBatch) {
	from := s.head(in.Stream)
	rows, to := in.Place(from)
	for _, row := range rows {
		s.present[ledger.Ref{Stream: in.Stream, Entry: row.ID}] = true
	}
	if len(rows) > 0 || to.Drawn != from.Drawn {
		s.move(in.Stream, from, to)
		s.entries = append(s.entries, rows...)
	}
	for _, v := range in.Views {
		s.view(in, v)
	}
}
