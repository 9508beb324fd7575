package court_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/job"
	"candour/internal/ledger"
)

// courts is the service with both courts behind it, at its clock.
type courts struct {
	*world
	*fake.Court
	url     string
	calls   atomic.Int64  // that the courts were asked
	poller  *court.Poller // of the public-law court
	sender  court.Sender
	fetcher court.Fetcher
	runner  *job.Runner
}

func withCourts(t testing.TB) *courts {
	t.Helper()
	c := &courts{world: newWorld(t)}
	c.Court = fake.New(c.Clock.Now)
	gateway := c.Gateway()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.calls.Add(1)
		gateway.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	c.url = server.URL
	log := slog.New(slog.DiscardHandler)
	cursors := job.Cursors{DB: c.Engine.Writer()}
	c.poller = &court.Poller{
		Client: c.client(hmcts.Public), Importer: c.Importer, Cursors: cursors, Log: log, Start: c.Clock.Now().Add(-30 * time.Minute), PerMinute: 60,
	}
	c.fetcher = court.Fetcher{
		Ledger: c.Ledger, Files: c.Files, Log: log,
		Clients: map[hmcts.Jurisdiction]*hmcts.Client{hmcts.Public: c.client(hmcts.Public), hmcts.Private: c.client(hmcts.Private)},
	}
	c.sender = court.Sender{Ledger: c.Ledger, Files: c.Files, Reader: asWritten{}, Log: log, Uploaders: map[hmcts.Jurisdiction]court.Uploader{
		hmcts.Public: c.client(hmcts.Public), hmcts.Private: c.client(hmcts.Private),
	}}
	c.runner = &job.Runner{DB: c.Engine.Writer(), Clock: c.Clock.Now, Log: log, Handlers: map[string]job.Handler{
		court.PollJob(hmcts.Public): c.poller.Poll, court.FetchJob: c.fetch, court.FileJob: c.send,
	}}
	return c
}

// asWritten reads the pretended PDFs of these tests.
type asWritten struct{}

func (asWritten) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

func (c *courts) client(j hmcts.Jurisdiction) *hmcts.Client {
	c.t.Helper()
	settings := c.Settings(j, c.url)
	client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
	if err != nil {
		c.t.Fatal(err)
	}
	return client
}

// holds puts a payload into the court, as changed at a time.
func (c *courts) holds(v variant, changed time.Time) {
	c.t.Helper()
	if err := c.AddAnswer(v.answer(c.t), changed); err != nil {
		c.t.Fatal(err)
	}
}

// polls runs the poller once, as its job does.
func (c *courts) polls() {
	c.t.Helper()
	err := c.poller.Poll(c.t.Context(), ledger.Job{})
	if later := new(job.Later); !errors.As(err, &later) {
		c.t.Fatalf("the poller ended with %v; it must always come back", err)
	}
}

// works runs every job that is due.
func (c *courts) works() {
	c.t.Helper()
	for {
		ran, err := c.runner.One(c.t.Context())
		if err != nil {
			c.t.Fatal(err)
		}
		if !ran {
			return
		}
	}
}

func (c *courts) feed() court.FeedState {
	c.t.Helper()
	feeds := court.Feeds{Cursors: job.Cursors{DB: c.Engine.Writer()}, Courts: []hmcts.Jurisdiction{hmcts.Public}}
	all, err := feeds.States(c.t.Context(), c.Clock.Now())
	if err != nil {
		c.t.Fatal(err)
	}
	return all[0]
}

func (c *courts) side() (*court.Side, ledger.StreamID) {
	s, _ := c.open("public", publicNumber)
	return court.SideOf(c.Read(s.Side)), s.Side
}

// send hands the job to the sender as it is when the job runs.
func (c *courts) send(ctx context.Context, j ledger.Job) error { return c.sender.Send(ctx, j) }

func (c *courts) fetch(ctx context.Context, j ledger.Job) error { return c.fetcher.Fetch(ctx, j) }
