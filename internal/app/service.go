package app

import (
	"context"
	"log/slog"
	"net/http"
	"slices"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/evidence"
	"candour/internal/evidence/evidencepage"
	"candour/internal/govuk"
	"candour/internal/job"
	"candour/internal/ledger/sqlite"
	"candour/internal/web"
	"candour/internal/workbench"
)

// service is the whole program over one open record.
type service struct {
	record  *sqlite.Record
	handler http.Handler
	jobs    *job.Runner
}

func newService(record *sqlite.Record, f *features, cache string, log *slog.Logger) (*service, error) {
	writer, clock := record.Engine.Writer(), record.Ledger.Now
	staff := access.Staff{Ledger: record.Ledger, Service: record.Service.Stream}
	sessions := access.Sessions{DB: writer, Clock: clock}
	bench := &workbench.Bench{CacheDir: cache, Notice: func(sentence string) { log.Warn(sentence) }}
	runner := &job.Runner{DB: writer, Clock: clock, Log: log, Handlers: map[string]job.Handler{
		evidence.AttachmentJob: evidence.Attachments{Ledger: record.Ledger, Files: record.Files, Bench: bench}.Ready,
	}}
	evidencePages := evidencepage.Pages{Pack: f.pack, Footing: f.footing, Files: record.Files}
	signIn := accesspage.Pages{
		Accounts: access.Accounts{DB: writer, Clock: clock}, Sessions: sessions, Staff: staff, Door: &access.Door{},
	}
	kit := &web.Kit{
		Ledger: record.Ledger, Staff: staff, Sessions: sessions, Clock: clock, Log: log,
		Reads:  &access.Reads{Ledger: record.Ledger, Service: record.Service.Stream},
		Drafts: web.Drafts{DB: writer, Ledger: record.Ledger},
		Routes: slices.Concat(signIn.Routes(), evidencePages.Routes()),
		Nav:    []govuk.NavItem{{Text: "Today", Href: "/"}, {Text: "Cases", Href: "/cases"}, {Text: "Team", Href: "/team"}},
		Acted:  runner.Wake,
	}
	handler, err := kit.Handler()
	if err != nil {
		return nil, err
	}
	return &service{record: record, handler: handler, jobs: runner}, nil
}

// work runs the service's jobs until ctx ends; the channel closes when the last one under way is finished.
func (s *service) work(ctx context.Context) <-chan struct{} {
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		s.jobs.Run(ctx)
	}()
	return finished
}
