package guardian_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"os"
	"slices"
	"sync"
	"testing"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/guardian"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// The public-law case of the court, with four children.
const (
	fixture = "../court/hmcts/testdata/fpl/fpl-derived_vacated-and-relisted-hearings.json"
	number  = "1720017394546565"
)

var worker = ledger.By("5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a01")

// service is a service that talks to the court of public law.
type service struct {
	*ledgertest.Record
	*fake.Court
	pack   *pack.Pack
	in     *court.Importer
	teller guardian.Teller
	runner *job.Runner
	stream ledger.StreamID // of the case that a test is about
	t      testing.TB
}

func newService(t *testing.T) *service {
	t.Helper()
	t.Parallel() // each has a record of its own
	pk, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	views := append(slices.Clip(casework.Views), court.CaseRows, guardian.View, access.Ties(casework.Ties))
	s := &service{Record: ledgertest.Asking(t, guardian.Asks, ledgertest.Kinds(&casework.Kinds, &court.Kinds, &guardian.Kinds), views...), pack: pk, t: t}
	s.in = &court.Importer{Ledger: s.Ledger, Pack: pk, Service: s.Record.Service.Stream}
	s.Court = fake.New(s.Clock.Now)
	server := httptest.NewServer(s.Gateway())
	t.Cleanup(server.Close)
	settings := s.Settings(hmcts.Public, server.URL)
	client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	s.teller = guardian.Teller{Ledger: s.Ledger, Court: client, Log: log}
	idle := func(context.Context, ledger.Job) error { return nil }
	s.runner = &job.Runner{DB: s.Engine.Writer(), Clock: s.Clock.Now, Log: log, Handlers: map[string]job.Handler{
		guardian.TellJob:  func(ctx context.Context, j ledger.Job) error { return s.teller.Tell(ctx, j) },
		court.TakeOverJob: s.in.TakeOver, court.FetchJob: idle,
	}}
	return s
}

// withCase is a service with the court's case in it.
func withCase(t *testing.T) *service {
	t.Helper()
	s := newService(t)
	s.sends()
	s.stream = s.found()
	return s
}

// sends lets the court hold its case, and send it.
func (s *service) sends() {
	s.t.Helper()
	raw, err := os.ReadFile(fixture)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.AddAnswer(raw); err != nil {
		s.t.Fatal(err)
	}
	results, file := s.in.File(s.t.Context(), "f.json", raw)
	if len(results) != 1 || file.Refused() || results[0].Refused() {
		s.t.Fatalf("%v %v", file.Errors, results)
	}
}

func (s *service) found() ledger.StreamID {
	s.t.Helper()
	stream, err := court.FindCase(s.t.Context(), s.Ledger.DB(), pack.PublicLaw, number)
	if err != nil || stream == "" {
		s.t.Fatalf("the case is not there: %v", err)
	}
	return stream
}

// does carries out an act on the case, which may write to other streams too.
func (s *service) does(verb func(h *ledger.History, id ledger.EntryID) (ledger.Change, error), others ...ledger.StreamID) (ledger.Ref, error) {
	s.t.Helper()
	id := ledger.NewEntryID()
	on := []ledger.Seen{{Stream: s.stream, Version: ledger.Any}}
	for _, o := range others {
		on = append(on, ledger.Seen{Stream: o, Version: ledger.Any})
	}
	_, err := s.Ledger.Do(s.t.Context(), ledger.Act{Form: id, On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[s.stream], id) }})
	return ledger.Ref{Stream: s.stream, Entry: id}, err
}

func (s *service) must(ref ledger.Ref, err error) ledger.Ref {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	return ref
}

func (s *service) today() calendar.Date { return calendar.DateInLondon(s.Clock.Now()) }

// children are the first so many children of the case.
func (s *service) children(n int) (all []ledger.Ref) {
	for _, c := range casework.Of(s.Read(s.stream)).Children()[:n] {
		all = append(all, c.Ref)
	}
	return all
}

var tomos = guardian.AppointedBody{
	Name: "Tomos Vaughan", Contact: guardian.Contact{Telephone: "01632 960118", Email: "tomos.vaughan@example.org"}, How: guardian.ByTelephone, Said: "Ms Hall, court office",
}

var lena = guardian.AppointedBody{Name: "Lena Ferris", Office: "Marrow Bay", How: guardian.ByOrder, Said: "District Judge Lenham, order of today"}

func (s *service) appoints(who guardian.AppointedBody, children ...ledger.Ref) ledger.Ref {
	s.t.Helper()
	who.Children = children
	return s.must(s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return guardian.Appoint(s.pack, h, worker, id, guardian.AppointForm{AppointedBody: who, On: s.today(), Today: s.today()})
	}))
}

func (s *service) ends(appointment ledger.Ref, children ...ledger.Ref) {
	s.t.Helper()
	s.must(s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return guardian.End(h, worker, id, guardian.EndForm{EndedBody: guardian.EndedBody{Appointment: appointment, Children: children, Why: "Order of today"}, On: s.today(), Today: s.today()})
	}))
}

// works runs every job that is due.
func (s *service) works() {
	s.t.Helper()
	for {
		ran, err := s.runner.One(s.t.Context())
		if err != nil {
			s.t.Fatal(err)
		}
		if !ran {
			return
		}
	}
}

func (s *service) stand() guardian.Stand { return guardian.StandOf(s.Read(s.stream)) }

// is checks how far the court has been told, and how many letters it wrote about it.
func (s *service) is(state guardian.State, mails int) {
	s.t.Helper()
	if st := s.stand(); st.State != state {
		s.t.Errorf("the list is %q (%s); want %q", st.State, st.Why, state)
	}
	if n := s.Mails(); n != mails {
		s.t.Errorf("the court wrote to everybody %d times; want %d", n, mails)
	}
}

// names are who is guardian of how many children now.
func (s *service) names() map[string]int {
	names := map[string]int{}
	h := s.Read(s.stream)
	for _, c := range guardian.Of(h).Now(casework.Of(h)) {
		names[c.Name] += len(c.Of)
	}
	return names
}
