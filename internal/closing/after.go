package closing

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// See says what came of something that was handed to somebody when the case was closed. What is due is met where every duty is.
func See(h *ledger.History, by ledger.Author, id ledger.EntryID, form AnsweredBody) (ledger.Change, error) {
	a, known := Of(h).Account(form.Account.Entry)
	if !known {
		return ledger.Change{}, fault.Absent(nil)
	}
	m, is := a.Matter(form.Key)
	switch {
	case !is:
		return ledger.Change{}, fault.Absent(nil)
	case !a.Waits(casework.Of(h), m):
		return ledger.Change{}, fault.Refuse("This was seen to already.", nil)
	}
	if _, duty := casework.Of(h).Duty(m.Of); duty && !m.Of.IsZero() {
		return ledger.Change{}, fault.Refuse("This is something due. Say there that it is done.", nil)
	}
	form.Account, form.What = a.Entry.Ref(), m.What
	made := &ledger.Making{By: by}
	ledger.Put(made, h.Stream, Answered, id, nil, form)
	return made.Done()
}

// LookBack says what became of the order for the child, once the day has come.
func LookBack(h *ledger.History, by ledger.Author, id ledger.EntryID, today calendar.Date, form LookedBackBody) (ledger.Change, error) {
	a, known := Of(h).Account(form.Account.Entry)
	switch {
	case !known:
		return ledger.Change{}, fault.Absent(nil)
	case !a.LooksBack():
		return ledger.Change{}, fault.Refuse("Somebody looked again already, or the case is open.", nil)
	case today.Before(a.LookBack):
		return ledger.Change{}, fault.Refuse("It is looked at again from "+a.LookBack.Plain()+" on.", nil)
	}
	form.Account = a.Entry.Ref()
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, LookedBack, id, nil, form)
	return m.Done()
}

// ReopenForm opens a case again.
type ReopenForm struct {
	Why string
	New *casework.State // the case of the new application, where that is one of its own; nil otherwise
}

// Reopen takes work on a closed case up again. The case of a new application is linked with it, in both, so that the child has one history.
func Reopen(h *ledger.History, by ledger.Author, id ledger.EntryID, form ReopenForm) (ledger.Change, error) {
	s := casework.Of(h)
	m := &ledger.Making{By: by}
	m.Take(casework.Reopen(s, by, id, form.Why))
	if form.New != nil && !s.LinkedTo(form.New.Stream) {
		m.Take(casework.LinkCases(s, form.New, by, ledger.DerivedID(h.Stream, "new application "+string(id)), casework.LinkForm{How: casework.Later, Why: form.Why}))
	}
	return m.Done()
}
