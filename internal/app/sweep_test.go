package app

import (
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
)

// sweeping is a record with one draft, one file that nothing names, a session and a link, and what sweeps them.
func sweeping(t *testing.T) (*ledgertest.Record, sweeps) {
	t.Helper()
	r := ledgertest.New(t, nil)
	_, err := r.Engine.Writer().ExecContext(t.Context(), `INSERT INTO draft (person, form, subject, stream, version, words, saved) VALUES ('p', 'f', 's', 'x', 1, '', $1)`,
		ledger.FormatTime(r.Clock.Now()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = r.Files.Put(t.Context(), "text/plain", strings.NewReader("never sent")); err != nil {
		t.Fatal(err)
	}
	sessions := access.Sessions{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	if _, err = sessions.Begin(t.Context(), r.Service.Stream); err != nil {
		t.Fatal(err)
	}
	if _, err = sessions.BeginHalf(t.Context(), r.Service.Stream); err != nil {
		t.Fatal(err)
	}
	accounts := access.Accounts{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	if _, err = accounts.Invite(t.Context(), r.Service.Stream, "somebody"); err != nil {
		t.Fatal(err)
	}
	return r, sweeps{r.Ledger, r.Service.Stream, web.Drafts{DB: r.Engine.Writer(), Ledger: r.Ledger}, r.Files, sessions, accounts}
}

func count(t *testing.T, r *ledgertest.Record, query string) (n int) {
	t.Helper()
	if err := r.Engine.Writer().QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatNobodyCameBackToIsSweptOnceANightHoweverManyProgramsRun(t *testing.T) {
	r, s := sweeping(t)
	for range 2 { // as two programs that start on one record
		if err := s.ask(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := count(t, r, `SELECT count(*) FROM job`); n != 1 {
		t.Fatalf("%d jobs are asked for", n)
	}
	runner := &job.Runner{DB: r.Engine.Writer(), Clock: r.Clock.Now, Handlers: map[string]job.Handler{sweepJob: s.sweep}}
	swept := 0
	for hours := 0; hours < 31*24; hours++ {
		r.Clock.Advance(time.Hour)
		for {
			ran, err := runner.One(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if !ran {
				break
			}
			swept++
		}
		if day := hours / 24; hours%24 == 23 && (count(t, r, `SELECT count(*) FROM file`) == 0) != (day >= 1) {
			t.Fatalf("the file on day %d", day)
		}
	}
	for _, kept := range []string{"session", "half_session", "invite"} {
		if n := count(t, r, `SELECT count(*) FROM `+kept); n != 0 {
			t.Errorf("%d rows of %s are left", n, kept)
		}
	}
	if swept != 31 || count(t, r, `SELECT count(*) FROM draft`) != 0 {
		t.Errorf("swept %d times in 31 days, and %d drafts are left", swept, count(t, r, `SELECT count(*) FROM draft`))
	}
}

func TestTheNextNightIsThreeInTheMorningInLondon(t *testing.T) {
	for now, want := range map[string]string{
		"2026-11-24T02:59:00.000000Z": "2026-11-24T03:00:00.000000Z",
		"2026-11-24T03:00:00.000000Z": "2026-11-25T03:00:00.000000Z",
		"2026-07-01T12:00:00.000000Z": "2026-07-02T02:00:00.000000Z", // summer time
	} {
		at, err := ledger.ParseTime(now)
		if err != nil {
			t.Fatal(err)
		}
		if got := ledger.FormatTime(nextNight(at)); got != want {
			t.Errorf("after %s: %s, want %s", now, got, want)
		}
	}
}
