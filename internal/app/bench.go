package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"candour/internal/access"
	"candour/internal/bench"
	"candour/internal/footing"
	"candour/internal/ledger"
)

type benchCommand struct {
	Only   []string `placeholder:"NAME" help:"Measure this alone; may be given more than once. The names are those in the table."`
	Grow   []int    `placeholder:"CASES,CASES" help:"Measure instead how speed depends on the size of the service: write one of so many cases, measure, let it grow to the next size. 3000,10000,30000,100000 needs 16 GB of disk."`
	Search int      `placeholder:"CASES" help:"Measure instead the search box of a service of so many cases, by sort of words and by how much the person may see. 100000 needs 16 GB of disk."`
	In     string   `type:"path" placeholder:"FOLDER" help:"With --search: keep the service in this folder, or measure the one that an earlier run kept in it, which is grown when it has fewer cases."`
	DB     string   `env:"CANDOUR_DB" placeholder:"postgres://…" help:"With --grow or --search: address of an empty PostgreSQL database, made ready by candour migrate, to measure on instead of SQLite. It is filled, and yours to drop."`
	JSON   bool     `help:"Print one JSON object instead of the table: the machine, and each measurement with its figures and targets."`
}

// Help is what candour bench --help says besides.
func (benchCommand) Help() string {
	var b strings.Builder
	b.WriteString("Works in a temporary folder, uses no data of yours, and takes two to four minutes. The figures are of one run on this machine: " +
		"let it do nothing else meanwhile. The table goes to standard output and the progress to standard error. It ends with 0 also when a target is missed, and with 1 when " +
		"something could not be measured.\n\nWhat is measured:\n")
	for _, m := range bench.Measurements {
		fmt.Fprintf(&b, "\n%s: %s\n", m.Name, m.Means)
	}
	return b.String()
}

// Run measures and prints the table.
func (c benchCommand) Run(ctx context.Context, s streams) error {
	if len(c.Grow) > 0 {
		return c.grow(ctx, s)
	}
	if c.Search > 0 {
		return c.search(ctx, s)
	}
	chosen, err := bench.Chosen(c.Only)
	if err != nil {
		return usage{err}
	}
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program’s file: %w", err)
	}
	result, failed := bench.Run(ctx, chosen, OpenBench, program, s.notes)
	return c.tell(s, result, failed)
}

// search measures the search box and prints the table.
func (c benchCommand) search(ctx context.Context, s streams) error {
	open, engine := c.engine()
	result, failed := bench.Search(ctx, c.Search, c.In, open, engine, s.notes)
	return c.tell(s, result, failed)
}

// tell prints a result, also one of which something is missing.
func (c benchCommand) tell(s streams, result bench.Result, failed error) error {
	if failed != nil && !errors.Is(failed, bench.ErrNotMeasured) {
		return failed
	}
	if c.JSON {
		return errors.Join(json.NewEncoder(s.out).Encode(result), failed)
	}
	return errors.Join(result.Print(s.out), failed)
}

// grow measures at each size and prints that table.
func (c benchCommand) grow(ctx context.Context, s streams) error {
	open, engine := c.engine()
	growth, failed := bench.Grow(ctx, c.Grow, open, engine, s.notes)
	if len(growth.Steps) == 0 {
		return failed
	}
	if c.JSON {
		return errors.Join(json.NewEncoder(s.out).Encode(growth), failed)
	}
	return errors.Join(growth.Print(s.out), failed)
}

// engine is where a service is written and what that is called.
func (c benchCommand) engine() (bench.Open, string) {
	if c.DB != "" {
		return openBenchIn(c.DB), bench.PostgreSQL
	}
	return OpenBench, bench.SQLite
}

// OpenBench is the service as it is served, over the record of a folder, for candour bench and for the tests of what a page costs.
func OpenBench(ctx context.Context, folder string) (*bench.Service, error) {
	return openBench(ctx, place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys")})
}

// openBenchIn is the same over a database, whose keyring alone lies in the folder.
func openBenchIn(address string) bench.Open {
	return func(ctx context.Context, folder string) (*bench.Service, error) {
		s, err := openBench(ctx, place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys"), DB: address})
		if errors.Is(err, ledger.ErrNoKeyring) {
			return nil, usage{errors.New("the database holds a record already: an empty one that candour migrate has made ready is needed, or with --search the folder that an earlier run kept its keyring in")}
		}
		return s, err
	}
}

func openBench(ctx context.Context, p place) (*bench.Service, error) {
	record, features, err := p.open(ctx, false, false)
	if err != nil {
		return nil, err
	}
	service, err := newService(record, features, manner{cache: p.cache(), log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, errors.Join(err, record.Close())
	}
	unlooked, err := newService(record, features, manner{cache: p.cache(), log: slog.New(slog.DiscardHandler), looks: noLooks{}})
	if err != nil {
		return nil, errors.Join(err, record.Close())
	}
	return &bench.Service{
		Handler: service.handler, Unlooked: unlooked.handler, Record: record, Pack: features.pack, Tell: service.jobs.Handlers[footing.TellJob],
	}, nil
}

// noLooks records no look.
type noLooks struct{}

// Note implements web.Looks.
func (noLooks) Note(context.Context, ledger.StreamID, access.ReadBody) error { return nil }
