package app

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"candour/internal/ledger"
)

// metrics count what a service does. Labels are patterns of addresses and kinds of work, never an id, a name, a place or a number of a case.
type metrics struct {
	registry    *prometheus.Registry
	requests    *prometheus.HistogramVec
	appends     *prometheus.HistogramVec
	connections prometheus.Gauge
	failed      atomic.Int64 // when an append last failed, in nanoseconds; 0 after one that went well
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "candour_request_seconds", Help: "How long requests took, by route and status.", Buckets: prometheus.DefBuckets,
		}, []string{"route", "status"}),
		appends: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "candour_append_seconds", Help: "How long appends waited until they were durable, by outcome.", Buckets: prometheus.DefBuckets,
		}, []string{"outcome"}),
		connections: prometheus.NewGauge(prometheus.GaugeOpts{Name: "candour_open_connections", Help: "Connections of browsers and proxies."}),
	}
	m.registry.MustRegister(m.requests, m.appends, m.connections, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// appended hears of each append.
func (m *metrics) appended(took time.Duration, err error) {
	outcome := outcomeOf(err)
	m.appends.WithLabelValues(outcome).Observe(took.Seconds())
	switch outcome {
	case "recorded":
		m.failed.Store(0)
	case "failed", "unknown":
		m.failed.Store(time.Now().UnixNano())
	}
}

// outcomeOf tells what the engine refused, as it must, from what it could not do.
func outcomeOf(err error) string {
	moved, present, rekeyed := new(ledger.Moved), new(ledger.Present), new(ledger.Rekeyed)
	switch {
	case err == nil:
		return "recorded"
	case errors.As(err, &moved) || errors.As(err, &present) || errors.As(err, &rekeyed):
		return "refused"
	case errors.Is(err, context.Canceled): // whoever asked has left, and the engine has said nothing
		return "left"
	case errors.Is(err, ledger.ErrOutcomeUnknown):
		return "unknown"
	default:
		return "failed"
	}
}

func (m *metrics) failedWithin(lately time.Duration) bool {
	at := m.failed.Load()
	return at != 0 && time.Since(time.Unix(0, at)) < lately
}

// around counts the requests that a handler serves.
func (m *metrics) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began, told := time.Now(), &status{ResponseWriter: w, code: http.StatusOK}
		next.ServeHTTP(told, r)
		m.requests.WithLabelValues(r.Pattern, strconv.Itoa(told.code)).Observe(time.Since(began).Seconds())
	})
}

// status remembers with which status a request was answered.
type status struct {
	http.ResponseWriter
	code int
}

// WriteHeader implements http.ResponseWriter.
func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

// Unwrap lets http.ResponseController reach what the connection can do.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// connection counts connections as they come and go.
func (m *metrics) connection(_ net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		m.connections.Inc()
	case http.StateClosed, http.StateHijacked:
		m.connections.Dec()
	}
}
