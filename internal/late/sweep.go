package late

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
)

const (
	SweepJob = "late.sweep" // the kind of job that looks through all of its case
	EntryJob = "late.entry" // the kind of job that looks through what was written from its entry on
)

// Sweeper looks through cases. What it put down it does not put down again, so that its jobs may be interrupted anywhere and begun anew.
type Sweeper struct {
	Ledger   *ledger.Ledger
	Files    ledger.Files
	Reader   Reader                                                      // nil leaves files unread
	Forms    func(context.Context, ledger.StreamID) ([]web.Typed, error) // what people are typing in forms of a case
	Progress Progress
	Pack     *pack.Pack
}

// Asks are the jobs that follow from how a stream grew, for the ledger to append with it: when something is hidden its case is looked through, and
// in a case that hides anything whatever is written later, by whatever form.
func Asks(before, after *ledger.History) []ledger.Job {
	fresh := after.Since(before.Version)
	i := slices.IndexFunc(fresh, func(e ledger.Entry) bool { return !slices.Contains(quiet, e.Kind) })
	if i < 0 {
		return nil
	}
	s := casework.Of(after)
	switch {
	case !s.Began() && report.DraftOf(after).Began():
		return ask(EntryJob, after.Stream, fresh[i])
	case !s.Began() || !MayHold(s):
		return nil
	case slices.ContainsFunc(fresh, hides):
		return ask(SweepJob, after.Stream, fresh[i])
	default:
		return ask(EntryJob, after.Stream, fresh[i])
	}
}

// MayHold reports whether places may hold what is hidden: anything is in the case, or it is linked to another or one with it.
func MayHold(s *casework.State) bool { return s.HidesAnything() || len(beside(s)) > 0 }

func ask(kind string, stream ledger.StreamID, e ledger.Entry) []ledger.Job {
	return []ledger.Job{{ID: ledger.DerivedID(stream, kind+" "+string(e.ID)), Kind: kind, Stream: stream, Entry: e.ID}}
}

// quiet are kinds of entry after which nothing need be looked through: they tell of the look itself.
var quiet = []string{casework.HeldBack.Name(), casework.MayStand.Name(), casework.Revealed.Name(), Found.Name()}

// hides reports whether an entry may have hidden something that stands elsewhere already, or brought in what gives it away.
func hides(e ledger.Entry) bool {
	switch e.Body.(type) {
	case casework.OnRecordBody, casework.HidingDecidedBody, casework.DetailBody, casework.BroughtBackBody, casework.JoinBody, casework.LinkedBody, casework.SameCaseBody:
		return true
	default:
		return false
	}
}

// Sweep does one SweepJob: it looks through the cases that share people with the case, and then through the case itself. Of many that were asked for
// at once, as an import does, the first that ends has looked for them all.
func (s Sweeper) Sweep(ctx context.Context, j ledger.Job) error {
	h, err := s.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return err
	}
	far, err := HowFar(ctx, s.Progress, j.Stream)
	if err != nil || far.covers(h, j.Entry) {
		return err
	}
	var failed []error
	for _, stream := range beside(casework.Of(h)) {
		other, err := s.Ledger.Read(ctx, stream)
		if err == nil && casework.Of(other).Began() {
			err = s.through(ctx, other, "")
		}
		failed = append(failed, err)
	}
	if err := errors.Join(failed...); err != nil {
		return err
	}
	return s.through(ctx, h, "")
}

// Entry does one EntryJob.
func (s Sweeper) Entry(ctx context.Context, j ledger.Job) error {
	h, err := s.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return err
	}
	if d := report.DraftOf(h); d.Began() {
		if h, err = s.Ledger.Read(ctx, d.Case); err != nil {
			return err
		}
		return s.through(ctx, h, h.Entries[len(h.Entries)-1].ID) // what is written of its reports is looked through each time
	}
	return s.through(ctx, h, j.Entry)
}

// through looks through a case, its entries from one on, or all of them.
func (s Sweeper) through(ctx context.Context, h *ledger.History, from ledger.EntryID) error {
	c := &looking{Sweeper: s, ctx: ctx, h: h, of: casework.Of(h), from: from, read: map[string]reading{}}
	var err error
	if c.sights, err = s.sights(ctx, c.of); err != nil {
		return err
	}
	if c.side, err = s.Ledger.Read(ctx, c.of.Side); err != nil {
		return err
	}
	places, err := c.places()
	if err != nil {
		return err
	}
	for i, place := range places {
		if err := c.tell(i, len(places)); err != nil {
			return err
		}
		if err := place(); err != nil {
			return err
		}
	}
	if err := c.put(); err != nil {
		return err
	}
	if err := c.over(); err != nil {
		return err
	}
	return c.tell(len(places), len(places))
}

// looking is a look through one case.
type looking struct {
	Sweeper
	ctx    context.Context
	h      *ledger.History
	side   *ledger.History
	of     *casework.State
	from   ledger.EntryID
	sights []sight
	found  []found
	read   map[string]reading // by the name of the file
}

// seen puts down what stands in a place.
func (c *looking) seen(b StandsBody, details []Detail, at []string) {
	if b.Details = details; len(details) > 0 {
		c.found = append(c.found, found{b, at})
	}
}

// unread puts down that nobody could look through a place, while anything is hidden here.
func (c *looking) unread(b StandsBody) {
	if b.Unread = slices.ContainsFunc(c.sights, func(x sight) bool { return !x.court.KeepsNothing() }); b.Unread {
		c.found = append(c.found, found{StandsBody: b})
	}
}

// sweeper is the author of what is put down.
var sweeper = ledger.ByService("the look for what is hidden")

// put puts what was found on record, as far as it is not, and holds it back.
func (c *looking) put() error {
	if !slices.ContainsFunc(c.found, func(f found) bool { _, is := Of(c.side).news(f.StandsBody); return is }) {
		return nil
	}
	_, err := c.Ledger.Do(c.ctx, ledger.Act{On: c.streams(), Verb: func(hs ledger.Histories) (ledger.Change, error) {
		m := &ledger.Making{By: sweeper}
		for _, f := range c.found {
			hold(m, hs[c.side.Stream], f)
		}
		if fresh := m.Change.Entries[c.side.Stream]; len(fresh) > 0 {
			ledger.Put(m, c.h.Stream, Found, ledger.DerivedID(c.h.Stream, "found "+string(fresh[0].ID)), nil, FoundBody{len(fresh)})
		}
		return m.Done()
	}})
	if err != nil {
		return fmt.Errorf("put down what stands already: %w", err)
	}
	return nil
}

// hold puts one place down, and holds its words back. A letter kept as PDF and as Word says the same twice, and is one place.
func hold(m *ledger.Making, side *ledger.History, f found) {
	b, news := Of(side).news(f.StandsBody)
	if !news {
		return
	}
	what := fmt.Sprint("stands ", b.Sort, b.Place, b.Writer, b.Form, b.Unread)
	for _, d := range b.Details {
		what += " " + d.Ref.String() + " " + string(d.Hidden)
	}
	id := ledger.DerivedID(side.Stream, what)
	if slices.ContainsFunc(m.Change.Entries[side.Stream], func(e ledger.New) bool { return e.ID == id }) {
		return
	}
	ledger.Put(m, side.Stream, Stands, id, nil, b)
	if len(f.at) == 0 {
		return
	}
	refs := (&Find{StandsBody: b}).refs()
	ledger.Put(m, b.Place.Stream, casework.HeldBack, ledger.DerivedID(b.Place.Stream, what), nil, casework.HeldBackBody{Entry: b.Place.Entry, At: f.at, Details: refs})
}

// streams are those that are written to: the case, its closed side, and the reports in which something stands.
func (c *looking) streams() []ledger.Seen {
	all := []ledger.Seen{{Stream: c.h.Stream, Version: ledger.Any}, {Stream: c.side.Stream, Version: ledger.Any}}
	for _, f := range c.found {
		at := ledger.Seen{Stream: f.Place.Stream, Version: ledger.Any}
		if f.Place.Stream != "" && !slices.Contains(all, at) {
			all = append(all, at)
		}
	}
	return all
}

// over ends what waits for nobody any more: all that stands there is hidden from nobody now, or what somebody was typing is gone.
func (c *looking) over() error {
	typed, err := c.Forms(c.ctx, c.h.Stream)
	if err != nil {
		return err
	}
	is := func(f *Find) bool {
		gone := f.Sort == InForm && f.Waits() && !slices.ContainsFunc(typed, func(t web.Typed) bool { return t.Writer == f.Writer && t.Form == f.Form })
		return gone || (f.Answer == nil || f.Answer.Says != Over) && len(f.Details) > 0 && !slices.ContainsFunc(f.Details, c.stillHidden)
	}
	on := c.streams()
	for _, f := range Of(c.side).All() {
		if at := (ledger.Seen{Stream: f.Place.Stream, Version: ledger.Any}); is(f) && f.Place.Stream != "" && !slices.Contains(on, at) {
			on = append(on, at)
		}
	}
	if !slices.ContainsFunc(Of(c.side).All(), is) {
		return nil
	}
	_, err = c.Ledger.Do(c.ctx, ledger.Act{On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		m := &ledger.Making{By: sweeper}
		for _, f := range Of(hs[c.side.Stream]).All() {
			if is(f) && (f.Place.Stream == "" || hs[f.Place.Stream] != nil) {
				answer(m, hs, c.side.Stream, f, ledger.DerivedID(c.side.Stream, "over "+string(f.Entry.ID)), AnsweredBody{Says: Over})
			}
		}
		return m.Done()
	}})
	return err
}

// stillHidden reports whether a detail is hidden from anybody, as far as anybody knows.
func (c *looking) stillHidden(d Detail) bool {
	for _, x := range c.sights {
		if _, now, ok := x.of.Detail(d.Ref); ok && (now.Confidential() || now.Decided) {
			return now.Hiding.Hidden()
		}
	}
	return true
}

// Again is a SweepJob that somebody asks for, by the form in which they did.
func Again(stream ledger.StreamID, form ledger.EntryID) ledger.Job {
	return ledger.Job{ID: ledger.DerivedID(stream, SweepJob+" "+string(form)), Kind: SweepJob, Stream: stream}
}
