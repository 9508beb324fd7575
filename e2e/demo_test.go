//go:build e2e

package e2e

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candour/internal/workbench/workertest"
)

// demo is a running demonstration.
type demo struct {
	address string
	folder  string
	process *exec.Cmd // nil for one that was running before
}

// build builds the program into a folder.
func build(folder string) (string, error) {
	program := filepath.Join(folder, "candour")
	build := exec.Command("go", "build", "-o", program, "candour/cmd/candour")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build candour: %w\n%s", err, out)
	}
	return program, nil
}

// tell tells the demonstration into a folder, once for all that are served: each is served in a copy of it, beside what the typesetter keeps of its
// machine code, which takes half a minute to make.
func tell(folder string) error {
	teller, err := workertest.Build("candour/internal/app/apptest/tell")
	if err != nil {
		return err
	}
	if said, err := exec.Command(teller, folder).CombinedOutput(); err != nil {
		return fmt.Errorf("tell the demonstration: %w\n%s", err, said)
	}
	cache, err := workertest.CacheDir()
	if err != nil {
		return err
	}
	return os.Symlink(cache, filepath.Join(folder, "cache"))
}

// copied copies what was told to where the program looks for it in a folder. A copy of a file is open to more than the file was, and a keyring must not be.
func copied(told, folder string) error {
	data := filepath.Join(folder, "candour-demo-data")
	if err := os.CopyFS(data, os.DirFS(told)); err != nil {
		return err
	}
	keys, err := filepath.Glob(filepath.Join(data, "keys", "*"))
	for _, key := range keys {
		err = errors.Join(err, os.Chmod(key, 0o600))
	}
	return err
}

// start starts the program's demonstration in a folder, from what was told.
func start(program, told, folder string) (*demo, error) {
	if err := copied(told, folder); err != nil {
		return nil, err
	}
	d := &demo{folder: folder}
	return d, d.serve(program, "localhost:0")
}

// serve serves what is in the demonstration's folder.
func (d *demo) serve(program, address string) error {
	notes, err := os.Create(filepath.Join(d.folder, "notes.txt"))
	if err != nil {
		return err
	}
	defer notes.Close()
	d.process = exec.Command(program, "demo", "--addr", address)
	d.process.Dir, d.process.Stderr = d.folder, notes
	out, err := d.process.StdoutPipe()
	if err != nil {
		return err
	}
	if err := d.process.Start(); err != nil {
		return err
	}
	first, err := bufio.NewReader(out).ReadString('\n')
	d.address = strings.TrimSpace(first)
	if err != nil || !strings.HasPrefix(d.address, "http://") {
		d.stop()
		said, _ := os.ReadFile(notes.Name())
		return fmt.Errorf("the demonstration printed %q instead of its address\n%s", first, said)
	}
	return nil
}

// ofItsOwn is a demonstration for one test alone, as it is told at the beginning.
func ofItsOwn(t *testing.T) *demo {
	t.Helper()
	d, err := start(program, story, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.stop)
	return d
}

// stop asks the demonstration to end, and ends it if it does not. One that was running before goes on.
func (d *demo) stop() {
	if d.process == nil {
		return
	}
	_ = d.process.Process.Signal(os.Interrupt)
	force := time.AfterFunc(10*time.Second, func() { _ = d.process.Process.Kill() })
	defer force.Stop()
	_ = d.process.Wait()
}
