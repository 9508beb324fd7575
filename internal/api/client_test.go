package api_test

import (
	"errors"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/api"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// house is the service's stream with two administrators, and a worker for whom a system is to act.
type house struct {
	t       *testing.T
	stream  ledger.StreamID
	now     time.Time
	entries []ledger.Entry
	people  *access.People

	piotr, amara, ruth access.Person
}

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{t: t, stream: ledger.NewStreamID(), now: time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)}
	for _, one := range []struct {
		person *access.Person
		name   string
		role   access.Role
	}{{&h.piotr, "Piotr", access.AdministratorIs}, {&h.amara, "Amara", access.AdministratorIs}, {&h.ruth, "Ruth", access.Practitioner}} {
		id := ledger.NewStreamID()
		put(h, access.Added, access.Host, access.AddedBody{Person: id, Name: one.name})
		asked := put(h, access.RoleAsked, access.Host, access.RoleBody{Person: id, Role: one.role})
		put(h, access.RoleConfirmed, ledger.By(ledger.NewStreamID()), access.RoleWordBody{Asked: asked})
		*one.person, _ = h.people.Find(id)
	}
	return h
}

func put[T any](h *house, kind ledger.Kind[T], by ledger.Author, body T) ledger.Ref {
	h.t.Helper()
	m := &ledger.Making{By: by}
	id := ledger.NewEntryID()
	ledger.Put(m, h.stream, kind, id, nil, body)
	h.does(m.Done())
	return ledger.Ref{Stream: h.stream, Entry: id}
}

// does records an act, which must not be refused.
func (h *house) does(change ledger.Change, err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	for _, n := range change.Entries[h.stream] {
		h.entries = append(h.entries, ledger.Entry{
			Stream: h.stream, Version: int64(len(h.entries)) + 1, ID: n.ID, Recorded: h.now, Kind: n.Kind, Author: n.Author, Body: n.Body,
		})
	}
	h.people = access.Directory.Of(ledger.NewHistory(h.stream, h.entries...))
}

func (h *house) clients() *api.Clients {
	return api.ClientsOf.Of(ledger.NewHistory(h.stream, h.entries...))
}

func (h *house) body() api.ClientBody {
	return api.ClientBody{Name: "Court portal", Person: h.ruth.ID, Scopes: []api.Scope{api.ReadCases}, Until: calendar.DateInLondon(h.now).AddDays(30), Why: "Contract 7"}
}

// asked is a client that Piotr asked for.
func (h *house) asked() ledger.Ref {
	h.t.Helper()
	id := ledger.NewEntryID()
	h.does(api.AskClient(h.people, h.piotr, h.stream, id, h.body(), h.now))
	return ledger.Ref{Stream: h.stream, Entry: id}
}

// confirmed is one that Amara confirmed.
func (h *house) confirmed() ledger.Ref {
	h.t.Helper()
	of := h.asked()
	h.does(api.ConfirmClient(h.clients(), h.amara, h.stream, ledger.NewEntryID(), of))
	return of
}

// token is one that Piotr made, not confirmed yet.
func (h *house) token(of ledger.Ref) (token string, made ledger.Ref) {
	h.t.Helper()
	token, id := api.NewToken(), ledger.NewEntryID()
	h.does(api.MakeToken(h.clients(), h.piotr, h.stream, id, of, token, h.now))
	return token, ledger.Ref{Stream: h.stream, Entry: id}
}

func (h *house) opens(token string, at time.Time) bool {
	_, opens := h.clients().Of(token, at)
	return opens
}

func refused(err error) bool {
	k := fault.KindOf(err)
	return k == fault.Denied || k == fault.NotFound || k == fault.Invalid
}

func TestATokenOpensOnceTwoAdministratorsAgreedOnTheSystemAndOnIt(t *testing.T) {
	h := newHouse(t)
	of := h.asked()
	if _, err := api.MakeToken(h.clients(), h.piotr, h.stream, ledger.NewEntryID(), of, api.NewToken(), h.now); !refused(err) {
		t.Errorf("a token before the second word: %v", err)
	}
	for name, by := range map[string]access.Person{"who asked": h.piotr, "a worker": h.ruth} {
		if _, err := api.ConfirmClient(h.clients(), by, h.stream, ledger.NewEntryID(), of); !refused(err) {
			t.Errorf("%s confirmed: %v", name, err)
		}
	}
	h.does(api.ConfirmClient(h.clients(), h.amara, h.stream, ledger.NewEntryID(), of))
	token, made := h.token(of)
	if h.opens(token, h.now) {
		t.Error("a token opens by the word of whoever has seen it alone")
	}
	if _, err := api.ConfirmToken(h.clients(), h.piotr, h.stream, ledger.NewEntryID(), made); !refused(err) {
		t.Errorf("who made it confirmed it: %v", err)
	}
	h.does(api.ConfirmToken(h.clients(), h.amara, h.stream, ledger.NewEntryID(), made))
	if !h.opens(token, h.now) || h.opens(token+"x", h.now) || h.opens("", h.now) {
		t.Error("what opens is not the token")
	}
}

// TestAWordThatSomebodyForgedDoesNotCount reads entries as they might have come in by another way than the verbs.
func TestAWordThatSomebodyForgedDoesNotCount(t *testing.T) {
	h := newHouse(t)
	of := h.asked()
	put(h, api.ClientConfirmed, ledger.By(h.piotr.ID), api.WordBody{Of: of})
	put(h, api.ClientConfirmed, ledger.By(h.ruth.ID), api.WordBody{Of: of})
	put(h, api.ClientConfirmed, access.Host, api.WordBody{Of: of})
	if c, _ := h.clients().Find(of); c.Confirmed {
		t.Error("the word of whoever asked, of whom it acts for, or of nobody counts")
	}
}

func TestATokenEndsAtOnceAndByItself(t *testing.T) {
	for name, ends := range map[string]func(*house, ledger.Ref, ledger.Ref){
		"the token is ended": func(h *house, _, made ledger.Ref) {
			h.does(api.EndToken(h.clients(), h.amara, h.stream, ledger.NewEntryID(), made))
		},
		"the system is ended": func(h *house, of, _ ledger.Ref) {
			h.does(api.EndClient(h.clients(), h.amara, h.stream, ledger.NewEntryID(), api.WordBody{Of: of, Why: "Over"}))
		},
		"its last day is over": func(h *house, _, _ ledger.Ref) { h.now = h.now.AddDate(0, 0, 31) },
	} {
		h := newHouse(t)
		of := h.confirmed()
		token, made := h.token(of)
		h.does(api.ConfirmToken(h.clients(), h.amara, h.stream, ledger.NewEntryID(), made))
		if !h.opens(token, h.now) || !h.opens(token, h.now.AddDate(0, 0, 30)) {
			t.Fatal("it does not open before")
		}
		if ends(h, of, made); h.opens(token, h.now) {
			t.Errorf("%s: it opens", name)
		}
	}
}

func TestWhoAsksForASystemSaysForWhomForWhatAndUntilWhen(t *testing.T) {
	h := newHouse(t)
	for field, change := range map[string]func(*api.ClientBody){
		"name": func(b *api.ClientBody) { b.Name = "" }, "scopes": func(b *api.ClientBody) { b.Scopes = []api.Scope{"everything"} },
		"why": func(b *api.ClientBody) { b.Why = "" }, "person": func(b *api.ClientBody) { b.Person = h.piotr.ID },
		"until": func(b *api.ClientBody) { b.Until = calendar.DateInLondon(h.now).AddDays(400) },
	} {
		b := h.body()
		change(&b)
		_, err := api.AskClient(h.people, h.piotr, h.stream, ledger.NewEntryID(), b, h.now)
		if fields := fault.FieldsOf(err); len(fields) != 1 || fields[0].Name != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := api.AskClient(h.people, h.ruth, h.stream, ledger.NewEntryID(), h.body(), h.now); fault.KindOf(err) != fault.NotFound {
		t.Errorf("who is no administrator: %v", err)
	}
}

func TestNoTokenIsOnTheRecord(t *testing.T) {
	h := newHouse(t)
	token, made := h.token(h.confirmed())
	if found, ok := h.clients().FindToken(made); !ok || found.Digest == token || len(found.Digest) != 64 {
		t.Errorf("%+v", found)
	}
}

func TestOnePersonIsToldOfChangesOnce(t *testing.T) {
	h := newHouse(t)
	fine, somewhere := func(string) error { return nil }, errors.New("nobody is told there")
	of := h.confirmed()
	hook := api.HookBody{Client: of, Address: "https://portal.court.example/x", Secret: "whsec_eA=="}
	if _, err := api.SetHook(h.clients(), h.piotr, h.stream, ledger.NewEntryID(), hook, fine); !refused(err) {
		t.Errorf("a system without the scope: %v", err)
	}
	follows := func() ledger.Ref {
		id, b := ledger.NewEntryID(), h.body()
		b.Scopes = []api.Scope{api.ReadChanges}
		h.does(api.AskClient(h.people, h.piotr, h.stream, id, b, h.now))
		return ledger.Ref{Stream: h.stream, Entry: id}
	}
	first, other := follows(), follows()
	hook.Client = first
	if _, err := api.SetHook(h.clients(), h.piotr, h.stream, ledger.NewEntryID(), hook, func(string) error { return somewhere }); !refused(err) {
		t.Errorf("an address that is refused: %v", err)
	}
	h.does(api.SetHook(h.clients(), h.piotr, h.stream, ledger.NewEntryID(), hook, fine))
	hook.Client = other
	if _, err := api.SetHook(h.clients(), h.piotr, h.stream, ledger.NewEntryID(), hook, fine); !refused(err) {
		t.Errorf("a second one for the same person: %v", err)
	}
	h.does(api.StopHook(h.clients(), h.piotr, h.stream, ledger.NewEntryID(), first))
	h.does(api.SetHook(h.clients(), h.piotr, h.stream, ledger.NewEntryID(), hook, fine))
}
