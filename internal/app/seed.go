package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"candour/internal/calendar"
	"candour/internal/demo"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
	"candour/internal/seed"
)

type seedCommand struct {
	Cases int           `required:"" placeholder:"N" help:"How many cases: 100,000 are about 5 million entries, 12 GB and some minutes. Teams and workers come with them, one team for each 660."`
	Seed  uint64        `default:"1" placeholder:"S" help:"The same seed and day give the same service."`
	Day   calendar.Date `placeholder:"YYYY-MM-DD" help:"The day on which the service stands: all that happened, happened before it. Default: today."`
	Data  string        `default:"candour-seed-data" type:"path" help:"Empty folder for the record, or one that is not there. It keeps its keyring within, also that of a record in a database."`

	DB     string `env:"CANDOUR_DB" placeholder:"postgres://…" help:"Address of an empty PostgreSQL database to write into instead, made ready by candour migrate. It takes its keyring from the data folder."`
	KeysDB string `env:"CANDOUR_KEYS_DB" placeholder:"postgres://…" help:"Address of the key store’s database. Default: the one beside the record’s whose name ends in _keys."`
}

// Help is what candour seed --help says besides.
func (seedCommand) Help() string {
	return "Writes an invented national service, to try Candour at the size of one and to measure on: families, courts, teams, hearings, what is due, notes, evidence, " +
		"reports and looks, about 50 entries a case. Nobody in it is real. Two of five cases are open; most have between 25 and 70 entries and a few have thousands; one report in twenty " +
		"rests on one practice tool.\n\nIt writes into an empty place alone, and marks it for ever as made up: candour serve refuses it, as it does a demonstration; candour demo --data shows it to " +
		"this machine. Stopped half-way, it leaves a place to be removed."
}

var (
	errNotEmpty = errors.New("the place is not empty: an invented service is written into an empty place alone")
	errFewCases = errors.New("--cases is a number from 1")
)

// Run writes the service, seals it and says what was written.
func (c seedCommand) Run(ctx context.Context, s streams) error {
	if c.Cases < 1 {
		return usage{errFewCases}
	}
	at := place{Data: c.Data, Keys: demo.Keys(c.Data), DB: c.DB, KeysDB: c.KeysDB}
	if err := at.empty(ctx); err != nil {
		return err
	}
	record, f, err := at.open(ctx, true, false)
	if err != nil {
		return err
	}
	defer record.Close()
	log, err := logFor(ctx, record, at.keys())
	if err != nil {
		return err
	}
	if c.Day.IsZero() {
		c.Day = calendar.DateInLondon(record.Ledger.Now())
	}
	service := seed.Service{Seed: c.Seed, Day: c.Day, To: c.Cases}
	fmt.Fprintf(s.notes, "Writing %d cases of an invented service\n", c.Cases)
	shown := &seedProgress{out: s, of: c.Cases, began: time.Now()}
	err = seed.Write(ctx, seed.Record{Record: record, Pack: f.pack, Log: &log}, service, shown.tell)
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("stopped after %d of %d cases: what was written is of no use; remove it and begin again", shown.Cases, c.Cases)
	case err != nil:
		return err
	}
	shown.end()
	return nil
}

// empty refuses a place that holds anything.
func (p place) empty(ctx context.Context) error {
	held, err := os.ReadDir(p.Data)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("data folder: %w", err)
	}
	if len(held) > 0 {
		return errNotEmpty
	}
	if p.DB == "" {
		return nil
	}
	begun, err := store.Begun(ctx, store.Place{Database: p.DB, KeyStore: p.KeysDB})
	if err == nil && begun {
		err = errNotEmpty
	}
	return err
}

// logFor is the log of a record, with the signing key of a folder, which is made where nothing was sealed yet.
func logFor(ctx context.Context, record *store.Record, keys string) (proof.Log, error) {
	opened, err := proof.KeysFor(ctx, record.Engine.DB(), keys, logName(record))
	if err != nil {
		return proof.Log{}, fmt.Errorf("signing key: %w", err)
	}
	return logOf(record, opened), nil
}

// seedProgress says how far the writing is.
type seedProgress struct {
	seed.Progress
	out   streams
	of    int
	began time.Time
	said  time.Time
}

// tellEach is how often it says so.
const tellEach = 5 * time.Second

func (p *seedProgress) tell(now seed.Progress) {
	p.Progress = now
	if now.Sealing {
		fmt.Fprintf(p.out.notes, "%d cases and %d entries written; sealing them\n", now.Cases, now.Entries)
		return
	}
	if time.Since(p.said) < tellEach {
		return
	}
	p.said = time.Now()
	took := time.Since(p.began)
	left := took * time.Duration(p.of-now.Cases) / time.Duration(max(now.Cases, 1))
	fmt.Fprintf(p.out.notes, "%d of %d cases, %d entries, %.0f entries a second, about %v left\n",
		now.Cases, p.of, now.Entries, float64(now.Entries)/took.Seconds(), left.Round(time.Second))
}

func (p *seedProgress) end() {
	took := time.Since(p.began)
	fmt.Fprintf(p.out.out, "%d cases with %d entries written and sealed in %v: %.0f entries a second.\n",
		p.Cases, p.Entries, took.Round(time.Second/10), float64(p.Entries)/took.Seconds())
}
