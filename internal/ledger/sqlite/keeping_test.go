package sqlite_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"candour/internal/ledger/sqlite"
)

// oneReader is a connection that reads, and is asked everything.
func oneReader(t *testing.T) *sql.Conn {
	t.Helper()
	engine, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	conn, err := engine.DB().Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

const upTo = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT i FROM n`

// count reads an answer to its end, doing something after its first row, and says how many rows it had.
func count(t *testing.T, ctx context.Context, conn *sql.Conn, to int, between func()) (n int) {
	t.Helper()
	rows, err := conn.QueryContext(ctx, upTo, to)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		if n++; n == 1 {
			between()
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAQuestionMayBeAskedAgainWhileItsAnswerIsBeingRead(t *testing.T) {
	conn := oneReader(t)
	inner := 0
	outer := count(t, t.Context(), conn, 5, func() { inner = count(t, t.Context(), conn, 3, func() {}) })
	if outer != 5 || inner != 3 {
		t.Errorf("answers of %d and %d rows, want 5 and 3", outer, inner)
	}
	if again := count(t, t.Context(), conn, 4, func() {}); again != 4 {
		t.Errorf("asked once more, the answer has %d rows, want 4", again)
	}
}

func TestAnAnswerThatIsNotReadToItsEndSpoilsNoLaterOne(t *testing.T) {
	conn := oneReader(t)
	rows, err := conn.QueryContext(t.Context(), upTo, 1000)
	if err != nil {
		t.Fatal(err)
	}
	rows.Next()
	if err := rows.Close(); err != nil {
		t.Fatal(err)
	}
	if n := count(t, t.Context(), conn, 2, func() {}); n != 2 {
		t.Errorf("the next answer has %d rows, want 2", n)
	}
}

func TestAQuestionGivenUpLeavesTheRecordReadable(t *testing.T) {
	engine, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	// The driver interrupts a question that has begun, and one that is given up in the moment before goes on to its end: this one has begun by then.
	soon, done := context.WithTimeout(t.Context(), time.Second/4)
	defer done()
	var n int64
	long := `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT COUNT(*) FROM n`
	if err := engine.DB().QueryRowContext(soon, long).Scan(&n); err == nil {
		t.Fatal("a question that takes minutes was answered")
	}
	if err := engine.DB().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM entry`).Scan(&n); err != nil || n != 0 {
		t.Errorf("after a question that was given up: %d, %v", n, err)
	}
}
