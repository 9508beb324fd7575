package sqlite_test

import (
	"context"
	"strings"
	"testing"

	"candour/internal/ledger"
)

// Whoever gives up in the middle of a commit leaves no transaction open for the next.
func TestACommitIsTakenBackThoughItsCallerHasLeft(t *testing.T) {
	e, _ := engine(t)
	ctx, leave := context.WithCancel(t.Context())
	e.Step(func(statement string) error {
		if strings.HasPrefix(statement, "INSERT INTO entry") {
			leave()
		}
		return nil
	})
	if told := e.Commit(ctx, []*ledger.Batch{batchOf(ledger.NewStreamID(), 0)}); told[0] == nil {
		t.Error("a commit whose caller has left was carried out")
	}
	e.Step(nil)
	if told := e.Commit(t.Context(), []*ledger.Batch{batchOf(ledger.NewStreamID(), 0)}); told[0] != nil {
		t.Errorf("the next was told %v", told[0])
	}
}
