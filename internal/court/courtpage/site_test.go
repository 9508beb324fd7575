package courtpage_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage"
	"candour/internal/court"
	"candour/internal/court/courtpage"
	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/workbench"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// The private-law case of these tests: a fixture of the court, with details that it hides and details that it shows.
const (
	fixture = "../hmcts/testdata/prl/prl-derived_served-orders-four.json"
	number  = "1791959231902200"
)

// site is the service with Ruth at work on a case that came from the court.
type site struct {
	*webtest.Site
	t            testing.TB
	court        *fake.Court
	jobs         *job.Runner
	feeds        court.Feeds
	in           *court.Importer
	stream, side ledger.StreamID
}

func newSite(t *testing.T) *site {
	t.Helper()
	return siteWith(t, hmcts.Private)
}

// siteWith is a service that talks to these courts.
func siteWith(t *testing.T, courts ...hmcts.Jurisdiction) *site {
	t.Helper()
	t.Parallel() // each has a record of its own
	pk, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t}
	s.Site = webtest.New(t, webtest.Service{
		Kinds: ledgertest.Kinds(&casework.Kinds, &report.Kinds, &court.Kinds), Ties: []access.TieFunc{casework.Ties},
		Views: append(slices.Clip(casework.Views), court.Views...),
		Routes: func(at *webtest.Site) []web.Route {
			s.feeds = court.Feeds{Cursors: job.Cursors{DB: at.Engine.Writer()}, Courts: courts}
			pages := courtpage.Pages{Pack: pk, Files: at.Files, Reader: asWritten{}, Feeds: s.feeds}
			atCourt := caseworkpage.Pages{Pack: pk, AtCourt: pages.AtCourt}
			return slices.Concat(pages.Routes(), atCourt.Routes(), panels(pages))
		},
	})
	s.Names = []string{"Doe", "Richards", number, "ZE"}
	s.in = &court.Importer{Ledger: s.Ledger, Pack: pk, Service: s.Record.Service.Stream}
	s.court = fake.New(s.Clock.Now)
	s.works()
	s.comes(s.payload())
	s.allocate()
	return s
}

// panelPage shows what these pages give to pages of others.
type panelPage struct {
	*web.Visit
	parts []templ.Component
}

func (p panelPage) Title() string         { return "Panels" }
func (p panelPage) Body() templ.Component { return templ.Join(p.parts...) }

// asWritten reads the pretended PDFs of these tests.
type asWritten struct{}

func (asWritten) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

// Picture makes pretended pictures anew, but for those that it does not know.
func (asWritten) Picture(_ context.Context, file []byte) (workbench.Picture, error) {
	if kind := workbench.Sniff(file); kind != workbench.JPEG {
		return workbench.Picture{}, fault.BadInput("We cannot show pictures of this kind.", nil)
	}
	return workbench.Picture{Image: []byte("\xff\xd8\xff anew"), Type: workbench.JPEG}, nil
}

// panels are pages that show what is given to Today and to the overview of a case, each after a title as on any page.
func panels(pages courtpage.Pages) []web.Route {
	title := govuk.Title(govuk.TitleData{Text: "Panels"})
	today := func(v *web.Visit) (web.Page, error) {
		notices, err := pages.Notices(v)
		if err != nil {
			return nil, err
		}
		read, err := pages.LastRead(v)
		if err != nil {
			return nil, err
		}
		asks, err := pages.Today(v)
		return panelPage{v, slices.Concat([]templ.Component{title}, notices, asks, read)}, err
	}
	overview := func(c *web.Case) (web.Page, error) {
		read, err := pages.LastReadOf(c)
		if err != nil {
			return nil, err
		}
		asks, err := pages.Asks(c)
		return panelPage{c.Visit, slices.Concat([]templ.Component{title}, asks, read)}, err
	}
	return []web.Route{web.For("/{$}", access.SignedIn, today, nil), web.ForCase("/case/{case}", access.CaseReader, overview, nil)}
}

// works sets the jobs up that talk to the court.
func (s *site) works() {
	s.t.Helper()
	server := httptest.NewServer(s.court.Gateway())
	s.t.Cleanup(server.Close)
	settings := s.court.Settings(hmcts.Private, server.URL)
	client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
	if err != nil {
		s.t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	fetcher := court.Fetcher{Ledger: s.Ledger, Files: s.Files, Log: log, Clients: map[hmcts.Jurisdiction]*hmcts.Client{hmcts.Private: client}}
	sender := court.Sender{Ledger: s.Ledger, Files: s.Files, Reader: asWritten{}, Log: log, Uploaders: map[hmcts.Jurisdiction]court.Uploader{hmcts.Private: client}}
	poller := &court.Poller{Client: client, Importer: s.in, Cursors: s.feeds.Cursors, Log: log}
	s.jobs = &job.Runner{DB: s.Engine.Writer(), Clock: s.Clock.Now, Log: log, Handlers: map[string]job.Handler{
		court.FetchJob: fetcher.Fetch, court.FileJob: sender.Send, court.TakeOverJob: s.in.TakeOver, court.PollJob(hmcts.Private): poller.Poll,
	}}
}

// payload is the fixture, its apostrophes as they are printed: the court's own words may have others, and every page is checked for them.
func (s *site) payload() []byte {
	s.t.Helper()
	raw, err := os.ReadFile(fixture)
	if err != nil {
		s.t.Fatal(err)
	}
	return bytes.ReplaceAll(raw, []byte("'"), []byte("’"))
}

// comes imports a payload, which the court then holds too.
func (s *site) comes(raw []byte) {
	s.t.Helper()
	if err := s.court.AddAnswer(raw); err != nil {
		s.t.Fatal(err)
	}
	results, file := s.in.File(s.t.Context(), "f.json", raw)
	if len(results) != 1 || results[0].Refused() || file.Refused() {
		s.t.Fatalf("%+v", file)
	}
	stream, err := court.FindCase(s.t.Context(), s.Ledger.DB(), pack.PrivateLaw, number)
	if err != nil {
		s.t.Fatal(err)
	}
	s.stream, s.side = stream, casework.Of(s.Read(stream)).Side
}

// later is the same payload with some words changed, as the court sends it a month later.
func (s *site) later(old, changed string) []byte {
	s.t.Helper()
	raw := s.payload()
	if !bytes.Contains(raw, []byte(old)) {
		s.t.Fatalf("the fixture holds no %q", old)
	}
	raw = bytes.ReplaceAll(raw, []byte(old), []byte(changed))
	return bytes.ReplaceAll(raw, []byte(`"2026-06-15T10:38:11.031"`), []byte(`"2026-07-15T10:38:11.031"`))
}

func (s *site) allocate() {
	s.t.Helper()
	s.does(func(c *casework.State) (ledger.Change, error) {
		return casework.GiveToTeam(c, s.Colin.By(), ledger.NewEntryID(), casework.TeamBody{Team: s.Wexcombe, Name: "Wexcombe family team"})
	})
	s.does(func(c *casework.State) (ledger.Change, error) {
		return casework.Allocate(c, s.Colin.By(), ledger.NewEntryID(), casework.AllocatedBody{Worker: s.Ruth.ID, Name: s.Ruth.Name, As: access.Allocated})
	})
}

func (s *site) does(verb func(*casework.State) (ledger.Change, error)) {
	s.t.Helper()
	if _, err := s.Ledger.Do(s.t.Context(), ledger.Act{
		On:   []ledger.Seen{{Stream: s.stream, Version: ledger.Any}, {Stream: s.side, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(casework.Of(hs[s.stream])) },
	}); err != nil {
		s.t.Fatal(err)
	}
}

// runs runs every job that is due.
func (s *site) runs() {
	s.t.Helper()
	for {
		ran, err := s.jobs.One(s.t.Context())
		if err != nil {
			s.t.Fatal(err)
		}
		if !ran {
			return
		}
	}
}

func (s *site) path(parts ...string) string {
	return "/case/" + strings.Join(append([]string{string(s.stream)}, parts...), "/")
}

// signs puts a report of a type and its signature on record, and gives the address of its filing.
func (s *site) signs(reportType string) string {
	s.t.Helper()
	pdf, err := s.Files.Put(s.t.Context(), "application/pdf", strings.NewReader("%PDF-1.7\nsigned"))
	if err != nil {
		s.t.Fatal(err)
	}
	begun := ledgertest.Entry(s.t, report.Opened, s.Ruth.By(), report.OpenedBody{Type: reportType, Draft: ledger.NewStreamID(), Author: s.Ruth.ID, Name: s.Ruth.Name})
	of := ledger.Ref{Stream: s.stream, Entry: begun.ID}
	signature := ledgertest.Entry(s.t, report.Signed, s.Ruth.By(), report.SignedBody{
		Report: of, Type: reportType, Author: s.Ruth.ID, Name: s.Ruth.Name, On: calendar.DateInLondon(s.Clock.Now()),
		Text: strings.Repeat("0", 64), PDF: pdf, Statements: []report.FrozenStatement{{Statement: of, Number: "1.1", Kind: report.Opinion, Standing: "stands"}},
	})
	s.Append(s.stream, begun, signature)
	return s.path("court", "filing", string(signature.ID))
}

func (s *site) passes(d time.Duration) { s.At(s.Clock.Now().Add(d)) }
