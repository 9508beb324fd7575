package redaction

import (
	"context"
	"fmt"
	"slices"
	"time"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Gateway is the gateway by which a copy leaves, as the pack has it now.
func (c *Copy) Gateway(p *pack.Pack) pack.Gateway {
	g, _ := p.Leaving.Gateway(c.Wanted.Gateway)
	return g
}

// GatesOf are the gates for the recipient of a copy, as the case stands now.
func (d Desk) GatesOf(ctx context.Context, h *ledger.History, c *Copy) (Gates, error) {
	return GatesFor(c.Wanted.To, c.Gateway(d.Pack), func(to casework.Recipient) (*casework.Gate, error) {
		return casework.GateOf(ctx, d.Ledger, h, to)
	})
}

// Waits reports whether a second person must decide before the copy is handed over.
func (c *Copy) Waits(p *pack.Pack) bool {
	return c.Made != nil && c.Open() && c.Gateway(p).Manager && (c.Decided == nil || !c.Decided.Agreed)
}

// ReadyBy reports whether somebody began the copy or made it, and so is not its second person.
func (c *Copy) ReadyBy(person ledger.StreamID) bool {
	return c.Entry.Author.Person == person || c.Made != nil && c.Made.Entry.Author.Person == person
}

// Decide says whether a copy may be handed over, where the pack asks for a manager’s word. Whoever made it ready does not decide.
func Decide(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, body DecidedBody) (ledger.Change, error) {
	c, err := openCopy(h, body.Copy)
	switch {
	case err != nil:
		return ledger.Change{}, err
	case !c.Gateway(p).Manager:
		return ledger.Change{}, fault.Refuse("This waits for nobody’s decision.", nil)
	case c.Made == nil || c.Made.Entry.Ref() != body.Made:
		return ledger.Change{}, fault.Refuse("It was marked otherwise since you looked. It must be made anew first.", nil)
	case c.ReadyBy(by.Person):
		return ledger.Change{}, fault.Refuse("You made it ready yourself. Another manager of the case decides.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Decided, id, nil, body)
	return m.Done()
}

// AsMade reports whether the marks that hold now are those by which the copy was made. One that left is not made anew when its document is marked later.
func (c *Copy) AsMade() bool {
	return c.Made != nil && slices.EqualFunc(c.Holding(), c.Made.Marks, func(m Mark, ref ledger.Ref) bool { return m.Ref == ref })
}

// stillAllowed refuses a copy that is not made of what is marked now, or that its gateway does not let out any more.
func (c *Copy) stillAllowed(p *pack.Pack, h *ledger.History, now time.Time) error {
	if !c.AsMade() {
		return fault.Refuse("The document was marked otherwise since this copy was made. It must be made anew: begin another copy of it.", nil)
	}
	if _, _, err := leaving.Allows(p, casework.Of(h), now, c.Wanted); err != nil && !c.Gateway(p).Urgent {
		return fault.Refuse("What allowed this copy to leave does not allow it any more. Nothing has left. Begin another, and say by what it may leave now.", err)
	}
	return nil
}

// File is the copy as it leaves now: made of what is marked now, decided where that is asked, still allowed, and looked through once more for what is
// hidden from the recipient.
func (d Desk) File(ctx context.Context, h *ledger.History, c *Copy) ([]byte, error) {
	switch {
	case c.Dropped || c.Made == nil:
		return nil, fault.Refuse("This copy is not made yet, or was given up.", nil)
	case casework.HoldsBackFile(h, c.Made.Entry.ID):
		return nil, fault.Refuse("This copy is held back: it shows something that is hidden now. Make another.", nil)
	case c.Waits(d.Pack):
		return nil, fault.Refuse("A manager of the case who did not make it ready decides this first.", nil)
	}
	if err := c.stillAllowed(d.Pack, h, d.Ledger.Now()); err != nil {
		return nil, err
	}
	gates, err := d.GatesOf(ctx, h, c)
	if err != nil {
		return nil, err
	}
	pdf, err := d.bytes(ctx, c.Made.File)
	if err != nil {
		return nil, fmt.Errorf("open a copy: %w", err)
	}
	return pdf, d.mayLeave(ctx, gates, pdf)
}

// Shows are the hidden details that whoever hands a copy over reads in its file and was not shown: colleague is the gate for them.
func (c *Copy) Shows(t Text, colleague *casework.Gate) []casework.Kept {
	var left []string
	for _, n := range t.Readable() {
		left = append(left, t.Left(n, c.Removals()))
	}
	return colleague.In(left...)
}

// HandOverForm is how a copy leaves.
type HandOverForm struct {
	ID    ledger.EntryID
	By    ledger.Author
	Now   time.Time
	How   leaving.How
	Shows []casework.Kept // as Copy.Shows says for whoever hands it over
}

// HandOver puts on the register that a copy leaves, and with it that whoever hands it over was shown the details that it shows. Hand the file over when
// this is on record, and not before.
func HandOver(p *pack.Pack, h *ledger.History, copied *Copy, form HandOverForm) (ledger.Change, error) {
	c, ok := Of(h).Copy(copied.Ref)
	if !ok || c.Made == nil || copied.Made == nil || c.Made.Entry.ID != copied.Made.Entry.ID || c.Dropped || c.Waits(p) {
		return ledger.Change{}, fault.Refuse("It was marked otherwise since you looked. It must be made anew first.", nil)
	}
	if err := c.stillAllowed(p, h, form.Now); err != nil {
		return ledger.Change{}, err
	}
	body := leaving.CopyLeftBody{
		LeftBody: c.Wanted, Copy: c.Ref, SHA256: c.Made.File.SHA256, Marks: c.Made.Marks, Removed: c.Made.Removed, Holds: c.Made.Holds,
	}
	body.How = form.How
	if c.Decided != nil {
		body.Decided = c.Decided.Name
	}
	m := &ledger.Making{By: form.By}
	ledger.Put(m, h.Stream, leaving.CopyLeft, form.ID, nil, body)
	for _, k := range form.Shows {
		ledger.Put(m, h.Stream, casework.Revealed, ledger.DerivedID(h.Stream, "shown by "+string(form.ID)+" "+string(k.Ref.Entry)), nil, casework.RevealedBody{
			Fact: k.Ref, Who: k.Who, Kind: k.Kind, Why: "It stands in the copy handed over to " + c.Wanted.To.Words(), Urgent: c.Gateway(p).Urgent,
		})
	}
	return m.Done()
}
