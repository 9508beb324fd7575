package sqlite_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/sqlite"
)

// batchOf appends one entry of no meaning to a stream.
func batchOf(stream ledger.StreamID, expected int64) *ledger.Batch {
	return &ledger.Batch{Streams: []ledger.StreamBatch{{
		Stream: stream, Expected: expected, Keyed: 1, Rows: []ledger.Encrypted{{ID: ledger.NewEntryID(), Body: []byte("encrypted")}},
	}}}
}

func recorded(t *testing.T, e *sqlite.Engine, stream ledger.StreamID) (entries, version int64) {
	t.Helper()
	err := e.DB().QueryRowContext(t.Context(), `SELECT (SELECT COUNT(*) FROM entry WHERE stream = $1), (SELECT COALESCE(MAX(version), 0) FROM head WHERE stream = $1)`,
		string(stream)).Scan(&entries, &version)
	if err != nil {
		t.Fatal(err)
	}
	return entries, version
}

// Each statement in turn fails while three appends are committed of which the second is refused anyway.
func TestWhateverFailsInAGroupEachIsToldTheTruth(t *testing.T) {
	e, _ := engine(t)
	var failed []string
	for breaks := 1; ; breaks++ {
		s := []ledger.StreamID{ledger.NewStreamID(), ledger.NewStreamID(), ledger.NewStreamID()}
		reached, broken := 0, ""
		e.Step(func(statement string) error {
			if reached++; reached == breaks {
				broken, _, _ = strings.Cut(statement, "(")
				return errBroken
			}
			return nil
		})
		answers := e.Commit(t.Context(), []*ledger.Batch{batchOf(s[0], 0), batchOf(s[1], 7), batchOf(s[2], 0)})
		e.Step(nil)
		for i, told := range answers {
			entries, version := recorded(t, e, s[i])
			if entries != version || (entries == 1) != (told == nil) {
				t.Errorf("%q failed: append %d was told %v, and %d entries stand under version %d", broken, i, told, entries, version)
			}
			if i == 1 && told == nil || errors.Is(told, ledger.ErrOutcomeUnknown) != (broken == "COMMIT") {
				t.Errorf("%q failed: append %d was told %v", broken, i, told)
			}
		}
		if broken == "" {
			break
		}
		failed = append(failed, broken)
	}
	for _, statement := range []string{"BEGIN IMMEDIATE", "SAVEPOINT append", "INSERT INTO head ", "INSERT INTO entry ", "ROLLBACK TO append", "RELEASE append", "COMMIT"} {
		if !slices.Contains(failed, statement) {
			t.Errorf("%s never failed; these did: %q", statement, failed)
		}
	}
}

func TestAWrongGuessOfAHeadIsSeen(t *testing.T) {
	mine, folder := engine(t)
	theirs, err := sqlite.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	stream := ledger.NewStreamID()
	for i := range int64(3) {
		for j, e := range []*sqlite.Engine{mine, theirs} { // each has a guess that the other has made wrong
			version := 2*i + int64(j)
			expected := []int64{version, ledger.Any}[i%2]
			if err := errors.Join(e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, expected)})...); err != nil {
				t.Fatal(err)
			}
		}
	}
	stale := mine.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 5)}) // as its guess has it
	if moved := new(ledger.Moved); !errors.As(stale[0], &moved) || moved.Actual != 6 {
		t.Errorf("an append at a version that has passed was told %v", stale[0])
	}
	if entries, version := recorded(t, mine, stream); entries != 6 || version != 6 {
		t.Errorf("%d entries stand under version %d, want 6", entries, version)
	}
}

func TestAnAppendOfNoEntriesStillChecksTheVersion(t *testing.T) {
	e, _ := engine(t)
	stream := ledger.NewStreamID()
	guard := func(expected int64) error {
		b := batchOf(stream, expected)
		b.Streams[0].Rows = nil
		return errors.Join(e.Commit(t.Context(), []*ledger.Batch{b})...)
	}
	if err := errors.Join(e.Commit(t.Context(), []*ledger.Batch{batchOf(stream, 0)})...); err != nil {
		t.Fatal(err)
	}
	if err := guard(1); err != nil {
		t.Error(err)
	}
	if moved := new(ledger.Moved); !errors.As(guard(0), &moved) {
		t.Error("a stream that had moved was taken for one that had not")
	}
}
