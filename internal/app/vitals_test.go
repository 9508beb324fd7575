package app

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
)

// watchedService is a service over an empty record, with those who watch over it.
func watchedService(t *testing.T) (*service, *store.Record, *vitals) {
	t.Helper()
	measured := newMetrics()
	record, f, err := place{Data: filepath.Join(t.TempDir(), "data"), appended: measured.appended}.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = record.Close() })
	log := slog.New(slog.DiscardHandler)
	s, err := newService(record, f, manner{log: log})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.close() })
	looksOnce(t, s)
	return s, record, s.watched(measured, log)
}

// looksOnce has the watch over lone visits look, as it does as soon as a service begins.
func looksOnce(t *testing.T, s *service) {
	t.Helper()
	var later *job.Later
	if err := s.watch().Do(t.Context(), ledger.Job{}); !errors.As(err, &later) {
		t.Fatal(err)
	}
}

func asked(v *vitals, path string) (int, string) {
	answer := httptest.NewRecorder()
	v.handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
	return answer.Code, answer.Body.String()
}

func TestAServiceIsReadyWhileItsRecordCanBeReadAndWritten(t *testing.T) {
	_, record, v := watchedService(t)
	if code, said := asked(v, "/readyz"); code != http.StatusOK {
		t.Fatalf("a service at rest is %d %s", code, said)
	}
	if err := record.Close(); err != nil {
		t.Fatal(err)
	}
	v.asked = v.asked.Add(-answerHolds)
	if code, said := asked(v, "/readyz"); code != http.StatusServiceUnavailable || !strings.HasPrefix(said, "not ready: ") {
		t.Errorf("a service without its record is %d %s", code, said)
	}
	if code, _ := asked(v, "/healthz"); code != http.StatusOK {
		t.Errorf("a service that lives is %d", code)
	}
}

func TestAServiceThatIsToldToStopIsNotReady(t *testing.T) {
	s, _, v := watchedService(t)
	s.leaves()
	if code, _ := asked(v, "/readyz"); code != http.StatusServiceUnavailable {
		t.Errorf("it is %d", code)
	}
}

func TestAServiceThatCouldNotRecordWhatWasJustSentIsNotReady(t *testing.T) {
	_, _, v := watchedService(t)
	v.metrics.appended(0, ledger.ErrOutcomeUnknown)
	if code, _ := asked(v, "/readyz"); code != http.StatusServiceUnavailable {
		t.Errorf("it is %d", code)
	}
	v.metrics.appended(0, nil)
	v.asked = v.asked.Add(-answerHolds)
	if code, said := asked(v, "/readyz"); code != http.StatusOK {
		t.Errorf("after a record that went well it is %d %s", code, said)
	}
}

func TestWhoeverClosesAPageMakesNoServiceUnready(t *testing.T) {
	_, _, v := watchedService(t)
	v.metrics.appended(0, fmt.Errorf("%w: %w", ledger.ErrOutcomeUnknown, context.Canceled))
	if code, said := asked(v, "/readyz"); code != http.StatusOK {
		t.Errorf("it is %d %s", code, said)
	}
}

func TestMetricsNameRoutesAndNeverWhatStandsInAnAddress(t *testing.T) {
	s, _, v := watchedService(t)
	const stream = "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69"
	s.handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/case/"+stream+"/timeline?words=Isla", nil))
	code, said := asked(v, "/metrics")
	if code != http.StatusOK || strings.Contains(said, stream) || strings.Contains(said, "Isla") {
		t.Fatalf("%d %s", code, said)
	}
	for _, want := range []string{`route="/case/{case}/timeline"`, "candour_append_seconds_count", "candour_database_connections"} {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not in %s", want, said)
		}
	}
}

func TestAServiceThatIsStoppedSealsWhatWasRecorded(t *testing.T) {
	p := place{Data: filepath.Join(t.TempDir(), "data")}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, said := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- serveCommand{place: p, Addr: "localhost:0"}.Run(ctx, streams{out: said, notes: io.Discard})
	}()
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	record, _, err := p.open(t.Context(), false, true)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	if _, code := run(t, "import", "--data", p.Data, "../court/hmcts/testdata/prl/prl-api_CafCaasResponse_4cases.json"); code != allWell {
		t.Fatalf("import: %d", code)
	}
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	var waiting int
	if err := record.Engine.DB().QueryRow(`SELECT count(*) FROM head WHERE version > sealed`).Scan(&waiting); err != nil || waiting != 0 {
		t.Errorf("%d streams are not sealed (%v)", waiting, err)
	}
}
