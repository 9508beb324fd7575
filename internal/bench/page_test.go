package bench_test

import (
	"context"
	"os"
	"strings"
	"sync"
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

// theOffice is a service with cases that the tests ask pages of, told once for all of them.
var theOffice struct {
	sync.Once
	*bench.Office
	statements *bench.Statements
	folder     string
	err        error
}

// officeCases are enough for a page each of so many that were not read.
const officeCases = 9

func openOffice() (err error) {
	if theOffice.statements, err = bench.TraceStatements(); err != nil {
		return err
	}
	if theOffice.folder, err = os.MkdirTemp("", "candour-office-"); err != nil {
		return err
	}
	if theOffice.Office, err = bench.NewOffice(context.Background(), app.OpenBench, theOffice.folder); err != nil {
		return err
	}
	return theOffice.Take(context.Background(), officeCases, func(int, int) {})
}

func TestMain(m *testing.M) {
	code := m.Run()
	if theOffice.Office != nil {
		_ = theOffice.Close()
	}
	if theNation.Nation != nil {
		_ = theNation.Close()
	}
	for _, folder := range []string{theOffice.folder, theNation.folder} {
		if folder != "" {
			_ = os.RemoveAll(folder)
		}
	}
	os.Exit(code)
}

// office is a service that was just started and has not read its last cases.
func office(t *testing.T) (*bench.Office, *bench.Statements) {
	t.Helper()
	theOffice.Do(func() { theOffice.err = openOffice() })
	if theOffice.err != nil {
		t.Fatal(theOffice.err)
	}
	if err := theOffice.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := theOffice.Show(t.Context(), theOffice.Cases[0]); err != nil { // the first page of all reads who works here
		t.Fatal(err)
	}
	return theOffice.Office, theOffice.statements
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
	o, statements := office(t)
	keeps(t, o, statements, 20, mostAllocated, func(int) ledger.StreamID { return o.Cases[0] })
}

func TestThePageOfACaseNotYetReadKeepsWithinStatementsAndBytes(t *testing.T) {
	o, statements := office(t)
	keeps(t, o, statements, 8, mostAllocatedUnread, func(i int) ledger.StreamID { return o.Cases[i+1] })
}

func TestALookIsOnRecordBeforeAPageIsCounted(t *testing.T) {
	o, statements := office(t)
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
