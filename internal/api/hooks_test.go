package api_test

import (
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/api"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
	"candour/internal/webhook"
)

// receiver is another system that acts for a case's worker, and answers what it is told with a status at a time; the last one from then on.
type receiver struct {
	*casetest.Case
	t       *testing.T
	hooks   api.Hooks
	answers []int
	ids     []string // of the messages that came
	job     ledger.Job
}

func newReceiver(t *testing.T, answers ...int) *receiver {
	t.Helper()
	c := casetest.New(t, casetest.More{Kinds: []*ledger.Set{&access.Kinds, &api.Kinds}})
	r := &receiver{Case: c, t: t, answers: answers}
	server := httptest.NewServer(http.HandlerFunc(r.answer))
	t.Cleanup(server.Close)
	service := c.Begin()
	r.hooks = api.Hooks{
		Ledger: c.Ledger, Staff: access.Staff{Ledger: c.Ledger, Service: service}, Log: slog.New(slog.DiscardHandler),
		Sender: webhook.NewSender([]string{"127.0.0.1"}, (&net.Dialer{}).DialContext, c.Clock.Now),
	}
	r.letIn(server.URL + "/changes")
	c.Child("Ola Wilk", "2017-05-03")
	h := c.Read(c.Stream)
	last := h.Entries[len(h.Entries)-1]
	r.job = ledger.Job{ID: ledger.NewEntryID(), Kind: api.TellJob, Stream: c.Stream, Entry: last.ID, For: c.Worker.Person}
	return r
}

// letIn has two administrators let the system act for the worker, and has it told of changes at an address.
func (r *receiver) letIn(address string) {
	first, second := ledger.By(ledger.NewStreamID()), ledger.By(ledger.NewStreamID())
	serves(r, access.Added, access.Host, access.AddedBody{Person: r.Worker.Person, Name: "Maryam Siddiqui"})
	role := serves(r, access.RoleAsked, access.Host, access.RoleBody{Person: r.Worker.Person, Role: access.Practitioner})
	serves(r, access.RoleConfirmed, second, access.RoleWordBody{Asked: role})
	client := serves(r, api.ClientAsked, first, api.ClientBody{
		Name: "Court portal", Person: r.Worker.Person, Scopes: []api.Scope{api.ReadCases, api.ReadChanges}, Until: calendar.DateInLondon(r.Clock.Now()).AddDays(30), Why: "Contract 7",
	})
	serves(r, api.ClientConfirmed, second, api.WordBody{Of: client})
	serves(r, api.HookSet, first, api.HookBody{Client: client, Address: address, Secret: webhook.NewSecret()})
}

// serves puts an entry on the service's stream.
func serves[T any](r *receiver, kind ledger.Kind[T], by ledger.Author, body T) ledger.Ref {
	r.t.Helper()
	stream, id := r.hooks.Staff.Service, ledger.NewEntryID()
	m := &ledger.Making{By: by}
	ledger.Put(m, stream, kind, id, nil, body)
	change, err := m.Done()
	if err != nil {
		r.t.Fatal(err)
	}
	r.Append(stream, change.Entries[stream]...)
	return ledger.Ref{Stream: stream, Entry: id}
}

func (r *receiver) answer(w http.ResponseWriter, got *http.Request) {
	r.ids = append(r.ids, got.Header.Get("webhook-id"))
	w.WriteHeader(r.answers[min(len(r.ids), len(r.answers))-1])
}

// hook is where the system is told of changes, as it stands on record.
func (r *receiver) hook() *api.Hook {
	return api.ClientsOf.Of(r.Read(r.hooks.Staff.Service)).All()[0].Hook
}

func TestASystemThatDoesNotAnswerIsToldAgainUnderTheSameID(t *testing.T) {
	r := newReceiver(t, http.StatusInternalServerError, http.StatusServiceUnavailable, http.StatusNoContent)
	for i, done := range []bool{false, false, true} {
		if err := r.hooks.Tell(t.Context(), r.job); (err == nil) != done {
			t.Errorf("try %d: %v", i+1, err)
		}
	}
	if len(r.ids) != 3 || len(slices.Compact(slices.Clone(r.ids))) != 1 {
		t.Errorf("told under %q, want one id three times", r.ids)
	}
	if r.hook().Stopped != "" {
		t.Error("it took what it was told, and is told no more")
	}
}

func TestASystemThatWantsToBeToldNoMoreIsToldNoMore(t *testing.T) {
	r := newReceiver(t, http.StatusGone)
	for range 2 {
		if err := r.hooks.Tell(t.Context(), r.job); err != nil {
			t.Fatal(err)
		}
	}
	if len(r.ids) != 1 || r.hook().Stopped == "" {
		t.Errorf("told %d times, stopped because %q", len(r.ids), r.hook().Stopped)
	}
}

func TestASystemThatTakesNothingForThreeDaysIsGivenUp(t *testing.T) {
	r := newReceiver(t, http.StatusInternalServerError)
	r.Clock.Advance(71 * time.Hour)
	if err := r.hooks.Tell(t.Context(), r.job); err == nil || r.hook().Stopped != "" {
		t.Fatalf("within three days: %v, stopped because %q", err, r.hook().Stopped)
	}
	r.Clock.Advance(2 * time.Hour)
	if err := r.hooks.Tell(t.Context(), r.job); err != nil || r.hook().Stopped == "" {
		t.Errorf("after three days: %v, stopped because %q", err, r.hook().Stopped)
	}
}

func TestWhoeverNoLongerWorksOnACaseIsToldNothingOfIt(t *testing.T) {
	r := newReceiver(t, http.StatusNoContent)
	work := r.State().Allocations()[0]
	r.When(func(s *casework.State) (ledger.Change, error) {
		return casework.EndAllocation(s, r.Manager, ledger.NewEntryID(), casework.AllocationEndedBody{Allocation: work.Ref, Why: "On leave"})
	})
	if err := r.hooks.Tell(t.Context(), r.job); err != nil || len(r.ids) != 0 {
		t.Errorf("told %d times, %v", len(r.ids), err)
	}
}
