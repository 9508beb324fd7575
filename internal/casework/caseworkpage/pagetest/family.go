package pagetest

import (
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/packs/england"
)

// What is confidential: Hannah Ashdown’s, hidden from Daniel Kersey.
const (
	Address = "14 Ferry Cottages, Hythe End"
	Phone   = "01632 960777"
)

// Number is the court’s number of the case.
const Number = "WX26P00417"

// Today is the morning on which the tests begin.
var Today = time.Date(2026, time.November, 24, 8, 52, 0, 0, time.UTC)

// Pages is what a test serves.
type Pages struct {
	Kinds  []*ledger.Set // of features besides casework
	Views  []*ledger.View
	Ties   []access.TieFunc
	Routes func(*Family) []web.Route
	Strip  func(*Family) func(*web.Case) templ.Component // optional
	Kit    func(*webtest.Site, *web.Kit)                 // optional
}

// Family is the service with the case in it.
type Family struct {
	*webtest.Site
	Pack       *pack.Pack
	Case, Side ledger.StreamID

	Rowan, Isla, Hannah, Daniel ledger.Ref
	FirstHearing, NextHearing   ledger.Ref
	Order, Promise              ledger.Ref
	Call, Visit                 ledger.Ref // notes
	AddressFact, PhoneFact      ledger.Ref // on the closed side

	t       testing.TB
	persons []ledger.StreamID
}

// New starts the service and puts the family’s case on record, from August to this morning.
func New(t testing.TB, p Pages) *Family {
	t.Helper()
	f := &Family{t: t, Pack: loaded(t)}
	service := webtest.Service{
		Kinds:  append(ledgertest.Kinds(&casework.Kinds), p.Kinds...),
		Views:  append(casework.Views[:len(casework.Views):len(casework.Views)], p.Views...),
		Ties:   append([]access.TieFunc{casework.Ties}, p.Ties...),
		Routes: func(s *webtest.Site) []web.Route { f.Site = s; return p.Routes(f) },
		Kit:    p.Kit, Now: day(8, 24, 9, 0),
	}
	if p.Strip != nil {
		service.Strip = p.Strip(f)
	}
	f.Site = webtest.New(t, service)
	f.Names = []string{"Ashdown", "Kersey", "Isla", "Rowan", Number, Address, Phone}
	f.tell()
	f.At(Today)
	return f
}

func loaded(t testing.TB) *pack.Pack {
	t.Helper()
	pk, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return pk
}

var load = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

func day(month time.Month, day, hour, minute int) time.Time {
	return time.Date(2026, month, day, hour, minute, 0, 0, time.UTC)
}

// Path is the address of a page of the case.
func (f *Family) Path(parts ...string) string { return PathOf(f.Case, parts...) }

// PathOf is the address of a page of a case.
func PathOf(stream ledger.StreamID, parts ...string) string {
	path := "/case/" + string(stream)
	for _, p := range parts {
		path += "/" + p
	}
	return path
}

// State is the case as it stands.
func (f *Family) State() *casework.State { return casework.Of(f.Read(f.Case)) }

// Does carries out an act on the case, as somebody would by a page. It names the entry that bears the act’s id.
func (f *Family) Does(act func(s *casework.State, id ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	f.t.Helper()
	return f.DoesIn(f.Case, act, append(f.persons, f.Side)...)
}

// DoesIn is Does for another case, and for acts that write to other streams too.
func (f *Family) DoesIn(stream ledger.StreamID, act func(*casework.State, ledger.EntryID) (ledger.Change, error), others ...ledger.StreamID) ledger.Ref {
	f.t.Helper()
	id := ledger.NewEntryID()
	on := []ledger.Seen{{Stream: stream, Version: ledger.Any}}
	for _, other := range others {
		on = append(on, ledger.Seen{Stream: other, Version: ledger.Any})
	}
	_, err := f.Ledger.Do(f.t.Context(), ledger.Act{On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return act(casework.Of(hs[stream]), id)
	}})
	if err != nil {
		f.t.Fatal(err)
	}
	return ledger.Ref{Stream: stream, Entry: id}
}

// Open opens another case, of a team or of none yet, and gives it to a worker if one is named.
func (f *Family) Open(team ledger.StreamID, worker *webtest.Browser, body casework.OpenedBody, people ...casework.PersonAddedBody) ledger.StreamID {
	f.t.Helper()
	stream := f.Begin()
	body.Side = f.Begin()
	others := []ledger.StreamID{body.Side}
	for i := range people {
		people[i].Person = f.Begin()
		others = append(others, people[i].Person)
	}
	f.DoesIn(stream, func(_ *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.OpenCase(f.Pack, f.Colin.By(), id, casework.OpenForm{
			Case: stream, OpenedBody: body, People: people, Team: team, TeamIs: f.teamName(team),
		})
	}, others...)
	if worker != nil {
		f.DoesIn(stream, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
			return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{Worker: worker.ID, Name: worker.Name, As: access.Allocated})
		})
	}
	return stream
}

func (f *Family) teamName(team ledger.StreamID) string {
	return map[ledger.StreamID]string{f.Wexcombe: "Wexcombe family team", f.Marrow: "Marrow Bay family team"}[team]
}

func (f *Family) add(body casework.PersonAddedBody) ledger.Ref {
	f.t.Helper()
	body.Person = f.Begin()
	f.persons = append(f.persons, body.Person)
	return f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddPerson(s, &casework.Identity{}, f.Ruth.By(), id, body)
	})
}

// known records a field of somebody, or with a child of somebody towards that child.
func (f *Family) known(of, to ledger.Ref, field casework.Field, value string) {
	f.t.Helper()
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Record(s, f.Ruth.By(), id, casework.RecordedBody{Saying: casework.Saying{Of: of, To: to, Field: field, Value: value}})
	})
}

func (f *Family) hide(kind casework.DetailKind, value string) ledger.Ref {
	f.t.Helper()
	ref := f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{
			Of: f.Hannah, Kind: kind, Value: value, Source: "Ms Ashdown, by telephone",
			Hiding: casework.Hiding{From: casework.FromSome, People: []ledger.Ref{f.Daniel}},
		})
	})
	for _, p := range f.State().People() {
		for _, d := range p.Details() {
			if d.Entry.ID == ref.Entry {
				return d.Ref
			}
		}
	}
	f.t.Fatal("the detail is not on record")
	return ledger.Ref{}
}

func date(text string) calendar.Date { return calendar.MustParse(text) }
