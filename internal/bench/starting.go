package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

var starting = Measurement{
	Name:  "demo",
	Means: "candour demo in an empty folder: from its start to the address on its first line, when it answers. The invented families are told in that time.",
	Do:    startFigures,
}

func startFigures(ctx context.Context, r *Room) ([]Figure, error) {
	fmt.Fprintln(r.Notes, "start of the demonstration")
	demo := exec.CommandContext(ctx, r.Program, "demo", "--data", r.folder("demo"), "--addr", "localhost:0")
	demo.Cancel = func() error { return demo.Process.Signal(os.Interrupt) }
	demo.WaitDelay = 10 * time.Second
	ready, err := untilFirstLine(demo)
	if err != nil {
		return nil, fmt.Errorf("candour demo: %w", err)
	}
	return []Figure{{Of: "ready after", Value: ready.Seconds(), Unit: "s", Target: atMost(10)}}, nil
}

var errSaidNothing = errors.New("it ended without a line")

// untilFirstLine starts a program, waits for the first line that it prints, and ends it.
func untilFirstLine(c *exec.Cmd) (time.Duration, error) {
	out, err := c.StdoutPipe()
	if err != nil {
		return 0, err
	}
	begun := time.Now()
	if err := c.Start(); err != nil {
		return 0, err
	}
	lines := bufio.NewScanner(out)
	said := lines.Scan()
	took := time.Since(begun)
	ended := end(c)
	if !said {
		return 0, errors.Join(errSaidNothing, lines.Err(), ended)
	}
	return took, nil
}

// end asks a program to end, and makes it when it does not.
func end(c *exec.Cmd) error {
	if err := c.Process.Signal(os.Interrupt); err != nil {
		c.Process.Kill() // where a program cannot be asked
	}
	late := time.AfterFunc(10*time.Second, func() { c.Process.Kill() })
	defer late.Stop()
	return c.Wait()
}
