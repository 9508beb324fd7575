package court_test

import (
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"candour/internal/court"
	"candour/internal/pack"
	"candour/internal/view"
)

// other is this test's own program as another: see programs.
func other(t *testing.T, name string, env ...string) *exec.Cmd {
	t.Helper()
	program := exec.CommandContext(t.Context(), os.Args[0])
	program.Env, program.Stderr = append(os.Environ(), append(env, asProgram+"="+name)...), os.Stderr
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
			server := other(t, "server", serverOf+"="+s.root, courtAt+"="+door.URL)
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

func TestAnImportKilledAtAnyMomentIsTakenUpWhereItStopped(t *testing.T) {
	const n = 40
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "many.json")
	raw := manyCases(t, n)
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	worldIn(t, folder) // the record is there before anybody is killed
	for range 4 {
		importer := other(t, "importer", serverOf+"="+folder, importerOf+"="+file)
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
