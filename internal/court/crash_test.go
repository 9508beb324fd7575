package court_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/job"
	"candour/internal/pack"
)

// In the environment of this test's own program, they make it a server that sends what is queued in that folder to that court.
const (
	serverOf = "COURT_TEST_FOLDER"
	courtAt  = "COURT_TEST_COURT"
)

// TestActsAsAServer is no test but the other program of the next one: it has no more than a server has, and is killed.
func TestActsAsAServer(t *testing.T) {
	if os.Getenv(serverOf) == "" {
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
			server := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestActsAsAServer$")
			server.Env = append(os.Environ(), serverOf+"="+s.root, courtAt+"="+door.URL)
			server.Stderr = os.Stderr
			if err := server.Start(); err != nil {
				t.Fatal(err)
			}
			select {
			case <-arrived:
			case <-time.After(30 * time.Second):
				t.Error("the other server never sent")
			}
			_ = server.Process.Kill() // SIGKILL: it gets no say
			_ = server.Wait()
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
