package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/seed"
)

// nation is an invented service that grows, with people of it who are signed in. Beside them one practitioner has cases of 300 entries, those whose
// page the design sets bounds for.
type nation struct {
	*Office
	of         seed.Service
	folder     string
	engine     string
	notes      io.Writer
	statements *Statements
	site       *site
	workers    []seat
	managers   []seat
	beside     *nation // of besideCases; nil where the engine needs none
}

// seat is somebody signed in, and cases that are theirs to see.
type seat struct {
	browser *http.Cookie
	cases   []seed.Case
}

// The engines, as the table calls them.
const (
	SQLite     = "SQLite"
	PostgreSQL = "PostgreSQL"
)

// How many people are asked for pages, spread over all teams, and the fewest cases that these are the people of.
const (
	seatedWorkers  = 48
	seatedManagers = 12
	leastCases     = 100
)

// seedOfBench makes every run measure the same service.
const seedOfBench = 1

func newNation(ctx context.Context, open Open, engine, folder string, notes io.Writer) (*nation, error) {
	statements, err := TraceStatements()
	if err != nil {
		return nil, err
	}
	o, err := NewOffice(ctx, open, folder)
	if err != nil {
		return nil, err
	}
	n := &nation{Office: o, of: seed.Service{Seed: seedOfBench, Day: today()}, folder: folder, engine: engine, notes: notes, statements: statements}
	return n, nil
}

// Close closes what reaches the service, and its record.
func (n *nation) Close() error {
	if n.site != nil {
		n.site.close()
	}
	return errors.Join(n.leave(), n.Office.Close())
}

// begin is the service as it is after a restart, with people at their places, and the first page shown, which reads who works here.
func (n *nation) begin(ctx context.Context) error {
	if len(n.Cases) == 0 {
		fmt.Fprintf(n.notes, "%d cases of %d entries\n", officeCases, caseEntries)
		if err := n.Take(ctx, officeCases, func(int, int) {}); err != nil {
			return err
		}
		if _, err := withdrawTool(ctx, n.Record.Ledger, n.of, false); err != nil {
			return err
		}
	}
	if err := n.restart(ctx); err != nil {
		return err
	}
	return n.seat(ctx)
}

func (n *nation) restart(ctx context.Context) (err error) {
	if n.site != nil {
		n.site.close()
	}
	if err := n.Restart(ctx); err != nil {
		return err
	}
	if n.site, err = listen(n.Handler); err != nil {
		return err
	}
	if len(n.Cases) == 0 {
		return nil
	}
	return n.showAll(ctx, n.recent())
}

func (n *nation) showAll(ctx context.Context, cases []ledger.StreamID) error {
	for _, stream := range cases {
		if err := n.Show(ctx, stream); err != nil {
			return err
		}
	}
	return nil
}

// seat signs people in, spread over all teams: workers, and managers. Who has no open case stays away.
func (n *nation) seat(ctx context.Context) (err error) {
	teams := n.of.Teams()
	n.workers, n.managers = nil, nil
	open := map[ledger.StreamID][]seed.Case{}
	for c := range (seed.Service{Seed: n.of.Seed, Day: n.of.Day, To: n.of.To}).Cases() {
		if c.Open {
			open[c.Worker.ID] = append(open[c.Worker.ID], c)
			open[c.Team.Manager.ID] = append(open[c.Team.Manager.ID], c)
		}
	}
	for i := range seatedWorkers {
		workers := teams[i*len(teams)/seatedWorkers].Workers
		if n.workers, err = n.sit(ctx, n.workers, workers[i%len(workers)].ID, open); err != nil {
			return err
		}
	}
	for i := range seatedManagers {
		if n.managers, err = n.sit(ctx, n.managers, teams[i*len(teams)/seatedManagers].Manager.ID, open); err != nil {
			return err
		}
	}
	return nil
}

func (n *nation) sit(ctx context.Context, beside []seat, who ledger.StreamID, open map[ledger.StreamID][]seed.Case) ([]seat, error) {
	if len(open[who]) == 0 {
		return beside, nil
	}
	browser, err := n.signIn(ctx, who)
	return append(beside, seat{browser, open[who]}), err
}

// withdrawTool withdraws the practice tool on which reports rest, from the last day of a service: whoever writes one of these is asked about it. It is
// the entry that says so.
func withdrawTool(ctx context.Context, l *ledger.Ledger, of seed.Service, unsound bool) (ledger.Ref, error) {
	by := ledger.Ref{Stream: of.Tool().Piece.Stream, Entry: ledger.NewEntryID()}
	_, err := l.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: by.Stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return practice.Withdraw(practice.Of(hs[by.Stream]), ledger.ByService("bench"), by.Entry, practice.WithdrawnBody{
				From: of.Day, Unsound: unsound, Why: "To see how fast it is found who relied on it.",
			})
		},
	})
	return by, err
}

// bytes is how much the database takes on its disk; 0 where that cannot be asked.
func (n *nation) bytes(ctx context.Context) (float64, error) {
	if n.engine == PostgreSQL {
		var bytes int64
		err := n.Record.Engine.DB().QueryRowContext(ctx, `SELECT pg_database_size(current_database())`).Scan(&bytes)
		return float64(bytes), err
	}
	return folderBytes(n.folder)
}
