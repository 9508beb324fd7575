package safeguarding

import (
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Desk is the rules by which safety is asked about.
type Desk struct {
	Pack *pack.Pack
}

// making gathers the entries of one act on a case, each step seeing what the steps before it made.
type making struct {
	ledger.Making
	pack *pack.Pack
	h    *ledger.History
}

func (d Desk) making(h *ledger.History, by ledger.Author) *making {
	return &making{ledger.Making{By: by}, d.Pack, h}
}

func put[T any](m *making, kind ledger.Kind[T], id ledger.EntryID, when *ledger.Happened, body T) {
	ledger.Put(&m.Making, m.h.Stream, kind, id, when, body)
}

// take adds what another feature’s verb made, or gives up with its reason.
func (m *making) take(change ledger.Change, err error) {
	if err != nil {
		m.Fail(err)
		return
	}
	m.Change.Add(m.h.Stream, change.Entries[m.h.Stream]...)
}

// now is the evidence of the case with what this act has made so far.
func (m *making) now() *evidence.State {
	made := m.Change.Entries[m.h.Stream]
	if len(made) == 0 {
		return evidence.Of(m.h)
	}
	all := append(make([]ledger.Entry, 0, len(m.h.Entries)+len(made)), m.h.Entries...)
	for _, n := range made {
		all = append(all, ledger.Entry{
			Stream: m.h.Stream, Version: int64(len(all)) + 1, ID: n.ID, Recorded: m.h.Last(), Kind: n.Kind, Author: n.Author, Happened: n.Happened, Body: n.Body,
		})
	}
	return evidence.Of(ledger.NewHistory(m.h.Stream, all...))
}

func (m *making) ref(id ledger.EntryID) ledger.Ref { return ledger.Ref{Stream: m.h.Stream, Entry: id} }

// part is the id of a further entry of the act that a form sent.
func (m *making) part(form ledger.EntryID, name string) ledger.EntryID {
	return ledger.DerivedID(m.h.Stream, name+" of "+string(form))
}

// problem is a single thing wrong with a form.
func problem(field, sentence string) error { return fault.Fields{{Name: field, Sentence: sentence}} }
