package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"candour/internal/access"
	"candour/internal/court/hmcts"
	"candour/internal/demo"
	"candour/internal/demo/demopage"
	"candour/internal/govuk"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

type demoCommand struct {
	Data string `default:"candour-demo-data" type:"path" help:"Folder of the demonstration. One that is not there is made and told anew; remove it to begin again."`
	Addr string `env:"CANDOUR_ADDR" default:"localhost:8080" help:"Address to listen on; only this machine can reach it."`
}

var errNotDemo = errors.New("the folder holds something else than a demonstration: name another folder with --data")

// banner stands on every page of the demonstration.
const banner = "Invented families. Nobody here is real, and nothing leaves this machine."

// Run tells the demonstration where there is none yet, and serves it until it is told to stop.
func (c demoCommand) Run(ctx context.Context, s streams) error {
	if err := demo.Loopback(c.Addr); err != nil {
		return usage{err}
	}
	clock := demo.NewClock(time.Now)
	court, err := demo.OpenCourt(clock.Now)
	if err != nil {
		return err
	}
	defer court.Close()
	begin, told := time.Now(), false
	tell := func(folder string) error {
		told = true
		return tellDemo(ctx, folder, clock, court)
	}
	if err := demo.Prepare(c.Data, tell); err != nil {
		return err
	}
	record, features, err := openDemo(ctx, c.Data)
	if err != nil {
		return err
	}
	defer record.Close()
	fmt.Fprintf(s.notes, "The demonstration is ready after %.1f seconds.\n", time.Since(begin).Seconds())
	if !told {
		fmt.Fprintf(s.notes, "It goes on where it was left. To begin anew, stop it and remove the folder %s.\n", c.Data)
	}
	if err := court.Restore(ctx, record.Ledger); err != nil {
		return err
	}
	return c.serve(ctx, s, record, features, court)
}

// openDemo opens the demonstration of a folder, and refuses any other record.
func openDemo(ctx context.Context, folder string) (*store.Record, *features, error) {
	record, f, err := place{Data: folder, Keys: demo.Keys(folder)}.open(ctx, true, true)
	switch {
	case errors.Is(err, ledger.ErrNoKeyring), errors.Is(err, ledger.ErrForeignKeyring), errors.Is(err, store.ErrNoRecord):
		return nil, nil, fmt.Errorf("%w (%w)", errNotDemo, err)
	case err != nil:
		return nil, nil, err
	case !record.Service.Demo:
		return nil, nil, errors.Join(errNotDemo, record.Close())
	}
	return record, f, nil
}

// TellDemo makes the folder of a demonstration and tells it, as candour demo does before it serves.
func TellDemo(ctx context.Context, folder string) error {
	clock := demo.NewClock(time.Now)
	court, err := demo.OpenCourt(clock.Now)
	if err != nil {
		return err
	}
	defer court.Close()
	return demo.Prepare(folder, func(folder string) error { return tellDemo(ctx, folder, clock, court) })
}

// tellDemo tells the demonstration into an empty folder, on the clock of its stories.
func tellDemo(ctx context.Context, folder string, clock *demo.Clock, court *demo.Court) (err error) {
	clock.Set(demo.Begins())
	defer clock.Release()
	record, f, err := place{Data: folder, Keys: demo.Keys(folder), clock: clock.Now}.open(ctx, true, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, record.Close()) }()
	return demo.Fill(ctx, demo.Record{Ledger: record.Ledger, Files: record.Files, Service: record.Service.Stream, Desk: f.desk}, clock, court)
}

func (c demoCommand) serve(ctx context.Context, s streams, record *store.Record, f *features, court *demo.Court) error {
	service, err := newDemoService(ctx, record, f, court, c.Data, slog.New(slog.NewTextHandler(s.notes, nil)))
	if err != nil {
		return err
	}
	defer service.close()
	if err := service.courts.askNow(ctx); err != nil {
		return fmt.Errorf("read the courts: %w", err)
	}
	warm, stop := context.WithCancel(ctx)
	defer stop()
	go service.warm(warm, s)
	return listen(ctx, s, c.Addr, service)
}

// newDemoService is the service over a demonstration, with a door and a first page of its own, and the fake court for a court.
func newDemoService(ctx context.Context, record *store.Record, f *features, court *demo.Court, folder string, log *slog.Logger) (*service, error) {
	var s *service
	pages := demopage.Pages{
		Staff:    access.Staff{Ledger: record.Ledger, Service: record.Service.Stream},
		Sessions: access.Sessions{DB: record.Engine.Writer(), Clock: record.Ledger.Now},
		Pack:     f.pack, Court: court, Ask: func(ctx context.Context) error { return s.courts.askNow(ctx) },
	}
	seals, err := newSealing(ctx, record, demo.Keys(folder), elsewhere{}, log)
	if err != nil {
		return nil, err
	}
	s, err = newService(record, f, manner{
		courts: []hmcts.Settings{court.Settings(hmcts.Private), court.Settings(hmcts.Public)},
		cache:  place{Data: folder}.cache(), log: log, seals: seals, demo: true, banner: banner, routes: pages.Routes(),
		nav: []govuk.NavItem{{Text: "Walk-through", Href: demopage.Home}},
	})
	if err != nil {
		return nil, err
	}
	for _, p := range s.courts.pollers { // what came before was told, and the fake court may be asked as often as one likes
		p.Start, p.PerMinute = record.Ledger.Now().Add(-readBefore), 10_000
	}
	s.handler = demo.OnlyHere(s.handler)
	return s, nil
}

// readBefore is from how long ago on a demonstration’s courts are read when it begins: a court is not asked of its last minutes, and pages say up to when
// it was read.
const readBefore = time.Hour

// askNow asks every court at once what has changed, and not only when its turn comes.
func (c *courts) askNow(ctx context.Context) error {
	for _, p := range c.pollers {
		err := p.Poll(ctx, ledger.Job{})
		if later := new(job.Later); err != nil && !errors.As(err, &later) {
			return err
		}
	}
	return nil
}

// warm makes the typesetter ready while people look around.
func (s *service) warm(ctx context.Context, out streams) {
	err := s.bench.Warm(ctx, func(elapsed time.Duration) {
		if seconds := int(elapsed.Seconds()); seconds%10 == 0 && seconds > 0 {
			fmt.Fprintf(out.notes, "The typesetter is being made ready: %d seconds. Pages work meanwhile.\n", seconds)
		}
	})
	switch {
	case ctx.Err() != nil:
	case err != nil:
		fmt.Fprintln(out.notes, "The typesetter could not be made ready:", err)
	default:
		fmt.Fprintln(out.notes, "The typesetter is ready.")
	}
}
