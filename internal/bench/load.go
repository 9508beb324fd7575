package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"candour/internal/ledger"
)

var pageLoad = Measurement{
	Name: "page-load",
	Means: fmt.Sprintf("The same pages over HTTP on this machine, %d a second for %d seconds, four of five of cases read before, one of five of a case not yet read. "+
		"Whoever asks runs on the same cores. A page that has to wait for its turn waits within its time.", loadRate, loadSeconds),
	Do: loadFigures,
}

const (
	loadRate    = 100
	loadSeconds = 15
	loadPages   = loadRate * loadSeconds
	atOnce      = 128 // pages that are asked for and not yet answered
)

func loadFigures(ctx context.Context, r *Room) ([]Figure, error) {
	o, statements, err := r.restarted(ctx)
	if err != nil {
		return nil, err
	}
	s, err := listen(o)
	if err != nil {
		return nil, err
	}
	defer s.server.Close()
	fmt.Fprintf(r.Notes, "%d pages a second for %d seconds\n", loadRate, loadSeconds)
	var took []time.Duration
	ran, err := statements.During(func() error { took, err = s.load(ctx); return err })
	if err != nil {
		return nil, err
	}
	slices.Sort(took)
	return []Figure{
		{Of: "half of the pages within", Value: milliseconds(took[len(took)/2]), Unit: "ms"},
		{Of: "99 of 100 pages within", Value: milliseconds(took[len(took)*99/100]), Unit: "ms", Target: atMost(40)},
		{Of: "all SQL statements, for each page", Value: float64(len(ran)) / float64(len(took))},
	}, nil
}

// served is an office that is reached over HTTP.
type served struct {
	*Office
	server *http.Server
	base   string
	client *http.Client
}

func listen(o *Office) (*served, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &served{
		Office: o, server: &http.Server{Handler: o.Handler, ReadHeaderTimeout: 10 * time.Second}, base: "http://" + listener.Addr().String(),
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: atOnce}},
	}
	go func() { _ = s.server.Serve(listener) }() // it ends when it is closed, and then has nothing to say
	return s, nil
}

// load asks for pages at their times, and answers how long after its time each was read to its end.
func (s *served) load(ctx context.Context) ([]time.Duration, error) {
	took, errs := make([]time.Duration, loadPages), make([]error, loadPages)
	places := make(chan struct{}, atOnce)
	var asked sync.WaitGroup
	begin := time.Now()
	for i := range loadPages {
		due := begin.Add(time.Duration(i) * time.Second / loadRate)
		time.Sleep(time.Until(due))
		places <- struct{}{}
		asked.Go(func() {
			defer func() { <-places }()
			errs[i] = s.ask(ctx, s.next(i))
			took[i] = time.Since(due)
		})
	}
	asked.Wait()
	return took, errors.Join(errs...)
}

// next is whose page is asked for.
func (s *served) next(i int) ledger.StreamID {
	if i%5 == 4 {
		return s.others()[i/5%loadCases]
	}
	return s.recent()[i%recentCases]
}

func (s *served) ask(ctx context.Context, stream ledger.StreamID) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+"/case/"+string(stream), nil)
	if err != nil {
		return err
	}
	req.AddCookie(s.cookie)
	answer, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the page of a case was answered with %d", answer.StatusCode)
	}
	return nil
}
