package outbox

import (
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// errSettled says that another press, or another person, was faster.
var errSettled = fault.Refuse("This was settled already.", nil)

// Settle puts something kept on record, in the case of the arrival. The form’s id is the arrival’s.
func Settle(p *pack.Pack, hs ledger.Histories, a Arrival, kept ledger.EntryID) (ledger.Change, error) {
	k := Of(hs[a.Box]).Keep(kept)
	if k == nil || k.Settled != nil {
		return ledger.Change{}, errSettled
	}
	a.Entry, a.Tablet, a.Seq = k.Entry, k.Tablet, k.Seq
	m := &ledger.Making{By: a.By}
	as := a.into(m, p, hs)
	ledger.Put(m, a.Box, Settled, a.ID, nil, SettledBody{Kept: kept, As: as})
	return m.Done()
}

// LetGo says why something kept need not go on record.
func LetGo(h *ledger.History, by ledger.Author, id, kept ledger.EntryID, why string) (ledger.Change, error) {
	k := Of(h).Keep(kept)
	if k == nil || k.Settled != nil {
		return ledger.Change{}, errSettled
	}
	body := SettledBody{Kept: kept, Why: why}
	if err := body.Validate(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Settled, id, nil, body)
	return m.Done()
}

// Prepare gives a case the words by which tablets list it.
func Prepare(h *ledger.History, by ledger.Author, id ledger.EntryID, body PreparedBody) (ledger.Change, error) {
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Prepared, id, nil, body)
	return m.Done()
}

// mostTablets is how many tablets one person may use at once. Those that were cut off do not count.
const mostTablets = 50

// Meet says that the worker uses a tablet. One that is known changes nothing.
func Meet(h *ledger.History, by ledger.Author, body TabletBody) (ledger.Change, error) {
	box := Of(h)
	if box.Tablet(body.Tablet) != nil {
		return ledger.Change{}, nil
	}
	if len(box.Trusted()) >= mostTablets {
		return ledger.Change{}, fault.Refuse("You use more tablets than one person has. Cut off those that you use no more, in your outbox.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, TabletUsed, TabletID(h.Stream, body.Tablet), nil, body)
	return m.Done()
}

// TabletID is the id of the entry by which a tablet is known in a box.
func TabletID(box ledger.StreamID, tablet string) ledger.EntryID {
	return ledger.DerivedID(box, "tablet "+tablet)
}

// Cut ends the trust in a tablet.
func Cut(h *ledger.History, by ledger.Author, id ledger.EntryID, body CutOffBody) (ledger.Change, error) {
	t := Of(h).Tablet(body.Tablet)
	if t == nil || t.Off != nil {
		return ledger.Change{}, fault.Refuse("This tablet was cut off already.", nil)
	}
	if err := body.Validate(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, CutOff, id, nil, body)
	return m.Done()
}
