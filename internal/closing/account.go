package closing

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// Account is how a case was closed, and what came of it since.
type Account struct {
	AccountBody
	Entry      ledger.Entry
	Answers    map[string]ledger.Entry // of kind Answered, by the key of the matter
	LookedBack *ledger.Entry           // nil until somebody did
	Reopened   bool                    // the case was opened again since
}

// Accounts are how a case was closed, each time, the first first.
type Accounts struct{ all []*Account }

// Of reads how a case was closed.
func Of(h *ledger.History) *Accounts { return folding.Of(h) }

var folding = casework.NewFold(func(s *Accounts, e ledger.Entry) {
	switch b := e.Body.(type) {
	case AccountBody:
		s.all = append(s.all, &Account{AccountBody: b, Entry: e, Answers: map[string]ledger.Entry{}})
	case casework.ReopenedBody:
		if last, ok := s.Last(); ok {
			last.Reopened = true
		}
	case AnsweredBody:
		if a, ok := s.Account(b.Account.Entry); ok {
			a.Answers[b.Key] = e
		}
	case LookedBackBody:
		if a, ok := s.Account(b.Account.Entry); ok {
			a.LookedBack = &e
		}
	}
})

// All are the accounts, the first first.
func (s *Accounts) All() []*Account { return s.all }

// Last is how the case was closed last; false when it never was, or was without an account.
func (s *Accounts) Last() (*Account, bool) {
	if len(s.all) == 0 {
		return nil, false
	}
	return s.all[len(s.all)-1], true
}

// Account is the account of an entry.
func (s *Accounts) Account(id ledger.EntryID) (*Account, bool) {
	i := slices.IndexFunc(s.all, func(a *Account) bool { return a.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.all[i], true
}

// Matter is a matter of the account.
func (a *Account) Matter(key string) (Matter, bool) {
	i := slices.IndexFunc(a.Matters, func(m Matter) bool { return m.Key == key })
	if i < 0 {
		return Matter{}, false
	}
	return a.Matters[i], true
}

// Waits reports whether a matter still waits for the person to whom it was handed: a duty until it is met or withdrawn, all else until it is answered.
func (a *Account) Waits(s *casework.State, m Matter) bool {
	if _, answered := a.Answers[m.Key]; m.Fate != Handed || a.Reopened || answered {
		return false
	}
	d, is := s.Duty(m.Of)
	return !is || m.Of.IsZero() || d.Open()
}

// LooksBack reports whether somebody has still to look what became of the order.
func (a *Account) LooksBack() bool { return !a.LookBack.IsZero() && a.LookedBack == nil && !a.Reopened }
