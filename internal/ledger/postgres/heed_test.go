package postgres_test

import (
	"context"
	"errors"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/postgres"
)

func TestNeitherASealNorAKeyThatDidNotWaitForTheStandbyIsAcknowledged(t *testing.T) {
	record, keys, admin := alone(t)
	e, err := postgres.Open(t.Context(), record)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	store, err := postgres.OpenKeys(t.Context(), keys)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	ctx := context.WithoutCancel(t.Context())
	inTransaction := func() error {
		tx, err := e.Writer().BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if _, err := tx.ExecContext(ctx, `INSERT INTO log_note (n, text) VALUES (1, 'sealed')`); err != nil {
			return err
		}
		return tx.Commit()
	}
	byItself := func() error {
		_, err := store.ExecContext(ctx, `INSERT INTO stream_key (stream, n, epoch, wrapped) VALUES ('s', 1, 1, $1)`, []byte("wrapped"))
		return err
	}
	standby(t, admin, "nobody")
	for what, write := range map[string]func() error{"a seal": inTransaction, "a key": byItself} {
		answer := make(chan error)
		go func() { answer <- write() }()
		if err := whileStopped(t, admin, answer); !errors.Is(err, ledger.ErrOutcomeUnknown) {
			t.Errorf("%s that no standby has was told %v", what, err)
		}
	}
	standby(t, admin, "")
	if err := byItself(); err == nil {
		t.Error("the key that was told of as unknown is not there")
	}
}
