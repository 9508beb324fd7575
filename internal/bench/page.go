package bench

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
)

// The cases of the page measurements, all of 300 entries. The service is restarted before each measurement, so that it has seen none.
const (
	recentCases = 20  // seen before the measurement begins
	unreadCases = 60  // seen by the measurement of unread cases
	loadCases   = 300 // first seen under load
	officeCases = recentCases + unreadCases + loadCases
)

var pageUnread = Measurement{
	Name: "page-unread",
	Means: fmt.Sprintf("The page of a case of %d entries that the service has not read since it started, asked for by its worker, the look recorded. "+
		"Average of %d cases among %d entries of other cases.", caseEntries, unreadCases, (officeCases-1)*caseEntries),
	Do: func(ctx context.Context, r *Room) ([]Figure, error) {
		return pageFigures(ctx, r, unreadCases, 12, func(o *Office) []ledger.StreamID { return o.unread() })
	},
}

var pageRead = Measurement{
	Name:  "page-read",
	Means: fmt.Sprintf("The same page of a case that the service has read before. Average of 600 pages of %d cases.", recentCases),
	Do: func(ctx context.Context, r *Room) ([]Figure, error) {
		return pageFigures(ctx, r, 600, 3, func(o *Office) []ledger.StreamID { return o.recent() })
	},
}

func (o *Office) recent() []ledger.StreamID { return o.Cases[:recentCases] }
func (o *Office) unread() []ledger.StreamID { return o.Cases[recentCases:][:unreadCases] }
func (o *Office) others() []ledger.StreamID { return o.Cases[recentCases+unreadCases:] }

// pageFigures is the cost of so many pages, taken in turn from some of the cases.
func pageFigures(ctx context.Context, r *Room, pages int, cpu float64, of func(*Office) []ledger.StreamID) ([]Figure, error) {
	o, statements, err := r.restarted(ctx)
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(r.Notes, pages, "pages")
	cases := of(o)
	c, err := CostOf(statements, pages, func(i int) error { return o.Show(ctx, cases[i%len(cases)]) })
	if err != nil {
		return nil, err
	}
	return []Figure{
		{Of: "CPU", Value: milliseconds(c.CPU), Unit: "ms", Target: atMost(cpu)},
		{Of: "SQL statements, with those that record the look", Value: c.Asked + c.Wrote, Target: atMost(mostStatements)},
		{Of: "of these to record the look, in a transaction shared by the looks of one moment", Value: c.Wrote},
		{Of: "allocated", Value: c.Allocated / 1e6, Unit: "MB", Target: atMost(2)},
	}, nil
}

// mostStatements is how many statements the design allows a page.
const mostStatements = 8

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// restarted is the office as a service finds it that has just started and has shown the recent cases once. The first who asks waits until
// its cases are told.
func (r *Room) restarted(ctx context.Context) (*Office, *Statements, error) {
	statements, err := TraceStatements()
	if err != nil {
		return nil, nil, err
	}
	if err := r.fillOffice(ctx); err != nil {
		return nil, nil, err
	}
	if err := r.office.Restart(ctx); err != nil {
		return nil, nil, err
	}
	for _, stream := range r.office.recent() {
		if err := r.office.Show(ctx, stream); err != nil {
			return nil, nil, err
		}
	}
	return r.office, statements, nil
}

func (r *Room) fillOffice(ctx context.Context) error {
	if r.office != nil {
		return nil
	}
	o, err := NewOffice(ctx, r.Open, r.folder("office"))
	if err != nil {
		return err
	}
	r.office = o
	return o.Take(ctx, officeCases, func(done, of int) {
		if done%50 == 0 || done == of {
			fmt.Fprintf(r.Notes, "%d of %d cases of %d entries told\n", done, of, caseEntries)
		}
	})
}
