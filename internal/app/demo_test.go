package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/demo"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/store"
	"candour/internal/view"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

// shown is a demonstration that is served on a port of this machine.
type shown struct {
	folder, data string
	record       *store.Record
	court        *demo.Court
	service      *service
	server       *httptest.Server
}

// once is the demonstration that the tests look at and leave as it is.
var once struct {
	sync.Once
	shown
	err error
}

func demonstration(t testing.TB) *shown {
	t.Helper()
	once.Do(func() {
		if once.err = once.begin(); once.err == nil {
			once.printsAsTests(workertest.Bench(t))
		}
	})
	if once.err != nil {
		t.Fatal(once.err)
	}
	return &once.shown
}

// printsAsTests has the service make documents as another bench does: in children without the race detector, with machine code that is made once and not
// for each demonstration, which takes half a minute.
func (d *shown) printsAsTests(bench *workbench.Bench) {
	d.service.bench.Program, d.service.bench.CacheDir = bench.Program, bench.CacheDir
}

// toldOnce is a folder with the demonstration as it was told, which nobody opens: each test that changes something opens a copy.
var toldOnce = sync.OnceValues(func() (folder string, err error) {
	if folder, err = os.MkdirTemp("", "candour-told-"); err != nil {
		return "", err
	}
	return folder, tell(filepath.Join(folder, "data"))
})

// tell tells the demonstration into a folder: under the race detector, which takes eight times as long, by a program without it.
func tell(folder string) error {
	if !ledgertest.Slowed {
		return TellDemo(context.Background(), folder)
	}
	program, err := workertest.Build("candour/internal/app/apptest/tell")
	if err != nil {
		return err
	}
	if said, err := exec.Command(program, folder).CombinedOutput(); err != nil {
		return fmt.Errorf("tell the demonstration: %w\n%s", err, said)
	}
	return nil
}

func (d *shown) begin() (err error) {
	told, err := toldOnce()
	if err != nil {
		return err
	}
	if d.folder, err = os.MkdirTemp("", "candour-demo-"); err != nil {
		return err
	}
	if err = os.CopyFS(d.folder, os.DirFS(told)); err != nil {
		return err
	}
	d.data = filepath.Join(d.folder, "data")
	if err = onlyMine(demo.Keys(d.data)); err != nil {
		return err
	}
	if d.court, err = demo.OpenCourt(demo.NewClock(time.Now).Now); err != nil {
		return err
	}
	if err = d.open(context.Background()); err != nil {
		return err
	}
	return d.court.Restore(context.Background(), d.record.Ledger)
}

// onlyMine closes the files of a folder to others, as the keyring asks: a copy of a file is open to more than the file was.
func onlyMine(folder string) error {
	files, err := os.ReadDir(folder)
	for _, file := range files {
		err = errors.Join(err, os.Chmod(filepath.Join(folder, file.Name()), 0o600))
	}
	return err
}

func (d *shown) open(ctx context.Context) (err error) {
	record, f, err := openDemo(ctx, d.data)
	if err != nil {
		return err
	}
	d.record = record
	if d.service, err = newDemoService(ctx, record, f, d.court, d.data, slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	d.server = httptest.NewServer(d.service.handler)
	return nil
}

func (d *shown) end() {
	if d.server != nil {
		d.server.Close()
		d.service.close()
		d.record.Close()
		d.court.Close()
	}
	os.RemoveAll(d.folder)
}

func TestADemonstrationHoldsFortyCasesInAllStages(t *testing.T) {
	d := demonstration(t)
	rows, err := view.All[struct{ Stream, Title, Status string }](t.Context(), d.record.Ledger.DB(), `SELECT stream, title, status FROM case_1`)
	if err != nil {
		t.Fatal(err)
	}
	stages := map[string]int{}
	for _, r := range rows {
		stages[r.Status]++
		if strings.TrimSpace(r.Title) == "" {
			t.Errorf("the case %s has no title", r.Stream)
		}
	}
	if len(rows) < 40 {
		t.Errorf("%d cases", len(rows))
	}
	for _, stage := range []string{casework.Unallocated, casework.Open, casework.Closed} {
		if stages[stage] < 3 {
			t.Errorf("%d cases are %s", stages[stage], stage)
		}
	}
}

func TestADemonstrationGoesOnWhereItWasLeft(t *testing.T) {
	d := demonstration(t)
	court, err := demo.OpenCourt(time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer court.Close()
	if err := court.Restore(t.Context(), d.record.Ledger); err != nil {
		t.Errorf("the court does not know its cases again: %v", err)
	}
	untouched := func(string) error { t.Error("a folder that holds a demonstration is told into"); return nil }
	if err := demo.Prepare(d.data, untouched); err != nil {
		t.Error(err)
	}
}

func TestADemonstrationAndAServiceRefuseEachOthersFolders(t *testing.T) {
	d := demonstration(t)
	if out, code := run(t, "serve", "--data", d.data, "--addr", "localhost:0"); code != refused || !strings.Contains(out, "demonstration") {
		t.Errorf("serve over a demonstration: %d %q", code, out)
	}
	folder := t.TempDir()
	record, _, err := place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys")}.open(t.Context(), false, false)
	if err != nil {
		t.Fatal(err)
	}
	record.Close()
	for _, data := range []string{filepath.Join(folder, "data"), folder} {
		out, code := run(t, "demo", "--data", data, "--addr", "localhost:0")
		if code != refused || !strings.Contains(out, "something else") || strings.Contains(out, "remove") {
			t.Errorf("demo over a service’s folder: %d %q", code, out)
		}
	}
}

func TestADemonstrationListensToThisMachineAlone(t *testing.T) {
	for _, address := range []string{"0.0.0.0:8080", ":8080", "192.0.2.7:80", "example.org:80", "localhost"} {
		if out, code := run(t, "demo", "--data", filepath.Join(t.TempDir(), "demo"), "--addr", address); code != wrongUse {
			t.Errorf("--addr %s: %d %q", address, code, out)
		}
	}
}

// run carries out a command to its end.
func run(t testing.TB, args ...string) (notes string, code int) {
	t.Helper()
	var out, said bytes.Buffer
	code = Run(args, strings.NewReader(""), &out, &said)
	return out.String() + said.String(), code
}

func TestADemonstrationAnswersUnderThisMachinesOwnNames(t *testing.T) {
	handler := demonstration(t).service.handler
	for host, want := range map[string]int{
		"localhost:8080": http.StatusOK, "LOCALHOST": http.StatusOK, "127.0.0.1:9": http.StatusOK, "[::1]:8080": http.StatusOK, "[::1]": http.StatusOK,
		"": http.StatusMisdirectedRequest, "candour.example:8080": http.StatusMisdirectedRequest, "127.0.0.1.example": http.StatusMisdirectedRequest,
		"localhost.example": http.StatusMisdirectedRequest, "127.0.0.2": http.StatusMisdirectedRequest,
	} {
		request := httptest.NewRequest(http.MethodGet, "/sign-in", nil)
		request.Host = host
		if got := answer(handler, request).Code; got != want {
			t.Errorf("Host %q is answered %d, want %d", host, got, want)
		}
	}
}

func TestADemonstrationAnswersNothingThatWasPassedOn(t *testing.T) {
	handler := demonstration(t).service.handler
	for _, name := range []string{"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "x-forwarded-proto", "X-Forwarded-Whatever"} {
		request := httptest.NewRequest(http.MethodGet, "/sign-in", nil)
		request.Host = "localhost:8080"
		request.Header.Set(name, "x")
		if got := answer(handler, request).Code; got != http.StatusForbidden {
			t.Errorf("with %s: %d", name, got)
		}
	}
}

func answer(handler http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}
