package clamav_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candour/internal/clamav"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/ledger/sqlite"
)

// eicar is the harmless file that every scanner is to take for a harmful one (EICAR, 2003), cut in two so that this source is not one itself.
const eicar = `X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-` + `ANTIVIRUS-TEST-FILE!$H+H*`

// signature is a database of clamd's that knows nothing else (ClamAV, “NDB” signatures).
const signature = "Eicar-Test-Signature:0:0:58354f2150254041505b345c505a58353428505e2937434329377d2445494341522d5354414e444152442d414e544956495255532d544553542d46494c452124482b482a\n"

// daemon is a real clamd with that one signature, which takes a megabyte at most.
func daemon(t *testing.T) clamav.Clamd {
	t.Helper()
	folder, err := os.MkdirTemp("", "clamd") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	database, socket := filepath.Join(folder, "db"), filepath.Join(folder, "s")
	write(t, filepath.Join(database, "eicar.ndb"), signature)
	config := filepath.Join(folder, "conf")
	write(t, config, "Foreground true\nUser root\nStreamMaxLength 1M\nLocalSocket "+socket+"\nDatabaseDirectory "+database+"\n")
	cmd := exec.Command("clamd", "--config-file="+config)
	if err := cmd.Start(); err != nil {
		t.Fatalf("start clamd (Debian package clamav-daemon): %v", err)
	}
	t.Cleanup(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
	clamd := clamav.Clamd{Socket: socket}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for clamd.Ping(ctx) != nil {
		if ctx.Err() != nil {
			t.Fatal("clamd does not answer")
		}
		time.Sleep(20 * time.Millisecond)
	}
	return clamd
}

func write(t *testing.T, path, words string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
}

// files are those of a record on disk, behind a daemon.
func files(t *testing.T, clamd clamav.Clamd) clamav.Files {
	t.Helper()
	engine, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	return clamav.Files{Files: ledger.TableFiles{DB: engine.Writer(), Clock: time.Now}, Clamd: clamd}
}

func zipped(t *testing.T, words string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("letter.txt")
	if err == nil {
		_, err = io.WriteString(w, words)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAFileThatIsKnownToDoHarmIsNotKept(t *testing.T) {
	kept := files(t, daemon(t))
	for name, bytes := range map[string]string{"as it is": eicar, "in an archive": zipped(t, eicar)} {
		file, err := kept.Put(t.Context(), "text/plain", strings.NewReader(bytes))
		if known := new(clamav.Harmful); !errors.As(err, &known) || fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: refused with %v", name, err)
		}
		if !file.IsZero() {
			t.Errorf("%s: it can be named by an entry", name)
		}
	}
}

func TestAFileInWhichNothingIsFoundIsKeptAsItCame(t *testing.T) {
	kept := files(t, daemon(t))
	letter := strings.Repeat("Dear Sir or Madam, ", 10_000)

	file, err := kept.Put(t.Context(), "text/plain", strings.NewReader(letter))
	if err != nil {
		t.Fatal(err)
	}
	from, err := kept.Get(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := io.ReadAll(from); err != nil || string(back) != letter {
		t.Errorf("%d bytes came back of %d: %v", len(back), len(letter), err)
	}
}

func TestAFileThatCouldNotBeLookedAtIsNotKept(t *testing.T) {
	large := strings.Repeat("x", 3<<20)
	for name, clamd := range map[string]clamav.Clamd{
		"larger than the daemon takes":  daemon(t),
		"no daemon":                     {Socket: filepath.Join(t.TempDir(), "none")},
		"a daemon that hangs up":        answering(t, ""),
		"a daemon that speaks of pings": answering(t, "PONG\x00"),
	} {
		file, err := files(t, clamd).Put(t.Context(), "text/plain", strings.NewReader(large))
		if fault.KindOf(err) != fault.Unavailable || !file.IsZero() {
			t.Errorf("%s: answered %v", name, err)
		}
	}
}

// answering is what passes for a daemon: it says one thing to everybody and hangs up.
func answering(t *testing.T, words string) clamav.Clamd {
	t.Helper()
	folder, err := os.MkdirTemp("", "clamd")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	socket := filepath.Join(folder, "s")
	listener, err := new(net.ListenConfig).Listen(context.WithoutCancel(t.Context()), "unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = io.WriteString(conn, words)
			_ = conn.Close()
		}
	}()
	return clamav.Clamd{Socket: socket}
}
