package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"candour/internal/ledger/store"
)

// vitals tell whoever watches over a service, on an address that is not the public one: whether it lives, whether it can do its work, and
// how it is. They name nobody.
type vitals struct {
	record  *store.Record
	metrics *metrics
	leaving atomic.Bool // it was told to stop

	mu     sync.Mutex
	asked  time.Time
	answer error
}

var (
	errLeaving = errors.New("the service was told to stop")
	errFailing = errors.New("what people just sent could not be recorded")
)

// How long an answer holds, so that many who ask cost no more than one; how long the record may take to give one; and how long a failure
// to record is remembered against it.
const (
	answerHolds  = time.Second
	answerWaits  = 3 * time.Second
	failedLately = 10 * time.Second
)

// ready is nil when a request that reads and writes would be served.
func (v *vitals) ready(ctx context.Context) error {
	if v.leaving.Load() {
		return errLeaving
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.asked.IsZero() && time.Since(v.asked) < answerHolds {
		return v.answer
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerWaits)
	defer cancel()
	v.answer = v.record.Ready(ctx)
	if v.answer == nil && v.metrics.failedWithin(failedLately) {
		v.answer = errFailing
	}
	v.asked = time.Now()
	return v.answer
}

// failing reports whether the service cannot do its work, though nobody told it to stop.
func (v *vitals) failing(ctx context.Context) bool {
	err := v.ready(ctx)
	return err != nil && !errors.Is(err, errLeaving)
}

// handler serves /healthz, /readyz and /metrics.
func (v *vitals) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "alive") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if err := v.ready(r.Context()); err != nil {
			http.Error(w, "not ready: "+err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(v.metrics.registry, promhttp.HandlerOpts{}))
	return mux
}

// serve answers on an address until what it returns is called. No address, no answers.
func (v *vitals) serve(addr string) (stop func(), err error) {
	if addr == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen for those who watch over the service (CANDOUR_HEALTH): %w", err)
	}
	server := &http.Server{Handler: v.handler(), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }() // it ends when it is closed
	return func() { _ = server.Close() }, nil
}
