package postgres_test

import (
	"errors"
	"testing"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/postgres"
)

// batchOf appends one entry of no meaning to a stream.
func batchOf(stream ledger.StreamID, expected int64) *ledger.Batch {
	return &ledger.Batch{Streams: []ledger.StreamBatch{{
		Stream: stream, Expected: expected, Keyed: 1, Rows: []ledger.Encrypted{{ID: ledger.NewEntryID(), Body: []byte("encrypted")}},
	}}}
}

func TestAStreamThatTwoProgramsBeginAtOnceIsBegunByOne(t *testing.T) {
	address := migrated(t)
	var programs [2]*postgres.Engine
	for i := range programs {
		var err error
		if programs[i], err = postgres.Open(t.Context(), address); err != nil {
			t.Fatal(err)
		}
		defer programs[i].Close()
	}
	for range 30 {
		stream := ledger.NewStreamID()
		answers := make(chan error)
		for _, e := range programs {
			go func() { answers <- errors.Join(e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 0)})...) }()
		}
		first, second := <-answers, <-answers
		if moved := new(ledger.Moved); (first == nil) == (second == nil) || !errors.As(errors.Join(first, second), &moved) {
			t.Fatalf("two programs that began a stream were told %v and %v", first, second)
		}
	}
}

func TestAppendsToOneStreamInOneGroupFollowEachOther(t *testing.T) {
	e, err := postgres.Open(t.Context(), migrated(t))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	stream := ledger.NewStreamID()
	again := batchOf(stream, ledger.Any)
	answers := e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 0), batchOf(stream, 0), batchOf(stream, 1), again, again})
	moved, present := new(ledger.Moved), new(ledger.Present)
	if answers[0] != nil || !errors.As(answers[1], &moved) || answers[2] != nil || answers[3] != nil || !errors.As(answers[4], &present) {
		t.Errorf("the group was told %v", answers)
	}
	var entries, version int64
	if err := e.DB().QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM entry), version FROM head`).Scan(&entries, &version); err != nil || entries != 3 || version != 3 {
		t.Errorf("%d entries stand under version %d (%v), want 3", entries, version, err)
	}
}

// The database ends the connection while it commits: whoever waits is told that nobody knows, and the same ids tell.
func TestACommitCutOffIsSaidToBeUnknown(t *testing.T) {
	address := migrated(t)
	admin := as(t, address, "postgres")
	_, err := admin.ExecContext(t.Context(), `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
		CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()`)
	if err != nil {
		t.Fatal(err)
	}
	e, err := postgres.OpenImpatient(t.Context(), address, 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if got := e.Commit(t.Context(), []*ledger.Batch{batchOf(ledger.NewStreamID(), 0)}); !errors.Is(got[0], ledger.ErrOutcomeUnknown) {
		t.Errorf("a commit that was cut off was told %v", got[0])
	}
	if _, err := admin.ExecContext(t.Context(), `DROP TRIGGER dies ON entry`); err != nil {
		t.Fatal(err)
	}
	if got := e.Commit(t.Context(), []*ledger.Batch{batchOf(ledger.NewStreamID(), 0)}); got[0] != nil {
		t.Errorf("the next commit was told %v", got[0])
	}
}
