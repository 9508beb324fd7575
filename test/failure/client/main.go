package main

import (
	"context"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"candour/internal/app"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

// commands are what it can be asked to do.
type commands struct {
	Append appendCommand `cmd:"" help:"Write notes and keep a journal of those that were acknowledged."`
	Count  countCommand  `cmd:"" help:"Hold the journal against the record: how many acknowledged notes are lost or doubled, and the longest pause."`
}

func main() {
	chosen := kong.Parse(&commands{}, kong.Name("client"), kong.Description("Writes notes into cases while a failure test does harm, and counts afterwards."))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	chosen.BindTo(ctx, (*context.Context)(nil))
	chosen.FatalIfErrorf(chosen.Run())
}

// place is the record, and the journal beside the harm.
type place struct {
	Data    string `env:"CANDOUR_DATA" help:"Folder of the record."`
	Keys    string `env:"CANDOUR_KEYS" required:"" help:"Folder of the keyring."`
	DB      string `env:"CANDOUR_DB" help:"Address of a PostgreSQL database that keeps the record instead."`
	Clock   string `env:"CANDOUR_TEST_CLOCK" help:"File that says how far this program’s clock is ahead, as 26h or -1h30m."`
	Journal string `required:"" help:"File of what was sent and acknowledged."`
}

func (p place) open(ctx context.Context) (*store.Record, error) {
	registry, err := ledger.NewRegistry(app.Kinds()...)
	if err != nil {
		return nil, err
	}
	views, err := app.Views()
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, store.Place{
		Folder: p.Data, Keys: p.Keys, Database: p.DB, Registry: registry, Views: views, Clock: p.now,
	})
}

// now is the time by this program's clock.
func (p place) now() time.Time {
	said, err := os.ReadFile(p.Clock)
	if err != nil {
		return time.Now()
	}
	ahead, err := time.ParseDuration(strings.TrimSpace(string(said)))
	if err != nil {
		return time.Now()
	}
	return time.Now().Add(ahead)
}
