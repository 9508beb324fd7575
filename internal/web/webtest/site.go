package webtest

import (
	"bytes"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
)

// Service is what a test puts into its Site. The kinds and rows of access are there without being named.
type Service struct {
	Kinds  []*ledger.Set
	Views  []*ledger.View
	Ties   []access.TieFunc
	Routes func(*Site) []web.Route         // asked once the record and the people are there
	Strip  func(*web.Case) templ.Component // optional
	Kit    func(*Site, *web.Kit)           // optional: changes to the kit before it serves
	Now    time.Time                       // optional: when the test begins
}

// Site is a service that is running, with the people who work for it.
type Site struct {
	*ledgertest.Record
	URL   string
	Names []string // of invented families and places: no title, address or line of the log may hold one

	Wexcombe, Marrow ledger.StreamID // teams

	Ruth  *Browser // practitioner, Wexcombe
	Aisha *Browser // practitioner, Wexcombe
	Colin *Browser // manager of Wexcombe
	Tom   *Browser // practitioner, Marrow Bay
	Ines  *Browser // manager on call, of no team
	Piotr *Browser // administrator

	Judith *Browser // head of practice, of no team
	Priya  *Browser // information governance officer
	Gwen   *Browser // information governance officer

	t        testing.TB
	sessions access.Sessions
	second   ledger.StreamID // the administrator who confirms what Piotr asks
	log      log
}

// New starts a service that ends with the test.
func New(t testing.TB, s Service) *Site {
	t.Helper()
	kinds := append([]*ledger.Set{&access.Kinds}, s.Kinds...)
	views := append([]*ledger.View{access.ReadRows, access.TurnedAwayRows, access.HomeRows, access.Ties(s.Ties...)}, s.Views...)
	site := &Site{Record: ledgertest.New(t, kinds, views...), t: t}
	if !s.Now.IsZero() {
		site.Clock.Set(s.Now)
	}
	site.sessions = access.Sessions{DB: site.Engine.Writer(), Clock: site.Clock.Now}
	server := httptest.NewUnstartedServer(nil)
	site.URL = "http://" + server.Listener.Addr().String()
	site.employ()
	kit := site.kit(s)
	handler, err := kit.Handler()
	if err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = handler
	server.Start()
	t.Cleanup(server.Close)
	t.Cleanup(site.checkLog)
	return site
}

func (s *Site) kit(of Service) *web.Kit {
	kit := &web.Kit{
		Ledger: s.Ledger, Staff: access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}, Sessions: s.sessions,
		Reads:  &access.Reads{Ledger: s.Ledger, Service: s.Record.Service.Stream},
		Drafts: web.Drafts{DB: s.Engine.Writer(), Ledger: s.Ledger},
		Clock:  s.Clock.Now, Log: slog.New(slog.NewTextHandler(&s.log, nil)),
		Nav: func(access.Person) []govuk.NavItem {
			return []govuk.NavItem{{Text: "Today", Href: "/"}, {Text: "Cases", Href: "/cases"}, {Text: "Team", Href: "/team"}}
		},
		Search: &govuk.SearchData{Action: "/search", Label: "Search your cases", Placeholder: "Name or court number"},
		Strip:  of.Strip, Routes: of.Routes(s),
	}
	if of.Kit != nil {
		of.Kit(s, kit)
	}
	return kit
}

// At moves the clock to a time, at which everybody has just signed in anew.
func (s *Site) At(now time.Time) {
	s.t.Helper()
	s.Clock.Set(now)
	for _, b := range []*Browser{s.Ruth, s.Aisha, s.Colin, s.Tom, s.Ines, s.Piotr, s.Judith, s.Priya, s.Gwen} {
		b.SignIn()
	}
}

// Log is what the service has logged so far.
func (s *Site) Log() string { return s.log.String() }

func (s *Site) checkLog() {
	for _, name := range s.Names {
		if strings.Contains(s.Log(), name) {
			s.t.Errorf("the log holds %q:\n%s", name, s.Log())
		}
	}
}

// log is a buffer that many goroutines write to.
type log struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// Stranger is a browser in which nobody is signed in.
func (s *Site) Stranger() *Browser { return &Browser{site: s, jar: newJar(s.t), origin: sameOrigin} }
