package bench

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"time"

	"candour/internal/seed"
	"candour/internal/typeset"
)

// ManyCases is one answer of a court with so many cases.
var ManyCases = manyCases

// Nation is an invented service of some cases, with people of it at their places.
type Nation = nation

// NewNation writes one.
func NewNation(ctx context.Context, open Open, folder string, cases int) (*Nation, error) {
	n, err := newNation(ctx, open, SQLite, folder, io.Discard)
	if err != nil {
		return nil, err
	}
	n.of.To = cases
	if err := seed.Write(ctx, seed.Record{Record: n.Record, Pack: n.Pack}, n.of, func(seed.Progress) {}); err != nil {
		return nil, err
	}
	if _, err := withdrawTool(ctx, n.Record.Ledger, n.of, false); err != nil {
		return nil, err
	}
	if err := n.restart(ctx); err != nil {
		return nil, err
	}
	return n, n.seat(ctx)
}

// StandBeside writes another service of some cases, of which the same pages are asked.
func (n *nation) StandBeside(ctx context.Context, open Open, cases int) error {
	return n.standBeside(ctx, open, cases)
}

// SearchOf measures the search box of a service of some cases in a folder, asked so many times for each sort.
func SearchOf(ctx context.Context, asked, cases int, folder string, open Open, notes io.Writer) (Result, error) {
	return search(ctx, asked, cases, folder, open, SQLite, notes)
}

// Measure takes a measurement by its name.
func (n *nation) Measure(ctx context.Context, name string) ([]Figure, error) {
	i := slices.IndexFunc(sized, func(m sizedMeasurement) bool { return m.name == name })
	return sized[i].do(ctx, n)
}

// Hashing is how long one core takes to hash what is stored of an entry.
func (n *nation) Hashing(ctx context.Context) (time.Duration, error) { return n.hashingEach(ctx) }

// Asked are the questions that a page asks of the record for a worker and for a manager; of the search box, when something is typed.
func (n *nation) Asked(ctx context.Context, path, typed string) ([]string, error) {
	return n.statements.During(func() error {
		for _, who := range []seat{n.workers[0], n.managers[0]} {
			req := httptest.NewRequestWithContext(ctx, http.MethodGet, strings.Replace(path, "{case}", string(who.cases[0].Stream), 1), nil)
			if typed != "" {
				req = httptest.NewRequestWithContext(ctx, http.MethodPost, path, strings.NewReader(url.Values{"q": {typed}}.Encode()))
				req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			}
			req.AddCookie(who.browser)
			n.Handler.ServeHTTP(httptest.NewRecorder(), req)
		}
		return nil
	})
}

// ShowTo asks for a page as one of the workers or managers, each in turn.
func (n *nation) ShowTo(ctx context.Context, managers bool, i int, path string) error {
	return n.show(ctx, n.sitting(managers, i).browser, path)
}

// KerseysReport is a long report, and FernandesReport another. WithChange writes one sentence of a report anew, each time another.
func KerseysReport() typeset.Document   { return longReport(kerseys) }
func FernandesReport() typeset.Document { return longReport(fernandes) }

var WithChange = withChange
