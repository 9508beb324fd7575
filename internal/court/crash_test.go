package court_test

import (
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/job"
	"candour/internal/pack"
	"candour/internal/view"
)

// In the environment of this test's own program, they make it another that works on that folder: a server that sends what is queued to that
// court, or an importer of that file.
const (
	serverOf   = "COURT_TEST_FOLDER"
	courtAt    = "COURT_TEST_COURT"
	importerOf = "COURT_TEST_FILE"
)

// other is this test's own program as another, begun with one of its tests.
func other(t *testing.T, test string, env ...string) *exec.Cmd {
	t.Helper()
	program := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+test+"$")
	program.Env, program.Stderr = append(os.Environ(), env...), os.Stderr
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	return program
}

// kill ends a program by SIGKILL: it gets no say.
func kill(program *exec.Cmd) {
	_ = program.Process.Kill() // it may have ended by itself
	_ = program.Wait()
}

// TestActsAsAServer is no test but the other program of the next one: it has no more than a server has, and is killed.
func TestActsAsAServer(t *testing.T) {
	if os.Getenv(courtAt) == "" {
		t.Skip("only as a program of its own")
	}
	w := worldIn(t, os.Getenv(serverOf))
	c := &courts{world: w}
	settings := hmcts.Settings{
		Jurisdiction: hmcts.Private, PlainHTTP: true, Token: hmcts.FixedToken("token-private"),
		Search: os.Getenv(courtAt) + "/family-api/cases", Document: os.Getenv(courtAt) + "/family-api/cases/documents/{document}/binary",
		Upload: os.Getenv(courtAt) + "/prl-document-api/{case}/document",
	}
	client, err := hmcts.NewClient(settings, hmcts.NewDialer(settings.Hosts()...))
	if err != nil {
		t.Fatal(err)
	}
	c.sender = court.Sender{
		Ledger: w.Ledger, Files: w.Files, Log: slog.New(slog.DiscardHandler),
		Uploaders: map[hmcts.Jurisdiction]court.Uploader{hmcts.Private: client},
	}
	runner := &job.Runner{DB: w.Engine.Writer(), Clock: w.Clock.Now, Log: c.sender.Log, Handlers: map[string]job.Handler{court.FileJob: c.send}}
	for {
		if _, err := runner.One(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAServerKilledWhileItSendsFilesOnceAtMost(t *testing.T) {
	for name, taken := range map[string]bool{"before the court has it": false, "after the court has it": true} {
		t.Run(name, func(t *testing.T) {
			s := withReport(t, pack.PrivateLaw, "section7")
			arrived := make(chan struct{}, 1)
			never := make(chan struct{})
			gateway := s.Gateway()
			door := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if taken {
					gateway.ServeHTTP(httptest.NewRecorder(), r)
				} else {
					_, _ = io.Copy(io.Discard, r.Body)
				}
				arrived <- struct{}{}
				<-never
			}))
			defer door.Close()
			defer close(never)
			s.queued()
			server := other(t, "TestActsAsAServer", serverOf+"="+s.root, courtAt+"="+door.URL)
			select {
			case <-arrived:
			case <-time.After(30 * time.Second):
				t.Error("the other server never sent")
			}
			kill(server)
			atCourt := map[bool]int{true: 1}[taken]
			s.is(court.IsSending, atCourt)
			s.Clock.Advance(time.Hour) // the lease of the dead server is over
			s.works()
			s.is(court.IsUncertain, atCourt)
			s.Clock.Advance(24 * time.Hour)
			s.works()
			s.is(court.IsUncertain, atCourt)
		})
	}
}

// TestActsAsAnImporter is the other program of the next test.
func TestActsAsAnImporter(t *testing.T) {
	if os.Getenv(importerOf) == "" {
		t.Skip("only as a program of its own")
	}
	raw, err := os.ReadFile(os.Getenv(importerOf))
	if err != nil {
		t.Fatal(err)
	}
	worldIn(t, os.Getenv(serverOf)).File(t.Context(), "many.json", raw)
}

func TestAnImportKilledAtAnyMomentIsTakenUpWhereItStopped(t *testing.T) {
	const n = 40
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "many.json")
	raw := manyCases(t, n)
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	worldIn(t, folder) // the record is there before anybody is killed
	for range 4 {
		importer := other(t, "TestActsAsAnImporter", serverOf+"="+folder, importerOf+"="+file)
		time.Sleep(time.Duration(100+rand.IntN(400)) * time.Millisecond)
		kill(importer)
	}
	w := worldIn(t, folder)
	results, whole := w.File(t.Context(), "many.json", raw)
	if whole.Refused() || len(results) != n {
		t.Fatalf("%d results, %v", len(results), whole.Errors)
	}
	for _, r := range results {
		if r.Result != court.New && r.Result != court.Same {
			t.Errorf("case %s is %s: %v", r.Case, r.Result, r.Errors)
		}
		w.open(lawOf(r.Jurisdiction), r.Case)
	}
	if cases, err := view.One[int64](t.Context(), w.Ledger.DB(), `SELECT count(*) FROM court_case_1`); err != nil || cases != n {
		t.Errorf("%d cases on record, %v", cases, err)
	}
	if found, err := w.Ledger.Verify(t.Context(), w.Files, func(int64) {}); err != nil || len(found.Faults) > 0 {
		t.Errorf("the record: %v %v", found.Faults, err)
	}
}
