package api

import (
	"slices"
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Client is another system, with everybody’s word on it.
type Client struct {
	ClientBody
	Asked     ledger.Entry
	Confirmed bool
	Since     time.Time // confirmed; zero before
	Ended     bool
	EndedWhy  string
	Tokens    []*Token
	Hook      *Hook // where it is told of changes; nil when nowhere
}

// Token is one of a client, by its digest.
type Token struct {
	TokenBody
	Made      ledger.Entry
	Confirmed bool
	Ended     bool
}

// Hook is where a client is told of changes.
type Hook struct {
	HookBody
	Set     ledger.Entry
	Stopped string // why it no longer is; "" while it is
}

// Ref names the client.
func (c *Client) Ref() ledger.Ref { return c.Asked.Ref() }

// Holds reports whether the client is let in on a day.
func (c *Client) Holds(on calendar.Date) bool { return c.Confirmed && !c.Ended && !on.After(c.Until) }

// Holds reports whether the token opens anything on a day, of a client that is let in.
func (t *Token) Holds(on calendar.Date) bool { return t.Confirmed && !t.Ended && !on.After(t.Until) }

// Told reports whether a client is told of changes now.
func (c *Client) Told(on calendar.Date) bool {
	return c.Holds(on) && c.has(ReadChanges) && c.Hook != nil && c.Hook.Stopped == ""
}

// Clients is the fold of the service's stream by other systems.
type Clients struct {
	all    []*Client
	tokens map[string]*Token // by digest
}

// ClientsOf reads Clients out of the service's stream.
var ClientsOf = ledger.NewFold(func(s *Clients, e ledger.Entry) {
	switch b := e.Body.(type) {
	case ClientBody:
		s.all = append(s.all, &Client{ClientBody: b, Asked: e})
	case TokenBody:
		s.token(e, b)
	case HookBody:
		if c, ok := s.Find(b.Client); ok {
			c.Hook = &Hook{HookBody: b, Set: e}
		}
	case WordBody:
		s.word(e, b)
	}
})

func (s *Clients) token(e ledger.Entry, b TokenBody) {
	c, ok := s.Find(b.Client)
	if !ok {
		return
	}
	if s.tokens == nil {
		s.tokens = map[string]*Token{}
	}
	t := &Token{TokenBody: b, Made: e}
	c.Tokens, s.tokens[b.Digest] = append(c.Tokens, t), t
}

func (s *Clients) word(e ledger.Entry, b WordBody) {
	if c, ok := s.Find(b.Of); ok {
		c.word(e, b)
		return
	}
	t, ok := s.FindToken(b.Of)
	if !ok {
		return
	}
	switch c, _ := s.Find(t.Client); e.Kind {
	case TokenConfirmed.Name():
		t.Confirmed = t.Confirmed || second(c, t.Made.Author, e.Author)
	case TokenEnded.Name():
		t.Ended = true
	}
}

func (c *Client) word(e ledger.Entry, b WordBody) {
	switch e.Kind {
	case ClientConfirmed.Name():
		c.confirm(e)
	case ClientEnded.Name():
		c.Ended, c.EndedWhy = true, b.Why
	case ClientDeclined.Name():
		c.decline(e)
	case HookStopped.Name():
		if c.Hook != nil {
			c.Hook.Stopped = b.Why
		}
	}
}

func (c *Client) confirm(e ledger.Entry) {
	if !c.Confirmed && second(c, c.Asked.Author, e.Author) {
		c.Confirmed, c.Since = true, e.Recorded
	}
}

// decline is a word of whom the client acts for, and of nobody else.
func (c *Client) decline(e ledger.Entry) {
	if !c.Ended && e.Author.Person == c.Person {
		c.Ended, c.EndedWhy = true, "whom it acted for said that it may not"
	}
}

// second reports whether an author is neither whom the client acts for nor whoever asked or made.
func second(c *Client, first, by ledger.Author) bool {
	return by.Person != "" && by.Person != c.Person && by != first
}

// All are all clients, in the order in which they were asked for.
func (s *Clients) All() []*Client { return s.all }

// For are the clients that act for a person, or are to, or did.
func (s *Clients) For(person ledger.StreamID) (all []*Client) {
	for _, c := range s.all {
		if c.Person == person {
			all = append(all, c)
		}
	}
	return all
}

// Find is a client by the entry that asked for it.
func (s *Clients) Find(asked ledger.Ref) (*Client, bool) {
	i := slices.IndexFunc(s.all, func(c *Client) bool { return c.Ref() == asked })
	if i < 0 {
		return nil, false
	}
	return s.all[i], true
}

// FindToken is a token by the entry that made it.
func (s *Clients) FindToken(made ledger.Ref) (*Token, bool) {
	for _, t := range s.tokens {
		if t.Made.Ref() == made {
			return t, true
		}
	}
	return nil, false
}

// Of is the client that a token lets in on a day.
func (s *Clients) Of(token string, now time.Time) (*Client, bool) {
	t, ok := s.tokens[DigestOf(token)]
	if !ok {
		return nil, false
	}
	c, ok := s.Find(t.Client)
	today := calendar.DateInLondon(now)
	return c, ok && t.Holds(today) && c.Holds(today)
}
