//go:build unix

package app

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"candour/internal/court/hmcts"
	"candour/internal/court/hmcts/fake"
)

// Besides its folder, a server of a test is told where the court is, how far its clock is ahead of this machine's, and perhaps where to halt and
// where texts are taken.
const (
	folderOf = "CANDOUR_DATA"
	courtAt  = "CANDOUR_TEST_COURT"
	aheadBy  = "CANDOUR_TEST_AHEAD"
	haltsAt  = "CANDOUR_TEST_HALTS"
	textsAt  = "CANDOUR_TEST_TEXTS"
)

func init() { programs["serve"] = serves }

// serves is candour serve on any free port. It ends when it is told to, and with the test that began it.
func serves() int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // until whoever began this program is no more
		stop()
	}()
	ahead, err := time.ParseDuration(os.Getenv(aheadBy))
	if err != nil {
		return exit(err, os.Stderr)
	}
	c := serveCommand{
		place: place{Data: os.Getenv(folderOf), clock: func() time.Time { return time.Now().Add(ahead) }}, Addr: "localhost:0",
		outgoing: outgoing{Text: os.Getenv(textsAt)},
	}
	court := []hmcts.Settings{fake.New(time.Now).Settings(hmcts.Private, os.Getenv(courtAt))}
	serve := c.serve
	if where := os.Getenv(haltsAt); where != "" {
		serve = c.serveAndHalt(where)
	}
	return exit(serve(ctx, streams{os.Stdin, os.Stdout, os.Stderr}, court), os.Stderr)
}

// program is this test's own program as another.
type program struct {
	cmd   *exec.Cmd
	out   *bufio.Reader
	notes bytes.Buffer
	lost  context.Context // done when nobody can ask it anything any more
	lose  context.CancelFunc
	once  sync.Once
	ended chan struct{}
	code  int // once ended; -1 when it was killed
}

// begin begins a program, which ends with the test.
func begin(t *testing.T, as string, env []string, args ...string) *program {
	t.Helper()
	p := &program{cmd: exec.Command(os.Args[0], args...), ended: make(chan struct{})}
	p.lost, p.lose = context.WithCancel(t.Context())
	p.cmd.Env, p.cmd.Stderr = append(os.Environ(), append(env, asProgram+"="+as)...), &p.notes
	out, err := p.cmd.StdoutPipe()
	if err == nil {
		_, err = p.cmd.StdinPipe()
	}
	if err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	t.Cleanup(func() {
		p.kill()
		p.rest()
	})
	return p
}

// kill ends the program by SIGKILL: it gets no say.
func (p *program) kill() {
	p.lose()
	_ = p.cmd.Process.Kill() // it may have ended by itself
}

// holdUp stops the program for a while, as on a machine that is moved or out of memory. Then it goes on as if nothing had been.
func (p *program) holdUp(while time.Duration) {
	p.lose()
	_ = p.cmd.Process.Signal(syscall.SIGSTOP) // it may have ended by itself
	time.Sleep(while)
	p.goOn()
}

func (p *program) goOn() { _ = p.cmd.Process.Signal(syscall.SIGCONT) }

// line is the next line that the program says; an error when there is none.
func (p *program) line() (string, error) {
	line, err := p.out.ReadString('\n')
	return strings.TrimSpace(line), err
}

// rest is what else the program says until it ends.
func (p *program) rest() (said []byte) {
	p.once.Do(func() {
		said, _ = io.ReadAll(p.out) // a program that is killed breaks off
		_ = p.cmd.Wait()            // its exit is in code
		p.code = p.cmd.ProcessState.ExitCode()
		p.lose()
		close(p.ended)
	})
	<-p.ended
	return said
}

// finish lets the program finish what it has begun, and end.
func (p *program) finish(t *testing.T) {
	t.Helper()
	p.goOn()
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	if p.rest(); p.code != allWell {
		t.Errorf("a program ended with %d: %s", p.code, p.notes.String())
	}
}
