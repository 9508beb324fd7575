package bench_test

import (
	"strings"
	"testing"

	"candour/internal/app"
	"candour/internal/bench"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// What the design allows the page of a case of 300 entries, in statements and bytes. These do not depend on the machine. A page of a case
// that was read before takes far less than it is allowed, and is held to twice what it takes.
const (
	mostStatements      = 8
	mostAllocated       = 320_000
	mostAllocatedUnread = 2_000_000
)

// office is a service that was just started and has not read its last cases.
func office(t *testing.T, cases int) (*bench.Office, *bench.Statements) {
	t.Helper()
	statements, err := bench.TraceStatements()
	if err != nil {
		t.Fatal(err)
	}
	o, err := bench.NewOffice(t.Context(), app.OpenBench, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	if err := o.Take(t.Context(), cases, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if err := o.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := o.Show(t.Context(), o.Cases[0]); err != nil { // the first page of all reads who works here
		t.Fatal(err)
	}
	return o, statements
}

// keeps checks what the page of a case costs on average of so many, each of the case that is named.
func keeps(t *testing.T, o *bench.Office, statements *bench.Statements, pages int, allows float64, which func(i int) ledger.StreamID) {
	t.Helper()
	c, err := bench.CostOf(statements, pages, func(i int) error { return o.Show(t.Context(), which(i)) })
	if err != nil {
		t.Fatal(err)
	}
	if c.Asked == 0 || c.Wrote == 0 || c.Asked+c.Wrote > mostStatements {
		t.Errorf("a page asks %.1f SQL statements and records its look in %.1f; %d are allowed in all", c.Asked, c.Wrote, mostStatements)
	}
	t.Logf("a page asks %.1f SQL statements, records its look in %.1f, and allocates %.2f MB", c.Asked, c.Wrote, c.Allocated/1e6)
	if ledgertest.Slowed {
		allows *= 1.5 // the race detector makes some things anew each time that are otherwise kept
	}
	if c.Allocated > allows {
		t.Errorf("a page allocates %.2f MB, and %.2f are allowed", c.Allocated/1e6, allows/1e6)
	}
}

func TestThePageOfACaseReadBeforeKeepsWithinStatementsAndBytes(t *testing.T) {
	o, statements := office(t, 2)
	keeps(t, o, statements, 20, mostAllocated, func(int) ledger.StreamID { return o.Cases[0] })
}

func TestThePageOfACaseNotYetReadKeepsWithinStatementsAndBytes(t *testing.T) {
	o, statements := office(t, 9)
	keeps(t, o, statements, 8, mostAllocatedUnread, func(i int) ledger.StreamID { return o.Cases[i+1] })
}

func TestALookIsOnRecordBeforeAPageIsCounted(t *testing.T) {
	o, statements := office(t, 1)
	ran, err := statements.During(func() error { return o.Show(t.Context(), o.Cases[0]) })
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(ran, "\n")
	for _, part := range []string{"FROM session", "FROM tie_1", "INSERT INTO entry", "INSERT INTO read_1", "COMMIT"} {
		if !strings.Contains(all, part) {
			t.Errorf("no statement of a page holds %q:\n%s", part, all)
		}
	}
	if ran, err := statements.During(func() error { return nil }); len(ran) != 0 || err != nil {
		t.Errorf("doing nothing ran %q, %v", ran, err)
	}
}
