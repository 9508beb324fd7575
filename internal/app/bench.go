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
	"candour/internal/ledger"
)

type benchCommand struct {
	Only []string `placeholder:"NAME" help:"Measure this alone; may be given more than once. The names are those in the table."`
	Grow []int    `placeholder:"CASES,CASES" help:"Measure instead how speed depends on the size of the service: write one of so many cases, measure, let it grow to the next size. 3000,10000,30000,100000 needs 16 GB of disk."`
	DB   string   `env:"CANDOUR_DB" placeholder:"postgres://…" help:"With --grow: address of an empty PostgreSQL database, made ready by candour migrate, to measure on instead of SQLite. It is filled, and yours to drop."`
	JSON bool     `help:"Print one JSON object instead of the table: the machine, and each measurement with its figures and targets."`
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
	chosen, err := bench.Chosen(c.Only)
	if err != nil {
		return usage{err}
	}
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program’s file: %w", err)
	}
	result, failed := bench.Run(ctx, chosen, OpenBench, program, s.notes)
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
	open, engine := bench.Open(OpenBench), bench.SQLite
	if c.DB != "" {
		open, engine = openBenchIn(c.DB), bench.PostgreSQL
	}
	growth, failed := bench.Grow(ctx, c.Grow, open, engine, s.notes)
	if len(growth.Steps) == 0 {
		return failed
	}
	if c.JSON {
		return errors.Join(json.NewEncoder(s.out).Encode(growth), failed)
	}
	return errors.Join(growth.Print(s.out), failed)
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
			return nil, usage{errors.New("the database holds a record already: --grow needs an empty one that candour migrate has made ready")}
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
	return &bench.Service{Handler: service.handler, Unlooked: unlooked.handler, Record: record, Pack: features.pack}, nil
}

// noLooks records no look.
type noLooks struct{}

// Note implements web.Looks.
func (noLooks) Note(context.Context, ledger.StreamID, access.ReadBody) error { return nil }
