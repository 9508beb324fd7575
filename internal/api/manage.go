package api

import (
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// longest is for how long at most a client or a token is let in, in days: what nobody thinks of any more ends by itself.
const longest = 366

// AskClient asks that another system may act for a person.
func AskClient(p *access.People, by access.Person, service ledger.StreamID, id ledger.EntryID, b ClientBody, now time.Time) (ledger.Change, error) {
	if !by.Has(access.AdministratorIs) {
		return ledger.Change{}, fault.Absent(nil)
	}
	var wrong fault.Fields
	if fields := fault.FieldsOf(b.Validate()); fields != nil {
		wrong = fields
	}
	person, known := p.Find(b.Person)
	wrong.Need(known && len(person.Roles) > 0, "person", "Choose somebody who has a role")
	wrong.Need(b.Person != by.ID, "person", "Somebody else must ask for a system that acts for you")
	needDay(&wrong, b.Until, now)
	return put(wrong.Err(), by, service, ClientAsked, id, b)
}

// needDay refuses a last day that is over or too far off. That none is given is said elsewhere.
func needDay(wrong *fault.Fields, until calendar.Date, now time.Time) {
	today := calendar.DateInLondon(now)
	if until.IsZero() {
		return
	}
	wrong.Need(!until.Before(today) && !until.After(today.AddDays(longest)), "until", "The last day must be within a year from today")
}

// put is an act of one entry, unless something is wrong with it.
func put[T any](wrong error, by access.Person, service ledger.StreamID, kind ledger.Kind[T], id ledger.EntryID, b T) (ledger.Change, error) {
	if wrong != nil {
		return ledger.Change{}, wrong
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, kind, id, nil, b)
	return m.Done()
}

// MayConfirm reports whether a person’s word on a client would count.
func (c *Client) MayConfirm(by access.Person) bool {
	return by.Has(access.AdministratorIs) && !c.Confirmed && !c.Ended && second(c, c.Asked.Author, ledger.By(by.ID))
}

// MayConfirmToken reports whether a person’s word on a token would count.
func (c *Client) MayConfirmToken(by access.Person, t *Token) bool {
	return by.Has(access.AdministratorIs) && !t.Confirmed && !t.Ended && !c.Ended && second(c, t.Made.Author, ledger.By(by.ID))
}

// errSomebodyElse refuses a word that would not count.
var errSomebodyElse = fault.Refuse("Another administrator must confirm this: not whom the system acts for, and not whoever asked for it or made it.", nil)

// ConfirmClient is the second administrator's word on a client.
func ConfirmClient(s *Clients, by access.Person, service ledger.StreamID, id ledger.EntryID, of ledger.Ref) (ledger.Change, error) {
	c, known := s.Find(of)
	if !known || !c.MayConfirm(by) {
		return ledger.Change{}, errSomebodyElse
	}
	return put(nil, by, service, ClientConfirmed, id, WordBody{Of: of})
}

// EndClient ends a client and all its tokens at once; one administrator's word is enough.
func EndClient(s *Clients, by access.Person, service ledger.StreamID, id ledger.EntryID, b WordBody) (ledger.Change, error) {
	c, known := s.Find(b.Of)
	if !known || c.Ended || !by.Has(access.AdministratorIs) {
		return ledger.Change{}, fault.Absent(nil)
	}
	return put(needWhy(b), by, service, ClientEnded, id, b)
}

// DeclineClient ends a client and all its tokens at once, by the word of whom it acts for. One that has ended meanwhile stays as it is.
func DeclineClient(s *Clients, by access.Person, service ledger.StreamID, id ledger.EntryID, of ledger.Ref) (ledger.Change, error) {
	c, known := s.Find(of)
	switch {
	case !known || c.Person != by.ID:
		return ledger.Change{}, fault.Absent(nil)
	case c.Ended:
		return ledger.Change{}, nil
	}
	return put(nil, by, service, ClientDeclined, id, WordBody{Of: of})
}

func needWhy(b WordBody) error {
	var wrong fault.Fields
	wrong.Need(b.Why != "", "why", "Say why it ends")
	return wrong.Err()
}

// MakeToken makes a token of a client that was confirmed. It ends with the client at the latest.
func MakeToken(s *Clients, by access.Person, service ledger.StreamID, id ledger.EntryID, of ledger.Ref, token string, now time.Time) (ledger.Change, error) {
	c, known := s.Find(of)
	switch {
	case !known || !by.Has(access.AdministratorIs):
		return ledger.Change{}, fault.Absent(nil)
	case !c.Holds(calendar.DateInLondon(now)):
		return ledger.Change{}, fault.Refuse("The system is not let in: it waits for a second administrator’s word, or has ended. No token was made.", nil)
	case c.Person == by.ID:
		return ledger.Change{}, fault.Refuse("Another administrator must make a token for a system that acts for you.", nil)
	}
	return put(nil, by, service, TokenMade, id, TokenBody{Client: of, Digest: DigestOf(token), Until: c.Until})
}

// ConfirmToken is the second administrator's word on a token.
func ConfirmToken(s *Clients, by access.Person, service ledger.StreamID, id ledger.EntryID, of ledger.Ref) (ledger.Change, error) {
	t, known := s.FindToken(of)
	if !known {
		return ledger.Change{}, errSomebodyElse
	}
	if c, _ := s.Find(t.Client); !c.MayConfirmToken(by, t) {
		return ledger.Change{}, errSomebodyElse
	}
	return put(nil, by, service, TokenConfirmed, id, WordBody{Of: of})
}

// EndToken ends one token at once; one administrator's word is enough.
func EndToken(s *Clients, by access.Person, service ledger.StreamID, id ledger.EntryID, of ledger.Ref) (ledger.Change, error) {
	t, known := s.FindToken(of)
	if !known || t.Ended || !by.Has(access.AdministratorIs) {
		return ledger.Change{}, fault.Absent(nil)
	}
	return put(nil, by, service, TokenEnded, id, WordBody{Of: of})
}

// SetHook has a client told of changes. Check says whether this service may tell anybody at an address. One person is told once: a second client that acts
// for them asks for changes instead.
func SetHook(s *Clients, by access.Person, service ledger.StreamID, id ledger.EntryID, b HookBody, check func(string) error) (ledger.Change, error) {
	c, known := s.Find(b.Client)
	if !known || c.Ended || !by.Has(access.AdministratorIs) {
		return ledger.Change{}, fault.Absent(nil)
	}
	var wrong fault.Fields
	if err := check(b.Address); err != nil {
		wrong.Need(false, "address", fault.Sentence(err))
	}
	wrong.Need(c.has(ReadChanges), "address", "This system may not follow changes")
	for _, other := range s.all {
		taken := other != c && other.Person == c.Person && !other.Ended && other.Hook != nil && other.Hook.Stopped == ""
		wrong.Need(!taken, "address", "Another system that acts for the same person is told of changes already")
	}
	return put(wrong.Err(), by, service, HookSet, id, b)
}

// StopHook has a client told no more, by an administrator's word.
func StopHook(s *Clients, by access.Person, service ledger.StreamID, id ledger.EntryID, of ledger.Ref) (ledger.Change, error) {
	c, known := s.Find(of)
	if !known || c.Hook == nil || !by.Has(access.AdministratorIs) {
		return ledger.Change{}, fault.Absent(nil)
	}
	return put(nil, by, service, HookStopped, id, WordBody{Of: of, Why: "An administrator said so."})
}
