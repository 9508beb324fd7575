package outboxpage

import (
	"encoding/json"
	"errors"
	"io"

	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/outbox"
	"candour/internal/web"
)

// What a tablet is told of an entry. It removes one that is recorded or kept, and no other.
const (
	recorded   = "recorded"
	kept       = "kept"       // for its writer and their manager
	anothers   = "anothers"   // another person wrote it: it waits for them
	unreadable = "unreadable" // it was changed, or sealed to another service
)

// answer is what a tablet is told.
type answer struct {
	Entry string `json:"entry"`
	State string `json:"state"`
}

// sent reads what the page’s script sent. Nothing of it is repeated in what goes wrong.
func sent(v *web.Visit, into any) error {
	d := json.NewDecoder(v.Request.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fault.BadInput("This page sent what the service cannot read. Open it again where there is signal.", nil)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fault.BadInput("This page sent what the service cannot read. Open it again where there is signal.", nil)
	}
	return nil
}

// deliver takes one sealed entry in: on record, or kept for its writer. Sent again it is answered as the first time.
func (p Pages) deliver(v *web.Visit) (web.Page, error) {
	var s outbox.Sealed
	if err := sent(v, &s); err != nil {
		return nil, err
	}
	if s.Worker != string(outbox.Stream(v.Person.ID)) {
		return web.Data{Of: answer{s.Entry, anothers}}, nil
	}
	entry, err := p.Keys.Open(v.Context(), s)
	if errors.Is(err, outbox.ErrForeign) {
		return web.Data{Of: answer{s.Entry, unreadable}}, nil
	}
	if err != nil {
		return nil, err
	}
	state, err := delivery{v, p, outbox.Arrival{
		By: v.By(), ID: ledger.EntryID(s.Entry), Tablet: s.Tablet, Seq: s.Seq, Entry: entry, Box: outbox.Stream(v.Person.ID), Now: v.Now,
	}}.outcome()
	return web.Data{Of: answer{s.Entry, state}}, err
}

// delivery is one entry being taken in.
type delivery struct {
	*web.Visit
	pages Pages
	outbox.Arrival
}

// outcome is what became of the entry. Of two requests that bring it at once one acts, and the other answers what that one did.
func (d delivery) outcome() (string, error) {
	box, err := boxOf(d.Visit, d.Person)
	if err != nil {
		return "", err
	}
	if state := came(box.box, d.ID); state != "" {
		return state, d.durable()
	}
	why, err := d.bring(box.box)
	if err == nil && why != "" {
		err = d.keep(why)
	}
	if err != nil && !errors.Is(err, ledger.ErrReused) {
		return "", err
	}
	if box, err = boxOf(d.Visit, d.Person); err != nil {
		return "", err
	}
	return came(box.box, d.ID), d.durable()
}

// came is what became of an entry before; "" when it has not come.
func came(box *outbox.Box, id ledger.EntryID) string {
	switch {
	case box.Brought(id):
		return recorded
	case box.Keep(id) != nil:
		return kept
	default:
		return ""
	}
}

// durable returns once what was read of the box is as durable as what is acknowledged: a commit on it, even of nothing, waits for all before.
func (d delivery) durable() error {
	return d.Ledger().Append(d.Context(), ledger.Append{Writes: []ledger.Write{{Stream: d.Box, Expected: ledger.Any}}})
}

// bring puts the entry on record, or says why it cannot be.
func (d delivery) bring(box *outbox.Box) (why string, err error) {
	if why := untrusted(box, d.Tablet); why != "" {
		return why, nil
	}
	prepared, known := box.Preparation(d.Arrival.Entry.Case)
	if !known {
		return "The tablet names a case that you never prepared.", nil
	}
	c, err := workedOn(d.Visit, prepared.Case)
	if fault.KindOf(err) == fault.NotFound {
		return "You do not work on the case any more.", nil
	}
	if err != nil {
		return "", err
	}
	if hidden, err := holdsHidden(c, d.Arrival.Entry.Texts()); err != nil || hidden {
		return "It says something that is hidden in the case.", err
	}
	d.Case = prepared.Case
	err = act(d.Visit, d.ID, func(hs ledger.Histories) (ledger.Change, error) { return outbox.Bring(d.pages.Pack, hs, d.Arrival) }, d.Box, d.Case)
	if why := outbox.WhyOf(err); err != nil && why != "" {
		return why, nil
	}
	return "", err
}

// untrusted is why nothing from a tablet goes on record by itself; "" when it does.
func untrusted(box *outbox.Box, tablet string) string {
	switch t := box.Tablet(tablet); {
	case t == nil:
		return "It comes from a tablet on which you never signed in."
	case t.Off != nil:
		return "It comes from a tablet that was cut off."
	default:
		return ""
	}
}

func (d delivery) keep(why string) error {
	return act(d.Visit, d.ID, func(hs ledger.Histories) (ledger.Change, error) { return outbox.KeepFor(hs[d.Box], d.Arrival, why) }, d.Box)
}
