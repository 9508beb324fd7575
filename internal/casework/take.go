package casework

import (
	"context"
	"fmt"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Taking is whether somebody takes a case that was given to them.
type Taking struct {
	Asked  ledger.Entry
	Taken  *ledger.Entry // by which they took it, or a manager answered that it stays with them; nil until then
	Cannot *ledger.Entry // of kind CannotTake; nil unless they said so
}

// NotTaken reports whether somebody was asked to take the case and it is not theirs yet. They see it, so that they can say.
func (a *Allocation) NotTaken() bool { return a.Taking != nil && a.Taking.Taken == nil }

// WhyNot is why they cannot take it safely, while no manager has answered; "" when they did not say so.
func (a *Allocation) WhyNot() string {
	if !a.NotTaken() || a.Taking.Cannot == nil {
		return ""
	}
	return a.Taking.Cannot.Body.(CannotTakeBody).Why
}

func (s *State) applyTaking(e ledger.Entry) {
	switch b := e.Body.(type) {
	case TakeBody:
		a := s.allocation(b.Allocation)
		switch {
		case a == nil:
		case e.Kind == TakeAsked.Name():
			a.Taking = &Taking{Asked: e}
		case a.Taking != nil:
			a.Taking.Taken = &e
		}
	case CannotTakeBody:
		if a := s.allocation(b.Allocation); a != nil && a.Taking != nil {
			a.Taking.Cannot = &e
		}
	case TakeAnsweredBody:
		if a := s.allocation(b.Allocation); a != nil && a.Taking != nil {
			a.Taking.Taken = &e
		}
	}
}

// allocation is the work on the case that an entry gave; nil for none.
func (s *State) allocation(ref ledger.Ref) *Allocation {
	i := slices.IndexFunc(s.allocations, func(a *Allocation) bool { return a.Ref.Entry == ref.Entry })
	if i < 0 {
		return nil
	}
	return s.allocations[i]
}

// Offered is whoever was given the case and has not taken it; false when nobody was.
func (s *State) Offered() (*Allocation, bool) {
	i := slices.IndexFunc(s.allocations, func(a *Allocation) bool { return a.isWorker() && a.NotTaken() })
	if i < 0 {
		return nil, false
	}
	return s.allocations[i], true
}

// Give is Allocate, and asks a worker whether they can take the case safely. Whoever gives it to themselves has said so.
func Give(s *State, by ledger.Author, id ledger.EntryID, form AllocatedBody) (ledger.Change, error) {
	m := &ledger.Making{By: by}
	m.Take(Allocate(s, by, id, form))
	if form.As == access.Allocated && form.Worker != by.Person {
		body := TakeBody{Allocation: ledger.Ref{Stream: s.Stream, Entry: id}, Name: form.Name}
		ledger.Put(m, s.Stream, TakeAsked, ledger.DerivedID(s.Stream, "asked to take "+string(id)), nil, body)
	}
	return m.Done()
}

// Take takes a case that was given to whoever does so.
func Take(s *State, by ledger.Author, id ledger.EntryID, allocation ledger.Ref) (ledger.Change, error) {
	a, err := s.toTake(allocation, by)
	if err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, Taken, id, nil, TakeBody{a.Ref, a.Name})
}

// RefuseToTake says why whoever was given a case cannot take it safely.
func RefuseToTake(s *State, by ledger.Author, id ledger.EntryID, allocation ledger.Ref, why string) (ledger.Change, error) {
	a, err := s.toTake(allocation, by)
	if err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, CannotTake, id, nil, CannotTakeBody{TakeBody{a.Ref, a.Name}, why})
}

// toTake is the work of which its own worker may still say whether they take it.
func (s *State) toTake(allocation ledger.Ref, by ledger.Author) (*Allocation, error) {
	a := s.allocation(allocation)
	switch {
	case a == nil || a.Taking == nil || a.Worker != by.Person:
		return nil, fault.Absent(nil)
	case a.Ended != "" || !a.Until.IsZero():
		return nil, fault.Refuse("The case was given to somebody else since.", nil)
	case !a.NotTaken():
		return nil, fault.Refuse("The case is yours already.", nil)
	}
	return a, nil
}

// KeepWith has somebody take a case who said that they cannot take it safely, with reasons and what changes.
func KeepWith(s *State, by ledger.Author, id ledger.EntryID, form TakeAnsweredBody) (ledger.Change, error) {
	a, err := s.notTaken(form.Allocation)
	if err != nil {
		return ledger.Change{}, err
	}
	form.Allocation, form.Name = a.Ref, a.Name
	return one(s, by, TakeAnswered, id, nil, form)
}

// TakeBack takes a case back from somebody who said that they cannot take it safely, with what is written to them.
func TakeBack(s *State, by ledger.Author, id ledger.EntryID, allocation ledger.Ref, why string) (ledger.Change, error) {
	a, err := s.notTaken(allocation)
	if err != nil {
		return ledger.Change{}, err
	}
	return EndAllocation(s, by, id, AllocationEndedBody{Allocation: a.Ref, Why: why})
}

func (s *State) notTaken(allocation ledger.Ref) (*Allocation, error) {
	a := s.allocation(allocation)
	switch {
	case a == nil || a.Taking == nil:
		return nil, fault.Absent(nil)
	case !a.isWorker() || a.WhyNot() == "":
		return nil, fault.Refuse("This was answered already.", nil)
	}
	return a, nil
}

// takingView holds a row for each case that was given to somebody who has not taken it.
var takingView = &ledger.View{
	Name:    "taking_1",
	Columns: append(texts("allocation", "worker", "name", "given_at"), numbers("cannot")...),
	Indexes: [][]string{{"worker"}},
	Rows: rowsOf(func(s *State) [][]any {
		a, is := s.Offered()
		if !is || s.Status() == Closed {
			return nil
		}
		return [][]any{{string(a.Ref.Entry), string(a.Worker), a.Name, ledger.FormatTime(a.Taking.Asked.Recorded), yes(a.WhyNot() != "")}}
	}),
}

// TakingRow is a case that somebody has not taken.
type TakingRow struct {
	Case       ledger.StreamID
	Title      string
	Allocation ledger.EntryID
	Name       string // to whom it was given
	Given      string // when
	Cannot     int64  // 1 when they said that they cannot take it safely
}

const takingColumns = `SELECT taking_1.stream, c.title, allocation, taking_1.name, given_at, cannot FROM taking_1 JOIN case_1 c ON c.stream = taking_1.stream `

// ToTake are the cases of which somebody is asked whether they can take them safely: the oldest first, at most view.Most, and whether there are more.
// Decide on each case before it is shown.
func ToTake(ctx context.Context, db view.DB, p access.Person) (rows []TakingRow, more bool, err error) {
	return takings(ctx, db, `WHERE cannot = 0 AND taking_1.worker = $1`, string(p.ID))
}

// CannotBeTaken are the cases that a person is tied to of which the worker says that they cannot take them safely. Decide on each case, as for ToTake.
func CannotBeTaken(ctx context.Context, db view.DB, p access.Person, now time.Time) (rows []TakingRow, more bool, err error) {
	mine, args := access.MineAtWork(p, now, 1)
	return takings(ctx, db, `WHERE cannot = 1 AND taking_1.stream IN (`+mine+`)`, args...)
}

func takings(ctx context.Context, db view.DB, where string, args ...any) (rows []TakingRow, more bool, err error) {
	rows, more, err = view.AtMost(view.All[TakingRow](ctx, db, takingColumns+where+` ORDER BY given_at, taking_1.stream`+view.OneMore, args...))
	if err != nil {
		return nil, false, fmt.Errorf("list cases that nobody has taken: %w", err)
	}
	return rows, more, nil
}
