//go:build e2e

package e2e

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// demo is a running demonstration.
type demo struct {
	address string
	process *exec.Cmd // nil for one that was running before
}

// start builds the program and starts its demonstration in a folder.
func start(folder string) (*demo, error) {
	program := filepath.Join(folder, "candour")
	build := exec.Command("go", "build", "-o", program, "candour/cmd/candour")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build candour: %w\n%s", err, out)
	}
	notes, err := os.Create(filepath.Join(folder, "notes.txt"))
	if err != nil {
		return nil, err
	}
	defer notes.Close()
	d := &demo{process: exec.Command(program, "demo", "--addr", "localhost:0")}
	d.process.Dir, d.process.Stderr = folder, notes
	out, err := d.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := d.process.Start(); err != nil {
		return nil, err
	}
	first, err := bufio.NewReader(out).ReadString('\n')
	d.address = strings.TrimSpace(first)
	if err != nil || !strings.HasPrefix(d.address, "http://") {
		d.stop()
		said, _ := os.ReadFile(notes.Name())
		return nil, fmt.Errorf("the demonstration printed %q instead of its address\n%s", first, said)
	}
	return d, nil
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
