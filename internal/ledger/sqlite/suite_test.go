package sqlite_test

import (
	"context"
	"errors"
	"flag"
	"testing"

	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/sqlite"
)

var store = ledgertest.Store{
	New: func(t testing.TB) string { return t.TempDir() },
	Open: func(ctx context.Context, folder string) (ledgertest.Opened, error) {
		engine, err := sqlite.Open(ctx, folder)
		if err != nil {
			return ledgertest.Opened{}, err
		}
		keys, err := sqlite.OpenKeys(ctx, folder)
		if err != nil {
			return ledgertest.Opened{}, errors.Join(err, engine.Close())
		}
		return ledgertest.Opened{
			Engine: engine, Keys: keys, Writer: engine.Writer(), KeysWriter: keys,
			Release: func() error { return errors.Join(keys.Close(), engine.Close()) },
		}, nil
	},
}

func TestMain(m *testing.M) {
	if ledgertest.Slowed {
		if err := flag.Set("rapid.checks", "15"); err != nil {
			panic(err)
		}
	}
	ledgertest.Main(m, store)
}

func TestSQLiteKeepsThePromisesOfTheLedger(t *testing.T) { ledgertest.Run(t, store) }
