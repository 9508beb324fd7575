package practice

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Piece is a piece of guidance or a tool, as its stream tells it. It is shared between readers: change nothing in it.
type Piece struct {
	IssuedBody
	Ref       ledger.Ref
	Issued    ledger.Entry
	Described *DescribedBody // as last said; nil while nobody said when it is used
	Trained   []Training     // in it, in the order in which it was recorded
	Withdrawn *Withdrawal    // nil while it is in force without an end
}

// Withdrawal is the word that ended it, with the entry that says so.
type Withdrawal struct {
	WithdrawnBody
	Entry ledger.Entry
}

// Of is the piece of guidance or the tool of a stream.
func Of(h *ledger.History) *Piece { return pieces.Of(h) }

var pieces = ledger.NewFold(func(p *Piece, e ledger.Entry) {
	switch b := e.Body.(type) {
	case IssuedBody:
		p.IssuedBody, p.Ref, p.Issued = b, e.Ref(), e
	case DescribedBody:
		p.Described = &b
	case TrainedBody:
		p.Trained = append(p.Trained, Training{b, e})
	case WithdrawnBody:
		p.Withdrawn = &Withdrawal{b, e}
	}
})

// Began reports whether the stream holds a piece of guidance or a tool at all.
func (p *Piece) Began() bool { return !p.Ref.IsZero() }

// InForce reports whether something new may rest on it on a day.
func (p *Piece) InForce(day calendar.Date) bool {
	return p.Began() && !day.Before(p.From) && (p.Withdrawn == nil || !p.Withdrawn.Unsound && day.Before(p.Withdrawn.From))
}

// MayWithdraw reports whether a word on its end is still to be said: nobody has withdrawn it, or not yet as unsound.
func (p *Piece) MayWithdraw() bool { return p.Began() && (p.Withdrawn == nil || !p.Withdrawn.Unsound) }

// Issue introduces a piece of guidance or a tool into a stream of its own, which is a fresh one.
func Issue(h *ledger.History, by ledger.Author, id ledger.EntryID, form IssuedBody) (ledger.Change, error) {
	if h.Version > 0 {
		return ledger.Change{}, fault.Refuse("This was added already. Each version stands by itself: open the form again.", nil)
	}
	form.Edition, form.Use = form.cleaned(), strings.TrimSpace(form.Use)
	return one(h.Stream, by, Issued, id, form)
}

func (e Edition) cleaned() Edition {
	e.Name, e.Version, e.Publisher = strings.TrimSpace(e.Name), strings.TrimSpace(e.Version), strings.TrimSpace(e.Publisher)
	return e
}

// Withdraw ends a piece of guidance or a tool; every record that rests on it is told (footing.Teller). What was withdrawn with an ordinary end may
// still be withdrawn as unsound.
func Withdraw(p *Piece, by ledger.Author, id ledger.EntryID, form WithdrawnBody) (ledger.Change, error) {
	switch {
	case !p.Began():
		return ledger.Change{}, fault.Absent(errNothing)
	case !p.MayWithdraw():
		return ledger.Change{}, fault.Refuse("This was withdrawn as unsound already. Nothing may rest on it.", nil)
	}
	form.Of, form.Why, form.Instead = p.Ref, strings.TrimSpace(form.Why), strings.TrimSpace(form.Instead)
	ps := fault.FieldsOf(form.Validate())
	ps.Need(form.From.IsZero() || !form.From.Before(p.From), "from", "That is before "+p.From.Plain()+", its first day. If it was never to be relied on, say so below")
	ps.Need(p.Withdrawn == nil || form.Unsound, "unsound", "It was withdrawn already. It can only be withdrawn again as unsound")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(p.Ref.Stream, by, Withdrawn, id, form)
}

// one is an act of a single entry.
func one[T any](stream ledger.StreamID, by ledger.Author, kind ledger.Kind[T], id ledger.EntryID, body T) (ledger.Change, error) {
	var change ledger.Change
	n, err := kind.New(id, by, nil, body)
	if err == nil {
		change.Add(stream, n)
	}
	return change, err
}
