package casetest

import (
	"slices"
	"sync"
	"testing"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/packs/england"
)

// Case is a private-law case in a record of the test's own, given to a team and allocated to Worker.
type Case struct {
	*ledgertest.Record
	Stream, Side ledger.StreamID
	Worker       ledger.Author
	Manager      ledger.Author
	Team         ledger.StreamID

	t      testing.TB
	people []ledger.StreamID
}

// More is what another feature adds to the record: its kinds, its views, its ties.
type More struct {
	Kinds []*ledger.Set
	Views []*ledger.View
	Ties  []access.TieFunc
}

// New opens a record with a case in it.
func New(t testing.TB, more ...More) *Case {
	t.Helper()
	kinds, views, ties := []*ledger.Set{&casework.Kinds}, casework.Views, []access.TieFunc{casework.Ties}
	for _, m := range more {
		kinds, views, ties = append(kinds, m.Kinds...), append(views[:len(views):len(views)], m.Views...), append(ties, m.Ties...)
	}
	record := ledgertest.New(t, kinds, append(views[:len(views):len(views)], access.Ties(ties...))...)
	c := &Case{
		Record: record, Worker: ledger.By(ledger.NewStreamID()), Manager: ledger.By(ledger.NewStreamID()), Team: ledger.NewStreamID(), t: t,
	}
	return c.open("ZE26P00412")
}

// Another is a second case in the same record, with the same worker, manager and team.
func (c *Case) Another(number string) *Case {
	c.t.Helper()
	other := &Case{Record: c.Record, Worker: c.Worker, Manager: c.Manager, Team: c.Team, t: c.t}
	return other.open(number)
}

func (c *Case) open(number string) *Case {
	c.t.Helper()
	c.Stream, c.Side = c.Begin(), c.Begin()
	c.When(func(*casework.State) (ledger.Change, error) {
		return casework.OpenCase(Pack(c.t), c.Manager, ledger.NewEntryID(), casework.OpenForm{
			Case: c.Stream, Team: c.Team, TeamIs: "Private law, north",
			OpenedBody: casework.OpenedBody{
				Side: c.Side, Law: pack.PrivateLaw, Number: number, CourtName: "Family Court at Milborough", Track: "cap",
				Received: calendar.MustParse("2026-05-11"), Issued: calendar.MustParse("2026-05-08"),
			},
		})
	})
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.Allocate(s, c.Manager, ledger.NewEntryID(), casework.AllocatedBody{
			Worker: c.Worker.Person, Name: "Maryam Siddiqui", As: access.Allocated,
		})
	})
	return c
}

// Pack is the pack for England.
func Pack(t testing.TB) *pack.Pack {
	t.Helper()
	pk, err := loadPack()
	if err != nil {
		t.Fatal(err)
	}
	return pk
}

var loadPack = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// Child adds a child, born on a day written YYYY-MM-DD or, with "", on a day not known.
func (c *Case) Child(name, born string) ledger.Ref {
	c.t.Helper()
	return c.Add(casework.PersonAddedBody{Kind: casework.Child, Name: name, Born: calendar.MustParse(born)})
}

// Adult adds an adult with a part in the case, such as "applicant".
func (c *Case) Adult(name, part string) ledger.Ref {
	c.t.Helper()
	return c.Add(casework.PersonAddedBody{Kind: casework.Adult, Name: name, Part: part})
}

// Add adds a person, with a fresh stream unless the body names one.
func (c *Case) Add(body casework.PersonAddedBody) ledger.Ref {
	c.t.Helper()
	if body.Person == "" {
		body.Person = c.Begin()
	}
	if !slices.Contains(c.people, body.Person) {
		c.people = append(c.people, body.Person)
	}
	id := ledger.NewEntryID()
	identity := casework.IdentityOf(c.Read(body.Person))
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddPerson(s, identity, c.Worker, id, body)
	})
	return ledger.Ref{Stream: c.Stream, Entry: id}
}

// State is the case as it stands.
func (c *Case) State() *casework.State {
	c.t.Helper()
	return casework.Of(c.Read(c.Stream))
}

// Given puts entries on the open stream as they are.
func (c *Case) Given(entries ...ledger.New) *Case {
	c.t.Helper()
	c.Append(c.Stream, entries...)
	return c
}

// Verb is an act on this case.
type Verb func(*casework.State) (ledger.Change, error)

// When carries out an act, which may also write to the other streams named. It fails the test when the act is refused.
func (c *Case) When(verb Verb, others ...ledger.StreamID) *Case {
	c.t.Helper()
	if err := c.try(verb, others); err != nil {
		c.t.Fatalf("the act was refused: %v", err)
	}
	return c
}

// Refuses carries out an act that must be refused, and gives the reason.
func (c *Case) Refuses(verb Verb, others ...ledger.StreamID) error {
	c.t.Helper()
	err := c.try(verb, others)
	if err == nil {
		c.t.Fatal("the act was done; want it refused")
	}
	return err
}

// MayRefuse carries out an act if it is not refused.
func (c *Case) MayRefuse(verb Verb) {
	c.t.Helper()
	_ = c.try(verb, nil) // refused, it changed nothing
}

func (c *Case) try(verb Verb, others []ledger.StreamID) error {
	act := ledger.Act{Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(casework.Of(hs[c.Stream])) }}
	for _, stream := range append(append([]ledger.StreamID{c.Stream, c.Side}, c.people...), others...) {
		act.On = append(act.On, ledger.Seen{Stream: stream, Version: ledger.Any})
	}
	_, err := c.Ledger.Do(c.t.Context(), act)
	return err
}
