package app

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"candour/internal/ledger"
	"candour/internal/view"
)

// What is waiting in a service, asked of the record whenever somebody looks.
var (
	jobsWaiting = described("candour_jobs_waiting", "Jobs that are due and not done, by kind.", "kind")
	jobWaits    = described("candour_job_wait_seconds", "How long the oldest job of a kind has been due.", "kind")
	pollLag     = described("candour_poll_lag_seconds", "How long ago a court’s changes were last known to be read whole.", "court")
	courtSilent = described("candour_court_silent", "1 when a court has not answered for too long.", "court")
	notSealed   = described("candour_streams_not_sealed", "Streams with entries that are not sealed yet.")
	sealLag     = described("candour_seal_lag_seconds", "How long ago the log was last sealed, when something waits for it; else 0.")
	publishLag  = described("candour_publish_lag_seconds", "How long ago the place for checkpoints was last known to hold all that was sealed.")
	notErased   = described("candour_erasures_confirmed", "Erasures that two people have decided and that are not carried out yet.")
	notDrawn    = described("candour_streams_behind", "Streams of which rows of lists are still to be drawn.")
	dbOpen      = described("candour_database_connections", "Connections to the database in use.", "for")
)

func described(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

// state answers them.
type state struct {
	service *service
	log     *slog.Logger
}

// Describe implements prometheus.Collector.
func (s state) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{jobsWaiting, jobWaits, pollLag, courtSilent, notSealed, sealLag, publishLag, notErased, notDrawn, dbOpen} {
		to <- d
	}
}

// Collect implements prometheus.Collector. What cannot be known is left out, and the log says why: the alarm is for what is missing.
func (s state) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), answerWaits)
	defer cancel()
	say := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	now := s.service.record.Ledger.Now()
	for _, ask := range []func(context.Context, time.Time, func(*prometheus.Desc, float64, ...string)) error{s.jobs, s.courts, s.seals, s.erasures} {
		if err := ask(ctx, now, say); err != nil {
			s.log.Warn("a metric could not be worked out", "error", err)
		}
	}
	say(notDrawn, float64(s.service.drawing.behind.Load()))
	for name, db := range map[string]*sql.DB{"reading": s.service.record.Engine.DB(), "writing": s.service.record.Engine.Writer()} {
		say(dbOpen, float64(db.Stats().InUse), name)
	}
}

// waitingRow is how many jobs of a kind wait, and since when.
type waitingRow struct {
	Kind  string
	N     int64
	Since string
}

func (s state) jobs(ctx context.Context, now time.Time, say func(*prometheus.Desc, float64, ...string)) error {
	waiting, err := view.All[waitingRow](ctx, s.service.record.Engine.DB(),
		`SELECT kind, count(*), min(due) FROM job WHERE ended = '' AND due <= $1 GROUP BY kind`, ledger.FormatTime(now))
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	for _, w := range waiting {
		since, err := ledger.ParseTime(w.Since)
		if err != nil {
			return fmt.Errorf("jobs: %w", err)
		}
		say(jobsWaiting, float64(w.N), w.Kind)
		say(jobWaits, now.Sub(since).Seconds(), w.Kind)
	}
	return nil
}

func (s state) courts(ctx context.Context, now time.Time, say func(*prometheus.Desc, float64, ...string)) error {
	feeds, err := s.service.courts.feeds().States(ctx, now)
	if err != nil {
		return err
	}
	for _, f := range feeds {
		silent := 0.0
		if f.Silent {
			silent = 1
		}
		say(courtSilent, silent, string(f.Court))
		if !f.Through.IsZero() {
			say(pollLag, now.Sub(f.Through).Seconds(), string(f.Court))
		}
	}
	return nil
}

func (s state) seals(ctx context.Context, now time.Time, say func(*prometheus.Desc, float64, ...string)) error {
	if s.service.seals == nil {
		return nil
	}
	var waiting int64
	if err := s.service.record.Engine.DB().QueryRowContext(ctx, `SELECT count(*) FROM head WHERE version > sealed`).Scan(&waiting); err != nil {
		return fmt.Errorf("what is not sealed: %w", err)
	}
	_, at, err := s.service.seals.log.Newest(ctx)
	if err != nil {
		return fmt.Errorf("when it was sealed: %w", err)
	}
	lag := 0.0
	if sealed, err := ledger.ParseTime(at); err == nil && waiting > 0 {
		lag = max(now.Sub(sealed).Seconds(), 0)
	}
	say(notSealed, float64(waiting))
	say(sealLag, lag)
	if lag, published := s.service.seals.publishLag(now); published {
		say(publishLag, lag.Seconds())
	}
	return nil
}

func (s state) erasures(ctx context.Context, _ time.Time, say func(*prometheus.Desc, float64, ...string)) error {
	var confirmed int64
	if err := s.service.record.Engine.DB().QueryRowContext(ctx, `SELECT count(*) FROM erasure_1 WHERE stage = 'confirmed'`).Scan(&confirmed); err != nil {
		return fmt.Errorf("erasures not carried out: %w", err)
	}
	say(notErased, float64(confirmed))
	return nil
}
